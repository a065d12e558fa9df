from typing import Any

from frictionaudit.check import Verdict
from frictionaudit.evidence import Control, Journey, PageView, Region, Scrolled, Stage
from tests.evidence import box, control, journey, judged, overlay, page

ID = "basket-always-visible"


def icon(count: int | None = 0, **more: Any) -> Control:
    name = "Basket" if count is None else f"Basket ({count})"
    defaults: dict[str, Any] = {"region": Region.HEADER, "href": "https://shop.test/basket", "at": box(340, 8, 44, 44)}
    return control(name, index=1, **(defaults | more))


def seen(*links: Control, pinned: tuple[Control, ...] = (), by: int = 1800) -> PageView:
    return page(controls=links, scrolled=Scrolled(by=by, pinned=pinned))


def walked(one: PageView, after: PageView | None = None, **others: PageView) -> Journey:
    pages = {Stage.HOME: others.get("home", one), Stage.LISTING: others.get("listing", one), Stage.PRODUCT: one}
    return journey(pages, after_adding=after)


STICKS = seen(icon(), pinned=(icon(fixed=True),))
COUNTED = page(controls=(icon(1),))


def test_an_icon_with_a_number_that_sticks_passes() -> None:
    assert judged(ID, walked(STICKS, COUNTED)).verdict is Verdict.PASS


def test_a_bar_at_the_bottom_is_a_way_too() -> None:
    bar = icon(region=Region.MAIN, fixed=True, at=box(300, 610, 60, 50))
    assert judged(ID, walked(seen(bar, pinned=(bar,)), COUNTED)).verdict is Verdict.PASS


def test_a_bar_that_stands_in_the_foot_of_the_page_is_a_way_too() -> None:
    way = icon(region=Region.FOOTER, overlay=0, at=box(300, 610, 60, 50))
    bar = seen(way, pinned=(way,)).model_copy(update={"overlays": (overlay("bar", share=0.08),)})
    assert judged(ID, walked(bar, COUNTED)).verdict is Verdict.PASS
    assert judged(ID, walked(seen(icon(region=Region.FOOTER)), COUNTED)).verdict is Verdict.UNCLEAR


def test_an_icon_that_scrolls_away_warns() -> None:
    outcome = judged(ID, walked(seen(icon()), COUNTED))
    assert outcome.verdict is Verdict.WARN
    assert "further down" in outcome.measured


def test_a_short_page_cannot_lose_it() -> None:
    assert judged(ID, walked(seen(icon(), by=120), COUNTED)).verdict is Verdict.PASS


def test_no_number_after_adding_warns() -> None:
    outcome = judged(ID, walked(STICKS, page(controls=(icon(None),))))
    assert outcome.verdict is Verdict.WARN
    assert "number" in outcome.measured


def test_a_basket_inside_the_menu_alone_fails() -> None:
    assert judged(ID, walked(seen(icon(visible=False)), COUNTED)).verdict is Verdict.FAIL


def test_one_page_without_it_warns_and_names_it() -> None:
    outcome = judged(ID, walked(STICKS, COUNTED, listing=seen()))
    assert outcome.verdict is Verdict.WARN
    assert "listing" in outcome.reason


def test_where_no_way_was_recognised_it_is_unclear() -> None:
    assert judged(ID, walked(seen(), COUNTED)).verdict is Verdict.UNCLEAR


def test_add_to_basket_is_no_way_to_the_basket() -> None:
    buy = control("カートに入れる", index=5, at=box(16, 100, 300, 48))
    shop = seen(buy).model_copy(update={"lang": "ja"})
    assert judged(ID, walked(shop, COUNTED)).verdict is Verdict.UNCLEAR

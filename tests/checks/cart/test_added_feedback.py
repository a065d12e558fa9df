from typing import Any

from frictionaudit.check import Verdict
from frictionaudit.evidence import Attempt, Control, Journey, Line, PageKind, PageView, Region, Stage, Visit
from frictionaudit.shopper.firewall.acts import Act
from tests.evidence import box, control, journey, judged, line, overlay, page

ID = "added-feedback"
NAME = line("Heron Walking Boot", index=0, heading=1)


def icon(count: int) -> Control:
    return control(f"Basket ({count})", index=1, at=box(340, 8), href="/basket", region=Region.HEADER)


def product(**more: Any) -> PageView:
    defaults: dict[str, Any] = {
        "lines": (NAME,),
        "controls": (icon(0), control("Add to basket", index=2, at=box(y=300))),
    }
    return page(**(defaults | more))


def after(*lines: Line, count: int = 0, **more: Any) -> PageView:
    defaults: dict[str, Any] = {"lines": (NAME, *lines), "controls": (icon(count),), "kind": PageKind.PRODUCT}
    return page(**(defaults | more))


def walked(told: PageView | None, effect: str = "the basket counts 1") -> Journey:
    seen = journey({Stage.PRODUCT: product(), Stage.BASKET: page()}, after_adding=told)
    attempt = Attempt(act=str(Act.ADD), target="Add to basket", moved=bool(effect), effect=effect)
    visits = (*seen.visits[:-1], seen.visits[-1].model_copy(update={"attempts": (attempt,)}))
    return seen.model_copy(update={"visits": visits})


def test_a_message_with_the_name_and_a_number_passes() -> None:
    told = after(
        line("You added Heron Walking Boot to your basket", index=5), line("Added to your basket", index=6), count=1
    )
    outcome = judged(ID, walked(told))
    assert outcome.verdict is Verdict.PASS
    assert "number at the basket 1" in outcome.measured


def test_a_drawer_that_lists_the_product_passes() -> None:
    drawer = overlay("basket", text="Added to your basket Heron Walking Boot Checkout", modal=True)
    told = after(line("Heron Walking Boot", index=6, overlay=0), overlays=(drawer,))
    assert judged(ID, walked(told)).verdict is Verdict.PASS


def test_a_number_alone_warns() -> None:
    outcome = judged(ID, walked(after(count=1)))
    assert outcome.verdict is Verdict.WARN
    assert outcome.friction == 0.5


def test_a_message_without_the_name_warns() -> None:
    outcome = judged(ID, walked(after(line("Added to your basket", index=5), count=1)))
    assert outcome.verdict is Verdict.WARN
    assert "does not name" in outcome.reason


def test_the_basket_page_in_place_of_the_product_warns() -> None:
    outcome = judged(ID, walked(after(count=1, kind=PageKind.BASKET)))
    assert outcome.verdict is Verdict.WARN
    assert "basket page" in outcome.reason


def test_no_sign_at_all_fails() -> None:
    outcome = judged(ID, walked(None, effect=""))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.findings[0].quote == "Add to basket"


def test_the_name_that_stood_there_before_is_no_message() -> None:
    outcome = judged(ID, walked(after(line("Added to your basket", index=40), count=1)))
    assert outcome.verdict is Verdict.WARN


def test_a_walk_that_put_nothing_in_is_unclear() -> None:
    assert judged(ID, journey({Stage.PRODUCT: product()})).verdict is Verdict.UNCLEAR


def test_a_walk_that_did_not_look_after_adding_is_unclear() -> None:
    seen = walked(None)
    assert isinstance(seen.visits[-1], Visit)
    assert judged(ID, seen).verdict is Verdict.UNCLEAR


def test_a_newsletter_that_opened_is_no_sign() -> None:
    layer = overlay("newsletter", text="Join our list", modal=True)
    assert (
        judged(ID, walked(after(line("Join our list", index=5, overlay=0), overlays=(layer,)))).verdict
        is Verdict.UNCLEAR
    )


def test_a_name_that_only_a_lower_heading_gives_is_found_in_the_message() -> None:
    lines = (line("Copper kettle", heading=3), line("SKU: KETTLE-1", index=1, heading=4), line("£48.00", index=2))
    seen = product(lines=lines, url="https://shop.test/product/copper-kettle")
    told = after(line("Copper kettle added to your cart", index=5), count=1)
    walk = journey({Stage.PRODUCT: seen, Stage.BASKET: page()}, after_adding=told)
    assert judged(ID, walk).verdict is Verdict.PASS

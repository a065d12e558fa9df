"""welcome-back: what the second visit shows of the first."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Control, Journey, OverlaySeen, PageKind, PageView, SecondVisit, Stage, Viewed
from tests.evidence import box, control, journey, judged, line, overlay, page

SHOP = "https://shop.test"
LAMP, MUG, VASE, BOWL = (
    Viewed(name=name, url=f"{SHOP}/{name.split()[1]}") for name in ("Brass lamp", "Glazed mug", "Tall vase", "Oak bowl")
)
VIEWED = (LAMP, MUG, VASE)
LISTING = page(
    controls=tuple(
        control(one.name, index=n, href=one.url, at=box(0, 100 * n)) for n, one in enumerate((*VIEWED, BOWL))
    )
)


def front(heading: str = "", *below: Viewed, basket: str = "", lang: str = "en", **more: Any) -> PageView:
    """The front with a part under a heading; another part with other goods follows."""
    lines = [line("Homeware", index=0, at=box(0, 80), heading=1)]
    lines += [line(heading, index=1, at=box(0, 500), heading=2)] if heading else []
    lines += [line("New in", index=2, at=box(0, 1000), heading=2)]
    lines += [line(one.name, index=3 + n, at=box(0, 560 + 30 * n), heading=3) for n, one in enumerate(below)]
    links: list[Control] = [
        control(one.name, index=10 + n, href=one.url, at=box(0, 560 + 30 * n)) for n, one in enumerate(below)
    ]
    links += [control("Basket", text=basket, index=30, href=f"{SHOP}/basket", at=box(300, 10), hints="cart")]
    values: dict[str, Any] = {"url": f"{SHOP}/", "kind": PageKind.HOME, "lang": lang, "lines": tuple(lines)}
    return page(controls=tuple(links), **(values | more))


def outcome(
    *pages: PageView,
    first: PageView | None = None,
    kept: bool | None = False,
    viewed: tuple[Viewed, ...] = VIEWED,
    **more: Any,
) -> Outcome:
    """What is said of a second visit that ended with these pages."""
    walked = {
        Stage.HOME: first or front(),
        Stage.LISTING: LISTING,
        Stage.PRODUCT: page(url=LAMP.url),
        Stage.BASKET: page(),
    }
    visit = SecondVisit(viewed=viewed, pages=pages) if pages else None
    return judged("welcome-back", journey(walked, basket_kept=kept, second_visit=visit, **more))


def layer(kind: str, closed_by: str = "Reject", *, closed: bool = True) -> OverlaySeen:
    return OverlaySeen(
        overlay=overlay(kind, text="Where are you?"),
        stage=Stage.HOME,
        page=0,
        at_ms=900,
        closed=closed,
        closed_by=closed_by,
    )


# ---- two things, one, none -----------------------------------------------------------------------------------------


def test_recently_viewed_and_the_basket_pass() -> None:
    seen = outcome(front("Recently viewed", MUG), kept=True)
    assert seen.verdict is Verdict.PASS
    assert seen.measured == "2 of 4"
    assert {finding.quote for finding in seen.findings} == {"Recently viewed: Glazed mug", "it still holds the product"}


def test_the_number_at_the_basket_tells_that_it_is_kept() -> None:
    assert outcome(front("Recently viewed", LAMP, basket="1"), kept=None).verdict is Verdict.PASS


def test_recently_viewed_on_a_product_page_counts_too() -> None:
    product = front("Recently viewed", MUG).model_copy(update={"url": VASE.url, "kind": PageKind.PRODUCT})
    assert outcome(product, front(), kept=True).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("lang", "heading"),
    [
        ("en", "Recently viewed items"),
        ("de", "Zuletzt angesehene Artikel"),
        ("fr", "Vus récemment"),
        ("es", "Vistos recientemente"),
        ("it", "Visti di recente"),
        ("nl", "Recent bekeken"),
        ("pt", "Vistos recentemente"),
        ("pl", "Ostatnio oglądane"),
        ("sv", "Senast visade"),
        ("da", "Senest sete"),
        ("ja", "最近チェックした商品"),
    ],
)
def test_one_thing_warns_in_every_language(lang: str, heading: str) -> None:
    seen = outcome(front(heading, MUG, lang=lang))
    assert seen.verdict is Verdict.WARN
    assert seen.measured == "1 of 4"


def test_a_kept_basket_alone_warns() -> None:
    assert outcome(front(), kept=True).verdict is Verdict.WARN


def test_nothing_fails() -> None:
    assert outcome(front()).verdict is Verdict.FAIL


def test_a_choice_that_is_not_asked_again_counts_and_one_that_is_does_not() -> None:
    asked = (layer("country", "Stay"),)
    again = front(overlays=(overlay("country", modal=True),))
    assert outcome(front(), interruptions=asked).verdict is Verdict.WARN
    assert outcome(again, interruptions=asked).verdict is Verdict.FAIL
    assert outcome(front(), again, interruptions=asked).verdict is Verdict.FAIL
    assert outcome(front(), interruptions=(layer("newsletter"),)).verdict is Verdict.FAIL
    assert outcome(front(), interruptions=(layer("country", closed=False),)).verdict is Verdict.FAIL


def test_picks_for_this_visitor_from_the_list_that_was_viewed_count() -> None:
    picks = front("Picked for you", VASE, BOWL)
    assert outcome(picks).verdict is Verdict.WARN
    assert outcome(picks, kept=True).verdict is Verdict.PASS


# ---- what looks like it --------------------------------------------------------------------------------------------


def test_picks_that_everybody_sees_do_not_count() -> None:
    picks = front("Picked for you", VASE, BOWL)
    assert outcome(picks, first=picks).verdict is Verdict.FAIL
    assert outcome(front("Bestsellers", VASE, BOWL)).verdict is Verdict.FAIL


def test_picks_from_elsewhere_do_not_count() -> None:
    other = (Viewed(name="Wool hat", url=f"{SHOP}/hat"), Viewed(name="Silk scarf", url=f"{SHOP}/scarf"), BOWL)
    assert outcome(front("Picked for you", *other)).verdict is Verdict.FAIL


def test_a_heading_above_nothing_or_above_other_goods_does_not_count() -> None:
    assert outcome(front("Recently viewed")).verdict is Verdict.FAIL
    assert outcome(front("Recently viewed", BOWL)).verdict is Verdict.FAIL


def test_a_viewed_product_under_the_next_heading_does_not_count() -> None:
    later = control(MUG.name, index=40, href=MUG.url, at=box(0, 1100))
    empty = front("Recently viewed")
    assert outcome(empty.model_copy(update={"controls": (*empty.controls, later)})).verdict is Verdict.FAIL


def test_a_part_that_was_there_before_anything_was_viewed_does_not_count() -> None:
    same = front("Recently viewed", MUG)
    assert outcome(same, first=same).verdict is Verdict.FAIL
    assert outcome(front("Recently viewed", MUG), first=front("Recently viewed", BOWL)).verdict is Verdict.WARN


def test_a_product_page_that_names_itself_does_not_count() -> None:
    itself = front("Recently viewed", VASE).model_copy(update={"url": VASE.url, "kind": PageKind.PRODUCT})
    assert outcome(itself, front()).verdict is Verdict.FAIL


def test_a_link_in_the_menu_to_what_was_viewed_shows_nothing() -> None:
    link = control("Recently viewed", index=40, href=f"{SHOP}/history", at=box(0, 20))
    plain = front()
    assert outcome(plain.model_copy(update={"controls": (*plain.controls, link)})).verdict is Verdict.FAIL


def test_a_number_at_a_basket_that_says_it_is_empty_does_not_count() -> None:
    assert outcome(front(basket="1"), kept=False).verdict is Verdict.FAIL


# ---- where it does not apply, or cannot be told --------------------------------------------------------------------


def test_where_storing_was_refused_little_should_be_remembered() -> None:
    assert outcome(front(), interruptions=(layer("consent"),)).verdict is Verdict.NOT_APPLICABLE
    unanswered = (layer("consent", "", closed=False),)
    assert outcome(front(), interruptions=unanswered).verdict is Verdict.NOT_APPLICABLE
    by_itself = (layer("consent", "autoconsent (Cookiebot)"),)
    assert outcome(front(), interruptions=by_itself).verdict is Verdict.NOT_APPLICABLE


def test_where_storing_was_agreed_to_it_is_judged() -> None:
    assert outcome(front(), interruptions=(layer("consent", "Accept all"),)).verdict is Verdict.FAIL


def test_a_walk_that_came_to_no_product_has_nothing_to_remember() -> None:
    assert judged("welcome-back", journey({Stage.HOME: front()})).verdict is Verdict.NOT_APPLICABLE


def test_no_second_visit_is_unclear_and_so_is_a_bundle_from_before_it_was_made() -> None:
    assert outcome().verdict is Verdict.UNCLEAR
    old = journey({Stage.HOME: front(), Stage.PRODUCT: page()}).model_dump(mode="json")
    del old["second_visit"]
    assert judged("welcome-back", Journey.model_validate(old)).verdict is Verdict.UNCLEAR


def test_a_basket_that_could_not_be_told_is_unclear_where_it_decides() -> None:
    assert outcome(front(), kept=None).verdict is Verdict.UNCLEAR
    assert outcome(front("Recently viewed", MUG), kept=None).verdict is Verdict.UNCLEAR
    asked = (layer("country", "Stay"),)
    assert outcome(front("Recently viewed", MUG), kept=None, interruptions=asked).verdict is Verdict.PASS

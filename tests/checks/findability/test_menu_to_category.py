"""menu-to-category: from the front page to a list."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Action, Control, Region, Site, Stage
from tests.evidence import box, control, journey, judged, page, trip


def link(name: str, index: int = 0, **more: Any) -> Control:
    href = f"https://shop.test/{name.lower().replace(' ', '-')}"
    known: dict[str, Any] = {"region": Region.NAV}
    return control(name, index=index, href=href, **(known | more))


SHOP = tuple(link(name, n) for n, name in enumerate(("Tents", "Boots", "Stoves", "Offers")))


def outcome(taps: int, *controls: Control, typed: bool = False, **more: Any) -> Outcome:
    home = page(controls=controls or (*SHOP, link("Contact us", 9)))
    acts = [Action(at_ms=n, stage=Stage.LISTING, kind="tap", target=f"way {n}", box=box()) for n in range(taps)]
    if typed:
        acts.append(Action(at_ms=99, stage=Stage.LISTING, kind="type", target="Search", keystrokes=5))
    told = journey({Stage.HOME: home, Stage.LISTING: page()}, actions=tuple(acts), **more)
    return judged("menu-to-category", told)


@pytest.mark.parametrize(
    ("taps", "verdict"), [(1, Verdict.PASS), (3, Verdict.PASS), (4, Verdict.WARN), (5, Verdict.FAIL)]
)
def test_the_taps_to_a_list_decide(taps: int, verdict: Verdict) -> None:
    assert outcome(taps).verdict is verdict


def test_a_menu_without_help_warns_lightly() -> None:
    seen = outcome(1, *SHOP)
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.2)


@pytest.mark.parametrize("name", ["Help", "Returns", "Track your order", "Delivery"])
def test_help_of_any_kind_in_the_menu_does(name: str) -> None:
    assert outcome(1, *SHOP, link(name, 9, visible=False)).verdict is Verdict.PASS


def test_help_in_the_footer_alone_is_not_in_the_menu() -> None:
    assert outcome(1, *SHOP, link("Help", 9, region=Region.FOOTER)).verdict is Verdict.WARN


def test_a_menu_that_could_not_be_read_is_no_reason_to_warn() -> None:
    seen = outcome(2, control("Menu", region=Region.HEADER))
    assert seen.verdict is Verdict.PASS
    assert seen.confidence <= 0.6


def test_a_list_found_by_the_search_or_a_hint_tells_nothing_of_the_menu() -> None:
    assert outcome(1, typed=True).verdict is Verdict.UNCLEAR
    hinted = Site(name="Acme", url="https://shop.test/", own=True, hints={"listing": "https://shop.test/tents"})
    assert outcome(1, trip=trip(site=hinted)).verdict is Verdict.UNCLEAR


def test_a_front_page_that_is_the_list_needs_no_menu() -> None:
    assert outcome(0).verdict is Verdict.NOT_APPLICABLE

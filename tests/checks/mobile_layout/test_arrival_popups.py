"""arrival-popups: layers that come by themselves before the shopper has seen anything."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import OverlaySeen, Stage
from tests.evidence import journey, judged, overlay, page


def layer(kind: str = "newsletter", share: float = 0.25, **more: Any) -> OverlaySeen:
    about = {key: more.pop(key) for key in ("text", "selector", "locks_scroll") if key in more}
    defaults: dict[str, Any] = {
        "overlay": overlay(kind, share=share, **({"selector": "#pop", "text": "10 % off"} | about)),
        "stage": Stage.HOME,
        "page": 0,
        "at_ms": 4000,
        "closed": True,
        "close_size": 32,
    }
    return OverlaySeen(**(defaults | more))


def outcome(*layers: OverlaySeen, watched_ms: int = 15_000) -> Outcome:
    pages = {Stage.HOME: page(), Stage.LISTING: page(), Stage.PRODUCT: page()}
    return judged("arrival-popups", journey(pages, interruptions=layers, watched_ms=watched_ms))


def test_a_quiet_arrival_passes() -> None:
    seen = outcome()
    assert (seen.verdict, seen.measured) == (Verdict.PASS, "0 in 15 s")


def test_a_layer_over_thirty_percent_fails_and_says_when_it_came() -> None:
    seen = outcome(layer(share=0.8))
    assert seen.verdict is Verdict.FAIL
    assert seen.measured == "80% of the screen after 4 s"
    assert (seen.findings[0].selector, seen.findings[0].quote) == ("#pop", "10 % off")


def test_a_small_layer_with_a_clear_close_warns() -> None:
    assert outcome(layer(share=0.25)).verdict is Verdict.WARN


def test_a_banner_of_fifteen_percent_passes() -> None:
    assert outcome(layer(share=0.15)).verdict is Verdict.PASS


@pytest.mark.parametrize("harm", [{"locks_scroll": True}, {"close_size": None}, {"closed": False}, {"close_size": 16}])
def test_a_small_layer_that_traps_the_shopper_fails(harm: dict[str, Any]) -> None:
    assert outcome(layer(share=0.25, **harm)).verdict is Verdict.FAIL


def test_two_layers_at_once_fail() -> None:
    assert outcome(layer(), layer("app", selector="#app", text="Get the app")).verdict is Verdict.FAIL


def test_one_layer_that_comes_back_is_not_two() -> None:
    assert outcome(layer(), layer(at_ms=9000)).verdict is Verdict.WARN


@pytest.mark.parametrize("kind", ["consent", "age", "country"])
def test_questions_that_must_be_asked_do_not_count(kind: str) -> None:
    seen = outcome(layer(kind, share=1.0, locks_scroll=True, close_size=None))
    assert seen.verdict is Verdict.PASS
    assert kind in seen.reason


@pytest.mark.parametrize("kind", ["bar", "menu", "basket"])
def test_parts_of_the_page_are_no_pop_ups(kind: str) -> None:
    assert outcome(layer(kind, share=0.9)).verdict is Verdict.PASS


def test_a_layer_of_unknown_purpose_counts_but_is_less_sure() -> None:
    seen = outcome(layer("other", share=0.5))
    assert seen.verdict is Verdict.FAIL
    assert seen.confidence < 0.9


def test_a_layer_that_comes_later_in_the_visit_only_warns() -> None:
    seen = outcome(layer(share=0.9, at_ms=40_000, stage=Stage.PRODUCT, page=2))
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.4)


def test_a_layer_at_the_checkout_is_no_arrival() -> None:
    assert outcome(layer(share=0.9, stage=Stage.CHECKOUT, page=5)).verdict is Verdict.PASS


def test_a_short_watch_makes_a_quiet_arrival_less_sure_and_says_so() -> None:
    seen = outcome(watched_ms=8_000)
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.6
    assert "only 8 s" in seen.reason


def test_a_watch_under_five_seconds_is_unclear() -> None:
    assert outcome(watched_ms=4_999).verdict is Verdict.UNCLEAR


def test_what_was_seen_counts_however_short_the_watch() -> None:
    assert outcome(layer(share=0.9), watched_ms=1_000).verdict is Verdict.FAIL


def test_an_unseen_front_page_is_unclear() -> None:
    assert judged("arrival-popups", journey({Stage.PRODUCT: page()})).verdict is Verdict.UNCLEAR

"""one-second-next-step: how long the steps towards buying take."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Action, Attempt, OverlaySeen, Stage
from tests.checks.speed.loads import speed
from tests.evidence import journey, judged, overlay, page

PAGES = {Stage.HOME: page(), Stage.LISTING: page(), Stage.PRODUCT: page(), Stage.BASKET: page()}


def tap(target: str, ms: int | None = 300, stage: Stage = Stage.BASKET, **more: Any) -> Action:
    return Action(
        at_ms=0,
        stage=stage,
        kind="tap",
        target=target,
        page=2,
        ready_ms=ms,
        answer_ms=more.pop("answer_ms", 80),
        **more,
    )


def outcome(*actions: Action, **more: Any) -> Outcome:
    quick = (tap("Tents", 400, Stage.LISTING, opened=True), tap("Ridge", 400, Stage.PRODUCT, opened=True))
    return judged("one-second-next-step", journey(PAGES, actions=(*quick, *actions), **more))


@pytest.mark.parametrize(("ms", "verdict"), [(2500, Verdict.PASS), (3200, Verdict.WARN), (4200, Verdict.FAIL)])
def test_a_page_may_take_two_and_a_half_seconds(ms: int, verdict: Verdict) -> None:
    assert outcome(tap("Checkout", ms, opened=True)).verdict is verdict


@pytest.mark.parametrize(("ms", "verdict"), [(1000, Verdict.PASS), (1800, Verdict.WARN), (4200, Verdict.FAIL)])
def test_a_change_of_the_page_may_take_one(ms: int, verdict: Verdict) -> None:
    seen = outcome(tap("Add to basket", ms))
    assert seen.verdict is verdict
    assert seen.findings[0].page == 2


def test_silence_for_more_than_a_second_fails() -> None:
    assert outcome(tap("Add to basket", 1900, answer_ms=1900)).verdict is Verdict.FAIL


def test_a_quick_way_is_trusted_less_since_nothing_was_slowed() -> None:
    seen = outcome()
    assert seen.verdict is Verdict.PASS
    assert seen.confidence <= 0.6
    assert "not slowed" in seen.reason


def test_taps_that_closed_a_layer_or_left_for_a_policy_do_not_count() -> None:
    layer = OverlaySeen(
        overlay=overlay("newsletter"), stage=Stage.PRODUCT, page=2, at_ms=1, closed=True, closed_by="No thanks"
    )
    slow = (tap("No thanks", 9000), tap("Returns", 9000, Stage.RETURNS))
    assert outcome(*slow, interruptions=(layer,)).verdict is Verdict.PASS
    assert outcome(*slow).verdict is Verdict.FAIL


def test_taps_that_led_nowhere_do_not_count() -> None:
    told = journey(PAGES, actions=(tap("Tents"), tap("Ridge"), tap("Gift card", 9000)))
    lost = told.visits[2].model_copy(update={"attempts": (Attempt(act="add", target="Gift card"),)})
    assert judged("one-second-next-step", told).verdict is Verdict.FAIL
    told = told.model_copy(update={"visits": (*told.visits[:2], lost, told.visits[3])})
    assert judged("one-second-next-step", told).verdict is Verdict.PASS


def test_a_slow_step_on_a_machine_that_is_far_too_slow_is_unclear() -> None:
    assert outcome(tap("Checkout", 5000, opened=True), speed=speed(machine=100)).verdict is Verdict.UNCLEAR
    assert outcome(tap("Checkout", 5000, opened=True), speed=speed(machine=900)).verdict is Verdict.FAIL


def test_too_few_timed_taps_are_unclear() -> None:
    told = journey(PAGES, actions=(tap("Tents", None), tap("Ridge", 400)))
    assert judged("one-second-next-step", told).verdict is Verdict.UNCLEAR

"""tap-answers-fast: from tap to next paint, and blocking time."""

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Stage, TapTime, Timing
from tests.checks.speed.loads import PAGES, load, measured
from tests.evidence import journey, judged, page

CHECK = "tap-answers-fast"


@pytest.mark.parametrize(
    ("ms", "verdict"), [(0, Verdict.PASS), (200, Verdict.PASS), (320, Verdict.WARN), (504, Verdict.FAIL)]
)
def test_the_slowest_tap_decides(ms: int, verdict: Verdict) -> None:
    seen = judged(CHECK, measured(load(Stage.PRODUCT, taps=(TapTime(target="Menu", ms=ms, selector="#menu"),))))
    assert seen.verdict is verdict
    assert seen.findings[0].selector == "#menu"
    assert "Menu" in seen.findings[0].message


@pytest.mark.parametrize(("ms", "verdict"), [(200, Verdict.PASS), (450, Verdict.WARN), (700, Verdict.FAIL)])
def test_scripts_that_hold_the_page_up_count(ms: int, verdict: Verdict) -> None:
    taps = (TapTime(target="Menu", ms=24),)
    assert judged(CHECK, measured(load(taps=taps, blocking_ms=ms))).verdict is verdict


def test_without_anything_to_tap_it_says_so_and_is_less_sure() -> None:
    seen = judged(CHECK, measured())
    assert seen.verdict is Verdict.PASS
    assert seen.confidence <= 0.6
    assert "nothing could be tapped" in seen.reason


def test_a_slow_tap_of_the_walk_counts_even_without_a_speed_pass() -> None:
    pages = PAGES | {Stage.BASKET: page(timing=Timing(slowest_tap_ms=640))}
    assert judged(CHECK, journey(pages)).verdict is Verdict.FAIL


def test_quick_taps_of_the_walk_say_nothing_of_a_phone() -> None:
    pages = PAGES | {Stage.BASKET: page(timing=Timing(slowest_tap_ms=120))}
    assert judged(CHECK, journey(pages)).verdict is Verdict.UNCLEAR


def test_a_slow_machine_is_not_the_shops_fault() -> None:
    slow = judged(CHECK, measured(load(blocking_ms=900), machine=400))
    assert (slow.verdict, slow.confidence) == (Verdict.FAIL, 0.5)
    assert judged(CHECK, measured(load(blocking_ms=900), machine=200)).verdict is Verdict.UNCLEAR

"""main-content-fast: when the largest picture or text stands there."""

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Load, Stage
from tests.checks.speed.loads import PAGES, load, measured, speed
from tests.evidence import journey, judged

CHECK = "main-content-fast"


@pytest.mark.parametrize(
    ("ms", "verdict"),
    [(1200, Verdict.PASS), (2500, Verdict.PASS), (2700, Verdict.WARN), (4000, Verdict.WARN), (4100, Verdict.FAIL)],
)
def test_the_slowest_page_decides(ms: int, verdict: Verdict) -> None:
    seen = judged(CHECK, measured(load(Stage.PRODUCT, largest_paint_ms=ms)))
    assert seen.verdict is verdict


def test_it_names_the_page_the_time_and_what_came_late() -> None:
    late = load(Stage.LISTING, largest_paint_ms=5210, largest="#hero", largest_address="https://shop.test/hero.jpg")
    seen = judged(CHECK, measured(late))
    assert seen.measured == "5.2 s on the listing page"
    assert (seen.findings[0].page, seen.findings[0].selector, seen.findings[0].quote) == (
        1,
        "#hero",
        late.largest_address,
    )
    assert "a lab figure" in seen.reason


def test_a_hair_over_the_line_is_no_friction() -> None:
    assert judged(CHECK, measured(load(largest_paint_ms=2540))).verdict is Verdict.PASS


def test_a_slow_machine_makes_a_slow_page_less_sure_and_says_so() -> None:
    slow = judged(CHECK, measured(load(largest_paint_ms=5000), machine=400))
    assert slow.verdict is Verdict.FAIL
    assert slow.confidence < judged(CHECK, measured(load(largest_paint_ms=5000))).confidence
    assert "this machine was slower" in slow.reason


@pytest.mark.parametrize("machine", [None, 200])
def test_on_a_machine_that_is_far_too_slow_a_slow_page_is_unclear(machine: int | None) -> None:
    seen = judged(CHECK, measured(load(largest_paint_ms=5000), machine=machine))
    assert seen.verdict is Verdict.UNCLEAR
    assert "5.0 s" in seen.reason


def test_a_page_that_is_fast_on_a_slow_machine_is_fast() -> None:
    assert judged(CHECK, measured(machine=300)).confidence == judged(CHECK, measured()).confidence


def test_without_a_speed_pass_it_is_unclear_and_says_how_to_get_one() -> None:
    seen = judged(CHECK, journey(PAGES))
    assert seen.verdict is Verdict.UNCLEAR
    assert "[speed]" in seen.reason


def test_pages_that_could_not_be_measured_are_neither_good_nor_bad() -> None:
    failed = [Load(stage=stage, url="https://shop.test/", problem="status 429") for stage in PAGES]
    seen = judged(CHECK, journey(PAGES, speed=speed(*failed)))
    assert seen.verdict is Verdict.UNCLEAR
    assert "429" in seen.reason


def test_a_page_missing_from_a_pass_is_said_and_trusted_less() -> None:
    missing = Load(stage=Stage.PRODUCT, url="https://shop.test/", problem="the speed pass ran out of time")
    seen = judged(CHECK, measured(missing))
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.9
    assert "2 of 3 pages" in seen.reason

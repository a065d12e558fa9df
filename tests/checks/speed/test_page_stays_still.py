"""page-stays-still: layout shifts."""

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Shift, Stage, Timing
from tests.checks.speed.loads import PAGES, load, measured
from tests.evidence import journey, judged, page

CHECK = "page-stays-still"


@pytest.mark.parametrize(
    ("shift", "verdict"), [(0.0, Verdict.PASS), (0.1, Verdict.PASS), (0.2, Verdict.WARN), (0.3, Verdict.FAIL)]
)
def test_the_worst_page_decides(shift: float, verdict: Verdict) -> None:
    assert judged(CHECK, measured(load(Stage.LISTING, layout_shift=shift))).verdict is verdict


def test_it_names_what_moved_and_when() -> None:
    moved = Shift(value=0.3, at_ms=3200, selector="#offer", text="Free delivery this week")
    seen = judged(CHECK, measured(load(layout_shift=0.3, shifts=(moved,))))
    assert (seen.findings[0].selector, seen.findings[0].quote) == ("#offer", "Free delivery this week")
    assert "3.2 s after opening" in seen.findings[0].message


def test_the_basket_as_it_was_met_counts_too() -> None:
    pages = PAGES | {Stage.BASKET: page(timing=Timing(layout_shift=0.4))}
    seen = judged(CHECK, journey(pages))
    assert seen.verdict is Verdict.FAIL
    assert seen.measured == "0.40 on the basket page"


def test_a_still_basket_without_a_speed_pass_is_trusted_less() -> None:
    seen = judged(CHECK, journey(PAGES | {Stage.BASKET: page(timing=Timing(layout_shift=0.0))}))
    assert seen.verdict is Verdict.PASS
    assert seen.confidence <= 0.6


def test_nothing_told_is_unclear() -> None:
    assert judged(CHECK, journey(PAGES)).verdict is Verdict.UNCLEAR

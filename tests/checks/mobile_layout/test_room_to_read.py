"""room-to-read: bars that stay on the screen."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Bar, Stage
from tests.evidence import SCREEN, box, control, journey, judged, overlay, page

WIDTH, HEIGHT = SCREEN


def bar(height: float, edge: str = "top", **more: Any) -> Bar:
    y = 0 if edge == "top" else HEIGHT - height
    return Bar(box=box(y=y, width=WIDTH, height=height), edge=edge, **({"selector": f"#{edge}"} | more))


def outcome(*bars: Bar, stage: Stage = Stage.PRODUCT, **more: Any) -> Outcome:
    pages = {Stage.PRODUCT: page(bars=()), stage: page(bars=bars, **more)}
    return judged("room-to-read", journey(pages))


@pytest.mark.parametrize(
    ("share", "verdict"), [(0.0, Verdict.PASS), (0.2, Verdict.PASS), (0.3, Verdict.WARN), (0.4, Verdict.FAIL)]
)
def test_the_share_of_the_screen_decides(share: float, verdict: Verdict) -> None:
    half = share * HEIGHT / 2
    assert outcome(bar(half), bar(half, "bottom")).verdict is verdict


def test_bars_above_one_another_count_once() -> None:
    seen = outcome(bar(100), bar(100, selector="#promotion"))
    assert seen.measured == "15% of the screen on the product page"


def test_a_bubble_in_the_corner_takes_no_rows() -> None:
    bubble = Bar(box=box(x=320, y=580, width=60, height=60), edge="float", selector="#chat")
    assert outcome(bubble).measured.startswith("0%")


@pytest.mark.parametrize("kind", ["consent", "menu", "basket"])
def test_layers_that_were_opened_or_must_be_answered_are_no_bars(kind: str) -> None:
    layer = overlay(kind, selector="#top")
    assert outcome(bar(0.5 * HEIGHT), overlays=(layer,)).verdict is Verdict.PASS


def test_a_high_header_on_checkout_leaves_no_room_above_the_keyboard() -> None:
    height = 0.19 * HEIGHT
    assert outcome(bar(height), stage=Stage.LISTING).verdict is Verdict.PASS
    assert outcome(bar(height), stage=Stage.CHECKOUT).verdict is Verdict.WARN


def test_a_covered_buy_button_fails_unless_another_one_is_free() -> None:
    covered = control("Add to basket", covered=True)
    free = control("Add to basket", index=1)
    assert outcome(controls=(covered,)).verdict is Verdict.FAIL
    assert outcome(controls=(covered, free)).verdict is Verdict.PASS


def test_pages_that_were_not_measured_are_unclear() -> None:
    assert judged("room-to-read", journey({Stage.PRODUCT: page()})).verdict is Verdict.UNCLEAR

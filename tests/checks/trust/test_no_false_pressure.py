"""no-false-pressure: timers, others, shaming."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import OverlaySeen, Stage
from tests.evidence import control, journey, judged, overlay, page


def outcome(*texts: str, interruptions: tuple[OverlaySeen, ...] = (), **more: Any) -> Outcome:
    pages = {Stage.HOME: page(), Stage.PRODUCT: page(texts=texts, **more)}
    return judged("no-false-pressure", journey(pages, interruptions=interruptions))


def test_a_quiet_shop_passes() -> None:
    assert outcome("Ridge tent", "In stock").verdict is Verdict.PASS


@pytest.mark.parametrize("text", ["Offer ends in 02:14:33", "Hurry! 09:59", "14 people are viewing this right now"])
def test_what_presses_cannot_be_told_true_or_false_from_one_visit(text: str) -> None:
    assert outcome(text).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "text",
    [
        "Only 2 left",
        "Order within 02:14:33 for delivery tomorrow",
        "Open 9:00 to 17:00",
        "Last chance to see the museum",
        "Our people are looking forward to your call",
    ],
)
def test_information_is_no_pressure(text: str) -> None:
    assert outcome(text).verdict is Verdict.PASS


def test_a_decline_that_shames_warns() -> None:
    seen = outcome(controls=(control("No thanks, I prefer to pay full price"),))
    assert seen.verdict is Verdict.WARN


def test_a_layer_that_shamed_on_the_way_warns_as_well() -> None:
    layer = overlay("newsletter", text="Save 10 %.\nYes please\nNein danke, ich zahle lieber mehr")
    seen = OverlaySeen(overlay=layer, stage=Stage.HOME, page=0, at_ms=4000, closed=True)
    assert outcome(interruptions=(seen,)).verdict is Verdict.WARN


def test_a_polite_no_shames_as_well() -> None:
    seen = outcome(controls=(control("No, gracias, prefiero pagar el precio completo"),), lang="es")
    assert seen.verdict is Verdict.WARN
    assert outcome(controls=(control("No, gracias"),), lang="es").verdict is Verdict.PASS


def test_a_plain_no_is_fine() -> None:
    assert outcome(controls=(control("No thanks"),)).verdict is Verdict.PASS

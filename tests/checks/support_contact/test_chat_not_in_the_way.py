"""chat-not-in-the-way: what lies under the bubble."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import OverlaySeen, Stage
from tests.evidence import box, control, journey, judged, overlay, page

BUBBLE = control("Live chat", index=5, at=box(310, 584, 64, 64), fixed=True)


def outcome(*controls: Any, **more: Any) -> Outcome:
    return judged("chat-not-in-the-way", journey({Stage.PRODUCT: page(controls=controls)}, **more))


def buy(y: float, **more: Any) -> Any:
    return control("Add to basket", at=box(280, y, 100, 48), **more)


def opened(share: float) -> OverlaySeen:
    return OverlaySeen(overlay=overlay("chat", share=share), stage=Stage.PRODUCT, page=0, at_ms=4000, closed=True)


def test_a_bubble_in_a_free_corner_passes() -> None:
    assert outcome(BUBBLE, buy(300)).verdict is Verdict.PASS


def test_a_bubble_over_the_button_of_the_first_screen_fails() -> None:
    seen = outcome(BUBBLE, buy(590))
    assert seen.verdict is Verdict.FAIL
    assert seen.findings[0].quote == "Add to basket"


def test_a_bubble_over_a_button_that_sticks_as_well_fails() -> None:
    assert outcome(BUBBLE, buy(590, fixed=True)).verdict is Verdict.FAIL


def test_what_scrolls_can_be_moved_from_under_it() -> None:
    assert outcome(BUBBLE, buy(1400)).verdict is Verdict.PASS


def test_corners_that_only_touch_do_not_cover() -> None:
    assert outcome(BUBBLE, buy(538)).verdict is Verdict.PASS


def test_a_chat_that_opens_by_itself_warns_and_a_large_one_fails() -> None:
    assert outcome(BUBBLE, interruptions=(opened(0.1),)).verdict is Verdict.WARN
    assert outcome(BUBBLE, interruptions=(opened(0.5),)).verdict is Verdict.FAIL


@pytest.mark.parametrize(("lang", "label"), [("es", "Abrir el chat"), ("de", "Chat öffnen"), ("fr", "Ouvrir le chat")])
def test_a_bubble_is_known_by_what_it_opens(lang: str, label: str) -> None:
    bubble = control(label, index=5, fixed=True, at=box(340, 600, 56, 56))
    assert (
        judged("chat-not-in-the-way", journey({Stage.PRODUCT: page(controls=(bubble,), lang=lang)})).verdict
        is Verdict.PASS
    )


def test_without_a_bubble_the_question_does_not_arise() -> None:
    link = control("Live chat", index=5, at=box(10, 900, 100, 48))
    assert outcome(link, buy(300)).verdict is Verdict.NOT_APPLICABLE

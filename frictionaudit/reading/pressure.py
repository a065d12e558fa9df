"""Timers, counts of other shoppers, and answers that shame."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from frictionaudit.evidence import Control, Line, Overlay, PageView
from frictionaudit.reading import phrasebook
from frictionaudit.reading.layers import own

LONGEST = 200
LONGEST_ANSWER = 90
_CLOCK = re.compile(
    r"\b\d{1,2}\s?:\s?[0-5]\d\s?:\s?[0-5]\d\b|\b\d{1,2}\s?(?:d|h|hrs?|std)\W{1,3}\d{1,2}\s?(?:h|m|mins?)\b"
)
_SHORT_CLOCK = re.compile(r"\b[0-5]?\d\s?:\s?[0-5]\d\b")


class PressureKind(StrEnum):
    """What urges the shopper."""

    TIMER = "timer"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Pressure:
    """One line that urges."""

    kind: PressureKind
    line: Line


def pressure_on(page: PageView) -> tuple[Pressure, ...]:
    """Lines with a running clock beside words of time running out, and lines that count other shoppers.

    A time to order by for delivery is information, not pressure.
    """
    return tuple(_pressure(page))


def _pressure(page: PageView) -> Iterator[Pressure]:
    lines = own(page, page.lines)
    for number, line in enumerate(lines):
        text = line.text[:LONGEST]
        about = f"{lines[number - 1].text[-LONGEST:] if number else ''} {text}"
        if phrasebook.says("service", "others_watch", text, page.lang) and re.search(r"\d", text):
            yield Pressure(PressureKind.OTHERS, line)
        elif _counts_down(text, about, page.lang):
            yield Pressure(PressureKind.TIMER, line)


def _counts_down(text: str, about: str, lang: str) -> bool:
    clock = _CLOCK.search(text) or _SHORT_CLOCK.search(text)
    if not clock or not phrasebook.says("service", "time_runs_out", about, lang):
        return False
    return not (
        phrasebook.says("costs", "delivery", about, lang) or phrasebook.says("delivery", "order_until", about, lang)
    )


def shaming_controls(page: PageView) -> tuple[Control, ...]:
    """Controls of a page, layers included, whose answer shames."""
    return tuple(control for control in page.controls if control.visible and is_shaming(control.name, page.lang))


def shaming_text(overlay: Overlay) -> str:
    """The part of a layer's text that is such an answer; empty when there is none."""
    return next((part.strip() for part in re.split(r"[\n.!?|]", overlay.text) if is_shaming(part)), "")


def is_shaming(answer: str, lang: str = "") -> bool:
    """Whether an answer to an offer makes who gives it feel bad."""
    return 0 < len(answer) <= LONGEST_ANSWER and phrasebook.begins("service", "shaming", answer, lang)

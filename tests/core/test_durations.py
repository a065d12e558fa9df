"""Whether lengths of time are found as written, in days."""

from __future__ import annotations

import pytest

from frictionaudit.reading.durations import DurationFinder, DurationWords, Unit, days_of, find_durations

ENGLISH = DurationFinder.of(
    DurationWords(
        numbers={"two": 2, "thirty": 30, "within a": 1},
        units={Unit.HOUR: "hours?", Unit.DAY: "days?", Unit.WEEK: "weeks?", Unit.MONTH: "months?", Unit.YEAR: "years?"},
        modifiers="business|calendar",
        working="business",
    )
)
FRENCH = DurationFinder.of(
    DurationWords(numbers={"deux": 2}, units={Unit.DAY: "jours?"}, modifiers="ouvrés", working="ouvr")
)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30 days", [30]),
        ("a 30-day policy", [30]),
        ("30days", [30]),
        ("thirty (30) days", [30]),
        ("30 (thirty) calendar days", [30]),
        ("5-10 business days", [10]),
        ("10 to 14 days", [14]),
        ("two weeks, or 36 hours", [14, 2]),
        ("within a month", [30]),
        ("12 months or 1 year", [365, 365]),
        ("the 30th day", [30]),
        ("a few days", []),
        ("$30 days", []),
        ("order 12345 days", []),
        ("version 1.30 days", []),
        ("30 daydreams", []),
    ],
)
def test_days(text: str, days: list[int]) -> None:
    assert [each.days for each in ENGLISH.find(text)] == days


def test_working_days_are_told_apart() -> None:
    assert [each.working for each in ENGLISH.find("5 business days and 5 days")] == [True, False]
    assert [each.working for each in FRENCH.find("5 jours ouvrés")] == [True]


def test_place_in_the_text() -> None:
    text = "return within 30 days of delivery"
    (duration,) = ENGLISH.find(text)
    assert text[duration.start : duration.end] == "30 days"


def test_languages_share_a_text() -> None:
    found = find_durations("30 days, deux jours ouvrés", [ENGLISH, FRENCH])
    assert [(each.days, each.working) for each in found] == [(30, False), (2, True)]


@pytest.mark.parametrize(
    ("amount", "unit", "days"),
    [(1, Unit.HOUR, 1), (24, Unit.HOUR, 1), (25, Unit.HOUR, 2), (6, Unit.MONTH, 180), (24, Unit.MONTH, 730)],
)
def test_units(amount: int, unit: Unit, days: int) -> None:
    assert days_of(amount, unit) == days

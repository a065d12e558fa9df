"""Lengths of time written in page text: "30 days", "thirty (30) days", "10-14 Werktage", "72 heures".

The words for numbers and units come from the caller, one :class:`DurationWords` per language, so this module knows
arithmetic and no language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

# "30+ digits" are order numbers and years, never a period a shop grants.
_DIGITS = r"\d{1,3}"
_RANGE_WORDS = (
    "-",
    "–",
    "—",
    "~",
    "to",
    "or",
    "bis",
    "oder",
    "à",
    "ou",
    "a",
    "o",
    "al",
    "tot",
    "of",
    "do",
    "lub",
    "till",
)


class Unit(StrEnum):
    """A unit of time as written on the page."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"


# A month counts as thirty days: policies mean it loosely, and "one month" beside "30 days" is no conflict.
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14, Unit.MONTH: 30, Unit.YEAR: 365}


@dataclass(frozen=True, slots=True)
class DurationWords:
    """How one language writes durations.

    ``numbers`` maps number words to values; ``units`` maps each unit to a regular expression; ``modifiers`` matches the
    words allowed between number and unit or after the unit ("business", "ouvrés"); ``working`` matches when the days
    are working days.
    """

    numbers: Mapping[str, int]
    units: Mapping[Unit, str]
    modifiers: str
    working: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in whole days (hours rounded up), the upper end of a range, at ``start:end`` of the text.

    ``working`` says that the page counts working days; ``days`` is then the number as written.
    """

    days: int
    unit: Unit
    working: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DurationFinder:
    """The compiled form of one language's :class:`DurationWords`."""

    pattern: re.Pattern[str]
    working: re.Pattern[str]
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, words: DurationWords) -> DurationFinder:
        """Compile ``words``; the pattern has bounded repeats only, so finding is linear in the text."""
        spelled = sorted(words.numbers, key=len, reverse=True)
        number = "|".join([_DIGITS, *(re.escape(word) for word in spelled)])
        again = rf"(?:\s?\(\s?(?:{number})\s?\))?"
        ranges = "|".join(re.escape(word) for word in _RANGE_WORDS)
        units = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in words.units.items())
        return cls(
            pattern=re.compile(
                rf"(?<![0-9a-zß-ÿ])(?<![0-9][.,:/])(?<![$€£₹#])(?P<low>{number})(?:st|nd|rd|th)?{again}"
                rf"(?:\s?(?:{ranges})\s?(?P<high>{number})(?:st|nd|rd|th)?{again})?"
                rf"[\s-]{{0,3}}(?:(?:{words.modifiers})[\s-]{{1,2}}){{0,2}}(?:{units})(?![a-zà-ÿ])"
                rf"(?:\s(?:{words.modifiers})(?!\w))?"
            ),
            working=re.compile(words.working),
            numbers=words.numbers,
        )

    def find(self, text: str) -> tuple[Duration, ...]:
        """The durations of ``text`` (lower case) in order; of a range the upper end."""
        return tuple(self._duration(match) for match in self.pattern.finditer(text))

    def _duration(self, match: re.Match[str]) -> Duration:
        written = match["high"] or match["low"]
        amount = int(written) if written.isdecimal() else self.numbers[written]
        unit = next(unit for unit in Unit if match.groupdict().get(unit))
        return Duration(
            days=days_of(amount, unit),
            unit=unit,
            working=bool(self.working.search(match.group())),
            start=match.start(),
            end=match.end(),
        )


def days_of(amount: int, unit: Unit) -> int:
    """``amount`` of ``unit`` in days: hours rounded up, a month thirty days, twelve months a year."""
    if unit is Unit.HOUR:
        return -(-amount // 24)
    if unit is Unit.MONTH and amount % 12 == 0:
        return amount // 12 * 365
    return amount * _DAYS[unit]


def find_durations(text: str, finders: Iterable[DurationFinder]) -> tuple[Duration, ...]:
    """The durations that any of ``finders`` sees in ``text`` (lower case), in order, overlaps going to the longer."""
    found = sorted((each for finder in finders for each in finder.find(text)), key=lambda each: each.start - each.end)
    kept: list[Duration] = []
    for duration in found:
        if all(duration.end <= other.start or other.end <= duration.start for other in kept):
            kept.append(duration)
    return tuple(sorted(kept, key=lambda each: each.start))

"""When somebody answers, and how fast: hours of support and promised reply times on one page.

Patterns by language are in `data/support.toml`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from frictionaudit.evidence import Line, PageView
from frictionaudit.reading.layers import own
from frictionaudit.reading.support_words import mentions
from frictionaudit.reading.words import data, language

REPLY_NEAR = 60
"""A length of time belongs to a word of answering within this many characters."""
LINES_ABOVE = 3
LINES_UNDER_HEADINGS = 12
"""So far above a line the headings over it are looked for."""
NO_LEVEL = 7
"""Lower than every heading."""
MOST_TEXT = 600


@dataclass(frozen=True, slots=True)
class ReplyPromise:
    """How fast the shop promises to answer."""

    hours: int
    """The later end of what is promised; a day counts 24 hours."""
    working: bool
    """Working days or hours."""
    line: Line


def support_hours(page: PageView) -> tuple[Line, ...]:
    """Lines that say when somebody answers: opening hours with a word of support in the line, just above it, or over it.

    Hours of a place that one walks into, by the line itself or the heading right over it, need that word in the line.
    """
    lines = own(page, page.lines)
    return tuple(
        line
        for number, line in enumerate(lines)
        if tells_hours(line.text, page.lang) and _of_support(_with_above(lines, number), page.lang)
    )


def _of_support(told: Sequence[str], lang: str) -> bool:
    if mentions("support", told[0], lang):
        return True
    return not mentions("walk_in", " ".join(told[:2]), lang) and mentions("support", " ".join(told), lang)


def _with_above(lines: Sequence[Line], number: int) -> tuple[str, ...]:
    """The line, those just above it down from the nearest heading, and the headings that it stands under; nearest first."""
    line = lines[number]
    told, level = [line.text], line.heading or NO_LEVEL
    for far, above in enumerate(reversed(lines[max(number - LINES_UNDER_HEADINGS, 0) : number]), start=1):
        if above.heading and above.heading < level:
            told.append(above.text)
            level = above.heading
        elif level == NO_LEVEL and far <= LINES_ABOVE:
            told.append(above.text)
    return tuple(text[:MOST_TEXT] for text in told)


def tells_hours(text: str, lang: str = "") -> bool:
    """Whether a text states opening hours."""
    return any(pattern.search(text[:MOST_TEXT].lower()) for pattern in _hours_patterns(language(lang)))


def promised_reply(page: PageView) -> ReplyPromise | None:
    """The first promise of an answer within some time."""
    for line in own(page, page.lines):
        if promise := reply_time(line.text, page.lang):
            return ReplyPromise(*promise, line=line)
    return None


def reply_time(text: str, lang: str = "") -> tuple[int, bool] | None:
    """Hours within which a text promises an answer, and whether they are working time; None without a promise."""
    text = text[:MOST_TEXT].lower()
    for answer, duration, numbers, working in _reply_patterns(language(lang)):
        for said in answer.finditer(text):
            around = text[max(said.start() - REPLY_NEAR, 0) : said.end() + REPLY_NEAR]
            if found := duration.search(around):
                unit = next(name for name in ("minute", "hour", "day") if found[name])
                written = found["high"] or found["low"]
                amount = int(written) if written.isdecimal() else numbers[written]
                hours = {"minute": -(-amount // 60), "hour": amount, "day": amount * 24}[unit]
                return hours, bool(working.search(found[0]))
    return None


@cache
def _hours_patterns(code: str) -> tuple[re.Pattern[str], ...]:
    table: dict[str, str] = data("support")["hours"]
    return tuple(re.compile(table[key]) for key in (dict.fromkeys((code, "en")) if code else table))


@cache
def _reply_patterns(code: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str], dict[str, int], re.Pattern[str]], ...]:
    """By language: words of answering, a length of time, its number words, words for working time."""
    table: dict[str, Any] = data("support")["reply"]
    found: list[tuple[re.Pattern[str], re.Pattern[str], dict[str, int], re.Pattern[str]]] = []
    for key in dict.fromkeys((code, "en")) if code else table:
        entry = table[key]
        number = "|".join([r"\d{1,3}", *map(re.escape, sorted(entry["numbers"], key=len, reverse=True))])
        units = "|".join(f"(?P<{name}>{pattern})" for name, pattern in entry["units"].items())
        duration = re.compile(
            rf"(?<!\w)(?P<low>{number})(?:\s?(?:-|–|~|〜|to|bis|à|a|tot|do|till|or|oder)\s?(?P<high>{number}))?"
            rf"[\s-]{{0,2}}(?:(?:{entry['working']})[\s-]{{0,2}})?(?:{units})(?![a-zà-ÿ])(?:\s(?:{entry['working']}))?"
        )
        found.append((re.compile(entry["answer"]), duration, entry["numbers"], re.compile(entry["working"])))
    return tuple(found)

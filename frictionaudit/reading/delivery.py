"""When a page says that the parcel arrives: as a day ("arrives Tuesday") or as a length of time ("2-4 working days").

In: a page. Out: its `Arrival`s. A day or a length of time counts only with a word of delivery in the same sentence, or
in a short label right before it. Days of dispatch, days until which one must order, ends of offers, opening days,
returns and customers' reviews are told apart. Wording is data (`data/delivery.toml`); names of days and months are
Babel's.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from itertools import product
from typing import Literal

from babel.dates import get_day_names, get_month_names

from frictionaudit.evidence import Line, PageView, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.durations import Duration, DurationFinder, DurationWords, Unit, find_durations
from frictionaudit.reading.layers import own
from frictionaudit.reading.returns import mentions_returns
from frictionaudit.reading.words import data, language, says

tells = partial(phrasebook.says, "delivery")

LONGEST_LABEL = 40
LONGEST_VALUE = 60
MOST_TEXT = 600
LONGEST_DAYS = 120
"""A longer time beside the word delivery is something else: a warranty, an age, a subscription."""
NEAR = 30
"""Words that turn a day into an order limit stand within this many characters before it."""
_SENTENCE = re.compile(
    r"(?<=[^\d\s.]{3}[.!?])\s+(?=[A-ZÀ-Þ0-9„“\"])|(?<=[A-Z]\.[A-Z]\.)\s+(?=[A-Z][a-z])"
    r"|[。！？]|\s[·|•–—]\s(?=\D)|;\s|\s\*\s"
)
"""Where a sentence ends; initials ("in U.S.") end one where a word with a capital follows."""


_Width = Literal["wide", "abbreviated"]
_Context = Literal["format", "stand-alone"]
_WIDTHS: tuple[_Width, ...] = ("wide", "abbreviated")
_CONTEXTS: tuple[_Context, ...] = ("format", "stand-alone")
_Named = Callable[[_Width, _Context, str], Mapping[int, str]]


class ArrivalKind(StrEnum):
    """How the arrival is told."""

    DAY = "day"
    """A date, a weekday, or tomorrow."""
    SPAN = "span"
    """A length of time."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What one sentence of a page says about when the parcel arrives."""

    page: PageView
    stage: Stage
    line: Line
    kind: ArrivalKind
    quote: str


def arrivals_on(page: PageView, stage: Stage, year: int) -> tuple[Arrival, ...]:
    """Every line of a page that tells an arrival, in reading order; `year` is that of the visit: earlier ones are past."""
    once: dict[tuple[int, ArrivalKind], Arrival] = {}
    for arrival in _arrivals(page, stage, year):
        once.setdefault((arrival.line.index, arrival.kind), arrival)
    return tuple(once.values())


def _arrivals(page: PageView, stage: Stage, year: int) -> Iterator[Arrival]:
    label = ""
    for line in _not_reviews(own(page, page.lines), page.lang):
        for sentence in _SENTENCE.split(line.text[:MOST_TEXT]):
            text = f"{label} {sentence}" if len(sentence) <= LONGEST_VALUE else sentence
            if kind := arrival_in(text, page.lang, year):
                yield Arrival(page, stage, line, kind, sentence.strip())
        label = line.text if len(line.text) <= LONGEST_LABEL and not any(map(str.isdigit, line.text)) else ""


def arrival_in(text: str, lang: str = "", year: int = 0) -> ArrivalKind | None:
    """How one sentence tells the arrival; None when it does not."""
    plain = unicodedata.normalize("NFKC", text).lower()
    if any(int(said) < year for said in re.findall(r"\b20\d\d\b", plain)):
        return None
    if not _is_about_arrival(plain, lang):
        return ArrivalKind.SPAN if _brings_within(plain, lang) else None
    if not tells("offer_ends", plain, lang) and (_names_day(plain, lang) or tells("tomorrow", plain, lang)):
        return ArrivalKind.DAY
    return ArrivalKind.SPAN if _names_span(plain, lang) else None


def _is_about_arrival(text: str, lang: str) -> bool:
    if mentions_returns(text) or phrasebook.says("costs", "instalment", text, lang):
        return False
    if tells("arrives", text, lang):
        return True
    return phrasebook.says("costs", "delivery", text, lang) and not tells("dispatch", text, lang)


def tells_time_alone(text: str, lang: str) -> bool:
    """Whether a sentence of a text tells a length of time till arrival without a word of delivery: "get in 2 days"."""
    plain = unicodedata.normalize("NFKC", text)
    return any(_brings_within(sentence.lower(), lang) for sentence in _SENTENCE.split(plain))


def _brings_within(text: str, lang: str) -> bool:
    if mentions_returns(text) or phrasebook.says("costs", "instalment", text, lang):
        return False
    sent = tells("dispatch", text, lang)
    return any(
        phrasebook.ends("delivery", "within", before, lang)
        or (each.working and not sent and phrasebook.ends("delivery", "carried", before.rstrip(" ,:;–—-("), lang))
        for each in _spans(text, lang)
        if (before := text[: each.start])
    )


def tells_length(text: str, lang: str) -> bool:
    """Whether a text tells a length of time that a parcel may take."""
    return _names_span(unicodedata.normalize("NFKC", text).lower(), lang)


def _not_reviews(lines: Iterable[Line], lang: str) -> Iterator[Line]:
    """Lines that do not stand under a heading of customers' reviews."""
    under = 0
    for line in lines:
        if line.heading:
            if says("reviews", line.text, lang):
                under = line.heading
            elif line.heading <= under:
                under = 0
        if not under:
            yield line


def _names_span(text: str, lang: str) -> bool:
    return any(True for _ in _spans(text, lang))


def _spans(text: str, lang: str) -> Iterator[Duration]:
    """Lengths of time that a parcel may take; none that comes again and again."""
    for each in find_durations(text, (_finder(code) for code in _codes(lang))):
        if 0 < each.days <= LONGEST_DAYS and not phrasebook.ends("delivery", "again", text[: each.start], lang):
            yield each


def _names_day(text: str, lang: str) -> bool:
    for code in _codes(lang):
        words = _calendar(code)
        plain = words.service.sub(" ", words.opening.sub(" ", text))
        for found in words.day.finditer(plain):
            before = plain[max(found.start() - NEAR, 0) : found.start()]
            if not _is_order_limit(before, code) and _is_date(found):
                return True
    return False


def _is_order_limit(before: str, code: str) -> bool:
    limits = phrasebook.spans("delivery", ("order_until",), before, code)
    arrives = phrasebook.spans("delivery", ("arrives",), before, code)
    return bool(limits) and not any(start > limits[-1][1] for _, start, _ in arrives)


def _is_date(found: re.Match[str]) -> bool:
    """Numbers with a point or a stroke between them are a date only within the calendar; 24/7 is none."""
    if found["one"] is None:
        return True
    one, two = int(found["one"]), int(found["two"])
    return 1 <= min(one, two) <= 12 and 1 <= max(one, two) <= 31 and (one, two) != (24, 7)


def _codes(lang: str) -> tuple[str, ...]:
    code = language(lang)
    return tuple(dict.fromkeys((code, "en"))) if code else tuple(data("words")["languages"])


@dataclass(frozen=True, slots=True)
class _Calendar:
    """Patterns of one language's days: any day, weekdays on which a shop delivers at all, services sold by weekday."""

    day: re.Pattern[str]
    opening: re.Pattern[str]
    service: re.Pattern[str]


@cache
def _calendar(code: str) -> _Calendar:
    extra: list[str] = data("delivery")["weekdays"][code]
    weekdays = [*_names(get_day_names, "wide", code), *(f"(?<!\\w){word}" for word in extra)]
    full, short = "|".join(weekdays), "|".join(_names(get_day_names, "abbreviated", code))
    months = "|".join((*_names(get_month_names, "wide", code), *_names(get_month_names, "abbreviated", code)))
    border = "" if code == "ja" else r"(?!\w)"
    day = (
        rf"(?:{full}){border}|(?:{short})\.?,?\s?\d{{1,2}}(?![\d:]|[.,]\d)"
        rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s?(?:de\s|of\s)?(?:{months}){border}"
        rf"|(?:{months})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
        r"|(?<![\d.,/])(?P<one>\d{1,2})(?:\.|/)(?P<two>\d{1,2})(?:(?:\.|/)(?:20)?\d\d(?!\d)|\.(?!\d)|(?<=/\d\d)(?![\d/]))"
        r"|\b20\d\d-\d\d-\d\d\b"
    )
    monday = _day_names(code, 0)
    last = "|".join(_day_names(code, at) for at in (4, 5, 6))
    till = r"(?:\s?[-–—&]\s?|\s(?:to|through|bis|à|au|a|al|t/m|tot en met|tot|do|till|til|och|og)\s|から|~|〜)"
    services = "|".join(data("delivery")["services"]["words"])
    return _Calendar(
        day=re.compile(day),
        opening=re.compile(rf"(?:{monday})\.?{till}(?:{last})\.?{border}"),
        service=re.compile(rf"(?:{full})\s(?:{services})(?!\w)"),
    )


def _names(named: _Named, width: _Width, code: str) -> tuple[str, ...]:
    """Names of days or months of a language as patterns, as they stand in a date and alone."""
    found = {name.lower().strip(".") for context in _CONTEXTS for name in named(width, context, code).values()}
    border = "" if code == "ja" else r"(?<!\w)"
    return tuple(f"{border}{re.escape(name)}" for name in sorted(found, key=len, reverse=True) if not name.isdigit())


def _day_names(code: str, at: int) -> str:
    """One weekday in all the ways a language writes it, as a pattern."""
    forms = product(_WIDTHS, _CONTEXTS)
    written = {get_day_names(width, context, code)[at].lower().strip(".") for width, context in forms}
    written |= {name.split("-")[0] for name in written}  # "segunda-feira" is said as "segunda"
    return "|".join(rf"(?<!\w){re.escape(name)}" for name in sorted(written, key=len, reverse=True))


@cache
def _finder(code: str) -> DurationFinder:
    entry = data("delivery")["durations"][code]
    return DurationFinder.of(
        DurationWords(
            numbers=entry["numbers"],
            units={Unit(unit): pattern for unit, pattern in entry["units"].items()},
            modifiers=entry["between"],
            working=entry["working"],
        )
    )

"""Where a shop listens: entries for opinions, ways to complain; reviews of a product and the shop's answers to them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from typing import Any, cast

from frictionaudit.evidence import Control, Line, PageView
from frictionaudit.reading import phrasebook
from frictionaudit.reading.dates import day_in
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import on_host
from frictionaudit.reading.reviews import OUT_OF, Opinion, counted, opinions_shown
from frictionaudit.reading.words import means, says

LONGEST = 300
LONGEST_INVITATION = 160
"""Longer lines mention opinions in passing."""
LOW = 0.6
"""At or under this share of the best rating, 3 of 5, a review is a low one."""


ENOUGH_DATED = 10
"""Shops often put the most helpful review first: fewer dates than these say nothing of the newest."""


class Heard(StrEnum):
    """How a page listens."""

    FEEDBACK = "an entry for opinions"
    COMPLAINT = "a way to complain"
    SCRIPT = "a survey script"


@dataclass(frozen=True, slots=True)
class Sign:
    """One way in which a page listens: an element, or the address of a script."""

    kind: Heard
    thing: Control | Line | None
    quote: str


def heard_on(page: PageView) -> tuple[Sign, ...]:
    """The ways in which a page listens, each kind once, seen ones first."""
    once: dict[Heard, Sign] = {}
    for sign in _signs(page):
        once.setdefault(sign.kind, sign)
    return tuple(once[kind] for kind in Heard if kind in once)


def _signs(page: PageView) -> Iterator[Sign]:
    for control in own(page, page.controls):
        name = (control.name or control.text)[:LONGEST]
        if not name or means("reviews", name, page.lang):
            continue
        if phrasebook.says("service", "complaint", name, page.lang):
            yield Sign(Heard.COMPLAINT, control, name)
        elif phrasebook.says("service", "feedback", name, page.lang) or on_host(control.href, "opinions"):
            yield Sign(Heard.FEEDBACK, control, name)
    for line in own(page, page.lines):
        text = line.text[:LONGEST]
        if phrasebook.says("service", "complaint", text, page.lang):
            yield Sign(Heard.COMPLAINT, line, text)
        if len(text) <= LONGEST_INVITATION and phrasebook.says("service", "feedback", text, page.lang):
            yield Sign(Heard.FEEDBACK, line, text)
    yield from (Sign(Heard.SCRIPT, None, r.url[:LONGEST]) for r in page.requests if on_host(r.url, "feedback"))


# ---- reviews --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """Reviews of one product, as structured data declares them and as the page shows them."""

    count: int
    """Stated number of reviews; 0 when none is stated."""
    ratings: tuple[float, ...]
    """Of single reviews, 0-1 of the best rating."""
    newest: date | None
    """Of the declared ones; of those shown only where so many are dated that their order cannot have picked old ones."""
    replies: tuple[Line, ...]
    """Lines in which the shop answers."""
    lines: tuple[Line, ...]
    """Lines that speak of reviews at all."""

    @property
    def low(self) -> int:
        """How many of the single reviews are low."""
        return sum(rating <= LOW for rating in self.ratings)


def review_record(page: PageView, market: str, today: date) -> ReviewRecord:
    """The reviews of a product page: as declared, and where nothing is declared singly, as shown.

    `market` and `today` settle what day "03/04/2026" and "3 days ago" are.
    """
    items = tuple(_items(page.structured_data))
    single = [item for item in items if _is(item, "Review")]
    shown = opinions_shown(page)
    counts = [
        _number(item.get(key))
        for item in items
        if _is(item, "AggregateRating")
        for key in ("reviewCount", "ratingCount")
    ]
    lines = own(page, page.lines)
    declared = int(max((count for count in counts if count), default=0)) or len(single)
    return ReviewRecord(
        count=declared or counted(page) or len(shown),
        ratings=tuple(share for item in single if (share := _share(item.get("reviewRating"))) is not None)
        or tuple(one.stars / OUT_OF for one in shown),
        newest=_newest(single, shown, partial(day_in, lang=page.lang, market=market, today=today)),
        replies=tuple(line for line in lines if phrasebook.begins("service", "review_reply", line.text, page.lang)),
        lines=tuple(line for line in lines if says("reviews", line.text[:LONGEST], page.lang)),
    )


def _newest(
    declared: Sequence[dict[str, Any]], shown: Sequence[Opinion], day_of: Callable[[str], date | None]
) -> date | None:
    if days := [found for item in declared if (found := _date(item.get("datePublished")))]:
        return max(days)
    told = [next((day for line in one.lines if (day := day_of(line.text))), None) for one in shown]
    dated = [day for day in told if day is not None]
    return max(dated) if len(dated) >= ENOUGH_DATED else None


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """Every object within structured data, however deep."""
    if isinstance(data, dict):
        found = cast(dict[str, Any], data)
        yield found
        for value in found.values():
            yield from _items(value)
    elif isinstance(data, list | tuple):
        for value in cast(list[Any], data):
            yield from _items(value)


def _is(item: dict[str, Any], kind: str) -> bool:
    kinds = item.get("@type")
    return kind in (kinds if isinstance(kinds, list) else [kinds])


def _share(rating: Any) -> float | None:
    if not isinstance(rating, dict):
        return None
    told = cast(dict[str, Any], rating)
    value, best = _number(told.get("ratingValue")), _number(told.get("bestRating")) or 5.0
    return value / best if value is not None else None


def _number(value: Any) -> float | None:
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return None


def _date(value: Any) -> date | None:
    try:
        return datetime.fromisoformat(str(value)).date()
    except ValueError:
        return None

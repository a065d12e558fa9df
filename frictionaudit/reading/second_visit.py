"""What a shop remembers of a visitor who comes back.

In: a journey with its second visit. Out: signs, each with what tells it; no judgement.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urldefrag

from frictionaudit.evidence import Journey, Line, OverlaySeen, PageView, Region, Stage, Viewed
from frictionaudit.reading import phrasebook
from frictionaudit.reading.basket import basket_count
from frictionaudit.reading.layers import gate, own
from frictionaudit.reading.words import fold, means

LONGEST = 80
"""Letters of a heading; longer texts are sentences."""
DEPTH = 1200
"""A part of a page with products is no higher, CSS px: about two screens (our choice)."""
PICKS = 2
"""So many of the viewed list's products make picks that follow from it: one may stand there by chance (our choice)."""
CHOSEN = frozenset({"country", "postcode"})
"""Layers that ask for the country, shop or place of delivery."""
_FRAME = (Region.NAV, Region.FOOTER)


class Memory(StrEnum):
    """What of the first visit comes back."""

    VIEWED = "recently viewed products"
    BASKET = "the basket"
    CHOICES = "the choices made on arrival"
    PICKS = "picks that follow what was viewed"


@dataclass(frozen=True, slots=True)
class Remembered:
    """A sign that the shop remembers, the page it shows on and the words that tell it."""

    what: Memory
    page: PageView
    quote: str
    line: Line | None = None


def consent_refused(seen: Iterable[OverlaySeen]) -> bool:
    """Whether storing was asked for and never agreed to: then a shop should remember little."""
    asked = [one for one in seen if one.overlay.kind == "consent"]
    return bool(asked) and not any(_agreed(one) for one in asked)


def _agreed(seen: OverlaySeen) -> bool:
    said = seen.closed_by
    return seen.closed and means("cookies_accept", said) and not means("cookies_reject", said)


def remembered(journey: Journey) -> tuple[Remembered, ...]:
    """What the second visit shows of the first, one sign a kind."""
    found = (_viewed(journey), _basket(journey), _choices(journey), _picks(journey))
    return tuple(sign for sign in found if sign is not None)


def basket_told(journey: Journey) -> bool:
    """Whether it is known if the basket was kept."""
    return journey.basket_kept is not None or bool(_basket(journey))


def _pages(journey: Journey) -> tuple[PageView, ...]:
    """Those of the second visit, the front first."""
    return journey.second_visit.pages[::-1] if journey.second_visit else ()


def _viewed(journey: Journey) -> Remembered | None:
    before = journey.first(Stage.HOME)
    for page in _pages(journey):
        others = tuple(one for one in _products(journey) if _address(one.url) != _address(page.url))
        for heading in _headings(page, "recently_viewed"):
            if (named := _named_below(heading, page, others)) and named not in _shown_before(before, others):
                return Remembered(Memory.VIEWED, page, f"{heading.text}: {named}", heading)
    return None


def _products(journey: Journey) -> tuple[Viewed, ...]:
    return journey.second_visit.viewed if journey.second_visit else ()


def _shown_before(page: PageView | None, viewed: tuple[Viewed, ...]) -> set[str]:
    """Products that stood under such a heading before anything was viewed: the block shows everybody the same."""
    if page is None:
        return set()
    return {
        name
        for one in viewed
        for line in _headings(page, "recently_viewed")
        if (name := _named_below(line, page, (one,)))
    }


def _headings(page: PageView, meaning: str) -> Iterator[Line]:
    short = (line for line in own(page, page.lines) if line.region not in _FRAME and len(line.text) <= LONGEST)
    yield from (line for line in short if phrasebook.says("service", meaning, line.text, page.lang))


def _named_below(heading: Line, page: PageView, viewed: tuple[Viewed, ...]) -> str:
    """The first of the products that is linked or named in the part under a heading; empty when none is."""
    end = _end(heading, page)
    links = {_address(c.href) for c in page.controls if c.href and heading.box.y <= c.box.y < end}
    texts = {
        fold(line.text) for line in page.lines if line.index != heading.index and heading.box.y <= line.box.y < end
    }
    there = (one.name for one in viewed if _address(one.url) in links or fold(one.name) in texts)
    return next(there, "")


def _end(heading: Line, page: PageView) -> float:
    """Where the part under a heading ends: at the next heading of its rank, or of any other rank above it."""
    rank = heading.heading or 6
    later = (one.box.y for one in page.lines if 0 < one.heading <= rank and one.box.y > heading.box.bottom)
    return min(heading.box.y + DEPTH, min(later, default=float("inf")))


def _basket(journey: Journey) -> Remembered | None:
    front = next(iter(_pages(journey)), None)
    if front is None or journey.basket_kept is False:
        return None
    if count := basket_count(front):
        return Remembered(Memory.BASKET, front, f"the basket counts {count}")
    return Remembered(Memory.BASKET, front, "it still holds the product") if journey.basket_kept else None


def _choices(journey: Journey) -> Remembered | None:
    pages = _pages(journey)
    asked = next((one for one in journey.interruptions if one.overlay.kind in CHOSEN and one.closed), None)
    if asked is None or not pages or any(_asks(page) for page in pages):
        return None
    return Remembered(Memory.CHOICES, pages[0], f"not asked again: {asked.overlay.text[:LONGEST]}")


def _asks(page: PageView) -> bool:
    question = gate(page)
    return any(o.kind in CHOSEN for o in page.overlays) or (question is not None and question.kind in CHOSEN)


def _picks(journey: Journey) -> Remembered | None:
    listing, before = journey.first(Stage.LISTING), journey.first(Stage.HOME)
    front = next(iter(_pages(journey)), None)
    if listing is None or front is None:
        return None
    listed = {_address(c.href) for c in own(listing, listing.controls) if c.href and c.region is Region.MAIN}
    listed -= {_address(c.href) for c in (before.controls if before else ()) if c.href and c.region is not Region.MAIN}
    always = {_picked(line, before) for line in _headings(before, "for_you")} if before else set[frozenset[str]]()
    for heading in _headings(front, "for_you"):
        picked = _picked(heading, front)
        if len(picked & listed) >= PICKS and picked not in always:
            return Remembered(Memory.PICKS, front, heading.text, heading)
    return None


def _picked(heading: Line, page: PageView) -> frozenset[str]:
    """Where the links in the part under a heading lead."""
    end = _end(heading, page)
    return frozenset(_address(c.href) for c in page.controls if c.href and heading.box.y <= c.box.y < end)


def _address(url: str) -> str:
    return urldefrag(url).url.rstrip("/?&")

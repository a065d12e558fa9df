"""Where a page lets one pay, one kind of evidence at a time: choices, buttons and frames.

Each reader goes from a page and its stage to traces of methods, each with the grade that its kind of evidence is
worth. What merely mentions a method is read in `payment_mentions.py`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from frictionaudit.evidence import Box, Control, Field, Frame, Line, Mark, PageView, Region, Stage
from frictionaudit.reading.layers import own
from frictionaudit.reading.payment_names import (
    Method,
    brands_in,
    context,
    lower,
    methods,
    named,
)

CHECKOUT = (Stage.CHECKOUT, Stage.PAYMENT)
SHOP = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)
SMALLEST_BUTTON = 16
"""Pixels: anything smaller is a pixel for counting, not a button."""
TALLEST_BUTTON = 120
"""A button known only by what its author called it must look like one; Apple and Google draw theirs 30-64 px high."""
LONGEST_LABEL = 120


class Grade(StrEnum):
    """How true an offer is, from worst to best: script < mark < button in the shop < choice in checkout."""

    NONE = "none"
    ASKED = "asked"
    """A script of somebody else merely asks the browser for it."""
    WIRED = "wired"
    """A script or element of the method is there; nothing to be seen."""
    ADVERTISED = "advertised"
    """A mark, a sentence or structured data says so."""
    REVEALED = "revealed"
    """A button that shows only when the page is told that the phone has this wallet."""
    RENDERED = "rendered"
    """A button on product page or basket."""
    CHOICE = "choice"
    """Can be chosen in checkout."""

    @property
    def rank(self) -> int:
        """0 for NONE, rising with the truth of the offer."""
        return list(Grade).index(self)

    @property
    def meaning(self) -> str:
        """What the grade says of a method, after its name."""
        return _MEANING[self]

    def at_least(self, other: "Grade") -> bool:
        """Whether this grade is the other or better."""
        return self.rank >= other.rank


_MEANING = {
    Grade.NONE: "was not seen",
    Grade.ASKED: "is only asked for by another party's script",
    Grade.WIRED: "is prepared in the page's code, but nothing is to be seen",
    Grade.ADVERTISED: "is named or shown as a mark",
    Grade.REVEALED: "has a button once the page is told that the phone has it",
    Grade.RENDERED: "has a button in the shop",
    Grade.CHOICE: "can be chosen in checkout",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to pay as a shop offers it, with the best evidence for it."""

    method: str
    name: str
    group: str
    """card | wallet | pay-later | bank | invoice | cash | voucher | crypto"""
    grade: Grade
    page: int
    """Index of the page it was seen on."""
    thing: Control | Field | Line | Mark | Frame | None
    quote: str

    @property
    def box(self) -> Box | None:
        """Where it stands on the page."""
        return self.thing.box if self.thing is not None else None

    @property
    def selector(self) -> str:
        """Selector of the evidence; empty for frames and structured data."""
        return "" if self.thing is None or isinstance(self.thing, Frame) else self.thing.selector


Found = Iterator[tuple[Method, Grade, Control | Field | Line | Mark | Frame | None, str]]


def choices(page: PageView, stage: Stage) -> Found:
    """Radio buttons and lists in a checkout, and the fields of a card.

    A choice that is folded away until an earlier step is done is in the form all the same, so it need not be visible.
    """
    if stage not in (*CHECKOUT, Stage.BASKET):
        return
    for field in page.fields:
        text = (field.label or field.near or field.placeholder or field.id)[:LONGEST_LABEL]
        place = _is_place(f"{field.name} {field.id}", field.section)
        if field.type == "radio":
            author = re.sub(r"[-_.]+", " ", field.id) if place else ""
            for method in _chosen(text, place=place) or _chosen(author, place=place):
                yield method, Grade.CHOICE, field, text
        elif field.tag == "select" and context("option").search(f"{field.name} {field.id}"):
            for option in field.options:
                for method in _chosen(option, place=True):
                    yield method, Grade.CHOICE, field, option
        elif stage in CHECKOUT and _takes_card(field, text):
            yield methods()["card"], Grade.CHOICE, field, text


def buttons(page: PageView, stage: Stage) -> Found:
    """Buttons, tabs and tiles that name a method, and elements that a wallet's own script makes."""
    if stage not in (*CHECKOUT, *SHOP):
        return
    grade = Grade.CHOICE if stage in CHECKOUT else Grade.RENDERED
    together = _groups_of_ways(page) if stage in CHECKOUT else frozenset[str]()
    for control in own(page, page.controls):
        if control.region in (Region.NAV, Region.HEADER, Region.FOOTER):
            continue
        text = (control.name or control.text)[:LONGEST_LABEL]
        place = stage in CHECKOUT and bool(context("option").search(control.hints) or control.group in together)
        if signs_in(f"{text} {control.hints}", control.section) or context("help").search(lower(text)):
            continue
        by_name = _named_button(control, text, place=place)
        if sized(control.box) and control.visible:
            yield from ((method, grade, control, text) for method in by_name)
        elif place:
            yield from ((method, Grade.CHOICE, control, text) for method in by_name)
        for method in _by_author(f"{control.tag} {control.hints}"):
            drawn = control.visible and sized(control.box) and control.box.height <= TALLEST_BUTTON
            yield method, grade if drawn else Grade.WIRED, control, text or control.tag


def _groups_of_ways(page: PageView) -> frozenset[str]:
    """Rows of controls of which one is a way to pay by its whole name: the others beside it are read as such too."""
    ways = (c for c in own(page, page.controls) if c.group and c.tag != "a" and len(c.name) <= LONGEST_LABEL)
    return frozenset(control.group for control in ways if named(control.name).alone)


def frames(page: PageView, stage: Stage) -> Found:
    """Frames that hold a wallet's button or the fields of a card, known by address and title."""
    grade = Grade.CHOICE if stage in CHECKOUT else Grade.RENDERED
    for frame in page.frames:
        label = f"{frame.title}\n{frame.name}\n{frame.url}"
        for method in _by_frame(label, stage):
            shown = frame.visible and frame.box is not None and sized(frame.box)
            yield method, grade if shown and stage in (*CHECKOUT, *SHOP) else Grade.WIRED, frame, frame.title
    for mark in page.marks:
        if mark.tag != "iframe":
            continue
        for method in methods().values():
            if mark.visible and method.drawn and method.drawn.search(f"{mark.text} {mark.source}".casefold()):
                yield method, grade, mark, mark.text
        for method in _by_frame(mark.text, stage):  # the shop's title for it: whether a button came is not known
            known = method.id == "card" and mark.visible and stage in CHECKOUT
            yield method, Grade.CHOICE if known else Grade.WIRED, mark, mark.text


def _is_place(author: str, section: str) -> bool:
    return bool(context("option").search(author) or context("pay").search(lower(section)))


def _chosen(text: str, *, place: bool) -> tuple[Method, ...]:
    return tuple(dict.fromkeys((*named(text, place=place).methods, *(brands_in(text) if place else ()))))


def _takes_card(field: Field, text: str) -> bool:
    if field.type in ("radio", "checkbox", "search", "password") or field.tag not in ("input", "select"):
        return False
    author = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", f"{field.autocomplete} {field.name} {field.id}")
    spoken = lower(f"{text} | {field.section} | {re.sub(r'[-_.]+', ' ', author)}")
    if context("other_cards").search(spoken):
        return False
    by_label = context("card_label").search(lower(text)) or "card" in {method.id for method in named(text).methods}
    return bool(by_label or context("card_field").search(author))


def _named_button(control: Control, text: str, *, place: bool) -> tuple[Method, ...]:
    link = control.tag == "a" and not (control.role or control.filled) and control.href.startswith("http")
    if link and "#" not in control.href:
        return ()  # a page about the method
    naming = named(text, place=place)
    says = naming.alone or (place and len(text) <= LONGEST_LABEL) or context("pay").search(lower(text))
    return _chosen(text, place=place) if says else ()


def _by_author(author: str) -> Iterable[Method]:
    return (method for method in methods().values() if method.buttons and method.buttons.search(author))


def _by_frame(label: str, stage: Stage) -> Iterator[Method]:
    for method in methods().values():
        known = method.frames and any(method.frames.search(part.casefold()) for part in label.split("\n"))
        if known and (method.id != "card" or stage in CHECKOUT):
            yield method


def signs_in(author: str, section: str) -> bool:
    """Whether something is for signing in with the account of a wallet's owner."""
    return bool(context("sign_in").search(f"{author} | {section}".casefold()))


def sized(box: Box) -> bool:
    """Whether a box is large enough to be a button."""
    return box.width >= SMALLEST_BUTTON and box.height >= SMALLEST_BUTTON

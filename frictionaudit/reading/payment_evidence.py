"""Where a page offers ways to pay, one kind of evidence at a time: choices, buttons, frames, marks, words, scripts.

Each reader goes from a page and its stage to offers with the grade that this kind of evidence is worth.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from frictionaudit.evidence import Box, Control, Field, Frame, Line, Mark, PageView, Region, Stage
from frictionaudit.reading.payment_names import (
    Method,
    brands_in,
    context,
    in_file_name,
    labelled,
    lower,
    methods,
    named,
    says_nothing,
)

CHECKOUT = (Stage.CHECKOUT, Stage.PAYMENT)
SHOP = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)
POLICY = (Stage.RETURNS, Stage.CONTACT)
"""Pages that name methods to say how money goes back."""
SMALLEST_BUTTON = 16
"""Pixels: anything smaller is a pixel for counting, not a button."""
TALLEST_BUTTON = 120
"""A button known only by what its author called it must look like one; Apple and Google draw theirs 30-64 px high."""
LONGEST_LABEL = 120
LONGEST_SENTENCE = 220
LONG_LINE = 90
NEIGHBOURS = 5
"""Of this many lines before and as many after, half are long in running terms."""
STRIP = 3
"""So many named pictures side by side are a strip of payment marks, even in a part that is still folded away."""


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
    """A button that shows only when the page is told that the phone has Apple Pay."""
    RENDERED = "rendered"
    """A button on product page or basket."""
    CHOICE = "choice"
    """Can be chosen in checkout."""

    @property
    def rank(self) -> int:
        """0 for NONE, rising with the truth of the offer."""
        return list(Grade).index(self)

    def at_least(self, other: "Grade") -> bool:
        """Whether this grade is the other or better."""
        return self.rank >= other.rank


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
    layers = {overlay.index for overlay in page.overlays if context("not_shop").search(overlay.kind)}
    for control in page.controls:
        if control.overlay in layers or control.region in (Region.NAV, Region.HEADER, Region.FOOTER):
            continue
        text = (control.name or control.text)[:LONGEST_LABEL]
        place = stage in CHECKOUT and bool(context("option").search(control.hints))
        if _signs_in(f"{text} {control.hints}", control.section) or context("help").search(lower(text)):
            continue
        by_name = _named_button(control, text, place=place)
        if _sized(control.box) and control.visible:
            yield from ((method, grade, control, text) for method in by_name)
        elif place:
            yield from ((method, Grade.CHOICE, control, text) for method in by_name)
        for method in _by_author(f"{control.tag} {control.hints}"):
            drawn = control.visible and _sized(control.box) and control.box.height <= TALLEST_BUTTON
            yield method, grade if drawn else Grade.WIRED, control, text or control.tag


def frames(page: PageView, stage: Stage) -> Found:
    """Frames that hold a wallet's button or the fields of a card, known by address and title."""
    grade = Grade.CHOICE if stage in CHECKOUT else Grade.RENDERED
    for frame in page.frames:
        label = f"{frame.title}\n{frame.name}\n{frame.url}"
        for method in _by_frame(label, stage):
            shown = frame.visible and frame.box is not None and _sized(frame.box)
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


def marks(page: PageView, stage: Stage) -> Found:
    """Pictures and symbols that name a method."""
    if stage in POLICY:
        return
    strips: defaultdict[str, set[str]] = defaultdict(set)
    read = [(mark, *_read_mark(mark)) for mark in page.marks if _may_name(mark)]
    for mark, found, _ in read:
        if found:
            strips[_strip(mark)].add(lower(mark.text) or mark.source)
    for mark, found, by_file in read:
        beside = len(strips[_strip(mark)])
        if mark.visible and (not by_file or beside > 1 or context("option").search(mark.source + mark.selector)):
            yield from ((method, Grade.ADVERTISED, mark, mark.text or mark.source) for method in found)
        elif not mark.visible and mark.tag == "img" and not by_file and beside >= STRIP:
            yield from ((method, Grade.ADVERTISED, mark, mark.text) for method in found)
    for mark in page.marks:
        if "-" in mark.tag and mark.visible and _sized(mark.box):
            for method in methods().values():
                if method.messages and method.messages.fullmatch(mark.tag):
                    yield method, Grade.ADVERTISED, mark, mark.text or mark.tag


def words(page: PageView, stage: Stage) -> Found:
    """Lines that are the name of a method or say that one can pay with it; no terms, no talk of refunds."""
    if stage in POLICY:
        return
    layers = {overlay.index for overlay in page.overlays if context("not_shop").search(overlay.kind)}
    for at, line in enumerate(page.lines):
        if line.overlay in layers or line.region is Region.NAV or _width(line.text) > LONGEST_SENTENCE:
            continue
        if context("off").search(line.selector):
            continue
        naming = named(line.text)
        if not naming.methods or any(context(name).search(lower(line.text)) for name in _TALK):
            continue
        if naming.alone or (_offers(line) and not (stage in CHECKOUT and _in_terms(page.lines, at))):
            yield from ((method, Grade.ADVERTISED, line, line.text) for method in naming.methods)


_TALK = ("against", "security", "other_cards", "help")


def _offers(line: Line) -> bool:
    """Whether a sentence says that something can be paid so."""
    folded = lower(line.text)
    if line.region is Region.DIALOG or context("clause").search(folded):
        return False
    return bool(context("pay").search(folded) or context("offer").search(folded))


def _in_terms(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line stands among the long lines of terms that a shop prints in its checkout."""
    around = (*lines[max(0, at - NEIGHBOURS) : at], *lines[at + 1 : at + 1 + NEIGHBOURS])
    return sum(_width(line.text) >= LONG_LINE for line in around) >= NEIGHBOURS


def _width(text: str) -> int:
    """Length of a text, a sign of a script without spaces counted as the word that it is."""
    return len(text) + 2 * sum(letter >= "\u3040" for letter in text)


def structured(page: PageView, stage: Stage) -> Found:
    """Structured data: acceptedPaymentMethod, paymentAccepted, paymentMethod."""
    for text in (value for item in page.structured_data for value in _payment_values(item)):
        name = re.split(r"[/#]", text)[-1].casefold()
        by_schema = tuple(method for method in methods().values() if name in method.schema)
        for method in by_schema or named(text, place=True).methods:
            yield method, Grade.ADVERTISED, None, text


def scripts(page: PageView, stage: Stage) -> Found:
    """Scripts and empty elements: a hint that a method is switched on, never an offer."""
    for method in methods().values():
        for name in page.elements:
            if method.buttons and method.buttons.fullmatch(name):
                yield method, Grade.WIRED, None, name
        for grade, pattern in ((Grade.WIRED, method.requests), (Grade.ASKED, method.asked)):
            hit = next((one.url for one in page.requests if pattern and pattern.search(one.url[:600])), None)
            if hit:
                yield method, grade, None, hit[:200]


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
        if method.frames and any(method.frames.search(part.casefold()) for part in label.split("\n")):
            if method.id != "card" or stage in CHECKOUT:
                yield method


def _may_name(mark: Mark) -> bool:
    if mark.tag in ("iframe", "input", "button", "section", "form") or mark.region is Region.NAV:
        return False
    author = f"{mark.source} {mark.selector}"
    return not _signs_in(author, "") and not context("off").search(author)


def _read_mark(mark: Mark) -> tuple[tuple[Method, ...], bool]:
    """Methods that a mark names, and whether only its file name does."""
    place = bool(context("option").search(mark.source + mark.selector))
    for part in mark.text.split(" | ") if mark.text else ():
        naming = labelled(part, place=place)
        if naming.alone and not any(context(name).search(lower(part)) for name in ("security", "against", "help")):
            return naming.methods, False
    if mark.tag not in ("img", "use", "svg", "picture") or not (mark.text[:1] == "#" or says_nothing(mark.text)):
        return (), False  # it says something else of itself
    address = mark.source.split(" ")[0]
    if mark.tag == "svg" and "/" not in address:
        return in_file_name(mark.source[:LONGEST_LABEL]), True
    stem = "" if address.startswith("data:") else re.split(r"[/#]", address.split("?")[0])[-1]
    return (in_file_name(stem) if len(stem) <= LONGEST_LABEL // 2 else ()), True


def _strip(mark: Mark) -> str:
    """Marks of one strip share their place up to the counting of brothers and sisters."""
    return re.sub(r":nth-of-type\(\d+\)", "", mark.selector)


def _payment_values(item: Any, depth: int = 0) -> Iterator[str]:
    if depth > 8 or not isinstance(item, dict | list):
        return
    if isinstance(item, list):
        for one in item:
            yield from _payment_values(one, depth + 1)
        return
    for key, value in item.items():
        if key in ("acceptedPaymentMethod", "paymentAccepted", "paymentMethod"):
            for one in value if isinstance(value, list) else [value]:
                text = one.get("name") or one.get("@id") or one.get("@type") if isinstance(one, dict) else one
                if isinstance(text, str):
                    yield from (part.strip() for part in text.split(","))
        else:
            yield from _payment_values(value, depth + 1)


def _signs_in(author: str, section: str) -> bool:
    return bool(context("sign_in").search(f"{author} | {section}".casefold()))


def _sized(box: Box) -> bool:
    return box.width >= SMALLEST_BUTTON and box.height >= SMALLEST_BUTTON

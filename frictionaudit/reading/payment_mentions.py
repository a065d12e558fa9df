"""Where a page mentions ways to pay: marks, words, structured data and scripts."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, cast

from frictionaudit.evidence import Line, Mark, PageView, Region, Stage
from frictionaudit.reading.layers import own
from frictionaudit.reading.payment_evidence import CHECKOUT, LONGEST_LABEL, Found, Grade, signs_in, sized
from frictionaudit.reading.payment_names import (
    Method,
    context,
    in_file_name,
    labelled,
    lower,
    methods,
    named,
    says_nothing,
)

POLICY = (Stage.RETURNS, Stage.CONTACT)
"""Pages that name methods to say how money goes back."""
LONGEST_SENTENCE = 220
LONG_LINE = 90
NEIGHBOURS = 5
"""Of this many lines before and as many after, half are long in running terms."""
DEEPEST = 8
STRIP = 3
"""So many named pictures side by side are a strip of payment marks, even in a part that is still folded away."""
_PROGRAM = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+){2,}")
_TALK = ("against", "security", "other_cards", "help")


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
        if "-" in mark.tag and mark.visible and sized(mark.box):
            for method in methods().values():
                if method.messages and method.messages.fullmatch(mark.tag):
                    yield method, Grade.ADVERTISED, mark, mark.text or mark.tag


def words(page: PageView, stage: Stage) -> Found:
    """Lines that are the name of a method or say that one can pay with it; no terms, no talk of refunds."""
    if stage in POLICY:
        return
    lines = own(page, page.lines)
    for at, line in enumerate(lines):
        if line.region is Region.NAV or _width(line.text) > LONGEST_SENTENCE or context("off").search(line.selector):
            continue
        naming = named(line.text)
        if not naming.methods or any(context(name).search(lower(line.text)) for name in _TALK):
            continue
        said = _offers(line) and not (stage in CHECKOUT and _in_terms(lines, at)) and not _is_program(line.text)
        if said or (naming.alone and not _is_clause(line.text)):
            yield from ((method, Grade.ADVERTISED, line, line.text) for method in naming.methods)


def _offers(line: Line) -> bool:
    """Whether a sentence says that something can be paid so."""
    folded = lower(line.text)
    if line.region is Region.DIALOG or context("clause").search(folded):
        return False
    return bool(context("pay").search(folded) or context("offer").search(folded))


def _is_program(text: str) -> bool:
    """Whether a line is no more than the name of software, as `some-shop-paypal` of a plug-in."""
    return bool(_PROGRAM.fullmatch(text)) and not labelled(text).alone


def _is_clause(text: str) -> bool:
    """Whether a line is an item of terms: numbered, and the sentence goes on after it."""
    return text.endswith((";", ",")) and bool(context("clause").search(lower(text)))


def _in_terms(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line stands among the long lines of terms that a shop prints in its checkout."""
    around = (*lines[max(0, at - NEIGHBOURS) : at], *lines[at + 1 : at + 1 + NEIGHBOURS])
    return sum(_width(line.text) >= LONG_LINE for line in around) >= NEIGHBOURS


def _width(text: str) -> int:
    """Length of a text, a sign of a script without spaces counted as the word that it is."""
    return len(text) + 2 * sum(letter >= "\u3040" for letter in text)


def structured(page: PageView, _stage: Stage) -> Found:
    """Structured data: acceptedPaymentMethod, paymentAccepted, paymentMethod."""
    for text in (value for item in page.structured_data for value in _payment_values(item)):
        name = re.split(r"[/#]", text)[-1].casefold()
        by_schema = tuple(method for method in methods().values() if name in method.schema)
        for method in by_schema or named(text, place=True).methods:
            yield method, Grade.ADVERTISED, None, text


def scripts(page: PageView, _stage: Stage) -> Found:
    """Scripts and empty elements: a hint that a method is switched on, never an offer."""
    for method in methods().values():
        for name in page.elements:
            if method.buttons and method.buttons.fullmatch(name):
                yield method, Grade.WIRED, None, name
        for grade, pattern in ((Grade.WIRED, method.requests), (Grade.ASKED, method.asked)):
            hit = next((one.url for one in page.requests if pattern and pattern.search(one.url[:600])), None)
            if hit:
                yield method, grade, None, hit[:200]


def _may_name(mark: Mark) -> bool:
    if mark.tag in ("iframe", "input", "button", "section", "form") or mark.region is Region.NAV:
        return False
    author = f"{mark.source} {mark.selector}"
    return not signs_in(author, "") and not context("off").search(author)


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
    """Names or addresses of the methods in structured data, however deep."""
    if depth > DEEPEST:
        return
    if isinstance(item, list):
        for one in cast("Iterable[Any]", item):
            yield from _payment_values(one, depth + 1)
    elif isinstance(item, dict):
        for key, value in cast(dict[str, Any], item).items():
            if key in ("acceptedPaymentMethod", "paymentAccepted", "paymentMethod"):
                yield from _names(value)
            else:
                yield from _payment_values(value, depth + 1)


def _names(value: Any) -> Iterator[str]:
    for one in cast("Iterable[Any]", value) if isinstance(value, list) else (value,):
        if isinstance(one, dict):
            thing = cast(dict[str, Any], one)
            one = thing.get("name") or thing.get("@id") or thing.get("@type")
        if isinstance(one, str):
            yield from (part.strip() for part in one.split(","))

"""What a form says when it is sent with a mistake: where the message stands, whether it helps, whether answers are kept.

In: a page before and after a form was sent. Out: a `Complaint`, and its `ErrorMessage`s; no judgement. What the browser
itself shows beside a field that must not be empty is no part of the page and cannot be seen.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from frictionaudit.evidence import Box, Complaint, Field, Line, PageView, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.words import fold, says

LONGEST_MESSAGE = 160
"""Letters of a message; longer texts are terms and explanations."""
MOST_VAGUE_WORDS, MOST_VAGUE_LETTERS = 4, 32
"""A message longer than this says more than that something is wrong, besides the name of the field. Our choice."""
BESIDE_PX = 60
"""A message this close to a field's box, above or below, stands beside it: about a line and a half of a phone. Our choice."""
WORDS_PX = 48
"""Beside a box to tick stand its words, which may take two more lines before the message. Our choice."""
MARKED = "invalid"
"""What a field says of itself that is marked as wrong without a word."""
_NOT_TYPED = frozenset({"checkbox", "radio", "password"})


@dataclass(frozen=True, slots=True)
class ErrorMessage:
    """One message: its words, empty where a field is only marked, and the field it stands beside."""

    text: str
    field: Field | None
    generic: bool
    """It says that something is wrong, neither what nor how to mend it."""


def complaint(before: PageView, after: PageView, stage: Stage, page: int) -> Complaint | None:
    """What the form said when it was sent; None where it went on, or said nothing that can be read.

    `page` is the index of the page captured last. Both pages must ask the same: errors of another form are none of this.
    """
    asked = {_key(field): field for field in before.fields if field.visible}
    shown = tuple(field for field in after.fields if field.visible)
    same = [field for field in shown if _key(field) in asked]
    already = {_key(field) for field in before.fields if field.error}
    said = messages(after, before)
    marked = any(field.error and _key(field) not in already for field in shown)
    if not same or 2 * len(same) < len(asked) or not (said or marked):
        return None
    emptied = tuple(
        _name(field)
        for field in same
        if asked[_key(field)].prefilled and not field.prefilled and field.type not in _NOT_TYPED
    )
    return Complaint(stage=stage, page=page, lang=after.lang, fields=shown, lines=said, emptied=emptied)


def answer_to(field: Field, before: PageView, after: PageView, stage: Stage, page: int) -> Complaint | None:
    """What the page said of a field that was left with a mistake in it; any new text beside the field is an answer, whatever
    its words. None where nothing came."""
    if told := complaint(before, after, stage, page):
        return told
    known = {line.text for line in before.lines} | {field.label, field.placeholder}
    now = next((one for one in after.fields if one.visible and _key(one) == _key(field)), None)
    short = (line for line in after.lines if len(line.text) <= LONGEST_MESSAGE and line.text not in known)
    news = tuple(line for line in short if now and _beside(line, now))
    shown = tuple(one for one in after.fields if one.visible)
    return Complaint(stage=stage, page=page, lang=after.lang, fields=shown, lines=news) if news else None


def messages(page: PageView, before: PageView | None = None) -> tuple[Line, ...]:
    """Short texts of a page that say that something is missing or wrong; only those that were not there before."""
    known = {line.text for line in before.lines} if before else set[str]()
    short = (line for line in page.lines if len(line.text) <= LONGEST_MESSAGE and line.text not in known)
    return tuple(line for line in short if says("validation", line.text, page.lang))


def complained_of(page: PageView, fields: Iterable[Field]) -> frozenset[int]:
    """Indexes of the fields that the browser itself holds invalid, and of those that a message of the page stands beside, the
    nearest of each."""
    asked = list(fields)
    invalid = {field.index for field in asked if field.invalid}
    near = ((line, _nearest(line, asked)) for line in messages(page) if asked)
    return frozenset(invalid | {field.index for line, field in near if _beside(line, field)})


def held_invalid(page: PageView, before: PageView | None = None) -> tuple[Field, ...]:
    """Fields that the browser itself does not let through, of those that were asked before the form was sent."""
    asked = {_key(field) for field in before.fields if field.visible} if before else None
    return tuple(f for f in page.fields if f.visible and f.invalid and (asked is None or _key(f) in asked))


def error_messages(told: Complaint) -> tuple[ErrorMessage, ...]:
    """The messages of a complaint: those of the fields in order, then those that stand beside none."""
    found: list[ErrorMessage] = []
    used: set[int] = set()
    for field in told.fields:
        near = next((line for line in told.lines if _beside(line, field)), None)
        if field.error and field.error != MARKED:
            found.append(_message(field.error, field, told.lang))
        elif field.error:
            found.append(_message(near.text if near else "", field, told.lang))
        elif near is not None and near.index not in used and _nearest(near, told.fields) is field:
            found.append(_message(near.text, field, told.lang))
        else:
            continue
        used.update(line.index for line in told.lines if line is near or fold(line.text) == fold(found[-1].text))
    return (*found, *(_message(line.text, None, told.lang) for line in told.lines if line.index not in used))


def _message(text: str, field: Field | None, lang: str) -> ErrorMessage:
    bare = fold(text).replace(fold(_name(field)), " ") if field else fold(text)
    short = len(bare.split()) <= MOST_VAGUE_WORDS and len(bare) <= MOST_VAGUE_LETTERS
    generic = not bare.strip() or (short and phrasebook.says("checkout", "generic_error", bare, lang))
    return ErrorMessage(text, field, generic)


def _nearest(line: Line, fields: Iterable[Field]) -> Field:
    return min(fields, key=lambda field: _gap(line.box, field.box))


def _beside(message: Line, field: Field) -> bool:
    across = min(message.box.right, field.box.right) - max(message.box.x, field.box.x)
    words = WORDS_PX if field.type in ("checkbox", "radio") else 0
    return across > 0 and _gap(message.box, field.box) <= BESIDE_PX + words


def _gap(one: Box, other: Box) -> float:
    return max(one.y - other.bottom, other.y - one.bottom, 0)


def _key(field: Field) -> tuple[str, ...]:
    return (field.name or field.id or field.selector, field.type)


def _name(field: Field) -> str:
    return (field.label or field.placeholder or field.near or field.name).strip(" *")[:80]

"""Details that a shopper is asked for more than once between basket and order.

In: a journey. Out: `Repeat`s, each with the two places. Excused are boxes already filled in, billing details that can
be taken over from delivery, and another person's details; boxes hidden behind "different address" are not seen at all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from frictionaudit.evidence import Journey, PageView, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.checkout import TILL, Asked, address, asked_on, name_of, page_name
from frictionaudit.reading.fields import ADDRESS, NAMES, Purpose
from frictionaudit.reading.layers import own
from frictionaudit.reading.lexicon import lexicon
from frictionaudit.reading.words import fold, means

PARTS = {
    Purpose.EMAIL_CONFIRM: Purpose.EMAIL,
    Purpose.STREET_NAME: Purpose.STREET,
    Purpose.BIRTHDAY_DAY: Purpose.BIRTHDAY,
    Purpose.BIRTHDAY_MONTH: Purpose.BIRTHDAY,
    Purpose.BIRTHDAY_YEAR: Purpose.BIRTHDAY,
}
"""What a part or a repetition stands for."""
NAME_PARTS = frozenset({Purpose.GIVEN_NAME, Purpose.FAMILY_NAME})
OF_A_PERSON = frozenset(
    {
        *(ADDRESS | NAMES) - {Purpose.HOUSE_NUMBER, Purpose.ADDITIONAL_NAME, Purpose.HONORIFIC, Purpose.DISTRICT},
        Purpose.EMAIL,
        Purpose.PHONE,
        Purpose.BIRTHDAY,
        Purpose.ORGANIZATION,
    }
)


IN_ONE_BOX = frozenset({Purpose.POSTCODE})
"""Details that nobody has two of in one form: asked in two boxes they are asked twice, however the boxes are labelled."""
SHORTEST = 4
"""A box that takes fewer letters holds a part of a postcode (Japan: three and four digits); so few has none as a whole."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A detail asked again: where first, and where again."""

    first: Asked
    again: Asked

    @property
    def confirms(self) -> bool:
        """A box that only has the email typed a second time."""
        return self.again.purpose is Purpose.EMAIL_CONFIRM


def repeats(journey: Journey) -> tuple[Repeat, ...]:
    """Every detail the shopper has to type again, in the order of the walk; one for each box."""
    asked = [one for page in journey.seen(Stage.BASKET, *TILL) for one in asked_on(page) if _detail(one) in OF_A_PERSON]
    found: list[Repeat] = []
    for at, one in enumerate(asked):
        first = next((before for before in asked[:at] if _same(before, one)), None)
        if first is not None and not _is_excused(one):
            found.append(Repeat(first, one))
    return tuple(_one_per_name(found))


def place(one: Asked) -> str:
    """Where a question stands, for people."""
    section = f" under “{one.field.section}”" if one.field.section else ""
    return f"“{name_of(one.field)}”{section} on {page_name(one.page)}"


def _detail(one: Asked) -> Purpose:
    return PARTS.get(one.purpose, one.purpose)


def _same(before: Asked, one: Asked) -> bool:
    """Whether the second asks for what the first has asked already."""
    if before.key == one.key and address(before.page) == address(one.page) and before.page.index != one.page.index:
        return False  # the same box, seen again after the shopper went on
    details = _detail(before), _detail(one)
    names = (Purpose.NAME in details) and bool(NAME_PARTS & set(details))
    if details[0] is not details[1] and not names:
        return False
    if one.purpose is Purpose.EMAIL_CONFIRM:
        return True
    if details[0] in IN_ONE_BOX and not (_is_part(before) or _is_part(one) or _looks_up(one.page)):
        return True
    return _block(before) != _block(one) or _label(before) == _label(one) != ""


def _block(one: Asked) -> tuple[object, ...]:
    """Boxes of one block are parts of one answer (a phone number in three boxes), unless they are labelled alike."""
    return (one.page.index, one.field.form, one.field.section, one.guess.group)


def _is_part(one: Asked) -> bool:
    """Whether a box is too short for the whole answer, or has no words of its own that would ask for it."""
    return (one.field.max_length or SHORTEST + 1) <= SHORTEST or not _label(one)


def _looks_up(page: PageView) -> bool:
    """Whether the page finds addresses: a postcode typed for that fills in the one below it."""
    named = (lexicon("fields").label(c.name) for c in own(page, page.controls) if c.visible)
    return any(entry.meaning == Purpose.ADDRESS_LOOKUP for told in named for hit in told.hits for entry in hit.entries)


def _label(one: Asked) -> str:
    return fold(one.field.label or one.field.placeholder)


def _is_excused(one: Asked) -> bool:
    field = one.field
    if field.prefilled or field.readonly or one.field.type in ("radio", "checkbox"):
        return True
    words = f"{field.section} {field.label}"
    if phrasebook.says("checkout", "another_person", words, one.page.lang):
        return True
    return one.purpose is not Purpose.EMAIL_CONFIRM and one.guess.group == "billing" and _offers_same(one.page)


def _offers_same(page: PageView) -> bool:
    """Whether one tap takes the delivery address over for billing."""
    labels = [f.label for f in own(page, page.fields) if f.visible and f.type in ("checkbox", "radio")]
    labels += [control.name for control in own(page, page.controls) if control.visible]
    return any(means("same_as_shipping", label, page.lang) for label in labels)


def _one_per_name(found: Iterable[Repeat]) -> Iterator[Repeat]:
    """Given and family name after a full name are one repetition, not two."""
    seen: set[tuple[object, ...]] = set()
    for repeat in found:
        name = repeat.again.purpose in NAME_PARTS | {Purpose.NAME}
        key = ("name", *_block(repeat.again)) if name else (repeat.again.page.index, repeat.again.field.index)
        if key not in seen:
            seen.add(key)
            yield repeat

"""The boxes for a card in checkout: how many, which keyboard, which tokens.

In: a journey. Out: a `CardForm`, or None where no page has a box for a card's number. Boxes that are folded away until
card is chosen are read as well: attributes do not depend on being seen. Nothing is ever typed into them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from frictionaudit.evidence import Field, Journey, PageView
from frictionaudit.reading.checkout import TILL
from frictionaudit.reading.fields import CARD, Purpose, field_purposes
from frictionaudit.reading.typing_aid import autofill_token

DIGITS_WITH_SPACES = 19
"""Sixteen digits in four groups."""
TOKENS = {
    Purpose.CARD_NUMBER: ("cc-number",),
    Purpose.CARD_EXPIRY: ("cc-exp",),
    Purpose.CARD_EXPIRY_MONTH: ("cc-exp-month",),
    Purpose.CARD_EXPIRY_YEAR: ("cc-exp-year",),
    Purpose.CARD_CVC: ("cc-csc",),
}


@dataclass(frozen=True, slots=True)
class CardForm:
    """The card boxes of one page, each with its purpose."""

    MARKS: ClassVar[int] = 6

    page: PageView
    boxes: tuple[tuple[Field, Purpose], ...]

    @property
    def number(self) -> Field:
        """The first box of the number."""
        return self._of(Purpose.CARD_NUMBER)[0]

    @property
    def in_pieces(self) -> bool:
        """Whether the number is typed in several boxes."""
        return len(self._of(Purpose.CARD_NUMBER)) > 1

    @property
    def lacking(self) -> tuple[tuple[Field, str], ...]:
        """What makes typing harder: the box it concerns, and the words."""
        return tuple(self._lacking())

    def _lacking(self) -> Iterator[tuple[Field, str]]:
        number = self.number
        if self.in_pieces:
            yield number, f"the number is typed in {len(self._of(Purpose.CARD_NUMBER))} boxes"
        if number.type == "number" or (number.inputmode not in ("numeric", "tel") and number.type != "tel"):
            kind = "a number box" if number.type == "number" else "the keyboard for text"
            yield number, f"the number gets {kind} instead of digits"
        if untold := [(field, p) for field, p in self.boxes if p in TOKENS and not _told(field, p)]:
            yield untold[0][0], f"{len(untold)} boxes do not tell the phone what to fill in"
        if months := self._of(Purpose.CARD_EXPIRY_MONTH, Purpose.CARD_EXPIRY_YEAR):
            yield months[0], "month and year are separate"
        if number.max_length and number.max_length < DIGITS_WITH_SPACES and not self.in_pieces:
            yield number, f"the number has room for {number.max_length} characters, none for spaces"
        if brands := self._of(Purpose.CARD_TYPE):
            yield brands[0], "the brand of the card must be chosen"

    def _of(self, *purposes: Purpose) -> list[Field]:
        return [field for field, purpose in self.boxes if purpose in purposes]


def _told(field: Field, purpose: Purpose) -> bool:
    return autofill_token(field.autocomplete) in TOKENS[purpose]


def card_form(journey: Journey) -> CardForm | None:
    """The card boxes of the last page that has one for the number."""
    for page in reversed(journey.seen(*TILL)):
        guesses = zip(page.fields, field_purposes(page.fields, page.lang), strict=True)
        boxes = tuple((f, g.purpose) for f, g in guesses if g.purpose in CARD and not f.honeypot and _takes(f))
        if any(purpose is Purpose.CARD_NUMBER for _, purpose in boxes):
            return CardForm(page, boxes)
    return None


def _takes(field: Field) -> bool:
    return field.type not in ("radio", "checkbox")

"""One address or two: whether the delivery address serves for billing, or the other way round.

In: a journey. Out: `Addresses`, with what takes one address over for the other, and the boxes of the second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from frictionaudit.evidence import Control, Field, Journey, PageView
from frictionaudit.reading import phrasebook
from frictionaudit.reading.checkout import TILL, Asked, asked_on
from frictionaudit.reading.fields import ADDRESS
from frictionaudit.reading.layers import own
from frictionaudit.reading.words import means

says = partial(phrasebook.says, "purchase")


@dataclass(frozen=True, slots=True)
class Addresses:
    """How delivery and billing address are told apart."""

    same: Field | Control | None = None
    """What takes one address over for the other."""
    taken_over: bool = False
    """It does so unless the shopper says otherwise."""
    second: tuple[Asked, ...] = ()
    """Boxes of the second address that are shown."""
    asked: int = 0
    """Boxes for addresses in all."""


def addresses(journey: Journey) -> Addresses:
    """Whether one address serves for delivery and billing by default."""
    asked = [one for page in journey.seen(*TILL) for one in asked_on(page) if one.purpose in ADDRESS]
    second = _second(asked)
    for page in journey.seen(*TILL):
        boxes = (f for f in own(page, page.fields) if f.visible and f.type in ("checkbox", "radio"))
        for field in boxes:
            if found := _takes_over(field, page.lang):
                taken = found == "default" if field.type == "checkbox" else _radio(field, page)
                return Addresses(field, taken, second, len(asked))
    shown = ((page, c) for page in journey.seen(*TILL) for c in own(page, page.controls) if c.visible)
    same = next((control for page, control in shown if _same(control.name, page.lang)), None)
    return Addresses(same, same is not None and bool(same.pressed), second, len(asked))


def _second(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Boxes for billing beside others for delivery; where all bear billing's name, those asked again under another heading."""
    billing = [one for one in asked if one.guess.group == "billing"]
    if len(billing) < len(asked):
        return tuple(billing)
    return tuple(one for at, one in enumerate(billing) if any(_asked_before(one, other) for other in billing[:at]))


def _asked_before(one: Asked, other: Asked) -> bool:
    same = one.purpose is other.purpose and one.page.index == other.page.index
    return same and one.field.section != other.field.section


def _takes_over(field: Field, lang: str) -> str:
    """default | other, for a box about two addresses; empty for any other box."""
    label = field.label or field.near
    if says("other_address", label, lang):
        return "default" if not field.checked else "other"
    if _same(label, lang):
        return "default" if field.checked else "other"
    return ""


def _radio(field: Field, page: PageView) -> bool:
    """Whether, of the radio buttons of a group, the one for the same address is chosen."""
    group = [f for f in page.fields if f.type == "radio" and f.name == field.name and f.form == field.form]
    return any(f.checked and _same(f.label or f.near, page.lang) for f in group)


def _same(label: str, lang: str) -> bool:
    return bool(label) and (means("same_as_shipping", label, lang) or says("same_address", label, lang))

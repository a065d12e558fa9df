"""Ways of delivery and of paying that are chosen in a layer: a box that only shows the choice, and a button beside it.

In: a page. Out: the boxes that show none yet with the button that opens their choice, and the choice once it is open.
"""

from dataclasses import dataclass

from frictionaudit.evidence import Control, Field, PageView
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.words import exactly, means

_METHODS = frozenset({Purpose.DELIVERY_METHOD, Purpose.PAYMENT_METHOD})
_BESIDE = 40
"""How far a button stands from the box it belongs to, CSS px at most: less than a tap target's width (our choice)."""


@dataclass(frozen=True, slots=True)
class Unchosen:
    """What opens the choice of a way of delivery or of paying, beside a box that shows none yet."""

    opener: Control
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class OpenChoice:
    """The ways of delivery or of paying in a layer above the page, and the button that keeps the one that is chosen."""

    members: tuple[Field, ...]
    keeper: Control
    purpose: Purpose


def unchosen_methods(page: PageView) -> tuple[Unchosen, ...]:
    """The boxes without a choice, in the order of the page."""
    boxes = [f for f in page.fields if f.visible and f.readonly and not f.prefilled and f.tag == "input"]
    found: list[Unchosen] = []
    for box, guess in zip(boxes, field_purposes(boxes, page.lang), strict=True):
        beside = (c for c in page.controls if _opens(c, page) and _stands_beside(c, box))
        if guess.purpose in _METHODS and (opener := next(beside, None)):
            found.append(Unchosen(opener, guess.purpose))
    return tuple(found)


def _opens(control: Control, page: PageView) -> bool:
    """Whether a button says that it lets one choose, and neither sends a form nor leads to another page."""
    plain = control.visible and control.enabled and not control.submits and not control.href
    return plain and exactly("choose", control.name, page.lang) and exactly("choose", control.text, page.lang)


def _stands_beside(control: Control, box: Field) -> bool:
    middle = control.box.y + control.box.height / 2
    apart = max(control.box.x - box.box.right, box.box.x - control.box.right)
    return box.box.y <= middle <= box.box.bottom and apart <= _BESIDE


def open_choice(page: PageView) -> OpenChoice | None:
    """The choice in a layer, one way chosen in it; None where no layer holds one, or more than one button goes on in it."""
    radios = [f for f in page.fields if f.visible and f.type == "radio" and f.overlay is not None]
    for field, guess in zip(radios, field_purposes(radios, page.lang), strict=True):
        members = tuple(f for f in radios if f.overlay == field.overlay)
        inside = [c for c in page.controls if c.visible and c.enabled and c.overlay == field.overlay]
        keepers = [c for c in inside if not c.href and means("continue_step", c.name, page.lang)]
        asked = [f for f in page.fields if f.visible and f.overlay == field.overlay]
        if guess.purpose in _METHODS and len(keepers) == 1 and list(members) == asked:
            return OpenChoice(members, keepers[0], guess.purpose)
    return None

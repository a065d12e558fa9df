"""Whether a box keeps its name on the screen once something is typed into it.

In: questions of a checkout. Out: those that are named by their placeholder alone.
"""

from collections.abc import Iterable

from frictionaudit.evidence import Box, PageView
from frictionaudit.reading.checkout import Asked, address, asked_on
from frictionaudit.reading.layers import own

NEAR = 60
"""A label stands this close to its box, CSS px."""


def vanishing_labels(asked: Iterable[Asked], pages: Iterable[PageView]) -> tuple[Asked, ...]:
    """Boxes named by their placeholder alone: once something is typed, nothing on the screen says what it is for.

    `pages` are those of the journey's checkout: where one shows the same box filled, what stands there decides, since a
    label may come only then.
    """
    filled = {(address(page), one.key): one for page in pages for one in asked_on(page) if one.field.prefilled}
    named_alone = (one for one in asked if one.typed and one.field.placeholder and not one.field.frame)
    return tuple(one for one in named_alone if not _label_shown(filled.get((address(one.page), one.key), one)))


def _label_shown(one: Asked) -> bool:
    """Whether a line on the page names the box: above it, left of it, or floating inside it."""
    field = one.field
    if field.label_source in ("none", "title", "aria") and _near_by_itself(one):
        return True
    lines = own(one.page, one.page.lines)
    words = (field.label or "").casefold().strip(" *:")
    return any(_close(line.box, field.box) and _alike(line.text, words) for line in lines)


def _near_by_itself(one: Asked) -> bool:
    """Whether a text stands by this box and by no other: what stands by several is a heading, and names none of them."""
    others = [
        field.near for field in own(one.page, one.page.fields) if field.visible and field.index != one.field.index
    ]
    return bool(one.field.near) and one.field.near not in others


def _close(line: Box, field: Box) -> bool:
    across = max(line.x - field.right, field.x - line.right, 0.0)
    return max(line.y - field.bottom, field.y - line.bottom) <= NEAR and across <= 2 * NEAR


def _alike(text: str, words: str) -> bool:
    shown = text.casefold().strip(" *:")
    return bool(words) and bool(shown) and (shown in words or words in shown)

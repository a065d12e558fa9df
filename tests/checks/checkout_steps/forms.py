"""Hand-made checkout forms that several tests of this family use."""

from typing import Any

from frictionaudit.evidence import Control, Field, Line, PageView, Stage
from tests.evidence import box, control, field, line, page

GUEST_LABELS = ("Email", "First name", "Last name", "Address line 1", "Town or city", "Postcode", "Phone")


def fields(*labels: str, start: int = 0, **more: Any) -> tuple[Field, ...]:
    """Text boxes with the given labels."""
    return tuple(
        field(label, index=start + number, name=f"f{start + number}", **more) for number, label in enumerate(labels)
    )


def guest_form(**more: Any) -> PageView:
    """One page that asks a guest for the usual seven details and has the order control."""
    defaults: dict[str, Any] = {
        "fields": fields(*GUEST_LABELS),
        "controls": (control("Place order", index=90, form=0),),
    }
    return page(**(defaults | more))


def sign_in(start: int = 50, form: int = 5) -> tuple[Field, ...]:
    """A form for customers who have an account."""
    return (
        field("E-mail", index=start, name="login", form=form),
        field("Password", index=start + 1, name="password", type="password", form=form),
    )


def rows(*pairs: tuple[str, str], start: int = 0) -> tuple[Line, ...]:
    """Rows of a summary: a label at the left and its amount at the right, as two lines of text."""
    found: list[Line] = []
    for number, (label, amount) in enumerate(pairs):
        y = 100 + 30 * number
        found.append(line(label, index=start + 2 * number, at=box(16, y, 120, 20)))
        found.append(line(amount, index=start + 2 * number + 1, at=box(300, y + 2, 70, 18)))
    return tuple(found)


def order() -> Control:
    return control("Place order", index=90)


Pages = dict[Stage, PageView | tuple[PageView, ...]]

"""Choices that a shop draws itself: radio buttons and toggles without an input behind them.

In: a page. Out: the choices as the fields a shopper takes them for, each with the control that is tapped.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from frictionaudit.evidence import Control, Field, PageView, Region

_RADIOS = frozenset({"radio", "menuitemradio"})
_OUTSIDE = (Region.HEADER, Region.NAV, Region.FOOTER)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn radio button."""

    field: Field
    control: Control


def drawn_radios(page: PageView) -> tuple[Drawn, ...]:
    """The radio buttons that the page draws, as fields named by their group."""
    found = [c for c in page.controls if c.role in _RADIOS and c.tag != "input" and c.visible]
    return tuple(Drawn(_field(c), c) for c in found if c.region not in _OUTSIDE)


def open_toggles(page: PageView) -> Iterator[tuple[Control, ...]]:
    """Groups of toggles that are told apart by being pressed, none of which is: hours of delivery, sizes, gifts."""
    toggles = [c for c in page.controls if is_toggle(c) and c.visible and c.region not in _OUTSIDE]
    for group in dict.fromkeys(c.group for c in toggles if c.group):
        members = tuple(c for c in toggles if c.group == group)
        if len(members) > 1 and not any(c.pressed for c in members):
            yield members


def is_toggle(control: Control) -> bool:
    """Whether a control is a choice by its state: it says whether it is pressed, and sends and opens nothing."""
    plain = not control.submits and not control.href and control.expanded is None
    return plain and control.pressed is not None and control.role in ("", "button")


def _field(control: Control) -> Field:
    return Field(
        index=control.index,
        tag=control.tag,
        type="radio",
        name=control.group,
        label=control.name or control.text,
        near=control.section,
        section=control.section,
        checked=bool(control.pressed),
        box=control.box,
        enabled=control.enabled,
        form=control.form,
        region=control.region,
        overlay=control.overlay,
        frame=control.frame,
        selector=control.selector,
    )

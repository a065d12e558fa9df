"""What a product lets the shopper choose, and how: lists, radio buttons, buttons and swatches.

In: a product page. Out: its `OptionGroup`s, and the help with sizes. Quantities, countries and other products are no
options.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from frictionaudit.evidence import Control, Field, Line, PageView, Region
from frictionaudit.reading import phrasebook
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import own
from frictionaudit.reading.product_page import OUTSIDE, buy_buttons, others_from, product_lines, top_of_product
from frictionaudit.reading.words import fold, means, says

says_purchase = partial(phrasebook.says, "purchase")
NOT_OPTIONS = frozenset(
    {Purpose.QUANTITY, Purpose.COUNTRY, Purpose.POSTCODE, Purpose.SEARCH, Purpose.COUPON, Purpose.NEWSLETTER}
)
ABOVE, BELOW = 900, 300
"""Options stand within this distance of the button that buys, CSS px (as the shopper looks for them)."""
LABEL_GAP = 60
_LETTER_SIZES = re.compile(r"(?<![a-z])(?:xx?s|s|m|l|xx?x?l|[2-6]xl|one size)(?![a-z])")
_NUMBER_SIZES = re.compile(
    r"(?<![\d.,])(?:uk|eu|us)?\s?(?:[3-9]|1[0-9]|2[0-9]|3[0-9]|4[0-9]|5[0-6])(?:[.,]5|\s?½)?(?![\d])"
)


class How(StrEnum):
    """What an option is chosen with."""

    LIST = "list"
    RADIO = "radio buttons"
    BUTTONS = "buttons"


@dataclass(frozen=True, slots=True)
class OptionGroup:
    """One choice of a product."""

    how: How
    label: str
    """What the shopper reads by it; empty when nothing names it."""
    values: tuple[str, ...]
    gone: tuple[str, ...]
    """Values marked as sold out or switched off."""
    thing: Field | Control
    """The list, or the first of the buttons."""

    @property
    def is_size(self) -> bool:
        """Whether it is the size of something to wear: named so, with values that look like sizes."""
        sized = sum(bool(_LETTER_SIZES.fullmatch(fold(v)) or _NUMBER_SIZES.fullmatch(fold(v))) for v in self.values)
        return says_purchase("clothing_size", self.label) and sized >= 0.6 * len(self.values)


def option_groups(page: PageView) -> tuple[OptionGroup, ...]:
    """The choices of the product, in the order of the page; a choice of one is none."""
    buttons = buy_buttons(page)
    if not buttons:
        return ()
    buy = buttons[0]
    found = [*_lists(page, buy), *_radios(page, buy), *_buttons(page, buy)]
    return tuple(sorted((group for group in found if len(group.values) > 1), key=lambda group: group.thing.box.y))


def _in_zone(thing: Field | Control, page: PageView, buy: Control) -> bool:
    if thing.region in (*OUTSIDE, Region.HEADER) or thing.box.y >= others_from(page):
        return False
    if buy.form is not None and thing.form == buy.form:
        return True
    low = min(top_of_product(page), buy.box.y - ABOVE)
    return low <= thing.box.y <= buy.box.y + (ABOVE if buy.fixed else BELOW)


def _fields(page: PageView, buy: Control) -> Iterator[Field]:
    guesses = zip(page.fields, field_purposes(page.fields, page.lang), strict=True)
    mine = {field.index for field in own(page, page.fields)}
    for field, guess in guesses:
        if field.index in mine and field.visible and guess.purpose not in NOT_OPTIONS and _in_zone(field, page, buy):
            yield field


def _lists(page: PageView, buy: Control) -> Iterator[OptionGroup]:
    for field in _fields(page, buy):
        if field.tag == "select":
            pairs = [
                (text, value) for text, value in zip(field.options, field.option_values, strict=False) if value.strip()
            ]
            values = tuple(text for text, _ in pairs)
            gone = tuple(text for text in values if says("sold_out", text, page.lang))
            yield OptionGroup(How.LIST, field.label or field.near, values, gone, field)


def _radios(page: PageView, buy: Control) -> Iterator[OptionGroup]:
    radios = [field for field in _fields(page, buy) if field.type == "radio"]
    for name in dict.fromkeys(field.name for field in radios):
        group = [field for field in radios if field.name == name]
        gone = tuple(f.label for f in group if not f.enabled or says("sold_out", f"{f.label} {f.hint}", page.lang))
        label = group[0].section if _names_choice(group[0].section, page) else _above(group[0], page)
        yield OptionGroup(How.RADIO, label, tuple(f.label or f.near for f in group), gone, group[0])


def _buttons(page: PageView, buy: Control) -> Iterator[OptionGroup]:
    drawn = [
        control for control in own(page, page.controls) if _chooses(control, page) and _in_zone(control, page, buy)
    ]
    for name in dict.fromkeys(control.group for control in drawn):
        group = [control for control in drawn if control.group == name]
        gone = tuple(c.name for c in group if not c.enabled or says("sold_out", c.name, page.lang))
        label = group[0].section if _names_choice(group[0].section, page) else _above(group[0], page)
        yield OptionGroup(How.BUTTONS, label, tuple(control.name for control in group), gone, group[0])


def _chooses(control: Control, page: PageView) -> bool:
    """One of several buttons of one choice; tabs, hearts and pictures of a gallery are none."""
    choice = control.pressed is not None or control.role in ("radio", "option") or _stands_under_a_choice(control, page)
    apart = control.role == "tab" or means("wishlist", control.name, page.lang) or bool(control.href.startswith("http"))
    return choice and bool(control.group) and control.visible and not apart and bool(control.name.strip())


def _stands_under_a_choice(control: Control, page: PageView) -> bool:
    """A button right under "Colour" or "Size", though its markup tells no state; one that opens, sends or helps is none."""
    plain = control.tag == "button" and not (control.submits or control.popup) and control.expanded is None
    helps = says("size_guide", control.name, page.lang) or control in buy_buttons(page)
    return plain and not helps and _names_choice(_above(control, page), page)


def _names_choice(text: str, page: PageView) -> bool:
    """Whether a heading over a choice is its own, and not the product's name."""
    named = (
        says_purchase("clothing_size", text, page.lang)
        or says("option", text, page.lang)
        or says("size", text, page.lang)
    )
    return bool(text) and len(text) <= LABEL_GAP and named


def _above(thing: Field | Control, page: PageView) -> str:
    """The line right above a choice or left of it."""
    near = [
        line
        for line in product_lines(page)
        if 0 <= thing.box.y - line.box.y <= LABEL_GAP and len(line.text) <= LABEL_GAP
        if line.heading != 1 and line.overlay == thing.overlay
    ]
    return max(near, key=lambda line: line.box.y).text if near else ""


@dataclass(frozen=True, slots=True)
class SizeHelp:
    """Where a shopper learns which size fits."""

    thing: Control | Line
    screens: float
    """How far from the choice of size it stands, in screens."""


def size_help(page: PageView, group: OptionGroup) -> SizeHelp | None:
    """The nearest link or heading of a size guide; None when the page has none."""
    shown = (control for control in own(page, page.controls) if control.visible and control.region not in OUTSIDE)
    controls = [control for control in shown if says("size_guide", control.name, page.lang)]
    tables = [line for line in product_lines(page) if line.heading and says("size_guide", line.text, page.lang)]
    found: list[Control | Line] = [*controls, *tables]
    if not found:
        return None
    nearest = min(found, key=lambda thing: abs(thing.box.y - group.thing.box.y))
    return SizeHelp(nearest, abs(nearest.box.y - group.thing.box.y) / page.layout.viewport_height)

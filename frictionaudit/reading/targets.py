"""What can be tapped on a page, how large it is, and which of it is too small for a thumb.

Sizes are those of the area that answers a tap, not of the picture on it. Rules: WCAG 2.2, 2.5.8 Target Size (Minimum),
with its exceptions for spacing, equivalent targets, links in sentences and unstyled browser controls
(https://www.w3.org/TR/WCAG22/#target-size-minimum).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frictionaudit.evidence import Box, Control, Field, PageView, Region, Stage
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import same_document
from frictionaudit.reading.words import fold, means, says

LEAST = 24
"""WCAG 2.5.8: smallest side of a target, and diameter of the circle that small ones need for themselves."""
NATIVE_CHOICE = 16
"""Browsers draw unstyled check boxes and radio buttons at 13-16 px."""
SAME_THING = 48
"""Links to one address within this distance of each other are one thing to the shopper: picture, title, price."""

_REAL = frozenset({"a", "button", "input", "select", "textarea", "summary"})
_SIGNS = frozenset({"+", "-", "−", "–", "＋", "－", "×", "✕", "✖"})
_INTENTS = {
    Stage.HOME: ("add_to_cart", "buy_now"),
    Stage.LISTING: ("add_to_cart", "buy_now"),
    Stage.PRODUCT: ("add_to_cart", "buy_now", "buy_on_product_page"),
    Stage.BASKET: ("checkout", "continue_step"),
    Stage.CHECKOUT: ("continue_step", "guest_checkout", "save_address", "place_order", "pay_now"),
    Stage.PAYMENT: ("continue_step", "place_order", "pay_now", "buy_now"),
}
_COUNTED = (Stage.PRODUCT, Stage.BASKET)


@dataclass(frozen=True, slots=True)
class Target:
    """Something to tap, with the area that answers."""

    thing: Control | Field
    name: str
    box: Box
    href: str = ""
    exempt: bool = False
    """Need not be 24 px: a link in a sentence, an unstyled or labelled check box, something switched off."""

    @property
    def side(self) -> float:
        """The smaller side."""
        return min(self.box.width, self.box.height)

    @property
    def layer(self) -> tuple[bool, int]:
        """Things on different layers are no neighbours: a fixed bar moves over the page."""
        return (isinstance(self.thing, Control) and self.thing.fixed, self.thing.frame)


def targets(page: PageView) -> tuple[Target, ...]:
    """Everything on the page itself that a thumb can aim at, each thing once, the largest first."""
    found = [
        *(_of_control(control, page) for control in own(page, page.controls) if control.visible),
        *(_of_field(field) for field in own(page, page.fields) if field.visible and not field.honeypot),
    ]
    kept: list[Target] = []
    for target in sorted(found, key=lambda t: (-t.side, -t.box.area)):
        if target.side >= 2 and not any(_same(target, other) for other in kept):
            kept.append(target)
    return tuple(kept)


def too_small(among: Sequence[Target]) -> list[Target]:
    """Targets under 24 px whose 24 px circle meets another target, or another small target's circle; smallest first."""
    small = [target for target in among if target.side < LEAST and not target.exempt]
    crowded = [target for target in small if any(_crowds(other, target) for other in among if other is not target)]
    return sorted(crowded, key=lambda target: target.side)


def primary_actions(page: PageView, stage: Stage) -> list[Target]:
    """What the shopper must hit to buy: basket, checkout, continue, variants, quantity, close; smallest first."""
    found = [
        Target(thing=control, name=control.name, box=control.hit)
        for control in own(page, page.controls)
        if control.visible and not control.inline and min(control.hit.width, control.hit.height) >= 2
        if _is_primary(control, page, stage)
    ]
    return sorted([*found, *_drawn_choices(page, stage)], key=lambda target: target.side)


def _of_control(control: Control, page: PageView) -> Target:
    elsewhere = not same_document(control.href, page.url) and not control.href.startswith("javascript:")
    return Target(
        thing=control,
        name=fold(control.name),
        box=control.hit,
        href=control.href if elsewhere else "",
        exempt=control.inline or not control.enabled,
    )


def _of_field(field: Field) -> Target:
    native = max(field.box.width, field.box.height) <= NATIVE_CHOICE
    choice = field.type in ("checkbox", "radio") and (field.label_source == "label" or native)
    return Target(thing=field, name=fold(field.label), box=field.box, exempt=choice or not field.enabled)


def _same(target: Target, larger: Target) -> bool:
    """Whether a target does what a larger one does: same address close by, or inside it with the same name.

    A container that listens for taps has the words of all it holds, so there the names must be equal.
    """
    if target.layer != larger.layer:
        return False
    if target.href and target.href == larger.href:
        return _apart(target.box, larger.box) <= SAME_THING
    inside = target.box.overlap(larger.box) >= 0.9 * target.box.area
    named_alike = target.name == larger.name or (larger.thing.tag in _REAL and target.name in larger.name)
    return inside and named_alike and not (target.href and larger.href)


def _crowds(other: Target, small: Target) -> bool:
    if other.layer != small.layer:
        return False
    if other.thing.tag not in _REAL and small.box.overlap(other.box) >= 0.99 * small.box.area:
        return False  # a container that listens for taps on what it holds
    middle = _point(small.box)
    if _apart(middle, other.box) < LEAST / 2:
        return True
    there = _point(other.box)
    return other.side < LEAST and ((middle.x - there.x) ** 2 + (middle.y - there.y) ** 2) ** 0.5 < LEAST


def _point(box: Box) -> Box:
    """The centre of a box, as a box without size."""
    return Box(x=box.x + box.width / 2, y=box.y + box.height / 2, width=0, height=0)


def _apart(one: Box, other: Box) -> float:
    """Distance between two boxes; 0 when they meet."""
    across = max(one.x - other.right, other.x - one.right, 0.0)
    down = max(one.y - other.bottom, other.y - one.bottom, 0.0)
    return float((across**2 + down**2) ** 0.5)


def _is_primary(control: Control, page: PageView, stage: Stage) -> bool:
    name, lang = control.name, page.lang
    if any(means(intent, name, lang) for intent in (*_INTENTS.get(stage, ()), "close")):
        return True
    if control.href or stage not in _COUNTED:
        return False
    return name.strip() in _SIGNS or says("option", name, lang) or _is_variant(control, page, stage)


def _is_variant(control: Control, page: PageView, stage: Stage) -> bool:
    """One of several buttons of one choice: size, colour."""
    if stage is not Stage.PRODUCT or not control.group or control.region is not Region.MAIN:
        return False
    return (
        _chooses(control, page.lang)
        and sum(other.group == control.group and _chooses(other, page.lang) for other in page.controls) >= 2
    )


def _chooses(control: Control, lang: str) -> bool:
    choice = control.pressed is not None or control.role in ("radio", "option")
    return choice and control.role != "tab" and not means("wishlist", control.name, lang)


def _drawn_choices(page: PageView, stage: Stage) -> Iterable[Target]:
    """Radio buttons of the buying form drawn as swatches: their box is the label's. Native ones tell no size."""
    forms = {c.form for c in page.controls if c.form is not None and means("add_to_cart", c.name, page.lang)}
    for field in own(page, page.fields) if stage is Stage.PRODUCT else ():
        if field.type == "radio" and field.form in forms and field.visible and field.box.area > LEAST**2:
            yield Target(thing=field, name=field.label, box=field.box)

"""What the accessibility engine found, put beside the controls, fields and lines that the shopper meets.

In: a page view with `Accessibility`. Out: breaches by how much they matter to a purchase; no thresholds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frictionaudit.evidence import Box, Breach, Control, Field, PageView
from frictionaudit.reading.layers import is_stranger
from frictionaudit.reading.words import means

CONTRAST = "color-contrast"
LANGUAGE = "html-has-lang"
PICTURES = frozenset({"image-alt", "role-img-alt", "svg-img-alt"})
"""Rules about pictures: what they show is lost, but nothing is stuck."""
_BUYING = (
    "add_to_cart", "buy_now", "buy_on_product_page", "view_cart", "checkout", "continue_step", "guest_checkout",
    "place_order", "pay_now", "menu", "search", "close", "increase_quantity", "remove_item", "shipping", "returns", "total",
    "delivery_cost", "arrives", "validation",
)  # fmt: skip
_HINTS = (
    *("cart", "basket", "bag", "warenkorb", "panier", "checkout", "submit"),
    *("menu", "burger", "search", "close", "qty", "quantity"),
)
_INACTIVE = re.compile(r"""\sclass=["'][^"']*(?<![\w-])(?:is-)?disabled(?![\w-])|\saria-disabled=["']?true""", re.I)
"""What looks switched off, as a sold-out product's button: its contrast is exempt (WCAG 2.2, 1.4.3, inactive component).
The engine itself knows only what HTML switches off."""
_NEAR = 6
"""CSS px within which the box of a breach and that of a price or control are one thing."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A breach, and why it matters; `role` is empty for what is minor."""

    page: PageView
    breach: Breach
    role: str = ""


def broken(page: PageView, *, contrast: bool) -> tuple[Broken, ...]:
    """The breaches of a page: those of contrast, or those of names; what sits in a layer of strangers is left out."""
    told = page.accessibility
    wanted = (one for one in (told.breaches if told else ()) if (one.rule == CONTRAST) is contrast)
    wanted = (one for one in wanted if one.rule != LANGUAGE and not (contrast and _INACTIVE.search(one.markup)))
    found = (Broken(page, one, _role(page, one)) for one in wanted)
    return tuple(one for one in found if not _of_a_stranger(page, one.breach))


def _role(page: PageView, breach: Breach) -> str:
    """What a breach is to the shopper: a price, a button of the way, an error; empty where it is none of these."""
    if breach.rule == CONTRAST and (price := _price(page, breach)):
        return f"price {price}"
    thing = next(_things(page, breach), None)
    if isinstance(thing, Field):
        return f"error “{thing.error[:40]}”" if thing.error and thing.error in breach.text else "a field"
    words = thing.name if thing else breach.text
    if any(means(intent, words, page.lang) for intent in _BUYING):
        return f"“{words[:60]}”"
    if thing is None or breach.rule == CONTRAST:
        return ""
    hints = f"{thing.hints} {breach.markup}".lower()
    return next((f"the {word} button" for word in _HINTS if word in hints), "")


def _price(page: PageView, breach: Breach) -> str:
    if breach.box is None or len(breach.text) > 60:
        return ""
    lines = {line.index: line for line in page.lines}
    for price in page.prices:
        text = lines[price.line].text if price.line in lines else price.text
        if not price.struck and price.text in breach.text and price.box.overlap(breach.box) > 0 and text:
            return price.text
    return ""


def _things(page: PageView, breach: Breach) -> Iterator[Control | Field]:
    """Controls and fields that a breach is about: the element itself, or the button whose words it holds."""
    box = breach.box
    things: tuple[Control | Field, ...] = (*page.controls, *page.fields)
    for thing in things:
        same = thing.selector == breach.selector
        if box is None:
            if same:
                yield thing
            continue
        edges = zip(_edges(thing.box), _edges(box), strict=True)
        apart = max(abs(one - other) for one, other in edges)
        inside = thing.box.overlap(box) >= 0.9 * box.area > 0 and isinstance(thing, Control) and thing.filled
        if thing.visible and (apart <= _NEAR or inside):
            yield thing


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.right, box.bottom


def _of_a_stranger(page: PageView, breach: Breach) -> bool:
    things = list(_things(page, breach))
    strangers = {overlay.index for overlay in page.overlays if is_stranger(overlay)}
    return bool(things) and all(thing.overlay in strangers for thing in things)


def characters(page: PageView) -> int:
    """Visible characters of a page."""
    return sum(page.layout.chars_by_px.values())

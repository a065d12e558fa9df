"""The basket as a shopper meets it: the way to it, its count, what tells that something went in, and paid extras.

In: pages and a journey. Out: controls, numbers and lines; no judgement.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import chain
from urllib.parse import urlsplit

from frictionaudit.evidence import Control, Field, Journey, Line, PageKind, PageView, Region, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.costs import Cost, CostKind, costs_on
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import own
from frictionaudit.reading.product_page import product_name
from frictionaudit.reading.words import fold, means, says

CART_HINT = re.compile(
    r"cart|basket|(?<![a-z])bag(?![a-z])|trolley|warenkorb|panier|carrito|carrello|winkelwagen|koszyk|varukorg", re.I
)
"""What authors call the basket in ids, classes and addresses."""
HIGH_UP = 160
"""The frame of the page: a control this near its top may be the header's, CSS px."""
CLOSE_BY = 160
"""New lines this close to a message belong to it, CSS px."""
LONGEST_ROW = 160
"""Letters of a row of the order; longer texts are offers or terms."""
LONGEST_MESSAGE = 200
"""Letters of a message about what was added; longer texts describe."""
ONE_MORE, ONE_LESS = ("+",), ("-", "−", "–")
"""Signs on the buttons for another amount."""
_WIDEST_DRAWING = 96
"""A drawing in the frame of a page is no wider, CSS px: our choice, two tap targets."""
_OTHER_DRAWING = re.compile(r"wish|heart|fav|compar|account|user|profile|login|bell|notif|search|menu|burger", re.I)
_NUMBER = re.compile(r"(?<![\d.,£$€])\d{1,3}(?![\d.,]*\d|\s?[£$€])")
says_purchase = partial(phrasebook.says, "purchase")


# ---- the way to the basket ------------------------------------------------------------------------------------------


def is_basket_way(control: Control, lang: str) -> bool:
    """Whether a control leads to the basket, by its name, its address or what its author called it."""
    if says("add_to_cart", control.name, lang) and not says("view_cart", control.name, lang):
        return False
    return bool(CART_HINT.search(f"{control.hints} {urlsplit(control.href).path}")) or says(
        "view_cart", control.name, lang
    )


def basket_links(page: PageView) -> tuple[Control, ...]:
    """Ways to the basket in the frame of a page: its header, a bar at an edge, or a menu; those not shown included."""
    framed = (Region.HEADER, Region.NAV)
    bars = _bars(page)
    return tuple(
        control
        for control in own(page, page.controls)
        if (stays := control.fixed or control.overlay in bars) or control.region in framed or control.box.y < HIGH_UP
        if (stays or control.region is not Region.FOOTER)
        and is_basket_way(control, page.lang)
        and not means("add_to_cart", control.name, page.lang)
    )


def _bars(page: PageView) -> set[int]:
    """Layers that stay in sight at an edge of the screen, wherever in the document they stand."""
    return {layer.index for layer in page.overlays if layer.kind == "bar"}


def nameless_drawings(page: PageView) -> tuple[Control, ...]:
    """Small controls at the top of a page that have no name and are not called something else than a basket.

    A bar that stays in sight counts as the top wherever the page is scrolled to.
    """
    bars = _bars(page)
    return tuple(
        control
        for control in own(page, page.controls)
        if control.visible and (control.box.y < HIGH_UP or control.overlay in bars)
        if control.box.width <= _WIDEST_DRAWING
        if not re.search(r"[^\W\d]", control.name) and not _OTHER_DRAWING.search(f"{control.hints} {control.href}")
    )


def basket_count(page: PageView) -> int | None:
    """The number shown at the basket in the header; None when none is shown.

    Where nothing is named or drawn as a basket, the only nameless drawing with a number counts.
    """
    if (named := _number_at(page, shown=True)) is not None:
        return named
    if any(link.visible for link in basket_links(page)):
        return None
    numbered = [c.text for c in nameless_drawings(page) if re.fullmatch(r"\d{1,3}", c.text)]
    return int(numbered[0]) if len(numbered) == 1 else None


def folded_basket_count(page: PageView) -> int | None:
    """The number at a basket that is not shown, as in a closed menu: it tells the walk what the shopper is not told."""
    return _number_at(page, shown=False)


def _number_at(page: PageView, *, shown: bool) -> int | None:
    """The first number of a control at the top of the page that is named, addressed or called a basket."""
    for control in page.controls:
        near_top = control.region in (Region.HEADER, Region.NAV) or control.fixed or control.box.y < HIGH_UP
        if not near_top or control.visible is not shown:
            continue
        if CART_HINT.search(f"{control.hints} {urlsplit(control.href).path}") or says(
            "view_cart", control.name, page.lang
        ):
            numbers = _NUMBER.findall(f"{control.text} | {control.name}")
            if numbers:
                return int(numbers[0])
    return None


# ---- something went in ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Added:
    """How the shop told that the product went into the basket."""

    count: int | None = None
    """What the basket counts now, when that is more than before."""
    message: str = ""
    """A line that says so."""
    named: bool = False
    """The product is named in the message, the layer or the basket that came."""
    layer: bool = False
    """A layer with the basket opened."""
    led_away: bool = False
    """The basket page opened in place of the product page."""

    @property
    def anything(self) -> bool:
        """Whether a shopper could notice."""
        return bool(self.count or self.message or self.layer or self.led_away)


def tells_of_adding(product: PageView, after: PageView, texts: Iterable[str]) -> str:
    """The first text that says that something was added, or names the product beside a basket; empty when none does."""
    name = product_name(product)
    told = list(texts)
    said = (text for text in told if says("added", text, after.lang))
    short = (text for text in told if len(text) <= LONGEST_MESSAGE and says("basket_noun", text, after.lang))
    return next(chain(said, (text for text in short if _names(text, name))), "")


def added_to_basket(product: PageView, after: PageView) -> Added:
    """What the page tells a moment after adding that it did not tell before."""
    old, new = basket_count(product), basket_count(after)
    before = {line.text for line in product.lines}
    away = after.kind is PageKind.BASKET and product.kind is not PageKind.BASKET
    known = {fold(layer.text)[:60] for layer in product.overlays}
    layers = {layer.index for layer in after.overlays if fold(layer.text)[:60] not in known and layer.kind != "bar"}
    basket = {o.index for o in after.overlays if o.index in layers and _shows_basket(o.text, after.lang)}
    fresh = [line for line in after.lines if line.text not in before or line.overlay in layers]
    message = tells_of_adding(product, after, [line.text for line in fresh])
    told = after.lines if away else [line for line in fresh if line.overlay in layers or _beside(line, fresh, message)]
    return Added(
        count=new if new is not None and new > (old or 0) else None,
        message=message,
        named=any(_names(line.text, product_name(product)) for line in told),
        layer=bool(basket),
        led_away=away,
    )


def _shows_basket(text: str, lang: str) -> bool:
    return says("view_cart", text, lang) or says("checkout", text, lang) or says("added", text, lang)


def _beside(line: Line, fresh: list[Line], message: str) -> bool:
    """Whether a new line stands close to the message."""
    said = next((other for other in fresh if other.text == message), None)
    return said is not None and abs(line.box.y - said.box.y) <= CLOSE_BY


def _names(text: str, product: str) -> bool:
    """Whether a text names the product: two of its words, or its only one."""
    words = {word for word in re.findall(r"\w+", fold(product)) if len(word) > 2}
    found = words & set(re.findall(r"\w+", fold(text)))
    return bool(words) and len(found) >= min(2, len(words))


# ---- things nobody asked for ----------------------------------------------------------------------------------------


def unasked_extras(page: PageView, stage: Stage, market: str, product: str) -> tuple[Cost, ...]:
    """Rows of the order for insurance, donations and the like that cost something and were not chosen."""
    return tuple(
        row
        for row in costs_on(page, stage, market)
        if row.kind in (CostKind.ITEM, CostKind.FEE) and row.amount > 0 and row.choice is not False
        if says_purchase("paid_extra", _words_of(row, page), page.lang) and not _names(row.label, product)
        if len(row.line.text) <= LONGEST_ROW
    )


def _words_of(row: Cost, page: PageView) -> str:
    near = "" if row.label else " ".join(line.text for line in own(page, page.lines) if line.index == row.line.index)
    return f"{row.label} {near}"


def ticked_offers(page: PageView) -> tuple[Field, ...]:
    """Boxes for news and offers that are ticked on arrival; a tick that refuses is none."""
    guesses = zip(page.fields, field_purposes(page.fields, page.lang), strict=True)
    shown = {field.index for field in own(page, page.fields)}
    return tuple(
        field
        for field, guess in guesses
        if field.index in shown and field.visible and field.type == "checkbox" and field.checked
        if guess.purpose is Purpose.NEWSLETTER
        if not says_purchase("refusing", field.label or field.near, page.lang)
    )


def ticked_extras(page: PageView) -> tuple[Field, ...]:
    """Boxes for paid extras that are ticked on arrival."""
    return tuple(
        field
        for field in own(page, page.fields)
        if field.visible and field.type == "checkbox" and field.checked
        if says_purchase("paid_extra", field.label or field.near, page.lang)
        if not says_purchase("refusing", field.label or field.near, page.lang)
    )


def chosen_by_hand(journey: Journey, field: Field) -> bool:
    """Whether the shopper ticked a box."""
    label = fold(field.label or field.name)
    return bool(label) and any(
        action.kind in ("choose", "tap") and label in fold(action.target) for action in journey.actions
    )

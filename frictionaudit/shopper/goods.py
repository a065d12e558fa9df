"""What a page sells: a list of products, one product, or a list that one buys from. Pure functions of what was seen."""

from frictionaudit.evidence import Control, PageKind, PageView, Region
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.product_page import current_price, product_name
from frictionaudit.reading.words import fold, says
from frictionaudit.shopper.choices import starts_at_nothing
from frictionaudit.shopper.find.basket import adders
from frictionaudit.shopper.find.cards import tiles
from frictionaudit.shopper.find.places import address
from frictionaudit.shopper.neighbour import same_shop
from frictionaudit.shopper.walk import Product

LEAST_GOODS = 3
"""So many goods make a list: our choice."""
_NAMED = 4.0
"""Score of a control that is named "add to basket"."""
_NEAR_BUTTON = 600
"""How far above its button a product says whether it can be had, in px: our choice."""


def is_listing(view: PageView) -> bool:
    """Three product cards, or a page of that kind with at least one."""
    cards = len(tiles(view))
    return cards >= 3 or (cards >= 1 and view.kind in (PageKind.LISTING, PageKind.SEARCH))


def sells_here(view: PageView) -> bool:
    """Whether the listing is the product page: several prices, how many of each, one way to add them, as in ticket shops, or a
    way to add at each."""
    if tiles(view):
        return False
    if _adds_in_its_list(view):
        return True
    if not is_product(view) or len(view.prices) < 2:
        return False
    amounts = zip(view.fields, field_purposes(view.fields, view.lang), strict=True)
    many = [f for f, guess in amounts if f.visible and (guess.purpose is Purpose.QUANTITY or starts_at_nothing(f))]
    return len(many) >= 2


def _adds_in_its_list(view: PageView) -> bool:
    """Whether a list has a button to add at each of its goods, and fewer links than that: they have no pages of their own."""
    named = (way.control for way in adders(view) if way.score >= _NAMED)
    adds = [c for c in named if _of_the_page(c) and c.enabled]
    links = {address(c.href) for c in view.controls if _of_the_page(c) and c.tag == "a" and same_shop(c.href, view.url)}
    beside = links - {address(c.href) for c in adds} - {address(view.url)}
    return len(adds) >= LEAST_GOODS and len(view.prices) >= LEAST_GOODS and len(beside) < len(adds)


def _of_the_page(control: Control) -> bool:
    return control.visible and control.region is Region.MAIN and control.overlay is None


def is_product(view: PageView) -> bool:
    """A page of that kind with its own way into the basket, though its price may bear no currency, or another page with such
    a way, a price and no marks of a basket page."""
    if view.kind in (PageKind.BASKET, PageKind.CHECKOUT, PageKind.LOGIN, PageKind.BLOCKED):
        return False
    own = [c for c in adders(view) if c.score >= 2]
    lists = view.kind is PageKind.LISTING and len(tiles(view)) > 1
    return bool(own) and (view.kind is PageKind.PRODUCT or (bool(view.prices) and len(own) <= 3 and not lists))


def seems_gone(view: PageView) -> bool:
    """Whether short words between the product's name and its button say that it is sold out, and no option of it is so
    called."""
    adder = adders(view)[0].control
    options = {fold(text) for f in view.fields for text in (f.label, *f.options)} | {
        fold(c.name) for c in view.controls
    }
    above = (line for line in view.lines if 0 < adder.box.y - line.box.y <= _NEAR_BUTTON and len(line.text) < 60)
    return any(says("sold_out", line.text, view.lang) and fold(line.text) not in options for line in above)


def product_on(view: PageView, fallback: str) -> Product:
    """The product that a page sells: by its own name, else as the way there called it; in a list the one of the first button."""
    if _adds_in_its_list(view):
        top = adders(view)[0].control.box.y
        above = [line for line in view.lines if line.heading and line.region is Region.MAIN and line.box.y < top]
        heading = max(above, key=lambda line: line.box.y).text if above else ""
        near = sorted((p for p in view.prices if not p.struck and p.amount > 0), key=lambda p: abs(p.box.y - top))
        return Product(heading or fallback or view.title, near[0] if near else None, view.url)
    return Product(product_name(view) or fallback or view.title, current_price(view), view.url)

"""Ways into the basket: what adds a product, what opens the basket, what takes an item out again."""

import re
from urllib.parse import urlsplit

from frictionaudit.evidence import Control, PageView, Region
from frictionaudit.reading import phrasebook
from frictionaudit.reading.basket import CART_HINT, basket_links, nameless_drawings
from frictionaudit.reading.words import exactly, fold, has_letters, means, says, slug, spaceless
from frictionaudit.shopper.find.cards import belongs, tiles
from frictionaudit.shopper.find.listings import menus
from frictionaudit.shopper.find.ranking import Candidate, ranked
from frictionaudit.shopper.firewall.labels import orders, path_of, pattern, place_of
from frictionaudit.shopper.neighbour import same_shop

_CART_PATH = re.compile(
    r"(?<![a-z])(cart|basket|warenkorb|panier|carrito|cesta|carrello|winkelwagen|koszyk|varukorg|kurv)", re.I
)
_REMOVE_HINT = re.compile(r"remove|delete|trash|bin(?![a-z])", re.I)
_BUTTON_WIDTH = 120
"""Narrower controls are options, not what adds the product, in px: our choice."""
_SIGN_WIDTH = 64
"""A sign that changes an amount is at most so wide, and so far from its box, in px: our choice."""


def adders(page: PageView) -> list[Candidate]:
    """Controls that add the product to the basket: the product's own first, those of cross-sells last."""
    heading = next((line.box.y for line in page.lines if line.heading == 1 and line.region is not Region.HEADER), 0)
    cards = [tile.link.box for tile in tiles(page)]

    def score(control: Control) -> tuple[float, list[str]]:
        if not control.visible or control.region in (Region.FOOTER, Region.NAV) or orders(control):
            return 0, []
        label = control.name or control.text
        if means("buy_now", label, page.lang):
            return 0, []
        points, reasons = _adds(control, label, page)
        if not points:
            return 0, []
        if control.filled:
            points, reasons = points + 1, [*reasons, "drawn as a button"]
        if control.submits:
            points, reasons = points + 0.5, [*reasons, "sends a form"]
        if not control.enabled:
            points -= 2
        if control.box.y < heading - 200 and not control.fixed:
            points -= 2
        if any(belongs(control.box, card) for card in cards):
            points -= 3
        return points, reasons

    return ranked(page.controls, score)


def _adds(control: Control, label: str, page: PageView) -> tuple[float, list[str]]:
    if exactly("view_cart", label, page.lang):
        return 0, []
    bare = re.sub(r"[\s–—|·:-]*[£$€¥]?\s?\d[\d.,]*\s?(?:[£$€¥]|kr|zł|EUR|GBP|USD)?\s*$", "", label)
    if any(means("add_to_cart", one, page.lang) for one in (label, bare)):
        whole = len(fold(label).split()) > 1 or spaceless(fold(label))
        if not whole and _beside_an_amount(control, page):
            return 0, []
        return (4.0, ["named add to basket"]) if whole else (2.5, ["named add"])
    if any(means("buy_on_product_page", one, page.lang) for one in (label, bare)) and (
        not control.href or control.submits
    ):
        return 3.0, ["named buy, on a product page"]
    if not control.text and re.search(r"add[-_]?(to[-_]?)?(cart|basket|bag)", control.hints, re.I):
        return 2.0, ["drawn as add to basket"]
    asks = control.filled and not control.enabled and control.box.width >= _BUTTON_WIDTH
    if asks and not control.href and phrasebook.says("purchase", "choose_first", label, page.lang):
        return 4.0, ["switched off until an option is chosen"]
    if control.submits and control.text and _CART_PATH.search(urlsplit(control.action).path):
        return 1.0, ["its form goes to the basket"]
    return 0, []


def _beside_an_amount(control: Control, page: PageView) -> bool:
    """Whether a small sign stands close to a box with a number, as "+" does, whatever a screen reader is told of it."""
    small = not control.text and control.box.width <= _SIGN_WIDTH
    boxes = [f.box for f in page.fields if f.visible and f.type == "number"]
    near = any(
        box.y <= control.box.y + control.box.height / 2 <= box.bottom
        and max(control.box.x - box.right, box.x - control.box.right) <= _SIGN_WIDTH
        for box in boxes
    )
    return small and near


def basket_ways(page: PageView, item: str = "") -> list[Candidate]:
    """Controls that lead to the basket; what closes it again, or is called as the item in it, only bears its name within."""

    def score(control: Control) -> tuple[float, list[str]]:
        if not control.visible or control.region is Region.FOOTER or _adds(control, control.name, page)[0]:
            return 0, []
        if means("close", control.name, page.lang) or (item and fold(control.name) == fold(item)):
            return 0, []
        if orders(control) or means("checkout", control.name, page.lang) or changes_basket(control, page):
            return 0, []
        points, reasons = 0.0, list[str]()
        noun = exactly("basket_noun", control.name, page.lang)
        if noun or means("view_cart", control.name, page.lang) or says("view_cart", control.name, page.lang):
            points, reasons = points + 3, [*reasons, "named basket"]
        if control.href and slug("cart", place_of(control.href)):
            points, reasons = points + 2, [*reasons, "address of a basket"]
        if CART_HINT.search(control.hints):
            points, reasons = points + 1.5, [*reasons, "drawn as a basket"]
        if points and control.overlay is not None:
            points, reasons = points + 1, [*reasons, "in the layer that just opened"]
        if points and control.region in (Region.HEADER, Region.NAV):
            points += 0.5
        return points if points >= 1.5 else 0, reasons

    return ranked(page.controls, score) or _nameless_ways(page)


def folded_basket_ways(page: PageView) -> list[Candidate]:
    """Links to the basket's own address that are not shown, as in a closed menu."""
    hidden = (c for c in basket_links(page) if not c.visible and c.tag == "a" and c.href.startswith("http"))
    there = (c for c in hidden if same_shop(c.href, page.url) and slug("cart", place_of(c.href)))
    ways = (c for c in there if not orders(c) and not pattern("order_paths").search(path_of(c.href)))
    return [Candidate(control, 1, ("a link to the basket in a closed menu",)) for control in ways]


def _nameless_ways(page: PageView) -> list[Candidate]:
    """Where no basket is named or drawn as one: the nameless drawings of the right half, one with a number first."""
    known = {way.control.index for way in menus(page)}

    def score(control: Control) -> tuple[float, list[str]]:
        across = control.box.x / max(1, page.layout.client_width)
        if control.index in known or across < 0.5:
            return 0, []
        numbered = control.text.isdecimal()
        return (2 + across, ["a number at a drawing"]) if numbered else (across, ["a drawing at the top"])

    return ranked(nameless_drawings(page), score)


def removers(page: PageView) -> list[Candidate]:
    """Controls that take an item out of the basket."""

    def score(control: Control) -> tuple[float, list[str]]:
        if not control.visible or control.region in (Region.FOOTER, Region.NAV) or orders(control):
            return 0, []
        if means("remove_item", control.name, page.lang):
            return 3, ["named remove"]
        drawn = not has_letters(control.text) and _REMOVE_HINT.search(f"{control.hints} {urlsplit(control.href).path}")
        return (1.5, ["drawn as remove"]) if drawn else (0, [])

    return ranked(page.controls, score)


def changes_basket(control: Control, page: PageView) -> bool:
    return any(means(intent, control.name, page.lang) for intent in ("remove_item", "update_basket"))

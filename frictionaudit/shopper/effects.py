"""Did the world move? Pure comparisons of the page before and after an act."""

from frictionaudit.evidence import Overlay, PageKind, PageView, Price, Region
from frictionaudit.reading.basket import basket_count, folded_basket_count, tells_of_adding
from frictionaudit.reading.complaints import messages
from frictionaudit.reading.layers import IN_THE_WAY, alone
from frictionaudit.reading.words import fold, means, says
from frictionaudit.shopper.find.places import address

LEAST_WAYS = 3
"""So many links that were folded away make a menu: our choice."""


def moved(before: PageView, after: PageView) -> str:
    """What changed, in words; empty when nothing that a shopper would notice did."""
    if address(before.url) != address(after.url):
        return f"the address became {after.url[:120]}"
    if before.kind is not after.kind:
        return f"the page turned from {before.kind} to {after.kind}"
    if _headings(before) != _headings(after) and _headings(after):
        return f"the page is headed “{_headings(after)[0][:60]}”"
    if _asks_otherwise(_questions(before), _questions(after)):
        return "other fields are asked"
    opened = len(after.overlays) - len(before.overlays)
    if opened > 0:
        return "a layer opened"
    if _words(before) and len(_words(before) ^ _words(after)) > 0.5 * len(_words(before)):
        return "most of the page's text changed"
    if len(_ways_in_the_frame(after) - _ways_in_the_frame(before)) >= LEAST_WAYS:
        return "a menu unfolded"
    return ""


def added(before: PageView, after: PageView) -> str:
    """Whether something went into the basket, and how the page told; empty when nothing told."""
    old, new = basket_count(before), basket_count(after)
    if new is not None and new > (old or 0):
        return f"the basket counts {new}"
    if after.kind is PageKind.BASKET and before.kind is not PageKind.BASKET:
        return "the basket page opened"
    known = {line.text for line in before.lines}
    if told := tells_of_adding(before, after, [line.text for line in after.lines if line.text not in known]):
        return f"the page says “{told[:80]}”"
    fresh = [o for o in after.overlays if fold(o.text)[:60] not in {fold(b.text)[:60] for b in before.overlays}]
    if any(says("view_cart", o.text, after.lang) or says("checkout", o.text, after.lang) for o in fresh):
        return "a layer with the basket opened"
    names = {fold(c.name) for c in before.controls if c.visible}
    if any(says("view_cart", c.name, after.lang) and fold(c.name) not in names for c in after.controls if c.visible):
        return "a way to the basket appeared"
    folded = [folded_basket_count(page) or 0 for page in (before, after)]
    return f"the basket in the closed menu counts {folded[1]}" if folded[1] > folded[0] else ""


def holds(page: PageView, name: str, price: Price | None) -> bool:
    """Whether a basket page or drawer holds the product: two words of its name, or its price with the name's first."""
    if says_empty(page):
        return False
    words = [word for word in fold(name).split() if len(word) > 2]
    text = " ".join(fold(line.text) for line in page.lines if line.region is not Region.FOOTER)
    found = sum(word in text for word in words)
    if words and found >= min(2, len(words)):
        return True
    return price is not None and any(p.amount == price.amount for p in page.prices)


def basket_part(page: PageView) -> PageView:
    """What a shopper sees of the basket: the layer that shows it as a page of its own, so that what lies behind it is left
    alone; else the whole page."""
    layer = _basket_layer(page)
    return alone(layer, page) if layer else page


def emptied(before: PageView, after: PageView, name: str, price: Price | None) -> bool | None:
    """Whether the basket holds the product no longer, by the layer that showed it, or, where that has closed, by the number
    in the header; None where neither tells, since the page behind may show the product for its own sake."""
    layer = _basket_layer(before)
    if layer is None:
        return says_empty(after) or not holds(after, name, price)
    same = next((one for one in after.overlays if one.selector and one.selector == layer.selector), None)
    if shown := same or _basket_layer(after):
        part = alone(shown, after)
        return says_empty(part) or not holds(part, name, price)
    old, new = basket_count(before), basket_count(after)
    return new < old if old is not None and new is not None else says_empty(after) or None


def _basket_layer(page: PageView) -> Overlay | None:
    """The largest layer that shows the basket; over a basket's own page it is a bar with the way out."""
    layers = [layer for layer in page.overlays if layer.kind == "basket" and (layer.modal or layer.share >= IN_THE_WAY)]
    return None if page.kind is PageKind.BASKET else max(layers, key=lambda layer: layer.share, default=None)


def complains(page: PageView) -> bool:
    """Whether the page says that something is missing or wrong in what was chosen or typed."""
    return any(f.visible and f.error for f in page.fields) or bool(messages(page))


def says_empty(page: PageView) -> bool:
    """Whether the page says that the basket is empty; a button "Empty cart" says what it does, not what is."""
    acts = {fold(c.text) for c in page.controls if c.visible and means("remove_item", c.name, page.lang)}
    return any(
        says("empty_basket", line.text, page.lang)
        for line in page.lines
        if len(line.text) < 160 and fold(line.text) not in acts
    )


def _headings(page: PageView) -> list[str]:
    return [fold(line.text) for line in page.lines if line.heading in (1, 2) and line.region is not Region.FOOTER][:3]


def _questions(page: PageView) -> set[tuple[str, str]]:
    asked = (f for f in page.fields if f.visible and f.region is not Region.FOOTER and f.type != "search")
    return {(field.name, field.label) for field in asked}


def _asks_otherwise(before: set[tuple[str, str]], after: set[tuple[str, str]]) -> bool:
    """Whether other questions are asked; a complaint that now stands within a label makes it none."""
    gone, come = before - after, after - before
    same = all(
        any(name == known and label.startswith(text) for known, text in gone if text or known) for name, label in come
    )
    return len(gone) != len(come) or not same


def _ways_in_the_frame(page: PageView) -> set[str]:
    frame = (Region.HEADER, Region.NAV)
    return {c.href for c in page.controls if c.visible and c.region in frame and c.href.startswith("http")}


def _words(page: PageView) -> set[str]:
    return {line.text for line in page.lines if line.region not in (Region.HEADER, Region.FOOTER, Region.NAV)}

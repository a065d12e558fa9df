"""The product cards of a list: links with a picture and a price, or names of one make with a price each."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from frictionaudit.evidence import Box, Control, PageView, Price, Region
from frictionaudit.reading.words import means, says
from frictionaudit.shopper.find.places import address, links_within, scripted, target
from frictionaudit.shopper.firewall.labels import orders


@dataclass(frozen=True, slots=True)
class Tile:
    """A product card of a listing: a link with a picture and a price."""

    link: Control
    name: str
    price: Price | None
    sold_out: bool


LEAST_ROW = 3
TILE_GAP = 260
"""A card's price stands at most this many px below the top of its lowest link (catalogue: our choice)."""
PICTURE_GAP = 600
"""A price above the picture stands at most this many px above the name below it: our choice, an upright picture as wide as
a phone."""


def tiles(page: PageView) -> list[Tile]:
    """Product cards in reading order."""
    by_target: dict[str, list[Control]] = {}
    for control in page.controls:
        if _may_be_tile(control, page):
            by_target.setdefault(target(control, page), []).append(control)
    prices = [
        p
        for p in page.prices
        if not p.struck and p.amount > 0 and _line_region(page, p) not in (Region.HEADER, Region.FOOTER)
    ]
    shared = _on_several(by_target.values())
    found = [tile for links in by_target.values() if (tile := _tile(links, prices, page, shared))]
    if len(found) < LEAST_ROW:
        rows = (_row_of_names, _row_under_prices, _row_over_prices, _row_beside_prices)
        found = next((cards for row in rows if (cards := row(by_target.values(), prices, page))), found)
    linked = [tile for tile in found if not scripted(tile.link, page)]
    return sorted(linked or found, key=lambda tile: (round(tile.link.box.y / 40), tile.link.box.x))


def _may_be_tile(control: Control, page: PageView) -> bool:
    return (
        control.visible
        and control.region not in (Region.HEADER, Region.NAV, Region.FOOTER)
        and control.overlay is None
        and (_scripted_card(control, page) if scripted(control, page) else links_within(control, page))
        and not any(
            means(intent, control.name, page.lang)
            for intent in ("returns", "shipping", "view_cart", "checkout", "filter_sort", "contact")
        )
    )


def _scripted_card(control: Control, page: PageView) -> bool:
    """A card, or the picture or name in one, that a script makes a way."""
    small = control.box.width < 80 or control.box.height < 18
    says_more = any(
        means(intent, control.name, page.lang) for intent in ("add_to_cart", "wishlist", "buy_now", "close")
    )
    return not small and not says_more and not control.submits and control.pressed is None and not orders(control)


def _row_of_names(groups: Iterable[list[Control]], prices: list[Price], page: PageView) -> list[Tile]:
    """Cards whose picture stands beside the link: names of one make, each with a price of its own below it."""

    def priced(names: list[Control]) -> list[Tile]:
        near = ((name, next((p for p in prices if belongs(p.box, name.box)), None)) for name in names)
        return [Tile(name, name.name, price, False) for name, price in near if price]

    return _best_row([priced(names) for names in _names_of_one_make(groups, page)])


def _row_under_prices(groups: Iterable[list[Control]], prices: list[Price], page: PageView) -> list[Tile]:
    """Cards that begin with their price, above a picture that is no link: names of one make, each with a price of its own
    above it."""
    return _best_row([_under_prices(names, prices) for names in _names_of_one_make(groups, page)])


def _row_over_prices(groups: Iterable[list[Control]], prices: list[Price], page: PageView) -> list[Tile]:
    """Cards whose price stands well below the name, under a picture that is no link: names of one make, each with a price of
    its own before the next name."""
    return _best_row([_over_prices(names, prices) for names in _names_of_one_make(groups, page)])


def _row_beside_prices(groups: Iterable[list[Control]], prices: list[Price], page: PageView) -> list[Tile]:
    """Rows of a table: names of one make, each with one price that stands level with it, and all prices in one column."""

    def level(names: list[Control]) -> list[Tile]:
        near = ((name, [p for p in prices if _level(p.box, name.box)]) for name in names)
        found = [Tile(name, name.name, beside[0], False) for name, beside in near if len(beside) == 1]
        boxes = [tile.price.box for tile in found if tile.price]
        return found if all(_across(box, boxes[0]) for box in boxes) else []

    return _best_row([level(names) for names in _names_of_one_make(groups, page)])


def _level(one: Box, other: Box) -> bool:
    """Whether two boxes stand side by side: the middle of one between top and bottom of the other, and in other columns."""
    middle = one.y + one.height / 2
    return other.y <= middle <= other.bottom and not _across(one, other)


def _names_of_one_make(groups: Iterable[list[Control]], page: PageView) -> list[list[Control]]:
    """The longest link to each page, those that stand in the page in the same way together."""
    rows: dict[tuple[str, float], list[Control]] = {}
    for links in groups:
        name = max(links, key=lambda link: len(link.text))
        if name.text and not scripted(name, page):
            rows.setdefault(make_of(name), []).append(name)
    return list(rows.values())


def _best_row(rows: list[list[Tile]]) -> list[Tile]:
    """The longest row of cards with a price of its own each; empty where none is long enough."""
    best = max(rows, key=len, default=list[Tile]())
    own = {tile.price.line for tile in best if tile.price}
    return best if len(best) >= LEAST_ROW and len(own) == len(best) else []


def _under_prices(names: list[Control], prices: list[Price]) -> list[Tile]:
    """Each name with the nearest price between it and the name above; none where the first of a column has no such price,
    or the last has one below it: then the prices are those of the names above them."""
    found = list[Tile]()
    for name in names:
        column = [other.box for other in names if other is not name and _across(other.box, name.box)]
        top = max((box.bottom for box in column if box.y < name.box.y), default=name.box.y - PICTURE_GAP)
        near = [p for p in prices if max(top, name.box.y - PICTURE_GAP) <= p.box.y < name.box.y]
        price = max((p for p in near if _across(p.box, name.box)), key=lambda p: p.box.y, default=None)
        last = all(box.y < name.box.y for box in column)
        if last and any(_across(p.box, name.box) and 0 <= p.box.y - name.box.bottom <= TILE_GAP for p in prices):
            return []
        if price:
            found.append(Tile(name, name.name, price, False))
        elif all(box.y > name.box.y for box in column):
            return []
    return found


def _over_prices(names: list[Control], prices: list[Price]) -> list[Tile]:
    """Each name with the first price between it and the name below; none where the last of a column has no such price: then
    the prices are those of the names below them."""
    found = list[Tile]()
    for name in names:
        column = [other.box for other in names if other is not name and _across(other.box, name.box)]
        end = min((box.y for box in column if box.y > name.box.y), default=name.box.y + PICTURE_GAP)
        near = (p for p in prices if name.box.y <= p.box.y < min(end, name.box.y + PICTURE_GAP))
        price = min((p for p in near if _across(p.box, name.box)), key=lambda p: p.box.y, default=None)
        if price:
            found.append(Tile(name, name.name, price, False))
        elif all(box.y < name.box.y for box in column):
            return []
    return found


def _on_several(groups: Iterable[list[Control]]) -> frozenset[str]:
    """Names that links to several pages bear ("Details", "Quick view"): they name no product."""
    counted = Counter(name for links in groups for name in {link.name for link in links})
    return frozenset(name for name, count in counted.items() if count > 1)


def _tile(links: list[Control], prices: list[Price], page: PageView, shared: frozenset[str]) -> Tile | None:
    alone = len(links) < 2 and max(link.box.height for link in links) < 60
    if alone and (scripted(links[0], page) or not links[0].has_image):
        return None
    area = _union([link.box for link in links])
    if area.width > page.layout.client_width * 1.2 or area.height > 1500:
        return None
    near = [p for p in prices if belongs(p.box, area)]
    if not near or len({round(p.box.y / 60) for p in near}) > 4:
        return None
    named = max(
        links,
        key=lambda link: (bool(link.name) and link.name not in shared, bool(link.text), link.has_image, len(link.name)),
    )
    text = " ".join(line.text for line in page.lines if belongs(line.box, area))
    tapped = max(links, key=lambda link: link.box.area)
    return Tile(tapped, named.name or tapped.name, near[0], says("sold_out", text, page.lang))


def like(known: Control, page: PageView) -> list[Tile]:
    """Links of one make with a link that is known to open a product, each to a page of its own, in reading order."""
    found: dict[str, Tile] = {}
    for control in page.controls:
        named = control.text or (control.has_image and control.name)
        if named and _may_be_tile(control, page) and same_make(control, known) and not scripted(control, page):
            found.setdefault(address(control.href), Tile(control, control.name, None, sold_out=False))
    return sorted(found.values(), key=lambda tile: (round(tile.link.box.y / 40), tile.link.box.x))


def same_make(one: Control, other: Control) -> bool:
    """Whether two links stand in the page in the same way: the same path of elements, and type of one size."""
    return make_of(one) == make_of(other)


def make_of(control: Control) -> tuple[str, float]:
    return re.sub(r":nth-of-type\(\d+\)|#[^ ]+", "", control.selector), control.font_px


def belongs(price: Box, card: Box) -> bool:
    return _across(price, card) and card.y - 20 <= price.y <= card.bottom + min(TILE_GAP, max(120, card.height))


def _across(one: Box, other: Box) -> bool:
    """Whether two boxes stand in one column: they share half of the narrower one's width."""
    return min(one.right, other.right) - max(one.x, other.x) >= 0.5 * min(one.width, other.width)


def _union(boxes: list[Box]) -> Box:
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x=x, y=y, width=max(b.right for b in boxes) - x, height=max(b.bottom for b in boxes) - y)


def _line_region(page: PageView, price: Price) -> Region:
    return page.lines[price.line].region if price.line < len(page.lines) else Region.MAIN

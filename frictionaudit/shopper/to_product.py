"""The way from a list to a product that can be bought. Each act is verified by its effect."""

from urllib.parse import urljoin

from frictionaudit.evidence import Control, PageView, ProblemCode, Stage
from frictionaudit.reading.words import fold, says
from frictionaudit.shopper import choices
from frictionaudit.shopper.buying import answer_question
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find.cards import Tile, like, tiles
from frictionaudit.shopper.find.listings import further
from frictionaudit.shopper.find.places import address, same_page, scripted, target
from frictionaudit.shopper.find.ranking import Candidate
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.goods import is_product, product_on, seems_gone, sells_here
from frictionaudit.shopper.to_listing import listing_by_links, wait_for_products
from frictionaudit.shopper.walk import HINT, PATIENCE, Walk, hinted, missed, open_way

MOST_OPENED = 6
MOST_VARIANTS = 3


def _cards(walk: Walk, page: PageView) -> list[Tile]:
    """Product cards; on a page without prices the links of the same make as one that opened a product from there."""
    known = [shelf.link for shelf in walk.shelves if address(shelf.url) == address(page.url)]
    return tiles(page) or (like(known[0], page) if known else [])


async def another_product(walk: Walk, tried: set[str]) -> Look:
    """A further product of the listing, where the last one did not go into the basket.

    Raises:
        GoalMissed: there is none.
    """
    if not walk.listing or "product" in walk.trip.site.hints:
        raise missed(ProblemCode.LOST, "there is no other product to try", None)
    name = walk.product.name[:60] if walk.product else ""
    walk.trail.gaps.append(f"“{name}” did not go into the basket; another product was tried")
    return await reach_product(walk, await _back_to_listing(walk), tried)


async def reach_product(walk: Walk, listing: Look, tried: set[str]) -> Look:
    """Open products of the listing until one can be bought; those of `tried` are left alone, and all opened join them.

    Raises:
        GoalMissed: none can.
    """
    walk.enter(Stage.PRODUCT)
    if followed := await hinted(walk, "product", listing, Act.FOLLOW):
        walk.product = product_on(followed.view, "")
        return followed
    if sells_here(listing.view) or (is_product(listing.view) and not _cards(walk, listing.view)):
        walk.product = product_on(listing.view, "")
        return listing
    walk.listing = listing.view.url
    doubted: list[Tile] = []
    sold_out, last = 0, listing.view
    look: Look | None = listing
    if (
        walk.recipe
        and not tried
        and not any(_bought_before(walk, tile, listing.view) for tile in _cards(walk, listing.view))
    ):
        look = await _product_of_last_time(walk, listing, walk.recipe.product)
        if walk.product is not None:
            return look
    for more in (_more_of_listing, _another_listing, None):
        if look is not None:
            found, gone, last = await _try_tiles(walk, look, tried, doubted)
            if found is not None:
                return found
            sold_out += gone
        look = await more(walk) if more else None
    if doubted and (opened := await open_way(walk, doubted[0].link.href)):
        opened = await _wait_for_product(walk, opened)
        walk.product = product_on(opened.view, doubted[0].name)
        return opened
    if sold_out:
        raise missed(
            ProblemCode.OUT_OF_STOCK,
            f"{sold_out} products were tried and none can be bought now",
            last,
            advice=HINT.format(goal="product"),
        )
    raise missed(
        ProblemCode.LOST,
        "no product page with a way into the basket was found",
        last,
        looked_for="a page with a price and a control that adds to the basket",
        advice=HINT.format(goal="product"),
    )


async def _try_tiles(
    walk: Walk, listing: Look, tried: set[str], doubted: list[Tile]
) -> tuple[Look | None, int, PageView]:
    """Open products that were not tried yet, until one can be bought. Answers it, how many were sold out, and the last.

    Those that have a way into the basket beside words that they are sold out join `doubted`.
    """
    look, sold_out, last = listing, 0, listing.view
    cards = [tile for tile in _cards(walk, listing.view) if _may_be_opened(walk, tile.link, listing.view)]
    new = [tile for tile in cards if target(tile.link, listing.view) not in tried]
    first = {tile.link.index for tile in new if _bought_before(walk, tile, listing.view)}
    for tile in sorted(new, key=lambda t: (t.sold_out, t.link.index not in first))[:MOST_OPENED]:
        tried.add(target(tile.link, listing.view))
        link = _drawn_anew(tile.link, listing.view, look.view)
        after, effect = await walk.try_tap(look, Candidate(link, 1, ("product card with a price",)), Act.FOLLOW)
        if not effect and not scripted(tile.link, look.view):
            after = await open_way(walk, tile.link.href) or look
        after = await _wait_for_product(walk, after)
        last = after.view
        gone = choices.sold_out_line(after.view) is not None and not _still(listing.view, after.view)
        if gone and not is_product(after.view):
            after = await _another_variant(walk, after)
        if is_product(after.view) and seems_gone(after.view):
            doubted.append(tile)
        elif is_product(after.view):
            walk.product = product_on(after.view, tile.name)
            return after, sold_out, last
        sold_out += gone
        look = await _back_to_listing(walk, listing.view)
    return None, sold_out, last


def _still(listing: PageView, now: PageView) -> bool:
    """Whether this is the list itself, on which one product or other may be sold out."""
    names = {tile.name for tile in tiles(listing)}
    return address(now.url) == address(listing.url) and len(names & {tile.name for tile in tiles(now)}) * 2 > len(names)


def _drawn_anew(link: Control, listing: PageView, now: PageView) -> Control:
    """The same way on the list as it is now: what scripts draw anew has another place among the page's controls."""
    way = target(link, listing)
    same = [c for c in now.controls if c.visible and c.name == link.name]
    alike = [c for c in same if (c.tag, c.role) == (link.tag, link.role)]
    return next((c for c in same if target(c, now) == way), alike[0] if len(alike) == 1 else link)


async def _another_variant(walk: Walk, look: Look) -> Look:
    """Where the size or colour that is shown is sold out and the page has no way into the basket, choose others."""
    for turn in range(1, MOST_VARIANTS + 1):
        asked = next(iter(choices.variants(look.view, turn)), None)
        if asked is None:
            return look
        await answer_question(walk, look, asked, turn)
        look = await walk.look()
        if is_product(look.view):
            return look
    return look


def _may_be_opened(walk: Walk, link: Control, page: PageView) -> bool:
    return scripted(link, page) or walk.robots.allows(link.href)


async def _more_of_listing(walk: Walk) -> Look | None:
    """The listing with the further products that its "show more" brings, or its next page; None when it has neither."""
    look = await _back_to_listing(walk)
    more = next(iter(further(look.view)), None)
    if more is None:
        return None
    await walk.try_tap(look, more, Act.FOLLOW)
    look = await wait_for_products(walk)
    if more.control.href and tiles(look.view):
        walk.listing = look.view.url
    return look


async def _another_listing(walk: Walk) -> Look | None:
    """Another category than the one whose products cannot be bought."""
    look = await walk.open(walk.home)
    found = await listing_by_links(walk, look, {address(walk.listing)})
    if found is not None:
        walk.listing = found.view.url
    return found


def _bought_before(walk: Walk, tile: Tile, page: PageView) -> bool:
    if walk.recipe is None:
        return False
    name = fold(walk.recipe.product_name)
    named = bool(name) and (name in fold(tile.name) if scripted(tile.link, page) else name == fold(tile.name))
    return named or same_page(tile.link.href, walk.recipe.product)


async def _product_of_last_time(walk: Walk, listing: Look, place: str) -> Look:
    """The product of last time by its address, where the list no longer shows it; the list, when it cannot be bought now."""
    if not place or any(same_page(url, place) for url in (walk.home, walk.listing)):
        return listing
    opened = await open_way(walk, address(urljoin(walk.home, place)))
    if opened is not None:
        opened = await _wait_for_product(walk, opened)
        if is_product(opened.view):
            walk.product = product_on(opened.view, "")
            return opened
    return await _back_to_listing(walk)


async def _back_to_listing(walk: Walk, listing: PageView | None = None) -> Look:
    """The listing once more; where its address does not name it, or shows other goods, by the way that led there."""
    look = await walk.open(walk.listing)
    await walk.eyes.walk_down(3)
    look = await wait_for_products(walk)
    names = {tile.name for tile in tiles(look.view)}
    same = bool(names) and (listing is None or names.issuperset(tile.name for tile in tiles(listing)))
    if not same and address(walk.listing) == address(walk.home):
        return await listing_by_links(walk, look, set()) or look
    return look


async def _wait_for_product(walk: Walk, look: Look) -> Look:
    """Look again until there is a way into the basket or a word why not; longest while the page names no price at all."""

    def there(view: PageView, turn: int) -> bool:
        short = (line.text for line in view.lines[:60] if len(line.text) < 60)
        told = is_product(view) or any(says("sold_out", text, view.lang) for text in short)
        return told or (turn >= PATIENCE and bool(view.prices))

    return await walk.until(look, there)

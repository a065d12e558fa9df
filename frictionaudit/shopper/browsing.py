"""The way to a product: home, a listing, a product that can be bought. Each act is verified by its effect."""

import re
from urllib.parse import urljoin

from playwright.async_api import Error

from frictionaudit.evidence import Control, Field, PageKind, PageView, ProblemCode, Region, Stage
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import gate
from frictionaudit.reading.words import NO_SPACES, fold, says
from frictionaudit.shopper import choices, find
from frictionaudit.shopper.buying import answer_question
from frictionaudit.shopper.choices import starts_at_nothing
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find import Candidate, Tile
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.wire_lock import links_of
from frictionaudit.shopper.hands import ASK
from frictionaudit.shopper.neighbour import same_shop
from frictionaudit.shopper.walk import HINT, PATIENCE, Product, Shelf, Walk, hinted, missed, open_way

MOST_WAYS = 7
MOST_OPENED = 6
MOST_VARIANTS = 3
LEAST_GOODS = 3
"""So many goods make a list: our choice."""
_NAMED = 4.0
"""Score of a control that is named "add to basket"."""
SKELETON_PAUSES, EMPTY_PAUSES = 8, 30
"""How many pauses a front is given on which nothing leads on, and one on which nothing stands: about 4 and 15 s."""
_NEAR_BUTTON = 600
"""How far above its button a product says whether it can be had, in px: our choice."""
_WORD = re.compile(r"[^\W\d_]+")


async def reach_home(walk: Walk) -> Look:
    """Open the shop's address.

    Raises:
        GoalMissed: it cannot be opened, or nothing ever stands on the page.
    """
    walk.enter(Stage.HOME)
    look = await walk.open(walk.home)
    if walk.trail.interruptions and find.address(look.view.url) != find.address(walk.home) and gate(look.view) is None:
        look = await walk.open(walk.home)  # an answer to a first question may lead elsewhere
    look = await _wait_for_ways(walk, look)
    if _is_empty(look.view):
        raise missed(ProblemCode.BLOCKED, "the shop's page stayed empty", look.view, advice=ASK)
    walk.home = look.view.url if look.view.url.startswith("http") else walk.home
    walk.eyes.home, walk.eyes.first, walk.wire.shop_links = walk.home, look.view, links_of(look.view)
    return look


async def _wait_for_ways(walk: Walk, look: Look) -> Look:
    """A home page may be a skeleton for seconds: look again until something leads on, or it stays as it is.

    One on which nothing stands at all is given longer before the shop is said to keep the visit out.
    """
    for turn in range(EMPTY_PAUSES):
        if turn >= SKELETON_PAUSES and not _is_empty(look.view):
            return look
        if len(find.listings(look.view, walk.home)) > 1 or find.tiles(look.view) or find.search_fields(look.view):
            return look
        if find.menus(look.view) or find.adders(look.view):
            return look
        await walk.eyes.pause()
        look = await walk.look()
    return look


def _is_empty(view: PageView) -> bool:
    return not view.lines and not any(control.visible for control in view.controls)


def is_listing(view: PageView) -> bool:
    """Three product cards, or a page of that kind with at least one."""
    cards = len(find.tiles(view))
    return cards >= 3 or (cards >= 1 and view.kind in (PageKind.LISTING, PageKind.SEARCH))


def sells_here(view: PageView) -> bool:
    """Whether the listing is the product page: several prices, how many of each, one way to add them, as in ticket shops, or a
    way to add at each."""
    if find.tiles(view):
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
    named = (way.control for way in find.adders(view) if way.score >= _NAMED)
    adds = [c for c in named if _of_the_page(c) and c.enabled]
    links = {
        find.address(c.href) for c in view.controls if _of_the_page(c) and c.tag == "a" and same_shop(c.href, view.url)
    }
    beside = links - {find.address(c.href) for c in adds} - {find.address(view.url)}
    return len(adds) >= LEAST_GOODS and len(view.prices) >= LEAST_GOODS and len(beside) < len(adds)


def _of_the_page(control: Control) -> bool:
    return control.visible and control.region is Region.MAIN and control.overlay is None


async def reach_listing(walk: Walk, look: Look) -> Look:
    """By the menu or the links of the home page, else by search, else the home page's own products.

    Raises:
        GoalMissed: no page with products was found.
    """
    walk.enter(Stage.LISTING)
    if followed := await hinted(walk, "listing", look, Act.FOLLOW):
        return followed
    home = look.view
    if sells_here(home):
        return look
    found = await _listing_by_links(walk, look, set())
    if found is None:
        found = await _listing_by_search(walk)
    if found is None:
        await walk.open(walk.home)
        look = await _wait_for_products(walk)
        found = look if find.tiles(look.view) or is_product(look.view) else None
    if found is None and walk.shelves:
        found = await walk.open(walk.shelves[0].url)
    if found is None:
        raise missed(
            ProblemCode.LOST,
            "no page with products was found",
            home,
            looked_for="a menu, links or a search that lead to several products with prices",
            advice=HINT.format(goal="listing"),
        )
    return found


async def _listing_by_links(
    walk: Walk, look: Look, tried: set[str], depth: int = 0, before: PageView | None = None
) -> Look | None:
    for _ in range(MOST_WAYS):
        ways = _own_first(_untried(walk, look, tried), look.view, before)
        if not any(c.score >= 3 for c in ways):
            opened = await _open_menu(walk, look)
            if opened is not None:
                look = opened
                ways = _own_first(_untried(walk, look, tried), look.view, before)
        if not ways:
            return None
        way = ways[0]
        tried.add(find.target(way.control, look.view))
        _, effect = await walk.try_tap(look, way, Act.FOLLOW)
        if not effect and (find.scripted(way.control, look.view) or await open_way(walk, way.control.href) is None):
            continue
        await walk.eyes.walk_down(3)
        after = await _wait_for_products(walk)
        if is_listing(after.view) or sells_here(after.view):
            return after
        product = is_product(after.view) and after.view.kind is PageKind.PRODUCT
        shelf = Shelf(look.view.url, way.control)
        if product and any(_same_shelf(shelf, known) for known in walk.shelves):
            return await walk.open(shelf.url)
        if product:
            walk.shelves.append(shelf)
        elif depth < 2 and after.view.kind not in (PageKind.PRODUCT, PageKind.LOGIN, PageKind.CONTACT):
            deeper = await _listing_by_links(walk, after, tried, depth + 1, look.view)
            if deeper is not None:
                return deeper
        if len(tried) >= MOST_WAYS:
            return None
        look = await walk.open(shelf.url if product else walk.home)
        before = before if product else None
    return None


def _own_first(ways: list[Candidate], page: PageView, before: PageView | None) -> list[Candidate]:
    """Ways that the page before did not have come first: what stands on every page is the shop's frame, marked or not."""
    if before is None:
        return ways
    frame = {find.target(control, before) for control in before.controls}
    return sorted(ways, key=lambda way: find.target(way.control, page) in frame)


def _same_shelf(one: Shelf, other: Shelf) -> bool:
    """Whether two links of one make on one page opened a product each: then that page lists products, without prices."""
    return find.address(one.url) == find.address(other.url) and find.same_make(one.link, other.link)


def _cards(walk: Walk, page: PageView) -> list[Tile]:
    """Product cards; on a page without prices the links of the same make as one that opened a product from there."""
    known = [shelf.link for shelf in walk.shelves if find.address(shelf.url) == find.address(page.url)]
    return find.tiles(page) or (find.like(known[0], page) if known else [])


def _untried(walk: Walk, look: Look, tried: set[str]) -> list[Candidate]:
    return [
        way
        for way in walk.recalled(find.listings(look.view, walk.home), Act.FOLLOW)
        if find.target(way.control, look.view) not in tried
        and (find.scripted(way.control, look.view) or walk.robots.allows(way.control.href))
    ]


async def _open_menu(walk: Walk, look: Look) -> Look | None:
    """Open the menu when that shows more links; None when there is none or it showed nothing."""
    known = {find.target(c.control, look.view) for c in find.listings(look.view, walk.home)}
    for candidate in walk.recalled(find.menus(look.view), Act.OPEN_MENU)[:2]:
        after, effect = await walk.try_tap(look, candidate, Act.OPEN_MENU, patience=3)
        after = after if effect else await walk.eyes.look()
        if {find.target(c.control, after.view) for c in find.listings(after.view, walk.home)} - known:
            return after
    return None


async def _wait_for_products(walk: Walk) -> Look:
    """Content may come seconds later: look again until there are products or the page has been quiet for a while."""

    def there(view: PageView, turn: int) -> bool:
        other = len(view.lines) > 25 and view.kind not in (PageKind.LISTING, PageKind.OTHER)
        return is_listing(view) or _nothing_found(view) or (turn >= PATIENCE and bool(view.prices)) or other

    return await walk.until(await walk.look(), there)


def _nothing_found(view: PageView) -> bool:
    return any(says("no_results", line.text, view.lang) for line in view.lines if len(line.text) < 160)


async def _listing_by_search(walk: Walk) -> Look | None:
    look = await walk.open(walk.home)
    boxes, opener = find.search_fields(look.view), _search_openers(look.view)
    for _ in range(8):
        if boxes or opener:
            break
        await walk.eyes.pause()
        look = await walk.look()
        boxes, opener = find.search_fields(look.view), _search_openers(look.view)
    if not boxes and opener:
        look, _ = await walk.try_tap(look, opener[0], Act.SEARCH, patience=3)
        look = await walk.eyes.look()
        boxes = find.search_fields(look.view)
    if not boxes:
        return None
    for word in _search_words(look.view):
        look = await walk.eyes.look()
        boxes = find.search_fields(look.view)
        if not boxes or not await _search(walk, look, boxes[0], word):
            continue
        found = await _wait_for_products(walk)
        if not find.tiles(found.view) and (sender := _search_button(found.view, boxes[0])):
            await walk.try_tap(found, sender, Act.SEARCH)
            found = await _wait_for_products(walk)
        if find.tiles(found.view):
            return found
    return None


def _search_openers(view: PageView) -> list[Candidate]:
    return find.ranked(view.controls, lambda c: (1.0, ["named search"]) if c.visible and _is_search(c) else (0, []))


def _search_button(view: PageView, box: Field) -> Candidate | None:
    """The control beside a search box that sends it, for boxes that do not listen to Enter."""
    beside = [
        c
        for c in view.controls
        if c.visible and abs(c.box.y - box.box.y) < 60 and (_is_search(c) or (c.submits and c.form == box.form))
    ]
    return Candidate(beside[0], 1, ("stands beside the search box",)) if beside else None


def _is_search(control: Control) -> bool:
    words = f"{control.name} {control.hints}".lower()
    return not control.href and ("search" in words or says("search", control.name))


def _search_words(page: PageView) -> list[str]:
    """Words the shop itself uses, of its links first; a vowel early on, which many searches answer with all."""
    named = [c.name for c in page.controls if c.region in (Region.NAV, Region.MAIN) and len(c.name) < 40]
    said = [line.text for line in page.lines if line.region is Region.MAIN and len(line.text) < 80]
    words = dict.fromkeys(word.lower() for text in (*named, *said, page.title) for word in _WORD.findall(text))
    plain = [
        w
        for w in words
        if (4 if w.isascii() or page.lang[:2] not in NO_SPACES else 2) <= len(w) <= 12
        and not any(
            says(i, w, page.lang) for i in ("search", "menu", "view_cart", "sign_in", "contact", "not_products")
        )
    ]
    return [*plain[:1], "a", *plain[1:4]]


async def _search(walk: Walk, look: Look, box: Field, word: str) -> bool:
    element = await look.probe.element(box.index)
    if element is None:
        return False
    try:
        await element.fill(word, timeout=3000)
        walk.wire.permit = Act.SEARCH
        await element.press("Enter", timeout=3000)
    except Error:
        return False
    finally:
        url = look.view.url
        walk.trail.act("type", f"search: {word}", box=box.box, keystrokes=len(word) + 1, role="search", url=url)
        walk.eyes.stir()
        await walk.eyes.settle()
        walk.hands.rest()
    return True


def is_product(view: PageView) -> bool:
    """A page of that kind with its own way into the basket, though its price may bear no currency, or another page with such
    a way, a price and no marks of a basket page."""
    if view.kind in (PageKind.BASKET, PageKind.CHECKOUT, PageKind.LOGIN, PageKind.BLOCKED):
        return False
    own = [c for c in find.adders(view) if c.score >= 2]
    lists = view.kind is PageKind.LISTING and len(find.tiles(view)) > 1
    return bool(own) and (view.kind is PageKind.PRODUCT or (bool(view.prices) and len(own) <= 3 and not lists))


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
    tiles = [tile for tile in _cards(walk, listing.view) if _may_be_opened(walk, tile.link, listing.view)]
    new = [tile for tile in tiles if find.target(tile.link, listing.view) not in tried]
    first = {tile.link.index for tile in new if _bought_before(walk, tile, listing.view)}
    for tile in sorted(new, key=lambda t: (t.sold_out, t.link.index not in first))[:MOST_OPENED]:
        tried.add(find.target(tile.link, listing.view))
        link = _drawn_anew(tile.link, listing.view, look.view)
        after, effect = await walk.try_tap(look, Candidate(link, 1, ("product card with a price",)), Act.FOLLOW)
        if not effect and not find.scripted(tile.link, look.view):
            after = await open_way(walk, tile.link.href) or look
        after = await _wait_for_product(walk, after)
        last = after.view
        gone = choices.sold_out_line(after.view) is not None
        if gone and not is_product(after.view):
            after = await _another_variant(walk, after)
        if is_product(after.view) and _seems_gone(after.view):
            doubted.append(tile)
        elif is_product(after.view):
            walk.product = product_on(after.view, tile.name)
            return after, sold_out, last
        sold_out += gone
        look = await _back_to_listing(walk, listing.view)
    return None, sold_out, last


def _drawn_anew(link: Control, listing: PageView, now: PageView) -> Control:
    """The same way on the list as it is now: what scripts draw anew has another place among the page's controls."""
    way = find.target(link, listing)
    return next((c for c in now.controls if c.visible and c.name == link.name and find.target(c, now) == way), link)


def _seems_gone(view: PageView) -> bool:
    """Whether short words between the product's name and its button say that it is sold out, and no option of it is so
    called."""
    adder = find.adders(view)[0].control
    options = {fold(text) for f in view.fields for text in (f.label, *f.options)} | {
        fold(c.name) for c in view.controls
    }
    above = (line for line in view.lines if 0 < adder.box.y - line.box.y <= _NEAR_BUTTON and len(line.text) < 60)
    return any(says("sold_out", line.text, view.lang) and fold(line.text) not in options for line in above)


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
    return find.scripted(link, page) or walk.robots.allows(link.href)


async def _more_of_listing(walk: Walk) -> Look | None:
    """The listing with the further products that its "show more" brings, or its next page; None when it has neither."""
    look = await _back_to_listing(walk)
    more = next(iter(find.further(look.view)), None)
    if more is None:
        return None
    await walk.try_tap(look, more, Act.FOLLOW)
    look = await _wait_for_products(walk)
    if more.control.href and find.tiles(look.view):
        walk.listing = look.view.url
    return look


async def _another_listing(walk: Walk) -> Look | None:
    """Another category than the one whose products cannot be bought."""
    look = await walk.open(walk.home)
    found = await _listing_by_links(walk, look, {find.address(walk.listing)})
    if found is not None:
        walk.listing = found.view.url
    return found


def _bought_before(walk: Walk, tile: Tile, page: PageView) -> bool:
    if walk.recipe is None:
        return False
    name = fold(walk.recipe.product_name)
    named = bool(name) and (name in fold(tile.name) if find.scripted(tile.link, page) else name == fold(tile.name))
    return named or find.same_page(tile.link.href, walk.recipe.product)


async def _product_of_last_time(walk: Walk, listing: Look, place: str) -> Look:
    """The product of last time by its address, where the list no longer shows it; the list, when it cannot be bought now."""
    if not place or any(find.same_page(url, place) for url in (walk.home, walk.listing)):
        return listing
    opened = await open_way(walk, find.address(urljoin(walk.home, place)))
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
    look = await _wait_for_products(walk)
    names = {tile.name for tile in find.tiles(look.view)}
    same = bool(names) and (listing is None or names.issuperset(tile.name for tile in find.tiles(listing)))
    if not same and find.address(walk.listing) == find.address(walk.home):
        return await _listing_by_links(walk, look, set()) or look
    return look


async def _wait_for_product(walk: Walk, look: Look) -> Look:
    """Look again until there is a way into the basket or a word why not; longest while the page names no price at all."""

    def there(view: PageView, turn: int) -> bool:
        short = (line.text for line in view.lines[:60] if len(line.text) < 60)
        told = is_product(view) or any(says("sold_out", text, view.lang) for text in short)
        return told or (turn >= PATIENCE and bool(view.prices))

    return await walk.until(look, there)


def product_on(view: PageView, fallback: str) -> Product:
    """The product that a page sells: by its heading, else as the way there called it; in a list the one of the first button."""
    heading = next((line.text for line in view.lines if line.heading == 1 and line.region is not Region.HEADER), "")
    top = next((way.control.box.y for way in find.adders(view)), 0)
    if _adds_in_its_list(view):
        above = [line for line in view.lines if line.heading and line.region is Region.MAIN and line.box.y < top]
        heading = max(above, key=lambda line: line.box.y).text if above else heading
    near = sorted((p for p in view.prices if not p.struck and p.amount > 0), key=lambda p: abs(p.box.y - top))
    return Product(heading or fallback or view.title, near[0] if near else None, view.url)

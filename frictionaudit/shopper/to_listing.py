"""The way to a list of products: home, menu and links, else the search. Each act is verified by its effect."""

import re

from playwright.async_api import Error

from frictionaudit.evidence import Control, Field, PageKind, PageView, ProblemCode, Region, Stage
from frictionaudit.reading.layers import gate
from frictionaudit.reading.words import NO_SPACES, says
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find.basket import adders
from frictionaudit.shopper.find.cards import same_make, tiles
from frictionaudit.shopper.find.listings import listings, menus, search_fields
from frictionaudit.shopper.find.places import address, scripted, target
from frictionaudit.shopper.find.ranking import Candidate, ranked
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.wire_lock import links_of
from frictionaudit.shopper.goods import is_listing, is_product, sells_here
from frictionaudit.shopper.hands import ASK
from frictionaudit.shopper.walk import HINT, PATIENCE, GoalMissed, Shelf, Walk, hinted, missed, open_way

MOST_WAYS = 7
SKELETON_PAUSES, EMPTY_PAUSES = 8, 30
"""How many pauses a front is given on which nothing leads on, and one on which nothing stands: about 4 and 15 s."""
_WORD = re.compile(r"[^\W\d_]+")


async def reach_home(walk: Walk) -> Look:
    """Open the shop's address.

    Raises:
        GoalMissed: it cannot be opened, or nothing ever stands on the page.
    """
    walk.enter(Stage.HOME)
    look = await walk.open(walk.home)
    if walk.trail.interruptions and address(look.view.url) != address(walk.home) and gate(look.view) is None:
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
        if len(listings(look.view, walk.home)) > 1 or tiles(look.view) or search_fields(look.view):
            return look
        if menus(look.view) or adders(look.view):
            return look
        await walk.eyes.pause()
        look = await walk.look()
    return look


def _is_empty(view: PageView) -> bool:
    return not view.lines and not any(control.visible for control in view.controls)


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
    found = await listing_by_links(walk, look, set())
    if found is None:
        found = await _listing_by_search(walk)
    if found is None:
        await walk.open(walk.home)
        look = await wait_for_products(walk)
        found = look if tiles(look.view) or is_product(look.view) else None
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


async def listing_by_links(
    walk: Walk, look: Look, tried: set[str], depth: int = 0, before: PageView | None = None
) -> Look | None:
    """The first listing that links lead to from here, two links deep; None when none does. Targets opened join `tried`."""
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
        tried.add(target(way.control, look.view))
        try:
            _, effect = await walk.try_tap(look, way, Act.FOLLOW)
        except GoalMissed as missed_there:
            if missed_there.problem.code is not ProblemCode.UNREACHABLE:
                raise
            look = await walk.open(walk.home)  # a page out of order that was but a guess
            continue
        if not effect and (scripted(way.control, look.view) or await open_way(walk, way.control.href) is None):
            continue
        await walk.eyes.walk_down(3)
        after = await wait_for_products(walk)
        if is_listing(after.view) or sells_here(after.view):
            return after
        product = is_product(after.view) and after.view.kind is PageKind.PRODUCT
        shelf = Shelf(look.view.url, way.control)
        if product and any(_same_shelf(shelf, known) for known in walk.shelves):
            return await walk.open(shelf.url)
        if product:
            walk.shelves.append(shelf)
        elif depth < 2 and after.view.kind not in (PageKind.PRODUCT, PageKind.LOGIN, PageKind.CONTACT):
            deeper = await listing_by_links(walk, after, tried, depth + 1, look.view)
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
    frame = {target(control, before) for control in before.controls}
    return sorted(ways, key=lambda way: target(way.control, page) in frame)


def _same_shelf(one: Shelf, other: Shelf) -> bool:
    """Whether two links of one make on one page opened a product each: then that page lists products, without prices."""
    return address(one.url) == address(other.url) and same_make(one.link, other.link)


def _untried(walk: Walk, look: Look, tried: set[str]) -> list[Candidate]:
    return [
        way
        for way in walk.recalled(listings(look.view, walk.home), Act.FOLLOW)
        if target(way.control, look.view) not in tried
        and (scripted(way.control, look.view) or walk.robots.allows(way.control.href))
    ]


async def _open_menu(walk: Walk, look: Look) -> Look | None:
    """Open the menu when that shows more links; None when there is none or it showed nothing."""
    known = {target(c.control, look.view) for c in listings(look.view, walk.home)}
    for candidate in walk.recalled(menus(look.view), Act.OPEN_MENU)[:2]:
        after, effect = await walk.try_tap(look, candidate, Act.OPEN_MENU, patience=3)
        after = after if effect else await walk.eyes.look()
        if {target(c.control, after.view) for c in listings(after.view, walk.home)} - known:
            return after
    return None


async def wait_for_products(walk: Walk) -> Look:
    """Content may come seconds later: look again until there are products or the page has been quiet for a while."""

    def there(view: PageView, turn: int) -> bool:
        other = len(view.lines) > 25 and view.kind not in (PageKind.LISTING, PageKind.OTHER)
        return is_listing(view) or _nothing_found(view) or (turn >= PATIENCE and bool(view.prices)) or other

    return await walk.until(await walk.look(), there)


def _nothing_found(view: PageView) -> bool:
    return any(says("no_results", line.text, view.lang) for line in view.lines if len(line.text) < 160)


async def _listing_by_search(walk: Walk) -> Look | None:
    look = await walk.open(walk.home)
    boxes, opener = search_fields(look.view), _search_openers(look.view)
    for _ in range(8):
        if boxes or opener:
            break
        await walk.eyes.pause()
        look = await walk.look()
        boxes, opener = search_fields(look.view), _search_openers(look.view)
    if not boxes and opener:
        look, _ = await walk.try_tap(look, opener[0], Act.SEARCH, patience=3)
        look = await walk.eyes.look()
        boxes = search_fields(look.view)
    if not boxes:
        return None
    for word in _search_words(look.view):
        look = await walk.eyes.look()
        boxes = search_fields(look.view)
        if not boxes or not await _search(walk, look, boxes[0], word):
            continue
        found = await wait_for_products(walk)
        if not tiles(found.view) and (sender := _search_button(found.view, boxes[0])):
            await walk.try_tap(found, sender, Act.SEARCH)
            found = await wait_for_products(walk)
        if tiles(found.view):
            return found
    return None


def _search_openers(view: PageView) -> list[Candidate]:
    return ranked(view.controls, lambda c: (1.0, ["named search"]) if c.visible and _is_search(c) else (0, []))


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

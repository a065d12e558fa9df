"""One small function a goal, from the front door to the door of checkout. Each act is verified by its effect."""

from urllib.parse import urljoin

from playwright.async_api import Error

from frictionaudit.evidence import Control, Field, PageKind, PageView, ProblemCode, Region, Stage
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.words import says
from frictionaudit.shopper import effects, find
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find import Candidate, address
from frictionaudit.shopper.firewall import Act, danger
from frictionaudit.shopper.identity import first_choice
from frictionaudit.shopper.walk import GoalMissed, Product, Walk, missed

MOST_WAYS = 7
MOST_PRODUCTS = 6
USUAL_BASKETS = ("/cart", "/basket", "/checkout/cart", "/warenkorb", "/panier")
HINT = 'Give a hint in audit.toml: {goal} = "https://…" (an address) or the control\'s text, under [site.hints] or [rival.hints].'


async def reach_home(walk: Walk) -> Look:
    """Open the shop's address."""
    walk.enter(Stage.HOME)
    look = await walk.open(walk.home)
    walk.home = look.view.url if look.view.url.startswith("http") else walk.home
    walk.eyes.home = walk.home
    return look


def is_listing(view: PageView) -> bool:
    """Three product cards, or a page of that kind with at least one."""
    cards = len(find.tiles(view))
    return cards >= 3 or (cards >= 1 and view.kind in (PageKind.LISTING, PageKind.SEARCH))


async def reach_listing(walk: Walk, look: Look) -> Look:
    """By the menu or the links of the home page, else by search, else the home page's own products.

    Raises:
        GoalMissed: no page with products was found.
    """
    walk.enter(Stage.LISTING)
    if hinted := await _hinted(walk, "listing", look, Act.FOLLOW):
        return hinted
    home = look.view
    tried: set[str] = set()
    found = await _listing_by_links(walk, look, tried)
    if found is None:
        found = await _listing_by_search(walk)
    if found is None:
        look = await walk.open(walk.home)
        found = look if find.tiles(look.view) else None
    if found is None:
        raise missed(
            ProblemCode.LOST,
            "no page with products was found",
            home,
            looked_for="a menu, links or a search that lead to several products with prices",
            advice=HINT.format(goal="listing"),
        )
    return found


async def _listing_by_links(walk: Walk, look: Look, tried: set[str], depth: int = 0) -> Look | None:
    for _ in range(MOST_WAYS):
        ways = [
            c
            for c in find.listings(look.view, walk.home)
            if address(c.control.href) not in tried and walk.robots.allows(c.control.href)
        ]
        if not any(c.score >= 3 for c in ways):
            opened = await _open_menu(walk, look)
            if opened is not None:
                look = opened
                ways = [c for c in find.listings(look.view, walk.home) if address(c.control.href) not in tried]
        if not ways:
            return None
        way = ways[0]
        tried.add(address(way.control.href))
        _, effect = await walk.try_tap(look, way, Act.FOLLOW)
        if not effect and await _open_way(walk, way.control) is None:
            continue
        await walk.eyes.walk_down(3)
        after = await _wait_for_products(walk)
        if is_listing(after.view):
            return after
        if (
            depth == 0
            and after.view.kind not in (PageKind.PRODUCT, PageKind.LOGIN, PageKind.CONTACT)
            and address(after.view.url) != address(walk.home)
        ):
            deeper = await _listing_by_links(walk, after, tried, depth + 1)
            if deeper is not None:
                return deeper
        if len(tried) >= MOST_WAYS:
            return None
        look = await walk.open(walk.home)
    return None


async def _open_way(walk: Walk, control: Control) -> Look | None:
    try:
        return await walk.open(control.href)
    except GoalMissed as error:
        if error.problem.code is ProblemCode.BLOCKED:
            raise
        return None


async def _open_menu(walk: Walk, look: Look) -> Look | None:
    """Open the menu when that shows more links; None when there is none or it showed nothing."""
    known = {address(c.control.href) for c in find.listings(look.view, walk.home)}
    for candidate in find.menus(look.view)[:2]:
        after, effect = await walk.try_tap(look, candidate, Act.OPEN_MENU, patience=3)
        after = after if effect else await walk.eyes.look()
        if {address(c.control.href) for c in find.listings(after.view, walk.home)} - known:
            return after
    return None


async def _wait_for_products(walk: Walk) -> Look:
    """Content may come seconds later: look again until there are products or the page has been quiet for a while."""
    look = await walk.look()
    for _ in range(8):
        if is_listing(look.view) or (
            len(look.view.lines) > 25 and look.view.kind not in (PageKind.LISTING, PageKind.OTHER)
        ):
            return look
        await walk.eyes.settle(700)
        look = await walk.eyes.look()
    return look


async def _listing_by_search(walk: Walk) -> Look | None:
    look = await walk.open(walk.home)
    boxes = find.search_fields(look.view)
    if not boxes:
        opener = find.ranked(
            look.view.controls, lambda c: (1.0, ["named search"]) if c.visible and _is_search(c) else (0, [])
        )
        if opener:
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
        if find.tiles(found.view):
            return found
    return None


def _is_search(control: Control) -> bool:
    words = f"{control.name} {control.hints}".lower()
    return not control.href and (
        "search" in words
        or any(says("search", control.name, lang) for lang in ("de", "fr", "es", "it", "nl", "pl", "ja"))
    )


def _search_words(page: PageView) -> list[str]:
    """Words the shop itself uses: from its headings and links, longest words of the middle sort first, then a vowel."""
    text = " ".join(
        [page.title, *(c.name for c in page.controls if c.region in (Region.NAV, Region.MAIN) and len(c.name) < 40)]
    )
    words = [w for w in dict.fromkeys(text.lower().split()) if w.isalpha() and 4 <= len(w) <= 12]
    plain = [
        w
        for w in words
        if not any(says(i, w, page.lang) for i in ("search", "menu", "view_cart", "sign_in", "contact", "not_products"))
    ]
    return [*plain[:4], "a"]


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
        walk.trail.act("type", f"search: {word}", box=box.box, keystrokes=len(word) + 1)
        walk.eyes.stir()
        await walk.eyes.settle()
        walk.hands.rest()
    return True


def is_product(view: PageView) -> bool:
    """A page of that kind, or one with its own way into the basket, a price and no other basket page's marks."""
    if view.kind in (PageKind.BASKET, PageKind.CHECKOUT, PageKind.LOGIN, PageKind.BLOCKED):
        return False
    own = [c for c in find.adders(view) if c.score >= 2]
    return bool(own) and bool(view.prices) and (view.kind is PageKind.PRODUCT or len(own) <= 3)


async def reach_product(walk: Walk, listing: Look) -> Look:
    """Open products of the listing until one can be bought.

    Raises:
        GoalMissed: none can.
    """
    walk.enter(Stage.PRODUCT)
    if hinted := await _hinted(walk, "product", listing, Act.FOLLOW):
        walk.product = _product(hinted.view, "")
        return hinted
    walk.listing = listing.view.url
    look, sold_out, last = listing, 0, listing.view
    tiles = [t for t in find.tiles(listing.view) if walk.robots.allows(t.link.href)]
    for tile in sorted(tiles, key=lambda t: t.sold_out)[:MOST_PRODUCTS]:
        after, effect = await walk.try_tap(look, Candidate(tile.link, 1, ("product card with a price",)), Act.FOLLOW)
        if not effect:
            opened = await _open_way(walk, tile.link)
            after = opened or look
        after = await _wait_for_product(walk, after)
        last = after.view
        if is_product(after.view):
            walk.product = _product(after.view, tile.name)
            return after
        sold_out += any(
            says("sold_out", line.text, after.view.lang) for line in after.view.lines if len(line.text) < 120
        )
        look = await walk.open(walk.listing)
        await walk.eyes.walk_down(3)
        look = await walk.look()
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


async def _wait_for_product(walk: Walk, look: Look) -> Look:
    for _ in range(6):
        if is_product(look.view) or any(
            says("sold_out", line.text, look.view.lang) for line in look.view.lines[:60] if len(line.text) < 60
        ):
            return look
        await walk.eyes.settle(700)
        look = await walk.look()
    return look


def _product(view: PageView, fallback: str) -> Product:
    heading = next((line.text for line in view.lines if line.heading == 1 and line.region is not Region.HEADER), "")
    top = find.adders(view)[0].control.box.y if find.adders(view) else 0
    near = sorted((p for p in view.prices if not p.struck and p.amount > 0), key=lambda p: abs(p.box.y - top))
    return Product(heading or fallback or view.title, near[0] if near else None, view.url)


async def fill_basket(walk: Walk, look: Look) -> Look:
    """Choose the required options and add the product; verified by what the page tells afterwards.

    Raises:
        GoalMissed: no way into the basket worked.
    """
    walk.enter(Stage.BASKET)
    look = await _choose_options(walk, look)
    for attempt in range(3):
        for candidate in find.adders(look.view)[:3]:
            after = await _add(walk, look, candidate)
            if after is not None:
                return after
            look = await walk.look()
        if attempt < 2:
            look = await _choose_options(walk, look, every=True)
    sold_out = any(says("sold_out", line.text, look.view.lang) for line in look.view.lines if len(line.text) < 60)
    raise missed(
        ProblemCode.OUT_OF_STOCK if sold_out else ProblemCode.LOST,
        "the product did not go into the basket",
        look.view,
        looked_for="a basket that counts up, a message, a layer or a basket page after “add to basket”",
        advice=HINT.format(goal="add"),
    )


async def _add(walk: Walk, look: Look, candidate: Candidate) -> Look | None:
    refused = await walk.hands.tap(look, candidate.control, Act.ADD)
    effect, after = "", look
    if not refused:
        for _ in range(14):
            after = await walk.eyes.look()
            effect = effects.added(look.view, after.view)
            if effect:
                break
            await walk.eyes.settle(500)
    walk.hands.rest()
    walk.trail.attempt(str(Act.ADD), candidate.control.name, candidate.reasons, effect)
    if refused:
        walk.trail.gaps.append(f"“{candidate.control.name[:60]}” was not tapped: {refused}")
        return None
    return after if effect else None


async def _choose_options(walk: Walk, look: Look, *, every: bool = False) -> Look:
    """Choose what the product asks for: selects, radio groups, swatches. `every`: also what does not look required."""
    adder = next(iter(find.adders(look.view)), None)
    if adder is None:
        return look
    changed = False
    for field in _open_selects(look.view, adder.control):
        if choice := first_choice(field):
            changed = not await walk.hands.choose(look, field, choice) or changed
            look = await walk.eyes.look()
    radios = [
        f for f in look.view.fields if f.type == "radio" and f.visible and f.enabled and f.form == adder.control.form
    ]
    for name in dict.fromkeys(f.name for f in radios):
        group = [f for f in radios if f.name == name and not says("sold_out", f"{f.label} {f.hint}", look.view.lang)]
        if group and not any(f.checked for f in group):
            changed = not await walk.hands.choose(look, group[0]) or changed
    if every or not adder.control.enabled or any(c.pressed is not None for c in _swatches(look.view, adder.control)):
        look = await walk.eyes.look() if changed else look
        for group_name in dict.fromkeys(c.group for c in _swatches(look.view, adder.control)):
            group_now = [c for c in _swatches(look.view, adder.control) if c.group == group_name]
            if not any(c.pressed for c in group_now):
                free = next((c for c in group_now if c.enabled and not says("sold_out", c.name, look.view.lang)), None)
                if free is not None and not await walk.hands.tap(look, free, Act.CHOOSE):
                    walk.hands.rest()
                    changed, look = True, await walk.eyes.look()
    return await walk.look() if changed else look


def _open_selects(view: PageView, adder: Control) -> list[Field]:
    own = [
        f
        for f in view.fields
        if f.tag == "select" and f.visible and f.enabled and f.region not in (Region.HEADER, Region.FOOTER)
    ]
    purposes = field_purposes(own, view.lang)
    return [
        f
        for f, guess in zip(own, purposes, strict=True)
        if not f.prefilled
        and guess.purpose not in (Purpose.QUANTITY, Purpose.SEARCH, Purpose.COUNTRY)
        and (f.form == adder.form or f.box.y < adder.box.y + 300)
    ]


def _swatches(view: PageView, adder: Control) -> list[Control]:
    """Small controls of one group between the heading and the add button: sizes and colours drawn as buttons."""
    heading = next((line.box.y for line in view.lines if line.heading == 1), 0)
    low, high = min(heading, adder.box.y - 900), adder.box.y + (800 if adder.fixed else 200)
    options = [
        c
        for c in view.controls
        if c.visible
        and c.group
        and not c.href.startswith("http")
        and c.region not in (Region.HEADER, Region.NAV, Region.FOOTER)
        and c.overlay is None
        and c.index != adder.index
        and 0 < len(c.name) <= 24
        and low <= c.box.y <= high
        and c.box.width <= 200
        and (c.role in ("radio", "option") or c.pressed is not None or len(c.name.split()) <= 2)
        and not any(
            says(i, c.name, view.lang)
            for i in ("wishlist", "close", "menu", "search", "add_to_cart", "reviews", "size_guide")
        )
        and c.name not in ("+", "-", "−")
    ]
    groups = [c.group for c in options]
    return [c for c in options if groups.count(c.group) >= 2 or c.role == "radio"]


async def reach_basket(walk: Walk, look: Look) -> Look:
    """See the basket, as its page or as its drawer, with the product in it.

    Raises:
        GoalMissed: the basket was not found, or is empty.
    """
    if look.view.kind is PageKind.BASKET and _filled(walk, look.view):
        return look
    if hinted := await _hinted(walk, "basket", look, Act.VIEW_BASKET):
        return hinted
    for candidate in find.basket_ways(look.view)[:3]:
        after, effect = await walk.try_tap(look, candidate, Act.VIEW_BASKET)
        if not effect and candidate.control.href.startswith("http"):
            after = await _open_way(walk, candidate.control) or look
        if _is_basket(walk, after.view):
            return after
        look = await walk.eyes.look()
    if _is_basket(walk, look.view):
        return look
    for path in USUAL_BASKETS:
        opened = await _try_open(walk, urljoin(walk.home, path))
        if opened is not None and _is_basket(walk, opened.view):
            return opened
    empty = effects.says_empty(look.view)
    raise missed(
        ProblemCode.LOST,
        "the basket is empty after adding" if empty else "the basket was not found",
        look.view,
        looked_for="a page or layer with the product, its price and a way to checkout",
        advice=HINT.format(goal="basket"),
    )


async def _try_open(walk: Walk, url: str) -> Look | None:
    try:
        look = await walk.open(url)
    except GoalMissed:
        return None
    return look if walk.eyes.status is None or walk.eyes.status < 400 else None


def _filled(walk: Walk, view: PageView) -> bool:
    return walk.product is not None and effects.holds(view, walk.product.name, walk.product.price)


def _is_basket(walk: Walk, view: PageView) -> bool:
    if not _filled(walk, view):
        return False
    ways = [c for c in find.checkout_ways(view) if c.score >= 2]
    return view.kind is PageKind.BASKET or (bool(ways) and view.kind is not PageKind.CHECKOUT)


def is_checkout(view: PageView) -> bool:
    """A checkout or sign-in page, or one that asks for an address or mail and is none of the shop's earlier pages."""
    if view.kind in (PageKind.CHECKOUT, PageKind.LOGIN):
        return True
    if view.kind in (PageKind.BASKET, PageKind.PRODUCT, PageKind.LISTING, PageKind.HOME):
        return False
    purposes = {g.purpose for g in field_purposes([f for f in view.fields if f.visible], view.lang)}
    return (
        len(
            purposes & {Purpose.EMAIL, Purpose.GIVEN_NAME, Purpose.NAME, Purpose.POSTCODE, Purpose.STREET, Purpose.CITY}
        )
        >= 2
    )


async def reach_checkout(walk: Walk, look: Look) -> Look:
    """Go from the basket to the first page of checkout.

    Raises:
        GoalMissed: no way led there.
    """
    walk.enter(Stage.BASKET)
    if hinted := await _hinted(walk, "checkout", look, Act.CHECK_OUT):
        return hinted
    look = await _agree_in_basket(walk, look)
    for candidate in find.checkout_ways(look.view)[:4]:
        before = look.view
        after, effect = await walk.try_tap(look, candidate, Act.CHECK_OUT, patience=16)
        for _ in range(8):
            if is_checkout(after.view) or not effect:
                break
            await walk.eyes.settle(700)
            after = await walk.eyes.look()
        if is_checkout(after.view) and (
            effects.moved(before, after.view) or danger(after.view).danger > danger(before).danger
        ):
            return after
        look = await walk.look()
    raise missed(
        ProblemCode.LOST,
        "checkout did not open",
        look.view,
        looked_for="a control named checkout that leads to a sign-in, address or payment page",
        advice=HINT.format(goal="checkout"),
    )


async def _agree_in_basket(walk: Walk, look: Look) -> Look:
    """Some baskets switch checkout on only once the terms are ticked."""
    ways = find.checkout_ways(look.view)
    if not ways or any(c.control.enabled for c in ways):
        return look
    boxes = [
        f
        for f in look.view.fields
        if f.type == "checkbox"
        and f.visible
        and not f.checked
        and says("terms_consent", f"{f.label} {f.hint}", look.view.lang)
    ]
    for box in boxes[:1]:
        await walk.hands.choose(look, box)
    return await walk.look() if boxes else look


async def _hinted(walk: Walk, goal: str, look: Look, act: Act) -> Look | None:
    """Follow the user's hint for a goal: an address, or the text of a control on the page."""
    hint = walk.trip.site.hints.get(goal, "")
    if not hint:
        return None
    if hint.startswith(("http://", "https://", "/")):
        return await walk.open(urljoin(walk.home, hint))
    wanted = [c for c in look.view.controls if c.visible and hint.casefold() in (c.name.casefold(), c.text.casefold())]
    for control in wanted[:2]:
        after, effect = await walk.try_tap(look, Candidate(control, 1, ("named by the hint",)), act)
        if effect:
            return after
    raise missed(
        ProblemCode.LOST,
        f"the hint {goal} = “{hint}” was not found on the page",
        look.view,
        advice="Check the hint's wording.",
    )

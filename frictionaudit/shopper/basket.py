"""The basket: found with the product in it, its amounts changed, and emptied again."""

import re
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urljoin

from playwright.async_api import Error

from frictionaudit.evidence import Control, Field, Overlay, PageKind, PageView, ProblemCode, Stage
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import alone
from frictionaudit.reading.minimum_order import names_a_minimum
from frictionaudit.reading.words import means, slug
from frictionaudit.shopper import choices, effects
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find.basket import basket_ways, folded_basket_ways, removers
from frictionaudit.shopper.find.checkout import checkout_ways
from frictionaudit.shopper.find.listings import menus
from frictionaudit.shopper.find.places import address
from frictionaudit.shopper.find.ranking import Candidate
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.labels import place_of
from frictionaudit.shopper.walk import HINT, GoalMissed, Walk, hinted, missed, open_way

MOST_REMOVALS = 5
MORE_PIECES = (2, 4, 8, 16)
"""How many pieces are tried, one number after the other, to reach a minimum order."""
_WIDEST_AMOUNT = 120
"""A field for a small number is no wider, CSS px: our choice."""
_STEPPER = 200
"""So far from the field, at most, begin the "−" and "+" that belong to it, CSS px: our choice."""
USUAL_BASKETS = ("/cart", "/basket", "/checkout/cart", "/warenkorb", "/panier")


async def reach_basket(walk: Walk, look: Look) -> Look:
    """See the basket, as its page or as its drawer, with the product in it.

    Raises:
        GoalMissed: the basket was not found, or is empty.
    """
    walk.eyes.products_in_layers = False  # what still shows the product lies over the basket's way
    try:
        found = await _find_basket(walk, look)
    finally:
        walk.eyes.products_in_layers = True
    walk.basket = found.view.url if found.view.kind is PageKind.BASKET else ""
    return found


async def _find_basket(walk: Walk, look: Look) -> Look:
    if look.view.kind is PageKind.PRODUCT and walk.eyes.product_above((now := await walk.eyes.look()).view):
        look = await walk.cleared(now)
    look = await wait_for_items(walk, look)
    if look.view.kind is PageKind.BASKET and _filled(walk, look.view):
        return look
    if followed := await hinted(walk, "basket", look, Act.VIEW_BASKET):
        return followed
    drawers = [layer for layer in look.view.overlays if layer.kind == "basket"]
    if any(not only_tells(layer, look.view) for layer in drawers) and is_basket(walk, look.view):
        return look
    answers = {layer.index for layer in look.view.overlays if layer.kind in ("basket", "other")}
    ways = walk.recalled(basket_ways(look.view, _item(walk)), Act.VIEW_BASKET)
    ways.sort(key=lambda way: way.control.overlay not in answers)  # the layer that opened goes when its page is left
    for candidate in ways[:3]:
        after, effect = await walk.try_tap(look, candidate, Act.VIEW_BASKET)
        if not effect and candidate.control.href.startswith("http"):
            after = await open_way(walk, candidate.control.href) or look
        after = await wait_for_items(walk, after, asked=bool(effect))
        if is_basket(walk, after.view):
            return after
        look = await walk.eyes.look()
    if is_basket(walk, look.view):
        return look
    if unfolded := await _out_of_the_menu(walk, look):
        return unfolded
    for url in (urljoin(walk.home, path) for path in USUAL_BASKETS):
        opened = None if url in walk.nowhere else await _try_open(walk, url)
        if opened is None:
            walk.nowhere.add(url)
        elif is_basket(walk, opened.view):
            return opened
    empty = effects.says_empty(look.view)
    raise missed(
        ProblemCode.LOST,
        "the basket is empty after adding" if empty else "the basket was not found",
        look.view,
        looked_for="a page or layer with the product, its price and a way to checkout",
        advice=HINT.format(goal="basket"),
    )


async def _out_of_the_menu(walk: Walk, look: Look) -> Look | None:
    """The basket by a link that only a closed menu holds: the menu is opened and the link tapped, else its address opened."""
    folded = folded_basket_ways(look.view)
    if not folded:
        return None
    for menu in walk.recalled(menus(look.view), Act.OPEN_MENU)[:1]:
        opened, _ = await walk.try_tap(look, menu, Act.OPEN_MENU, patience=3)
        for candidate in basket_ways(opened.view, _item(walk))[:1]:
            if there := await _opened_by(walk, opened, candidate):
                return there
    there = await open_way(walk, folded[0].control.href)
    there = await wait_for_items(walk, there, asked=True) if there else None
    return there if there and is_basket(walk, there.view) else None


async def _opened_by(walk: Walk, look: Look, candidate: Candidate) -> Look | None:
    """The basket after a tap on a way to it; None when that did not lead there."""
    after, effect = await walk.try_tap(look, candidate, Act.VIEW_BASKET)
    after = await wait_for_items(walk, after, asked=bool(effect))
    return after if is_basket(walk, after.view) else None


async def wait_for_items(walk: Walk, look: Look, *, asked: bool = False) -> Look:
    """A basket page may be a skeleton for seconds: look again until it holds the product or says that it is empty.

    A page that holds nothing at all is just being left for the next one; once the basket was asked for, one without any
    price may still become it.
    """

    def there(view: PageView, _: int) -> bool:
        coming = view.kind in (PageKind.BASKET, PageKind.BLOCKED) or slug("cart", place_of(view.url))
        coming = coming or (asked and not view.prices)
        return not coming or _filled(walk, view) or effects.says_empty(view)

    return await walk.until(look, there)


async def _try_open(walk: Walk, url: str) -> Look | None:
    """The page at an address once it holds what it waits for; None where there is no such page."""
    try:
        look = await walk.open(url)
        if walk.eyes.status is not None and walk.eyes.status >= 400:
            return None
        return await wait_for_items(walk, look)
    except GoalMissed:
        return None


def _item(walk: Walk) -> str:
    return walk.product.name if walk.product else ""


def _filled(walk: Walk, view: PageView) -> bool:
    return walk.product is not None and effects.holds(view, walk.product.name, walk.product.price)


def is_basket(walk: Walk, view: PageView) -> bool:
    if not _filled(walk, view):
        return False
    addressed = slug("cart", place_of(view.url)) and address(view.url) != address(
        walk.product.url if walk.product else ""
    )
    ways = [c for c in checkout_ways(view) if c.score >= 2] or addressed
    ways = ways or names_a_minimum(view, None)  # checkout is offered only from there on
    ways = ways or any(line.heading == 1 and means("view_cart", line.text, view.lang) for line in view.lines)
    return view.kind is PageKind.BASKET or (bool(ways) and view.kind is not PageKind.CHECKOUT)


def only_tells(layer: Overlay, view: PageView) -> bool:
    """Whether a layer says that something went in and links to the basket, and shows neither an amount nor a way to change it."""
    inside = alone(layer, view)
    changes = [f for f in inside.fields if f.visible and f.type != "hidden"] or removers(inside)
    links = (way.control.href for way in basket_ways(inside))
    return not inside.prices and not changes and any(href.startswith("http") for href in links)


def amount_field(page: PageView) -> Field | None:
    """The field that says how many pieces are in the basket, in its layer where one is open: named so, a list of nothing
    but small numbers, or what is typed into between "−" and "+"."""
    part = effects.basket_part(page)
    fields = zip(part.fields, field_purposes(part.fields, page.lang), strict=True)
    open_ones = [(f, g.purpose) for f, g in fields if f.visible and f.enabled]
    named = [f for f, purpose in open_ones if purpose is Purpose.QUANTITY]
    counted = [f for f, _ in open_ones if len(f.options) > 1 and all(re.fullmatch(r"\d{1,2}", o) for o in f.options)]
    between = [f for f, purpose in open_ones if purpose is Purpose.OTHER and _between_signs(f, part)]
    return next(iter((*named, *counted, *between)), None)


def _between_signs(field: Field, page: PageView) -> bool:
    """Whether a small field that holds something stands in one row with what takes a piece away, left of it, and what adds
    one, right of it."""
    if field.tag != "input" or not field.prefilled or field.box.width > _WIDEST_AMOUNT:
        return False
    middle = field.box.y + field.box.height / 2
    row = [c for c in page.controls if c.box.y <= middle <= c.box.bottom and abs(c.box.x - field.box.x) <= _STEPPER]
    less = any(choices.takes_one_away(c, page) and c.box.x < field.box.x for c in row)
    return less and any(choices.adds_one(c, page) and c.box.x > field.box.x for c in row)


async def set_amount(walk: Walk, look: Look, field: Field, pieces: str) -> None:
    how = walk.hands.choose if field.tag == "select" else walk.hands.type
    await how(look, field, pieces, Act.CHANGE_BASKET)


async def tapped_amount(walk: Walk, look: Look, changes: Callable[[Control, PageView], bool]) -> Look | None:
    """The basket after a tap on what changes its amount by one; None where nothing does, or nothing came of it."""
    shown = effects.basket_part(look.view)
    control = next((c for c in shown.controls if c.enabled and changes(c, shown)), None)
    if control is None:
        return None
    tapped = Candidate(control, 1, ("changes the amount by one",))
    after, _ = await walk.try_tap(look, tapped, Act.CHANGE_BASKET, patience=3)
    after = await wait_for_items(walk, after)
    same = [line.text for line in look.view.lines] == [line.text for line in after.view.lines]
    return None if same else after


async def update_basket(walk: Walk, look: Look, form: int | None) -> Look:
    """Tap the basket's own “update”, where it has one: named so, or what sends the form of the amount."""
    others = {way.control.index for way in (*checkout_ways(look.view), *removers(look.view))}
    shown = effects.basket_part(look.view).controls
    ready = [c for c in shown if c.visible and c.enabled and c.index not in others]
    named = [c for c in ready if means("update_basket", c.name, look.view.lang)]
    sends = [c for c in ready if c.submits and form is not None and c.form == form]
    for control in (named or sends)[:1]:
        await walk.hands.tap(look, control, Act.CHANGE_BASKET)
        walk.hands.rest()
        look = await walk.look()
    return look


async def still_there(tab: Walk) -> bool | None:
    """Whether the basket still holds the product for the same visitor in a new window; None when that cannot be told."""
    try:
        look = await wait_for_items(tab, await tab.open(tab.basket or tab.home))
        if tab.basket and not _filled(tab, look.view) and effects.says_empty(look.view):
            return False  # asked here: looking for a basket elsewhere would lead away from the page that says so
        if not is_basket(tab, look.view):
            look = await reach_basket(tab, look)
    except (GoalMissed, Error, TimeoutError):
        with suppress(Error, TimeoutError):
            return False if effects.says_empty((await tab.eyes.look()).view) else None
        return None
    return True


async def empty_basket(walk: Walk) -> bool:
    """Take the item out again. True when the basket held it and then no longer did."""
    walk.enter(Stage.BASKET)
    with suppress(GoalMissed, Error, TimeoutError):
        look = await walk.open(walk.basket or walk.home)
        if not is_basket(walk, look.view):
            look = await reach_basket(walk, look)
        look = await _with_its_controls(walk, look)
        idle: set[str] = set()
        for _ in range(MOST_REMOVALS):
            ways = [way for way in removers(effects.basket_part(look.view)) if way.control.selector not in idle]
            field = amount_field(look.view)
            if ways:
                await walk.try_tap(look, ways[0], Act.CHANGE_BASKET, patience=6)
            elif not await _set_to_nothing(walk, look, field if field and field.selector not in idle else None):
                return False
            before, look = look.view, await walk.look()
            tried = ways[0].control.selector if ways else field.selector if field else ""
            same = {line.text for line in before.lines} == {line.text for line in look.view.lines}
            gone = effects.emptied(before, look.view, _item(walk), walk.product.price if walk.product else None)
            if gone is None:  # its layer has closed, and nothing on the page tells: the basket is asked
                gone, look = await still_there(walk) is False, await walk.look()
            if gone:
                return True
            idle = {*idle, tried} if tried and same else set()
    return False


async def _with_its_controls(walk: Walk, look: Look) -> Look:
    """The basket's own page where its drawer shows what is in it and nothing to change that by."""
    if removers(effects.basket_part(look.view)) or amount_field(look.view):
        return look
    ways = basket_ways(look.view, _item(walk))
    inside = [way for way in ways if way.control.overlay is not None]  # it covers the others
    for candidate in inside[:1]:
        if there := await _opened_by(walk, look, candidate):
            return there
    return await walk.look()


async def _set_to_nothing(walk: Walk, look: Look, field: Field | None) -> bool:
    """For baskets without “remove”: the amount becomes 0, or less by one at a time where no field takes that."""
    boxes = [f for f in effects.basket_part(look.view).fields if f.type == "checkbox" and f.visible and f.enabled]
    for box in boxes:
        if means("remove_item", f"{box.label or box.near}", look.view.lang):
            await walk.hands.choose(look, box, act=Act.CHANGE_BASKET)
            await update_basket(walk, await walk.look(), box.form)
            return True
    if field is None or (field.tag == "select" and "0" not in field.options):
        return await _one_by_one(walk, look)
    await set_amount(walk, look, field, "0")
    await update_basket(walk, await walk.look(), field.form)
    return True


async def _one_by_one(walk: Walk, look: Look) -> bool:
    """Tap "−" until nothing is left, at most as often as pieces may have been put in. False when it does nothing."""
    for tapped in range(MORE_PIECES[-1]):
        if not any(c.enabled and choices.takes_one_away(c, look.view) for c in look.view.controls):
            return tapped > 0
        drawn = await tapped_amount(walk, look, choices.takes_one_away)
        if drawn is None:
            return False
        look = drawn
    return True

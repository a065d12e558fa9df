"""From the product to the door of checkout: its questions, the basket, the way out of it. Each act is verified."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from itertools import pairwise
from urllib.parse import urljoin

from playwright.async_api import Error

from frictionaudit.evidence import Control, Field, Line, PageKind, PageView, ProblemCode, Region, Stage
from frictionaudit.reading.account import PASSWORDS, Account, account_on
from frictionaudit.reading.costs import CostKind, costs_on
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import sign_in_layer
from frictionaudit.reading.steps import declared_on
from frictionaudit.reading.words import exactly, means, says, slug
from frictionaudit.shopper import choices, effects, find
from frictionaudit.shopper.choices import Question
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find import Candidate
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import danger
from frictionaudit.shopper.firewall.labels import place_of
from frictionaudit.shopper.walk import HINT, GoalMissed, Walk, hinted, missed, open_way

MOST_TURNS = 3
MOST_QUESTIONS = 14
MOST_REMOVALS = 4
MOST_WAITS = 6
"""How many times a list without choices is looked at again: its choices may depend on an answer just given."""
MOST_LAYERS = 4
"""How many questions one tap on "add" may raise, each in a layer of its own."""
MORE_PIECES = (2, 4, 8, 16)
"""How many pieces are tried, one number after the other, to reach a minimum order."""
USUAL_BASKETS = ("/cart", "/basket", "/checkout/cart", "/warenkorb", "/panier")


_ADDRESS = frozenset(
    {Purpose.NAME, Purpose.GIVEN_NAME, Purpose.FAMILY_NAME, Purpose.STREET, Purpose.CITY, Purpose.PHONE}
)


async def fill_basket(walk: Walk, look: Look) -> Look:
    """Answer what the product asks and add it; verified by what the page tells afterwards, or by the basket itself.

    Raises:
        GoalMissed: no way into the basket worked.
    """
    walk.enter(Stage.BASKET)
    for turn in range(MOST_TURNS):
        look = await _answer_questions(walk, look, turn)
        for candidate in walk.recalled(find.adders(look.view), Act.ADD)[:3]:
            after = await _add(walk, look, candidate, turn)
            if after is not None:
                return after
            look = await walk.look()
    sold_out = any(says("sold_out", line.text, look.view.lang) for line in look.view.lines if len(line.text) < 60)
    raise missed(
        ProblemCode.OUT_OF_STOCK if sold_out else ProblemCode.LOST,
        "the product did not go into the basket",
        look.view,
        looked_for="a basket that counts up, a message, a layer or a basket page after “add to basket”",
        advice=HINT.format(goal="add"),
    )


async def _basket_after_silence(walk: Walk, look: Look) -> Look | None:
    """Where nothing told whether the product went in, the basket knows, or its number once the product is opened anew.

    None, and back on the product, when it did not go in.
    """
    with suppress(GoalMissed):
        return await reach_basket(walk, look)
    if walk.product is None:
        return None
    anew = await walk.open(walk.product.url)
    return anew if effects.added(look.view, anew.view) else None


def _adders_on_top(view: PageView) -> list[Candidate]:
    """Ways into the basket, those of an open dialog first: it covers the others."""
    dialogs = {layer.index for layer in view.overlays if layer.modal}
    return sorted(find.adders(view), key=lambda way: way.control.overlay not in dialogs)


async def _add(walk: Walk, look: Look, candidate: Candidate, turn: int, layers: int = MOST_LAYERS) -> Look | None:
    refused = await walk.hands.tap(look, candidate.control, Act.ADD)
    effect, after = "", look
    if not refused:
        for _ in range(14):
            after = await walk.eyes.look()
            effect = effects.added(look.view, after.view)
            if effect:
                break
            await walk.eyes.pause()
    walk.hands.rest()
    walk.trail.attempt(str(Act.ADD), candidate.control.name, candidate.reasons, effect)
    if refused:
        walk.trail.gaps.append(f"“{candidate.control.name[:60]}” was not tapped: {refused}")
        return None
    if effect:
        await walk.eyes.pause()  # messages and drawers come a moment after the first sign
        after = await walk.eyes.look()
        walk.after_adding = after.view.model_copy(update={"index": walk.trail.page or 0})
        return after
    asked = choices.asked_in_a_layer(look.view, after.view)
    if asked and layers:
        after, told = await _answer_in_layer(walk, after, asked[turn % len(asked)])
        way = next(iter(_adders_on_top(after.view)), None)
        return after if told else await _add(walk, after, way, turn, layers - 1) if way else None
    if effects.complains(after.view) or (turn == 0 and choices.open_texts(after.view, candidate.control)):
        return None  # the next turn answers more
    return await _basket_after_silence(walk, after)


async def _answer_in_layer(walk: Walk, look: Look, choice: Control) -> tuple[Look, str]:
    """Choose in the layer that came up instead of adding. Answers the page afterwards and whether that added already."""
    await walk.hands.tap(look, choice, Act.CHOOSE)
    after, told = look, ""
    for _ in range(MOST_WAITS):
        after = await walk.eyes.look()
        told = effects.added(look.view, after.view)
        if told or effects.moved(look.view, after.view):
            break
        await walk.eyes.pause()
    walk.hands.rest()
    return after, told


async def _answer_questions(walk: Walk, look: Look, turn: int) -> Look:
    """Answer what the product asks, one question after the other, since an answer may raise the next."""
    answered: set[str] = set()
    waits = 0
    while len(answered) < MOST_QUESTIONS:
        adder = next(iter(find.adders(look.view)), None)
        question = next((q for q in _open_questions(look.view, adder, turn) if q.key not in answered), None)
        if question is None and adder and waits < MOST_WAITS and choices.awaits_options(look.view, adder.control):
            waits += 1
            await walk.eyes.pause()
            look = await walk.look()
            continue
        if question is None:
            return look
        answered.add(question.key)
        await answer_question(walk, look, question, turn)
        look = await walk.look()
    return look


def _open_questions(view: PageView, adder: Candidate | None, turn: int) -> Iterator[Question]:
    if adder is None:
        return choices.variants(view, turn)
    return choices.questions(view, adder.control, turn, date.today())


async def answer_question(walk: Walk, look: Look, question: Question, turn: int) -> None:
    """Choose, tick, tap or type the answer to one of the product's questions."""
    if question.field is not None:
        if question.how == "type":
            await walk.hands.type(look, question.field, question.value)
        else:
            await walk.hands.choose(look, question.field, question.value)
    elif question.control is not None:
        refused = await walk.hands.tap(look, question.control, Act.CHOOSE)
        walk.hands.rest()
        if question.how == "open" and not refused:
            after, listed = look, list[Control]()
            for _ in range(MOST_WAITS):
                after = await walk.eyes.look()
                if listed := choices.fresh(look.view, after.view):
                    break
                await walk.eyes.pause()
            if listed:
                await walk.hands.tap(after, listed[turn % len(listed)], Act.CHOOSE)
                walk.hands.rest()


async def reach_basket(walk: Walk, look: Look) -> Look:
    """See the basket, as its page or as its drawer, with the product in it.

    Raises:
        GoalMissed: the basket was not found, or is empty.
    """
    found = await _find_basket(walk, look)
    walk.basket = found.view.url if found.view.kind is PageKind.BASKET else ""
    return found


async def _find_basket(walk: Walk, look: Look) -> Look:
    look = await _wait_for_items(walk, look)
    if look.view.kind is PageKind.BASKET and _filled(walk, look.view):
        return look
    if followed := await hinted(walk, "basket", look, Act.VIEW_BASKET):
        return followed
    if any(layer.kind == "basket" for layer in look.view.overlays) and _is_basket(walk, look.view):
        return look
    for candidate in walk.recalled(find.basket_ways(look.view), Act.VIEW_BASKET)[:3]:
        after, effect = await walk.try_tap(look, candidate, Act.VIEW_BASKET)
        if not effect and candidate.control.href.startswith("http"):
            after = await open_way(walk, candidate.control.href) or look
        after = await _wait_for_items(walk, after)
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


async def _wait_for_items(walk: Walk, look: Look) -> Look:
    """A basket page may be a skeleton for seconds: look again until it holds the product or says that it is empty.

    A page that holds nothing at all is just being left for the next one.
    """

    def there(view: PageView, _: int) -> bool:
        coming = view.kind in (PageKind.BASKET, PageKind.BLOCKED) or slug("cart", place_of(view.url))
        return not coming or _filled(walk, view) or effects.says_empty(view)

    return await walk.until(look, there)


async def _try_open(walk: Walk, url: str) -> Look | None:
    try:
        look = await _wait_for_items(walk, await walk.open(url))
    except GoalMissed:
        return None
    return look if walk.eyes.status is None or walk.eyes.status < 400 else None


def _filled(walk: Walk, view: PageView) -> bool:
    return walk.product is not None and effects.holds(view, walk.product.name, walk.product.price)


def _is_basket(walk: Walk, view: PageView) -> bool:
    if not _filled(walk, view):
        return False
    addressed = slug("cart", place_of(view.url)) and find.address(view.url) != find.address(
        walk.product.url if walk.product else ""
    )
    ways = [c for c in find.checkout_ways(view) if c.score >= 2] or addressed
    ways = ways or names_a_minimum(view, None)  # checkout is offered only from there on
    ways = ways or any(line.heading == 1 and exactly("basket_noun", line.text, view.lang) for line in view.lines)
    return view.kind is PageKind.BASKET or (bool(ways) and view.kind is not PageKind.CHECKOUT)


def is_checkout(view: PageView) -> bool:
    """A checkout or sign-in page, or one that asks who the shopper is, or whether as a guest, and is no earlier page of the
    shop's."""
    if view.kind in (PageKind.CHECKOUT, PageKind.LOGIN) or sign_in_layer(view):
        return True
    asked = [f for f in view.fields if f.visible and f.region not in (Region.HEADER, Region.FOOTER)]
    purposes = {g.purpose for g in field_purposes(asked, view.lang)}
    if len(purposes & _ADDRESS) >= 2 or (purposes & PASSWORDS and not view.prices):
        return True
    if view.kind in (PageKind.BASKET, PageKind.PRODUCT, PageKind.LISTING, PageKind.HOME):
        return False
    if any(step.kind == "step_payment" for step in declared_on(view)) or _asks_and_goes_on(view, asked):
        return True
    if account_on(view).state is Account.GUEST_CHOICE:
        return True
    return (
        len(
            purposes & {Purpose.EMAIL, Purpose.GIVEN_NAME, Purpose.NAME, Purpose.POSTCODE, Purpose.STREET, Purpose.CITY}
        )
        >= 1
    )


def _asks_and_goes_on(view: PageView, asked: list[Field]) -> bool:
    """A form with something to type and a way on: whatever it asks, as who will use a ticket."""
    typed = {f.form for f in asked if f.form is not None and f.type in ("text", "email", "tel", "")}
    return any(way.control.form in typed and way.control.submits for way in find.advancers(view))


async def reach_checkout(walk: Walk, look: Look) -> Look:
    """Go from the basket to the first page of checkout.

    Raises:
        GoalMissed: no way led there.
    """
    walk.wire.stage = Stage.BASKET  # for the lock the walk is in the basket until checkout opens
    if followed := await hinted(walk, "checkout", look, Act.CHECK_OUT):
        return followed
    led_astray: set[str] = set()
    if opened := await _out_of_basket(walk, look, led_astray):
        return opened
    look = await _up_to_the_minimum(walk, await _agree_in_basket(walk, await walk.look()))
    look = await _agree_in_basket(walk, look)  # a basket drawn anew has forgotten it
    if opened := await _out_of_basket(walk, look, led_astray):
        return opened
    raise missed(
        ProblemCode.LOST,
        "checkout did not open",
        look.view,
        looked_for="a control named checkout that leads to a sign-in, address or payment page",
        advice=HINT.format(goal="checkout"),
    )


async def _out_of_basket(walk: Walk, look: Look, led_astray: set[str]) -> Look | None:
    """Try the ways to checkout. Those that lead to another page of the shop join `led_astray`, and are not tried again."""
    ways = walk.recalled(find.checkout_ways(look.view), Act.CHECK_OUT)
    for candidate in [way for way in ways if way.control.name not in led_astray][:4]:
        before = look.view
        after, effect = await walk.try_tap(look, candidate, Act.CHECK_OUT, patience=16)
        for _ in range(8):
            if is_checkout(after.view) or not effect:
                break
            await walk.eyes.pause()
            after = await walk.eyes.look()
        if is_checkout(after.view) and (
            effects.moved(before, after.view) or danger(after.view).danger > danger(before).danger
        ):
            return after
        look = await walk.look()
        stayed = look.view.kind is PageKind.BASKET or find.address(look.view.url) == find.address(before.url)
        if walk.basket and not stayed:
            led_astray.add(candidate.control.name)
            look = await _wait_for_items(walk, await walk.open(walk.basket))
    return None


async def _up_to_the_minimum(walk: Walk, look: Look) -> Look:
    """Where the shop sells from a minimum on, put in as many pieces as it takes, and say so."""
    least = amount_above_the_total(look.view)
    for had, pieces in pairwise((1, *MORE_PIECES)):
        if not names_a_minimum(look.view, least):
            return look
        field = _amount(look.view)
        if field is not None and (field.tag != "select" or str(pieces) in field.options):
            await _set_amount(walk, look, field, str(pieces))
        elif not await _one_more(walk, look, times=pieces - had):
            return look
        walk.trail.gaps.append("more than one piece was put in: the shop has a minimum order")
        await walk.eyes.settle(1500)
        look = await _update_basket(walk, await walk.look(), field.form if field else None)
        look = await _wait_for_items(walk, look)
    return look


def names_a_minimum(page: PageView, least: Decimal | None) -> bool:
    """Whether the basket says that it is worth too little: in words, or since it names an amount that its goods, without
    delivery where that is told apart, are not worth."""
    priced = {price.line for price in page.prices}
    told = any(
        says("minimum_order", line.text, page.lang) or (line.index in priced and says("minimum", line.text, page.lang))
        for line in _lines(page)
    )
    amounts = _amounts_in(page)
    if told or least is None or least not in amounts:
        return told
    goods = _sums(page, CostKind.SUBTOTAL) or [amount for amount in amounts if amount != least]
    return not goods or max(goods) < least


def _lines(page: PageView) -> list[Line]:
    return [one for one in page.lines if one.region not in (Region.HEADER, Region.FOOTER) and len(one.text) < 160]


def _amounts_in(page: PageView) -> list[Decimal]:
    """The amounts of a basket, the largest last."""
    lines = {line.index for line in _lines(page)}
    return sorted({price.amount for price in page.prices if price.line in lines and not price.struck})


def amount_above_the_total(page: PageView) -> Decimal | None:
    """An amount beside words that is more than the total, or than all others together: no total of this basket can be that.

    What delivery is free from is no such amount.
    """
    amounts = _amounts_in(page)
    texts = {line.index: line.text for line in _lines(page)}
    where = {price.line for price in page.prices if amounts and price.amount == amounts[-1] and price.line in texts}
    worded = [line for line in where if re.search(r"[^\W\d]{4}", texts[line])]
    alone = len(amounts) > 1 and len(where) == len(worded) == 1
    if not alone or any(says(intent, texts[worded[0]], page.lang) for intent in ("free_delivery", "shipping")):
        return None
    return amounts[-1] if amounts[-1] > min([sum(amounts[:-1]), *_sums(page, CostKind.TOTAL)]) else None


def _sums(page: PageView, kind: CostKind) -> list[Decimal]:
    return [cost.amount for cost in costs_on(page, Stage.BASKET, "") if cost.kind is kind]


def _amount(page: PageView) -> Field | None:
    """The field that says how many pieces are in the basket: named so, or a list of nothing but small numbers."""
    fields = zip(page.fields, field_purposes(page.fields, page.lang), strict=True)
    open_ones = [(f, g.purpose) for f, g in fields if f.visible and f.enabled]
    named = [f for f, purpose in open_ones if purpose is Purpose.QUANTITY]
    counted = [f for f, _ in open_ones if len(f.options) > 1 and all(re.fullmatch(r"\d{1,2}", o) for o in f.options)]
    return next(iter((*named, *counted)), None)


async def _one_more(walk: Walk, look: Look, times: int) -> bool:
    """Tap "+" so many times, on the basket as it is drawn anew each time. False when it does nothing."""
    for _ in range(times):
        drawn = await _tapped_amount(walk, look, choices.adds_one)
        if drawn is None:
            return False
        look = drawn
    return True


async def _tapped_amount(walk: Walk, look: Look, changes: Callable[[Control, PageView], bool]) -> Look | None:
    """The basket after a tap on what changes its amount by one; None where nothing does, or nothing came of it."""
    control = next((c for c in look.view.controls if c.enabled and changes(c, look.view)), None)
    if control is None:
        return None
    tapped = Candidate(control, 1, ("changes the amount by one",))
    after, _ = await walk.try_tap(look, tapped, Act.CHANGE_BASKET, patience=3)
    after = await _wait_for_items(walk, after)
    same = [line.text for line in look.view.lines] == [line.text for line in after.view.lines]
    return None if same else after


async def _set_amount(walk: Walk, look: Look, field: Field, pieces: str) -> None:
    how = walk.hands.choose if field.tag == "select" else walk.hands.type
    await how(look, field, pieces, Act.CHANGE_BASKET)


async def _update_basket(walk: Walk, look: Look, form: int | None) -> Look:
    """Tap the basket's own “update”, where it has one: named so, or what sends the form of the amount."""
    others = {way.control.index for way in (*find.checkout_ways(look.view), *find.removers(look.view))}
    ready = [c for c in look.view.controls if c.visible and c.enabled and c.index not in others]
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
        look = await _wait_for_items(tab, await tab.open(tab.basket or tab.home))
        if tab.basket and not _filled(tab, look.view) and effects.says_empty(look.view):
            return False  # asked here: looking for a basket elsewhere would lead away from the page that says so
        if not _is_basket(tab, look.view):
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
        if not _is_basket(walk, look.view):
            look = await reach_basket(walk, look)
        for _ in range(MOST_REMOVALS):
            ways = find.removers(look.view)
            if ways:
                await walk.try_tap(look, ways[0], Act.CHANGE_BASKET, patience=6)
            elif not await _set_to_nothing(walk, look):
                return False
            look = await walk.look()
            if effects.says_empty(look.view) or not _filled(walk, look.view):
                return True
    return False


async def _set_to_nothing(walk: Walk, look: Look) -> bool:
    """For baskets without “remove”: the amount becomes 0."""
    boxes = [f for f in look.view.fields if f.type == "checkbox" and f.visible and f.enabled]
    for box in boxes:
        if means("remove_item", f"{box.label or box.near}", look.view.lang):
            await walk.hands.choose(look, box, act=Act.CHANGE_BASKET)
            await _update_basket(walk, await walk.look(), box.form)
            return True
    field = _amount(look.view)
    if field is None or (field.tag == "select" and "0" not in field.options):
        return await _one_by_one(walk, look)
    await _set_amount(walk, look, field, "0")
    await _update_basket(walk, await walk.look(), field.form)
    return True


async def _one_by_one(walk: Walk, look: Look) -> bool:
    """Tap "−" until nothing is left, at most as often as pieces may have been put in. False when it does nothing."""
    for _ in range(MORE_PIECES[-1]):
        if not any(c.enabled and choices.takes_one_away(c, look.view) for c in look.view.controls):
            break
        drawn = await _tapped_amount(walk, look, choices.takes_one_away)
        if drawn is None:
            return False
        look = drawn
    return True


async def _agree_in_basket(walk: Walk, look: Look) -> Look:
    """Some baskets open checkout only once the terms are ticked."""
    open_boxes = [f for f in look.view.fields if f.type == "checkbox" and f.visible and not f.checked]
    guesses = field_purposes(open_boxes, look.view.lang)
    boxes = [
        f
        for f, guess in zip(open_boxes, guesses, strict=True)
        if guess.purpose is Purpose.TERMS or says("terms_consent", f"{f.label} {f.hint}", look.view.lang)
    ]
    for box in boxes[:1]:
        await walk.hands.choose(look, box)
    return await walk.look() if boxes else look

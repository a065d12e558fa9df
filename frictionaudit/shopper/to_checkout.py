"""The way out of the basket: to the first page of checkout, past a minimum order and terms that must be ticked."""

from contextlib import suppress
from itertools import pairwise

from frictionaudit.evidence import Control, Field, PageKind, PageView, ProblemCode, Region, Stage
from frictionaudit.reading.account import PASSWORDS, Account, account_on
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import sign_in_layer
from frictionaudit.reading.minimum_order import amount_above_the_total, names_a_minimum
from frictionaudit.reading.steps import declared_on
from frictionaudit.reading.words import says
from frictionaudit.shopper import choices, effects
from frictionaudit.shopper.basket import (
    MORE_PIECES,
    amount_field,
    reach_basket,
    set_amount,
    tapped_amount,
    update_basket,
    wait_for_items,
)
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find.checkout import advancers, checkout_ways
from frictionaudit.shopper.find.places import address
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import danger
from frictionaudit.shopper.walk import HINT, GoalMissed, Walk, hinted, missed

_ABOVE_THE_WAY, _SENTENCE = 200, 4
"""Who agrees does so by a sentence of so many words, so many px above the way on at most: our choice."""
_ADDRESS = frozenset(
    {Purpose.NAME, Purpose.GIVEN_NAME, Purpose.FAMILY_NAME, Purpose.STREET, Purpose.CITY, Purpose.PHONE}
)


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
    return any(way.control.form in typed and way.control.submits for way in advancers(view))


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
    look = await _up_to_the_minimum(walk, await _agree_in_basket(walk, await _heard_out(walk)))
    look = await _agree_in_basket(walk, look)  # a basket drawn anew has forgotten it
    if opened := await _out_of_basket(walk, look, led_astray):
        return opened
    if not walk.basket:
        with suppress(GoalMissed):  # a drawer may have closed by itself
            look = await reach_basket(walk, await walk.look())
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
    ways = walk.recalled(checkout_ways(look.view), Act.CHECK_OUT)
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
        if not walk.basket and look.view.kind is PageKind.BASKET:  # the layer's "checkout" led to the basket's own page
            look = await wait_for_items(walk, look)
            walk.basket = look.view.url
            return await _out_of_basket(walk, await walk.arrive(Stage.BASKET), led_astray)
        stayed = look.view.kind is PageKind.BASKET or address(look.view.url) == address(before.url)
        if walk.basket and not stayed:
            led_astray.add(candidate.control.name)
            look = await wait_for_items(walk, await walk.open(walk.basket))
    return None


async def _up_to_the_minimum(walk: Walk, look: Look) -> Look:
    """Where the shop sells from a minimum on, put in as many pieces as it takes, and say so."""
    least = amount_above_the_total(look.view)
    for had, pieces in pairwise((1, *MORE_PIECES)):
        if not names_a_minimum(look.view, least):
            return look
        field = amount_field(look.view)
        if field is not None and (field.tag != "select" or str(pieces) in field.options):
            await set_amount(walk, look, field, str(pieces))
        elif not await _one_more(walk, look, times=pieces - had):
            return look
        walk.trail.gaps.append("more than one piece was put in: the shop has a minimum order")
        await walk.eyes.settle(1500)
        look = await update_basket(walk, await walk.look(), field.form if field else None)
        look = await wait_for_items(walk, look)
    return look


async def _one_more(walk: Walk, look: Look, times: int) -> bool:
    """Tap "+" so many times, on the basket as it is drawn anew each time. False when it does nothing."""
    for _ in range(times):
        drawn = await tapped_amount(walk, look, choices.adds_one)
        if drawn is None:
            return False
        look = drawn
    return True


async def _heard_out(walk: Walk) -> Look:
    """The basket as it is once the answer to a tap on "checkout" is sent away: a dialog, such as one that asks to agree to the
    terms, lies over what it asks for."""
    look = await walk.look()
    way = next(iter(checkout_ways(look.view)), None)
    return await walk.cleared(look, way.control) if way else look


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
        if refused := await walk.hands.choose(look, box):
            walk.trail.gaps.append(f"“{(box.label or box.name)[:60]}” was not ticked: {refused}")
    drawn = [] if boxes else _drawn_terms(look.view)
    for line in drawn[:1]:
        await walk.hands.tap(look, line, Act.CHOOSE)
        walk.hands.rest()
    return await walk.look() if boxes or drawn else look


def _drawn_terms(view: PageView) -> list[Control]:
    """Sentences above the way to checkout that agree to the terms by a script, without a box behind them."""
    ways = [way.control.box for way in checkout_ways(view)]
    shown = (c for c in view.controls if c.visible and c.region is Region.MAIN and not c.href and not c.submits)
    above = [c for c in shown if any(0 < box.y - c.box.y <= _ABOVE_THE_WAY for box in ways)]
    sentences = [c for c in above if c.tag != "button" and len(c.text.split()) >= _SENTENCE]
    return [c for c in sentences if says("terms_consent", c.text, view.lang)]

"""Within checkout: from step to step, up to the last page before the order.

The walk stops on the first page from which an order could be placed: the firewall reads every page before anything
is done on it, and seals the wire there.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from frictionaudit.evidence import Control, Field, PageView, ProblemCode, Reach, Region, Stage
from frictionaudit.reading.account import Account, account_on
from frictionaudit.reading.checkout import FRAME_REGIONS
from frictionaudit.reading.drawn import drawn_radios
from frictionaudit.reading.fields import ADDRESS, Purpose, field_purposes
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import same_document
from frictionaudit.reading.words import says
from frictionaudit.shopper.effects import moved
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find.checkout import advancers
from frictionaudit.shopper.find.ranking import Candidate
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger, Reading
from frictionaudit.shopper.firewall.labels import leads_to_an_order, order_controls
from frictionaudit.shopper.firewall.onward import asks_for_the_address
from frictionaudit.shopper.form import (
    SECRET,
    answer_complaints,
    asks_the_same,
    complaints_on,
    fill,
    type_address,
    wants_a_card,
)
from frictionaudit.shopper.method_dialogs import choose_methods
from frictionaudit.shopper.mistake import make_mistake
from frictionaudit.shopper.walk import GoalMissed, Walk, missed

MOST_STEPS = 12
MOST_PAUSES = 4
"""How many times a last page that still changes is looked at again."""


async def walk_checkout(walk: Walk, look: Look) -> bool:
    """From the first page of checkout as far as the reach allows. True when the last page before the order was seen.

    Raises:
        GoalMissed: an account wall, a step that does not go on, or something unsafe.
    """
    walk.enter(Stage.CHECKOUT)
    captured: list[PageView] = []
    for _ in range(MOST_STEPS):
        look = await _wait_for_form(walk)
        reading = walk.wire.read(look.view)
        if reading.danger is Danger.FINAL:  # a drawer that is just leaving may still show its button
            look = await _until_still(walk, look)
            reading = walk.wire.read(look.view)
        if declined := await _before_anything_orders(walk, look, reading):
            look = declined
            reading = walk.wire.read(look.view)
        last_page = reading.danger is Danger.FINAL
        walk.wire.danger = reading.danger
        typed = last_page and walk.trip.reach is Reach.PAYMENT and asks_for_the_address(look.view)
        if typed:
            look = await _with_the_address(walk, look, captured)
        if last_page:
            look = await _until_still(walk, look)
            still = walk.wire.read(look.view)
            reading = still if still.danger is Danger.FINAL else reading
            walk.wire.seal(f"{look.view.url[:200]}: {reading.reason}")
        if typed or not captured or moved(captured[-1], look.view):
            stage = Stage.PAYMENT if captured and reading.danger >= Danger.PAYMENT else Stage.CHECKOUT
            look = await walk.arrive(stage, again=typed)
            captured.append(look.view)
        if last_page and reading.sure:
            return True
        _stop_at_wall(look.view)
        if last_page:
            raise missed(
                ProblemCode.UNSAFE,
                f"the walk stopped here, since going on may already be the order: {reading.reason}",
                look.view,
                looked_for="a button that orders, or a later step that the page announces",
                advice="Look at the page: when it is not the last one before the order, walk the rest by hand.",
            )
        if walk.trip.reach is not Reach.PAYMENT:
            return False
        onward = await _advance(walk, look, captured)
        if onward is None:
            return _stopped_by_wire(walk, look)
        look = onward
    raise missed(ProblemCode.LOST, f"checkout was not at its end after {MOST_STEPS} steps", look.view)


async def _wait_for_form(walk: Walk) -> Look:
    """Single-page checkouts draw their form late; what must be read is the form, not its skeleton."""

    def there(view: PageView, _: int) -> bool:
        return bool(any(map(_of_the_form, view.fields)) or order_controls(own(view, view.controls)) or advancers(view))

    return await walk.until(await walk.look(), there)


def _of_the_form(field: Field) -> bool:
    return field.visible and field.type != "search" and field.region not in (Region.HEADER, Region.FOOTER)


async def _until_still(walk: Walk, look: Look) -> Look:
    """Once sealed, a page cannot fetch what it still waits for, and would show that as a fault of its own."""
    for _ in range(MOST_PAUSES):
        before = look.view
        await walk.eyes.pause()
        look = await walk.eyes.look()
        if _same_form(before, look.view):
            break
    return look


async def _before_anything_orders(walk: Walk, look: Look, reading: Reading) -> Look | None:
    """The page as a guest sees it, where nothing on it can order yet: what an account asks for, such as a box for its terms, may
    be all that makes it look like the last. None when there was nothing to choose."""
    if reading.danger < Danger.FINAL:
        return await _as_a_guest(walk, look)
    waiting = order_controls(look.view.controls)
    if not waiting or any(control.enabled for control in waiting):
        return None
    walk.wire.danger = reading.danger
    with _questions_only(walk):
        return await _as_a_guest(walk, look)


async def _with_the_address(walk: Walk, look: Look, captured: list[PageView]) -> Look:
    """A page that has everything, the order's button too: seen as it opened, then with the address typed."""
    if not captured or moved(captured[-1], look.view):
        look = await walk.arrive(Stage.CHECKOUT)
        captured.append(look.view)
    walk.wire.typing_only = True
    look = await _as_a_guest(walk, look) or look
    if account_on(look.view).state is Account.WALL:
        raise _wall(look.view)
    return await type_address(walk, await make_mistake(walk, look))


def _more_choices(before: PageView, after: PageView) -> bool:
    """Whether a page shows radio buttons that it did not have, such as ways of delivery to the address that was typed."""
    known, shown = (
        {
            (f.name, f.label)
            for f in (*page.fields, *(one.field for one in drawn_radios(page)))
            if f.visible and f.type == "radio"
        }
        for page in (before, after)
    )
    return bool(shown - known)


def _same_form(before: PageView, after: PageView) -> bool:
    """Whether neither questions nor text came or went; a clock that ticks changes neither."""
    shown = [({f.selector for f in page.fields if f.visible}, len(page.lines)) for page in (before, after)]
    return shown[0] == shown[1]


def _stop_at_wall(view: PageView) -> None:
    """An account wall: the page turns guests away, or every way on asks for a password and nothing is named as guest.

    A mere way to sign in is no wall yet: the form may still be on its way, or another control lead on.
    """
    access = account_on(view)
    if access.state is Account.WALL and (access.refused or isinstance(access.proof, Field)):
        raise _wall(view)


def turned_away(view: PageView, before: Sequence[PageView]) -> bool:
    """Whether a page that nothing leads on from is an account wall. A mere link to the account, once a page `before` has asked
    who the shopper is, is none: the shop let in whoever answered."""
    access = account_on(view)
    known = any(asks_for_the_address(page) for page in before)
    return access.state is Account.WALL and (access.refused or not isinstance(access.proof, Control) or not known)


def _wall(view: PageView) -> GoalMissed:
    return missed(
        ProblemCode.ACCOUNT_WALL,
        "checkout asks for an account: there is no way on without one",
        view,
        looked_for="a guest form, or a control named as guest",
        advice="No account is ever registered. Use a shop's own test account only by hand.",
    )


def _stopped_by_wire(walk: Walk, look: Look) -> bool:
    """The wire lock refused the way on. Where it would have ordered from a payment step, that was the last page before the
    order; what was refused for another reason may lead to the review that is announced."""
    if walk.wire.read(look.view).danger >= Danger.PAYMENT and walk.wire.kept_from_ordering:
        walk.wire.seal(f"{look.view.url[:200]}: what the page sends from here may be the order")
        return True
    raise _kept_back(look)


def _kept_back(look: Look) -> GoalMissed:
    return missed(
        ProblemCode.UNSAFE,
        "the way on was refused by the order firewall: what the page sends may be an order",
        look.view,
        looked_for="a way on that does not order",
        advice="The result lists what was refused. Walk the rest of this checkout by hand.",
    )


async def _advance(walk: Walk, look: Look, captured: list[PageView]) -> Look | None:
    """Fill the page's form and go on; answers the next page, or None when the wire lock refused to go on. A page to which
    the answers brought further choices is `captured` once more.

    Raises:
        GoalMissed: nothing leads on, or the form is not accepted.
    """
    kept_back = walk.wire.kept_back
    idle: set[str] = set()
    refused = False
    with _typing(walk, look):
        look = await fill(walk, await make_mistake(walk, look))
    if _more_choices(captured[-1], look.view):
        look = await walk.arrive(walk.trail.stage, again=True)
        captured.append(look.view)
    for attempt in range(3):
        if walk.wire.read(look.view).danger is Danger.FINAL:
            return look
        before = look.view
        ways = walk.recalled(_ways_on(look.view), Act.ADVANCE)
        ways.sort(key=lambda way: way.control.name in idle and not way.control.submits)
        for candidate in ways[: 3 if attempt == 0 else 1]:
            stopped, held = walk.wire.stopped, walk.wire.kept_back
            after, effect = await walk.try_tap(look, candidate, Act.ADVANCE, patience=14)
            if walk.wire.stopped > stopped and not effect:
                return None
            onward = effect and moved(before, after.view)  # the same page, drawn anew, is none
            if onward and not complaints_on(after.view, before) and not asks_the_same(before, after.view):
                return after
            look = await walk.look()
            if complaints_on(look.view, before):
                break
            idle.add(candidate.control.name)
            refused = walk.wire.kept_back > held
            if refused:
                break  # the page waits for an answer that never comes: no other control is at fault
        if walk.wire.read(look.view).danger is Danger.FINAL:
            return look
        if not complaints_on(look.view, before) and (chosen := await choose_methods(walk, look)):
            return chosen
        if wants_a_card(look.view):
            raise _card_wanted(look)
        look = await _as_a_guest(walk, look) or look
        if refused and not complaints_on(look.view, before):
            break
        with _typing(walk, look):
            look = await answer_complaints(walk, look, again=attempt)
    if walk.wire.kept_back > kept_back:
        raise _kept_back(look)
    if turned_away(look.view, captured):
        raise _wall(look.view)
    complaints = complaints_on(look.view, None)
    ways = _ways_on(look.view)
    paying = walk.wire.read(look.view).danger >= Danger.PAYMENT
    held_back = bool(ways) and walk.wire.held("tap", ways[0].control.name)
    unknown = "" if ways or complaints else _sends_the_address(look.view) or _speaks_of_an_order(look.view)
    if held_back or unknown or (paying and not ways and not complaints):
        raise _may_be_the_order(look, ways[0].control.name if held_back else unknown)
    waits = walk.wire.read(look.view).order_waits
    why = "its order button stays switched off" if waits else "nothing on this page leads on"
    raise missed(
        ProblemCode.LOST,
        f"checkout does not go on: {complaints[0] if complaints else why}",
        look.view,
        looked_for="a control named continue, next or guest that leads to the next step",
        advice="Look at the screenshot of this step; a field the auditor cannot answer may be required.",
    )


@contextmanager
def _typing(walk: Walk, look: Look) -> Generator[None]:
    """While the order's button waits on the page, nothing but questions leaves it as it is typed into: only a tap does more."""
    with _questions_only(walk, so=walk.wire.read(look.view).order_waits):
        yield


@contextmanager
def _questions_only(walk: Walk, *, so: bool = True) -> Generator[None]:
    """Nothing but questions leaves the page meanwhile."""
    walk.wire.typing_only = so
    try:
        yield
    finally:
        walk.wire.typing_only = False


def _card_wanted(look: Look) -> GoalMissed:
    return missed(
        ProblemCode.UNSAFE,
        "the walk stopped here: this step goes on only with a card, and none is ever typed",
        look.view,
        looked_for="a way to pay that needs no card now, such as an invoice",
        advice="What follows, such as the review before the order, has to be looked at by hand.",
    )


def _may_be_the_order(look: Look, refused: str) -> GoalMissed:
    """Nothing that was tried led on, and what is left may order: the control that the tap lock refused, or unknown ones."""
    left = (
        f"“{refused[:60]}” was not tapped, since it"
        if refused
        else "no control here is known to go on, and an unknown one"
    )
    return missed(
        ProblemCode.UNSAFE,
        f"the walk stopped here: {left} may already be the order",
        look.view,
        looked_for="a control that goes on and cannot order",
        advice="Look at the page: when it does not order, walk the rest of this checkout by hand.",
    )


def _sends_the_address(view: PageView) -> str:
    """What the only button says that sends the form with the address: "Submit" may go on, or order. Else empty."""
    fields = [f for f in view.fields if _of_the_form(f)]
    guesses = zip(fields, field_purposes(fields, view.lang), strict=True)
    asked = {f.form for f, guess in guesses if guess.purpose in ADDRESS and f.form is not None}
    names = [c.name or c.text for c in view.controls if c.visible and c.enabled and c.submits and c.form in asked]
    return names[0] if len(names) == 1 else ""


def _speaks_of_an_order(view: PageView) -> str:
    """What the first link is called whose address confirms or pays an order: it may be one more step, or the order."""
    links = (c for c in view.controls if c.visible and c.enabled and c.href and c.region not in FRAME_REGIONS)
    orders = (c for c in links if leads_to_an_order(c.href))
    return next((c.name or c.text for c in orders if not same_document(c.href, view.url)), "")


def _ways_on(view: PageView) -> list[Candidate]:
    """Ways on, those of a filled or guest form before those of a sign-in form."""
    fields = [f for f in view.fields if f.visible]
    secret = {
        f.form
        for f, g in zip(fields, field_purposes(fields, view.lang), strict=True)
        if g.purpose in SECRET and f.enabled
    }
    return sorted(advancers(view), key=lambda c: (c.control.form in secret and c.score < 5, -c.score))


async def _as_a_guest(walk: Walk, look: Look) -> Look | None:
    """Choose guest where a radio button offers it, and take the tick off "create an account". None when there was nothing."""
    fields = [f for f in look.view.fields if f.visible and f.enabled]
    for field, guess in zip(fields, field_purposes(fields, look.view.lang), strict=True):
        guest = field.type == "radio" and says("guest_checkout", f"{field.label} {field.hint}", look.view.lang)
        if guest and not field.checked:
            await walk.hands.choose(look, field)
            return await walk.look()
        account = guess.purpose is Purpose.CREATE_ACCOUNT or _opens_a_password(field, fields, look.view.lang)
        if field.type == "checkbox" and field.checked and account:
            await walk.hands.choose(look, field)
            return await walk.look()
    return None


def _opens_a_password(box: Field, fields: Sequence[Field], lang: str) -> bool:
    """Whether a password is the next thing asked after a box, in the same form: whatever it is called, it is an account."""
    after = [f for f in fields if f.index > box.index and f.form == box.form][:1]
    return any(guess.purpose in SECRET for guess in field_purposes(after, lang))

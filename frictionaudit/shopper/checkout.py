"""Within checkout: the synthetic shopper is typed and verified field by field, up to the last page before the order.

The walk stops on the first page from which an order could be placed: the firewall reads every page before anything
is done on it, and seals the wire there.
"""

from collections.abc import Sequence

import phonenumbers

from frictionaudit.evidence import Control, Field, PageView, ProblemCode, Reach, Region, Stage
from frictionaudit.reading.account import account_on
from frictionaudit.reading.drawn import drawn_radios, open_toggles
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.words import means, says
from frictionaudit.shopper import drawn, find
from frictionaudit.shopper.effects import moved
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find import Candidate
from frictionaudit.shopper.firewall import ABOUT_THE_SHOPPER, Act, Danger, order_controls
from frictionaudit.shopper.identity import Shopper, answer, option
from frictionaudit.shopper.walk import GoalMissed, Walk, missed

MOST_STEPS = 12
MOST_PAUSES = 4
"""How many times a last page that still changes is looked at again."""
_SECRET = frozenset({Purpose.PASSWORD, Purpose.NEW_PASSWORD, Purpose.ONE_TIME_CODE, Purpose.USERNAME})
_LEFT_ALONE = frozenset(
    {
        Purpose.COUPON,
        Purpose.SEARCH,
        Purpose.NEWSLETTER,
        Purpose.GIFT_MESSAGE,
        Purpose.ORDER_NOTE,
        Purpose.QUANTITY,
        Purpose.CARD_NUMBER,
        Purpose.CARD_CVC,
        Purpose.CARD_EXPIRY,
        Purpose.CARD_EXPIRY_MONTH,
        Purpose.CARD_EXPIRY_YEAR,
        Purpose.CARD_TYPE,
        Purpose.CARD_NAME,
        Purpose.CREATE_ACCOUNT,
        Purpose.SAME_ADDRESS,
        Purpose.TERMS,
        *_SECRET,
    }
)


async def walk_checkout(walk: Walk, look: Look) -> bool:
    """From the first page of checkout as far as the reach allows. True when the last page before the order was seen.

    Raises:
        GoalMissed: an account wall, a step that does not go on, or something unsafe.
    """
    walk.enter(Stage.CHECKOUT)
    captured: list[PageView] = []
    for _ in range(MOST_STEPS):
        look = await _wait_for_form(walk, look)
        reading = walk.wire.read(look.view)
        if reading.danger < Danger.FINAL and (declined := await _as_a_guest(walk, look)):
            look = declined
            reading = walk.wire.read(look.view)
        last_page = reading.danger is Danger.FINAL
        walk.wire.danger = reading.danger
        if last_page:
            look = await _until_still(walk, look)
            still = walk.wire.read(look.view)
            reading = still if still.danger is Danger.FINAL else reading
            walk.wire.seal(f"{look.view.url[:200]}: {reading.reason}")
        if not captured or moved(captured[-1], look.view):
            stage = Stage.PAYMENT if captured and reading.danger >= Danger.PAYMENT else Stage.CHECKOUT
            look = await walk.arrive(stage)
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
        onward = await _advance(walk, look)
        if onward is None:
            return _stopped_by_wire(walk, look)
        look = onward
    raise missed(ProblemCode.LOST, f"checkout was not at its end after {MOST_STEPS} steps", look.view)


async def _wait_for_form(walk: Walk, look: Look) -> Look:
    """Single-page checkouts draw their form late; what must be read is the form, not its skeleton."""
    look = await walk.look()
    for _ in range(8):
        if any(f.visible for f in look.view.fields) or order_controls(look.view.controls) or find.advancers(look.view):
            return look
        await walk.eyes.pause()
        look = await walk.look()
    return look


async def _until_still(walk: Walk, look: Look) -> Look:
    """Once sealed, a page cannot fetch what it still waits for, and would show that as a fault of its own."""
    for _ in range(MOST_PAUSES):
        before = look.view
        await walk.eyes.pause()
        look = await walk.eyes.look()
        if _same_form(before, look.view):
            break
    return look


def _same_form(before: PageView, after: PageView) -> bool:
    """Whether neither questions nor text came or went; a clock that ticks changes neither."""
    shown = [({f.selector for f in page.fields if f.visible}, len(page.lines)) for page in (before, after)]
    return shown[0] == shown[1]


def _stop_at_wall(view: PageView) -> None:
    """An account wall: the page turns guests away, or every way on asks for a password and nothing is named as guest."""
    if account_on(view).refused:
        raise _wall(view)
    fields = [f for f in view.fields if f.visible and f.enabled]
    purposes = {guess.purpose for guess in field_purposes(fields, view.lang)}
    if not purposes & {Purpose.PASSWORD, Purpose.NEW_PASSWORD}:
        return
    named_guest = any(means("guest_checkout", c.name, view.lang) for c in view.controls if c.visible)
    named_guest = named_guest or any(says("guest_checkout", f"{f.label} {f.near} {f.hint}", view.lang) for f in fields)
    address = purposes & {Purpose.STREET, Purpose.POSTCODE, Purpose.CITY}
    if named_guest or (address and Purpose.NEW_PASSWORD not in _required(fields, view)):
        return
    if address or _only_sign_in(fields, view):
        raise _wall(view)


def _wall(view: PageView) -> GoalMissed:
    return missed(
        ProblemCode.ACCOUNT_WALL,
        "checkout asks for an account: there is no way on without one",
        view,
        looked_for="a guest form, or a control named as guest",
        advice="No account is ever registered. Use a shop's own test account only by hand.",
    )


def _required(fields: Sequence[Field], view: PageView) -> set[Purpose]:
    guesses = field_purposes(fields, view.lang)
    return {g.purpose for f, g in zip(fields, guesses, strict=True) if f.required or f.required_mark}


def _only_sign_in(fields: Sequence[Field], view: PageView) -> bool:
    """No form on the page can be sent without a password."""
    secret_forms = {
        f.form for f, g in zip(fields, field_purposes(fields, view.lang), strict=True) if g.purpose in _SECRET
    }
    others = [
        f
        for f in fields
        if f.form not in secret_forms and f.type in ("email", "text", "tel") and f.region is Region.MAIN
    ]
    mail = [f for f, g in zip(others, field_purposes(others, view.lang), strict=True) if g.purpose is Purpose.EMAIL]
    ways = [c for c in find.advancers(view) if c.control.form not in secret_forms]
    return not mail and not ways


def _stopped_by_wire(walk: Walk, look: Look) -> bool:
    """The wire lock refused the way on. On a payment step that makes this the last page before the order."""
    if walk.wire.read(look.view).danger >= Danger.PAYMENT:
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


async def _advance(walk: Walk, look: Look) -> Look | None:
    """Fill the page's form and go on; answers the next page, or None when the wire lock refused to go on.

    Raises:
        GoalMissed: nothing leads on, or the form is not accepted.
    """
    kept_back = walk.wire.kept_back
    idle: set[str] = set()
    look = await fill(walk, look)
    for attempt in range(3):
        if walk.wire.read(look.view).danger is Danger.FINAL:
            return look
        before = look.view
        ways = walk.recalled(_ways_on(look.view), Act.ADVANCE)
        ways.sort(key=lambda way: way.control.name in idle and not way.control.submits)
        for candidate in ways[: 3 if attempt == 0 else 1]:
            stopped = walk.wire.stopped
            after, effect = await walk.try_tap(look, candidate, Act.ADVANCE, patience=14)
            if walk.wire.stopped > stopped and not effect:
                return None
            if effect and not _complaints(after.view, before) and not _asks_the_same(before, after.view):
                return after
            look = await walk.look()
            if _complaints(look.view, before):
                break
            idle.add(candidate.control.name)
        look = await _as_a_guest(walk, look) or look
        look = await _answer_complaints(walk, look, again=attempt)
    if walk.wire.kept_back > kept_back:
        raise _kept_back(look)
    complaints = _complaints(look.view, None)
    raise missed(
        ProblemCode.LOST,
        f"checkout does not go on: {complaints[0]}" if complaints else "checkout does not go on from this page",
        look.view,
        looked_for="a control named continue, next or guest that leads to the next step",
        advice="Look at the screenshot of this step; a field the auditor cannot answer may be required.",
    )


def _asks_the_same(before: PageView, after: PageView) -> bool:
    """Whether the page asks for the same address once more: the shop did not take it, whatever it says."""
    asked = [
        {(f.name, guess.purpose) for f, guess in zip(fields, field_purposes(fields, view.lang), strict=True)}
        for view, fields in ((view, [f for f in view.fields if _asked(f)]) for view in (before, after))
    ]
    again = {name for name, purpose in asked[0] & asked[1] if name and purpose in ABOUT_THE_SHOPPER}
    return len(again) >= 3


def _ways_on(view: PageView) -> list[Candidate]:
    """Ways on, those of a filled or guest form before those of a sign-in form."""
    fields = [f for f in view.fields if f.visible]
    secret = {
        f.form
        for f, g in zip(fields, field_purposes(fields, view.lang), strict=True)
        if g.purpose in _SECRET and f.enabled
    }
    return sorted(find.advancers(view), key=lambda c: (c.control.form in secret and c.score < 5, -c.score))


async def _as_a_guest(walk: Walk, look: Look) -> Look | None:
    """Choose guest where a radio button offers it, and take the tick off "create an account". None when there was nothing."""
    fields = [f for f in look.view.fields if f.visible and f.enabled]
    for field, guess in zip(fields, field_purposes(fields, look.view.lang), strict=True):
        guest = field.type == "radio" and says("guest_checkout", f"{field.label} {field.hint}", look.view.lang)
        if guest and not field.checked:
            await walk.hands.choose(look, field)
            return await walk.look()
        if field.type == "checkbox" and field.checked and guess.purpose is Purpose.CREATE_ACCOUNT:
            await walk.hands.choose(look, field)
            return await walk.look()
    return None


async def fill(walk: Walk, look: Look) -> Look:
    """Type the synthetic shopper into every field that wants one, twice over since some fields appear after others."""
    for _ in range(2):
        look = await _choose_drawn(walk, look)
        typed = False
        for field, purpose in _open_fields(look.view):
            typed = await _fill_one(walk, look, field, purpose) or typed
        if not typed:
            return look
        look = await walk.look()
        if walk.wire.read(look.view).danger is Danger.FINAL:
            return look
    return look


async def _choose_drawn(walk: Walk, look: Look) -> Look:
    """Choose in every group of drawn radio buttons of which none is chosen."""
    for first in _open_drawn(look.view):
        if walk.wire.read(look.view).danger is Danger.FINAL:
            return look
        await walk.hands.tap(look, first, Act.CHOOSE)
        walk.hands.rest()
        look = await walk.look()
    return look


def _open_drawn(view: PageView) -> list[Control]:
    """The radio button to choose in each drawn group that is open; of ways to pay one that needs no data now."""
    drawn = drawn_radios(view)
    guesses = field_purposes([one.field for one in drawn], view.lang)
    chosen: list[Control] = []
    for group in dict.fromkeys(one.field.name for one in drawn):
        members = [(one, guess) for one, guess in zip(drawn, guesses, strict=True) if one.field.name == group]
        free = [one for one, _ in members if one.field.enabled]
        if not free or any(one.field.checked for one, _ in members):
            continue
        pays = any(guess.purpose is Purpose.PAYMENT_METHOD for _, guess in members)
        first = _paid_later([one.field for one in free], view) if pays else free[0].field
        chosen.append(next(one.control for one in free if one.field is first))
    return chosen


def _open_fields(view: PageView) -> list[tuple[Field, Purpose]]:
    fields = [f for f in view.fields if _asked(f)]
    guesses = field_purposes(fields, view.lang)
    secret = {f.form for f, g in zip(fields, guesses, strict=True) if g.purpose is Purpose.PASSWORD}
    found: list[tuple[Field, Purpose]] = []
    chosen: set[str] = set()
    for field, guess in zip(fields, guesses, strict=True):
        if guess.purpose in _LEFT_ALONE or (field.form in secret and guess.purpose not in (Purpose.EMAIL,)):
            continue
        if field.type == "radio":
            group = [f for f in fields if f.type == "radio" and f.name == field.name]
            if field.name not in chosen and not any(f.checked for f in group):
                pays = guess.purpose is Purpose.PAYMENT_METHOD
                found.append((_paid_later(group, view) if pays else field, guess.purpose))
            chosen.add(field.name)
        elif field.type != "checkbox":
            found.append((field, guess.purpose))
    return found


def _paid_later(group: list[Field], view: PageView) -> Field:
    """Of several ways to pay one that needs no data now, such as an invoice; else the first."""
    later = [f for f in group if says("pay_later", f"{f.label} {f.hint}", view.lang)]
    return (later or group)[0]


def _asked(field: Field) -> bool:
    return (
        field.visible
        and field.enabled
        and (not field.readonly or bool(field.popup))
        and not field.honeypot
        and field.region not in (Region.HEADER, Region.FOOTER)
    )


async def _fill_one(walk: Walk, look: Look, field: Field, purpose: Purpose) -> bool:
    if field.type == "radio":
        return not await walk.hands.choose(look, field)
    if field.tag == "select":
        choice = option(walk.shopper, purpose, field)
        return bool(choice) and choice != field.chosen and not await walk.hands.choose(look, field, choice)
    if drawn.is_list(field, purpose):
        asked = drawn.unanswered(field, purpose, walk.shopper, look.view.lang)
        return asked and await drawn.choose(walk, look, field, purpose)
    if field.prefilled:
        return False
    alone = not any(p is Purpose.HOUSE_NUMBER for _, p in _open_fields(look.view))
    value = answer(walk.shopper, purpose, alone)
    if not value and (field.required or field.required_mark):
        value = _stand_in(walk, field, purpose)
    if not value:
        return False
    refused = await walk.hands.type(look, field, value)
    if refused:
        walk.trail.gaps.append(f"“{field.label or field.name}” was not filled: {refused}")
    return not refused


def _stand_in(walk: Walk, field: Field, purpose: Purpose) -> str:
    """An honest answer to a required question of unknown meaning."""
    if purpose is Purpose.ORGANIZATION:
        return walk.shopper.company
    if field.type == "date":
        return "1990-01-01"
    if field.type == "number":
        return "1"
    if field.type == "tel":
        return walk.shopper.phone
    return "Test" if field.type in ("text", "") and field.tag in ("input", "textarea") else ""


def _complaints(view: PageView, before: PageView | None) -> list[str]:
    """Validation messages on the page: texts tied to invalid fields, and short new lines in error wording."""
    tied = [f"{f.label or f.name}: {f.error}" for f in view.fields if f.visible and f.error]
    known = {line.text for line in before.lines} if before else set[str]()
    said = [
        line.text
        for line in view.lines
        if len(line.text) < 160 and line.text not in known and says("validation", line.text, view.lang)
    ]
    return [*tied, *(said if before else [])]


async def _answer_complaints(walk: Walk, look: Look, again: int) -> Look:
    """Answer what the page complains about: tick required boxes, press one of open toggles, fill what is empty, try
    other phone and postcode forms."""
    groups = [members for members in open_toggles(look.view) if any(c.enabled for c in members)]
    for toggle in [next(c for c in members if c.enabled) for members in groups[again : again + 1]]:
        await walk.hands.tap(look, toggle, Act.CHOOSE)
        walk.hands.rest()
        look = await walk.look()
    for box in (f for f in look.view.fields if _must_be_ticked(f, look.view.lang)):
        await walk.hands.choose(look, box)
    asked = [f for f in look.view.fields if _asked(f) and f.type not in ("checkbox", "radio")]
    tied = any(field.error for field in asked)
    for field, guess in zip(asked, field_purposes(asked, look.view.lang), strict=True):
        suspect = field.error or (not tied and field.prefilled)
        if suspect and guess.purpose in (Purpose.PHONE, Purpose.POSTCODE):
            await walk.hands.type(look, field, _other_form(walk.shopper, guess.purpose, again))
        elif not field.prefilled and (field.required or field.required_mark or field.error):
            await _fill_one(walk, look, field, guess.purpose)
    await walk.eyes.settle(1200)
    return await fill(walk, await walk.look())


def _must_be_ticked(box: Field, lang: str) -> bool:
    if box.type != "checkbox" or not _asked(box) or box.checked:
        return False
    purpose = field_purposes([box], lang)[0].purpose
    if purpose in (Purpose.CREATE_ACCOUNT, Purpose.NEWSLETTER):
        return False
    return (
        purpose is Purpose.TERMS
        or box.required
        or box.required_mark
        or says("terms_consent", f"{box.label} {box.hint}", lang)
    )


def _other_form(who: Shopper, purpose: Purpose, again: int) -> str:
    """A phone number or postcode in another form: first without spaces and hyphens, then the phone with its country code."""
    bare = answer(who, purpose).replace(" ", "").replace("-", "")
    if again == 0 or purpose is not Purpose.PHONE:
        return bare
    return f"+{phonenumbers.country_code_for_region(who.market)}{bare.lstrip('0')}"

"""Fills a form of checkout as the synthetic shopper would, and answers what it complains about. Each answer is verified."""

import phonenumbers

from frictionaudit.evidence import Control, Field, PageView, Region
from frictionaudit.reading.account import PASSWORDS
from frictionaudit.reading.complaints import complained_of, held_invalid, messages
from frictionaudit.reading.drawn import drawn_radios, open_toggles
from frictionaudit.reading.fields import ADDRESS, CARD, NAMES, Purpose, field_purposes
from frictionaudit.reading.radios import QuestionKey, radio_question
from frictionaudit.reading.words import means, says
from frictionaudit.shopper import drawn_lists
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger
from frictionaudit.shopper.firewall.onward import ABOUT_THE_SHOPPER
from frictionaudit.shopper.hands import KEPT
from frictionaudit.shopper.identity import BORN, Shopper, answer, option, own_names
from frictionaudit.shopper.walk import Walk

SECRET = frozenset({Purpose.PASSWORD, Purpose.NEW_PASSWORD, Purpose.ONE_TIME_CODE, Purpose.USERNAME})
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
        *SECRET,
    }
)

_NEVER_GIVEN = (CARD - {Purpose.CARD_NAME}) | SECRET
_IN_OTHER_FORMS = (Purpose.PHONE, Purpose.POSTCODE)
"""What shops want to be written in one of several ways."""
_WHO_AND_WHERE = ADDRESS | NAMES | {Purpose.EMAIL, Purpose.PHONE}


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


async def type_address(walk: Walk, look: Look) -> Look:
    """Type who the shopper is and where to send to, on a page that could place an order: nothing is tapped or ticked.

    Ways of delivery, their costs and the total then stand on the page as a shopper sees them before the order.
    """
    typed: set[tuple[str, int | None]] = set()
    for _ in range(2):
        news = [(f, p) for f, p in _open_fields(look.view) if p in _WHO_AND_WHERE and (f.selector, f.form) not in typed]
        for field, purpose in news:
            if field.tag == "select" or (field.type != "radio" and not drawn_lists.is_list(field, purpose)):
                await _fill_one(walk, look, field, purpose)
                typed.add((field.selector, field.form))
        if not news:
            break
        look = await walk.look()
    for again in range(2):
        for _ in range(3):  # what the page says of an address comes a moment after it was typed
            await walk.eyes.pause()
        look = await walk.look()
        shown = _open_fields(look.view)
        meant = complained_of(look.view, [f for f, _ in shown])
        wrong = [(f, p) for f, p in shown if p in _IN_OTHER_FORMS and (f.error or f.index in meant)]
        for field, purpose in wrong:
            await walk.hands.type(look, field, _other_form(walk.shopper, purpose, field, again))
        if not wrong:
            break
    return look


async def _choose_drawn(walk: Walk, look: Look) -> Look:
    """Choose in every group of drawn radio buttons of which none is chosen: the first that the locks let be chosen."""
    for members in _open_drawn(look.view):
        if walk.wire.read(look.view).danger is Danger.FINAL:
            return look
        for member in members:
            refused = await walk.hands.tap(look, member, Act.CHOOSE)
            walk.hands.rest()
            if not refused:
                break
        look = await walk.look()
    return look


def _open_drawn(view: PageView) -> list[list[Control]]:
    """The radio buttons of each drawn group that is open, best first: of ways to pay one that needs no data now."""
    drawn = drawn_radios(view)
    guesses = field_purposes([one.field for one in drawn], view.lang)
    groups: list[list[Control]] = []
    for group in dict.fromkeys(one.field.name for one in drawn):
        members = [(one, guess) for one, guess in zip(drawn, guesses, strict=True) if one.field.name == group]
        free = [one for one, _ in members if one.field.enabled]
        if not free or any(one.field.checked for one, _ in members):
            continue
        pays = any(guess.purpose is Purpose.PAYMENT_METHOD for _, guess in members)
        first = _paid_later([one.field for one in free], view) if pays else free[0].field
        groups.append([one.control for one in sorted(free, key=lambda one: one.field is not first)])
    return groups


def _open_fields(view: PageView) -> list[tuple[Field, Purpose]]:
    fields = [f for f in view.fields if _asked(f)]
    purposes = _purposes(fields, view.lang)
    secret = _sign_in_forms(view, fields, purposes)
    mails = {f.form for f, p in zip(fields, purposes, strict=True) if p is Purpose.EMAIL}
    guests = any(c.visible and means("guest_checkout", c.name, view.lang) for c in view.controls)
    # Some shops ask for the mail first, beside a password.
    only_there = Purpose.EMAIL if mails <= secret and not guests else None
    found: list[tuple[Field, Purpose]] = []
    chosen: set[QuestionKey] = set()
    for field, purpose in zip(fields, purposes, strict=True):
        if purpose in _LEFT_ALONE or (field.form in secret and purpose is not only_there):
            continue
        if field.type == "radio":
            question = radio_question(field, fields)
            group = [f for f in fields if f.type == "radio" and radio_question(f, fields) == question]
            pays = purpose is Purpose.PAYMENT_METHOD
            best = _paid_later(group, view) if pays else field
            answered = any(f.checked for f in group) and (best.checked or not (pays and wants_a_card(view)))
            if question not in chosen and not answered:
                found.append((best, purpose))
            chosen.add(question)
        elif field.type != "checkbox":
            found.append((field, purpose))
    return found


def guest_mail(view: PageView) -> Field | None:
    """The field for the mail address of whoever buys as a guest; None where none is asked for, or only by a sign-in."""
    fields = [f for f in view.fields if _asked(f)]
    purposes = _purposes(fields, view.lang)
    secret = _sign_in_forms(view, fields, purposes)
    mails = (f for f, p in zip(fields, purposes, strict=True) if p is Purpose.EMAIL and f.form not in secret)
    return next((f for f in mails if f.tag == "input"), None)


def _purposes(fields: list[Field], lang: str) -> list[Purpose]:
    """What the fields ask; a holder's name without a card or a payment beside it is that of a ticket or of the shopper."""
    found = [guess.purpose for guess in field_purposes(fields, lang)]
    paid = {Purpose.PAYMENT_METHOD, *CARD} - {Purpose.CARD_NAME}
    return found if paid & set(found) else [Purpose.NAME if p is Purpose.CARD_NAME else p for p in found]


def _sign_in_forms(view: PageView, fields: list[Field], purposes: list[Purpose]) -> set[int | None]:
    """Forms that ask for a password and not where to send to, nor for a name beside a password that may stay empty: those are
    a guest's all the same."""
    asked: dict[int | None, set[Purpose]] = {}
    may_stay_empty: set[int | None] = set()
    for field, purpose in zip(fields, purposes, strict=True):
        asked.setdefault(field.form, set()).add(purpose)
        if purpose in PASSWORDS and is_optional(field, view):
            may_stay_empty.add(field.form)
    guests = {
        form for form, those in asked.items() if len(those & ADDRESS) >= 2 or (those & NAMES and form in may_stay_empty)
    }
    return {form for form, those in asked.items() if PASSWORDS & those} - guests


def wants_a_card(view: PageView) -> bool:
    """Whether a page asks for the number of a card that it does not know yet."""
    shown = [f for f in view.fields if _asked(f) and not f.prefilled]
    return Purpose.CARD_NUMBER in _purposes(shown, view.lang)


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


async def _fill_one(walk: Walk, look: Look, field: Field, purpose: Purpose, *, anyway: bool = False) -> bool:
    """Answer one field as it wants it. True when that was done. A question of unknown meaning is answered only where it
    is required, or `anyway`; what a card bears or a secret never, not even by a stand-in."""
    if purpose in _NEVER_GIVEN or ((field.selector, field.name) in walk.left_empty and not field.must):
        return False
    if purpose is Purpose.BIRTHDAY and is_optional(field, look.view):
        return False
    if field.type == "radio":
        return not await walk.hands.choose(look, field)
    if field.tag == "select":
        choice = option(walk.shopper, purpose, field)
        return bool(choice) and choice != field.chosen and not await walk.hands.choose(look, field, choice)
    if drawn_lists.is_list(field, purpose):
        asked = drawn_lists.unanswered(field, purpose, walk.shopper, look.view.lang)
        return asked and await drawn_lists.choose(walk, look, field, purpose)
    if field.prefilled:
        return False
    alone = not any(p is Purpose.HOUSE_NUMBER for _, p in _open_fields(look.view))
    value = answer(walk.shopper, purpose, field, alone)
    if field.max_length and len(value) > field.max_length:  # a country of two or three letters
        value = next((name for name in own_names(walk.shopper, purpose) if len(name) <= field.max_length), value)
    if not value and (field.must or anyway):
        value = _stand_in(walk, field, purpose)
    value = digits(value) if field.type == "number" else value
    if not value:
        return False
    refused = await walk.hands.type(look, field, value)
    if refused:
        walk.trail.gaps.append(f"“{field.label or field.name}” was not filled: {refused}")
    if refused.startswith(KEPT) and is_optional(field, look.view):
        await _empty(walk, look, field)
    return not refused


async def _empty(walk: Walk, look: Look, field: Field) -> None:
    """Take out what an optional field made of its answer, as a shopper would; it is left empty from then on."""
    walk.left_empty.add((field.selector, field.name))
    await walk.hands.type(look, field, "", counts=False)


def is_optional(field: Field, view: PageView) -> bool:
    """Whether a field says that it need not be filled, or bears no mark where others of its form do."""
    others = (f.must for f in view.fields if f.visible and f.form == field.form and f.index != field.index)
    return not field.must and (field.optional_mark or any(others))


def digits(value: str) -> str:
    """What a field for numbers takes of an answer: neither the spaces of a telephone number nor letters."""
    return "".join(letter for letter in value if letter.isdecimal())


def _stand_in(walk: Walk, field: Field, purpose: Purpose) -> str:
    """An honest answer to a required question of unknown meaning."""
    if purpose is Purpose.ORGANIZATION:
        return walk.shopper.company
    if field.type == "date":
        return BORN
    if field.type == "number":
        return "1"
    if field.type == "tel":
        return walk.shopper.phone
    return "Test" if field.type in ("text", "") and field.tag in ("input", "textarea") else ""


def complaints_on(view: PageView, before: PageView | None) -> list[str]:
    """What is held against the answers: texts tied to invalid fields, short new lines in error wording, and, where the page
    itself says nothing, what the browser does."""
    tied = [f"{f.label or f.name}: {f.error}" for f in view.fields if f.visible and f.error]
    said = [*tied, *(line.text for line in (messages(view, before) if before else ()))]
    return said or [
        f"{f.label or f.placeholder or f.name}: {f.invalid}" for f in held_invalid(view, before) if _asked(f)
    ]


async def answer_complaints(walk: Walk, look: Look, again: int) -> Look:
    """Answer what the page complains about: tick required boxes, press one of open toggles, fill what is empty, try
    other phone and postcode forms, at first only of the field that a message stands beside; what the browser holds invalid is
    at fault before all others, and emptied where it is optional. In later rounds fill whatever does not say that it is
    optional."""
    groups = [members for members in open_toggles(look.view) if any(c.enabled for c in members)]
    for toggle in [next(c for c in members if c.enabled) for members in groups[again : again + 1]]:
        await walk.hands.tap(look, toggle, Act.CHOOSE)
        walk.hands.rest()
        look = await walk.look()
    for box in (f for f in look.view.fields if _must_be_ticked(f, look.view.lang)):
        await walk.hands.choose(look, box)
    asked = [f for f in look.view.fields if _asked(f) and f.type not in ("checkbox", "radio")]
    tied = any(at_fault(field) for field in asked)
    meant = complained_of(look.view, asked) if again == 0 else frozenset[int]()
    for field, purpose in zip(asked, _purposes(asked, look.view.lang), strict=True):
        suspect = at_fault(field) or (not tied and field.prefilled and (not meant or field.index in meant))
        if suspect and purpose in _IN_OTHER_FORMS:
            await walk.hands.type(look, field, _other_form(walk.shopper, purpose, field, again))
        elif field.prefilled and field.invalid and is_optional(field, look.view) and field.tag != "select":
            await _empty(walk, look, field)
        elif not field.prefilled and (field.must or at_fault(field)):
            await _fill_one(walk, look, field, purpose)
        elif not field.prefilled and again and not field.optional_mark and purpose not in _LEFT_ALONE:
            await _fill_one(walk, look, field, purpose, anyway=True)
    await walk.eyes.settle(1200)
    return await fill(walk, await walk.look())


def at_fault(field: Field) -> bool:
    """Whether the page or the browser marks the answer of a field as wrong."""
    return bool(field.error or field.invalid)


def _must_be_ticked(box: Field, lang: str) -> bool:
    if box.type != "checkbox" or not _asked(box) or box.checked:
        return False
    purpose = field_purposes([box], lang)[0].purpose
    if purpose in (Purpose.CREATE_ACCOUNT, Purpose.NEWSLETTER):
        return False
    return purpose is Purpose.TERMS or box.must or says("terms_consent", f"{box.label} {box.hint}", lang)


def _other_form(who: Shopper, purpose: Purpose, field: Field, again: int) -> str:
    """A phone number or postcode in another form: first without spaces and hyphens, then the phone with its country code
    and the postcode as it is written again, since the complaint may have been another's."""
    usual = answer(who, purpose, field)
    bare = usual.replace(" ", "").replace("-", "")
    if again == 0 or field.type == "number":
        return bare
    if purpose is not Purpose.PHONE:
        return usual if again == 1 else bare
    return f"+{phonenumbers.country_code_for_region(who.market)}{bare.lstrip('0')}"


def asks_the_same(before: PageView, after: PageView) -> bool:
    """Whether the page asks for the same address once more: the shop did not take it, whatever it says."""
    asked = [
        {(f.name, guess.purpose) for f, guess in zip(fields, field_purposes(fields, view.lang), strict=True)}
        for view, fields in ((view, [f for f in view.fields if _asked(f)]) for view in (before, after))
    ]
    again = {name for name, purpose in asked[0] & asked[1] if name and purpose in ABOUT_THE_SHOPPER}
    return len(again) >= 3

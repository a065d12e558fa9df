"""Whether a shopper can buy as a guest, read from the first pages of the checkout.

In: a journey or a page. Out: an `Access`. A wall is a page where every way on asks for a password, leads to signing in
or registering, and no word offers the guest's way. An email box alone tells nothing until it has been answered.
"""

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum

from frictionaudit.evidence import Control, Field, Journey, Line, PageView, ProblemCode, Region, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.checkout import PERSONAL, Asked, Need, asked_on
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import alone, own, sign_in_layer
from frictionaudit.reading.links import leads_nowhere, same_document
from frictionaudit.reading.words import meanings, means, says

PASSWORDS = frozenset({Purpose.PASSWORD, Purpose.NEW_PASSWORD})


class Account(StrEnum):
    """What stands between the shopper and the guest's way."""

    GUEST_FORM = "guest form"
    """The form opens directly."""
    GUEST_CHOICE = "guest choice"
    """Guest is one of the ways offered."""
    EMAIL_FIRST = "email first"
    """An email box alone; what follows is not known."""
    WALL = "wall"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Access:
    """The state of the guest's way and what shows it."""

    state: Account
    page: PageView | None = None
    proof: Control | Field | Line | None = None
    refused: bool = False
    """The page says in words that guests cannot buy."""
    revealed_late: bool = False
    """The guest's way was offered only after an email had been typed."""


def account_access(journey: Journey) -> Access:
    """Whether a guest can buy: the first checkout page, and the next ones where it alone cannot tell."""
    pages = journey.seen(Stage.CHECKOUT, Stage.PAYMENT)
    problem = journey.problem(Stage.CHECKOUT) or journey.problem(Stage.BASKET)
    if problem is not None and problem.code is ProblemCode.ACCOUNT_WALL:
        return Access(Account.WALL, pages[-1] if pages else journey.first(Stage.BASKET))
    if not pages:
        return Access(Account.UNKNOWN)
    first = account_on(pages[0])
    if first.state in (Account.GUEST_FORM, Account.GUEST_CHOICE, Account.WALL):
        return first
    for page in pages[1:]:
        later = account_on(page)
        email_first = first.state is Account.EMAIL_FIRST
        if later.state is Account.GUEST_CHOICE and email_first:
            return Access(later.state, page, later.proof, revealed_late=True)
        if later.state is not Account.UNKNOWN:
            return later
    return first


def account_on(page: PageView) -> Access:
    """What one checkout page tells, or the layer above it that asks for a password."""
    door = sign_in_layer(page)
    return _told_by(page) if door is None else replace(_told_by(alone(door, page)), page=page)


def _told_by(page: PageView) -> Access:
    refused = _refusal(page)
    asked = asked_on(page)
    form = [one for one in asked if one.purpose in PERSONAL]
    if guest := None if refused else _guest_way(page):
        return Access(Account.GUEST_CHOICE, page, guest)
    if len(form) >= 2:
        return _of_form(page, asked, form)
    passwords = _passwords(page)
    if [one.purpose for one in asked if one.typed] == [Purpose.EMAIL] and not passwords:
        return Access(Account.EMAIL_FIRST, page, next(one.field for one in asked if one.typed))
    told = refused is None and any(says("guest_checkout", line.text, page.lang) for line in own(page, page.lines))
    entry = passwords[0] if passwords else _entry_control(page)
    if entry is None and refused:
        return Access(Account.WALL, page, refused, refused=True)
    if entry is None or told or _other_way(page, entry, asked):
        return Access(Account.UNKNOWN, page)
    return Access(Account.WALL, page, refused or entry, refused is not None)


def tells_of_guests(page: PageView) -> bool:
    """Whether the page says in its text that one can buy without an account; "be our guest" does not."""
    told = any(means("guest_checkout", line.text, page.lang) for line in own(page, page.lines))
    return told and _refusal(page) is None


def passes_the_sign_in(control: Control, page: PageView) -> bool:
    """A link "Checkout" beside a form that asks for a password, where the page says that one can buy without an account.

    It only reads the page that it leads to; a page that asks for the address or a way to pay itself has no such link.
    """
    leads = control.href.startswith("http") and not same_document(control.href, page.url)
    labels = {control.name, control.text} - {""}
    if not (leads and labels and all(means("checkout", label, page.lang) for label in labels)):
        return False
    shown = [field for field in own(page, page.fields) if field.visible and field.enabled]
    asked = {guess.purpose for guess in field_purposes(shown, page.lang)}
    return bool(asked & PASSWORDS) and not asked & _ASKED_LATER and tells_of_guests(page)


_ASKED_LATER = frozenset({Purpose.STREET, Purpose.POSTCODE, Purpose.CITY, Purpose.PAYMENT_METHOD, Purpose.TERMS})


def _refusal(page: PageView) -> Line | None:
    lines = own(page, page.lines)
    return next((line for line in lines if phrasebook.says("checkout", "guest_refused", line.text, page.lang)), None)


def _of_form(page: PageView, asked: tuple[Asked, ...], form: list[Asked]) -> Access:
    """A form for personal details: open to guests unless it insists on a password."""
    homes = Counter(one.field.form for one in form)
    home = max(homes, key=lambda one: homes[one])  # a sign-in beside it is a form of its own
    password = next((one for one in asked if one.purpose in PASSWORDS and one.field.form == home), None)
    if password is None or password.need is Need.OPTIONAL:
        return Access(Account.GUEST_FORM, page, form[0].field)
    boxes = [one.field for one in asked if one.purpose is Purpose.CREATE_ACCOUNT and one.field.type == "checkbox"]
    if any(box.index < password.field.index for box in boxes):  # the tick above it asks for the account
        return Access(Account.GUEST_FORM, page, form[0].field)
    twice = sum(one.purpose is Purpose.NEW_PASSWORD for one in asked) > 1
    wanted = any(one.purpose is Purpose.CREATE_ACCOUNT for one in asked)
    if password.need is Need.REQUIRED or (twice and not wanted):
        return Access(Account.WALL, page, password.field)
    marked = any(one.need is Need.REQUIRED for one in asked)
    return Access(Account.GUEST_FORM, page, form[0].field) if marked else Access(Account.UNKNOWN, page, password.field)


def _guest_way(page: PageView) -> Control | Field | None:
    ways: tuple[Control | Field, ...] = (*own(page, page.controls), *own(page, page.fields))
    shown = (way for way in ways if way.visible and way.enabled and way.region not in (Region.NAV, Region.FOOTER))
    return next((way for way in shown if _lets_in(way, page)), None)


def _lets_in(way: Control | Field, page: PageView) -> bool:
    named = means("guest_checkout", _words(way), page.lang)
    return named or (isinstance(way, Control) and passes_the_sign_in(way, page))


def _words(way: Control | Field) -> str:
    return way.name if isinstance(way, Control) else way.label if way.type in ("radio", "checkbox") else ""


def _passwords(page: PageView) -> tuple[Field, ...]:
    guesses = field_purposes(page.fields, page.lang)
    boxes = {f.index for f, guess in zip(page.fields, guesses, strict=True) if guess.purpose in PASSWORDS}
    return tuple(field for field in own(page, page.fields) if field.index in boxes and field.visible and field.enabled)


def _main_controls(page: PageView) -> tuple[Control, ...]:
    apart = (Region.HEADER, Region.NAV, Region.FOOTER)
    return tuple(c for c in own(page, page.controls) if c.visible and c.enabled and c.region not in apart)


def _entry_control(page: PageView) -> Control | None:
    """A way to sign in or register, where the page has neither form nor password box."""
    controls = _main_controls(page)
    return next((c for c in controls if meanings(c.name, ("create_account", "sign_in"), page.lang)), None)


def _other_way(page: PageView, entry: Control | Field, asked: tuple[Asked, ...]) -> bool:
    """Whether something leads on without the password: a wallet, "continue" outside its form, or an email box apart."""
    for control in _main_controls(page):
        if means("express_pay", control.name, page.lang):
            return True
        onward = meanings(control.name, ("continue_step", "checkout"), page.lang)
        account = meanings(control.name, ("sign_in", "create_account"), page.lang)
        elsewhere = not leads_nowhere(control.href, page.url)  # "checkout" above the page leads back to its door
        if onward and not account and elsewhere and (control.form is None or control.form != entry.form):
            return True
    return any(one.purpose is Purpose.EMAIL and _apart(one.field, entry, page) for one in asked)


def _apart(mail: Field, entry: Control | Field, page: PageView) -> bool:
    """Whether an email box stands in a form of its own that neither signs in nor registers: the guest may begin there."""
    sends = [c.name for c in page.controls if c.visible and c.submits and c.form == mail.form]
    registers = bool(sends) and all(meanings(name, ("sign_in", "create_account"), page.lang) for name in sends)
    return mail.form is not None and mail.form != entry.form and not registers

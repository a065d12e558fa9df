"""All that a checkout asks of a guest and how it is asked, as one value that checks and reports read.

In: a journey. Out: a `CheckoutLedger`: the questions with their need and aids, what is asked twice and by which teams,
steps, the guest's way and how plainly it is shown, and walls. Everything is put together from the readers of this
package; nothing is counted twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial

from frictionaudit.evidence import Box, Control, Field, Journey, Line, PageView
from frictionaudit.reading import phrasebook
from frictionaudit.reading.account import Access, Account, account_access
from frictionaudit.reading.checkout import TILL, Asked, FieldLedger, Need, asked_on, field_ledger
from frictionaudit.reading.fields import ADDRESS, Purpose, field_purposes
from frictionaudit.reading.layers import own
from frictionaudit.reading.repeats import Repeat, repeats
from frictionaudit.reading.steps import StepLedger, step_ledger
from frictionaudit.reading.typing_aid import Aid, autofill, keyboard
from frictionaudit.reading.words import data, means
from frictionaudit.reading.words import says as words_say

says = partial(phrasebook.says, "purchase")
NEAR = 60
"""A label stands this close to its box, CSS px."""
CLOSE = 16
"""Help that belongs to one box stands this close to it, CSS px."""


@dataclass(frozen=True, slots=True)
class TeamRepeat:
    """Something asked twice, with the teams that own the two places."""

    repeat: Repeat
    teams: tuple[str, str]


@dataclass(frozen=True, slots=True)
class GuestWay:
    """How plainly the guest's way is shown beside signing in."""

    page: PageView
    way: Control | Field | Line
    is_button: bool
    first_screen: bool
    above_sign_in: bool
    """Not below the form or button for signing in; true where there is none."""
    as_large: bool
    """At least as large as the button for signing in."""
    before_email: bool
    """Offered before an email had to be typed."""

    @property
    def lacking(self) -> tuple[str, ...]:
        """What makes it hard to see, in words."""
        marks = (
            (self.is_button, "it is a text link, not a button"),
            (self.first_screen, "it is not on the first screen"),
            (self.above_sign_in, "it stands below signing in"),
            (self.as_large, "it is smaller than the button for signing in"),
            (self.before_email, "it comes only after an email was typed"),
        )
        return tuple(words for held, words in marks if not held)


@dataclass(frozen=True, slots=True)
class CheckoutLedger:
    """One checkout as a guest meets it."""

    fields: FieldLedger
    steps: StepLedger
    twice: tuple[TeamRepeat, ...]
    access: Access
    guest: GuestWay | None
    """None where the guest need not choose, or cannot."""
    phone: Asked | None
    phone_reason: Line | Field | Control | None
    """What says why the phone number is wanted."""
    autofill: tuple[Aid, ...]
    keyboards: tuple[Aid, ...]

    @property
    def complete(self) -> bool:
        """Seen up to the last page before the order; otherwise every count is a lower bound."""
        return self.fields.complete

    @property
    def wall(self) -> bool:
        """Whether an account is forced."""
        return self.access.state is Account.WALL

    @property
    def phone_optional(self) -> bool:
        """Whether the shopper can see that the number need not be given: it says so, or the form marks what must be."""
        if self.phone is None:
            return False
        marked = any(one.field.required_mark for one in self.fields.asked if one.page.index == self.phone.page.index)
        return self.phone.need is Need.OPTIONAL or (self.phone.need is Need.NOT_TOLD and marked)

    @property
    def phone_forced(self) -> bool:
        """Whether a phone number must be given and nobody says why."""
        return self.phone is not None and self.phone.need is Need.REQUIRED and self.phone_reason is None

    def asked(self, *purposes: Purpose) -> tuple[Asked, ...]:
        """Questions for any of the purposes."""
        return tuple(one for one in self.fields.asked if one.purpose in purposes)


def checkout_ledger(journey: Journey) -> CheckoutLedger:
    """The ledger of a journey's checkout; empty in all its parts where no checkout was seen."""
    fields = field_ledger(journey)
    access = account_access(journey)
    phone = next((one for one in fields.asked if one.purpose is Purpose.PHONE), None)
    market = journey.trip.market
    pages = journey.seen(*TILL)
    return CheckoutLedger(
        fields=fields,
        steps=step_ledger(journey),
        twice=tuple(
            TeamRepeat(repeat, (_team(repeat.first, journey), _team(repeat.again, journey)))
            for repeat in repeats(journey)
        ),
        access=access,
        guest=_guest_way(access),
        phone=phone,
        phone_reason=reason_by(phone) if phone else None,
        autofill=tuple(aid for page in pages for aid in autofill(page, market)),
        keyboards=tuple(aid for one in fields.typed if (aid := keyboard(one, market))),
    )


# ---- who asks -------------------------------------------------------------------------------------------------------


@cache
def _teams() -> Mapping[str, str]:
    teams: dict[str, str] = data("checkout")["teams"]
    return teams


def _team(one: Asked, journey: Journey) -> str:
    """The team that usually owns the place a question stands in."""
    stage = journey.stage_of(one.page)
    return _teams().get("payment" if one.guess.group == "billing" else stage.value, _teams()["checkout"])


# ---- the guest's way ------------------------------------------------------------------------------------------------


def _guest_way(access: Access) -> GuestWay | None:
    page, way = access.page, access.proof
    if access.state is not Account.GUEST_CHOICE or page is None or way is None:
        return None
    sign_in = _sign_in(page, way)
    bottom = max((thing.box.bottom for thing in sign_in), default=float("inf"))
    buttons = [thing for thing in sign_in if isinstance(thing, Control)]
    choice = isinstance(way, Field)
    largest = max((button.box.area for button in buttons if button.filled), default=0.0)
    return GuestWay(
        page=page,
        way=way,
        is_button=choice or (isinstance(way, Control) and (way.filled or way.tag in ("button", "input", "summary"))),
        first_screen=way.box.bottom <= page.layout.viewport_height,
        above_sign_in=way.box.y < bottom,
        as_large=choice or not buttons or way.box.area >= 0.9 * largest,
        before_email=not access.revealed_late,
    )


def _sign_in(page: PageView, way: Control | Field | Line) -> list[Control | Field]:
    """The password box and the buttons for signing in of the page's own part."""
    guesses = zip(page.fields, field_purposes(page.fields, page.lang), strict=True)
    boxes = [f for f, guess in guesses if f.visible and guess.purpose in (Purpose.PASSWORD, Purpose.NEW_PASSWORD)]
    mine = {thing.index for thing in own(page, page.fields)}
    controls = [
        c
        for c in own(page, page.controls)
        if c.visible and c.region.value in ("main", "dialog", "aside") and c is not way and c.selector != way.selector
        if means("sign_in", c.name, page.lang) and (c.filled or c.tag != "a")
    ]
    return [*(box for box in boxes if box.index in mine), *controls]


# ---- why a question is asked ----------------------------------------------------------------------------------------


def reason_by(one: Asked) -> Line | Field | None:
    """What says why a question is asked: its label or help, or a line right by it; None when nothing does."""
    field, lang = one.field, one.page.lang
    if any(says("phone_reason", text, lang) for text in (field.hint, field.label, field.placeholder) if text):
        return field
    near = (line for line in own(one.page, one.page.lines) if _gap(line.box, field.box) <= CLOSE)
    return next((line for line in near if _is_help(line, field, lang) and says("phone_reason", line.text, lang)), None)


def reason_on_demand(one: Asked) -> Control | None:
    """A sign by a field that tells on a tap why it is asked."""
    for control in own(one.page, one.page.controls):
        beside = control.visible and _gap(control.box, one.field.box) <= CLOSE and control.box.width <= 3 * NEAR
        if beside and (control.name.strip() == "?" or says("why_asked", control.name, one.page.lang)):
            return control
    return None


def _is_help(line: Line, field: Field, lang: str) -> bool:
    """Whether a line by a box is about that box: no heading, no label, no legend of the whole form."""
    return not line.heading and line.text != field.label and not words_say("required_mark", line.text, lang)


def _gap(one: Box, other: Box) -> float:
    return max(one.y - other.bottom, other.y - one.bottom, 0.0)


# ---- what no order needs --------------------------------------------------------------------------------------------

NOSY = frozenset(
    {
        Purpose.BIRTHDAY,
        Purpose.BIRTHDAY_DAY,
        Purpose.BIRTHDAY_MONTH,
        Purpose.BIRTHDAY_YEAR,
        Purpose.GENDER,
        Purpose.HONORIFIC,
        Purpose.JOB_TITLE,
        Purpose.TAX_ID,
    }
)
OF_A_BUSINESS = frozenset({Purpose.ORGANIZATION, Purpose.VAT})


def is_nosy(one: Asked, market: str) -> bool:
    """Whether a question serves the shop and not the order. What the market's law or post needs is not nosy."""
    words = f"{one.field.label} {one.field.placeholder} {one.field.near}"
    if says("hear_of_us", words, one.page.lang):
        return True
    if one.purpose in OF_A_BUSINESS:
        return one.need is Need.REQUIRED
    if one.purpose is Purpose.TAX_ID and market in data("checkout")["national_number_markets"]:
        return False
    return one.purpose in NOSY and not _is_age_bound(one)


def _is_age_bound(one: Asked) -> bool:
    """Whether the page says that the goods are for grown-ups."""
    texts = (
        one.field.hint,
        one.field.section,
        *(line.text for line in own(one.page, one.page.lines) if len(line.text) < 200),
    )
    return str(one.purpose).startswith("birthday") and any(says("age_bound", text, one.page.lang) for text in texts)


# ---- one address or two ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Addresses:
    """How delivery and billing address are told apart."""

    same: Field | Control | None = None
    """What takes one address over for the other."""
    taken_over: bool = False
    """It does so unless the shopper says otherwise."""
    second: tuple[Asked, ...] = ()
    """Boxes of the second address that are shown."""
    asked: int = 0
    """Boxes for addresses in all."""


def addresses(journey: Journey) -> Addresses:
    """Whether one address serves for delivery and billing by default."""
    asked = [one for page in journey.seen(*TILL) for one in asked_on(page) if one.purpose in ADDRESS]
    groups = {one.guess.group for one in asked}
    second = tuple(one for one in asked if one.guess.group == "billing") if len(groups - {"billing"}) else ()
    for page in journey.seen(*TILL):
        boxes = (f for f in own(page, page.fields) if f.visible and f.type in ("checkbox", "radio"))
        for field in boxes:
            if found := _takes_over(field, page.lang):
                taken = found == "default" if field.type == "checkbox" else _radio(field, page)
                return Addresses(field, taken, second, len(asked))
    shown = ((page, c) for page in journey.seen(*TILL) for c in own(page, page.controls) if c.visible)
    same = next((control for page, control in shown if _same(control.name, page.lang)), None)
    return Addresses(same, same is not None and bool(same.pressed), second, len(asked))


def _takes_over(field: Field, lang: str) -> str:
    """default | other, for a box about two addresses; empty for any other box."""
    label = field.label or field.near
    if says("other_address", label, lang):
        return "default" if not field.checked else "other"
    if _same(label, lang):
        return "default" if field.checked else "other"
    return ""


def _radio(field: Field, page: PageView) -> bool:
    """Whether, of the radio buttons of a group, the one for the same address is chosen."""
    group = [f for f in page.fields if f.type == "radio" and f.name == field.name and f.form == field.form]
    return any(f.checked and _same(f.label or f.near, page.lang) for f in group)


def _same(label: str, lang: str) -> bool:
    return bool(label) and (means("same_as_shipping", label, lang) or says("same_address", label, lang))


# ---- how boxes are labelled -----------------------------------------------------------------------------------------


def vanishing_labels(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Boxes named by their placeholder alone: once something is typed, nothing on the screen says what it is for."""
    return tuple(
        one for one in asked if one.typed and one.field.placeholder and not one.field.frame and not _label_shown(one)
    )


def _label_shown(one: Asked) -> bool:
    """Whether a line on the page names the box: above it, left of it, or floating inside it."""
    field = one.field
    if field.near and field.label_source in ("none", "title", "aria"):
        return True
    lines = own(one.page, one.page.lines)
    words = (field.label or "").casefold().strip(" *:")
    return any(_close(line.box, field.box) and _alike(line.text, words) for line in lines)


def _close(line: Box, field: Box) -> bool:
    across = max(line.x - field.right, field.x - line.right, 0.0)
    return _gap(line, field) <= NEAR and across <= 2 * NEAR


def _alike(text: str, words: str) -> bool:
    shown = text.casefold().strip(" *:")
    return bool(words) and bool(shown) and (shown in words or words in shown)

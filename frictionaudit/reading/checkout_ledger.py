"""All that a checkout asks of a guest and how it is asked, as one value that checks and reports read.

In: a journey. Out: a `CheckoutLedger`: the questions with their need and aids, what is asked twice and by which teams,
steps, the guest's way and how plainly it is shown, and walls. Everything is put together from the readers of this
package; nothing is counted twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from frictionaudit.evidence import Control, Field, Journey, Line, PageView
from frictionaudit.reading.account import Access, Account, account_access
from frictionaudit.reading.checkout import TILL, Asked, FieldLedger, Need, field_ledger
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import own
from frictionaudit.reading.reasons import reason_by
from frictionaudit.reading.repeats import Repeat, repeats
from frictionaudit.reading.steps import StepLedger, step_ledger
from frictionaudit.reading.typing_aid import Aid, autofill, keyboard
from frictionaudit.reading.words import data, means


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
        autofill=autofill(pages, market),
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

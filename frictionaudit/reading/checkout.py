"""What a checkout asks of a guest: every box and choice, counted by written rules.

In: a page or a journey. Out: `Asked` questions and the `FieldLedger`. Counted is what a new guest sees by default who
ships one item to one address: visible, enabled, editable. Not counted are honeypots, the site's search and newsletter
boxes, sign-in beside the guest's form, coupon boxes, quantities, boxes that are filled in and locked, and those that
only fold a part of the page open. A group of radio buttons is one element. Card boxes in a payment provider's
unreadable frames are assumed to be four, and marked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from frictionaudit.evidence import Control, Field, Frame, Journey, PageView, ProblemCode, Reach, Region, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.fields import ADDRESS, CARD, NAMES, Purpose, PurposeGuess, field_purposes
from frictionaudit.reading.layers import own
from frictionaudit.reading.radios import radio_question
from frictionaudit.reading.words import data, meanings, means, says

TILL = (Stage.CHECKOUT, Stage.PAYMENT)
"""From the first page after the basket to the last one before the order."""
TYPED_TAGS = frozenset({"textarea", "editable", "combobox"})
NOT_TYPED = frozenset({"checkbox", "radio", "file", "range", "color"})
FRAME_REGIONS = (Region.HEADER, Region.NAV, Region.FOOTER)
NOT_ASKED = frozenset({Purpose.SEARCH, Purpose.COUPON, Purpose.QUANTITY})
PERSONAL = ADDRESS | NAMES | {Purpose.PHONE, Purpose.BIRTHDAY}
MOST_SIGN_IN_BOXES = 3
LONGEST_NAME = 60


class Need(StrEnum):
    """Whether a question must be answered, as far as the shopper is told."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the checkout as a guest meets it."""

    page: PageView
    field: Field
    guess: PurposeGuess
    need: Need
    typed: bool
    """A box to type in; otherwise a list, box to tick or group of radio buttons."""

    @property
    def purpose(self) -> Purpose:
        return self.guess.purpose

    @property
    def label(self) -> str:
        """What the shopper reads beside it."""
        return name_of(self.field)

    @property
    def key(self) -> tuple[str, ...]:
        """The same for the same box when the page is read again."""
        own_name = self.field.name or self.field.id or self.field.selector
        return (own_name, self.purpose) if self.field.type != "radio" else (own_name, "radio")


def name_of(field: Field) -> str:
    """The words by which people know a field."""
    return (field.label or field.placeholder or field.near or field.name or field.id or "a box without a label")[:80]


# ---- one page -------------------------------------------------------------------------------------------------------


def asked_on(page: PageView) -> tuple[Asked, ...]:
    """Every question a page asks of a guest by default, in its order."""
    guesses = dict(zip((field.index for field in page.fields), field_purposes(page.fields, page.lang), strict=True))
    seen = [field for field in own(page, page.fields) if _is_shown(field)]
    shown = [field for field in seen if not _only_folds(field, guesses[field.index], page.lang)]
    sign_in = _sign_in_blocks(page, shown, guesses)
    wanted = [f for f in shown if _block(f) not in sign_in and _is_asked(f, guesses[f.index], shown, guesses)]
    told = any(f.required_mark or f.required for f in wanted)  # what the browser insists on is told when it is left out
    only_optional_marked = not told and any(f.optional_mark for f in wanted)
    asked: dict[tuple[str, ...], Asked] = {}
    for field in wanted:
        need = _need(field, only_optional_marked)
        one = Asked(page, field, guesses[field.index], need, _is_typed(field))
        group = ("radio", *map(str, radio_question(field, wanted))) if field.type == "radio" else (str(field.index),)
        if group not in asked or (asked[group].need is not Need.REQUIRED and need is Need.REQUIRED):
            asked[group] = one
    return tuple(asked.values())


def _is_shown(field: Field) -> bool:
    locked = field.readonly and field.prefilled
    return field.visible and field.enabled and not field.honeypot and not locked and field.region not in FRAME_REGIONS


def _only_folds(field: Field, guess: PurposeGuess, lang: str) -> bool:
    """Whether a box to tick asks nothing but folds a part of the page open: no form sends it, and its words say so."""
    sent = field.form is not None or field.name or field.must
    label = field.label or field.near
    if field.type != "checkbox" or sent:
        return False
    if phrasebook.names("costs", "summary", label, lang):
        return True
    shows = phrasebook.begins("checkout", "unfolds", label, lang) or phrasebook.ends("checkout", "unfolds", label, lang)
    return shows and guess.purpose is Purpose.OTHER  # "visa" is to show in Swedish


def _is_typed(field: Field) -> bool:
    return field.tag in TYPED_TAGS or (field.tag == "input" and field.type not in NOT_TYPED)


def _is_asked(field: Field, guess: PurposeGuess, shown: list[Field], guesses: dict[int, PurposeGuess]) -> bool:
    if guess.purpose in NOT_ASKED:
        return False
    if guess.purpose is Purpose.NEWSLETTER:
        return not _is_typed(field)
    return not (guess.purpose is Purpose.EMAIL and is_newsletter(field, shown, guesses))


def is_newsletter(field: Field, shown: Iterable[Field], guesses: dict[int, PurposeGuess]) -> bool:
    """Whether an email box stands alone in a form of its own, after another form for personal or card details."""
    alone = all(other.index == field.index or other.form != field.form or not _is_typed(other) for other in shown)
    apart = [other for other in shown if other.form != field.form and other.index < field.index]
    before = any(guesses[other.index].purpose in PERSONAL | CARD for other in apart)
    return field.form is not None and alone and before


def _block(field: Field) -> tuple[int | None, str]:
    return (field.form, "" if field.form is not None else field.section)


def _sign_in_blocks(
    page: PageView, shown: list[Field], guesses: dict[int, PurposeGuess]
) -> set[tuple[int | None, str]]:
    """Forms that sign a customer in: a password, and hardly anything else. "Choose a password" does where the form says so."""
    found: set[tuple[int | None, str]] = set()
    for block in {_block(field) for field in shown}:
        inside = [field for field in shown if _block(field) == block]
        purposes = [guesses[field.index].purpose for field in inside]
        boxes = sum(_is_typed(field) for field in inside)
        if boxes > MOST_SIGN_IN_BOXES or PERSONAL & set(purposes):
            continue
        once = purposes.count(Purpose.NEW_PASSWORD) == 1 and _says_sign_in(page, inside)
        if Purpose.PASSWORD in purposes or once:
            found.add(block)
    return found


def _says_sign_in(page: PageView, inside: Sequence[Field]) -> bool:
    """Whether the heading over a form's fields, or what sends it, speaks of signing in, and neither of a new account."""
    senders = (c.name for c in own(page, page.controls) if c.visible and c.submits and c.form == inside[0].form)
    told = (*(field.section for field in inside), *(senders if inside[0].form is not None else ()))
    new = any(says("create_account", text, page.lang) for text in told)
    return not new and any(says("sign_in", text, page.lang) for text in told)


def _need(field: Field, only_optional_marked: bool) -> Need:
    if field.required:
        return Need.REQUIRED
    if field.optional_mark:
        return Need.OPTIONAL
    return Need.REQUIRED if field.required_mark or only_optional_marked else Need.NOT_TOLD


# ---- frames of payment providers ------------------------------------------------------------------------------------


def card_frames(page: PageView) -> tuple[Frame, ...]:
    """Visible frames that hold boxes for a card."""
    marks: list[str] = data("checkout")["card_frames"]["marks"]
    return tuple(
        frame
        for frame in page.frames
        if frame.visible and any(mark in f"{frame.title} {frame.name} {frame.url}".casefold() for mark in marks)
    )


def assumed_card_boxes(page: PageView) -> int:
    """Boxes taken to be in card frames that could not be read: one for each that names its part, else four in all."""
    frames = card_frames(page)
    read = {field.frame for field in page.fields if field.frame}
    if not frames or any(frame.index in read for frame in frames):
        return 0
    table = data("checkout")["card_frames"]
    titles = [f"{frame.title} {frame.name}".casefold() for frame in frames]
    parts = [any(word in title for title in titles for word in words) for words in table["parts"].values()]
    return sum(parts) if sum(parts) > 1 else int(table["assumed"])


# ---- the whole checkout ---------------------------------------------------------------------------------------------


def order_control(page: PageView) -> Control | None:
    """The control that places the order, when the page shows one."""
    shown = (control for control in own(page, page.controls) if control.visible)
    return next(
        (c for c in shown if means("place_order", c.name, page.lang) or means("pay_now", c.name, page.lang)), None
    )


def offers_payment(page: PageView) -> bool:
    """Whether the page has the choice of payment or boxes for a card."""
    return bool(card_frames(page)) or any(
        one.purpose is Purpose.PAYMENT_METHOD or one.purpose in CARD for one in asked_on(page)
    )


def is_whole_checkout(page: PageView) -> bool:
    """Whether everything is evidently on this page: personal details, and order control or choice of payment."""
    personal = sum(one.purpose in PERSONAL for one in asked_on(page)) >= 2
    return personal and (order_control(page) is not None or offers_payment(page))


def all_seen(journey: Journey) -> bool:
    """Whether the checkout was seen up to the last page before the order.

    A walk that stopped since going on may have been the order has seen its page, and one more may follow it.
    """
    if journey.reached_last_page:
        return True
    if _may_go_on(journey):
        return False
    if journey.seen(Stage.PAYMENT):
        return True
    return any(is_whole_checkout(page) for page in journey.seen(Stage.CHECKOUT))


def _may_go_on(journey: Journey) -> bool:
    return journey.ending is not None and journey.ending.code is ProblemCode.UNSAFE


def seen_so_far(journey: Journey) -> str:
    """Half a sentence that says how much of the checkout was seen; empty when it was seen to the last page."""
    if all_seen(journey):
        return ""
    if _may_go_on(journey) and journey.seen(Stage.PAYMENT):
        return "one more page may follow the last one seen"
    pages = len(journey.seen(Stage.CHECKOUT))
    why = "nothing was typed" if journey.trip.reach is Reach.CHECKOUT else "the walk ended before the last one"
    return f"only {pages} checkout page{'s' * (pages != 1)} seen, {why}"


@dataclass(frozen=True, slots=True)
class FieldLedger:
    """All that a checkout asks."""

    asked: tuple[Asked, ...]
    assumed: tuple[tuple[PageView, int], ...]
    """Pages with card boxes that could not be read, and how many are taken to be there."""
    complete: bool
    """Seen up to the last page before the order; otherwise every count is a lower bound."""

    @property
    def typed(self) -> tuple[Asked, ...]:
        """Boxes to type in."""
        return tuple(one for one in self.asked if one.typed)

    @property
    def others(self) -> tuple[Asked, ...]:
        """Lists, boxes to tick, radio groups."""
        return tuple(one for one in self.asked if not one.typed)

    @property
    def count(self) -> int:
        """Boxes to type in, those in unreadable card frames included."""
        return len(self.typed) + sum(boxes for _, boxes in self.assumed)

    def needed(self, need: Need) -> int:
        """Boxes to type in that are told to be required, told to be optional, or not told."""
        return sum(one.need is need for one in self.typed)


def field_ledger(journey: Journey) -> FieldLedger:
    """What the checkout pages of a journey ask; a box that is still there on a later page counts once."""
    pages = journey.seen(*TILL)
    frames = {assumed_card_boxes(page): page for page in reversed(pages)}
    most = max(frames, default=0)
    return FieldLedger(asked_in(pages), ((frames[most], most),) if most else (), all_seen(journey))


def asked_in(pages: Iterable[PageView]) -> tuple[Asked, ...]:
    """What several pages ask; a box that is still there when a page is seen again counts once."""
    asked: list[Asked] = []
    for page in pages:
        asked.extend(one for one in asked_on(page) if not any(_still_there(one, before) for before in asked))
    return tuple(asked)


def _still_there(one: Asked, before: Asked) -> bool:
    if one.page.index == before.page.index or one.key != before.key:
        return False
    return one.field.prefilled or address(one.page) == address(before.page)


def page_name(page: PageView) -> str:
    """What people call a page: its main heading, else its title."""
    headings = [line for line in own(page, page.lines) if line.heading and line.region is not Region.FOOTER]
    top = min(headings, key=lambda line: line.heading, default=None)
    return (top.text if top and len(top.text) <= LONGEST_NAME else page.title) or address(page)


def address(page: PageView) -> str:
    """A page's address without query and fragment."""
    parts = urlsplit(page.url)
    return f"{parts.netloc}{parts.path}".rstrip("/")


# ---- leading on -----------------------------------------------------------------------------------------------------

_ONWARD = ("checkout", "continue_step", "save_address", "review_step", "guest_checkout", "place_order", "pay_now")


def onward_control(page: PageView) -> Control | None:
    """The button that leads on from a basket or checkout page, or places the order: the largest that is named so."""
    apart = (Region.HEADER, Region.NAV, Region.FOOTER)
    named = [
        control
        for control in own(page, page.controls)
        if control.visible and control.region not in apart and _leads_on(control.name, page.lang)
    ]
    return max(named, key=lambda control: (control.filled, control.box.area), default=None)


def _leads_on(label: str, lang: str) -> bool:
    return bool(meanings(label, _ONWARD, lang)) or phrasebook.names("checkout", "finish", label, lang)


def coupon_boxes(page: PageView) -> tuple[Field, ...]:
    """Boxes for promo codes and gift cards that are open to be typed in."""
    guesses = zip(page.fields, field_purposes(page.fields, page.lang), strict=True)
    mine = {field.index for field in own(page, page.fields)}
    return tuple(
        field
        for field, guess in guesses
        if guess.purpose is Purpose.COUPON and field.index in mine and _is_shown(field) and _is_typed(field)
    )

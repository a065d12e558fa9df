"""Lock 2 reads requests: what may order, pay, register or write to people never leaves the browser."""

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import unquote_plus, urlsplit

from frictionaudit.evidence import Control, Firewall, PageView, Reach, Refusal, Stage
from frictionaudit.reading.account import PASSWORDS
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.words import exactly, fold, slug
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger, Reading, danger
from frictionaudit.shopper.firewall.graphql import without_answers
from frictionaudit.shopper.firewall.labels import labels_of, path_of, pattern, place_of, rules, takes_payment
from frictionaudit.shopper.firewall.messages import (
    READS,
    Outgoing,
    asked_for,
    asked_together,
    given,
    has_card_number,
    is_file,
    names_a_guest,
    only_asks,
    says_order,
    spoken,
    without_proofs,
)
from frictionaudit.shopper.firewall.onward import ABOUT_THE_SHOPPER, asks_for_the_address, later_steps


@dataclass
class WireState:
    """What the wire lock knows of the walk; the log of both locks."""

    reach: Reach
    stage: Stage = Stage.HOME
    danger: Danger = Danger.SHOPPING
    permit: Act | None = None
    """The act that is being carried out just now."""
    last: Act | None = None
    """The act that was carried out last; it may be over."""
    advanced: bool = False
    """The walk went on within checkout: the shop may know the shopper by now."""
    entered_as: str | None = None
    """Title of the first page of checkout that asked who the shopper is: where later pages bear it too it names no step."""
    shop_links: frozenset[tuple[str, str]] = frozenset()
    """Name and path of the links that the shop's first page had already: wherever they stand, they order nothing."""
    page_at: str = ""
    """Address of the page that was read last, without its query."""
    form_sent: bool = False
    """The act has sent its form or, within checkout, opened its page: one tap, one step."""
    payment_passed: bool = False
    """The walk went on from a payment step: what comes next is the last page."""
    sealed_at: str = ""
    typing_only: bool = False
    """An order could be placed from the page, but the shop does not know the address yet: while it is typed nothing
    leaves the browser but questions for prices and places."""
    choosing_method: bool = False
    """A way of delivery or of paying is chosen in a layer while the order's button is switched off: of all that changes
    something only an address for that choice is told."""
    pays_later_at: str = ""
    """Address of the page that was read last, when payment is a later step there."""
    guest_forms: frozenset[str] = frozenset()
    """Addresses that the forms of the page that was read last go to, where they keep a guest's address."""
    declines_account: bool = False
    """That page asks for an address, for no password, and leaves "create an account" unticked."""
    taps_allowed: int = 0
    requests_allowed: int = 0
    stopped: int = 0
    """How many page changes the wire lock refused: after one, the walk goes no further that way."""
    stopped_for: str = ""
    """Why it refused the last of them."""
    kept_back: int = 0
    """How many messages the wire lock refused: a page that waits for their answer does not go on."""
    refusals: Counter[tuple[str, Stage, str, str]] = field(default_factory=Counter[tuple[str, Stage, str, str]])

    def begin(self, act: Act) -> None:
        """What the page sends from now on is caused by this act."""
        self.permit, self.last, self.form_sent = act, act, False
        self.advanced |= act is Act.ADVANCE

    def sent(self, message: "Outgoing") -> None:
        """Keep in mind what was let through."""
        self.requests_allowed += 1
        goes = message.main_frame and not message.redirected
        self.form_sent |= goes and (message.method not in READS or self.stage in _TILL)

    def rest(self) -> None:
        """The act is over: whatever the page sends from now on, it sends by itself."""
        self.permit = None

    def read(self, page: PageView) -> Reading:
        """How near an order the page is, knowing how far the walk has come."""
        first = self.entered_as is None or not self.advanced
        if self.stage in _TILL and first and asks_for_the_address(page):
            self.entered_as = page.title
        page, self.page_at = self.known(page), page.url.split("?")[0]
        self.pays_later_at = page.url.split("?")[0] if "step_payment" in later_steps(page) else ""
        self.guest_forms = guest_forms(page)
        self.declines_account = declines_account(page)
        if self.payment_passed:
            return danger(page, Danger.PAYMENT)
        if self.stage in _TILL:
            return danger(page, Danger.CHECKOUT, nothing_told=not self.advanced)
        return danger(page, nothing_chosen=self.stage is not Stage.BASKET)

    def known(self, page: PageView) -> PageView:
        """The page as the locks read it within checkout: without a title that all of checkout bears, and without links that
        lead there from all of the shop."""
        if self.stage not in _TILL:
            return page
        title = "" if page.title == self.entered_as else page.title
        kept = tuple(c for c in page.controls if not (_is_link(c) and _as_a_link(c) in self.shop_links))
        return page.model_copy(update={"title": title, "controls": kept})

    def refuse(self, lock: str, what: str, reason: str) -> None:
        """Keep what was refused for the attestation."""
        self.refusals[(lock, self.stage, what[:160], reason[:200])] += 1

    def stop(self, reason: str) -> None:
        """Keep in mind that a page change was refused."""
        self.stopped += 1
        self.stopped_for = reason

    @property
    def kept_from_ordering(self) -> bool:
        """Whether the page change that was refused last would have ordered or paid, by its address or by what it sends."""
        return self.stopped_for in _ORDERING

    def held(self, lock: str, what: str) -> bool:
        """Whether this was refused by that lock at the stage of now."""
        return any(key[:3] == (lock, self.stage, what[:160]) for key in self.refusals)

    def seal(self, where: str) -> None:
        """From now on nothing but pictures, styles and scripts leaves the browser. There is no way back."""
        self.sealed_at = self.sealed_at or where

    def absorb(self, other: "WireState") -> None:
        """Add the log of a further pass of the same trip."""
        self.taps_allowed += other.taps_allowed
        self.requests_allowed += other.requests_allowed
        self.refusals.update(other.refusals)
        self.sealed_at = self.sealed_at or other.sealed_at

    def attestation(self) -> Firewall:
        """The log as evidence."""
        return Firewall(
            taps_allowed=self.taps_allowed,
            requests_allowed=self.requests_allowed,
            sealed_at=self.sealed_at,
            refusals=tuple(
                Refusal(lock=lock, stage=stage, what=what, reason=reason, count=count)
                for (lock, stage, what, reason), count in self.refusals.items()
            ),
        )


def links_of(page: PageView) -> frozenset[tuple[str, str]]:
    """Name and path of a page's links."""
    return frozenset(_as_a_link(c) for c in page.controls if _is_link(c))


def _is_link(control: Control) -> bool:
    return control.tag == "a" and control.href.startswith("http")


def _as_a_link(control: Control) -> tuple[str, str]:
    return fold(control.name), urlsplit(control.href).path


_PLACES = "the address places or completes an order"
_PAYS = "the address pays"
_SAYS = "what is sent places an order"
_CREATES = "sending to this address creates an order or a payment"
_ORDERING = frozenset({_PLACES, _PAYS, _SAYS, _CREATES})
_TILL = frozenset({Stage.CHECKOUT, Stage.PAYMENT})
_IN_CHECKOUT = _TILL | {Stage.BASKET}


def may_send(message: Outgoing, state: WireState) -> str:
    """The wire lock: empty when the request may leave the browser, else the reason why not."""
    if message.url.startswith(("data:", "blob:", "about:")):
        return ""
    if message.window:
        return "no other window is opened"
    reads = message.method in READS
    passive = reads and message.type in rules()["passive_types"]
    file = passive and is_file(message.url)
    if state.sealed_at and not file and not _payment_frame(message):
        return "the page could place an order, so nothing is sent from it"
    if state.typing_only and not file and not _payment_frame(message) and not _asks_while_typing(message):
        return "an order could be placed from this page: while typing it only asks for prices and places"
    if state.choosing_method and message.method not in READS and not _tells_a_method(message):
        return "while a way of delivery or payment is chosen nothing else is told to the shop"
    if state.danger is Danger.FINAL and state.permit is not None and not passive and not state.typing_only:
        return "an order could be placed from this page"
    if not file and pattern("order_paths").search(path_of(message.url)):
        return _PLACES
    shown = _first_sight_of_payment(message, state) or _on_to_review(message, state)
    if not file and not shown and pattern("pay_paths").search(path_of(message.url)):
        return _PAYS
    if passive:
        return ""
    if state.last is Act.SAVE and (reason := _more_than_saves(message)):
        return reason
    said = spoken(f"{urlsplit(message.url).query}&{message.body}" if reads else message.body)
    if state.stage in _IN_CHECKOUT and (reason := _orders_in_words(message, said, state)):
        return reason
    if reads:
        return _may_leave(message, state)
    return _may_change(message, said, state)


def _more_than_saves(message: Outgoing) -> str:
    """What goes to the basket, to checkout or to an order after a tap that only saves for later."""
    place = place_of(message.url)
    acts = message.method not in READS or message.main_frame
    elsewhere = pattern("order_words").search(place) or slug("checkout", place) or slug("cart", place)
    return "a tap that saves for later goes to basket, checkout or an order" if acts and elsewhere else ""


def _asks_while_typing(message: Outgoing) -> bool:
    """What a checkout asks in the background while an address is typed: what sending there costs, which places there are.

    No word of its address may speak of ordering, beside the words that name it as such a question.
    """
    if not message.background or message.redirected:
        return False
    names = ("place_paths", "price_paths") if message.method in READS else ("price_paths",)
    asks = all(
        any(pattern(named).search(asked) for named in names)
        and not pattern("order_words").search(pattern("price_paths").sub("", asked))
        for asked in asked_for(message)
    )
    return asks or only_asks(message)


def _tells_a_method(message: Outgoing) -> bool:
    """What a page sends in the background to ask for or to keep a way of delivery or of paying, by an address that speaks of
    nothing else."""
    if not message.background or message.redirected:
        return False
    named = [pattern(name) for name in ("price_paths", "delivery_choice_paths", "payment_choice_paths")]
    ordering = pattern("order_words")
    tells = all(
        any(one.search(asked) and not ordering.search(one.sub("", asked)) for one in named)
        for asked in asked_for(message)
    )
    return tells or only_asks(message)


def _first_sight_of_payment(message: Outgoing, state: WireState) -> bool:
    """The payment step is opened as a page, where no way to pay was chosen yet."""
    opens = message.method == "GET" and message.main_frame and message.type == "document"
    return opens and state.stage is Stage.CHECKOUT and state.danger is Danger.CHECKOUT


def _payment_frame(message: Outgoing) -> bool:
    """The form of a payment provider inside the page: seeing it is evidence, and only reads."""
    return (
        message.method in READS and message.type == "document" and not message.main_frame and takes_payment(message.url)
    )


def _may_leave(message: Outgoing, state: WireState) -> str:
    """Reading changes nothing, but a payment step that goes on by itself may have been confirmed by itself."""
    goes = message.main_frame and message.type == "document" and not message.redirected
    if not goes or state.stage not in _TILL:
        return ""
    if state.permit is None and state.danger >= Danger.PAYMENT:
        return "the page went on by itself from a payment step"
    return "the page went on by itself after one tap" if state.form_sent else ""


def _may_change(message: Outgoing, said: str, state: WireState) -> str:
    path = unquote_plus(urlsplit(message.url).path)
    if (
        pattern("order_paths_when_sent").search(path)
        and not _on_to_review(message, state)
        and not _to_itself(message, state)
    ):
        return _CREATES
    ordering = [pattern(named) for named in ("order_paths", "order_paths_when_sent")]
    if any(one.search(asked) for asked in asked_together(message) for one in ordering):
        return _CREATES
    if pattern("order_bodies").search(said):
        return _SAYS
    if has_card_number(said):
        return "what is sent holds a card number"
    if takes_payment(message.url) and state.stage in _IN_CHECKOUT:
        return "nothing is sent to a payment provider"
    letters = _writes_to_people(path, state) and not _keeps_a_guest(message, said, state)
    if letters or pattern("never_sent_bodies").search(said):
        return "forms for accounts, newsletters, contact and reviews are never sent"
    if (
        state.stage is Stage.BASKET
        and (state.permit or state.last)
        in (Act.CHOOSE, Act.CHANGE_BASKET)  # slow pages tell of a change when it is over
        and pattern("order_words").search(path)
    ):
        return "a change in the basket goes to an address that speaks of ordering"
    if state.stage in _IN_CHECKOUT:
        return _may_send_in_checkout(message, state)
    return ""


def _writes_to_people(path: str, state: WireState) -> bool:
    """Whether an address takes letters, reviews or new accounts; the step "review" of a checkout shows the order instead."""
    if state.stage in _TILL and state.permit is Act.ADVANCE and pattern("order_review_paths").search(path):
        path = path.rstrip("/").rpartition("/")[0]
    return bool(pattern("never_sent_paths").search(path))


def guest_forms(page: PageView) -> frozenset[str]:
    """Where those forms of a page go, none of them asking for a password, that ask for an address and let the shopper leave
    "create an account" unticked, or whose only buttons are named as the guest's way."""
    asked = [f for f in page.fields if f.form is not None and f.enabled]
    purposes: dict[int | None, set[Purpose]] = {}
    declined: set[int | None] = set()
    for one, guess in zip(asked, field_purposes(asked, page.lang), strict=True):
        if one.visible:
            purposes.setdefault(one.form, set()).add(guess.purpose)
        if one.visible and guess.purpose is Purpose.CREATE_ACCOUNT and one.type == "checkbox" and not one.checked:
            declined.add(one.form)
    kept = {form for form in declined if len(purposes[form] & ABOUT_THE_SHOPPER) >= 3}
    sent = [c for c in page.controls if c.submits and c.visible and c.form is not None and c.action]
    kept |= {c.form for c in sent if _named_as_guest([other for other in sent if other.form == c.form], page)}
    return frozenset(
        c.action.split("?")[0] for c in sent if c.form in kept and not purposes.get(c.form, set()) & PASSWORDS
    )


def _named_as_guest(buttons: list[Control], page: PageView) -> bool:
    """Whether all buttons of a form say that one goes on without an account."""
    labels = [label for button in buttons for label in labels_of(button)]
    return bool(labels) and all(exactly("guest_checkout", label, page.lang) for label in labels)


def declines_account(page: PageView) -> bool:
    """Whether a page asks who the shopper is, for no password, and every box that would create an account is unticked."""
    asked = [f for f in page.fields if f.visible and f.enabled]
    purposes = [guess.purpose for guess in field_purposes(asked, page.lang)]
    offers = [f for f, p in zip(asked, purposes, strict=True) if p is Purpose.CREATE_ACCOUNT and f.type == "checkbox"]
    secret = PASSWORDS & set(purposes) or any(f.type == "password" for f in asked)
    about = len(set(purposes) & ABOUT_THE_SHOPPER) >= 3
    return about and not secret and bool(offers) and not any(f.checked for f in offers)


def _keeps_a_guest(message: Outgoing, said: str, state: WireState) -> bool:
    """A guest's address goes to the address that would register as well, had an account been asked for: by the form itself,
    or by a script that says so where the page does."""
    tapped = state.permit is Act.ADVANCE and state.stage is Stage.CHECKOUT and state.danger is Danger.CHECKOUT
    here = message.main_frame and message.url.split("?")[0] in state.guest_forms
    path = place_of(message.url).partition("?")[0]
    told = state.declines_account and names_a_guest(message) and pattern("guest_register_paths").search(path)
    return tapped and not message.redirected and bool(here or told) and not pattern("account_bodies").search(said)


def _to_itself(message: Outgoing, state: WireState) -> bool:
    """An address step sends its form to its own page, which names payment as a later step."""
    return (
        state.stage is Stage.CHECKOUT
        and state.danger is Danger.CHECKOUT
        and state.permit is Act.ADVANCE
        and message.main_frame
        and not message.redirected
        and state.pays_later_at == message.url.split("?")[0]
    )


def _on_to_review(message: Outgoing, state: WireState) -> bool:
    """The chosen payment is sent on to a review step that the page announced."""
    return (
        state.danger is Danger.PAYMENT and state.permit is Act.ADVANCE and message.main_frame and not message.redirected
    )


def _orders_in_words(message: Outgoing, said: str, state: WireState) -> str:
    """What the words of a body or query say about an order, once a basket is filled."""
    if pattern("order_bodies").search(said) or says_order(said):
        return _SAYS
    sends = message.method not in READS or message.main_frame
    told = said if message.method in READS else spoken(without_answers(without_proofs(message)))
    if sends and pattern("payment_choice_bodies").search(given(told)) and not only_asks(message):
        if _asks_for_a_price(message, told, state):
            return ""
        if state.danger < Danger.PAYMENT:
            return "what is sent chooses a payment before any payment step was seen"
        if pattern("consent_bodies").search(told):
            return "what is sent chooses a payment and agrees to terms: that may be the order"
    return ""


def _asks_for_a_price(message: Outgoing, told: str, state: WireState) -> bool:
    """A page that works out delivery and totals, as it opens and while the address is typed, sends its whole form.

    Only what goes in the background, without a tap on that page and without consent, to an address that names a price.
    """
    asks = all(pattern("price_paths").search(asked) for asked in asked_for(message))
    untapped = state.permit in (None, Act.CHOOSE, Act.CHECK_OUT)
    return message.background and asks and untapped and not pattern("consent_bodies").search(given(told))


def _keeps_a_choice(message: Outgoing, state: WireState) -> bool:
    """The way to pay that was just chosen is told to an address that names nothing but that, before an announced review.

    Slow pages tell it when the choice is long made.
    """
    last = state.permit or state.last
    chosen = state.danger is Danger.PAYMENT and last is Act.CHOOSE
    names_it = bool(pattern("payment_choice_paths").search(place_of(message.url)))
    agrees = bool(pattern("consent_bodies").search(given(spoken(message.body))))
    return message.background and not message.redirected and chosen and names_it and not agrees


def _changes_the_basket(message: Outgoing) -> bool:
    """Whether an address names nothing but another amount of what is in the basket."""
    return message.method == "POST" and bool(pattern("basket_change_paths").search(place_of(message.url)))


def _draws_the_product_anew(message: Outgoing, state: WireState) -> bool:
    """An option that was chosen on a product page is sent to that very page, which then offers what goes with it."""
    shops = state.stage is Stage.BASKET and state.danger is Danger.SHOPPING and state.permit is Act.CHOOSE
    return shops and message.main_frame and message.url.split("?")[0] == state.page_at


def _may_send_in_checkout(message: Outgoing, state: WireState) -> str:
    if not message.readable:
        return "what is sent cannot be read"
    if message.type == "document" and not message.main_frame:
        return "a frame inside the page sent a form"
    form = message.type == "document"
    if form and state.permit is None:
        return "the page sent a form by itself"
    if form and state.form_sent and not message.redirected:
        return "the page sent a second form after one tap"
    counts = state.stage is Stage.BASKET and state.permit is Act.CHOOSE and _changes_the_basket(message)
    if (
        form
        and state.permit in (Act.CHOOSE, Act.DISMISS)
        and not counts
        and not _draws_the_product_anew(message, state)
    ):
        return "choosing, typing and dismissing send no form"
    left = state.form_sent and not message.main_frame  # the tap has had its page: this is the next one's own
    by_itself = (left or state.permit in (None, Act.CHOOSE, Act.DISMISS)) and not only_asks(message)
    if state.danger >= Danger.PAYMENT and by_itself and not state.typing_only and not _keeps_a_choice(message, state):
        return "the page sent something by itself on a payment step"
    if state.reach is Reach.CHECKOUT and state.stage is not Stage.BASKET and message.main_frame:
        return "this trip types and sends nothing in checkout"
    return ""

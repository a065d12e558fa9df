"""The order firewall: two independent locks that fail closed. Pure decisions; nothing here touches a browser.

Lock 1, the *tap lock*, reads labels: a control is tapped only when its meaning is known and safe on this page.
Lock 2, the *wire lock*, reads requests: what may order, pay, register or write to people never leaves the browser,
whatever was tapped. Neither trusts the other, and there is no switch to turn either off.

When a page shows that an order could be placed from it (an order button, or a choice of payment with nothing
declared to come after), the wire is *sealed*: from then on only pictures, styles and scripts are fetched. The walk ends
there, since such a page is the last one before the order.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_plus, urlsplit

from frictionaudit.evidence import Control, Firewall, PageKind, PageView, Reach, Refusal, Region, Stage
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.money import amounts
from frictionaudit.reading.words import data as words_data
from frictionaudit.reading.words import fold, means, says, slug

MOST_BODY = 20_000


class Act(StrEnum):
    """What a tap is for; each has its own list of meanings it accepts."""

    FOLLOW = "follow a link"
    OPEN_MENU = "open the menu"
    DISMISS = "dismiss a layer"
    CHOOSE = "choose an option"
    ADD = "add to the basket"
    VIEW_BASKET = "view the basket"
    CHECK_OUT = "go to checkout"
    ADVANCE = "go on within checkout"
    SEARCH = "search"
    EMPTY = "take the item out of the basket"


class Danger(IntEnum):
    """How near an order a page is."""

    SHOPPING = 0
    BASKET = 1
    CHECKOUT = 2
    PAYMENT = 3
    """Payment is chosen here; a later step before the order is declared."""
    FINAL = 4
    """An order could be placed from here."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How dangerous a page is, and why."""

    danger: Danger
    reason: str = ""


@cache
def rules() -> dict[str, Any]:
    """The patterns of data/firewall.toml."""
    text = files("frictionaudit.shopper").joinpath("data", "firewall.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in rules()[name]), re.I)


def _any_language(intent: str, label: str) -> bool:
    return any(means(intent, label, lang) for lang in words_data("words")["languages"])


def _labels(control: Control) -> tuple[str, ...]:
    """What the control says of itself, amounts cut off: `Add to bag - £39` means add to bag."""
    return tuple(dict.fromkeys(label for raw in (control.name, control.text) if (label := _without_amounts(raw))))


@cache
def _without_amounts(text: str) -> str:
    for money in amounts(text):
        text = text.replace(money.text, " ")
    return re.sub(r"[\s–—|·:-]+$", "", text).strip()


def orders(control: Control) -> bool:
    """Whether a control's label or markup says that it orders or pays."""
    labelled = any(_any_language(intent, label) for label in _labels(control) for intent in rules()["never_tap"])
    return labelled or bool(_pattern("danger_hints").search(f"{control.hints} {control.tag}"))


def danger(page: PageView) -> Reading:
    """How near an order this page is, from what a shopper sees on it."""
    if page.kind in (
        PageKind.PRODUCT,
        PageKind.LISTING,
        PageKind.HOME,
        PageKind.SEARCH,
        PageKind.POLICY,
        PageKind.CONTACT,
    ):
        return Reading(Danger.SHOPPING)
    in_basket = page.kind is PageKind.BASKET
    visible = [c for c in page.controls if c.visible and c.region not in (Region.HEADER, Region.FOOTER)]
    for control in (c for c in visible if not _wallet(c)):
        if any(_any_language(intent, label) for label in _labels(control) for intent in _ORDERING[in_basket]):
            return Reading(Danger.FINAL, f"a control is labelled “{control.name[:60]}”")
        if not in_basket and not control.href and _amount_on_button(control):
            return Reading(Danger.FINAL, f"a button carries an amount: “{control.name[:60]}”")
    if any(says("order_consent", line.text, page.lang) for line in page.lines):
        return Reading(Danger.FINAL, "the page says that going on places the order")
    if in_basket:
        return Reading(Danger.BASKET)
    payment = _payment_choice(page)
    if payment and not _later_step(page):
        return Reading(Danger.FINAL, f"{payment}, and no later step is announced")
    if payment:
        return Reading(Danger.PAYMENT, payment)
    return Reading(Danger.CHECKOUT if page.kind is PageKind.CHECKOUT else Danger.BASKET)


_ORDERING = {True: ("place_order",), False: ("place_order", "pay_now", "buy_now")}
"""What makes a page the last one, by whether it is the basket: "Pay" there may be the way to checkout."""


def _wallet(control: Control) -> bool:
    """An express wallet's own button: never tapped, but it does not make its page the last one."""
    return bool(_pattern("wallet_labels").search(f"{control.name} {control.tag}"))


def _amount_on_button(control: Control) -> bool:
    return control.tag != "a" and any(True for _ in amounts(control.name))


def _payment_choice(page: PageView) -> str:
    fields = [f for f in page.fields if f.visible]
    for one, guess in zip(fields, field_purposes(fields, page.lang), strict=True):
        if guess.purpose in (Purpose.PAYMENT_METHOD, Purpose.CARD_NUMBER, Purpose.CARD_CVC, Purpose.CARD_EXPIRY):
            return f"payment is chosen here (“{(one.label or one.name)[:60]}”)"
    hosts = _pattern("payment_hosts")
    for frame in page.frames:
        if frame.visible and frame.box and frame.box.height > 20 and hosts.search(urlsplit(frame.url).hostname or ""):
            return "a payment provider's form is on the page"
    return ""


def _later_step(page: PageView) -> bool:
    """Whether the page announces a review step after payment: in a step list or on its own continue button."""
    reviews = rules()["review_words"]
    said = [fold(c.name) for c in page.controls if c.visible and not c.href and len(c.name) < 60]
    steps = [fold(line.text) for line in page.lines if len(line.text) < 60 and line.region is not Region.FOOTER]
    return any(word in text for word in reviews for text in (*said, *steps))


_ALLOWED: dict[Act, tuple[str, ...]] = {
    Act.ADD: ("add_to_cart", "buy_on_product_page"),
    Act.VIEW_BASKET: ("view_cart",),
    Act.CHECK_OUT: ("checkout", "ambiguous_order", "continue_step"),
    Act.ADVANCE: ("continue_step", "guest_checkout", "save_address", "review_step", "choose_delivery"),
    Act.SEARCH: ("search",),
    Act.DISMISS: ("close", "cookies_reject", "cookies_accept", "cookies_settings", "country_stay", "age_confirm"),
    Act.EMPTY: ("remove_item",),
}


def may_tap(control: Control, act: Act, page: PageView, reading: Reading) -> str:
    """The tap lock: empty when the control may be tapped, else the reason why not."""
    name = control.name or control.text
    if act is not Act.DISMISS and reading.danger is Danger.FINAL:
        return f"an order could be placed from this page: {reading.reason}"
    if orders(control):
        return f"“{name[:60]}” ({control.hints[:40]}) may order or pay"
    checks_out = act is Act.CHECK_OUT and any(means("checkout", label, page.lang) for label in _labels(control))
    if reading.danger >= Danger.BASKET and act is not Act.EMPTY and _amount_on_button(control) and not checks_out:
        return f"the button carries an amount: “{name[:60]}”"
    if act in (Act.CHOOSE, Act.ADD) and _any_language("buy_now", name):
        return f"“{name[:60]}” may order at once"
    if control.href and _pattern("order_paths").search(_path(control.href)):
        return f"the link leads to an order: {_path(control.href)[:80]}"
    if act in (Act.ADD, Act.CHOOSE) and page.kind is PageKind.CHECKOUT:
        return "nothing is added or chosen on a checkout page by tapping buttons"
    if act is Act.CHECK_OUT and reading.danger > Danger.BASKET:
        return "checkout is entered only from the basket"
    if act is Act.ADVANCE and reading.danger is Danger.PAYMENT and not _names_review(control, page):
        return "payment is chosen on this page and the button does not lead to a review"
    accepted = _ALLOWED.get(act)
    if accepted is None:
        return "" if act is not Act.FOLLOW or control.href.startswith(("http:", "https:", "")) else "not a web link"
    if any(means(intent, label, page.lang) for label in _labels(control) for intent in accepted):
        return ""
    if act is Act.VIEW_BASKET and control.href.startswith("http") and slug("cart", urlsplit(control.href).path):
        return ""  # opening the basket's address only reads
    if (
        act in (Act.ADD, Act.VIEW_BASKET, Act.DISMISS, Act.SEARCH, Act.EMPTY)
        and not control.text
        and _icon(control, act)
    ):
        return ""
    return f"“{name[:60]}” is not known to {act}"


def _names_review(control: Control, page: PageView) -> bool:
    label = fold(control.name)
    return any(word in label for word in rules()["review_words"]) or _later_step(page)


_ICONS = {
    Act.ADD: r"add[-_]?(to[-_]?)?(cart|basket|bag)",
    Act.VIEW_BASKET: r"cart|basket|(?<![a-z])bag(?![a-z])|trolley|warenkorb|panier|carrito|carrello|winkel",
    Act.DISMISS: r"close|dismiss|(?<![a-z])x(?![a-z])|cross|cancel",
    Act.SEARCH: r"search|magnif|lupe",
    Act.EMPTY: r"remove|delete|trash",
}


def _icon(control: Control, act: Act) -> bool:
    return bool(re.search(_ICONS[act], control.hints, re.I)) or (
        act is Act.DISMISS and control.name in ("×", "✕", "x", "X")
    )


# ---- lock 2 ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request about to leave the browser."""

    method: str
    url: str
    type: str
    """document, xhr, fetch, image … as the browser calls it."""
    body: str = ""
    main_frame: bool = False
    """It would replace the page itself."""
    redirected: bool = False


@dataclass
class WireState:
    """What the wire lock knows of the walk; the log of both locks."""

    reach: Reach
    stage: Stage = Stage.HOME
    danger: Danger = Danger.SHOPPING
    permit: Act | None = None
    """The act that is being carried out just now."""
    sealed_at: str = ""
    taps_allowed: int = 0
    requests_allowed: int = 0
    stopped: int = 0
    """How many page changes the wire lock refused: after one, the walk goes no further that way."""
    refusals: Counter[tuple[str, Stage, str, str]] = field(default_factory=Counter[tuple[str, Stage, str, str]])

    def refuse(self, lock: str, what: str, reason: str) -> None:
        """Keep what was refused for the attestation."""
        self.refusals[(lock, self.stage, what[:160], reason[:200])] += 1

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


_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_IN_CHECKOUT = frozenset({Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT})


def may_send(message: Outgoing, state: WireState) -> str:
    """The wire lock: empty when the request may leave the browser, else the reason why not."""
    if message.url.startswith(("data:", "blob:", "about:")):
        return ""
    reads = message.method in _READS
    passive = reads and message.type in rules()["passive_types"]
    path, host = _path(message.url), urlsplit(message.url).hostname or ""
    if state.sealed_at and not passive and not (reads and message.type == "document" and not message.main_frame):
        return "the page could place an order, so nothing is sent from it"
    if not passive and _pattern("order_paths").search(path):
        return "the address places or completes an order"
    if reads:
        return ""
    body = unquote_plus(message.body[:MOST_BODY])
    if _pattern("order_paths_when_sent").search(urlsplit(message.url).path) and not _on_to_review(message, state):
        return "sending to this address creates an order or a payment"
    if _pattern("order_bodies").search(body):
        return "what is sent places an order"
    if has_card_number(body):
        return "what is sent holds a card number"
    if _pattern("payment_hosts").search(host) and state.stage in _IN_CHECKOUT:
        return "nothing is sent to a payment provider"
    if _pattern("never_sent_paths").search(urlsplit(message.url).path):
        return "forms for accounts, newsletters, contact and reviews are never sent"
    if state.stage in _IN_CHECKOUT:
        return _may_send_in_checkout(message, body, state)
    return ""


def _on_to_review(message: Outgoing, state: WireState) -> bool:
    """The chosen payment is sent on to a review step that the page announced."""
    return (
        state.danger is Danger.PAYMENT and state.permit is Act.ADVANCE and message.main_frame and not message.redirected
    )


def _may_send_in_checkout(message: Outgoing, body: str, state: WireState) -> str:
    if _pattern("payment_choice_bodies").search(body):
        if state.danger < Danger.PAYMENT:
            return "what is sent chooses a payment before any payment step was seen"
        if _pattern("consent_bodies").search(body):
            return "what is sent chooses a payment and agrees to terms: that may be the order"
    if message.main_frame and message.type == "document" and state.permit is None:
        return "the page sent a form by itself"
    if state.danger >= Danger.PAYMENT and state.permit is None:
        return "the page sent something by itself on a payment step"
    if state.reach is Reach.CHECKOUT and state.stage is not Stage.BASKET and message.main_frame:
        return "this trip types and sends nothing in checkout"
    return ""


def has_card_number(text: str) -> bool:
    """Whether a text holds 13-19 digits that pass the card checksum (Luhn)."""
    return any(_luhn(re.sub(r"[ -]", "", found)) for found in re.findall(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)", text))


def _luhn(digits: str) -> bool:
    total = sum(int(d) if i % 2 == 0 else sum(divmod(int(d) * 2, 10)) for i, d in enumerate(reversed(digits)))
    return total % 10 == 0 and digits[0] in "3456" and len(set(digits)) > 3


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote_plus(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def order_controls(controls: Iterable[Control]) -> tuple[Control, ...]:
    """Those controls that say they order or pay: evidence that the last page was reached."""
    return tuple(c for c in controls if c.visible and orders(c))

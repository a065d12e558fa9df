"""The order firewall: two independent locks that fail closed. Pure decisions; nothing here touches a browser.

Lock 1, the *tap lock*, reads labels: a control is tapped only when its meaning is known and safe on this page.
Lock 2, the *wire lock*, reads requests: what may order, pay, register or write to people never leaves the browser,
whatever was tapped. Neither trusts the other, and there is no switch to turn either off.

When a page shows that an order could be placed from it (an order button, or a choice of payment with nothing
declared to come after), the wire is *sealed*: from then on only pictures, styles and scripts are fetched. The walk ends
there, since such a page is the last one before the order.
"""

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, TypeAlias
from urllib.parse import unquote_plus, urlsplit

from frictionaudit.evidence import Control, Firewall, PageKind, PageView, Reach, Refusal, Region, Stage
from frictionaudit.reading.drawn import drawn_radios, is_toggle
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import is_stranger
from frictionaudit.reading.money import amounts
from frictionaudit.reading.steps import KINDS, declared_on, leads_to, spans
from frictionaudit.reading.words import LABELS, begins, exactly, fold, means, says, slug
from frictionaudit.reading.words import data as words_data

CROSS_PX = 64
"""A drawn cross is at most so wide and so far from the layer's corner, CSS px (a thumb's width: our choice)."""
MOST_BODY = 1_000_000
"""A longer body is not judged but refused, once a basket is filled."""


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
    ENTER = "answer the shop's first question"


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
    sure: bool = False
    """The page is the last one before the order for certain: it shows what orders, or leaves no other way on."""


@cache
def rules() -> dict[str, Any]:
    """The patterns of data/firewall.toml."""
    text = files("frictionaudit.shopper").joinpath("data", "firewall.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in rules()[name]), re.I)


@lru_cache(maxsize=LABELS)
def _any_language(intent: str, label: str) -> bool:
    return any(means(intent, label, lang) for lang in words_data("words")["languages"])


def _labels(control: Control) -> tuple[str, ...]:
    """What the control says of itself, amounts cut off: `Add to bag - £39` means add to bag."""
    return tuple(dict.fromkeys(label for raw in (control.name, control.text) if (label := _without_amounts(raw))))


@lru_cache(maxsize=LABELS)
def _without_amounts(text: str) -> str:
    for money in amounts(text):
        text = text.replace(money.text, " ")
    return re.sub(r"[\s–—|·:-]+$", "", text).strip()


def orders(control: Control) -> bool:
    """Whether a control's label or markup says that it orders or pays."""
    labelled = any(_any_language(intent, label) for label in _labels(control) for intent in rules()["never_tap"])
    return labelled or bool(_pattern("danger_hints").search(f"{control.hints} {control.tag}"))


_SHOPPING = frozenset(
    {PageKind.PRODUCT, PageKind.LISTING, PageKind.HOME, PageKind.SEARCH, PageKind.POLICY, PageKind.CONTACT}
)


def danger(page: PageView, so_far: Danger = Danger.SHOPPING, *, nothing_chosen: bool = False) -> Reading:
    """How near an order this page is, from what a shopper sees on it.

    `so_far` is how near the walk has come already: within checkout no page is harmless, whatever it looks like.
    `nothing_chosen` says that the walk has not put anything into a basket yet: then a price on a button is a product's.
    """
    if page.kind in _SHOPPING and so_far < Danger.CHECKOUT:
        return Reading(Danger.SHOPPING)
    if nothing_chosen and page.kind is PageKind.OTHER and not order_controls(page.controls):
        return Reading(Danger.SHOPPING)
    in_basket = page.kind is PageKind.BASKET and so_far < Danger.CHECKOUT
    if reason := _order_button(page, in_basket, so_far) or _consent(page):
        return _final(reason, sure=not _next_step_orders(page))
    if in_basket:
        return Reading(Danger.BASKET)
    choice = _payment_choice(page)
    if payment := choice or _headed_payment(page):
        later = _later_steps(page) & {"step_review"}
        if later:
            return Reading(Danger.PAYMENT, payment)
        return _final(f"{payment}, and no later step is announced", sure=bool(choice) and not _any_way_on(page))
    if so_far >= Danger.PAYMENT:
        reviewed = "step_review" in _headings(page)
        return _final("payment was chosen on the step before", sure=reviewed or not _any_way_on(page))
    if so_far >= Danger.CHECKOUT and (last := _on_the_last_step(page)):
        return _final(last, sure=True)
    if (page.kind is PageKind.CHECKOUT or so_far >= Danger.CHECKOUT) and not _later_steps(page):
        if terms := _terms_box(page):
            return _final(f"{terms}, and no later step is announced", sure=not _any_way_on(page))
        if so_far >= Danger.CHECKOUT and _only_goes_on(page):
            return _final("nothing more is asked of the shopper, and no later step is announced")
    return Reading(Danger.CHECKOUT if page.kind is PageKind.CHECKOUT or so_far >= Danger.CHECKOUT else Danger.BASKET)


def _final(reason: str, *, sure: bool = False) -> Reading:
    return Reading(Danger.FINAL, reason, sure)


def _any_way_on(page: PageView) -> bool:
    """Whether a control may go on, by its name or since it sends what is chosen here: then the order may come later.

    One that is switched off until a payment is chosen is the order's own.
    """
    asked = {f.form for f in page.fields if f.visible and f.form is not None and f.type != "search"}
    ways = [c for c in page.controls if c.visible and c.region not in (Region.FOOTER, Region.HEADER, Region.NAV)]
    return any(_goes_on(c, page) or (c.submits and c.enabled and c.form in asked) for c in ways)


def _order_button(page: PageView, in_basket: bool, so_far: Danger) -> str:
    """What a control says that makes its page the last one. "Pay" in the basket may be the way to checkout."""
    intents = ["place_order"] if in_basket else ["place_order", "pay_now", "buy_now"]
    if so_far >= Danger.CHECKOUT:
        intents.append("buy_on_product_page")
    for control in page.controls:
        if not control.visible or control.region in (Region.HEADER, Region.FOOTER) or _wallet(control):
            continue
        if any(exactly("guest_checkout", label, page.lang) for label in _labels(control)):
            continue
        if any(_any_language(intent, label) for label in _labels(control) for intent in intents):
            return f"a control is labelled “{control.name[:60]}”"
        if not in_basket and not control.href and _amount_on_button(control):
            return f"a button carries an amount: “{control.name[:60]}”"
    return ""


def _next_step_orders(page: PageView) -> bool:
    """ "Next: place order": what speaks of the order may be the name of a step still to come. It is not tapped either way."""
    labels = [label for c in page.controls if c.visible and orders(c) for label in _labels(c)]
    return bool(labels) and all(
        ":" in label and begins("go_on", label.replace(":", " "), page.lang) for label in labels
    )


def _consent(page: PageView) -> str:
    said = any(says("order_consent", line.text, page.lang) for line in page.lines)
    return "the page says that going on places the order" if said else ""


def _wallet(control: Control) -> bool:
    """An express wallet's own button: never tapped, but it does not make its page the last one."""
    return bool(_pattern("wallet_labels").search(f"{control.name} {control.tag}"))


def _amount_on_button(control: Control) -> bool:
    """A button with a price, unless it is a choice by its role, or one of a way of delivery by its label."""
    opens_or_chooses = control.expanded is not None or control.tag == "summary" or control.role in _CHOICES
    if control.tag == "a" or opens_or_chooses or not any(True for _ in amounts(control.name)):
        return False
    said = _labels(control)
    delivers = any(
        begins("way_of_delivery", label, lang) for label in said for lang in words_data("words")["languages"]
    )
    return not delivers or any(_any_language(act, label) for label in said for act in _ACTS_IN_WORDS)


def _payment_choice(page: PageView) -> str:
    if chosen := _payment_field(page):
        return chosen
    if any(f.visible and f.box and f.box.height > 20 and takes_payment(f.url) for f in page.frames):
        return "a payment provider's form is on the page"
    return ""


_PAYS = frozenset({Purpose.PAYMENT_METHOD, Purpose.CARD_NUMBER, Purpose.CARD_CVC, Purpose.CARD_EXPIRY})


def _payment_field(page: PageView) -> str:
    fields = [*(f for f in page.fields if f.visible), *(drawn.field for drawn in drawn_radios(page))]
    for one, guess in zip(fields, field_purposes(fields, page.lang), strict=True):
        if guess.purpose in _PAYS:
            return f"payment is chosen here (“{(one.label or one.name)[:60]}”)"
    return ""


def takes_payment(url: str) -> bool:
    """Whether an address belongs to a provider that takes payments."""
    return bool(_pattern("payment_hosts").search(urlsplit(url).hostname or ""))


def _headings(page: PageView) -> set[str]:
    """Kinds of step that the page's title and first headings name: the step it is on."""
    listed = _listed_as_headings(page)
    return {listed[0]} if listed else {kind for text in (page.title, *_first(page)) for kind in _kinds(text, page)}


def _listed_as_headings(page: PageView) -> list[str]:
    """Steps that stand on the page as first headings, as sections that open one after another do; else nothing.

    A heading of unknown meaning is an empty kind: where three stand in a row it is a step all the same.
    """
    kinds = [next(iter(_kinds(text, page)), "") for text in _first(page)]
    known = {kind for kind in kinds if kind}
    return kinds if len(known) > 1 or (known and len(kinds) > 2) else []


def _first(page: PageView) -> list[str]:
    return [line.text for line in page.lines if line.heading == 1]


def _kinds(text: str, page: PageView) -> list[str]:
    return [kind for kind, _, _ in spans(KINDS, text, page.lang)]


def _on_the_last_step(page: PageView) -> str:
    """What a heading or the title says when it counts the steps: "Step 2 of 2"."""
    for text in (page.title, *(line.text for line in page.lines if line.heading)):
        counted = _pattern("step_of").search(fold(text))
        if counted and len(set(re.findall(r"\d+", counted.group()))) == 1:
            return f"it calls itself the last step (“{text[:60]}”)"
    return ""


def _counted_and_listed(page: PageView) -> set[str]:
    """The review, where the page counts itself as a step that is not the last ("Step 2 of 3") and an ordered list, whose
    names a phone may hide, has payment at that very place and the review right after it."""
    for text in (page.title, *(line.text for line in page.lines if line.heading)):
        if counted := _pattern("step_of").search(fold(text)):
            here, last = (int(number) for number in re.findall(r"\d+", counted.group())[:2])
            after = [[_kinds(item, page)[:1] for item in items][here - 1 : here + 1] for items in page.ordered_lists]
            if 0 < here < last and [["step_payment"], ["step_review"]] in after:
                return {"step_review"}
    return set()


def _headed_payment(page: PageView) -> str:
    named = page.kind is PageKind.CHECKOUT and "step_payment" in _headings(page) and not _asks_for_the_address(page)
    return "the page is headed as the payment step" if named else ""


def _asks_for_the_address(page: PageView) -> bool:
    """Whether the page still wants to know who the shopper is: in some languages all of checkout is headed "payment"."""
    fields = [f for f in page.fields if f.visible and f.enabled and not f.readonly]
    return len({guess.purpose for guess in field_purposes(fields, page.lang)} & ABOUT_THE_SHOPPER) >= 2


def _later_steps(page: PageView) -> set[str]:
    """The steps before the order that are announced after this page: by its list of steps or its own buttons."""
    said = [c.name for c in page.controls if c.visible and acts_here(c, page) and _goes_on(c, page)]
    listed = {step.kind for step in declared_on(page)} | {
        "step_review" for name in said if _pattern("review_words").search(fold(name))
    }
    listed |= {"step_payment" for name in said if _pattern("payment_words").search(fold(name))}
    listed |= {"step_review" for name in said if means("review_step", name, page.lang)}
    listed |= {kind for name in said for kind in leads_to(name, page.lang)}
    listed |= set(_listed_as_headings(page)[1:]) | _counted_and_listed(page)
    return (listed & {"step_payment", "step_review"}) - _headings(page)


def acts_here(control: Control, page: PageView) -> bool:
    """Whether a control does something on its page: a button, or a link without an address of its own."""
    address = control.href.partition("#")[0]
    return (
        not address
        or address.startswith("javascript:")
        or ("#" in control.href and address == page.url.partition("#")[0])
    )


def _goes_on(control: Control, page: PageView) -> bool:
    said = any(means(intent, label, page.lang) for intent in _ALLOWED[Act.ADVANCE] for label in _labels(control))
    return said or names_a_step(control, page)


def _terms_box(page: PageView) -> str:
    """A box that agrees to the terms of sale: shops ask for it where the order is placed."""
    boxes = [f for f in page.fields if f.type == "checkbox" and f.visible]
    for box, guess in zip(boxes, field_purposes(boxes, page.lang), strict=True):
        if guess.purpose is Purpose.TERMS:
            return f"terms are agreed to here (“{(box.label or box.name)[:60]}”)"
    return ""


ABOUT_THE_SHOPPER = frozenset(
    {Purpose.EMAIL, Purpose.NAME, Purpose.GIVEN_NAME, Purpose.STREET, Purpose.POSTCODE, Purpose.CITY, Purpose.PHONE}
)


def _only_goes_on(page: PageView) -> bool:
    """The page asks nothing of the shopper's person and offers a plain way on: that may be the order."""
    fields = [f for f in page.fields if f.visible]
    asked = {guess.purpose for guess in field_purposes(fields, page.lang)}
    ways = [c for c in page.controls if c.visible and _goes_on(c, page)]
    guest = any(means("guest_checkout", label, page.lang) for c in ways for label in _labels(c))
    guest = guest or any(says("guest_checkout", f"{f.label} {f.hint}", page.lang) for f in fields)
    return bool(ways) and not guest and not asked & ABOUT_THE_SHOPPER


_DISMISSES_ANYWHERE = ("close", "cookies_reject", "cookies_accept", "cookies_settings")
_ACTS_IN_WORDS = (
    "ambiguous_order",
    "buy_now",
    "buy_on_product_page",
    "checkout",
    "continue_step",
    "pay_now",
    "place_order",
)
_CHOICES = frozenset({"combobox", "option", "radio", "checkbox", "menuitemradio"})
_ALLOWED: dict[Act, tuple[str, ...]] = {
    Act.ADD: ("add_to_cart", "buy_on_product_page"),
    Act.VIEW_BASKET: ("view_cart",),
    Act.CHECK_OUT: ("checkout", "ambiguous_order", "continue_step"),
    Act.ADVANCE: ("continue_step", "guest_checkout", "save_address", "review_step", "choose_delivery"),
    Act.SEARCH: ("search",),
    Act.DISMISS: (*_DISMISSES_ANYWHERE, "country_stay", "age_confirm"),
    Act.EMPTY: ("remove_item", "update_basket"),
}


def may_tap(control: Control, act: Act, page: PageView, reading: Reading, hint: str = "") -> str:
    """The tap lock: empty when the control may be tapped, else the reason why not.

    `hint` is a label that the user named as the way for this act: it is known then, unless it orders.
    """
    name = control.name or control.text
    if act is not Act.DISMISS and reading.danger is Danger.FINAL:
        return f"an order could be placed from this page: {reading.reason}"
    if orders(control):
        return f"“{name[:60]}” ({control.hints[:40]}) may order or pay"
    if act is Act.CHECK_OUT and (payment := _payment_field(page)):
        return f"{payment}, so going on may order"
    if act is Act.ENTER and (reading.danger > Danger.BASKET or page.kind in (PageKind.CHECKOUT, PageKind.BASKET)):
        return "first questions are answered before the shop only"
    checks_out = act is Act.CHECK_OUT and any(means("checkout", label, page.lang) for label in _labels(control))
    if reading.danger >= Danger.BASKET and act is not Act.EMPTY and _amount_on_button(control) and not checks_out:
        return f"the button carries an amount: “{name[:60]}”"
    if act in (Act.CHOOSE, Act.ADD) and _any_language("buy_now", name):
        return f"“{name[:60]}” may order at once"
    if control.href and any(_pattern(name).search(_path(control.href)) for name in ("order_paths", "pay_paths")):
        return f"the link leads to an order: {_path(control.href)[:80]}"
    chooses = control.role in _CHOICES or control.tag == "option" or control.popup == "listbox"
    chooses = chooses or (is_toggle(control) and reading.danger is Danger.CHECKOUT)
    if act is Act.ADD and page.kind is PageKind.CHECKOUT:
        return "nothing is added on a checkout page"
    if act is Act.CHOOSE and (page.kind is PageKind.CHECKOUT or reading.danger >= Danger.CHECKOUT) and not chooses:
        return "on a checkout page only what is a choice by its role is chosen by tapping"
    if act is Act.CHECK_OUT and reading.danger > Danger.BASKET:
        return "checkout is entered only from the basket"
    if act is Act.ADVANCE and reading.danger is Danger.PAYMENT and _in_dialog(control, page):
        return "a dialog above a payment step may be the order"
    if hint and fold(hint) in (fold(control.name), fold(control.text)):
        return ""
    accepted = _accepted(act, reading)
    if accepted is None:
        web = not control.href or control.href.startswith(("http:", "https:"))
        return "" if act is not Act.FOLLOW or web else "not a web link"
    if act is Act.ADVANCE and (_leads_to_payment(control, page) or _leads_to_a_step(control, page)):
        return ""
    if act is Act.DISMISS and (_declines(control, page, reading) or _corner_cross(control, page, reading)):
        return ""
    if any(means(intent, label, page.lang) for label in _labels(control) for intent in accepted):
        return _disagreement(control, accepted, page) if act in (Act.ADVANCE, Act.CHECK_OUT) else ""
    if _goes_where_it_says(control, act) or (act is Act.SEARCH and _sends_search(control, page)):
        return ""
    if act is Act.EMPTY and reading.danger <= Danger.BASKET and _sends_amounts(control, page):
        return ""
    if (
        act in (Act.ADD, Act.VIEW_BASKET, Act.DISMISS, Act.SEARCH, Act.EMPTY)
        and not re.search(r"\w", control.text)
        and _icon(control, act)
    ):
        return ""
    return f"“{name[:60]}” is not known to {act}"


_ADDRESSES = {Act.VIEW_BASKET: "cart", Act.ADD: "cart", Act.CHECK_OUT: "checkout"}


def _goes_where_it_says(control: Control, act: Act) -> bool:
    """Whether the address behind a control of unknown label is the one the act wants: a link that only reads, or a form."""
    wanted = _ADDRESSES.get(act, "")
    reads = control.href.startswith("http") and act is not Act.ADD
    where = control.href if reads else control.action if control.submits and act is not Act.VIEW_BASKET else ""
    return (
        bool(wanted and where)
        and slug(wanted, urlsplit(where).path)
        and not _pattern("order_paths").search(_path(where))
    )


def _sends_amounts(control: Control, page: PageView) -> bool:
    """Whether a basket's button sends the form of its amounts, and is not named as the way out."""
    asked = [f for f in page.fields if f.form == control.form and f.visible]
    amount = any(guess.purpose is Purpose.QUANTITY for guess in field_purposes(asked, page.lang))
    leaves = any(means("checkout", label, page.lang) for label in _labels(control))
    return control.submits and control.form is not None and amount and not leaves


def _leads_to_payment(control: Control, page: PageView) -> bool:
    """ "Go to payment", where payment is a later step: the page wants the address and says "continue" or names payment, or
    lists payment among its steps under another heading."""
    labels = _labels(control)
    says_so = any(
        any(means(intent, label, page.lang) for intent in ("checkout", "ambiguous_order", "continue_step"))
        and _pattern("payment_words").search(fold(label))
        for label in labels
    )
    goes_on = any(
        begins("continue_step", label, page.lang) and "step_payment" in leads_to(label, page.lang) for label in labels
    )
    own = {fold(label) for label in labels}
    others = [line.text for line in page.lines if len(line.text) <= 40 and fold(line.text) not in own]
    named = {kind for text in others for kind in _kinds(text, page)} - _headings(page)
    asked = {guess.purpose for guess in field_purposes([f for f in page.fields if f.visible and f.enabled], page.lang)}
    if len(asked & ABOUT_THE_SHOPPER) >= 2:
        return goes_on or (says_so and "step_payment" in named)
    declared = {step.kind for step in declared_on(page)} - _headings(page)
    announced = "step_payment" in declared or _counts_further(page)
    return goes_on and announced and _headings(page) != {"step_payment"}


def _counts_further(page: PageView) -> bool:
    """ "2 / 3": the page counts the steps, and it is not the last."""
    counted = (re.fullmatch(r"([1-9])\s*/\s*([1-9])", line.text.strip()) for line in page.lines)
    return any(found and int(found[1]) < int(found[2]) for found in counted)


def names_a_step(control: Control, page: PageView) -> bool:
    """Whether a control is labelled with a step that it goes on to."""
    return _named_as_the_review(control, page) or any(leads_to(label, page.lang) for label in _labels(control))


def _named_as_the_review(control: Control, page: PageView) -> bool:
    """The button carries the very name of the review that the page lists as a later step, or begins with a word for it."""
    later = {fold(step.name) for step in declared_on(page) if step.kind == "step_review"}
    here = {fold(text) for text in (page.title, *_first(page))}
    labels = {fold(label) for label in _labels(control)}
    if not labels or not later or "step_review" in _headings(page):
        return False
    return labels <= later - here or all(_reviews(label, page.lang) for label in labels)


def _reviews(label: str, lang: str) -> bool:
    """ "Review and confirm": the label begins with a verb of checking and speaks of neither order nor payment."""
    orders_too = any(means(one, label, lang) or says(one, label, lang) for one in ("place_order", "pay_now", "buy_now"))
    leaves = means("checkout", label, lang) or any(
        says(one, label, lang) for one in ("ambiguous_order", "buy_on_product_page")
    )
    pays = bool(_pattern("payment_words").search(fold(label)))
    return begins("check", label, lang) and not (orders_too or leaves or pays)


def _leads_to_a_step(control: Control, page: PageView) -> bool:
    """ "Continue to delivery": every label says that it goes on to a step before payment, or to the review."""
    if _named_as_the_review(control, page):
        return True
    ways = [leads_to(label, page.lang) for label in _labels(control)]
    shops_on = any(means("continue_shopping", label, page.lang) for label in _labels(control))
    return bool(ways) and all(way and "step_payment" not in way for way in ways) and not shops_on


def _corner_cross(control: Control, page: PageView, reading: Reading) -> bool:
    """A small control without a name in an upper corner of an interrupting layer, before checkout: a drawn cross."""
    layer = next((o for o in page.overlays if o.index == control.overlay), None)
    if reading.danger > Danger.BASKET or layer is None or not is_stranger(layer):
        return False
    says_nothing = not re.search(r"\w", f"{control.name}{control.text}") and not control.submits
    leads_nowhere = not control.href or control.href.startswith("javascript:")
    small = max(control.box.width, control.box.height) <= CROSS_PX
    at_the_top = control.box.y + control.box.height / 2 <= layer.box.y + max(CROSS_PX, layer.box.height / 4)
    at_a_side = min(control.box.x - layer.box.x, layer.box.right - control.box.right) <= CROSS_PX
    return says_nothing and leads_nowhere and small and at_the_top and at_a_side


def _declines(control: Control, page: PageView, reading: Reading) -> bool:
    """The quieter of two answers of an interrupting layer, or the one beside "yes", while nothing is in the basket."""
    layer = next((o for o in page.overlays if o.index == control.overlay), None)
    if reading.danger > Danger.SHOPPING or layer is None or layer.kind not in ("app", "newsletter", "other"):
        return False
    inside = [c for c in page.controls if c.overlay == layer.index and c.visible and re.search(r"\w", c.text)]
    agrees = [c for c in inside if begins("yes", c.name, page.lang)]
    if len(inside) == 2 and len(agrees) == 1 and control not in agrees:
        return not control.href.startswith("http") and not control.submits
    if layer.kind == "other":
        return False
    quiet = not control.filled and not control.submits and not control.href.startswith("http")
    return quiet and len(inside) == 2 and any(c.filled for c in inside)


def _sends_search(control: Control, page: PageView) -> bool:
    """Whether a control sends a form that asks for nothing but what to search for."""
    asked = [f for f in page.fields if f.form == control.form and f.visible]
    return control.submits and len(asked) == 1 and field_purposes(asked, page.lang)[0].purpose is Purpose.SEARCH


def _in_dialog(control: Control, page: PageView) -> bool:
    return any(layer.modal for layer in page.overlays if layer.index == control.overlay)


def _accepted(act: Act, reading: Reading) -> tuple[str, ...] | None:
    """The meanings an act accepts; None when it accepts any. Within checkout "confirm" or "yes" dismisses nothing."""
    if act is Act.DISMISS and reading.danger > Danger.BASKET:
        return _DISMISSES_ANYWHERE
    return _ALLOWED.get(act)


def _disagreement(control: Control, accepted: tuple[str, ...], page: PageView) -> str:
    """Where the visible text and the spoken name say different things, neither is believed."""
    labels = sorted((fold(label) for label in _labels(control)), key=len)
    for label in labels:
        known = any(means(intent, label, page.lang) for intent in accepted)
        if not known and not (label in labels[-1] and label != labels[-1]):
            return f"it shows one thing and is called another: “{label[:60]}”"
    return ""


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
    window: bool = False
    """It comes from another window than the walk's own."""
    readable: bool = True
    """Its body is text, and all of it is known."""


@dataclass
class WireState:
    """What the wire lock knows of the walk; the log of both locks."""

    reach: Reach
    stage: Stage = Stage.HOME
    danger: Danger = Danger.SHOPPING
    permit: Act | None = None
    """The act that is being carried out just now."""
    form_sent: bool = False
    """The act has sent its form or, within checkout, opened its page: one tap, one step."""
    payment_passed: bool = False
    """The walk went on from a payment step: what comes next is the last page."""
    sealed_at: str = ""
    pays_later_at: str = ""
    """Address of the page that was read last, when payment is a later step there."""
    guest_forms: frozenset[str] = frozenset()
    """Addresses that the forms of the page that was read last go to, where they keep a guest's address."""
    taps_allowed: int = 0
    requests_allowed: int = 0
    stopped: int = 0
    """How many page changes the wire lock refused: after one, the walk goes no further that way."""
    kept_back: int = 0
    """How many messages the wire lock refused: a page that waits for their answer does not go on."""
    refusals: Counter[tuple[str, Stage, str, str]] = field(default_factory=Counter[tuple[str, Stage, str, str]])

    def begin(self, act: Act) -> None:
        """What the page sends from now on is caused by this act."""
        self.permit, self.form_sent = act, False

    def sent(self, message: "Outgoing") -> None:
        """Keep in mind what was let through."""
        self.requests_allowed += 1
        goes = message.main_frame and not message.redirected
        self.form_sent |= goes and (message.method not in _READS or self.stage in _TILL)

    def rest(self) -> None:
        """The act is over: whatever the page sends from now on, it sends by itself."""
        self.permit = None

    def read(self, page: PageView) -> Reading:
        """How near an order the page is, knowing how far the walk has come."""
        self.pays_later_at = page.url.split("?")[0] if "step_payment" in _later_steps(page) else ""
        self.guest_forms = guest_forms(page)
        if self.payment_passed:
            return danger(page, Danger.PAYMENT)
        if self.stage in _TILL:
            return danger(page, Danger.CHECKOUT)
        return danger(page, nothing_chosen=self.stage is not Stage.BASKET)

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
_TILL = frozenset({Stage.CHECKOUT, Stage.PAYMENT})
_IN_CHECKOUT = _TILL | {Stage.BASKET}


def may_send(message: Outgoing, state: WireState) -> str:
    """The wire lock: empty when the request may leave the browser, else the reason why not."""
    if message.url.startswith(("data:", "blob:", "about:")):
        return ""
    if message.window:
        return "no other window is opened"
    reads = message.method in _READS
    passive = reads and message.type in rules()["passive_types"]
    file = passive and _is_file(message.url)
    if state.sealed_at and not file and not _payment_frame(message):
        return "the page could place an order, so nothing is sent from it"
    if state.danger is Danger.FINAL and state.permit is not None and not passive:
        return "an order could be placed from this page"
    if not file and _pattern("order_paths").search(_path(message.url)):
        return "the address places or completes an order"
    shown = _first_sight_of_payment(message, state) or _on_to_review(message, state)
    if not file and not shown and _pattern("pay_paths").search(_path(message.url)):
        return "the address pays"
    if passive:
        return ""
    said = spoken(f"{urlsplit(message.url).query}&{message.body}" if reads else message.body)
    if state.stage in _IN_CHECKOUT and (reason := _orders_in_words(message, said, state)):
        return reason
    if reads:
        return _may_leave(message, state)
    return _may_change(message, said, state)


def _first_sight_of_payment(message: Outgoing, state: WireState) -> bool:
    """The payment step is opened as a page, where no way to pay was chosen yet."""
    opens = message.method == "GET" and message.main_frame and message.type == "document"
    return opens and state.stage is Stage.CHECKOUT and state.danger is Danger.CHECKOUT


def _only_asks(message: Outgoing) -> bool:
    """A GraphQL request whose every document is a query: by the language's definition it changes nothing."""
    if message.method != "POST" or message.type not in ("fetch", "xhr") or not message.readable:
        return False
    try:
        parsed: _Json = json.loads(message.body)
    except (ValueError, RecursionError):
        return False
    requests = parsed if isinstance(parsed, list) else [parsed]
    documents = [one.get("query") for one in requests if isinstance(one, dict)]
    return (
        bool(documents)
        and len(documents) == len(requests)
        and all(isinstance(text, str) and _QUERY.match(text) and not _CHANGES.search(text) for text in documents)
    )


_QUERY = re.compile(r"\s*(?:query\b|fragment\b|\{)")
_CHANGES = re.compile(r"\b(?:mutation|subscription)\b", re.I)


def _is_file(url: str) -> bool:
    return bool(_pattern("file_endings").search(urlsplit(url).path))


def _payment_frame(message: Outgoing) -> bool:
    """The form of a payment provider inside the page: seeing it is evidence, and only reads."""
    return (
        message.method in _READS
        and message.type == "document"
        and not message.main_frame
        and takes_payment(message.url)
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
        _pattern("order_paths_when_sent").search(path)
        and not _on_to_review(message, state)
        and not _to_itself(message, state)
    ):
        return "sending to this address creates an order or a payment"
    if _pattern("order_bodies").search(said):
        return "what is sent places an order"
    if has_card_number(said):
        return "what is sent holds a card number"
    if takes_payment(message.url) and state.stage in _IN_CHECKOUT:
        return "nothing is sent to a payment provider"
    letters = _pattern("never_sent_paths").search(path) and not _keeps_a_guest(message, said, state)
    if letters or _pattern("never_sent_bodies").search(said):
        return "forms for accounts, newsletters, contact and reviews are never sent"
    if state.stage is Stage.BASKET and state.permit in (Act.CHOOSE, Act.EMPTY) and _pattern("order_words").search(path):
        return "a change in the basket goes to an address that speaks of ordering"
    if state.stage in _IN_CHECKOUT:
        return _may_send_in_checkout(message, state)
    return ""


def guest_forms(page: PageView) -> frozenset[str]:
    """Where those forms of a page go that ask for an address and let the shopper leave "create an account" unticked."""
    asked = [f for f in page.fields if f.form is not None and f.enabled]
    purposes: dict[int | None, set[Purpose]] = {}
    declined: set[int | None] = set()
    for one, guess in zip(asked, field_purposes(asked, page.lang), strict=True):
        if one.visible:
            purposes.setdefault(one.form, set()).add(guess.purpose)
        if one.visible and guess.purpose is Purpose.CREATE_ACCOUNT and one.type == "checkbox" and not one.checked:
            declined.add(one.form)
    secret = {Purpose.PASSWORD, Purpose.NEW_PASSWORD}
    kept = {form for form in declined if len(purposes[form] & ABOUT_THE_SHOPPER) >= 3 and not purposes[form] & secret}
    return frozenset(c.action.split("?")[0] for c in page.controls if c.submits and c.form in kept and c.action)


def _keeps_a_guest(message: Outgoing, said: str, state: WireState) -> bool:
    """A guest's address goes to the address that would register as well, had an account been asked for."""
    tapped = state.permit is Act.ADVANCE and state.stage is Stage.CHECKOUT and state.danger is Danger.CHECKOUT
    here = message.main_frame and not message.redirected and message.url.split("?")[0] in state.guest_forms
    return tapped and here and not _pattern("account_bodies").search(said)


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
    if _pattern("order_bodies").search(said) or _says_order(said):
        return "what is sent places an order"
    sends = message.method not in _READS or message.main_frame
    if sends and _pattern("payment_choice_bodies").search(_given(said)) and not _only_asks(message):
        if state.danger < Danger.PAYMENT and not _asks_for_a_price(message, said, state):
            return "what is sent chooses a payment before any payment step was seen"
        if _pattern("consent_bodies").search(said):
            return "what is sent chooses a payment and agrees to terms: that may be the order"
    return ""


def _asks_for_a_price(message: Outgoing, said: str, state: WireState) -> bool:
    """A page that works out delivery and totals while the address is typed sends its whole form, payment and all.

    Only what goes in the background, without a tap and without consent, to an address that names a price or an offer.
    """
    background = message.type in ("fetch", "xhr") and not message.main_frame
    asks = bool(_pattern("price_paths").search(unquote_plus(urlsplit(message.url).path)))
    while_typing = state.danger is Danger.CHECKOUT and state.permit in (None, Act.CHOOSE)
    return background and asks and while_typing and not _pattern("consent_bodies").search(_given(said))


def _given(said: str) -> str:
    """What is sent, without the fields left empty: they choose nothing."""
    return "&".join(pair for pair in said.split("&") if not pair.endswith("=") or "=" not in pair)


def _says_order(said: str) -> bool:
    """A value is worded like the label of an order button, as a form sends the button that was tapped."""
    values = {value for pair in said.split("&") if 3 <= len(value := pair.partition("=")[2]) <= 60}
    return any(_any_language(intent, value) for value in values for intent in ("place_order", "pay_now"))


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
    if form and state.permit in (Act.CHOOSE, Act.DISMISS):
        return "choosing, typing and dismissing send no form"
    if state.danger >= Danger.PAYMENT and state.permit in (None, Act.CHOOSE, Act.DISMISS) and not _only_asks(message):
        return "the page sent something by itself on a payment step"
    if state.reach is Reach.CHECKOUT and state.stage is not Stage.BASKET and message.main_frame:
        return "this trip types and sends nothing in checkout"
    return ""


_PART = re.compile(r'name="([^"]*)"[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n([^\r\n]*)')


_Json: TypeAlias = "dict[str, _Json] | list[_Json] | str | float | bool | None"


def spoken(body: str) -> str:
    """A body in one plain form, `key=value` joined by `&`: from form data, multipart parts or JSON."""
    text = body.strip()
    if text.startswith(("{", "[", "&{", "&[")):
        try:
            return "&".join(_pairs(json.loads(text.lstrip("&"))))
        except (ValueError, RecursionError):
            pass
    parts = [f"{key}={value}" for key, value in _PART.findall(text)]
    return "&".join(parts) if parts else unquote_plus(text)


def _pairs(value: _Json, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [f"{key}={'of' if value else ''}", *(pair for name, one in value.items() for pair in _pairs(one, name))]
    if isinstance(value, list):
        return [pair for one in value for pair in _pairs(one, key)]
    return [f"{key}={str(value).lower() if isinstance(value, bool) else value}"]


def has_card_number(text: str) -> bool:
    """Whether a text holds 14-19 digits that begin like a card's and pass the card checksum (Luhn)."""
    found = re.findall(r"(?<!\d)\d(?:[\s.\-–]?\d){13,18}(?!\d)", text)
    return any(_luhn(re.sub(r"\D", "", digits)) for digits in found)


def _luhn(digits: str) -> bool:
    total = sum(int(d) if i % 2 == 0 else sum(divmod(int(d) * 2, 10)) for i, d in enumerate(reversed(digits)))
    return total % 10 == 0 and digits[0] in "23456" and len(set(digits)) > 1


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote_plus(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def order_controls(controls: Iterable[Control]) -> tuple[Control, ...]:
    """Those controls that say they order or pay: evidence that the last page was reached."""
    return tuple(c for c in controls if c.visible and orders(c))

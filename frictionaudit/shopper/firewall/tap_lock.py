"""Lock 1 reads labels: a control is tapped only when its meaning is known and safe on this page."""

import re

from frictionaudit.evidence import Control, PageKind, PageView, Region
from frictionaudit.reading.account import passes_the_sign_in
from frictionaudit.reading.basket import ONE_LESS, ONE_MORE, nameless_drawings
from frictionaudit.reading.drawn import is_toggle
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import is_stranger
from frictionaudit.reading.method_choice import open_choice, unchosen_methods
from frictionaudit.reading.money import ANYWHERE, amounts
from frictionaudit.reading.words import begins, fold, has_letters, means, says, slug
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger, Reading, declines_an_offer, leaves_basket, payment_field
from frictionaudit.shopper.firewall.labels import (
    CHOICES,
    carries_an_amount,
    in_any_language,
    labels_of,
    leads_to_an_order,
    orders,
    path_of,
    pattern,
    place_of,
)
from frictionaudit.shopper.firewall.onward import ADVANCES, keeps_the_address, leads_to_a_step, leads_to_payment

CROSS_PX = 64
"""A drawn cross is at most so wide and so far from the layer's corner, CSS px (a thumb's width: our choice)."""
BASKET_WORDS = 4
"""Labels of more words than this say more than where the basket is: our choice."""
_DISMISSES_ANYWHERE = ("close", "cookies_reject", "cookies_accept", "cookies_settings")
_ALLOWED: dict[Act, tuple[str, ...]] = {
    Act.ADD: ("add_to_cart", "buy_on_product_page"),
    Act.VIEW_BASKET: ("view_cart",),
    Act.CHECK_OUT: ("checkout", "ambiguous_order", "continue_step"),
    Act.ADVANCE: ADVANCES,
    Act.SEARCH: ("search",),
    Act.DISMISS: (*_DISMISSES_ANYWHERE, "country_stay", "age_confirm"),
    Act.CHANGE_BASKET: ("remove_item", "update_basket", "increase_quantity", "decrease_quantity"),
}


def may_tap(control: Control, act: Act, page: PageView, reading: Reading, hint: str = "") -> str:
    """The tap lock: empty when the control may be tapped, else the reason why not.

    `hint` is a label that the user named as the way for this act: it is known then, unless it orders.
    """
    name = control.name or control.text
    if act is not Act.DISMISS and reading.danger is Danger.FINAL:
        return f"an order could be placed from this page: {reading.reason}"
    out_of_basket = act is Act.CHECK_OUT and reading.danger <= Danger.BASKET and leaves_basket(control, page)
    declines = act is Act.DISMISS and reading.danger is Danger.SHOPPING and declines_an_offer(control, page)
    if orders(control) and not out_of_basket and not declines:
        return f"“{name[:60]}” ({control.hints[:40]}) may order or pay"
    if act is Act.CHECK_OUT and (payment := payment_field(page)):
        return f"{payment}, so going on may order"
    if act is Act.ENTER and (reading.danger > Danger.BASKET or page.kind in (PageKind.CHECKOUT, PageKind.BASKET)):
        return "first questions are answered before the shop only"
    checks_out = act is Act.CHECK_OUT and any(means("checkout", label, page.lang) for label in labels_of(control))
    if (
        reading.danger >= Danger.BASKET
        and act is not Act.CHANGE_BASKET
        and carries_an_amount(control, page.fields)
        and not checks_out
    ):
        return f"the button carries an amount: “{name[:60]}”"
    if act in (Act.CHOOSE, Act.ADD) and in_any_language("buy_now", name):
        return f"“{name[:60]}” may order at once"
    if control.href and leads_to_an_order(control.href):
        return f"the link leads to an order: {path_of(control.href)[:80]}"
    chooses = control.role in CHOICES or control.tag == "option" or control.popup == "listbox"
    chooses = chooses or (is_toggle(control) and reading.danger is Danger.CHECKOUT)
    chooses = chooses or (reading.order_waits and _chooses_a_method(control, page))
    if act is Act.ADD and page.kind is PageKind.CHECKOUT:
        return "nothing is added on a checkout page"
    if act is Act.CHOOSE and (page.kind is PageKind.CHECKOUT or reading.danger >= Danger.CHECKOUT) and not chooses:
        return "on a checkout page only what is a choice by its role is chosen by tapping"
    if act is Act.CHECK_OUT and reading.danger > Danger.BASKET:
        return "checkout is entered only from the basket"
    if act is Act.ADVANCE and reading.danger is Danger.PAYMENT and _in_dialog(control, page):
        return "a dialog above a payment step may be the order"
    if act is not Act.SAVE and hint and fold(hint) in (fold(control.name), fold(control.text)):
        return ""
    if act is Act.SAVE:
        return _why_not_saved(control, page, reading)
    accepted = ("order_from_basket",) if out_of_basket else _accepted(act, reading)
    if accepted is None:
        web = not control.href or control.href.startswith(("http:", "https:"))
        return "" if act is not Act.FOLLOW or web else "not a web link"
    if act is Act.ADVANCE and (leads_to_payment(control, page) or leads_to_a_step(control, page)):
        return ""
    if (
        act is Act.ADVANCE
        and reading.danger <= Danger.CHECKOUT
        and (passes_the_sign_in(control, page) or keeps_the_address(control, page))
    ):
        return ""
    if act is Act.DISMISS and (_declines(control, page, reading) or _corner_cross(control, page, reading)):
        return ""
    if any(means(intent, label, page.lang) for label in labels_of(control) for intent in accepted):
        return _disagreement(control, accepted, page) if act in (Act.ADVANCE, Act.CHECK_OUT) else ""
    if _goes_where_it_says(control, act) or (act is Act.SEARCH and _sends_search(control, page)):
        return ""
    in_basket = reading.danger <= Danger.BASKET
    if (
        act is Act.CHANGE_BASKET
        and in_basket
        and (_sends_amounts(control, page) or {control.name.strip(), control.text.strip()} & {*ONE_MORE, *ONE_LESS})
    ):
        return ""
    if act is Act.VIEW_BASKET and in_basket and _may_be_a_basket(control, page):
        return ""
    if (
        act in (Act.ADD, Act.VIEW_BASKET, Act.DISMISS, Act.SEARCH, Act.CHANGE_BASKET)
        and not re.search(r"[^\W\d]" if act is Act.VIEW_BASKET else r"\w", control.text)  # a basket bears its number
        and _icon(control, act)
    ):
        return ""
    return f"“{name[:60]}” is not known to {act}"


def _why_not_saved(control: Control, page: PageView, reading: Reading) -> str:
    """Why a control is not one that only saves a product for later, on its own page; empty when it is."""
    name = (control.name or control.text)[:60]
    if reading.danger is not Danger.SHOPPING or page.kind is not PageKind.PRODUCT:
        return "products are saved for later on their own page only"
    if control.region in (Region.HEADER, Region.NAV, Region.FOOTER) or control.overlay is not None:
        return f"“{name}” stands in the frame of the page or in a layer, not with the product"
    if any(True for label in (control.name, control.text) for _ in amounts(label, ANYWHERE)):
        return f"the button carries an amount: “{name}”"
    labels = [label for label in labels_of(control) if fold(label)]
    if not labels or not all(means("wishlist", label, page.lang) for label in labels):
        return f"“{name}” is not known to {Act.SAVE}"
    if any(_does_more_than_save(label, page.lang) for label in labels):
        return f"“{name}” does more than save for later"
    goes = place_of(control.href) if control.href.startswith("http") else place_of(control.action)
    if pattern("order_words").search(goes) or slug("checkout", goes) or (control.submits and slug("cart", goes)):
        return f"it leads to basket, checkout or an order: {goes[:80]}"
    adds = (c for c in page.controls if c.form is not None and c.form == control.form and c.index != control.index)
    if control.submits and any(_buys(label, page.lang) for other in adds for label in labels_of(other)):
        return f"“{name}” sends the form that adds to the basket"
    return ""


def _does_more_than_save(label: str, lang: str) -> bool:
    spoken = any(says(one, label, lang) for one in ("place_order", "pay_now", "remove_item"))
    return bool(pattern("order_words").search(fold(label))) or spoken or _buys(label, lang)


def _buys(label: str, lang: str) -> bool:
    ways = ("add_to_cart", "buy_now", "buy_on_product_page", "checkout", "ambiguous_order")
    return any(means(one, label, lang) for one in ways) or in_any_language("buy_now", label)


def _chooses_a_method(control: Control, page: PageView) -> bool:
    """What opens the ways of delivery or payment, or keeps the chosen one, while the order's own button is switched off."""
    choice = open_choice(page)
    keeps = choice is not None and control.index == choice.keeper.index and any(f.checked for f in choice.members)
    return keeps or any(control.index == one.opener.index for one in unchosen_methods(page))


_ADDRESSES = {Act.VIEW_BASKET: "cart", Act.ADD: "cart", Act.CHECK_OUT: "checkout"}


def _goes_where_it_says(control: Control, act: Act) -> bool:
    """Whether the address behind a control of unknown label is the one the act wants: a link that only reads, or a form."""
    wanted = _ADDRESSES.get(act, "")
    reads = control.href.startswith("http") and act is not Act.ADD
    where = control.href if reads else control.action if control.submits and act is not Act.VIEW_BASKET else ""
    return (
        bool(wanted and where) and slug(wanted, place_of(where)) and not pattern("order_paths").search(path_of(where))
    )


def _may_be_a_basket(control: Control, page: PageView) -> bool:
    """A short label that begins with a word for a basket, or a drawing without any word: neither sends a form."""
    short = sum(has_letters(word) for word in fold(control.name).split()) <= BASKET_WORDS
    named = short and any(begins("basket_noun", label, page.lang) for label in labels_of(control))
    return not control.submits and (named or control in nameless_drawings(page))


def _sends_amounts(control: Control, page: PageView) -> bool:
    """Whether a basket's button sends the form of its amounts, and is not named as the way out."""
    asked = [f for f in page.fields if f.form == control.form and f.visible]
    amount = any(guess.purpose is Purpose.QUANTITY for guess in field_purposes(asked, page.lang))
    leaves = any(means("checkout", label, page.lang) for label in labels_of(control))
    return control.submits and control.form is not None and amount and not leaves


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
    """The meanings an act accepts; None when it accepts any. From the basket on "confirm" or "yes" dismisses nothing."""
    if act is Act.DISMISS and reading.danger >= Danger.BASKET:
        return _DISMISSES_ANYWHERE
    return _ALLOWED.get(act)


def _disagreement(control: Control, accepted: tuple[str, ...], page: PageView) -> str:
    """Where the visible text and the spoken name say different things, neither is believed."""
    labels = sorted((fold(label) for label in labels_of(control)), key=len)
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
    Act.CHANGE_BASKET: r"remove|delete|trash",
}


def _icon(control: Control, act: Act) -> bool:
    """Whether a drawing is the act's by what its author calls it, or, to take out of the basket, by where it leads."""
    called = f"{control.hints} {place_of(control.href)}" if act is Act.CHANGE_BASKET else control.hints
    return bool(re.search(_ICONS[act], called, re.I)) or (act is Act.DISMISS and control.name in ("×", "✕", "x", "X"))

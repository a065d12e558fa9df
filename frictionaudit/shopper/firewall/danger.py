"""How near an order a page is, and why."""

from dataclasses import dataclass
from enum import IntEnum

from frictionaudit.evidence import Control, Field, PageKind, PageView, Region
from frictionaudit.reading.account import PASSWORDS
from frictionaudit.reading.drawn import drawn_radios
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import alone
from frictionaudit.reading.method_choice import open_choice
from frictionaudit.reading.pressure import is_shaming
from frictionaudit.reading.steps import spans
from frictionaudit.reading.words import begins, exactly, fold, means, says
from frictionaudit.shopper.firewall.labels import (
    carries_an_amount,
    in_any_language,
    is_section_head,
    is_sign_of_a_step,
    is_wallet,
    labels_of,
    order_controls,
    orders,
    pattern,
    takes_payment,
)
from frictionaudit.shopper.firewall.onward import (
    ABOUT_THE_SHOPPER,
    acts_here,
    asks_for_the_address,
    counts_further,
    goes_on,
    headings,
    later_steps,
    named_as_the_way_in,
    on_the_last_step,
)
from frictionaudit.shopper.firewall.registering import only_registers


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
    order_waits: bool = False
    """The order's button stands on the page already, switched off until the sections before it are done."""


_FRAME = (Region.HEADER, Region.FOOTER)
_SHOPPING = frozenset(
    {PageKind.PRODUCT, PageKind.LISTING, PageKind.HOME, PageKind.SEARCH, PageKind.POLICY, PageKind.CONTACT}
)


def danger(
    page: PageView, so_far: Danger = Danger.SHOPPING, *, nothing_chosen: bool = False, nothing_told: bool = False
) -> Reading:
    """How near an order this page is, from what a shopper sees on it.

    `so_far` is how near the walk has come already: within checkout no page is harmless, whatever it looks like.
    `nothing_chosen` says that the walk has not put anything into a basket yet: then a price on a button is a product's.
    `nothing_told` says that nothing was sent on in checkout yet: the shop does not know the shopper.
    """
    if page.kind in _SHOPPING and so_far < Danger.CHECKOUT:
        return Reading(Danger.SHOPPING)
    if nothing_chosen and page.kind is PageKind.OTHER and not order_controls(page.controls):
        return Reading(Danger.SHOPPING)
    in_basket = page.kind is PageKind.BASKET and so_far < Danger.CHECKOUT
    if reason := _order_button(page, in_basket, so_far) or _consent(page):
        before = None if in_basket else _before_it_is_switched_on(page)
        if before and danger(before, max(so_far, Danger.CHECKOUT)).danger is Danger.CHECKOUT:
            return Reading(Danger.CHECKOUT, order_waits=True)
        if before and so_far < Danger.PAYMENT and _payment_in_a_layer(before, so_far):
            return Reading(
                Danger.PAYMENT, "payment is chosen in a layer above the order's own button", order_waits=True
            )
        all_seen = before is None or bool(_payment_choice(before))
        return _final(reason, sure=all_seen and not _next_step_orders(page))
    if not in_basket and (reason := _priced_button(page)):
        return _final(reason, sure=not _any_way_on(page))
    if in_basket:
        return Reading(Danger.BASKET)
    choice = _payment_choice(page)
    in_checkout = page.kind is PageKind.CHECKOUT or so_far >= Danger.CHECKOUT
    if so_far >= Danger.CHECKOUT and (pays := _every_way_pays(page)):
        return _final(f"all that leads on pays (“{pays[:60]}”)", sure=True)
    if payment := choice or (in_checkout and _headed_payment(page, nothing_told)):
        later = later_steps(page) & {"step_review"}
        if later and (only := _only_speaks_of_ordering(page)):
            return _final(f"the only way on is labelled “{only[:60]}”")
        if later:
            return Reading(Danger.PAYMENT, payment)
        return _final(f"{payment}, and no later step is announced", sure=bool(choice) and not _any_way_on(page))
    if so_far >= Danger.PAYMENT and _review_is_closed(page):
        return Reading(Danger.PAYMENT, "the section of the review is still closed")
    if so_far >= Danger.PAYMENT:
        reviewed = "step_review" in headings(page)
        return _final("payment was chosen on the step before", sure=reviewed or not _any_way_on(page))
    if so_far >= Danger.CHECKOUT and (last := on_the_last_step(page)):
        return _final(last, sure=True)
    if in_checkout and not later_steps(page) and not (asks_for_the_address(page) and counts_further(page)):
        terms = terms_box(page)
        if terms and not only_registers(page):
            return _final(f"{terms}, and no later step is announced", sure=not _any_way_on(page))
        if so_far >= Danger.CHECKOUT and _only_goes_on(page):
            return _final("nothing more is asked of the shopper, and no later step is announced")
    return Reading(Danger.CHECKOUT if in_checkout else Danger.BASKET)


def _final(reason: str, *, sure: bool = False) -> Reading:
    return Reading(Danger.FINAL, reason, sure)


def _every_way_pays(page: PageView) -> str:
    """ "Pay by bank transfer", "Pay on delivery": a button for each way to pay, and nothing else that goes on.

    Answers the first of them; empty where wallets alone pay, or the page asks who the shopper is.
    """
    asked = {guess.purpose for guess in field_purposes([f for f in page.fields if f.visible], page.lang)}
    if asked & PASSWORDS or asks_for_the_address(page):
        return ""
    if _lets_guests_in(page) or _any_way_on(page):
        return ""
    shown = (c for c in page.controls if c.visible and c.region not in _FRAME and not is_wallet(c))
    return next((c.name for c in shown if any(in_any_language("express_pay", label) for label in labels_of(c))), "")


def _any_way_on(page: PageView) -> bool:
    """Whether a control may go on, by its name or since it sends what is chosen here: then the order may come later.

    One that is switched off until a payment is chosen is the order's own, and so is one that says no more than to order.
    """
    fields = [f for f in page.fields if f.visible and f.form is not None and f.type != "search"]
    told = zip(fields, field_purposes(fields, page.lang), strict=True)
    asked = {f.form for f, guess in told if guess.purpose not in (Purpose.SEARCH, Purpose.NEWSLETTER)}
    ways = [c for c in page.controls if c.visible and c.region not in (Region.FOOTER, Region.HEADER, Region.NAV)]
    return any(
        _announces_the_next(c, page)
        or (not _says_to_order(c, page) and (goes_on(c, page) or (c.submits and c.enabled and c.form in asked)))
        for c in ways
    )


def _announces_the_next(control: Control, page: PageView) -> bool:
    """ "Next: place order": what stands after the colon is the name of a step still to come. It is not tapped for that."""
    return any(_announced(label, page.lang) for label in labels_of(control))


def _says_to_order(control: Control, page: PageView) -> bool:
    """ "Passer la commande": it leads out of a basket, and orders from there on."""
    labels = labels_of(control)
    return bool(labels) and all(means("order_from_basket", label, page.lang) for label in labels)


def _order_button(page: PageView, in_basket: bool, so_far: Danger) -> str:
    """What a control says that makes its page the last one. "Pay" in the basket may be the way to checkout."""
    intents = ["place_order"] if in_basket else ["place_order", "pay_now"]
    if not in_basket and not (so_far < Danger.CHECKOUT and _adds(page)):
        intents.append("buy_now")
    if so_far >= Danger.CHECKOUT:
        intents.append("buy_on_product_page")
    for control in page.controls:
        if not control.visible or control.region in _FRAME or is_wallet(control):
            continue
        if declines_an_offer(control, page):
            continue
        if any(exactly("guest_checkout", label, page.lang) for label in labels_of(control)):
            continue
        if is_sign_of_a_step(control, page.controls):
            continue
        if _names_this_page(control, page) or _signs_in(control, page):
            continue
        if in_basket and leaves_basket(control, page):
            continue
        if any(in_any_language(intent, label) for label in labels_of(control) for intent in intents):
            return f"a control is labelled “{control.name[:60]}”"
    return ""


def declines_an_offer(control: Control, page: PageView) -> bool:
    """ "No, I would rather pay the full price", in a layer for a newsletter or an app."""
    offers = {layer.index for layer in page.overlays if layer.kind in ("newsletter", "app")}
    return control.overlay in offers and is_shaming(control.name, page.lang)


def _names_this_page(control: Control, page: PageView) -> bool:
    """The end of a trail: a link to the page it stands on, called what the page is headed."""
    headed = {fold(text) for text in (page.title, *(line.text for line in page.lines if line.heading == 1))}
    return control.tag == "a" and control.href == page.url and "#" not in page.url and fold(control.name) in headed


def _signs_in(control: Control, page: PageView) -> bool:
    """ "Quick checkout", where it sends a form that asks who a customer is, with the password, and nothing else."""
    if not control.submits or control.form is None:
        return False
    asked = [f for f in page.fields if f.visible and f.form == control.form]
    purposes = {guess.purpose for guess in field_purposes(asked, page.lang)}
    return Purpose.PASSWORD in purposes and purposes <= {Purpose.PASSWORD, Purpose.EMAIL, Purpose.USERNAME}


def _priced_button(page: PageView) -> str:
    """A button with an amount on it: the order's, or a choice whose words are not known."""
    shown = (c for c in page.controls if c.visible and c.region not in _FRAME)
    priced = (c for c in shown if not c.href and not is_wallet(c) and carries_an_amount(c, page.fields))
    return next((f"a button carries an amount: “{control.name[:60]}”" for control in priced), "")


def leaves_basket(control: Control, page: PageView) -> bool:
    """ "Realizar pedido": words of an order that lead to checkout from a basket whose only way there they are.

    No guest can order from a basket that asks for nothing; where payment, terms or an address are asked, they stay the order.
    In a drawer only a link may lead so, since what a script does there is not known.
    """
    drawer = next((o for o in page.overlays if o.index == control.overlay and o.kind == "basket"), None)
    linked = drawer is not None and control.tag == "a" and control.href.startswith("http") and not control.submits
    if (page.kind is not PageKind.BASKET and not linked) or pattern("danger_hints").search(
        f"{control.hints} {control.tag}"
    ):
        return False
    if payment_field(page) or terms_box(page) or asks_for_the_address(page):
        return False
    there = alone(drawer, page) if drawer and linked else page
    shown = [c for c in there.controls if c.visible and c.region not in (Region.FOOTER, Region.NAV)]
    ways = [c for c in shown if any(means("checkout", label, page.lang) for label in labels_of(c))]
    return not ways and _says_to_order(control, page)


def _before_it_is_switched_on(page: PageView) -> PageView | None:
    """A checkout in sections with the order's button below them, switched off while one is open: the page without it.

    The open section asks for the address, or comes before the payment that is listed as a later step, and has a button of
    its own that goes on. So read the page must be no nearer the order than an address is. A box for the terms that nobody
    ticked and that no such button sends is the order's, too. None for any other page.
    """
    off = [c for c in order_controls(page.controls) if not c.enabled and not is_wallet(c)]
    if not off:
        return None
    called = {fold(label) for c in off for label in labels_of(c)}
    without = page.model_copy(
        update={
            "controls": tuple(c for c in page.controls if c not in off),
            "lines": tuple(line for line in page.lines if fold(line.text) not in called),
            "fields": tuple(f for f in page.fields if not (f.readonly and f.type == "text" and not f.prefilled)),
        }
    )
    ways = [c for c in without.controls if c.visible and acts_here(c, page) and goes_on(c, page)]
    early = asks_for_the_address(page) or "step_payment" in later_steps(without)
    sent = {c.form for c in ways}
    apart = tuple(f for f in without.fields if f.checked or f.form in sent or not _is_terms_box(f, page.lang))
    return without.model_copy(update={"fields": apart}) if ways and early else None


def _payment_in_a_layer(page: PageView, so_far: Danger) -> bool:
    """Whether ways to pay, and nothing else, are asked in a layer, and the page beneath it is no nearer the order than an
    address is."""
    choice = open_choice(page)
    if choice is None or choice.purpose is not Purpose.PAYMENT_METHOD or order_controls(page.controls):
        return False
    layer = choice.keeper.overlay
    beneath = page.model_copy(
        update={
            "controls": tuple(c for c in page.controls if c.overlay != layer),
            "fields": tuple(f for f in page.fields if f.overlay != layer),
        }
    )
    return danger(beneath, max(so_far, Danger.CHECKOUT)).danger is Danger.CHECKOUT


def _next_step_orders(page: PageView) -> bool:
    """ "Next: place order", "Review and order", or a plain link "On to check and order": what speaks of the order may be the
    name of a step still to come.

    It is not tapped either way.
    """
    shown = [c for c in page.controls if c.visible and orders(c) and not is_wallet(c)]
    ways_to_pay = {c.index for c in shown if any(in_any_language("express_pay", label) for label in labels_of(c))}
    named = [(c, label) for c in shown if c.index not in ways_to_pay for label in labels_of(c)]
    return bool(named) and all(_names_the_next(label, page.lang) or _links_on(c, label, page) for c, label in named)


def _links_on(control: Control, label: str, page: PageView) -> bool:
    """Whether a link to another page says that it goes on to something."""
    elsewhere = control.tag == "a" and control.href.startswith("http") and control.href != page.url
    return elsewhere and not control.submits and begins("continue_step", label, page.lang)


def _names_the_next(label: str, lang: str) -> bool:
    return begins("check", label, lang) or _announced(label, lang)


def _announced(label: str, lang: str) -> bool:
    announced, colon, _ = label.replace("：", ":").partition(":")  # Japanese writes it wide
    return bool(colon) and begins("go_on", announced, lang)


def _review_is_closed(page: PageView) -> bool:
    """Whether the head of the review's section stands below all that goes on, and nothing to use or fill in below it."""
    heads = [c for c in page.controls if is_section_head(c, page.controls)]
    review = next((c for c in heads if spans(("step_review",), c.name, page.lang)), None)
    if review is None:
        return False
    asked: list[Control | Field] = [*(c for c in page.controls if c not in heads), *page.fields]
    inside = [one for one in asked if one.visible and one.region not in _FRAME and one.overlay == review.overlay]
    return any(c.visible and goes_on(c, page) for c in page.controls) and all(
        one.box.bottom <= review.box.y for one in inside
    )


def _adds(page: PageView) -> bool:
    """Whether the page offers to add to the basket: "buy now" beside it is a product's, and never tapped."""
    return any(c.visible and c.region not in _FRAME and means("add_to_cart", c.name, page.lang) for c in page.controls)


def _only_speaks_of_ordering(page: PageView) -> str:
    """ "Review and order", where nothing else goes on: it may lead to the review that is listed, or order at once."""
    if _any_way_on(page):
        return ""
    shown = (c for c in page.controls if c.visible and c.region not in _FRAME)
    checks = (c for c in shown if acts_here(c, page) and begins("check", c.name, page.lang))
    return next((c.name for c in checks if says("ambiguous_order", c.name, page.lang)), "")


def _consent(page: PageView) -> str:
    said = any(says("order_consent", line.text, page.lang) for line in page.lines)
    return "the page says that going on places the order" if said else ""


def _payment_choice(page: PageView) -> str:
    if chosen := payment_field(page):
        return chosen
    if any(f.visible and f.box and f.box.height > 20 and takes_payment(f.url) for f in page.frames):
        return "a payment provider's form is on the page"
    return ""


_PAYS = frozenset({Purpose.PAYMENT_METHOD, Purpose.CARD_NUMBER, Purpose.CARD_CVC, Purpose.CARD_EXPIRY})


def payment_field(page: PageView) -> str:
    """What on the page asks for a way to pay or a card, in words; empty when nothing does."""
    fields = [*(f for f in page.fields if f.visible), *(drawn.field for drawn in drawn_radios(page))]
    for one, guess in zip(fields, field_purposes(fields, page.lang), strict=True):
        if guess.purpose in _PAYS:
            return f"payment is chosen here (“{(one.label or one.name)[:60]}”)"
    return ""


def _headed_payment(page: PageView, nothing_told: bool) -> str:
    """Some languages call all of checkout "payment": where the address or guests come in, it is not that step.

    Nor where the first page of checkout asks for the mail and is headed "Go to payment", as the way there is labelled.
    """
    named = "step_payment" in headings(page)
    named = named and not asks_for_the_address(page) and not _lets_guests_in(page)
    enters = nothing_told and _asks_for_mail(page) and named_as_the_way_in(page)
    return "the page is headed as the payment step" if named and not enters else ""


def _asks_for_mail(page: PageView) -> bool:
    fields = [f for f in page.fields if f.visible and f.enabled and not f.readonly and f.region not in _FRAME]
    return any(guess.purpose is Purpose.EMAIL for guess in field_purposes(fields, page.lang))


def terms_box(page: PageView) -> str:
    """A box that agrees to the terms of sale: shops ask for it where the order is placed."""
    found = (f for f in page.fields if f.visible and _is_terms_box(f, page.lang))
    return next((f"terms are agreed to here (“{(box.label or box.name)[:60]}”)" for box in found), "")


def _is_terms_box(box: Field, lang: str) -> bool:
    return box.type == "checkbox" and field_purposes([box], lang)[0].purpose is Purpose.TERMS


def _only_goes_on(page: PageView) -> bool:
    """The page asks nothing of the shopper's person and offers a plain way on: that may be the order."""
    fields = [f for f in page.fields if f.visible]
    asked = {guess.purpose for guess in field_purposes(fields, page.lang)}
    ways = [c for c in page.controls if c.visible and goes_on(c, page)]
    return bool(ways) and not _lets_guests_in(page) and not asked & ABOUT_THE_SHOPPER


def _lets_guests_in(page: PageView) -> bool:
    """Whether a control or a choice of the page is how one goes on without an account."""
    named = (c for c in page.controls if any(means("guest_checkout", label, page.lang) for label in labels_of(c)))
    chosen = [f"{f.label} {f.hint}" for f in page.fields if f.visible]
    return any(c.visible and goes_on(c, page) for c in named) or any(
        says("guest_checkout", words, page.lang) for words in chosen
    )

# ruff: noqa: E501, SIM905 - pages and tables are kept whole
"""Both locks of the order firewall as tables: what may be tapped, what may be sent, and what never is."""

import json
from typing import Any

import pytest

from frictionaudit.evidence import Box, Control, Field, Frame, PageKind, PageView, Reach, Region, Stage
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger, danger
from frictionaudit.shopper.firewall.labels import order_controls, orders
from frictionaudit.shopper.firewall.messages import MOST_BODY, Outgoing, has_card_number, spoken
from frictionaudit.shopper.firewall.registering import agrees_to_privacy_alone
from frictionaudit.shopper.firewall.tap_lock import may_tap
from frictionaudit.shopper.firewall.wire_lock import WireState, links_of, may_send
from tests.evidence import box, control, field, line, overlay, page

SHOP = "https://shop.test"
STEPS = ("1. Address", "2. Delivery", "3. Payment", "4. Review")
INVOICE = field("Pay by invoice", type="radio", name="payment_method", checked=True, section="Payment method")
CONTINUE = control("Continue", submits=True, filled=True)
KIND = {"pdp": PageKind.PRODUCT, "cart": PageKind.BASKET, "co1": PageKind.CHECKOUT, "co2": PageKind.CHECKOUT}
ACT = {"pdp": Act.ADD, "cart": Act.CHECK_OUT, "co1": Act.ADVANCE, "co2": Act.ADVANCE}


def seen(where: str, lang: str, *controls: Control, **more: Any) -> PageView:
    """A page of the kind a label stands on; early steps of checkout ask for an address."""
    asked = (field("E-mail", type="email", autocomplete="email"),) if where.startswith("co") else ()
    kind = KIND.get(where, PageKind.OTHER)
    values: dict[str, Any] = {"fields": asked} | more
    return page(kind=kind, lang=lang, controls=controls, **values)


def tapped(button: Control, act: Act, view: PageView) -> bool:
    so_far = Danger.CHECKOUT if view.kind is PageKind.CHECKOUT else Danger.SHOPPING
    return not may_tap(button, act, view, danger(view, so_far))


# ---- lock 1: labels ------------------------------------------------------------------------------------------------

LABELS = (
    # label, language, page, may it be tapped for what one does on that page
    ("Place order", "en", "co2", False),
    ("Pay £42.10", "en", "co2", False),
    ("Pay R249", "en", "co2", False),
    ("Pay RM 25.90", "en", "co2", False),
    ("Pay now 20.000₫", "en", "co2", False),
    ("Continue to payment", "en", "co1", True),
    ("Checkout", "en", "cart", True),
    ("Checkout", "en", "co2", False),
    ("Buy now", "en", "pdp", False),
    ("Buy it now", "en", "pdp", False),
    ("Add to bag - £39.00", "en", "pdp", True),
    ("Pay with PayPal", "en", "cart", False),
    ("PayPal Checkout", "en", "cart", False),
    ("Order now", "en", "cart", False),
    ("Submit", "en", "co1", False),
    ("Continue as guest", "en", "co1", True),
    ("Delete account", "en", "account", False),
    ("Köp", "sv", "pdp", True),
    ("Köp", "sv", "co2", False),
    ("Slutför köp", "sv", "co2", False),
    ("Till kassan", "sv", "cart", True),
    ("Comprar", "pt", "pdp", True),
    ("Finalizar a compra", "pt", "cart", True),
    ("Finalizar compra", "pt", "co2", False),
    ("Confirmar pedido", "pt", "co2", False),
    ("Comprar", "es", "co2", False),
    ("Finalizar compra", "es", "cart", True),
    ("Finalizar compra", "es", "co2", False),
    ("Pagar", "es", "co2", False),
    ("Pagar pedido", "es", "cart", True),
    ("Passer la commande", "fr", "cart", True),
    ("Passer la commande", "fr", "co2", False),
    ("Commander", "fr", "co2", False),
    ("Valider et payer", "fr", "co2", False),
    ("Zur Kasse", "de", "cart", True),
    ("Zur Kasse", "de", "co2", False),
    ("Zahlungspflichtig bestellen", "de", "co2", False),
    ("Jetzt kaufen", "de", "pdp", False),
    ("Jetzt kaufen", "de", "co2", False),
    ("Apple Pay", "de", "cart", False),
    ("In den Warenkorb", "de", "pdp", True),
    ("Weiter", "de", "co1", True),
    ("Als Gast fortfahren", "de", "co1", True),
    ("Bestellen", "nl", "cart", True),
    ("Bestellen", "nl", "co2", False),
    ("Bestellen en betalen", "nl", "co2", False),
    ("Afrekenen", "nl", "cart", True),
    ("Zamów", "pl", "cart", True),
    ("Zamawiam", "pl", "co2", False),
    ("Kupuję i płacę", "pl", "co2", False),
    ("Acquista", "it", "pdp", True),
    ("Procedi all'ordine", "it", "cart", True),
    ("Conferma e paga", "it", "co2", False),
    ("注文を確定する", "ja", "co2", False),
    ("購入手続きへ進む", "ja", "cart", True),
    ("次へ", "ja", "co1", True),
)


@pytest.mark.parametrize(("label", "lang", "where", "allowed"), LABELS)
def test_a_label_is_tapped_only_where_its_meaning_is_safe(label: str, lang: str, where: str, allowed: bool) -> None:
    button = control(label, filled=True)
    view = seen(where, lang, button)
    acts = (ACT[where],) if allowed and where in ACT else tuple(act for act in Act if act is not Act.FOLLOW)
    if allowed:
        assert all(tapped(button, act, view) for act in acts)
    else:
        assert not any(tapped(button, ACT.get(where, act), view) for act in acts)


ORDERS = (
    "Place order",
    "Zahlungspflichtig bestellen",
    "Commander avec obligation de paiement",
    "Confirmar pedido",
    "Conferma ordine",
    "Bestelling plaatsen",
    "Fazer pedido",
    "Złóż zamówienie",
    "Slutför köp",
    "注文を確定する",
)


@pytest.mark.parametrize("label", ORDERS)
@pytest.mark.parametrize("act", list(Act))
def test_an_order_button_is_never_tapped_in_any_language_for_any_purpose(label: str, act: Act) -> None:
    for kind in PageKind:
        view = page(kind=kind, lang="sv", controls=(control(label),))
        assert may_tap(view.controls[0], act, view, danger(view))


MARKUP = (
    "place-order",
    "btn submit_order",
    "one-click-buy",
    "gpay-button",
    "apple-pay-button",
    "paypal-buttons",
    "buynow",
)


@pytest.mark.parametrize("hints", MARKUP)
def test_a_harmless_label_does_not_hide_what_the_markup_says(hints: str) -> None:
    assert orders(control("Continue", hints=hints))


def test_a_spoken_name_that_differs_from_the_visible_text_is_not_believed() -> None:
    for name, text in (("Continue", "Kaufen"), ("Kaufen", "Continue"), ("Next", "Submit"), ("Continue", "Zamawiam")):
        button = control(name, text=text)
        assert not tapped(button, Act.ADVANCE, seen("co1", "en", button)), (name, text)
    more = control("Continue to payment, step 2 of 3", text="Continue to payment")
    assert tapped(more, Act.ADVANCE, seen("co1", "en", more))


def test_an_icon_without_a_label_is_never_a_way_on_in_checkout() -> None:
    button = control("", hints="arrow next")
    assert not tapped(button, Act.ADVANCE, seen("co1", "en", button))


def test_links_to_orders_and_to_scripts_are_not_followed() -> None:
    for href in (f"{SHOP}/order/place", f"{SHOP}/checkout/complete?x=1", "javascript:buy()"):
        link = control("Read more", href=href)
        assert not tapped(link, Act.FOLLOW, seen("pdp", "en", link)), href


@pytest.mark.parametrize("label", ["Confirm", "Continue", "Yes", "Go", "Enter", "OK, order"])
def test_a_layer_in_checkout_is_closed_but_never_confirmed(label: str) -> None:
    button = control(label)
    assert not tapped(button, Act.DISMISS, seen("co1", "en", button))
    assert tapped(control("Close"), Act.DISMISS, seen("co1", "en", button))


def test_checkout_is_not_tapped_where_a_payment_is_chosen_beside_it() -> None:
    button = control("Checkout")
    assert not tapped(button, Act.CHECK_OUT, seen("cart", "en", button, fields=(INVOICE,)))


# ---- which page is the last one ------------------------------------------------------------------------------------

FRAME = Frame(index=1, url="https://js.stripe.com/v3/elements", visible=True, box=Box(x=0, y=0, width=300, height=200))
TERMS = field("I agree to the terms and conditions", type="checkbox", name="terms")
PARCEL = field("Parcel shop", type="radio", name="delivery_method", checked=True)
RADIOS: dict[str, Any] = {"fields": (INVOICE,), "controls": (CONTINUE,)}
LAST_PAGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("an invoice is preselected", RADIOS),
    ("the summary is no later step", RADIOS | {"texts": ("Order summary", "Brass lamp")}),
    ("customer reviews are no later step", RADIOS | {"texts": ("Customer reviews",)}),
    ("it looks like a policy", RADIOS | {"kind": PageKind.POLICY}),
    ("it looks like a product", RADIOS | {"kind": PageKind.PRODUCT}),
    ("it looks like a basket", RADIOS | {"kind": PageKind.BASKET}),
    ("a card form of a provider", {"frames": (FRAME,), "controls": (CONTINUE,)}),
    ("a card number is asked", {"fields": (field("Card number", autocomplete="cc-number"),)}),
    ("terms are agreed to", {"fields": (TERMS,), "controls": (CONTINUE,)}),
    ("it says what going on means", {"texts": ("By placing your order you accept our terms",)}),
    ("the button carries an amount", {"controls": (control("Confirm £39.00"),)}),
    ("only delivery is chosen", {"fields": (PARCEL,), "controls": (CONTINUE,)}),
    ("nothing is asked", {"controls": (CONTINUE,)}),
    ("a buy button in checkout", {"controls": (control("Köp"),), "lang": "sv"}),
    ("the review itself", RADIOS | {"lines": (line("Review", heading=1),)}),
)  # fmt: skip


PRIVACY = field(
    "I read and accept the Privacy policy.", index=3, type="checkbox", id="accept-privacy-policy", required=True
)
WHO = (
    field("Full name", name="name"),
    field("E-mail", index=1, type="email"),
    field("Contact phone", index=2, type="tel", name="phone"),
)
PROCEED = control("Proceed", index=4, submits=True, form=0)
REGISTERS: dict[str, Any] = {
    "kind": PageKind.CHECKOUT,
    "fields": (*WHO, PRIVACY),
    "controls": (PROCEED,),
    "texts": ("Checkout", "Complete your registration", "503 555 0142"),
}
ORDER_BUTTONS = (
    "Place order",
    "Pay now",
    "Buy now",
    "Order",
    "My orders",
    "Complete purchase",
    "Checkout",
    "Kaufen",
    "Passer commande",
    "Realizar pedido",
    "Zamawiam",
    "Afslut ordre",
    "注文する",
    "Pay with PayPal",
)
HOSTILE_REGISTRATIONS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("a total", {"texts": ("Total", "£39.00")}),
    ("an amount of an unknown currency", {"texts": ("39,00 Kč",)}),
    ("an amount without a currency", {"texts": ("Brass lamp 39.00",)}),
    ("an amount in the frame", {"lines": (line("Basket £39.00", region=Region.HEADER),)}),
    ("an amount on a field", {"fields": (*WHO, PRIVACY, field("Gift wrap £3.00", index=8, type="checkbox"))}),
    ("a word for the total", {"texts": ("Order total",)}),
    ("terms beside the box", {"texts": ("By going on you agree to our terms",)}),
    ("what going on means", {"texts": ("By placing your order you accept our privacy policy",)}),
    ("a word of paying", {"texts": ("Payment is due on receipt",)}),
    ("a payment choice", {"fields": (*WHO, PRIVACY, INVOICE)}),
    ("a card", {"fields": (*WHO, PRIVACY, field("Card number", index=8, autocomplete="cc-number"))}),
    ("a payment provider's frame", {"frames": (FRAME,)}),
    ("another frame that is seen", {"frames": (FRAME.model_copy(update={"url": "https://other.test/"}),)}),
    ("a delivery choice", {"fields": (*WHO, PRIVACY, PARCEL)}),
    ("a way of delivery by its words", {"fields": (*WHO, PRIVACY, field("Home delivery", index=8, type="radio", name="x"))}),
    ("an amount to change", {"fields": (*WHO, PRIVACY, field("Quantity", index=8, name="quantity", type="number"))}),
    ("a coupon", {"fields": (*WHO, PRIVACY, field("Coupon code", index=8, name="coupon"))}),
    ("a password", {"fields": (*WHO, PRIVACY, field("Password", index=8, type="password"))}),
    ("only one thing about the shopper", {"fields": (WHO[0], PRIVACY)}),
    ("the terms in a second box", {"fields": (*WHO, PRIVACY, TERMS)}),
    ("a second box that must be ticked", {"fields": (*WHO, PRIVACY, field("I want it", index=8, type="checkbox", required=True))}),
    ("the box in another form", {"fields": (*WHO, PRIVACY.model_copy(update={"form": 7}))}),
    ("two buttons that send", {"controls": (PROCEED, control("Submit", index=8, submits=True, form=0))}),
    ("another button that goes on", {"controls": (PROCEED, control("Continue", index=8))}),
    ("a button of another form", {"controls": (PROCEED.model_copy(update={"form": 7}),)}),
    ("a form that orders by its address", {"controls": (PROCEED.model_copy(update={"action": f"{SHOP}/checkout/place-order"}),)}),
    ("the review", {"lines": (line("Review", heading=1),)}),
    ("the last step", {"lines": (line("Step 3 of 3", heading=1),)}),
    *(("an order button", {"controls": (PROCEED, control(label, index=8))}) for label in ORDER_BUTTONS),
    *(("only an order button", {"controls": (PROCEED.model_copy(update={"name": label, "text": label}),)}) for label in ORDER_BUTTONS),
)  # fmt: skip
MORE_THAN_PRIVACY = (
    "I accept the privacy policy and the terms",
    "I accept the terms and conditions",
    "I agree to the privacy policy and T&C",
    "I accept the privacy policy and the conditions of sale",
    "I accept the privacy policy and place a binding order",
    "I accept the privacy policy and my right of withdrawal",
    "I accept everything",
    "Ich akzeptiere AGB und Datenschutz",
    "Datenschutz und Widerrufsbelehrung gelesen",
    "J'accepte la politique de confidentialité et les CGV",
    "Acepto la política de privacidad y las condiciones",
    "Accetto la privacy e i termini",
    "Ik ga akkoord met het privacybeleid en de voorwaarden",
    "Li a política de privacidade e os termos",
    "Akceptuję regulamin i politykę prywatności",
    "Jag godkänner integritetspolicyn och köpvillkoren",
    "Jeg accepterer privatlivspolitik og handelsbetingelser",
    "利用規約とプライバシーポリシーに同意する",
)


def registers(**more: Any) -> PageView:
    values: dict[str, Any] = {**REGISTERS, **more}
    return page(**values)


def test_a_page_that_only_registers_who_the_shopper_is_and_agrees_to_privacy_is_a_step() -> None:
    view = registers()
    assert danger(view, Danger.CHECKOUT).danger is Danger.CHECKOUT
    assert not may_tap(PROCEED, Act.ADVANCE, view, danger(view, Danger.CHECKOUT))
    assert danger(view, Danger.PAYMENT).danger is Danger.FINAL
    news = field("I want to receive offers by email.", index=8, type="checkbox", checked=True)
    kinds = tuple(field(f"{kind} registration", index=9 + n, type="radio", name="kind") for n, kind in enumerate(("Personal", "Company")))  # fmt: skip
    assert danger(registers(fields=(*WHO, *kinds, news, PRIVACY)), Danger.CHECKOUT).danger is Danger.CHECKOUT


@pytest.mark.parametrize(("why", "more"), HOSTILE_REGISTRATIONS)
def test_a_box_for_privacy_makes_no_step_of_a_page_that_shows_anything_of_a_sale(
    why: str, more: dict[str, Any]
) -> None:
    values = REGISTERS | more
    view = page(**({k: v for k, v in values.items() if k != "texts"} if "lines" in more else values))
    assert danger(view, Danger.CHECKOUT).danger is Danger.FINAL, why
    assert not any(tapped(button, act, view) for button in view.controls for act in Act if act is not Act.DISMISS), why


@pytest.mark.parametrize("label", MORE_THAN_PRIVACY)
@pytest.mark.parametrize("lang", ["en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "ja", ""])
def test_a_box_that_agrees_to_more_than_privacy_stays_the_orders(label: str, lang: str) -> None:
    box_ = PRIVACY.model_copy(update={"label": label})
    assert not agrees_to_privacy_alone(box_, lang)
    view = registers(fields=(*WHO, box_), lang=lang)
    if field_purposes([box_], lang)[0].purpose is Purpose.TERMS:
        assert danger(view, Danger.CHECKOUT).danger is Danger.FINAL


def test_a_box_whose_name_says_more_than_its_label_is_not_believed() -> None:
    for change in ({"id": "acceptTerms"}, {"name": "order_terms"}, {"hint": "and our conditions of sale"}):
        view = registers(fields=(*WHO, PRIVACY.model_copy(update=change)))
        assert danger(view, Danger.CHECKOUT).danger is Danger.FINAL, change


def listed(*more: str, heading: str = "") -> dict[str, Any]:
    texts = (*STEPS, *more)
    lines = tuple(line(text, index=number) for number, text in enumerate(texts))
    return {"lines": (*lines, line(heading, index=len(texts), heading=1)) if heading else lines}


@pytest.mark.parametrize(("why", "more"), LAST_PAGES)
def test_a_page_from_which_an_order_could_be_placed_is_the_last(why: str, more: dict[str, Any]) -> None:
    values: dict[str, Any] = {"kind": PageKind.CHECKOUT} | more
    view = page(**values)
    assert danger(view, Danger.CHECKOUT).danger is Danger.FINAL, why
    assert not tapped(CONTINUE, Act.ADVANCE, view.model_copy(update={"kind": PageKind.CHECKOUT}))


def test_a_payment_step_goes_on_only_to_a_review_that_is_announced() -> None:
    ahead = page(kind=PageKind.CHECKOUT, **RADIOS, **listed(heading="Payment"))
    assert danger(ahead, Danger.CHECKOUT).danger is Danger.PAYMENT
    there = page(kind=PageKind.CHECKOUT, **RADIOS, **listed(heading="Review"))
    assert danger(there, Danger.CHECKOUT).danger is Danger.FINAL


def test_an_order_button_that_is_switched_off_waits_for_the_open_section() -> None:
    off, on = control("Place order", index=9, enabled=False), control("Place order", index=9)
    who = (field("E-mail", type="email", autocomplete="email"), field("Postcode", index=1, autocomplete="postal-code"))
    chosen_elsewhere = field("", index=2, name="payment_method", readonly=True)
    ahead: dict[str, Any] = {
        "lines": (
            line("1 Address", heading=1),
            line("2 Delivery", index=1, heading=1),
            line("3 Payment", index=2, heading=1),
        )
    }

    def read(*controls: Control, so_far: Danger = Danger.CHECKOUT, **more: Any) -> tuple[Danger, bool]:
        reading = danger(page(kind=PageKind.CHECKOUT, controls=controls, **more), so_far)
        return reading.danger, reading.order_waits

    waits, last = (Danger.CHECKOUT, True), (Danger.FINAL, False)
    assert read(CONTINUE, off, fields=who) == waits
    assert read(CONTINUE, off, fields=(*who, chosen_elsewhere)) == waits
    assert read(CONTINUE, off, **ahead) == waits
    assert read(CONTINUE, on, fields=who) == last
    assert read(off, fields=who) == last
    assert read(CONTINUE, off) == last
    assert read(CONTINUE, off, fields=(*who, INVOICE)) == last
    assert read(CONTINUE, off, fields=(*who, chosen_elsewhere.model_copy(update={"prefilled": True}))) == last
    assert read(CONTINUE, off, fields=who, texts=("By placing your order you agree to our terms.",)) == last
    assert read(CONTINUE, off, fields=who, so_far=Danger.PAYMENT) == last
    unsure = page(
        kind=PageKind.CHECKOUT, controls=(CONTINUE, off), fields=who, texts=("By placing your order you agree.",)
    )
    assert not danger(unsure, Danger.CHECKOUT).sure
    assert danger(unsure.model_copy(update={"fields": (*who, INVOICE)}), Danger.CHECKOUT).sure


def test_a_page_whose_every_way_on_pays_is_surely_the_last() -> None:
    pays = (control("Pay using bank transfer", index=3), control("Pay using cash on delivery", index=4))
    back = control("Change the address", index=5, href=f"{SHOP}/checkout/address")

    def read(*controls: Control, **more: Any) -> tuple[Danger, bool]:
        reading = danger(page(kind=PageKind.CHECKOUT, controls=controls, **more), Danger.CHECKOUT)
        return reading.danger, reading.sure

    assert read(*pays, back) == (Danger.FINAL, True)
    assert read(control("Pay with PayPal", index=3), back)[0] is Danger.CHECKOUT
    who = (field("E-mail", type="email"), field("Postcode", index=1, autocomplete="postal-code"))
    assert read(*pays, fields=who[:1]) == (Danger.FINAL, True)
    assert read(*pays, fields=who)[0] is Danger.CHECKOUT
    assert read(*pays, CONTINUE, fields=who[:1])[0] is Danger.CHECKOUT


def test_markup_for_buy_now_is_style_on_a_button_that_adds_to_a_basket_by_its_form() -> None:
    adds = control("Add to Cart", hints="btn btn-buynow product-buy-now", action=f"{SHOP}/cart/add", form=1)
    assert tapped(adds, Act.ADD, page(kind=PageKind.PRODUCT, controls=(adds,)))
    for change in (
        {"action": ""},
        {"action": f"{SHOP}/cart/buy-now"},
        {"action": f"{SHOP}/order"},
        {"hints": "btn buy-now place-order"},
        {"name": "Buy", "text": "Buy"},
        {"name": "Add to Cart", "text": "Buy now"},
    ):
        other = adds.model_copy(update=change)
        assert not tapped(other, Act.ADD, page(kind=PageKind.PRODUCT, controls=(other,))), change


def test_a_cross_in_the_basket_takes_out_what_its_address_says_and_nothing_else_does() -> None:
    view = page(kind=PageKind.BASKET)
    for path, goes in (("/cart/remove/mug", True), ("/cart/mug", False), ("/cart/remove/place-order", False)):
        cross = control("", hints="fa fa-times-circle", href=f"{SHOP}{path}")
        assert (not may_tap(cross, Act.CHANGE_BASKET, view, danger(view))) is goes, path


def test_save_alone_keeps_the_address_it_stands_with_and_nothing_else() -> None:
    who = (field("E-mail", type="email", form=1), field("Postcode", index=1, autocomplete="postal-code", form=1))
    chosen = field("Pay by invoice", index=2, type="radio", name="payment_method", checked=True, form=1)

    def goes(label: str, *asked: Any, **more: Any) -> bool:
        button = control(label, index=9, submits=True, form=1, **more)
        return tapped(button, Act.ADVANCE, page(kind=PageKind.CHECKOUT, fields=asked, controls=(button,)))

    assert goes("Save", *who)
    assert not goes("Save and order", *who)
    assert not goes("Save", *who, hints="place-order")
    assert not goes("Save", who[0])
    assert not goes("Save", *who, chosen)


def test_what_follows_a_payment_step_is_the_last_page() -> None:
    view = page(kind=PageKind.CHECKOUT, controls=(CONTINUE,), **listed())
    assert danger(view, Danger.CHECKOUT).danger is Danger.CHECKOUT
    state = WireState(Reach.PAYMENT, Stage.CHECKOUT, payment_passed=True)
    assert state.read(view).danger is Danger.FINAL


# ---- lock 2: requests ----------------------------------------------------------------------------------------------


def state(**more: Any) -> WireState:
    values: dict[str, Any] = {"reach": Reach.PAYMENT, "stage": Stage.CHECKOUT, "permit": Act.ADVANCE} | more
    return WireState(**values)


def sent(path: str, body: str = "", *, method: str = "POST", kind: str = "fetch", **more: Any) -> Outgoing:
    url = path if "://" in path else f"{SHOP}{path}"
    values: dict[str, Any] = {"main_frame": kind == "document"} | more
    return Outgoing(method, url, kind, body, **values)


PLACES = """/order/place /place-order /placeOrder /api/orders/submit /checkout/onepage/saveOrder /?wc-ajax=checkout
/checkout/complete /checkouts/abc123/complete /carts/42/complete /store/carts/9/complete /checkout/process /order/confirm/create-order
/payment_intents/pi_1 /v1/charges /rest/V1/guest-carts/1/payment-information /rest/V1/carts/mine/set-payment-information
/one-click-buy /buy-now/7 /module/ps_checkpayment/validation /index.php?route=extension/payment/cod/confirm
/checkout/update/confirm /COSummary-Submit /COPlaceOrder-Submit /bestellabschluss.php /bestellung/abschicken
/zahlungspflichtig-bestellen /confirmer-la-commande /passer-commande /confirmar-pedido /realizar-el-pedido /conferma-ordine
/bestelling-plaatsen /zloz-zamowienie /slutfor-kop /kasse?fnc=execute /thank-you /order-received/99 /%70lace-order
/checkout/onepage/success /express-checkout/start""".split()


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("stage", [Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT])
def test_addresses_that_order_are_never_reached(path: str, stage: Stage) -> None:
    now = state(stage=stage, danger=Danger.PAYMENT)
    for kind in ("document", "fetch", "xhr", "ping", "image", "script", "stylesheet"):
        assert may_send(sent(path, method="GET", kind=kind), now), kind
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert may_send(sent(path, method=method), now), method
    assert may_send(sent(path, redirected=True, kind="document"), now)


TAKES = (
    "/orders /api/order /payments /pay /purchase /sales /transactions /checkout/order /orders.json /wc/store/v1/checkout"
    " /carts/42/order /cart/42/checkout /kaufen /bestellen /betaal"
)


@pytest.mark.parametrize("path", TAKES.split())
def test_addresses_that_order_when_something_is_sent(path: str) -> None:
    assert may_send(sent(path), state())


BODIES = (
    "action=place_order",
    "action=pay&x=1",
    "a=1&order=1",
    '{"order": true}',
    '{"place" : "yes"}',
    '{"pl\\u0061ceOrder":1}',
    '{"a":{"b":[{"action":"submit_order"}]}}',
    json.dumps({"query": "mutation($id: ID!) { checkoutComplete(checkoutId: $id) { order { id } } }"}),
    json.dumps({"query": "mutation { placeOrder(input: {cart_id: 1}) { order { number } } }"}),
    json.dumps([{"operationName": "SubmitForCompletion"}]),
    json.dumps({"query": "mutation { addPaymentToOrder(input: {}) { id } }"}),
    '--x\r\nContent-Disposition: form-data; name="action"\r\n\r\nplace\r\n--x--',
    '--x\r\nContent-Disposition: form-data; name="order"\r\nContent-Type: text/plain\r\n\r\n1\r\n--x--',
    "submit=Zahlungspflichtig+bestellen",
    "button=Place%20order",
    "op=Valider+et+payer",
    "go=%E6%B3%A8%E6%96%87%E3%82%92%E7%A2%BA%E5%AE%9A%E3%81%99%E3%82%8B",
    f"pad={'x' * 60_000}&place_order=1",
    "payment_method=invoice",
    '{"paymentMethod": {"code": "cod"}}',
    "zahlungsart=rechnung",
    "card=4242424242424242",
    "password=secret&email=a@example.com",
    "create_account=1&email=a@example.com",
)


@pytest.mark.parametrize("body", BODIES)
def test_bodies_that_order_pay_or_register_are_never_sent_from_an_address_step(body: str) -> None:
    assert may_send(sent("/checkout/next", body, kind="document"), state())
    assert may_send(sent("/checkout/next", body, kind="fetch"), state())
    assert may_send(sent("/socket", body, kind="websocket"), state())


def test_the_same_words_in_the_query_of_a_form_that_is_sent_by_get() -> None:
    for query in ("action=place_order", "payment_method=invoice&terms=1", "payment=cod", "submit=Jetzt+bestellen"):
        assert may_send(sent(f"/checkout/next?{query}", method="GET", kind="document"), state()), query


@pytest.mark.parametrize(
    ("part", "goes"),
    [
        ('{"path": "/store/v1/cart/remove-item", "body": {"key": "a"}, "headers": {"Nonce": "ab"}}', True),
        ('{"path": "/store/v1/cart/remove-item", "headers": {"X-WC-Store-API-Nonce": "ab", "Nonce": "ab"}}', True),
        ('{"path": "/store/v1/cart/remove-item", "body": {"nonce": "ab"}}', False),
        ('{"path": "/store/v1/cart/remove-item", "headers": {"X-Payment-Nonce": "ab"}}', False),
        ('{"path": "/wc/store/v1/checkout", "headers": {"Nonce": "ab"}}', False),
        ('{"path": "/checkout/place-order"}', False),
    ],
)
def test_a_batch_proves_itself_by_a_nonce_and_is_judged_by_all_it_asks_for(part: str, goes: bool) -> None:
    removing = state(stage=Stage.BASKET, permit=Act.CHANGE_BASKET)
    body = f'{{"requests": [{{"path": "/store/v1/cart/items"}}, {part}]}}'
    assert (not may_send(sent("/store/v1/batch", body), removing)) is goes
    assert may_send(sent("/store/v1/sync", body), removing) or not goes, "elsewhere a nonce may pay"


def test_a_payment_is_sent_on_to_its_review_but_not_with_consent() -> None:
    now = state(danger=Danger.PAYMENT)
    assert not may_send(sent("/checkout/payment", "payment=invoice", kind="document"), now)
    assert may_send(sent("/checkout/payment", "payment=invoice&agree_terms=on", kind="document"), now)
    assert may_send(sent("/payments", "payment=invoice", kind="document", redirected=True), now)


def test_one_tap_sends_one_form() -> None:
    now = state()
    assert not may_send(sent("/checkout/save", "street=x", kind="document"), now)
    now.form_sent = True
    assert may_send(sent("/checkout/save", "street=x", kind="document"), now)
    assert not may_send(sent("/checkout/save/", "street=x", kind="document", redirected=True), now)
    now.begin(Act.ADVANCE)
    assert not may_send(sent("/checkout/save", "street=x", kind="document"), now)


def test_one_tap_opens_one_page_in_checkout() -> None:
    now = state()
    first = sent("/checkout/delivery", method="GET", kind="document")
    assert not may_send(first, now)
    now.sent(first)
    assert may_send(sent("/checkout/next", method="GET", kind="document"), now)
    assert not may_send(sent("/checkout/next", method="GET", kind="document", redirected=True), now)


@pytest.mark.parametrize("permit", [None, Act.CHOOSE, Act.DISMISS])
def test_choosing_dismissing_and_waiting_send_no_form(permit: Act | None) -> None:
    for stage in (Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT):
        assert may_send(sent("/checkout/save", "a=1", kind="document"), state(stage=stage, permit=permit))
    assert may_send(sent("/api/next", "a=1"), state(permit=permit, danger=Danger.PAYMENT))


def test_a_payment_step_does_not_go_on_by_itself() -> None:
    now = state(permit=None, danger=Danger.PAYMENT)
    assert may_send(sent("/checkout/next", method="GET", kind="document"), now)
    assert not may_send(sent("/api/methods", method="GET"), now)


def test_forms_in_frames_and_other_windows_and_what_cannot_be_read_are_refused() -> None:
    assert may_send(sent("/checkout/save", "a=1", kind="document", main_frame=False), state())
    assert may_send(sent("/anything", method="GET", kind="document", window=True), state(stage=Stage.HOME))
    assert may_send(sent("/api/save", "\x00", readable=False), state())
    assert MOST_BODY >= 100_000


SILENT = (
    ("POST", "/api/save", "fetch"),
    ("GET", "/checkout/next", "document"),
    ("GET", "/api/x", "xhr"),
    ("GET", "/pixel?go=1", "image"),
    ("GET", "/jsonp", "script"),
    ("POST", "/b", "ping"),
    ("POST", "/s", "websocket"),
    ("HEAD", "/h", "fetch"),
)


@pytest.mark.parametrize(("method", "path", "kind"), SILENT)
def test_a_sealed_page_sends_nothing(method: str, path: str, kind: str) -> None:
    now = state()
    now.seal("the last page")
    now.seal("another")
    assert may_send(sent(path, method=method, kind=kind), now)
    assert now.attestation().sealed_at == "the last page"


def test_a_sealed_page_still_shows_its_pictures_and_its_card_form() -> None:
    now = state()
    now.seal("the last page")
    assert not may_send(sent("/img/lamp.jpg?v=2", method="GET", kind="image"), now)
    assert not may_send(sent("https://js.stripe.com/v3/", method="GET", kind="document", main_frame=False), now)
    assert may_send(sent("/frame", method="GET", kind="document", main_frame=False), now)


def test_providers_accounts_and_letters_get_nothing() -> None:
    for path in ("https://api.stripe.com/v1/x", "https://www.paypal.com/x", "https://checkout.adyen.com/x"):
        assert may_send(sent(path, "a=1"), state())
    for path in ("/newsletter", "/account/create", "/contact", "/reviews", "/register", "/login", "/subscribe"):
        assert may_send(sent(path, "a=1"), state(stage=Stage.PRODUCT)), path


CARDS = "4242424242424242 4242-4242-4242-4242 5555.5555.5555.4444 2223003122003222 378282246310005 6011111111111117"
NUMBERS = (
    "4006381333931",
    "4242424242424241",
    "1732250000000",
    "+44 7400 123456",
    "SW1H 0NB 20260101",
    "0000000000000000",
)


def test_card_numbers_are_known_by_their_checksum() -> None:
    assert all(has_card_number(f'{{"n":"{number}"}}') for number in CARDS.split())
    assert has_card_number("4242 4242 4242 4242")
    assert not any(has_card_number(number) for number in NUMBERS)


HONEST = (
    ("/cart/add", "id=7&quantity=1", "document", Stage.BASKET, Act.ADD),
    ("/cart/add.js", '{"id": 7, "quantity": 1}', "fetch", Stage.BASKET, Act.ADD),
    ("/checkout", "", "document", Stage.BASKET, Act.CHECK_OUT),
    ("/checkout/address", "email=a%40example.com&name=Test+Order&order_note=&create_account=0", "document", Stage.CHECKOUT, Act.ADVANCE),
    ("/checkout/delivery", '{"shipping_method": "home"}', "xhr", Stage.CHECKOUT, Act.ADVANCE),
    ("/graphql", '{"query": "mutation { cartLinesAdd(cartId: 1) { cart { id } } }"}', "fetch", Stage.BASKET, Act.ADD),
    ("/graphql", '{"query": "{ cart { availablePayments } }"}', "fetch", Stage.CHECKOUT, None),
    ("/api/estimate", '{"postcode": "SW1H 0NB"}', "fetch", Stage.CHECKOUT, Act.CHOOSE),
)  # fmt: skip


@pytest.mark.parametrize(("path", "body", "kind", "stage", "permit"), HONEST)
def test_honest_steps_go_through(path: str, body: str, kind: str, stage: Stage, permit: Act | None) -> None:
    now = state(stage=stage, permit=permit)
    assert may_send(sent(path, body, kind=kind), now) == ""


def test_bodies_are_read_in_one_plain_form() -> None:
    assert spoken('{"a": {"b": [1, true]}}') == "=of&a=of&b=1&b=true"
    assert spoken("a=1&b=x%20y") == "a=1&b=x y"
    assert spoken("not { json") == "not { json"


# ---- what real shops taught --------------------------------------------------------------------------------------


def test_a_query_in_graphql_may_name_payments_and_a_mutation_may_not() -> None:
    asks = json.dumps({"query": "query { myCart { availablePaymentMethods { code } addPaymentMethodApi } }"})
    changes = json.dumps({"query": "mutation { setPayment(paymentMethod: 1) { id } }"})
    orders_as_query = json.dumps({"query": "query { placeOrder { id } }"})
    now = state(stage=Stage.BASKET, permit=Act.ADD)
    assert may_send(sent("/api/graphql", asks, kind="fetch"), now) == ""
    assert may_send(sent("/api/graphql", changes, kind="fetch"), now)
    assert may_send(sent("/api/graphql", orders_as_query, kind="fetch"), now)


def test_a_last_page_may_ask_for_what_it_still_waits_for_by_query_alone_and_once_sealed_by_nothing() -> None:
    asks = json.dumps({"query": "query { countries { code provinces { code } } }"})
    changes = json.dumps({"query": "mutation { complete { id } }"})
    now = state(stage=Stage.CHECKOUT, danger=Danger.FINAL, permit=None)
    assert may_send(sent("/api/graphql", asks, kind="fetch"), now) == ""
    assert may_send(sent("/api/graphql", changes, kind="fetch"), now)
    assert may_send(sent("/api/form", "step=2", kind="fetch"), now)
    now.seal("an order button")
    assert may_send(sent("/api/graphql", asks, kind="fetch"), now)


def test_in_checkout_a_button_that_says_it_opens_a_list_may_be_tapped_to_choose_and_any_other_may_not() -> None:
    opens = control("Country", tag="button", popup="listbox")
    asks = seen("co1", "en", opens).model_copy(update={"kind": PageKind.CHECKOUT})
    reading = danger(asks, Danger.CHECKOUT)
    assert may_tap(opens, Act.CHOOSE, asks, reading) == ""
    assert may_tap(opens.model_copy(update={"popup": ""}), Act.CHOOSE, asks, reading)
    assert may_tap(opens.model_copy(update={"name": "Place order", "text": "Place order"}), Act.CHOOSE, asks, reading)


def test_payment_fields_left_empty_choose_nothing_and_filled_ones_do() -> None:
    now = state()
    assert may_send(sent("/checkout/", "step=1&card_number=&card_token=", kind="document"), now) == ""
    assert may_send(sent("/checkout/", "step=1&card_token=tok_1", kind="document"), now)


@pytest.mark.parametrize("title", ["Checkout - Step 2 of 2", "Kasse: Schritt 3 von 3"])
def test_a_page_that_calls_itself_the_last_step_is_final_whatever_its_button_says(title: str) -> None:
    view = seen("co1", "", control("Next", submits=True), lines=(line(title, heading=2),))
    assert danger(view, Danger.CHECKOUT).danger is Danger.FINAL
    earlier = seen(
        "co1",
        "en",
        control("Next", submits=True),
        lines=(line("Step 1 of 2: Address", heading=2), line("Payment", index=1)),
    )
    assert danger(earlier, Danger.CHECKOUT).danger is not Danger.FINAL


NAMED = ("Completed: Your information", "Current: Payment", "Review order", "Order confirmed")


@pytest.mark.parametrize(
    ("title", "names", "final"),
    [
        ("Step 2 of 3: Payment - Checkout", NAMED, False),
        ("Payment - Checkout", NAMED, True),
        ("Step 2 of 2: Payment - Checkout", NAMED, True),
        ("Step 1 of 3: Payment - Checkout", NAMED, True),
        ("Step 2 of 3: Payment - Checkout", ("Your information", "Payment", "Order confirmed"), True),
        ("Step 2 of 3: Payment - Checkout", ("Review order", "Payment", "Order confirmed"), True),
        ("Step 2 of 3: Payment - Checkout", (), True),
    ],
)
def test_a_review_is_announced_where_the_page_counts_on_and_its_hidden_names_agree(
    title: str, names: tuple[str, ...], final: bool
) -> None:
    way = field("Pay at the box office", type="radio", name="payment")
    view = seen("pay", "en", control("Continue", submits=True), fields=(way,), title=title, ordered_lists=(names,))
    assert (danger(view, Danger.CHECKOUT).danger is Danger.FINAL) == final


def test_going_to_payment_is_a_step_only_where_the_address_is_asked_and_payment_named_as_a_later_step() -> None:
    button = control("Passer au paiement", submits=True, filled=True)
    address = (field("Prénom", index=1, name="first_name"), field("Ville", index=2, name="city"))
    listed = seen(
        "co1", "fr", button, fields=address, lines=(line("Adresse de livraison"), line("Mode de paiement", index=1))
    )
    bare = seen("co1", "fr", button, fields=address, lines=(line("Adresse de livraison"),))
    assert tapped(button, Act.ADVANCE, listed)
    assert not tapped(button, Act.ADVANCE, bare)
    choice = control("Aller au mode de paiement", submits=True, filled=True)
    assert tapped(choice, Act.ADVANCE, seen("co1", "fr", choice, fields=address, lines=(line("Adresse de livraison"),)))
    assert not tapped(choice, Act.ADVANCE, seen("co1", "fr", choice, fields=(), lines=(line("Mode de paiement"),)))


def test_a_hint_makes_a_label_known_but_never_one_that_orders() -> None:
    view = page(kind=PageKind.BASKET)
    strange, order = control("Onwards, friend", submits=True), control("Place order", submits=True)
    reading = danger(view)
    assert may_tap(strange, Act.CHECK_OUT, view, reading)
    assert may_tap(strange, Act.CHECK_OUT, view, reading, hint="onwards, friend") == ""
    assert may_tap(order, Act.CHECK_OUT, view, reading, hint="Place order")


def test_a_delivery_with_its_price_on_it_is_no_order_button_and_an_unknown_amount_is() -> None:
    for label, final in (("Standard delivery £4.95", False), ("£42.10", True), ("Order with delivery £42.10", True)):
        view = seen("co1", "en", control(label), texts=STEPS)
        assert (danger(view, Danger.CHECKOUT).danger is Danger.FINAL) is final, label


def test_a_button_with_an_amount_that_holds_one_radio_button_is_a_choice_and_no_order() -> None:
    where = box(16, 300, 360, 60)
    radio = field("", index=1, type="radio", name="option-flat", at=box(30, 315, 20, 20))
    for label, more, final in (
        ("Carrier: Flat rate - $6.95", {}, False),
        ("Carrier: Flat rate - $6.95", {"submits": True}, True),
        ("Place order $6.95", {}, True),
    ):
        button = control(label, index=0, at=where, **more)
        for fields, last in (((radio,), final), ((), True)):
            view = page(controls=(button,), fields=fields, kind=PageKind.CHECKOUT, texts=STEPS)
            assert (danger(view, Danger.CHECKOUT).danger is Danger.FINAL) is last, (label, more)


def test_terms_beside_the_address_are_no_last_step_where_the_page_counts_further_ones() -> None:
    who = (field("E-mail", type="email"), field("Postcode", index=1, autocomplete="postal-code"))
    terms = field("I agree to the terms and conditions", index=2, type="checkbox", name="terms")

    def last(*texts: str, fields: tuple[Field, ...] = (*who, terms)) -> bool:
        view = page(kind=PageKind.CHECKOUT, controls=(CONTINUE,), fields=fields, texts=texts)
        return danger(view, Danger.CHECKOUT).danger is Danger.FINAL

    assert not last("1 / 3")
    assert last()
    assert last("3 / 3")
    assert last("1 / 3", fields=(terms,))


def test_first_questions_are_answered_before_the_shop_only() -> None:
    door = control("Enter")
    assert tapped(door, Act.ENTER, page())
    assert not tapped(door, Act.ENTER, page(kind=PageKind.CHECKOUT))
    assert not tapped(control("Place order"), Act.ENTER, page())


def test_in_checkout_only_what_is_a_choice_by_its_role_is_chosen_by_tapping() -> None:
    view = page(kind=PageKind.CHECKOUT)
    assert tapped(control("Germany", role="option"), Act.CHOOSE, view)
    assert not tapped(control("Germany"), Act.CHOOSE, view)


def test_a_form_to_its_own_page_goes_through_only_while_payment_is_a_later_step() -> None:
    now = state(danger=Danger.CHECKOUT)
    now.pays_later_at = f"{SHOP}/order"
    assert may_send(sent("/order", "city=Bath", kind="document"), now) == ""
    now.pays_later_at = ""
    assert may_send(sent("/order", "city=Bath", kind="document"), now)


def test_a_change_of_the_basket_goes_to_no_address_that_speaks_of_ordering() -> None:
    for act in (Act.CHOOSE, Act.CHANGE_BASKET):
        now = state(stage=Stage.BASKET, permit=act)
        assert may_send(sent("/order/quantity", "quantity=0"), now)
        assert may_send(sent("/cart/update", "quantity=0"), now) == ""


def test_a_change_of_the_basket_that_is_told_late_goes_to_no_such_address_either() -> None:
    now = state(stage=Stage.BASKET, permit=None)
    now.begin(Act.CHANGE_BASKET)
    now.rest()
    assert may_send(sent("/order/quantity", "quantity=0"), now)
    now.begin(Act.VIEW_BASKET)
    assert may_send(sent("/order/quantity", "quantity=0"), now) == ""


def test_the_last_page_is_certain_only_where_it_shows_the_order_or_leaves_no_other_way_on() -> None:
    pages = {
        "order": seen("co2", "en", control("Place order")),
        "payment": seen("co2", "en", CONTINUE, fields=(INVOICE,)),
        "choose first": seen("co2", "en", control("Select a payment method", enabled=False), fields=(INVOICE,)),
        "bare": seen("co2", "en", CONTINUE, fields=()),
    }
    found = {name: danger(view, Danger.CHECKOUT) for name, view in pages.items()}
    assert all(reading.danger is Danger.FINAL for reading in found.values())
    assert {name for name, reading in found.items() if reading.sure} == {"order", "choose first"}


# ---- labels read by their parts, the review by its name, crosses without one ---------------------------------------

ADDRESS = (field("Given name", index=1, name="first_name"), field("City", index=2, name="city"))


@pytest.mark.parametrize(
    ("label", "lang", "goes"),
    [
        ("Weiter zur Lieferung", "de", True),
        ("Dalej do wyboru dostawy", "pl", True),
        ("Videre til betaling", "da", True),
        ("Vidare till leverans", "sv", True),
        ("Continue to order confirmation", "en", False),
        ("Continue shopping", "en", False),
        ("Weiter und zahlungspflichtig bestellen", "de", False),
        ("Continue and pay", "en", False),
    ],
)
def test_a_label_of_going_on_is_known_by_the_step_it_names(label: str, lang: str, goes: bool) -> None:
    button = control(label, submits=True, filled=True)
    assert tapped(button, Act.ADVANCE, seen("co1", lang, button, fields=ADDRESS)) is goes


def test_to_payment_without_an_address_is_a_step_only_where_the_page_lists_payment_after_its_own() -> None:
    button = control("Dalej do płatności", submits=True, filled=True)
    steps = [
        line(text, index=n, at=box(n * 120, 80, 110, 20)) for n, text in enumerate(("Adres", "Dostawa", "Płatność"))
    ]
    method = line("Dostawa", index=9, heading=2, at=box(0, 200, 300, 30))
    assert tapped(button, Act.ADVANCE, seen("co1", "pl", button, fields=(), lines=(*steps, method)))
    assert not tapped(button, Act.ADVANCE, seen("co1", "pl", button, fields=(), lines=(method,)))
    payment = line("Płatność", index=9, heading=1, at=box(0, 200, 300, 30))
    assert not tapped(button, Act.ADVANCE, seen("co1", "pl", button, fields=(), lines=(*steps, payment)))


def test_review_and_order_is_a_step_only_where_the_page_lists_it_as_one_still_to_come() -> None:
    button = control("Gennemse og bestil", submits=True, filled=True)
    crumbs = ("Kontaktinformation", "Betaling", "Gennemse og bestil")
    steps = [line(text, index=n, at=box(n * 120, 80, 110, 20)) for n, text in enumerate(crumbs)]
    choice = RADIOS["fields"]
    before = page(
        kind=PageKind.CHECKOUT,
        lang="da",
        controls=(button,),
        fields=choice,
        lines=(*steps, line("Betaling", heading=1)),
    )
    assert danger(before, Danger.CHECKOUT).danger is Danger.PAYMENT
    assert tapped(button, Act.ADVANCE, before)
    there = before.model_copy(update={"fields": (), "lines": (*steps, line("Gennemse og bestil", heading=1))})
    assert not tapped(button, Act.ADVANCE, there)
    unlisted = before.model_copy(update={"lines": (line("Betaling", heading=1),)})
    assert not tapped(button, Act.ADVANCE, unlisted)


def test_a_page_whose_button_nobody_knows_is_not_called_the_last_one() -> None:
    strange = control("Hoppla", submits=True, form=0)
    choice = tuple(one.model_copy(update={"form": 0}) for one in RADIOS["fields"])
    assert danger(page(kind=PageKind.CHECKOUT, fields=choice), Danger.CHECKOUT).sure
    off = control("Select a payment method", submits=True, form=0, enabled=False)
    assert danger(page(kind=PageKind.CHECKOUT, fields=choice, controls=(off,)), Danger.CHECKOUT).sure
    reading = danger(page(kind=PageKind.CHECKOUT, fields=choice, controls=(strange,)), Danger.CHECKOUT)
    assert reading.danger is Danger.FINAL
    assert not reading.sure


def test_a_price_on_a_card_is_no_order_before_anything_is_chosen() -> None:
    card = control("Trail mug £18.00")
    view = page(kind=PageKind.OTHER, controls=(card,))
    before = state(stage=Stage.LISTING).read(view)
    assert before.danger is Danger.SHOPPING
    assert not may_tap(card, Act.FOLLOW, view, before)
    assert state(stage=Stage.BASKET).read(view).danger is Danger.FINAL
    order = page(kind=PageKind.OTHER, controls=(control("Place order"),))
    assert state(stage=Stage.LISTING).read(order).danger is Danger.FINAL


@pytest.mark.parametrize(
    ("more", "where", "closes"),
    [
        ({}, box(330, 210, 30, 30), True),
        ({}, box(330, 560, 30, 30), False),
        ({}, box(180, 210, 30, 30), False),
        ({}, box(200, 210, 160, 90), False),
        ({"name": "Join"}, box(330, 210, 30, 30), False),
        ({"submits": True}, box(330, 210, 30, 30), False),
        ({"href": "https://shop.test/win"}, box(330, 210, 30, 30), False),
    ],
)
def test_a_cross_without_a_name_is_small_and_stands_in_an_upper_corner(
    more: dict[str, Any], where: Box, closes: bool
) -> None:
    layer = overlay("newsletter", index=3, box=box(20, 200, 350, 400), share=0.5, modal=True)
    cross = control(more.pop("name", ""), at=where, overlay=3, **more)
    view = page(kind=PageKind.HOME, controls=(cross,), overlays=(layer,))
    assert (not may_tap(cross, Act.DISMISS, view, danger(view))) is closes
    checkout = view.model_copy(update={"kind": PageKind.CHECKOUT})
    assert may_tap(cross, Act.DISMISS, checkout, danger(checkout, Danger.CHECKOUT))


def test_the_answer_beside_yes_declines_and_yes_does_not() -> None:
    layer = overlay("other", index=3, box=box(0, 200, 390, 200), share=0.3, modal=True)
    yes, other = control("Ja, giv mig besked", overlay=3), control("Det må vente lidt", overlay=3, index=1)
    view = page(kind=PageKind.HOME, lang="da", controls=(yes, other), overlays=(layer,))
    assert not may_tap(other, Act.DISMISS, view, danger(view))
    assert may_tap(yes, Act.DISMISS, view, danger(view))


def test_a_payment_page_is_opened_but_nothing_is_sent_to_it_before_a_review() -> None:
    opened = sent("/checkout/pay", method="GET", kind="document")
    assert not may_send(opened, state(danger=Danger.CHECKOUT))
    assert may_send(opened, state(danger=Danger.FINAL))
    assert may_send(sent("/checkout/pay", method="GET", kind="fetch"), state(danger=Danger.CHECKOUT))
    assert may_send(sent("/checkout/pay", kind="document"), state(danger=Danger.CHECKOUT))
    assert not may_send(sent("/checkout/pay", kind="document"), state(danger=Danger.PAYMENT))


QUESTIONS = ("1 Where should we send it?", "2 How would you like to pay?", "3 Check your order")


def test_steps_that_are_numbered_questions_announce_the_review_and_a_review_so_headed_is_the_last() -> None:
    row = [line(text, index=n, at=box(n * 130, 70, 120, 40)) for n, text in enumerate(QUESTIONS)]
    pays = page(kind=PageKind.CHECKOUT, **RADIOS, lines=(*row, line("How would you like to pay?", heading=1)))
    assert danger(pays, Danger.CHECKOUT).danger is Danger.PAYMENT
    trail = line("1. Where should we send it? > 2. Delivery options / Payment > 3. Review", index=0)
    assert danger(page(kind=PageKind.CHECKOUT, **RADIOS, lines=(trail,)), Danger.CHECKOUT).danger is Danger.PAYMENT
    scattered = [line(text, index=n, at=box(n * 57, n * 200, 120, 40)) for n, text in enumerate(QUESTIONS[:2])]
    assert danger(page(kind=PageKind.CHECKOUT, **RADIOS, lines=scattered), Danger.CHECKOUT).danger is Danger.FINAL
    unnamed = control("Hoppla", submits=True, form=0)
    review = page(controls=(unnamed,), lines=(line("Check your order", heading=1),))
    assert danger(review, Danger.PAYMENT).sure
    assert not danger(page(controls=(CONTINUE,), lines=(line("Thank you", heading=1),)), Danger.PAYMENT).sure


def test_a_row_with_payment_and_review_announces_the_review_on_the_page_that_is_called_payment() -> None:
    def pays(*names: str, title: str = "Payment - Shop") -> Danger:
        row = [line(text, index=n, at=box(n * 130, 70, 120, 40)) for n, text in enumerate(names)]
        view = page(kind=PageKind.CHECKOUT, title=title, **RADIOS, lines=row)
        return danger(view, Danger.CHECKOUT).danger

    assert pays("How it travels", "Payment", "Review") is Danger.PAYMENT
    assert pays("How it travels", "Payment", "Order review") is Danger.PAYMENT
    assert pays("How it travels", "Review", "Payment") is Danger.FINAL
    assert pays("Payment", "Review") is Danger.FINAL
    assert pays("How it travels", "Payment", "Review", title="Nearly there") is Danger.FINAL


def test_ways_to_pay_drawn_as_radio_buttons_are_a_choice_of_payment() -> None:
    drawn = tuple(
        control(name, index=n, tag="div", role="radio", group="ways", pressed=False, section="Payment method")
        for n, name in enumerate(("Pay by invoice", "Bank transfer", "Credit card"))
    )
    assert danger(page(kind=PageKind.CHECKOUT, controls=drawn), Danger.CHECKOUT).danger is Danger.FINAL
    ways = tuple(one.model_copy(update={"name": f"Size {one.index}", "section": "Size"}) for one in drawn)
    assert danger(page(kind=PageKind.CHECKOUT, controls=ways), Danger.CHECKOUT).danger is Danger.CHECKOUT


def test_a_toggle_is_a_choice_in_checkout_until_payment_is_chosen_and_a_plain_button_is_none() -> None:
    hour = control("18:00-20:00", tag="button", pressed=False)
    assert tapped(hour, Act.CHOOSE, seen("co1", "en", hour))
    for other in (hour.model_copy(update={"pressed": None}), hour.model_copy(update={"submits": True})):
        assert not tapped(other, Act.CHOOSE, seen("co1", "en", other))
    review = page(kind=PageKind.CHECKOUT, controls=(hour,), fields=RADIOS["fields"], **listed(heading="Payment"))
    assert danger(review, Danger.CHECKOUT).danger is Danger.PAYMENT
    assert not tapped(hour, Act.CHOOSE, review)


@pytest.mark.parametrize(
    ("path", "body", "permit", "goes"),
    [
        ("/ordering/quote", "street=Main&payment=invoice", None, True),
        ("/checkout/shipping-methods", "postcode=1&payment_method=invoice", Act.CHOOSE, True),
        ("/ordering/quote", "payment=invoice&terms=1", None, False),
        ("/ordering/quote", "payment=invoice", Act.ADVANCE, False),
        ("/ordering/save", "payment=invoice", None, False),
        ("/quote/save", "payment=invoice", None, False),
    ],
)
def test_a_price_is_asked_with_the_payment_that_was_preselected_but_nothing_else_is(
    path: str, body: str, permit: Act | None, goes: bool
) -> None:
    typing = state(permit=permit, danger=Danger.CHECKOUT)
    assert (not may_send(sent(path, body), typing)) is goes
    assert may_send(sent(path, body, kind="document"), typing)
    assert may_send(sent(path, body), state(permit=permit, danger=Danger.FINAL, sealed_at="here"))


@pytest.mark.parametrize(
    ("path", "body", "more", "goes"),
    [
        ("/cart/estimate-shipping-methods", "postcode=1", {}, True),
        ("/?wc-ajax=update_order_review", "payment_method=cod&postcode=1", {}, True),
        ("/?wc-ajax=update_order_review", "payment_method=cod&post_data=terms-field%3D1%26city%3DLeeds", {}, True),
        ("/index.php?route=checkout/shipping_method.quote", "", {}, True),
        ("/checkouts/1/negotiate", "city=Leeds", {}, True),
        ("/api/consignments", '{"address": {"city": "Leeds"}}', {}, True),
        ("/graphql", '{"query": "query Proposal { delivery { amount } }"}', {}, True),
        ("/store/v1/batch", '{"requests": [{"path": "/store/v1/cart/update-customer"}]}', {}, True),
        ("/regions?country=GB", "", {"method": "GET"}, True),
        ("/address/autocomplete?q=Main", "", {"method": "GET", "kind": "xhr"}, True),
        ("/tile.png", "", {"method": "GET", "kind": "image"}, True),
        ("/store/v1/batch", '{"requests": [{"path": "/cart/update-customer"}, {"path": "/checkout"}]}', {}, False),
        ("/store/v1/batch", '{"requests": [{"path": "/cart/update-customer"}, {"body": 1}]}', {}, False),
        ("/store/v1/batch", "", {}, False),
        ("/?wc-ajax=update_order_review", "payment_method=cod&terms=1", {}, False),
        ("/?wc-ajax=checkout", "postcode=1", {}, False),
        ("/api/sync", "postcode=1", {}, False),
        ("/order/quote", "postcode=1", {}, False),
        ("/quote", "action=place_order", {}, False),
        ("/quote", "postcode=1", {"kind": "document", "main_frame": True}, False),
        ("/quote", "postcode=1", {"redirected": True}, False),
        ("/api/seen", "", {"method": "GET", "kind": "image"}, False),
        ("/api/next", "", {"method": "GET"}, False),
        ("/checkout/1a2b/rates", "", {"method": "GET"}, True),
        ("/order/rates/complete", "", {"method": "GET"}, False),
        ("/order/address", "", {"method": "GET"}, False),
        ("/checkout/address", "", {"method": "GET", "kind": "document", "main_frame": True}, False),
        ("/graphql", '{"query": "mutation { complete { id } }"}', {}, False),
        ("/track", "", {"kind": "ping"}, False),
        ("/rates", "postcode=1", {"kind": "websocket"}, False),
    ],
)
@pytest.mark.parametrize("permit", [None, Act.CHOOSE])
def test_a_page_that_could_order_asks_only_for_prices_and_places_while_the_address_is_typed(
    path: str, body: str, more: dict[str, Any], goes: bool, permit: Act | None
) -> None:
    asked = sent(path, body, **more)
    assert (not may_send(asked, state(permit=permit, danger=Danger.FINAL, typing_only=True))) is goes
    sealed = state(permit=permit, danger=Danger.FINAL, typing_only=True, sealed_at="here")
    assert path == "/tile.png" or may_send(asked, sealed)


@pytest.mark.parametrize(
    ("path", "body", "more", "goes"),
    [
        ("/api/cart/payment-sessions", '{"provider": "invoice"}', {}, True),
        ("/carts/mine/selected-payment-method", '{"method": "checkmo"}', {}, True),
        ("/api/payment-sessions", '{"provider": "invoice", "terms": true}', {}, False),
        ("/api/payment-sessions", '{"provider": "invoice", "action": "place_order"}', {}, False),
        ("/api/payment-sessions/complete-order", "{}", {}, False),
        ("/api/b", '{"provider": "invoice"}', {}, False),
        ("/api/payments", '{"provider": "invoice"}', {}, False),
        ("/api/payment-method", "payment=invoice", {"kind": "document", "main_frame": True}, False),
        ("/api/payment-method", "payment=invoice", {"redirected": True}, False),
    ],
)
def test_a_chosen_way_to_pay_is_told_before_an_announced_review_and_nothing_else_is(
    path: str, body: str, more: dict[str, Any], goes: bool
) -> None:
    asked = sent(path, body, **more)
    assert (not may_send(asked, state(stage=Stage.PAYMENT, danger=Danger.PAYMENT, permit=Act.CHOOSE))) is goes
    late = {"stage": Stage.PAYMENT, "danger": Danger.PAYMENT, "permit": None}
    assert (not may_send(asked, state(**late, last=Act.CHOOSE))) is goes
    assert may_send(asked, state(**late))
    assert may_send(asked, state(**late, last=Act.ADVANCE))
    assert may_send(asked, state(stage=Stage.PAYMENT, danger=Danger.FINAL, permit=Act.CHOOSE))


@pytest.mark.parametrize("kind", ["newsletter", "app"])
def test_declining_an_offer_by_praising_the_full_price_is_no_order_and_the_same_words_on_the_page_are(
    kind: str,
) -> None:
    answer = "Nee, ik betaal liever de volle prijs"
    asked = (field("E-mail", type="email", autocomplete="email"),)
    letter = overlay(kind=kind, index=0)
    above = page(
        kind=PageKind.CHECKOUT, lang="nl", fields=asked, overlays=(letter,), controls=(control(answer, overlay=0),)
    )
    beside = page(kind=PageKind.CHECKOUT, lang="nl", fields=asked, controls=(control(answer),))
    orders_above = page(
        kind=PageKind.CHECKOUT,
        lang="nl",
        fields=asked,
        overlays=(letter,),
        controls=(control("Nu betalen", overlay=0),),
    )
    assert danger(above).danger is Danger.CHECKOUT
    assert danger(beside).danger is Danger.FINAL
    assert danger(orders_above).danger is Danger.FINAL
    installs = control("Installeren", index=1, overlay=0, filled=True, href=f"{SHOP}/app")
    for label, goes in ((answer, True), ("Nu betalen", False)):
        quiet = control(label, index=2, overlay=0)
        shopping = page(kind=PageKind.PRODUCT, lang="nl", overlays=(letter,), controls=(installs, quiet))
        assert tapped(quiet, Act.DISMISS, shopping) is goes
        assert not tapped(quiet, Act.DISMISS, shopping.model_copy(update={"kind": PageKind.BASKET}))
        assert not tapped(quiet, Act.DISMISS, shopping.model_copy(update={"overlays": ()}))


def test_a_sign_in_that_calls_itself_quick_checkout_makes_no_last_page_and_is_not_tapped() -> None:
    quick = control("Quick Checkout", submits=True, form=1)
    mail = field("Email", type="email", autocomplete="username", form=1)
    secret = field("Password", index=1, type="password", form=1)
    door = seen("co1", "en", quick, control("Guest Checkout", index=1), fields=(mail, secret))
    assert danger(door, Danger.CHECKOUT).danger is Danger.CHECKOUT
    assert not tapped(quick, Act.ADVANCE, door)
    terms = field("I agree to the terms", index=2, type="checkbox", form=1)
    city = field("City", index=3, autocomplete="address-level2", form=1)
    for fields in ((mail, secret, INVOICE), (mail, secret, terms), (mail, secret, city), (mail,)):
        asked = tuple(one.model_copy(update={"form": 1}) for one in fields)
        page_ = door.model_copy(update={"fields": asked})
        assert danger(page_, Danger.CHECKOUT).danger is Danger.FINAL, fields
    apart = quick.model_copy(update={"form": 2})
    assert danger(door.model_copy(update={"controls": (apart,)}), Danger.CHECKOUT).danger is Danger.FINAL


def test_the_review_of_an_order_is_reached_and_no_review_of_a_product_is_ever_sent() -> None:
    goes: dict[str, Any] = {"stage": Stage.PAYMENT, "danger": Danger.PAYMENT, "permit": Act.ADVANCE}
    form: dict[str, Any] = {"kind": "document", "main_frame": True}
    for path in ("/checkout/preview/", "/checkout/review", "/checkout/order-review/", "/de/checkout/onepage/review"):
        assert may_send(sent(path, "city=Bath", **form), state(**goes)) == "", path
    for path in ("/review", "/product/review", "/reviews/", "/checkout/reviews/lamp", "/checkout/newsletter/review"):
        assert may_send(sent(path, "text=Nice", **form), state(**goes)), path
    shopping = state(stage=Stage.PRODUCT, permit=Act.ADD)
    assert may_send(sent("/order/review", "text=Nice"), shopping)


def test_a_refused_way_on_would_have_ordered_or_was_refused_for_another_reason() -> None:
    now = state(stage=Stage.PAYMENT, danger=Danger.PAYMENT, permit=Act.ADVANCE)
    for path, ordering in (("/checkout/placeorder", True), ("/newsletter", False)):
        now.stop(may_send(sent(path, "a=b", kind="document", main_frame=True), now))
        assert now.stopped_for
        assert now.kept_from_ordering is ordering, path


def test_realizar_pedido_leads_out_of_a_basket_that_has_no_other_way_and_orders_everywhere_else() -> None:
    button = control("Realizar pedido", submits=True, filled=True)
    terms = field("Acepto los términos y condiciones", type="checkbox")
    paid = field("Transferencia", type="radio", name="payment_method", section="Forma de pago")
    basket = page(kind=PageKind.BASKET, lang="es", controls=(button,))
    assert tapped(button, Act.CHECK_OUT, basket)
    assert danger(basket).danger is Danger.BASKET
    others = (
        page(kind=PageKind.BASKET, lang="es", controls=(button, control("Ir a la caja"))),
        page(kind=PageKind.BASKET, lang="es", controls=(button,), fields=(terms,)),
        page(kind=PageKind.BASKET, lang="es", controls=(button,), fields=(paid,)),
        page(kind=PageKind.BASKET, lang="es", controls=(button.model_copy(update={"hints": "btn place-order"}),)),
        page(kind=PageKind.BASKET, lang="en", controls=(button,)),
        page(kind=PageKind.CHECKOUT, lang="es", controls=(button,)),
        page(kind=PageKind.PRODUCT, lang="es", controls=(button,)),
    )
    assert not any(tapped(one.controls[0], Act.CHECK_OUT, one) for one in others)
    assert all(danger(one).danger is Danger.FINAL for one in others if one.kind is PageKind.BASKET)
    assert not any(tapped(button, act, basket) for act in Act if act not in (Act.CHECK_OUT, Act.FOLLOW))


@pytest.mark.parametrize(("lang", "name"), [("pl", "Zamówienie"), ("de", "Bestellung"), ("fr", "Commande")])
def test_a_basket_whose_only_button_says_order_is_left_by_it_and_nothing_else_is(lang: str, name: str) -> None:
    button = control(name, submits=True, filled=True)
    assert tapped(button, Act.CHECK_OUT, page(kind=PageKind.BASKET, lang=lang, controls=(button,)))
    terms = field("AGB", type="checkbox", name="terms")
    others = (
        page(kind=PageKind.BASKET, lang=lang, controls=(button,), fields=(terms, field("E-Mail", type="email"))),
        page(kind=PageKind.CHECKOUT, lang=lang, controls=(button,)),
    )
    assert not any(tapped(button, act, one) for one in others for act in (Act.CHECK_OUT, Act.ADVANCE))


@pytest.mark.parametrize(
    ("path", "goes"),
    [
        ("/checkout/line-item/change-quantity", True),
        ("/cart/update", True),
        ("/index.php?route=checkout/cart.edit", True),
        ("/checkout/confirm", False),
        ("/order/quantity", False),
        ("/buy/change-quantity", False),
        ("/next", False),
    ],
)
def test_an_amount_typed_in_the_basket_may_send_its_form_to_where_amounts_are_kept(path: str, goes: bool) -> None:
    form: dict[str, Any] = {"kind": "document", "main_frame": True}
    basket = state(stage=Stage.BASKET, danger=Danger.BASKET, permit=Act.CHOOSE)
    assert (not may_send(sent(path, "quantity=2", **form), basket)) is goes
    assert may_send(
        sent(path, "quantity=2", **form), state(stage=Stage.BASKET, danger=Danger.BASKET, permit=Act.DISMISS)
    )
    assert may_send(sent(path, "quantity=2", **form), state(stage=Stage.CHECKOUT, permit=Act.CHOOSE))


def test_a_page_headed_payment_that_lets_guests_in_is_no_payment_step() -> None:
    asked = (field("E-mail", type="email", autocomplete="email"),)
    headed: dict[str, Any] = {"kind": PageKind.CHECKOUT, "lang": "it", "title": "Pagamento", "fields": asked}
    guests = page(controls=(control("Continua come ospite", submits=True),), **headed)
    nobody = page(controls=(control("Continua", submits=True),), **headed)
    assert danger(guests).danger is Danger.CHECKOUT
    assert danger(nobody).danger is Danger.FINAL


def test_a_first_page_of_checkout_headed_like_the_way_there_that_asks_for_the_mail_is_no_payment_step() -> None:
    mail = (field("E-mail", type="email", autocomplete="email"),)
    headed: dict[str, Any] = {"kind": PageKind.CHECKOUT, "lang": "da", "controls": (control("Videre", submits=True),)}
    way_in = page(title="Gå til betaling — El & Siv", fields=mail, **headed)
    entered = state(stage=Stage.CHECKOUT)
    assert entered.read(way_in).danger is Danger.CHECKOUT
    assert entered.read(page(title="Betaling — El & Siv", fields=mail, **headed)).danger is Danger.FINAL
    assert entered.read(page(title="Gå til betaling", fields=(), **headed)).danger is Danger.FINAL
    entered.begin(Act.ADVANCE)
    assert entered.read(way_in).danger is Danger.FINAL


def test_a_section_headed_payment_below_the_button_announces_it() -> None:
    button = control("お支払いへ進む", submits=True, filled=True, at=box(16, 300))
    for top, goes in ((400, True), (100, False)):
        below = line("お支払い", heading=2, at=box(16, top))
        view = seen("co1", "ja", button, fields=(), lines=(line("配送", heading=2, at=box(16, 200)), below))
        assert tapped(button, Act.ADVANCE, view) is goes, top


def test_a_title_that_all_of_checkout_bears_names_no_step_and_one_that_changes_does() -> None:
    who = (field("Nombre", name="first_name"), field("Ciudad", index=1, name="city"))
    ways = (field("Entrega estándar 5,95 €", type="radio", name="delivery"),)
    button = control("Ir a la forma de pago", submits=True, filled=True, form=0)
    steps: dict[str, Any] = {
        "kind": PageKind.CHECKOUT,
        "lang": "es",
        "controls": (button,),
        "lines": (line("Forma de envío", heading=2),),
        "ordered_lists": (("Dirección de envío", "Forma de envío", "Forma de pago"),),
    }
    walk = state(stage=Stage.CHECKOUT)
    assert walk.read(page(title="Pagar pedido", fields=who, **steps)).danger is Danger.CHECKOUT
    walk.begin(Act.ADVANCE)
    later = page(title="Pagar pedido", fields=ways, **steps)
    assert walk.read(later).danger is Danger.CHECKOUT
    assert not may_tap(button, Act.ADVANCE, walk.known(later), walk.read(later))
    renamed = page(title="Pago", fields=ways, **steps)
    assert walk.read(renamed).danger is Danger.FINAL


def test_bestellung_aufgeben_leads_out_of_a_basket_in_a_drawer_as_a_plain_link_alone() -> None:
    layer = overlay("basket", text="Warenkorb")
    link = control("Bestellung aufgeben", href=f"{SHOP}/bestellung", overlay=0)

    def goods(*controls: Control, **more: Any) -> PageView:
        return page(kind=PageKind.LISTING, lang="de", url=f"{SHOP}/karte", controls=controls, overlays=(layer,), **more)

    assert tapped(link, Act.CHECK_OUT, goods(link))
    others = (
        (control("Bestellung aufgeben", overlay=0), ()),
        (control("Bestellung aufgeben", overlay=0, submits=True), ()),
        (link.model_copy(update={"overlay": None}), ()),
        (link.model_copy(update={"href": f"{SHOP}/place-order"}), ()),
        (link, (control("Zur Kasse", index=1, href=f"{SHOP}/kasse", overlay=0),)),
    )
    for button, beside in others:
        assert not tapped(button, Act.CHECK_OUT, goods(button, *beside)), button
    paid = field("Vorkasse", type="radio", name="payment_method", section="Zahlungsart")
    assert not tapped(link, Act.CHECK_OUT, goods(link, fields=(paid,)))


def test_a_bar_with_the_basket_its_count_and_its_sum_leads_to_the_basket() -> None:
    goods = page(kind=PageKind.LISTING, lang="de")
    assert tapped(control("Warenkorb 1 Artikel · 3,20 €"), Act.VIEW_BASKET, goods)
    assert not tapped(control("Warenkorb teilen und mit Freunden bestellen"), Act.VIEW_BASKET, goods)


def test_a_sign_of_a_progress_bar_that_is_switched_off_is_no_order() -> None:
    signs = tuple(
        control(name, index=number, text="", enabled=number == 0, at=box(20 + 100 * number, 80, 48, 48))
        for number, name in enumerate(("Warenkorb", "Zahlung", "Prüfen & Bestellen"))
    )
    assert not order_controls(signs)
    address = page(kind=PageKind.CHECKOUT, lang="de", controls=signs)
    assert danger(address, Danger.CHECKOUT).danger < Danger.FINAL
    worded = (*signs[:2], signs[2].model_copy(update={"text": "Prüfen & Bestellen"}))
    ready = (*signs[:2], signs[2].model_copy(update={"enabled": True}))
    for others in (worded, ready, signs[1:]):
        assert order_controls(others)
        shown = page(kind=PageKind.CHECKOUT, lang="de", controls=others)
        assert danger(shown, Danger.CHECKOUT).danger is Danger.FINAL


def test_a_link_on_to_the_review_and_the_order_does_not_make_its_page_surely_the_last() -> None:
    label = "Weiter zu Prüfen & Bestellen"
    way = field("Vorkasse", type="radio", name="payment-option", section="Zahlungsart")
    link = control(label, href=f"{SHOP}/bestellung/pruefen")
    for button, sure in ((link, False), (control(label, submits=True), True), (control("Jetzt bestellen"), True)):
        shown = page(kind=PageKind.CHECKOUT, lang="de", controls=(button,), fields=(way,), url=f"{SHOP}/bestellung")
        reading = danger(shown, Danger.CHECKOUT)
        assert (reading.danger, reading.sure) == (Danger.FINAL, sure), button
        assert not tapped(button, Act.ADVANCE, shown)


def test_a_payment_page_whose_only_button_says_to_order_is_surely_the_last() -> None:
    for label, sure in (("Passer la commande", True), ("Suivant", False), ("Suivant : Passer commande", False)):
        button = control(label, submits=True, filled=True, form=0)
        way = field("Facture", type="radio", name="payment-option", section="Moyen de paiement", form=0)
        reading = danger(page(kind=PageKind.CHECKOUT, lang="fr", controls=(button,), fields=(way,)), Danger.CHECKOUT)
        assert (reading.danger, reading.sure) == (Danger.FINAL, sure), label


def test_a_list_of_steps_is_one_where_the_pages_own_button_goes_on_to_a_step_of_it() -> None:
    names = ("Verzendadres", "Bezorging per dag", "Betaalwijze")
    ways = (field("Standaard: € 5,95", type="radio", name="delivery", form=0),)
    for label, goes in (("Verder naar betalen", True), ("Verder naar bestellen", False)):
        button = control(label, submits=True, filled=True, form=0)
        top = (line("Bestellen", heading=1),)
        view = seen("delivery", "nl", button, fields=ways, lines=top, title="Els", ordered_lists=(names,))
        assert tapped(button, Act.ADVANCE, view) is goes, label


def test_a_button_that_begins_with_the_listed_reviews_name_leads_to_it_unless_it_orders() -> None:
    trail = line("1. Adresse d’expédition > 2. Méthode d’expédition / Moyen de paiement > 3. Récapitulatif")
    for label, goes in (("Récapitulatif avant validation", True), ("Récapitulatif et paiement", False)):
        button = control(label, submits=True, filled=True, form=0)
        view = seen("pay", "fr", button, fields=RADIOS["fields"], lines=(trail,))
        assert tapped(button, Act.ADVANCE, view) is goes, label


def test_a_page_that_counts_further_steps_leads_on_to_payment() -> None:
    button = control("Fortsæt til betaling", submits=True, filled=True)
    for counted, goes in (("2 / 3", True), ("3 / 3", False), ("Levering 2 / 3 dage", False)):
        view = seen("co1", "da", button, fields=(), lines=(line(counted, index=0), line("Leveringsdato", heading=1)))
        assert tapped(button, Act.ADVANCE, view) is goes, counted


@pytest.mark.parametrize(
    ("label", "goes"),
    [("Review and confirm", True), ("Review and buy", False), ("Check out", False), ("Verify and pay", False)],
)
def test_a_button_that_begins_with_reviewing_leads_to_the_review_that_is_listed(label: str, goes: bool) -> None:
    button = control(label, submits=True, filled=True)
    view = page(kind=PageKind.CHECKOUT, controls=(button,), fields=RADIOS["fields"], **listed(heading="Payment"))
    assert tapped(button, Act.ADVANCE, view) is goes
    unlisted = page(kind=PageKind.CHECKOUT, controls=(button,), fields=RADIOS["fields"])
    assert not tapped(button, Act.ADVANCE, unlisted)


def guest_page(**more: Any) -> PageView:
    asked = tuple(
        field(label, index=n, form=1)
        for n, label in enumerate(("E-mail", "First name", "Street address", "Postcode", "City"))
    )
    values: dict[str, Any] = {"type": "checkbox", "checked": False} | more
    box_ = field("Create a customer account", index=9, form=1, **values)
    send = control("Continue", submits=True, form=1, filled=True, action=f"{SHOP}/account/register")
    return page(kind=PageKind.CHECKOUT, fields=(*asked, box_), controls=(send,))


def test_a_guests_address_is_sent_to_where_one_registers_only_while_the_account_is_declined() -> None:
    body = "firstName=F&billingAddress[street]=High+St&password=&redirectTo=confirm"
    post = sent("/account/register", body, kind="document")
    declined = state(danger=Danger.CHECKOUT)
    declined.read(guest_page())
    assert not may_send(post, declined)
    for wrong in (
        sent("/account/register", f"{body}&createCustomerAccount=1", kind="document"),
        sent("/account/register", body.replace("password=", "password=secret1"), kind="document"),
        sent("/newsletter/register", body, kind="document"),
        sent("/account/register", body, kind="fetch"),
    ):
        assert may_send(wrong, declined)
    for page_ in (guest_page(checked=True), guest_page(type="hidden", visible=False), page(kind=PageKind.CHECKOUT)):
        other = state(danger=Danger.CHECKOUT)
        other.read(page_)
        assert may_send(post, other)
    waiting = state(permit=None, danger=Danger.CHECKOUT)
    waiting.read(guest_page())
    assert may_send(post, waiting)


def test_a_script_sends_a_guests_address_to_where_one_registers_only_where_it_says_that_it_is_a_guests() -> None:
    body = '{"email": "f@example.com", "firstName": "F", "billingAddress": {"street": "High St"}, "guest": true}'
    at = "/store-api/account/register"
    declined = state(danger=Danger.CHECKOUT)
    declined.read(guest_page())
    assert not may_send(sent(at, body, kind="fetch"), declined)
    person = body.replace('"guest"', '"accountType": "private", "guest"')
    assert not may_send(sent(at, person, kind="fetch"), declined), "a person's address and no firm's"
    for wrong in (
        sent(at, person.replace("private", "member"), kind="fetch"),
        sent(at, person.replace("accountType", "createAccount"), kind="fetch"),
        sent(at, body.replace("true", "false"), kind="fetch"),
        sent(at, body.replace("true", '"true"'), kind="fetch"),
        sent(at, body.replace('"guest": true', '"guestbook": true'), kind="fetch"),
        sent(at, body.replace('"guest"', '"password": "secret1", "guest"'), kind="fetch"),
        sent(at, body.replace('"guest"', '"newsletter": true, "guest"'), kind="fetch"),
        sent("/store-api/newsletter/register", body, kind="fetch"),
        sent("/contact/create", body, kind="fetch"),
    ):
        assert may_send(wrong, declined), wrong.body
    secret = guest_page()
    secret = secret.model_copy(
        update={"fields": (*secret.fields, field("Password", type="password", index=10, form=1))}
    )
    for page_ in (
        guest_page(checked=True),
        guest_page(type="hidden", visible=False),
        secret,
        page(kind=PageKind.CHECKOUT),
    ):
        other = state(danger=Danger.CHECKOUT)
        other.read(page_)
        assert may_send(sent(at, body, kind="fetch"), other)
    for waiting in (state(permit=None, danger=Danger.CHECKOUT), state(permit=Act.CHOOSE, danger=Danger.CHECKOUT)):
        waiting.read(guest_page())
        assert may_send(sent(at, body, kind="fetch"), waiting)


def test_a_guests_mail_is_sent_to_where_one_signs_in_by_a_form_that_is_named_as_the_guests_alone() -> None:
    at = f"{SHOP}/checkout/sign-in"
    sign_in = (field("E-mail", form=1), field("Password", type="password", index=1, form=1))
    enter = control("Sign in", submits=True, form=1, action=at)
    mail = field("E-mail", type="email", index=2, form=2)
    as_guest = control("Continue as Guest", index=9, submits=True, form=2, action=at)

    def refused(body: str, button: Control = as_guest, *more: Any) -> str:
        walk = state(danger=Danger.CHECKOUT)
        walk.read(page(kind=PageKind.CHECKOUT, fields=(*sign_in, mail, *more), controls=(enter, button)))
        return may_send(sent("/checkout/sign-in", body, kind="document"), walk)

    assert not refused("email=f%40example.com&checkout_mode=guest")
    assert refused("email=f%40example.com&password=secret1")
    assert refused("email=f%40example.com&account=new")
    assert refused("email=f%40example.com", as_guest.model_copy(update={"name": "Go on", "text": "Go on"}))
    assert refused("email=f%40example.com", as_guest, field("Password", type="password", index=3, form=2))


@pytest.mark.parametrize(
    ("label", "lang"), [("Next: Place order", "en"), ("Review and place order", "en"), ("次へ：注文の確定", "ja")]
)
def test_next_place_order_is_not_tapped_and_its_page_is_not_called_the_last(label: str, lang: str) -> None:
    button = control(label, submits=True, filled=True)
    view = seen("co2", lang, button)
    assert danger(view, Danger.CHECKOUT).danger is Danger.FINAL
    assert not danger(view, Danger.CHECKOUT).sure
    assert not tapped(button, Act.ADVANCE, view)
    assert danger(seen("co2", lang, button, control("Place order")), Danger.CHECKOUT).sure


# ---- the basket's own controls, links that stand all over the shop, options that draw the product anew ---------------


def test_words_for_a_basket_and_drawings_without_words_lead_to_it_and_send_no_form() -> None:
    view = page(lang="pl")
    assert not may_tap(control("Koszyk na zakupy"), Act.VIEW_BASKET, view, danger(view))
    assert may_tap(control("Koszyk na zakupy", submits=True), Act.VIEW_BASKET, view, danger(view))
    assert may_tap(control("Regulamin sklepu"), Act.VIEW_BASKET, view, danger(view))
    sack = control("1", hints="i-sack", at=box(340, 8, 44, 44))
    drawn = page(controls=(sack,))
    assert not may_tap(sack, Act.VIEW_BASKET, drawn, danger(drawn))
    assert may_tap(sack, Act.VIEW_BASKET, drawn, danger(drawn, Danger.CHECKOUT))


def test_plus_changes_the_amount_in_a_basket_and_nothing_in_checkout() -> None:
    plus, basket = control("+", submits=True), page(kind=PageKind.BASKET)
    assert not may_tap(plus, Act.CHANGE_BASKET, basket, danger(basket))
    assert may_tap(plus, Act.CHANGE_BASKET, basket, danger(basket, Danger.CHECKOUT))
    called = control("Increment quantity for Harris sweater", text="+")
    assert not may_tap(called, Act.CHANGE_BASKET, basket, danger(basket))
    assert may_tap(called, Act.CHANGE_BASKET, basket, danger(basket, Danger.CHECKOUT))
    assert may_tap(control("Place order", text="+"), Act.CHANGE_BASKET, basket, danger(basket))


def test_words_of_an_order_lead_out_of_no_basket_that_asks_for_an_address() -> None:
    order = control("Concludi l’acquisto", filled=True)
    basket = page(kind=PageKind.BASKET, lang="it", controls=(order,))
    assert not may_tap(order, Act.CHECK_OUT, basket, danger(basket))
    asks = basket.model_copy(update={"fields": ADDRESS})
    assert may_tap(order, Act.CHECK_OUT, asks, danger(asks))


def test_a_link_of_all_the_shops_pages_orders_nothing_in_checkout_and_a_new_one_may() -> None:
    link = control("Concludi l’acquisto", href=f"{SHOP}/login.php?sid=1")
    again = control("Concludi l’acquisto", href=f"{SHOP}/login.php?sid=2")
    other = control("Concludi l’acquisto", href=f"{SHOP}/process.php")
    button = control("Concludi l’acquisto", submits=True)
    now = state()
    now.shop_links = links_of(page(lang="it", controls=(link,)))
    for shown, nearness in ((again, Danger.CHECKOUT), (other, Danger.FINAL), (button, Danger.FINAL)):
        view = seen("co1", "it", CONTINUE, shown, fields=ADDRESS)
        assert now.read(view).danger is nearness
        assert may_tap(shown, Act.ADVANCE, now.known(view), now.read(view)), "it is never tapped either way"


def test_an_option_sends_its_form_to_the_product_page_it_stands_on_and_to_no_other() -> None:
    now = state(stage=Stage.BASKET, permit=Act.CHOOSE, danger=Danger.SHOPPING, page_at=f"{SHOP}/lamp")
    assert may_send(sent("/lamp?colour=2", "colour=2", kind="document"), now) == ""
    assert may_send(sent("/buy", "colour=2", kind="document"), now)
    now.danger = Danger.BASKET
    assert may_send(sent("/lamp", "colour=2", kind="document"), now)


def test_buy_now_beside_add_to_the_basket_makes_no_last_page_and_is_not_tapped() -> None:
    now, add = control("Køb straks", index=1), control("Tilføj til kurv", index=2)
    for shown, nearness in (((now, add), Danger.BASKET), ((now,), Danger.FINAL)):
        view = page(kind=PageKind.OTHER, lang="da", controls=shown)
        assert danger(view).danger is nearness
        assert may_tap(now, Act.ADD, view, danger(view))
        assert bool(may_tap(add, Act.ADD, view, danger(view))) is (nearness is Danger.FINAL)
    assert danger(page(kind=PageKind.OTHER, lang="da", controls=(now, add)), Danger.CHECKOUT).danger is Danger.FINAL


def test_where_the_only_way_on_speaks_of_ordering_the_walk_stops_before_a_listed_review() -> None:
    steps = line("1. Forsendelsesadresse > 2. Betaling > 3. Gennemgang af ordre", index=1)
    review, onward = control("Gennemse og bestil", index=3), control("Fortsæt", index=4)
    for shown, nearness in (((review,), Danger.FINAL), ((review, onward), Danger.PAYMENT)):
        view = page(
            kind=PageKind.CHECKOUT, lang="da", controls=shown, lines=(steps,), fields=(INVOICE,), title="Betaling"
        )
        told = danger(view, Danger.CHECKOUT)
        assert (told.danger, told.sure) == (nearness, False)
        assert may_tap(review, Act.ADVANCE, view, told)


def test_once_a_tap_on_payment_has_had_its_page_what_goes_in_the_background_is_that_pages_own() -> None:
    now = state(danger=Danger.PAYMENT)
    assert may_send(sent("/api/choose", "method=invoice"), now) == ""
    now.sent(sent("/checkout/review", method="GET", kind="document"))
    assert may_send(sent("/api/tick", "x=1"), now)
    now.danger = Danger.CHECKOUT
    assert may_send(sent("/api/tick", "x=1"), now) == ""


def test_minus_takes_out_of_a_basket_and_words_for_it_too() -> None:
    basket = page(kind=PageKind.BASKET, lang="de")
    for label in ("−", "Menge verringern"):
        less = control(label)
        assert not may_tap(less, Act.CHANGE_BASKET, basket, danger(basket))
    assert may_tap(control("−"), Act.CHANGE_BASKET, basket, danger(basket, Danger.CHECKOUT))


# ---- a link past the sign-in -----------------------------------------------------------------------------------------

PASSWORD = field("Password", type="password", name="password")
GUESTS_TOLD = line("You can also check out without registering.")


def test_a_link_named_checkout_leads_past_a_sign_in_that_says_so_and_nowhere_else() -> None:
    link = control("Checkout", href=f"{SHOP}/checkout", filled=True)
    entry: dict[str, Any] = {"fields": (field("E-mail", type="email"), PASSWORD), "lines": (GUESTS_TOLD,)}
    assert tapped(link, Act.ADVANCE, seen("co1", "en", link, **entry))
    silent = {"lines": (line("Welcome"),)}
    refusing = {"lines": (line("Buying without registration is not possible here."),)}
    paid = {"fields": (PASSWORD, INVOICE)}
    with_address = {"fields": (PASSWORD, field("Postcode", autocomplete="postal-code"), *ADDRESS)}
    for more in (silent, refusing, paid, with_address, {"fields": ()}):
        assert not tapped(link, Act.ADVANCE, seen("co1", "en", link, **entry | more)), more
    for other in (
        control("Checkout", submits=True),
        control("Place order", href=f"{SHOP}/checkout"),
        control("Passer la commande", href=f"{SHOP}/checkout"),
        control("Checkout", href=f"{SHOP}/order/place"),
        control("Checkout", href="javascript:order()"),
        control("Checkout", text="Buy now", href=f"{SHOP}/checkout"),
    ):
        assert not tapped(other, Act.ADVANCE, seen("co1", "en", other, **entry)), other.name
    honest = seen("co1", "en", link, **entry)
    assert may_tap(link, Act.ADVANCE, honest, danger(honest, Danger.PAYMENT))


# ---- saving for later -----------------------------------------------------------------------------------------------

ADDS = control("Add to basket", index=8, submits=True, form=1, action=f"{SHOP}/cart/add", filled=True)


@pytest.mark.parametrize(
    ("heart", "lang", "goes"),
    [
        (control("Add to wishlist"), "en", True),
        (control("Save for later", role="button", tag="div"), "en", True),
        (control("Add to wishlist", text="♡"), "en", True),
        (control("Auf den Merkzettel"), "de", True),
        (control("Ajouter aux favoris"), "fr", True),
        (control("お気に入りに追加"), "ja", True),
        (control("Add to Wish List", href=f"{SHOP}/lamp?add_to_wishlist=12"), "en", True),
        (control("Wish list", submits=True, form=2, action=f"{SHOP}/account/wishlist.add"), "en", True),
        (control("♡"), "en", False),
        (control("Save"), "en", False),
        (control("Save and buy"), "en", False),
        (control("Save for later and buy now"), "en", False),
        (control("Save for later, pay now"), "en", False),
        (control("Add to basket and wish list"), "en", False),
        (control("Save this item £10"), "en", False),
        (control("Spara 100 kr"), "sv", False),
        (control("Merken und kaufen"), "de", False),
        (control("Ajouter aux favoris et commander"), "fr", False),
        (control("Add to wishlist", text="Place order"), "en", False),
        (control("Add to wishlist", text="Click here"), "en", False),
        (control("Add to wishlist", hints="btn place-order heart"), "en", False),
        (control("Add to wishlist", hints="one-click"), "en", False),
        (control("Add to wishlist", href=f"{SHOP}/order/place"), "en", False),
        (control("Add to wishlist", href=f"{SHOP}/order/42"), "en", False),
        (control("Add to wishlist", href=f"{SHOP}/checkout?item=12"), "en", False),
        (control("Add to wishlist", submits=True, form=1, action=f"{SHOP}/cart/add"), "en", False),
        (control("Add to wishlist", submits=True, form=1, action=f"{SHOP}/lamp"), "en", False),
        (control("Add to wishlist", submits=True, form=2, action=f"{SHOP}/orders"), "en", False),
        (control("Add to wishlist", region=Region.HEADER), "en", False),
        (control("Add to wishlist", overlay=0), "en", False),
        (control("Remove from wish list"), "en", False),
    ],
)
def test_only_what_says_save_for_later_and_nothing_else_is_tapped_to_save(
    heart: Control, lang: str, goes: bool
) -> None:
    view = seen("pdp", lang, heart, ADDS)
    assert tapped(heart, Act.SAVE, view) is goes


@pytest.mark.parametrize("where", ["cart", "co1", "co2", "account"])
def test_nothing_is_saved_for_later_anywhere_but_on_a_product_page(where: str) -> None:
    heart = control("Save for later")
    assert not tapped(heart, Act.SAVE, seen(where, "en", heart))
    assert may_tap(heart, Act.SAVE, seen("pdp", "en", heart), danger(seen("pdp", "en", heart), Danger.CHECKOUT))
    assert may_tap(control("Heart me"), Act.SAVE, seen("pdp", "en"), danger(seen("pdp", "en")), hint="Heart me")


def test_an_order_button_beside_the_heart_keeps_the_heart_untouched() -> None:
    heart, view = control("Add to wishlist"), page(kind=PageKind.OTHER, controls=(control("Place order"),))
    assert may_tap(heart, Act.SAVE, view, danger(view))


@pytest.mark.parametrize(
    ("message", "goes"),
    [
        (Outgoing("POST", f"{SHOP}/api/wishlist", "fetch", '{"product": 12}'), True),
        (Outgoing("GET", f"{SHOP}/wishlist", "document", main_frame=True), True),
        (Outgoing("GET", f"{SHOP}/account/login", "document", main_frame=True), True),
        (Outgoing("GET", f"{SHOP}/cart.js", "fetch"), True),
        (Outgoing("POST", f"{SHOP}/account/login", "fetch", "email=a"), False),
        (Outgoing("POST", f"{SHOP}/newsletter", "fetch", "email=a"), False),
        (Outgoing("POST", f"{SHOP}/cart/add", "fetch", "id=12"), False),
        (Outgoing("POST", f"{SHOP}/checkout/place-order", "fetch"), False),
        (Outgoing("POST", f"{SHOP}/api/order", "fetch", "{}"), False),
        (Outgoing("POST", f"{SHOP}/api/keep", "fetch", '{"action": "place_order"}'), False),
        (Outgoing("GET", f"{SHOP}/order/12", "document", main_frame=True), False),
        (Outgoing("GET", f"{SHOP}/order/12", "document", main_frame=True, redirected=True), False),
        (Outgoing("GET", f"{SHOP}/checkout", "document", main_frame=True), False),
    ],
)
def test_after_a_tap_that_saves_nothing_goes_to_basket_checkout_or_order(message: Outgoing, goes: bool) -> None:
    state = WireState(reach=Reach.BASKET, stage=Stage.BASKET)
    state.begin(Act.SAVE)
    assert (not may_send(message, state)) is goes
    state.rest()
    assert (not may_send(message, state)) is goes


SECTIONS = ("Billing address", "Shipping method", "Payment method", "Payment information", "Confirm order")


def heads(*tops: float, **more: Any) -> tuple[Control, ...]:
    """Heads of a checkout's numbered sections, as controls that a script listens to, at these heights."""
    return tuple(
        control(f"{n} {name}", index=40 + n, tag="div", at=box(20, top, 350, 44), **more)
        for n, (name, top) in enumerate(zip(SECTIONS, tops, strict=True), 1)
    )


def test_the_heads_of_numbered_sections_order_nothing_and_are_not_tapped() -> None:
    closed = heads(100, 500, 550, 600, 650)
    goes = control("Continue", submits=True, at=box(20, 400, 300, 40))
    asked = (field("E-mail", type="email", autocomplete="email"), field("Postcode", autocomplete="postal-code"))
    view = page(kind=PageKind.CHECKOUT, controls=(*closed, goes), fields=asked)
    assert not order_controls(view.controls)
    assert danger(view, Danger.CHECKOUT).danger is Danger.CHECKOUT
    assert not tapped(closed[-1], Act.ADVANCE, view), "its words are an order's all the same"


@pytest.mark.parametrize(
    "others",
    [
        heads(100, 500, 550, 600, 650, role="button"),
        heads(100, 500, 550, 600, 650, submits=True),
        heads(100, 500, 550, 600, 650)[3:],
        heads(650, 600, 550, 500, 100),
        tuple(c.model_copy(update={"tag": "button"}) for c in heads(100, 500, 550, 600, 650)),
        tuple(c.model_copy(update={"name": c.name[2:]}) for c in heads(100, 500, 550, 600, 650)),
        tuple(c.model_copy(update={"box": box(20 + 30 * n, c.box.y, 350, 44)}) for n, c in enumerate(heads(100, 500, 550, 600, 650))),
    ],
)  # fmt: skip
def test_what_only_resembles_the_heads_of_sections_is_the_orders(others: tuple[Control, ...]) -> None:
    assert order_controls(others)
    assert danger(page(kind=PageKind.CHECKOUT, controls=others), Danger.CHECKOUT).danger is Danger.FINAL


def test_a_second_section_of_payment_goes_on_while_that_of_the_review_is_closed_below_it() -> None:
    goes = control("Continue", submits=True, at=box(20, 500, 300, 40))

    def read(*controls: Control, **more: Any) -> Danger:
        return danger(page(kind=PageKind.CHECKOUT, controls=controls, **more), Danger.PAYMENT).danger

    closed = heads(100, 150, 200, 250, 600)
    assert read(*closed, goes) is Danger.PAYMENT
    assert read(*closed) is Danger.FINAL, "nothing goes on"
    assert read(goes) is Danger.FINAL
    assert read(*heads(100, 150, 200, 250, 300), goes) is Danger.FINAL, "the review is open: what goes on stands in it"
    below = control("Confirm", submits=True, at=box(20, 700, 300, 40))
    assert read(*closed, goes, below) is Danger.FINAL
    box_below = field("I agree", type="checkbox", at=box(20, 700, 20, 20))
    assert read(*closed, goes, fields=(box_below,)) is Danger.FINAL


def test_a_search_at_the_top_of_the_page_is_no_way_on_from_the_last_page() -> None:
    search = field("Search the shop", name="q", form=3)
    finds = control("Search", submits=True, form=3)
    last = page(kind=PageKind.CHECKOUT, controls=(finds,), fields=(search,))
    assert danger(last, Danger.PAYMENT).sure
    address = search.model_copy(update={"name": "city", "label": "City", "autocomplete": "address-level2"})
    assert not danger(last.model_copy(update={"fields": (address,)}), Danger.PAYMENT).sure

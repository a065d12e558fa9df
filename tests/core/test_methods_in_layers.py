"""Ways of delivery and payment that are chosen in layers: how the page is read, and what the locks let through."""

from typing import Any

from frictionaudit.evidence import Control, Field, PageKind, PageView, Reach, Stage
from frictionaudit.reading.fields import Purpose
from frictionaudit.reading.method_choice import open_choice, unchosen_methods
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger, Reading, danger
from frictionaudit.shopper.firewall.messages import Outgoing
from frictionaudit.shopper.firewall.tap_lock import may_tap
from frictionaudit.shopper.firewall.wire_lock import WireState, may_send
from tests.evidence import box, control, field, overlay, page

SHOP = "https://shop.test"
WHO = (field("E-mail", type="email", autocomplete="email"), field("Postcode", index=1, autocomplete="postal-code"))
SAVES = control("Continue", submits=True, form=0)
DELIVERY = field("", index=2, name="shipping_method", readonly=True, form=None, at=box(y=600, width=280))
PAYMENT = field("", index=3, name="payment_method", readonly=True, form=None, at=box(y=700, width=280))
OPENS_DELIVERY = control("Choose", index=2, at=box(x=280, y=600))
OPENS_PAYMENT = control("Choose", index=3, at=box(x=280, y=700))
ORDERS = control("Confirm order", index=4, enabled=False, at=box(y=900))
KEEPS = control("Continue", index=6, submits=True, form=1, overlay=0, at=box(y=300))
INVOICE = field("Invoice", index=6, type="radio", name="payment_method", checked=True, form=1, overlay=0)
CARD = field("Card", index=7, type="radio", name="payment_method", form=1, overlay=0)
PARCEL = field("Parcel, 3 days", index=8, type="radio", name="shipping_method", checked=True, form=1, overlay=0)


def seen(*inside: Field | Control, **more: Any) -> PageView:
    """The checkout with the ways of delivery and payment behind their buttons, and what stands in the layer above it."""
    fields = tuple(one for one in inside if isinstance(one, Field))
    controls = tuple(one for one in inside if isinstance(one, Control))
    defaults: dict[str, Any] = {
        "kind": PageKind.CHECKOUT,
        "fields": (*WHO, DELIVERY, PAYMENT, *fields),
        "controls": (SAVES, OPENS_DELIVERY, OPENS_PAYMENT, ORDERS, *controls),
        "overlays": (overlay("other", modal=True),) if inside else (),
    }
    return page(**(defaults | more))


def read(view: PageView, so_far: Danger = Danger.CHECKOUT) -> Reading:
    return danger(view, so_far)


def refused(tapped: Control, view: PageView, so_far: Danger = Danger.CHECKOUT) -> str:
    return may_tap(tapped, Act.CHOOSE, view, read(view, so_far))


def test_the_boxes_without_a_choice_are_found_with_the_button_beside_them() -> None:
    found = unchosen_methods(seen())
    assert [(one.purpose, one.opener.index) for one in found] == [
        (Purpose.DELIVERY_METHOD, 2),
        (Purpose.PAYMENT_METHOD, 3),
    ]
    chosen = DELIVERY.model_copy(update={"prefilled": True})
    far = OPENS_PAYMENT.model_copy(update={"box": box(x=400, y=700)})
    assert unchosen_methods(seen(fields=(*WHO, chosen))) == ()
    assert unchosen_methods(seen(controls=(far,))) == ()
    for other in (
        control("Choose", at=box(x=280, y=600), href=f"{SHOP}/choose"),
        control("Choose", at=box(x=280, y=600), submits=True),
        control("Choose", at=box(x=280, y=600), enabled=False),
        control("Choose", at=box(x=280, y=600), text="Buy"),
        control("Pay", at=box(x=280, y=600)),
    ):
        assert unchosen_methods(seen(controls=(other,), fields=(DELIVERY,))) == (), other


def test_an_open_choice_is_radio_buttons_in_a_layer_and_the_one_button_that_keeps_them() -> None:
    choice = open_choice(seen(INVOICE, CARD, KEEPS))
    assert choice
    assert (choice.purpose, choice.keeper.index, len(choice.members)) == (Purpose.PAYMENT_METHOD, 6, 2)
    again = KEEPS.model_copy(update={"index": 7})
    terms = field("I agree to the terms", index=9, type="checkbox", overlay=0)
    assert open_choice(seen(INVOICE, CARD)) is None
    assert open_choice(seen(INVOICE, KEEPS, again)) is None
    assert open_choice(seen(INVOICE, KEEPS, terms)) is None
    assert open_choice(seen(INVOICE, KEEPS.model_copy(update={"name": "Place order", "text": "Place order"}))) is None
    assert open_choice(seen(INVOICE.model_copy(update={"overlay": None}), KEEPS)) is None


def test_payment_in_a_layer_above_the_greyed_order_button_is_no_last_page_yet() -> None:
    assert read(seen()) == Reading(Danger.CHECKOUT, order_waits=True)
    assert read(seen(PARCEL, KEEPS)) == Reading(Danger.CHECKOUT, order_waits=True)
    reading = read(seen(INVOICE, CARD, KEEPS))
    assert (reading.danger, reading.order_waits) == (Danger.PAYMENT, True)


def test_it_is_the_last_page_wherever_more_than_that_choice_is_at_stake() -> None:
    layer = (INVOICE, CARD, KEEPS)
    switched_on = ORDERS.model_copy(update={"enabled": True})
    in_the_layer = control("Place order", index=9, overlay=0)
    on_the_page = field("Invoice", index=9, type="radio", name="payment", section="Payment method")
    consent = "By placing your order you accept our terms"
    views = {
        "the order's button works": seen(*layer, controls=(SAVES, KEEPS, switched_on)),
        "another one works": seen(*layer, in_the_layer),
        "payment is asked on the page, too": seen(*layer, fields=(*WHO, on_the_page, INVOICE, CARD)),
        "there is no order's button": seen(*layer, controls=(SAVES, KEEPS)),
        "going on agrees to the order": seen(*layer, texts=(consent,)),
        "no address is asked": seen(*layer, fields=(INVOICE, CARD)),
    }
    assert {name for name, view in views.items() if read(view).danger is not Danger.FINAL} == set()
    assert read(seen(*layer), Danger.PAYMENT).danger is Danger.FINAL


def test_what_belongs_to_the_greyed_order_button_makes_no_last_page() -> None:
    terms = field("I agree to the terms and conditions", index=9, type="checkbox", form=None)
    waits = Reading(Danger.CHECKOUT, order_waits=True)
    assert read(seen(fields=(*WHO, DELIVERY, PAYMENT, terms))) == waits
    for other in (terms.model_copy(update={"checked": True}), terms.model_copy(update={"form": 0})):
        assert read(seen(fields=(*WHO, DELIVERY, PAYMENT, other))).danger is Danger.FINAL
    greyed = control("注文を確定する", index=4, enabled=False)
    onward = control("次へ", submits=True, form=0)
    japanese: dict[str, Any] = {"controls": (onward, greyed), "lang": "ja"}
    assert read(seen(**japanese, texts=("注文を確定する",))) == waits
    consent = read(seen(**japanese, texts=("「注文を確定する」を押すと規約に同意したことになります",)))
    assert (consent.danger, consent.sure) == (Danger.FINAL, False)


def test_a_link_to_the_page_it_stands_on_is_where_the_shopper_is_and_no_order() -> None:
    here = "https://shop.test/page-0"
    trail = control("Commander", index=9, href=here)
    french: dict[str, Any] = {"lang": "fr", "title": "Commander"}
    onward = control("Continuer", submits=True, form=0)
    french["fields"] = WHO
    assert read(seen(controls=(onward, trail), **french)).danger is Danger.CHECKOUT
    for other in (
        control("Commander", index=9),
        control("Commander", index=9, href=f"{here}#"),
        control("Commander", index=9, href=f"{SHOP}/order"),
        control("Confirmer la commande", index=9, href=here),
    ):
        assert read(seen(controls=(onward, other), **french)).danger is Danger.FINAL, other
    assert may_tap(trail, Act.ADVANCE, seen(**french), read(seen(**french)))


def test_the_tap_lock_lets_the_choice_be_opened_and_kept_while_the_order_waits() -> None:
    closed, opened = seen(), seen(INVOICE, CARD, KEEPS)
    assert refused(OPENS_DELIVERY, closed) == ""
    assert refused(KEEPS, opened) == ""
    assert refused(KEEPS, seen(PARCEL, KEEPS)) == ""
    unticked = INVOICE.model_copy(update={"checked": False})
    assert refused(KEEPS, seen(unticked, CARD, KEEPS))
    assert refused(SAVES, opened)
    assert refused(control("Continue", index=9), opened)
    assert refused(OPENS_DELIVERY, seen(controls=(SAVES, OPENS_DELIVERY)))
    assert refused(KEEPS, seen(INVOICE, CARD, KEEPS, controls=(SAVES, KEEPS)))
    assert may_tap(KEEPS, Act.ADVANCE, opened, read(opened))


def test_while_a_method_is_chosen_the_wire_tells_the_shop_of_nothing_else() -> None:
    def sent(path: str, body: str = "", method: str = "POST", kind: str = "fetch", **more: Any) -> str:
        now = WireState(reach=Reach.PAYMENT, stage=Stage.CHECKOUT, danger=Danger.CHECKOUT, choosing_method=True)
        now.begin(Act.CHOOSE)
        return may_send(Outgoing(method, f"{SHOP}{path}", kind, body, **more), now)

    assert sent("/index.php?route=checkout/shipping_method.quote", method="GET") == ""
    assert sent("/index.php?route=checkout/shipping_method.save", "shipping_method=flat.flat") == ""
    assert sent("/checkout/delivery-options") == ""
    for path in ("/api/opened", "/order/delivery-options", "/checkout/next", "/index.php?route=checkout/confirm"):
        assert sent(path), path
    assert sent("/checkout/delivery-options", kind="document", main_frame=True)
    assert sent("/checkout/delivery-options", redirected=True)


def test_the_wire_lets_the_kept_way_to_pay_reach_nothing_but_an_address_for_it() -> None:
    def sent(path: str, body: str = "payment_method=invoice", **more: Any) -> str:
        now = WireState(reach=Reach.PAYMENT, stage=Stage.PAYMENT, danger=Danger.PAYMENT)
        now.begin(Act.CHOOSE)
        return may_send(Outgoing("POST", f"{SHOP}{path}", "fetch", body, **more), now)

    assert sent("/index.php?route=checkout/payment_method.save") == ""
    assert sent("/checkout/payment-method/save") == ""
    for path in (
        "/index.php?route=checkout/payment_method.confirm",
        "/index.php?route=checkout/confirm",
        "/index.php?route=checkout/payment_method.save&action=order",
        "/checkout/next",
        "/api/payment-method/order",
    ):
        assert sent(path), path
    assert sent("/checkout/payment-method/save", "payment_method=invoice&agree=1")

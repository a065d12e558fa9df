"""The payments reader: what counts as a way to pay, and what only looks like one."""

from typing import Any

import pytest

from frictionaudit.evidence import Field, Frame, PageView, Request, Stage
from frictionaudit.reading.payment_names import local_methods, method, methods, named
from frictionaudit.reading.payments import Grade, offers, offers_on
from tests.evidence import box, control, field, journey, line, mark, overlay, page


def grades(view: PageView, stage: Stage = Stage.CHECKOUT) -> dict[str, Grade]:
    return {offer.method: offer.grade for offer in offers_on(view, stage)}


def offered(view: PageView, stage: Stage = Stage.CHECKOUT) -> set[str]:
    return {name for name, grade in grades(view, stage).items() if grade.at_least(Grade.ADVERTISED)}


def radio(label: str, **more: Any) -> Field:
    facts: dict[str, Any] = {"name": "payment_method", "type": "radio"}
    return field(label, **(facts | more))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is the ideal jacket", set[str]()),
        ("We accept Apple Pay, Google Pay and PayPal", {"apple-pay", "google-pay", "paypal"}),
        ("Bezahlen met iDEAL | Wero", {"ideal"}),
        ("we affirm our values", set[str]()),
        ("Affirm: 4 payments of $25", {"affirm"}),
        ("Pague com Pix ou boleto", {"pix", "boleto"}),
        ("pixel art poster", set[str]()),
        ("Kauf auf Rechnung mit Klarna", {"invoice", "klarna"}),
        ("Swish och Klarna", {"swish", "klarna"}),
        ("a swish of fabric", set[str]()),
        ("Pay with UPI", {"upi"}),
        ("コンビニ決済、PayPay", {"konbini", "paypay"}),
        ("Zapłać BLIK", {"blik"}),
        ("cod liver oil", set[str]()),
        ("Pay COD", {"cod"}),
        ("COD. PRODUCT: 9000257", set[str]()),
        ("G Pay", {"google-pay"}),
        ("our tabby cat bowl", set[str]()),
        ("It is advisable to order early", set[str]()),
        ("Read the link for details", set[str]()),
        ("Pay with Link", {"stripe-link"}),
        ("Wir liefern sofort", set[str]()),
        ("Write to help@paypal.com or www.paypal.com", set[str]()),
        ("Visa, Mastercard, Amex", {"card"}),
        ("Gift card", set[str]()),
        ("Αντικαταβολή", {"cod"}),
        ("Pay in 3 interest-free payments", {"instalments"}),
        ("Pay in 3 interest-free payments with Klarna", {"klarna"}),
        ("BancontactFree of charge", {"bancontact"}),
    ],
)
def test_a_text_names_methods_but_ordinary_words_do_not(text: str, expected: set[str]) -> None:
    assert {one.id for one in named(text).methods} == expected


def test_an_ordinary_word_is_a_name_where_payment_is_chosen() -> None:
    assert [one.id for one in named("Swish", place=True).methods] == ["swish"]
    assert not named("Swish").methods


def test_grades_are_ordered_script_mark_button_choice() -> None:
    order = [Grade.NONE, Grade.ASKED, Grade.WIRED, Grade.ADVERTISED, Grade.REVEALED, Grade.RENDERED, Grade.CHOICE]
    assert sorted(Grade, key=lambda grade: grade.rank) == order
    assert not Grade.WIRED.at_least(Grade.ADVERTISED)


def test_radio_buttons_of_a_checkout_are_choices_even_when_still_folded_away() -> None:
    view = page(fields=(radio("PayPal", visible=False), radio("Visa, Mastercard, Apple Pay")))
    assert grades(view) == {"paypal": Grade.CHOICE, "card": Grade.CHOICE, "apple-pay": Grade.CHOICE}


def test_a_radio_without_words_is_read_by_its_id_in_a_payment_group() -> None:
    assert offered(page(fields=(radio("", id="opt-PayPal"),))) == {"paypal"}


def test_the_choice_between_receipt_and_invoice_is_no_way_to_pay() -> None:
    assert not offered(page(fields=(field("Invoice", type="radio", name="receiptInvoice"),)))


@pytest.mark.parametrize(
    ("label", "lang", "method"),
    [("Facture", "fr", "invoice"), ("Transfert bancaire", "fr", "bank-transfer"), ("Factura", "es", "invoice")],
)
def test_short_names_of_ways_to_pay_are_choices_among_others(label: str, lang: str, method: str) -> None:
    choice = (field(one, index=n, type="radio", name="payment") for n, one in enumerate(("PayPal", "Visa", label)))
    assert method in offered(page(fields=tuple(choice), lang=lang))


@pytest.mark.parametrize(
    ("lang", "prepaid", "cheque"),
    [
        ("en", "Paid in advance", "Check / Money order"),
        ("en", "Prepayment", "Cheque"),
        ("en", "Payment in advance", "Check payments"),
        ("de", "Zahlung im Voraus", "Scheck"),
        ("de", "Vorkasse", "Verrechnungsscheck"),
        ("fr", "Paiement à l'avance", "Chèque"),
        ("es", "Pago por adelantado", "Cheque o giro postal"),
        ("it", "Pagamento anticipato", "Assegno"),
        ("nl", "Vooruitbetaling", "Cheque"),
        ("pt", "Pagamento antecipado", "Cheque"),
        ("pl", "Przedpłata", "Czek"),
        ("sv", "Betalning i förskott", "Postanvisning"),
        ("da", "Forudbetaling", "Bankcheck"),
        ("ja", "前払い", "小切手"),
    ],
)
def test_paying_beforehand_and_by_cheque_are_ways_to_pay(lang: str, prepaid: str, cheque: str) -> None:
    ways = (field(one, index=n, type="radio", id=f"payment-option-{n}") for n, one in enumerate((prepaid, cheque)))
    assert grades(page(fields=tuple(ways), lang=lang)) == {"bank-transfer": Grade.CHOICE, "cheque": Grade.CHOICE}


@pytest.mark.parametrize(
    "text", ["Chèque cadeau", "Cheque regalo", "Check your order", "Prepaid envelope", "Check out"]
)
def test_presents_and_other_checks_are_no_cheques(text: str) -> None:
    assert not named(text, place=True).methods


@pytest.mark.parametrize(("group", "found"), [("#ways", {"card", "invoice"}), ("#more", {"card"})])
def test_a_plain_word_beside_a_way_to_pay_is_one_too(group: str, found: set[str]) -> None:
    ways = tuple(
        control(name, index=n, tag="span", group=where, at=box(y=100 + 50 * n, width=300))
        for n, (name, where) in enumerate((("Credit card", "#ways"), ("Invoice", group)))
    )
    assert offered(page(controls=ways)) == found


def test_options_of_a_payment_list_are_choices() -> None:
    listed = field("Payment", tag="select", name="payment_method", options=("Choose", "PayPal", "Bank transfer"))
    assert offered(page(fields=(listed,))) == {"paypal", "bank-transfer"}


@pytest.mark.parametrize("more", [{"autocomplete": "cc-number"}, {"name": "billing_creditCardNumber"}])
def test_the_boxes_of_a_card_are_a_choice(more: dict[str, Any]) -> None:
    assert grades(page(fields=(field("Nummer", **more),))) == {"card": Grade.CHOICE}


@pytest.mark.parametrize("label", ["Gift card number", "Loyalty card number", "Geschenkkarte Nummer"])
def test_other_cards_do_not_pay(label: str) -> None:
    assert not offered(page(fields=(field(label, name="cardNumber"),)))


def test_a_visible_button_is_rendered_in_the_shop_and_a_choice_in_checkout() -> None:
    view = page(controls=(control("Buy with Google Pay"),))
    assert grades(view, Stage.BASKET) == {"google-pay": Grade.RENDERED}
    assert grades(view, Stage.CHECKOUT) == {"google-pay": Grade.CHOICE}


@pytest.mark.parametrize(
    "more",
    [
        {"visible": False},
        {"at": box(width=1, height=1)},
        {"hints": "social-login paypal"},
        {"section": "Already have an account? Sign in"},
        {"href": "https://shop.test/paypal-help"},
        {"region": "nav"},
    ],
)
def test_hidden_tiny_sign_in_and_help_controls_offer_nothing(more: dict[str, Any]) -> None:
    assert not offered(page(controls=(control("PayPal", **more),)), Stage.BASKET)


def test_an_apple_pay_element_without_paint_counts_by_its_box() -> None:
    drawn = control("", tag="apple-pay-button", at=box(width=343, height=44))
    assert grades(page(controls=(drawn,)), Stage.BASKET) == {"apple-pay": Grade.RENDERED}
    hidden = control("", tag="apple-pay-button", visible=False, at=box(width=0, height=0))
    assert grades(page(controls=(hidden,)), Stage.BASKET) == {"apple-pay": Grade.WIRED}


def test_a_button_known_by_its_author_only_must_look_like_one() -> None:
    def shop_pay(height: float) -> PageView:
        return page(controls=(control("Shop", hints="shop-pay-button", at=box(width=300, height=height)),))

    assert grades(shop_pay(48), Stage.CHECKOUT) == {"shop-pay": Grade.CHOICE}
    assert grades(shop_pay(400), Stage.CHECKOUT) == {"shop-pay": Grade.WIRED}


def test_a_frame_with_a_size_is_known_by_its_address_or_title() -> None:
    def framed(**more: Any) -> PageView:
        facts: dict[str, Any] = {"index": 1, "url": "", "visible": True, "box": box(height=45)}
        return page(frames=(Frame(**(facts | more)),))

    assert grades(framed(url="https://www.paypal.com/smart/buttons?x=1"), Stage.BASKET)["paypal"] is Grade.RENDERED
    assert grades(framed(title="Pay with Google Pay"))["google-pay"] is Grade.CHOICE
    assert grades(framed(title="Pay with Google Pay", visible=False))["google-pay"] is Grade.WIRED
    assert grades(framed(title="Pay with Google Pay", box=box(height=1)))["google-pay"] is Grade.WIRED


def test_the_title_of_a_frame_that_was_not_loaded_proves_no_button() -> None:
    assert not offered(page(marks=(mark("Pay with Google Pay", tag="iframe"),)))


def test_a_footer_strip_of_marks_is_advertised() -> None:
    strip = tuple(mark(name, region="footer", selector="footer > img") for name in ("Visa", "PayPal", "Apple Pay"))
    assert grades(page(marks=strip), Stage.HOME) == dict.fromkeys(("card", "paypal", "apple-pay"), Grade.ADVERTISED)


def test_a_strip_folded_away_counts_and_one_hidden_mark_does_not() -> None:
    def folded(*names: str) -> PageView:
        return page(marks=tuple(mark(name, visible=False, selector="li.pay > img") for name in names))

    assert offered(folded("Visa", "PayPal", "BLIK")) == {"card", "paypal", "blik"}
    assert not offered(folded("BLIK"))


def test_symbols_that_are_not_drawn_offer_nothing() -> None:
    sprite = mark("", tag="use", source="#icon-paypal", visible=False, box=box(width=0, height=0))
    assert not offered(page(marks=(sprite,)))


def test_file_names_count_in_a_strip_only() -> None:
    visa = mark("", source="/img/visa.svg", selector="div.cards > img:nth-of-type(1)")
    paypal = mark("", source="/img/paypal.svg", selector="div.cards > img:nth-of-type(2)")
    assert offered(page(marks=(visa, paypal))) == {"card", "paypal"}
    assert not offered(page(marks=(mark("", source="/img/visa.svg", selector="article > img"),)))


@pytest.mark.parametrize("text", ["Verified by Visa", "Mastercard SecureCode", "Credit card holder in brown leather"])
def test_seals_and_goods_are_no_marks(text: str) -> None:
    assert not offered(page(marks=(mark(text),)))


def test_lines_that_are_a_name_or_say_one_can_pay_are_advertised() -> None:
    view = page(texts=("PayPal", "Flexible payments with Klarna", "Courier, with the possibility of cash on delivery"))
    assert grades(view) == dict.fromkeys(("paypal", "klarna", "cod"), Grade.ADVERTISED)


@pytest.mark.parametrize(
    "text",
    [
        "Orders paid by PayPal are refunded to the same account.",
        "PayPal is not available for this order, choose another payment",
        "Learn more about paying with Afterpay",
        "vii. payment by PayPal;",
        "By paying you accept the terms of Klarna.",
        "The shop may pass data on to PayPal " + "and further parties " * 12,
    ],
)
def test_terms_refunds_and_help_are_no_offer(text: str) -> None:
    assert not offered(page(texts=(text,)))


def test_a_sentence_inside_running_terms_is_no_offer() -> None:
    clause = "The customer shall bear all consequences that arise from the statements made by him in this section here."
    terms = tuple(line(clause, index=number) for number in range(12))
    said = line("Payment is possible by PayPal", index=12)
    assert not offered(page(lines=(*terms[:6], said, *terms[6:])))
    assert offered(page(lines=(said,))) == {"paypal"}


def test_a_returns_page_names_methods_for_refunds_only() -> None:
    assert not offered(page(texts=("PayPal",), marks=(mark("Visa"),)), Stage.RETURNS)


def test_what_stands_in_a_consent_banner_is_not_the_shops() -> None:
    banner = page(lines=(line("PayPal", overlay=0),), overlays=(overlay("consent"),))
    assert not offered(banner)


def test_switched_off_parts_offer_nothing() -> None:
    off = "div.disabled-payment-option > span"
    assert not offered(page(lines=(line("Contrassegno", selector=off),), marks=(mark("Contrassegno", selector=off),)))


def test_scripts_are_wired_and_providers_only_ask() -> None:
    urls = ("https://pay.google.com/gp/p/js/pay.js", "https://js.stripe.com/v3/", "https://x.klarnacdn.net/kp/lib.js")
    view = page(requests=tuple(Request(method="GET", url=url, type="script") for url in urls))
    assert grades(view) == {"google-pay": Grade.WIRED, "klarna": Grade.WIRED, "apple-pay": Grade.ASKED}


def test_structured_data_is_advertised() -> None:
    data = {"@type": "Store", "makesOffer": [{"acceptedPaymentMethod": "http://purl.org/goodrelations/v1#ByInvoice"}]}
    assert grades(page(structured_data=(data, {"paymentAccepted": "Cash, PayPal"}))) == dict.fromkeys(
        ("invoice", "paypal"), Grade.ADVERTISED
    )


def test_a_journey_keeps_the_best_evidence_of_each_method() -> None:
    evidence = journey(
        {Stage.PRODUCT: page(texts=("PayPal",)), Stage.CHECKOUT: page(fields=(radio("PayPal"), radio("Card")))}
    )
    assert [(offer.method, offer.grade, offer.page) for offer in offers(evidence)] == [
        ("paypal", Grade.CHOICE, 1),
        ("card", Grade.CHOICE, 1),
    ]


def test_what_shows_only_with_apple_pay_on_the_phone_is_revealed() -> None:
    told = page(controls=(control("Apple Pay"), control("PayPal")))
    evidence = journey({Stage.BASKET: page(controls=(control("PayPal"),))}, wallet_views=(told,))
    assert {offer.method: offer.grade for offer in offers(evidence)} == {
        "paypal": Grade.RENDERED,
        "apple-pay": Grade.REVEALED,
    }


def test_methods_are_found_by_other_names_and_local_lists_name_known_methods() -> None:
    found = method("banktransfer")
    assert found is not None
    assert found.id == "bank-transfer"
    assert method("no such thing") is None
    assert local_methods("nl")[0] == "ideal"
    assert all(one in methods() for one in ("card", *local_methods("DE"), *local_methods("JP"), *local_methods("CH")))
    assert local_methods("XX") == ()


def test_hostile_text_is_read_in_no_time() -> None:
    assert not offered(page(texts=("pay " * 50_000, "a" * 200_000, "(" * 100_000)))


ORDINARY = {"affirm", "alma", "atome", "bolt", "iris", "pix", "sofort", "swish", "tabby", "tamara", "zip"}
"""Names that are ordinary words too: they count where payment is chosen, or among other methods."""
COLLECTED = {"sea-wallets", "carrier-jp", "kakao-naver", "crypto", "instalments", "invoice", "local-pay-later"}
"""Entries that stand for several methods; what they are called here no shop writes."""


@pytest.mark.parametrize("one", sorted(set(methods()) - COLLECTED - ORDINARY))
def test_every_method_climbs_the_ladder_from_a_mark_to_a_choice(one: str) -> None:
    name = methods()[one].name.split(" / ")[0]
    shown = grades(page(marks=(mark(name),)), Stage.BASKET).get(one, Grade.NONE)
    button = grades(page(controls=(control(name, at=box(width=300, height=48)),)), Stage.BASKET).get(one, Grade.NONE)
    chosen = grades(page(fields=(radio(name, section="Payment"),)), Stage.PAYMENT).get(one, Grade.NONE)
    assert (shown, button, chosen) == (Grade.ADVERTISED, Grade.RENDERED, Grade.CHOICE)


@pytest.mark.parametrize("one", sorted(ORDINARY))
def test_an_ordinary_word_counts_among_other_methods_and_not_alone(one: str) -> None:
    name = methods()[one].name.split(" / ")[0]
    assert grades(page(marks=(mark(name),)), Stage.BASKET).get(one, Grade.NONE) is Grade.NONE
    among = page(lines=(line(f"PayPal, {name}, Visa, Klarna"),))
    assert grades(among, Stage.BASKET).get(one) is Grade.ADVERTISED


def test_the_name_of_a_program_is_no_offer() -> None:
    assert not grades(page(texts=("northern-store-paypal",)), Stage.PAYMENT)
    assert grades(page(texts=("PayPal",)), Stage.PAYMENT)

"""Whether returns policies are read as a careful shopper would read them."""

# ruff: noqa: E501  # a policy reads best as one line
from __future__ import annotations

import time
from decimal import Decimal

import pytest

from frictionaudit.reading.returns import (
    Accepts,
    PolicyLine,
    RefundForm,
    ReturnCost,
    ReturnsTerms,
    mentions_returns,
    read_returns,
)

FREE, CONDITIONAL, FEE, CUSTOMER, RESTOCKING, SILENT = (
    ReturnCost.FREE,
    ReturnCost.CONDITIONAL,
    ReturnCost.FEE,
    ReturnCost.CUSTOMER,
    ReturnCost.RESTOCKING,
    ReturnCost.NOT_STATED,
)


def read(text: str, lang: str = "") -> ReturnsTerms:
    """The terms of a policy written with a line a block; a line that starts with # is a heading."""
    lines = [PolicyLine(line.lstrip("# "), heading=line.startswith("#")) for line in text.strip().splitlines()]
    return read_returns(lines, lang)


# language, sentence or short policy, window in days, where it starts
WINDOWS = [
    ("en", "Changed your mind? Post it back to us within 45 days of delivery for your money back.", 45, "delivery"),
    ("en", "Our returns window is ninety (90) calendar days from the day you purchased.", 90, "purchase"),
    ("en", "You have up to 100 days to decide whether you want to keep your boots.", 100, ""),
    ("en", "Enjoy 60-day hassle-free returns on everything we sell.", 60, ""),
    (
        "en",
        "Unworn garments may come back to us no later than 21 days after the parcel was delivered to return them.",
        21,
        "delivery",
    ),
    ("en", "We will gladly take a return from you within six weeks of receiving your parcel.", 42, "delivery"),
    ("en", "To qualify for a refund, goods must be sent back within one month of the dispatch date.", 30, "shipment"),
    ("en", "Returns must reach our warehouse within 14-20 days of purchase.", 20, "purchase"),
    ("en", "Try our pillow for 120 nights.\n# 120-night trial\nNot in love? Return it for a full refund.", 120, ""),
    (
        "en",
        "Send unwanted goods back inside the first fortnight.\nYou can return them within a fortnight of delivery.",
        14,
        "delivery",
    ),
    (
        "en",
        "# How long do I have to return something?\nYou have 28 days from the date it was delivered.",
        28,
        "delivery",
    ),
    ("en", "# Returns\nReturn window\n35 days\nWho pays\nYou do", 35, ""),
    ("en", "Refund requests made after 15 days from purchase cannot be considered.", 15, "purchase"),
    ("en", "If you are not satisfied for any reason, including a defect, send it back within 40 days.", 40, ""),
    ("en", "We stand behind our knives with a 365 day money-back guarantee.", 365, ""),
    ("en", "Returns accepted up to 10 business days after you receive your order.", 10, "delivery"),
    ("en", "Please contact us within 72 hours of delivery to arrange a return.", 3, "delivery"),
    ("en", "Members get 90 days to return; everyone else may return goods within 30 days.", 30, ""),
    (
        "en",
        "Orders placed between November 1 and December 24 may be returned within 75 days.\nAt other times you may return your order within 20 days of delivery.",
        20,
        "delivery",
    ),
    (
        "en",
        "Sale items may be returned within 7 days for store credit.\nFull-price goods can be returned within 30 days of receipt.",
        30,
        "delivery",
    ),
    (
        "en",
        "EU customers have a statutory right of withdrawal of 14 days.\nOn top of that we let everyone return goods within 50 days of delivery.",
        50,
        "delivery",
    ),
    (
        "en",
        "You may return any tent within 60 days of delivery.\nWe will refund you within 10 days of getting it back.\nTents carry a 2-year warranty.\nFaults must be reported within 5 days.",
        60,
        "delivery",
    ),
    (
        "en",
        "Once we have approved your request you have 7 days to ship the parcel.\nReturn requests are taken within 25 days of delivery.",
        25,
        "delivery",
    ),
    (
        "en",
        "You can cancel an order within 2 hours of placing it.\nDelivered goods may be returned for 30 days.",
        30,
        "",
    ),
    ("en", "Refunds take 5-10 business days to show on your statement.", None, ""),
    ("en", "Damaged on arrival? Let us know within 48 hours.", None, ""),
    ("en", "Standard parcels arrive in 3 to 5 days and our help desk is open 7 days a week.", None, ""),
    ("en", "All frames come with a five year warranty.", None, ""),
    ("de", "Nicht das Richtige? Schick uns die Schuhe binnen 50 Tagen nach Erhalt zurück.", 50, "delivery"),
    ("de", "Sie haben ein 30-tägiges Rückgaberecht ab Kaufdatum.", 30, "purchase"),
    (
        "de",
        "Wir gewähren Ihnen neben dem gesetzlichen Widerrufsrecht von 14 Tagen eine freiwillige Rückgabefrist von 60 Tagen.",
        60,
        "",
    ),
    (
        "de",
        "Die Widerrufsfrist beträgt vierzehn Tage ab dem Tag, an dem Sie die Ware in Besitz genommen haben.",
        14,
        "delivery",
    ),
    ("de", "Teste dein Kissen 100 Nächte lang.\n# 100 Nächte Probeschlafen", 100, ""),
    (
        "de",
        "Die Erstattung erfolgt innerhalb von 5 Werktagen.\nTransportschäden melden Sie bitte innerhalb von 24 Stunden.",
        None,
        "",
    ),
    ("de", "Retouren nehmen wir bis zu einem Monat nach Lieferung an.", 30, "delivery"),
    ("de", "Auf Kaffeemaschinen gibt es drei Jahre Garantie, die Lieferzeit beträgt 2 bis 4 Werktage.", None, ""),
    ("fr", "Vous pouvez nous retourner vos achats pendant 45 jours suivant la livraison.", 45, "delivery"),
    ("fr", "Vous avez trente (30) jours après l'achat pour échanger ou retourner un article.", 30, "purchase"),
    (
        "fr",
        "Les remboursements sont traités sous 5 à 7 jours ouvrables.\nLe délai de rétractation est de 14 jours à compter de la réception.",
        14,
        "delivery",
    ),
    ("fr", "Satisfait ou remboursé : 100 jours pour changer d'avis.", 100, ""),
    ("fr", "Un colis abîmé doit être signalé dans les 72 heures.", None, ""),
    ("fr", "Nos retours sont acceptés dans un délai de deux semaines.", 14, ""),
    ("es", "Tienes 60 días desde que recibes el paquete para devolver lo que no quieras.", 60, "delivery"),
    ("es", "Aceptamos devoluciones dentro de los quince días posteriores a la compra.", 15, "purchase"),
    ("es", "Una vez recibida la devolución, el reembolso se tramita en 7 días hábiles.", None, ""),
    ("es", "El plazo para cambios y devoluciones es de 30 días naturales.", 30, ""),
    ("es", "Si el jarrón llega roto, escríbenos en 48 horas.", None, ""),
    ("it", "Puoi restituire i capi entro 28 giorni dal ricevimento.", 28, "delivery"),
    ("it", "Hai un mese di tempo dall'acquisto per effettuare il reso.", 30, "purchase"),
    ("it", "Il rimborso viene elaborato entro 10 giorni lavorativi.", None, ""),
    ("it", "Soddisfatti o rimborsati per 60 giorni.", 60, ""),
    ("nl", "Niet tevreden? Stuur je bestelling binnen 45 dagen na ontvangst retour.", 45, "delivery"),
    ("nl", "Je hebt een bedenktijd van twee weken.", 14, ""),
    ("nl", "Het bedrag wordt binnen 7 werkdagen teruggestort.", None, ""),
    ("nl", "Retourneren kan tot 100 dagen na aankoop.", 100, "purchase"),
    ("pt", "Você pode devolver o produto em até 30 dias após o recebimento.", 30, "delivery"),
    ("pl", "Masz 30 dni na zwrot towaru od dnia otrzymania przesyłki.", 30, "delivery"),
    ("sv", "Vi erbjuder 60 dagars öppet köp.", 60, ""),
    ("ja", "商品到着後8日以内に返品のご連絡をください。", 8, "delivery"),
]

# language, sentence or short policy, who pays, the fee as written
COSTS = [
    ("en", "Sending it back is simple: returns are completely free.", FREE, None),
    ("en", "We will pay the return postage on every order.", FREE, None),
    ("en", "Drop your parcel off with the prepaid label in the box.", FREE, None),
    ("en", "There is no charge for returns.", FREE, None),
    ("en", "Free returns for club members.", CONDITIONAL, None),
    ("en", "Free exchanges, but for refunds the buyer pays the return shipping.", CONDITIONAL, None),
    ("en", "You can return for free at any of our stores. Postal returns are at your own cost.", CONDITIONAL, None),
    ("en", "A flat $7.50 is taken off your refund for the return label.", FEE, "$7.50"),
    ("en", "We deduct 6.95 EUR for each return.", FEE, "6.95 EUR"),
    ("en", "Return postage costs £4.", FEE, "£4"),
    ("en", "Return shipping is the buyer's responsibility.", CUSTOMER, None),
    ("en", "You will need to cover the cost of posting the goods back to us.", CUSTOMER, None),
    ("en", "Goods must be returned at the customer's expense unless they arrived faulty.", CUSTOMER, None),
    ("en", "We do not offer prepaid labels.", CUSTOMER, None),
    ("en", "Unfortunately returns are not free.", CUSTOMER, None),
    (
        "en",
        "If we sent the wrong item we pay for the return; otherwise return freight is paid by the customer.",
        CUSTOMER,
        None,
    ),
    ("en", "The cost of the return label will be deducted from your refund.", CUSTOMER, None),
    ("en", "Every return is subject to a restocking fee of 12%.", RESTOCKING, None),
    ("en", "Original shipping charges are non-refundable.", SILENT, None),
    ("en", "The initial delivery fee of $8.00 will be deducted from your refund.", SILENT, None),
    ("en", "If your lamp arrives damaged, we cover return shipping.", SILENT, None),
    ("en", "Free delivery on orders over $50. Returned goods must be unused.", SILENT, None),
    ("en", "Free returns within the UK. International customers must pay their own return postage.", FREE, None),
    ("en", "Refused parcels are charged a $20 reshipping fee before they are returned.", SILENT, None),
    ("de", "Der Rückversand ist gratis.", FREE, None),
    ("de", "Für jede Rücksendung ziehen wir 3,95 € ab.", FEE, "3,95 €"),
    ("de", "Du trägst die Kosten für die Rücksendung.", CUSTOMER, None),
    ("de", "Retouren sind nicht kostenlos, das Porto zahlen Sie selbst.", CUSTOMER, None),
    ("de", "Nur bei defekter Ware übernehmen wir das Rückporto.", SILENT, None),
    ("fr", "Les retours sont offerts.", FREE, None),
    ("fr", "Les frais de retour restent à la charge du client.", CUSTOMER, None),
    ("fr", "Une somme de 5,50 € sera déduite pour chaque retour.", FEE, "5,50 €"),
    ("fr", "En cas de produit défectueux, nous prenons en charge le retour.", SILENT, None),
    ("es", "Te recogemos el paquete y la devolución es gratuita.", FREE, None),
    ("es", "El cliente asumirá los gastos de envío de la devolución.", CUSTOMER, None),
    ("es", "Cada devolución tiene un coste de 3,50 €.", FEE, "3,50 €"),
    ("it", "I resi sono sempre gratuiti.", FREE, None),
    ("it", "I costi di spedizione del reso sono a tuo carico.", CUSTOMER, None),
    ("it", "Per ogni reso tratteniamo 5 € dal rimborso.", FEE, "5 €"),
    ("nl", "Je kunt kosteloos retourneren.", FREE, None),
    ("nl", "De retourkosten zijn voor je eigen rekening.", CUSTOMER, None),
    ("nl", "Voor elke retour rekenen we € 2,95.", FEE, "€ 2,95"),
]

# language, short policy, whether goods are taken back
ACCEPTANCES = [
    ("en", "All sales are final.", Accepts.NO),
    ("en", "No refunds or exchanges.", Accepts.NO),
    ("en", "We do not accept returns on any of our products.", Accepts.NO),
    (
        "en",
        "All sales are final. If your print arrives damaged, contact us within 4 days for a replacement.",
        Accepts.DEFECTIVE_ONLY,
    ),
    ("en", "We only accept returns for items that are faulty.", Accepts.DEFECTIVE_ONLY),
    ("en", "Refunds are issued only if the item was damaged in transit.", Accepts.DEFECTIVE_ONLY),
    (
        "en",
        "Because our cakes are baked fresh we cannot accept returns, unless they arrive broken: then email us.",
        Accepts.DEFECTIVE_ONLY,
    ),
    ("en", "All clearance items are final sale. Everything else can be returned within 30 days.", Accepts.YES),
    (
        "en",
        "We only replace goods that are defective. Unused goods may be returned within 30 days of purchase.",
        Accepts.YES,
    ),
    ("en", "After 30 days we cannot offer a refund. Return your order within 30 days of delivery.", Accepts.YES),
    ("en", "You may return unused items for a refund.", Accepts.YES),
    ("en", "We sell lamps and chairs.", Accepts.UNCLEAR),
    ("de", "Umtausch ausgeschlossen.", Accepts.NO),
    ("de", "Sie können die Ware innerhalb von 14 Tagen zurückgeben.", Accepts.YES),
    ("fr", "Toutes les ventes sont finales. Aucun remboursement.", Accepts.NO),
    ("fr", "Aucun retour. Si l'article arrive endommagé, contactez-nous sous 3 jours.", Accepts.DEFECTIVE_ONLY),
    ("es", "No se aceptan devoluciones.", Accepts.NO),
    ("it", "Non si accettano resi.", Accepts.NO),
    ("nl", "Je kunt alles binnen 30 dagen terugsturen.", Accepts.YES),
]


@pytest.mark.parametrize(("lang", "text", "days", "start"), WINDOWS)
def test_window(lang: str, text: str, days: int | None, start: str) -> None:
    terms = read(text, lang)
    assert (terms.window_days, terms.window_from) == (days, start), terms.window_quote


@pytest.mark.parametrize(("lang", "text", "cost", "fee"), COSTS)
def test_cost(lang: str, text: str, cost: ReturnCost, fee: str | None) -> None:
    terms = read(text, lang)
    assert (terms.cost, terms.fee) == (cost, fee), terms.cost_quote


@pytest.mark.parametrize(("lang", "text", "accepts"), ACCEPTANCES)
def test_accepts(lang: str, text: str, accepts: Accepts) -> None:
    assert read(text, lang).accepts is accepts


@pytest.mark.parametrize(("lang", "text"), [row[:2] for row in WINDOWS if row[2]])
def test_language_need_not_be_declared(lang: str, text: str) -> None:
    assert read(text).window_days == read(text, lang).window_days == read(text, "xx").window_days


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Returned furniture incurs a restocking fee of 17.5%.", Decimal("17.5")),
        ("A 10% to 20% re-stocking charge may apply to returns.", Decimal(20)),
        ("We never charge a restocking fee.", Decimal(0)),
        ("Refused deliveries are charged a 25% restocking fee.", None),
        ("You may return goods within 30 days.", None),
    ],
)
def test_restocking(text: str, percent: Decimal | None) -> None:
    assert read(text).restocking_percent == percent


@pytest.mark.parametrize(
    ("text", "days", "form"),
    [
        (
            "Refunds are made to the original payment method within 6 days of the return reaching us.",
            6,
            RefundForm.ORIGINAL,
        ),
        (
            "You choose: a full refund or store credit. Refunds are processed in 8-12 business days.",
            12,
            RefundForm.MIXED,
        ),
        ("Returned goods earn you store credit only.", None, RefundForm.STORE_CREDIT),
        ("Exchanges only, please.", None, RefundForm.EXCHANGE),
        ("All sales are final.", None, RefundForm.NONE),
        ("Your bank may need 10 days to show the refund.", None, RefundForm.NOT_STATED),
        ("Wir erstatten den Kaufpreis binnen 9 Tagen.", 9, RefundForm.ORIGINAL),
        ("Le remboursement intervient dans un délai de 11 jours sur votre moyen de paiement.", 11, RefundForm.ORIGINAL),
    ],
)
def test_refund(text: str, days: int | None, form: RefundForm) -> None:
    terms = read(text)
    assert (terms.refund_days, terms.refund_form) == (days, form)


def test_ways_to_return() -> None:
    terms = read(
        "Start your return in our returns portal.\n"
        "Print the label we email you, or show the QR code at a parcel shop.\n"
        "You can also bring the goods to one of our stores."
    )
    assert set(terms.methods) >= {"portal", "label_provided", "printable", "printerless", "drop_point", "in_store"}
    assert "pickup" not in terms.methods


def test_lifetime_is_unlimited() -> None:
    terms = read("# Returns\nReturn anything at any time, for life.")
    assert terms.unlimited
    assert terms.window_days is None
    assert terms.accepts is Accepts.YES


def test_law_and_voluntary_windows_stay_apart() -> None:
    terms = read(
        "Sie haben das Recht, binnen vierzehn Tagen ohne Angabe von Gründen zu widerrufen.\n"
        "Darüber hinaus gewähren wir ein Rückgaberecht von 100 Tagen."
    )
    assert (terms.window_days, terms.statutory_days) == (100, 14)


def test_time_to_report_faults_is_the_window_when_only_faulty_goods_come_back() -> None:
    terms = read(
        "All sales are final. Should a plate arrive broken, write to us within 4 days of delivery for a new one."
    )
    assert (terms.accepts, terms.window_days, terms.window_from) == (Accepts.DEFECTIVE_ONLY, 4, "delivery")


def test_quotes_are_the_sentences_of_the_page() -> None:
    terms = read("# Returns\nHello there. Return goods within 33 days of delivery.\nReturns are free.")
    assert terms.window_quote is not None
    assert (terms.window_quote.text, terms.window_quote.line) == ("Return goods within 33 days of delivery.", 1)
    assert terms.cost_quote is not None
    assert terms.cost_quote.line == 2


def test_working_days_are_named() -> None:
    assert read("Return your order within 10 working days of delivery.").window_working_days
    assert not read("Return your order within 10 days of delivery.").window_working_days


def test_statements_that_do_not_agree() -> None:
    terms = read("You can return goods within 30 days of delivery.\nGoods must be returned within 45 days of delivery.")
    assert terms.contradictions == ("The page gives 30 days and also 45 days to return.",)
    torn = read("Free returns!\nReturn shipping is paid by the customer.")
    assert torn.cost is CUSTOMER
    assert torn.contradictions


POLICY = {
    "@type": "MerchantReturnPolicy",
    "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow",
    "merchantReturnDays": 60,
    "returnFees": "https://schema.org/FreeReturn",
}


def test_structured_data_fills_in() -> None:
    shop = {"@graph": [{"@type": "OnlineStore", "hasMerchantReturnPolicy": [POLICY]}]}
    terms = read_returns([PolicyLine("Welcome")], structured=[shop])
    assert (terms.window_days, terms.window_from, terms.cost, terms.accepts) == (60, "delivery", FREE, Accepts.YES)
    assert not terms.is_policy
    assert terms.contradictions == ()


def test_structured_data_is_checked_against_the_text() -> None:
    lines = [PolicyLine("Return goods within 30 days of delivery. Return shipping is at your own cost.")]
    terms = read_returns(lines, structured=[{"@type": "Product", "offers": {"hasMerchantReturnPolicy": POLICY}}])
    assert (terms.window_days, terms.cost) == (30, CUSTOMER)
    assert terms.contradictions == (
        "The page gives 30 days to return, its structured data 60.",
        "The page states the cost of returning as the customer's, its structured data as free.",
    )


def test_structured_fee_prefers_the_change_of_mind() -> None:
    policy = {
        "@type": ["MerchantReturnPolicy"],
        "itemDefectReturnFees": "FreeReturn",
        "customerRemorseReturnFees": "ReturnShippingFees",
        "customerRemorseReturnShippingFeesAmount": {"@type": "MonetaryAmount", "value": 5, "currency": "EUR"},
    }
    terms = read_returns([], structured=[policy])
    assert (terms.cost, terms.fee) == (FEE, "5 EUR")


def test_structured_terms_for_members_are_not_everyones() -> None:
    assert read_returns([], structured=[{**POLICY, "validForMemberTier": {"name": "Gold"}}]).window_days is None


PAGES = [
    (True, "# Returns policy\nYou have 30 days to return your order.\nRefunds go to your card."),
    (True, "# Shipping & Returns\nWe ship daily by courier to all the islands.\nReturn goods within 20 days of delivery, unused."),
    (True, "We want you to be happy with what you ordered from us.\nReturn it unused within 14 days for a refund.\nRefunds are paid to the card you used for the order."),
    (True, "# Widerrufsbelehrung\nSie haben das Recht, diesen Vertrag binnen vierzehn Tagen zu widerrufen."),
    (True, "# Retours et remboursements\nVous disposez de 30 jours pour nous retourner un article qui ne convient pas."),
    (True, "# Reso facile\nHai 30 giorni dalla consegna per restituire il tuo ordine senza spese."),
    (False, "# Terms of service\nThese terms are governed by the governing law of our seat.\nOur liability is limited as set out under limitation of liability.\nYou must not infringe our intellectual property rights.\nReturns are described in our returns policy."),
    (False, "# Privacy policy\nWe process your personal data to handle orders, returns and refunds.\nCookies help us understand how you use the shop."),
    (False, "# Shipping policy\nWe ship within 2 days by courier to your home.\nDelivery takes 3 to 5 days in most regions.\nParcels returned to us as undeliverable are sent again for a fee."),
    (False, "# Help\nHow do I track my parcel?\nWe email you a link as soon as it leaves us.\nWhich cards do you take?\nWe take all the usual cards at checkout.\nDo you ship abroad?\nYes, we ship to forty countries by air.\nCan I change my address?\nWrite to us before the parcel has left.\nCan I return my order?\nYes, return it within 30 days of delivery."),
    (False, "# Garden chair\nA chair of oiled oak that seats one in comfort.\nDelivered flat with all the tools that you need.\nWipe it with a damp cloth from time to time.\nReturn it within 30 days if you change your mind."),
    (False, ""),
]  # fmt: skip


@pytest.mark.parametrize(("policy", "text"), PAGES)
def test_is_policy(policy: bool, text: str) -> None:
    assert read(text).is_policy is policy


@pytest.mark.parametrize(
    "text", ["Returns & exchanges", "Rückgabe", "Retours", "Devoluciones", "Resi", "Retourneren", "返品について"]
)
def test_names_of_returns_pages(text: str) -> None:
    assert mentions_returns(text)


@pytest.mark.parametrize("text", ["Return to home", "Delivery", "Versand", "Our story", ""])
def test_names_of_other_pages(text: str) -> None:
    assert not mentions_returns(text)


@pytest.mark.parametrize(
    "text",
    [
        "return within 30 days " * 60_000,
        "refund" * 200_000,
        "(" * 1_000_000,
        "5 " * 500_000,
        "you pay return shipping unless " * 40_000,
        "$5 " * 300_000,
    ],
)
def test_hostile_pages_are_read_in_bounded_time(text: str) -> None:
    started = time.monotonic()
    read_returns([PolicyLine(text)])
    read_returns([PolicyLine(text[:300])] * 5_000)
    assert time.monotonic() - started < 60

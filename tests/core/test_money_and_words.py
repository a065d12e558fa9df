"""Amounts in text, and what labels mean, in ten languages."""

from decimal import Decimal

import pytest

from frictionaudit.reading.money import amounts, prices_in
from frictionaudit.reading.steps import leads_to
from frictionaudit.reading.words import fold, language, means, says, slug
from tests.evidence import line


@pytest.mark.parametrize(
    ("text", "market", "expected"),
    [
        ("1.299,00 €", "DE", [("1299.00", "EUR")]),
        ("€1.299", "NL", [("1299", "EUR")]),
        ("£1,299.00", "GB", [("1299.00", "GBP")]),
        ("1 299 kr", "SE", [("1299", "SEK")]),
        ("49 kr.", "DK", [("49", "DKK")]),
        ("CHF 12'999.–", "CH", [("12999", "CHF")]),
        ("¥1,299", "JP", [("1299", "JPY")]),
        ("1,299円(税込)", "JP", [("1299", "JPY")]),
        ("R$ 1.299,90", "BR", [("1299.90", "BRL")]),
        ("+1 (587) 206-3639 $6.00 +1 (587) 206-3639", "US", [("6.00", "USD")]),
        ("100 €80 €", "FR", [("100", "EUR"), ("80", "EUR")]),
        ("Was $49.99 Now $39", "US", [("49.99", "USD"), ("39", "USD")]),
        ("19€95", "FR", [("19.95", "EUR")]),
        ("$19.99 CAD", "US", [("19.99", "CAD")]),
        ("£4.83 VAT included", "GB", [("4.83", "GBP")]),
        ("KWD 12.500", "KW", [("12.500", "KWD")]),
        ("TND 12.500", "TN", [("12.500", "TND")]),
        ("$12", "", [("12", "")]),
        ("R26,66 +R100 Shipping", "ZA", [("26.66", "ZAR"), ("100", "ZAR")]),
        ("R630 speaker", "GB", []),
        ("Rs.1,710.00 Rs.1,539.00", "PK", [("1710.00", "PKR"), ("1539.00", "PKR")]),
        ("Rs. 1,23,456.50", "IN", [("123456.50", "INR")]),
        ("₹1,23,456", "IN", [("123456", "INR")]),
        ("2.055.000₫", "VN", [("2055000", "VND")]),
        ("Rp 50.000", "ID", [("50000", "IDR")]),
        ("RM 25.90", "MY", [("25.90", "MYR")]),
        ("1 250 грн", "UA", [("1250", "UAH")]),
        ("₦12,500.00", "NG", [("12500.00", "NGN")]),
        ("฿1,290", "TH", [("1290", "THB")]),
        ("NT$1,280", "TW", [("1280", "TWD")]),
        ("MYR 25.90", "MY", [("25.90", "MYR")]),
        ("12.490 kr.", "IS", [("12490", "ISK")]),
        ("All offers. 12 left", "PK", []),
        ("TOP 10, ALL 5, GEL 250, TRY 2", "US", []),
        ("12 items for 30 days", "US", []),
        ("call 020 7946 0018", "GB", []),
    ],
)
def test_amounts(text: str, market: str, expected: list[tuple[str, str]]) -> None:
    assert [(money.amount, money.currency) for money in amounts(text, market)] == [(Decimal(n), c) for n, c in expected]


@pytest.mark.parametrize(
    ("text", "struck", "former"),
    [
        ("£50 £5", "£50", ["50"]),
        ("£120 £12 £20", "£120 £20", ["120", "20"]),
        ("£48 £48", "£48", ["48"]),
        ("£48", "", []),
    ],
)
def test_only_prices_that_are_struck_through_are_former_ones(text: str, struck: str, former: list[str]) -> None:
    found = prices_in([line(text, struck=struck)], "GB")
    assert [str(price.amount) for price in found if price.struck] == former


def test_hostile_numbers_are_read_in_linear_time() -> None:
    assert len(list(amounts("£1" + ",111" * 100_000, "GB"))) <= 1


@pytest.mark.parametrize(
    ("intent", "label", "lang"),
    [
        ("add_to_cart", "Add to bag", "en"),
        ("add_to_cart", "In den Warenkorb", "de-AT"),
        ("add_to_cart", "Ajouter au panier →", "fr"),
        ("checkout", "Zur Kasse (2)", "de"),
        ("checkout", "CHECKOUT", "pl"),
        ("place_order", "注文を確定する", "ja"),
        ("place_order", "Place your order", ""),
        ("cookies_reject", "Avvisa alla", "sv"),
        ("cookies_reject", "Only technically required", "en"),
        ("cookies_reject", "Nur technisch erforderliche", "de"),
        ("cookies_settings", "Configure", "en"),
        ("returns", "Cancellation policy", "en"),
        ("returns", "Right of withdrawal", "en"),
        ("guest_checkout", "Als Gast fortfahren", ""),
        ("help_faq", "Aide et FAQ", "fr"),
        ("help_faq", "Hilfe & FAQ", "de"),
        ("help_faq", "Help and support", "en"),
    ],
)
def test_what_labels_mean(intent: str, label: str, lang: str) -> None:
    assert means(intent, label, lang)


def test_a_single_word_must_be_the_whole_label() -> None:
    assert means("pay_now", "Pay", "en")
    assert not means("pay_now", "Ways to pay in our stores", "en")
    assert says("pay_now", "ways to pay in our stores", "en")


def test_only_the_pages_language_and_english_are_read_where_the_language_is_known() -> None:
    assert not means("add_to_cart", "in den warenkorb", "fr")
    assert means("add_to_cart", "in den warenkorb", "xx")


def test_folding_and_slugs() -> None:
    assert fold("  Add to Bag  (3) →") == "add to bag"
    assert language("de-CH") == "de"
    assert slug("cart", "/de/warenkorb")
    assert not slug("cart", "/carton-boxes")


@pytest.mark.parametrize(
    ("intent", "label", "lang", "said"),
    [
        ("add_to_cart", "Włóż do torby", "pl", True),
        ("add_to_cart", "Pop it in my trolley", "en", True),
        ("add_to_cart", "In your bag", "en", False),
        ("add_to_cart", "Add to wishlist", "en", False),
        ("view_cart", "Zobacz torbę", "pl", True),
        ("view_cart", "Add to bag", "en", False),
        ("checkout", "Proceed to the till", "en", True),
        ("checkout", "レジへ進む", "ja", True),
        ("review_step", "Bestellung prüfen", "de", True),
        ("review_step", "Controlla l’ordine", "it", True),
        ("review_step", "Controlla e ordina", "it", False),
        ("update_basket", "Opdater indkøbskurven", "da", True),
        ("update_basket", "Winkelmandje bijwerken", "nl", True),
        ("update_basket", "Update your details", "en", False),
        ("remove_item", "Togli articolo", "it", True),
        ("remove_item", "Enlever cet article", "fr", True),
        ("remove_item", "Read the article", "en", False),
        ("add_to_cart", "Put the kettle on and read how we pack every basket", "en", False),
    ],
)
def test_a_label_that_no_list_holds_is_read_by_its_verb_and_noun(
    intent: str, label: str, lang: str, said: bool
) -> None:
    assert means(intent, label, lang) is said


@pytest.mark.parametrize(
    ("label", "lang", "kinds"),
    [
        ("Next: delivery", "en", {"step_delivery"}),
        ("Volgende: betaalwijze", "nl", {"step_payment"}),
        ("確認画面へ進む", "ja", {"step_review"}),
        ("Continue", "en", set[str]()),
        ("Weiter zur Bestellbestätigung", "de", set[str]()),
        ("Back to delivery", "en", set[str]()),
    ],
)
def test_the_step_that_a_label_goes_on_to(label: str, lang: str, kinds: set[str]) -> None:
    assert leads_to(label, lang) == kinds

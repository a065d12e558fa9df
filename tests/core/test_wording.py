"""The wording of shops as data: complete in every language, free of doubles, and never two minds about an order."""

from collections.abc import Iterator, Mapping
from functools import cache

import phonenumbers
import pytest

from frictionaudit.reading.words import data, fold, means, says
from frictionaudit.shopper.firewall.labels import rules
from frictionaudit.shopper.identity import shopper

HARMLESS = (
    "continue_step",
    "checkout",
    "add_to_cart",
    "choose_delivery",
    "save_address",
    "review_step",
    "guest_checkout",
)
"""Meanings that let a control be tapped on the way to the last page."""
DISMISSING = ("close", "cookies_accept", "cookies_reject", "cookies_settings", "country_stay", "age_confirm")
ORDERING = (*rules()["never_tap"], "buy_now")
EUROPEAN_UNION = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
MARKETS = [*EUROPEAN_UNION, "AU", "CA", "CH", "GB", "JP", "NO", "NZ", "US"]
SHOPPING = (*HARMLESS, *DISMISSING, "view_cart", "place_order", "pay_now", "order_consent", "express_pay", "sold_out")


@cache
def languages() -> tuple[str, ...]:
    return tuple(data("words")["languages"])


def wording() -> Mapping[str, Mapping[str, list[str]]]:
    phrases: Mapping[str, Mapping[str, list[str]]] = data("words")["phrases"]
    return phrases


def lists() -> Iterator[tuple[str, str, list[str]]]:
    """Every list of phrases that is compared after folding: its file and meaning, its language, itself."""
    for book in ("words", "costs", "checkout", "delivery", "service", "purchase"):
        for meaning, by_language in data(book)["phrases"].items():
            for language, phrases in by_language.items():
                yield f"{book}: {meaning}", language, phrases


def test_danish_is_one_of_the_languages() -> None:
    assert "da" in languages()


@pytest.mark.parametrize("book", ["words", "costs", "checkout", "delivery", "service", "purchase"])
def test_every_language_is_in_every_meaning(book: str) -> None:
    missing = [
        (meaning, language)
        for meaning, by_language in data(book)["phrases"].items()
        for language in languages()
        if language not in by_language
    ]
    assert not missing


@pytest.mark.parametrize(("book", "part"), [("kinds", "headings"), ("kinds", "signs"), ("fields", "purposes")])
def test_a_section_of_the_ten_others_has_danish(book: str, part: str) -> None:
    wanted = set(languages()) - {"da"}
    missing = [
        meaning
        for meaning, section in data(book)[part].items()
        if wanted <= set(section["words"]) and "da" not in section["words"]
    ]
    assert not missing


@pytest.mark.parametrize("table", ["hours", "reply"])
def test_hours_and_replies_are_read_in_every_language(table: str) -> None:
    assert set(data("support")[table]) == set(languages())


def test_support_is_worded_in_every_language() -> None:
    assert not [topic for topic, words in data("support")["words"].items() if set(words) != set(languages())]


def test_no_phrase_stands_twice_in_a_list() -> None:
    doubled = [
        (where, language, phrase)
        for where, language, phrases in lists()
        for at, phrase in enumerate(phrases)
        if fold(phrase) in {fold(other) for other in phrases[:at] if _stars(other) == _stars(phrase)}
    ]
    assert not doubled


def test_no_label_of_fields_and_pages_stands_twice_in_a_list() -> None:
    doubled = [
        (meaning, language, phrase)
        for book, part in (("kinds", "headings"), ("kinds", "signs"), ("fields", "purposes"))
        for meaning, section in data(book)[part].items()
        for language, phrases in section["words"].items()
        if language in languages()
        for at, phrase in enumerate(phrases)
        if phrase.casefold() in {other.casefold() for other in phrases[:at]}
    ]
    assert not doubled


def test_every_phrase_says_something() -> None:
    assert not [(where, language, phrase) for where, language, ps in lists() for phrase in ps if not fold(phrase)]


@pytest.mark.parametrize("harmless", [*HARMLESS, "save", *DISMISSING])
def test_no_harmless_phrase_reads_as_an_order_in_any_language(harmless: str) -> None:
    told = [
        (language, phrase, meaning, reader)
        for language, phrases in wording()[harmless].items()
        for phrase in phrases
        for meaning in ORDERING
        for reader in languages()
        if means(meaning, phrase, reader)
    ]
    assert not told


@pytest.mark.parametrize("harmless", [*HARMLESS, "save"])
def test_a_harmless_phrase_is_not_an_ambiguous_one(harmless: str) -> None:
    ambiguous = {fold(phrase) for phrases in wording()["ambiguous_order"].values() for phrase in phrases}
    assert not [p for phrases in wording()[harmless].values() for p in phrases if fold(p) in ambiguous]


@pytest.mark.parametrize("harmless", [*HARMLESS, "save", *DISMISSING])
def test_a_harmless_phrase_is_no_sentence_of_consent(harmless: str) -> None:
    assert not [
        (language, phrase)
        for language, phrases in wording()[harmless].items()
        for phrase in phrases
        if says("order_consent", phrase, language)
    ]


@pytest.mark.parametrize("meaning", SHOPPING)
def test_what_matters_most_is_worded_in_many_ways(meaning: str) -> None:
    few = {language: len(phrases) for language, phrases in wording()[meaning].items() if len(phrases) < 8}
    assert not few


@pytest.mark.parametrize(
    "label",
    [
        "Afgiv ordre",
        "Gennemfør køb",
        "Godkend og betal 299 kr.",
        "Bestil med betalingsforpligtelse",
        "Fullfør kjøp",
        "Bestellen und bezahlen",
        "Bestellung kostenpflichtig absenden",
        "Confirmer ma commande",
        "Realizar el pedido",
        "Effettua ordine",
        "Plaats je bestelling",
        "Fazer encomenda",
        "Zamawiam z obowiązkiem płatności",
        "Skicka order",
        "注文の確定",
        "Place order now",
        "Confirm & pay",
    ],
)
def test_an_order_is_known_whatever_the_language_of_its_page(label: str) -> None:
    assert any(means(meaning, label, reader) for meaning in ("place_order", "pay_now") for reader in languages())


@pytest.mark.parametrize(
    ("meaning", "label", "language"),
    [
        ("review_step", "Show order summary", "en"),
        ("review_step", "Bestellübersicht anzeigen", "de"),
        ("continue_step", "Til betaling", "da"),
        ("add_to_cart", "Gå til kurven", "da"),
        ("add_to_cart", "Ver carrito", "es"),
        ("sold_out", "Auf Lager", "de"),
        ("cookies_accept", "Godkend", "da"),
    ],
)
def test_false_friends_are_none(meaning: str, label: str, language: str) -> None:
    assert not means(meaning, label, language)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Wybierz sposób dostawy", "pl"),
        ("Välj leveranssätt", "sv"),
        ("Selecciona un método de envío", "es"),
        ("Inserisci i tuoi dati", "it"),
        ("Vul je gegevens in", "nl"),
        ("Du mangler 100 kr. for at få fri fragt", "da"),
    ],
)
def test_a_heading_of_the_next_step_is_no_complaint(line: str, language: str) -> None:
    assert not says("validation", line, language)


@pytest.mark.parametrize("market", MARKETS)
def test_each_market_has_a_shopper_of_its_own(market: str) -> None:
    who = shopper(market, "shop.example")
    assert who.market == market
    assert all((who.street, who.house_number, who.postcode, who.city, who.country))
    assert phonenumbers.is_valid_number(phonenumbers.parse(who.phone, market))


def test_danish_labels_mean_what_they_say() -> None:
    assert means("add_to_cart", "Læg i kurv", "da")
    assert means("checkout", "Gå til kassen", "da")
    assert means("guest_checkout", "Fortsæt som gæst", "da")
    assert means("cookies_reject", "Kun nødvendige", "da")
    assert says("empty_basket", "Din indkøbskurv er tom.", "da")
    assert says("validation", "Feltet skal udfyldes", "da")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Noch nichts in der Tasche."),
        ("fr", "Il n'y a encore rien dans votre panier."),
        ("es", "Aún no hay nada en la cesta."),
        ("en", "There is nothing in the basket yet."),
    ],
)
def test_an_empty_basket_is_known_by_nothing_in_it(lang: str, text: str) -> None:
    assert says("empty_basket", text, lang)


@pytest.mark.parametrize(("lang", "text"), [("en", "Nothing is missing in the box."), ("de", "Tasche, 1 Stück")])
def test_a_basket_with_something_in_it_is_not_empty(lang: str, text: str) -> None:
    assert not says("empty_basket", text, lang)


def _stars(phrase: str) -> tuple[bool, bool]:
    return phrase.startswith("*"), phrase.endswith("*")

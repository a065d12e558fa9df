"""What shop systems write on their controls, in eleven languages: each label is understood as what it is, and as nothing else.

The labels stand in `shop_systems.toml`. What orders or pays is refused on every page of checkout, whatever else is on it.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from frictionaudit.evidence import Control, Field, PageKind, PageView, Region, Stage
from frictionaudit.reading.costs import costs_on
from frictionaudit.reading.fields import field_purposes
from frictionaudit.reading.steps import declared_on
from frictionaudit.reading.words import means, says
from frictionaudit.shopper.find.basket import adders, basket_ways, removers
from frictionaudit.shopper.find.checkout import advancers, checkout_ways
from frictionaudit.shopper.find.policies import side_ways
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import Danger, danger, terms_box
from frictionaudit.shopper.firewall.labels import orders
from frictionaudit.shopper.firewall.tap_lock import may_tap
from tests.evidence import box, control, field, line, page

TABLE: dict[str, dict[str, dict[str, list[str]]]] = tomllib.loads(
    Path(__file__).with_name("shop_systems.toml").read_text(encoding="utf-8")
)
SHOP = "https://shop.test"
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "ja")
STEPS = {
    "en": ("Address", "Delivery", "Payment", "Review"),
    "de": ("Adresse", "Versand", "Zahlung", "Prüfen"),
    "fr": ("Adresse", "Livraison", "Paiement", "Récapitulatif"),
    "es": ("Dirección", "Envío", "Pago", "Resumen"),
    "it": ("Indirizzo", "Spedizione", "Pagamento", "Riepilogo"),
    "nl": ("Adres", "Verzending", "Betaling", "Overzicht"),
    "pt": ("Endereço", "Envio", "Pagamento", "Resumo"),
    "pl": ("Adres", "Dostawa", "Płatność", "Podsumowanie"),
    "sv": ("Adress", "Leverans", "Betalning", "Granska"),
    "da": ("Adresse", "Levering", "Betaling", "Oversigt"),
    "ja": ("住所", "配送", "お支払い", "確認"),
}
EMAIL = field("E-mail", type="email", autocomplete="email")
ADDRESS = (EMAIL, field("Name", index=1, autocomplete="name"), field("1", index=2, autocomplete="address-line1"))
INVOICE = field("Pay by invoice", type="radio", name="payment_method", checked=True, section="Payment method")
PARCEL = field("Standard", type="radio", name="shipping_method", checked=True)
PURPOSES = (
    *("given-name", "family-name", "street", "postcode", "city", "state", "phone", "organization", "email"),
    *("country", "coupon"),
)
AMOUNTS = ("subtotal", "total", "delivery", "tax", "discount")


def labels(role: str, lang: str) -> Iterator[str]:
    """The labels of a role in a language, whichever system they are from."""
    return (label for system in TABLE[role][lang].values() for label in system)


def of(*roles: str) -> list[tuple[str, str]]:
    return [(role, lang) for role in roles for lang in TABLE[role]]


def checkout(
    button: Control,
    lang: str,
    *asked: Field,
    so_far: Danger = Danger.CHECKOUT,
    head: int = -1,
    listed: bool = True,
) -> bool:
    """Whether the button may be tapped to go on, on a page of checkout that asks for some fields and may list its steps."""
    steps = [line(f"{at + 1}. {name}", index=at) for at, name in enumerate(STEPS[lang])] if listed else []
    headed = [line(STEPS[lang][head], index=9, heading=1)] if head >= 0 else []
    view = page(kind=PageKind.CHECKOUT, lang=lang, controls=(button,), fields=asked, lines=(*headed, *steps))
    return not may_tap(button, Act.ADVANCE, view, danger(view, so_far))


def on(kind: PageKind, label: str, lang: str, **more: Any) -> tuple[Control, PageView]:
    button = control(label, at=box(16, 400, 300, 48), filled=True, **more)
    return button, page(kind=kind, lang=lang, controls=(button,))


def tapped(button: Control, act: Act, view: PageView) -> bool:
    return not may_tap(button, act, view, danger(view))


@pytest.mark.parametrize("role", ["add", "view", "checkout", "step", "order", *AMOUNTS])
def test_the_table_has_every_language(role: str) -> None:
    assert set(TABLE[role]) == set(LANGUAGES)


@pytest.mark.parametrize(("role", "lang"), of("order", "express"))
def test_what_orders_or_pays_is_refused_on_every_page_of_checkout(role: str, lang: str) -> None:
    allowed = [
        label
        for label in labels(role, lang)
        for button in (control(label, filled=True, submits=True),)
        if checkout(button, lang, listed=False)
        or checkout(button, lang, EMAIL)
        or checkout(button, lang, *ADDRESS)
        or checkout(button, lang, *ADDRESS, listed=False)
        or checkout(button, lang, PARCEL)
        or checkout(button, lang, INVOICE)
        or checkout(button, lang, head=2)
        or checkout(button, lang, so_far=Danger.PAYMENT, head=3)
    ]
    assert not allowed


@pytest.mark.parametrize(("role", "lang"), of("step", "guest"))
def test_what_goes_on_is_found_and_allowed_before_payment_and_orders_nothing(role: str, lang: str) -> None:
    for label in labels(role, lang):
        button = control(label, filled=True, submits=True)
        view = page(kind=PageKind.CHECKOUT, lang=lang, controls=(button,), fields=(EMAIL,))
        assert advancers(view), label
        assert not may_tap(button, Act.ADVANCE, view, danger(view, Danger.CHECKOUT)), label
        assert checkout(button, lang, *ADDRESS), label
        assert not orders(button), label


@pytest.mark.parametrize(("role", "lang"), of("step", "guest"))
def test_what_goes_on_is_refused_where_payment_is_chosen_and_no_review_announced(role: str, lang: str) -> None:
    for label in labels(role, lang):
        button = control(label, filled=True, submits=True)
        view = page(kind=PageKind.CHECKOUT, lang=lang, controls=(button,), fields=(INVOICE,))
        assert may_tap(button, Act.ADVANCE, view, danger(view, Danger.CHECKOUT)), label


@pytest.mark.parametrize(("role", "lang"), of("add"))
def test_what_adds_is_found_and_leads_to_no_basket(role: str, lang: str) -> None:
    for label in labels(role, lang):
        button, view = on(PageKind.PRODUCT, label, lang, submits=True)
        assert adders(view), label
        assert tapped(button, Act.ADD, view), label
        assert not basket_ways(view), label


@pytest.mark.parametrize(("role", "lang"), of("buy_now"))
def test_what_buys_at_once_is_not_taken_for_adding(role: str, lang: str) -> None:
    for label in labels(role, lang):
        button, view = on(PageKind.PRODUCT, label, lang)
        assert not adders(view), label
        assert not tapped(button, Act.ADD, view), label


@pytest.mark.parametrize(("role", "lang"), of("view"))
def test_what_leads_to_the_basket_is_found_and_adds_nothing(role: str, lang: str) -> None:
    for label in labels(role, lang):
        button, view = on(PageKind.PRODUCT, label, lang)
        assert basket_ways(view), label
        assert tapped(button, Act.VIEW_BASKET, view), label
        assert not adders(view), label


@pytest.mark.parametrize(("role", "lang"), of("checkout"))
def test_the_way_to_checkout_is_found_in_the_basket_and_refused_where_payment_is_chosen(role: str, lang: str) -> None:
    for label in labels(role, lang):
        button, view = on(PageKind.BASKET, label, lang)
        assert checkout_ways(view), label
        assert tapped(button, Act.CHECK_OUT, view), label
        assert not tapped(button, Act.CHECK_OUT, view.model_copy(update={"fields": (INVOICE,)})), label


@pytest.mark.parametrize(("role", "lang"), of("continue_shopping"))
def test_what_leads_back_among_the_goods_leads_to_no_checkout(role: str, lang: str) -> None:
    for label in labels(role, lang):
        _, view = on(PageKind.BASKET, label, lang)
        assert means("continue_shopping", label, lang), label
        assert not checkout_ways(view), label
        assert not advancers(view), label


@pytest.mark.parametrize(("role", "lang"), of("remove", "update"))
def test_what_changes_the_basket_may_be_tapped_there_and_leads_nowhere(role: str, lang: str) -> None:
    for label in labels(role, lang):
        button, view = on(PageKind.BASKET, label, lang)
        assert tapped(button, Act.CHANGE_BASKET, view), label
        assert bool(removers(view)) == (role == "remove"), label
        assert not basket_ways(view), label
        assert not checkout_ways(view), label


@pytest.mark.parametrize(("role", "lang"), of("sold_out"))
def test_what_is_sold_out_says_so_and_what_adds_does_not(role: str, lang: str) -> None:
    assert not [label for label in labels(role, lang) if not says("sold_out", label, lang)]
    assert not [label for label in labels("add", lang) if says("sold_out", label, lang)]


@pytest.mark.parametrize(("role", "lang"), of(*AMOUNTS))
def test_a_row_of_amounts_is_read_as_its_kind(role: str, lang: str) -> None:
    amount, market = ("¥1,200", "JP") if lang == "ja" else ("12,00 €", "DE")
    for label in labels(role, lang):
        row = (line(label, at=box(16, 300, 150, 20)), line(amount, index=1, at=box(250, 300, 80, 20)))
        read = costs_on(page(kind=PageKind.BASKET, lang=lang, lines=row), Stage.BASKET, market)
        assert [cost.kind for cost in read] == [role], label


@pytest.mark.parametrize(("role", "lang"), of("returns_link", "shipping_link", "contact_link"))
def test_links_to_policies_and_people_are_found_by_their_names(role: str, lang: str) -> None:
    intent = role.removesuffix("_link")
    for label in labels(role, lang):
        link = control(label, href=f"{SHOP}/pages/1", region=Region.FOOTER)
        assert side_ways(page(lang=lang, controls=(link,)), intent, intent), label


@pytest.mark.parametrize(("role", "lang"), of("terms"))
def test_a_box_that_agrees_to_the_terms_is_known(role: str, lang: str) -> None:
    for label in labels(role, lang):
        assert terms_box(page(kind=PageKind.CHECKOUT, lang=lang, fields=(field(label, type="checkbox"),))), label


@pytest.mark.parametrize(("role", "lang"), of("step_details", "step_delivery", "step_payment"))
def test_the_names_of_steps_are_read_in_a_numbered_list(role: str, lang: str) -> None:
    place = ("step_details", "step_delivery", "step_payment").index(role)
    for label in labels(role, lang):
        names = [*STEPS[lang][:place], label, *STEPS[lang][place + 1 :]]
        listed = tuple(line(f"{at + 1}. {name}", index=at) for at, name in enumerate(names))
        read = declared_on(page(kind=PageKind.CHECKOUT, lang=lang, lines=listed))
        assert [step.kind for step in read][place : place + 1] == [role], label


@pytest.mark.parametrize(("role", "lang"), of(*PURPOSES))
def test_the_label_of_a_field_tells_what_it_is_for(role: str, lang: str) -> None:
    alike = {"street": ("street", "street-name"), "given-name": ("given-name", "name")}.get(role, (role,))
    for label in labels(role, lang):
        assert field_purposes((field(label),), lang)[0].purpose in alike, label


def test_a_word_of_two_languages_is_read_in_the_pages_own() -> None:
    assert field_purposes((field("Kraj"),), "pl")[0].purpose == "country"
    assert field_purposes((field("Kraj"),), "sl")[0].purpose == "city"

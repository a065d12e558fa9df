"""Fields whose words say several things at once: which of them counts, and which does not."""

import pytest

from frictionaudit.evidence import Field
from frictionaudit.reading.fields import Purpose, field_purposes
from tests.evidence import field

P = Purpose


def only(item: Field, lang: str = "") -> Purpose:
    return field_purposes((item,), lang)[0].purpose


@pytest.mark.parametrize(
    ("item", "purpose"),
    [
        (field("Postal code", id="search-place-input"), P.POSTCODE),
        (field("* Kode Pos", type="search", id="search_zone_pc"), P.POSTCODE),
        (field("Search", near="Österreich+43"), P.PHONE_COUNTRY),
        (field("Search", near="Nowhere+36"), P.SEARCH),
        (field("Search", name="shipping_address"), P.ADDRESS_LOOKUP),
        (field("Search for products", name="q"), P.SEARCH),
    ],
)
def test_a_list_to_search_in_is_for_what_it_searches(item: Field, purpose: Purpose) -> None:
    assert only(item) is purpose


def test_one_name_written_twice_counts_once() -> None:
    assert only(field("Anrede", tag="select", type="", name="address[gender]", id="address_gender")) is P.HONORIFIC
    assert only(field("Geschlecht", tag="select", type="", name="address[gender]", id="address_gender")) is P.GENDER


@pytest.mark.parametrize(
    ("item", "purpose"),
    [
        (field("Phone number", name="checkout_username"), P.PHONE),
        (field("Login", name="username"), P.USERNAME),
        (field("Phone number or email"), P.EMAIL),
        (field("Phone number"), P.PHONE),
        (field("Client code / Telephone / E-mail", name="login"), P.EMAIL),
    ],
)
def test_who_one_is_told_by_something_to_be_reached_at(item: Field, purpose: Purpose) -> None:
    assert only(item) is purpose


@pytest.mark.parametrize(
    ("label", "purpose"),
    [
        ("Recipient's phone", P.PHONE),
        ("Recipient", P.NAME),
        ("Name of the company", P.ORGANIZATION),
        ("City, street, house", P.STREET),
        ("Billing address - State", P.STATE),
        ("Rechnungsadresse – Bundesland", P.STATE),
        ("Address line 1 - Street address", P.STREET),
        ("Number without preference", P.OTHER),
        ("Reference point", P.LANDMARK),
        ("Name of the bank account holder", P.NAME),
        ("Name of the card holder", P.CARD_NAME),
    ],
)
def test_which_word_of_a_label_counts(label: str, purpose: Purpose) -> None:
    assert only(field(label)) is purpose


def test_whose_word_a_word_is_where_the_page_names_no_language() -> None:
    assert only(field("Kraj")) is P.COUNTRY
    assert only(field("Kraj"), "sl") is P.CITY


def test_years_before_any_card_are_of_a_birthday_and_so_is_the_month_beside_them() -> None:
    months = tuple(str(month) for month in range(1, 13))
    past, future = (tuple(str(year) for year in years) for years in (range(1930, 2011), range(2026, 2040)))

    def asked(years: tuple[str, ...]) -> list[Purpose]:
        fields = (
            field("Month", index=0, tag="select", type="", name="payment_month", options=months),
            field("Year", index=1, tag="select", type="", name="payment_year", options=years),
        )
        return [guess.purpose for guess in field_purposes(fields)]

    assert asked(past) == [P.BIRTHDAY_MONTH, P.BIRTHDAY_YEAR]
    assert asked(future) == [P.CARD_EXPIRY_MONTH, P.CARD_EXPIRY_YEAR]


def test_words_after_a_field_name_it_only_where_nothing_else_does() -> None:
    assert only(field("", hint="Contact phone")) is P.PHONE
    assert only(field("Lucky colour", hint="Contact phone")) is P.OTHER


@pytest.mark.parametrize(
    ("label", "lang", "purpose"),
    [
        ("Số điện thoại", "vi", P.PHONE),
        ("Quận/Huyện", "vi", P.DISTRICT),
        ("เบอร์โทร", "th", P.PHONE),
        ("Māra", "lv", P.OTHER),
        ("Dzīvokļa numurs", "lv", P.UNIT),
        ("Adreça", "ca", P.STREET),
        ("External number", "en", P.HOUSE_NUMBER),
        ("Internal number", "en", P.UNIT),
        ("Account number", "en", P.OTHER),
    ],
)
def test_labels_of_more_countries(label: str, lang: str, purpose: Purpose) -> None:
    assert only(field(label), lang) is purpose

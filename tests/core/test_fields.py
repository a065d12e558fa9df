"""What form fields are for, from hand-made evidence."""

import time
from typing import Any

import pytest

from frictionaudit.evidence import Field, Stage
from frictionaudit.reading.addresses import addresses
from frictionaudit.reading.complaints import complained_of
from frictionaudit.reading.fields import Purpose, PurposeGuess, field_purposes
from frictionaudit.reading.lexicon import lexicon, parts, plain
from tests.evidence import box, field, journey, line, page

P = Purpose


def purposes(*fields: Field, lang: str = "") -> list[Purpose]:
    return [guess.purpose for guess in field_purposes(fields, lang)]


def only(item: Field, lang: str = "") -> PurposeGuess:
    return field_purposes((item,), lang)[0]


def named(name: str, **more: Any) -> Field:
    return field("", name=name, **more)


@pytest.mark.parametrize(
    ("lang", "label", "purpose"),
    [
        ("en", "Full name", P.NAME),
        ("en", "First name", P.GIVEN_NAME),
        ("de", "Vorname", P.GIVEN_NAME),
        ("fr", "Prénom", P.GIVEN_NAME),
        ("es", "Apellidos", P.FAMILY_NAME),
        ("it", "Cognome", P.FAMILY_NAME),
        ("nl", "Achternaam", P.FAMILY_NAME),
        ("pt", "Sobrenome", P.FAMILY_NAME),
        ("pl", "Imię i nazwisko", P.NAME),
        ("sv", "Efternamn", P.FAMILY_NAME),
        ("ja", "氏名", P.NAME),
        ("en", "Confirm email", P.EMAIL_CONFIRM),
        ("de", "E-Mail-Adresse bestätigen", P.EMAIL_CONFIRM),
        ("ja", "メールアドレス（確認）", P.EMAIL_CONFIRM),
        ("sv", "E-postadress", P.EMAIL),
        ("de", "PLZ", P.POSTCODE),
        ("it", "CAP", P.POSTCODE),
        ("ja", "郵便番号", P.POSTCODE),
        ("de", "Ort", P.CITY),
        ("nl", "Woonplaats", P.CITY),
        ("en", "Apartment, suite, etc. (optional)", P.STREET2),
        ("en", "Address *", P.STREET),
        ("de", "Straße und Hausnummer", P.STREET),
        ("es", "Teléfono móvil", P.PHONE),
        ("en", "Date of birth", P.BIRTHDAY),
        ("pl", "Płeć", P.GENDER),
        ("en", "Discount code", P.COUPON),
        ("en", "Card number", P.CARD_NUMBER),
        ("fr", "Cryptogramme", P.CARD_CVC),
        ("en", "Name on card", P.CARD_NAME),
        ("sv", "Land/Region", P.COUNTRY),
        ("en", "State", P.STATE),
        ("pt", "Bairro", P.DISTRICT),
        ("en", "Company VAT number", P.VAT),
        ("es", "DNI", P.TAX_ID),
        ("it", "Codice fiscale", P.TAX_ID),
        ("hu", "Irányítószám", P.POSTCODE),
        ("el", "Ταχυδρομικός κώδικας", P.POSTCODE),
        ("ar", "الرمز البريدي", P.POSTCODE),
        ("", "Bestellnotiz", P.ORDER_NOTE),
        ("", "Lucky colour", P.OTHER),
    ],
)
def test_labels_are_read_in_many_languages(lang: str, label: str, purpose: Purpose) -> None:
    assert only(field(label), lang).purpose is purpose


@pytest.mark.parametrize(
    ("name", "purpose"),
    [
        ("billingAddress.firstName", P.GIVEN_NAME),
        ("checkout[shipping_address][zip]", P.POSTCODE),
        ("shipzip", P.POSTCODE),
        ("txtlastname", P.FAMILY_NAME),
        ("nameoncard", P.CARD_NAME),
        ("dwfrm_billing_addressFields_address2", P.STREET2),
        ("ctl00$Content$AddCreditCard$Edit$AddressLine1TextBox", P.STREET),
        ("customer_email", P.EMAIL),
        ("shippingPhoneNumber", P.PHONE),
        ("phoneCountryCode", P.PHONE_COUNTRY),
        ("expMonth", P.CARD_EXPIRY_MONTH),
        ("q", P.SEARCH),
        ("f7a93c", P.OTHER),
    ],
)
def test_names_that_authors_write_are_taken_apart(name: str, purpose: Purpose) -> None:
    assert only(named(name)).purpose is purpose


def test_the_longest_phrase_wins() -> None:
    assert purposes(field("Company name"), field("User name"), field("Street name")) == [
        P.ORGANIZATION,
        P.USERNAME,
        P.STREET,
    ]


def test_a_token_counts_unless_the_words_agree_on_something_else() -> None:
    assert only(named("x1", autocomplete="shipping postal-code")).purpose is P.POSTCODE
    wrong = field("Floor", name="floorNumber", autocomplete="organization")
    assert only(wrong).purpose is P.FLOOR
    kept_out = field("Last name", autocomplete="new-password")
    assert only(kept_out).purpose is P.FAMILY_NAME


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Name", "Surname"), [P.GIVEN_NAME, P.FAMILY_NAME]),
        (("Nom", "Prénom"), [P.FAMILY_NAME, P.GIVEN_NAME]),
        (("Name", "Email"), [P.NAME, P.EMAIL]),
        (("Address", "Address", "City"), [P.STREET, P.STREET2, P.CITY]),
        (("Street", "Number", "City"), [P.STREET_NAME, P.HOUSE_NUMBER, P.CITY]),
        (("Street", "City"), [P.STREET, P.CITY]),
        (("Card number", "Month", "Year", "CVC"), [P.CARD_NUMBER, P.CARD_EXPIRY_MONTH, P.CARD_EXPIRY_YEAR, P.CARD_CVC]),
        (("Day", "Month", "Year"), [P.BIRTHDAY_DAY, P.BIRTHDAY_MONTH, P.BIRTHDAY_YEAR]),
        (("Card number", "Name", "CVC"), [P.CARD_NUMBER, P.CARD_NAME, P.CARD_CVC]),
    ],
)
def test_neighbours_settle_what_one_field_cannot_tell(labels: tuple[str, ...], expected: list[Purpose]) -> None:
    fields = tuple(field(label, index=number, name=f"f{number}") for number, label in enumerate(labels))
    assert purposes(*fields) == expected


def test_a_bare_number_is_nothing_known() -> None:
    assert only(field("Number")).purpose is P.OTHER


def test_two_passwords_are_a_new_one_and_its_repetition() -> None:
    one, two = field("Password", type="password"), field("Password again", type="password", index=1)
    assert purposes(one) == [P.PASSWORD]
    assert purposes(one, two) == [P.NEW_PASSWORD, P.NEW_PASSWORD]


@pytest.mark.parametrize(
    ("options", "purpose"),
    [
        (("Austria", "Belgium", "Croatia", "Denmark", "France"), P.COUNTRY),
        (("Deutschland", "Österreich", "Schweiz", "Frankreich"), P.COUNTRY),
        (("Alabama", "Alaska", "Arizona", "Arkansas", "California"), P.STATE),
        (("+43", "+44", "+45", "+46"), P.PHONE_COUNTRY),
        (("Austria (+43)", "Belgium (+32)"), P.PHONE_COUNTRY),
        (tuple(str(day) for day in range(1, 32)), P.BIRTHDAY_DAY),
        (tuple(str(year) for year in range(2026, 2040)), P.CARD_EXPIRY_YEAR),
        (tuple(str(year) for year in range(2010, 1930, -1)), P.BIRTHDAY_YEAR),
        (("Visa", "Mastercard", "American Express"), P.CARD_TYPE),
        (("Red", "Green", "Blue"), P.OTHER),
    ],
)
def test_options_tell_what_a_nameless_select_is_for(options: tuple[str, ...], purpose: Purpose) -> None:
    assert only(field("", tag="select", type="", options=options)).purpose is purpose


def test_checkboxes_are_choices_and_boxes_to_type_in_are_not() -> None:
    choices = (
        field("I agree to the terms and conditions", type="checkbox"),
        field("Email me with news and offers", type="checkbox", index=1),
        field("Same as shipping address", type="checkbox", index=2),
        field("Save this information for next time", type="checkbox", index=3),
        field("Standard delivery", type="radio", index=4),
    )
    expected = [P.TERMS, P.NEWSLETTER, P.SAME_ADDRESS, P.CREATE_ACCOUNT, P.DELIVERY_METHOD]
    assert purposes(*choices) == expected
    assert only(field("Terms")).purpose is P.OTHER


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "The billing address corresponds to the delivery address."),
        ("en", "Billing address is identical to the shipping address"),
        ("en", "My billing address matches my shipping address"),
        ("en", "Billing address equals delivery address"),
        ("de", "Die Rechnungsadresse stimmt mit der Lieferadresse überein"),
        ("fr", "L'adresse de facturation correspond à l'adresse de livraison"),
        ("es", "La dirección de facturación coincide con la dirección de envío"),
        ("it", "L'indirizzo di fatturazione corrisponde all'indirizzo di spedizione"),
        ("nl", "Het factuuradres komt overeen met het afleveradres"),
        ("pt", "O endereço de faturação é idêntico ao endereço de entrega"),
        ("pl", "Adres rozliczeniowy jest zgodny z adresem dostawy"),
        ("sv", "Fakturaadressen överensstämmer med leveransadressen"),
        ("da", "Faktureringsadressen svarer til leveringsadressen"),
        ("ja", "請求先住所は配送先住所と一致します"),
    ],
)
def test_a_box_that_takes_one_address_for_the_other_is_known_by_how_it_is_said(lang: str, label: str) -> None:
    box_to_tick = field(label, type="checkbox", checked=True)
    assert only(box_to_tick, lang).purpose is P.SAME_ADDRESS
    form = journey({Stage.CHECKOUT: page(fields=(box_to_tick,), lang=lang)})
    assert addresses(form).same == box_to_tick


def test_tokens_that_the_fields_should_carry() -> None:
    guesses = field_purposes(
        (
            field("Email", type="email"),
            field("Address", index=1),
            field("Address", index=2, tag="textarea", type="", form=1),
            field("Country code", index=3, name="dialCode", tag="select", type=""),
            field("Phone", index=4, type="tel"),
            field("Discount code", index=5),
            field("I agree to the terms", index=6, type="checkbox"),
        )
    )
    assert [guess.token for guess in guesses] == [
        "email", "address-line1", "street-address", "tel-country-code", "tel-national", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("item", "group"),
    [
        (field("City", name="billing_city"), "billing"),
        (field("City", autocomplete="shipping address-level2", name="billing_city"), "shipping"),
        (field("Ort", section="Rechnungsadresse"), "billing"),
        (field("Ville", section="Adresse de livraison"), "shipping"),
        (field("City", section="Shipping and billing"), ""),
        (field("City"), ""),
    ],
)
def test_whose_address_it_is(item: Field, group: str) -> None:
    assert only(item).group == group


def test_one_guess_for_each_field_in_the_same_order() -> None:
    assert field_purposes(()) == ()
    assert len(field_purposes((field("Email"), field(""), field("City")))) == 3


def test_sure_guesses_are_told_from_unsure_ones() -> None:
    sure = only(field("Email", type="email", name="email", autocomplete="email"))
    unsure = only(field("Place"))
    nothing = only(field("Lucky colour"))
    assert sure.confidence > unsure.confidence > nothing.confidence
    assert nothing.reasons == ()


def test_texts_are_compared_without_case_accents_and_punctuation() -> None:
    assert plain("  Código-Postal:* ") == "codigo postal"
    assert plain("Imię ŁÓDŹ straße") == "imie lodz strasse"
    assert parts("billingAddress_line2") == "billing address line 2"
    assert lexicon("fields").label("").hits == ()


def test_hostile_text_costs_no_more_than_honest_text() -> None:
    hostile = tuple(
        field("a" * 5000 + " name " * 3000, index=number, name="ship" * 2000, id=f"{number}" * 3000)
        for number in range(60)
    )
    began = time.process_time()
    field_purposes(hostile)
    assert time.process_time() - began < 2


@pytest.mark.parametrize(("label", "lang"), [("Invoice transmission method", "en"), ("Rechnungsversand", "de")])
def test_how_an_invoice_is_sent_is_no_choice_of_payment(label: str, lang: str) -> None:
    assert only(field(label, tag="select", type=""), lang).purpose is P.INVOICE_SENDING


@pytest.mark.parametrize(
    ("label", "lang"), [("Pay by invoice", "en"), ("E-Rechnung", "de"), ("Electronic invoice", "en")]
)
def test_an_invoice_to_pay_by_stays_a_choice_of_payment(label: str, lang: str) -> None:
    assert only(field(label, type="radio", name="way"), lang).purpose is P.PAYMENT_METHOD


@pytest.mark.parametrize(
    ("said", "lang", "purpose"),
    [
        ("Pays ⌄", "fr", P.COUNTRY),
        ("Région / Province ⌄", "fr", P.STATE),
        ("Country *", "en", P.COUNTRY),
    ],
)
def test_a_drawn_list_says_what_it_wants_until_something_is_chosen(said: str, lang: str, purpose: Purpose) -> None:
    drawn = field("", tag="combobox", type="", chosen=said, popup="listbox", near="Adresse de livraison")
    assert only(drawn, lang).purpose is purpose
    assert only(drawn.model_copy(update={"popup": ""}), lang).purpose is not purpose


def test_a_message_is_of_the_field_that_it_stands_beside() -> None:
    code = field("Kod pocztowy", index=1, at=box(12, 456, 369, 44))
    phone = field("Telefon kontaktowy", index=2, at=box(12, 765, 369, 44))
    beside, apart = line("Numer telefonu jest nieprawidłowy.", at=box(12, 811, 330, 16)), box(12, 1400, 330, 16)
    asked = page(lang="pl", fields=(code, phone), lines=(beside,))
    assert complained_of(asked, asked.fields) == {2}
    elsewhere = asked.model_copy(update={"lines": (beside.model_copy(update={"box": apart}),)})
    assert complained_of(elsewhere, elsewhere.fields) == frozenset()


@pytest.mark.parametrize("name", ["qty mug-emaille|", "qty[mug-emaille]"])
def test_a_piece_of_a_products_name_says_nothing_beside_the_word_for_its_amount(name: str) -> None:
    assert field_purposes([field("", name=name)], "fr")[0].purpose is Purpose.QUANTITY


def test_a_list_of_words_is_no_amount_whatever_stands_beside_it() -> None:
    colours = field("", tag="select", type="", name="qty_colour", options=("Black", "White"))
    pieces = field("", tag="select", type="", name="qty", options=("1", "2"))
    assert field_purposes([colours], "en")[0].purpose is not Purpose.QUANTITY
    assert field_purposes([pieces], "en")[0].purpose is Purpose.QUANTITY


def test_a_machines_number_in_a_name_hides_not_the_word_beside_it() -> None:
    serial = "161a68601ec1d8ca45250557cff3ffb98eca53fbcf86bbdb8e8bb6e7"
    for name in (f"qty_{serial}", f"{serial}-quantity"):
        assert field_purposes([field("", name=name, near="-")], "en")[0].purpose is Purpose.QUANTITY
    assert field_purposes([field("", name=serial, near="-")], "en")[0].purpose is Purpose.OTHER

from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, Reach, Stage
from tests.checks.checkout_steps.forms import GUEST_LABELS, fields, guest_form, sign_in
from tests.evidence import control, field, journey, judged, page, trip

ID = "same-info-twice"


def billing(*labels: str, **more: Any) -> tuple[Field, ...]:
    return tuple(
        field(label, index=40 + n, name=f"billing_{n}", section="Billing address", **more)
        for n, label in enumerate(labels)
    )


def test_nothing_asked_twice_passes() -> None:
    assert judged(ID, journey({Stage.CHECKOUT: guest_form()})).verdict is Verdict.PASS


def test_nothing_asked_twice_on_a_first_page_is_unclear() -> None:
    first = page(fields=fields(*GUEST_LABELS))
    outcome = judged(ID, journey({Stage.CHECKOUT: first}, trip=trip(reach=Reach.CHECKOUT)))
    assert outcome.verdict is Verdict.UNCLEAR


def test_an_email_to_be_confirmed_is_a_warning() -> None:
    form = guest_form(fields=(*fields(*GUEST_LABELS), field("Confirm email", index=20, name="again")))
    outcome = judged(ID, journey({Stage.CHECKOUT: form}))
    assert outcome.verdict is Verdict.WARN
    assert outcome.measured == "1 repeated field"
    assert [finding.quote for finding in outcome.findings] == ["Confirm email", "Email"]


@pytest.mark.parametrize(
    ("label", "lang"),
    [
        ("Confirm email address *", "en"),
        ("E-Mail-Adresse wiederholen *", "de"),
        ("Confirmez votre e-mail *", "fr"),
        ("Repita el correo electrónico *", "es"),
    ],
)
def test_an_email_to_be_confirmed_is_seen_though_it_carries_the_same_token(label: str, lang: str) -> None:
    boxes = (
        field("E-mail", index=0, type="email", name="email", autocomplete="email"),
        field(label, index=1, type="email", name="more", autocomplete="email"),
    )
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(fields=boxes, lang=lang)}))
    assert outcome.verdict is Verdict.WARN


def test_a_second_postcode_in_one_form_is_a_repetition_however_it_is_labelled() -> None:
    form = guest_form(fields=(*fields(*GUEST_LABELS), field("Your postcode", index=20, name="again")))
    outcome = judged(ID, journey({Stage.CHECKOUT: form}))
    assert outcome.verdict is Verdict.WARN
    assert "“Your postcode”" in outcome.reason


def test_a_postcode_in_two_short_boxes_is_asked_once() -> None:
    halves = tuple(field(f"Postcode {n}", index=20 + n, name=f"zip{n}", max_length=n) for n in (3, 4))
    form = guest_form(fields=(*fields("Email", "Full name", "Address line 1"), *halves))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_a_postcode_that_finds_the_address_is_not_asked_twice() -> None:
    finder = field("Enter your postcode", index=20, name="finder")
    buttons = (control("Find address", index=80, form=0), control("Place order", index=90, form=0))
    form = guest_form(fields=(finder, *fields(*GUEST_LABELS)), controls=buttons)
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_an_open_billing_block_fails_and_names_both_places() -> None:
    form = guest_form(title="Checkout", fields=(*fields(*GUEST_LABELS), *billing("Address line 1", "Postcode")))
    outcome = judged(ID, journey({Stage.CHECKOUT: form}))
    assert outcome.verdict is Verdict.FAIL
    assert "“Address line 1” under “Billing address”" in outcome.reason


def test_a_billing_block_that_one_tick_takes_over_is_excused() -> None:
    same = field("Same as delivery address", index=60, type="checkbox", name="same")
    form = guest_form(fields=(*fields(*GUEST_LABELS), *billing("Address line 1", "Postcode"), same))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_boxes_hidden_behind_a_different_address_are_excused() -> None:
    form = guest_form(fields=(*fields(*GUEST_LABELS), *billing("Address line 1", "Postcode", visible=False)))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_boxes_already_filled_in_are_excused() -> None:
    form = guest_form(fields=(*fields(*GUEST_LABELS), *billing("Address line 1", "Postcode", prefilled=True)))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_the_name_of_a_gift_recipient_is_another_person() -> None:
    gift = field("Recipient's first name", index=40, name="gift_first", section="Gift message")
    form = guest_form(fields=(*fields(*GUEST_LABELS), gift))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_a_postcode_for_estimated_delivery_asked_again_is_a_warning() -> None:
    basket = page(title="Basket", fields=(field("Postcode", index=0, name="estimate"),))
    outcome = judged(ID, journey({Stage.BASKET: basket, Stage.CHECKOUT: guest_form(index=1)}))
    assert outcome.verdict is Verdict.WARN
    assert "postcode is asked in “Postcode” on Basket" in outcome.reason


def test_details_asked_on_the_next_page_again_fail() -> None:
    later = page(index=1, fields=fields("Name on delivery label", "Phone", "Email", start=60))
    outcome = judged(ID, journey({Stage.CHECKOUT: page(fields=fields(*GUEST_LABELS)), Stage.PAYMENT: later}))
    assert outcome.verdict is Verdict.FAIL


def test_details_carried_forward_to_the_next_page_pass() -> None:
    later = page(index=1, fields=fields("Phone", "Email", start=60, prefilled=True))
    outcome = judged(ID, journey({Stage.CHECKOUT: page(fields=fields(*GUEST_LABELS)), Stage.PAYMENT: later}))
    assert outcome.verdict is Verdict.PASS


def test_a_full_name_and_its_parts_are_the_same_detail() -> None:
    card = fields("First name", "Last name", start=60, section="Delivery label")
    form = guest_form(fields=(*fields("Full name", "Address line 1", "Postcode", section="You"), *card))
    outcome = judged(ID, journey({Stage.CHECKOUT: form}))
    assert outcome.verdict is Verdict.WARN
    assert outcome.measured == "1 repeated field"


def test_a_phone_number_in_three_boxes_is_asked_once() -> None:
    boxes = tuple(field("", index=30 + n, type="tel", name=f"phone{n}", near="Phone", max_length=4) for n in range(3))
    form = guest_form(fields=(*fields("Email", "Full name", "Address line 1", "Postcode"), *boxes))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_street_and_house_number_are_one_address() -> None:
    form = guest_form(fields=fields("Email", "Name", "Street", "House number", "Address line 2", "Postcode"))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_sign_in_beside_the_guest_form_is_no_repetition() -> None:
    form = guest_form(fields=(*fields(*GUEST_LABELS), *sign_in()))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_sign_in_whose_box_is_labelled_as_for_a_new_password_is_no_repetition() -> None:
    boxes = tuple(
        field(label, index=50 + n, form=5, section="Already have an account?", type=kind, name=f"secret{n}")
        for n, (label, kind) in enumerate((("Email address", "email"), ("Choose a password", "password")))
    )
    form = guest_form(fields=(*fields(*GUEST_LABELS), *boxes))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.PASS


def test_an_account_to_be_created_asks_for_the_email_again() -> None:
    boxes = tuple(
        field(label, index=50 + n, form=5, section="Create an account", type=kind, name=f"secret{n}")
        for n, (label, kind) in enumerate((("Email address", "email"), ("Choose a password", "password")))
    )
    form = guest_form(fields=(*fields(*GUEST_LABELS), *boxes))
    assert judged(ID, journey({Stage.CHECKOUT: form})).verdict is Verdict.WARN


def test_a_page_seen_again_after_typing_is_no_repetition() -> None:
    here = "https://shop.test/checkout"
    first = page(url=here, fields=fields("Email", "Full name", "Postcode"))
    second = page(index=1, url=here, fields=fields("Email", "Full name", "Postcode", "Card number"))
    outcome = judged(ID, journey({Stage.CHECKOUT: first, Stage.PAYMENT: second}))
    assert outcome.verdict is Verdict.PASS


def test_repetitions_on_a_first_page_are_certain() -> None:
    first = page(
        fields=(*fields(*GUEST_LABELS), *billing("Address line 1", "Postcode")), controls=(control("Continue"),)
    )
    outcome = judged(ID, journey({Stage.CHECKOUT: first}, trip=trip(reach=Reach.CHECKOUT)))
    assert outcome.verdict is Verdict.FAIL
    assert "nothing was typed" in outcome.reason

"""A form of checkout: what is held against its answers, and which of its fields may stay empty."""

import pytest

from frictionaudit.evidence import Field
from frictionaudit.reading.complaints import complained_of, held_invalid
from frictionaudit.reading.fields import Purpose
from frictionaudit.shopper.form import complaints_on, guest_mail, is_optional
from frictionaudit.shopper.hands import holds_the_answer
from frictionaudit.shopper.identity import answer, shopper
from tests.evidence import field, line, page

WRONG = "Please match the requested format."
NAME = field("Full name", index=0, name="name", required=True, prefilled=True)
PHONE = field("Contact phone", index=1, name="phone", type="tel", required=True, prefilled=True)
BIRTHDAY = field("Birthdate", index=2, name="born", type="tel", prefilled=True)


def garbled() -> Field:
    return BIRTHDAY.model_copy(update={"invalid": WRONG})


def test_what_the_browser_holds_invalid_is_complained_of_once_the_form_was_sent() -> None:
    before, after = page(fields=(NAME, PHONE, BIRTHDAY)), page(fields=(NAME, PHONE, garbled()))
    assert complaints_on(after, before) == [f"Birthdate: {WRONG}"]
    assert complained_of(after, after.fields) == {2}
    assert [f.name for f in held_invalid(after, before)] == ["born"]
    assert complaints_on(before, before) == []


def test_what_is_asked_on_the_next_page_only_is_no_complaint_of_this_one() -> None:
    assert complaints_on(page(fields=(garbled(),)), page(fields=(NAME, PHONE))) == []
    unseen = garbled().model_copy(update={"visible": False})
    assert complaints_on(page(fields=(NAME, unseen)), page(fields=(NAME, BIRTHDAY))) == []


def test_what_the_page_itself_says_comes_before_what_the_browser_holds() -> None:
    before = page(fields=(NAME, PHONE, BIRTHDAY))
    after = page(fields=(NAME, PHONE, garbled()), lines=(line("Please enter a valid phone number"),))
    assert complaints_on(after, before) == ["Please enter a valid phone number"]


def test_a_field_without_a_mark_is_optional_where_others_of_its_form_bear_one() -> None:
    def optional(one: Field, *others: Field) -> bool:
        return is_optional(one, page(fields=(one, *others)))

    assert optional(BIRTHDAY, NAME)
    assert optional(BIRTHDAY.model_copy(update={"optional_mark": True}))
    assert not optional(BIRTHDAY)
    assert not optional(BIRTHDAY, NAME.model_copy(update={"form": 7}))
    assert not optional(PHONE, NAME)


def test_a_form_that_asks_for_a_name_beside_a_password_that_may_stay_empty_is_a_guests() -> None:
    mail = field("Email", index=3, name="email", type="email", required=True, autocomplete="email")
    secret = field("Password", index=4, name="password", type="password")
    given = field("First name", index=5, name="firstname", required=True, autocomplete="given-name")

    def asks_for_mail(*fields: Field) -> bool:
        return guest_mail(page(fields=fields)) is not None

    assert asks_for_mail(given, mail, secret)
    assert not asks_for_mail(given, mail, secret.model_copy(update={"required": True}))
    assert not asks_for_mail(mail, secret), "a sign-in"
    assert not asks_for_mail(given.model_copy(update={"form": 2}), mail, secret), "another form asks for the name"


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ({"placeholder": "DD/MM/YYYY"}, "01/01/1990"),
        ({"placeholder": "TT.MM.JJJJ"}, "01.01.1990"),
        ({"label": "Fecha de nacimiento (dd-mm-aaaa)"}, "01-01-1990"),
        ({"hint": "(E.g.: 31/05/1970)"}, "01/01/1990"),
        ({"placeholder": "YYYY-MM-DD"}, "1990-01-01"),
        ({"placeholder": "DD/MM/YYYY", "type": "date"}, "1990-01-01"),
        ({}, "1990-01-01"),
    ],
)
def test_a_birthday_is_written_as_its_field_says(told: dict[str, str], written: str) -> None:
    asked = BIRTHDAY.model_copy(update=told)
    assert answer(shopper("GB", "example.org"), Purpose.BIRTHDAY, asked) == written


@pytest.mark.parametrize(
    ("held", "typed", "same"),
    [
        ("(617) 555-0100", "617 5550100", True),
        ("+1 617 555 0100", "6175550100", True),
        ("+44 7700 900123", "07700 900123", True),
        ("01/02/1980", "1980-02-01", True),
        ("1119-09-", "1980-01-01", False),
        ("617555", "6175550100", False),
        ("Greater London", "London", True),
        ("", "1980-01-01", False),
        ("", "", True),
    ],
)
def test_an_answer_that_is_written_another_way_is_kept_and_a_garbled_one_is_not(
    held: str, typed: str, same: bool
) -> None:
    assert holds_the_answer(held, typed) is same

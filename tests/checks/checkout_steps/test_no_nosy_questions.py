from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, Stage
from tests.checks.checkout_steps.forms import GUEST_LABELS, fields, guest_form
from tests.evidence import field, journey, judged, line, page, trip

ID = "no-nosy-questions"


def told(*more: Field, market: str = "GB", **kwargs: Any) -> Verdict:
    form = guest_form(fields=(*fields(*GUEST_LABELS), *more), **kwargs)
    return judged(ID, journey({Stage.CHECKOUT: form}, trip=trip(market=market))).verdict


def test_a_usual_form_passes() -> None:
    assert told() is Verdict.PASS


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Date of birth"),
        ("en", "Gender"),
        ("en", "How did you hear about us?"),
        ("de", "Geburtsdatum"),
        ("de", "Anrede"),
    ],
)
def test_a_required_question_fails(lang: str, label: str) -> None:
    assert told(field(label, index=30, name="f30", required=True), lang=lang) is Verdict.FAIL


def test_an_optional_question_warns() -> None:
    assert told(field("Date of birth (optional)", index=30, name="f30", optional_mark=True)) is Verdict.WARN


def test_a_company_is_nosy_only_when_required() -> None:
    company = field("Company", index=30, name="company")
    assert told(company) is Verdict.PASS
    assert told(company.model_copy(update={"required": True})) is Verdict.FAIL


def test_a_national_number_is_normal_where_the_market_needs_it() -> None:
    cpf = field("CPF", index=30, name="cpf", required=True)
    assert told(cpf, market="BR", lang="pt") is Verdict.PASS
    assert told(cpf, market="GB", lang="pt") is Verdict.FAIL


def test_an_age_that_the_goods_call_for_is_normal() -> None:
    birthday = field("Date of birth", index=30, name="dob", required=True)
    note = line("You must be over 18 to buy alcohol", index=0)
    assert told(birthday, lines=(note,)) is Verdict.PASS


def test_nothing_so_far_is_unclear() -> None:
    half = page(fields=fields("First name", "Last name"))
    assert judged(ID, journey({Stage.CHECKOUT: half})).verdict is Verdict.UNCLEAR


def test_a_birthday_in_three_lists_is_one_question() -> None:
    lists = tuple(
        field(label, index=30 + n, tag="select", name=name, section="Date of birth", required=True)
        for n, (label, name) in enumerate((("Day", "birth_day"), ("Month", "birth_month"), ("Year", "birth_year")))
    )
    form = guest_form(fields=(*fields(*GUEST_LABELS), *lists))
    assert judged(ID, journey({Stage.CHECKOUT: form})).measured.startswith("1 asked")

"""errors-help: what a form says when it does not go on."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Field, PageView, Stage
from frictionaudit.reading.complaints import complaint
from tests.evidence import box, field, journey, judged, line, page

LABELS = ("Email", "Postcode", "Phone")


def form(*, texts: dict[str, float] | None = None, lang: str = "en", **errors: str) -> PageView:
    """A filled form, a field each 200 px; `errors` by label, `texts` are lines by their height."""
    fields = tuple(boxed(number, label, error=errors.get(label, "")) for number, label in enumerate(LABELS))
    lines = tuple(
        line(text, index=number, at=box(0, y, 300, 20)) for number, (text, y) in enumerate((texts or {}).items())
    )
    return page(fields=fields, lines=lines, lang=lang)


def boxed(number: int, label: str, **more: Any) -> Field:
    return field(label, index=number, at=box(0, 200 * (number + 1), 300, 48), name=label, prefilled=True, **more)


def outcome(after: PageView, before: PageView | None = None) -> Outcome:
    told = complaint(before or form(), after, Stage.CHECKOUT, 1)
    walked = {Stage.BASKET: page(), Stage.CHECKOUT: form()}
    return judged("errors-help", journey(walked, complaints=(told,) if told else ()))


def test_what_is_wrong_said_beside_the_field_passes() -> None:
    seen = outcome(form(texts={"Please enter a valid postcode such as BS1 4DJ": 452}))
    assert seen.verdict is Verdict.PASS
    assert seen.findings[0].message == "message beside “Postcode”"


def test_a_message_tied_to_its_field_passes_wherever_a_phone_draws_it() -> None:
    assert outcome(form(Phone="Please enter 11 digits")).verdict is Verdict.PASS


def test_a_summary_above_the_form_does_not_spoil_the_message_beside_the_field() -> None:
    seen = outcome(form(Phone="Please enter 11 digits", texts={"Please correct the marked fields": 0}))
    assert seen.verdict is Verdict.PASS


def test_a_message_at_the_top_of_the_page_alone_warns() -> None:
    assert outcome(form(texts={"Please enter a valid postcode": 20})).verdict is Verdict.WARN


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Postcode is invalid"),
        ("en", "That is not valid."),
        ("de", "Ungültig"),
        ("fr", "n'est pas valide"),
        ("da", "Ugyldigt"),
    ],
)
def test_invalid_alone_warns(lang: str, words: str) -> None:
    assert outcome(form(Postcode=words, lang=lang), form(lang=lang)).verdict is Verdict.WARN


def test_a_message_that_tells_which_form_is_asked_for_helps() -> None:
    assert outcome(form(Postcode="This postcode is not valid: write it like BS1 4DJ")).verdict is Verdict.PASS


def test_that_a_field_is_required_says_what_to_do() -> None:
    assert outcome(form(Postcode="This field is required")).verdict is Verdict.PASS


def test_a_field_marked_without_a_word_warns() -> None:
    seen = outcome(form(Postcode="invalid"))
    assert seen.verdict is Verdict.WARN
    assert "without a word" in seen.reason


def test_a_form_that_comes_back_empty_fails() -> None:
    after = form(Phone="Please enter 11 digits")
    bare = tuple(one.model_copy(update={"prefilled": one.name == "Phone"}) for one in after.fields)
    seen = outcome(after.model_copy(update={"fields": bare}))
    assert seen.verdict is Verdict.FAIL
    assert "2 fields" in seen.reason


def test_a_password_that_must_be_typed_again_is_nothing_lost() -> None:
    secret = boxed(3, "Password", type="password")
    before = form().model_copy(update={"fields": (*form().fields, secret)})
    after = form(Phone="Please enter 11 digits")
    shown = (*after.fields, secret.model_copy(update={"prefilled": False}))
    assert outcome(after.model_copy(update={"fields": shown}), before).verdict is Verdict.PASS


def test_no_message_met_is_unclear() -> None:
    assert outcome(form()).verdict is Verdict.UNCLEAR


def test_hints_that_stood_there_before_are_no_message() -> None:
    hint = form(texts={"Phone number is required": 500})
    assert outcome(hint, hint).verdict is Verdict.UNCLEAR


def test_the_next_step_that_asks_something_else_is_no_complaint() -> None:
    other = page(fields=(field("Card number", name="card"),), texts=("Please select a way to pay",))
    assert complaint(form(), other, Stage.CHECKOUT, 1) is None


def test_without_checkout_nothing_can_be_told() -> None:
    assert judged("errors-help", journey({Stage.BASKET: page()})).verdict is Verdict.UNCLEAR

"""errors-help: what a form says when it does not go on."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Field, Mistake, PageView, Stage
from frictionaudit.reading.complaints import answer_to, complaint
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


# ---- the one mistake that is made on purpose -------------------------------------------------------------------------


def left_half_typed(after: PageView, *, sent: PageView | None = None) -> Outcome:
    """What is said of a walk on which half a mail address was left in the form; `sent` is a form that did not go on."""
    before = form()
    mail = before.fields[0]
    said = answer_to(mail, before, after, Stage.CHECKOUT, 1)
    told = complaint(before, sent, Stage.CHECKOUT, 1) if sent else None
    made = Mistake(stage=Stage.CHECKOUT, page=1, field=mail, complaint=said)
    pages = {Stage.BASKET: page(), Stage.CHECKOUT: form()}
    return judged("errors-help", journey(pages, mistake=made, complaints=(told,) if told else ()))


def test_a_message_as_soon_as_the_field_is_left_passes() -> None:
    seen = left_half_typed(form(texts={"Please enter a valid email such as name@example.com": 252}))
    assert seen.verdict is Verdict.PASS


def test_words_that_no_list_holds_are_an_answer_where_they_stand_beside_the_field() -> None:
    assert (
        left_half_typed(form(texts={"Hmm, that looks unfinished, is there more to come?": 252})).verdict is Verdict.PASS
    )


def test_silence_on_leaving_the_field_warns_and_names_it() -> None:
    seen = left_half_typed(form())
    assert (seen.verdict, seen.measured) == (Verdict.WARN, "nothing on leaving")
    assert "“Email”" in seen.reason


def test_new_text_elsewhere_is_no_answer() -> None:
    assert left_half_typed(form(texts={"Delivery from £3.95": 900})).measured == "nothing on leaving"


def test_good_words_that_come_only_when_the_form_is_sent_warn() -> None:
    late = form(texts={"Please enter a valid postcode such as BS1 4DJ": 452})
    assert left_half_typed(form(), sent=late).verdict is Verdict.WARN
    assert left_half_typed(form(Email="Please add what comes after the @"), sent=late).verdict is Verdict.PASS


def test_a_form_that_empties_itself_fails_however_it_speaks() -> None:
    bare = form(Email="Please enter a whole email address")
    after = tuple(one.model_copy(update={"prefilled": one.name == "Email"}) for one in bare.fields)
    assert left_half_typed(bare.model_copy(update={"fields": after})).verdict is Verdict.FAIL

from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Line, PageView, Stage
from tests.checks.checkout_steps.forms import fields, order
from tests.evidence import box, control, field, journey, judged, line, page

ID = "phone-not-forced"


def form(
    *lines: Line, lang: str = "en", label: str = "Phone", controls: tuple[Any, ...] = (), **phone: Any
) -> PageView:
    tel = field(label, index=20, name="tel", type="tel", at=box(16, 500, 300), **phone)
    others = fields("First name", "Last name", "Address line 1", "Postcode", at=box(16, 100, 300))
    return page(fields=(*others, tel), controls=(order(), *controls), lines=lines, lang=lang)


def told(*lines: Line, **more: Any) -> Verdict:
    return judged(ID, journey({Stage.CHECKOUT: form(*lines, **more)})).verdict


def test_required_without_a_reason_fails_and_is_shown() -> None:
    outcome = judged(ID, journey({Stage.CHECKOUT: form(required=True)}))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.findings[0].quote == "Phone"


def test_optional_passes() -> None:
    assert told(optional_mark=True, label="Phone (optional)") is Verdict.PASS


@pytest.mark.parametrize(
    ("lang", "hint"),
    [
        ("en", "Only for the courier, if they can't find your door."),
        ("de", "Für Rückfragen zur Bestellung"),
        ("fr", "Pour vous contacter en cas de problème"),
        ("es", "Solo para el repartidor"),
        ("ja", "配送のご連絡に使います"),
    ],
)
def test_required_with_a_reason_passes(lang: str, hint: str) -> None:
    assert told(required=True, hint=hint, lang=lang) is Verdict.PASS


def test_a_reason_in_a_line_right_below_counts() -> None:
    help_ = line("So we can reach you about your order", index=3, at=box(16, 552, 300, 18))
    assert told(help_, required=True) is Verdict.PASS


def test_a_reason_elsewhere_on_the_page_does_not_count() -> None:
    far = line("Delivery is by courier", index=3, at=box(16, 900, 300, 18))
    assert told(far, required=True) is Verdict.FAIL


def test_the_legend_of_the_form_is_no_reason() -> None:
    legend = line("Fields marked * are required. We deliver within the UK.", index=3, at=box(16, 552, 300, 18))
    assert told(legend, required=True) is Verdict.FAIL


def test_offers_by_text_message_are_no_reason() -> None:
    assert told(required=True, hint="We may text you our best offers") is Verdict.FAIL


def test_a_reason_behind_a_sign_warns() -> None:
    sign = control("Why do we ask?", index=30, at=box(320, 505, 30, 30))
    assert told(required=True, controls=(sign,)) is Verdict.WARN


def test_not_told_warns() -> None:
    assert told() is Verdict.WARN


def test_without_a_mark_in_a_form_that_marks_what_is_required_it_is_optional() -> None:
    marked = field("First name *", index=21, required_mark=True)
    page = form()
    page = page.model_copy(update={"fields": (*page.fields, marked)})
    assert judged(ID, journey({Stage.CHECKOUT: page})).verdict is Verdict.PASS


def test_no_phone_up_to_the_order_passes() -> None:
    whole = page(fields=fields("First name", "Last name", "Address line 1", "Postcode"), controls=(order(),))
    assert judged(ID, journey({Stage.CHECKOUT: whole})).verdict is Verdict.PASS


def test_no_phone_so_far_is_unclear() -> None:
    half = page(fields=fields("First name", "Last name"))
    assert judged(ID, journey({Stage.CHECKOUT: half})).verdict is Verdict.UNCLEAR

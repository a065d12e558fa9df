"""asks-what-i-think: opinions and complaints."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Request, Stage
from tests.evidence import control, journey, judged, page

FEEDBACK = control("Give feedback", href="https://shop.test/feedback")


def outcome(*contact: str, **more: Any) -> Outcome:
    pages = {Stage.HOME: page(), Stage.CONTACT: page(texts=contact or ("Write to us",), **more)}
    return judged("asks-what-i-think", journey(pages))


def test_both_pass() -> None:
    assert outcome("Complaints are answered within 2 days.", controls=(FEEDBACK,)).verdict is Verdict.PASS


def test_one_of_them_warns() -> None:
    assert outcome(controls=(FEEDBACK,)).verdict is Verdict.WARN
    assert outcome("Complaints are answered within 2 days.").verdict is Verdict.WARN


@pytest.mark.parametrize(
    ("lang", "text"),
    [("de", "Beschwerden und Feedback an uns"), ("es", "Reclamaciones y sugerencias"), ("sv", "Tyck till. Klagomål")],
)
def test_other_languages_are_read(lang: str, text: str) -> None:
    assert outcome(text, lang=lang).verdict is Verdict.PASS


def test_a_script_alone_counts_half() -> None:
    asked = Request(method="GET", url="https://static.hotjar.com/c/hotjar.js", type="script", status=200)
    assert outcome(requests=(asked,)).measured == "script only"


def test_reviews_of_products_are_no_ear_for_the_shop() -> None:
    assert outcome(controls=(control("Write a review", href="/reviews"),)).verdict is Verdict.FAIL


def test_neither_fails() -> None:
    assert outcome().verdict is Verdict.FAIL


def test_without_help_or_contact_page_it_cannot_be_told() -> None:
    assert judged("asks-what-i-think", journey({Stage.HOME: page()})).verdict is Verdict.UNCLEAR

"""rewards-visible: a programme with its gain, a name alone, or nothing."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import PageView, Request, Stage
from tests.evidence import control, journey, judged, page

GAIN = "Members earn 5 points for every pound."
LINK = control("Rewards", href="https://shop.test/rewards")


def outcome(*home: str, till: PageView | None = None, **more: Any) -> Outcome:
    pages = {Stage.HOME: page(texts=home or ("Boots",), **more)} | ({Stage.CHECKOUT: till} if till else {})
    return judged("rewards-visible", journey(pages))


def test_a_programme_with_its_gain_passes() -> None:
    assert outcome(GAIN, controls=(LINK,)).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Mitglieder sammeln Punkte für jeden Einkauf"),
        ("fr", "Programme de fidélité : cumulez 1 point par euro"),
        ("da", "Medlemmer får fri fragt"),
        ("ja", "会員ならポイントが貯まる"),
    ],
)
def test_other_languages_are_read(lang: str, text: str) -> None:
    assert outcome(text, lang=lang).verdict is Verdict.PASS


def test_a_linked_programme_whose_page_was_not_opened_is_unclear() -> None:
    assert outcome(controls=(LINK,)).verdict is Verdict.UNCLEAR


def test_told_in_checkout_alone_warns() -> None:
    assert outcome(till=page(texts=(GAIN,))).measured == "in checkout"


def test_a_script_alone_warns() -> None:
    asked = Request(method="GET", url="https://sdk.loyaltylion.net/sdk.js", type="script", status=200)
    assert outcome(requests=(asked,)).verdict is Verdict.WARN


def test_a_newsletter_discount_alone_warns() -> None:
    assert outcome("Sign up to our newsletter and get 10% off").measured == "newsletter discount"


@pytest.mark.parametrize(
    "text", ["Our team members give you exclusive advice", "Golf club covers, 20% off", "Points for and against wool"]
)
def test_members_of_something_else_are_no_programme(text: str) -> None:
    assert outcome(text).verdict is Verdict.FAIL


def test_the_bare_name_of_a_programme_tells_no_gain() -> None:
    assert outcome("Account/Rewards").verdict is Verdict.FAIL

"""track-order-no-login: a look-up, a tool, a message, or nothing."""

from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from tests.evidence import control, field, journey, judged, page

LINK = control("Track my order", href="https://shop.test/track")


def walk(*answers: str, home: tuple[Any, ...] = (), **help_page: Any) -> Outcome:
    pages = {Stage.HOME: page(controls=home), Stage.HELP: page(texts=("Help", *answers), **help_page)}
    return judged("track-order-no-login", journey(pages))


def test_a_look_up_by_order_number_passes() -> None:
    fields = (field("Order number", form=1), field("Postcode", index=1, form=1))
    assert walk(fields=fields).verdict is Verdict.PASS


def test_a_look_up_with_a_password_is_no_look_up() -> None:
    fields = (field("Order number", form=1), field("Password", index=1, form=1, type="password"))
    assert walk(fields=fields).verdict is Verdict.FAIL


def test_the_order_number_of_a_contact_form_is_no_look_up() -> None:
    fields = (field("Order number", form=1), field("Message", index=1, form=1, tag="textarea"))
    assert walk(fields=fields).verdict is Verdict.FAIL


def test_a_tracking_tool_on_a_host_of_its_own_passes_less_surely() -> None:
    outcome = walk(home=(control("Track my order", href="https://acme.aftership.com/"),))
    assert outcome.verdict is Verdict.PASS
    assert outcome.confidence < 0.8


def test_a_link_whose_page_was_not_opened_is_unclear() -> None:
    assert walk(home=(LINK,)).verdict is Verdict.UNCLEAR


def test_tracking_sent_by_mail_warns() -> None:
    outcome = walk("When your parcel leaves us we send you an email with a tracking number.")
    assert outcome.verdict is Verdict.WARN


def test_the_words_for_it_are_known_in_other_languages() -> None:
    told = "Sobald dein Paket unterwegs ist, schicken wir dir eine E-Mail mit der Sendungsnummer."
    assert walk(told, lang="de").verdict is Verdict.WARN


def test_no_word_of_it_fails() -> None:
    assert walk("Write to us about your order by email.").verdict is Verdict.FAIL


def test_without_help_or_delivery_page_it_cannot_be_told() -> None:
    assert judged("track-order-no-login", journey({Stage.HOME: page()})).verdict is Verdict.UNCLEAR

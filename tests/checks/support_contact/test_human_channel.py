"""human-channel: direct ways to a person."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import PageView, ProblemCode, Region, Request, Stage
from tests.evidence import control, field, journey, judged, page, trip

PHONE = "Call us on 020 7946 0018"
MAIL = "Write to help@shop.test"
FORM = (field("Email", type="email"), field("Message", index=1, tag="textarea", type=""))
BOT = control("Chat with our virtual assistant")
CONTACT = control("Contact", href="https://shop.test/contact", region=Region.FOOTER)


def outcome(*texts: str, home: PageView | None = None, **more: Any) -> Outcome:
    return judged("human-channel", journey({Stage.HOME: home or page(), Stage.CONTACT: page(texts=texts, **more)}))


def test_telephone_and_mail_pass_with_a_quote_for_each() -> None:
    seen = outcome(PHONE, MAIL)
    assert seen.verdict is Verdict.PASS
    assert [finding.quote for finding in seen.findings] == [PHONE, MAIL]
    assert seen.measured == "2 direct ways to a person (phone, email)"


def test_one_way_warns() -> None:
    seen = outcome(MAIL)
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.5)


def test_two_numbers_are_one_way() -> None:
    assert outcome(PHONE, "Call sales on 020 7946 0123").verdict is Verdict.WARN


def test_mail_and_messaging_without_telephone_or_chat_warn() -> None:
    message = control("WhatsApp", href="https://wa.me/442079460018")
    seen = outcome(MAIL, controls=(message,))
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.4)


def test_a_form_alone_fails_and_is_shown() -> None:
    seen = outcome(fields=FORM)
    assert seen.verdict is Verdict.FAIL
    assert "only a form" in seen.reason
    assert seen.findings[0].selector == "#field-1"


def test_a_robot_and_a_form_fail() -> None:
    seen = outcome(controls=(BOT,), fields=FORM)
    assert seen.verdict is Verdict.FAIL
    assert "robot" in seen.reason


def test_nothing_at_all_fails() -> None:
    assert outcome().verdict is Verdict.FAIL


def test_chat_with_hours_counts_as_people() -> None:
    seen = outcome(MAIL, "Live chat: Mon-Fri 9am to 6pm", controls=(control("Live chat"),))
    assert seen.verdict is Verdict.PASS
    assert seen.confidence > 0.9


def test_chat_that_does_not_say_who_answers_makes_a_pass_less_sure() -> None:
    seen = outcome(MAIL, controls=(control("Live chat"),))
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.7
    assert "not said" in seen.reason


def test_a_chat_that_cannot_be_opened_does_not_count() -> None:
    wired = Request(method="GET", url="https://client.crisp.chat/l.js", type="script")
    assert outcome(MAIL, requests=(wired,)).verdict is Verdict.WARN
    assert "cannot be opened" in outcome(requests=(wired,)).reason


def test_a_number_in_the_legal_notice_counts_half() -> None:
    seen = outcome(PHONE, title="Legal notice")
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.75)


def test_a_number_in_the_header_of_another_page_counts() -> None:
    assert outcome(MAIL, home=page(texts=(PHONE,))).verdict is Verdict.PASS


def test_numbers_are_read_as_written_in_the_market() -> None:
    texts = ("Telefon: 030 901820", MAIL)
    pages = {Stage.CONTACT: page(texts=texts, lang="de", market="DE")}
    assert judged("human-channel", journey(pages, trip=trip(market="DE"))).verdict is Verdict.PASS


def test_social_profiles_are_no_direct_way() -> None:
    social = control("Instagram", href="https://www.instagram.com/acme")
    assert outcome(controls=(social,)).verdict is Verdict.FAIL


@pytest.mark.parametrize("code", [ProblemCode.BLOCKED, ProblemCode.TIMEOUT, ProblemCode.LOST])
def test_a_linked_contact_page_that_was_not_seen_is_unclear(code: ProblemCode) -> None:
    seen = judged("human-channel", journey({Stage.HOME: page(controls=(CONTACT,)), Stage.CONTACT: code}))
    assert seen.verdict is Verdict.UNCLEAR


def test_enough_ways_elsewhere_pass_without_the_contact_page() -> None:
    home = page(texts=(PHONE, MAIL), controls=(CONTACT,))
    assert judged("human-channel", journey({Stage.HOME: home})).verdict is Verdict.PASS


def test_a_shop_without_any_contact_link_is_judged_by_what_it_shows() -> None:
    seen = judged("human-channel", journey({Stage.HOME: page(), Stage.CONTACT: ProblemCode.LOST}))
    assert seen.verdict is Verdict.FAIL
    assert seen.confidence < 0.9


def test_a_blocked_shop_is_unclear() -> None:
    assert judged("human-channel", journey({Stage.HOME: ProblemCode.BLOCKED})).verdict is Verdict.UNCLEAR


def test_what_a_review_page_repeats_of_the_shopper_is_no_way_to_the_shop() -> None:
    review = page(texts=("Contact", "Phone: +44 7400 123456", "Email: friction-audit-test@example.com"))
    pages = {Stage.HOME: page(), Stage.CONTACT: page(texts=("Contact us",)), Stage.CHECKOUT: review}
    own = ("friction-audit-test@example.com", "+447400123456")
    assert judged("human-channel", journey(pages)).verdict is Verdict.WARN, "without knowing whose they are"
    assert judged("human-channel", journey(pages, shopper_contacts=own)).verdict is Verdict.FAIL

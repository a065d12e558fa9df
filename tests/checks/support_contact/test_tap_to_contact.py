"""tap-to-contact: links, plain text, and nothing to tap."""

from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import ProblemCode, Stage
from tests.evidence import control, journey, judged, page

CALL = control("0113 496 0142", href="tel:+441134960142")
MAIL = control("help@acme.test", index=1, href="mailto:help@acme.test")


def outcome(**contact: Any) -> Outcome:
    return judged("tap-to-contact", journey({Stage.CONTACT: page(**contact)}))


def test_links_pass() -> None:
    seen = outcome(controls=(CALL, MAIL))
    assert (seen.verdict, seen.measured) == (Verdict.PASS, "2 of 2 can be tapped")


def test_a_number_that_is_also_text_counts_once() -> None:
    assert outcome(controls=(CALL,), texts=("Call 0113 496 0142",)).measured == "1 of 1 can be tapped"


def test_some_plain_text_warns() -> None:
    assert outcome(controls=(CALL,), texts=("Write to help@acme.test",)).verdict is Verdict.WARN


def test_mail_as_plain_text_alone_fails() -> None:
    assert outcome(texts=("Write to help@acme.test",)).verdict is Verdict.FAIL


def test_a_telephone_number_as_text_only_warns_since_phones_link_it() -> None:
    assert outcome(texts=("Call us on 0113 496 0142",)).verdict is Verdict.WARN


def test_without_any_number_there_is_nothing_to_tap() -> None:
    assert outcome(texts=("Use the form",)).verdict is Verdict.NOT_APPLICABLE


def test_an_unseen_contact_page_is_unclear() -> None:
    seen = judged("tap-to-contact", journey({Stage.HOME: page(), Stage.CONTACT: ProblemCode.BLOCKED}))
    assert seen.verdict is Verdict.UNCLEAR

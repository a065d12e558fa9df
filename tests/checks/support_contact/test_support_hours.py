"""support-hours: when somebody is there, and how fast they answer."""

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import ProblemCode, Stage
from tests.evidence import journey, judged, line, page

HOURS, REPLY = "Call us Monday to Friday, 9am to 5pm", "We reply within 24 hours"


def outcome(*texts: str, lang: str = "en") -> Outcome:
    return judged("support-hours", journey({Stage.CONTACT: page(texts=texts, lang=lang)}))


def test_both_pass() -> None:
    assert outcome(HOURS, REPLY).verdict is Verdict.PASS


def test_one_of_them_warns() -> None:
    assert outcome(HOURS).measured == "hours only"
    assert outcome(REPLY).verdict is Verdict.WARN


def test_the_opening_hours_of_a_store_are_not_those_of_support() -> None:
    assert outcome("Our shop in Leeds", "Open Monday to Saturday, 10am to 6pm").verdict is Verdict.FAIL


def headed(*lines: tuple[str, int]) -> Outcome:
    told = tuple(line(text, index=n, heading=level) for n, (text, level) in enumerate(lines))
    return judged("support-hours", journey({Stage.CONTACT: page(lines=told)}))


def test_a_heading_parts_the_store_from_the_support_above_it() -> None:
    store = (("Write to our customer service", 2), ("us@shop.test", 0), ("Our shop in Leeds", 2))
    assert headed(*store, ("Open Monday to Saturday, 10am to 6pm", 0)).verdict is Verdict.FAIL


def test_a_store_on_a_page_called_contact_is_still_a_store() -> None:
    top = (("Contact us", 1), ("Write to our customer service", 2), ("Our shop in Leeds", 2))
    assert headed(*top, ("The shop is open Tuesday to Saturday, 10am to 5pm", 0)).verdict is Verdict.FAIL
    assert headed(*top, ("Call us Tuesday to Saturday, 10am to 5pm", 0)).measured == "hours only"


def test_hours_under_a_heading_of_their_own_belong_to_the_support_over_it() -> None:
    ours = (("Customer service", 2), ("We are happy to help", 0), ("Opening hours", 3))
    assert headed(*ours, ("Monday to Friday, 9am to 5pm", 0)).measured == "hours only"


def test_neither_fails() -> None:
    assert outcome("Use the form").verdict is Verdict.FAIL


def test_german_pages_are_read() -> None:
    assert (
        outcome("Telefon: Montag bis Freitag, 9 bis 17 Uhr", "Antwort in 2 Werktagen", lang="de").verdict
        is Verdict.PASS
    )


def test_without_the_contact_page_it_cannot_be_told() -> None:
    seen = journey({Stage.HELP: page(texts=("Help",)), Stage.CONTACT: ProblemCode.BLOCKED})
    assert judged("support-hours", seen).verdict is Verdict.UNCLEAR

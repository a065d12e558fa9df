"""help-in-checkout: contact and returns on the pages before paying."""

from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import PageView, Stage
from tests.evidence import control, journey, judged, page

CALL = control("0113 496 0142", href="tel:+441134960142")
RETURNS = control("Returns", index=1, href="https://shop.test/returns")
CONTACT = control("Contact us", index=2, href="https://shop.test/contact")
LAYER = control("Need help?", index=3)


def outcome(*pages: PageView) -> Outcome:
    return judged("help-in-checkout", journey({Stage.CHECKOUT: pages}))


def till(*controls: Any, **more: Any) -> PageView:
    return page(controls=controls, **more)


def test_a_number_and_the_returns_rules_pass() -> None:
    assert outcome(till(CALL, RETURNS)).verdict is Verdict.PASS


def test_a_checkout_without_a_footer_passes_as_long_as_help_stays() -> None:
    assert outcome(till(CALL, texts=("Free returns within 60 days",))).verdict is Verdict.PASS


def test_links_that_leave_the_form_warn_a_little() -> None:
    seen = outcome(till(CONTACT, RETURNS))
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.3)


def test_one_of_the_two_warns_more() -> None:
    assert outcome(till(CALL)).friction == 0.5
    assert outcome(till(RETURNS)).verdict is Verdict.WARN


def test_help_on_some_pages_only_warns() -> None:
    assert outcome(till(CALL, RETURNS), till()).reason == "help stands only on some pages"


def test_no_help_at_all_fails() -> None:
    assert outcome(till(), till()).verdict is Verdict.FAIL


def test_social_profiles_are_no_help() -> None:
    profile = control("Instagram", href="https://www.instagram.com/acme")
    assert outcome(till(profile)).verdict is Verdict.FAIL


def test_without_a_checkout_page_it_cannot_be_told() -> None:
    assert judged("help-in-checkout", journey({Stage.HOME: page()})).verdict is Verdict.UNCLEAR


def test_a_button_that_leads_back_is_no_returns_rule() -> None:
    assert outcome(till(texts=("✎ Return",))).verdict is Verdict.FAIL
    assert outcome(till(texts=("‹ Retour",), lang="fr")).verdict is Verdict.FAIL


def test_what_the_page_repeats_of_the_shopper_is_no_help() -> None:
    review = page(texts=("Contact", "Phone: +44 7400 123456"))
    walked = journey({Stage.PAYMENT: review}, shopper_contacts=("+447400123456",))
    assert judged("help-in-checkout", walked).verdict is Verdict.FAIL


def test_links_to_the_very_page_are_no_help() -> None:
    here = "https://shop.test/checkout"
    dead = (control("FAQ", href=here), control("Returns & Exchange", index=1, href=f"{here}/"))
    foot = "Delivery FAQ Returns & Exchange"
    assert outcome(till(*dead, url=here, texts=(foot,))).verdict is Verdict.FAIL
    assert outcome(till(*dead, url=here, texts=(foot,), lang="")).verdict is Verdict.FAIL
    layer = control("Help", href=f"{here}#help")
    assert outcome(till(layer, url=here)).verdict is Verdict.WARN

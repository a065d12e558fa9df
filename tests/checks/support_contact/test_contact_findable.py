"""contact-findable: least taps from each page to something that reaches the shop."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Control, Frame, PageView, ProblemCode, Region, Request, Stage
from tests.evidence import control, field, journey, judged, page

LINK = control("Contact us", index=1, href="https://shop.test/contact", region=Region.FOOTER)
FAQ = control("FAQ", index=2, href="https://shop.test/faq", region=Region.FOOTER)
HIDDEN = LINK.model_copy(update={"visible": False})
REACHED = page(texts=("Write to help@shop.test",))
PLACES = (Stage.HOME, Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT)


def having(*controls: Control, **more: Any) -> PageView:
    return page(controls=controls, **more)


def outcome(
    *controls: Control, contact: PageView | ProblemCode = REACHED, but: Mapping[Stage, PageView] = MappingProxyType({})
) -> Outcome:
    """The same controls on every page of the purchase, except where told otherwise."""
    pages: dict[Stage, Any] = {stage: having(*controls) for stage in PLACES}
    return judged("contact-findable", journey({**pages, **but, Stage.CONTACT: contact}))


def test_a_contact_link_on_every_page_passes() -> None:
    seen = outcome(LINK)
    assert (seen.verdict, seen.friction) == (Verdict.PASS, 0)
    assert seen.measured == "home 1, product 1, basket 1, checkout 1 (taps)"
    assert seen.findings[0].quote == "Contact us"


def test_a_telephone_number_on_the_page_costs_no_tap() -> None:
    call = control("Call us", href="tel:02079460018")
    assert outcome(call).measured.startswith("home 0, product 0")


def test_a_link_in_a_closed_menu_costs_two_taps_and_warns() -> None:
    seen = outcome(HIDDEN)
    assert seen.verdict is Verdict.WARN
    assert seen.friction == 0.5


def test_two_taps_are_fine_inside_checkout() -> None:
    assert outcome(LINK, but={Stage.CHECKOUT: having(HIDDEN)}).verdict is Verdict.PASS


def test_one_page_without_a_way_warns_and_is_named() -> None:
    seen = outcome(LINK, but={Stage.CHECKOUT: having()})
    assert seen.verdict is Verdict.WARN
    assert "checkout" in seen.reason
    assert seen.findings[0].page == 3


def test_several_pages_without_a_way_fail() -> None:
    assert outcome(LINK, but={Stage.CHECKOUT: having(), Stage.BASKET: having()}).verdict is Verdict.FAIL


def test_no_way_at_all_fails() -> None:
    assert outcome(contact=ProblemCode.LOST).verdict is Verdict.FAIL


def test_questions_that_lead_on_to_contact_cost_two_taps() -> None:
    seen = outcome(FAQ, but={Stage.HELP: having(LINK)})
    assert seen.verdict is Verdict.WARN
    assert seen.measured.startswith("home 2")


def test_a_help_page_that_reaches_the_shop_is_one_tap() -> None:
    seen = outcome(FAQ, contact=ProblemCode.LOST, but={Stage.HELP: REACHED})
    assert seen.verdict is Verdict.PASS


def test_a_hidden_help_link_before_a_contact_link_is_more_than_two_taps() -> None:
    hidden = FAQ.model_copy(update={"visible": False})
    assert outcome(hidden, but={Stage.HELP: having(LINK)}).verdict is Verdict.FAIL


def test_a_help_centre_that_leads_in_circles_fails() -> None:
    circle = having(FAQ, texts=("Have you read our questions?",))
    seen = outcome(LINK, FAQ, contact=circle, but={Stage.HELP: circle})
    assert seen.verdict is Verdict.FAIL
    assert "lead to no telephone" in seen.reason


def test_social_profiles_alone_are_no_contact() -> None:
    social = control("Instagram", href="https://www.instagram.com/acme")
    assert outcome(social, contact=ProblemCode.LOST).verdict is Verdict.FAIL


def test_a_robot_alone_is_no_contact() -> None:
    assert outcome(control("Chat with our virtual assistant"), contact=ProblemCode.LOST).verdict is Verdict.FAIL


def test_a_chat_script_without_launcher_is_no_contact() -> None:
    wired = Request(method="GET", url="https://client.crisp.chat/l.js", type="script")
    pages: dict[Stage, Any] = {stage: page(requests=(wired,)) for stage in PLACES}
    assert judged("contact-findable", journey(pages)).verdict is Verdict.FAIL


def test_a_contact_form_counts() -> None:
    fields = (field("Email", type="email"), field("Message", index=1, tag="textarea", type=""))
    assert outcome(LINK, contact=page(fields=fields)).verdict is Verdict.PASS


@pytest.mark.parametrize("code", [ProblemCode.BLOCKED, ProblemCode.TIMEOUT])
def test_a_contact_page_that_was_not_seen_is_unclear(code: ProblemCode) -> None:
    assert outcome(LINK, contact=code).verdict is Verdict.UNCLEAR


def test_a_contact_page_whose_frame_could_not_be_read_is_unclear() -> None:
    frame = Frame(index=1, url="https://help.test/form", visible=True, readable=False)
    assert outcome(LINK, contact=page(frames=(frame,))).verdict is Verdict.UNCLEAR


def test_pages_not_seen_make_a_pass_less_sure_and_are_named() -> None:
    seen = judged("contact-findable", journey({Stage.HOME: having(LINK), Stage.CONTACT: REACHED}))
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.9
    assert "not seen: product, basket, checkout" in seen.reason


def test_the_last_page_counts_as_checkout() -> None:
    seen = outcome(LINK, but={Stage.CHECKOUT: having(), Stage.PAYMENT: having(LINK)})
    assert seen.verdict is Verdict.PASS


def test_what_the_last_page_repeats_of_the_shopper_is_no_way_to_the_shop() -> None:
    review = page(texts=("Phone: +44 7400 123456",))
    pages = {Stage.HOME: page(), Stage.PAYMENT: review}
    assert "checkout 0" in judged("contact-findable", journey(pages)).measured
    own = journey(pages, shopper_contacts=("+447400123456",))
    assert "checkout no way" in judged("contact-findable", own).measured

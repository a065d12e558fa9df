"""help-in-same-place: help where it was seen last."""

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Control, Region, Stage
from tests.evidence import control, journey, judged, page


def link(name: str, region: Region = Region.FOOTER, href: str = "") -> Control:
    return control(name, href=href or f"https://shop.test/{name.lower().replace(' ', '-')}", region=region)


CONTACT, HELP = link("Contact us"), link("Help")
PHONE = link("0113 496 0142", Region.HEADER, "tel:+441134960142")


def outcome(home: tuple[Control, ...], product: tuple[Control, ...], checkout: tuple[Control, ...] = ()) -> Outcome:
    pages = {
        Stage.HOME: page(controls=home),
        Stage.PRODUCT: page(controls=product),
        Stage.CHECKOUT: page(controls=checkout),
    }
    return judged("help-in-same-place", journey(pages))


def test_the_same_footer_everywhere_passes() -> None:
    seen = outcome((PHONE, CONTACT, HELP), (PHONE, CONTACT, HELP))
    assert seen.verdict is Verdict.PASS
    assert len(seen.findings) == 6


def test_help_that_moves_from_header_to_footer_warns() -> None:
    seen = outcome((link("Contact us", Region.HEADER),), (CONTACT,))
    assert seen.verdict is Verdict.WARN
    assert "header" in seen.reason
    assert "footer" in seen.reason


def test_help_in_another_order_warns() -> None:
    assert outcome((CONTACT, HELP), (HELP, CONTACT)).verdict is Verdict.WARN


def test_a_page_with_one_way_more_is_no_change_of_order() -> None:
    assert outcome((CONTACT, HELP), (PHONE, CONTACT, HELP)).verdict is Verdict.PASS


def test_a_question_about_the_product_is_part_of_the_product() -> None:
    asking = link("Contact us", Region.MAIN)
    assert outcome((CONTACT,), (asking, CONTACT)).verdict is Verdict.PASS


def test_checkout_has_a_header_of_its_own() -> None:
    assert outcome((CONTACT,), (CONTACT,), (link("Contact us", Region.HEADER),)).verdict is Verdict.PASS


def test_help_on_one_page_alone_has_nothing_to_be_compared_with() -> None:
    assert outcome((CONTACT,), ()).verdict is Verdict.NOT_APPLICABLE


def test_links_without_an_address_of_their_own_are_no_help() -> None:
    pages = {
        stage: page(url=f"https://shop.test/{stage}", controls=(link("Help", href=f"https://shop.test/{stage}"),))
        for stage in (Stage.HOME, Stage.PRODUCT)
    }
    assert judged("help-in-same-place", journey(pages)).verdict is Verdict.NOT_APPLICABLE

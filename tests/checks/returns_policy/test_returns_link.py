"""returns-link: where links to the returns rules stand, and whether they lead there."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Control, PageView, ProblemCode, Region, Stage
from tests.evidence import control, journey, judged, overlay, page

RULES = page(
    texts=(
        "Returns policy",
        "You can return any item within 30 days of delivery for a full refund.",
        "Returns are free with our prepaid label.",
        "Refunds are issued within 5 working days of us receiving your return.",
    ),
    url="https://shop.test/returns",
    status=200,
)


def link(label: str = "Returns", region: Region = Region.FOOTER, **more: Any) -> Control:
    return control(label, href=more.pop("href", "https://shop.test/returns"), region=region, **more)


def outcome(
    *product: Control, home: tuple[Control, ...] = (), rules: PageView | ProblemCode = RULES, **more: Any
) -> Outcome:
    pages: dict[Stage, Any] = {Stage.HOME: page(controls=home), Stage.PRODUCT: page(controls=product, **more)}
    pages |= {Stage.CHECKOUT: page(), Stage.RETURNS: rules}
    return judged("returns-link", journey(pages))


def test_footer_and_product_page_pass() -> None:
    seen = outcome(link(), link("Free 30-day returns", Region.MAIN))
    assert seen.verdict is Verdict.PASS
    assert seen.measured == "2 places: footer, product page"
    assert {finding.quote for finding in seen.findings} == {"Returns", "Free 30-day returns"}


def test_footer_and_checkout_pass() -> None:
    about = link("About us", href="https://shop.test/about")
    pages = {Stage.PRODUCT: page(controls=(link(), about)), Stage.CHECKOUT: page(controls=(link("Refund policy"),))}
    pages[Stage.RETURNS] = RULES
    assert judged("returns-link", journey(pages)).verdict is Verdict.PASS


def test_the_sites_footer_kept_in_checkout_is_no_second_place() -> None:
    with_footer = page(controls=(link(), link("Delivery", href="https://shop.test/delivery")))
    pages = {Stage.PRODUCT: with_footer, Stage.CHECKOUT: with_footer, Stage.RETURNS: RULES}
    assert judged("returns-link", journey(pages)).verdict is Verdict.WARN


def test_the_returns_part_of_a_product_page_that_opens_up_counts() -> None:
    opener = control("Delivery & returns", region=Region.MAIN, tag="summary")
    assert outcome(link(), opener).verdict is Verdict.PASS


@pytest.mark.parametrize("region", [Region.FOOTER, Region.NAV])
def test_footer_or_menu_alone_warns(region: Region) -> None:
    assert outcome(link(region=region)).verdict is Verdict.WARN


def test_the_product_page_alone_warns() -> None:
    assert outcome(link(region=Region.MAIN)).verdict is Verdict.WARN


def test_a_link_in_a_closed_footer_alone_costs_two_taps_and_warns() -> None:
    seen = outcome(link(visible=False))
    assert seen.verdict is Verdict.WARN
    assert "two taps" in seen.reason


@pytest.mark.parametrize("label", ["FAQ", "Terms and conditions", "Return to basket", "Returning customer? Sign in"])
def test_links_that_do_not_name_the_rules_fail(label: str) -> None:
    assert outcome(link(label, href="https://shop.test/other")).verdict is Verdict.FAIL


def test_no_link_at_all_fails() -> None:
    assert outcome(rules=ProblemCode.LOST).verdict is Verdict.FAIL


def test_a_dead_link_fails_and_says_so() -> None:
    seen = outcome(link(), link(region=Region.MAIN), rules=page(status=404, url="https://shop.test/returns"))
    assert seen.verdict is Verdict.FAIL
    assert "404" in seen.reason


@pytest.mark.parametrize("code", [ProblemCode.BLOCKED, ProblemCode.TIMEOUT])
def test_rules_that_were_not_seen_are_unclear(code: ProblemCode) -> None:
    assert outcome(link(), link(region=Region.MAIN), rules=code).verdict is Verdict.UNCLEAR


def test_a_page_that_holds_no_rules_is_unclear() -> None:
    assert outcome(link(), rules=page(texts=("Enter your order number",), status=200)).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Returns & exchanges"),
        ("de", "Widerrufsbelehrung"),
        ("fr", "Retours et échanges"),
        ("es", "Devoluciones"),
        ("it", "Resi e rimborsi"),
        ("nl", "Retourneren"),
        ("pt", "Trocas e devoluções"),
        ("pl", "Zwroty"),
        ("sv", "Ångerrätt"),
        ("ja", "返品・交換"),
    ],
)
def test_labels_in_ten_languages(lang: str, label: str) -> None:
    seen = outcome(link(label, href="https://shop.test/x1"), lang=lang)
    assert seen.verdict is Verdict.WARN
    assert seen.findings[0].quote == label


def test_a_link_on_a_layer_above_the_page_does_not_count() -> None:
    above = link(overlay=0)
    assert outcome(above, overlays=(overlay("newsletter"),)).verdict is Verdict.FAIL


def test_an_unseen_checkout_makes_footer_only_less_sure() -> None:
    seen = judged("returns-link", journey({Stage.PRODUCT: page(controls=(link(),)), Stage.RETURNS: RULES}))
    assert seen.verdict is Verdict.WARN
    assert seen.confidence < 0.9
    assert "checkout was not seen" in seen.reason


def test_an_unseen_product_page_is_unclear() -> None:
    assert judged("returns-link", journey({Stage.HOME: page(controls=(link(),))})).verdict is Verdict.UNCLEAR

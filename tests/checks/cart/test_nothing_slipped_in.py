from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Action, Field, Journey, Stage
from tests.checks.checkout_steps.forms import GUEST_LABELS, fields, guest_form, rows
from tests.evidence import field, journey, judged, line, page

ID = "nothing-slipped-in"
GOODS = (("Heron Walking Boot", "£135.00"), ("Subtotal", "£135.00"))


def walked(*pairs: tuple[str, str], ticked: tuple[Field, ...] = (), lang: str = "en", **more: Any) -> Journey:
    product = page(lines=(line("Heron Walking Boot", index=0, heading=1),))
    basket = page(lines=rows(*GOODS, *pairs), lang=lang)
    checkout = guest_form(fields=(*fields(*GUEST_LABELS), *ticked), lang=lang)
    return journey({Stage.PRODUCT: product, Stage.BASKET: basket, Stage.CHECKOUT: checkout}, **more)


def tick(label: str, checked: bool = True) -> Field:
    return field(label, index=70, type="checkbox", name="f70", checked=checked)


def test_the_product_alone_passes() -> None:
    assert judged(ID, walked()).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Shipping protection"),
        ("en", "Donation to our charity"),
        ("de", "Geräteversicherung"),
        ("fr", "Assurance colis"),
    ],
)
def test_a_paid_extra_in_the_basket_fails(lang: str, label: str) -> None:
    outcome = judged(ID, walked((label, "£2.49"), lang=lang))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.findings[0].quote == label


def test_a_free_sample_is_fine() -> None:
    assert judged(ID, walked(("Gift wrapping", "£0.00"))).verdict is Verdict.PASS


def test_a_product_that_is_named_like_an_extra_is_no_extra() -> None:
    product = page(lines=(line("Rain protection cover", index=0, heading=1),))
    basket = page(lines=rows(("Rain protection cover", "£25.00"), ("Subtotal", "£25.00")))
    pages = {Stage.PRODUCT: product, Stage.BASKET: basket, Stage.CHECKOUT: guest_form()}
    assert judged(ID, journey(pages)).verdict is Verdict.PASS


def test_a_ticked_newsletter_warns() -> None:
    outcome = judged(ID, walked(ticked=(tick("Email me with news and offers"),)))
    assert outcome.verdict is Verdict.WARN


def test_an_empty_box_for_news_is_fine() -> None:
    assert judged(ID, walked(ticked=(tick("Email me with news and offers", checked=False),))).verdict is Verdict.PASS


@pytest.mark.parametrize(
    "label",
    [
        "Billing address is the same as delivery",
        "Save my details for next time",
        "I do not want to receive offers by email",
    ],
)
def test_helpful_ticks_and_refusals_are_fine(label: str) -> None:
    assert judged(ID, walked(ticked=(tick(label),))).verdict is Verdict.PASS


def test_a_ticked_extra_in_checkout_fails() -> None:
    assert judged(ID, walked(ticked=(tick("Add gift wrapping for £3.50"),))).verdict is Verdict.FAIL


def test_what_the_shopper_ticked_is_not_held_against_the_shop() -> None:
    action = Action(at_ms=1, stage=Stage.CHECKOUT, kind="choose", target="Add gift wrapping for £3.50: on")
    evidence = walked(ticked=(tick("Add gift wrapping for £3.50"),), actions=(action,))
    assert judged(ID, evidence).verdict is Verdict.PASS


def test_a_checkout_that_was_not_seen_is_unclear() -> None:
    evidence = journey({Stage.BASKET: page(lines=rows(*GOODS))})
    assert judged(ID, evidence).verdict is Verdict.UNCLEAR

from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, Journey, Stage
from tests.checks.checkout_steps.forms import guest_form
from tests.evidence import field, journey, judged, mark, page, phone, trip

ID = "local-pay-fit"


def ways(*names: str) -> tuple[Field, ...]:
    return tuple(
        field(name, index=60 + n, type="radio", name="payment_method", section="Payment", form=1)
        for n, name in enumerate(names)
    )


def walked(market: str, *names: str, **more: Any) -> Journey:
    pages = {Stage.CHECKOUT: guest_form(), Stage.PAYMENT: page(fields=ways(*names))}
    return journey(pages, trip=trip(market=market), device_proof=phone("android"), **more)


@pytest.mark.parametrize(
    ("market", "name"),
    [
        ("NL", "iDEAL"),
        ("PL", "BLIK"),
        ("SE", "Swish"),
        ("DE", "PayPal"),
        ("BR", "Pix"),
        ("BE", "Bancontact"),
        ("GB", "Credit card"),
    ],
)
def test_the_first_method_of_the_market_passes_with_its_grade(market: str, name: str) -> None:
    outcome = judged(ID, walked(market, name))
    assert outcome.verdict is Verdict.PASS
    assert "choice" in outcome.measured


def test_one_of_the_first_three_warns() -> None:
    outcome = judged(ID, walked("NL", "PayPal"))
    assert outcome.verdict is Verdict.WARN
    assert "iDEAL" in outcome.reason


def test_none_of_the_first_three_fails() -> None:
    assert judged(ID, walked("NL", "Credit card")).verdict is Verdict.FAIL


def test_a_mark_in_the_shop_counts_as_offered() -> None:
    product = page(marks=(mark("iDEAL"),), lang="nl")
    evidence = journey({Stage.PRODUCT: product, Stage.CHECKOUT: guest_form()}, trip=trip(market="NL"))
    outcome = judged(ID, evidence)
    assert outcome.verdict is Verdict.PASS
    assert "advertised" in outcome.measured


def test_a_checkout_that_was_not_seen_is_unclear() -> None:
    evidence = journey({Stage.PRODUCT: page()}, trip=trip(market="NL"))
    assert judged(ID, evidence).verdict is Verdict.UNCLEAR


def test_an_emulated_iphone_does_not_blame_a_market_of_apple_pay() -> None:
    pages = {Stage.CHECKOUT: guest_form(), Stage.PAYMENT: page(fields=ways("Cash on delivery"))}
    assert judged(ID, journey(pages, trip=trip(market="SA"), device_proof=phone("iphone"))).verdict is Verdict.UNCLEAR


def test_a_market_without_a_list_is_not_judged() -> None:
    assert judged(ID, walked("IS", "Credit card")).verdict is Verdict.NOT_APPLICABLE


def test_a_last_page_without_any_way_to_pay_is_unclear() -> None:
    outcome = judged(ID, walked("GB", reached_last_page=True))
    assert outcome.verdict is Verdict.UNCLEAR
    assert "no way to pay was recognised" in outcome.reason

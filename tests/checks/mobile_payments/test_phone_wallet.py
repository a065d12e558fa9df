"""phone-wallet: the phone's own wallet, with what an emulated phone cannot show kept apart."""

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Journey, PageView, Reach, Request, Stage
from tests.evidence import control, field, journey, judged, mark, page, phone, trip

CHECK = "phone-wallet"
PLAIN = page(controls=(control("Go to checkout"),))


def walked(basket: PageView = PLAIN, *, family: str = "android", told: PageView | None = None) -> Journey:
    return journey(
        {Stage.PRODUCT: PLAIN, Stage.BASKET: basket, Stage.CHECKOUT: PLAIN, Stage.PAYMENT: PLAIN},
        device_proof=phone(family),
        wallet_views=(told,) if told else (),
        reached_last_page=True,
    )


@pytest.mark.parametrize(("family", "name"), [("android", "Google Pay"), ("iphone", "Apple Pay")])
def test_the_phones_own_wallet_as_a_button_passes(family: str, name: str) -> None:
    outcome = judged(CHECK, walked(page(controls=(control(name),)), family=family))
    assert outcome.verdict is Verdict.PASS
    assert outcome.findings[0].quote == name
    assert outcome.findings[0].box is not None


def test_a_wallet_of_the_other_phone_family_is_not_the_phones_own() -> None:
    outcome = judged(CHECK, walked(page(controls=(control("Apple Pay"),)), family="android"))
    assert outcome.verdict is Verdict.FAIL


@pytest.mark.parametrize(("family", "name"), [("android", "Google Pay"), ("iphone", "Apple Pay")])
def test_a_wallet_revealed_in_the_second_look_passes_with_less_confidence(family: str, name: str) -> None:
    outcome = judged(CHECK, walked(family=family, told=page(controls=(control(name),))))
    assert (outcome.verdict, outcome.confidence) == (Verdict.PASS, 0.85)
    assert "told" in outcome.reason


def test_missing_apple_pay_on_an_emulated_iphone_is_unclear_never_a_fail() -> None:
    outcome = judged(CHECK, walked(family="iphone"))
    assert outcome.verdict is Verdict.UNCLEAR
    assert "proves nothing" in outcome.reason


def test_apple_pay_not_seen_although_the_page_was_told_fails_and_says_so() -> None:
    outcome = judged(CHECK, walked(family="iphone", told=PLAIN))
    assert outcome.verdict is Verdict.FAIL
    assert "although the page was told" in outcome.reason


def test_a_mark_alone_warns() -> None:
    outcome = judged(CHECK, walked(page(marks=(mark("Google Pay"),))))
    assert (outcome.verdict, outcome.friction) == (Verdict.WARN, 0.4)


def test_a_script_alone_warns_more_than_a_mark() -> None:
    script = Request(method="GET", url="https://pay.google.com/gp/p/js/pay.js", type="script")
    outcome = judged(CHECK, walked(page(requests=(script,))))
    assert (outcome.verdict, outcome.friction) == (Verdict.WARN, 0.5)


def test_only_another_wallet_warns() -> None:
    outcome = judged(CHECK, walked(page(controls=(control("PayPal"),))))
    assert (outcome.verdict, outcome.friction) == (Verdict.WARN, 0.5)
    assert "PayPal" in outcome.reason


def test_a_payment_providers_script_is_no_wallet() -> None:
    script = Request(method="GET", url="https://js.stripe.com/v3/", type="script")
    assert judged(CHECK, walked(page(requests=(script,)))).verdict is Verdict.FAIL


def test_no_wallet_before_an_unseen_checkout_is_unclear() -> None:
    evidence = journey({Stage.PRODUCT: PLAIN, Stage.BASKET: PLAIN}, device_proof=phone("android"))
    assert judged(CHECK, evidence).verdict is Verdict.UNCLEAR


def test_a_checkout_seen_in_part_lowers_the_confidence_and_is_named() -> None:
    first = page(fields=(field("Email"),))
    evidence = journey(
        {Stage.BASKET: PLAIN, Stage.CHECKOUT: first}, device_proof=phone("android"), trip=trip(reach=Reach.CHECKOUT)
    )
    outcome = judged(CHECK, evidence)
    assert (outcome.verdict, outcome.confidence) == (Verdict.FAIL, 0.5)
    assert "nothing was typed" in outcome.reason

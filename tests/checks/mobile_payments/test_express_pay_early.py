"""express-pay-early: express buttons before the forms."""

from typing import Any

from frictionaudit.check import Verdict
from frictionaudit.evidence import Journey, PageView, Stage
from tests.evidence import box, control, field, journey, judged, page, phone

CHECK = "express-pay-early"
PLAIN = page(controls=(control("Go to checkout"),))
FORM = (field("Email", at=box(y=300, width=300)), field("First name", at=box(y=360, width=300)))
ENTRY = page(fields=FORM)


def express(name: str = "PayPal", *, y: float = 100, height: float = 48, **more: Any) -> PageView:
    return page(controls=(control(name, at=box(y=y, width=343, height=height)),), **more)


def walked(
    *,
    product: PageView = PLAIN,
    basket: PageView = PLAIN,
    entry: PageView = ENTRY,
    payment: PageView = PLAIN,
    family: str = "android",
    told: PageView | None = None,
) -> Journey:
    return journey(
        {Stage.PRODUCT: product, Stage.BASKET: basket, Stage.CHECKOUT: entry, Stage.PAYMENT: payment},
        device_proof=phone(family),
        wallet_views=(told,) if told else (),
    )


def test_a_button_in_the_basket_passes() -> None:
    outcome = judged(CHECK, walked(basket=express()))
    assert (outcome.verdict, outcome.measured) == (Verdict.PASS, "1 button, lowest 48 px")


def test_a_button_above_the_form_of_checkout_passes() -> None:
    outcome = judged(CHECK, walked(entry=express(y=100, fields=FORM)))
    assert outcome.verdict is Verdict.PASS
    assert "top of checkout" in outcome.reason


def test_a_button_above_the_form_passes_although_the_method_is_also_a_radio_below() -> None:
    choice = field("PayPal", type="radio", name="payment", at=box(y=900))
    assert judged(CHECK, walked(entry=express(y=100, fields=(*FORM, choice)))).verdict is Verdict.PASS


def test_a_button_below_the_form_comes_too_late() -> None:
    assert judged(CHECK, walked(entry=express(y=700, fields=FORM))).verdict is Verdict.WARN


def test_a_wallet_at_the_payment_step_only_warns() -> None:
    choice = page(fields=(field("Google Pay", type="radio", name="payment"),))
    outcome = judged(CHECK, walked(payment=choice))
    assert outcome.verdict is Verdict.WARN
    assert "after the forms" in outcome.reason


def test_a_button_on_the_product_page_only_warns_a_little() -> None:
    outcome = judged(CHECK, walked(product=express("Buy with Shop Pay")))
    assert (outcome.verdict, outcome.friction) == (Verdict.WARN, 0.2)


def test_a_button_that_is_too_low_warns() -> None:
    outcome = judged(CHECK, walked(basket=express(height=32)))
    assert outcome.verdict is Verdict.WARN
    assert "32 px" in outcome.reason


def test_many_buttons_are_noted_as_a_crowd() -> None:
    names = ("PayPal", "Google Pay", "Shop Pay", "Amazon Pay")
    crowd = page(controls=tuple(control(name, at=box(y=50 * at, height=48)) for at, name in enumerate(names)))
    outcome = judged(CHECK, walked(basket=crowd))
    assert outcome.verdict is Verdict.PASS
    assert "crowd" in outcome.reason


def test_no_button_fails_on_android() -> None:
    assert judged(CHECK, walked()).verdict is Verdict.FAIL


def test_no_button_on_an_emulated_iphone_is_unclear() -> None:
    assert judged(CHECK, walked(family="iphone")).verdict is Verdict.UNCLEAR


def test_no_button_on_an_iphone_fails_once_pages_were_told_of_apple_pay() -> None:
    assert judged(CHECK, walked(family="iphone", told=PLAIN)).verdict is Verdict.FAIL


def test_a_button_seen_only_when_told_of_apple_pay_passes_with_less_confidence() -> None:
    evidence = walked(family="iphone", told=express("Apple Pay").model_copy(update={"url": PLAIN.url}))
    outcome = judged(CHECK, evidence)
    assert (outcome.verdict, outcome.confidence) == (Verdict.PASS, 0.85)


def test_a_button_to_sign_in_is_no_express_button() -> None:
    login = page(controls=(control("PayPal", section="Already have an account? Sign in"),))
    assert judged(CHECK, walked(basket=login)).verdict is Verdict.FAIL


def test_an_unseen_checkout_is_unclear() -> None:
    evidence = journey({Stage.BASKET: PLAIN}, device_proof=phone("android"))
    assert judged(CHECK, evidence).verdict is Verdict.UNCLEAR

"""pay-choice: kinds of ways to pay, and whether they are named before checkout."""

from frictionaudit.check import Verdict
from frictionaudit.evidence import Journey, PageView, Request, Stage
from tests.evidence import box, control, field, journey, judged, mark, page

CHECK = "pay-choice"
PLAIN = page(texts=("Wool coat", "Add to basket"))


def choices(*names: str) -> PageView:
    return page(fields=tuple(field(name, type="radio", name="payment_method") for name in names))


def marks(*names: str) -> PageView:
    return page(marks=tuple(mark(name, region="footer", selector="footer > img") for name in names))


def walked(product: PageView, payment: PageView | None) -> Journey:
    last = {Stage.PAYMENT: payment} if payment else {}
    return journey({Stage.PRODUCT: product, Stage.CHECKOUT: page(fields=(field("Email"),)), **last})


def test_cards_and_two_kinds_named_early_pass() -> None:
    outcome = judged(CHECK, walked(marks("Visa", "PayPal"), choices("Credit card", "PayPal", "Klarna")))
    assert (outcome.verdict, outcome.measured) == (Verdict.PASS, "3 ways to pay in 3 groups")
    assert len({finding.quote for finding in outcome.findings}) == 3


def test_the_same_choice_named_only_in_checkout_warns() -> None:
    outcome = judged(CHECK, walked(PLAIN, choices("Credit card", "PayPal", "Klarna")))
    assert outcome.verdict is Verdict.WARN
    assert "only in checkout" in outcome.reason


def test_cards_and_one_kind_warn() -> None:
    outcome = judged(CHECK, walked(marks("Visa", "PayPal"), choices("Credit card", "PayPal")))
    assert outcome.verdict is Verdict.WARN
    assert "only one other kind: wallets" in outcome.reason


def test_two_wallets_are_one_kind() -> None:
    names = ("Credit card", "PayPal", "Google Pay")
    assert judged(CHECK, walked(marks(*names), choices(*names))).verdict is Verdict.WARN


def test_cards_only_fail_when_checkout_was_seen_to_its_end() -> None:
    assert judged(CHECK, walked(marks("Visa", "Mastercard"), choices("Credit card"))).verdict is Verdict.FAIL


def test_cards_only_is_unclear_when_the_payment_step_was_not_seen() -> None:
    outcome = judged(CHECK, walked(marks("Visa", "Mastercard"), None))
    assert outcome.verdict is Verdict.UNCLEAR
    assert "only Credit or debit card was seen" in outcome.reason


def test_marks_of_three_kinds_pass_with_less_confidence_without_the_payment_step() -> None:
    outcome = judged(CHECK, walked(marks("Visa", "PayPal", "Klarna"), None))
    assert (outcome.verdict, outcome.confidence) == (Verdict.PASS, 0.6)


def test_no_cards_warn() -> None:
    names = ("PayPal", "Klarna")
    assert "no cards" in judged(CHECK, walked(marks(*names), choices(*names))).reason


def test_scripts_are_no_choice() -> None:
    script = Request(method="GET", url="https://x.klarnacdn.net/kp/lib/v1/api.js", type="script")
    wired = choices("Credit card", "PayPal").model_copy(update={"requests": (script,)})
    assert judged(CHECK, walked(marks("Visa", "PayPal"), wired)).verdict is Verdict.WARN


def test_nothing_seen_is_unclear() -> None:
    assert judged(CHECK, walked(PLAIN, None)).verdict is Verdict.UNCLEAR


def test_marks_in_the_footer_offer_nothing_that_the_choice_of_payment_lacks() -> None:
    outcome = judged(CHECK, walked(marks("Visa", "PayPal"), choices("Bank transfer", "Cash on delivery")))
    assert outcome.verdict is Verdict.WARN
    assert "no cards were seen" in outcome.reason
    assert "advertised, not offered: Credit or debit card, PayPal" in outcome.reason


def test_express_buttons_before_the_choice_of_payment_leave_the_marks_their_word() -> None:
    express = page(controls=(control("PayPal", at=box(0, 300, 300, 48)),))
    outcome = judged(CHECK, journey({Stage.PRODUCT: marks("Visa", "PayPal", "Klarna"), Stage.CHECKOUT: express}))
    assert "advertised, not offered" not in outcome.reason
    assert outcome.verdict is Verdict.PASS

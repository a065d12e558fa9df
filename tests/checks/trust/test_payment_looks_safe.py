"""payment-looks-safe: signs within one screen of the way to pay."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Region, Stage
from tests.evidence import box, control, field, journey, judged, line, mark, page

ORDER = control("Place order", at=box(0, 900, 300, 48))
CARD = field("Card number", at=box(0, 800, 300, 48), autocomplete="cc-number")
WORDS = line("Secure payment, encrypted connection", at=box(0, 860, 300, 20))
RETURNS = line("Free returns within 60 days", index=1, at=box(0, 960, 300, 20))


def outcome(*lines: Any, stage: Stage = Stage.PAYMENT, **more: Any) -> Outcome:
    seen: dict[str, Any] = {"controls": (ORDER,), "fields": (CARD,)} | more
    shown = page(lines=lines or (line("Payment", heading=1),), **seen)
    return judged("payment-looks-safe", journey({stage: shown}))


def test_two_kinds_of_signs_pass() -> None:
    assert outcome(WORDS, RETURNS).verdict is Verdict.PASS


def test_the_marks_people_know_are_a_sign() -> None:
    seen = outcome(WORDS, marks=(mark("Visa", box=box(0, 830, 40, 24)),))
    assert "payment marks" in seen.measured
    assert seen.verdict is Verdict.PASS


def test_one_kind_warns_however_often_it_stands_there() -> None:
    assert outcome(WORDS, line("SSL", index=1, at=box(0, 880))).verdict is Verdict.WARN


def test_none_fails() -> None:
    assert outcome().verdict is Verdict.FAIL


@pytest.mark.parametrize(("lang", "label"), [("en", "✎ Return"), ("fr", "‹ Retour")])
def test_a_button_that_leads_back_is_no_returns_rule(lang: str, label: str) -> None:
    assert outcome(line(label, at=box(0, 880)), lang=lang).verdict is Verdict.FAIL


def test_signs_screens_away_do_not_count() -> None:
    assert outcome(line("Secure payment", at=box(0, 4000))).verdict is Verdict.FAIL


def test_a_link_in_the_footer_reassures_nobody() -> None:
    foot = line("Returns", at=box(0, 980), region=Region.FOOTER)
    assert outcome(foot).verdict is Verdict.FAIL


def test_the_basket_alone_proves_no_lack() -> None:
    leave = control("Checkout", at=box(0, 900, 300, 48))
    assert outcome(stage=Stage.BASKET, controls=(leave,), fields=()).verdict is Verdict.UNCLEAR
    seen = outcome(WORDS, RETURNS, stage=Stage.BASKET, controls=(leave,), fields=())
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.8


def test_a_checkout_page_before_the_choice_of_payment_proves_no_lack() -> None:
    on = control("Continue", at=box(0, 900, 300, 48))
    address = (field("Street", at=box(0, 800, 300, 48)),)
    assert outcome(stage=Stage.CHECKOUT, controls=(on,), fields=address).verdict is Verdict.UNCLEAR
    seen = outcome(WORDS, stage=Stage.CHECKOUT, controls=(on,), fields=address)
    assert seen.verdict is Verdict.UNCLEAR
    assert "the choice of payment was not seen" in seen.reason

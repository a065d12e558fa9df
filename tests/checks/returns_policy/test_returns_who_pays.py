"""returns-who-pays: what sending back costs a shopper who changed their mind."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import ProblemCode, Stage
from tests.evidence import journey, judged, line, page

HEAD = "Returns policy"
WINDOW = "You can return any item within 30 days of delivery for a full refund."


def outcome(*texts: str, **more: Any) -> Outcome:
    lines = (line(HEAD, heading=1), *(line(text, index=n) for n, text in enumerate((WINDOW, *texts), 1)))
    return judged("returns-who-pays", journey({Stage.RETURNS: page(lines=lines, **more)}))


def test_free_returns_pass_with_the_sentence() -> None:
    seen = outcome("Returns are free with our prepaid label.")
    assert (seen.verdict, seen.measured) == (Verdict.PASS, "free")
    assert seen.findings[0].quote == "Returns are free with our prepaid label."


def test_a_fee_in_money_warns_and_is_the_measure() -> None:
    seen = outcome("A return fee of £3.95 will be deducted from your refund.")
    assert seen.verdict is Verdict.WARN
    assert "3.95" in seen.measured


def test_free_for_members_only_warns() -> None:
    assert outcome("Free returns for members only.").verdict is Verdict.WARN


def test_an_unknown_amount_fails() -> None:
    seen = outcome("Return shipping is at your own expense.")
    assert (seen.verdict, seen.measured) == (Verdict.FAIL, "unknown amount")


def test_a_restocking_fee_fails_even_when_the_way_back_is_free() -> None:
    seen = outcome("Returns are free with our prepaid label.", "We charge a 15% restocking fee on returned items.")
    assert seen.verdict is Verdict.FAIL
    assert "15 %" in seen.measured


def test_a_policy_that_says_nothing_fails_but_is_less_sure() -> None:
    seen = outcome("Refunds are issued within 5 working days of us receiving your return.")
    assert (seen.verdict, seen.measured) == (Verdict.FAIL, "not stated")
    assert seen.confidence < 0.7


def test_paying_for_faulty_goods_is_no_free_return() -> None:
    assert outcome("If the item is faulty we cover the return postage.").measured == "not stated"


def test_delivery_that_is_not_refunded_is_another_matter() -> None:
    assert outcome("The original shipping cost of £4.95 is non-refundable.").measured == "not stated"


def test_where_nothing_is_taken_back_the_question_does_not_arise() -> None:
    texts = (HEAD, "All sales are final. We do not accept returns or exchanges.")
    seen = judged("returns-who-pays", journey({Stage.RETURNS: page(texts=texts)}))
    assert seen.verdict is Verdict.NOT_APPLICABLE


def test_a_page_that_is_no_policy_is_unclear() -> None:
    pages = {Stage.RETURNS: page(texts=("Sign in", "Enter your order number"))}
    assert judged("returns-who-pays", journey(pages)).verdict is Verdict.UNCLEAR


def test_structured_data_of_the_product_page_fills_a_silence() -> None:
    declared = {"@type": "MerchantReturnPolicy", "returnFees": "https://schema.org/FreeReturn"}
    lines = (line(HEAD, heading=1), line(WINDOW, index=1))
    pages = {Stage.PRODUCT: page(structured_data=(declared,)), Stage.RETURNS: page(lines=lines)}
    assert judged("returns-who-pays", journey(pages)).verdict is Verdict.PASS


@pytest.mark.parametrize("code", [ProblemCode.BLOCKED, ProblemCode.LOST])
def test_an_unseen_returns_page_is_unclear(code: ProblemCode) -> None:
    assert judged("returns-who-pays", journey({Stage.RETURNS: code})).verdict is Verdict.UNCLEAR

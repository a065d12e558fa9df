"""returns-window: how long the shopper has, and from when."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import ProblemCode, Region, Stage
from tests.evidence import journey, judged, line, page

HEAD = "Returns policy"
COST = "Returns are free with our prepaid label."


def outcome(*texts: str, **more: Any) -> Outcome:
    lines = (line(HEAD, heading=1), *(line(text, index=n) for n, text in enumerate((*texts, COST), 1)))
    return judged("returns-window", journey({Stage.RETURNS: page(lines=lines, **more)}))


def test_thirty_days_from_delivery_pass_with_the_sentence() -> None:
    said = "You can return any item within 30 days of delivery for a full refund."
    seen = outcome(said)
    assert (seen.verdict, seen.friction) == (Verdict.PASS, 0)
    assert seen.measured == "30 days from delivery"
    assert seen.findings[0].quote == said
    assert seen.findings[0].box is not None


def test_fourteen_days_warn_with_almost_full_friction() -> None:
    seen = outcome("You can return any item within 14 days of delivery for a full refund.")
    assert seen.verdict is Verdict.WARN
    assert 0.9 < (seen.friction or 0) < 1


def test_thirty_days_from_purchase_warn() -> None:
    seen = outcome("You can return any item within 30 days of purchase for a full refund.")
    assert seen.verdict is Verdict.WARN
    assert "delivery eats into them" in seen.reason


def test_sixty_days_from_purchase_pass() -> None:
    assert outcome("You can return any item within 60 days of purchase for a full refund.").verdict is Verdict.PASS


def test_under_fourteen_days_fail() -> None:
    assert outcome("You can return any item within 7 days of delivery for a full refund.").verdict is Verdict.FAIL


def test_no_limit_passes() -> None:
    assert outcome("There is no time limit on returns: return anything at any time.").verdict is Verdict.PASS


def test_other_fourteens_and_the_warranty_are_no_window() -> None:
    seen = outcome(
        "You can return any item within 30 days of delivery.",
        "We will refund you within 14 days of receiving your return.",
        "All watches carry a two year warranty.",
    )
    assert seen.measured == "30 days from delivery"


def test_what_the_law_grants_is_told_beside_what_the_shop_grants() -> None:
    seen = outcome(
        "By law you have the right of withdrawal within 14 days of delivery.",
        "On top of that you can return any item within 100 days of delivery.",
    )
    assert seen.verdict is Verdict.PASS
    assert "100 days" in seen.reason


def test_a_policy_without_a_limit_in_days_fails() -> None:
    seen = outcome("Please contact us before you return an item.", "Return items unworn in their original packaging.")
    assert (seen.verdict, seen.measured) == (Verdict.FAIL, "not stated")


def test_no_returns_at_all_fail() -> None:
    seen = outcome("All sales are final. We do not accept returns or exchanges.")
    assert (seen.verdict, seen.measured) == (Verdict.FAIL, "no returns")


def test_a_page_that_is_no_policy_is_unclear() -> None:
    pages = {Stage.RETURNS: page(texts=("Sign in", "Enter your order number"))}
    assert judged("returns-window", journey(pages)).verdict is Verdict.UNCLEAR


def test_text_of_the_footer_is_not_the_policy() -> None:
    foot = line("Return any item within 100 days of delivery", index=9, region=Region.FOOTER)
    lines = (line(HEAD, heading=1), line("You can return any item within 30 days of delivery.", index=1), foot)
    seen = judged("returns-window", journey({Stage.RETURNS: page(lines=lines)}))
    assert seen.measured == "30 days from delivery"


def test_structured_data_that_disagrees_is_a_finding_and_makes_it_less_sure() -> None:
    declared = {"@type": "MerchantReturnPolicy", "merchantReturnDays": 60}
    said = "You can return any item within 30 days of delivery for a full refund."
    agreed, torn = outcome(said), outcome(said, structured_data=(declared,))
    assert torn.confidence < agreed.confidence
    assert len(torn.findings) > len(agreed.findings)


@pytest.mark.parametrize("code", [ProblemCode.BLOCKED, ProblemCode.LOST])
def test_an_unseen_returns_page_is_unclear(code: ProblemCode) -> None:
    assert judged("returns-window", journey({Stage.RETURNS: code})).verdict is Verdict.UNCLEAR

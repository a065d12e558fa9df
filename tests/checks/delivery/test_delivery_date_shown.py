"""delivery-date-shown: a day before checkout, a length of time, or nothing."""

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import PageView, ProblemCode, Stage
from tests.evidence import journey, judged, page

BASKET = page(texts=("Your basket", "Subtotal", "£100.00"))


def walk(told: str, **pages: PageView | ProblemCode) -> Outcome:
    seen: dict[Stage, PageView | tuple[PageView, ...] | ProblemCode] = {
        Stage.PRODUCT: page(texts=("Ridge tent", "£100.00", told)),
        Stage.BASKET: BASKET,
    }
    return judged("delivery-date-shown", journey(seen | {Stage(name): value for name, value in pages.items()}))


def test_a_day_on_the_product_page_passes_with_its_sentence() -> None:
    outcome = walk("Free delivery, arrives by Tuesday 24 November")
    assert outcome.verdict is Verdict.PASS
    assert outcome.findings[0].quote == "Free delivery, arrives by Tuesday 24 November"


def test_a_day_in_the_basket_passes() -> None:
    assert walk("In stock", basket=page(texts=("Delivery, arrives Tue 24 November",))).verdict is Verdict.PASS


def test_a_length_of_time_warns() -> None:
    assert walk("Delivery in 2-4 working days").verdict is Verdict.WARN


def test_a_day_first_in_checkout_warns() -> None:
    outcome = walk("In stock", checkout=page(texts=("Standard delivery, arrives Tue 24 November",)))
    assert (outcome.verdict, outcome.measured) == (Verdict.WARN, "day, in checkout")


def test_a_length_of_time_first_in_checkout_fails() -> None:
    outcome = walk("In stock", checkout=page(texts=("Home delivery 3 to 5 working days",)))
    assert (outcome.verdict, outcome.measured) == (Verdict.FAIL, "in checkout")


def test_what_must_be_looked_up_fails_almost_fully() -> None:
    outcome = walk("In stock", delivery=page(texts=("Delivery takes 3 to 5 working days.",)))
    assert (outcome.verdict, outcome.friction) == (Verdict.FAIL, 0.8)


@pytest.mark.parametrize("told", ["Sale ends Sunday", "Free returns within 60 days of delivery", "Ships on Tuesday"])
def test_other_days_are_no_arrival(told: str) -> None:
    assert walk(told).verdict is Verdict.FAIL


def test_without_the_basket_it_cannot_be_told() -> None:
    assert walk("In stock", basket=ProblemCode.OUT_OF_STOCK).verdict is Verdict.UNCLEAR

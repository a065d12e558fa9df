"""delivery-cost-early: the first page that tells what delivery costs."""

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import PageView, ProblemCode, Stage
from tests.checks.checkout_steps.forms import fields, guest_form, rows
from tests.evidence import journey, judged, line, page

ID = "delivery-cost-early"
PRODUCT = ("Ridge tent", "£100.00")


def product(*texts: str) -> PageView:
    lines = (line("Ridge tent", heading=1), *(line(text, index=n) for n, text in enumerate(("£100.00", *texts), 1)))
    return page(lines=lines)


def walk(*told: str, **pages: PageView | ProblemCode) -> Outcome:
    """A product page with these lines; the other pages by stage."""
    seen: dict[Stage, PageView | tuple[PageView, ...] | ProblemCode] = {
        Stage.PRODUCT: product(*told),
        Stage.BASKET: page(lines=rows(("Subtotal", "£100.00"))),
        Stage.DELIVERY: page(texts=("Delivery", "Charges are calculated in the checkout.")),
    }
    return judged(ID, journey(seen | {Stage(name): value for name, value in pages.items()}))


@pytest.mark.parametrize(
    "told", ["Delivery £3.95", "Free delivery", "Delivery £3.95, free over £150", "Free delivery over £50"]
)
def test_told_on_the_product_page_passes(told: str) -> None:
    assert walk(told).verdict is Verdict.PASS


def test_only_the_limit_for_free_delivery_warns_when_this_product_is_cheaper() -> None:
    outcome = walk("Free delivery over £150")
    assert (outcome.verdict, outcome.measured) == (Verdict.WARN, "free limit only")


@pytest.mark.parametrize("told", ["Free delivery with code SHIP", "Members get free delivery", "Free click & collect"])
def test_free_for_some_tells_other_shoppers_nothing(told: str) -> None:
    assert walk(told).verdict is Verdict.FAIL


def test_told_in_the_basket_warns() -> None:
    outcome = walk(basket=page(lines=rows(("Subtotal", "£100.00"), ("Delivery", "£3.95"))))
    assert (outcome.verdict, outcome.measured) == (Verdict.WARN, "told in the basket")


def test_told_on_the_delivery_page_alone_warns_more() -> None:
    outcome = walk(delivery=page(texts=("Standard delivery costs £3.95.",)))
    assert (outcome.verdict, outcome.friction) == (Verdict.WARN, 0.6)


def test_first_told_in_checkout_fails_and_points_there() -> None:
    outcome = walk(checkout=guest_form(lines=rows(("Subtotal", "£100.00"), ("Delivery", "£3.95"))))
    assert (outcome.verdict, outcome.measured) == (Verdict.FAIL, "first told in checkout")
    assert outcome.findings[0].quote == "£3.95"


def test_told_nowhere_fails() -> None:
    assert walk().verdict is Verdict.FAIL


def test_without_the_basket_it_cannot_be_told() -> None:
    assert walk(basket=ProblemCode.LOST).verdict is Verdict.UNCLEAR


def test_a_delivery_page_that_was_blocked_may_have_told_it() -> None:
    assert walk(delivery=ProblemCode.BLOCKED).verdict is Verdict.UNCLEAR


def test_a_shop_without_a_delivery_page_has_none_to_see() -> None:
    assert walk(delivery=ProblemCode.LOST).verdict is Verdict.FAIL


def test_tickets_are_not_delivered() -> None:
    till = guest_form(fields=fields("Email", "Name"), lines=rows(("Subtotal", "£100.00"), ("Total", "£100.00")))
    assert walk(payment=till).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    "told",
    [
        "Free Shipping in U.S.",
        "30-day money-back guarantee Free Shipping in U.S. Buy now, get in 2 days",
        "FREE DELIVERY TO GERMANY",
        "Free delivery within the United States over £50",
    ],
)
def test_free_delivery_to_another_country_is_no_promise(told: str) -> None:
    assert walk(told).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    "told",
    [
        "Free UK delivery",
        "Free delivery in the UK, £10 to the US",
        "Free delivery to us is a promise",
        "Free delivery. Made in Italy",
        "Free delivery for orders over £50, made for you in Germany",
        "Free shipping to the UK and Ireland",
    ],
)
def test_free_delivery_to_this_shopper_is_one(told: str) -> None:
    assert walk(told).verdict is Verdict.PASS


def test_an_amount_without_its_currency_counts_where_the_total_holds_it() -> None:
    def basket(total: str) -> PageView:
        texts = ("Subtotal: £100.00", "Shipping", "option", "Parcel post, two to four days", "3.50", f"Total: {total}")
        return page(texts=texts)

    outcome = walk(basket=basket("£103.50"))
    assert (outcome.verdict, outcome.measured) == (Verdict.WARN, "told in the basket")
    assert walk(basket=basket("£110.00")).verdict is Verdict.FAIL

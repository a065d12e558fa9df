from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import PageView, ProblemCode, Reach, Stage
from tests.checks.checkout_steps.forms import Pages, fields, guest_form, rows
from tests.evidence import field, journey, judged, line, overlay, page, trip

ID = "surprise-costs"
BASKET = page(lines=rows(("Subtotal", "£100.00")))
GOODS, DELIVERY, FEE = ("Subtotal", "£100.00"), ("Delivery", "£4.95"), ("Handling fee", "£1.50")


def till(*pairs: tuple[str, str], **more: Any) -> PageView:
    """A one-page checkout with a summary of the given rows."""
    return guest_form(index=9, lines=rows(*pairs), **more)


def walk(last: PageView, *, product: tuple[str, ...] = (), basket: PageView = BASKET, **more: Any) -> Outcome:
    pages: Pages = {Stage.PRODUCT: page(texts=("Ridge tent", "£100.00", *product)), Stage.BASKET: basket}
    return judged(ID, journey(dict(pages) | {Stage.CHECKOUT: last}, **more))


def test_nothing_added_to_the_price_passes() -> None:
    outcome = walk(till(GOODS, ("Delivery", "Free"), ("Total", "£100.00")))
    assert outcome.verdict is Verdict.PASS
    assert outcome.measured == "0.0% of the goods' price told only in checkout"


def test_delivery_first_told_in_checkout_is_a_graded_warning_up_to_five_percent() -> None:
    outcome = walk(till(GOODS, ("Delivery", "£2.50"), ("Total", "£102.50")))
    assert outcome.verdict is Verdict.WARN
    assert outcome.friction == 0.5
    assert outcome.findings[0].quote == "£2.50"


def test_more_than_five_percent_fails() -> None:
    outcome = walk(till(GOODS, ("Delivery", "£9.90"), ("Total", "£109.90")))
    assert outcome.verdict is Verdict.FAIL
    assert "“Delivery”, £9.90, 10% of the goods' price" in outcome.reason


def test_any_fee_first_seen_in_checkout_fails_however_small() -> None:
    outcome = walk(till(GOODS, FEE, ("Total", "£101.50")))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.measured.startswith("1.5%")


@pytest.mark.parametrize("told", ["Delivery £4.95", "Standard delivery £4.95, free over £150", "Delivery from £2.95"])
def test_delivery_told_in_money_or_by_a_rule_on_the_product_page_passes(told: str) -> None:
    outcome = walk(till(GOODS, DELIVERY, ("Total", "£104.95")), product=(told,))
    assert outcome.verdict is Verdict.PASS
    assert outcome.findings[0].quote == told


@pytest.mark.parametrize(
    "told",
    [
        "Delivery calculated at checkout",
        "Free delivery over £150",
        "Free delivery",
        "You're £20.00 away from free delivery",
        "4 interest-free payments of £25.00, delivery included",
        "Returns £4.95",
    ],
)
def test_a_sentence_that_does_not_tell_the_cost_does_not_excuse_it(told: str) -> None:
    assert walk(till(GOODS, DELIVERY, ("Total", "£104.95")), product=(told,)).verdict is Verdict.WARN


def test_a_row_of_the_basket_tells_the_delivery_cost() -> None:
    basket = page(lines=rows(GOODS, DELIVERY, ("Total", "£104.95")))
    assert walk(till(GOODS, DELIVERY, ("Total", "£104.95")), basket=basket).verdict is Verdict.PASS


def test_a_fee_told_in_the_basket_is_no_surprise() -> None:
    basket = page(lines=rows(GOODS, FEE, ("Total", "£101.50")))
    assert walk(till(GOODS, FEE, ("Total", "£101.50")), basket=basket).verdict is Verdict.PASS


def test_a_cost_told_only_on_the_delivery_page_is_a_warning() -> None:
    policy = page(texts=("Delivery", "Standard delivery costs £9.90 and takes 3 days"))
    pages: Pages = {Stage.BASKET: BASKET, Stage.DELIVERY: policy}
    last = till(GOODS, ("Delivery", "£9.90"), ("Total", "£109.90"))
    outcome = judged(ID, journey(dict(pages) | {Stage.CHECKOUT: last}))
    assert outcome.verdict is Verdict.WARN
    assert "delivery page" in outcome.reason


@pytest.mark.parametrize("market", ["US", "CA"])
def test_sales_tax_is_kept_apart(market: str) -> None:
    basket = page(lines=rows(("Subtotal", "$100.00")), market=market)
    last = till(("Subtotal", "$100.00"), ("Shipping", "Free"), ("Estimated tax", "$8.00"), ("Total", "$108.00"))
    outcome = walk(last, basket=basket, trip=trip(market=market))
    assert outcome.verdict is Verdict.PASS
    assert "8.00 is kept apart" in outcome.reason


def test_tax_put_on_top_elsewhere_is_a_surprise() -> None:
    assert walk(till(GOODS, ("VAT", "£20.00"), ("Total", "£120.00"))).verdict is Verdict.FAIL


@pytest.mark.parametrize("label", ["Includes VAT of", "VAT"])
def test_tax_within_the_price_is_no_cost(label: str) -> None:
    last = till(GOODS, ("Delivery", "Free"), ("Total", "£100.00"), (label, "£16.67"))
    assert walk(last).verdict is Verdict.PASS


def test_a_discount_does_not_hide_the_delivery_cost() -> None:
    last = till(GOODS, ("Discount", "-£10.00"), ("Delivery", "£9.90"), ("Total", "£99.90"))
    assert walk(last).verdict is Verdict.FAIL


def test_other_products_and_former_prices_are_no_costs() -> None:
    extra = (
        line("You may also like", index=20, heading=2),
        line("Delivery bag £12.00", index=21),
        line("Delivery £7.95 £0.00", index=22, struck="£7.95"),
    )
    last = guest_form(index=9, lines=(*rows(GOODS, ("Delivery", "Free"), ("Total", "£100.00")), *extra))
    assert walk(last).verdict is Verdict.PASS


def test_an_extra_that_is_not_ticked_is_no_cost() -> None:
    box = field("Add parcel insurance £2.00", index=80, type="checkbox", name="insurance", checked=False)
    lines = (*rows(GOODS, ("Delivery", "Free"), ("Total", "£100.00")), line("Add parcel insurance £2.00", index=30))
    last = guest_form(index=9, lines=lines)
    assert walk(last.model_copy(update={"fields": (*last.fields, box)})).verdict is Verdict.PASS


def test_an_extra_that_is_ticked_beforehand_is_a_fee() -> None:
    box = field("Parcel insurance £2.00", index=80, type="checkbox", name="insurance", checked=True)
    lines = (*rows(GOODS, ("Delivery", "Free"), ("Total", "£102.00")), line("Parcel insurance £2.00", index=30))
    last = guest_form(index=9, lines=lines)
    assert walk(last.model_copy(update={"fields": (*last.fields, box)})).verdict is Verdict.FAIL


def test_of_several_ways_of_delivery_the_ticked_one_counts() -> None:
    ways = ("Standard delivery £2.50", "Express delivery £9.90")
    radios = tuple(field(text, index=80 + n, type="radio", name="way", checked=n == 0) for n, text in enumerate(ways))
    lines = (*rows(GOODS), *(line(text, index=30 + n) for n, text in enumerate(ways)))
    last = guest_form(index=9, lines=lines)
    outcome = walk(last.model_copy(update={"fields": (*last.fields, *radios)}))
    assert outcome.measured.startswith("2.5%")


def test_a_total_that_grows_without_a_named_row_is_a_surprise() -> None:
    outcome = walk(till(GOODS, ("Total", "£112.00")))
    assert outcome.verdict is Verdict.FAIL
    assert "an amount without a name" in outcome.reason


def test_the_total_hidden_until_personal_data_is_a_warning_of_its_own() -> None:
    first = page(index=9, fields=fields("Email", "Full name", "Postcode"), lines=rows(GOODS))
    outcome = walk(first, trip=trip(reach=Reach.CHECKOUT))
    assert outcome.verdict is Verdict.WARN
    assert outcome.measured == "total hidden"


def test_free_delivery_that_this_order_earns_is_not_hidden() -> None:
    first = page(index=9, fields=fields("Email", "Full name", "Postcode"), lines=rows(GOODS, ("Total", "£100.00")))
    outcome = walk(first, product=("Free delivery over £50",), trip=trip(reach=Reach.CHECKOUT))
    assert outcome.verdict is Verdict.PASS
    assert outcome.confidence == 0.5
    assert "nothing was typed" in outcome.reason


def test_a_checkout_without_any_total_is_unclear() -> None:
    outcome = walk(guest_form(index=9), product=("Delivery £4.95",))
    assert outcome.verdict is Verdict.UNCLEAR


def test_a_basket_without_a_price_is_unclear() -> None:
    assert walk(guest_form(index=9), basket=page(texts=("Your basket",))).verdict is Verdict.UNCLEAR


def test_a_checkout_that_was_not_reached_is_unclear_never_a_pass() -> None:
    evidence = journey({Stage.BASKET: BASKET, Stage.CHECKOUT: ProblemCode.BLOCKED})
    assert judged(ID, evidence).verdict is Verdict.UNCLEAR


def test_a_basket_drawer_is_read_without_the_page_beneath() -> None:
    inside = tuple(one.model_copy(update={"overlay": 0}) for one in rows(GOODS, start=10))
    beneath = (line("Total for the whole set £450.00", index=0),)
    drawer = page(lines=(*beneath, *inside), overlays=(overlay("basket", modal=True),))
    outcome = walk(till(GOODS, ("Delivery", "£9.90"), ("Total", "£109.90")), basket=drawer)
    assert outcome.measured.startswith("9.9%")

from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import PageView, Stage
from tests.checks.checkout_steps.forms import guest_form, rows
from tests.evidence import box, journey, judged, line, overlay, page, trip

ID = "full-cost-in-basket"
GOODS = ("Subtotal", "£22.00")


def basket(*pairs: tuple[str, str], extra: tuple[str, ...] = (), **more: Any) -> PageView:
    lines = (
        *rows(GOODS, *pairs),
        *(line(text, index=90 + n, at=box(16, 400 + 30 * n, 300, 20)) for n, text in enumerate(extra)),
    )
    return page(lines=lines, **more)


def test_delivery_and_total_pass() -> None:
    outcome = judged(ID, journey({Stage.BASKET: basket(("Delivery", "£3.95"), ("Total", "£25.95"))}))
    assert outcome.verdict is Verdict.PASS
    assert "3.95" in outcome.measured


def test_free_delivery_passes() -> None:
    outcome = judged(ID, journey({Stage.BASKET: basket(("Delivery", "Free"), ("Total", "£22.00"))}))
    assert outcome.verdict is Verdict.PASS


def test_a_rule_that_this_order_meets_passes() -> None:
    page = basket(("Total", "£22.00"), extra=("Free delivery over £20",))
    assert judged(ID, journey({Stage.BASKET: page})).verdict is Verdict.PASS


@pytest.mark.parametrize("way", ["Instore pickup", "Click & collect"])
def test_pickup_alone_is_a_word_of_delivery_but_not_its_cost(way: str) -> None:
    outcome = judged(ID, journey({Stage.BASKET: basket(("Total", "£22.00"), extra=(way,))}))
    assert (outcome.verdict, outcome.measured) == (Verdict.WARN, "pickup only")
    assert way in outcome.reason
    later = basket(("Total", "£22.00"), extra=(way, "Shipping calculated at checkout"))
    assert judged(ID, journey({Stage.BASKET: later})).verdict is Verdict.FAIL


def test_a_rule_that_this_order_does_not_meet_warns() -> None:
    page = basket(("Total", "£22.00"), extra=("Free delivery over £50",))
    outcome = judged(ID, journey({Stage.BASKET: page}))
    assert outcome.verdict is Verdict.WARN
    assert outcome.measured == "limit only"


@pytest.mark.parametrize("text", ["Estimate shipping", "Calculate delivery"])
def test_a_box_for_a_place_warns_lightly(text: str) -> None:
    outcome = judged(ID, journey({Stage.BASKET: basket(("Total", "£22.00"), extra=(text,))}))
    assert outcome.verdict is Verdict.WARN
    assert (outcome.friction or 1) < 0.4


def test_calculated_at_checkout_fails_with_the_words() -> None:
    page = basket(("Total", "£22.00"), extra=("Shipping calculated at checkout",))
    outcome = judged(ID, journey({Stage.BASKET: page}))
    assert outcome.verdict is Verdict.FAIL
    assert "calculated at checkout" in outcome.reason


def test_no_word_of_delivery_fails() -> None:
    assert judged(ID, journey({Stage.BASKET: basket(("Total", "£22.00"))})).verdict is Verdict.FAIL


def test_nothing_added_up_to_the_order_makes_the_total_true() -> None:
    last = guest_form(lines=rows(GOODS, ("Total", "£22.00")))
    pages = {Stage.BASKET: basket(("Total", "£22.00")), Stage.CHECKOUT: last}
    assert judged(ID, journey(pages, reached_last_page=True)).verdict is Verdict.PASS


def test_a_total_that_grows_without_a_name_is_not_nothing_added() -> None:
    last = guest_form(lines=rows(GOODS, ("Total", "£25.95")))
    pages = {Stage.BASKET: basket(("Total", "£22.00")), Stage.CHECKOUT: last}
    assert judged(ID, journey(pages, reached_last_page=True)).verdict is Verdict.FAIL


def test_delivery_added_in_checkout_leaves_the_basket_wanting() -> None:
    last = guest_form(lines=rows(GOODS, ("Delivery", "£4.95"), ("Total", "£26.95")))
    pages = {Stage.BASKET: basket(("Total", "£22.00")), Stage.CHECKOUT: last}
    assert judged(ID, journey(pages, reached_last_page=True)).verdict is Verdict.FAIL


def test_a_drawer_that_leads_to_checkout_is_warned_not_failed() -> None:
    lines = tuple(one.model_copy(update={"overlay": 0}) for one in rows(GOODS))
    drawer = page(lines=lines, overlays=(overlay("basket", text="Checkout"),))
    outcome = judged(ID, journey({Stage.BASKET: drawer}))
    assert outcome.verdict is Verdict.WARN
    assert "drawer" in outcome.reason


def test_sales_tax_to_come_warns_in_the_united_states() -> None:
    lines = rows(("Subtotal", "$22.00"), ("Shipping", "$5.00"), ("Total", "$27.00"))
    outcome = judged(ID, journey({Stage.BASKET: page(lines=lines, market="US")}, trip=trip(market="US")))
    assert outcome.verdict is Verdict.WARN
    assert "tax" in outcome.reason


def test_a_basket_without_amounts_is_unclear() -> None:
    assert judged(ID, journey({Stage.BASKET: page(texts=("Your basket",))})).verdict is Verdict.UNCLEAR


def test_a_german_basket_is_read() -> None:
    lines = rows(("Zwischensumme", "69,95 €"), ("Versandkosten", "5,90 €"), ("Gesamtsumme", "75,85 €"))
    german = page(lines=lines, market="DE", lang="de")
    assert judged(ID, journey({Stage.BASKET: german}, trip=trip(market="DE"))).verdict is Verdict.PASS

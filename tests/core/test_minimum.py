"""What a basket says that an order must be worth at least, in words or by its amounts."""

from decimal import Decimal

import pytest

from frictionaudit.evidence import PageKind, PageView
from frictionaudit.reading.minimum_order import amount_above_the_total, names_a_minimum
from tests.evidence import page


def basket(*texts: str) -> PageView:
    return page(kind=PageKind.BASKET, texts=texts)


@pytest.mark.parametrize(
    ("texts", "too_little"),
    [
        (("Minimum order: £40.00", "Lamp", "£19.00", "Total", "£19.00"), True),
        (("Orders from: £40.00", "Lamp", "£19.00", "Total", "£19.00"), True),
        (("Lamp", "£19.00", "Delivery", "£4.95", "Total including VAT £23.95"), False),
        (("Lamp", "£19.00", "£23.95"), False),
        (("Lamp £19.00", "Scarf £4.00", "Total", "£23.00"), False),
        (("Lamp", "£19.00", "Items", "£19.00", "Delivery", "£4.95", "Total", "£23.95", "Orders from: £40.00"), True),
        (("Lamp", "£19.00", "Delivery", "£4.95", "Total", "£23.95", "Free delivery from £40.00"), False),
        (("Lamp", "£19.00", "Orders from: £40.00"), True),
        (("Orders from: £36.00", "Lamp", "£19.00", "Post", "£4.95", "In all", "£23.95"), True),
        (("Lamp",), False),
    ],
)
def test_a_basket_is_worth_too_little_in_words_or_by_an_amount_above_all_it_adds_up(
    texts: tuple[str, ...], too_little: bool
) -> None:
    view = basket(*texts)
    assert names_a_minimum(view, amount_above_the_total(view)) is too_little


def test_the_amount_that_was_missing_is_kept_in_mind_while_more_is_put_in() -> None:
    least = amount_above_the_total(basket("Orders from: £40.00", "Lamp", "£9.00", "Total", "£9.00"))
    assert names_a_minimum(basket("Orders from: £40.00", "Lamp", "£36.00", "Delivery", "£3.00"), least)
    assert not names_a_minimum(basket("Orders from: £40.00", "Lamp", "£45.00", "Delivery", "£3.00"), least)


def test_delivery_brings_no_order_above_the_minimum() -> None:
    least = Decimal("40.00")
    texts = ("Lamp", "£38.00", "Subtotal", "£38.00", "Delivery", "£4.95", "Total", "£42.95", "Orders from: £40.00")
    assert names_a_minimum(basket(*texts), least)

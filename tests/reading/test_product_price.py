"""What a product costs on its own page."""

from decimal import Decimal

import pytest

from frictionaudit.reading.product_page import current_price
from tests.evidence import line, page


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("£22.94 SAVE 20%", "22.94"),
        ("£22.94 Save £5.74", "22.94"),
        ("£22.94 (20% off)", "22.94"),
        ("Was £28.68 £22.94 Save 20%", "22.94"),
        ("20% off £22.94", "22.94"),
    ],
)
def test_a_price_with_a_saving_beside_it_is_the_price(text: str, amount: str) -> None:
    price = current_price(page(lines=(line("Oak board", heading=1), line(text, index=1))))
    assert price is not None
    assert price.amount == Decimal(amount)


@pytest.mark.parametrize("text", ["Save £5.74", "£5.74 off", "You save £5.74 (20%)", "£10.00 gift card"])
def test_what_is_saved_is_no_price(text: str) -> None:
    assert current_price(page(lines=(line("Oak board", heading=1), line(text, index=1)))) is None

"""Whether a second look for the wallet of the phone is worth its time."""

import pytest

from frictionaudit.evidence import Stage, Visit
from frictionaudit.shopper.wallets import APPLE_PAY, GOOGLE_PAY, Wallet, wallet_to_ask_for
from tests.evidence import control, page


@pytest.mark.parametrize(
    ("family", "shown", "asked_for"),
    [
        ("iphone", page(), APPLE_PAY),
        ("android", page(texts=("We accept Visa and Google Pay",)), GOOGLE_PAY),
        ("android", page(controls=(control("Google Pay"),)), None),
        ("android", page(texts=("We accept Visa",)), None),
        ("other", page(texts=("We accept Google Pay",)), None),
    ],
    ids=["an iPhone always", "named without a button", "a button was there", "no trace", "no phone of either family"],
)
def test_a_wallet_is_asked_for_where_that_may_show_something_new(
    family: str, shown: object, asked_for: Wallet | None
) -> None:
    visit = Visit.model_validate({"stage": Stage.BASKET, "page": shown})
    assert wallet_to_ask_for(family, (visit,)) is asked_for


def test_a_page_finds_its_own_wallet_and_no_other() -> None:
    assert len(APPLE_PAY.scripts) == 2
    assert "https://apple.com/apple-pay" in APPLE_PAY.scripts[1]
    assert GOOGLE_PAY.scripts[0].endswith('("https://google.com/pay")')

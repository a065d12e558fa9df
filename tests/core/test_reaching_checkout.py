"""What is a page of checkout when the basket has been left, and what is not yet."""

from typing import Any

import pytest

from frictionaudit.evidence import PageKind
from frictionaudit.shopper.checkout import turned_away
from frictionaudit.shopper.to_checkout import is_checkout
from tests.evidence import control, field, line, page

WAYS = ("Registrer", "Allerede kunde?", "Gå til kassen som gæst")
CHOICE: dict[str, Any] = {
    "lang": "da",
    "url": "https://shop.test/book",
    "lines": (line("1 / 4", index=0), line("Gå til betaling", index=1)),
    "controls": (control("Næste trin", submits=True, filled=True, form=0),),
}


@pytest.mark.parametrize(
    ("kind", "reached"), [(PageKind.OTHER, True), (PageKind.BASKET, False), (PageKind.HOME, False)]
)
def test_a_choice_between_guest_and_account_is_checkout_unless_it_stands_on_an_earlier_page(
    kind: PageKind, reached: bool
) -> None:
    asked = tuple(field(way, index=n, type="radio", name="who", form=0) for n, way in enumerate(WAYS))
    assert is_checkout(page(kind=kind, fields=asked, **CHOICE)) is reached


def test_a_choice_that_names_no_guest_is_none() -> None:
    asked = tuple(field(way, index=n, type="radio", name="size", form=0) for n, way in enumerate(("Small", "Large")))
    assert not is_checkout(page(kind=PageKind.OTHER, fields=asked, **CHOICE))


def test_a_link_to_the_account_is_no_wall_once_the_shop_has_asked_who_the_shopper_is() -> None:
    stuck = page(kind=PageKind.CHECKOUT, controls=(control("My account"), control("New address", index=1)))
    who = (field("Full name", name="name"), field("E-mail", index=1, type="email"))
    assert turned_away(stuck, ())
    assert not turned_away(stuck, (page(kind=PageKind.CHECKOUT, fields=who),))
    secret = page(kind=PageKind.CHECKOUT, fields=(field("Password", type="password"),))
    assert turned_away(secret, (page(kind=PageKind.CHECKOUT, fields=who),))

from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, PageView, Stage
from tests.checks.checkout_steps.forms import guest_form
from tests.evidence import box, control, field, journey, judged, page

ID = "coupon-box-quiet"


def coupon(y: float, label: str = "Promo code", **more: Any) -> Field:
    return field(label, index=30, name="coupon", at=box(16, y, 200), **more)


def basket(*boxes: Field, **button: Any) -> PageView:
    return page(fields=boxes, controls=(control("Checkout", index=1, at=box(16, 400, 358, 48), filled=True, **button),))


def told(opened: PageView, lang: str = "en") -> Verdict:
    pages = {Stage.BASKET: opened.model_copy(update={"lang": lang}), Stage.CHECKOUT: guest_form()}
    return judged(ID, journey(pages)).verdict


def test_no_box_passes() -> None:
    assert told(basket()) is Verdict.PASS


def test_a_box_above_the_button_fails() -> None:
    assert told(basket(coupon(300))) is Verdict.FAIL


@pytest.mark.parametrize(("name", "lang"), [("Ir a finalizar compra", "es"), ("Valider la commande", "fr")])
def test_a_button_that_might_also_order_leads_on_here(name: str, lang: str) -> None:
    onward = control(name, index=1, at=box(16, 400, 358, 48), filled=True)
    for y, verdict in ((300, Verdict.FAIL), (500, Verdict.WARN)):
        opened = page(fields=(coupon(y, "Código promocional" if lang == "es" else "Code promo"),), controls=(onward,))
        assert told(opened, lang) is verdict


def test_nothing_is_said_of_a_button_that_was_not_recognised() -> None:
    opened = page(fields=(coupon(300),), controls=(control("Onwards!", index=1, at=box(16, 400, 358, 48)),))
    outcome = judged(ID, journey({Stage.BASKET: opened, Stage.CHECKOUT: guest_form()}))
    assert outcome.verdict is Verdict.WARN
    assert "not recognised" in outcome.reason


def test_a_box_below_the_button_warns() -> None:
    assert told(basket(coupon(500))) is Verdict.WARN


def test_a_box_beside_a_button_that_sticks_warns() -> None:
    assert told(basket(coupon(300), fixed=True)) is Verdict.WARN


def test_a_box_that_is_folded_away_passes() -> None:
    assert told(basket(coupon(300, visible=False))) is Verdict.PASS


@pytest.mark.parametrize(
    ("lang", "label"), [("de", "Gutscheincode"), ("fr", "Code promo"), ("es", "Cupón"), ("sv", "Rabattkod")]
)
def test_boxes_are_known_in_other_languages(lang: str, label: str) -> None:
    plain = field(label, index=30, name="f30", at=box(16, 300, 200))
    assert told(basket(plain), lang) is Verdict.FAIL


def test_a_checkout_that_was_not_seen_to_its_end_is_unclear() -> None:
    assert judged(ID, journey({Stage.BASKET: basket()})).verdict is Verdict.UNCLEAR


def test_an_open_box_fails_even_where_the_rest_was_not_seen() -> None:
    assert judged(ID, journey({Stage.BASKET: basket(coupon(300))})).verdict is Verdict.FAIL

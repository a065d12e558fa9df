import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Scrolled, Stage
from tests.checks.product_page.pages import below, buy, heading, price, product
from tests.evidence import box, control, journey, judged, line

ID = "buy-button-in-reach"


def test_a_button_on_the_first_screen_passes() -> None:
    assert judged(ID, journey({Stage.PRODUCT: product()})).verdict is Verdict.PASS


def test_a_bar_that_sticks_passes_however_far_down_the_button_stands() -> None:
    bar = buy(600, fixed=True).model_copy(update={"index": 41})
    page = product(controls=(buy(1700),), scrolled=Scrolled(by=1900, pinned=(bar,)))
    outcome = judged(ID, journey({Stage.PRODUCT: page}))
    assert outcome.verdict is Verdict.PASS
    assert "sticks" in outcome.measured


def test_a_basket_icon_that_sticks_is_no_button() -> None:
    icon = control("Basket", index=3, at=box(340, 8, 44, 44), fixed=True)
    page = product(controls=(buy(1700),), scrolled=Scrolled(by=1900, pinned=(icon,)))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.FAIL


def test_a_button_on_the_second_screen_warns_the_more_the_further_down() -> None:
    near, far = (judged(ID, journey({Stage.PRODUCT: product(controls=(buy(y),))})) for y in (700, 1200))
    assert near.verdict is far.verdict is Verdict.WARN
    assert (near.friction or 0) < (far.friction or 0)


def test_where_scrolling_was_not_looked_at_the_answer_is_unclear() -> None:
    page = product(controls=(buy(1700),), scrolled=None)
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.UNCLEAR


def test_a_low_button_warns() -> None:
    low = buy().model_copy(update={"box": box(16, 500, 358, 32)})
    assert judged(ID, journey({Stage.PRODUCT: product(controls=(low,))})).verdict is Verdict.WARN


def test_a_covered_button_fails() -> None:
    outcome = judged(ID, journey({Stage.PRODUCT: product(controls=(buy(covered=True),))}))
    assert outcome.verdict is Verdict.FAIL
    assert outcome.measured == "covered"


def test_a_button_switched_off_without_a_word_fails() -> None:
    outcome = judged(ID, journey({Stage.PRODUCT: product(controls=(buy(enabled=False),))}))
    assert outcome.verdict is Verdict.FAIL


@pytest.mark.parametrize("told", ["Please select a size", "Choose your colour first"])
def test_a_button_switched_off_with_a_reason_passes(told: str) -> None:
    page = product(below(told), controls=(buy(enabled=False),))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.PASS


def test_a_sold_out_product_is_not_judged() -> None:
    page = product(below("Sold out"), controls=(buy(enabled=False),))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.NOT_APPLICABLE


def test_a_sold_out_note_beside_a_button_that_works_does_not_excuse() -> None:
    page = product(below("XL: sold out"), controls=(buy(1700),))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.FAIL


def test_buttons_of_other_products_and_wallets_are_not_the_button() -> None:
    other = control("Add to basket", index=50, at=box(16, 700, 100, 48), filled=True)
    wallet = control("Buy with Google Pay", index=51, at=box(16, 300, 358, 48), filled=True)
    others = line("You may also like", index=2, at=box(16, 640, 300, 30), heading=2)
    page = product(lines=(heading(), price(), others), controls=(wallet, other))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("de", "In den Warenkorb"),
        ("fr", "Ajouter au panier"),
        ("ja", "カートに入れる"),
        ("pl", "Do koszyka"),
        ("en", "Add to bag · £49.00"),
    ],
)
def test_buttons_are_known_in_other_languages_and_with_a_price(lang: str, name: str) -> None:
    page = product(controls=(buy(name=name),), lang=lang)
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.PASS

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Stage
from tests.checks.product_page.pages import buy, data, heading, price, product
from tests.evidence import box, journey, judged, line

ID = "price-up-front"


def test_a_price_on_the_first_screen_passes_and_is_pointed_at() -> None:
    outcome = judged(ID, journey({Stage.PRODUCT: product(structured_data=data())}))
    assert outcome.verdict is Verdict.PASS
    assert outcome.findings[0].quote == "£135.00"


def test_a_price_on_the_second_screen_warns() -> None:
    page = product(lines=(heading(), price(y=900)), controls=(buy(1000),))
    outcome = judged(ID, journey({Stage.PRODUCT: page}))
    assert outcome.verdict is Verdict.WARN
    assert 0 < (outcome.friction or 0) < 1


def test_a_price_on_the_third_screen_fails() -> None:
    page = product(lines=(heading(), price(y=1500)), controls=(buy(1600),))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.FAIL


def test_a_page_that_sells_without_a_price_fails() -> None:
    page = product(lines=(heading(), line("Price on request", index=1)))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.FAIL


def test_a_page_that_was_not_understood_is_unclear() -> None:
    page = product(lines=(heading(),), controls=())
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.UNCLEAR


def test_small_type_warns() -> None:
    outcome = judged(ID, journey({Stage.PRODUCT: product(lines=(heading(), price(font_px=12)))}))
    assert outcome.verdict is Verdict.WARN
    assert "12 px" in outcome.reason


@pytest.mark.parametrize(("sizes", "verdict"), [(((0, 11), (8, 16)), Verdict.WARN), (((0, 24), (8, 11)), Verdict.PASS)])
def test_the_type_of_the_price_counts_and_not_that_of_the_words_beside_it(
    sizes: tuple[tuple[int, float], ...], verdict: Verdict
) -> None:
    shown = price("£135.00 with all taxes in the price", font_px=sizes[1][1], sizes=sizes)
    assert judged(ID, journey({Stage.PRODUCT: product(lines=(heading(), shown))})).verdict is verdict


def test_another_amount_in_structured_data_warns() -> None:
    outcome = judged(ID, journey({Stage.PRODUCT: product(structured_data=data("79.00"))}))
    assert outcome.verdict is Verdict.WARN
    assert "79.00" in outcome.reason


@pytest.mark.parametrize("amount", ["135", "135.0", "112.50"], ids=["whole", "other format", "without 20% tax"])
def test_the_same_amount_in_another_form_is_no_contradiction(amount: str) -> None:
    assert judged(ID, journey({Stage.PRODUCT: product(structured_data=data(amount))})).verdict is Verdict.PASS


def test_the_lowest_variant_in_structured_data_is_no_contradiction() -> None:
    offers = {"@type": "AggregateOffer", "lowPrice": "40.00", "highPrice": "150.00"}
    page = product(structured_data=data(offers=offers))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.PASS


def test_a_former_price_an_instalment_and_a_limit_are_not_the_price() -> None:
    others = (
        line("£180.00", index=2, at=box(120, 140, 90, 30), struck="£180.00", font_px=30),
        line("or 3 payments of £45.00 interest-free", index=3, at=box(16, 170, 300, 20)),
        line("Free delivery over £50", index=4, at=box(16, 10, 300, 20)),
    )
    outcome = judged(ID, journey({Stage.PRODUCT: product(*others)}))
    assert "£135.00" in outcome.reason


def test_prices_of_other_products_do_not_stand_in_for_it() -> None:
    others = (
        line("You may also like", index=2, at=box(16, 600, 300, 30), heading=2),
        line("£12.00", index=3, at=box(16, 640, 90, 20)),
    )
    page = product(lines=(heading(), *others))
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.FAIL


def test_a_german_price_behind_its_tax_note_is_read() -> None:
    page = product(
        lines=(heading(), price("179,95 €")), controls=(buy(name="In den Warenkorb"),), lang="de", market="DE"
    )
    assert judged(ID, journey({Stage.PRODUCT: page})).verdict is Verdict.PASS

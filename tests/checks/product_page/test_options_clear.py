from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Control, Field, PageView, Region, Stage
from tests.checks.product_page.pages import below, buy, heading, price, product
from tests.evidence import box, control, field, journey, judged, line

ID = "options-clear"


def sizes(*values: str, y: float = 400, **more: Any) -> tuple[Control, ...]:
    return tuple(
        control(value, index=50 + n, at=box(16 + 60 * n, y, 56, 52), group="#sizes", pressed=False, **more)
        for n, value in enumerate(values)
    )


def size_list(*values: str, **more: Any) -> Field:
    texts = ("Please choose", *values)
    return field(
        "Size", index=20, tag="select", options=texts, option_values=("", *values), at=box(16, 400, 300), **more
    )


LABEL = line("Size (UK)", index=8, at=box(16, 370, 80, 20))
GUIDE = control("Size guide", index=70, at=box(16, 460, 100, 48))


def told(page: PageView) -> Verdict:
    return judged(ID, journey({Stage.PRODUCT: page})).verdict


def test_buttons_with_a_name_and_a_guide_pass() -> None:
    page = product(LABEL, controls=(buy(), *sizes("6", "7", "8"), GUIDE))
    outcome = judged(ID, journey({Stage.PRODUCT: page}))
    assert outcome.verdict is Verdict.PASS
    assert "3 in buttons" in outcome.measured


def test_sold_out_values_are_noted() -> None:
    gone = sizes("9, sold out", y=400, enabled=False)[0].model_copy(update={"index": 60})
    page = product(LABEL, controls=(buy(), *sizes("6", "7", "8"), gone, GUIDE))
    assert "1 marked as sold out" in judged(ID, journey({Stage.PRODUCT: page})).reason


def test_a_list_for_few_values_warns() -> None:
    assert told(product(fields=(size_list("S", "M", "L"),), controls=(buy(), GUIDE))) is Verdict.WARN


def test_a_list_for_many_values_passes() -> None:
    many = tuple(str(size) for size in range(30, 46))
    assert told(product(fields=(size_list(*many),), controls=(buy(), GUIDE))) is Verdict.PASS


def test_sizes_to_wear_without_a_guide_fail() -> None:
    assert told(product(LABEL, controls=(buy(), *sizes("S", "M", "L")))) is Verdict.FAIL


def test_a_guide_far_away_warns() -> None:
    far = GUIDE.model_copy(update={"box": box(16, 1500, 100, 48)})
    assert told(product(LABEL, controls=(buy(), *sizes("S", "M", "L"), far))) is Verdict.WARN


def test_a_guide_in_the_footer_is_none() -> None:
    footer = GUIDE.model_copy(update={"region": Region.FOOTER})
    assert told(product(LABEL, controls=(buy(), *sizes("S", "M", "L"), footer))) is Verdict.FAIL


@pytest.mark.parametrize("values", [("Moss", "Ember"), ("45 litres", "65 litres"), ("2 m", "5 m")])
def test_what_is_not_worn_needs_no_guide(values: tuple[str, ...]) -> None:
    assert told(product(LABEL, controls=(buy(), *sizes(*values)))) is Verdict.PASS


def test_a_choice_without_a_name_warns() -> None:
    page = product(lines=(heading(), price()), controls=(buy(), *sizes("Moss", "Ember")))
    assert told(page) is Verdict.WARN


def test_the_bar_that_sticks_does_not_name_a_choice() -> None:
    bar = line("Add to basket · £135.00", index=9, at=box(16, 390, 200, 20), overlay=0)
    page = product(LABEL, bar, controls=(buy(), *sizes("6", "7", "8")))
    assert judged(ID, journey({Stage.PRODUCT: page})).measured.startswith("Size (UK)")


def test_quantity_and_other_products_are_no_options() -> None:
    quantity = field("Quantity", index=20, tag="select", name="quantity", options=("1", "2"), option_values=("1", "2"))
    others = below("You may also like", 2, 620, heading=2)
    page = product(others, fields=(quantity,), controls=(buy(), *sizes("S", "M", y=700)))
    assert told(page) is Verdict.NOT_APPLICABLE


def test_a_page_without_a_button_is_unclear() -> None:
    assert told(product(controls=sizes("S", "M"))) is Verdict.UNCLEAR


def test_a_german_list_without_a_guide_fails() -> None:
    page = product(
        fields=(size_list("S", "M", "L").model_copy(update={"label": "Größe"}),),
        controls=(buy(name="In den Warenkorb"),),
        lang="de",
    )
    assert told(page) is Verdict.FAIL


def colours(*names: str, **more: Any) -> tuple[Control, ...]:
    values: dict[str, Any] = {"group": "#form > fieldset", "pressed": None, "tag": "button"} | more
    return tuple(
        control(name, index=50 + n, at=box(16 + 80 * n, 390, 70, 44), **values) for n, name in enumerate(names)
    )


def test_buttons_under_the_name_of_a_choice_are_its_values_though_nothing_tells_their_state() -> None:
    under_colour = line("Colour", index=8, at=box(16, 360, 80, 20))
    outcome = judged(ID, journey({Stage.PRODUCT: product(under_colour, controls=(buy(), *colours("White", "Black")))}))
    assert (outcome.verdict, outcome.measured) == (Verdict.PASS, "Colour: 2 in buttons")
    folded = colours("Materials", "Care", expanded=False)
    assert told(product(under_colour, controls=(buy(), *folded))) is Verdict.NOT_APPLICABLE
    elsewhere = line("Share", index=8, at=box(16, 360, 80, 20))
    assert told(product(elsewhere, controls=(buy(), *colours("Post", "Pin")))) is Verdict.NOT_APPLICABLE

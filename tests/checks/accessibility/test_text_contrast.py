"""text-contrast: text that is too pale."""

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import PageView, Stage
from tests.checks.accessibility.examined import breach, examined
from tests.evidence import box, control, field, journey, judged, line, overlay, page


def outcome(product: PageView) -> Outcome:
    return judged("text-contrast", journey({Stage.HOME: examined(), Stage.PRODUCT: product}))


def test_text_that_can_be_read_passes() -> None:
    assert outcome(examined()).verdict is Verdict.PASS


def test_a_pale_price_fails_and_is_named() -> None:
    priced = line("£109.95", at=box(y=200, width=80))
    seen = outcome(examined(breach(text="£109.95", box=box(y=200, width=80)), lines=(priced,)))
    assert seen.verdict is Verdict.FAIL
    assert "£109.95" in seen.reason
    assert "2.8 to 1" in seen.reason


def test_a_pale_former_price_is_minor() -> None:
    struck = line("Was £109.95", at=box(y=200, width=80), struck="£109.95")
    seen = outcome(examined(breach(text="Was £109.95", box=box(y=200, width=80)), lines=(struck,)))
    assert seen.verdict is Verdict.WARN


@pytest.mark.parametrize(
    ("lang", "name"), [("en", "Add to basket"), ("de", "In den Warenkorb"), ("pl", "Dodaj do koszyka")]
)
def test_a_pale_button_on_the_way_fails(lang: str, name: str) -> None:
    assert outcome(examined(breach(text=name), lang=lang, controls=(control(name),))).verdict is Verdict.FAIL


def test_a_pale_label_of_a_field_fails() -> None:
    asked = field("Postcode", at=box(y=300, width=300))
    assert outcome(examined(breach(box=box(y=300, width=300), text=""), fields=(asked,))).verdict is Verdict.FAIL


def test_pale_small_print_warns_by_how_much_of_it_there_is() -> None:
    little = outcome(examined(breach(text="Terms apply")))
    much = outcome(examined(breach(text="Terms apply " * 16), breach(text="More terms " * 18, selector="#more")))
    assert little.verdict is much.verdict is Verdict.WARN
    assert (little.friction or 0) < (much.friction or 0) <= 0.4


def test_a_ratio_that_rounds_to_the_limit_keeps_it() -> None:
    assert outcome(examined(breach(ratio=4.46))).verdict is Verdict.PASS


def test_text_on_pictures_is_said_to_be_undecided() -> None:
    seen = outcome(examined(undecided=7))
    assert seen.verdict is Verdict.PASS
    assert "in 7 places" in seen.reason
    assert seen.confidence < outcome(examined()).confidence


def test_pale_text_in_a_layer_of_a_consent_manager_is_not_the_pages() -> None:
    layer = overlay("consent")
    button = control("Einstellungen", overlay=0)
    assert (
        outcome(examined(breach(text="Einstellungen"), overlays=(layer,), controls=(button,))).verdict is Verdict.PASS
    )


def test_an_element_on_every_page_is_counted_once() -> None:
    pages = {stage: examined(breach()) for stage in (Stage.HOME, Stage.PRODUCT)}
    assert len(judged("text-contrast", journey(pages)).findings) == 1


def test_pages_that_nobody_looked_at_are_unclear() -> None:
    assert judged("text-contrast", journey({Stage.PRODUCT: page()})).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "markup",
    ['<span class="btn btn-block disabled"></span>', '<div class="buy is-disabled">', '<a aria-disabled="true">'],
)
def test_what_looks_switched_off_is_exempt(markup: str) -> None:
    pale = breach(text="Add to basket", markup=markup)
    assert outcome(examined(pale, controls=(control("Add to basket"),))).verdict is Verdict.PASS
    working = breach(text="Add to basket", markup='<button class="btn not-disabled">')
    assert outcome(examined(working, controls=(control("Add to basket"),))).verdict is Verdict.FAIL

"""input-no-zoom: text size of the fields that are typed or chosen in."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Field, Frame, Region, Stage
from tests.evidence import field, journey, judged, overlay, page, phone


def outcome(*fields: Field, stage: Stage = Stage.CHECKOUT, **more: Any) -> Outcome:
    at_checkout = page(fields=fields, **{k: more.pop(k) for k in ("frames", "overlays") if k in more})
    pages = {Stage.CHECKOUT: page(fields=(field("Name"),))} if stage is not Stage.CHECKOUT else {}
    return judged("input-no-zoom", journey({stage: at_checkout, **pages}, **({"reached_last_page": True} | more)))


def test_fields_of_sixteen_pixels_pass() -> None:
    assert outcome(field("Name"), field("Town", font_px=18)).verdict is Verdict.PASS


def test_a_small_address_field_fails_and_is_named() -> None:
    seen = outcome(field("Name"), field("Town", font_px=14))
    assert (seen.verdict, seen.friction) == (Verdict.FAIL, 1)
    assert seen.findings[0].quote == "Town"
    assert "14 px" in seen.measured


def test_a_field_just_under_sixteen_pixels_warns() -> None:
    assert outcome(field("Town", font_px=15.2)).verdict is Verdict.WARN


def test_a_small_search_field_fails_too() -> None:
    assert outcome(field("Search", type="search", font_px=13.3), stage=Stage.HOME).verdict is Verdict.FAIL


@pytest.mark.parametrize("tag", ["select", "textarea"])
def test_lists_and_messages_count(tag: str) -> None:
    assert outcome(field("Country", tag=tag, type="", font_px=13)).verdict is Verdict.FAIL


@pytest.mark.parametrize("type_", ["checkbox", "radio", "range"])
def test_what_is_not_typed_in_does_not_count(type_: str) -> None:
    assert outcome(field("Name"), field("Terms", type=type_, font_px=11)).verdict is Verdict.PASS


@pytest.mark.parametrize("hidden", [{"visible": False}, {"honeypot": True}, {"readonly": True}, {"enabled": False}])
def test_fields_no_shopper_types_in_do_not_count(hidden: dict[str, Any]) -> None:
    assert outcome(field("Name"), field("Town", font_px=11, **hidden)).verdict is Verdict.PASS


@pytest.mark.parametrize("text", ["Newsletter", "Nieuwsbrief", "Nyhetsbrev"])
def test_a_small_newsletter_box_only_warns(text: str) -> None:
    box = field(text, type="email", font_px=12, region=Region.FOOTER)
    seen = outcome(box, stage=Stage.HOME)
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.4)


def test_a_small_quantity_box_only_warns_and_is_named() -> None:
    seen = outcome(field("Qty", font_px=13), stage=Stage.BASKET)
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.4)
    assert "Qty" in seen.reason


def test_a_search_box_is_known_by_its_words() -> None:
    assert outcome(field("", placeholder="Search the shop", font_px=13), stage=Stage.HOME).verdict is Verdict.FAIL


def test_a_small_newsletter_box_does_not_excuse_a_small_address_field() -> None:
    box = field("Newsletter", type="email", font_px=10, region=Region.FOOTER)
    seen = outcome(box, field("Town", font_px=14))
    assert seen.verdict is Verdict.FAIL
    assert seen.findings[0].quote == "Town"


def test_the_mail_field_of_the_checkout_is_no_newsletter_box() -> None:
    assert outcome(field("Email", type="email", font_px=14)).verdict is Verdict.FAIL


def test_fields_of_a_layer_above_the_page_do_not_count() -> None:
    seen = outcome(field("Name"), field("Email", font_px=12, overlay=0), overlays=(overlay("newsletter"),))
    assert seen.verdict is Verdict.PASS


def test_the_question_does_not_arise_on_android() -> None:
    seen = outcome(field("Town", font_px=12), device_proof=phone("android"))
    assert seen.verdict is Verdict.NOT_APPLICABLE


def test_without_a_field_of_the_checkout_large_fields_elsewhere_prove_nothing() -> None:
    seen = judged("input-no-zoom", journey({Stage.HOME: page(fields=(field("Search", type="search"),))}))
    assert seen.verdict is Verdict.UNCLEAR


def test_only_the_first_checkout_page_makes_a_pass_less_sure() -> None:
    seen = outcome(field("Name"), reached_last_page=False)
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.9


def test_card_fields_in_a_closed_frame_make_a_pass_less_sure_and_are_named() -> None:
    frame = Frame(index=1, url="https://pay.test/card", visible=True, readable=False)
    seen = outcome(field("Name"), frames=(frame,))
    assert seen.confidence < 0.9
    assert "card fields" in seen.reason


def test_an_unknown_text_size_is_not_small() -> None:
    assert outcome(field("Name"), field("Town", font_px=0)).verdict is Verdict.PASS

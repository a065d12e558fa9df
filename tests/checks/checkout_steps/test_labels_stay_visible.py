from typing import Any

import pytest

from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, Line, PageView, Stage
from tests.checks.checkout_steps.forms import order
from tests.evidence import box, field, journey, judged, line, page

ID = "labels-stay-visible"
NAMES = ("First name", "Last name", "Address line 1", "Postcode")


def boxes(labelled: bool, **more: Any) -> tuple[Field, ...]:
    """Boxes 70 px apart, named by a label or by their placeholder alone."""
    return tuple(
        field(name if labelled else "", index=n, name=f"f{n}", placeholder=name, at=box(16, 100 + 70 * n, 300), **more)
        for n, name in enumerate(NAMES)
    )


def lines(above: float = 24) -> tuple[Line, ...]:
    return tuple(line(name, index=n, at=box(16, 100 + 70 * n - above, 120, 18)) for n, name in enumerate(NAMES))


def told(fields: tuple[Field, ...], *texts: Line) -> Verdict:
    form: PageView = page(fields=fields, lines=texts, controls=(order(),))
    return judged(ID, journey({Stage.CHECKOUT: form})).verdict


def test_labels_above_pass_when_required_is_marked() -> None:
    assert told(boxes(True, required=True), *lines()) is Verdict.PASS


def test_labels_that_float_inside_the_box_pass() -> None:
    assert told(boxes(True, required=True), *lines(above=-4)) is Verdict.PASS


def test_placeholders_alone_fail() -> None:
    assert told(boxes(False)) is Verdict.FAIL


def test_a_name_for_screen_readers_alone_does_not_help_the_eye() -> None:
    assert told(boxes(True, label_source="aria")) is Verdict.FAIL


def test_a_text_that_stands_by_several_boxes_names_none_of_them() -> None:
    assert told(boxes(True, label_source="aria", near="Delivery Payment")) is Verdict.FAIL


def test_a_text_by_its_own_box_names_it() -> None:
    named = tuple(one.model_copy(update={"near": one.placeholder}) for one in boxes(False, required=True))
    assert told(named) is Verdict.PASS


@pytest.mark.parametrize(("names", "verdict"), [(lines(above=-4), Verdict.PASS), ((), Verdict.FAIL)])
def test_what_stands_there_once_they_are_filled_decides(names: tuple[Line, ...], verdict: Verdict) -> None:
    empty = page(fields=boxes(True, required=True), controls=(order(),))
    filled = page(fields=boxes(True, required=True, prefilled=True), lines=names, controls=(order(),))
    steps = journey({Stage.CHECKOUT: empty, Stage.PAYMENT: filled.model_copy(update={"index": 1})})
    assert judged(ID, steps).verdict is verdict


def test_one_box_of_many_warns() -> None:
    many = tuple(
        field(f"Box {n}", index=10 + n, name=f"g{n}", required=True, at=box(16, 600 + 70 * n, 300)) for n in range(12)
    )
    assert told((*many, boxes(False)[0])) is Verdict.WARN


def test_nothing_that_tells_required_from_optional_warns() -> None:
    assert told(boxes(True), *lines()) is Verdict.WARN


def test_boxes_inside_a_payment_frame_are_not_counted() -> None:
    framed = tuple(one.model_copy(update={"frame": 2, "index": -one.index - 1}) for one in boxes(False))
    assert told((*boxes(True, required=True), *framed), *lines()) is Verdict.PASS


def test_a_checkout_without_boxes_is_unclear() -> None:
    assert told(()) is Verdict.UNCLEAR

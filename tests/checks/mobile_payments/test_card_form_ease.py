from typing import Any

from frictionaudit.check import Verdict
from frictionaudit.evidence import Field, Frame, Stage
from tests.checks.checkout_steps.forms import guest_form, order
from tests.evidence import field, journey, judged, page

ID = "card-form-ease"


def box(label: str, index: int, token: str, **more: Any) -> Field:
    """A box for digits with its autofill token."""
    defaults: dict[str, Any] = {"name": f"card{index}", "inputmode": "numeric", "autocomplete": token}
    return field(label, index=index, **(defaults | more))


def number(index: int = 50, **more: Any) -> Field:
    return box("Card number", index, "cc-number", **more)


def expiry() -> Field:
    return box("Expiry date (MM/YY)", 60, "cc-exp")


def code(**more: Any) -> Field:
    return box("Security code (CVC)", 61, "cc-csc", **more)


def told(*boxes: Field) -> Verdict:
    last = page(fields=boxes, controls=(order(),))
    return judged(ID, journey({Stage.CHECKOUT: guest_form(), Stage.PAYMENT: last})).verdict


def test_three_good_boxes_pass() -> None:
    assert told(number(), expiry(), code()) is Verdict.PASS


def test_boxes_folded_away_until_card_is_chosen_are_read() -> None:
    assert told(number(visible=False), expiry(), code(visible=False)) is Verdict.PASS


def test_one_thing_missing_warns() -> None:
    assert told(number(inputmode=""), expiry(), code()) is Verdict.WARN
    assert told(number(max_length=16), expiry(), code()) is Verdict.WARN


def test_room_for_spaces_is_enough() -> None:
    assert told(number(max_length=19), expiry(), code()) is Verdict.PASS


def test_two_things_missing_fail() -> None:
    assert told(number(type="number", autocomplete=""), expiry(), code()) is Verdict.FAIL


def test_a_number_in_pieces_fails_by_itself() -> None:
    pieces = tuple(number(index=50 + n, max_length=4, section="Card number") for n in range(4))
    assert told(*pieces, expiry(), code()) is Verdict.FAIL


def test_month_and_year_apart_and_a_list_of_brands_fail() -> None:
    month = field("Expiry month", index=60, tag="select", name="exp_month", autocomplete="cc-exp-month")
    year = field("Expiry year", index=62, tag="select", name="exp_year", autocomplete="cc-exp-year")
    brands = field(
        "Card type", index=63, tag="select", name="card_type", options=("Visa", "Mastercard"), option_values=("v", "m")
    )
    assert told(number(), month, year, code()) is Verdict.WARN
    assert told(number(), month, year, code(), brands) is Verdict.FAIL


def test_a_frame_that_could_not_be_read_is_unclear() -> None:
    frame = Frame(index=1, url="https://pay.test/card-fields", title="Secure card payment input frame", visible=True)
    last = page(frames=(frame,), controls=(order(),))
    outcome = judged(ID, journey({Stage.CHECKOUT: guest_form(), Stage.PAYMENT: last}))
    assert outcome.verdict is Verdict.UNCLEAR
    assert "frame" in outcome.reason


def test_where_no_card_is_taken_the_question_does_not_arise() -> None:
    invoice = field("Invoice", index=70, type="radio", name="payment_method", section="Payment")
    assert told(invoice) is Verdict.NOT_APPLICABLE


def test_a_card_choice_without_boxes_is_unclear() -> None:
    card = field("Credit card", index=70, type="radio", name="payment_method", section="Payment")
    assert told(card) is Verdict.UNCLEAR

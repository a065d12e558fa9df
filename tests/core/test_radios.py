"""Which radio buttons are one question."""

from frictionaudit.reading.radios import radio_question
from tests.evidence import field


def test_radio_buttons_of_one_name_are_one_question_and_those_of_another_are_another() -> None:
    fields = [field("A", type="radio", name=name, section="Delivery") for name in ("ship", "ship", "pay", "pay")]
    assert len({radio_question(one, fields) for one in fields}) == 2


def test_radio_buttons_with_a_name_each_are_one_question_where_they_stand_under_one_heading() -> None:
    places = (("option-flat", "Delivery"), ("option-courier", "Delivery"), ("option-gift", "Wrapping"))
    flat, courier, gift = fields = [field(name, type="radio", name=name, section=head) for name, head in places]
    assert radio_question(flat, fields) == radio_question(courier, fields) != radio_question(gift, fields)


def test_radio_buttons_of_one_name_in_two_forms_are_two_questions() -> None:
    one, other = fields = [field("Yes", type="radio", name="yes", form=form) for form in (0, 1)]
    assert radio_question(one, fields) != radio_question(other, [*fields, *fields])

"""Choices that a shop draws itself, over hand-made pages."""

from frictionaudit.evidence import Region
from frictionaudit.reading.drawn import drawn_radios, open_toggles
from tests.evidence import control, page


def test_drawn_radio_buttons_are_fields_of_their_group_and_those_outside_the_page_are_not() -> None:
    post = control("By post", tag="div", role="radio", group="ways", pressed=True)
    tab = control("Home", tag="div", role="radio", group="tabs", region=Region.HEADER)
    (drawn,) = drawn_radios(page(controls=(post, tab, control("Continue"))))
    assert (drawn.field.type, drawn.field.name, drawn.field.checked) == ("radio", "ways", True)
    assert drawn.control == post


def test_toggles_are_open_while_none_of_their_group_is_pressed() -> None:
    hours = tuple(control(f"{n}:00", index=n, tag="button", group="day", pressed=False) for n in (8, 12))
    assert list(open_toggles(page(controls=hours))) == [hours]
    chosen = (hours[0], hours[1].model_copy(update={"pressed": True}))
    assert not list(open_toggles(page(controls=chosen)))
    assert not list(open_toggles(page(controls=hours[:1])))
    openers = tuple(one.model_copy(update={"expanded": False}) for one in hours)
    assert not list(open_toggles(page(controls=openers)))

"""What a product asks before it can be bought: pure functions over hand-made pages."""

from datetime import date
from typing import Any

import pytest

from frictionaudit.evidence import Control, Field, PageView
from frictionaudit.shopper.choices import (
    Question,
    asked_in_a_layer,
    awaits_options,
    fresh,
    next_listed,
    open_texts,
    questions,
    starts_at_nothing,
    variants,
)
from tests.evidence import box, control, field, line, overlay, page

TODAY = date(2026, 3, 2)
HEADING = line("Trail mug", heading=1, at=box(16, 100, 300, 30))


def adder(**more: Any) -> Control:
    return control(
        "Add to basket", index=50, at=box(16, 600, 300, 48), filled=True, submits=True, **{"form": 0, **more}
    )


def select(label: str, options: tuple[str, ...], chosen: str = "", **more: Any) -> Field:
    values = tuple("" if text.startswith("Choose") else text.lower() for text in options)
    values_more: dict[str, Any] = {
        "tag": "select",
        "type": "",
        "options": options,
        "option_values": values,
        "chosen": chosen,
        **more,
    }
    return field(label, at=box(16, 400, 300, 40), **values_more)


def asked(view: PageView, button: Control, turn: int = 0) -> list[Question]:
    return list(questions(view, button, turn, TODAY))


def test_a_list_without_an_answer_gets_the_first_option_that_can_be_had_and_the_next_round_another() -> None:
    size = select("Size", ("Choose a size", "S (sold out)", "M", "L"), "Choose a size")
    view = page(controls=(adder(),), fields=(size,), lines=(HEADING,))
    assert [q.value for q in asked(view, adder())] == ["M"]
    assert [q.value for q in asked(view, adder(), turn=1)] == ["L"]


def test_what_is_answered_already_is_left_alone_in_the_first_round() -> None:
    size = select("Size", ("M", "L"), "M", prefilled=True)
    assert asked(page(controls=(adder(),), fields=(size,), lines=(HEADING,)), adder()) == []


def test_a_product_sold_out_as_shown_asks_for_another_variant_and_one_that_can_be_bought_does_not() -> None:
    colours = [
        field(name, index=n, type="radio", name="colour", checked=n == 0, at=box(16, 480 + 40 * n))
        for n, name in enumerate(("Moss", "Navy", "Sand"))
    ]
    gone = page(fields=colours, lines=(HEADING, line("Sold out", at=box(16, 420))))
    assert [one.field.label for one in variants(gone, 1) if one.field] == ["Navy"]
    assert [one.field.label for one in variants(gone, 2) if one.field] == ["Sand"]
    assert not list(variants(page(fields=colours, lines=(HEADING, line("In stock", at=box(16, 420)))), 1))


def test_a_drawn_list_that_stands_by_a_button_that_says_sold_out_is_opened_for_another_variant() -> None:
    told = control("Out of stock", index=50, at=box(200, 600, 170, 40), enabled=False, fixed=True, overlay=2)
    drawn = control("Moss ▾", index=49, at=box(16, 600, 170, 40), fixed=True, overlay=2)
    gone = page(controls=(drawn, told), lines=(HEADING, line("Out of stock", at=told.box)))
    assert [one.control.name for one in variants(gone, 1) if one.control] == ["Moss ▾"]


def test_colours_whose_labels_share_their_first_words_are_told_apart_by_the_rest() -> None:
    colours = tuple(
        control(f"Select Choose a colour {name}", index=n, group="colours", at=box(16 + 50 * n, 500, 44, 44))
        for n, name in enumerate(("Moss", "Navy", "Sand"))
    )
    off = adder(enabled=False)
    found = asked(page(controls=(*colours, off), lines=(HEADING,)), off)
    assert [q.control.name for q in found if q.control] == ["Select Choose a colour Moss"]


def test_the_country_and_the_quantity_of_goods_are_no_questions() -> None:
    fields = (
        select(
            "Country", ("Choose", "France", "Germany", "United Kingdom", "Spain"), "Choose", name="country", index=1
        ),
        field("Quantity", type="number", name="quantity", value="1", prefilled=True, index=2),
    )
    assert asked(page(controls=(adder(),), fields=fields, lines=(HEADING,)), adder(), turn=1) == []


def test_buying_once_is_chosen_over_a_subscription() -> None:
    fields = (
        field("Subscribe and save 10 %", type="radio", name="plan", checked=True, index=1, at=box(16, 300)),
        field("One-time purchase", type="radio", name="plan", checked=False, index=2, at=box(16, 350)),
    )
    found = asked(page(controls=(adder(),), fields=fields, lines=(HEADING,)), adder())
    assert [q.field.label for q in found if q.field] == ["One-time purchase"]


def test_drawn_swatches_are_chosen_when_their_state_is_told_and_none_is_pressed() -> None:
    swatches = tuple(
        control(name, index=n, group="colours", pressed=False, at=box(16 + 50 * n, 400, 40, 40), hints=hints)
        for n, (name, hints) in enumerate((("Red", "swatch sold-out"), ("Blue", "swatch")))
    )
    found = asked(page(controls=(*swatches, adder()), lines=(HEADING,)), adder())
    assert [q.control.name for q in found if q.control] == ["Blue"]


def test_an_engraving_is_typed_when_it_is_required_or_the_button_waits_for_it() -> None:
    wish = field("Engraving", name="engraving", at=box(16, 400, 300, 40))
    view = page(controls=(adder(),), fields=(wish,), lines=(HEADING,))
    assert asked(view, adder()) == []
    assert [q.value for q in asked(view, adder(enabled=False))] == ["Test"]


def test_a_day_of_delivery_lies_two_weeks_ahead() -> None:
    day = field("Delivery date", type="date", name="day", required=True, at=box(16, 400, 300, 40))
    found = asked(page(controls=(adder(),), fields=(day,), lines=(HEADING,)), adder())
    assert [q.value for q in found] == ["2026-03-16"]


def test_of_several_amounts_at_nothing_one_becomes_one() -> None:
    tickets = tuple(
        select(name, ("0", "1", "2"), "0", index=n, name=f"t{n}", prefilled=False)
        for n, name in enumerate(("Adult", "Child"))
    )
    assert all(starts_at_nothing(one) for one in tickets)
    found = asked(page(controls=(adder(),), fields=tickets, lines=(HEADING,)), adder())
    assert [(q.key, q.value) for q in found] == [("how many", "1")]


def test_options_of_a_list_that_just_opened_are_those_that_were_not_there_before() -> None:
    opener = control("Choose a size", index=1, expanded=False)
    options = (control("S", index=2, role="option", hints="disabled"), control("M", index=3, role="option"))
    assert [c.name for c in fresh(page(controls=(opener,)), page(controls=(opener, *options)))] == ["M"]
    closes = control("✕", index=4)
    assert [c.name for c in fresh(page(controls=(opener,)), page(controls=(opener, closes, *options)))] == ["M"]


def test_a_list_without_choices_is_waited_for_and_one_with_them_is_not() -> None:
    empty = select("Colour", ("Choose a colour",), "Choose a colour", index=1)
    assert awaits_options(page(controls=(adder(),), fields=(empty,)), adder())
    full = select("Colour", ("Choose a colour", "Moss"), "Choose a colour", index=1)
    assert not awaits_options(page(controls=(adder(),), fields=(full,)), adder())


def test_a_text_that_may_be_needed_is_open_until_it_is_filled_or_said_to_be_optional() -> None:
    text = field("Engraving", at=box(16, 400, 300, 40))
    assert open_texts(page(controls=(adder(),), fields=(text,)), adder())
    for more in ({"optional_mark": True}, {"prefilled": True}, {"form": 7}):
        assert not open_texts(page(controls=(adder(),), fields=(text.model_copy(update=more),)), adder())


def test_two_lists_of_one_make_are_two_questions() -> None:
    size = select("Size", ("Choose", "S"), "Choose", name="size", selector="div > select")
    colour = select("Colour", ("Choose", "Moss"), "Choose", name="colour", index=1, selector="div > select")
    keys = [q.key for q in asked(page(controls=(adder(),), fields=(size, colour), lines=(HEADING,)), adder())]
    assert len(set(keys)) == 2


def test_a_dialog_that_came_up_instead_of_adding_asks_for_one_of_its_options() -> None:
    before = page(controls=(adder(),))
    sheet = overlay("other", index=3, modal=True, text="Choose a size S M")
    options = tuple(control(name, index=60 + n, overlay=3, group="sizes") for n, name in enumerate(("S", "M")))
    after = page(controls=(adder(), *options), overlays=(sheet,))
    assert [c.name for c in asked_in_a_layer(before, after)] == ["S", "M"]
    letters = field("E-mail", type="email", overlay=3)
    assert not asked_in_a_layer(before, after.model_copy(update={"fields": (letters,)}))
    assert not asked_in_a_layer(after, after)
    assert not asked_in_a_layer(before, page(controls=(adder(), options[0]), overlays=(sheet,)))


def test_swatches_may_be_links_to_their_own_page_and_links_elsewhere_are_none() -> None:
    here = "https://shop.test/mug"
    dots = tuple(
        control(name, index=n, href=f"{here}#", role="button", group="dots", at=box(16 + n * 50, 400, 44, 44))
        for n, name in enumerate(("Moss", "Navy"))
    )
    view = page(url=here, controls=(*dots, adder()), lines=(HEADING,))
    assert [q.control for q in asked(view, adder(), turn=1)] == [dots[0]]
    links = tuple(one.model_copy(update={"href": f"https://shop.test/{one.name}"}) for one in dots)
    assert not asked(page(url=here, controls=(*links, adder()), lines=(HEADING,)), adder(), turn=1)


def test_swatches_may_be_links_to_their_own_page_asked_otherwise_where_they_say_that_they_are_choices() -> None:
    here = "https://shop.test/product/1"
    dots = tuple(
        control(name, index=n, href=f"{here}?colour={name}", role="radio", pressed=False, group="dots", at=box(16, 400))
        for n, name in enumerate(("Moss", "Navy"))
    )
    view = page(url=f"{here}?pid=7", controls=(*dots, adder()), lines=(HEADING,))
    assert [q.control for q in asked(view, adder())] == [dots[0]]
    for change in ({"role": ""}, {"href": "https://shop.test/product/2?colour=Moss"}):
        links = tuple(one.model_copy(update=change) for one in dots)
        assert not asked(page(url=here, controls=(*links, adder()), lines=(HEADING,)), adder())


def test_a_box_that_holds_more_than_one_is_set_to_one_or_to_the_least_that_it_takes() -> None:
    for value, least, wanted in (("4", 0, "1"), ("12", 6, "6"), ("6", 6, ""), ("1", 0, "")):
        amount = field("Quantity", name="quantity", type="number", value=value, least=least, prefilled=True)
        found = list(questions(page(fields=(amount,), controls=(adder(),), lines=(HEADING,)), adder(), 0, TODAY))
        assert [q.value for q in found] == ([wanted] if wanted else []), value


@pytest.mark.parametrize(
    ("lang", "names", "chosen"),
    [
        ("en", ("Share on WhatsApp", "Share on Facebook"), ""),
        ("de", ("Auf WhatsApp teilen", "Auf Facebook teilen"), ""),
        ("ja", ("WhatsAppでシェア", "Facebookでシェア"), ""),
        ("en", ("WhatsApp", "Facebook", "E-mail"), ""),
        ("en", ("Small", "Medium"), "Small"),
        ("en", ("Share size", "Single size"), "Share size"),
    ],
)
def test_what_shares_a_product_is_no_option_of_it(lang: str, names: tuple[str, ...], chosen: str) -> None:
    ways = tuple(control(name, index=n, group="row", at=box(16 + 60 * n, 500, 44, 44)) for n, name in enumerate(names))
    found = asked(page(controls=(*ways, adder()), lines=(HEADING,), lang=lang), adder(), turn=1)
    assert [q.control.name for q in found if q.control] == [chosen] * bool(chosen)


def test_what_steps_through_amounts_is_no_swatch_however_it_is_called() -> None:
    steps = tuple(
        control(name, index=n, text=sign, group="amount", pressed=False, at=box(16 + 60 * n, 500, 44, 44))
        for n, (name, sign) in enumerate((("Decrement mug", "−"), ("Increment mug", "+")))
    )
    assert not asked(page(controls=(*steps, adder()), lines=(HEADING,)), adder(), turn=1)


def test_a_heading_that_unfolds_is_no_list_of_sizes_and_a_button_below_one_is() -> None:
    fold = control("Size & Fit", expanded=False, at=box(16, 500, 300, 40))
    headed = (HEADING, line("Size & Fit", index=1, heading=2, at=box(20, 510, 100, 20)))
    assert not asked(page(controls=(fold, adder()), lines=headed), adder())
    below = (HEADING, line("Size & Fit", index=1, heading=2, at=box(20, 470, 100, 20)))
    assert [q.how for q in asked(page(controls=(fold, adder()), lines=below), adder())] == ["open"]
    size = fold.model_copy(update={"name": "Size", "text": "Size"})
    asks = (HEADING, line("Size", index=1, heading=2, at=box(20, 510, 100, 20)))
    assert [q.how for q in asked(page(controls=(size, adder()), lines=asks), adder())] == ["open"]


def test_a_text_in_a_form_of_its_own_is_given_and_kept_while_the_button_is_switched_off() -> None:
    name = field("Your text", index=3, at=box(16, 450, 300, 40), form=1, required=True, name="text")
    keep = control("Save", index=4, at=box(16, 500, 80, 40), submits=True, form=1)
    off = adder(enabled=False)
    view = page(controls=(keep, off), fields=(name,), lines=(HEADING,))
    assert [(q.how, q.value) for q in asked(view, off)] == [("type", "Test")]
    given = name.model_copy(update={"prefilled": True})
    assert [q.control for q in asked(page(controls=(keep, off), fields=(given,), lines=(HEADING,)), off)] == [keep]
    mail = field("E-mail", index=5, at=box(16, 450, 300, 40), form=1, required=True, type="email")
    assert asked(page(controls=(keep, off), fields=(mail,), lines=(HEADING,)), off) == []
    assert asked(page(controls=(keep, adder()), fields=(name,), lines=(HEADING,)), adder()) == []


def test_a_text_field_that_asks_how_many_and_holds_nothing_gets_one_piece_and_one_that_holds_something_is_left() -> (
    None
):
    amount = field("", placeholder="qty", at=box(16, 540, 100, 30))
    asked_for = asked(page(controls=(adder(),), fields=(amount,), lines=(HEADING,)), adder())
    assert [(q.how, q.value) for q in asked_for] == [("type", "1")]
    held = amount.model_copy(update={"prefilled": True})
    assert asked(page(controls=(adder(),), fields=(held,), lines=(HEADING,)), adder()) == []


def test_a_sheet_that_asks_for_two_things_is_answered_group_by_group() -> None:
    def sheet(chosen: str, colours: bool) -> PageView:
        sizes = [
            control(n, index=60 + i, overlay=3, group="sizes", selector=f"b.{n == chosen}") for i, n in enumerate("SM")
        ]
        tones = [
            control(n, index=70 + i, overlay=3, group="tones", enabled=colours) for i, n in enumerate(("Moss", "Navy"))
        ]
        return page(controls=(adder(), *sizes, *tones), overlays=(overlay("other", index=3, text="Choose"),))

    before = page(controls=(adder(),))
    first = next_listed(before, sheet("", False), [])
    assert first
    size = first[0]
    assert [c.name for c in first] == ["S", "M"]
    assert [c.name for c in next_listed(before, sheet("", True), []) or ()] == ["S", "M"]
    assert next_listed(before, sheet("S", False), [size]) == [], "still open"
    tones = next_listed(before, sheet("S", True), [size])
    assert tones
    assert [c.name for c in tones] == ["Moss", "Navy"]
    assert next_listed(before, sheet("S", True), [size, tones[0]]) == [], "still open"
    assert next_listed(before, before, [size]) is None

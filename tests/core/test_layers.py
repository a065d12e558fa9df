"""Layers and first questions: what stands before a shop, told from what merely offers."""

from typing import Any

import pytest

from frictionaudit.evidence import Control, PageKind, PageView, Region, Stage
from frictionaudit.reading.layers import (
    alone,
    as_page,
    gate,
    in_the_way,
    kind_of,
    known,
    little_in_common,
    product_layer,
    sign_in_layer,
    without,
)
from frictionaudit.reading.words import means
from frictionaudit.shopper.gates import doors, may_be_answered
from frictionaudit.shopper.identity import shopper
from frictionaudit.shopper.overlays import closers
from tests.evidence import box, control, field, line, overlay, page

COUNTRIES = ("Austria", "France", "Germany", "Italy", "Spain")


def test_a_page_that_asks_for_the_age_and_offers_a_yes_is_a_gate() -> None:
    asks = page(
        lines=(line("Are you over 18?", at=box(20, 300)),), controls=(control("Yes, I am over 18", at=box(20, 380)),)
    )
    found = gate(asks)
    assert found
    assert found.kind == "age"


def test_an_age_above_a_way_in_and_a_way_out_is_a_gate_however_it_is_put() -> None:
    ways = (
        control("Naar binnen", at=box(20, 380)),
        control("Verlaten", index=1, at=box(20, 440), href="https://elsewhere.test/"),
    )
    named = line("Alleen toegankelijk vanaf 18 jaar", at=box(20, 300))
    asks = page(lines=(named,), controls=ways, lang="nl")
    found = gate(asks)
    assert found
    assert found.kind == "age"
    assert gate(page(lines=(named,), controls=ways[1:], lang="nl")) is None
    assert gate(page(lines=(line("Al 18 winkels", at=box(20, 300)),), controls=ways, lang="nl")) is None


def test_a_letter_of_years_of_craft_is_no_age_question() -> None:
    letter = overlay("other", text="20 år med håndværk: få rabat på din første ordre")
    answers = (control("Ja tak", overlay=0), control("Luk", index=1, overlay=0))
    assert kind_of(letter, page(controls=answers, overlays=(letter,), lang="da")) == "newsletter"


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (
            "country",
            field("Country", tag="select", type="", name="country", options=COUNTRIES, option_values=COUNTRIES),
        ),
        ("postcode", field("Postcode", name="postcode", autocomplete="postal-code")),
    ],
)
def test_a_form_with_that_one_question_is_a_gate_whatever_its_words(kind: str, asked: object) -> None:
    view = page(fields=(asked,), controls=(control("Los", submits=True, form=0),))
    found = gate(view)
    assert found
    assert found.kind == kind


def test_a_page_that_sells_or_asks_for_an_address_is_no_gate() -> None:
    postcode = field("Postcode", name="postcode", autocomplete="postal-code")
    send = control("Check", submits=True, form=0)
    selling = page(texts=("Enter your postcode", "£1.00", "£2.00", "£3.00"), fields=(postcode,), controls=(send,))
    checkout = page(fields=(postcode,), controls=(send,), kind=PageKind.CHECKOUT)
    whole = page(fields=(postcode, field("City", index=1, name="city")), controls=(send,))
    assert [gate(view) for view in (selling, checkout, whole)] == [None, None, None]


def test_what_delivery_costs_to_a_postcode_is_asked_beside_goods_and_is_no_gate() -> None:
    postcode = field("Calculate shipping", type="tel", placeholder="Zip code", name="postcode", at=box(20, 400))
    send = control("Calculate shipping", submits=True, form=0, at=box(320, 400))
    adds = control("Add to basket", index=1, at=box(20, 300))
    asked: dict[str, Any] = {"texts": ("Enter your postcode", "£19.00"), "fields": (postcode,)}
    assert gate(page(**asked, controls=(send,)))
    assert gate(page(**asked, controls=(send, adds.model_copy(update={"visible": False}))))
    assert gate(page(**asked, controls=(send, adds))) is None
    for kind in (PageKind.LISTING, PageKind.SEARCH):
        assert gate(page(**asked, controls=(send,), kind=kind)) is None, kind
        assert gate(page(texts=("Enter your postcode",), fields=(postcode,), controls=(send,), kind=kind)), kind


def test_a_product_that_is_not_sold_out_and_has_no_way_into_the_basket_may_wait_for_the_postcode() -> None:
    postcode = field("Postcode", name="postcode", autocomplete="postal-code", at=box(20, 400))
    send = control("Go", submits=True, form=0, at=box(320, 400))
    told = ("Oak board", "£19.00", "Where shall we deliver? Enter your postcode")
    waiting: dict[str, Any] = {"fields": (postcode,), "controls": (send,), "kind": PageKind.PRODUCT}
    assert gate(page(texts=told, **waiting))
    assert gate(page(texts=(*told, "Sold out"), **waiting)) is None


def test_a_postcode_that_was_answered_is_not_asked_any_more() -> None:
    postcode = field("Postcode", name="postcode", autocomplete="postal-code", prefilled=True)
    send = control("Go", submits=True, form=0)
    assert gate(page(texts=("Enter your postcode",), fields=(postcode,), controls=(send,))) is None


def test_a_layer_of_country_names_asks_for_the_country() -> None:
    names = tuple(control(name, index=n, overlay=0) for n, name in enumerate(COUNTRIES))
    layer = overlay("other", text="Where to?")
    assert kind_of(layer, page(controls=names, overlays=(layer,))) == "country"


def test_two_readings_of_one_address_are_two_pages_when_their_own_lines_differ() -> None:
    home, basket = page(texts=("Welcome", "Mugs", "Bowls")), page(texts=("Basket", "Trail mug", "Total £12.00"))
    assert little_in_common(home, basket)
    assert not little_in_common(home, page(texts=("Welcome", "Mugs", "Bowls", "Added")))


def test_what_darkens_the_page_behind_a_drawer_is_not_in_the_way_and_a_wordless_layer_with_a_cross_is() -> None:
    veil = overlay("other", index=1, text="", share=1.0)
    assert not in_the_way(page(overlays=(veil,)))
    cross = control("", at=box(350, 10, 30, 30), overlay=1)
    assert in_the_way(page(overlays=(veil,), controls=(cross,)))


def test_a_header_that_sticks_is_a_bar_whose_buttons_close_nothing() -> None:
    header = overlay("other", position="sticky", share=0.19)
    names = ("My account", "Store locator", "")
    icons = tuple(
        control(
            name, index=n, text="", hints="icon-x", at=box(200 + 50 * n, 4, 40, 40), region=Region.HEADER, overlay=0
        )
        for n, name in enumerate(names)
    )
    view = page(controls=icons, overlays=(header,))
    assert kind_of(header, view) == "bar"
    assert not in_the_way(view)
    assert not closers(known(view).overlays[0], view)
    popup = overlay("other", position="fixed", share=0.6)
    assert [c.index for c in closers(popup, view)] == [2]  # a layer may have a header with a nameless cross


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"position": "sticky"}, "bar"),
        ({"position": "sticky", "modal": True}, "other"),
        ({"position": "fixed"}, "bar"),
        ({"position": "fixed", "locks_scroll": True}, "other"),
        ({"position": "fixed", "share": 0.6}, "other"),
        ({"position": "sticky", "text": "Subscribe to our newsletter"}, "newsletter"),
    ],
)
def test_what_sticks_has_a_place_in_the_page(more: dict[str, Any], kind: str) -> None:
    layer = overlay("other", **{"share": 0.3, "text": "Filter the list", **more})
    assert kind_of(layer, page(controls=(control("Filter", overlay=0),), overlays=(layer,))) == kind


def test_a_layer_that_offers_something_and_no_way_to_close_it_is_a_part_of_the_page() -> None:
    layer = overlay("other", position="fixed", share=0.17, text="Order total $68.00 Proceed to billing")
    onward = control("Proceed to billing", overlay=0)
    assert kind_of(layer, page(controls=(onward,), overlays=(layer,))) == "bar"
    more, less = (control(text, index=n, text=text, overlay=0) for n, text in ((1, "+"), (2, "−")))
    amount = field("quantity", type="number", overlay=0)
    steps = (onward, more, less)
    assert kind_of(layer, page(controls=steps, fields=(amount,), overlays=(layer,))) == "bar"
    assert kind_of(layer, page(controls=steps, overlays=(layer,))) == "other"


def test_a_fixed_bar_with_what_buys_the_product_is_a_bar_and_a_sheet_that_asks_more_is_not() -> None:
    layer = overlay("other", position="fixed", share=0.23, text="Add to Cart Add to Wishlist")
    buys = tuple(control(name, index=n, overlay=0) for n, name in enumerate(("Add to Cart", "Add to Wishlist")))
    assert kind_of(layer, page(controls=buys, overlays=(layer,))) == "bar"
    wordless = (buys[1], control("", index=2, at=box(350, 10, 30, 30), overlay=0))
    assert kind_of(layer, page(controls=wordless, overlays=(layer,))) == "other"
    sheet = (*buys, control("Close", index=2, overlay=0))
    assert kind_of(layer, page(controls=sheet, overlays=(layer,))) == "other"
    large = layer.model_copy(update={"share": 0.9})
    assert kind_of(large, page(controls=buys, overlays=(large,))) == "other"


def test_a_tracking_question_is_known_by_the_words_that_are_seen_on_its_buttons() -> None:
    layer = overlay("other", modal=True, text="Tracking consent. May we use cookies? Decline Accept")
    answers = tuple(
        control(f"{word} tracking", index=n, text=word, overlay=0) for n, word in enumerate(("Accept", "Decline"))
    )
    view = page(controls=answers, overlays=(layer,))
    assert kind_of(layer, view) == "consent"
    assert [c.text for c in closers(known(view).overlays[0], view)] == ["Decline"]


def test_a_drawer_that_says_nothing_but_its_ways_is_a_menu_whatever_else_is_drawn_in_it() -> None:
    ways = ("New arrivals", "Knitwear", "Accessories", "Sign in")
    links = tuple(control(name, index=n, href=f"https://shop.test/{n}", overlay=0) for n, name in enumerate(ways))
    folds = tuple(control(name, index=5 + n, expanded=False, overlay=0) for n, name in enumerate(("English", "Help")))
    icons = tuple(control("Elsewhere", index=10 + n, text="", overlay=0) for n in range(6))
    drawer = overlay("other", modal=True, share=0.8, text=" ".join((*ways, "English", "Help")))
    assert kind_of(drawer, page(controls=(*links, *folds, *icons), overlays=(drawer,))) == "menu"
    prose = drawer.model_copy(update={"text": f"{drawer.text} You can change your mind at any time, says our policy."})
    assert kind_of(prose, page(controls=(*links, *folds, *icons), overlays=(prose,))) == "other"
    away = tuple(one.model_copy(update={"href": f"https://elsewhere.test/{one.index}"}) for one in links)
    assert kind_of(drawer, page(controls=(*away, *folds, *icons), overlays=(drawer,))) == "other"


def test_what_only_holds_a_dialog_is_not_in_the_way_beside_it() -> None:
    around = overlay("other", position="fixed", share=1.0, text="Find a store")
    dialog = overlay("other", index=1, modal=True, share=0.9, text="Find a store")
    cross = control("Close", index=1, overlay=1)
    view = page(controls=(cross,), overlays=(around, dialog))
    assert [o.index for o in in_the_way(view)] == [1]
    says_more = around.model_copy(update={"text": "Find a store. Or ask us"})
    assert [o.index for o in in_the_way(page(controls=(cross,), overlays=(says_more, dialog)))] == [1, 0]
    holds = (cross, control("Search", index=2, overlay=0))
    assert [o.index for o in in_the_way(page(controls=holds, overlays=(around, dialog)))] == [1, 0]


@pytest.mark.parametrize(
    ("stage", "kind", "answered"),
    [
        (Stage.HOME, PageKind.HOME, True),
        (Stage.PRODUCT, PageKind.PRODUCT, True),
        (Stage.BASKET, PageKind.PRODUCT, True),
        (Stage.BASKET, PageKind.BASKET, False),
        (Stage.BASKET, PageKind.CHECKOUT, False),
        (Stage.CHECKOUT, PageKind.OTHER, False),
    ],
)
def test_where_the_order_goes_is_answered_before_the_shop_or_as_the_first_product_goes_in(
    stage: Stage, kind: PageKind, answered: bool
) -> None:
    assert may_be_answered(stage, page(kind=kind)) is answered


def test_a_form_that_asks_who_the_shopper_is_is_checkout_whatever_else_it_asks() -> None:
    form = (field("Country", index=1, tag="select"), field("Postcode", index=2))
    who = (field("First name", index=3), field("E-mail address", index=4, type="email"))
    assert may_be_answered(Stage.BASKET, page(fields=form[:1]))
    assert not may_be_answered(Stage.BASKET, page(fields=(*form, *who)))


def test_the_door_is_the_uppermost_layer_that_asks_for_a_password() -> None:
    password = field("Password", index=1, type="password", overlay=2)
    view = page(
        fields=(field("How many", index=0), password),
        controls=(control("Checkout", index=5), control("Sign in", index=6, overlay=2)),
        overlays=(overlay("bar", index=1, share=0.1), overlay("other", index=2)),
        lines=(line("Basket", index=0), line("Sign in", index=1, overlay=2)),
    )
    door = sign_in_layer(view)
    assert door is not None
    assert door.index == 2
    shown = alone(door, view)
    assert [f.label for f in shown.fields] == ["Password"]
    assert [c.name for c in shown.controls] == ["Sign in"]
    assert [one.text for one in shown.lines] == ["Sign in"]
    assert sign_in_layer(view.model_copy(update={"fields": view.fields[:1]})) is None


@pytest.mark.parametrize(
    ("label", "lang"),
    [("Continue", "en"), ("Confirm", "en"), ("Weiter", "de"), ("Gå videre", "da"), ("確認する", "ja")],
)
def test_words_that_agree_to_anything_are_no_answer_to_a_question_of_age(label: str, lang: str) -> None:
    assert not means("age_confirm", label, lang)  # the answer to such a question may be tapped in the basket, too


def test_the_one_button_of_a_gate_beside_its_cross_lets_in_whatever_it_says() -> None:
    asked = overlay("postcode", index=1)
    cross = control("Close", index=1, overlay=1)
    onward = control("Show me what you have", index=2, overlay=1)
    other = control("I have an account", index=3, overlay=1)
    postcode = field("Postcode", name="postcode", overlay=1)

    def let_in(*buttons: Control) -> list[str]:
        return [c.name for c in doors(asked, page(controls=buttons, fields=(postcode,)), shopper("GB", "shopper.test"))]

    assert let_in(cross, onward) == ["Show me what you have"]
    assert let_in(cross, onward, other) == []


def test_a_drawer_headed_as_the_basket_that_leads_to_checkout_is_the_basket_though_its_amounts_bear_no_currency() -> (
    None
):
    drawer = overlay("other", modal=True, share=1, text="Cart Amount (£) 9.75 Checkout")
    lines = tuple(line(text, index=n, overlay=0) for n, text in enumerate(("Cart", "Amount (£)", "9.75", "Checkout")))
    out = control("Checkout", tag="a", role="button", href="https://shop.test/checkout/", overlay=0)
    assert kind_of(drawer, page(lines=lines, controls=(out,), overlays=(drawer,))) == "basket"
    mine = (line("Your cart", index=0, overlay=0), *lines[1:])
    assert kind_of(drawer, page(lines=mine, controls=(out,), overlays=(drawer,))) == "basket"
    assert kind_of(drawer, page(lines=lines[1:], controls=(out,), overlays=(drawer,))) == "other"
    assert kind_of(drawer, page(lines=lines, overlays=(drawer,))) == "other"
    link = control("Cart", index=1, href="https://shop.test/cart", overlay=0)
    assert kind_of(drawer, page(lines=lines, controls=(out, link), overlays=(drawer,))) == "other"


def over_a_list(*more: Control, words: tuple[str, ...] = ("Brass lamp", "£48.00")) -> PageView:
    """A list with a layer above it that shows one product."""
    head = control("Menu", index=10, region=Region.HEADER)
    card = control("Oak desk", index=11, href="https://shop.test/p/2", at=box(16, 300))
    lines = (
        line("The shop", index=0, region=Region.HEADER),
        line("Oak desk", index=1),
        *(
            line(text, index=2 + place, overlay=0, heading=2 if place == 0 and text == "Brass lamp" else 0)
            for place, text in enumerate(words)
        ),
    )
    layer = overlay("other", modal=True, text=" ".join(words))
    adds = control("Add to basket", index=12, overlay=0)
    return known(page(kind=PageKind.LISTING, controls=(head, card, adds, *more), lines=lines, overlays=(layer,)))


def test_a_layer_with_one_product_is_a_page_within_the_shop_s_own_frame() -> None:
    seen = over_a_list(control("Close", index=13, overlay=0))
    layer = product_layer(seen)
    assert layer
    shown = as_page(layer, seen)
    assert [c.name for c in shown.controls] == ["Menu", "Add to basket", "Close"]
    assert [(one.index, one.text) for one in shown.lines] == [(0, "The shop"), (1, "Brass lamp"), (2, "£48.00")]
    assert [(price.text, shown.lines[price.line].text) for price in shown.prices] == [("£48.00", "£48.00")]
    assert not shown.overlays
    assert {c.overlay for c in shown.controls} | {one.overlay for one in shown.lines} == {None}
    assert [c.name for c in without(layer, seen).controls] == ["Menu", "Oak desk"]


def test_what_offers_several_products_or_shows_the_basket_is_no_product_in_a_layer() -> None:
    assert product_layer(over_a_list(control("Add to basket", index=13, overlay=0))) is None
    assert product_layer(over_a_list(control("View basket", index=13, overlay=0))) is None
    assert product_layer(over_a_list(words=("Brass lamp",))) is None
    assert product_layer(over_a_list(words=("Brass lamps from", "£48.00"))) is None


def test_a_layer_headed_as_the_basket_that_names_its_sum_is_the_basket_whatever_leads_out_of_it() -> None:
    layer = overlay("other", modal=True, text="Warenkorb Summe")
    out = control("Bestellung aufgeben", href="https://shop.test/bestellung", overlay=0)
    told = ("Warenkorb", "Apfelschorle", "3,20 €", "Summe: 5,20 €")

    def drawer(texts: tuple[str, ...]) -> PageView:
        lines = tuple(line(text, index=place, overlay=0) for place, text in enumerate(texts))
        return page(lang="de", market="DE", controls=(out,), lines=lines, overlays=(layer,))

    assert kind_of(layer, drawer(told)) == "basket"
    assert kind_of(layer, drawer(told[:3])) == "other"
    assert kind_of(layer, drawer(told[1:])) == "other"
    assert kind_of(layer, drawer(("Warenkorb", "Ihr Warenkorb ist leer"))) == "basket"
    assert kind_of(layer, drawer(("Warenkorb", "Summe: 0,00 €"))) == "basket"

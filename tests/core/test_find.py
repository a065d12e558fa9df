"""Candidates for each goal, and whether the world moved: pure functions over hand-made pages."""

from typing import Any

import pytest

from frictionaudit.evidence import Control, Line, PageKind, PageView, Region
from frictionaudit.reading.basket import basket_count, folded_basket_count
from frictionaudit.shopper import effects
from frictionaudit.shopper.basket import amount_field, only_tells
from frictionaudit.shopper.find.basket import adders, basket_ways, folded_basket_ways, removers
from frictionaudit.shopper.find.cards import like, same_make, tiles
from frictionaudit.shopper.find.checkout import advancers, checkout_ways
from frictionaudit.shopper.find.listings import further, listings, menus
from frictionaudit.shopper.find.places import address
from frictionaudit.shopper.goods import product_on, sells_here
from frictionaudit.shopper.hands import called
from tests.evidence import box, control, field, line, overlay, page

HOME = "https://shop.test/"


def card(number: int) -> tuple[list[object], list[Line]]:
    top = 200 + number * 300
    link = control(
        f"Trail mug {number}", index=number, href=f"{HOME}p/{number}", has_image=True, at=box(16, top, 170, 200)
    )
    return [link], [line(f"£{10 + number}.00", index=number, at=box(16, top + 210, 60, 20))]


def listing(count: int = 4) -> PageView:
    cards = [card(number) for number in range(count)]
    controls = tuple(c for links, _ in cards for c in links)
    return page(controls=controls, lines=tuple(text for _, lines in cards for text in lines), url=f"{HOME}mugs")


def test_cards_with_a_picture_and_a_price_are_product_tiles_in_reading_order() -> None:
    assert [tile.name for tile in tiles(listing())] == [f"Trail mug {n}" for n in range(4)]


def test_a_link_without_a_price_near_it_is_no_tile() -> None:
    alone = page(controls=(control("Journal", href=f"{HOME}journal", has_image=True, at=box(16, 200, 170, 200)),))
    assert tiles(alone) == []


def test_the_way_to_products_is_a_category_and_never_the_account_or_a_policy() -> None:
    links = {
        "Login or register": "login",
        "Returns": "returns",
        "Mugs & cups": "category/mugs",
        "About us": "about",
        "Basket (1)": "cart",
    }
    shown = tuple(
        control(name, index=n, href=HOME + path, region=Region.NAV) for n, (name, path) in enumerate(links.items())
    )
    assert [c.control.name for c in listings(page(controls=shown, url=HOME), HOME)] == ["Mugs & cups"]


def test_what_leafs_through_pictures_and_the_shops_own_sign_are_no_ways_to_a_list() -> None:
    top: dict[str, Any] = {"region": Region.HEADER}
    shown = (
        control("Previous", index=0, href=f"{HOME}#pictures", **top),
        control("Next", index=1, href=f"{HOME}#", **top),
        control("Three", index=2, href=f"{HOME}#topCarousel", **top),
        control("Forward", index=3, hints="arrow arrow-next", **top),
        control("Harbour", index=4, text="", href=f"{HOME}#", hints="site-logo", has_image=True, **top),
        control("Shop", index=5, href=f"{HOME}#", **top),
        control("Logo", index=7, text="", has_image=True, **top),
        control("Mugs", index=6, href=f"{HOME}#mugs", **top),
    )
    assert [way.control.name for way in listings(page(controls=shown, url=HOME), HOME)] == ["Mugs"]


def test_three_bars_drawn_as_an_icon_and_what_expands_the_navigation_open_the_menu() -> None:
    drawn = ("nav-expander fixed", "fa fa-bars fa-lg", "icon-menu", "fa fa-bar-chart", "expander")
    shown = tuple(control("", index=n, hints=hints, tag="a") for n, hints in enumerate(drawn))
    assert [way.control.index for way in menus(page(controls=shown, url=HOME))] == [0, 1, 2]


def test_a_reader_is_told_what_a_control_says_or_looks_like_and_never_its_class_or_file() -> None:
    assert called(control("Set of bowls", hints="img 300x300")) == "“Set of bowls”"
    assert called(control("", hints="img 300x300", has_image=True, href=f"{HOME}bowls")) == "a picture"
    assert called(control("", hints="nav-link")) == "a nameless button"


def test_the_products_own_button_comes_before_those_of_cross_sells_and_buy_now_is_none() -> None:
    own = control("Add to basket", index=50, at=box(16, 400, 300, 48), filled=True, submits=True)
    now = control("Buy it now", index=51, at=box(16, 460, 300, 48), filled=True)
    heading = line("Trail mug", index=20, heading=1, at=box(16, 150, 200, 30))
    product = page(controls=(now, own), lines=(heading, line("£12.00", index=21, at=box(16, 200, 60, 20))))
    assert [c.control.name for c in adders(product)] == ["Add to basket"]


def test_the_number_at_the_basket_is_its_count_and_a_price_is_not() -> None:
    def header(text: str) -> PageView:
        return page(controls=(control(text, href=f"{HOME}cart", region=Region.HEADER, hints="cart-link"),))

    assert basket_count(header("Basket (2)")) == 2
    assert basket_count(header("Basket £24.00")) is None
    assert basket_count(header("Basket")) is None


def test_a_drawing_in_a_bar_that_stays_in_sight_is_at_the_top_wherever_the_page_is_scrolled_to() -> None:
    sack = control("1", index=3, hints="i-sack", at=box(340, 858, 44, 44), fixed=True, overlay=1)
    bar = overlay("bar", index=1, share=0.1)
    assert [way.control.index for way in basket_ways(page(controls=(sack,), overlays=(bar,)))] == [3]
    assert not basket_ways(page(controls=(sack,), overlays=(overlay("chat", index=1, share=0.1),)))


def test_where_no_basket_is_named_a_drawing_with_a_number_is_one_and_drawings_of_something_else_are_not() -> None:
    menu = control("", index=1, hints="burger", at=box(8, 8, 44, 44))
    heart = control("3", index=2, hints="i-heart", at=box(250, 8, 44, 44))
    sack = control("1", index=3, hints="i-sack", at=box(340, 8, 44, 44))
    lens = control("", index=4, hints="i-lens", at=box(300, 8, 44, 44))
    top = page(controls=(menu, heart, lens, sack))
    assert basket_count(top) == 1
    assert [way.control.index for way in basket_ways(top)] == [3, 4]
    named = control("Basket", index=5, href=f"{HOME}cart", at=box(200, 8, 44, 44))
    assert basket_count(page(controls=(sack, named))) is None
    assert [way.control.index for way in basket_ways(page(controls=(sack, named)))] == [5]


def test_the_way_to_checkout_is_named_so_and_an_express_wallet_is_none() -> None:
    shown = (
        control("Pay with PayPal", index=1, filled=True),
        control("Checkout", index=2, filled=True),
        control("Continue shopping", index=3),
    )
    basket = page(controls=shown, kind=PageKind.BASKET)
    assert checkout_ways(basket)[0].control.name == "Checkout"
    assert "Pay with PayPal" not in [c.control.name for c in checkout_ways(basket)]


def test_what_goes_on_with_buying_in_words_and_to_a_list_in_its_address_is_no_first_way_to_checkout() -> None:
    on = control("Continuar con la compra", index=1, filled=True, href=f"{HOME}category/all")
    out = control("Ir a finalizar compra", index=2, filled=True)
    basket = page(kind=PageKind.BASKET, lang="es", controls=(on, out))
    assert [way.control.index for way in checkout_ways(basket)] == [2, 1]
    there = on.model_copy(update={"href": f"{HOME}checkout"})
    assert checkout_ways(page(kind=PageKind.BASKET, lang="es", controls=(there, out)))[0].control.index == 1


def test_the_world_moved_when_address_kind_heading_or_fields_changed_and_not_when_nothing_did() -> None:
    before = page(url=f"{HOME}a", lines=(line("Mugs", heading=1),))
    assert effects.moved(before, before) == ""
    assert effects.moved(before, before.model_copy(update={"url": f"{HOME}b"}))
    assert effects.moved(before, before.model_copy(update={"kind": PageKind.BASKET}))
    assert effects.moved(before, page(url=f"{HOME}a", lines=(line("Cups", heading=1),)))
    assert not effects.moved(before, before.model_copy(update={"url": f"{HOME}a#top"}))
    unfolded = tuple(control(name, href=f"{HOME}{name}", region=Region.NAV) for name in ("mugs", "bowls", "plates"))
    assert effects.moved(before, before.model_copy(update={"controls": unfolded})) == "a menu unfolded"
    assert not effects.moved(before, before.model_copy(update={"controls": unfolded[:2]}))
    complained = field("Postcode This field is required", name="postcode")
    asked = page(url=f"{HOME}a", fields=(field("Postcode", name="postcode"),))
    assert not effects.moved(asked, asked.model_copy(update={"fields": (complained,)}))
    assert effects.moved(asked, asked.model_copy(update={"fields": (field("Town", name="city"),)}))


def test_something_was_added_when_the_basket_counts_up_or_the_page_says_so() -> None:
    def header(text: str, *texts: str) -> PageView:
        link = control(text, href=f"{HOME}cart", region=Region.HEADER, hints="cart")
        return page(controls=(link,), texts=texts)

    assert effects.added(header("Basket 0"), header("Basket 1")) == "the basket counts 1"
    assert "has been added" in effects.added(header("Basket"), header("Basket", "Mug has been added to your basket"))
    assert effects.added(header("Basket 1"), header("Basket 1")) == ""


def test_a_basket_holds_the_product_by_name_and_an_empty_one_holds_nothing() -> None:
    assert effects.holds(page(texts=("Speckled Stoneware Mug", "£12.50")), "Speckled Stoneware Mug", None)
    assert not effects.holds(page(texts=("Your basket is empty",)), "Speckled Stoneware Mug", None)
    assert not effects.holds(page(texts=("Boots", "£99.00")), "Speckled Stoneware Mug", None)


def drawer(*texts: str, count: int = 1, listed: bool = True) -> PageView:
    """A drawer with the basket over a page that shows the product for its own sake; without texts it has closed."""
    behind = (line("Copper kettle", index=0), line("£48.00", index=1)) if listed else ()
    inside = tuple(line(text, index=2 + n, overlay=0, region=Region.DIALOG) for n, text in enumerate(texts))
    layers = (overlay("basket" if len(texts) > 1 else "other", selector="#drawer", share=0.9),) if texts else ()
    number = control(f"Basket ({count})", href=f"{HOME}cart", region=Region.HEADER)
    return page(lines=(*behind, *inside), overlays=layers, controls=(number,))


def test_an_emptied_basket_is_told_by_its_drawer_or_the_number_in_the_header_not_by_the_page_behind() -> None:
    full = drawer("Basket", "Copper kettle", "£48.00")
    assert effects.emptied(full, full, "Copper kettle", full.prices[0]) is False
    assert effects.emptied(full, drawer("Basket"), "Copper kettle", full.prices[0]) is True
    assert effects.emptied(full, drawer(count=0), "Copper kettle", full.prices[0]) is True
    assert effects.emptied(full, drawer(count=1), "Copper kettle", full.prices[0]) is False
    silent = drawer().model_copy(update={"controls": ()})
    assert effects.emptied(full, silent, "Copper kettle", full.prices[0]) is None


def test_where_no_layer_shows_the_basket_its_page_tells_whether_it_was_emptied() -> None:
    full, rest = page(texts=("Copper kettle", "£48.00")), page(texts=("Espresso cup", "£9.75"))
    assert effects.emptied(full, rest, "Copper kettle", full.prices[0]) is True
    assert effects.emptied(full, full, "Copper kettle", full.prices[0]) is False


def test_the_amount_in_the_basket_is_that_of_its_open_drawer_and_not_of_the_product_behind_it() -> None:
    pieces = tuple(str(n) for n in range(1, 11))
    behind = field("Quantity", index=0, tag="select", type="", options=pieces, option_values=pieces, chosen="1")
    inside: dict[str, Any] = {"overlay": 0, "region": Region.DIALOG}
    amount = field("", index=1, name="i9f", prefilled=True, at=box(100, 300, 50, 20), **inside)
    signs = (
        control("-", index=0, at=box(85, 300, 8, 20), **inside),
        control("+", index=1, at=box(160, 300, 8, 20), **inside),
    )
    layers = (overlay("basket", share=0.8),)
    assert amount_field(page(fields=(behind, amount), controls=signs, overlays=layers)) == amount
    assert amount_field(page(fields=(behind, amount), controls=signs)) == behind
    wide = amount.model_copy(update={"box": box(100, 300, 300, 20)})
    for other, near in ((amount, signs[:1]), (wide, signs)):
        assert amount_field(page(fields=(behind, other), controls=near, overlays=layers)) is None


def test_a_button_that_empties_the_basket_does_not_say_that_it_is_empty() -> None:
    clears = control("Empty cart", tag="button", submits=True)
    texts = ("Winter Folk Night", "£28.00", "Empty cart")
    assert not effects.says_empty(page(controls=(clears,), texts=texts))
    assert effects.holds(page(controls=(clears,), texts=texts), "Winter Folk Night", None)
    assert effects.says_empty(page(controls=(clears,), texts=("Your cart is empty", "Empty cart")))


def test_a_visits_id_in_the_address_makes_no_other_page_and_a_route_behind_the_hash_does() -> None:
    one, other = f"{HOME}mugs?sid=0123456789abcdef", f"{HOME}mugs?sid=fedcba9876543210"
    assert address(one) == address(other) == f"{HOME}mugs"
    assert address(f"{HOME}mugs?page=2") != address(f"{HOME}mugs")
    assert address(f"{HOME}#/mugs") != address(f"{HOME}#/bowls")
    assert address(f"{HOME}#reviews") == address(HOME)


def test_cards_that_a_script_opens_are_tiles_where_no_link_is() -> None:
    cards = tuple(
        control(f"Trail mug {n} £1{n}.00", index=n, tag="div", has_image=True, at=box(16, 200 + 300 * n, 170, 260))
        for n in range(3)
    )
    lines = tuple(line(f"£1{n}.00", index=n, at=box(20, 430 + 300 * n, 60, 20)) for n in range(3))
    found = tiles(page(controls=cards, lines=lines, url=HOME))
    assert [tile.price and tile.price.text for tile in found] == ["£10.00", "£11.00", "£12.00"]


def test_names_of_one_make_with_prices_below_are_tiles_though_their_pictures_stand_beside() -> None:
    links = tuple(
        control(
            f"Trail mug {n}",
            index=n,
            href=f"{HOME}p/{n}",
            selector=f"li:nth-of-type({n + 1}) > a",
            font_px=16,
            at=box(16, 300 + 300 * n, 150, 20),
        )
        for n in range(3)
    )
    lines = tuple(line(f"£1{n}.00", index=n, at=box(16, 330 + 300 * n, 60, 20)) for n in range(3))
    assert [tile.name for tile in tiles(page(controls=links, lines=lines, url=f"{HOME}mugs"))] == [
        f"Trail mug {n}" for n in range(3)
    ]


def under_prices(count: int, below: bool = False) -> PageView:
    """Names below pictures that are no links, with prices above the pictures, or below the names and another picture."""
    names = tuple(
        control(
            f"Trail mug {n}",
            index=n,
            href=f"{HOME}p/{n}",
            selector=f"div:nth-of-type({n + 1}) > h6 > a",
            font_px=16,
            at=box(40, 500 + 600 * n, 310, 24),
        )
        for n in range(count)
    )
    tops = [500 + 600 * n + (200 if below else -380) for n in range(count)]
    lines = tuple(line(f"£ 1{n}.00 / piece", index=n, at=box(60, top, 280, 24)) for n, top in enumerate(tops))
    return page(controls=names, lines=lines, url=f"{HOME}mugs")


def test_names_of_one_make_with_prices_above_their_pictures_are_tiles_each_with_the_price_of_its_own() -> None:
    found = tiles(under_prices(3))
    assert [(tile.name, str(tile.price and tile.price.amount)) for tile in found] == [
        (f"Trail mug {n}", f"1{n}.00") for n in range(3)
    ]


def test_prices_that_belong_to_the_names_above_them_are_not_given_to_the_names_below() -> None:
    far = under_prices(5, below=True)
    own = [(f"Trail mug {n}", f"1{n}.00") for n in range(5)]
    assert [(tile.name, str(tile.price and tile.price.amount)) for tile in tiles(far)] == own
    banner = line("Free delivery over £50.00", index=9, at=box(60, 120, 280, 24))
    told = tiles(page(controls=far.controls, lines=(*far.lines, banner), url=far.url))
    assert [(tile.name, str(tile.price and tile.price.amount)) for tile in told] == own
    assert tiles(under_prices(2)) == []


def test_plus_beside_an_amount_adds_nothing_to_the_basket_whatever_it_is_called() -> None:
    amount = field("Quantity", type="number", at=box(60, 700, 60, 44))
    more = control("Add", index=1, text="", at=box(124, 700, 44, 44))
    buys = control("Add", index=2, text="Add", at=box(180, 700, 120, 44))
    view = page(controls=(more, buys), fields=(amount,), texts=("Trail mug",))
    assert [way.control.index for way in adders(view)] == [2]


def test_a_menu_in_a_bar_at_the_foot_of_the_screen_is_known_by_a_word_of_its_name() -> None:
    named: dict[str, Any] = {"index": 1, "at": box(80, 780, 80, 56), "region": Region.NAV}
    bottom = control("Go to menu and search", fixed=True, **named)
    assert [way.control.index for way in menus(page(controls=(bottom,)))] == [1]
    assert menus(page(controls=(control("Go to menu and search", **named),))) == []


def test_a_drawing_without_a_name_is_the_menu_where_its_links_are_folded_away() -> None:
    bars = control("", index=0, tag="label", text="", has_image=True, region=Region.NAV, at=box(8, 8, 48, 48))
    links = tuple(
        control(name, index=n, href=f"{HOME}{name}", region=Region.NAV, visible=False)
        for n, name in enumerate(("outdoor", "kitchen", "textiles"), 1)
    )
    assert [way.control.index for way in menus(page(controls=(bars, *links), url=HOME))] == [0]
    assert menus(page(controls=(bars, *links[:2]), url=HOME)) == []


def test_a_card_is_named_by_its_picture_where_its_button_is_called_as_all_others() -> None:
    cards = tuple(
        control(
            name,
            index=3 * n + k,
            text=text,
            has_image=not text,
            href=f"{HOME}p/{n}",
            at=box(16, top + 400 * n, 200, high),
        )
        for n in range(3)
        for k, (name, text, top, high) in enumerate(((f"Trail mug {n}", "", 300, 200), ("Details", "Details", 540, 44)))
    )
    lines = tuple(line(f"£1{n}.00", index=n, at=box(20, 510 + 400 * n, 60, 20)) for n in range(3))
    found = tiles(page(controls=cards, lines=lines, url=HOME))
    assert [tile.name for tile in found] == ["Trail mug 0", "Trail mug 1", "Trail mug 2"]


def test_cards_of_one_make_are_known_by_their_pictures_names_too() -> None:
    cards = tuple(
        control(f"Seed {n}", index=n, text="", has_image=True, href=f"{HOME}p/{n}", selector=f"li:nth-of-type({n}) > a")
        for n in range(3)
    )
    assert [tile.name for tile in like(cards[0], page(controls=cards, url=f"{HOME}seeds"))] == [
        "Seed 0", "Seed 1", "Seed 2",
    ]  # fmt: skip


def test_a_row_of_short_names_that_scripts_make_ways_lists_the_ranges_on_a_page_that_sells_and_asks_nothing() -> None:
    names = tuple(
        control(name, index=n, tag="div", role="button", selector=f"li:nth-of-type({n + 1}) > div")
        for n, name in enumerate(("Women", "Men", "Accessories"))
    )
    compare = control("Compare products", index=3, href=f"{HOME}compare", has_image=True)
    menu = page(controls=(compare, *names), url=f"{HOME}menu")
    assert [way.control.name for way in listings(menu, HOME)] == ["Women", "Men", "Accessories"]
    sells = page(controls=names, url=f"{HOME}menu", lines=(line("£10.00"),))
    assert listings(sells, HOME) == []
    assert listings(page(controls=names[:2], url=f"{HOME}menu"), HOME) == []


def test_a_word_in_the_menu_leads_on_by_script_but_the_shops_own_name_and_what_is_covered_do_not() -> None:
    shown = (
        control("Mugs", index=0, tag="div", region=Region.NAV),
        control("Trail & Co", index=1, tag="div", region=Region.HEADER),
        control("Bowls", index=2, tag="div", region=Region.NAV, covered=True),
    )
    view = page(controls=shown, title="Trail & Co", url=HOME)
    assert [way.control.name for way in listings(view, HOME)] == ["Mugs"]


def test_the_dots_of_a_carousel_are_no_ways_to_a_list() -> None:
    dots = tuple(control(f"Slide {n}", index=n, has_image=True, at=box(30 * n, 300, 30, 60)) for n in (1, 2, 3))
    tile = control("Mugs", index=4, tag="div", has_image=True, at=box(16, 500, 150, 150))
    assert [way.control.name for way in listings(page(controls=(*dots, tile), url=HOME), HOME)] == ["Mugs"]


def test_the_way_to_checkout_may_be_known_by_its_address_alone() -> None:
    strange = control("Onwards", href=f"{HOME}hall/checkout/start", region=Region.ASIDE, filled=True)
    assert [way.control.name for way in checkout_ways(page(controls=(strange,), kind=PageKind.BASKET))] == ["Onwards"]


def test_a_cross_that_is_drawn_as_remove_takes_the_item_out() -> None:
    cross = control("×", hints="button remove", at=box(300, 300, 32, 32))
    assert [way.control.name for way in removers(page(controls=(cross, control("Checkout"))))] == ["×"]


def test_what_closes_the_menu_again_is_no_range_of_goods() -> None:
    def ways(name: str, lang: str) -> list[str]:
        shown = control(name, tag="button", region=Region.NAV, href="")
        return [way.control.name for way in listings(page(controls=(shown,), lang=lang, url=HOME), HOME)]

    assert ways("Close menu", "en") == []
    assert ways("Menü schließen", "de") == []
    assert ways("Mugs", "en") == ["Mugs"]


def test_what_changes_the_basket_leads_neither_to_it_nor_out_of_it() -> None:
    away = control("Remove", href="https://shop.test/checkout/cart/remove", region=Region.MAIN)
    renew = control("Update cart", index=1, submits=True, action="https://shop.test/checkout/cart/update")
    out = control("Go", index=2, href="https://shop.test/index.php?route=checkout/checkout", region=Region.MAIN)
    basket = page(kind=PageKind.BASKET, controls=(away, renew, out))
    assert [way.control.name for way in checkout_ways(basket)] == ["Go"]
    assert not basket_ways(page(controls=(away, renew)))


def test_a_link_that_is_nothing_but_the_word_for_a_basket_leads_to_it() -> None:
    named = control("koszyka", href="https://shop.test/index.php?route=checkout/cart")
    other = control("kosz na pranie", index=1, href="https://shop.test/laundry")
    assert [way.control.name for way in basket_ways(page(lang="pl", controls=(named, other)))] == ["koszyka"]


def test_an_item_in_the_basket_and_what_closes_its_drawer_lead_not_to_it_though_their_classes_name_it() -> None:
    inside: dict[str, Any] = {"overlay": 0, "region": Region.DIALOG}
    item = control("Copper kettle", index=0, href=f"{HOME}p/1", hints="basket-item-title", **inside)
    shut = control("Close", index=1, hints="cartOffcanvasCloseBtn", **inside)
    way = control("View basket", index=2, href=f"{HOME}cart", **inside)
    view = page(controls=(item, shut, way), overlays=(overlay("basket"),))
    assert [one.control.name for one in basket_ways(view, "Copper Kettle")] == ["View basket"]


def test_a_message_that_something_went_in_is_not_the_basket_it_links_to() -> None:
    way = control("View basket (1)", href=f"{HOME}cart", overlay=0, region=Region.DIALOG)
    checkout = control("Check out", index=1, overlay=0, region=Region.DIALOG)
    name = line("Copper kettle", overlay=0)
    layer = overlay("basket")

    def tells(*more: Control, lines: tuple[Line, ...] = (), **fields: Any) -> bool:
        return only_tells(
            layer, page(controls=(way, checkout, *more), lines=(name, *lines), overlays=(layer,), **fields)
        )

    assert tells()
    assert tells(lines=(line("£18.00", index=1),)), "an amount on the page behind it"
    assert not tells(lines=(line("£18.00", index=1, overlay=0),))
    assert not tells(control("Remove", index=2, overlay=0, region=Region.DIALOG))
    assert not tells(fields=(field("Quantity", overlay=0),))
    assert not only_tells(layer, page(controls=(checkout,), lines=(name,), overlays=(layer,))), "nothing else shows it"


def test_a_line_with_the_products_name_and_a_basket_tells_that_it_was_added_and_a_known_one_does_not() -> None:
    title, told = line("Kamionkowy imbryk", heading=1), line("Dodano Kamionkowy imbryk do koszyka!", index=1)
    before = page(lang="pl", lines=(title,))
    after = page(lang="pl", lines=(title, told))
    assert "Dodano" in effects.added(before, after)
    assert not effects.added(after, after)
    assert not effects.added(before, page(lang="pl", lines=(title, line("Kamionkowy imbryk do kuchni", index=1))))


def test_continue_shopping_leads_out_of_no_basket() -> None:
    basket = page(kind=PageKind.BASKET, lang="ja", controls=(control("買い物を続ける", href=f"{HOME}all"),))
    assert not checkout_ways(basket)
    assert checkout_ways(page(kind=PageKind.BASKET, lang="ja", controls=(control("続ける"),)))


def test_a_wide_button_that_is_off_and_asks_to_choose_stands_where_the_product_is_added_and_an_option_does_not() -> (
    None
):
    wide = control("Select variant", enabled=False, filled=True, at=box(16, 600, 300, 48))
    assert adders(page(controls=(wide,)))
    narrow = wide.model_copy(update={"box": box(16, 600, 60, 48)})
    for other in (narrow, wide.model_copy(update={"enabled": True}), wide.model_copy(update={"name": "Moss"})):
        assert not adders(page(controls=(other.model_copy(update={"text": other.name}),)))


def test_a_mere_sign_or_a_currency_is_no_range_of_goods() -> None:
    names = ("♥", "EUR ▾", "Mugs")
    links = tuple(control(name, index=n, href=f"{HOME}x/{n}", region=Region.NAV) for n, name in enumerate(names))
    assert [way.control.name for way in listings(page(controls=links, url=HOME), HOME)] == ["Mugs"]


def test_a_drawn_button_on_a_front_without_prices_leads_on_by_script_and_one_beside_a_price_does_not() -> None:
    pill = control("Kitchen", tag="span", filled=True, at=box(12, 204, 388, 54))
    assert listings(page(controls=(pill,), url=HOME), HOME)
    assert not listings(page(controls=(pill,), texts=("£4.00",), url=HOME), HOME)
    assert not listings(page(controls=(pill.model_copy(update={"filled": False}),), url=HOME), HOME)


@pytest.mark.parametrize(
    ("name", "address", "found"),
    [
        ("Next page", "c/mugs?page=2", True),
        ("2", "c/mugs?page=2", True),
        ("Next", "c/mugs/page/2", True),
        ("Load more", "", True),
        ("Next", "blog/2", False),
        ("Next day delivery", "c/mugs?express=1", False),
        ("3", "c/mugs?page=3", False),
        ("Next", "", False),
    ],
)
def test_more_of_a_list_is_what_adds_to_it_or_its_next_page(name: str, address: str, found: bool) -> None:
    way = control(name, href=f"{HOME}{address}" if address else "")
    assert bool(further(page(controls=(way,), url=f"{HOME}c/mugs"))) is found


def test_buying_without_registering_goes_on_though_its_words_hold_those_that_register() -> None:
    ways = (control("会員登録せずに購入", index=1, submits=True), control("新規会員登録", index=2, submits=True))
    asked = page(controls=ways, kind=PageKind.CHECKOUT, lang="ja", url=f"{HOME}order")
    assert [way.control for way in advancers(asked)] == [ways[0]]


def test_beside_a_sign_in_that_lets_guests_by_the_link_named_checkout_is_the_way_on() -> None:
    past = control("Checkout", index=2, href="https://shop.test/checkout", filled=True)
    ways = (control("Login", index=1, submits=True, form=0), past)
    asked = (field("Password", type="password", form=0),)
    told = page(controls=ways, fields=asked, lines=(line("You can also checkout without login or registration."),))
    assert [way.control for way in advancers(told)] == [past]
    assert not advancers(page(controls=ways, fields=asked, lines=(line("Be our guest!"),)))


def test_links_of_one_make_with_one_that_opened_a_product_are_cards_without_prices() -> None:
    def link(number: int, name: str, selector: str, href: str = "") -> Control:
        return control(
            name,
            index=number,
            href=href or f"{HOME}p/{number}",
            selector=selector,
            at=box(20, 200 + 60 * number, 200, 24),
        )

    shelf = tuple(link(n, f"Mug {n}", f"ul.goods > li:nth-of-type({n}) > a") for n in range(1, 4))
    other = link(8, "Our story", "div.aside > a")
    view = page(controls=(*shelf, shelf[0].model_copy(update={"index": 9}), other), url=f"{HOME}mugs")
    assert [tile.name for tile in like(shelf[1], view)] == ["Mug 1", "Mug 2", "Mug 3"]
    assert same_make(shelf[0], shelf[2])
    assert not same_make(shelf[0], other)


def test_a_basket_in_a_closed_menu_is_known_by_its_address_and_counts_for_the_walk_alone() -> None:
    def folded(count: int, **more: Any) -> PageView:
        values: dict[str, Any] = {"href": f"{HOME}store/cart", "visible": False, "region": Region.NAV} | more
        return page(controls=(control(f"{count}/Rs 0", index=2, **values),))

    empty, filled = folded(0), folded(1)
    assert (basket_count(filled), folded_basket_count(filled)) == (None, 1)
    assert "closed menu" in effects.added(empty, filled)
    assert not effects.added(filled, filled)
    assert [way.control.index for way in folded_basket_ways(filled)] == [2]
    assert not basket_ways(filled)
    for other in ({"href": f"{HOME}cart/place-order"}, {"href": "https://other.test/cart"}, {"visible": True}):
        assert not folded_basket_ways(folded(1, **other)), other


def test_a_list_with_a_button_at_each_of_its_goods_and_no_pages_of_theirs_is_where_one_buys() -> None:
    names = ("Cap", "Scarf", "Mug")
    tops = [300 + 300 * n for n in range(3)]
    buttons = tuple(
        control("Add to cart", index=n, submits=True, form=n, at=box(16, top + 200, 120, 44))
        for n, top in enumerate(tops)
    )
    heads = [line(name, index=n, heading=5, at=box(16, tops[n], 200, 20)) for n, name in enumerate(names)]
    told = [line(f"Price: $1{n}.50", index=3 + n, at=box(16, tops[n] + 100, 200, 20)) for n in range(3)]
    goods = page(
        kind=PageKind.LISTING, controls=buttons, lines=(line("Shop", index=6, heading=1), *heads, *told), url=HOME
    )
    assert sells_here(goods)
    assert product_on(goods, "").name == "Cap"
    links = tuple(control(name, index=9 + n, href=f"{HOME}p/{n}", at=heads[n].box) for n, name in enumerate(names))
    assert not sells_here(goods.model_copy(update={"controls": (*buttons, *links)}))


def test_the_price_of_a_product_is_not_what_delivery_is_free_from() -> None:
    told = (
        line("Kettle", index=0, heading=1, at=box(16, 300, 300, 30)),
        line("£48.00", index=1, at=box(16, 350, 80, 20)),
        line("Free delivery on orders over £75", index=2, at=box(16, 610, 300, 20)),
    )
    button = control("Add to basket", index=0, submits=True, form=0, at=box(16, 560, 300, 44))
    sold = product_on(page(kind=PageKind.PRODUCT, lines=told, controls=(button,), url=HOME), "")
    assert sold.price is not None
    assert (sold.name, sold.price.text) == ("Kettle", "£48.00")


def test_where_no_heading_names_the_product_its_price_is_the_one_nearest_to_the_button() -> None:
    told = (
        line("Sale £5.00 a yard!", index=0, at=box(16, 40, 300, 20)),
        line("Blue fabric, £10.00", index=1, at=box(16, 500, 300, 20)),
    )
    button = control("Add to basket", index=0, submits=True, form=0, at=box(16, 560, 300, 44))
    sold = product_on(page(kind=PageKind.PRODUCT, lines=told, controls=(button,), url=HOME), "Blue fabric")
    assert sold.price is not None
    assert (sold.name, sold.price.text) == ("Blue fabric", "£10.00")


def test_rows_of_a_table_are_cards_each_with_the_price_that_stands_level_with_its_name() -> None:
    names = tuple(
        control(name, index=n, href=f"{HOME}p/{n}", selector="tr > td > a", at=box(120, 300 + 60 * n, 120, 20))
        for n, name in enumerate(("Desk lamp", "Floor lamp", "Wall lamp"))
    )
    told = tuple(line(f"£{42 + n}.00", index=n, at=box(420, 300 + 60 * n, 60, 20)) for n in range(3))
    rows = tiles(page(controls=names, lines=told, url=f"{HOME}lamps"))
    assert [(tile.name, tile.price and tile.price.text) for tile in rows] == [
        ("Desk lamp", "£42.00"),
        ("Floor lamp", "£43.00"),
        ("Wall lamp", "£44.00"),
    ]
    scattered = tuple(line(f"£{n}.00", index=n, at=box(420 + 200 * n, 300 + 60 * n, 60, 20)) for n in range(3))
    assert not tiles(page(controls=names, lines=scattered, url=f"{HOME}lamps"))


def test_an_order_of_the_list_a_telephone_number_and_a_mail_address_are_no_ways_to_a_listing() -> None:
    sort = control("price low to high", index=0, href=f"{HOME}shop/lamps/sort-price_asc/")
    call = control("Call us", index=1, href="tel:+4969555", region=Region.HEADER)
    mail = control("Write to us", index=2, href="mailto:shop@shop.test", region=Region.HEADER)
    lamps = control("Lamps", index=3, href=f"{HOME}shop/lamps/")
    assert [way.control.name for way in listings(page(controls=(sort, call, mail, lamps), url=HOME), HOME)] == ["Lamps"]


def test_a_checkout_below_the_baskets_own_address_is_no_category() -> None:
    onward = control("Continue to Checkout →", href=f"{HOME}cart/c/1a2b3c")
    away = control("Continue to Checkout →", href=f"{HOME}c/lamps")
    assert checkout_ways(page(controls=(onward,)))[0].score > 3
    assert checkout_ways(page(controls=(away,)))[0].score < 2

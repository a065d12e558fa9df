"""tap-targets: 24 px or room around it, 44 px for what buys."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Box, Control, Field, PageView, Region, Stage
from tests.evidence import box, control, field, journey, judged, overlay, page

BUY = control("Add to basket", index=99, at=box(y=900, width=340, height=48))


def big(count: int) -> tuple[Control, ...]:
    """Comfortable links, far apart."""
    return tuple(
        control(f"Link {n}", index=n, at=box(y=1000 + 100 * n), href=f"https://shop.test/{n}") for n in range(count)
    )


def small_pair(gap: float, side: float = 16) -> tuple[Control, Control]:
    """Two small icons with a distance between them."""
    left = control("Share", index=50, at=box(0, 100, side, side), href="https://shop.test/share")
    right = control("Print", index=51, at=box(side + gap, 100, side, side), href="https://shop.test/print")
    return left, right


def product(*controls: Control, fields: tuple[Field, ...] = (), **more: Any) -> PageView:
    return page(controls=controls, fields=fields, **more)


def outcome(*controls: Control, **more: Any) -> Outcome:
    pages = {Stage.PRODUCT: product(BUY, *controls, **more), Stage.CHECKOUT: page(controls=big(2))}
    return judged("tap-targets", journey(pages))


def test_large_targets_pass_and_show_the_smallest_primary_action() -> None:
    seen = outcome(*big(10))
    assert (seen.verdict, seen.friction) == (Verdict.PASS, 0)
    assert seen.findings[0].quote == "Add to basket"


def test_small_icons_side_by_side_fail() -> None:
    seen = outcome(*big(4), *small_pair(gap=2))
    assert seen.verdict is Verdict.FAIL
    assert seen.measured.startswith("2 of 9 targets")
    assert "16 x 16" in seen.findings[0].message


def test_small_icons_with_room_around_them_pass() -> None:
    assert outcome(*big(4), *small_pair(gap=8)).verdict is Verdict.PASS


def test_a_small_icon_too_close_to_a_large_button_fails() -> None:
    icon = control("Share", index=50, at=box(0, 100, 16, 16))
    button = control("Read more", index=51, at=box(18, 80, 100, 60), href="https://shop.test/more")
    assert outcome(icon, button).verdict is Verdict.FAIL


def test_up_to_three_percent_only_warn() -> None:
    seen = outcome(*big(80), *small_pair(gap=2))
    assert seen.verdict is Verdict.WARN
    assert 0 < (seen.friction or 0) < 1


def test_links_within_a_sentence_are_exempt() -> None:
    one, other = small_pair(gap=2)
    inline = {"inline": True}
    assert outcome(one.model_copy(update=inline), other.model_copy(update=inline)).verdict is Verdict.PASS


def test_the_area_that_answers_counts_not_the_picture() -> None:
    icon = control("Share", index=50, at=box(0, 100, 16, 16), hit=box(-14, 86, 44, 44))
    other = control("Print", index=51, at=box(60, 100, 16, 16), hit=box(46, 86, 44, 44))
    assert outcome(icon, other).verdict is Verdict.PASS


def test_picture_and_title_of_one_product_count_once() -> None:
    picture = control("Ridge tent", index=1, at=box(0, 100, 150, 150), href="https://shop.test/tent")
    title = control("Ridge tent", index=2, at=box(0, 255, 150, 18), href="https://shop.test/tent")
    price = control("£20", index=3, at=box(0, 275, 40, 18), href="https://shop.test/tent")
    assert outcome(picture, title, price).measured.startswith("0 of 4 targets")


def test_a_card_link_over_its_own_button_counts_once() -> None:
    card = control("Ridge tent £189 View", index=1, at=box(0, 100, 170, 250), href="https://shop.test/tent")
    view = control("View", index=2, at=box(60, 320, 40, 18))
    assert outcome(card, view).measured.startswith("0 of 4 targets")


def test_a_heart_on_a_card_link_is_something_else_and_too_small() -> None:
    card = control("Ridge tent £189", index=1, at=box(0, 100, 170, 250), href="https://shop.test/tent")
    heart = control("Add to wishlist", index=2, at=box(140, 110, 20, 20))
    assert outcome(card, heart).verdict is Verdict.FAIL


def test_a_container_that_listens_for_taps_is_no_neighbour() -> None:
    listener = control("Everything", index=1, at=box(0, 50, 390, 400), tag="div")
    icon = control("Share", index=2, at=box(100, 100, 16, 16))
    assert outcome(listener, icon).verdict is Verdict.PASS


def test_a_fixed_bar_is_no_neighbour_of_what_it_moves_over() -> None:
    icon = control("Share", index=2, at=box(100, 600, 16, 16))
    bar = control("Menu", index=3, at=box(90, 605, 100, 59), fixed=True)
    assert outcome(icon, bar).verdict is Verdict.PASS


def test_hidden_skip_links_do_not_count() -> None:
    skip = control("Skip to content", at=box(0, 0, 1, 1), href="https://shop.test/#main")
    assert outcome(skip, *small_pair(gap=30)).verdict is Verdict.PASS


def test_a_labelled_check_box_counts_by_its_label() -> None:
    one = field("Gift wrap", at=box(0, 100, 13, 13), type="checkbox")
    other = field("Receipt", index=1, at=box(0, 120, 13, 13), type="checkbox")
    assert outcome(fields=(one, other)).verdict is Verdict.PASS


def test_a_drawn_check_box_without_label_does_count() -> None:
    one = field("", at=box(0, 100, 20, 20), type="checkbox")
    other = field("", index=1, at=box(0, 122, 20, 20), type="checkbox")
    assert outcome(fields=(one, other)).verdict is Verdict.FAIL


def test_controls_of_a_consent_banner_are_not_the_page() -> None:
    on_banner = {"overlay": 0}
    icons = tuple(icon.model_copy(update=on_banner) for icon in small_pair(gap=2))
    assert outcome(*icons, overlays=(overlay("consent"),)).verdict is Verdict.PASS


@pytest.mark.parametrize(("height", "verdict"), [(44, Verdict.PASS), (40, Verdict.WARN), (32, Verdict.FAIL)])
@pytest.mark.parametrize(
    ("lang", "label"),
    [
        ("en", "Add to basket"),
        ("de", "In den Warenkorb"),
        ("fr", "Ajouter au panier"),
        ("es", "Añadir al carrito"),
        ("it", "Aggiungi al carrello"),
        ("nl", "In winkelwagen"),
        ("pt", "Adicionar ao carrinho"),
        ("pl", "Dodaj do koszyka"),
        ("sv", "Lägg i varukorgen"),
        ("ja", "カートに入れる"),
    ],
)
def test_primary_actions_are_held_against_44_px(lang: str, label: str, height: float, verdict: Verdict) -> None:
    buy = control(label, at=box(y=500, width=300, height=height))
    pages = {Stage.PRODUCT: page(controls=(buy,), lang=lang), Stage.CHECKOUT: page(controls=big(2))}
    assert judged("tap-targets", journey(pages)).verdict is verdict


@pytest.mark.parametrize("name", ["+", "−", "Increase quantity", "Close"])
def test_quantity_and_close_are_primary(name: str) -> None:
    seen = outcome(control(name, at=box(y=500, width=30, height=30)))
    assert seen.verdict is Verdict.FAIL
    assert seen.findings[0].quote == name


def test_size_buttons_are_primary() -> None:
    sizes = [
        control(size, index=n, at=box(60 * n, 500, 34, 34), group="#sizes", pressed=False)
        for n, size in enumerate(("S", "M", "L"))
    ]
    assert outcome(*sizes).verdict is Verdict.FAIL


def test_tabs_are_no_size_buttons() -> None:
    tabs = [
        control(tab, index=n, at=box(90 * n, 500, 80, 34), group="#tabs", pressed=False, role="tab")
        for n, tab in enumerate(("Details", "Reviews"))
    ]
    assert outcome(*tabs).verdict is Verdict.PASS


def test_a_carousel_arrow_named_next_is_no_primary_action_on_a_product_page() -> None:
    assert outcome(control("Next", at=box(y=500, width=30, height=30))).verdict is Verdict.PASS


def test_native_radio_buttons_tell_no_size_but_drawn_swatches_do() -> None:
    buy = BUY.model_copy(update={"form": 3})
    native = field("Moss", at=box(0, 100, 13, 13), type="radio", form=3)
    drawn = field("Moss", at=box(0, 100, 32, 32), type="radio", form=3)
    checkout = page(controls=big(2))
    fine = judged("tap-targets", journey({Stage.PRODUCT: product(buy, fields=(native,)), Stage.CHECKOUT: checkout}))
    tight = judged("tap-targets", journey({Stage.PRODUCT: product(buy, fields=(drawn,)), Stage.CHECKOUT: checkout}))
    assert (fine.verdict, tight.verdict) == (Verdict.PASS, Verdict.FAIL)


def test_an_unseen_product_page_is_unclear() -> None:
    assert judged("tap-targets", journey({Stage.HOME: page(controls=big(3))})).verdict is Verdict.UNCLEAR


def test_an_unseen_checkout_makes_a_pass_less_sure() -> None:
    seen = judged("tap-targets", journey({Stage.PRODUCT: product(BUY)}))
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.9


def test_a_page_where_nothing_was_read_is_unclear() -> None:
    assert judged("tap-targets", journey({Stage.PRODUCT: page()})).verdict is Verdict.UNCLEAR


def test_footer_links_on_every_page_are_counted_on_every_page() -> None:
    links = tuple(
        control(f"Foot {n}", index=n, at=Box(x=0, y=3000 + 18 * n, width=90, height=18), region=Region.FOOTER)
        for n in range(4)
    )
    assert outcome(*links).measured.startswith("4 of 7 targets")

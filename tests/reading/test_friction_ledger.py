"""The friction ledger: what a visit costs, stage by stage."""

from typing import Any

import pytest

from frictionaudit.evidence import Action, Attempt, Journey, OverlaySeen, Stage
from frictionaudit.reading.friction_ledger import MM_PER_PX, friction_ledger
from tests.evidence import SCREEN, box, journey, overlay, page

PAGES = {stage: page() for stage in (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)}


def act(stage: Stage, target: str, kind: str = "tap", **more: Any) -> Action:
    known: dict[str, Any] = {"box": box(y=100), "at_ms": 0}
    return Action(stage=stage, kind=kind, target=target, **(known | more))


def walked(*actions: Action, **more: Any) -> Journey:
    return journey(PAGES, actions=actions, **more)


def test_taps_keystrokes_and_waiting_are_counted_by_stage() -> None:
    ledger = friction_ledger(
        walked(
            act(Stage.HOME, "https://shop.test/", "open"),
            act(Stage.LISTING, "Tents", wait_ms=400, opened=True),
            act(Stage.PRODUCT, "Ridge", wait_ms=300, opened=True),
            act(Stage.BASKET, "Size 6", "choose"),
            act(Stage.BASKET, "Add to basket", wait_ms=700),
            act(Stage.CHECKOUT, "E-mail", "type", keystrokes=17),
        )
    )
    assert [stage for stage, _ in ledger.stages] == [Stage.LISTING, Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT]
    basket = ledger.toll(Stage.BASKET)
    assert (basket.taps, basket.choices, basket.waited_ms) == (2, 1, 700)
    whole = ledger.toll()
    assert (whole.taps, whole.fields, whole.keystrokes, whole.waited_ms) == (4, 1, 17, 1400)


def test_taps_that_closed_a_layer_are_unwanted_not_part_of_the_way() -> None:
    layer = OverlaySeen(
        overlay=overlay("newsletter"), stage=Stage.LISTING, page=0, at_ms=1, closed=True, closed_by="No", taps=1
    )
    ledger = friction_ledger(walked(act(Stage.LISTING, "No"), act(Stage.LISTING, "Tents"), interruptions=(layer,)))
    toll = ledger.toll(Stage.LISTING)
    assert (toll.taps, toll.unwanted, toll.interruptions) == (1, 1, 1)


def test_what_a_country_layer_asks_to_be_chosen_is_its_price_and_no_option_of_a_product() -> None:
    layer = OverlaySeen(
        overlay=overlay("country"), stage=Stage.HOME, page=0, at_ms=5, closed=True, closed_by="Go", taps=2
    )
    told = walked(
        act(Stage.HOME, "Country: Spain", "choose", at_ms=6),
        act(Stage.HOME, "Go", at_ms=7),
        act(Stage.BASKET, "Colour: Blue", "choose", at_ms=20),
        act(Stage.BASKET, "Add to basket", at_ms=21),
        interruptions=(layer,),
    )
    whole = friction_ledger(told).toll()
    assert (whole.taps, whole.choices, whole.unwanted) == (2, 1, 2)


def test_taps_that_led_nowhere_are_wasted() -> None:
    told = walked(act(Stage.LISTING, "Offers"), act(Stage.LISTING, "Tents"))
    visits = tuple(
        visit.model_copy(update={"attempts": (Attempt(act="follow", target="Offers"),)})
        if visit.stage is Stage.LISTING
        else visit
        for visit in told.visits
    )
    toll = friction_ledger(told.model_copy(update={"visits": visits})).toll(Stage.LISTING)
    assert (toll.taps, toll.wasted) == (1, 1)


def test_a_detour_that_the_walk_came_back_from_is_wasted() -> None:
    told = walked(
        act(Stage.LISTING, "Blog", opened=True),
        act(Stage.LISTING, "https://shop.test/", "open"),
        act(Stage.LISTING, "Tents"),
    )
    toll = friction_ledger(told).toll(Stage.LISTING)
    assert (toll.taps, toll.wasted) == (1, 1)


def test_a_pop_up_on_the_detour_takes_nothing_from_the_way() -> None:
    layer = OverlaySeen(
        overlay=overlay("newsletter"), stage=Stage.LISTING, page=0, at_ms=5, closed=True, closed_by="No", taps=1
    )
    told = walked(
        act(Stage.LISTING, "No", at_ms=6),
        act(Stage.LISTING, "https://shop.test/", "open", at_ms=10),
        act(Stage.LISTING, "Tents", at_ms=20),
        interruptions=(layer,),
    )
    toll = friction_ledger(told).toll(Stage.LISTING)
    assert (toll.taps, toll.unwanted) == (1, 1)


def test_the_page_of_a_stage_is_no_way_back_when_it_is_opened_by_its_address() -> None:
    pages = {stage: page(url=f"https://shop.test/{stage}") for stage in PAGES}
    told = journey(pages, actions=(act(Stage.PRODUCT, "https://shop.test/product", "open"),))
    assert friction_ledger(told).toll().taps == 1
    back = act(Stage.PRODUCT, "https://shop.test/listing", "open")
    told = journey(pages, actions=(act(Stage.PRODUCT, "Sold out"), back, act(Stage.PRODUCT, "Ridge")))
    assert (friction_ledger(told).toll().taps, friction_ledger(told).toll().wasted) == (1, 1)


def test_an_address_that_had_to_be_opened_is_a_tap() -> None:
    told = walked(act(Stage.LISTING, "https://shop.test/tents", "open"))
    assert friction_ledger(told).toll().taps == 1


def test_side_trips_are_not_part_of_it() -> None:
    assert friction_ledger(walked(act(Stage.RETURNS, "Returns"))).toll().taps == 0


def test_what_lies_below_costs_scrolling_and_what_is_in_sight_does_not() -> None:
    height = SCREEN[1]
    near = friction_ledger(walked(act(Stage.PRODUCT, "Ridge", box=box(y=height - 60)))).toll()
    far = friction_ledger(walked(act(Stage.PRODUCT, "Ridge", box=box(y=3 * height)))).toll()
    assert near.screens == 0
    assert far.screens == pytest.approx(2.5, abs=0.1)


def test_the_thumbs_way_is_told_in_millimetres_from_the_bottom_of_the_screen() -> None:
    width, height = SCREEN
    top = box(x=width / 2 - 24, y=0, width=48, height=48)
    toll = friction_ledger(walked(act(Stage.PRODUCT, "Menu", box=top))).toll()
    assert toll.thumb_mm == pytest.approx((height - 24) * MM_PER_PX, abs=0.1)
    assert pytest.approx(25.4) == 160 * MM_PER_PX


def test_an_act_without_a_place_is_said() -> None:
    assert friction_ledger(walked(act(Stage.PRODUCT, "Ridge", box=None))).toll().unplaced == 1


def test_nothing_done_costs_nothing() -> None:
    empty = journey({})
    assert friction_ledger(empty).stages == ()
    assert friction_ledger(empty).toll().taps == 0


def test_a_look_ahead_from_the_list_that_was_taken_back_is_no_part_of_the_way() -> None:
    shelf = page(url="https://shop.test/cups")
    walked_back = journey(
        PAGES | {Stage.LISTING: shelf},
        actions=(
            act(Stage.LISTING, "Cups", url="https://shop.test/"),
            act(Stage.LISTING, "Mug", url=shelf.url),
            act(Stage.LISTING, shelf.url, "open"),
            act(Stage.LISTING, "Jug", url=shelf.url),
            act(Stage.LISTING, shelf.url, "open"),
        ),
    )
    toll = friction_ledger(walked_back).toll(Stage.LISTING)
    assert (toll.taps, toll.wasted) == (1, 2)

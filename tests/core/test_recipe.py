"""What a walk leaves to be followed, and what the next one says of it: pure functions over hand-made journeys."""

from typing import Any

import pytest

from frictionaudit.evidence import (
    Action,
    Attempt,
    Journey,
    Overlay,
    OverlaySeen,
    Problem,
    ProblemCode,
    Region,
    Stage,
)
from frictionaudit.recipe import Recipe, drift, place, recipe, told
from frictionaudit.shopper.find.checkout import checkout_ways
from frictionaudit.shopper.find.listings import listings
from frictionaudit.shopper.find.ranking import LED_ON, Candidate, recalled
from frictionaudit.shopper.firewall.acts import Act
from tests.evidence import box, control, journey, line, page

HOME = "https://shop.test/"
PATHS = {
    Stage.HOME: "",
    Stage.LISTING: "mugs",
    Stage.PRODUCT: "p/trail-mug",
    Stage.BASKET: "basket",
    Stage.CHECKOUT: "checkout",
    Stage.PAYMENT: "checkout/payment",
}
WAY: tuple[tuple[Stage, str, str, str], ...] = (
    (Stage.LISTING, "tap", "Mugs", Act.FOLLOW),
    (Stage.PRODUCT, "tap", "Trail mug £12.00", Act.FOLLOW),
    (Stage.BASKET, "choose", "Size: Large", ""),
    (Stage.BASKET, "tap", "Add to basket · £12.00", Act.ADD),
    (Stage.BASKET, "tap", "Basket (1)", Act.VIEW_BASKET),
    (Stage.CHECKOUT, "tap", "Checkout", Act.CHECK_OUT),
    (Stage.CHECKOUT, "type", "E-mail", ""),
    (Stage.CHECKOUT, "type", "Phone", ""),
    (Stage.CHECKOUT, "choose", "County: Kent", ""),
    (Stage.CHECKOUT, "tap", "Continue", Act.ADVANCE),
)
UNSAFE = Problem(code=ProblemCode.UNSAFE, message="going on may be the order")


def walked(
    way: tuple[tuple[Stage, str, str, str], ...] = WAY,
    *,
    product: tuple[str, str] = ("p/trail-mug", "Trail mug"),
    wasted: tuple[str, ...] = (),
    upto: Stage = Stage.PAYMENT,
    **more: Any,
) -> Journey:
    """A journey along these acts; those whose target is in `wasted` moved nothing."""
    stages = list(PATHS)[: list(PATHS).index(upto) + 1]
    paths = PATHS | {Stage.PRODUCT: product[0]}
    pages = {
        stage: page(url=HOME + paths[stage], title=stage, lines=(line(product[1], heading=1, region=Region.MAIN),))
        for stage in stages
    }
    at = {"tap": "a", "type": "text", "choose": "select-one"}
    on = {Stage.LISTING: Stage.HOME, Stage.PRODUCT: Stage.LISTING, Stage.BASKET: Stage.PRODUCT}
    acts = [Action(at_ms=0, stage=Stage.HOME, kind="open", target=HOME)] + [
        Action(
            at_ms=n,
            stage=stage,
            kind=kind,
            target=name,
            role=at[kind],
            url=HOME + paths[on.get(stage, stage)],
            box=box(),
        )
        for n, (stage, kind, name, _) in enumerate(way, start=1)
    ]
    tries = tuple(
        Attempt(act=act, target=name, moved=name not in wasted, effect="" if name in wasted else "the page moved")
        for _, kind, name, act in way
        if kind == "tap" and act
    )
    found = journey(pages, **({"actions": tuple(acts), "reached_last_page": upto is Stage.PAYMENT} | more))
    last = found.visits[-1].model_copy(update={"attempts": tries})
    return found.model_copy(update={"visits": (*found.visits[:-1], last)})


def changed(*swaps: tuple[str, str], more: tuple[tuple[Stage, str, str, str], ...] = ()) -> Recipe:
    """The recipe of a shop where these names are others, an empty name is no act, and acts are added at the end."""
    names = dict(swaps)
    way = tuple((stage, kind, names.get(name, name), act) for stage, kind, name, act in WAY if names.get(name, name))
    return recipe(walked((*way, *more)))


def words(before: Recipe, after: Recipe) -> list[str]:
    return [one.words for one in drift(before, after)]


def test_a_recipe_names_what_led_on_by_role_and_text_with_the_path_it_stood_on() -> None:
    found = recipe(walked())
    assert [(step.stage, step.kind, step.name) for step in found.steps[:4]] == [
        (Stage.HOME, "open", "/"),
        (Stage.LISTING, "tap", "Mugs"),
        (Stage.PRODUCT, "tap", "Trail mug £12.00"),
        (Stage.BASKET, "choose", "Size: Large"),
    ]
    tap = found.steps[1]
    assert (tap.role, tap.act, tap.place, tap.then) == ("a", "follow a link", "/", "opened /mugs")
    assert (found.listing, found.product, found.product_name) == ("/mugs", "/p/trail-mug", "Trail mug")
    assert (found.taps, found.fields, found.last, found.good) == (8, 2, Stage.PAYMENT, True)


def test_no_selector_and_no_answer_given_in_checkout_is_in_it() -> None:
    text = recipe(walked()).model_dump_json()
    assert "Kent" not in text
    assert "#control" not in text
    assert "County" in text


def test_taps_that_moved_nothing_and_answers_to_what_came_by_itself_are_no_part_of_it() -> None:
    layer = Overlay(index=0, kind="newsletter", box=box())
    seen = OverlaySeen(overlay=layer, stage=Stage.LISTING, page=0, at_ms=1, closed=True, closed_by="Not now", taps=1)
    way = ((Stage.LISTING, "tap", "Not now", ""), (Stage.LISTING, "tap", "Our story", Act.FOLLOW), *WAY)
    found = recipe(walked(way, wasted=("Our story",), interruptions=(seen,)))
    assert found.steps == recipe(walked()).steps


def test_it_is_told_in_plain_english() -> None:
    text = told(recipe(walked()))
    assert text.startswith("Acme on iPhone 15, as walked on 2026-01-05:\n  1. home: open /\n")
    assert "  2. listing, on /: tap the link “Mugs”; opened /mugs\n" in text
    assert "fill in “E-mail”, “Phone”\n" in text
    assert text.endswith("That is 8 taps and 2 fields to the last page before the order.\n")


def test_a_walk_without_acts_leaves_a_recipe_that_nobody_follows() -> None:
    found = recipe(journey({Stage.HOME: ProblemCode.BLOCKED}, ending=UNSAFE))
    assert (found.steps, found.good) == ((), False)
    assert not recipe(walked(upto=Stage.PRODUCT, ending=UNSAFE)).good
    assert recipe(walked(upto=Stage.PRODUCT)).good, "it came as far as it was asked to"
    assert recipe(walked(upto=Stage.BASKET, ending=UNSAFE)).good


@pytest.mark.parametrize(
    ("swaps", "more", "found"),
    [
        ((), (), []),
        ((("Basket (1)", "Basket (2)"), ("Add to basket · £12.00", "Add to basket · £9.50")), (), []),
        ((("Size: Large", "Size: Small"),), (), []),
        ((("Checkout", "Go to payment"),), (), ["the checkout button was renamed: “Checkout” → “Go to payment”"]),
        ((("Mugs", "Cups"),), (), ["a link on the way was renamed: “Mugs” → “Cups”"]),
        ((("Phone", "Phone number"),), (), ["a field was renamed: “Phone” → “Phone number”"]),
        ((("Phone", ""),), (), ["one field fewer than last time: “Phone”, at the stage checkout"]),
        (
            (("Phone", "Company"),),
            (),
            [
                "one more field than last time: “Company”, at the stage checkout",
                "one field fewer than last time: “Phone”, at the stage checkout",
            ],
        ),
        (
            (),
            ((Stage.CHECKOUT, "tap", "Next", Act.ADVANCE),),
            ["one more step than last time: “Next”, at the stage checkout"],
        ),
        ((("Basket (1)", ""),), (), ["one step fewer than last time: “Basket (1)”, at the stage basket"]),
        (
            (),
            ((Stage.CHECKOUT, "choose", "Title: Ms", ""),),
            ["one more choice than last time: “Title”, at the stage checkout"],
        ),
    ],
)
def test_each_way_in_which_a_recipe_no_longer_fits_is_told_once(
    swaps: tuple[tuple[str, str], ...], more: tuple[tuple[Stage, str, str, str], ...], found: list[str]
) -> None:
    assert words(recipe(walked()), changed(*swaps, more=more)) == found


def test_fields_in_another_order_are_no_drift() -> None:
    way = list(WAY)
    way[6], way[7] = way[7], way[6]
    assert drift(recipe(walked()), recipe(walked(tuple(way)))) == ()


def test_another_product_is_told_and_what_it_asks_is_not_compared() -> None:
    way = tuple(act for act in WAY if act[2] != "Size: Large")
    other = walked(way, product=("p/camp-mug", "Camp mug"))
    before = recipe(walked())
    assert words(before, recipe(other)) == ["another product than last time: “Trail mug” → “Camp mug”"]
    followed = other.model_copy(update={"followed": True})
    assert words(before, recipe(followed)) == ["the product of last time is gone: “Trail mug” → “Camp mug”"]
    assert words(before, recipe(walked(product=("goods/trail-mug", "Trail mug")))) == [], "the same one, moved"


def test_a_walk_that_ended_early_is_compared_as_far_as_it_came() -> None:
    short = recipe(walked(WAY[:6], upto=Stage.CHECKOUT, ending=UNSAFE))
    renamed = tuple((stage, kind, name.replace("Checkout", "Buy these"), act) for stage, kind, name, act in WAY[:6])
    assert words(recipe(walked()), short) == []
    assert words(recipe(walked()), recipe(walked(renamed, upto=Stage.CHECKOUT, ending=UNSAFE))) == [
        "the checkout button was renamed: “Checkout” → “Buy these”"
    ]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://shop.test", "/"),
        ("https://shop.test/p?id=5#reviews", "/p?id=5"),
        ("https://shop.test/#/p/5", "/#/p/5"),
    ],
)
def test_a_place_is_what_names_a_page(url: str, path: str) -> None:
    assert place(url) == path


def test_what_led_on_last_time_comes_first_and_nothing_is_added() -> None:
    ways = checkout_ways(
        page(
            controls=(
                control("Proceed to checkout", index=0, href=f"{HOME}checkout", filled=True),
                control("Checkout", index=1, href=f"{HOME}go", at=box(y=100)),
            )
        )
    )
    known = recipe(walked())
    assert [one.control.name for one in ways] == ["Proceed to checkout", "Checkout"]
    again = recalled(ways, known, Act.CHECK_OUT, Stage.CHECKOUT)
    assert [one.control.name for one in again] == ["Checkout", "Proceed to checkout"]
    assert again[0].reasons[-1] == LED_ON
    for other in (
        recalled(ways, known, Act.ADVANCE, Stage.CHECKOUT),
        recalled(ways, None, Act.CHECK_OUT, Stage.CHECKOUT),
    ):
        assert other == ways
    button = [Candidate(control("Checkout", index=2), 1, ("named checkout",))]
    assert recalled(button, known, Act.CHECK_OUT, Stage.CHECKOUT) == button, "another role is another control"


def test_the_list_of_last_time_is_known_by_its_path_under_another_name() -> None:
    links = ("Kettles", "kettles"), ("All our cups", "mugs")
    shown = page(
        url=HOME,
        controls=tuple(
            control(name, index=n, href=HOME + path, region=Region.NAV) for n, (name, path) in enumerate(links)
        ),
    )
    found = recalled(listings(shown, HOME), recipe(walked()), Act.FOLLOW, Stage.LISTING)
    assert [one.control.name for one in found] == ["All our cups", "Kettles"]

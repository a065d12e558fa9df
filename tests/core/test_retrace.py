"""How to come to a page, in plain words."""

import pytest

from frictionaudit.evidence import Action, Journey, Stage
from reports.retrace import steps_to
from tests.evidence import journey, page

ACTIONS = (
    (Stage.HOME, "open", "https://shop.test/", None),
    (Stage.HOME, "tap", "Reject all", None),
    (Stage.LISTING, "tap", "Tents", 0),
    (Stage.PRODUCT, "tap", "Ridge 2", 1),
    (Stage.RETURNS, "open", "https://shop.test/returns", 2),
    (Stage.BASKET, "choose", "M", 2),
    (Stage.BASKET, "tap", "Add to basket", 2),
    (Stage.CHECKOUT, "tap", "Checkout", 3),
    (Stage.CHECKOUT, "type", "E-mail *", 4),
    (Stage.CHECKOUT, "type", "Name", 4),
    (Stage.CHECKOUT, "tap", "Next", 4),
)


@pytest.fixture
def walk() -> Journey:
    pages = {stage: page() for stage in (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)}
    made = journey({**pages, Stage.CHECKOUT: (page(), page()), Stage.RETURNS: page(url="https://shop.test/returns")})
    return made.model_copy(
        update={
            "actions": tuple(
                Action(at_ms=n, stage=stage, kind=kind, target=target, page=at)
                for n, (stage, kind, target, at) in enumerate(ACTIONS)
            )
        }
    )


def test_the_steps_end_where_the_page_came_up(walk: Journey) -> None:
    assert steps_to(walk, 0)[1:] == ("Open https://shop.test/", "Tap “Reject all”")
    assert steps_to(walk, 3)[-3:] == ("Tap “Ridge 2”", "Choose “M”", "Tap “Add to basket”")


def test_what_is_typed_one_after_the_other_is_one_step(walk: Journey) -> None:
    assert steps_to(walk, 5)[-2:] == ("Fill in 2 boxes: E-mail and Name", "Tap “Next”")


def test_pages_opened_on_the_side_are_not_on_the_way_but_can_be_the_goal(walk: Journey) -> None:
    assert not any("returns" in step for step in steps_to(walk, 5))
    assert steps_to(walk, 6)[1:] == ("Open https://shop.test/returns",)


def test_the_phone_comes_first_and_an_unknown_page_has_no_steps(walk: Journey) -> None:
    assert steps_to(walk, 1)[0].startswith("Take an iPhone 15,")
    assert steps_to(walk, 99) == ()

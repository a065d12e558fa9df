"""taps-to-basket: the taps from the front page into the basket."""

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Action, OverlaySeen, Problem, ProblemCode, Stage, Visit
from tests.evidence import box, journey, judged, overlay, page

PAGES = {stage: page() for stage in (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)}


def taps(count: int) -> tuple[Action, ...]:
    stages = (Stage.LISTING, Stage.PRODUCT, *(Stage.BASKET for _ in range(count - 2)))
    return tuple(Action(at_ms=n, stage=s, kind="tap", target=f"tap {n}", box=box()) for n, s in enumerate(stages))


def layer(kind: str, count: int = 1) -> OverlaySeen:
    return OverlaySeen(
        overlay=overlay(kind), stage=Stage.PRODUCT, page=2, at_ms=1, closed=True, closed_by="x", taps=count
    )


def outcome(count: int, *layers: OverlaySeen) -> Outcome:
    closing = tuple(
        Action(at_ms=50, stage=Stage.PRODUCT, kind="tap", target="x") for seen in layers for _ in range(seen.taps)
    )
    return judged("taps-to-basket", journey(PAGES, actions=(*taps(count), *closing), interruptions=layers))


@pytest.mark.parametrize(
    ("count", "verdict"),
    [(5, Verdict.PASS), (6, Verdict.PASS), (7, Verdict.WARN), (9, Verdict.WARN), (10, Verdict.FAIL)],
)
def test_taps_to_the_basket(count: int, verdict: Verdict) -> None:
    seen = outcome(count)
    assert seen.verdict is verdict
    assert seen.measured == f"{count} taps to the basket"


@pytest.mark.parametrize(("count", "verdict"), [(1, Verdict.WARN), (2, Verdict.WARN), (3, Verdict.FAIL)])
def test_pop_ups_on_the_way_cost_unwanted_taps(count: int, verdict: Verdict) -> None:
    seen = outcome(5, layer("newsletter", count))
    assert seen.verdict is verdict
    assert f"{count} unwanted" in seen.measured


def test_a_bar_that_stays_where_it_is_costs_no_taps() -> None:
    bar = layer("other", 3).model_copy(update={"closed": False, "closed_by": ""})
    assert outcome(5, bar).verdict is Verdict.PASS


@pytest.mark.parametrize("kind", ["consent", "age", "country"])
def test_a_question_that_must_be_asked_is_not_unwanted_when_one_tap_answers_it(kind: str) -> None:
    assert outcome(5, layer(kind, 1)).verdict is Verdict.PASS
    assert outcome(5, layer(kind, 3)).verdict is Verdict.WARN


def test_many_taps_from_the_basket_to_checkout_warn() -> None:
    told = journey(PAGES | {Stage.CHECKOUT: page()}, actions=taps(5))
    last = told.visits[-1].model_copy(update={"taps": 4})
    told = told.model_copy(update={"visits": (*told.visits[:-1], last)})
    seen = judged("taps-to-basket", told)
    assert seen.verdict is Verdict.WARN
    assert "4 to checkout" in seen.measured


def test_an_account_asked_for_before_the_basket_fails() -> None:
    wall = Visit(stage=Stage.BASKET, problem=Problem(code=ProblemCode.ACCOUNT_WALL, message="sign in to add"))
    told = journey({Stage.HOME: page(), Stage.PRODUCT: page()})
    told = told.model_copy(update={"visits": (*told.visits, wall)})
    assert judged("taps-to-basket", told).verdict is Verdict.FAIL


def test_a_walk_that_never_filled_the_basket_is_unclear() -> None:
    told = journey({Stage.HOME: page(), Stage.PRODUCT: page(), Stage.BASKET: ProblemCode.LOST})
    assert judged("taps-to-basket", told).verdict is Verdict.UNCLEAR

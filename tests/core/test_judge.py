"""The runner: a check sees what it named, and what was not seen is never good or bad."""

from dataclasses import replace

from frictionaudit.check import Check, Outcome, Verdict, passed
from frictionaudit.evidence import Journey, ProblemCode, Stage
from frictionaudit.judge import judge
from tests.evidence import check_by_id, journey, page


def asking(answer: object, *, needs: tuple[Stage, ...] = (), uses: tuple[Stage, ...] = ()) -> Check:
    def run(evidence: Journey) -> Outcome:
        if isinstance(answer, Exception):
            raise answer
        return passed(",".join(sorted(visit.stage for visit in evidence.visits)))

    return replace(check_by_id("fits-my-screen"), judge=run, needs=needs, uses=uses)


def test_a_missing_page_is_unclear_never_a_pass() -> None:
    outcome = judge(journey({Stage.HOME: page()}), asking("", needs=(Stage.BASKET,)))
    assert outcome.verdict is Verdict.UNCLEAR
    assert outcome.friction is None
    assert "basket" in outcome.reason


def test_the_reason_says_what_happened_at_the_missing_stage() -> None:
    outcome = judge(
        journey({Stage.HOME: page(), Stage.CHECKOUT: ProblemCode.LOST}), asking("", needs=(Stage.CHECKOUT,))
    )
    assert "checkout: lost" in outcome.reason


def test_a_check_sees_only_the_stages_it_named() -> None:
    seen = journey({Stage.HOME: page(), Stage.PRODUCT: page(), Stage.BASKET: page()})
    assert judge(seen, asking("", needs=(Stage.HOME,), uses=(Stage.BASKET,))).reason == "basket,home"


def test_without_any_page_it_could_use_a_check_is_unclear() -> None:
    assert judge(journey({Stage.HOME: page()}), asking("", uses=(Stage.CHECKOUT,))).verdict is Verdict.UNCLEAR


def test_a_crashing_check_costs_its_own_cell_and_counts_as_nothing() -> None:
    outcome = judge(journey({Stage.HOME: page()}), asking(ZeroDivisionError("no"), needs=(Stage.HOME,)))
    assert outcome.verdict is Verdict.ERROR
    assert outcome.friction is None
    assert "ZeroDivisionError" in outcome.reason

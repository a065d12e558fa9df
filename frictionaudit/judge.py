"""Evidence to outcomes: runs each check on each journey. Pure: no clock, network or disk."""

from collections.abc import Iterable, Sequence
from typing import cast

from frictionaudit.check import Check, Judge, Outcome, RivalJudge, Verdict, unclear
from frictionaudit.evidence import Journey, ProblemCode, Stage

_WHY = {
    ProblemCode.NOT_ASKED: "the trip was not asked to go there",
    ProblemCode.BLOCKED: "the shop blocked the visit",
    ProblemCode.UNREACHABLE: "the shop could not be reached",
}


def judge(journey: Journey, check: Check, rivals: Sequence[Journey] = ()) -> Outcome:
    """The outcome of one check on one journey, beside those of its rivals where the check compares.

    A check sees only the stages it named. Where a needed stage was not seen the outcome is `unclear` with the
    reason; a check that crashes gives `error`, which is never counted as good or bad.
    """
    seen = {visit.stage for visit in (*journey.visits, *journey.side_visits) if visit.page is not None}
    missing = [stage for stage in check.needs if stage not in seen]
    if missing:
        return unclear(_missing(journey, missing[0]))
    wanted = {*check.needs, *check.uses}
    if not wanted & seen:
        return unclear(_missing(journey, next(iter((*check.needs, *check.uses)), Stage.HOME)))
    try:
        return _outcome(_ask(check, _only(journey, wanted), tuple(_only(rival, wanted) for rival in rivals)))
    except Exception as error:  # a broken plug-in must cost its own cell, never the run
        return Outcome(
            verdict=Verdict.ERROR, confidence=0, reason=f"the check crashed: {type(error).__name__}: {error}"
        )


def _ask(check: Check, journey: Journey, rivals: tuple[Journey, ...]) -> object:
    if check.among_rivals:
        return cast(RivalJudge, check.judge)(journey, rivals)
    return cast(Judge, check.judge)(journey)


def _outcome(answer: object) -> Outcome:
    if not isinstance(answer, Outcome):
        raise TypeError(f"it answered {type(answer).__name__}, not an Outcome")
    return answer


def judge_all(journey: Journey, checks: Iterable[Check], rivals: Sequence[Journey] = ()) -> dict[str, Outcome]:
    """Outcomes of many checks by check id."""
    return {check.id: judge(journey, check, rivals) for check in checks}


def rivals_of(journey: Journey, journeys: Iterable[Journey]) -> tuple[Journey, ...]:
    """The journeys through other sites on the same device in the same round of visits."""
    mine = journey.trip
    others = (other for other in journeys if other.trip.site.name != mine.site.name)
    return tuple(other for other in others if (other.trip.device, other.trip.repeat) == (mine.device, mine.repeat))


def _only(journey: Journey, stages: set[Stage]) -> Journey:
    return journey.model_copy(
        update={
            "visits": tuple(visit for visit in journey.visits if visit.stage in stages),
            "side_visits": tuple(visit for visit in journey.side_visits if visit.stage in stages),
        }
    )


def _missing(journey: Journey, stage: Stage) -> str:
    problem = journey.problem(stage)
    page = f"the {stage} page was not seen"
    if problem is None:
        return page
    return f"{page}: {_WHY.get(problem.code, problem.message)}"

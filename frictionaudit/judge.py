"""Evidence to outcomes: runs each check on each journey. Pure: no clock, network or disk."""

from collections.abc import Iterable

from frictionaudit.check import Check, Outcome, Verdict, unclear
from frictionaudit.evidence import Journey, ProblemCode, Stage

_WHY = {
    ProblemCode.NOT_ASKED: "the trip was not asked to go there",
    ProblemCode.BLOCKED: "the shop blocked the visit",
    ProblemCode.UNREACHABLE: "the shop could not be reached",
}


def judge(journey: Journey, check: Check) -> Outcome:
    """The outcome of one check on one journey.

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
        return _outcome(check.judge(_only(journey, wanted)))
    except Exception as error:  # a broken plug-in must cost its own cell, never the run
        return Outcome(
            verdict=Verdict.ERROR, confidence=0, reason=f"the check crashed: {type(error).__name__}: {error}"
        )


def _outcome(answer: object) -> Outcome:
    if not isinstance(answer, Outcome):
        raise TypeError(f"it answered {type(answer).__name__}, not an Outcome")
    return answer


def judge_all(journey: Journey, checks: Iterable[Check]) -> dict[str, Outcome]:
    """Outcomes of many checks by check id."""
    return {check.id: judge(journey, check) for check in checks}


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

"""What fixing things would do, held against scoring the fixed answers anew."""

import random
from pathlib import Path

import pytest

from frictionaudit import compare
from frictionaudit.check import Tier
from frictionaudit.result import AuditResult, Combined
from frictionaudit.score import score
from reports.repairs import MOST, meter, repairs, standing
from tests.scorecards import CHECKS, make_audit, make_result


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> AuditResult:
    return make_audit(tmp_path_factory.mktemp("run"))[0]


def fixed_anew(result: AuditResult, fixed: set[str]) -> AuditResult:
    """The audit with these checks' friction gone from the subject's site, scored and ranked by the program."""
    us = result.site(result.subject)
    answers = {id: _fixed(one) if id in fixed else one for id, one in us.checks.items()}
    mended = us.model_copy(update={"checks": answers, "score": score(CHECKS, answers)})
    return make_result([mended if site.name == us.name else site for site in result.sites])


def _fixed(answer: Combined) -> Combined:
    return answer.model_copy(update={"friction": 0.0})


@pytest.mark.parametrize("seed", range(12))
def test_score_and_place_after_fixes_are_what_scoring_anew_gives(result: AuditResult, seed: int) -> None:
    assert result.gains is not None
    fixed = {one.check for one in result.roadmap if random.Random(f"{seed} {one.check}").random() < 0.5}
    anew, told = fixed_anew(result, fixed), standing(result, result.gains, fixed)
    assert told.score == anew.site(anew.subject).score.value
    assert told.place == anew.ranking.index(anew.subject) + 1
    level = {gap for gap in anew.ranking if _near(anew, gap)}
    assert set(told.level_with) == level - {anew.subject}


def _near(result: AuditResult, rival: str) -> bool:
    return abs(result.common_scores[rival] - result.common_scores[result.subject]) < 3


def test_nothing_fixed_is_the_score_as_it_stands_and_all_fixed_is_100(result: AuditResult) -> None:
    assert result.gains is not None
    now = standing(result, result.gains)
    assert now.score == result.site(result.subject).score.value
    assert now.place == result.ranking.index(result.subject) + 1
    everything = standing(result, result.gains, set(result.gains.score))
    assert (everything.score, everything.place) == (100.0, 1)
    assert repairs(result)[-1].after == everything


def test_the_meter_counts_the_fewest_fixes_that_bring_most(result: AuditResult) -> None:
    found = repairs(result)
    read = meter(found)
    assert read is not None
    points = sorted((one.points for one in found), reverse=True)
    assert sum(points[: read.few]) >= MOST * sum(points) > sum(points[: read.few - 1])
    assert read.share == pytest.approx(sum(points[: read.few]) / sum(points))
    shiny = sum(one.points for one in found if one.info.tier is Tier.SHINY)
    assert read.lost - read.basics == pytest.approx(shiny)
    assert shiny > 0


def test_owners_whom_nobody_named_come_first_and_all_points_are_somebodys(result: AuditResult) -> None:
    read = meter(repairs(result))
    assert read is not None
    named = [one.named for one in read.owners]
    assert named == sorted(named)
    assert {one.owner for one in read.owners if one.named} == {"Dana of the app team"}
    assert sum(one.points for one in read.owners) == pytest.approx(read.lost)


def test_a_result_without_gains_or_score_has_no_repairs(result: AuditResult, tmp_path: Path) -> None:
    assert repairs(result.model_copy(update={"gains": None})) == ()
    assert meter(()) is None


def test_a_subject_without_a_place_has_gains_of_its_score_alone(result: AuditResult) -> None:
    alone = make_result([result.site(result.subject)])
    assert alone.gains is not None
    assert standing(alone, alone.gains, {"guest-checkout"}).place is None
    unseen = result.site(result.subject).model_copy(update={"status": "not-audited"})
    assert compare.gains(CHECKS, [unseen, *result.sites[1:]], unseen.name).ranked == {}

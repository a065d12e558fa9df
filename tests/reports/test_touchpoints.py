"""Where points are lost: nothing is lost twice, nothing gets lost, and what was not seen is not called good."""

from pathlib import Path

import pytest

from frictionaudit.evidence import Problem, ProblemCode, Reach, Stage
from frictionaudit.result import SiteResult, Step
from reports.overview import Anchors
from reports.touchpoints import Met, Touchpoint, touchpoints
from tests.reports.pack import audit
from tests.scorecards import acme, make_result, make_site, make_trip


def rows() -> dict[Stage | None, Touchpoint]:
    result, _ = audit()
    return {row.stage: row for group in touchpoints(result, Anchors.of(result.sites)) for row in group.rows}


def met(site: SiteResult, stage: Stage) -> Met:
    result = make_result([site])
    found = (row for group in touchpoints(result, Anchors.of(result.sites)) for row in group.rows)
    return next(row.met[0] for row in found if row.stage is stage)


def test_each_column_adds_up_to_what_the_site_lost() -> None:
    result, _ = audit()
    columns = zip(*(row.met for row in rows().values()), strict=True)
    for column in columns:
        lost = result.site(column[0].site.name).score.lost
        assert sum(one.points for one in column) == pytest.approx(sum(one.points for one in lost))


def test_a_check_is_shared_out_over_the_pages_that_its_findings_point_at() -> None:
    result, _ = audit()
    lost = {one.check: one.points for one in result.site("Acme").score.lost}
    shares = {
        stage: loss.points
        for stage, row in rows().items()
        for loss in row.met[0].losses
        if loss.info.id == "same-info-twice"
    }
    assert len(shares) == len(set(shares)) >= 1
    assert sum(shares.values()) == pytest.approx(lost["same-info-twice"])
    assert len(set(shares.values())) == 1


def test_owners_are_those_of_what_the_subject_loses_there() -> None:
    result, _ = audit()
    owners = {one.check: one.owner for one in result.roadmap}
    for row in rows().values():
        assert set(row.owners) == {owners[loss.info.id] for loss in row.met[0].losses}


def test_a_page_that_was_not_seen_is_not_called_good(tmp_path: Path) -> None:
    wall = Problem(code=ProblemCode.BLOCKED, message="a bot check stood in the way", advice="")
    trip = make_trip(tmp_path, "Acme", "Pixel 7", acme("Pixel 7"), "#333", Reach.CHECKOUT)
    steps = (*(step for step in trip.steps if step.stage is not Stage.BASKET), Step(stage=Stage.BASKET, problem=wall))
    unseen = met(make_site("Acme", [trip.model_copy(update={"steps": steps})]), Stage.BASKET)
    assert (unseen.anchor, unseen.why_not) == ("", "not seen: the shop blocked the visit")


def test_a_checkout_of_one_page_has_no_page_that_was_missed(tmp_path: Path) -> None:
    trip = make_trip(tmp_path, "Acme", "Pixel 7", acme("Pixel 7"), "#333", Reach.PAYMENT)
    steps = tuple(step for step in trip.steps if step.stage is not Stage.PAYMENT)
    for reached, words in ((True, "the checkout is one page"), (False, "not seen: the walk did not come here")):
        one = trip.model_copy(update={"steps": steps, "reached_last_page": reached})
        assert met(make_site("Acme", [one]), Stage.PAYMENT).why_not == words

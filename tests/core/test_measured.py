"""The published figures: well-formed, of checks that exist, shown as they are, and a check that is often wrong is not scored."""

from pathlib import Path

import pytest

from frictionaudit import catalogue, measured, plugins
from frictionaudit.check import Check, failed, passed
from frictionaudit.measured import Measured, Measurement
from frictionaudit.score import score
from tests.scorecards import make_audit


def test_the_file_names_checks_that_exist_and_shares_that_can_be() -> None:
    told = measured.measurement()
    known = {check.id for check in plugins.checks()}
    assert set(told.checks) <= known
    for one in (*told.checks.values(), *((told.all,) if told.all else ())):
        assert one.seeds >= max(one.findings, one.planted)
        shares = (one.precision, one.recall, one.agreement, one.unclear)
        assert all(0 <= share <= 1 for share in shares if share is not None)
        assert (one.precision is None) == (one.findings == 0)
        assert (one.recall is None) == (one.planted == 0)


def test_the_catalogue_shows_the_figures_of_the_file() -> None:
    for check in plugins.checks():
        page = catalogue.page(check)
        told = measured.measured(check.id)
        assert f"**How right it is** {told.words if told else 'not measured'}" in page
        assert ("told, not scored" in page) == measured.informative(check.id)


def test_figures_read_as_people_say_them() -> None:
    assert Measured(seeds=22, findings=9, planted=10, precision=0.98, recall=0.951).words == (
        "precision 0.98, recall 0.95 on 22 seeds"
    )
    assert Measured(seeds=3).words == "nothing found on 3 seeds"


@pytest.mark.parametrize(
    ("precision", "findings", "doubtful"), [(0.89, 8, True), (0.90, 8, False), (0.5, 7, False), (None, 0, False)]
)
def test_a_low_precision_of_enough_findings_is_doubtful(precision: float | None, findings: int, doubtful: bool) -> None:
    assert Measured(seeds=30, findings=findings, precision=precision).doubtful is doubtful


def test_a_doubtful_check_costs_nothing_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    checks: list[Check] = [check for check in plugins.checks() if check.id in ("guest-checkout", "surprise-costs")]
    answers = {"guest-checkout": failed("a wall"), "surprise-costs": passed("none")}
    assert score(checks, answers).stoppers == ("guest-checkout",)

    def doubtful(check: str) -> bool:
        return check == "guest-checkout"

    monkeypatch.setattr("frictionaudit.score.informative", doubtful)
    told = score(checks, answers)
    assert (told.value, told.lost, told.stoppers) == (100, (), ())


def test_the_scorecard_tells_the_figures_and_what_is_not_scored(tmp_path: Path) -> None:
    result, evidence = make_audit(tmp_path)
    known = result.checks[0].id
    doubtful = Measured(seeds=20, findings=10, planted=5, precision=0.5, recall=1)
    told = Measurement(
        version="0.1.0", date="2026-01-01", shops=14, all=Measured(seeds=600, precision=0.97), checks={known: doubtful}
    )
    page = plugins.renderers()["html"].render(result.model_copy(update={"measurement": told}), evidence).decode()
    assert "precision 0.97 on 600 seeds" in page
    assert "precision 0.50, recall 1.00 on 20 seeds" in page
    assert "Told, not scored" in page
    assert "not measured" in page

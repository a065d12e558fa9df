"""Judge and report need the disk alone, and give the same bytes every time; what was not audited is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from frictionaudit import bundle, pipeline, plan, plugins
from frictionaudit.check import Check, Outcome, Verdict
from frictionaudit.config import AuditConfig, parse
from frictionaudit.errors import EvidenceError, OutputError
from frictionaudit.evidence import Journey, Problem, ProblemCode, Stage, Trip
from frictionaudit.pipeline import RunFolder
from frictionaudit.progress import Silent
from tests.evidence import control, journey, page

PAGES = {
    Stage.HOME: page(texts=("Good rucksacks",)),
    Stage.LISTING: page(texts=("Rucksacks", "Fell 45 £109.95")),
    Stage.PRODUCT: page(texts=("Fell 45", "£109.95"), controls=(control("Add to basket"),)),
}
BLOCKED = Problem(code=ProblemCode.BLOCKED, message="the shop blocked the visit (status 403)")


def config(name: str = "Shops") -> AuditConfig:
    return parse(
        {
            "audit": {"name": name, "devices": ["iPhone 15", "Pixel 7"]},
            "site": {"name": "Acme", "url": "https://shop.test/", "reach": "browse"},
            "rival": [{"name": "[red]Rival", "url": "https://rival.test/", "reach": "browse"}],
        },
        "a test",
    )


def seal(folder: RunFolder, trip: Trip, evidence: Journey) -> None:
    with bundle.staged(folder.bundle(trip)) as staging:
        bundle.seal(staging, folder.bundle(trip), evidence.model_copy(update={"trip": trip}))


def collected(output: Path, *, rival: Journey | None = None) -> RunFolder:
    """A run whose trips are all there; the rival's may be told."""
    folder = pipeline.new_run(config(), output)
    for trip in plan.trips(folder.run.config):
        seal(folder, trip, journey(PAGES) if trip.site.own or rival is None else rival)
    return folder


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    return collected(tmp_path)


def files(folder: RunFolder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.path.iterdir() if path.is_file()}


def test_judge_and_report_give_the_same_bytes_again(run: RunFolder) -> None:
    result = pipeline.judge(run)
    judged = (run.path / pipeline.RESULT).read_bytes()
    pipeline.report(run, result)
    first = files(run)
    assert first[pipeline.RESULT] == judged
    again = pipeline.open_run(run.path)
    pipeline.report(again, pipeline.judge(again))
    assert files(again) == first
    assert {pipeline.RUN, pipeline.RESULT} < set(first)


def test_the_stored_result_is_the_judged_one(run: RunFolder) -> None:
    result = pipeline.judge(run)
    assert pipeline.json_bytes(pipeline.stored_result(run)) == (run.path / pipeline.RESULT).read_bytes()
    assert pipeline.stored_result(run) == result


def test_assembling_hangs_on_nothing_but_what_was_judged(run: RunFolder) -> None:
    judged: list[pipeline.Judged] = [(journey(PAGES, trip=trip), {}) for trip in plan.trips(run.run.config)]
    results = [pipeline.assemble(run.run, (), judged) for _ in range(2)]
    assert pipeline.json_bytes(results[0]) == pipeline.json_bytes(results[1])
    assert [site.name for site in results[0].sites] == ["Acme", "[red]Rival"]
    assert [trip.device for trip in results[0].site("Acme").trips] == ["iPhone 15", "Pixel 7"]


def test_a_run_that_reached_everything_has_nothing_missing(run: RunFolder) -> None:
    assert pipeline.not_audited(pipeline.judge(run)) == []
    assert pipeline.not_finished(run) == []


def test_a_rival_that_blocked_is_named_and_the_subject_is_scored(tmp_path: Path) -> None:
    folder = collected(tmp_path, rival=journey({Stage.HOME: ProblemCode.BLOCKED}, ending=BLOCKED))
    result = pipeline.judge(folder)
    assert pipeline.not_audited(result) == ["[red]Rival: the shop blocked the visit (status 403)"]
    assert result.site("[red]Rival").status == "not-audited"
    assert result.site("[red]Rival").score.value is None
    assert result.site("Acme").score.settled > 0
    assert len(pipeline.not_finished(folder)) == 2


def test_a_walk_that_ended_early_is_partly_audited(tmp_path: Path) -> None:
    result = pipeline.judge(collected(tmp_path, rival=journey(PAGES, ending=BLOCKED)))
    assert result.site("[red]Rival").status == "partly-audited"
    assert pipeline.not_audited(result) == ["[red]Rival: the shop blocked the visit (status 403)"]


def crash(evidence: Journey) -> Outcome:
    raise RuntimeError("[red] out of order")


def answer_nothing(evidence: Journey) -> Outcome:
    return None  # type: ignore[return-value] # pyright: ignore[reportReturnType]


@pytest.mark.parametrize(
    ("broken", "said"),
    [(crash, "RuntimeError: [red] out of order"), (answer_nothing, "TypeError: it answered NoneType, not an Outcome")],
)
def test_a_check_that_crashes_costs_its_own_cell_and_is_named(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch, broken: object, said: str
) -> None:
    good = plugins.checks()
    bad = replace(good[0], id="broken", judge=broken, needs=(Stage.HOME,), uses=())  # type: ignore[arg-type]
    sound = pipeline.judge(run).site("Acme").score

    def installed() -> tuple[Check, ...]:
        return (*good, bad)

    monkeypatch.setattr(plugins, "checks", installed)
    result = pipeline.judge(run)
    assert result.site("Acme").checks["broken"].verdict is Verdict.ERROR
    assert said in result.site("Acme").checks["broken"].reason
    assert result.site("Acme").score.value == sound.value
    assert pipeline.not_audited(result) == ["Acme: the check broken crashed", "[red]Rival: the check broken crashed"]
    assert pipeline.report(run, result).written


@pytest.mark.parametrize("name", ["journey.json", "manifest.json"])
def test_judging_a_damaged_bundle_says_what_to_do(run: RunFolder, name: str) -> None:
    file = run.bundle(plan.trips(run.run.config)[0]) / name
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(EvidenceError, match=name) as raised:
        pipeline.judge(run)
    assert "--resume" in raised.value.advice


def test_judging_an_unfinished_run_says_what_to_do(tmp_path: Path) -> None:
    folder = pipeline.new_run(config(), tmp_path)
    with pytest.raises(EvidenceError, match="there is no evidence in") as raised:
        pipeline.judge(folder)
    assert "--resume" in raised.value.advice


def test_reporting_before_judging_says_what_to_type(run: RunFolder) -> None:
    with pytest.raises(EvidenceError, match="has not been judged") as raised:
        pipeline.stored_result(run)
    assert f"frictionaudit judge {run.path}" in raised.value.advice


@pytest.mark.parametrize("place", ["nowhere", "empty", "file"])
def test_what_is_no_run_is_called_so(tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(EvidenceError, match="is not a run"):
        pipeline.open_run(tmp_path / place)


def test_a_damaged_run_file_is_named_in_one_line(run: RunFolder) -> None:
    (run.path / pipeline.RUN).write_text('{"run": 1}')
    with pytest.raises(EvidenceError, match=r"run\.json is damaged or from another version$"):
        pipeline.open_run(run.path)


def test_runs_of_one_second_get_folders_of_their_own(tmp_path: Path) -> None:
    paths = {pipeline.new_run(config(), tmp_path).path for _ in range(3)}
    assert len(paths) == 3


def test_the_newest_run_of_the_same_settings_is_gone_on_with(tmp_path: Path) -> None:
    made = [pipeline.new_run(config(), tmp_path) for _ in range(2)]
    pipeline.new_run(parse({**config().model_dump(), "walk": {"pace_ms": 5}}, "a test"), tmp_path)
    (tmp_path / "shops" / "99999999-000000").mkdir()
    (tmp_path / "shops" / "99999999-000000" / "run.json").write_text("{")
    assert pipeline.latest_run(config(), tmp_path) == made[1]
    assert pipeline.latest_run(config("Others"), tmp_path) is None
    assert pipeline.latest_run(config(), tmp_path / "nowhere") is None


def test_a_run_that_is_whole_is_not_walked_again_and_needs_no_browser(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(pipeline, "phones")
    told: list[tuple[str, bool]] = []

    class Told(Silent):
        def done(self, trip: Trip, journey: Journey, *, stored: bool) -> None:
            told.append((trip.label, stored))

    pipeline.collect(run, Told())
    assert len(told) == 4
    assert all(stored for _, stored in told)


def test_pictures_outside_the_run_are_never_given(run: RunFolder, tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_text("secret")
    trip = pipeline.judge(run).site("Acme").trips[0]
    stored = pipeline.StoredEvidence(run.path)
    depth = len((run.path / trip.folder).relative_to(tmp_path).parts)
    assert (run.path / trip.folder / ("../" * depth) / "secret.jpg").is_file()
    assert stored.path(trip, "../" * depth + "secret.jpg") is None
    assert stored.path(trip, str(secret)) is None
    assert stored.path(trip, "journey.json") is not None


def test_an_output_folder_that_is_a_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "audits").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        pipeline.new_run(config(), tmp_path / "audits")

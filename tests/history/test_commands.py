"""From the evidence to the exit code: runs are remembered, compared, gated, retired, and shown."""

import json
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from frictionaudit import bundle, closing, pipeline, plan, plugins
from frictionaudit.closing import Wanted
from frictionaudit.config import AuditConfig, GateTable, HistoryTable, parse
from frictionaudit.errors import Exit
from frictionaudit.evidence import PageView, Problem, ProblemCode, Stage
from frictionaudit.gate import FailOn
from frictionaudit.history import store
from frictionaudit.history.database import open_database
from tests.evidence import control, field, journey, page
from tests.history.conftest import Place
from tests.history.runs import START, blocked, on_disk, result, site
from tests.program import Program

PAGES: Mapping[Stage, PageView] = {
    Stage.HOME: page(texts=("Good rucksacks",)),
    Stage.PRODUCT: page(texts=("Fell 45", "£109.95"), controls=(control("Add to basket"),)),
    Stage.CHECKOUT: page(texts=("Checkout",), fields=(field("Email"),), controls=(control("Continue as guest"),)),
}
ZOOMS = {**PAGES, Stage.CHECKOUT: page(texts=("Checkout",), fields=(field("Email", font_px=11),))}
WALL = Problem(code=ProblemCode.BLOCKED, message="the shop blocked the visit")


def settings(repeats: int = 1) -> AuditConfig:
    return parse(
        {
            "audit": {"name": "Shops", "devices": ["Pixel 7"]},
            "site": {"name": "Acme", "url": "https://shop.test/"},
            "walk": {"repeats": repeats},
        },
        "a test",
    )


def walked(
    output: Path, day: int, *visits: Mapping[Stage, PageView], ending: Problem | None = None
) -> pipeline.RunFolder:
    """A collected run of a day; one visit after the other."""
    created = START + timedelta(days=day)
    config = settings(len(visits))
    run = pipeline.Run(run=f"{created:%Y%m%d-%H%M%S}", created=created, tool="frictionaudit 0.1.0", config=config)
    folder = pipeline.RunFolder(output / "shops" / run.run, run)
    bundle.write_file(folder.path / pipeline.RUN, run.model_dump_json().encode())
    for trip, pages in zip(plan.trips(config), visits, strict=True):
        with bundle.staged(folder.bundle(trip)) as staging:
            bundle.seal(staging, folder.bundle(trip), journey(pages, trip=trip, ending=ending))
    return folder


def test_a_run_is_compared_with_the_one_before_and_says_so_everywhere(tmp_path: Path, program: Program) -> None:
    closing.close(walked(tmp_path / "audits", 0, PAGES), Wanted())
    folder = walked(tmp_path / "audits", 7, ZOOMS)
    answer = program("judge", folder.path, "--fail-on", "worse")
    assert answer.code == Exit.WORSE
    assert "Worse: Acme: input-no-zoom: pass" in answer.text
    assert "Broken: worse than before: input-no-zoom" in answer.text
    stored = json.loads((folder.path / "result.json").read_text())
    assert "input-no-zoom" in [one["check"] for one in stored["since_last"]["changes"]]
    assert "## What changed" in (folder.path / "scorecard.md").read_text()
    assert 'id="changes"' in (folder.path / "scorecard.html").read_text()
    assert "worse than before" in (folder.path / "junit.xml").read_text()
    assert program("judge", folder.path).code == Exit.OK
    changed = program("changes", "Shops", "--format", "json")
    assert json.loads(changed.out) == stored["since_last"]
    assert "Worse: Acme: input-no-zoom" in program("changes", "Shops", "--since", "2026-01-05").text
    assert "**Worse**" in program("changes", "Shops", "--format", "markdown").text


def test_the_same_evidence_has_no_changes(tmp_path: Path) -> None:
    closing.close(walked(tmp_path, 0, PAGES), Wanted())
    closed = closing.close(walked(tmp_path, 1, PAGES), Wanted(fail_on=(FailOn.WORSE,)))
    assert closed.result.since_last
    assert closed.result.since_last.run == "20260105-120000"
    assert closed.result.since_last.changes == ()
    assert closed.exit == Exit.OK


def test_repeated_visits_are_shown_by_a_real_one_with_their_spread(tmp_path: Path) -> None:
    folder = walked(tmp_path, 0, PAGES, ZOOMS, PAGES)
    assert [plan.folder(trip) for trip in plan.trips(settings(3))] == [
        "acme/pixel-7",
        "acme/pixel-7.2",
        "acme/pixel-7.3",
    ]
    own = closing.close(folder, Wanted()).result.site("Acme")
    assert [one.shown for one in own.rounds] == [True, False, False]
    assert own.spread
    assert (own.spread.rounds, own.spread.unfinished) == (3, 0)
    assert own.trips[0].folder == "acme/pixel-7"
    assert own.spread.median == own.score.value
    assert "Acme: 3 visits, none with a score" in (folder.path / "scorecard.md").read_text()


def test_judging_again_with_other_checks_is_a_new_epoch_beside_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program
) -> None:
    folder = walked(tmp_path / "audits", 0, PAGES)
    first = closing.close(folder, Wanted()).result
    before = (folder.path / "result.json").read_bytes()
    fewer = plugins.checks()[:-1]
    monkeypatch.setattr(plugins, "checks", lambda: fewer)
    second = closing.close(folder, Wanted()).result
    assert first.epoch != second.epoch
    assert (folder.path / "epochs" / f"{first.epoch}.json").read_bytes() == before
    database = open_database("", tmp_path / "audits")
    assert store.epochs(database, "shops", folder.run.run) == [second.epoch, first.epoch]
    assert store.load(database, "shops", epoch=first.epoch)[0].site("Acme")
    later = closing.close(walked(tmp_path / "audits", 1, PAGES), Wanted()).result
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    again = closing.close(walked(tmp_path / "audits", 2, PAGES), Wanted()).result
    assert later.since_last
    assert again.since_last
    assert (later.since_last.run, again.since_last.run) == (first.run, first.run)
    assert "scores above and below cannot be compared" in program("history", "list", "Shops").text
    shown = program("history", "show", "Shops").text
    assert "no line leads across" in shown
    assert "Also judged in score epoch" in program("history", "show", "Shops", first.run).text


def test_a_site_that_was_not_audited_passes_no_gate(tmp_path: Path) -> None:
    folder = walked(tmp_path, 0, {Stage.HOME: PAGES[Stage.HOME]}, ending=WALL)
    for wanted in (Wanted(), Wanted(gate=GateTable(min_score=0)), Wanted(fail_on=(FailOn.NEVER,))):
        assert closing.close(folder, wanted).exit == Exit.NOT_AUDITED
    assert b"the shop blocked the visit" in (folder.path / "junit.xml").read_bytes()


def test_a_history_that_cannot_be_used_costs_no_report(tmp_path: Path, program: Program) -> None:
    (tmp_path / "audits").mkdir()
    (tmp_path / "audits" / "history.sqlite").write_bytes(b"not a database" * 100)
    folder = walked(tmp_path / "audits", 0, PAGES)
    answer = program("judge", folder.path)
    assert answer.code == Exit.USAGE
    assert "history.sqlite cannot be opened" in answer.text
    assert "history rebuild" in answer.text
    assert (folder.path / "scorecard.html").is_file()


def test_an_empty_history_is_first_read_from_the_runs_on_disk(tmp_path: Path) -> None:
    closing.close(walked(tmp_path, 0, PAGES), Wanted())
    (tmp_path / "history.sqlite").unlink()
    told = closing.close(walked(tmp_path, 1, PAGES), Wanted()).result.since_last
    assert told
    assert told.run == "20260105-120000"


def test_a_run_that_was_taken_elsewhere_is_judged_without_a_history(tmp_path: Path) -> None:
    folder = walked(tmp_path / "audits", 0, PAGES)
    away = folder.path.rename(tmp_path / "away")
    closed = closing.close(pipeline.open_run(away), Wanted(make_room=True))
    assert closed.result.since_last is None
    assert not list(tmp_path.rglob("history.sqlite"))


def test_old_evidence_is_deleted_after_a_run_and_what_went_is_said(tmp_path: Path) -> None:
    limits = Wanted(history=HistoryTable(keep_runs=1), make_room=True)
    first, second = (walked(tmp_path, day, PAGES) for day in range(2))
    assert list(closing.close(first, limits).deleted) == []
    (deleted,) = closing.close(second, limits).deleted
    assert deleted.path == first.path
    assert not (first.path / "acme").exists()
    database = open_database("", tmp_path)
    assert len(store.load(database, "shops")) == 2


def test_history_commands_list_show_retire_forget_and_rebuild(tmp_path: Path, program: Program) -> None:
    for day in range(3):
        on_disk(tmp_path / "audits", result(day, site(), blocked("[red]Rival")))
    assert program("history", "rebuild").text == "3 runs put into the history."
    listed = program("history", "list").text
    assert "Shops (shops)" in listed
    assert "20260105-120000 Acme" in listed
    assert "[red]Rival not audited" in listed
    shown = program("history", "show", "Shops").text
    assert "warn checkout-field-count (10 fields), known since 2026-01-05" in shown
    would = program("history", "retire", "Shops", "--keep-runs", "2", "--dry-run").text
    assert would.startswith("Would delete the evidence of audits/shops/20260105-120000")
    assert "Deleted the evidence" in program("history", "retire", "Shops", "--keep-runs", "2").text
    assert program("history", "retire", "Shops", "--keep-runs", "2").text == "Nothing is too old."
    assert "Forgot run 20260105-120000" in program("history", "forget", "Shops", "20260105-120000").text
    assert program("history", "rebuild", "Shops").text == "2 runs put into the history."
    assert "20260105-120000" not in program("history", "list").text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["changes"], "audit.toml: there is no such file"),
        (["changes", "Nobody"], "the history knows no run of the audit 'nobody'"),
        (["history", "show", "Nobody", "1"], "the history knows no run '1' of the audit 'nobody'"),
        (["history", "forget", "Nobody", "1"], "the history knows no run '1'"),
        (["history", "list", "--history", "mysql://x/y"], "history.url: expected sqlite:///file"),
        (["history", "list", "--history", "postgresql://me:hunter2@h/x"], "a password stands in it"),
        (["run", "gated.toml"], "gate.check: there is no check called 'tap-target'"),
        (["judge", "x", "--fail-on", "moon"], "'moon' is not one of"),
    ],
)
def test_wrong_usage_is_a_sentence(program: Program, arguments: list[str], said: str) -> None:
    Path("gated.toml").write_text('[site]\nname="A"\nurl="https://a.test/"\n[gate]\ncheck."tap-target" = "pass"\n')
    answer = program(*arguments)
    assert answer.code == Exit.USAGE
    assert said in answer.text
    assert "hunter2" not in answer.text
    assert "Traceback" not in answer.text


def test_an_audit_toml_says_where_its_history_is(
    place: Place, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in place.environment.items():
        monkeypatch.setenv(name, value)
    on_disk(place.folder / "runs", result(0))
    settings = '[audit]\nname = "Shops"\noutput = "runs"\n[site]\nname = "Acme"\nurl = "https://a.test/"\n'
    Path("shops.toml").write_text(f'{settings}[history]\nurl = "{place.url}"\n')
    assert "1 run put" in program("history", "rebuild", "shops.toml").text
    assert "20260105-120000" in program("history", "list", "shops.toml").text
    assert "This is the first run" in program("changes", "shops.toml").text

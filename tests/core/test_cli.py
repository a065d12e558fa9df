"""The command line: sentences instead of stack traces, and the exit codes that errors.py promises."""

import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from frictionaudit import bundle, pipeline, plan, plugins, progress, terminal
from frictionaudit.check import Check, Outcome
from frictionaudit.config import parse
from frictionaudit.errors import Exit, FrictionauditError
from frictionaudit.evidence import Journey, Problem, ProblemCode, Stage
from frictionaudit.pipeline import RunFolder
from tests.evidence import journey, page
from tests.program import Program

ACME = "https://shop.test/"
EVIL = "[red]Sale[/red] \x1b[2J\x1b]0;owned\x07\u202e"
"""What a shop might write to colour the screen, clear it, rename the window, or turn the line around."""


def made_run(output: Path, ending: Problem | None = None) -> RunFolder:
    """A collected run of one shop on one phone."""
    audit = {"name": "[red]Acme", "devices": ["Pixel 7"]}
    config = parse({"audit": audit, "site": {"name": "[red]Acme", "url": ACME}}, "a test")
    folder = pipeline.new_run(config, output)
    trip = plan.trips(config)[0]
    seen = {stage: page(texts=(f"{stage} £9.00", EVIL), title=EVIL) for stage in (Stage.HOME, Stage.PRODUCT)}
    with bundle.staged(folder.bundle(trip)) as staging:
        bundle.seal(staging, folder.bundle(trip), journey(seen, trip=trip, ending=ending))
    return folder


@pytest.fixture
def audited(tmp_path: Path) -> Path:
    return made_run(tmp_path / "audits").path


@pytest.fixture
def not_audited(tmp_path: Path) -> Path:
    problem = Problem(code=ProblemCode.LOST, message=f"checkout does not go on: {EVIL}")
    return made_run(tmp_path / "audits", problem).path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run"], "audit.toml: there is no such file"),
        (["run", "www.shop.example"], "An address begins with https://"),
        (["run", ACME, "--vs", "Rival"], "--vs 'Rival': expected a name and an address"),
        (["run", ACME, "--vs", "Rival=rival.example"], "rival.0.url: expected an address that begins with https://"),
        (["run", ACME, "--name", "A", "--vs", "a=https://b.example"], "two sites are called 'A'"),
        (["run", ACME, "--market", "UK"], "audit.market: expected a country code"),
        (["run", ACME, "--reach", "moon"], "site.reach: input should be 'browse'"),
        (["run", "audit.toml", "--vs", "Rival=https://rival.example"], "--name and --vs go with an address"),
        (["run", "--bogus"], "No such option"),
        (["run", ACME, "--fail-under", "101"], "--fail-under"),
        (["nonsense"], "No such command"),
        (["checks", "tap-target"], "Did you mean: tap-targets"),
        (["judge", "nowhere"], "nowhere is not a run"),
        (["report", "nowhere"], "nowhere is not a run"),
        (["doctor", "--browser", "/nowhere/chrome"], "the configured browser /nowhere/chrome is not there"),
    ],
)
def test_wrong_usage_is_a_sentence_and_exit_code_2(program: Program, arguments: list[str], said: str) -> None:
    answer = program(*arguments)
    assert answer.code == Exit.USAGE
    assert said in answer.text
    assert "Traceback" not in answer.text
    assert list(Path.cwd().iterdir()) == []


def test_a_wrong_file_names_file_and_key(program: Program) -> None:
    Path("shops.toml").write_text(f'[site]\nname = "Acme"\nurl = "{ACME}"\n[walk]\npace_mss = 3\n')
    answer = program("run", "shops.toml")
    assert answer.code == Exit.USAGE
    assert "shops.toml: walk.pace_mss: there is no such key Did you mean 'pace_ms'?" in answer.text


def test_options_change_what_the_file_says(monkeypatch: pytest.MonkeyPatch, program: Program) -> None:
    Path("audit.toml").write_text(f'[site]\nname = "Acme"\nurl = "{ACME}"\n')
    ran: list[RunFolder] = []

    def collect(folder: RunFolder, progress: pipeline.Progress) -> None:
        ran.append(folder)
        raise FrictionauditError("enough")

    monkeypatch.setattr(pipeline, "collect", collect)
    answer = program("run", "--reach", "browse", "--market", "DE", "--device", "Pixel 7", "--output", "elsewhere")
    assert "error: enough" in answer.text
    trip = plan.trips(ran[0].run.config)[0]
    assert (trip.reach, trip.market, trip.device) == ("browse", "DE", "Pixel 7")
    assert ran[0].path.is_relative_to("elsewhere")


@pytest.mark.skipif(os.name != "posix", reason="the places are those of Unix")
@pytest.mark.parametrize("place", ["file", "/proc/audits"])
def test_nowhere_to_write_is_a_sentence(program: Program, place: str) -> None:
    Path("file").write_text("")
    answer = program("run", ACME, "--output", place)
    assert answer.code == Exit.USAGE
    assert "cannot be written" in answer.text
    assert "Choose another folder: --output" in answer.text


def test_a_configured_browser_that_is_not_there_is_named(program: Program) -> None:
    Path("audit.toml").write_text(f'[site]\nname = "A"\nurl = "{ACME}"\n[browser]\npath = "/nowhere/chrome"\n')
    answer = program("run", "--quiet")
    assert answer.code == Exit.USAGE
    assert "the configured browser /nowhere/chrome is not there" in answer.text
    assert "frictionaudit browser install" in answer.text


def test_where_no_browser_is_found_one_is_told_how_to_get_it(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(Path.cwd()))
    monkeypatch.setattr("frictionaudit.shopper.browser.INSTALLED_PATHS", ())
    answer = program("run", ACME, "--quiet")
    assert answer.code == Exit.USAGE
    assert "no Chrome or Chromium was found Type: frictionaudit browser install" in answer.text


def test_what_was_audited_leaves_with_0(program: Program, audited: Path) -> None:
    answer = program("judge", audited)
    assert answer.code == Exit.OK
    assert "[red]Acme" in answer.out
    assert answer.err == ""


def test_a_score_under_the_limit_leaves_with_1(program: Program, audited: Path) -> None:
    assert program("judge", audited, "--fail-under", "100").code == Exit.WORSE


def test_what_was_not_audited_leaves_with_3_whatever_the_score(program: Program, not_audited: Path) -> None:
    answer = program("judge", not_audited, "--fail-under", "100")
    assert answer.code == Exit.NOT_AUDITED
    assert "Not audited: [red]Acme: checkout does not go on" in answer.text


def test_collecting_what_ended_early_leaves_with_3(program: Program, not_audited: Path) -> None:
    answer = program("collect", ACME, "--name", "[red]Acme", "--device", "Pixel 7", "--resume")
    assert answer.code == Exit.NOT_AUDITED
    assert Path(answer.out.strip()).resolve() == not_audited.resolve()
    assert "Not audited: [red]Acme · Pixel 7: checkout does not go on" in answer.text


def test_a_check_that_crashes_leaves_with_3(program: Program, audited: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(evidence: Journey) -> Outcome:
        raise RuntimeError("out of order")

    known = plugins.checks()
    bad = replace(known[0], id="broken", judge=crash, needs=(Stage.HOME,), uses=())

    def installed() -> tuple[Check, ...]:
        return (*known, bad)

    monkeypatch.setattr(plugins, "checks", installed)
    answer = program("judge", audited)
    assert answer.code == Exit.NOT_AUDITED
    assert "[red]Acme: the check broken crashed" in answer.text


def test_a_damaged_bundle_leaves_with_2_and_says_what_to_do(program: Program, audited: Path) -> None:
    (audited / "red-acme" / "pixel-7" / "journey.json").write_text("{}")
    answer = program("judge", audited)
    assert answer.code == Exit.USAGE
    assert "journey.json is missing or was changed Collect it again" in answer.text


def test_json_is_all_that_json_prints(program: Program, not_audited: Path) -> None:
    answer = program("judge", not_audited, "--json")
    assert answer.code == Exit.NOT_AUDITED
    assert answer.out.encode() == (not_audited / "result.json").read_bytes()
    assert json.loads(answer.out)["subject"] == "[red]Acme"
    assert answer.err == ""


def test_quiet_says_nothing(program: Program, audited: Path) -> None:
    answer = program("judge", audited, "--quiet")
    assert (answer.code, answer.out, answer.err) == (Exit.OK, "", "")


def test_an_unknown_report_format_is_named_with_the_known_ones(program: Program, audited: Path) -> None:
    program("judge", audited)
    answer = program("report", audited, "--format", "htm")
    assert answer.code == Exit.USAGE
    assert "there is no report format called 'htm' Did you mean: html" in answer.text


def test_init_never_overwrites(program: Program) -> None:
    assert program("init").code == Exit.OK
    written = Path("audit.toml").read_text()
    answer = program("init")
    assert answer.code == Exit.USAGE
    assert "audit.toml is already there" in answer.text
    assert Path("audit.toml").read_text() == written


def test_ctrl_c_is_a_sentence_and_exit_code_130(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(folder: RunFolder, progress: pipeline.Progress) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "collect", stopped)
    answer = program("run", ACME, "--quiet")
    assert answer.code == Exit.INTERRUPTED
    assert "Finished bundles are kept" in answer.err
    assert "--resume" in answer.err


def test_text_of_shops_reaches_the_terminal_without_its_powers(program: Program, not_audited: Path) -> None:
    answer = program("judge", not_audited)
    assert "[red]Sale[/red]" in answer.out
    assert not set("\x1b\x07\u202e") & set(answer.out + answer.err)


@pytest.mark.parametrize("make", [progress.Lines, progress.LiveTable])
def test_progress_shows_text_of_shops_without_its_powers(make: Callable[[Console], progress.Silent]) -> None:
    stream = io.StringIO()
    trip = plan.trips(parse({"site": {"name": EVIL[:60], "url": ACME}}, "a test"))[0]
    ended = journey({}, trip=trip, ending=Problem(code=ProblemCode.LOST, message=EVIL))
    with make(Console(file=stream, width=300)) as shown:
        shown.planned([trip])
        shown.doing(trip, Stage.HOME, EVIL)
        shown.done(trip, ended, stored=False)
    assert "[red]Sale[/red]" in stream.getvalue()
    assert not set("\x1b\x07\u202e") & set(stream.getvalue())


def test_errors_are_never_read_as_markup() -> None:
    stream = io.StringIO()
    terminal.show_error(Console(file=stream, width=300), FrictionauditError(f"no {EVIL}", "[bold]Look"))
    assert "error: no [red]Sale[/red]" in stream.getvalue()
    assert "[bold]Look" in stream.getvalue()
    assert not set("\x1b\x07\u202e") & set(stream.getvalue())


def test_a_terminal_without_the_letters_gets_question_marks(
    program: Program, audited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
    monkeypatch.setattr(sys, "stdout", narrow)
    assert program("checks").code == Exit.OK
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True))
    assert program("judge", audited).code == Exit.OK


@pytest.mark.parametrize("command", ["run", "collect", "judge"])
def test_help_tells_the_exit_codes(program: Program, command: str) -> None:
    answer = program(command, "--help")
    assert answer.code == Exit.OK
    assert all(f"{int(code)} " in answer.text for code in Exit)


INPUTS = f'[site]\nname = "A"\nurl = "{ACME}"\n[inputs]\nfunnel = "figures/funnel.csv"\n'


@pytest.mark.parametrize(
    ("funnel", "said"),
    [
        (None, "figures/funnel.csv: there is no such file in shops"),
        ("step,sessions\nbaskt,3\norder,1\n", "figures/funnel.csv, line 2: step: expected landing"),
    ],
)
def test_a_wrong_input_file_is_named_before_anything_is_walked(program: Program, funnel: str | None, said: str) -> None:
    Path("shops/figures").mkdir(parents=True)
    Path("shops/audit.toml").write_text(INPUTS)
    if funnel is not None:
        Path("shops/figures/funnel.csv").write_text(funnel)
    answer = program("run", "shops/audit.toml")
    assert answer.code == Exit.USAGE
    assert said in answer.text
    assert not Path("audits").exists()


def test_a_judged_run_takes_the_inputs_of_another_file(audited: Path, program: Program) -> None:
    Path("audit.toml").write_text(INPUTS.replace("figures/", "") + "[said]\nlistens = true\n")
    Path("funnel.csv").write_text("step,sessions\nbasket,30\norder,10\n")
    assert program("judge", audited, "--inputs", "audit.toml", "--quiet").code == Exit.OK
    Path("funnel.csv").unlink()
    result = json.loads(program("judge", audited, "--json").out)
    assert result["inputs"]["funnel"]["steps"][0]["sessions"] == 30
    assert [row["said"] for row in result["report_card"] if row["id"] == "listening"] == ["yes"]


def test_an_owner_of_nothing_is_named_before_anything_is_walked(program: Program) -> None:
    Path("audit.toml").write_text(f'[site]\nname = "A"\nurl = "{ACME}"\n[owners]\n"chekout-steps" = "Jo"\n')
    answer = program("run")
    assert answer.code == Exit.USAGE
    assert "there is no check or family called 'chekout-steps' Did you mean: checkout-steps" in answer.text
    assert not Path("audits").exists()

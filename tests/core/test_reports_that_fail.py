"""A report format that crashes costs its own report: the others are written, one sentence says which, the exit is not 0."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from frictionaudit import pipeline, plugins
from frictionaudit.errors import Exit, UsageError
from frictionaudit.pipeline import RunFolder
from frictionaudit.plugins import Print, Renderer
from frictionaudit.result import AuditResult, Evidence
from tests.core.test_cli import made_run
from tests.program import Program


@dataclass
class Crashing:
    """A format of a third party that cannot."""

    answer: object = None
    name: str = "crashing"
    filename: str = "crashing.txt"

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:
        if self.answer is None:
            raise KeyError("no\nsuch   key")
        return self.answer  # type: ignore[return-value] # pyright: ignore[reportReturnType]


@dataclass
class Printed:
    """A printed format whose page nobody makes."""

    name: str = "poster"
    filename: str = "poster.pdf"
    form: Literal["pdf", "png"] = "pdf"
    source: str = "nowhere"


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[[Renderer], None]:
    def put(renderer: Renderer) -> None:
        known = plugins.renderers()

        def installed() -> dict[str, Renderer]:
            return {renderer.name: renderer, **known}

        monkeypatch.setattr(plugins, "renderers", installed)

    return put


@pytest.fixture
def run(tmp_path: Path) -> RunFolder:
    folder = made_run(tmp_path / "audits")
    pipeline.judge(folder)
    return folder


@pytest.mark.parametrize(("answer", "said"), [(None, "KeyError: 'no\\nsuch key'"), ("text", "it gave str, not bytes")])
def test_it_is_named_and_the_others_are_written(
    run: RunFolder, program: Program, install: Callable[[Renderer], None], answer: object, said: str
) -> None:
    install(Crashing(answer))
    told = program("report", run.path)
    assert told.code == Exit.USAGE
    assert f"error: the report format 'crashing' crashed: {said}" in told.text
    assert "uninstall the package that tests belongs to" in told.text
    assert "Traceback" not in told.text
    assert (run.path / "scorecard.html").is_file()
    assert not (run.path / "crashing.txt").exists()


def test_judging_says_it_too(run: RunFolder, program: Program, install: Callable[[Renderer], None]) -> None:
    install(Crashing())
    told = program("judge", run.path)
    assert told.code == Exit.USAGE
    assert "the report format 'crashing' crashed" in told.err
    assert "scorecard.html" in told.text


def test_without_it_everything_is_written_and_the_exit_is_0(run: RunFolder, program: Program) -> None:
    told = program("report", run.path)
    assert told.code == Exit.OK
    names = {Path(line).name for line in told.out.split()}
    assert {"scorecard.html", "roadmap.md", "tickets-jira.csv", "summary.pptx", "shop-along.html"} <= names
    assert not {"scorecard.pdf", "scorecard.png"} & names


def test_only_what_is_named_is_written(run: RunFolder, program: Program) -> None:
    told = program("report", run.path, "--only", "roadmap", "--format", "jira", "--only", "roadmap")
    assert [Path(line).name for line in told.out.split()] == ["roadmap.md", "tickets-jira.csv"]
    assert "Did you mean: roadmap" in program("report", run.path, "--only", "raodmap").text


def test_a_printed_format_without_its_page_is_a_sentence(run: RunFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def installed() -> dict[str, Print]:
        return {"poster": Printed()}

    monkeypatch.setattr(plugins, "prints", installed)
    reports = pipeline.report(run, pipeline.stored_result(run), ["poster"])
    assert not reports.written
    assert "it prints the format 'nowhere', which is not installed" in reports.broken[0].message


def test_every_printed_format_prints_a_page_that_is_installed() -> None:
    assert {one.name for one in plugins.prints().values()} == {"pdf", "png"}
    assert {one.source for one in plugins.prints().values()} <= set(plugins.renderers())
    assert not set(plugins.prints()) & set(plugins.renderers())


def test_an_unknown_format_is_refused_before_anything_is_written(run: RunFolder) -> None:
    with pytest.raises(UsageError, match="there is no report format called 'pfd'"):
        pipeline.report(run, pipeline.stored_result(run), ["roadmap", "pfd"])
    assert not (run.path / "roadmap.md").exists()

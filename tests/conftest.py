"""Fixtures for all tests."""

import sys
from pathlib import Path

import pytest

from frictionaudit import cli
from tests.program import Program, Said


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a file share what they have set up, so one process runs them, unless the file says `apart`."""
    for item in items:
        if item.get_closest_marker("apart") is None:
            item.add_marker(pytest.mark.xdist_group(str(item.path)))


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The program, run in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["frictionaudit", *map(str, arguments)])
        with pytest.raises(SystemExit) as leaving:
            cli.main()
        said = capsys.readouterr()
        code = leaving.value.code
        return Said(code if isinstance(code, int) else 0, said.out, said.err)

    return run

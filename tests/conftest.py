"""Fixtures for all tests."""

import sys
from pathlib import Path

import pytest

from frictionaudit import cli
from tests.program import Program, Said

LONG = ("end_to_end", "browser")
"""Folders of tests that walk shops: they are begun first, so that at the end no worker waits for another."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not set(LONG) & set(item.path.parts))


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

"""The same history on SQLite and on PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from frictionaudit.history.database import Database, open_database
from tests import postgres

Opened = Callable[[], Database]


@dataclass(frozen=True)
class Place:
    """A fresh history: what stands in [history] url, and the environment it is opened in."""

    url: str
    folder: Path
    environment: dict[str, str]

    def open(self) -> Database:
        return open_database(self.url, self.folder, self.environment)


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    programs = postgres.binaries()
    if programs is None:
        missing = "no PostgreSQL is installed (Debian: apt-get install postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with postgres.running(programs) as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    if request.param == "sqlite":
        return Place("", tmp_path, {})
    started: postgres.Server = request.getfixturevalue("server")
    started.empty()
    return Place(started.url, tmp_path, started.environment)


@pytest.fixture
def database(place: Place) -> Database:
    return place.open()

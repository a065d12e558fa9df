"""What the history keeps: the same on SQLite and PostgreSQL, whole or not at all, never overwriting the past."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import func, select, text

from frictionaudit.check import failed, unclear, warned
from frictionaudit.errors import HistoryError
from frictionaudit.history import keeper, runs, store
from frictionaudit.history.database import Database, open_database
from frictionaudit.history.snapshot import snapshot
from frictionaudit.history.tables import AnswerRow, Base, EpochRow, JudgementRow, OutcomeRow, RunRow, SiteRow
from tests.history import runs as made
from tests.history.conftest import Place
from tests.history.runs import CHECKS, STOPPED, bare, blocked, on_disk, result, site, taken, visited, way
from tests.scorecards import PHONES

SLUG = "shops"
EVIL = "\x00[red]\ud800\u202e'; DROP TABLE run; --"


def test_what_was_kept_comes_back_as_it_was(database: Database) -> None:
    rival = site("Rival", {"tap-targets": unclear("not seen"), "returns-window": failed(EVIL, measured=EVIL)})
    twice = visited("Third", [{}, {"guest-checkout": STOPPED}])
    kept = taken(0, site(recipes=(way("Add to basket", "\x00[red]"), None)), rival, twice, blocked("Walled"))
    store.record(database, [kept])
    (again,) = store.load(database, SLUG)
    assert bare(again) == kept
    assert store.audits(database) == [(SLUG, "Shops")]


def test_the_migrations_make_the_tables_that_the_program_describes(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_history_from_before_recipes_is_brought_up_to_date(place: Place) -> None:
    database = place.open()
    store.record(database, [taken(0, site(recipes=(way("Add to basket"), None)))])
    with database.writing() as session:
        session.execute(text("ALTER TABLE device_result DROP COLUMN recipe"))
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    (again,) = store.load(place.open(), SLUG)
    assert bare(again) == taken(0)


def test_opening_again_changes_nothing(place: Place) -> None:
    store.record(place.open(), [taken(0)])
    assert [one.run for one in store.load(place.open(), SLUG)] == ["20260105-120000"]


def test_runs_come_newest_first_and_can_be_narrowed(database: Database) -> None:
    days = [taken(day) for day in (2, 0, 1)]
    store.record(database, days)
    newest = store.load(database, SLUG)
    assert [one.created.day for one in newest] == [7, 6, 5]
    assert [one.created.day for one in store.load(database, SLUG, before=newest[0])] == [6, 5]
    assert [one.created.day for one in store.load(database, SLUG, after=newest[1].created)] == [7, 6]
    assert [one.created.day for one in store.load(database, SLUG, newest=1)] == [7]
    assert store.load(database, "others") == []


def test_runs_of_one_second_have_an_order(database: Database) -> None:
    first, second = taken(0), replace(taken(0), run="20260105-120000-2")
    store.record(database, [second, first])
    assert [one.run for one in store.load(database, SLUG)] == [second.run, first.run]
    assert [one.run for one in store.load(database, SLUG, before=second)] == [first.run]


def test_the_same_checks_take_their_old_answer_back_other_checks_stand_beside_it(database: Database) -> None:
    store.record(database, [taken(0)])
    store.record(database, [taken(0, site(outcomes={"guest-checkout": STOPPED}))])
    assert [one.sites[0].stoppers for one in store.load(database, SLUG)] == [("guest-checkout",)]
    store.record(database, [taken(0, epoch="e2")])
    assert store.epochs(database, SLUG, "20260105-120000") == ["e2", "e1"]
    assert [one.epoch for one in store.load(database, SLUG)] == ["e2"]
    assert [one.sites[0].stoppers for one in store.load(database, SLUG, epoch="e1")] == [("guest-checkout",)]


def test_a_finding_is_known_since_it_was_first_seen_and_not_since_it_was_last_unclear(database: Database) -> None:
    bad = warned("3 are small.", friction=0.4)
    story = [None, bad, unclear("not seen"), failed("12 are small."), None, bad]
    store.record(
        database, [taken(day, site(outcomes={"tap-targets": one} if one else {})) for day, one in enumerate(story)]
    )
    since = [one.sites[0].answers["tap-targets"].known_since for one in reversed(store.load(database, SLUG))]
    assert [when.day if when else None for when in since] == [None, 6, None, 6, None, 10]


def test_a_run_that_comes_late_moves_the_dates_of_the_later_ones(database: Database) -> None:
    bad = site(outcomes={"tap-targets": failed("small")})
    store.record(database, [taken(3, bad)])
    store.record(database, [taken(1, bad)])
    assert [one.sites[0].answers["tap-targets"].known_since for one in store.load(database, SLUG)] == [
        made.START.replace(day=6)
    ] * 2
    store.forget(database, SLUG, taken(1).run)
    (left,) = store.load(database, SLUG)
    assert left.sites[0].answers["tap-targets"].known_since == left.created


def test_forgetting_takes_everything_that_belongs_to_a_run(database: Database) -> None:
    store.record(database, [taken(0), taken(1, epoch="e2")])
    assert store.forget(database, SLUG, taken(0).run) == 1
    assert [one.run for one in store.load(database, SLUG)] == [taken(1).run]
    assert store.forget(database, SLUG) == 1
    assert store.forget(database, SLUG) == 0
    assert store.audits(database) == []
    with database.reading() as session:
        for table in (RunRow, JudgementRow, EpochRow, SiteRow, AnswerRow, OutcomeRow):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_the_database_can_be_made_again_from_the_runs_on_disk(place: Place) -> None:
    output = place.folder / "audits"
    database = place.open()
    for day, epoch in ((0, "e1"), (1, "e1"), (1, "e2"), (2, "e2")):
        answer = result(day, site(outcomes={"tap-targets": failed("small")}), epoch=epoch)
        folder = on_disk(output, answer)
        store.record(database, [snapshot(answer)])
        assert (folder.path / "result.json").exists()
    before = [store.load(database, SLUG, epoch=epoch) for epoch in (None, "e1", "e2")]
    assert len(before[1]) == 2
    store.forget(database, SLUG)
    (output / "shops" / "20990101-000000").mkdir()
    (output / "shops" / "20990101-000000" / "run.json").write_text("{")
    (output / "shops" / "20990101-000000" / "result.json").write_text("{")
    count, troubles = runs.rebuild(database, output)
    assert (count, len(troubles)) == (3, 1)
    assert "20990101-000000" in troubles[0]
    assert [store.load(database, SLUG, epoch=epoch) for epoch in (None, "e1", "e2")] == before


def test_a_forgotten_run_stays_forgotten_when_the_database_is_made_again(place: Place) -> None:
    output, database = place.folder / "audits", place.open()
    for day in range(2):
        on_disk(output, result(day))
    runs.rebuild(database, output)
    assert keeper.forget(database, output, SLUG, taken(0).run) == 1
    assert runs.rebuild(database, output) == (1, [])
    assert [one.run for one in store.load(database, SLUG)] == [taken(1).run]


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    store.record(database, [taken(0)])
    broken = replace(taken(1), checks={}, sites=(replace(taken(1).sites[0], name=None),))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(HistoryError, match="cannot be written"):
        store.record(database, [taken(2), broken])
    assert [one.run for one in store.load(database, SLUG)] == [taken(0).run]


def test_a_history_of_a_newer_version_is_left_alone(place: Place) -> None:
    with place.open().engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(HistoryError, match="written by a newer version"):
        place.open()


WRITERS = """
import os, sys
from pathlib import Path
from frictionaudit.history import store
from frictionaudit.history.database import open_database
from tests.history.runs import taken, site
snapshots = [taken(day, *(site(f"Shop {n}") for n in range(6))) for day in range(3)]
children = []
print("ready", flush=True)
for line in sys.stdin:
    if line == "wait\\n":
        print(max(os.wait()[1] for child in children), flush=True)
        children = []
        continue
    child = os.fork()
    if not child:
        database = open_database(sys.argv[1], Path(sys.argv[2]))
        for number in range(int(line)):
            store.record(database, snapshots)
        os._exit(0)
    children.append(child)
    print(child, flush=True)
"""
"""Forks a writer for each line, which says how often it writes; `wait` waits for them and gives the worst ending."""


@contextmanager
def writers(place: Place) -> Generator[Callable[[str], int]]:
    """Says something to the process that starts writers, and gives its answer."""
    running = subprocess.Popen(
        [sys.executable, "-c", WRITERS, place.url, str(place.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **place.environment},
        text=True,
    )
    with running:
        assert running.stdin
        assert running.stdout
        into, out = running.stdin, running.stdout
        assert out.readline() == "ready\n"

        def say(text: str) -> int:
            into.write(f"{text}\n")
            into.flush()
            return int(out.readline())

        yield say
        into.close()


@pytest.mark.skipif(os.name != "posix", reason="the signal is that of Unix")
def test_writers_killed_at_any_moment_or_beside_each_other_leave_the_history_whole(place: Place) -> None:
    dice = random.Random(11)
    database = place.open()
    with writers(place) as say:
        for _ in range(6):
            writer = say("400")
            time.sleep(dice.uniform(0.01, 0.3))
            os.kill(writer, signal.SIGKILL)
            assert say("wait") == signal.SIGKILL
            _is_whole(database)
        for _ in range(3):
            say("3")
        assert say("wait") == 0
        _is_whole(database)
        assert len(store.load(database, SLUG)) == 3


def _is_whole(database: Database) -> None:
    kept = store.load(database, SLUG)
    assert len(kept) in (0, 3)
    assert all(len(one.sites) == 6 for one in kept)
    assert all(len(there.answers) == len(CHECKS) for one in kept for there in one.sites)
    assert all(len(there.devices) == len(PHONES) for one in kept for there in one.sites)
    with database.reading() as session:
        answers = session.scalar(select(func.count()).select_from(AnswerRow))
        assert answers == len(kept) * 6 * len(CHECKS)
        if database.engine.dialect.name == "sqlite":
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"


def test_a_password_never_reaches_a_message(place: Place) -> None:
    if not place.url:
        return
    wrong = {"KEEPER_PASSWORD": "hunter2-wrong"}
    with pytest.raises(HistoryError, match="cannot be opened") as raised:
        open_database(place.url, place.folder, wrong)
    told = f"{raised.value.message} {raised.value.advice} {raised.value.__cause__}"
    assert "hunter2" not in told
    assert "history rebuild" in told
    assert "hunter2" not in place.open().name


def test_a_variable_that_is_not_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(HistoryError, match="asks for the environment variable NOWHERE"):
        open_database("postgresql://me:${NOWHERE}@host/x", tmp_path, {})


def test_a_whole_address_may_come_from_the_environment(tmp_path: Path) -> None:
    there = {"HISTORY": f"sqlite:///{tmp_path}/elsewhere.sqlite"}
    store.record(open_database("${HISTORY}", tmp_path, there), [taken(0)])
    assert (tmp_path / "elsewhere.sqlite").is_file()
    with pytest.raises(HistoryError, match="names the database 'mysql'"):
        open_database("${HISTORY}", tmp_path, {"HISTORY": "mysql://x/y"})
    with pytest.raises(HistoryError, match="not the address of a database"):
        open_database("${HISTORY}", tmp_path, {"HISTORY": "gibberish"})


def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "history.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(HistoryError, match="cannot be opened: file is not a database"):
        open_database("", tmp_path)

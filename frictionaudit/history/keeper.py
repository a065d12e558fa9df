"""What the history does for a run: keeps it, and says what changed."""

from datetime import UTC, datetime
from pathlib import Path

from frictionaudit import pipeline
from frictionaudit.config import HistoryTable
from frictionaudit.errors import UsageError
from frictionaudit.history import runs, store
from frictionaudit.history.changes import since
from frictionaudit.history.database import Database, open_database
from frictionaudit.history.snapshot import Snapshot, snapshot
from frictionaudit.result import AuditResult, Since

LOOK_BACK = 12
"""So many earlier runs are asked for the last answer of a check that could not be told."""


def remember(folder: pipeline.RunFolder, result: AuditResult, table: HistoryTable) -> AuditResult:
    """Keep a judged run and tell what changed since the last comparable one.

    An audit that the database does not know yet is first read from its runs on disk. A run that was taken out of its
    audit's folder is not kept.

    Raises:
        HistoryError: the database cannot be used.
    """
    output = runs.output_of(folder)
    if output is None:
        return result
    database = open_database(table.url, output)
    kept = snapshot(result)
    if kept.slug not in dict(store.audits(database)):
        runs.rebuild(database, output, kept.slug)
    (folder.path / runs.FORGOTTEN).unlink(missing_ok=True)
    store.record(database, [kept])
    after = store.load(database, kept.slug, epoch=kept.epoch, run=kept.run)[0]
    return result.model_copy(update={"since_last": since_last(database, after)})


def since_last(database: Database, after: Snapshot) -> Since:
    """What changed since the last comparable run before this one."""
    earlier = store.load(database, after.slug, epoch=after.epoch, before=after, newest=LOOK_BACK)
    last = store.load(database, after.slug, before=after, newest=1)
    return since(after, earlier, last[0] if last else None)


def newest(database: Database, audit: str, run: str = "") -> Snapshot:
    """The newest run of an audit (its slug), or the one that is named.

    Raises:
        UsageError: there is none.
    """
    found = store.load(database, audit, run=run, newest=1)
    if not found:
        what = f"run {run!r} of the audit" if run else "run of the audit"
        raise UsageError(f"the history knows no {what} {audit!r}", "Type: frictionaudit history list")
    return found[0]


def since_span(database: Database, after: Snapshot, start: str) -> Since:
    """What changed since a run (its name) or a date (the last run before the end of that day, in UTC).

    Raises:
        UsageError: there is no such run, or none so early.
    """
    day = _day(start)
    if day is None:
        base = newest(database, after.slug, start)
    else:
        older = store.load(database, after.slug, before=after)
        there = [one for one in older if one.created.date() <= day.date()] or older[-1:]
        if not there:
            return since(after, (), None)
        base = there[0]
    again = store.load(database, after.slug, epoch=after.epoch, run=base.run) or [base]
    earlier = store.load(database, after.slug, epoch=after.epoch, before=again[0], newest=LOOK_BACK)
    return since(after, [*again, *earlier] if again[0].epoch == after.epoch else (), base)


def _day(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None


def forget(database: Database, output: Path, audit: str, run: str) -> int:
    """Take a run, or a whole audit, out of the history for good; its files stay, with a note for `rebuild`.

    Raises:
        HistoryError, OutputError: the database or the note cannot be written.
    """
    for found in list(runs.found_runs(output, audit)):
        if not run or found.path.name == run:
            runs.leave_out(found.path)
    return store.forget(database, audit, run)

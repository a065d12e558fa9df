"""The runs on disk, from which the database can always be made again."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from frictionaudit import bundle, pipeline
from frictionaudit.errors import EvidenceError
from frictionaudit.history import store
from frictionaudit.history.database import Database
from frictionaudit.history.snapshot import Snapshot, snapshot
from frictionaudit.names import slug

FORGOTTEN = "forgotten"
"""Says in a run's folder that the history shall leave it out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A run on disk with what was said of it; or why it could not be read."""

    path: Path
    snapshots: tuple[Snapshot, ...] = ()
    trouble: str = ""


def found_runs(output: Path, audit: str = "") -> Iterator[Found]:
    """Judged runs under the folder of the runs, oldest name first; those of one audit (its slug) when it is named."""
    for path in sorted(output.glob(f"{audit or '*'}/*/{pipeline.RUN}")):
        folder = path.parent
        if not (folder / FORGOTTEN).exists() and (folder / pipeline.RESULT).exists():
            yield _found(folder)


def _found(path: Path) -> Found:
    try:
        folder = pipeline.open_run(path)
        newest = pipeline.stored_result(folder)
    except EvidenceError as error:
        return Found(path, trouble=error.message)
    past = [one for one in pipeline.past_results(folder) if one.epoch != newest.epoch]
    return Found(path, (*(snapshot(one, current=False) for one in past), snapshot(newest)))


def rebuild(database: Database, output: Path, audit: str = "") -> tuple[int, list[str]]:
    """Put what lies on disk into the database: how many runs, and which could not be read.

    Raises:
        HistoryError: the database cannot be written.
    """
    found = list(found_runs(output, audit))
    store.record(database, [one for run in found for one in run.snapshots])
    return sum(bool(run.snapshots) for run in found), [f"{run.path}: {run.trouble}" for run in found if run.trouble]


def leave_out(path: Path) -> None:
    """Note in a run's folder that the history shall leave it out.

    Raises:
        OutputError: it cannot be written.
    """
    bundle.write_file(path / FORGOTTEN, b"frictionaudit history forget\n")


def output_of(folder: pipeline.RunFolder) -> Path | None:
    """The folder of the runs that this run lies in; None where it was taken out of its audit's folder."""
    return folder.path.parent.parent if folder.path.parent.name == slug(folder.run.config.audit.name) else None

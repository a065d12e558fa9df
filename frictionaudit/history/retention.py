"""Which evidence is kept, and for how long. Results and reports are never deleted here, nor is anything in the database."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from frictionaudit import bundle, pipeline, plan
from frictionaudit.config import HistoryTable
from frictionaudit.errors import EvidenceError
from frictionaudit.history.runs import found_runs


@dataclass(frozen=True, slots=True)
class Kept:
    """A judged run whose evidence is on disk."""

    path: Path
    created: datetime
    good: bool
    """Your own site was audited as far as asked and has a score."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """Evidence that was deleted, or would be."""

    path: Path
    reason: str
    bytes: int


def stored_evidence(output: Path, audit: str) -> list[Kept]:
    """Judged runs of an audit (its slug) that still have evidence, newest first."""
    found = [
        Kept(run.path, run.snapshots[-1].created, run.snapshots[-1].good)
        for run in found_runs(output, audit)
        if run.snapshots and any(path.is_dir() for path in _bundles(run.path))
    ]
    return sorted(found, key=lambda one: (one.created, one.path.name), reverse=True)


def too_old(runs: Sequence[Kept], limits: HistoryTable, now: datetime, spare: str) -> list[tuple[Kept, str]]:
    """Runs (newest first) whose evidence may go, with the reason. Pure.

    The last good run is always kept, and so is the one named `spare`, which just finished.
    """
    last_good = next((run.path for run in runs if run.good), None)
    found: list[tuple[Kept, str]] = []
    for place, run in enumerate(runs, start=1):
        if run.path == last_good or run.path.name == spare:
            continue
        if limits.keep_runs is not None and place > limits.keep_runs:
            found.append((run, f"older than the newest {limits.keep_runs} runs"))
        elif limits.keep_days is not None and now - run.created > timedelta(days=limits.keep_days):
            found.append((run, f"older than {limits.keep_days} days"))
    return found


def retire(
    output: Path, audit: str, limits: HistoryTable, now: datetime, *, spare: str = "", dry: bool = False
) -> list[Deleted]:
    """Delete the evidence that is too old; with `dry` only say which that is.

    Raises:
        OutputError: it cannot be deleted.
    """
    if limits.keep_runs is None and limits.keep_days is None:
        return []
    found = too_old(stored_evidence(output, audit), limits, now, spare)
    return [_delete(run.path, reason, dry) for run, reason in found]


def _delete(path: Path, reason: str, dry: bool) -> Deleted:
    folders = [folder for folder in _bundles(path) if folder.is_dir() and not folder.is_symlink()]
    size = sum(file.stat().st_size for folder in folders for file in folder.rglob("*") if file.is_file())
    if not dry:
        # The note comes first: a deletion that is cut short must not look like a damaged run.
        bundle.write_file(path / pipeline.RETIRED, f"{reason}\n".encode())
        with bundle.writing(path):
            for folder in folders:
                shutil.rmtree(folder)
                if not any(folder.parent.iterdir()):
                    folder.parent.rmdir()
    return Deleted(path, reason, size)


def _bundles(path: Path) -> Iterator[Path]:
    """The folders of a run's evidence; only what the run itself names."""
    try:
        folder = pipeline.open_run(path)
    except EvidenceError:
        return
    yield from (folder.bundle(trip) for trip in plan.trips(folder.run.config))

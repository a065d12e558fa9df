"""The runs on disk, as the pages show them. Only what a run's own folder holds, and of that only its reports."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from pathlib import Path

from frictionaudit import pipeline, plugins
from frictionaudit.errors import EvidenceError
from frictionaudit.history.runs import FORGOTTEN
from frictionaudit.history.snapshot import Snapshot, snapshot
from frictionaudit.result import Budget, Since


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run with what was said of it."""

    folder: str
    """Name of its audit's folder."""
    name: str
    audit: str
    created: datetime
    reports: Mapping[str, Path]
    """File name to file."""
    said: Snapshot | None = None
    """None where it was not judged."""
    since: Since | None = None
    gate: Sequence[Budget] = ()
    trouble: str = ""
    """Why nothing is said."""


@dataclass(frozen=True, slots=True)
class ShownAudit:
    """An audit with its runs, newest first."""

    folder: str
    name: str
    runs: Sequence[ShownRun]

    @property
    def judged(self) -> list[ShownRun]:
        """The runs of which something is said, newest first."""
        return [run for run in self.runs if run.said]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reads the folder of the runs; what has not changed since it was read last is not read again."""

    output: Path
    _known: dict[tuple[str, int, int], ShownRun] = field(default_factory=dict[tuple[str, int, int], ShownRun])

    def audits(self) -> list[ShownAudit]:
        """Every audit that has a run, by name."""
        found = sorted(self._runs(), key=lambda run: (run.folder, run.name), reverse=True)
        audits = [
            ShownAudit(folder, runs[0].audit, runs)
            for folder, runs in ((folder, list(group)) for folder, group in groupby(found, key=lambda run: run.folder))
        ]
        return sorted(audits, key=lambda audit: (audit.name.casefold(), audit.folder))

    def _runs(self) -> Iterator[ShownRun]:
        root = self.output.resolve()
        for file in self.output.glob(f"*/*/{pipeline.RUN}"):
            folder = file.parent
            if folder.resolve() != root / folder.parent.name / folder.name or (folder / FORGOTTEN).exists():
                continue  # a link out of the folder, or a run that was taken out of the history
            if run := self._read(folder):
                yield run

    def _read(self, folder: Path) -> ShownRun | None:
        told = next((path for name in (pipeline.RESULT, pipeline.RUN) if (path := folder / name).exists()), None)
        if told is None:
            return None
        stat = told.stat()
        key = (str(told), stat.st_mtime_ns, stat.st_size)
        if key not in self._known:
            try:
                self._known[key] = _shown(folder)
            except EvidenceError:
                return None
        return self._known[key]


def _for_people(name: str) -> tuple[bool, str]:
    """Pages first."""
    return not name.endswith(".html"), name


def _shown(folder: Path) -> ShownRun:
    """Raises EvidenceError when not even what was asked for can be read."""
    run = pipeline.open_run(folder)
    names = sorted(
        {pipeline.RESULT, *(renderer.filename for renderer in plugins.renderers().values())}, key=_for_people
    )
    files = {name: folder / name for name in names}
    reports = {name: path for name, path in files.items() if path.is_file() and not path.is_symlink()}
    about = (folder.parent.name, folder.name, run.run.config.audit.name, run.run.created, reports)
    try:
        result = pipeline.stored_result(run)
    except EvidenceError as error:
        return ShownRun(*about, trouble=error.message)
    return ShownRun(*about, said=snapshot(result), since=result.since_last, gate=result.gate)

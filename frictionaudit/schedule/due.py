"""What is due, by the runs that lie on disk: no state of its own, so nothing is forgotten over a restart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from frictionaudit import pipeline
from frictionaudit.config import AuditConfig, ScheduleTable
from frictionaudit.errors import ConfigError, EvidenceError
from frictionaudit.names import slug
from frictionaudit.result import AuditResult
from frictionaudit.schedule.times import Timetable


@dataclass(frozen=True, slots=True)
class Standing:
    """How an audit stands with its timetable."""

    table: Timetable
    slot: datetime | None
    """The time that waits to be served; None where nothing does."""
    served: datetime | None
    """When the last judged run ended; a time that came while it still ran is served by it."""
    next: datetime
    unfinished: pipeline.RunFolder | None = None
    """A run for this very time that was stopped; it is gone on with."""


def standing(config: AuditConfig, now: datetime) -> Standing:
    """Whether an audit is due, by the runs in its output folder.

    Raises:
        ConfigError: audit.toml has no [schedule].
    """
    table = timetable(config)
    served = _served(Path(config.audit.output) / slug(config.audit.name))
    slot = table.due(now, served)
    begun = _begun(config, slot) if slot else None
    return Standing(table, slot, served, table.after(now), begun)


def timetable(config: AuditConfig) -> Timetable:
    """The times of an audit.

    Raises:
        ConfigError: audit.toml has no [schedule].
    """
    if config.schedule is None:
        table = ScheduleTable(cron="0 6 * * 1").model_dump()
        advice = "Add for example: " + " ".join(("[schedule]", *(f'{key} = "{value}"' for key, value in table.items())))
        raise ConfigError(f"the audit {config.audit.name!r} has no [schedule]", advice)
    return Timetable.of(config.schedule)


def _served(folder: Path) -> datetime | None:
    """When the newest judged run ended. A damaged one has at least begun: it is not walked again for that."""
    for run in _newest_first(folder):
        if (run.path / pipeline.RESULT).exists():
            try:
                return ended(pipeline.stored_result(run))
            except EvidenceError:
                return run.run.created
    return None


def _begun(config: AuditConfig, slot: datetime) -> pipeline.RunFolder | None:
    """The newest run of these settings, where it was begun for this time and never judged."""
    run = pipeline.latest_run(config, Path(config.audit.output))
    if run is None or (run.path / pipeline.RESULT).exists() or run.run.created < slot:
        return None
    return run


def _newest_first(folder: Path) -> Iterator[pipeline.RunFolder]:
    for path in sorted(folder.glob(f"*/{pipeline.RUN}"), reverse=True):
        try:
            yield pipeline.open_run(path.parent)
        except EvidenceError:
            continue


def ended(result: AuditResult) -> datetime:
    """When the last trip of a run was over."""
    trips = [trip for site in result.sites for trip in site.trips]
    ends = [trip.started + timedelta(milliseconds=trip.elapsed_ms) for trip in trips]
    return max([result.created, *ends]).astimezone(UTC)

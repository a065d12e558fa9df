"""When an audit is due, from a cron expression and a time zone. Pure: the clock is handed in.

Expressions mean what Debian's cron takes them to mean. Where the clocks are turned, a time that does not exist that day
comes right after the gap, and one that exists twice comes once.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim

from frictionaudit.config import ScheduleTable


@dataclass(frozen=True, slots=True)
class Timetable:
    """The times of an audit."""

    cron: str
    zone: ZoneInfo

    @classmethod
    def of(cls, table: ScheduleTable) -> "Timetable":
        """The times that [schedule] asks for."""
        return cls(table.cron, ZoneInfo(table.time_zone))

    def after(self, moment: datetime) -> datetime:
        """The first time later than this moment, in UTC: there a time that the clock shows twice is told apart."""
        return next(CronSim(self.cron, moment.astimezone(self.zone))).astimezone(UTC)

    def newest(self, now: datetime) -> datetime:
        """The last time that has come, now included, in UTC."""
        begun = now.astimezone(self.zone).replace(microsecond=0) + timedelta(seconds=1)
        return next(CronSim(self.cron, begun, reverse=True)).astimezone(UTC)

    def due(self, now: datetime, served: datetime | None) -> datetime | None:
        """The time that waits to be served: the newest since `served`, however many were missed; None when there is none.

        An audit that never ran is due at once.
        """
        slot = self.newest(now)
        return slot if served is None or slot > served else None

    def words(self, moment: datetime) -> str:
        """`Mon 2026-01-12 06:00 GMT`"""
        return f"{moment.astimezone(self.zone):%a %Y-%m-%d %H:%M %Z}"

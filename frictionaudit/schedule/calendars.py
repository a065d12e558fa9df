"""A timetable as other schedulers write it. Pure.

systemd knows time zones and lists several calendars; GitHub's cron knows UTC alone.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cronsim import CronSim

from frictionaudit.errors import UsageError
from frictionaudit.schedule.times import Timetable

_DAYS = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields of a cron expression as sets; None where every value fits."""

    minutes: tuple[int, ...] | None
    hours: tuple[int, ...] | None
    days: tuple[int, ...] | None
    months: tuple[int, ...] | None
    weekdays: tuple[int, ...] | None
    either_day: bool
    """Day and day of the week are both named: either will do."""


def _fields(cron: str) -> _Fields:
    read = CronSim(cron, datetime(2026, 1, 1, tzinfo=UTC))
    weekdays = {day % 7 for day in read.weekdays if isinstance(day, int)}

    def some(values: set[int], size: int) -> tuple[int, ...] | None:
        return None if len(values) == size else tuple(sorted(values))

    return _Fields(
        minutes=some(read.minutes, 60),
        hours=some(read.hours, 24),
        days=some(read.days, 31),
        months=some(read.months, 12),
        weekdays=some(weekdays, 7),
        either_day=not read.day_and,
    )


def systemd(timetable: Timetable) -> list[str]:
    """The values of OnCalendar=, with the time zone in each."""
    read = _fields(timetable.cron)
    clock = f"{_padded(read.hours)}:{_padded(read.minutes)}:00 {timetable.zone.key}"
    month, day = _padded(read.months), _padded(read.days)
    week = ",".join(_DAYS[number] for number in read.weekdays or ())
    weekly = f"{week} " if week else ""
    if read.either_day and week and read.days is not None:
        return [f"*-{month}-{day} {clock}", f"{weekly}*-{month}-* {clock}"]
    return [f"{weekly}*-{month}-{day} {clock}"]


def _padded(values: tuple[int, ...] | None) -> str:
    return "*" if values is None else ",".join(f"{value:02}" for value in values)


@dataclass(frozen=True, slots=True)
class InUtc:
    """A timetable for a scheduler that knows UTC alone."""

    crons: tuple[str, ...]
    summer: timedelta
    """So much later by the clock it comes while summer time lasts; zero where there is none."""


def utc(timetable: Timetable, year: int) -> InUtc:
    """The times in UTC, right for standard time.

    Raises:
        UsageError: the days move over the end of a month, which cron cannot say.
    """
    offsets = [datetime(year, month, 1, tzinfo=timetable.zone).utcoffset() or timedelta() for month in (1, 7)]
    standard, summer = min(offsets), max(offsets) - min(offsets)
    shift = -int(standard.total_seconds() // 60)
    read = _fields(timetable.cron)
    if shift == 0 or (shift % 60 == 0 and read.hours is None and _every_day(read)):
        return InUtc((timetable.cron,), summer if read.hours is not None else timedelta())
    return InUtc(tuple(_moved(timetable.cron, read, shift)), summer)


def _moved(cron: str, read: _Fields, shift: int) -> Iterator[str]:
    """The expression some minutes later: one line for each minute of the hour and each side of midnight."""
    lines: dict[tuple[int, int], list[int]] = {}
    for hour in read.hours if read.hours is not None else range(24):
        for minute in read.minutes if read.minutes is not None else range(60):
            carry, moved = divmod(hour * 60 + minute + shift, _DAY_MINUTES)
            lines.setdefault((carry, moved % 60), []).append(moved // 60)
    if any(carry for carry, _ in lines) and not (read.days is None and read.months is None):
        raise UsageError(
            f'"{cron}" in its time zone falls on other days in UTC, which this scheduler cannot be told',
            "Choose an hour on the same day in UTC, leave day and month at *, or export for systemd or kubernetes.",
        )
    _, _, days, months, weekdays = cron.split()
    merged: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    for (carry, minute), hours in sorted(lines.items()):
        merged.setdefault((carry, tuple(sorted(hours))), []).append(minute)
    for (carry, along), minutes in merged.items():
        week = weekdays if not carry or read.weekdays is None else _listed([(day + carry) % 7 for day in read.weekdays])
        yield f"{_listed(minutes, 60)} {_listed(along, 24)} {days} {months} {week}"


def _every_day(read: _Fields) -> bool:
    return read.days is None and read.months is None and read.weekdays is None


def _listed(values: Collection[int], size: int = 0) -> str:
    return "*" if len(values) == size else ",".join(map(str, sorted(values)))

"""When an audit is due: clocks that are turned, times that were missed, and what is no timetable."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from frictionaudit.config import parse
from frictionaudit.errors import ConfigError
from frictionaudit.schedule.times import Timetable

LONDON = ZoneInfo("Europe/London")
MONDAYS = Timetable("0 6 * * 1", LONDON)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_clock_is_that_of_the_time_zone() -> None:
    assert MONDAYS.after(at("2026-01-05T06:00")) == at("2026-01-12T06:00")
    assert MONDAYS.after(at("2026-07-06T05:00")) == at("2026-07-13T05:00")


def test_a_time_has_come_at_its_own_second_and_not_before() -> None:
    assert MONDAYS.newest(at("2026-01-12T06:00")) == at("2026-01-12T06:00")
    assert MONDAYS.newest(at("2026-01-12T06:00") - timedelta(microseconds=1)) == at("2026-01-05T06:00")


@pytest.mark.parametrize(
    ("served", "due"),
    [
        ("2026-01-05T06:09", ""),
        ("2026-01-05T05:59", "2026-01-05T06:00"),
        ("2025-11-01T12:00", "2026-01-05T06:00"),
        ("2026-01-05T06:00", ""),
    ],
)
def test_what_was_missed_is_due_once_however_often_it_was_missed(served: str, due: str) -> None:
    found = MONDAYS.due(at("2026-01-08T12:00"), at(served))
    assert found == (at(due) if due else None)


def test_an_audit_that_never_ran_is_due_at_once() -> None:
    assert MONDAYS.due(at("2026-01-08T12:00"), None) is not None


def test_an_hour_that_does_not_exist_comes_after_the_gap_and_one_that_exists_twice_comes_once() -> None:
    nightly = Timetable("30 1 * * *", LONDON)
    assert nightly.words(nightly.after(at("2026-03-28T12:00"))) == "Sun 2026-03-29 02:00 BST"
    first = nightly.after(at("2026-10-24T12:00"))
    assert first == at("2026-10-25T00:30")
    assert nightly.after(first) == at("2026-10-26T01:30")
    assert nightly.due(at("2026-10-25T01:45"), first) is None


def test_sunday_is_0_and_7_and_sun() -> None:
    days = {Timetable(f"0 6 * * {day}", LONDON).after(at("2026-01-05T12:00")).date() for day in ("0", "7", "sun")}
    assert {day.strftime("%A") for day in days} == {"Sunday"}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"cron": "0 6 * *"}, "expected five fields"),
        ({"cron": "0 0 6 * * 1"}, "expected five fields"),
        ({"cron": "@weekly"}, "expected five fields"),
        ({"cron": "0 6 L * *"}, "expected five fields"),
        ({"cron": "61 6 * * *"}, "Bad minute"),
        ({"cron": "0 6 31 2 *"}, "this never comes"),
        ({"cron": "0 6 * * 1", "time_zone": "Europe/Londn"}, "such as Europe/London"),
        ({"cron": "0 6 * * 1", "timezone": "UTC"}, "schedule.timezone: there is no such key"),
        ({}, "schedule.cron is missing"),
    ],
)
def test_what_is_no_timetable_is_refused(table: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parse({"site": {"name": "Acme", "url": "https://acme.test/"}, "schedule": table}, "audit.toml")
    assert said in raised.value.message

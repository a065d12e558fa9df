"""`frictionaudit schedule`: stays in the foreground and runs each audit when it is due.

Every run is a process of its own, so that neither its memory nor its crash is the scheduler's. What is due, that process
finds out itself from the runs on disk; the scheduler only knows when to ask. Audits run one after the other.
"""

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from apscheduler.events import EVENT_JOB_MAX_INSTANCES, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from frictionaudit.schedule.times import Timetable

FAREWELL_S = 60
"""Seconds that a run gets to close its browser when the scheduler is stopped."""
_LOOK_EVERY_S = 60
"""The clock is looked at so often: a machine that slept, or whose clock was set, would else wait too long."""
Say = Callable[[str], None]


class TimetableTrigger(BaseTrigger):  # type: ignore[misc]  # APScheduler 3 has no types
    """A timetable as APScheduler asks for it: its own reading of cron numbers the days of the week differently."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable

    def get_next_fire_time(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, previous_fire_time: datetime | None, now: datetime
    ) -> datetime:
        """The next time, of those after the last one that was asked for."""
        return self._timetable.after(max(previous_fire_time, now) if previous_fire_time else now)


class Runs:
    """The one run that may be going on, and how to end it."""

    def __init__(self, command: Callable[[Path], Sequence[str]], say: Say) -> None:
        self._command = command
        self._say = say
        self._stopped = threading.Event()
        self._guard = threading.Lock()
        self._running: subprocess.Popen[bytes] | None = None

    def run(self, path: Path) -> None:
        """Ask an audit whether it is due, and run it if so; back when it is over."""
        with self._guard:
            if self._stopped.is_set():
                return
            # a session of its own: Ctrl-C in the terminal reaches the run once, through us
            self._running = subprocess.Popen(list(self._command(path)), start_new_session=True)  # noqa: S603
        code = self._running.wait()
        if code and not self._stopped.is_set():
            self._say(f"{path}: left with {code}")

    def stop(self) -> None:
        """End the run as Ctrl-C would; what is finished is kept, and gone on with at the next start."""
        with self._guard:
            self._stopped.set()
            running = self._running
        if running is None or running.poll() is not None:
            return
        self._say("Stopping: the run closes its browser; what it has finished is kept.")
        running.terminate()
        try:
            running.wait(FAREWELL_S)
        except subprocess.TimeoutExpired:
            _kill(running)


def _kill(running: "subprocess.Popen[bytes]") -> None:
    if os.name == "posix":
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()


def ask(path: Path, *, quiet: bool) -> Sequence[str]:
    """The command that runs an audit if it is due."""
    return [sys.executable, "-P", "-m", "frictionaudit", "due", str(path), *(("--quiet",) if quiet else ())]


def serve(timetables: Mapping[Path, Timetable], say: Say, *, quiet: bool = False) -> None:
    """Run each audit whenever it is due, until SIGTERM or Ctrl-C. What was due before the start is run at once.

    Args:
        timetables: each audit.toml with its times.
        say: is told what happens, a line each.
    """
    runs = Runs(lambda path: ask(path, quiet=quiet), say)
    scheduler = _scheduler(say)
    for path, timetable in timetables.items():
        scheduler.add_job(
            runs.run,
            TimetableTrigger(timetable),
            args=(path,),
            id=str(path),
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        say(f"{path}: next {timetable.words(timetable.after(datetime.now(UTC)))}")
    stop = _stop_signals()
    scheduler.start()
    while not stop.wait(_LOOK_EVERY_S):
        scheduler.wakeup()
    scheduler.pause()
    runs.stop()
    scheduler.shutdown(wait=True)


def _scheduler(say: Say) -> BackgroundScheduler:
    quiet = logging.Logger("frictionaudit.schedule")  # what people need to know is said in our own words
    scheduler = BackgroundScheduler(timezone=UTC, executors={"default": ThreadPoolExecutor(1)}, logger=quiet)

    def left_out(event: JobExecutionEvent) -> None:
        say(f"{event.job_id}: due again while it still runs, or waits for another audit; this time is left out")

    scheduler.add_listener(left_out, EVENT_JOB_MAX_INSTANCES)
    return scheduler


def _stop_signals() -> threading.Event:
    stop = threading.Event()

    def heard(number: int, frame: FrameType | None) -> None:
        del number, frame
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, heard)
    return stop

"""What was due is run once, over restarts and interruptions; what was not is left alone; two never run at once."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
import pytest
from rich.console import Console

from frictionaudit import bundle, pipeline, plan
from frictionaudit.config import load
from frictionaudit.errors import Exit, UsageError
from frictionaudit.evidence import Stage
from frictionaudit.lock import AuditBusy, one_run
from frictionaudit.progress import Silent
from frictionaudit.schedule import runner
from frictionaudit.schedule.due import standing
from tests.evidence import field as form_field
from tests.evidence import journey, page
from tests.program import Program
from tests.shops import misbehaving as shops

PATIENCE = 180.0
AUDIT = """
[audit]
name = "{name}"
output = "{output}"
devices = ["Pixel 7"]
[site]
name = "Acme"
url = "{url}"
[walk]
pace_ms = 0
arrival_watch_s = 0
{more}
"""
MONDAYS = '[schedule]\ncron = "0 6 * * 1"\ntime_zone = "Europe/London"\n'
MONDAY = datetime(2026, 1, 5, 6, tzinfo=UTC)


def written(folder: Path, *, name: str = "Shops", url: str = "https://shop.test/", more: str = MONDAYS) -> Path:
    path = folder / f"{name.lower()}.toml"
    path.write_text(AUDIT.format(name=name, output=folder / "audits", url=url, more=more))
    return path


@dataclass
class World:
    """A clock, what was walked when, and what was said."""

    path: Path
    now: datetime = MONDAY + timedelta(days=1)
    walked: list[str] = field(default_factory=list[str])
    broken: bool = False

    def walk(self, folder: pipeline.RunFolder, progress: pipeline.Progress) -> None:
        """Evidence without a browser; the run's own time is the clock's."""
        self.walked.append(folder.path.name)
        if self.broken:
            raise UsageError("the walk was stopped")
        for trip in plan.trips(folder.run.config):
            seen = journey({Stage.PRODUCT: page(), Stage.CHECKOUT: page(fields=(form_field("Email"),))}, trip=trip)
            with bundle.staged(folder.bundle(trip)) as staging:
                bundle.seal(staging, folder.bundle(trip), seen.model_copy(update={"started": self.now}))

    def ask(self) -> tuple[Exit, str]:
        said = io.StringIO()
        console = Console(file=said, width=200)
        code = runner.run_due(self.path, lambda: self.now, console, console, quiet=False, walk=self.walk)
        return code, said.getvalue()


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    made = World(written(tmp_path))

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return made.now

    monkeypatch.setattr(pipeline, "datetime", Clock)
    return made


def test_weeks_that_were_missed_are_run_once_and_then_nothing_is_due(world: World) -> None:
    code, said = world.ask()
    assert code == Exit.OK
    assert "has never run, so it is due now" in said
    code, said = world.ask()
    assert "nothing is due; next Mon 2026-01-12 06:00 GMT" in said
    world.now = MONDAY + timedelta(days=24)
    assert "due since Mon 2026-01-26 06:00 GMT" in world.ask()[1]
    assert "nothing is due" in world.ask()[1]
    assert len(world.walked) == 2


def test_a_time_is_served_at_its_minute_and_not_before(world: World) -> None:
    world.ask()
    world.now = MONDAY + timedelta(days=7, seconds=-1)
    assert "nothing is due" in world.ask()[1]
    world.now = MONDAY + timedelta(days=7)
    assert "due since Mon 2026-01-12" in world.ask()[1]


def test_a_run_that_was_stopped_is_gone_on_with_for_its_own_time_only(world: World) -> None:
    world.ask()
    world.now, world.broken = MONDAY + timedelta(days=7, minutes=1), True
    code, said = world.ask()
    assert code == Exit.USAGE
    assert "the walk was stopped" in said
    world.now, world.broken = world.now + timedelta(hours=2), False
    assert "going on with the run that was stopped" in world.ask()[1]
    assert world.walked[1] == world.walked[2]

    world.now, world.broken = MONDAY + timedelta(days=14), True
    world.ask()
    world.now, world.broken = MONDAY + timedelta(days=22), False
    said = world.ask()[1]
    assert "going on" not in said
    assert world.walked[3] != world.walked[4]


def test_a_run_that_began_before_its_time_and_ended_after_it_serves_it(world: World) -> None:
    world.ask()
    world.now = MONDAY + timedelta(days=7, minutes=-1)
    config = load(world.path)
    folder = pipeline.new_run(config, Path(config.audit.output))
    world.now = MONDAY + timedelta(days=7, minutes=5)
    world.walk(folder, Silent())
    pipeline.judge(folder)
    assert standing(config, world.now).slot is None


def test_an_audit_that_another_process_runs_is_left_to_it(world: World) -> None:
    with one_run(Path(load(world.path).audit.output), "shops"):
        code, said = world.ask()
    assert (code, world.walked) == (Exit.OK, [])
    assert "another process is running the audit 'shops'" in said
    world.ask()
    assert len(world.walked) == 1


def test_a_damaged_result_is_no_reason_to_shop_again(world: World) -> None:
    world.ask()
    next(Path(load(world.path).audit.output).glob("*/*/result.json")).write_text("{")
    assert "nothing is due" in world.ask()[1]


def test_what_goes_wrong_with_one_audit_is_told_and_does_not_keep_others_from_running(world: World) -> None:
    good, world.path = world.path, world.path.with_name("missing.toml")
    code, said = world.ask()
    assert code == Exit.USAGE
    assert "there is no such file" in said
    world.path = good
    assert world.ask()[0] == Exit.OK
    assert runner.strongest([Exit.OK, Exit.USAGE, Exit.NOT_AUDITED, Exit.WORSE]) == Exit.USAGE
    assert runner.strongest([Exit.WORSE, Exit.NOT_AUDITED, Exit.OK]) == Exit.NOT_AUDITED
    assert runner.strongest([]) == Exit.OK


def test_an_audit_without_a_timetable_says_what_to_add(tmp_path: Path, program: Program) -> None:
    said = program("due", written(tmp_path, more=""))
    assert said.code == Exit.USAGE
    assert "has no [schedule]" in said.text
    assert 'cron = "0 6 * * 1"' in said.text


def test_the_lock_goes_with_its_process(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time; from pathlib import Path; from frictionaudit.lock import one_run\n"
            "with one_run(Path(sys.argv[1]), 'shops'): print('held', flush=True); time.sleep(600)",
            str(tmp_path),
        ],
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AuditBusy, match="another process"), one_run(tmp_path, "shops"):
            pass
        with one_run(tmp_path, "others"):
            pass
    finally:
        holder.kill()
        holder.communicate()
    with one_run(tmp_path, "shops"):
        pass


def wait_for(come_true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not come_true():
        assert time.monotonic() < end, f"{what} did not happen"
        time.sleep(0.05)


@contextmanager
def scheduler(folder: Path, *paths: Path) -> Generator[subprocess.Popen[str]]:
    running = subprocess.Popen(
        [sys.executable, "-m", "frictionaudit", "schedule", *map(str, paths)],
        cwd=folder,
        env=os.environ | {"CI": "1", "PYTHONPATH": str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


@pytest.mark.skipif(os.name != "posix", reason="signals are those of Unix")
@pytest.mark.end_to_end
def test_the_scheduler_runs_what_was_missed_stops_at_once_and_goes_on_after_a_restart(tmp_path: Path) -> None:
    yearly = 'search_pass = false\n[speed]\nprofile = "none"\n[schedule]\ncron = "0 6 1 1 *"\n'
    slow = dict(shops.silent())
    with shops.running(slow) as shop:
        path = written(tmp_path, url=shop.url, more=f"page_timeout_s = 60\n{yearly}")
        path.write_text(path.read_text().replace('url = "', 'reach = "browse"\nurl = "'))
        runs = tmp_path / "audits" / "shops"
        with scheduler(tmp_path, path) as running:
            wait_for(lambda: "GET /" in shop.asked or running.poll() is not None, "the walk")
            children = psutil.Process(running.pid).children(recursive=True)
            running.send_signal(signal.SIGTERM)
            said, _ = running.communicate(timeout=PATIENCE)
        assert running.returncode == 0, said
        assert "what it has finished is kept" in said
        assert "Traceback" not in said
        assert not psutil.wait_procs(children, timeout=15)[1]
        assert not list(runs.glob("*/result.json"))

        slow.clear()
        slow.update(shops.good_shop())
        with scheduler(tmp_path, path) as running:
            wait_for(lambda: list(runs.glob("*/junit.xml")) or running.poll() is not None, "the report")
            running.send_signal(signal.SIGINT)
            said, _ = running.communicate(timeout=PATIENCE)
        assert running.returncode == 0, said
        (found,) = runs.iterdir()
        assert json.loads((found / "result.json").read_text())["sites"][0]["status"] == "audited"
        asked = len(shop.asked)

        with scheduler(tmp_path, path) as running:
            wait_for(lambda: running.poll() is not None or _said(running, "nothing is due"), "the answer")
            running.send_signal(signal.SIGTERM)
            running.communicate(timeout=PATIENCE)
        assert len(shop.asked) == asked


def _said(running: subprocess.Popen[str], words: str) -> bool:
    assert running.stdout
    return words in running.stdout.readline()

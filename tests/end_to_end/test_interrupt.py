"""A run that is stopped keeps what was finished; --resume walks the rest and nothing twice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from frictionaudit import bundle
from frictionaudit.errors import Exit
from tests.program import Program
from tests.shops import misbehaving as shops

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(os.name != "posix", reason="signals to a group of processes are those of Unix"),
]

PATIENCE = 180.0
SETTINGS = """
[audit]
devices = ["Pixel 7"]
[site]
name = "First"
url = "{first}"
reach = "browse"
[[rival]]
name = "Second"
url = "{second}"
reach = "browse"
[speed]
profile = "none"
[walk]
search_pass = false
pace_ms = 0
arrival_watch_s = 0
page_timeout_s = 60
concurrency = 1
"""


def wait_for(come_true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not come_true():
        assert time.monotonic() < end, f"{what} did not happen"
        time.sleep(0.05)


@contextmanager
def started(folder: Path, *arguments: str, background: bool = False) -> Generator[subprocess.Popen[str]]:
    """The program in a process group of its own, as in a terminal; it, its driver and its browser end with the block.

    Shells start what runs in the background of a script with Ctrl-C ignored; so may whoever started these tests.
    """
    hears = "signal.SIG_IGN" if background else "signal.default_int_handler"
    start = f"import signal; signal.signal(signal.SIGINT, {hears}); from frictionaudit.cli import main; main()"
    running = subprocess.Popen(
        [sys.executable, "-c", start, *arguments],
        cwd=folder,
        env=os.environ | {"CI": "1", "PYTHONPATH": str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield running
    finally:
        running.kill()
        running.communicate()


@pytest.mark.parametrize(
    ("asked", "stop", "alone", "background", "code"),
    [
        ("run", signal.SIGINT, False, False, Exit.INTERRUPTED),
        ("collect", signal.SIGTERM, False, False, Exit.INTERRUPTED),
        ("collect", signal.SIGTERM, True, True, Exit.INTERRUPTED),
        ("collect", signal.SIGKILL, False, False, -signal.SIGKILL),
    ],
    ids=["Ctrl-C", "a service that ends all its processes", "a timer that ends a script's background", "killed"],
)
def test_a_stopped_run_keeps_whole_bundles_and_goes_on(
    tmp_path: Path, program: Program, asked: str, stop: signal.Signals, alone: bool, background: bool, code: int
) -> None:
    second_shop = dict(shops.silent())
    with shops.running(shops.good_shop()) as first, shops.running(second_shop) as second:
        (tmp_path / "audit.toml").write_text(SETTINGS.format(first=first.url, second=second.url))

        with started(tmp_path, asked, background=background) as running:
            wait_for(lambda: "GET /" in second.asked or running.poll() is not None, "the second trip")
            assert running.poll() is None, f"it ended by itself: {running.communicate()}"
            children = psutil.Process(running.pid).children(recursive=True)
            (os.kill if alone else os.killpg)(running.pid, stop)
            _, said = running.communicate(timeout=PATIENCE)

        assert running.returncode == code
        assert "Traceback" not in said
        if stop is not signal.SIGKILL:
            assert "Finished bundles are kept" in said
            assert said.strip().splitlines()[-1].endswith("with --resume.")
        assert not psutil.wait_procs(children, timeout=15)[1]

        run = next((tmp_path / "audits" / "friction-audit").iterdir())
        assert bundle.whole(run / "first" / "pixel-7")
        assert not bundle.whole(run / "second" / "pixel-7")
        walked = list(first.asked)
        second_shop.clear()
        second_shop.update(shops.good_shop())

        judged = program("judge", run)
        assert judged.code == Exit.USAGE
        assert "there is no evidence in" in judged.err

        with started(tmp_path, asked, "--resume") as running:
            _, said = running.communicate(timeout=PATIENCE)
        assert running.returncode == Exit.OK, said
        assert "First · Pixel 7: reached product (kept from before)" in said
        assert first.asked == walked
        assert bundle.whole(run / "second" / "pixel-7")
        assert not list(run.rglob(".*.partial"))
        assert len(list(run.parent.iterdir())) == 1

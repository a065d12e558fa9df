"""A real shop system that nobody here wrote: django-oscar with its own templates, served on loopback.

Django runs in subprocesses alone, so a test that uses the shop imports none of it.
"""

import atexit
import functools
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

HERE = Path(__file__).resolve().parent
DATABASE = "shop.sqlite3"
START_SECONDS = 120.0
STOP_SECONDS = 10.0
ANNOUNCEMENT = re.compile(r"Starting development server at (http://127\.0\.0\.1:\d+)/")


@dataclass(frozen=True)
class OscarShop:
    """A running shop. Its address has no slash at the end; what it sold is read straight from its database."""

    url: str
    database: Path

    def orders(self) -> int:
        """How many orders were placed."""
        return self._count("SELECT COUNT(*) FROM order_order")

    def baskets_with_lines(self) -> int:
        """How many baskets have something in them; the basket of a placed order keeps its lines and counts too."""
        return self._count("SELECT COUNT(DISTINCT basket_id) FROM basket_line")

    def _count(self, query: str) -> int:
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True, timeout=STOP_SECONDS)) as database:
            row: tuple[int] = database.execute(query).fetchone()
        return row[0]


@contextmanager
def oscar_shop() -> Generator[OscarShop]:
    """Run a freshly stocked shop on a free port of 127.0.0.1; it ends, and leaves nothing behind, with the block."""
    with tempfile.TemporaryDirectory(prefix="oscar-shop-", ignore_cleanup_errors=True) as directory:
        home = Path(directory) / "home"
        shutil.copytree(_stocked_home(), home)
        with _server(home) as url:
            yield OscarShop(url, home / DATABASE)


@functools.cache
def _stocked_home() -> Path:
    """Build database and pictures once for each test session: every shop starts from a copy of them."""
    home = Path(tempfile.mkdtemp(prefix="oscar-stock-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    built = subprocess.run(
        [sys.executable, "-m", "seed"],
        cwd=home,
        env=_environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=START_SECONDS,
    )
    if built.returncode:
        raise RuntimeError(f"the shop could not be stocked:\n{built.stdout}")
    return home


def _environment(home: Path) -> dict[str, str]:
    """Make the project importable, tell it where to write, and let its log be read while it runs."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "project.settings",
        "OSCAR_SHOP_HOME": str(home),
        "PYTHONPATH": str(HERE),
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "ignore",
    }


@contextmanager
def _server(home: Path) -> Generator[str]:
    """Serve the shop and give its address; the system picks the port, so no other program can take it in between."""
    command = [sys.executable, "-m", "django", "runserver", "--noreload", "--insecure", "--skip-checks", "127.0.0.1:0"]
    log = home / "server.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=home,
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            url = _announced_url(server, log)
            # The first page is the slow one: all of oscar is imported for it, and every thumbnail made.
            httpx.get(f"{url}/catalogue/", timeout=START_SECONDS, trust_env=False).raise_for_status()
            yield url
        finally:
            _stop(server)


def _announced_url(server: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until the server says where it listens."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        announced = ANNOUNCEMENT.search(_text(log))
        if announced:
            return announced[1]
        time.sleep(0.05)
    raise RuntimeError(f"the shop did not start:\n{_text(log)}")


def _text(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End exactly this process, and make sure that it has ended."""
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()

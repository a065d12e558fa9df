"""Serving an installed shop for as long as somebody walks it."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import httpx

START_SECONDS = 180.0
STOP_SECONDS = 10.0
ANNOUNCEMENT = re.compile(r"^Serving at (http://127\.0\.0\.1:\d+)$", re.MULTILINE)


@contextmanager
def served(command: Sequence[str | Path], cwd: Path, env: Mapping[str, str], first: str = "/") -> Generator[str]:
    """Start a server, wait until it says where it listens and has given its first page, and end it with the block."""
    log = cwd / "server.log"
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        ) as server,
    ):
        try:
            url = _announced_url(server, log)
            _first_page(f"{url}{first}", log)
            yield url
        finally:
            stop(server)


def free_port() -> int:
    """A port nobody listens at just now, for servers that must be told theirs before they start."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    return port


def stop(server: subprocess.Popen[bytes]) -> None:
    """End a server that leads its own group, and with it the helpers it started."""
    for end in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(server.pid, end)
        with suppress(subprocess.TimeoutExpired):
            server.wait(STOP_SECONDS)


def rows(database: Path, table: str) -> Callable[[], int]:
    """Count a table of an SQLite database, each time anew, without ever writing to it."""

    def count() -> int:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=STOP_SECONDS)) as opened:
            row: tuple[int] = opened.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()
        return row[0]

    return count


def _announced_url(server: subprocess.Popen[bytes], log: Path) -> str:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        if announced := ANNOUNCEMENT.search(_text(log)):
            return announced[1]
        time.sleep(0.1)
    raise RuntimeError(f"the shop did not start:\n{_text(log)}")


def _first_page(url: str, log: Path) -> None:
    """Pay for the slow first answer here, so that it is not taken for the shop's own slowness."""
    answer = httpx.get(url, timeout=START_SECONDS, follow_redirects=True, trust_env=False)
    if answer.is_error:
        raise RuntimeError(f"{url} answered {answer.status_code}:\n{_text(log)[-3000:]}")


def _text(log: Path) -> str:
    return log.read_text(encoding="utf-8", errors="replace")

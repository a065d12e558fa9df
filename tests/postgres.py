"""A real PostgreSQL for the tests: its own data folder, a socket instead of a port, stopped by its own process id."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

PASSWORD = "p@ss/w:rd"
"""With signs that mean something in an address."""
USER = "keeper"
NEWEST = "0001"
"""Migration that the tables stand at."""
_PATIENCE_S = 30


@dataclass(frozen=True)
class Server:
    """A running server."""

    folder: Path

    @property
    def url(self) -> str:
        """As it stands in audit.toml."""
        return f"postgresql://{USER}:${{KEEPER_PASSWORD}}@/postgres?host={self.folder}"

    @property
    def environment(self) -> dict[str, str]:
        return {"KEEPER_PASSWORD": PASSWORD}

    def empty(self) -> None:
        """Take away what a test left; tables that are as the migrations made them stay, which saves most of the time."""
        with psycopg.connect(host=str(self.folder), user=USER, password=PASSWORD, dbname="postgres") as connection:
            made = connection.execute("SELECT to_regclass('alembic_version') IS NOT NULL").fetchone()
            if made == (True,) and connection.execute("SELECT version_num FROM alembic_version").fetchone() == (
                NEWEST,
            ):
                connection.execute("TRUNCATE audit, epoch RESTART IDENTITY CASCADE")
            else:
                connection.execute("DROP SCHEMA public CASCADE")
                connection.execute("CREATE SCHEMA public")


def binaries() -> Path | None:
    """The newest installed server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    other = shutil.which("postgres")
    return Path(other).resolve().parent if other else None


@contextmanager
def running(programs: Path) -> Generator[Server]:
    """A server for as long as the block lasts. The server refuses to be root: then another user runs it."""
    folder = Path(tempfile.mkdtemp(prefix="history-pg-"))
    user = _unprivileged(folder)
    secret = folder / "secret"
    secret.write_text(PASSWORD)
    if user:
        shutil.chown(secret, user)
    try:
        make = [programs / "initdb", "-D", folder / "data", "-U", USER, "-A", "scram-sha-256", "--pwfile", secret]
        subprocess.run(
            [*map(str, make), "--no-sync", "-E", "UTF8", "--locale=C"],
            check=True,
            capture_output=True,
            user=user,
            cwd=folder,
            timeout=120,
        )
        with (folder / "log").open("wb") as log:
            options = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
            server = subprocess.Popen(
                [str(programs / "postgres"), "-D", str(folder / "data"), *options],
                stdout=log,
                stderr=log,
                user=user,
                cwd=folder,
            )
            try:
                _wait(server, folder)
                yield Server(folder)
            finally:
                server.terminate()
                server.wait(_PATIENCE_S)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in known else "nobody"
    shutil.chown(folder, user)
    return user


def _wait(server: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + _PATIENCE_S
    while "ready to accept connections" not in (folder / "log").read_text():
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"PostgreSQL did not start: {(folder / 'log').read_text()[-2000:]}")
        time.sleep(0.05)

"""A PostgreSQL server for one shop: reached through a socket in its own folder, never over the network."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.shops.real.install import CannotInstallError, run
from tests.shops.real.server import START_SECONDS, stop

PACKAGED = Path("/usr/lib/postgresql")
USER = "shop"
UNPRIVILEGED = "postgres"
"""PostgreSQL refuses to run as root; this is the user that its packages make."""


@dataclass(frozen=True)
class Postgres:
    """A running server with one empty database. `socket` is the folder that clients name as host."""

    socket: Path
    programs: Path

    def command(self, program: str, *arguments: str | Path) -> tuple[str | Path, ...]:
        """Write a client's command line for this database."""
        return (self.programs / program, "--host", self.socket, "--username", USER, *arguments)

    def load(self, dump: Path) -> None:
        """Fill the database from a dump."""
        run(self.command("psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--file", dump, USER), self.socket)

    def dump(self, target: Path) -> None:
        """Write the database as SQL."""
        run(self.command("pg_dump", "--file", target, USER), self.socket)

    def rows(self, table: str) -> int:
        """Count a table."""
        query = f'SELECT COUNT(*) FROM "{table}"'
        return int(run(self.command("psql", "--tuples-only", "--no-align", "--command", query, USER), self.socket))

    def environment(self) -> dict[str, str]:
        """Tell a shop where the database is, in the variables that Node shops use."""
        return {
            "DB_HOST": str(self.socket),
            "DB_PORT": "5432",
            "DB_NAME": USER,
            "DB_USER": USER,
            "DB_SSLMODE": "disable",
        }


@contextmanager
def postgres() -> Generator[Postgres]:
    """Run a server; with the block it ends, and its data go."""
    programs = _programs()
    with tempfile.TemporaryDirectory(prefix="pg-", ignore_cleanup_errors=True) as directory:
        home = Path(directory)
        if os.geteuid() == 0:
            shutil.chown(home, UNPRIVILEGED)
        _as_its_user(
            (programs / "initdb", "-D", home / "data", "-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync"), home
        )
        command = (programs / "postgres", "-D", home / "data", "-k", home, "-c", "listen_addresses=", "-c", "fsync=off")
        with (
            (home / "log").open("wb") as log,
            subprocess.Popen(
                command,
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=_user(),
                start_new_session=True,
            ) as server,
        ):
            try:
                running = Postgres(home, programs)
                _wait_until_ready(running)
                run(running.command("createdb", USER), home)
                yield running
            finally:
                stop(server)


def _programs() -> Path:
    for program in (shutil.which("initdb"), *sorted(PACKAGED.glob("*/bin/initdb"), reverse=True)):
        if program:
            return Path(program).resolve().parent
    raise CannotInstallError("PostgreSQL's server programs are missing; Debian has them in the package postgresql")


def _user() -> str | None:
    return UNPRIVILEGED if os.geteuid() == 0 else None


def _as_its_user(command: Sequence[str | Path], cwd: Path) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, user=_user(), timeout=START_SECONDS)
    if done.returncode:
        raise CannotInstallError(f"PostgreSQL could not be set up:\n{done.stderr}")


def _wait_until_ready(running: Postgres) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if not subprocess.run(running.command("pg_isready", "--quiet")).returncode:
            return
        time.sleep(0.1)
    raise RuntimeError("PostgreSQL did not start")

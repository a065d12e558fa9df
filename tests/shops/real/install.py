"""Installing a shop system once, in a folder of its own, so that nothing of it gets into this project's environment."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

FOLDER = "FRICTIONAUDIT_BENCH"
"""The environment variable that moves the installed systems elsewhere."""
DEFAULT_FOLDER = Path("~/.cache/frictionaudit-bench")
STAMP = ".complete"
STEP_SECONDS = 1200.0
TOLD_LINES = 15


class CannotInstallError(RuntimeError):
    """A system cannot be had on this machine; the message says why."""


def folder_of(system: str) -> Path:
    """Where a system is installed."""
    return Path(os.environ.get(FOLDER) or DEFAULT_FOLDER).expanduser() / system


def once(folder: Path, recipe: Iterable[str | Path], build: Callable[[Path], None]) -> Path:
    """Fill a folder the first time, and again when its recipe (words, and files by what is in them) has changed."""
    digest = hashlib.sha256()
    for part in recipe:
        digest.update(part.read_bytes() if isinstance(part, Path) else part.encode())
        digest.update(b"\0")
    stamp = folder / STAMP
    if not stamp.is_file() or stamp.read_text() != digest.hexdigest():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        build(folder)
        stamp.write_text(digest.hexdigest())
    return folder


@contextmanager
def copy_of(stocked: Path) -> Generator[Path]:
    """A copy of a stocked folder for one run of its shop, so that what is bought does not stay. It goes with the block."""
    with tempfile.TemporaryDirectory(prefix="shop-", ignore_cleanup_errors=True) as directory:
        home = Path(directory) / "home"
        shutil.copytree(stocked, home)
        yield home


def run(command: Sequence[str | Path], cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run one step of an installation and give what it printed."""
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=STEP_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotInstallError(str(error)) from error
    if done.returncode:
        end = "\n".join(done.stdout.splitlines()[-TOLD_LINES:])
        raise CannotInstallError(f"{Path(command[0]).name} ended with {done.returncode}:\n{end}")
    return done.stdout


def python_packages(system: str, packages: Sequence[str]) -> Path:
    """Install Python packages into an environment of the system's own and give its interpreter."""

    def build(folder: Path) -> None:
        run((sys.executable, "-m", "venv", "venv"), folder)
        run((interpreter(folder), "-m", "pip", "install", "--quiet", *packages), folder)

    return interpreter(once(folder_of(system) / "software", packages, build))


def interpreter(folder: Path) -> Path:
    """Name the Python of an environment in a folder."""
    return folder / "venv" / "bin" / "python"

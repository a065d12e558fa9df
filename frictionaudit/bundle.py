"""Evidence ↔ disk. A bundle is a folder: journey.json, recipe.json, pages/, and a manifest with the digest of every file.

It is written under a temporary name and renamed when it is whole, so that a killed run leaves whole bundles or none.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ValidationError

from frictionaudit import __version__, recipe
from frictionaudit.errors import EvidenceError, OutputError
from frictionaudit.evidence import SCHEMA_VERSION, Journey
from frictionaudit.recipe import Recipe

MANIFEST = "manifest.json"
JOURNEY = "journey.json"
RECIPE = "recipe.json"
TOLD = "recipe.txt"
"""The recipe in plain English."""
AGAIN = "Collect it again: the same command as before with --resume walks only what is not whole."


class _Manifest(BaseModel):
    schema_version: int
    tool: str = ""
    files: dict[str, str]
    """File to digest."""


@contextmanager
def staged(target: Path) -> Generator[Path]:
    """A temporary folder beside `target`; it is removed unless `seal` renamed it.

    Raises:
        OutputError: the folder cannot be made.
    """
    staging = target.parent / f".{target.name}.partial"
    with writing(target):
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def seal(staging: Path, target: Path, journey: Journey) -> None:
    """Write the journey and the manifest, then put the bundle in its place in one step.

    Raises:
        OutputError: the disk is full or the folder cannot be written.
    """
    with writing(target):
        made = recipe.recipe(journey)
        _write(staging / JOURNEY, journey.model_dump_json(indent=1).encode())
        _write(staging / RECIPE, made.model_dump_json(indent=1).encode())
        _write(staging / TOLD, recipe.told(made).encode("utf-8", "replace"))
        names = sorted(path for path in staging.rglob("*") if path.is_file())
        files = {path.relative_to(staging).as_posix(): _digest(path.read_bytes()) for path in names}
        manifest = _Manifest(schema_version=SCHEMA_VERSION, tool=f"frictionaudit {__version__}", files=files)
        _write(staging / MANIFEST, manifest.model_dump_json(indent=1).encode())
        if target.exists():
            shutil.rmtree(target)
        staging.rename(target)
        _sync(target.parent)


def read(folder: Path, *, check_files: bool = False) -> Journey:
    """The journey of a bundle; `check_files` also compares every file with its digest.

    Raises:
        EvidenceError: it is missing, damaged, or from a newer version.
    """
    manifest = _manifest(folder)
    if manifest.schema_version > SCHEMA_VERSION:
        raise EvidenceError(
            f"{folder} was written by a newer version", "Update frictionaudit: pip install -U frictionaudit"
        )
    for name in sorted({JOURNEY, *manifest.files}) if check_files else (JOURNEY,):
        if not _unchanged(folder / name, manifest.files.get(name, "")):
            raise EvidenceError(f"{folder / name} is missing or was changed", AGAIN)
    try:
        return Journey.model_validate_json((folder / JOURNEY).read_bytes())
    except ValidationError as error:
        raise EvidenceError(
            f"{folder / JOURNEY} does not fit this version: {error.errors()[0]['msg']}", AGAIN
        ) from error


def read_recipe(folder: Path) -> Recipe | None:
    """The recipe that a walk left; None where there is none, or it is damaged or from another version."""
    try:
        if not _unchanged(folder / RECIPE, _manifest(folder).files.get(RECIPE, "")):
            return None
        return Recipe.model_validate_json((folder / RECIPE).read_bytes())
    except (EvidenceError, ValidationError):
        return None


def whole(folder: Path) -> bool:
    """Whether a complete, undamaged bundle is there."""
    try:
        read(folder, check_files=True)
    except EvidenceError:
        return False
    return True


def _manifest(folder: Path) -> _Manifest:
    try:
        return _Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, NotADirectoryError) as error:
        raise EvidenceError(f"there is no evidence in {folder}", AGAIN) from error
    except OSError as error:
        raise EvidenceError(f"{folder / MANIFEST} cannot be read: {error}", AGAIN) from error
    except ValidationError as error:
        raise EvidenceError(f"{folder / MANIFEST} is damaged", AGAIN) from error


def _unchanged(path: Path, digest: str) -> bool:
    try:
        return _digest(path.read_bytes()) == digest
    except OSError:
        return False


@contextmanager
def writing(target: Path) -> Generator[None]:
    """Turn the system's refusal to write into an error for people."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise OutputError(
                f"the disk is full: {target} was not written", "Free some space, then go on with --resume."
            ) from error
        raise OutputError(
            f"{target} cannot be written: {error.strerror or error}",
            "Choose another folder: --output, or [audit] output.",
        ) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OutputError: it cannot be written.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.partial")
        try:
            _write(partial, content)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Make the rename last through a power cut, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

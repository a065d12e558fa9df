"""The score epoch: a digest of all that judges.

Two scores can be compared only when the same checks with the same thresholds, wording and weights gave them. The digest
covers the checks and the modules they came with, what evidence is read with, the judge and the scoring model, and which
checks are told without being scored (the figures behind that may move freely). Evidence
that is judged again after any of these changed belongs to a new epoch, beside the old one.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path

from frictionaudit.check import Check
from frictionaudit.measured import FILE, informative, measurement

DIGITS = 12
_DOCSTRING = re.compile(r'\A"""(?s:.*?)"""\n')
_JUDGING = ("reading", "data", "check.py", "judge.py", "score.py")


def digest(checks: Sequence[Check]) -> str:
    """The epoch of scores that these checks give."""
    told = hashlib.sha256()
    for part in (*_own_parts(), *_check_parts(checks)):
        told.update(len(part).to_bytes(8, "big") + part)
    return told.hexdigest()[:DIGITS]


def _own_parts() -> Iterator[bytes]:
    yield repr(sorted(id for id in measurement().checks if informative(id))).encode()
    package = files("frictionaudit")
    for name in _JUDGING:
        for file in _walk(package.joinpath(name)):
            yield _meaning(file.name, file.read_bytes())


def _walk(place: Traversable) -> Iterator[Traversable]:
    if place.is_file():
        if place.name.endswith((".py", ".toml")) and place.name != FILE:
            yield place
        return
    for inner in sorted(place.iterdir(), key=lambda one: one.name):
        yield from _walk(inner)


def _check_parts(checks: Sequence[Check]) -> Iterator[bytes]:
    for check in sorted(checks, key=lambda one: one.id):
        facts = (check.id, check.family, check.weight, check.tier, check.stopper, check.needs, check.uses)
        yield repr(tuple(map(str, facts))).encode()
    for module in sorted({check.module for check in checks}):
        yield _meaning(module, _source(module))


def _source(module: str) -> bytes:
    """The source of a check's module; of one that has none, only its name."""
    try:
        spec = find_spec(module)
    except (ImportError, ValueError):
        spec = None
    path = Path(spec.origin) if spec and spec.origin else None
    return path.read_bytes() if path and path.suffix == ".py" and path.is_file() else b""


def _meaning(name: str, source: bytes) -> bytes:
    """A file without what cannot move a score: a Python module's docstring, and how lines end."""
    text = source.decode("utf-8", "replace").replace("\r\n", "\n")
    return f"{name}\n{text if name.endswith('.toml') else _DOCSTRING.sub('', text)}".encode()

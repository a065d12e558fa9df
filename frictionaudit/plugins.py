"""Finds checks and report formats: everything comes from entry points, nothing is imported by name.

An entry point of the group `frictionaudit.checks` may name a `Check`, a module that holds some, or a package whose
modules do; one of `frictionaudit.reports` likewise names `Renderer`s.
"""

import pkgutil
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType
from typing import Literal, Protocol, TypeVar, runtime_checkable

from frictionaudit.check import Check
from frictionaudit.errors import UsageError
from frictionaudit.result import AuditResult, Evidence

T = TypeVar("T")


@runtime_checkable
class Renderer(Protocol):
    """A report format."""

    name: str
    """What the user types after --format."""
    filename: str
    """Name of the file it writes into the run's folder."""

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:
        """The report as bytes. `evidence` gives the stored screenshots; no clock, no network, no browser."""
        ...


@runtime_checkable
class Print(Protocol):
    """A report format that is another one, a page, printed by a browser. It is made only when it is asked for."""

    name: str
    """What the user types after --format."""
    filename: str
    """Name of the file it writes into the run's folder."""
    form: Literal["pdf", "png"]
    """The whole page on paper, or a picture of its first screen."""
    source: str
    """Name of the `Renderer` that makes the page."""


def checks() -> tuple[Check, ...]:
    """All installed checks, sorted by family and id.

    Raises:
        UsageError: the package is not installed, or two checks share an id.
    """
    found = _load("frictionaudit.checks", Check)
    twice = {one.id for one in found if sum(other.id == one.id for other in found) > 1}
    if twice:
        raise UsageError(f"two installed checks share the id {sorted(twice)[0]!r}", "Uninstall one of the packages.")
    return tuple(sorted(found, key=lambda check: (check.family, check.id)))


def renderers() -> dict[str, Renderer]:
    """All installed report formats by name."""
    found: list[Renderer] = _load("frictionaudit.reports", Renderer)  # type: ignore[type-abstract]
    return {one.name: one for one in sorted(found, key=lambda renderer: renderer.name)}


def prints() -> dict[str, Print]:
    """All installed printed formats by name."""
    found: list[Print] = _load("frictionaudit.reports", Print)  # type: ignore[type-abstract]
    return {one.name: one for one in sorted(found, key=lambda printed: printed.name)}


def pick(id: str, known: Iterable[str], what: str) -> str:
    """The id itself when it is known.

    Raises:
        UsageError: it is not; the message lists the nearest known names.
    """
    names = sorted(known)
    if id in names:
        return id
    near = get_close_matches(id, names, n=3, cutoff=0.4)
    raise UsageError(f"there is no {what} called {id!r}", f"Did you mean: {', '.join(near or names[:8])}?")


def _load(group: str, kind: type[T]) -> list[T]:
    points = entry_points(group=group)
    if not any(point.name == "builtin" for point in points):
        raise UsageError("frictionaudit is not installed", "In a checkout, run: pip install -e .")
    found: dict[int, T] = {}
    for point in points:
        try:
            for thing in _members(point.load(), kind):
                found[id(thing)] = thing
        except Exception as error:  # whatever a package does while it is imported
            package = point.dist.name if point.dist else point.value
            raise UsageError(
                f"the plug-in {point.name!r} of {package} cannot be loaded: {type(error).__name__}: {error}",
                f"Update or uninstall it: pip uninstall {package}",
            ) from error
    return list(found.values())


def _members(thing: object, kind: type[T]) -> Iterator[T]:
    if not isinstance(thing, ModuleType):
        if isinstance(thing, kind):
            yield thing
        return
    for module in _modules(thing):
        for value in vars(module).values():
            if isinstance(value, kind) and not isinstance(value, type):
                yield value


def _modules(top: ModuleType) -> Iterator[ModuleType]:
    yield top
    for info in pkgutil.walk_packages(getattr(top, "__path__", ()), f"{top.__name__}."):
        yield import_module(info.name)

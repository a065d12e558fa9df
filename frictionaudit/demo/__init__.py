"""Three bundled online stores to try the audit on: a brand and two rivals, served from this machine alone."""

from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from frictionaudit.demo.server import serving
from frictionaudit.demo.stores import Store, all_stores

__all__ = ["HERE", "DemoStore", "demo_stores"]

HERE = Path(__file__).parent
"""Folder of the demo's own files; its input files lie in it."""


@dataclass(frozen=True)
class DemoStore:
    """A running demo store."""

    name: str
    url: str
    market: str
    _store: Store = field(repr=False, compare=False)

    @property
    def orders(self) -> int:
        """How many orders the store has taken so far."""
        return self._store.orders


@contextmanager
def demo_stores() -> Generator[tuple[DemoStore, ...]]:
    """Run the stores for the length of the block, each on a free port of 127.0.0.1; the brand comes first."""
    with ExitStack() as running:
        yield tuple(
            DemoStore(store.shop.name, running.enter_context(serving(store)), store.shop.market, store)
            for store in all_stores()
        )

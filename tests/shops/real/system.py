"""What a real shop system is to those that walk it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass


@dataclass(frozen=True)
class RealShop:
    """A running shop. `url` is what a customer would type; the count is read from the shop's own database."""

    url: str
    count_orders: Callable[[], int]

    def orders(self) -> int:
        """How many orders were placed."""
        return self.count_orders()


@dataclass(frozen=True)
class System:
    """A shop system: its licence, what kind of storefront it has, and how to run one with goods in it."""

    name: str
    licence: str
    storefront: str
    market: str
    run: Callable[[], AbstractContextManager[RealShop]]

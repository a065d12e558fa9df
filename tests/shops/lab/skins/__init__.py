"""The storefronts, one folder each: they share the business and no markup.

A skin's module has

- `SUPPORTS`: the switches that it can show, besides those shown around any skin: a name stands for all values of the
  switch, `name=value` for one of them (the friendly value always goes);
- `VARIANT`: which wording it speaks;
- `make_app(store, words, hosted)`: its app. Where the shop's checkout stands on another origin, the module has
  `make_hosted(store, words)` as well, and `hosted` is that origin's address; else it is empty.

A skin shaped as a real platform follows its page structure, field names, flow and timing, and has that platform's wording
in `pack.toml`, a table for each language. Where the platform leaves no choice (how strangers are greeted, which payment is
preselected), its way is the friendly one; the module's docstring tells.

Its scripts run where they stand (never on DOMContentLoaded), since `trouble.late` may bring them later.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App
from tests.shops.lab.store import Store
from tests.shops.lab.switches import EVERYWHERE, Value, values
from tests.shops.lab.words import Words

SKINS: Final = tuple(sorted(folder.parent.name for folder in Path(__file__).parent.glob("*/__init__.py")))
HELD_OUT: Final = ("hostedpay",)
"""Not looked at while the shopper is mended: it tells how it does on shops that nobody tuned it to."""


@dataclass(frozen=True, slots=True)
class Skin:
    """One storefront."""

    name: str
    supports: frozenset[str]
    variant: int
    make_app: Callable[[Store, Words, str], App]
    make_hosted: Callable[[Store, Words], App] | None

    def shows(self, name: str, value: Value) -> bool:
        """Whether it can show a switch set so."""
        return value == values(name)[0] or name in self.supports or f"{name}={str(value).lower()}" in self.supports


@cache
def skin(name: str) -> Skin:
    """A storefront by name.

    Raises:
        ValueError: there is none of this name.
    """
    if name not in SKINS:
        raise ValueError(f"no such skin: {name}; there are {', '.join(SKINS)}")
    module = import_module(f"{__name__}.{name}")
    return Skin(
        name=name,
        supports=frozenset(module.SUPPORTS) | EVERYWHERE,
        variant=module.VARIANT,
        make_app=module.make_app,
        make_hosted=getattr(module, "make_hosted", None),
    )

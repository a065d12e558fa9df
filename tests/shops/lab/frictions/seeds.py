"""The seeds of friction: what there is, which of them a shop is given, what each check must then answer. Pure."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.shops.lab.skins import skin
from tests.shops.lab.switches import Switches, read

_HERE: Final = Path(__file__).parent
_RARELY: Final = 0.15
"""How often a seed is drawn that ends the walk or hides much of the shop."""
_WORST_FIRST: Final = ("fail", "warn", "pass", "unclear", "not-applicable")
FINDINGS: Final = frozenset({"fail", "warn"})

FEW_BOXES, MANY_BOXES = 8, 14
"""Most boxes of a checkout that pass and that are only warned of (catalogue: checkout-field-count)."""
OWN_BOXES: Final = 6
"""Boxes to type in that every skin has by itself: email, two names, street, postcode, city."""


@dataclass(frozen=True, slots=True)
class Put:
    """Markup and its place."""

    where: str
    html: str


@dataclass(frozen=True, slots=True)
class Seed:
    """One value of one topic."""

    topic: str
    value: str
    kind: str
    expect: Mapping[str, tuple[str, ...]]
    expect_on: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By family of phone or country: goes before `expect`."""
    puts: tuple[Put, ...]
    does: Mapping[str, Any]
    switches: Mapping[str, str]
    boxes: int
    needs: Mapping[str, tuple[str, ...]]
    spoils: frozenset[str]
    markets: frozenset[str]
    without: frozenset[str]
    rare: bool

    def __str__(self) -> str:
        return f"{self.topic}.{self.value}"

    def expected(self, family: str, country: str) -> dict[str, tuple[str, ...]]:
        """Check id → the verdicts that the catalogue allows."""
        return {**self.expect, **self.expect_on.get(country, {}), **self.expect_on.get(family, {})}


@dataclass(frozen=True, slots=True)
class Expected:
    """What a check must answer, and of which seeds that follows."""

    verdicts: frozenset[str]
    seeds: tuple[Seed, ...]

    @property
    def planted(self) -> bool:
        """Whether there is friction to be found."""
        return self.verdicts <= FINDINGS

    @property
    def clean(self) -> bool:
        """Whether any finding would be a false one."""
        return not self.verdicts & FINDINGS


@cache
def seeds() -> tuple[Seed, ...]:
    """All of them, as the file has them."""
    told = tomllib.loads((_HERE / "seeds.toml").read_text(encoding="utf-8"))
    return tuple(_seed(topic, value, one) for topic, values in told.items() for value, one in values.items())


@cache
def words() -> dict[str, dict[str, str]]:
    """What customers read: key → language → text."""
    return tomllib.loads((_HERE / "words.toml").read_text(encoding="utf-8"))


def languages() -> tuple[str, ...]:
    """The languages that frictions are seeded in."""
    return tuple(next(iter(words().values())))


def _seed(topic: str, value: str, told: Mapping[str, Any]) -> Seed:
    return Seed(
        topic=topic,
        value=value,
        kind=told["kind"],
        expect=_verdicts(told.get("expect", {})),
        expect_on={name: _verdicts(one) for name, one in told.get("expect_on", {}).items()},
        puts=tuple(Put(**one) for one in told.get("put", ())),
        does=told.get("does", {}),
        switches=told.get("switches", {}),
        boxes=told.get("boxes", 0),
        needs={name: tuple(values) for name, values in told.get("needs", {}).items()},
        spoils=frozenset(told.get("spoils", ())),
        markets=frozenset(told.get("markets", ())),
        without=frozenset(told.get("without", ())),
        rare=told.get("rare", False),
    )


def _verdicts(told: Mapping[str, str | Sequence[str]]) -> dict[str, tuple[str, ...]]:
    return {check: (said,) if isinstance(said, str) else tuple(said) for check, said in told.items()}


def drawn(name: str, country: str, seed: int) -> tuple[Seed, ...]:
    """The seeds of one shop, one a topic; the same for the same skin, country and number.

    Friction, trap and plainly good are drawn equally often, as far as a topic has them.
    """
    chance = Random(f"{name} {country} {seed}")
    chosen: dict[str, Seed] = {}
    for topic in dict.fromkeys(one.topic for one in seeds()):
        able = [one for one in seeds() if one.topic == topic and _goes(one, name, country, chosen)]
        plenty = [one for one in able if not one.rare or chance.random() < _RARELY]
        if not plenty:
            continue
        kind = chance.choice(sorted({one.kind for one in plenty}))
        chosen[topic] = chance.choice([one for one in plenty if one.kind == kind])
    return tuple(chosen.values())


def _goes(one: Seed, name: str, country: str, chosen: Mapping[str, Seed]) -> bool:
    met = all(topic in chosen and chosen[topic].value in values for topic, values in one.needs.items())
    shown = all(skin(name).shows(switch, value) for switch, value in one.switches.items())
    return met and shown and name not in one.without and (not one.markets or country in one.markets)


def switches(chosen: Iterable[Seed]) -> Switches:
    """The laboratory's own switches that the seeds ask for."""
    return read([f"{name}={value}" for one in chosen for name, value in one.switches.items()])


def expected(chosen: Sequence[Seed], family: str, country: str) -> dict[str, Expected]:
    """Check id → what it must answer. Where several seeds speak of a check, the worst of them decides."""
    spoilt = {check for one in chosen for check in one.spoils}
    by_check: dict[str, list[tuple[tuple[str, ...], Seed]]] = {}
    for one in chosen:
        for check, verdicts in (one.expected(family, country) | _count(one, chosen)).items():
            by_check.setdefault(check, []).append((verdicts, one))
    return {
        check: Expected(_worst([verdicts for verdicts, _ in said]), tuple(one for _, one in said))
        for check, said in by_check.items()
        if check not in spoilt
    }


def _count(one: Seed, chosen: Sequence[Seed]) -> dict[str, tuple[str, ...]]:
    """The number of boxes in the checkout is the sum of all seeds': each that adds some says the same of it."""
    if not one.boxes and one.topic != "boxes":
        return {}
    boxes = OWN_BOXES + sum(seed.boxes for seed in chosen)
    return {"checkout-field-count": ("pass" if boxes <= FEW_BOXES else "warn" if boxes <= MANY_BOXES else "fail",)}


def _worst(said: Sequence[tuple[str, ...]]) -> frozenset[str]:
    worst = min(said, key=_rank)
    return frozenset(worst)


def _rank(verdicts: tuple[str, ...]) -> int:
    return max(_WORST_FIRST.index(one) for one in verdicts)

"""funnel.csv → where orders are lost, and what that does to priorities. Pure.

    rate       = sessions of the next step / sessions of this step
    excess     = max(0, reference rate - rate)
    at risk    = excess x sessions x rest of the funnel's rate
    factor     = floor + (ceil - floor) x at risk / most at risk

The reference is, best first: the same site on desktop, the same step of the period before, the user's target. Without
any reference only the steps from the basket on are weighed, by everyone who left there. Numbers: data/funnel.toml.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import ceil, floor, sqrt
from typing import Any

from frictionaudit.errors import ConfigError
from frictionaudit.inputs.tables import ADVICE, Line, lines
from frictionaudit.inputs.values import Basis, Funnel, FunnelStep, Money, Reach

COLUMNS = ("step", "sessions")
MORE_COLUMNS = ("device", "period", "target", "average_order_value")
_ORDER = "order"


@cache
def rules() -> dict[str, Any]:
    """Steps, families and numbers of the funnel."""
    return tomllib.loads(files("frictionaudit.inputs").joinpath("data", "funnel.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    step: str
    sessions: int
    device: str
    period: str
    target: float | None
    value: float | None


def read(content: bytes, file: str, currency: str) -> Funnel:
    """The funnel of a file, with what it does to priorities.

    Args:
        file: its name, for errors.
        currency: ISO 4217, of the average order value.

    Raises:
        ConfigError: with file, line, column and what was expected.
    """
    found = [_row(line) for line in lines(content, file, COLUMNS, MORE_COLUMNS)]
    devices = {row.device for row in found}
    device = "mobile" if "mobile" in devices else "all"
    if device not in devices:
        raise ConfigError(
            f"{file}: there are no sessions on phones", "Add rows with device mobile, or leave device out."
        )
    newest = max(row.period for row in found if row.device == device)
    ours = _way(found, device, newest, file)
    before = max((row.period for row in found if row.device == device and row.period < newest), default="")
    references = _Before(
        desktop=_rates(_way(found, "desktop", newest, file)) if device == "mobile" else {},
        before=_rates(_way(found, device, before, file)) if before else {},
    )
    value = next((row.value for row in reversed(ours) if row.value is not None), None)
    money = (value, currency) if value is not None else None
    return Funnel(
        device=device,
        period=newest,
        steps=_weighed(ours, references, money),
        reach=tuple(_reach(found, ours, device, newest)),
        average_order_value=value,
        currency=currency if value is not None else "",
        assumptions=_assumptions(device, newest, value, currency),
    )


def _row(line: Line) -> _Row:
    steps = (*rules()["steps"], *rules()["side"])
    return _Row(
        line=line,
        step=line.one_of("step", steps),
        sessions=line.whole("sessions"),
        device=line.one_of("device", rules()["devices"], "all"),
        period=line.cells["period"],
        target=line.share("target"),
        value=line.amount("average_order_value"),
    )


def _way(found: Sequence[_Row], device: str, period: str, file: str) -> tuple[_Row, ...]:
    """The steps of one device and period, in the order of the way; empty when the file has none.

    Raises:
        ConfigError: a step is there twice, grows, has no sessions, or the last step is missing.
    """
    steps: list[str] = rules()["steps"]
    mine = [row for row in found if row.device == device and row.period == period and row.step in steps]
    way = tuple(sorted(mine, key=lambda row: steps.index(row.step)))
    if not way:
        return ()
    which = f"device {device}" + (f", period {period}" if period else "")
    for row, after in pairwise(way):
        if row.step == after.step:
            raise after.line.wrong("step", f"expected each step once for {which}")
        if after.sessions > row.sessions:
            advice = f"Count only sessions that went through {row.step!r}, or leave that step out."
            raise ConfigError(
                f"{file}, line {after.line.number}: sessions: {after.step} has more sessions ({after.sessions}) than "
                f"{row.step} before it ({row.sessions})",
                advice,
            )
        if row.sessions == 0:
            raise row.line.wrong("sessions", "expected more than 0: nothing can be said about a step nobody reached")
    if way[-1].step != _ORDER or len(way) < 2:
        raise ConfigError(f"{file}: expected the step {_ORDER!r} and at least one before it, for {which}", ADVICE)
    return way


def _rates(way: Sequence[_Row]) -> dict[tuple[str, str], tuple[float, int]]:
    """Rate of going on and its sessions, by the pair of steps."""
    return {(row.step, after.step): (after.sessions / row.sessions, row.sessions) for row, after in pairwise(way)}


@dataclass(frozen=True, slots=True)
class _Before:
    """What our rates can be held against."""

    desktop: Mapping[tuple[str, str], tuple[float, int]]
    before: Mapping[tuple[str, str], tuple[float, int]]

    def best(self, pair: tuple[str, str], target: float | None) -> tuple[float | None, int, Basis]:
        """The best reference for a pair of steps: its rate, its sessions (0: no sample), and what it is."""
        if pair in self.desktop:
            return *self.desktop[pair], "desktop"
        if pair in self.before:
            return *self.before[pair], "period before"
        return (target, 0, "target") if target is not None else (None, 0, "none")


@dataclass(frozen=True, slots=True)
class _Drop:
    row: _Row
    after: str
    rate: float
    reference: float | None
    basis: Basis
    excess: float
    rest: float
    orders: tuple[float, float, float]
    """At risk: low, as computed, high."""


def _weighed(way: Sequence[_Row], known: _Before, money: tuple[float, str] | None) -> tuple[FunnelStep, ...]:
    pairs = list(pairwise(way))
    referenced = any(known.best((row.step, after.step), row.target)[0] is not None for row, after in pairs)
    drops = [_drop(row, after, way[-1].sessions, known, referenced) for row, after in pairs]
    most = max((drop.orders[1] for drop in drops if drop.basis != "none"), default=0.0)
    last = FunnelStep(
        step=_ORDER,
        next="",
        sessions=way[-1].sessions,
        rate=None,
        reference=None,
        basis="none",
        rest=1,
        excess=0,
        at_risk=0,
        orders=(0, 0),
        money=None,
        families=(),
        factor=1,
    )
    return (*(_step(drop, most, money) for drop in drops), last)


def _drop(row: _Row, after: _Row, orders: int, known: _Before, referenced: bool) -> _Drop:
    rate = after.sessions / row.sessions
    rest = orders / after.sessions if after.sessions else 0.0
    reference, sample, basis = known.best((row.step, after.step), row.target)
    if reference is None and not referenced and row.step in rules()["till"]:
        reference, basis = 1.0, "everyone who left"
    excess = max(0.0, (reference or 0.0) - rate)
    z, won_back = rules()["range"]["z"], rules()["range"]["won_back"]
    doubt = z * sqrt(_variance(rate, row.sessions) + (_variance(reference or 0.0, sample) if sample else 0.0))
    scale = row.sessions * rest
    low = 0.0 if basis == "everyone who left" else max(0.0, excess - doubt) * scale * won_back
    high = excess * scale if basis == "everyone who left" else (excess + doubt if excess else 0.0) * scale
    return _Drop(row, after.step, rate, reference, basis, excess, rest, (low, excess * scale, high))


def _variance(rate: float, sessions: int) -> float:
    return rate * (1 - rate) / sessions


def _step(drop: _Drop, most: float, money: tuple[float, str] | None) -> FunnelStep:
    limits = rules()["factor"]
    weighed = drop.basis != "none" and most > 0
    factor = limits["floor"] + (limits["ceil"] - limits["floor"]) * drop.orders[1] / most if weighed else 1.0
    low, high = round(drop.orders[0], 1), round(drop.orders[2], 1)
    return FunnelStep(
        step=drop.row.step,
        next=drop.after,
        sessions=drop.row.sessions,
        rate=round(drop.rate, 4),
        reference=None if drop.reference is None else round(drop.reference, 4),
        basis=drop.basis,
        rest=round(drop.rest, 4),
        excess=round(drop.excess, 4),
        at_risk=round(drop.orders[1], 1),
        orders=(low, high),
        money=_money(low, high, *money) if money else None,
        families=_families(drop.row.step, drop.after),
        factor=round(factor, 2),
    )


def _money(low: float, high: float, value: float, currency: str) -> Money:
    """A range of money, rounded outwards to two figures: more would pretend to know."""
    return Money(low=_two_figures(low * value, floor), high=_two_figures(high * value, ceil), currency=currency)


def _two_figures(value: float, whole: Callable[[float], int]) -> float:
    unit = 10 ** max(len(str(int(value))) - 2, 0)
    return float(whole(value / unit) * unit)


def _families(step: str, after: str) -> tuple[str, ...]:
    """Who answers for the drop between two steps; steps that the file leaves out between them count in."""
    steps: list[str] = rules()["steps"]
    between = steps[steps.index(step) : steps.index(after)]
    return tuple(dict.fromkeys(family for one in between for family in rules()["families"][one]))


def _reach(found: Sequence[_Row], way: Sequence[_Row], device: str, period: str) -> list[Reach]:
    """Reach of what lies beside the way, from the sessions that saw it."""
    products = next((row.sessions for row in way if row.step == "product"), 0)
    sides: Mapping[str, str] = rules()["side"]
    mine = [row for row in found if row.device == device and row.period == period and row.step in sides]
    seen: set[str] = set()
    reach: list[Reach] = []
    for row in mine:
        if row.step in seen:
            raise row.line.wrong("step", "expected each step once for a device and period")
        seen.add(row.step)
        if not products:
            raise row.line.wrong(
                "step", "expected a row for the step product as well: reach is a share of its sessions"
            )
        if row.sessions > products:
            raise row.line.wrong("sessions", f"expected no more than the sessions that saw a product ({products})")
        words = f"{row.sessions:,} of {products:,} sessions that saw a product saw {row.step}"
        reach.append(Reach(family=sides[row.step], share=round(row.sessions / products, 4), basis=words))
    return reach


def _assumptions(device: str, period: str, value: float | None, currency: str) -> tuple[str, ...]:
    of = "phones" if device == "mobile" else "all devices together"
    when = f", {period}" if period else ""
    money = (
        ()
        if value is None
        else (f"An order is worth {value:.2f} {currency} on average, also those that are won back.",)
    )
    return (
        f"Sessions are those of {of}{when}.",
        "At risk is what a step loses beyond its reference, whatever the cause; friction is one cause of several.",
        "The lower end takes the rates at the unfavourable end of their 95 % interval, and those won back as half as "
        "likely to order as those who go on today (a cautious judgement, no measurement).",
        "Where no reference is known the lower end is 0 and the upper end everyone who left.",
        "Steps are not added up: an order can be lost only once. Money is rounded outwards to two figures.",
        *money,
    )


def factor(funnel: Funnel | None, family: str) -> tuple[float, str]:
    """What the funnel multiplies a family's priorities by, and the step that says so; the largest of its steps."""
    mine = [step for step in funnel.steps if family in step.families and step.basis != "none"] if funnel else []
    if not mine:
        return 1.0, ""
    leading = max(mine, key=lambda step: step.factor)
    return leading.factor, leading.step

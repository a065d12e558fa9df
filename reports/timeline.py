# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""When each cost of the order is first told: by site, step by step, with what is known of the price so far.

A pure reading of the stored journeys. Bars are shares of the price of the goods, so that shops of two currencies and
baskets of two sizes can be looked at side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from frictionaudit.api import (
    AuditResult,
    Cost,
    CostKind,
    CostLedger,
    Evidence,
    Journey,
    SiteResult,
    Stage,
    cost_ledger,
    current_price,
    fold,
)

from .facts import COSTS, ONE_PAGE, journeys_of
from .verdict import ordered
from .wording import Wording, plain

STEPS: tuple[tuple[str, tuple[Stage, ...]], ...] = (
    ("Start page and lists", (Stage.HOME, Stage.LISTING)),
    ("Product page", (Stage.PRODUCT,)),
    ("Basket", (Stage.BASKET,)),
    ("Checkout", (Stage.CHECKOUT,)),
    ("Last page", (Stage.PAYMENT,)),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A cost at the step that tells it first."""

    label: str
    """Text of the shop where it is a fee."""
    amount: str
    """With its currency; `free` for nothing."""
    share: float
    """Of the price of the goods, in percent; 0 for the goods themselves."""
    late: bool
    """First told after the basket."""


@dataclass(frozen=True, slots=True)
class TimeStep:
    """A step of the walk."""

    told: tuple[Told, ...]
    note: str
    """Where nothing is told: why."""
    known: str
    """The sum of what is told up to here; empty while the price of the goods is not."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The costs of one site, on the devices where they are told alike."""

    site: SiteResult
    devices: tuple[str, ...]
    """Empty where all devices agree."""
    steps: tuple[TimeStep, ...]
    reason: str
    """Why there are no steps; empty where there are."""
    ending: str
    """How far the costs were seen."""


def timelines(result: AuditResult, evidence: Evidence, wording: Wording) -> tuple[Timeline, ...]:
    """A timeline of every audited site with a stored journey; nothing where no journey tells a price."""
    made = tuple(line for site in ordered(result) for line in _of_site(site, evidence, wording))
    return made if any(line.steps for line in made) else ()


def _of_site(site: SiteResult, evidence: Evidence, wording: Wording) -> Iterator[Timeline]:
    devices: dict[tuple[tuple[TimeStep, ...], str, str], list[str]] = {}
    for device, journey in journeys_of(site, evidence).items():
        devices.setdefault(_read(journey, wording), []).append(device)
    for (steps, reason, ending), names in devices.items():
        yield Timeline(site, tuple(names) if len(devices) > 1 else (), steps, reason, ending)


def _read(journey: Journey, wording: Wording) -> tuple[tuple[TimeStep, ...], str, str]:
    ledger = cost_ledger(journey)
    goods = ledger.item_total
    if not goods:
        return (), "the price of the goods was not read in basket or checkout", ""
    told = dict(_all_told(journey, ledger, goods, wording))
    known, steps = Decimal(0), list[TimeStep]()
    for _, stages in STEPS:
        here = [(amount, one) for stage in stages for amount, one in told.get(stage, ())]
        known += sum((amount for amount, _ in here), Decimal(0))
        seen = bool(journey.seen(*stages))
        words = wording.money(known, ledger.currency) if known >= goods and seen else ""
        note = "nothing new" if seen else ONE_PAGE if ledger.complete and Stage.PAYMENT in stages else "not seen"
        steps.append(TimeStep(tuple(one for _, one in here), note, words))
    return tuple(steps), "", "" if ledger.complete else "the checkout was not seen to its last page: more may be added"


def _all_told(
    journey: Journey, ledger: CostLedger, goods: Decimal, wording: Wording
) -> Iterator[tuple[Stage, list[tuple[Decimal, Told]]]]:
    """By the step that tells it: the goods, then every charge, then what nothing explains."""
    found: dict[Stage, list[tuple[Decimal, Told]]] = {}
    amount = wording.money(goods, ledger.currency)
    found.setdefault(_goods_told(journey, goods), []).append((goods, Told("Goods", amount, 0.0, False)))
    late = ledger.surprises
    for cost in ledger.charges:
        words = wording.money(cost.amount, ledger.currency) if cost.amount else "free"
        label = plain(cost.label, 60) if cost.kind is CostKind.FEE and cost.label else COSTS[cost.kind]
        told = Told(label, words, float(100 * cost.amount / goods), cost in late)
        found.setdefault(_first_told(ledger, cost, goods), []).append((cost.amount, told))
    if ledger.unexplained and (final := ledger.final_total):
        words = wording.money(ledger.unexplained, ledger.currency)
        told = Told("Not explained", words, float(100 * ledger.unexplained / goods), late=True)
        found.setdefault(final.stage, []).append((ledger.unexplained, told))
    yield from found.items()


def _goods_told(journey: Journey, goods: Decimal) -> Stage:
    prices = (current_price(page) for page in journey.seen(Stage.PRODUCT))
    return Stage.PRODUCT if any(price and price.amount == goods for price in prices) else Stage.BASKET


def _first_told(ledger: CostLedger, cost: Cost, goods: Decimal) -> Stage:
    """The step of the earliest promise that holds for this order, else of the first row that charges it."""
    told = (one for one in ledger.promises if one.kind is cost.kind and not one.amount)
    free = next((one for one in told if not one.free_from or goods >= one.free_from), None)
    promise = ledger.first_told(cost) if cost.amount else free
    if promise is not None:
        return promise.stage
    rows = (row for row in ledger.rows if row.kind is cost.kind and fold(row.label) == fold(cost.label))
    return next(rows, cost).stage


def longest(lines: Sequence[Timeline]) -> float:
    """The largest share of any cost, in percent: the length of a full bar."""
    return max((one.share for line in lines for step in line.steps for one in step.told), default=0.0)

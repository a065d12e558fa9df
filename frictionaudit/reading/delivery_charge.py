"""What a shop charges for the usual delivery to the door, for baskets of a given value.

In: a journey. Out: a `Tariff`, from two kinds of evidence. A *rule* holds for the shop: "4.95, free over 50" on its
front or delivery page. A *charge* holds for the goods it was told for: the delivery row of the basket or checkout, and
what a product page says beside its price. A value that neither covers has no known charge: it is never guessed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from frictionaudit.evidence import Journey, PageView, Price, Region, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.checkout import asked_on
from frictionaudit.reading.cost_ledger import CostLedger, cost_ledger
from frictionaudit.reading.costs import CostKind, Promise
from frictionaudit.reading.fields import ADDRESS
from frictionaudit.reading.words import data

BANDS = (Decimal(30), Decimal(60), Decimal(120))
"""Values of the baskets that are compared, in pounds, dollars or euros (checks catalogue: this catalogue's choice)."""
_FOR_THE_SHOP = (Stage.HOME, Stage.LISTING, Stage.DELIVERY)


@dataclass(frozen=True, slots=True)
class Charge:
    """A known delivery charge and where it was told."""

    amount: Decimal
    page: PageView
    quote: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A charge for goods of this value."""

    value: Decimal
    charge: Charge


@dataclass(frozen=True, slots=True)
class Tariff:
    """All that a shop tells of the usual delivery charge."""

    currency: str
    rules: tuple[Promise, ...]
    told: tuple[_Told, ...]

    def at(self, value: Decimal) -> Charge | None:
        """The cheapest known charge for a basket of this value; None when no page tells it."""
        found = [*self._by_rule(value), *self._as_charged(value)]
        return min(found, key=lambda charge: charge.amount, default=None)

    @property
    def free_from(self) -> Decimal | None:
        """The least order value from which some rule delivers free."""
        return min((rule.free_from for rule in self.rules if rule.free_from is not None), default=None)

    def _by_rule(self, value: Decimal) -> Iterator[Charge]:
        for rule in self.rules:
            if rule.free_from is not None and value >= rule.free_from:
                yield Charge(Decimal(0), rule.page, rule.line.text)
            elif rule.amount > 0 or rule.free_from is None:
                yield Charge(rule.amount, rule.page, rule.line.text)

    def _as_charged(self, value: Decimal) -> Iterator[Charge]:
        """What was told for other goods: free stays free for dearer baskets, a charge stays for cheaper ones."""
        for told in self.told:
            covered = value >= told.value if not told.charge.amount else value <= told.value
            if covered or (told.charge.amount and self.free_from is not None and value < self.free_from):
                yield told.charge


def bands(currency: str) -> tuple[Decimal, ...]:
    """Values of the baskets to compare, in this currency."""
    return tuple(band * unit(currency) for band in BANDS)


def unit(currency: str) -> int:
    """How many of this currency come near to one pound, dollar or euro, by order of magnitude."""
    units: dict[str, int] = data("delivery")["units"]
    return units.get(currency, 1)


def tariff(journey: Journey) -> Tariff:
    """The delivery charges that the pages of a journey tell."""
    ledger = cost_ledger(journey)
    promises = [p for p in (*ledger.promises, *ledger.policies) if p.kind is CostKind.DELIVERY and _is_usual(p)]
    rules = [p for p in promises if p.free_from is not None or p.stage in _FOR_THE_SHOP]
    told = tuple(_told(journey, ledger, [p for p in promises if p not in rules]))
    charged = any(one.charge.amount for one in told)
    return Tariff(
        currency=ledger.currency or _currency(journey),
        rules=tuple(rule for rule in rules if not (charged and _is_bare(rule))),
        told=told,
    )


def goods_value(journey: Journey, ledger: CostLedger) -> Decimal | None:
    """What the goods of the walk cost: those of the basket, else the price of the product seen."""
    if ledger.item_total is not None:
        return ledger.item_total
    page = journey.first(Stage.PRODUCT)
    price = _price_of(page) if page else None
    return price.amount if price else None


def _price_of(page: PageView) -> Price | None:
    """The first price below the product's name."""
    name = next((line.index for line in page.lines if line.heading == 1), 0)
    below = (p for p in page.prices if p.line > name and not p.struck and page.lines[p.line].region is Region.MAIN)
    return next(below, None)


def nothing_delivered(ledger: CostLedger) -> bool:
    """Whether the whole checkout was seen and neither asks for an address nor charges delivery: tickets, downloads."""
    asked = (one.purpose for page in ledger.till for one in asked_on(page))
    charged = any(row.kind is CostKind.DELIVERY for row in ledger.rows)
    return ledger.complete and not charged and not any(purpose in ADDRESS for purpose in asked)


def _told(journey: Journey, ledger: CostLedger, promises: Iterable[Promise]) -> Iterator[_Told]:
    value = goods_value(journey, ledger)
    if value is None:
        return
    for promise in promises:
        yield _Told(value, Charge(promise.amount, promise.page, promise.line.text))
    for row in ledger.charges:
        if row.kind is CostKind.DELIVERY:
            yield _Told(value, Charge(row.amount, row.page, f"{row.label} {row.line.text}".strip()))


def _is_bare(rule: Promise) -> bool:
    """ "Free delivery" without any limit, which a charge that was really made takes back."""
    return not rule.amount and rule.free_from is None


def _is_usual(promise: Promise) -> bool:
    return not phrasebook.says("delivery", "not_standard", promise.line.text, promise.page.lang)


def _currency(journey: Journey) -> str:
    prices = (price for page in journey.seen(Stage.PRODUCT, Stage.LISTING, Stage.HOME) for price in page.prices)
    return next((price.currency for price in prices if price.currency), "")

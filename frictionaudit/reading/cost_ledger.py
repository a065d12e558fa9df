"""All costs of a walk, and when each was first told.

In: a journey. Out: a `CostLedger`. A surprise is a mandatory cost that no page up to the basket told in money, as free,
or by a rule that yields it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from frictionaudit.evidence import Journey, PageView, Stage
from frictionaudit.reading.checkout import PERSONAL, TILL, all_seen, asked_on
from frictionaudit.reading.costs import Cost, CostKind, Promise, costs_on, promises_on
from frictionaudit.reading.fields import Purpose
from frictionaudit.reading.money_words import money_words
from frictionaudit.reading.words import data, fold

DETAILS = PERSONAL | {Purpose.EMAIL}
EARLY = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)
CENT = Decimal("0.011")


@dataclass(frozen=True, slots=True)
class CostLedger:
    """All costs of a walk, in its order."""

    rows: tuple[Cost, ...]
    """Costs in basket and checkout."""
    promises: tuple[Promise, ...]
    """What was told up to the basket."""
    policies: tuple[Promise, ...]
    """What the delivery page tells."""
    till: tuple[PageView, ...]
    """Checkout pages in walking order."""
    market: str
    complete: bool
    """Checkout was seen up to the last page before the order."""

    @property
    def currency(self) -> str:
        """Of all rows."""
        return next((row.currency for row in self.rows if row.currency), "")

    def in_words(self, amount: Decimal) -> str:
        """An amount in the currency of the rows and the habits of the market: £4.95."""
        return money_words(amount, self.currency, self.market)

    @property
    def item_total(self) -> Decimal | None:
        """What the goods cost: the basket's subtotal, else its total without its own delivery and fees."""
        for stages in ((Stage.BASKET,), TILL):
            rows = [row for row in self.rows if row.stage in stages and row.amount > 0]
            if subtotals := [row for row in rows if row.kind is CostKind.SUBTOTAL]:
                return subtotals[-1].amount
            if totals := [row for row in rows if row.kind is CostKind.TOTAL]:
                last = totals[-1]
                return last.amount - sum((row.amount for row in self._charges(last.page)), Decimal(0))
        return None

    @property
    def final_total(self) -> Cost | None:
        """The total on the last page that shows one in checkout."""
        return self._last(CostKind.TOTAL)

    @property
    def charges(self) -> tuple[Cost, ...]:
        """What the shopper must pay beside the goods on the last page that tells: delivery, fees, tax on top."""
        told = [row.page for row in self.rows if row.stage in TILL and row.kind is not CostKind.ITEM]
        if not told:
            return ()
        charges = self._charges(told[-1])
        delivery = self._last(CostKind.DELIVERY)
        if delivery and all(row.kind is not CostKind.DELIVERY for row in charges):
            charges = (*charges, *(row for row in self._charges(delivery.page) if row.kind is CostKind.DELIVERY))
        return charges

    @property
    def sales_tax(self) -> bool:
        """Whether tax is kept apart, because prices in this market are told without it."""
        return self.market in data("costs")["sales_tax_markets"]

    @property
    def surprises(self) -> tuple[Cost, ...]:
        """Charges first told later than the basket; sales tax is kept apart."""
        charged = (cost for cost in self.charges if cost.amount > 0 and not self.first_told(cost))
        return tuple(cost for cost in charged if not (cost.kind is CostKind.TAX and self.sales_tax))

    @property
    def unexplained(self) -> Decimal:
        """What the total has grown by since the basket without any row that names it; 0 when nothing is missing.

        A growth beyond the price of the goods is taken for a misreading.
        """
        final, goods = self.final_total, self.item_total
        if final is None or goods is None:
            return Decimal(0)
        taxes = [row.amount for row in self.rows if row.kind is CostKind.TAX and row.page.index == final.page.index]
        basket = [row.amount for row in self.rows if row.kind is CostKind.TOTAL and row.stage is Stage.BASKET]
        grown = final.amount - (basket[-1] if basket else goods)
        rest = min(grown, final.amount - goods - _sum(self.charges))
        named = any(abs(rest - tax) < CENT for tax in taxes)
        return rest if CENT < rest <= goods and not named else Decimal(0)

    @property
    def hidden(self) -> bool:
        """Whether the shopper must give personal data before any page tells what delivery costs."""
        asking = next((page for page in self.till if any(one.purpose in DETAILS for one in asked_on(page))), None)
        if asking is None or self.delivery_told():
            return False
        told = [row.page.index for row in self.rows if row.stage in TILL and row.kind is CostKind.DELIVERY]
        return min(told) > asking.index if told else not self.complete

    def first_told(self, cost: Cost) -> Promise | None:
        """The earliest page up to the basket that tells this cost; a promise that is broken tells nothing."""
        return next((promise for promise in self.promises if self._tells(promise, cost)), None)

    def in_policy(self, cost: Cost) -> Promise | None:
        """The delivery page that tells this cost."""
        return next((promise for promise in self.policies if self._tells(promise, cost)), None)

    def delivery_told(self) -> Promise | None:
        """The earliest promise from which the shopper knows the delivery cost of this order."""
        goods = self.item_total
        known = (p for p in self.promises if p.kind is CostKind.DELIVERY)
        return next((p for p in known if p.amount > 0 or p.free_from is None or (goods and goods >= p.free_from)), None)

    def _tells(self, promise: Promise, cost: Cost) -> bool:
        if promise.kind is not cost.kind:
            return False
        if cost.kind is CostKind.FEE:
            label = fold(cost.label)
            return promise.amount == cost.amount or bool(label and label in fold(promise.line.text))
        return promise.amount > 0

    def _last(self, kind: CostKind) -> Cost | None:
        return next((row for row in reversed(self.rows) if row.stage in TILL and row.kind is kind), None)

    def _charges(self, page: PageView) -> tuple[Cost, ...]:
        rows = [row for row in self.rows if row.page.index == page.index]
        fees = tuple({fold(r.label): r for r in rows if r.kind is CostKind.FEE and r.choice is not False}.values())
        added = _added(rows)
        rest = None if added is None else added - _sum(fees)
        delivery = _delivery([row for row in rows if row.kind is CostKind.DELIVERY], rest)
        tax = [row for row in rows if row.kind is CostKind.TAX and not row.included]
        on_top = tax and rest is not None and abs(rest - _sum(delivery) - tax[-1].amount) < CENT
        return (*delivery, *fees, *(tax[-1:] if on_top else ()))


def _sum(rows: Iterable[Cost]) -> Decimal:
    return sum((row.amount for row in rows), Decimal(0))


def _added(rows: list[Cost]) -> Decimal | None:
    """What a page's total holds beside the goods; tax within the prices is no part of it."""
    last = {row.kind: row.amount for row in rows}
    if CostKind.SUBTOTAL not in last or CostKind.TOTAL not in last:
        return None
    return last[CostKind.TOTAL] - last[CostKind.SUBTOTAL] + last.get(CostKind.DISCOUNT, Decimal(0))


def _delivery(rows: list[Cost], added: Decimal | None) -> tuple[Cost, ...]:
    """The delivery cost of a page: the summary's, else the ticked choice, else the cheapest offer.

    Where several amounts could be the summary's, the one that the total can hold is meant.
    """
    summary = [row for row in rows if row.choice is None]
    if len(summary) > 1 and added is not None:
        return (min(reversed(summary), key=lambda row: abs(added - row.amount)),)
    for wanted in (summary, [row for row in rows if row.choice]):
        if wanted:
            return (wanted[-1],)
    return (min(rows, key=lambda row: row.amount),) if rows else ()


def cost_ledger(journey: Journey) -> CostLedger:
    """The costs of a journey: rows of basket and checkout, and what was told before."""
    market = journey.trip.market
    pages = [(visit.stage, visit.page) for visit in (*journey.visits, *journey.side_visits) if visit.page]
    rows = [row for stage, page in pages if stage in (Stage.BASKET, *TILL) for row in costs_on(page, stage, market)]
    told = [p for stage, page in pages if stage in EARLY for p in promises_on(page, stage, market)]
    policies = [p for stage, page in pages if stage is Stage.DELIVERY for p in promises_on(page, stage, market)]
    currency = next((row.currency for row in rows if row.currency), "")
    return CostLedger(
        rows=tuple(row for row in rows if row.currency in ("", currency)),
        promises=tuple(told),
        policies=tuple(policies),
        till=journey.seen(*TILL),
        market=market,
        complete=all_seen(journey),
    )

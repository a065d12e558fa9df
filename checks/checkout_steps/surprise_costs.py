"""The price grows on the way to the till.

**Why it matters.** Extra costs are the most frequent reason to leave a checkout: 48% of the shoppers asked in 2024
(39% in 2025) named shipping, tax or fees, and 21% left because they could not see the total in advance.

**What counts.** Mandatory costs beside the goods (delivery, fees, tax on top of the prices) on the last checkout page
seen, and the earliest page that told each of them in money, as free, or by a rule ("4.95, free over 50"). "Calculated
at checkout" tells nothing, nor does a promise that is not kept. What is first told after the basket is a surprise,
measured against the price of the goods. Pass: none. Warn: up to 5%, told on the delivery page only, or the total
stays hidden until personal data is given. Fail: more than 5%, or any mandatory fee first seen in checkout. Sales tax
in the US and Canada is kept apart. Choices that are not ticked are no costs.

**How to fix it.** State delivery price and fees on the product page and in the basket; never add a fee in checkout.
"""

from collections.abc import Sequence
from decimal import Decimal

from frictionaudit.api import (
    WARN_FRICTION,
    Confidence,
    Cost,
    CostKind,
    CostLedger,
    Finding,
    Journey,
    Outcome,
    Stage,
    all_seen,
    check,
    cost_ledger,
    failed,
    graded,
    passed,
    point_at,
    seen_so_far,
    unclear,
    warned,
)

MOST = 0.05


@check(
    "surprise-costs",
    title="The price does not grow on the way to the till",
    family="checkout-steps",
    stage="purchase",
    weight=10,
    needs=(Stage.BASKET, Stage.CHECKOUT),
    uses=(Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.PAYMENT, Stage.DELIVERY),
    effort="M",
    owner="Commercial",
    stopper=True,
    sources=(
        "Baymard, reasons for abandonment: extra costs 48% (2024), 39% (2025); total not visible 21%",
        "UK Digital Markets, Competition and Consumers Act 2024: mandatory charges in the headline price",
    ),
)
def surprise_costs(journey: Journey) -> Outcome:
    ledger = cost_ledger(journey)
    goods = ledger.item_total
    if not goods:
        return unclear("the price of the goods could not be read in basket or checkout")
    surprises = ledger.surprises
    policy = [cost for cost in surprises if ledger.in_policy(cost)]
    untold = [cost for cost in surprises if cost not in policy]
    added = sum((cost.amount for cost in untold), ledger.unexplained)
    share = float(added / goods)
    measured = f"{share:.1%} of the goods' price told only in checkout"
    notes = "; ".join(note for note in (_taxes(ledger), seen_so_far(journey)) if note)
    reason, findings = (
        _sentence(ledger, untold, added, share),
        (*_findings(ledger, untold, "not told before"), *_proof(ledger)),
    )
    if added and (share > MOST or any(cost.kind is CostKind.FEE for cost in untold)):
        return failed(_join(reason, notes), findings, measured=measured, confidence=Confidence.TEXT)
    if added:
        friction = graded(share, pass_at=0, fail_at=MOST)
        return warned(_join(reason, notes), findings, measured=measured, friction=friction, confidence=Confidence.TEXT)
    if policy:
        words = f"{_named(policy)} is told before checkout only on the delivery page"
        return warned(
            _join(words, notes), _findings(ledger, policy, "told on the delivery page only"), measured=measured
        )
    return _without_surprise(journey, ledger, measured, notes)


def _without_surprise(journey: Journey, ledger: CostLedger, measured: str, notes: str) -> Outcome:
    proof = _proof(ledger)
    if ledger.hidden:
        words = "what the order costs in all stays hidden until the shopper gives personal data"
        page = journey.seen(Stage.CHECKOUT)[0]
        finding = point_at(page, None, "no delivery cost here, and none told before")
        return warned(_join(words, notes), (finding,), measured="total hidden", friction=WARN_FRICTION)
    if ledger.final_total is None:
        return unclear(_join("no total was read in checkout", notes), proof)
    told = "every cost of the order was told by the basket" if ledger.charges else "nothing is added to the price"
    confidence = min(_trust(journey), Confidence.TEXT)
    return passed(_join(told, notes), proof, measured=measured, confidence=confidence)


def _sentence(ledger: CostLedger, untold: Sequence[Cost], added: Decimal, share: float) -> str:
    what = _named(untold) if untold else "an amount without a name"
    return f"told only in checkout: {what}, {ledger.in_words(added)}, {share:.0%} of the goods' price"


def _named(costs: Sequence[Cost]) -> str:
    return " and ".join(dict.fromkeys(f"“{cost.label}”" for cost in costs))


def _taxes(ledger: CostLedger) -> str:
    taxes = [cost for cost in ledger.charges if cost.kind is CostKind.TAX] if ledger.sales_tax else []
    return f"sales tax of {ledger.in_words(taxes[-1].amount)} is kept apart" if taxes else ""


def _join(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _findings(ledger: CostLedger, costs: Sequence[Cost], message: str) -> tuple[Finding, ...]:
    return tuple(
        point_at(cost.page, cost.line, f"{cost.kind} {ledger.in_words(cost.amount)}: {message}", cost.line.text)
        for cost in costs
    )


def _proof(ledger: CostLedger) -> tuple[Finding, ...]:
    """The ladder: what was told early, and the totals of the last page."""
    told = [promise for cost in ledger.charges if (promise := ledger.first_told(cost))]
    first = tuple(point_at(one.page, one.line, f"{one.kind} first told here") for one in told)
    total = ledger.final_total
    return (*first, *((point_at(total.page, total.line, f"total {ledger.in_words(total.amount)}"),) if total else ()))


def _trust(journey: Journey) -> float:
    return Confidence.MEASURED if all_seen(journey) else Confidence.DECLARED

"""The basket does not tell what the order will really cost.

**Why it matters.** 21 % of shoppers left an order because they could not see its total in advance, and extra costs are
the most frequent reason to leave (Baymard Institute: 48 % in 2024, 39 % in 2025).

**What counts.** On the basket, as its page or its drawer: what delivery costs, as an amount, as free, or by a rule that
this order meets, and a total. Pass: both. Warn: a box that reckons delivery for a place, a range or a limit that this
order does not meet, only fetching it oneself, a delivery cost without a total, or sales tax still to come where it
depends on the address (US, Canada). A drawer that leads straight to checkout is warned, not failed: the basket's own
page was not looked at. Fail: "calculated at checkout", or no word of delivery. Where checkout was walked to its end and
nothing was added, the basket's total is the whole truth. The lines are this catalogue's choice.

**How to fix it.** Show the cheapest delivery and the total with it in basket and drawer; reckon it for the country
of the visit before the address is known.
"""

from frictionaudit.api import (
    TILL,
    Confidence,
    Cost,
    CostKind,
    CostLedger,
    Finding,
    Journey,
    Line,
    Outcome,
    PageView,
    Promise,
    Stage,
    check,
    cost_ledger,
    failed,
    names_pickup,
    order_lines,
    passed,
    point_at,
    says_purchase,
    tells_later,
    unclear,
    warned,
)

BOX, LIMIT, NO_TOTAL, DRAWER = 0.2, 0.4, 0.3, 0.6


@check(
    "full-cost-in-basket",
    title="In the basket I can see what I will really pay",
    family="cart",
    stage="purchase",
    weight=7,
    needs=(Stage.BASKET,),
    uses=TILL,
    effort="M",
    owner="Checkout team",
    sources=(
        "Baymard, reasons for abandonment: total not visible up front 21%, extra costs 48% (2024)",
        "UK Digital Markets, Competition and Consumers Act 2024: mandatory charges in the headline price",
    ),
)
def full_cost_in_basket(journey: Journey) -> Outcome:
    page = journey.seen(Stage.BASKET)[-1]
    ledger = cost_ledger(journey)
    rows = [row for row in ledger.rows if row.page.index == page.index]
    total = _last(rows, CostKind.TOTAL) or _last(rows, CostKind.SUBTOTAL)
    delivery = _last(rows, CostKind.DELIVERY)
    known = ledger.delivery_told()
    if not rows:
        return unclear("no amount was recognised in the basket")
    findings = [point_at(row.page, row.line, str(row.kind)) for row in (delivery, total) if row]
    if delivery or (known and known.page.index == page.index):
        return _told(ledger, page, delivery, total, known, findings)
    if ledger.complete and not ledger.charges and ledger.final_total and not (ledger.surprises or ledger.unexplained):
        reason = "nothing is added to the basket's total up to the last page before the order"
        return passed(reason, findings, measured="no further costs", confidence=Confidence.TEXT)
    return _not_told(ledger, page, findings)


def _told(
    ledger: CostLedger,
    page: PageView,
    delivery: Cost | None,
    total: Cost | None,
    known: Promise | None,
    findings: list[Finding],
) -> Outcome:
    amount = delivery.amount if delivery else known.amount if known else None
    words = "delivery is free" if not amount else f"delivery is {ledger.in_words(amount)}"
    if delivery is None and known:
        findings = [*findings, point_at(page, known.line, "delivery cost told here")]
    measured = f"{words}, total {ledger.in_words(total.amount)}" if total else words
    if total is None:
        reason = f"{words}, but the basket shows no total"
        return warned(reason, findings, measured=measured, friction=NO_TOTAL, confidence=Confidence.TEXT)
    if ledger.sales_tax and not any(row.kind is CostKind.TAX for row in ledger.rows if row.page.index == page.index):
        reason = f"{words}; sales tax is still to come"
        return warned(reason, findings, measured=measured, friction=BOX, confidence=Confidence.TEXT)
    return passed(
        f"in the basket {words}, and the total is shown", findings, measured=measured, confidence=Confidence.TEXT
    )


def _not_told(ledger: CostLedger, page: PageView, findings: list[Finding]) -> Outcome:
    lines = order_lines(page, Stage.BASKET)
    if box := next((line for line in lines if says_purchase("estimator", line.text, page.lang)), None):
        reason = "the basket reckons the delivery cost, but only once the shopper has typed a place"
        return warned(reason, [point_at(page, box, "box for a place")], measured="box for a place", friction=BOX)
    rule = next(
        (one for one in ledger.promises if one.page.index == page.index and one.kind is CostKind.DELIVERY), None
    )
    if rule:
        reason = "the basket tells only from which order value delivery is free, not what this order pays"
        return warned(reason, [point_at(page, rule.line, "the rule")], measured="limit only", friction=LIMIT)
    later = next((line for line in lines if tells_later(line.text, page.lang)), None)
    pickup = next((line for line in lines if names_pickup(line.text, page.lang)), None)
    if pickup and not later:
        reason = f"the basket names “{pickup.text[:80]}”, not what delivery to the door costs"
        found = [point_at(page, pickup, "the only way of delivery named"), *findings]
        return warned(reason, found, measured="pickup only", friction=LIMIT, confidence=Confidence.TEXT)
    proof = [point_at(page, later, "told later"), *findings] if later else findings
    reason = f"the basket says “{later.text[:80]}”" if later else "the basket says nothing of delivery"
    if _is_drawer(page, lines):
        reason = (
            f"{reason}; it is a drawer that leads straight to checkout, and the basket's own page was not looked at"
        )
        return warned(reason, proof, measured="not told in the drawer", friction=DRAWER, confidence=Confidence.TEXT)
    return failed(reason, proof, measured="not told", confidence=Confidence.TEXT)


def _is_drawer(page: PageView, lines: tuple[Line, ...]) -> bool:
    drawers = {layer.index for layer in page.overlays if layer.kind == "basket"}
    return bool(drawers) and all(line.overlay in drawers for line in lines)


def _last(rows: list[Cost], kind: CostKind) -> Cost | None:
    return next((row for row in reversed(rows) if row.kind is kind), None)

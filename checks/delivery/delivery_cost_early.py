"""The shopper must go a long way to learn what delivery costs.

**Why it matters.** Extra costs are the most frequent reason to leave a checkout (48 %, Baymard Institute and Statista
2024). 64 % of the people Baymard watched looked for the delivery cost on the product page; 43 % of shops did not show it.

**What counts.** The earliest page that tells the delivery cost of this order, in money or as free. Pass: the product page,
bars above or below it included. Warn: the front or listing page, the basket, or the delivery page one tap away; also a
product page that only says from which order value delivery is free when this product costs less. Fail: first told in
checkout, or nowhere. Delivery that is free with a code or for members only tells other shoppers nothing. The steps are
this catalogue's choice.

**How to fix it.** Put “Delivery 3.95, free over 50” under the buy button and into the bar at the top.
"""

from collections.abc import Iterable

from frictionaudit.api import (
    Confidence,
    CostKind,
    Finding,
    Journey,
    Outcome,
    Promise,
    Stage,
    check,
    cost_ledger,
    failed,
    goods_value,
    not_applicable,
    nothing_delivered,
    passed,
    point_at,
    seen_so_far,
    unclear,
    warned,
)

BEFORE = (Stage.HOME, Stage.LISTING)
TILL = (Stage.CHECKOUT, Stage.PAYMENT)
IN_THE_BASKET, ONE_TAP_AWAY = 0.4, 0.6


@check(
    "delivery-cost-early",
    title="I know the delivery cost before I start",
    family="delivery",
    stage="consideration",
    weight=8,
    needs=(Stage.PRODUCT,),
    uses=(*BEFORE, Stage.BASKET, *TILL, Stage.DELIVERY),
    effort="S",
    owner="Commercial",
    sources=(
        "Baymard Institute, product pages: 64% look for delivery costs there, 43% of shops do not show them",
        "Baymard Institute and Statista 2024: extra costs 48%",
    ),
)
def delivery_cost_early(journey: Journey) -> Outcome:
    ledger = cost_ledger(journey)
    goods = goods_value(journey, ledger)
    told = [p for p in (*ledger.promises, *ledger.policies) if p.kind is CostKind.DELIVERY]
    known = [p for p in told if p.amount > 0 or p.free_from is None or (goods and goods >= p.free_from)]
    if here := _at(known, Stage.PRODUCT):
        return passed("the product page tells the delivery cost", [_point(here)], measured="told on the product page")
    if half := _at(told, Stage.PRODUCT):
        reason = f"the product page says that delivery is free from {half.free_from}, not what it costs below that"
        return warned(reason, [_point(half)], measured="free limit only", confidence=Confidence.TEXT)
    if early := _at(known, *BEFORE):
        reason = f"the {early.stage} page tells the delivery cost, the product page does not"
        return warned(reason, [_point(early)], measured=f"told on the {early.stage} page")
    if late := _at(known, Stage.BASKET):
        reason = "the delivery cost is first told in the basket"
        return warned(reason, [_point(late)], measured="told in the basket", friction=IN_THE_BASKET)
    if away := _at(known, Stage.DELIVERY):
        reason = "the delivery cost is told only on the delivery page, one tap away"
        return warned(reason, [_point(away)], measured="told on the delivery page", friction=ONE_TAP_AWAY)
    return _told_nowhere(journey)


def _told_nowhere(journey: Journey) -> Outcome:
    ledger = cost_ledger(journey)
    charged = [row for row in ledger.rows if row.kind is CostKind.DELIVERY and row.stage in TILL]
    product = journey.seen(Stage.PRODUCT)[0]
    nothing = point_at(product, None, "no delivery cost in money or as free on this page")
    if charged:
        row = charged[0]
        proof = point_at(row.page, row.line, f"first told here: {ledger.in_words(row.amount)}")
        return failed(
            "the delivery cost is first told in checkout", (proof, nothing), measured="first told in checkout"
        )
    if nothing_delivered(ledger):
        return not_applicable("the checkout asks for no address and charges no delivery: nothing is delivered")
    unseen = [stage for stage in (Stage.BASKET, Stage.DELIVERY) if not journey.seen(stage)]
    if Stage.BASKET in unseen or (Stage.DELIVERY in unseen and not journey.nothing_led_to(Stage.DELIVERY)):
        return unclear(f"not on the product page; the {' and '.join(unseen)} page was not seen", (nothing,))
    so_far = seen_so_far(journey)
    reason = "no page up to the basket tells the delivery cost" + (f"; {so_far}" if so_far else "")
    return failed(reason, (nothing,), measured="not told", confidence=Confidence.TEXT)


def _at(promises: Iterable[Promise], *stages: Stage) -> Promise | None:
    return next((promise for promise in promises if promise.stage in stages), None)


def _point(promise: Promise) -> Finding:
    return point_at(promise.page, promise.line, "the delivery cost")

"""The checkout asks for many details.

**Why it matters.** 22% of the shoppers asked left a checkout because it was too long or complicated, and what makes
it long is typing. The average checkout shows 11.3 form fields (2024); 8 are enough for most shops.

**What counts.** Boxes to type in that a guest sees by default on the way from basket to order: text, email, phone,
card. Lists, boxes to tick and radio groups are reported as other elements. Not counted: honeypots, search,
newsletter, sign-in beside the guest's form, coupon, quantity, and boxes filled in and locked. Card boxes in a payment
provider's frame that cannot be read count as 4. Pass: at most 8. Warn: 9-14. Fail: more than 14. Of a checkout not
walked to its end the count is a lower bound: it can fail, but not pass.

**How to fix it.** One box for the name, address line 2 and company behind a link, city from the postcode, billing
address taken from delivery.
"""

from frictionaudit.api import (
    Confidence,
    FieldLedger,
    Finding,
    Journey,
    Need,
    Outcome,
    Stage,
    check,
    failed,
    field_ledger,
    graded,
    passed,
    point_at,
    seen_so_far,
    unclear,
    warned,
)

PASS_AT, FAIL_AT = 8, 15


@check(
    "checkout-field-count",
    title="I am asked for few details",
    family="checkout-steps",
    stage="purchase",
    weight=8,
    needs=(Stage.CHECKOUT,),
    uses=(Stage.PAYMENT,),
    effort="M",
    owner="Checkout team",
    sources=("Baymard, checkout form fields: 11.3 on average (2024), 8 needed",),
)
def checkout_field_count(journey: Journey) -> Outcome:
    ledger = field_ledger(journey)
    findings = _findings(ledger)
    least = "" if ledger.complete else "at least "
    measured = f"{least}{ledger.count} fields and {len(ledger.others)} other elements"
    told = ", ".join(f"{ledger.needed(need)} {need}" for need in Need)
    reason = f"{least}{ledger.count} boxes to fill in ({told}{_assumed(ledger)})"
    if rest := seen_so_far(journey):
        reason = f"{reason}; {rest}"
    friction = graded(ledger.count, pass_at=PASS_AT, fail_at=FAIL_AT)
    confidence = Confidence.TEXT if ledger.assumed else Confidence.MEASURED
    if ledger.count >= FAIL_AT:
        return failed(reason, findings, measured=measured, friction=friction, confidence=confidence)
    if not ledger.count:
        return unclear("no box to fill in was seen on the checkout pages", findings)
    if not ledger.complete:
        return unclear(reason, findings)
    if ledger.count > PASS_AT:
        return warned(reason, findings, measured=measured, friction=friction, confidence=confidence)
    return passed(reason, findings, measured=measured, confidence=confidence)


def _assumed(ledger: FieldLedger) -> str:
    boxes = sum(count for _, count in ledger.assumed)
    return f", {boxes} assumed in the payment provider's frame" if boxes else ""


def _findings(ledger: FieldLedger) -> tuple[Finding, ...]:
    """Boxes that could go first: optional, then not told, then required."""
    order = (Need.OPTIONAL, Need.NOT_TOLD, Need.REQUIRED)
    asked = sorted(ledger.typed, key=lambda one: order.index(one.need))
    return tuple(point_at(one.page, one.field, f"{one.purpose}, {one.need}", one.label) for one in asked)

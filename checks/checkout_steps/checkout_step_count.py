"""The checkout has many screens.

**Why it matters.** 22% of the shoppers asked left a checkout because it was too long or complicated. Large shops have
5.1 steps on average from basket to review; the number of fields matters more than the number of steps.

**What counts.** Every screen or section that has to be finished with a tap before the next one opens, from the basket
to the last page before the order, both included; sections open at once are one step, an account choice is one, a
pop-up that must be answered is half a step. Pass: at most 4. Warn: 5-6. Fail: more than 6. Steps behind typed data
are counted from the shop's own stepper or numbered headings (declared) or from closed sections (inferred), with less
confidence; the larger of walked and declared counts. Where nothing declares the rest of a checkout that was not
walked to its end, the answer is unclear, unless the part seen fails already.

**How to fix it.** Ask address and delivery method on one page; make the review a summary beside the payment.
"""

from frictionaudit.api import (
    Confidence,
    Counted,
    Finding,
    Journey,
    Outcome,
    Stage,
    StepLedger,
    check,
    failed,
    graded,
    passed,
    point_at,
    seen_so_far,
    step_ledger,
    unclear,
    warned,
)

PASS_AT, MOST, FAIL_AT = 4, 6, 7
_TRUST = {Counted.WALKED: Confidence.MEASURED, Counted.DECLARED: Confidence.DECLARED, Counted.INFERRED: 0.4}


@check(
    "checkout-step-count",
    title="Checkout takes only a few screens",
    family="checkout-steps",
    stage="purchase",
    weight=5,
    needs=(Stage.CHECKOUT,),
    uses=(Stage.BASKET, Stage.PAYMENT),
    effort="L",
    owner="Checkout team",
    sources=("Baymard, checkout usability: 5.1 steps on average, basket to review",),
)
def checkout_step_count(journey: Journey) -> Outcome:
    ledger = step_ledger(journey)
    findings = tuple(_findings(ledger))
    partial = not ledger.complete and ledger.counted is Counted.WALKED
    measured = f"{'at least ' * partial}{ledger.count:g} steps ({ledger.counted})"
    reason = f"{ledger.count:g} steps from the basket to the order, {ledger.counted}"
    if rest := seen_so_far(journey):
        reason = f"{reason}; {rest}"
    friction = graded(ledger.count, pass_at=PASS_AT, fail_at=FAIL_AT)
    confidence = _TRUST[ledger.counted]
    if ledger.count > MOST:
        return failed(reason, findings, measured=measured, friction=friction, confidence=confidence)
    if partial:
        return unclear(f"at least {reason}, and nothing says how many follow", findings)
    if ledger.count > PASS_AT:
        return warned(reason, findings, measured=measured, friction=friction, confidence=confidence)
    return passed(reason, findings, measured=measured, confidence=confidence)


def _findings(ledger: StepLedger) -> list[Finding]:
    found = [
        point_at(step.page, step.line, f"step {number}: {step.name}")
        for number, step in enumerate(ledger.steps, 1)
        if step.page
    ]
    return found + [
        Finding(message="a pop-up on the way", page=seen.page, box=seen.overlay.box, quote=seen.overlay.text[:200])
        for seen in ledger.interruptions
    ]

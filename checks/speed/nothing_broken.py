"""Something is broken on the way to the till.

**Why it matters.** 17 % of the shoppers asked left a checkout because the site had errors or crashed (Baymard/Statista 2024).

**What counts.** Pages of the walk, from the front to the last page, and the policy and help pages. Fail: a step whose page
the server failed to give, a page that answers with a server error (5xx), a policy or help link that leads nowhere (404 or
410 with an error page). Warn: pictures that cannot be shown, scripts, styles or requests of the shop's own that fail,
scripts that stop with an error. Pass: none of these, as far as the walk went. Other companies' tags, what the order
firewall refused, and what turns robots away (403, 429, challenges) are no breakage. A walk that ended early for another
reason is unclear where nothing was found, for the break may lie ahead. Most things were seen once.

**How to fix it.** Alert on errors of the basket and checkout; walk the path by a robot every hour.
"""

from collections import Counter

from frictionaudit.api import (
    GRAVE,
    MAIN_STAGES,
    SIDE_STAGES,
    WARN_FRICTION,
    Confidence,
    Fault,
    FaultKind,
    Finding,
    Journey,
    Outcome,
    ProblemCode,
    Reach,
    Stage,
    check,
    failed,
    faults,
    passed,
    unclear,
    warned,
)

UNSEEN = 0.2
"""Friction where only scripts stopped: the shopper may not have noticed."""


@check(
    "nothing-broken",
    title="Nothing is broken on the way to the till",
    family="speed",
    stage="purchase",
    weight=8,
    needs=(Stage.HOME, Stage.PRODUCT),
    uses=(*MAIN_STAGES, *SIDE_STAGES),
    effort="M",
    owner="Engineering",
    stopper=True,
    sources=("Baymard/Statista 2024, reasons for leaving a checkout: errors or crashes 17 %",),
)
def nothing_broken(journey: Journey) -> Outcome:
    found = faults(journey)
    grave = [one for one in found if one.kind in GRAVE]
    findings = [_finding(one) for one in found]
    measured = ", ".join(f"{count} x {kind}" for kind, count in Counter(one.kind for one in found).items())
    if grave:
        first = grave[0]
        reason = f"{first.kind} ({first.stage}): {first.what}"
        return failed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    if found:
        first = found[0]
        reason = f"{first.kind} ({first.stage}): {first.what}; the way to the till works"
        friction = UNSEEN if {one.kind for one in found} <= {FaultKind.SCRIPT, FaultKind.STATUS} else WARN_FRICTION
        return warned(reason, findings, measured=measured, friction=friction, confidence=Confidence.TEXT)
    if journey.ending and journey.ending.code is not ProblemCode.NOT_ASKED:
        return unclear(f"nothing broken was seen, but the walk ended early: {journey.ending.message}")
    pages = len(journey.seen(*MAIN_STAGES, *SIDE_STAGES))
    reason = f"nothing was broken on the {pages} pages of the walk"
    if journey.trip.reach is not Reach.PAYMENT:
        reason = f"{reason}, which was to end at {journey.trip.reach}"
        return passed(reason, measured=f"0 on {pages} pages", confidence=Confidence.TEXT)
    return passed(reason, measured=f"0 on {pages} pages")


def _finding(fault: Fault) -> Finding:
    return Finding(
        message=f"{fault.kind} ({fault.stage})",
        page=fault.page.index if fault.page else 0,
        selector=fault.selector,
        quote=fault.what[:400],
    )

"""The shopper has to type the same thing twice.

**Why it matters.** Typing on a phone is slow, and typing again what the shop already knows shows that its departments
do not talk to each other. WCAG 2.2 (3.3.7 Redundant Entry) asks that what was entered is filled in or offered.

**What counts.** A personal detail (name, email, phone, address, date of birth, company) that is asked again between
the basket and the order, a postcode for estimated delivery included. Excused: boxes already filled in, a billing
block that one tap takes over from delivery or that stays hidden behind "different address", and another person's
details. Pass: no repetition. Warn: one, or only the email to be confirmed. Fail: two or more. Repetitions on the part
of a checkout that was seen are certain; that there are none is not, and is then unclear.

**How to fix it.** Carry every answer forward; instead of a second email box show the address again before the order;
fill the address in with the postcode already given. Let the owners of the two places named in the findings agree on
one.
"""

from collections.abc import Sequence

from frictionaudit.api import (
    WARN_FRICTION,
    Confidence,
    Finding,
    Journey,
    Outcome,
    Repeat,
    Stage,
    all_seen,
    check,
    failed,
    passed,
    place,
    point_at,
    repeats,
    seen_so_far,
    unclear,
    warned,
)

FAIL_AT = 2


@check(
    "same-info-twice",
    title="I never type the same thing twice",
    family="checkout-steps",
    stage="purchase",
    weight=7,
    needs=(Stage.CHECKOUT,),
    uses=(Stage.BASKET, Stage.PAYMENT),
    effort="M",
    owner="Checkout team",
    sources=("WCAG 2.2, 3.3.7 Redundant Entry", "Baymard, checkout usability: billing address same as shipping"),
)
def same_info_twice(journey: Journey) -> Outcome:
    found = repeats(journey)
    findings = _findings(found)
    if not found:
        if not all_seen(journey):
            return unclear(f"nothing was asked twice so far; {seen_so_far(journey)}")
        return passed("nothing is asked twice between basket and order", measured="0 repeated fields")
    first = found[0]
    detail = str(first.first.purpose).replace("-", " ")
    reason = f"{detail} is asked in {place(first.first)} and again in {place(first.again)}"
    reason = f"{reason}{_more(found)}"
    if rest := seen_so_far(journey):
        reason = f"{reason}; {rest}"
    measured = f"{len(found)} repeated field{'s' * (len(found) > 1)}"
    if len(found) >= FAIL_AT and not all(one.confirms for one in found):
        return failed(reason, findings, measured=measured)
    return warned(reason, findings, measured=measured, friction=WARN_FRICTION, confidence=_trust(journey))


def _more(found: Sequence[Repeat]) -> str:
    return f", and {len(found) - 1} more" if len(found) > 1 else ""


def _findings(found: Sequence[Repeat]) -> tuple[Finding, ...]:
    """Both places of each repetition, the repeated one first."""
    return tuple(
        finding
        for one in found
        for finding in (
            point_at(one.again.page, one.again.field, f"asked again: {place(one.again)}", one.again.label),
            point_at(one.first.page, one.first.field, f"first asked: {place(one.first)}", one.first.label),
        )
    )


def _trust(journey: Journey) -> float:
    return Confidence.MEASURED if all_seen(journey) else Confidence.DECLARED

"""The billing address is asked for although it is the delivery address.

**Why it matters.** Taking one address over for the other saves 30 to 40 % of the boxes. 14 % of sites do not do so by
default and 8 % show the second address all the same (Baymard Institute).

**What counts.** What takes one address over for the other, in either direction, and the boxes of a second address. Pass:
it is on by default and no second address is shown, or one address is all that is asked up to the last page. Warn: it is
on but the second address is shown, or the shopper must tap it on. Fail: a second address is asked for and nothing
offers to take the first. Where no delivery address is asked (digital goods, tickets) the question does not arise.

**How to fix it.** Take the delivery address for billing unless the shopper says otherwise, and hide the second one.
"""

from frictionaudit.api import (
    TILL,
    WARN_FRICTION,
    Addresses,
    Finding,
    Journey,
    Outcome,
    addresses,
    all_seen,
    check,
    failed,
    not_applicable,
    passed,
    place,
    point_at,
    seen_so_far,
    unclear,
    warned,
)


@check(
    "billing-same-as-delivery",
    title="My delivery address is used for billing unless I say otherwise",
    family="checkout-steps",
    stage="purchase",
    weight=4,
    core=False,
    uses=TILL,
    effort="S",
    owner="Checkout team",
    sources=(
        "Baymard: 14% do not default billing to the delivery address, 8% do not hide it; 30-40% fewer fields",
        "web.dev, payment and address form best practices",
    ),
)
def billing_same_as_delivery(journey: Journey) -> Outcome:
    found = addresses(journey)
    findings = _findings(journey, found)
    boxes = len(found.second)
    if found.same is None:
        return _without_choice(journey, found, findings)
    if found.taken_over and not boxes:
        return passed(
            "one address serves for both unless the shopper says otherwise", findings, measured="on by default"
        )
    if found.taken_over:
        reason = f"one address serves for both by default, but {boxes} boxes of the second are shown all the same"
        return warned(reason, findings, measured=f"{boxes} boxes shown", friction=WARN_FRICTION)
    return warned("one tap is needed to use one address for both", findings, measured="off by default")


def _without_choice(journey: Journey, found: Addresses, findings: tuple[Finding, ...]) -> Outcome:
    if found.second:
        reason = "a billing address is asked for beside the delivery address, and nothing offers to take the first"
        return failed(reason, findings, measured=f"{len(found.second)} boxes more")
    if not all_seen(journey):
        return unclear(f"no billing address was asked for so far; {seen_so_far(journey)}")
    if not found.asked:
        return not_applicable("no address is asked for")
    return passed("one address is all that is asked", measured="one address")


def _findings(journey: Journey, found: Addresses) -> tuple[Finding, ...]:
    at = [page for page in journey.seen(*TILL) if found.same in (*page.fields, *page.controls)]
    same = (point_at(at[0], found.same, "takes one address over for the other"),) if at and found.same else ()
    return (
        *same,
        *(point_at(one.page, one.field, f"second address: {place(one)}", one.label) for one in found.second[:4]),
    )

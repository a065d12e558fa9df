"""The guest's way is there, but it is not the obvious one.

**Why it matters.** 47 % of sites do not make the guest's way the most prominent one, and 60 % of the testers on phones
had trouble finding it (Baymard Institute). Who does not see it takes the shop for one that forces an account.

**What counts.** Only where the shopper must choose: the control for guests is a button rather than a text link, is on the
first screen, does not stand below the form for signing in, is no smaller than the button for signing in, and does not
come only after an email was typed. Pass: all. Warn: one is missing. Fail: two or more. Where the form for guests opens
directly the question does not arise (that is better); where there is no guest's way at all, "guest-checkout" says so.
Contrast is not measured. The lines are this catalogue's choice.

**How to fix it.** Put "Check out as guest" first, as a button as wide as the screen, and fold signing in away.
"""

from frictionaudit.api import (
    TILL,
    WARN_FRICTION,
    Account,
    GuestWay,
    Journey,
    Outcome,
    Stage,
    check,
    checkout_ledger,
    failed,
    not_applicable,
    passed,
    point_at,
    unclear,
    warned,
)

FAIL_AT = 2


@check(
    "guest-option-obvious",
    title="The guest option is the obvious one",
    family="checkout-steps",
    stage="purchase",
    weight=4,
    core=False,
    uses=(Stage.BASKET, *TILL),
    effort="S",
    owner="Checkout team",
    sources=("Baymard: 47% do not make guest checkout the most prominent option; 60% of mobile testers had trouble",),
)
def guest_option_obvious(journey: Journey) -> Outcome:
    ledger = checkout_ledger(journey)
    if ledger.wall:
        return not_applicable("guests cannot buy here at all")
    if ledger.access.state is Account.GUEST_FORM:
        return not_applicable("the form for guests opens directly, there is nothing to choose")
    if ledger.guest is None:
        return unclear("no page with a choice between guest and account was seen")
    return _judged(ledger.guest)


def _judged(guest: GuestWay) -> Outcome:
    lacking = guest.lacking
    proof = (point_at(guest.page, guest.way, "; ".join(lacking) or "the guest's way"),)
    measured = f"{len(lacking)} of 5 marks of a plain choice missing"
    if not lacking:
        return passed(
            "the guest's way is plain: on the first screen, no smaller than signing in", proof, measured=measured
        )
    reason = f"the guest's way is easy to miss: {'; '.join(lacking)}"
    if len(lacking) >= FAIL_AT:
        return failed(reason, proof, measured=measured)
    return warned(reason, proof, measured=measured, friction=WARN_FRICTION)

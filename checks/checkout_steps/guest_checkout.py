"""The shopper must open an account before buying.

**Why it matters.** An account that is forced on the shopper is one of the most frequent reasons to leave a checkout:
26% of the shoppers asked for the 2024 figures named it (19-24% in other years).

**What counts.** The first page after the basket, and the next ones where it alone cannot tell. Pass: the form for
guests opens directly, guest is one of the ways offered, or an email box led on without a password. Warn: the guest's
way was offered only after an email had been typed. Fail: every way on leads to signing in, registering or a required
password. An email box that was not answered, or a "continue" that was not followed, is unclear; no account is ever
opened to find out. Shops that are closed by design (clubs, trade only) fail all the same: their open competitors do
not ask.

**How to fix it.** Make the guest's way the default, and offer the account on the thank-you page with one password box.
"""

from frictionaudit.api import (
    Access,
    Account,
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    account_access,
    check,
    failed,
    passed,
    point_at,
    unclear,
    warned,
)


@check(
    "guest-checkout",
    title="I can buy without opening an account",
    family="checkout-steps",
    stage="purchase",
    weight=10,
    uses=(Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT),
    effort="M",
    owner="Checkout team",
    stopper=True,
    sources=(
        "Baymard, reasons for abandonment: account required 26% (2024)",
        "web.dev, payment and address form best practices",
    ),
)
def guest_checkout(journey: Journey) -> Outcome:
    access = account_access(journey)
    if access.state is Account.WALL:
        said = "in so many words" if access.refused else "no way on without an account was found"
        return failed(
            f"the shopper has to sign in or register to buy: {said}",
            _point(access, "here the guest's way ends"),
            measured="account wall",
            confidence=Confidence.MEASURED if access.proof or access.page else Confidence.TEXT,
        )
    if access.revealed_late:
        reason = "buying as a guest is offered only after an email address has been typed"
        return warned(reason, _point(access, "guest's way, one page late"), measured="guest choice after the email")
    if access.state is Account.GUEST_FORM:
        reason = "the checkout form opens without sign-in or password"
        return passed(reason, _point(access, "first question to a guest"), measured="guest form opens directly")
    if access.state is Account.GUEST_CHOICE:
        return passed(
            "buying as a guest is one of the ways offered", _point(access, "guest's way"), measured="guest choice"
        )
    return unclear(_why_unclear(journey, access), _point(access, "what the checkout opens with"))


def _why_unclear(journey: Journey, access: Access) -> str:
    if not journey.seen(Stage.CHECKOUT, Stage.PAYMENT):
        problem = journey.problem(Stage.CHECKOUT)
        return f"the checkout page was not seen{f': {problem.message}' if problem else ''}"
    if access.state is Account.EMAIL_FIRST:
        return "checkout opens with an email box alone; whether a password follows was not seen"
    return "the checkout offers sign-in, and a way beside it that was not followed"


def _point(access: Access, message: str) -> tuple[Finding, ...]:
    return (point_at(access.page, access.proof, message),) if access.page else ()

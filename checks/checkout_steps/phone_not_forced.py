"""A phone number must be given, and nobody says why.

**Why it matters.** 39 % of sites require a phone number without saying what for, and 14 % of shoppers would rather
leave than give it (Baymard Institute, 2025).

**What counts.** The box for a phone number in checkout. Pass: none, optional, or required with a reason beside it
("for the courier only"); a box without a mark is optional in a form that marks what is required. Warn: required with
the reason behind a sign to tap, or nothing tells whether it is required. Fail: required without a reason. "We may send
you offers" is no reason. A country code beside the number is no second box. Scripts may insist on boxes that are not
marked: what was not marked is not called forced.

**How to fix it.** Make the box optional, or write under it what the number is used for.
"""

from frictionaudit.api import (
    TILL,
    WARN_FRICTION,
    Asked,
    Finding,
    Journey,
    Need,
    Outcome,
    check,
    checkout_ledger,
    failed,
    passed,
    point_at,
    reason_on_demand,
    seen_so_far,
    unclear,
    warned,
)

NOT_TOLD = 0.3


@check(
    "phone-not-forced",
    title="I am not forced to give my phone number, or I am told why",
    family="checkout-steps",
    stage="purchase",
    weight=3,
    core=False,
    uses=TILL,
    effort="S",
    owner="Checkout team",
    sources=("Baymard 2025: 39% require a phone number without a reason; 14% of shoppers refuse to give it",),
)
def phone_not_forced(journey: Journey) -> Outcome:
    ledger = checkout_ledger(journey)
    phone = ledger.phone
    if phone is None:
        if not ledger.complete or not ledger.fields.asked:
            return unclear(f"no phone number was asked for so far; {seen_so_far(journey) or 'no form was recognised'}")
        return passed("no phone number is asked for", measured="not asked")
    if ledger.phone_optional:
        return passed("the phone number is optional", _show(phone, "optional"), measured="optional")
    if ledger.phone_reason is not None:
        proof = (point_at(phone.page, ledger.phone_reason, "says what it is for"), *_show(phone, str(phone.need)))
        return passed("the shop says what the phone number is for", proof, measured=f"{phone.need}, reason given")
    if sign := reason_on_demand(phone):
        findings = (point_at(phone.page, sign, "the reason is behind this sign"), *_show(phone, str(phone.need)))
        return warned("why the phone number is wanted is said only on a tap", findings, measured="reason on a tap")
    if phone.need is Need.NOT_TOLD:
        reason = "a phone number is asked for; whether it must be given, and why, is not told"
        return warned(reason, _show(phone, "not told"), measured="not told", friction=min(NOT_TOLD, WARN_FRICTION))
    return failed("a phone number must be given, and nothing says why", _show(phone, "required"), measured="required")


def _show(phone: Asked, need: str) -> tuple[Finding, ...]:
    return (point_at(phone.page, phone.field, f"phone number: {need}", phone.label),)

"""The checkout asks what is none of the shop's business.

**Why it matters.** 27 % of shoppers are reluctant to give their date of birth and 14 % their gender (Baymard Institute,
2025). Each such question makes a guest wonder what it is for.

**What counts.** Date of birth, gender, title, job, a national number, and how the shopper heard of the shop; company and
its tax number only where they are required. Pass: none. Warn: asked, but optional or not told to be required. Fail: one
or more required. Not counted: an age that the goods themselves call for, and national numbers where the market needs
them for the invoice or the parcel (Brazil, Italy, Spain, Korea and others). The lines are this catalogue's choice.

**How to fix it.** Leave these questions out, or ask them after the order.
"""

from collections.abc import Iterable

from frictionaudit.api import (
    TILL,
    WARN_FRICTION,
    Asked,
    Journey,
    Need,
    Outcome,
    all_seen,
    check,
    failed,
    field_ledger,
    is_nosy,
    passed,
    place,
    point_at,
    seen_so_far,
    unclear,
    warned,
)


@check(
    "no-nosy-questions",
    title="I am not asked things that are none of the shop's business",
    family="checkout-steps",
    stage="purchase",
    weight=2,
    core=False,
    uses=TILL,
    effort="S",
    owner="Checkout team",
    sources=("Baymard 2025: 27% are reluctant to give their date of birth, 14% their gender",),
)
def no_nosy_questions(journey: Journey) -> Outcome:
    asked = field_ledger(journey).asked
    nosy = _one_a_purpose(one for one in asked if is_nosy(one, journey.trip.market))
    required = [one for one in nosy if one.need is Need.REQUIRED]
    findings = [point_at(one.page, one.field, f"{one.need}: {place(one)}", one.label) for one in (*required, *nosy)]
    measured = f"{len(nosy)} asked, {len(required)} required"
    rest = f"; {limit}" if (limit := seen_so_far(journey)) else ""
    if required:
        names = ", ".join(f"“{one.label}”" for one in required)
        return failed(f"the shopper must answer {names}{rest}", list(dict.fromkeys(findings)), measured=measured)
    if nosy:
        names = ", ".join(f"“{one.label}”" for one in nosy)
        reason = f"the checkout asks for {names}, but does not say that it must be answered{rest}"
        return warned(reason, findings, measured=measured, friction=WARN_FRICTION / 2)
    if not asked or not all_seen(journey):
        return unclear(f"nothing of the kind was asked so far{rest or '; no form was recognised'}")
    return passed("nothing is asked that the order does not need", measured=measured)


def _one_a_purpose(asked: Iterable[Asked]) -> list[Asked]:
    """One question a purpose, the required one first: a birthday in three lists is one question."""
    ordered = sorted(asked, key=lambda one: one.need is not Need.REQUIRED)
    return list({str(one.purpose).split("-")[0]: one for one in reversed(ordered)}.values())

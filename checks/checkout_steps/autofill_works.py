"""The phone cannot fill in the shopper's details.

**Why it matters.** A phone knows its owner's name, address and card. With the right `autocomplete` tokens it fills a
checkout in with one tap; without them the shopper types, and mistypes.

**What counts.** Every field of the checkout, and of the contact page where it was seen, whose purpose has an HTML
autofill token: whether it carries that token or one that serves as well, with or without the prefixes HTML allows
(section-*, shipping, billing, home, work, mobile). No token, a wrong or invented one and `off` are wrong. Pass: at
least 90% right. Warn: 60-90%. Fail: less than 60%, or `off` on a field of address or card. Browsers also guess, so a
missing token hurts less in practice than the share suggests. Card boxes in a payment provider's unreadable frame are
left out.

**How to fix it.** Add the tokens, keep names and ids stable, and use one box for the card number.
"""

from collections.abc import Sequence

from frictionaudit.api import (
    TILL,
    Aid,
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    all_seen,
    assumed_card_boxes,
    autofill,
    check,
    failed,
    graded,
    passed,
    point_at,
    seen_so_far,
    unclear,
    warned,
)

PASS_AT, FAIL_AT = 0.9, 0.6
FEWEST = 3
"""A share of fewer fields than these says nothing."""


@check(
    "autofill-works",
    title="My phone can fill in my details for me",
    family="checkout-steps",
    stage="purchase",
    weight=6,
    needs=(Stage.CHECKOUT,),
    uses=(Stage.PAYMENT, Stage.CONTACT),
    effort="S",
    owner="Checkout team",
    sources=("WCAG 2.2, 1.3.5 Identify Input Purpose", "HTML standard, autofill", "web.dev, payment and address forms"),
)
def autofill_works(journey: Journey) -> Outcome:
    pages = journey.seen(*TILL, Stage.CONTACT)
    aids = autofill(pages, journey.trip.market)
    if len(aids) < FEWEST:
        return unclear(f"only {len(aids)} fields were seen that a phone could fill in")
    off = [aid for aid in aids if aid.grave]
    right = sum(aid.right for aid in aids)
    share = right / len(aids)
    frames = any(assumed_card_boxes(page) for page in pages)
    parts = [f"{right} of {len(aids)} fields tell the phone what to fill in", seen_so_far(journey)]
    parts.append("card boxes in the payment provider's frame could not be read" if frames else "")
    parts.append(f"{len(off)} fields of address or card switch it off" if off else "")
    reason = "; ".join(part for part in parts if part)
    measured = f"{share:.0%} of {len(aids)} fields"
    findings = _findings(aids)
    if off or share < FAIL_AT:
        return failed(reason, findings, measured=measured, confidence=_trust(journey))
    friction = graded(share, pass_at=PASS_AT, fail_at=FAIL_AT)
    if share < PASS_AT:
        return warned(reason, findings, measured=measured, friction=friction, confidence=_trust(journey))
    return passed(reason, findings, measured=measured, confidence=_trust(journey))


def _findings(aids: Sequence[Aid]) -> tuple[Finding, ...]:
    """Wrong fields, those switched off first."""
    wrong = sorted((aid for aid in aids if not aid.right), key=lambda aid: not aid.grave)
    return tuple(
        point_at(
            aid.asked.page,
            aid.asked.field,
            f"autocomplete is {f'“{aid.found}”' if aid.found else 'missing'}, expected “{aid.expected[0]}”",
            aid.asked.label,
        )
        for aid in wrong
    )


def _trust(journey: Journey) -> float:
    return Confidence.MEASURED if all_seen(journey) else Confidence.DECLARED

"""The phone shows the wrong keys, or corrects names and streets.

**Why it matters.** Digits are small and a tap away on the letter keyboard, and a phone that corrects "Aoife" spoils
an address. In Baymard's mobile study 54% of the shops did not call up the numeric keyboard, and 79% left correction
on.

**What counts.** On the checkout and contact pages seen: email with type or inputmode email; phone with tel; card
number, expiry and security code with number keys; postcodes with number keys where they are digits alone, and without
them where they hold letters (GB, CA, NL, IE, MT and others). A number box (type=number) is wrong for phone, card and
postcode. Pass: at least 90% right and correction switched off for names and streets. Warn: 60-90%, or correction left
on. Fail: less than 60%, or the plain letter keyboard for phone or card. Which keyboard shows is inferred from
attributes.

**How to fix it.** Set type and inputmode on each field, and `autocorrect="off"` with `spellcheck="false"` on names,
streets and towns.
"""

from collections.abc import Sequence

from frictionaudit.api import (
    TILL,
    WARN_FRICTION,
    Aid,
    Asked,
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    all_seen,
    asked_in,
    check,
    failed,
    graded,
    is_corrected,
    keyboard,
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
    "right-keyboard",
    title="I get the right keyboard for each box",
    family="checkout-steps",
    stage="purchase",
    weight=5,
    needs=(Stage.CHECKOUT,),
    uses=(Stage.PAYMENT, Stage.CONTACT),
    effort="S",
    owner="Checkout team",
    sources=("Baymard, mobile checkout: 54% without numeric keyboards, 79% with auto-correct (2015)", "web.dev, forms"),
)
def right_keyboard(journey: Journey) -> Outcome:
    asked = asked_in(journey.seen(*TILL, Stage.CONTACT))
    aids = [aid for one in asked if (aid := keyboard(one, journey.trip.market))]
    corrected = [one for one in asked if is_corrected(one)]
    plain = [aid for aid in aids if aid.grave]
    if len(aids) < FEWEST and not plain:
        return unclear(f"only {len(aids)} fields were seen that need keys of their own")
    right = sum(aid.right for aid in aids)
    share = right / len(aids)
    parts = [f"{right} of {len(aids)} fields bring up the right keys", seen_so_far(journey)]
    parts.append(f"plain letters for “{plain[0].asked.label}”" if plain else "")
    parts.append(f"correction stays on in {len(corrected)} fields for names and addresses" if corrected else "")
    reason = "; ".join(part for part in parts if part)
    measured = f"{share:.0%} of {len(aids)} fields"
    findings = (*_keys(aids), *_corrections(corrected))
    confidence = Confidence.TEXT if all_seen(journey) else Confidence.DECLARED
    friction = graded(share, pass_at=PASS_AT, fail_at=FAIL_AT)
    if plain or share < FAIL_AT:
        return failed(reason, findings, measured=measured, confidence=confidence)
    if share < PASS_AT or corrected:
        friction = max(friction, WARN_FRICTION) if corrected else friction
        return warned(reason, findings, measured=measured, friction=friction, confidence=confidence)
    return passed(reason, findings, measured=measured, confidence=confidence)


def _keys(aids: Sequence[Aid]) -> tuple[Finding, ...]:
    wrong = sorted((aid for aid in aids if not aid.right), key=lambda aid: not aid.grave)
    return tuple(
        point_at(a.asked.page, a.asked.field, f"{a.found}, right would be {' or '.join(a.expected)}", a.asked.label)
        for a in wrong
    )


def _corrections(corrected: Sequence[Asked]) -> tuple[Finding, ...]:
    return tuple(point_at(one.page, one.field, "correction is not switched off", one.label) for one in corrected)

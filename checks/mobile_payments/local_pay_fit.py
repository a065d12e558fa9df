"""The way to pay that the shopper's country uses is missing.

**Why it matters.** Habits of paying are national: iDEAL in the Netherlands, BLIK in Poland, Swish in Sweden, PayPal and
invoice in Germany. 13 % of shoppers gave up an order for want of a payment method; Baymard asks to offer the local ones
in each territory.

**What counts.** What is offered, by the best evidence of the whole walk, against the list of what buyers of the market
expect (editable data, general knowledge of the markets, not law). A mark or a sentence in the shop counts as offered, a
script does not; where the page with the choice of payment was seen, only what it offers counts. Pass: the market's
first method. Warn: not the first, but one of the first three. Fail: none of the first three, although the choice of
payment was seen. Shops may hide methods from visitors of other countries, which the audit may be.

**How to fix it.** Switch on the market's leading method with the payment provider.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Offer,
    Outcome,
    Stage,
    all_seen,
    apple_pay_hidden,
    check,
    failed,
    local_methods,
    not_applicable,
    offered,
    passed,
    payment_methods,
    seen_so_far,
    unclear,
    warned,
)

TOP = 3
SECOND = 0.4


@check(
    "local-pay-fit",
    title="The payment my country uses is there",
    family="mobile-payments",
    stage="purchase",
    weight=4,
    core=False,
    uses=tuple(Stage),
    effort="M",
    owner="Payments",
    sources=("Baymard: offer local payment methods per territory; payment method missing 13%",),
)
def local_pay_fit(journey: Journey) -> Outcome:
    expected = local_methods(journey.trip.market)
    if not expected:
        return not_applicable(f"what buyers of {journey.trip.market} expect is not known here")
    found = {offer.method: offer for offer in offered(journey)}
    first, *others = (payment_methods()[method].name for method in expected)
    there = [found[method] for method in expected if method in found]
    findings = [_show(offer) for offer in there]
    measured = ", ".join(f"{offer.name}: {offer.grade}" for offer in there[:TOP]) or "none of the expected methods"
    sure = Confidence.TEXT if all_seen(journey) else Confidence.WIRED
    if expected[0] in found:
        reason = f"{first}, the first choice in {journey.trip.market}, {found[expected[0]].grade.meaning}"
        return passed(reason, findings, measured=measured, confidence=sure)
    if not all_seen(journey):
        why = seen_so_far(journey) or "the choice of payment may lie on a page that was not seen"
        return unclear(f"{first}, the first choice in {journey.trip.market}, was not seen so far; {why}", findings)
    if not found:
        return unclear("no way to pay was recognised on any page, so what is offered is not known")
    if "apple-pay" in expected[:TOP] and apple_pay_hidden(journey) and not set(expected[:TOP]) & set(found):
        return unclear(f"{first} was not seen, but this emulated phone tells pages that it has no Apple Pay", findings)
    top = [offer for offer in there if offer.method in expected[:TOP]]
    if top:
        reason = (
            f"{first}, the first choice in {journey.trip.market}, was not seen; {top[0].name} {top[0].grade.meaning}"
        )
        return warned(reason, findings, measured=measured, friction=SECOND, confidence=sure)
    wanted = ", ".join((first, *others[: TOP - 1]))
    reason = f"none of the first choices in {journey.trip.market} ({wanted}) was seen up to the last page"
    return failed(reason, findings, measured=measured, confidence=sure)


def _show(offer: Offer) -> Finding:
    return Finding(
        message=f"{offer.name} {offer.grade.meaning}",
        page=offer.page,
        selector=offer.selector,
        box=offer.box,
        quote=offer.quote,
    )

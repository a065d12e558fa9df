"""The wallet in the shopper's phone is of no use in the shop.

**Why it matters.** A phone wallet knows card and address and needs one look or one thumb; without it the shopper types
a card number on a small keyboard. 13 % of shoppers gave up an order for want of a payment method (Baymard Institute).
Among payment methods found on mobile pages, PayPal stands for 21 %, Apple Pay for 14.9 %, Shop Pay for 13.3 % and
Google Pay for 9.6 % (Web Almanac 2025).

**What counts.** Apple Pay on iPhone and Google Pay on Android, by the best evidence on product page, basket and
checkout. Pass: a button or a choice, also a button that shows once the page is told that the phone has the wallet.
Warn: only a mark or the wallet's script, or only another wallet that needs no typing. Fail: none of these. The
emulated iPhone runs Chromium, which has no Apple Pay: unless the pages were seen once more while being told that the
phone has it, its absence is unclear. Where the payment step was not reached, the answer is worth less and says so. The
lines are this catalogue's choice.

**How to fix it.** Switch on Apple Pay and Google Pay with the payment provider, register the domain with Apple, and
show the buttons in the basket and at the top of checkout.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Grade,
    Journey,
    Offer,
    Outcome,
    Stage,
    all_seen,
    apple_pay_hidden,
    check,
    failed,
    offers,
    passed,
    payment_methods,
    seen_so_far,
    unclear,
    warned,
)

REVEALED_CONFIDENCE = 0.85
FRICTION = {Grade.ADVERTISED: 0.4, Grade.WIRED: 0.5}
OTHER_WALLET = 0.5
"""Another wallet counts half."""


@check(
    "phone-wallet",
    title="I can pay with the wallet in my phone",
    family="mobile-payments",
    stage="purchase",
    weight=8,
    uses=(Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT),
    effort="M",
    owner="Payments",
    sources=(
        "Web Almanac 2025, e-commerce - https://almanac.httparchive.org/en/2025/ecommerce",
        "Apple: checking for Apple Pay availability - https://developer.apple.com/documentation/applepayontheweb",
        "Playwright issue 37123: Apple Pay is no part of its WebKit - https://github.com/microsoft/playwright/issues/37123",
    ),
)
def phone_wallet(journey: Journey) -> Outcome:
    family = journey.device_proof.family if journey.device_proof else ""
    found = {offer.method: offer for offer in offers(journey)}
    own = [method for method in payment_methods().values() if method.phone and family in (method.phone, "", "other")]
    names = " or ".join(method.name for method in own)
    best = max((found[one.id] for one in own if one.id in found), key=lambda offer: offer.grade.rank, default=None)
    findings = [_show(offer) for offer in ([best] if best else []) + _others(found)]
    if best and best.grade.at_least(Grade.REVEALED):
        sure = REVEALED_CONFIDENCE if best.grade is Grade.REVEALED else Confidence.MEASURED
        return passed(
            f"{best.name} {best.grade.meaning}", findings, measured=f"{best.name}: {best.grade}", confidence=sure
        )
    if any(one.id == "apple-pay" for one in own) and apple_pay_hidden(journey):
        return unclear(
            f"{names} was not seen, which proves nothing: this emulated phone tells pages it has none", findings
        )
    if not journey.seen(Stage.CHECKOUT, Stage.PAYMENT):
        return unclear(f"{names} was not seen before checkout, and checkout was not seen", findings)
    return _without_button(journey, names, best, _others(found), findings)


def _without_button(
    journey: Journey, names: str, best: Offer | None, others: list[Offer], findings: list[Finding]
) -> Outcome:
    told = " although the page was told that the phone has it" if journey.wallet_views else ""
    limit = "" if all_seen(journey) else f"; {seen_so_far(journey) or 'the payment step was not reached'}"
    sure = Confidence.TEXT if all_seen(journey) else Confidence.DECLARED
    if best and best.grade in FRICTION:
        reason = f"{best.name} {best.grade.meaning}, but no button was seen{told}{limit}"
        return warned(
            reason,
            findings,
            measured=f"{best.name}: {best.grade}",
            friction=FRICTION[best.grade],
            confidence=min(sure, Confidence.WIRED),
        )
    if others:
        reason = f"{names} was not seen{told}; another wallet can be used: {others[0].name}{limit}"
        return warned(reason, findings, measured=f"{others[0].name} only", friction=OTHER_WALLET, confidence=sure)
    return failed(f"{names} was not seen{told}, nor another wallet{limit}", measured="no wallet", confidence=sure)


def _others(found: dict[str, Offer]) -> list[Offer]:
    """Other wallets that need no typing and can be used at once, best first."""
    known = payment_methods()
    return [
        offer
        for offer in found.values()
        if known[offer.method].no_typing and not known[offer.method].phone and offer.grade.at_least(Grade.REVEALED)
    ]


def _show(offer: Offer) -> Finding:
    return Finding(
        message=f"{offer.name} {offer.grade.meaning}",
        page=offer.page,
        selector=offer.selector,
        box=offer.box,
        quote=offer.quote,
    )

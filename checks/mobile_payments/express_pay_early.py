"""The shopper fills in all forms before an express button is offered.

**Why it matters.** An express button (Apple Pay, Google Pay, PayPal, Shop Pay) brings name, address and payment along:
nothing need be typed; offered only at the payment step it comes too late to save anything. Payment providers advise to
show it on product page, basket and at the top of checkout (Stripe, Express Checkout Element; Shopify, accelerated
checkouts), and Apple asks for a button no smaller than the others (Human Interface Guidelines, Apple Pay).

**What counts.** Visible express buttons with a size. Pass: in the basket, or on the first checkout page above the form,
each at least 44 px high. Warn: only on the product page, only below the form, only at the payment step, or too small.
Fail: none. More than three buttons in a row are noted. On an emulated iPhone the absence of buttons is unclear unless
the pages were seen while being told that the phone has its wallet. The lines are this catalogue's choice.

**How to fix it.** Show the wallet's buttons in the basket and at the top of checkout, as large as the main button.
"""

from frictionaudit.api import (
    Confidence,
    Control,
    Field,
    Finding,
    Frame,
    Grade,
    Journey,
    Mark,
    Offer,
    Outcome,
    PageView,
    Stage,
    apple_pay_hidden,
    check,
    failed,
    offer_traces,
    own,
    passed,
    payment_methods,
    unclear,
    warned,
)

LEAST_HEIGHT = 44
"""CSS pixels: Apple's smallest comfortable target."""
CROWD = 3
TYPED = frozenset({"text", "email", "tel", "search", "number", ""})
SMALL = 0.25
PRODUCT_ONLY = 0.2
TOLD = 0.85
"""Confidence in a button that came only when the page was told that the phone has its wallet."""
Buttons = list[Offer]


@check(
    "express-pay-early",
    title="I can skip the forms with an express button",
    family="mobile-payments",
    stage="purchase",
    weight=5,
    uses=(Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT),
    effort="M",
    owner="Payments",
    sources=(
        "Stripe: Express Checkout Element - https://docs.stripe.com/elements/express-checkout-element",
        "Shopify: accelerated checkouts - https://help.shopify.com/en/manual/payments/accelerated-checkouts",
        "Apple: Human Interface Guidelines, Apple Pay - https://developer.apple.com/design/human-interface-guidelines/apple-pay",
    ),
)
def express_pay_early(journey: Journey) -> Outcome:
    entry = journey.first(Stage.CHECKOUT)
    basket, top = _on(journey, Stage.BASKET), _at_top(journey, entry)
    if early := basket + top:
        told = not (_on(plain := _plain(journey), Stage.BASKET) or _at_top(plain, entry))
        return _early(_tallest(early), "in the basket" if basket else "at the top of checkout", told=told)
    product = _tallest(_on(journey, Stage.PRODUCT))
    late = _tallest(_on(journey, Stage.CHECKOUT, Stage.PAYMENT, choices=True))
    findings = [_show(offer) for offer in product + late]
    if product:
        reason = f"{product[0].name} has an express button on the product page, but not in basket or checkout"
        return warned(reason, findings, measured="product page only", friction=PRODUCT_ONLY)
    if late:
        reason = f"{late[0].name} is offered only after the forms, where it saves no typing"
        return warned(reason, findings, measured="only after the forms")
    if apple_pay_hidden(journey):
        return unclear("no express button was seen, but this emulated phone tells pages that it has no Apple Pay")
    if entry is None:
        return unclear("no express button was seen in the shop, and checkout was not seen")
    return failed("no express button was seen in basket or checkout", measured="0 buttons", confidence=Confidence.TEXT)


def _early(early: Buttons, where: str, *, told: bool) -> Outcome:
    heights = [offer.box.height for offer in early if offer.box]
    lowest = min(heights, default=float(LEAST_HEIGHT))
    names = list(dict.fromkeys(offer.name for offer in early))
    crowd = f"; {len(names)} buttons side by side crowd each other" if len(names) > CROWD else ""
    measured = f"{len(names)} button{'s' * (len(names) != 1)}, lowest {lowest:.0f} px"
    findings = [_show(offer) for offer in early]
    sure = TOLD if told else Confidence.MEASURED
    if lowest < LEAST_HEIGHT:
        reason = f"{', '.join(names)} {where}, but only {lowest:.0f} px high instead of {LEAST_HEIGHT}{crowd}"
        return warned(reason, findings, measured=measured, friction=SMALL, confidence=sure)
    return passed(f"express buttons {where}: {', '.join(names)}{crowd}", findings, measured=measured, confidence=sure)


def _on(journey: Journey, *stages: Stage, choices: bool = False) -> Buttons:
    """Express buttons on the pages of the stages, seen plainly or once more with the phone's wallet; with radio buttons too."""
    pages = [(page, journey.stage_of(page)) for page in journey.seen(*stages)]
    stage_at = {page.url: stage for page, stage in pages}
    pages += [(page, stage_at[page.url]) for page in journey.wallet_views if page.url in stage_at]
    kinds = (Control, Frame, Mark, Field) if choices else (Control, Frame, Mark)
    return [
        offer
        for page, stage in pages
        for offer in offer_traces(page, stage)
        if payment_methods()[offer.method].express and offer.grade.at_least(Grade.RENDERED)
        if isinstance(offer.thing, kinds)
    ]


def _at_top(journey: Journey, entry: PageView | None) -> Buttons:
    """Express buttons of the first checkout page that stand above the first box to be typed into."""
    if entry is None:
        return []
    boxes = [one.box.y for one in own(entry, entry.fields) if one.visible and one.type in TYPED]
    top = min(boxes, default=float("inf"))
    pages = {page.index for page in (entry, *journey.wallet_views) if page.url == entry.url}
    found = _on(journey, Stage.CHECKOUT)
    return [one for one in found if one.page in pages and one.box is not None and one.box.y <= top]


def _tallest(buttons: Buttons) -> Buttons:
    """One button a method, the tallest: the box of a button counts, not that of the picture in it."""
    order = sorted(buttons, key=lambda offer: -(offer.box.height if offer.box else 0))
    best = {offer.method: offer for offer in reversed(order)}
    return [offer for offer in buttons if best[offer.method] is offer]


def _plain(journey: Journey) -> Journey:
    return journey.model_copy(update={"wallet_views": ()})


def _show(offer: Offer) -> Finding:
    return Finding(
        message=f"{offer.name} {offer.grade.meaning}",
        page=offer.page,
        selector=offer.selector,
        box=offer.box,
        quote=offer.quote,
    )

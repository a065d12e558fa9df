"""The page where one pays looks like any other.

**Why it matters.** 25 % of the shoppers asked in 2024 gave up because they did not trust the site with their card (Baymard
Institute). Signs around the card box raise how safe it feels, whatever they are worth technically.

**What counts.** The pages where one pays, the best of them. Within one screen of the card box or the button: words of safety,
payment marks, a known seal, the returns rules, a way to reach the shop. Pass: two kinds or more. Warn: one. Fail: none. Where
the page with the choice of payment was not seen the basket or checkout page seen last is judged: two kinds pass, less surely,
and less is unclear. That a sign is there does not prove it true.

**How to fix it.** Box the card area, show the marks people know, add one line on encryption and one on returns.
"""

from frictionaudit.api import (
    Confidence,
    Cue,
    Finding,
    Journey,
    Line,
    Outcome,
    PageView,
    Stage,
    check,
    failed,
    offers_payment,
    passed,
    point_at,
    safety_cues,
    unclear,
    warned,
)

PLACES = (Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT)
ENOUGH = 2


@check(
    "payment-looks-safe",
    title="It looks safe to put my card in",
    family="trust",
    stage="purchase",
    weight=3,
    core=False,
    uses=PLACES,
    effort="S",
    owner="Payments",
    sources=("Baymard Institute 2024: 25% did not trust the site with their card",),
)
def payment_looks_safe(journey: Journey) -> Outcome:
    pages = journey.seen(*PLACES)
    paying = [page for page in pages if journey.stage_of(page) is Stage.PAYMENT or offers_payment(page)]
    market, shoppers = journey.trip.market, journey.shopper_contacts
    found = [(page, safety_cues(page, journey.stage_of(page), market, shoppers)) for page in paying or pages[-1:]]
    page, cues = max(found, key=lambda pair: len(pair[1]))
    stage = journey.stage_of(page)
    findings = [_point(page, cue) for cue in cues]
    names = ", ".join(cue.name for cue in cues)
    measured = f"{len(cues)} signs" + (f" ({names})" if names else "")
    sure = Confidence.TEXT if paying else Confidence.DECLARED
    partly = "" if paying else f"; the choice of payment was not seen, only the {stage} page"
    if len(cues) >= ENOUGH:
        return passed(
            f"signs of safety near the way to pay: {names}{partly}", findings, measured=measured, confidence=sure
        )
    if not paying:
        # the page with the card box may show what this one lacks
        return unclear(f"{names or 'no sign of safety'}{partly}", findings)
    if cues:
        return warned(f"only one sign of safety: {names}", findings, measured=measured, confidence=sure)
    nothing = point_at(page, None, "no sign of safety within one screen of the way to pay")
    return failed("no sign of safety near the way to pay", [nothing], measured=measured, confidence=sure)


def _point(page: PageView, cue: Cue) -> Finding:
    thing = cue.thing
    quote = thing.text if isinstance(thing, Line) else ""
    return Finding(message=cue.name, page=page.index, selector=thing.selector, box=thing.box, quote=quote[:400])

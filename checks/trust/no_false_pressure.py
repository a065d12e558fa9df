"""The shopper is shamed or hurried into a decision.

**Why it matters.** A study of 11,000 shops found such tricks on one in nine (Princeton, Dark Patterns at Scale 2019), among them
timers that start again on every visit. They sell once, and cost the next purchase; invented urgency is an unfair practice in
the European Union and the United Kingdom.

**What counts.** Front, listing, product page and basket, and the layers that came up. Pass: no timer, no count of other
shoppers, no shaming. Warn: who declines an offer must say something against themselves (“No, I prefer to pay full price”).
A timer or a count of other shoppers is unclear: whether it is true takes a second visit, which this audit does not make. Stock
numbers (“only 2 left”) may be true as well and do not count; nor does a time to order by for delivery.

**How to fix it.** Take invented urgency out, and let “No thanks” be enough.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    PressureKind,
    Stage,
    check,
    passed,
    point_at,
    pressure_on,
    shaming_controls,
    shaming_text,
    unclear,
    warned,
)

PLACES = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)
WORDS = {PressureKind.TIMER: "a timer", PressureKind.OTHERS: "a count of other shoppers"}


@check(
    "no-false-pressure",
    title="I am not rushed or tricked",
    family="trust",
    stage="consideration",
    weight=2,
    core=False,
    needs=(Stage.HOME, Stage.PRODUCT),
    uses=PLACES,
    effort="S",
    owner="Marketing",
    sources=("Mathur et al. 2019, Dark Patterns at Scale", "Directive 2005/29/EC on unfair commercial practices"),
)
def no_false_pressure(journey: Journey) -> Outcome:
    pages = journey.seen(*PLACES)
    shaming = [
        *(point_at(page, control, "declining shames") for page in pages for control in shaming_controls(page)),
        *(
            Finding(
                message="declining shames",
                page=seen.page,
                selector=seen.overlay.selector,
                box=seen.overlay.box,
                quote=text,
            )
            for seen in journey.interruptions
            if (text := shaming_text(seen.overlay))
        ),
    ]
    if shaming:
        reason = "who declines an offer has to say something against themselves"
        return warned(reason, shaming, measured="shaming", confidence=Confidence.TEXT)
    pressed = [(page, pressure) for page in pages for pressure in pressure_on(page)]
    if pressed:
        names = " and ".join(dict.fromkeys(WORDS[pressure.kind] for _, pressure in pressed))
        findings = [point_at(page, pressure.line, WORDS[pressure.kind]) for page, pressure in pressed]
        return unclear(f"there is {names}; whether it is true cannot be told from one visit", findings)
    reason = f"no timer, no count of other shoppers, no shaming on {len(pages)} pages"
    return passed(reason, measured="none", confidence=Confidence.TEXT)

"""Membership is coupons and nothing else.

**Why it matters.** A discount can be had anywhere. Early access, free delivery, repairs or a cause that customers care about
give a reason to stay that a rival's coupon does not outbid.

**What counts.** What the pages seen say members get, beside discounts and points: early access, free delivery or returns, longer
returns, birthday, repairs, events, personal advice, causes. Pass: two kinds or more. Warn: one. Fail: what is told is discounts
and points alone. Where no page says what members get there is nothing to judge: not applicable without a programme, unclear
where one is linked whose page was not opened.

**How to fix it.** Add a service that costs little and means much: longer returns, priority help, a cause.
"""

from frictionaudit.api import (
    Confidence,
    Journey,
    Line,
    Outcome,
    Stage,
    check,
    failed,
    kinds_of_benefit,
    not_applicable,
    passed,
    point_at,
    programme_links,
    stated_benefits,
    unclear,
    warned,
)

PLACES = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET, Stage.HELP, Stage.CHECKOUT, Stage.PAYMENT)
ENOUGH = 2


@check(
    "rewards-beyond-discount",
    title="Membership gives me more than coupons",
    family="loyalty",
    stage="loyalty",
    weight=1,
    core=False,
    tier="shiny",
    needs=(Stage.HOME,),
    uses=PLACES,
    effort="L",
    owner="CRM / loyalty",
    sources=("schema.org, TierBenefitEnumeration - https://schema.org/TierBenefitEnumeration",),
)
def rewards_beyond_discount(journey: Journey) -> Outcome:
    pages = journey.seen(*PLACES)
    rewards = [reward for page in pages for reward in stated_benefits(page)]
    if not rewards:
        links = [point_at(r.page, r.thing, "the programme") for page in pages for r in programme_links(page)]
        if links:
            return unclear("a programme is linked; its page was not opened", links[:3])
        return not_applicable("no programme is told of on the pages seen")
    kinds: set[str] = set()
    for reward in rewards:
        text = reward.thing.text if isinstance(reward.thing, Line) else reward.thing.name
        kinds |= set(kinds_of_benefit(text, reward.page.lang))
    findings = [point_at(reward.page, reward.thing, "what members get") for reward in rewards]
    names = ", ".join(sorted(kinds))
    measured = f"{len(kinds)} beside discounts" + (f" ({names})" if names else "")
    if len(kinds) >= ENOUGH:
        return passed(f"members get {names}", findings, measured=measured, confidence=Confidence.TEXT)
    if kinds:
        return warned(
            f"beside discounts members get only {names}", findings, measured=measured, confidence=Confidence.TEXT
        )
    return failed("members get discounts and points alone", findings, measured=measured, confidence=Confidence.WIRED)

"""Bad reviews are hidden, old, or left without an answer.

**Why it matters.** Shoppers read the low ratings first. A shop that answers them shows that somebody is there; one that shows
none is not believed (Baymard Institute: respond to negative reviews).

**What counts.** The reviews on the product page, as shown and as its structured data declares them. Pass: the shop
answers some, and low ratings (3 of 5 or less) are among them or none is declared singly; the newest is under 90 days
old where dates are told (declared, or shown at ten reviews or more: the most helpful one comes first in many shops).
Warn: low ratings without an answer, or the newest 90-365 days old. Fail: the newest is over a year old. Fewer than 10
reviews are unclear, and so is the absence of low ones: products without any exist, and one page shows only some
reviews. Without reviews the question does not arise here.

**How to fix it.** Answer every review of three stars or fewer within days, and never hide one.
"""

from frictionaudit.api import (
    Confidence,
    Journey,
    Outcome,
    Stage,
    check,
    failed,
    not_applicable,
    passed,
    point_at,
    review_record,
    reviews_on,
    unclear,
    warned,
)

FEWEST = 10
FRESH, OLD = 90, 365
"""Days (checks catalogue: this catalogue's choice)."""


@check(
    "reviews-answered",
    title="They answer reviews, also the bad ones",
    family="listening",
    stage="loyalty",
    weight=2,
    core=False,
    needs=(Stage.PRODUCT,),
    effort="M",
    owner="Customer service",
    sources=("Baymard Institute: respond to negative reviews",),
)
def reviews_answered(journey: Journey) -> Outcome:
    market, today = journey.trip.market, journey.started.date()
    pages = [(page, review_record(page, market, today)) for page in journey.seen(Stage.PRODUCT)]
    page, reviews = max(pages, key=lambda pair: (pair[1].count, len(pair[1].lines)))
    if not reviews.count and reviews_on(page).none_yet:
        return not_applicable("nobody has reviewed this product yet")
    shown = [point_at(page, line, "reviews") for line in reviews.lines[:2]]
    if not reviews.count and not reviews.replies:
        if reviews.lines:
            return unclear("how many reviews there are was not read", shown)
        return not_applicable("the product page shows no reviews")
    if reviews.count < FEWEST and not reviews.replies:
        return unclear(f"{reviews.count} reviews are too few to tell", shown)
    age = (journey.started.date() - reviews.newest).days if reviews.newest else None
    measured = f"{reviews.count or 'some'} reviews, {len(reviews.replies)} answers shown" + (
        f", newest {age} days old" if age is not None else ""
    )
    if age is not None and age > OLD:
        reason = f"the newest review shown is {age} days old"
        return failed(reason, shown, measured=measured, confidence=Confidence.DECLARED)
    answers = [point_at(page, line, "an answer of the shop") for line in reviews.replies]
    if age is not None and age > FRESH:
        reason = f"the newest review shown is {age} days old"
        return warned(reason, [*answers, *shown], measured=measured, confidence=Confidence.DECLARED)
    if answers:
        return passed("the shop answers reviews", answers, measured=measured, confidence=Confidence.TEXT)
    if reviews.low:
        reason = f"{reviews.low} low reviews are shown, none with an answer"
        return warned(reason, shown, measured=measured, confidence=Confidence.DECLARED)
    return unclear("no low review and no answer among those on the page", shown)

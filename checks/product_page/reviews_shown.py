"""Nothing tells what other buyers think of the product.

**Why it matters.** 95 % of shoppers rely on reviews, and 43 % of sites do not sum up how the ratings are spread (Baymard
Institute).

**What counts.** On the product page: an average, how many rated, texts that can be read there, and the spread over the
stars. Pass: all four. Warn: some of them, or a rating that only structured data claims. Fail: nothing on the product
page, nor on the listing. A page that says that nobody has rated yet, or a listing that shows ratings of others, is
unclear: new products have none. How many products the shop sells is not known; a shop of very few may do without.

**How to fix it.** Show average, number and spread under the name and the texts below, the newest first, the bad ones too.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Line,
    Mark,
    Outcome,
    PageView,
    Reviews,
    Stage,
    check,
    failed,
    passed,
    point_at,
    reviews_on,
    unclear,
    warned,
)

EACH = 0.2


@check(
    "reviews-shown",
    title="I can see what other buyers think",
    family="product-page",
    stage="consideration",
    weight=3,
    core=False,
    needs=(Stage.PRODUCT,),
    uses=(Stage.LISTING,),
    effort="M",
    owner="Merchandising",
    sources=("Baymard: 95% of shoppers rely on reviews; 43% of sites lack a summary of their distribution",),
)
def reviews_shown(journey: Journey) -> Outcome:
    page = journey.seen(Stage.PRODUCT)[0]
    found = reviews_on(page)
    if not found.shown:
        return _without(journey, page, found)
    parts = {
        "average": found.rating is not None,
        "number of ratings": found.count is not None,
        "texts": bool(found.texts),
        "spread over the stars": found.spread,
    }
    there = ", ".join(name for name, held in parts.items() if held)
    missing = [name for name, held in parts.items() if not held]
    findings = [_show(page, thing) for thing in (found.rating, found.count, *found.texts[:2]) if thing is not None]
    if not missing:
        return passed(f"the page shows {there}", findings, measured=there, confidence=Confidence.TEXT)
    reason = f"the page shows {there}, but not: {', '.join(missing)}"
    return warned(reason, findings, measured=there, friction=round(EACH * len(missing), 2), confidence=Confidence.TEXT)


def _without(journey: Journey, page: PageView, found: Reviews) -> Outcome:
    if found.none_yet:
        return unclear("nobody has rated this product yet", (point_at(page, found.none_yet, "none yet"),))
    if any(reviews_on(listing).shown for listing in journey.seen(Stage.LISTING)):
        return unclear("other products are rated in the listing, this one is not")
    if found.declared_rating is not None:
        reason = f"structured data claims a rating of {found.declared_rating}, but the page shows none"
        return warned(reason, (point_at(page, None, "no rating visible"),), measured="declared only", friction=0.8)
    reason = "neither ratings nor reviews were seen on the product page or in the listing"
    return failed(reason, (point_at(page, None, "no rating, no review"),), measured="none", confidence=Confidence.TEXT)


def _show(page: PageView, thing: Line | Mark) -> Finding:
    return Finding(
        message="shown here", page=page.index, selector=thing.selector, box=thing.box, quote=thing.text[:400]
    )

"""The product cannot be looked at properly.

**Why it matters.** A picture is all the shopper can hold. 76 % of mobile sites use no thumbnails, and 40 % did not let
shoppers zoom in by pinch or tap (Baymard Institute, the latter of 2016).

**What counts.** Distinct pictures of the product: large ones before the buy button, slides beside the first, and
thumbnails by it. Pass: three or more, and a way to see them larger (a tap, a control, or two fingers). Warn: two, or no
way to see them larger. Fail: one. Gift cards, tickets and downloads are not judged. Whether swiping works is not tried;
pictures drawn by styles alone are not seen. The number is this catalogue's choice.

**How to fix it.** Show at least three views, one with a scale and one in use; allow zooming.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    check,
    failed,
    gallery,
    not_applicable,
    passed,
    product_name,
    says_purchase,
    unclear,
    warned,
)

ENOUGH = 3


@check(
    "product-photos",
    title="I can look at the product properly",
    family="product-page",
    stage="consideration",
    weight=2,
    core=False,
    needs=(Stage.PRODUCT,),
    effort="M",
    owner="Merchandising",
    sources=("Baymard: 76% of mobile sites use no thumbnails; 40% lacked pinch or tap to zoom (2016)",),
)
def product_photos(journey: Journey) -> Outcome:
    page = journey.seen(Stage.PRODUCT)[0]
    if says_purchase("nothing_to_see", product_name(page), page.lang):
        return not_applicable(f"“{product_name(page)}” is nothing to look at")
    found = gallery(page)
    if found is None:
        return unclear("no large picture of the product was recognised")
    count = len(found.pictures)
    mark = found.first
    proof = (
        Finding(message="first picture", page=page.index, selector=mark.selector, box=mark.box, quote=mark.text[:400]),
    )
    measured = f"{count} picture{'s' * (count != 1)}"
    if count <= 1:
        return failed("there is one picture of the product", proof, measured=measured, confidence=Confidence.TEXT)
    if count < ENOUGH:
        return warned(
            f"there are {count} pictures of the product", proof, measured=measured, confidence=Confidence.TEXT
        )
    if found.enlarged_by is None and not found.can_pinch:
        reason = f"there are {count} pictures, but neither a tap nor two fingers show them larger"
        return warned(reason, proof, measured=measured, confidence=Confidence.TEXT)
    return passed(
        f"there are {count} pictures, and they can be seen larger", proof, measured=measured, confidence=Confidence.TEXT
    )

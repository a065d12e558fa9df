"""Nothing tells that the product went into the basket.

**Why it matters.** Without a sign the shopper taps again and buys twice, or goes to the basket to look. WCAG 4.1.3 asks
for status messages; the Nielsen Norman Group for feedback that names the product; Google's Retail UX Playbook not to
lead shoppers away into the basket or checkout.

**What counts.** What the page tells a moment after the tap that it did not tell before. Pass: a message, layer or small
basket that names the product, and the basket's number went up or its content is shown. Warn: a number or a message
alone, a message without the product's name, or the basket page opened in place of the product page. Fail: nothing on the
page changed, and the product was in the basket all the same. How fast the answer came is judged elsewhere; whether a
screen reader announces it is not looked at.

**How to fix it.** Show a small layer with name, option and price, "View basket" and "Keep shopping", and raise the
basket's number.
"""

from frictionaudit.api import (
    Added,
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    added_to_basket,
    buy_buttons,
    check,
    failed,
    passed,
    point_at,
    unclear,
    warned,
)

LED_AWAY, UNNAMED, NUMBER_ALONE = 0.3, 0.3, 0.5


@check(
    "added-feedback",
    title="I can tell it went into my basket",
    family="cart",
    stage="consideration",
    weight=4,
    needs=(Stage.PRODUCT,),
    uses=(Stage.BASKET,),
    effort="S",
    owner="Checkout team",
    sources=(
        "WCAG 2.2, 4.1.3 Status Messages",
        "Nielsen Norman Group: feedback after adding to the cart",
        "Google Retail UX Playbook: do not lead shoppers away when they add to the basket",
    ),
)
def added_feedback(journey: Journey) -> Outcome:
    product, after = journey.seen(Stage.PRODUCT)[0], journey.after_adding
    if after is None:
        return _without_sign(journey, product)
    told = added_to_basket(product, after)
    if not told.anything:
        return unclear("the product went in, but what told so was not on the page a moment later")
    measured = _measured(told)
    proof = _show(product, told)
    if told.led_away:
        reason = "the basket page opens in place of the product page" + ("" if told.named else " without a message")
        return warned(reason, proof, measured=measured, friction=LED_AWAY)
    if told.named and (told.count or told.layer):
        return passed(f"the page tells that the product went in: {measured}", proof, measured=measured)
    if told.message or told.layer:
        what = "but not how many things are in the basket" if told.named else "but does not name the product"
        reason = f"the page says that something went in, {what}"
        return warned(reason, proof, measured=measured, friction=UNNAMED, confidence=Confidence.TEXT)
    reason = "only the number at the basket tells that something went in"
    return warned(reason, proof, measured=measured, friction=NUMBER_ALONE, confidence=Confidence.TEXT)


def _without_sign(journey: Journey, product: PageView) -> Outcome:
    tried = [attempt for visit in journey.visits for attempt in visit.attempts if attempt.act == "add to the basket"]
    if not journey.seen(Stage.BASKET) or not tried:
        return unclear("nothing was put into the basket on this walk")
    if any(attempt.moved for attempt in tried):
        return unclear("the product went in, but the page was not read right after")
    reason = f"nothing on the page told that the product went in after “{tried[-1].target}”"
    return failed(reason, _show(product, Added()), measured="no sign", confidence=Confidence.TEXT)


def _measured(told: Added) -> str:
    signs = (
        f"number at the basket {told.count}" if told.count else "",
        f"“{told.message[:80]}”" if told.message else "",
        "layer with the basket" if told.layer else "",
        "basket page opened" if told.led_away else "",
        "product named" if told.named else "product not named",
    )
    return ", ".join(sign for sign in signs if sign)


def _show(product: PageView, told: Added) -> tuple[Finding, ...]:
    button = next(iter(buy_buttons(product)), None)
    return (point_at(product, button, "tapped here", told.message or (button.name if button else "")),)

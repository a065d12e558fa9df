"""To see where the order is, the shopper must sign in or write to the shop.

**Why it matters.** “Where is my order?” is the most frequent question after buying; half of the shoppers asked by the
Baymard Institute named order tracking as the most important thing they do for themselves.

**What counts.** The front, help, delivery, contact and returns pages. Pass: a box for the order's number without a password,
or a link to a tracking tool on a host of its own. Warn: the pages say that a tracking link or number is sent by mail or
message, and no look-up was found. A link by that name whose page was not opened is unclear: a sign-in may stand behind it,
or beside it a look-up for guests. Fail: none of these pages speaks of it. A box for the order's number in a contact form is
no look-up.

**How to fix it.** Link “Track my order” in menu and footer, and take order number and postcode.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    Trace,
    Tracking,
    check,
    failed,
    passed,
    point_at,
    tracking_on,
    unclear,
    warned,
)

ASKED = (Stage.HELP, Stage.DELIVERY)
_MESSAGES = {
    Tracking.LOOK_UP: "look-up by order number",
    Tracking.TOOL: "link to a tracking tool",
    Tracking.LINK: "link to order tracking; its page was not opened",
    Tracking.SENT: "tracking is sent to the shopper",
}


@check(
    "track-order-no-login",
    title="I can see where my order is without signing in",
    family="delivery",
    stage="post-purchase",
    weight=5,
    needs=(Stage.HOME,),
    uses=(Stage.PRODUCT, *ASKED, Stage.CONTACT, Stage.RETURNS),
    effort="M",
    owner="Customer service",
    sources=("Baymard Institute: order tracking is the most important self-service feature (50%)",),
)
def track_order_no_login(journey: Journey) -> Outcome:
    pages = journey.seen(Stage.HOME, Stage.PRODUCT, *ASKED, Stage.CONTACT, Stage.RETURNS)
    traces = {trace.kind: trace for page in reversed(pages) for trace in reversed(tracking_on(page))}
    findings = [_point(traces[kind]) for kind in Tracking if kind in traces]
    if Tracking.LOOK_UP in traces:
        reason = "the order can be looked up by its number, without a password"
        return passed(reason, findings, measured="look-up without account", confidence=Confidence.TEXT)
    if Tracking.TOOL in traces:
        reason = "a tracking tool on a host of its own is linked"
        return passed(reason, findings, measured="tracking tool", confidence=Confidence.WIRED)
    if Tracking.LINK in traces:
        return unclear("order tracking is linked; whether it takes an account was not seen", findings)
    if Tracking.SENT in traces:
        reason = "tracking is sent by mail or message; there is no look-up on the pages seen"
        return warned(reason, findings, measured="by mail or message", confidence=Confidence.TEXT)
    if not journey.seen(*ASKED):
        return unclear("the front page does not speak of tracking; neither help nor delivery page was seen")
    reason = f"none of the {len(pages)} pages where it would stand says how to follow an order"
    nothing = [point_at(page, None, "nothing about following an order") for page in journey.seen(*ASKED)]
    return failed(reason, nothing, measured="not offered", confidence=Confidence.TEXT)


def _point(trace: Trace) -> Finding:
    return point_at(trace.page, trace.thing, _MESSAGES[trace.kind])

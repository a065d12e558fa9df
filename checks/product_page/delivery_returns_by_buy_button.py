"""By the buy button nothing tells what delivery costs, when the parcel comes, or how to send it back.

**Why it matters.** 64 % of shoppers look for the delivery cost on the product page, and 43 % of sites do not show it
there; 43 % give no way from there to returns or delivery (Baymard Institute). Extra costs that show late are the most
frequent reason to leave.

**What counts.** From the top of the page to 1.5 screens below the button: a delivery cost, or what makes it free; when
the parcel comes; a rule of returning. Each is stated, only linked to (folded away, or on another page), or absent. A bar
at the top that says "free delivery over 50" states the cost; "calculated at checkout" states nothing. Pass: all three
stated, or two stated and one linked. Warn: less than that. Fail: none of the three, not even a link. The lines are this
catalogue's choice.

**How to fix it.** Put three short lines under the button: what delivery costs, the day it arrives, how long and at whose
cost it can be returned.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    Piece,
    Stage,
    Told,
    check,
    failed,
    is_sold_out,
    near_buy,
    not_applicable,
    passed,
    point_at,
    unclear,
    warned,
)

WORTH = {Told.STATED: 1.0, Told.LINKED: 0.5, Told.ABSENT: 0.0}
ENOUGH = 2.5
"""Two stated and one linked."""


@check(
    "delivery-returns-by-buy-button",
    title="By the buy button I see delivery cost, arrival and returns",
    family="product-page",
    stage="consideration",
    weight=6,
    needs=(Stage.PRODUCT,),
    effort="S",
    owner="Merchandising",
    sources=(
        "Baymard: 64% look for shipping costs on the product page, 43% of sites do not show them; 43% lack paths to returns",
        "Google Retail UX Playbook: delivery information on product pages",
    ),
)
def delivery_returns_by_buy_button(journey: Journey) -> Outcome:
    page = journey.seen(Stage.PRODUCT)[0]
    if is_sold_out(page):
        return not_applicable("the product on this page is sold out")
    pieces = near_buy(page, journey.trip.market)
    if pieces is None:
        return unclear("neither a price nor a button that buys was recognised on the product page")
    score = sum(WORTH[piece.told] for piece in pieces)
    reason = "; ".join(f"{piece.what}: {piece.told}" for piece in pieces)
    measured = f"{sum(piece.told is Told.STATED for piece in pieces)} of 3 stated"
    findings = [_show(page, piece) for piece in pieces if piece.proof is not None]
    if score >= ENOUGH:
        return passed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    if not score:
        return failed(f"by the buy button {reason}", findings, measured=measured, confidence=Confidence.TEXT)
    friction = round(1 - score / len(pieces), 2)
    return warned(reason, findings, measured=measured, friction=friction, confidence=Confidence.TEXT)


def _show(page: PageView, piece: Piece) -> Finding:
    return point_at(page, piece.proof, f"{piece.what}: {piece.told}")

"""An open box for a promo code tells the shopper that others pay less.

**Why it matters.** Whoever sees the box without having a code goes and looks for one, and does not always come back.
70 % of sites show it (Baymard Institute, by an article); folding it away behind a link keeps it for those who have one.

**What counts.** Boxes for codes in basket and checkout, as the pages open. Pass: none, or folded away behind a link.
Warn: open, but below the button that leads on, or beside one that sticks to the screen. Fail: open above that button.
Boxes for gift cards are the same box. A brand that lives by coupons may choose otherwise. The lines are this catalogue's
choice.

**How to fix it.** Fold the box away behind "Add a promo code", and apply public offers without a code.
"""

from frictionaudit.api import (
    TILL,
    WARN_FRICTION,
    Field,
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    all_seen,
    check,
    coupon_boxes,
    failed,
    onward_control,
    passed,
    point_at,
    seen_so_far,
    unclear,
    warned,
)


@check(
    "coupon-box-quiet",
    title="The promo-code box does not make me feel I am overpaying",
    family="checkout-steps",
    stage="purchase",
    weight=2,
    core=False,
    needs=(Stage.BASKET,),
    uses=TILL,
    effort="S",
    owner="Checkout team",
    sources=("Baymard, by an article: 70% of sites show the field; fold it away behind a link",),
)
def coupon_box_quiet(journey: Journey) -> Outcome:
    found = [(page, box) for page in journey.seen(Stage.BASKET, *TILL) for box in coupon_boxes(page)]
    loud = [(page, box) for page, box in found if _is_loud(page, box)]
    measured = f"{len(found)} open box{'es' * (len(found) != 1)}, {len(loud)} above the button"
    rest = f"; {limit}" if (limit := seen_so_far(journey)) else ""
    if loud:
        reason = "an open box for a promo code stands above the button that leads on"
        return failed(reason, _show(loud), measured=measured, friction=1.0)
    if found:
        reason = "an open box for a promo code is shown" + (
            ", though below the button that leads on or beside one that sticks"
            if all(onward_control(page) for page, _ in found)
            else "; which button leads on was not recognised"
        )
        return warned(reason, _show(found), measured=measured, friction=WARN_FRICTION)
    if not all_seen(journey):
        return unclear(f"no open box for a promo code was seen so far{rest}")
    return passed("no open box for a promo code", measured=measured)


def _is_loud(page: PageView, box: Field) -> bool:
    """Whether the box stands above the button that leads on, and that button is not always in view."""
    onward = onward_control(page)
    return onward is not None and not onward.fixed and box.box.y < onward.box.y


def _show(found: list[tuple[PageView, Field]]) -> list[Finding]:
    return [point_at(page, box, "open box for a promo code") for page, box in found]

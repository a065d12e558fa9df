"""Once something is typed, nothing says what the box is for.

**Why it matters.** A label inside the box is gone when the shopper types; to check the form they must empty it again.
WCAG 3.3.2 asks for labels, and web.dev says that placeholders are none.

**What counts.** Boxes to type in that have a placeholder and no other visible name: no label above, beside or floating
inside them (a floating label moves up and stays). Names for screen readers alone do not help the eye. Pass: none, and the
form says which boxes are required or which are optional. Warn: one in ten boxes at most, or nothing tells required from
optional. Fail: more. Card boxes inside a payment provider's frame are not counted. The line is this catalogue's choice.

**How to fix it.** Use real label elements above the boxes, or let them float up; mark both required and optional.
"""

from frictionaudit.api import (
    TILL,
    WARN_FRICTION,
    Journey,
    Need,
    Outcome,
    check,
    failed,
    field_ledger,
    graded,
    passed,
    place,
    point_at,
    seen_so_far,
    unclear,
    vanishing_labels,
    warned,
)

MOST = 0.1
NOT_MARKED = 0.2


@check(
    "labels-stay-visible",
    title="I can still see what each box is for after I type",
    family="checkout-steps",
    stage="purchase",
    weight=3,
    core=False,
    uses=TILL,
    effort="S",
    owner="Design system",
    sources=("WCAG 2.2, 3.3.2 Labels or Instructions", "web.dev, forms: placeholders are not labels"),
)
def labels_stay_visible(journey: Journey) -> Outcome:
    boxes = [one for one in field_ledger(journey).typed if not one.field.frame]
    if not boxes:
        return unclear(f"no boxes to type in were seen in checkout{_rest(journey)}")
    vanishing = vanishing_labels(boxes, journey.seen(*TILL))
    share = len(vanishing) / len(boxes)
    findings = [
        point_at(one.page, one.field, f"named by its placeholder alone: {place(one)}", one.label) for one in vanishing
    ]
    measured = f"{len(vanishing)} of {len(boxes)} boxes lose their name"
    if share > MOST:
        friction = max(graded(share, pass_at=0, fail_at=0.5), WARN_FRICTION)
        return failed(
            f"{measured} as soon as something is typed{_rest(journey)}", findings, measured=measured, friction=friction
        )
    if vanishing:
        return warned(f"{measured} as soon as something is typed{_rest(journey)}", findings, measured=measured)
    if all(one.need is Need.NOT_TOLD for one in boxes):
        reason = f"every box keeps its label, but nothing tells required from optional{_rest(journey)}"
        return warned(reason, measured=measured, friction=NOT_MARKED)
    return passed(f"every box keeps its label{_rest(journey)}", measured=measured)


def _rest(journey: Journey) -> str:
    return f"; {limit}" if (limit := seen_so_far(journey)) else ""

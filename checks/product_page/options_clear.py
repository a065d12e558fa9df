"""Choosing size or colour is a puzzle.

**Why it matters.** 70 % of clothing shops hide sizes in a list instead of showing them as buttons, and 82 % give too
little help with sizes (Baymard Institute). What is hidden in a list cannot be compared, and a size that is guessed comes
back.

**What counts.** The choices of the product by its buy button: each has a name, up to twelve values are shown as buttons
rather than hidden in a list, and for sizes of things to wear a size guide is linked within a screen of the choice. Pass:
all. Warn: a list for few values, a choice without a name, or a size guide further away. Fail: sizes of things to wear
and no size guide on the page. A product without choices is not judged. Whether sold-out values are marked is noted; what
happens when nothing is chosen is not tried. The number of values is this catalogue's choice.

**How to fix it.** Give each size a button, cross out what is sold out, and link the size guide beside them.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    How,
    Journey,
    OptionGroup,
    Outcome,
    PageView,
    Stage,
    buy_buttons,
    check,
    failed,
    not_applicable,
    option_groups,
    passed,
    point_at,
    size_help,
    unclear,
    warned,
)

FEW = 12
NEAR = 1.0
"""Screens between the choice of size and its guide."""
EACH = 0.3


@check(
    "options-clear",
    title="Choosing size or colour is easy, and I see what is sold out",
    family="product-page",
    stage="consideration",
    weight=3,
    core=False,
    needs=(Stage.PRODUCT,),
    effort="M",
    owner="Merchandising",
    sources=("Baymard, apparel: 70% do not use buttons for sizes, 82% lack enough sizing information",),
)
def options_clear(journey: Journey) -> Outcome:
    page = journey.seen(Stage.PRODUCT)[0]
    if not buy_buttons(page):
        return unclear("no button that buys was recognised, so the choices by it were not found")
    groups = option_groups(page)
    if not groups:
        return not_applicable("this product has nothing to choose")
    listed = [group for group in groups if group.how is How.LIST and len(group.values) <= FEW]
    nameless = [group for group in groups if not group.label]
    sizes = next((group for group in groups if group.is_size), None)
    guide = size_help(page, sizes) if sizes else None
    findings = [_show(page, group) for group in groups]
    measured = "; ".join(f"{group.label or 'no name'}: {len(group.values)} in {group.how}" for group in groups)
    if sizes and guide is None:
        reason = f"sizes are chosen ({', '.join(sizes.values[:4])} …), but the page has no size guide"
        return failed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    lacks = [
        *(f"{len(group.values)} values of “{group.label}” are hidden in a list" for group in listed),
        *("a choice has no name" for _ in nameless),
        *([f"the size guide is {guide.screens:.1f} screens away"] if guide and guide.screens > NEAR else []),
    ]
    if lacks:
        friction = min(EACH * len(lacks), 0.9)
        return warned("; ".join(lacks), findings, measured=measured, friction=friction, confidence=Confidence.TEXT)
    gone = sum(len(group.gone) for group in groups)
    note = f"; {gone} marked as sold out" if gone else ""
    return passed(f"the choices are named and shown{note}", findings, measured=measured, confidence=Confidence.TEXT)


def _show(page: PageView, group: OptionGroup) -> Finding:
    values = ", ".join(group.values[:8])
    return point_at(page, group.thing, f"{group.label or 'a choice without a name'} in {group.how}", values)

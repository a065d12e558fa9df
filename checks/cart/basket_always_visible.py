"""The basket is out of sight while shopping.

**Why it matters.** The basket with its number tells the shopper where they are and is the way to the till. The Nielsen
Norman Group advises a number on the basket's icon.

**What counts.** A way to the basket in the header or in a bar at an edge of the screen, on the front, listing and product
page, and its number once something is in it. Pass: visible on all of them, with the number, and still on the screen
three screens further down (a header that comes back when one scrolls up a little counts). Warn: only at the top, without
a number, or missing on one of the pages. Fail: missing on most, or only inside the menu. Where no way to the basket was
recognised at all the answer is unclear. The lines are this catalogue's choice.

**How to fix it.** Keep the basket's icon with its number in a header or bar that sticks.
"""

from frictionaudit.api import (
    Control,
    Journey,
    Outcome,
    PageView,
    Stage,
    basket_count,
    basket_links,
    check,
    failed,
    is_basket_way,
    passed,
    point_at,
    unclear,
    warned,
)

SHOP = (Stage.HOME, Stage.LISTING, Stage.PRODUCT)
LONG = 1.0
"""Pages longer than their first screen by this many screens can be scrolled away from the header."""
AT_TOP_ONLY, NO_NUMBER = 0.3, 0.3


@check(
    "basket-always-visible",
    title="My basket is one tap away with its count",
    family="cart",
    stage="consideration",
    weight=2,
    core=False,
    needs=(Stage.PRODUCT,),
    uses=SHOP,
    effort="S",
    owner="Checkout team",
    sources=("Nielsen Norman Group: a number on the cart's icon",),
)
def basket_always_visible(journey: Journey) -> Outcome:
    pages = journey.seen(*SHOP)
    shown = {page.index: _shown(page) for page in pages}
    without = [page for page in pages if shown[page.index] is None]
    if len(without) == len(pages):
        hidden = [(page, link) for page in pages for link in basket_links(page)]
        if not hidden:
            return unclear("no way to the basket was recognised on the pages of the shop")
        page, link = hidden[0]
        return failed(
            "the basket is only inside the menu", (point_at(page, link, "not visible"),), measured="not visible"
        )
    findings = [point_at(page, shown[page.index], "way to the basket") for page in pages if page not in without]
    missing = ", ".join(journey.stage_of(page) for page in without)
    if len(without) * 2 > len(pages):
        return failed(f"no way to the basket is visible on {missing}", findings, measured=f"missing on {missing}")
    if missing:
        return warned(f"no way to the basket is visible on {missing}", findings, measured=f"missing on {missing}")
    numbered = journey.after_adding is None or basket_count(journey.after_adding) is not None
    gone = [journey.stage_of(page) for page in pages if _scrolls_away(page)]
    lacks = [
        *([f"gone further down on {', '.join(gone)}"] if gone else []),
        *(["without a number"] if not numbered else []),
    ]
    measured = "; ".join(lacks) or "visible throughout"
    if lacks:
        friction = AT_TOP_ONLY * bool(gone) + NO_NUMBER * (not numbered)
        return warned(f"the way to the basket is {measured}", findings, measured=measured, friction=friction)
    told = ", with its number" if journey.after_adding is not None else "; its number was not looked at"
    return passed(f"the way to the basket is always on the screen{told}", findings, measured=measured)


def _shown(page: PageView) -> Control | None:
    return next((link for link in basket_links(page) if link.visible), None)


def _scrolls_away(page: PageView) -> bool:
    """Whether the page was scrolled, far enough, and the way to the basket did not stay."""
    if page.scrolled is None or page.scrolled.by < LONG * page.layout.viewport_height:
        return False
    height = page.layout.viewport_height
    staying = (c for c in page.scrolled.pinned if -c.box.height / 2 <= c.box.y <= height - c.box.height / 2)
    return not any(is_basket_way(control, page.lang) for control in staying)

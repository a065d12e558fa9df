"""The button that puts the product into the basket is out of the thumb's reach.

**Why it matters.** Who has decided must not search. Google's Retail UX Playbook asks for a clear call to action above
the fold of product pages; long mobile pages keep it in reach with a bar that sticks to the screen.

**What counts.** The product's own button (express wallets are not it): where it stands when the page opens, and whether
it is still on the screen three screens further down. Pass: on the first screen or sticking, at least 44 px high and not
covered. Warn: within two screens and not sticking, or lower than 44 px (Apple's smallest comfortable target). Fail:
further down, covered by something else, or switched off without a word about what is missing. A product that is sold
out is not judged. Contrast is not measured. The lines are this catalogue's choice.

**How to fix it.** Add a bar with the button that sticks to the bottom of the screen once the main button is out of view.
"""

from frictionaudit.api import (
    Control,
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    buy_buttons,
    check,
    failed,
    graded,
    is_buy_label,
    is_explained,
    is_sold_out,
    not_applicable,
    passed,
    point_at,
    unclear,
    warned,
)

LEAST_HEIGHT = 44
FAR = 2.0
"""Screens from the top of the page."""
LOW = 0.25


@check(
    "buy-button-in-reach",
    title="The add-to-basket button is always within reach",
    family="product-page",
    stage="consideration",
    weight=6,
    needs=(Stage.PRODUCT,),
    effort="S",
    owner="Merchandising",
    sources=(
        "Google Retail UX Playbook: clear call to action above the fold",
        "Apple Human Interface Guidelines: targets of at least 44 pt",
    ),
)
def buy_button_in_reach(journey: Journey) -> Outcome:
    page = journey.seen(Stage.PRODUCT)[0]
    buttons = buy_buttons(page)
    if is_sold_out(page):
        return not_applicable("the product on this page is sold out")
    if not buttons:
        return unclear("no control named as buying or adding to the basket was recognised on the product page")
    sticking = _sticking(page)
    button = min(buttons, key=lambda control: (not control.enabled, control.covered, control.box.bottom))
    screens = button.box.bottom / page.layout.viewport_height
    measured = f"{screens:.1f} screens down, {button.box.height:.0f} px high{', sticks' if sticking else ''}"
    proof = (_show(page, button, sticking),)
    if not any(one.enabled for one in buttons) and not is_explained(page, button):
        reason = f"“{button.name}” is switched off, and nothing by it says what is missing"
        return failed(reason, proof, measured="switched off")
    if button.covered and screens <= 1:
        return failed(f"something else lies over “{button.name}”", proof, measured="covered")
    if screens > 1 and not sticking:
        return _out_of_view(page, button, screens, measured, proof)
    return _in_view(button, sticking, measured, proof)


def _out_of_view(page: PageView, button: Control, screens: float, measured: str, proof: tuple[Finding, ...]) -> Outcome:
    where = f"“{button.name}” stands {screens:.1f} screens down the page"
    if page.scrolled is None:
        return unclear(f"{where}; whether it sticks to the screen was not looked at", proof)
    if screens > FAR:
        return failed(f"{where} and does not stick to the screen", proof, measured=measured)
    friction = max(graded(screens, pass_at=1, fail_at=FAR), 0.1)
    return warned(f"{where} and does not stick to the screen", proof, measured=measured, friction=friction)


def _in_view(button: Control, sticking: Control | None, measured: str, proof: tuple[Finding, ...]) -> Outcome:
    where = "sticks to the screen" if sticking else "is on the first screen"
    height = max(button.box.height, sticking.box.height if sticking else 0)
    if height < LEAST_HEIGHT:
        reason = f"“{button.name}” {where}, but is only {height:.0f} px high instead of {LEAST_HEIGHT}"
        return warned(reason, proof, measured=measured, friction=LOW)
    return passed(f"“{button.name}” {where}", proof, measured=measured)


def _sticking(page: PageView) -> Control | None:
    """The button as it is on the screen further down; it may be another one than that of the page's top."""
    pinned = page.scrolled.pinned if page.scrolled else ()
    height = page.layout.viewport_height
    return next(
        (
            c
            for c in pinned
            if is_buy_label(c.name or c.text, page.lang) and c.box.y >= 0 and c.box.bottom <= height + 1
        ),
        None,
    )


def _show(page: PageView, button: Control, sticking: Control | None) -> Finding:
    return point_at(page, button, "the button, on the screen all the way down" if sticking else "the button")

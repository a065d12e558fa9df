"""The shopper does not know how many steps are left.

**Why it matters.** Who cannot see the end of a form gives it up sooner. Google's Retail UX Playbook asks for a bar that
shows the progress where there are more than two steps; web.dev for buttons that name what comes next.

**What counts.** Where the checkout has more than two pages: names or numbers of the steps on its pages, and buttons
that name the next step ("Continue to payment"). Pass: both. Warn: one of them. Fail: neither. A checkout of one or two
pages needs none. An ordered list that repeats from page to page is a list of its steps. Whether the present step is
marked is not looked at. Where the checkout was not walked to its end and no steps are announced, the answer is unclear.

**How to fix it.** List the steps at the top of each page, mark the present one, and name the next one on the button.
"""

from collections.abc import Sequence

from frictionaudit.api import (
    TILL,
    Control,
    Journey,
    Line,
    Outcome,
    PageView,
    Stage,
    all_seen,
    check,
    declared_on,
    failed,
    not_applicable,
    passed,
    point_at,
    seen_so_far,
    step_ledger,
    tells_next_step,
    unclear,
    warned,
    way_on,
)

FEW = 2
"""Pages after the basket that need no map (Google: more than two steps)."""
MOST_STEPS = 6
"""Longer lists that repeat are something else."""
MOST_OF = 0.5
"""More than this share of the pages must show it."""


@check(
    "progress-shown",
    title="I know how many steps are left",
    family="checkout-steps",
    stage="purchase",
    weight=2,
    core=False,
    needs=(Stage.CHECKOUT,),
    uses=(Stage.BASKET, Stage.PAYMENT),
    effort="S",
    owner="Checkout team",
    sources=("Google Retail UX Playbook: progress bar for more than two steps", "web.dev, payment form best practices"),
)
def progress_shown(journey: Journey) -> Outcome:
    pages = journey.seen(*TILL)
    steps = [step for step in step_ledger(journey).steps if step.kind != "step_basket"]
    listed = [(page, line) for page in pages if (line := _list_on(page) or _repeated(page, pages)) is not None]
    if len(steps) <= FEW:
        if all_seen(journey):
            return not_applicable(
                f"{len(pages)} page{'s' * (len(pages) != 1)} after the basket: there is nothing to map"
            )
        return unclear(f"no list of steps was seen so far; {seen_so_far(journey)}")
    named = [(page, control) for page in pages if (control := _names_next(page)) is not None]
    onward = [page for page in pages if way_on(page) is not None]
    mapped = len(listed) > MOST_OF * len(pages)
    telling = bool(onward) and len(named) > MOST_OF * len(onward)
    findings = [point_at(page, line, "the steps are listed here") for page, line in listed[:4]]
    findings += [point_at(page, control, "names the next step") for page, control in named[:4]]
    measured = (
        f"steps listed on {len(listed)} of {len(pages)} pages, next step named on {len(named)} of {len(onward)} buttons"
    )
    rest = f"; {limit}" if (limit := seen_so_far(journey)) else ""
    if mapped and telling:
        return passed(f"the pages list the steps, and the buttons name the next one{rest}", findings, measured=measured)
    if mapped:
        return warned(
            f"the pages list the steps, but the buttons do not name the next one{rest}", findings, measured=measured
        )
    if telling:
        return warned(
            f"the buttons name the next step, but no list of steps was seen{rest}", findings, measured=measured
        )
    reason = f"neither a list of steps nor buttons that name the next one were seen on {len(pages)} pages{rest}"
    return failed(reason, [point_at(pages[0], None, "no list of steps on this page")], measured=measured)


def _list_on(page: PageView) -> Line | None:
    return next((step.line for step in declared_on(page) if step.line is not None), None)


def _repeated(page: PageView, pages: Sequence[PageView]) -> Line | None:
    """A line of an ordered list that stands the same on another page of the checkout, whatever its steps are called."""
    others = {items for other in pages if other.index != page.index for items in other.ordered_lists}
    prices = [price.text for price in page.prices]
    for items in page.ordered_lists:
        if items in others and FEW < len(items) <= MOST_STEPS and not any(p in item for p in prices for item in items):
            return next((line for line in page.lines if line.text in items), None)
    return None


def _names_next(page: PageView) -> Control | None:
    control = way_on(page)
    return control if control is not None and tells_next_step(control.name, page.lang) else None

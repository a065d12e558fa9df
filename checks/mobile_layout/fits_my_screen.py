"""The page is wider than the phone, so the shopper has to push it sideways to read or to buy.

**Why it matters.** Sideways scrolling hides prices, buttons and form fields beside the screen, and every line has to
be read with two hands. WCAG 1.4.10 Reflow asks that content fits 320 CSS px, the narrowest phone, without scrolling in
two directions (https://www.w3.org/TR/WCAG22/#reflow).

**What counts.** On every page seen, at the phone's own width and at 320 px: how many pixels the page is wider than the
screen. Pass at 0 px; warn at 1-16 px, or on pages that sell nothing; fail above 16 px on a listing, product, basket or
checkout page. Rows that scroll inside their own frame do not count. Where the page hides what sticks out, nothing
scrolls but words are cut off: a warning. The 16 px line is this catalogue's choice.

**How to fix it.** Remove fixed pixel widths, give pictures and tables `max-width: 100%`, let long words and addresses
wrap, and put wide tables into a scroller of their own. `overflow-x: hidden` on the page only hides the bug.
"""

from dataclasses import dataclass

from frictionaudit.api import (
    BUYING_STAGES,
    MAIN_STAGES,
    WARN_FRICTION,
    Confidence,
    Finding,
    Journey,
    Offender,
    Outcome,
    PageView,
    Reflow,
    Stage,
    check,
    failed,
    graded,
    passed,
    unclear,
    warned,
)

MOST_OVERFLOW = 16
"""Pixels beyond which a page on the way to the order fails (checks catalogue)."""
NARROWEST = 320


@dataclass(frozen=True, slots=True)
class _Fit:
    """How one page fits at one width."""

    page: PageView
    stage: Stage
    width: int
    overflow: int
    cut: tuple[Offender, ...]
    """Elements with words whose right end is hidden."""
    offenders: tuple[Offender, ...]


@check(
    "fits-my-screen",
    title="The page fits my phone - I never have to scroll sideways",
    family="mobile-layout",
    stage="consideration",
    weight=8,
    uses=(*MAIN_STAGES, Stage.RETURNS, Stage.CONTACT),
    effort="M",
    owner="Web front end",
    stopper=True,
    sources=("WCAG 2.2, 1.4.10 Reflow: 320 CSS px - https://www.w3.org/TR/WCAG22/#reflow",),
)
def fits_my_screen(journey: Journey) -> Outcome:
    fits = _fits(journey)
    too_wide = sorted((fit for fit in fits if fit.overflow), key=lambda f: (f.stage not in BUYING_STAGES, -f.overflow))
    buying = [fit for fit in fits if fit.stage in BUYING_STAGES]
    if not fits:
        return unclear("the width of the pages was not measured")
    if too_wide:
        return _wide(too_wide)
    if not buying:
        return unclear("the front page fits, but no page on the way to the order was seen")
    if cut := [fit for fit in fits if fit.cut]:
        return warned(
            f"nothing scrolls sideways, but words are cut off at the right edge of the {cut[0].stage} page",
            [finding for fit in cut for finding in _pointers(fit)],
            measured="0 px, cut off",
        )
    return _fitting(fits)


def _wide(too_wide: list[_Fit]) -> Outcome:
    worst = too_wide[0]
    findings = [finding for fit in too_wide for finding in _pointers(fit)]
    measured = f"{worst.overflow} px too wide at {worst.width} px"
    where = f"the {worst.stage} page is {worst.overflow} px wider than a screen of {worst.width} px"
    friction = graded(worst.overflow, pass_at=0, fail_at=MOST_OVERFLOW)
    if worst.stage not in BUYING_STAGES:
        reason = f"{where}; the pages on the way to the order that were seen fit"
        return warned(reason, findings, measured=measured, friction=min(friction, WARN_FRICTION))
    if worst.overflow > MOST_OVERFLOW:
        return failed(f"{where}, so it has to be pushed sideways", findings, measured=measured)
    return warned(f"{where}, so it wobbles sideways", findings, measured=measured, friction=friction)


def _fitting(fits: list[_Fit]) -> Outcome:
    pages = {fit.page.index for fit in fits}
    stages = {fit.stage for fit in fits}
    gaps = [name for name, missing in _unseen(fits, stages) if missing]
    reason = f"all {len(pages)} pages seen fit the screen"
    if gaps:
        return passed(f"{reason}; {' and '.join(gaps)}", measured="0 px", confidence=Confidence.TEXT)
    return passed(f"{reason}, at {NARROWEST} px too", measured="0 px")


def _unseen(fits: list[_Fit], stages: set[Stage]) -> tuple[tuple[str, bool], ...]:
    return (
        ("checkout was not seen", not stages & {Stage.CHECKOUT, Stage.PAYMENT}),
        (f"{NARROWEST} px was not tried", not any(fit.width <= NARROWEST for fit in fits)),
    )


def _fits(journey: Journey) -> list[_Fit]:
    pages = journey.seen(*MAIN_STAGES, Stage.RETURNS, Stage.CONTACT)
    return [_fit(journey, page, reflow) for page in pages for reflow in page.layout.reflow]


def _fit(journey: Journey, page: PageView, reflow: Reflow) -> _Fit:
    """A page without a phone layout is laid out wider than the phone, and then its content fits: that is no fit."""
    phone = journey.device_proof.width if journey.device_proof else page.layout.viewport_width
    offenders = tuple(sorted(reflow.offenders, key=lambda offender: -offender.box.right))
    hidden = bool(offenders) and all(offender.clipped for offender in offenders)
    return _Fit(
        page=page,
        stage=journey.stage_of(page),
        width=min(reflow.width, phone),
        overflow=(0 if hidden else reflow.overflow) + max(reflow.width - phone, 0),
        cut=tuple(o for o in offenders if o.text and o.box.right > reflow.width + 1) if hidden else (),
        offenders=offenders,
    )


def _pointers(fit: _Fit) -> list[Finding]:
    things = fit.cut or fit.offenders
    if not things:
        return [Finding(message=f"{fit.overflow} px wider than a screen of {fit.width} px", page=fit.page.index)]
    return [
        Finding(
            message=f"{'cut off' if fit.cut else 'sticks out'} at {fit.width} px: ends at {thing.box.right:.0f} px",
            page=fit.page.index,
            selector=thing.selector,
            box=thing.box,
            quote=thing.text[:400],
        )
        for thing in things[:3]
    ]

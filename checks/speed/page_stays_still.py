"""Things move on the page just as the shopper is about to tap.

**Why it matters.** What jumps under the thumb makes it hit something else. Google calls a page stable up to a layout shift
of 0.1 and poor from 0.25 on (web.dev, Cumulative Layout Shift).

**What counts.** Cumulative Layout Shift (the worst five-second window, without what follows a tap within half a second) of
the front, a listing and a product page, opened anew on Lighthouse's mobile preset and scrolled to the end; of basket and
checkout as they were met on the walk, on the auditor's own connection. The worst page counts. Pass: at most 0.1. Warn: at
most 0.25. Fail: more. A banner that pushes the page down counts like anything else; bars that slide over it do not.

**How to fix it.** Reserve the room of pictures, promotion bars, review stars and pay-later notes (width and height, or
aspect-ratio) before they come.
"""

from dataclasses import dataclass

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    check,
    failed,
    graded,
    lab,
    passed,
    unclear,
    warned,
)

LAB = (Stage.HOME, Stage.LISTING, Stage.PRODUCT)
WALKED = (Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT)
GOOD, POOR = 0.1, 0.25


@check(
    "page-stays-still",
    title="Things do not move just as I am about to tap",
    family="speed",
    stage="consideration",
    weight=5,
    needs=(Stage.HOME,),
    uses=(*LAB, *WALKED),
    effort="M",
    owner="Web performance",
    sources=("web.dev, Cumulative Layout Shift: 0.1 good, 0.25 poor - https://web.dev/articles/cls",),
)
def page_stays_still(journey: Journey) -> Outcome:
    pages = [*_in_the_lab(journey), *_on_the_walk(journey)]
    if not pages:
        return unclear("the browser told no layout shifts")
    pages.sort(key=lambda page: -page.shift)
    worst = pages[0]
    findings = [page.finding for page in pages if page.shift > 0] or [worst.finding]
    measured = f"{worst.shift:.2f} on the {worst.stage} page"
    reason = f"the {worst.stage} page shifts by {worst.shift:.2f} ({worst.how}); {len(pages)} pages were measured"
    lab_seen = any(page.stage in LAB for page in pages)
    if worst.shift <= GOOD:
        confidence = Confidence.MEASURED if lab_seen else Confidence.WIRED
        reason = reason if lab_seen else f"{reason}, none of them in the speed pass"
        return passed(reason, findings, measured=measured, confidence=confidence)
    confidence = Confidence.MEASURED if worst.stage in LAB else Confidence.TEXT
    friction = graded(worst.shift, pass_at=GOOD, fail_at=POOR)
    verdict = failed if worst.shift > POOR else warned
    return verdict(reason, findings, measured=measured, friction=friction, confidence=confidence)


@dataclass(frozen=True, slots=True)
class _Page:
    stage: Stage
    shift: float
    how: str
    finding: Finding


def _in_the_lab(journey: Journey) -> list[_Page]:
    told, found = lab(journey), list[_Page]()
    for load in told.loads if told else ():
        page = journey.first(load.stage)
        if load.layout_shift is None or page is None:
            continue
        most = load.shifts[0] if load.shifts else None
        said = f", most of it {most.at_ms / 1000:.1f} s after opening" if most else ""
        finding = Finding(
            message=f"{load.stage}: shift {load.layout_shift:.2f}{said}",
            page=page.index,
            selector=most.selector if most else "",
            quote=most.text if most else "",
        )
        found.append(_Page(load.stage, round(load.layout_shift, 2), "opened on a slow phone and scrolled", finding))
    return found


def _on_the_walk(journey: Journey) -> list[_Page]:
    found: list[_Page] = []
    for page in journey.seen(*WALKED):
        shift, stage = page.timing.layout_shift, journey.stage_of(page)
        if shift is not None:
            finding = Finding(message=f"{stage}: shift {shift:.2f} on the walk", page=page.index)
            found.append(_Page(stage, round(shift, 2), "on the walk, not slowed", finding))
    return found

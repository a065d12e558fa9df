"""A tap is answered late.

**Why it matters.** Whoever taps and sees nothing taps again. Google calls a page quick to answer up to 200 ms from tap to
next paint, and poor from 500 ms on (web.dev, Interaction to Next Paint); Lighthouse draws the lines of blocking time at 200
and 600 ms.

**What counts.** On the front, a listing and a product page, opened on Lighthouse's mobile preset: the same few taps on every
site (what folds out, an option, the menu) and their time to the next paint; and Total Blocking Time, the sum of what long
tasks hold the page up beyond 50 ms each. Of basket and checkout the slowest tap of the walk, which is not slowed, and so at
least that on a phone. Pass: slowest tap at most 200 ms, blocking at most 200 ms. Warn: at most 500 and 600 ms. Fail: more.
Where nothing could be tapped without leaving the page, blocking time alone decides, with less confidence. On a machine under
half of the speed needed, what looks slow is unclear.

**How to fix it.** Break up long tasks, load tags after the first tap, and show the pressed state at once.
"""

from frictionaudit.api import (
    BUYING_STAGES,
    Confidence,
    Finding,
    Journey,
    Lab,
    Outcome,
    Stage,
    check,
    failed,
    graded,
    lab,
    passed,
    unclear,
    warned,
    why_no_figures,
)

GOOD_MS, POOR_MS = 200, 500
BLOCKING_GOOD_MS, BLOCKING_POOR_MS = 200, 600


@check(
    "tap-answers-fast",
    title="When I tap, something happens at once",
    family="speed",
    stage="consideration",
    weight=6,
    needs=(Stage.PRODUCT,),
    uses=(Stage.HOME, *BUYING_STAGES),
    effort="L",
    owner="Web performance",
    sources=(
        "web.dev, Interaction to Next Paint: 200 ms good, 500 ms poor - https://web.dev/articles/inp",
        "Lighthouse, Total Blocking Time: 200 and 600 ms - https://developer.chrome.com/docs/lighthouse/performance/lighthouse-total-blocking-time",
    ),
)
def tap_answers_fast(journey: Journey) -> Outcome:
    told = lab(journey)
    if told is None or not told.loads:
        return _walk_alone(journey)
    taps = sorted([*_lab_taps(journey, told), *_walk_taps(journey)], key=lambda tap: -tap[0])
    blocking = sorted(_blocking(journey, told), key=lambda load: -load[0])
    if not taps and not blocking:
        return unclear("the browser told neither taps nor blocking time")
    slowest, blocked = taps[0][0] if taps else 0, blocking[0][0] if blocking else 0
    findings = [*(finding for _, finding in taps[:6]), *(finding for _, finding in blocking)]
    said = f"the slowest tap took {slowest} ms" if taps else "nothing could be tapped without leaving the page"
    reason = f"{said}, scripts held a page up for {blocked} ms ({told.circumstances})"
    measured = f"{f'{slowest} ms to the next paint, ' if taps else ''}{blocked} ms blocked"
    sure = Confidence.MEASURED if taps else Confidence.WIRED
    if slowest <= GOOD_MS and blocked <= BLOCKING_GOOD_MS:
        return passed(reason, findings, measured=measured, confidence=sure)
    if told.hopeless_machine:
        return unclear(f"{reason}: too slow to tell the page from the machine", findings)
    friction = max(
        graded(slowest, pass_at=GOOD_MS, fail_at=POOR_MS),
        graded(blocked, pass_at=BLOCKING_GOOD_MS, fail_at=BLOCKING_POOR_MS),
    )
    confidence = Confidence.DECLARED if told.slow_machine else sure
    verdict = failed if slowest > POOR_MS or blocked > BLOCKING_POOR_MS else warned
    return verdict(reason, findings, measured=measured, friction=friction, confidence=confidence)


def _walk_alone(journey: Journey) -> Outcome:
    """Without a speed pass a slow tap is a slow tap; quick ones say little of a phone."""
    slow = sorted((tap for tap in _walk_taps(journey) if tap[0] > GOOD_MS), key=lambda tap: -tap[0])
    if not slow:
        return unclear(why_no_figures(journey))
    slowest = slow[0][0]
    friction = graded(slowest, pass_at=GOOD_MS, fail_at=POOR_MS)
    verdict = failed if slowest > POOR_MS else warned
    said = f"the slowest tap of the walk took {slowest} ms, without any slowing"
    findings = [finding for _, finding in slow]
    return verdict(
        said, findings, measured=f"{slowest} ms to the next paint", friction=friction, confidence=Confidence.WIRED
    )


def _lab_taps(journey: Journey, told: Lab) -> list[tuple[int, Finding]]:
    found: list[tuple[int, Finding]] = []
    for load in told.loads:
        page = journey.first(load.stage)
        for tap in load.taps if page else ():
            message = f"{load.stage}: “{tap.target[:60]}” answered in {max(tap.ms, 16)} ms at most"
            finding = Finding(message=message, page=page.index if page else 0, selector=tap.selector)
            found.append((tap.ms, finding))
    return found


def _walk_taps(journey: Journey) -> list[tuple[int, Finding]]:
    pages = journey.seen(Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT)
    slowest = [(page.timing.slowest_tap_ms or 0, page) for page in pages if page.timing.slowest_tap_ms]
    return [(ms, Finding(message=f"slowest tap of the walk: {ms} ms", page=page.index)) for ms, page in slowest]


def _blocking(journey: Journey, told: Lab) -> list[tuple[int, Finding]]:
    found: list[tuple[int, Finding]] = []
    for load in told.loads:
        page = journey.first(load.stage)
        if load.blocking_ms is not None and page:
            message = f"{load.stage}: scripts held the page up for {load.blocking_ms} ms"
            found.append((load.blocking_ms, Finding(message=message, page=page.index)))
    return found

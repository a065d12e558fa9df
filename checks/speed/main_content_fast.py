"""The main picture and name of a page show up late.

**Why it matters.** Until the largest picture or text stands there, the shopper looks at an empty page, and leaves. Google
calls it good when that takes at most 2.5 seconds and poor from 4 seconds on (web.dev, Largest Contentful Paint).

**What counts.** Largest Contentful Paint of the front, a listing and a product page, each opened once with nothing
kept from before, on Lighthouse's mobile preset (slow 4G, processor four times slower). The slowest page counts, to a
tenth of a second. Pass: at most 2.5 s. Warn: at most 4 s. Fail: more. A lab figure: the published limits are about
the slowest quarter of real visits. A machine that is itself too slow for the preset makes pages look slower, so what
it finds slow is trusted less, and from half of the speed needed downwards it is unclear. The browser's address bar,
fonts and connection reuse of a real phone differ.

**How to fix it.** Preload the main picture and serve it in the phone's size as AVIF or WebP; cut scripts and styles that
hold up drawing; answer with the HTML from a cache near the shopper.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Lab,
    Load,
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

STAGES = (Stage.HOME, Stage.LISTING, Stage.PRODUCT)
GOOD_S, POOR_S = 2.5, 4.0


@check(
    "main-content-fast",
    title="The main picture and name show up before I get bored",
    family="speed",
    stage="awareness",
    weight=8,
    needs=(Stage.HOME,),
    uses=STAGES,
    effort="L",
    owner="Web performance",
    sources=(
        "web.dev, Largest Contentful Paint: 2.5 s good, 4 s poor - https://web.dev/articles/lcp",
        "Lighthouse, mobile preset - https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md",
    ),
)
def main_content_fast(journey: Journey) -> Outcome:
    told = lab(journey)
    loads = [load for load in told.loads if load.largest_paint_ms is not None] if told else []
    if told is None or not loads:
        return unclear(why_no_figures(journey) if not told or not told.loads else "the browser told no main content")
    slowest = max(loads, key=_seconds)
    seconds = _seconds(slowest)
    measured = f"{seconds:.1f} s on the {slowest.stage} page"
    findings = [_finding(journey, load) for load in sorted(loads, key=_seconds, reverse=True)]
    reason = f"the main content of the {slowest.stage} page stands after {seconds:.1f} s ({_how(told, loads)})"
    if seconds <= GOOD_S:
        confidence = Confidence.MEASURED if len(loads) == len(STAGES) else Confidence.TEXT
        return passed(reason, findings, measured=measured, confidence=confidence)
    if told.hopeless_machine:
        return unclear(f"{reason}: too slow to tell the page from the machine", findings)
    confidence = Confidence.DECLARED if told.slow_machine else Confidence.MEASURED
    friction = graded(seconds, pass_at=GOOD_S, fail_at=POOR_S)
    verdict = failed if seconds > POOR_S else warned
    return verdict(reason, findings, measured=measured, friction=friction, confidence=confidence)


def _seconds(load: Load) -> float:
    return round((load.largest_paint_ms or 0) / 1000, 1)


def _how(told: Lab, loads: list[Load]) -> str:
    pages = f"{len(loads)} of {len(STAGES)} pages, " if len(loads) < len(STAGES) else ""
    return f"{pages}{told.circumstances}"


def _finding(journey: Journey, load: Load) -> Finding:
    page = journey.first(load.stage)
    size = f", {load.fetched_bytes / 1000:.0f} kB in {load.requests} requests" if load.fetched_bytes else ""
    what = load.largest_address or load.largest
    return Finding(
        message=f"{load.stage}: main content after {_seconds(load):.1f} s{size}",
        page=page.index if page else 0,
        selector=load.largest,
        quote=what[:400],
    )

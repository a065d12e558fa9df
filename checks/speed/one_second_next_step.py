"""A step towards buying is slow to answer.

**Why it matters.** One second is what a shopper waits without losing the thread; after ten they are gone (Nielsen, response
times). Each slow step is another chance to give up.

**What counts.** The taps of the walk that led on, from the list to the last page: the time until what was asked for is
there, which is the main content of the page that opened, or the change after the server's answer where the page stays; and
where the page stays, the time until anything shows. Pass: 2.5 s for a new page, 1 s for a change. Warn: at most 4 s, with
something to see within 1 s. Fail: more than 4 s, or nothing to see for 1 s. The walk runs on the auditor's own connection
and is not slowed: a step that is slow here is slow everywhere, one that is quick here is trusted less. Interruptions and
taps that led nowhere do not count. The lines are this catalogue's choice, 2.5 and 4 s after web.dev.

**How to fix it.** Answer the tap on the phone first, then do the work; fetch the next step when its button comes into view.
"""

from frictionaudit.api import (
    BUYING_STAGES,
    Action,
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

PAGE_S, CHANGE_S, LONGEST_S, SILENT_S = 2.5, 1.0, 4.0, 1.0
FEWEST = 2
"""Fewer steps than this tell nothing of the way."""


@check(
    "one-second-next-step",
    title="Each step towards buying answers within a second",
    family="speed",
    stage="purchase",
    weight=7,
    needs=(Stage.PRODUCT,),
    uses=BUYING_STAGES,
    effort="L",
    owner="Web performance",
    sources=(
        "Nielsen, response times: 0.1, 1 and 10 s - https://www.nngroup.com/articles/response-times-3-important-limits/",
        "web.dev, Core Web Vitals: 2.5 and 4 s - https://web.dev/articles/vitals",
    ),
)
def one_second_next_step(journey: Journey) -> Outcome:
    steps = _steps(journey)
    if len(steps) < FEWEST:
        return unclear(f"only {len(steps)} taps on the way could be timed, too few to tell")
    worst = max(steps, key=_friction)
    findings = [_finding(step) for step in sorted(steps, key=_friction, reverse=True)]
    measured = f"{_ready(worst):.1f} s for the slowest of {len(steps)} steps"
    reason = f"“{worst.target[:60]}” ({worst.stage}) is answered after {_ready(worst):.1f} s, on a connection that is not slowed"
    if _friction(worst) == 0:
        reason = (
            f"all {len(steps)} steps answer in time, the slowest (“{worst.target[:60]}”) after {_ready(worst):.1f} s"
        )
        reason = f"{reason}, on a connection that is not slowed"
        return passed(reason, findings, measured=measured, confidence=Confidence.WIRED)
    told = lab(journey)
    if told and told.hopeless_machine:
        return unclear(f"{reason}; the machine that walked was too slow to tell", findings)
    confidence = Confidence.DECLARED if told and told.slow_machine else Confidence.TEXT
    verdict = failed if _too_long(worst) else warned
    return verdict(reason, findings, measured=measured, friction=_friction(worst), confidence=confidence)


def _steps(journey: Journey) -> list[Action]:
    closed = {seen.closed_by for seen in journey.interruptions}
    nowhere = {one.target for visit in journey.visits for one in visit.attempts if not one.moved}
    return [
        act
        for act in journey.actions
        if act.stage in BUYING_STAGES
        and act.kind in ("tap", "choose")
        and act.ready_ms is not None
        and act.target not in closed | nowhere
    ]


def _ready(act: Action) -> float:
    return round((act.ready_ms or 0) / 1000, 1)


def _silent(act: Action) -> float:
    """Seconds without anything to see; a new page shows at once that it is coming, in the browser's own bar."""
    return 0 if act.opened else round((act.answer_ms or 0) / 1000, 1)


def _too_long(act: Action) -> bool:
    return _ready(act) > LONGEST_S or _silent(act) > SILENT_S


def _friction(act: Action) -> float:
    if _too_long(act):
        return 1.0
    return graded(_ready(act), pass_at=PAGE_S if act.opened else CHANGE_S, fail_at=LONGEST_S)


def _finding(act: Action) -> Finding:
    what = "the next page" if act.opened else "the change"
    message = f"{act.stage}: “{act.target[:60]}”, {what} after {_ready(act):.1f} s"
    return Finding(message=message, page=act.page or 0)

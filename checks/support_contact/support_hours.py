"""Nobody says when somebody answers, or how fast.

**Why it matters.** Who does not know whether a person is there now, or whether an answer takes an hour or a week, does not ask
and often does not buy.

**What counts.** On the contact and help pages: hours with a word of support near by (a store's opening hours are something
else), and a promised time to answer. Pass: both. Warn: one. Fail: neither. Whether the promise is kept cannot be seen. The
lines are this catalogue's choice.

**How to fix it.** Write hours with the time zone beside the number, and how fast mail is answered.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    check,
    failed,
    passed,
    point_at,
    promised_reply,
    support_hours,
    unclear,
    warned,
)

PLACES = (Stage.CONTACT, Stage.HELP)


@check(
    "support-hours",
    title="I know when they answer and how fast",
    family="support-contact",
    stage="consideration",
    weight=2,
    core=False,
    uses=PLACES,
    effort="S",
    owner="Customer service",
    sources=("our own choice: hours and a promise of an answer are what a person who asks needs to know",),
)
def support_hours_told(journey: Journey) -> Outcome:
    pages = journey.seen(*PLACES)
    hours = next((point_at(page, line, "hours") for page in pages for line in support_hours(page)), None)
    replies = ((page, promise) for page in pages if (promise := promised_reply(page)))
    reply = next((point_at(page, promise.line, "time to answer") for page, promise in replies), None)
    findings: list[Finding] = [finding for finding in (hours, reply) if finding]
    if hours and reply:
        return passed("hours and a time to answer are told", findings, measured="both", confidence=Confidence.TEXT)
    if findings:
        told, missing = ("hours", "how fast they answer") if hours else ("a time to answer", "when somebody is there")
        reason = f"{told} told, not {missing}"
        return warned(reason, findings, measured=f"{told} only", confidence=Confidence.TEXT)
    if not journey.seen(Stage.CONTACT):
        return unclear("the contact page was not seen; the help page tells neither hours nor a time to answer")
    nothing = point_at(pages[0], None, "neither hours nor a time to answer")
    return failed(
        "neither hours nor a time to answer is told", [nothing], measured="neither", confidence=Confidence.TEXT
    )

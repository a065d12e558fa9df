"""The shop does not want to hear what shoppers think.

**Why it matters.** Most unhappy customers say nothing and stay away. A shop that asks, and says where to complain, hears of its
faults while they can still be mended.

**What counts.** The front, help, contact and returns pages. A feedback entry: a link, button or line that asks for an opinion,
or a link to an independent review site. A complaint route: a line or link that says where to complain. Pass: both. Warn: one,
or only a survey script with nothing to be seen. Fail: neither. What is asked after an order, and surveys shown to a few visitors
only, cannot be seen: a script counts half for that reason.

**How to fix it.** Keep a feedback link at the foot of every page, name the way to complain, and tell what changed because of it.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Heard,
    Journey,
    Outcome,
    Stage,
    check,
    failed,
    heard_on,
    passed,
    point_at,
    unclear,
    warned,
)

ASKED = (Stage.HELP, Stage.CONTACT)
PLACES = (Stage.HOME, *ASKED, Stage.RETURNS)


@check(
    "asks-what-i-think",
    title="They ask what I think, and I can complain",
    family="listening",
    stage="loyalty",
    weight=2,
    core=False,
    needs=(Stage.HOME,),
    uses=PLACES,
    effort="S",
    owner="Customer service",
    sources=("ISO 10002:2018, Customer satisfaction - guidelines for complaints handling",),
)
def asks_what_i_think(journey: Journey) -> Outcome:
    pages = journey.seen(*PLACES)
    found: dict[Heard, Finding] = {}
    for page in pages:
        for sign in heard_on(page):
            found.setdefault(sign.kind, point_at(page, sign.thing, sign.kind, sign.quote))
    findings = list(found.values())
    if Heard.FEEDBACK in found and Heard.COMPLAINT in found:
        return passed(
            "opinions are asked for, and complaints have a way", findings, measured="both", confidence=Confidence.TEXT
        )
    seen = next((kind for kind in (Heard.FEEDBACK, Heard.COMPLAINT) if kind in found), None)
    if seen:
        other = "a way to complain" if seen is Heard.FEEDBACK else "an entry for opinions"
        return warned(f"{seen} found, but not {other}", findings, measured=f"{seen} only", confidence=Confidence.TEXT)
    if Heard.SCRIPT in found:
        reason = "a survey script is loaded, but nothing to be seen asks for an opinion"
        return warned(reason, findings, measured="script only", confidence=Confidence.WIRED)
    if not journey.seen(*ASKED):
        return unclear("the front page asks for no opinion; neither help nor contact page was seen")
    nothing = point_at(pages[0], None, "no entry for opinions and no way to complain")
    return failed(
        "no page seen asks for opinions or says how to complain",
        [nothing],
        measured="neither",
        confidence=Confidence.TEXT,
    )

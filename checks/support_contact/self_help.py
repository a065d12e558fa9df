"""The help page does not answer what shoppers ask most.

**Why it matters.** Most questions are the same few. Who finds the answer at once needs no one; who does not writes, waits, or
goes elsewhere.

**What counts.** The help page, its headings, questions and links: delivery, returns, payment, changing or cancelling an order,
sizes. Answers inside closed parts count. Pass: four of these five and a way to reach a person. Warn: three, or no such way;
two is a stronger warning. Fail: fewer, or no page of the shop links to help. The topics are this catalogue's choice; a shop
without sizes reaches four all the same.

**How to fix it.** Answer these five, and end every answer with a way to reach a person.
"""

from frictionaudit.api import (
    Channel,
    ChannelKind,
    Confidence,
    Journey,
    Outcome,
    PageView,
    Stage,
    channels,
    check,
    failed,
    graded,
    help_topics,
    leads_nowhere,
    leads_to_contact,
    own,
    passed,
    point_at,
    unclear,
    warned,
)

ENOUGH, TOO_FEW = 4, 1


@check(
    "self-help",
    title="I can find answers myself",
    family="support-contact",
    stage="post-purchase",
    weight=2,
    core=False,
    uses=(Stage.HOME, Stage.HELP),
    effort="S",
    owner="Customer service",
    sources=("our own choice of topics: what shoppers ask before and after buying",),
)
def self_help(journey: Journey) -> Outcome:
    pages = journey.seen(Stage.HELP)
    if not pages:
        if not journey.nothing_led_to(Stage.HELP):
            problem = journey.problem(Stage.HELP)
            return unclear(f"the help page was not seen{f': {problem.message}' if problem else ''}")
        home = journey.seen(Stage.HOME)[0]
        nothing = point_at(home, None, "no link to help or frequent questions")
        return failed("no page seen links to help", [nothing], measured="no help page", confidence=Confidence.TEXT)
    page = pages[0]
    topics = help_topics(page)
    person = _person(page, journey.trip.market)
    findings = [point_at(page, thing, topic) for topic, thing in topics.items()]
    measured = f"{len(topics)} of 5 topics ({', '.join(topics) or 'none'})"
    friction = graded(len(topics), pass_at=ENOUGH, fail_at=TOO_FEW)
    if len(topics) <= TOO_FEW:
        reason = "the help page answers hardly any frequent question"
        return failed(
            reason, findings or [point_at(page, None, "no topic found")], measured=measured, confidence=Confidence.TEXT
        )
    if len(topics) < ENOUGH:
        reason = f"the help page answers {len(topics)} of the 5 frequent questions"
        return warned(reason, findings, measured=measured, friction=friction, confidence=Confidence.TEXT)
    if not person:
        return warned("the help page leads to no person", findings, measured=measured, confidence=Confidence.TEXT)
    return passed(
        "the frequent questions are answered, and a person can be reached",
        findings,
        measured=measured,
        confidence=Confidence.TEXT,
    )


def _person(page: PageView, market: str) -> bool:
    links = (control for control in own(page, page.controls) if not leads_nowhere(control.href, page.url))
    if any(leads_to_contact(control, page.lang) for control in links):
        return True
    return any(_reaches(channel) for channel in channels(page, market))


def _reaches(channel: Channel) -> bool:
    return channel.kind not in (ChannelKind.SOCIAL, ChannelKind.STORE) and channel.human is not False

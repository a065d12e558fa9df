"""Nobody can see who is behind the shop.

**Why it matters.** “Who are these guys?” is the first question people ask of a shop they do not know (Nielsen Norman Group,
trust). Without a name and an address there is nobody to send a parcel back to, or to hold to a promise.

**What counts.** The front, contact, help, delivery, returns and product pages, footers included: company name, postal address,
a way to reach the shop. A register or tax number is noted. Pass: all three. Warn: two. Fail: one or none, though no page of
company details is linked. Where such a page is linked but was not opened, what is missing may stand there: unclear. A name
counts with its legal form or from structured data; sole traders have none, so their address decides.

**How to fix it.** Put company name, address and register number at the foot of every page.
"""

from frictionaudit.api import (
    ChannelKind,
    Confidence,
    Finding,
    Identity,
    Journey,
    Known,
    Outcome,
    Stage,
    channels,
    check,
    failed,
    identity_on,
    leads_to_imprint,
    own,
    passed,
    point_at,
    unclear,
    warned,
)

PLACES = (Stage.HOME, Stage.CONTACT, Stage.HELP, Stage.DELIVERY, Stage.RETURNS, Stage.PRODUCT)
NEEDED = (Identity.NAME, Identity.ADDRESS)
NO_CONTACT = frozenset({ChannelKind.SOCIAL, ChannelKind.STORE})


@check(
    "who-you-are",
    title="I can see who is behind the shop",
    family="trust",
    stage="awareness",
    weight=2,
    core=False,
    needs=(Stage.HOME,),
    uses=PLACES,
    effort="S",
    owner="Legal + Marketing",
    sources=("Nielsen Norman Group, trust report: who are these guys",),
)
def who_you_are(journey: Journey) -> Outcome:
    market = journey.trip.market
    pages = journey.seen(*PLACES)
    known: dict[Identity, Known] = {}
    for page in pages:
        for one in identity_on(page, market):
            known.setdefault(one.fact, one)
    reached = any(channel.kind not in NO_CONTACT for page in pages for channel in channels(page, market))
    findings = [_point(one) for one in known.values()]
    told = [*(fact for fact in NEEDED if fact in known), *(["a way to reach them"] if reached else [])]
    missing = [*(fact for fact in NEEDED if fact not in known), *([] if reached else ["a way to reach them"])]
    measured = f"{len(told)} of 3" + (", register number" if Identity.REGISTER in known else "")
    if not missing:
        return passed("name, address and contact are told", findings, measured=measured, confidence=Confidence.TEXT)
    links = [(page, c) for page in pages for c in own(page, page.controls) if leads_to_imprint(c, page.lang)]
    if links and missing != ["a way to reach them"]:
        page, link = links[0]
        reason = f"{' and '.join(missing)} not on the pages seen; “{link.name or link.text}” was not opened"
        return unclear(reason, [*findings, point_at(page, link, "may tell it; was not opened")])
    words = f"told: {', '.join(told) or 'nothing'}; missing: {', '.join(missing)}"
    if len(told) == len(missing) + 1:
        return warned(words, findings, measured=measured, confidence=Confidence.TEXT)
    nothing = point_at(pages[0], None, f"missing: {', '.join(missing)}")
    return failed(words, [*findings, nothing], measured=measured, confidence=Confidence.TEXT)


def _point(one: Known) -> Finding:
    return point_at(one.page, one.line, one.fact, one.quote)

"""The shop hides its people: there is only a form or a robot to talk to.

**Why it matters.** Shoppers still expect address, telephone and mail, and do not take a form or a robot as a
replacement (Nielsen Norman Group, contact pages). Who cannot ask in the way that suits them buys where they can.

**What counts.** Direct ways to a person, on the contact and help pages and on the pages of the purchase: telephone,
mail, live chat, messaging, call-back, store. Pass: two or more, telephone or live chat among them. Warn: one, or
several without telephone and chat. Fail: only a form or a robot, or nothing. A number that stands in the legal
notice alone counts half; a chat script without a visible launcher does not count. Whether a person answers the chat is
often not said: then the answer is less sure.

**How to fix it.** Publish a telephone number or a staffed chat, with hours, and keep mail as the second way.
"""

from frictionaudit.api import (
    MAIN_STAGES,
    WARN_FRICTION,
    Channel,
    ChannelKind,
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    Strength,
    channels,
    check,
    failed,
    graded,
    leads_to_contact,
    own,
    passed,
    unclear,
    warned,
)

ASKED = (Stage.CONTACT, Stage.HELP)
STAGES = (*ASKED, *MAIN_STAGES)
ENOUGH = 2
LIVE = frozenset({ChannelKind.PHONE, ChannelKind.CHAT})
WORTH = {Strength.OFFERED: 1.0, Strength.WEAK: 0.5, Strength.WIRED: 0.0}
Found = tuple[Channel, PageView]


@check(
    "human-channel",
    title="I can talk to a real person the way I want",
    family="support-contact",
    stage="consideration",
    weight=6,
    uses=STAGES,
    effort="L",
    owner="Customer service",
    sources=("Nielsen Norman Group: people expect address, telephone and mail, not a form or a chat instead",),
)
def human_channel(journey: Journey) -> Outcome:
    market, shoppers = journey.trip.market, journey.shopper_contacts
    found = [(c, page) for page in journey.seen(*STAGES) for c in channels(page, market, shoppers)]
    best = _best_by_kind(found)
    points = sum(WORTH[channel.strength] for channel, _ in best.values())
    findings = [_finding(channel, page) for channel, page in best.values()]
    live = [channel for kind, (channel, _) in best.items() if kind in LIVE and channel.strength is Strength.OFFERED]
    names = ", ".join(best)
    measured = f"{points:g} direct way{'' if points == 1 else 's'} to a person" + (f" ({names})" if names else "")
    friction = graded(points, pass_at=ENOUGH, fail_at=0)
    if points >= ENOUGH and live:
        if not any(channel.human for channel in live):
            reason = f"{names}; whether people answer the chat is not said"
            return passed(reason, findings, measured=measured, confidence=Confidence.WIRED)
        return passed(f"a person can be reached by {names}", findings, measured=measured)
    if not journey.seen(*ASKED) and _contact_is_linked(journey):
        return unclear(f"the contact page was not seen; elsewhere: {names or 'no direct way'}", findings)
    if points >= ENOUGH:
        reason = f"a person can be reached by {names}, but neither by telephone nor by chat"
        return warned(reason, findings, measured=measured, friction=WARN_FRICTION)
    if points:
        reason = f"the only direct way to a person is {names}"
        return warned(reason, findings, measured=measured, friction=friction)
    instead = [_finding(channel, page) for channel, page in found if channel.kind is not ChannelKind.SOCIAL]
    return failed(_nothing(found), instead, measured=measured, confidence=Confidence.TEXT)


def _best_by_kind(found: list[Found]) -> dict[ChannelKind, Found]:
    """The strongest direct channel of each kind that people may answer; what is only wired is no channel."""
    best: dict[ChannelKind, Found] = {}
    for channel, page in found:
        if not channel.direct or channel.human is False or not WORTH[channel.strength]:
            continue
        if channel.kind not in best or _rank(channel) > _rank(best[channel.kind][0]):
            best[channel.kind] = (channel, page)
    return best


def _rank(channel: Channel) -> tuple[float, bool]:
    return WORTH[channel.strength], channel.human is True


def _contact_is_linked(journey: Journey) -> bool:
    pages = journey.seen(*MAIN_STAGES)
    return not pages or any(leads_to_contact(c, page.lang) for page in pages for c in own(page, page.controls))


def _nothing(found: list[Found]) -> str:
    kinds = {channel.kind for channel, _ in found}
    if any(channel.kind is ChannelKind.CHAT and channel.human is False for channel, _ in found):
        return "only a robot answers" + (", or a form" if ChannelKind.FORM in kinds else "")
    if ChannelKind.FORM in kinds:
        return "there is only a form, no direct way to a person"
    if ChannelKind.CHAT in kinds:
        return "a chat is built in but cannot be opened, and there is no other way to a person"
    return "no way to reach a person was found"


def _finding(channel: Channel, page: PageView) -> Finding:
    thing = channel.thing
    box, selector = (thing.box, thing.selector) if thing else (None, "")
    weak = " (legal notice only)" if channel.strength is Strength.WEAK else ""
    message = f"{channel.kind}: {channel.value}{weak}"
    return Finding(message=message[:200], page=page.index, selector=selector, box=box, quote=channel.quote)

"""The shopper must copy a telephone number or address by hand.

**Why it matters.** On a phone a number that is a link calls with one tap. One that is plain text must be marked, copied and
put in elsewhere. Google's Retail UX Playbook asks for click-to-call where calls matter.

**What counts.** Telephone numbers, mail addresses and messaging numbers that the pages show for contact. Pass: each can be
tapped somewhere on the pages. Warn: some cannot, or only telephone numbers, which phones often link by themselves. Fail: mail
addresses as plain text alone. Numbers in the legal notice do not count. How large the links are is judged by tap-targets.

**How to fix it.** Wrap them in tel: and mailto: links, numbers in international form.
"""

from frictionaudit.api import (
    Channel,
    ChannelKind,
    Confidence,
    Control,
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    Strength,
    channels,
    check,
    failed,
    not_applicable,
    passed,
    point_at,
    unclear,
    warned,
)

ASKED = (Stage.CONTACT, Stage.HELP)
PLACES = (*ASKED, Stage.HOME, Stage.PRODUCT, Stage.BASKET)
SHOWN = frozenset({ChannelKind.PHONE, ChannelKind.EMAIL, ChannelKind.MESSAGING})
Found = tuple[Channel, PageView]


@check(
    "tap-to-contact",
    title="One tap calls, mails or messages",
    family="support-contact",
    stage="consideration",
    weight=2,
    core=False,
    uses=PLACES,
    effort="S",
    owner="Customer service",
    sources=("Google Retail UX Playbook: click-to-call if calls matter",),
)
def tap_to_contact(journey: Journey) -> Outcome:
    best = _by_address(journey)
    if not best:
        if not journey.seen(*ASKED):
            return unclear("the contact page was not seen")
        return not_applicable("no number or address is shown: there is nothing to tap")
    plain = [found for found in best if not isinstance(found[0].thing, Control)]
    tapped = len(best) - len(plain)
    measured = f"{tapped} of {len(best)} can be tapped"
    findings = [_point(channel, page) for channel, page in (*plain, *(found for found in best if found not in plain))]
    if not plain:
        return passed("every number and address shown can be tapped", findings, measured=measured)
    words = ", ".join(channel.value for channel, _ in plain)
    only_phones = all(channel.kind is ChannelKind.PHONE for channel, _ in plain)
    if tapped or only_phones:
        mild = "; phones often link numbers by themselves" if only_phones else ""
        return warned(f"plain text: {words}{mild}", findings, measured=measured, confidence=Confidence.TEXT)
    return failed(f"plain text, nothing to tap: {words}", findings, measured=measured)


def _by_address(journey: Journey) -> list[Found]:
    """Each number and address once, where it can be tapped if it can anywhere."""
    best: dict[tuple[ChannelKind, str], Found] = {}
    for page in journey.seen(*PLACES):
        for channel in channels(page, journey.trip.market):
            if channel.kind not in SHOWN or channel.strength is not Strength.OFFERED:
                continue
            key = (channel.kind, channel.value)
            if key not in best or isinstance(channel.thing, Control):
                best[key] = (channel, page)
    return list(best.values())


def _point(channel: Channel, page: PageView) -> Finding:
    how = "can be tapped" if isinstance(channel.thing, Control) else "plain text"
    return point_at(page, channel.thing, f"{channel.kind} {channel.value}: {how}"[:200], channel.quote)

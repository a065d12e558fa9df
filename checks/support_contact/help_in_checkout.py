"""Right before paying there is nobody to ask.

**Why it matters.** The last question is often about delivery, returns or the card. Who must leave the checkout to ask it may
not come back, and half-filled forms are lost.

**What counts.** Every checkout page seen: a way to reach the shop, and the returns rules. Pass: on each page contact
stands on the page itself (number, address, chat, a button that opens a layer), and the returns rules are named or
linked. Warn: only one of the two, only on some pages, or only as links that leave the form (whether they open a tab of
their own was not seen). Fail: neither, on any page. A link that leads to the page it stands on is no help. A checkout
without header and footer is fine as long as help stays. The lines are this catalogue's choice.

**How to fix it.** Keep a help link and a returns line at the foot of the checkout; let them open in a layer.
"""

from dataclasses import dataclass

from frictionaudit.api import (
    Channel,
    ChannelKind,
    Confidence,
    Finding,
    Journey,
    Line,
    Outcome,
    PageView,
    Stage,
    Strength,
    channels,
    check,
    failed,
    is_returns_link,
    leads_nowhere,
    leads_to_contact,
    means,
    names_returns_rules,
    own,
    passed,
    point_at,
    unclear,
    warned,
)

TILL = (Stage.CHECKOUT, Stage.PAYMENT)
NOT_HELP = frozenset({ChannelKind.SOCIAL, ChannelKind.STORE})
LINKS_ONLY, ONE_OF_TWO = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class _Help:
    """What one page offers who has a question."""

    here: Finding | None
    """A way to reach the shop without leaving."""
    link: Finding | None
    """A link that leads to one."""
    returns: Finding | None


@check(
    "help-in-checkout",
    title="Help is there when I am about to pay",
    family="support-contact",
    stage="purchase",
    weight=4,
    core=False,
    uses=TILL,
    effort="S",
    owner="Checkout team",
    sources=("Google Retail UX Playbook: limit exit points at checkout",),
)
def help_in_checkout(journey: Journey) -> Outcome:
    pages = [_help(journey, page) for page in journey.seen(*TILL)]
    if not pages:
        return unclear("no checkout page was seen")
    contact = sum(bool(one.here or one.link) for one in pages)
    returns = sum(bool(one.returns) for one in pages)
    findings = [f for one in pages for f in (one.here or one.link, one.returns) if f]
    measured = f"contact on {contact}, returns on {returns} of {len(pages)} pages"
    if not contact and not returns:
        nothing = [point_at(page, None, "neither contact nor returns") for page in journey.seen(*TILL)]
        return failed("no checkout page offers help", nothing, measured=measured, confidence=Confidence.TEXT)
    missing = [name for name, count in (("contact", contact), ("the returns rules", returns)) if not count]
    if missing:
        reason = f"no checkout page offers {missing[0]}"
        return warned(reason, findings, measured=measured, friction=ONE_OF_TWO, confidence=Confidence.TEXT)
    if contact < len(pages) or returns < len(pages):
        return warned("help stands only on some pages", findings, measured=measured, confidence=Confidence.TEXT)
    if not all(one.here for one in pages):
        reason = "help is linked; whether the links leave the form was not seen"
        return warned(reason, findings, measured=measured, friction=LINKS_ONLY, confidence=Confidence.WIRED)
    return passed("contact and returns are there on every checkout page", findings, measured=measured)


def _help(journey: Journey, page: PageView) -> _Help:
    offered = channels(page, journey.trip.market, journey.shopper_contacts)
    ways = [channel for channel in offered if _is_help(channel)]
    here = next((point_at(page, way.thing, f"{way.kind}", way.quote) for way in ways), None)
    shown = [c for c in own(page, page.controls) if c.visible]
    links = [c for c in shown if not leads_nowhere(c.href, page.url)]
    asks = [c for c in links if leads_to_contact(c, page.lang) or means("help_faq", c.name, page.lang)]
    layer = next((point_at(page, c, "opens help on the page") for c in asks if not c.href), None)
    link = next((point_at(page, c, "link to help") for c in asks), None)
    returns = next((point_at(page, c, "returns rules") for c in links if is_returns_link(c, page.lang)), None)
    dead = [c.name for c in shown if leads_nowhere(c.href, page.url) and c.name]
    named = (line for line in own(page, page.lines) if names_returns_rules(_without(line, dead), page.lang))
    return _Help(here or layer, link, returns or next((point_at(page, line, "returns rules") for line in named), None))


def _without(line: Line, names: list[str]) -> Line:
    """A line without the names of links that lead nowhere: they tell of nothing."""
    text = line.text
    for name in names:
        text = text.replace(name, "")
    return line.model_copy(update={"text": text})


def _is_help(channel: Channel) -> bool:
    offered = channel.strength is Strength.OFFERED and channel.human is not False
    return offered and channel.kind not in NOT_HELP

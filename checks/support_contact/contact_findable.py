"""The shopper cannot find out how to reach the shop.

**Why it matters.** A question before buying is answered or the shopper leaves. WCAG 3.2.6 Consistent Help asks that
help stands in the same place on every page (https://www.w3.org/TR/WCAG22/#consistent-help); the Nielsen Norman Group's
study of contact pages found that people expect address, telephone and mail behind one clearly named link.

**What counts.** From the front, product, basket and checkout page: the least taps to something that reaches the shop
(telephone, mail, chat with people, messaging, form). Standing on the page costs no tap, a contact link one, a link
inside a closed menu or footer part two. Pass: one tap from front, product and basket page, and reachable from checkout.
Warn: two taps, or one of these pages has no way. Fail: more than two taps, several pages without a way, or a contact
page that only leads in circles. Links to social profiles are no contact. The lines are this catalogue's choice.

**How to fix it.** Put “Contact” into the menu and the footer of every page, and a help link into checkout.
"""

from dataclasses import dataclass

from frictionaudit.api import (
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
    graded,
    leads_nowhere,
    leads_to_contact,
    means,
    own,
    passed,
    point_at,
    unclear,
    warned,
)

PLACES = (Stage.HOME, Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT)
CHECKOUT = (Stage.CHECKOUT, Stage.PAYMENT)
COMFORTABLE, LOST = 1, 3
_NO_MEANS = frozenset({ChannelKind.SOCIAL, ChannelKind.STORE})


@dataclass(frozen=True, slots=True)
class _Way:
    """The shortest way found from one page; without taps there is none, unproven when its end was not seen."""

    stage: Stage
    finding: Finding
    taps: int | None
    unproven: bool = False


@check(
    "contact-findable",
    title="I can find how to reach a person from anywhere",
    family="support-contact",
    stage="consideration",
    weight=6,
    needs=(Stage.HOME,),
    uses=(*PLACES, Stage.PAYMENT, Stage.CONTACT, Stage.HELP),
    effort="S",
    owner="Customer service",
    sources=(
        "WCAG 2.2, 3.2.6 Consistent Help - https://www.w3.org/TR/WCAG22/#consistent-help",
        "Nielsen Norman Group, contact pages",
    ),
)
def contact_findable(journey: Journey) -> Outcome:
    ways = [way for stage in PLACES if (way := _best(journey, stage))]
    unproven = [way for way in ways if way.unproven]
    if unproven:
        problem = journey.problem(Stage.CONTACT)
        why = f": {problem.message}" if problem else ""
        return unclear(f"contact is linked, but the page behind it was not seen{why}", [w.finding for w in unproven])
    lost = [way for way in ways if way.taps is None]
    found = [(way.taps, way) for way in ways if way.taps is not None]
    findings = [way.finding for way in (*lost, *(way for _, way in sorted(found, key=lambda pair: -pair[0])))]
    measured = ", ".join(f"{way.stage} {way.taps if way.taps is not None else 'no way'}" for way in ways) + " (taps)"
    worst = max((taps for taps, way in found if way.stage is not Stage.CHECKOUT or taps > 2), default=0)
    if not found:
        reason = "no page seen offers a way to reach the shop"
        if journey.seen(Stage.CONTACT, Stage.HELP):
            reason = "the contact and help pages lead to no telephone, mail, chat, message or form"
        return failed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    if len(lost) > 1 or worst > 2:
        reason = f"from the {lost[0].stage} page there is no way" if lost else f"it takes {worst} taps"
        return failed(f"{reason} to reach the shop", findings, measured=measured, confidence=Confidence.TEXT)
    if lost:
        reason = f"contact can be found, but not from the {lost[0].stage} page"
        return warned(reason, findings, measured=measured, confidence=Confidence.TEXT)
    if worst > COMFORTABLE:
        friction = graded(worst, pass_at=COMFORTABLE, fail_at=LOST)
        return warned(f"it takes {worst} taps to reach the shop", findings, measured=measured, friction=friction)
    unseen = [stage for stage in PLACES if stage not in {way.stage for way in ways}]
    reason = f"one tap or none from {len(ways)} of {len(PLACES)} kinds of page"
    if unseen:
        reason = f"{reason} (not seen: {', '.join(unseen)})"
        return passed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    return passed(reason, findings, measured=measured)


def _best(journey: Journey, stage: Stage) -> _Way | None:
    """The shortest way from any page of a stage; None when the stage was not seen."""
    pages = journey.seen(*(CHECKOUT if stage is Stage.CHECKOUT else (stage,)))
    ways = [_way(journey, stage, page) for page in pages]
    return min(ways, key=lambda way: (way.taps is None, way.unproven, way.taps or 0), default=None)


def _way(journey: Journey, stage: Stage, page: PageView) -> _Way:
    here = _means_here(journey, page)
    if here:
        return _Way(stage, here, 0)
    ways: list[_Way] = []
    for control in own(page, page.controls):
        if leads_nowhere(control.href, page.url):
            continue
        behind = _behind(journey, control, page.lang)
        if behind is not None:
            taps = (1 if control.visible else 2) + max(behind, 0)
            message = f"{taps} tap{'s' if taps > 1 else ''} from the {stage} page"
            ways.append(_Way(stage, point_at(page, control, message), taps, unproven=behind < 0))
    nothing = Finding(message=f"no way to reach the shop from the {stage} page", page=page.index)
    return min(ways, key=lambda way: (way.unproven, way.taps or 0), default=_Way(stage, nothing, None))


def _behind(journey: Journey, control: Control, lang: str) -> int | None:
    """Taps still needed behind a link: None when it leads nowhere, -1 when its page was not seen."""
    contact = _end(journey, Stage.CONTACT)
    if leads_to_contact(control, lang):
        return contact
    if not means("help_faq", control.name, lang):
        return None
    help_end = _end(journey, Stage.HELP)
    if help_end == 0 or contact is None or contact < 0:
        return help_end if help_end == 0 else None
    onward = (
        c for page in journey.seen(Stage.HELP) for c in own(page, page.controls) if leads_to_contact(c, page.lang)
    )
    return 1 + contact if any(onward) else None


def _end(journey: Journey, stage: Stage) -> int | None:
    """0 when the stage's page reaches the shop, None when it does not, -1 when that could not be seen."""
    pages = journey.seen(stage)
    if not pages:
        return -1
    if any(_means_here(journey, page) for page in pages):
        return 0
    return -1 if any(frame.visible and not frame.readable for page in pages for frame in page.frames) else None


def _means_here(journey: Journey, page: PageView) -> Finding | None:
    """The best means to reach the shop that stands on the page itself."""
    for channel in channels(page, journey.trip.market, journey.shopper_contacts):
        if channel.kind in _NO_MEANS or channel.human is False or channel.strength is Strength.WIRED:
            continue
        thing = channel.thing
        box, selector = (thing.box, thing.selector) if thing else (None, "")
        return Finding(
            message=f"{channel.kind} on the page", page=page.index, selector=selector, box=box, quote=channel.quote
        )
    return None

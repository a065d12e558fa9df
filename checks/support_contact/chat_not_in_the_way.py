"""The chat bubble lies over what the shopper needs.

**Why it matters.** A bubble that sticks to the corner of a small screen covers buttons and fields. Sticky chat is especially
troublesome on phones; it is best started by the shopper (Baymard Institute).

**What counts.** Product page, basket and checkout, where a chat launcher is seen. Fail: it covers a main button of the first
screen or one that sticks to the screen as the bubble does, or the chat opened by itself over a quarter of the screen. Warn: it
opened by itself, smaller. Pass: neither. What scrolls can be moved from under the bubble and does not count. Without a
launcher the question does not arise.

**How to fix it.** Start the chat from a link; on buying pages hide the bubble or lift it above the buy bar.
"""

from collections.abc import Iterator

from frictionaudit.api import (
    Box,
    ChannelKind,
    Control,
    Finding,
    Journey,
    Mark,
    Outcome,
    OverlaySeen,
    PageView,
    Stage,
    Strength,
    channels,
    check,
    failed,
    not_applicable,
    passed,
    point_at,
    primary_actions,
    warned,
)

PLACES = (Stage.PRODUCT, Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT)
LARGE = 0.25
"""Share of the screen (checks catalogue)."""
OVERLAP = 0.1
"""Share of the button that must lie under the bubble; shadows and rounded corners touch without covering."""


@check(
    "chat-not-in-the-way",
    title="The chat bubble does not cover what I need",
    family="support-contact",
    stage="consideration",
    weight=3,
    core=False,
    uses=PLACES,
    effort="S",
    owner="Customer service",
    sources=("Baymard Institute: sticky chat is especially problematic on mobile; best started by the user",),
)
def chat_not_in_the_way(journey: Journey) -> Outcome:
    opened = [seen for seen in journey.interruptions if seen.overlay.kind == "chat"]
    launchers = [(page, box) for page in journey.seen(*PLACES) if (box := _launcher(page, journey.trip.market))]
    if not opened and not launchers:
        return not_applicable("no chat bubble was seen on the pages of the purchase")
    covered = [finding for page, box in launchers for finding in _covered(journey, page, box)]
    large = [seen for seen in opened if seen.overlay.share > LARGE]
    if covered:
        return failed("the chat bubble covers a main button", covered, measured=f"{len(covered)} covered")
    if large:
        share = max(seen.overlay.share for seen in large)
        reason = f"the chat opens by itself over {share:.0%} of the screen"
        return failed(reason, [_opened(seen) for seen in large], measured=f"{share:.0%} of the screen")
    if opened:
        return warned("the chat opens by itself", [_opened(seen) for seen in opened], measured="opens by itself")
    shown = [Finding(message="the chat bubble", page=page.index, box=box) for page, box in launchers]
    return passed(f"the chat bubble covers no main button on {len(launchers)} pages", shown, measured="0 covered")


def _launcher(page: PageView, market: str) -> Box | None:
    """Where the bubble sticks to the screen; a chat link within the page is no bubble."""
    for channel in channels(page, market):
        if channel.kind is not ChannelKind.CHAT or channel.strength is not Strength.OFFERED:
            continue
        thing = channel.thing
        if (isinstance(thing, Control) and thing.fixed) or isinstance(thing, Mark):
            return thing.box
    return next((overlay.box for overlay in page.overlays if overlay.kind == "chat"), None)


def _covered(journey: Journey, page: PageView, bubble: Box) -> Iterator[Finding]:
    for target in primary_actions(page, journey.stage_of(page)):
        thing = target.thing
        near = (isinstance(thing, Control) and thing.fixed) or thing.box.overlap(page.viewport) > 0
        if near and thing.box != bubble and thing.box.overlap(bubble) > OVERLAP * thing.box.area:
            yield point_at(page, thing, "under the chat bubble")


def _opened(seen: OverlaySeen) -> Finding:
    return Finding(
        message=f"chat opens by itself after {seen.at_ms / 1000:.0f} s",
        page=seen.page,
        selector=seen.overlay.selector,
        box=seen.overlay.box,
        quote=seen.overlay.text[:400],
    )

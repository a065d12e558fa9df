"""A pop-up covers the shop before the shopper has seen anything.

**Why it matters.** Whoever came to look at a product meets a layer that asks for an address instead. Google's search
guidelines ask for banners that cover a small part of the screen (Search Central: intrusive interstitials), its Retail
UX Playbook for no full-page layers at all.

**What counts.** Layers that came by themselves on the front, listing or product page within the first 15 seconds, or
with the first page, and that cover more than 15 % of the screen. Pass: none. Warn: one that covers at most 30 % and has
a clear close of 24 px, or any that came later in the visit. Fail: one over 30 %, a page that cannot be scrolled, two at
once, or no clear way to close it. Consent, age and country questions are no promotion and do not count (a country
question may come only because the audit looks from elsewhere). The lines are this catalogue's choice.

**How to fix it.** Use a small banner. Ask for an address after the shopper has put something into the basket, not
before they have seen anything.
"""

from frictionaudit.api import (
    WARN_FRICTION,
    Confidence,
    Finding,
    Journey,
    Outcome,
    OverlaySeen,
    Stage,
    check,
    failed,
    graded,
    passed,
    unclear,
    warned,
)

STAGES = (Stage.HOME, Stage.LISTING, Stage.PRODUCT)
PROMOTIONAL = frozenset({"newsletter", "app", "chat", "other"})
SMALL, LARGE = 0.15, 0.30
CLOSE_PX = 24
ARRIVAL_MS = 15_000
SHORTEST_WATCH_MS = 5_000


@check(
    "arrival-popups",
    title="Nothing jumps in my face when I arrive",
    family="mobile-layout",
    stage="awareness",
    weight=6,
    needs=(Stage.HOME,),
    uses=STAGES,
    effort="S",
    owner="Marketing",
    sources=(
        "Google Search Central, intrusive interstitials - "
        "https://developers.google.com/search/docs/appearance/avoid-intrusive-interstitials",
        "Google Retail UX Playbook: no full-page interstitials",
    ),
)
def arrival_popups(journey: Journey) -> Outcome:
    layers = _layers(journey)
    arriving = [seen for seen in layers if _on_arrival(journey, seen)]
    stacked = len({seen.page for seen in arriving}) < len(arriving)
    findings = [_finding(seen) for seen in sorted(layers, key=lambda seen: -seen.overlay.share)]
    if not layers:
        return _quiet(journey)
    worst = max(arriving or layers, key=lambda seen: (bool(_harm(seen)), seen.overlay.share))
    share = worst.overlay.share
    measured = f"{share:.0%} of the screen after {worst.at_ms / 1000:.0f} s"
    friction = graded(share, pass_at=SMALL, fail_at=LARGE)
    what = f"a layer ({worst.overlay.kind}) comes up by itself on the {worst.stage} page"
    confidence = Confidence.TEXT if worst.overlay.kind == "other" else Confidence.MEASURED
    if not arriving:
        reason = f"{what} later in the visit and covers {share:.0%} of the screen"
        friction = min(friction, WARN_FRICTION)
        return warned(reason, findings, measured=measured, friction=friction, confidence=confidence)
    if harm := _harm(worst) or ("another one comes on top of it" if stacked else ""):
        return failed(f"{what}: {harm}", findings, measured=measured, confidence=confidence)
    reason = f"{what} and covers {share:.0%} of the screen; it can be closed"
    return warned(reason, findings, measured=measured, friction=friction, confidence=confidence)


def _quiet(journey: Journey) -> Outcome:
    seconds = journey.watched_ms // 1000
    if journey.watched_ms < SHORTEST_WATCH_MS:
        return unclear(f"no pop-up came, but the arrival was watched for only {seconds} s of {ARRIVAL_MS // 1000} s")
    others = sorted({seen.overlay.kind for seen in journey.interruptions if seen.stage in STAGES} - PROMOTIONAL)
    reason = "no pop-up came up by itself" + (f" (questions about {', '.join(others)} do not count)" if others else "")
    measured = f"0 in {seconds} s"
    if journey.watched_ms < ARRIVAL_MS:
        reason = f"{reason}; the arrival was watched for only {seconds} s"
        confidence = Confidence.MEASURED * journey.watched_ms / ARRIVAL_MS
        return passed(reason, measured=measured, confidence=round(max(confidence, Confidence.DECLARED), 2))
    return passed(f"{reason} within {seconds} s", measured=measured)


def _layers(journey: Journey) -> list[OverlaySeen]:
    """Promotional layers over 15 % of the screen, each once however often it came back."""
    found: dict[tuple[str, str], OverlaySeen] = {}
    for seen in sorted(journey.interruptions, key=lambda seen: seen.at_ms):
        if seen.stage in STAGES and seen.overlay.kind in PROMOTIONAL and seen.overlay.share > SMALL:
            found.setdefault((seen.overlay.selector, seen.overlay.text[:80]), seen)
    return list(found.values())


def _on_arrival(journey: Journey, seen: OverlaySeen) -> bool:
    first = journey.first(Stage.HOME)
    return seen.at_ms <= ARRIVAL_MS or (first is not None and seen.page == first.index)


def _harm(seen: OverlaySeen) -> str:
    """What makes one layer worse than a nuisance, in words; empty when nothing does."""
    if seen.overlay.share > LARGE:
        return f"it covers {seen.overlay.share:.0%} of the screen"
    if seen.overlay.locks_scroll:
        return "the page behind it cannot be scrolled"
    if seen.close_size is None or not seen.closed:
        return "there is no way to close it"
    if seen.close_size < CLOSE_PX:
        return f"its closing button measures only {seen.close_size:.0f} px"
    return ""


def _finding(seen: OverlaySeen) -> Finding:
    return Finding(
        message=f"{seen.overlay.kind} layer after {seen.at_ms / 1000:.1f} s, {seen.overlay.share:.0%} of the screen",
        page=seen.page,
        selector=seen.overlay.selector,
        box=seen.overlay.box,
        quote=seen.overlay.text[:400],
    )

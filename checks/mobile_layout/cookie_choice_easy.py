"""Saying no to cookies takes longer than saying yes.

**Why it matters.** The question comes before anything else on the first visit. European data protection authorities ask that
refusing stands beside accepting on the first layer (EDPB cookie banner taskforce, 2023). A layer that fills the screen, or
one that comes back, costs everybody.

**What counts.** The consent layer as it first came, for shoppers in the European Economic Area, the United Kingdom and
Switzerland: what stands on it, how much of the screen it covers, how many taps it took to refuse, and whether it came again.
Pass: refuse and accept both on the first layer, at most half of the screen. Warn: refusing takes two taps or is a text link
beside a drawn button, or the layer covers up to 80 %. Fail: refusing takes three taps or is not offered, the layer covers
more, or the question is asked again. A shop without a layer may need none. Where a button could not be read that may
refuse, the answer is unclear. The lines are this catalogue's choice.

**How to fix it.** Put "Reject" beside "Accept" in the same style; keep the layer under half of the screen; remember the answer.
"""

from dataclasses import dataclass

from frictionaudit.api import (
    WARN_FRICTION,
    Confidence,
    Control,
    Finding,
    Journey,
    Outcome,
    OverlaySeen,
    Stage,
    check,
    failed,
    graded,
    means,
    not_applicable,
    passed,
    unclear,
    warned,
)

STAGES = (Stage.HOME, Stage.LISTING, Stage.PRODUCT)
ASKED_IN = frozenset(
    (
        *("AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU"),
        *("IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"),
    )
)
"""Countries of the European Economic Area, the United Kingdom and Switzerland."""
SMALL, LARGE = 0.5, 0.8
MOST_TAPS = 3
SHORTEST_WATCH_MS = 5_000


@check(
    "cookie-choice-easy",
    title="I can say yes or no to cookies in one tap and get on",
    family="mobile-layout",
    stage="awareness",
    weight=3,
    core=False,
    needs=(Stage.HOME,),
    uses=STAGES,
    effort="S",
    owner="Legal + Marketing",
    sources=(
        "EDPB, report of the cookie banner taskforce, 2023 - "
        "https://www.edpb.europa.eu/our-work-tools/our-documents/other/report-work-undertaken-cookie-banner-taskforce_en",
    ),
)
def cookie_choice_easy(journey: Journey) -> Outcome:
    if journey.trip.market not in ASKED_IN:
        return not_applicable(f"shoppers in {journey.trip.market} need not be asked")
    layers = [seen for seen in journey.interruptions if seen.overlay.kind == "consent" and seen.stage in STAGES]
    if not layers:
        return _none(journey)
    first = layers[0]
    choice = _choice(first, journey)
    if choice is None:
        return unclear(
            "a consent layer came, but not all of its buttons could be read", [_shown(first, "consent layer")]
        )
    share = first.overlay.share
    findings = [_shown(first, f"the layer covers {share:.0%} of the screen"), *_paths(first, choice)]
    measured = f"{'1 tap' if choice.reject else 'more than 1 tap'} to refuse, {share:.0%} of the screen"
    if harm := _harm(layers, choice):
        return failed(harm, findings, measured=measured, confidence=Confidence.TEXT)
    weakness = _weakness(choice)
    if weakness or share > SMALL:
        reason = weakness or f"the layer covers {share:.0%} of the screen"
        friction = max(WARN_FRICTION if weakness else 0, graded(share, pass_at=SMALL, fail_at=LARGE))
        return warned(reason, findings, measured=measured, friction=friction, confidence=Confidence.TEXT)
    return passed(
        "yes and no stand side by side, one tap each", findings, measured=measured, confidence=Confidence.TEXT
    )


def _none(journey: Journey) -> Outcome:
    if journey.watched_ms < SHORTEST_WATCH_MS:
        return unclear(f"no consent layer came, but the arrival was watched for only {journey.watched_ms / 1000:.0f} s")
    return not_applicable("no consent layer came up; a shop that sets no optional cookies needs none")


@dataclass(frozen=True, slots=True)
class _Choice:
    accept: Control | None
    reject: Control | None
    settings: Control | None


def _choice(seen: OverlaySeen, journey: Journey) -> _Choice | None:
    """What stands on the first layer; None when something on it may be a way to refuse that could not be read."""
    page = journey.first(Stage.HOME)
    lang = page.lang if page else ""

    def named(intent: str) -> Control | None:
        return max((c for c in seen.controls if means(intent, c.name, lang)), key=lambda c: c.box.area, default=None)

    choice = _Choice(named("cookies_accept"), named("cookies_reject"), named("cookies_settings"))
    if choice.reject is None:
        known = (choice.accept, choice.settings)
        unread = [c for c in seen.controls if c not in known and not c.href and not c.inline]
        if unread or not (choice.accept or choice.settings):
            return None
    return choice


def _harm(layers: list[OverlaySeen], choice: _Choice) -> str:
    """What makes the question worse than a nuisance, in words; empty when nothing does."""
    first = layers[0]
    again = next((seen for seen in layers[1:] if seen.page != first.page and first.closed), None)
    if again:
        return f"the question was answered and is asked again on the {again.stage} page"
    if first.overlay.share > LARGE:
        return f"the layer covers {first.overlay.share:.0%} of the screen"
    if choice.reject is None and choice.settings is None:
        return "refusing is not offered on the first layer, nor is a way to choose"
    if choice.reject is None and first.closed and first.taps >= MOST_TAPS:
        return f"refusing took {first.taps} taps"
    return ""


def _weakness(choice: _Choice) -> str:
    if choice.reject is None:
        return "refusing is not offered on the first layer, only behind its settings"
    if choice.accept and choice.accept.filled and not choice.reject.filled:
        return f"“{choice.reject.name[:40]}” is a text link beside the button “{choice.accept.name[:40]}”"
    return ""


def _shown(seen: OverlaySeen, message: str) -> Finding:
    overlay = seen.overlay
    return Finding(
        message=message, page=seen.page, selector=overlay.selector, box=overlay.box, quote=overlay.text[:400]
    )


def _paths(seen: OverlaySeen, choice: _Choice) -> list[Finding]:
    named = (("accepts", choice.accept), ("refuses", choice.reject), ("lets choose", choice.settings))
    return [
        Finding(message=f"“{c.name[:60]}” {what}", page=seen.page, selector=c.selector, box=c.box, quote=c.name)
        for what, c in named
        if c is not None
    ]

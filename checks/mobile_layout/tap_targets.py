"""Buttons and links are too small, or too close together, for a thumb.

**Why it matters.** A thumb covers about 9 mm of glass. What is smaller gets missed, and the neighbour gets hit. WCAG
2.5.8 asks for 24 CSS px, or for that much room around a smaller target; 2.5.5 and Apple for 44 px; Google for 48 px
with 8 px between (https://www.w3.org/TR/WCAG22/#target-size-minimum,
https://support.google.com/accessibility/android/answer/7101858).

**What counts.** The area that answers a tap of everything that can be tapped. A target fails when a side is under 24 px
and a 24 px circle on its centre meets another target or another small target's circle. Links within a sentence,
unstyled check boxes and check boxes with a label are exempt; several links to one product count once. Primary
actions (add to basket, checkout, continue, variants, quantity, close) are held against 44 px. Pass: none fails and
every primary action has 44 px. Warn: up to 3 % fail, or a primary action has 36-43 px. Fail: more than 3 %, or a
primary action under 36 px. The 3 % and 36 px lines are this catalogue's choice.

**How to fix it.** Give each control 44 px (48 px on Android) of tappable area with padding, not with a bigger picture,
and leave 8 px between neighbours.
"""

from frictionaudit.api import (
    BUYING_STAGES,
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    Target,
    check,
    failed,
    graded,
    passed,
    point_at,
    primary_actions,
    targets,
    too_small,
    unclear,
    warned,
)

STAGES = (Stage.HOME, *BUYING_STAGES)
MOST_FAILING = 0.03
COMFORTABLE, TOO_TIGHT = 44, 36
ROUNDING = 0.5
"""Browsers lay out in fractions of a pixel."""


@check(
    "tap-targets",
    title="Buttons and links are big enough for my thumb",
    family="mobile-layout",
    stage="consideration",
    weight=7,
    needs=(Stage.PRODUCT,),
    uses=STAGES,
    effort="M",
    owner="Design system",
    sources=(
        "WCAG 2.2, 2.5.8 Target Size (Minimum): 24 px - https://www.w3.org/TR/WCAG22/#target-size-minimum",
        "WCAG 2.2, 2.5.5 Target Size (Enhanced): 44 px - https://www.w3.org/TR/WCAG22/#target-size-enhanced",
        "Google accessibility help: 48 dp, 8 dp apart - https://support.google.com/accessibility/android/answer/7101858",
    ),
)
def tap_targets(journey: Journey) -> Outcome:
    pages = journey.seen(*STAGES)
    aimed = {page.index: targets(page) for page in pages}
    small = sorted(((t, page) for page in pages for t in too_small(aimed[page.index])), key=lambda pair: pair[0].side)
    primary = sorted(
        ((t, page) for page in pages for t in primary_actions(page, journey.stage_of(page))), key=lambda p: p[0].side
    )
    total = sum(map(len, aimed.values()))
    if not total:
        return unclear("nothing that can be tapped was read")
    tight = [(t, page) for t, page in primary if t.side < COMFORTABLE - ROUNDING]
    share = len(small) / total
    measured = f"{len(small)} of {total} targets fail ({share:.1%})" + (
        f", smallest primary action {primary[0][0].side:.0f} px" if primary else ""
    )
    findings = [*(_tight(t, page) for t, page in tight[:5]), *(_small(t, page) for t, page in small)]
    reason = _reason(len(small), total, tight)
    if not small and not tight:
        return _comfortable(journey, total, primary, measured)
    friction = max(
        graded(share, pass_at=0, fail_at=MOST_FAILING),
        graded(tight[0][0].side, pass_at=COMFORTABLE, fail_at=TOO_TIGHT) if tight else 0,
    )
    if share > MOST_FAILING or (tight and tight[0][0].side < TOO_TIGHT - ROUNDING):
        return failed(reason, findings, measured=measured, friction=friction)
    return warned(reason, findings, measured=measured, friction=friction)


def _comfortable(journey: Journey, total: int, primary: list[tuple[Target, PageView]], measured: str) -> Outcome:
    reason = f"all {total} targets have room for a thumb"
    if not primary:
        return passed(f"{reason}; no primary action was recognised", measured=measured, confidence=Confidence.WIRED)
    smallest, page = primary[0]
    proof = [point_at(page, smallest.thing, "the smallest primary action")]
    if not journey.seen(Stage.CHECKOUT, Stage.PAYMENT):
        return passed(f"{reason}; checkout was not seen", proof, measured=measured, confidence=Confidence.TEXT)
    return passed(reason, proof, measured=measured)


def _reason(small: int, total: int, tight: list[tuple[Target, PageView]]) -> str:
    parts = [f"{small} of {total} targets are too small or too close together"] if small else []
    if tight:
        target = tight[0][0]
        parts.append(f"“{target.name[:60]}” is only {target.side:.0f} px on its smaller side")
    return " and ".join(parts)


def _tight(target: Target, page: PageView) -> Finding:
    return point_at(page, target.thing, f"primary action of {_size(target)} px, {COMFORTABLE} px are comfortable")


def _small(target: Target, page: PageView) -> Finding:
    return point_at(page, target.thing, f"{_size(target)} px, and its neighbour is closer than a thumb")


def _size(target: Target) -> str:
    return f"{target.box.width:.0f} x {target.box.height:.0f}"

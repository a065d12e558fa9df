"""Text is too pale to read in the sun.

**Why it matters.** Phones are used outdoors. Grey on white that reads well at a desk is gone in daylight, and for ever to
many who are over fifty. WCAG 1.4.3 asks for a contrast of 4.5 to 1, 3 to 1 for large type; 31 % of mobile sites keep it
(Web Almanac 2025).

**What counts.** Visible text on the pages of the way, by axe-core's rule color-contrast, which knows large type and leaves
out what is switched off. Pass: nothing is below the limit. Warn: only minor text; the more of it, up to 2 % of what can be
read, the worse. Fail: any price, field, error, or button on the way. Text on pictures and gradients cannot be told by the
engine: how many such places there were is said, and they count as neither. Which text is minor, and the 2 % line, are this
catalogue's choice.

**How to fix it.** Darken greys; lay a plain ground under text on photos.
"""

from frictionaudit.api import (
    BUYING_STAGES,
    CONTRAST,
    WARN_FRICTION,
    Broken,
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    broken,
    characters,
    check,
    failed,
    graded,
    passed,
    unclear,
    warned,
)

STAGES = (Stage.HOME, *BUYING_STAGES)
MINOR_SHARE = 0.02
LEAST = 0.1
"""Friction of a single minor text."""
ROUNDING = 0.05
"""Antialiasing aside, colours are whole numbers: a ratio that rounds up to the limit keeps it."""


@check(
    "text-contrast",
    title="I can read it in the sun",
    family="accessibility",
    stage="consideration",
    weight=4,
    core=False,
    needs=(Stage.PRODUCT,),
    uses=STAGES,
    effort="S",
    owner="Design system",
    sources=(
        "WCAG 2.2, 1.4.3 Contrast (Minimum) - https://www.w3.org/TR/WCAG22/#contrast-minimum",
        "Web Almanac 2025, accessibility: 31 % of mobile sites pass - https://almanac.httparchive.org/en/2025/accessibility",
    ),
)
def text_contrast(journey: Journey) -> Outcome:
    pages = [page for page in journey.seen(*STAGES) if page.accessibility is not None]
    if not pages:
        return unclear("the accessibility engine could not look at any page")
    found = [one for page in pages for one in broken(page, contrast=True) if _below(one)]
    share = _share(found, pages)
    found = _once(found)
    grave = [one for one in found if one.role]
    undecided = sum(page.accessibility.undecided.get(CONTRAST, 0) for page in pages if page.accessibility)
    doubt = f"; text in {undecided} places, on pictures or gradients, could not be told" if undecided else ""
    findings = [_finding(one) for one in sorted(found, key=lambda one: (not one.role, one.breach.ratio or 0))]
    measured = (
        f"{len(grave)} prices, buttons and fields and {len(found) - len(grave)} other texts on {len(pages)} pages"
    )
    if grave:
        worst = min(grave, key=lambda one: one.breach.ratio or 0)
        reason = f"{worst.role} has a contrast of {_ratio(worst)} to 1, {worst.breach.needed:g} are needed{doubt}"
        return failed(reason, findings, measured=measured)
    if found:
        reason = f"{len(found)} minor texts are below the limit, {share:.1%} of what can be read{doubt}"
        friction = max(WARN_FRICTION * graded(share, pass_at=0, fail_at=MINOR_SHARE), LEAST)
        return warned(reason, findings, measured=measured, friction=friction)
    confidence = Confidence.MEASURED if not undecided else Confidence.TEXT
    return passed(f"all text on {len(pages)} pages can be read{doubt}", measured=measured, confidence=confidence)


def _below(one: Broken) -> bool:
    ratio, needed = one.breach.ratio, one.breach.needed
    return ratio is not None and needed is not None and ratio + ROUNDING < needed


def _once(found: list[Broken]) -> list[Broken]:
    """Each element once: headers and footers are on every page."""
    return list({(one.breach.selector, one.breach.text): one for one in reversed(found)}.values())[::-1]


def _ratio(one: Broken) -> str:
    return f"{one.breach.ratio:.1f}"


def _share(found: list[Broken], pages: list[PageView]) -> float:
    whole = sum(map(characters, pages))
    return sum(len(one.breach.text) for one in found) / whole if whole else 0.0


def _finding(one: Broken) -> Finding:
    what = one.role or "text"
    return Finding(
        message=f"{what}: contrast {_ratio(one)} to 1, needed {one.breach.needed:g}",
        page=one.page.index,
        selector=one.breach.selector,
        box=one.breach.box,
        quote=one.breach.text,
    )

"""The site is a desktop page shown small, or it stops the shopper from zooming in.

**Why it matters.** Without a phone layout the browser shrinks a 980 px page to the size of a hand. And shoppers who
see badly enlarge what they read: WCAG 1.4.4 asks for 200 % (https://www.w3.org/TR/WCAG22/#resize-text), yet 19 % of
mobile sites restrict zooming (Web Almanac 2025, accessibility chapter).

**What counts.** The viewport meta tag, as it stands after loading, on the front, product and checkout pages; the width
the page is laid out for; `touch-action` of the page. Pass: laid out for the phone, zoom to at least twice the size.
Warn: zoom capped between once and twice, or a separate host for phones. Fail: no viewport tag, a page wider than the
phone, or zoom blocked (`user-scalable=no`, `maximum-scale=1`). iPhones overrule a zoom ban in the tag, so there it is a
warning; Android obeys it.

**How to fix it.** Use `content="width=device-width, initial-scale=1"` and nothing that caps zoom. Keep the screen from
jumping into form fields with 16 px text, not by blocking zoom.
"""

import re

from frictionaudit.api import (
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    Verdict,
    check,
    failed,
    host_of,
    passed,
    unclear,
    warned,
)

STAGES = (Stage.HOME, Stage.PRODUCT, Stage.CHECKOUT, Stage.PAYMENT)
ENOUGH_ZOOM = 2.0
"""WCAG 1.4.4 Resize Text: 200 %."""
ROUNDING = 2
PHONE_HOSTS = frozenset({"m", "mobile", "mobil", "touch", "wap"})
_SETTING = re.compile(r"([a-z-]+)\s*=\s*([^\s,;]+)")
_FREE_TOUCH = frozenset({"", "auto", "manipulation"})
_BLOCKED = {"no", "false", "0", "0.0"}


@check(
    "built-for-phone",
    title="The site was made for a phone, and lets me zoom in",
    family="mobile-layout",
    stage="awareness",
    weight=5,
    uses=STAGES,
    effort="S",
    owner="Web front end",
    sources=(
        "WCAG 2.2, 1.4.4 Resize Text: 200 % - https://www.w3.org/TR/WCAG22/#resize-text",
        "HTTP Archive, Web Almanac 2025, accessibility: 19 % of mobile sites restrict zoom",
    ),
)
def built_for_phone(journey: Journey) -> Outcome:
    pages = [page for page in journey.seen(*STAGES) if page.layout.client_width]
    if not pages:
        return unclear("no page was measured")
    flaws = [flaw for page in pages if (flaw := _flaw(journey, page))]
    findings = [finding for _, finding in sorted(flaws, key=lambda flaw: flaw[0] is not Verdict.FAIL)]
    measured = f"laid out for {max(page.layout.client_width for page in pages)} px"
    if any(verdict is Verdict.FAIL for verdict, _ in flaws):
        return failed(findings[0].message, findings, measured=measured)
    if flaws:
        return warned(findings[0].message, findings, measured=measured)
    proof = [Finding(message="made for the phone", page=page.index, quote=_tag(page)) for page in pages[:1]]
    return passed("the pages are laid out for the phone and can be enlarged", proof, measured=measured)


def _flaw(journey: Journey, page: PageView) -> tuple[Verdict, Finding] | None:
    """The worst thing to say of one page, if any."""
    stage, layout = journey.stage_of(page), page.layout
    phone = journey.device_proof.width if journey.device_proof else layout.viewport_width
    settings = viewport_settings(layout.viewport_meta or "")
    zoom = _zoom(settings)
    verdict, message = Verdict.FAIL, ""
    if layout.viewport_meta is None:
        message = f"the {stage} page has no viewport tag: it was not made for phones"
    elif layout.client_width > phone + ROUNDING:
        message = f"the {stage} page is laid out {layout.client_width} px wide on a phone of {phone} px"
    elif not _pinch_allowed(layout.touch_action):
        message = f"the {stage} page forbids zooming by touch-action: {layout.touch_action}"
    elif zoom <= 1:
        message = f"the {stage} page forbids zooming in"
        if journey.device_proof and journey.device_proof.family == "iphone":
            verdict, message = Verdict.WARN, f"{message}; this phone overrules it, Android phones obey"
    elif zoom < ENOUGH_ZOOM:
        verdict, message = Verdict.WARN, f"the {stage} page lets the shopper enlarge it only {zoom:g} times"
    elif host_of(page.url).split(".")[0] in PHONE_HOSTS:
        verdict, message = Verdict.WARN, f"the {stage} page lives on a separate host for phones"
    return (verdict, Finding(message=message, page=page.index, quote=_tag(page) or page.url)) if message else None


def viewport_settings(content: str) -> dict[str, str]:
    """The settings of a viewport tag's content; browsers accept commas, semicolons and spaces between them."""
    return dict(_SETTING.findall(content[:500].lower()))


def _zoom(settings: dict[str, str]) -> float:
    """How many times the shopper may enlarge the page; nothing said means as often as the browser likes."""
    if settings.get("user-scalable", "yes") in _BLOCKED:
        return 1.0
    try:
        return float(settings.get("maximum-scale", "10"))
    except ValueError:  # browsers ignore what is no number
        return 10.0


def _pinch_allowed(touch_action: str) -> bool:
    return touch_action in _FREE_TOUCH or "pinch-zoom" in touch_action


def _tag(page: PageView) -> str:
    return (
        ""
        if page.layout.viewport_meta is None
        else f'<meta name="viewport" content="{page.layout.viewport_meta}">'[:400]
    )

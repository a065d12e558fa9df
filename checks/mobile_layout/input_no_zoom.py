"""The screen jumps when the shopper taps a box to type.

**Why it matters.** iPhones enlarge the page when a form field with text under 16 px is tapped, and leave it enlarged:
the shopper has to shrink it again after every field.

**What counts.** The text size of every visible field that is typed or chosen in, on the pages of the purchase and the
contact page. Pass: all at least 16 px. Warn: the smallest has 15-15.9 px (a jump hardly seen), or only boxes beside
the way are smaller: newsletter, quantity. Fail: a search, address, payment or contact field under 15 px. Check boxes,
switches and pickers do not count. The jump is Apple's; on Android the question does not arise.

**How to fix it.** Set `font-size: max(16px, 1em)` on form controls at phone widths. Do not block zooming instead.
"""

from collections.abc import Iterable

from frictionaudit.api import (
    MAIN_STAGES,
    WARN_FRICTION,
    Confidence,
    Field,
    Finding,
    Journey,
    Outcome,
    PageView,
    Region,
    Stage,
    check,
    failed,
    graded,
    not_applicable,
    own,
    passed,
    point_at,
    says,
    unclear,
    warned,
)

STAGES = (*MAIN_STAGES, Stage.CONTACT)
PAYING = (Stage.CHECKOUT, Stage.PAYMENT)
NO_JUMP, CLEAR_JUMP, STUCK = 16, 15, 14
_TYPED = frozenset({"", "text", "search", "email", "tel", "url", "number", "password"})


@check(
    "input-no-zoom",
    title="The screen does not jump when I tap a box to type",
    family="mobile-layout",
    stage="purchase",
    weight=4,
    uses=STAGES,
    effort="S",
    owner="Web front end",
    sources=("Focus zoom of iOS below 16 px - https://css-tricks.com/16px-or-larger-text-prevents-ios-form-zoom/",),
)
def input_no_zoom(journey: Journey) -> Outcome:
    if journey.device_proof and journey.device_proof.family == "android":
        return not_applicable("Android does not enlarge the page when a field is tapped")
    fields = _each_once(journey.seen(*STAGES))
    small = sorted(((f, p) for f, p in fields if f.font_px < NO_JUMP), key=lambda pair: pair[0].font_px)
    jumping = [(field, page) for field, page in small if _on_the_way(journey, field, page)]
    findings = [_finding(field, page) for field, page in (*jumping, *(s for s in small if s not in jumping))]
    if jumping:
        field, page = jumping[0]
        measured = f"{field.font_px:g} px in the smallest of {len(fields)} fields, {len(small)} under {NO_JUMP} px"
        reason = f"an iPhone enlarges the {journey.stage_of(page)} page when “{_name(field)}” is tapped"
        friction = graded(field.font_px, pass_at=NO_JUMP, fail_at=STUCK)
        judge = failed if field.font_px < CLEAR_JUMP else warned
        return judge(reason, findings, measured=measured, friction=friction)
    if small:
        friction = min(graded(small[0][0].font_px, pass_at=NO_JUMP, fail_at=STUCK), WARN_FRICTION)
        measured = f"{small[0][0].font_px:g} px in “{_name(small[0][0])}”"
        reason = f"only boxes beside the way make an iPhone jump, such as “{_name(small[0][0])}”"
        return warned(reason, findings, measured=measured, friction=friction)
    return _still(journey, fields)


def _still(journey: Journey, fields: list[tuple[Field, PageView]]) -> Outcome:
    at_checkout = [page for _, page in fields if journey.stage_of(page) in PAYING]
    if not at_checkout:
        return unclear("no field of the checkout was seen, and the fields before it are large enough")
    field, page = min(fields, key=lambda pair: pair[0].font_px)
    reason = f"all {len(fields)} fields seen have text of at least {NO_JUMP} px"
    measured = f"{field.font_px:g} px in the smallest of {len(fields)} fields"
    proof = [point_at(page, field, "the smallest field text")]
    closed = any(f.visible and not f.readable and f.url for p in journey.seen(*PAYING) for f in p.frames)
    if not journey.reached_last_page or closed:
        gap = "card fields in a frame could not be read" if closed else "the last page before the order was not seen"
        return passed(f"{reason}; {gap}", proof, measured=measured, confidence=Confidence.TEXT)
    return passed(reason, proof, measured=measured)


def _typed(page: PageView) -> list[Field]:
    """Fields that a tap opens for typing or choosing, with a known text size."""
    return [
        field
        for field in own(page, page.fields)
        if (field.tag in ("select", "textarea", "editable") or (field.tag == "input" and field.type in _TYPED))
        and field.visible
        and field.enabled
        and not field.readonly
        and not field.honeypot
        and field.font_px
    ]


def _each_once(pages: Iterable[PageView]) -> list[tuple[Field, PageView]]:
    """Fields to type in with their pages; one that is there when the page is seen again counts once, as small as it was."""
    found: dict[tuple[str, ...], tuple[Field, PageView]] = {}
    for page in pages:
        for field in _typed(page):
            key = (page.url.partition("?")[0], field.name or field.id or field.selector, _name(field), str(field.frame))
            if key not in found or field.font_px < found[key][0].font_px:
                found[key] = (field, page)
    return list(found.values())


def _on_the_way(journey: Journey, field: Field, page: PageView) -> bool:
    """Search anywhere, and whatever is typed at checkout or on the contact page, but for a newsletter box."""
    if _newsletter(field, page):
        return False
    searches = field.type == "search" or says("search", f"{field.label} {field.placeholder}", page.lang)
    return searches or journey.stage_of(page) in (*PAYING, Stage.CONTACT)


def _newsletter(field: Field, page: PageView) -> bool:
    """An address box that is only there for the newsletter."""
    if "email" not in (field.type, field.autocomplete) and field.region is not Region.FOOTER:
        return False
    around = " ".join((field.section, field.label, field.placeholder, field.near, field.hint, field.name, field.id))
    if says("about_newsletter", around, page.lang) or says("subscribe_newsletter", around, page.lang):
        return True
    return field.region is Region.FOOTER and field.type == "email"


def _finding(field: Field, page: PageView) -> Finding:
    return point_at(page, field, f"text of {field.font_px:g} px, {NO_JUMP} px keep the screen still")


def _name(field: Field) -> str:
    return (field.label or field.placeholder or field.near or field.name or "a field")[:60]

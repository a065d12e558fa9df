"""Bars that stay on the screen leave little room for the page.

**Why it matters.** A phone shows some seven hundred pixels of a page. A header, a buy bar and a chat bubble can take half of
them, and the keyboard the rest. WCAG 2.4.11 asks that what is in focus is not hidden.

**What counts.** Fixed and sticky elements, measured two screens down on list, product, basket and checkout: the height of
those along the upper and lower edge, each pixel once, as a share of the screen. On checkout what stays at the top also
against the room above a keyboard (260 px). Layers that were opened (menu, basket drawer) and consent banners are judged
elsewhere. Pass: at most 20 %. Warn: at most 33 %. Fail: more, or something lies over the button that adds to the basket. A
buy bar is good and counts all the same. Browsers have bars of their own that the emulation lacks. The lines are this
catalogue's choice.

**How to fix it.** Let the header go while the page is scrolled down; show one bar at a time; hide the chat while there is a
buy bar or a keyboard.
"""

from frictionaudit.api import (
    BUYING_STAGES,
    Bar,
    Confidence,
    Control,
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    check,
    failed,
    graded,
    means,
    own,
    passed,
    point_at,
    unclear,
    warned,
)

KEYBOARD_PX = 260
"""Height of a phone's keyboard, CSS px (checks catalogue)."""
PASS_AT, FAIL_AT = 0.20, 0.33
NO_BAR = 0.6
"""What covers more of the screen's height is an opened layer, not a bar."""
OPENED = frozenset({"menu", "basket", "consent", "newsletter", "age", "country", "app"})
TILL = (Stage.CHECKOUT, Stage.PAYMENT)


@check(
    "room-to-read",
    title="Fixed bars leave me room to see the product",
    family="mobile-layout",
    stage="consideration",
    weight=3,
    core=False,
    needs=(Stage.PRODUCT,),
    uses=BUYING_STAGES,
    effort="S",
    owner="Design system",
    sources=(
        "WCAG 2.2, 2.4.11 Focus Not Obscured - https://www.w3.org/TR/WCAG22/#focus-not-obscured-minimum",
        "Baymard, live chat: sticky chat hinders on phones",
    ),
)
def room_to_read(journey: Journey) -> Outcome:
    pages = [page for page in journey.seen(*BUYING_STAGES) if page.bars is not None]
    if not pages:
        return unclear("the bars that stay on the screen could not be measured")
    for page in journey.seen(Stage.PRODUCT):
        if hidden := _hidden_button(page):
            return failed(
                f"something lies over “{hidden.name[:60]}”", [point_at(page, hidden, "covered")], measured="covered"
            )
    shares = sorted(((_share(journey, page), page) for page in pages), key=lambda one: -one[0])
    share, worst = shares[0]
    stage = journey.stage_of(worst)
    findings = [finding for part, page in shares[:3] if part for finding in _findings(page)]
    measured = f"{share:.0%} of the screen on the {stage} page"
    reason = f"bars that stay take {share:.0%} of the screen on the {stage} page, the most of {len(pages)} pages"
    if share <= PASS_AT:
        return passed(reason if share else "nothing stays on the screen", findings, measured=measured)
    friction = graded(share, pass_at=PASS_AT, fail_at=FAIL_AT)
    verdict = failed if share > FAIL_AT else warned
    return verdict(reason, findings, measured=measured, friction=friction, confidence=Confidence.MEASURED)


def _bars(page: PageView) -> list[Bar]:
    height = page.layout.viewport_height
    opened = {overlay.selector for overlay in page.overlays if overlay.kind in OPENED or overlay.modal}
    return [bar for bar in page.bars or () if bar.selector not in opened and bar.box.height < NO_BAR * height]


def _share(journey: Journey, page: PageView) -> float:
    bars, height = _bars(page), page.layout.viewport_height
    whole = _covered([bar for bar in bars if bar.edge != "float"]) / height
    if journey.stage_of(page) not in TILL:
        return whole
    return max(whole, _covered([bar for bar in bars if bar.edge == "top"]) / (height - KEYBOARD_PX))


def _covered(bars: list[Bar]) -> float:
    """Pixels of height under these bars, each once."""
    total = end = 0.0
    for top, bottom in sorted((bar.box.y, bar.box.bottom) for bar in bars):
        total += max(bottom - max(top, end), 0.0)
        end = max(end, bottom)
    return total


def _hidden_button(page: PageView) -> Control | None:
    buttons = [c for c in own(page, page.controls) if c.visible and means("add_to_cart", c.name, page.lang)]
    return next((c for c in buttons if c.covered), None) if all(c.covered for c in buttons) else None


def _findings(page: PageView) -> list[Finding]:
    return [
        Finding(
            message=f"{bar.edge} bar, {bar.box.height:.0f} px high" if bar.edge != "float" else "floats over the page",
            page=page.index,
            selector=bar.selector,
            box=bar.box,
            quote=bar.text,
        )
        for bar in _bars(page)
    ]

"""The text is so small that the shopper has to enlarge the page to read it.

**Why it matters.** Small print on a phone is read at arm's length, in the sun, by people over forty. Google's former
mobile test (Lighthouse 12.8, font-size audit) asked that 60 % of the text has at least 12 px.

**What counts.** The share of visible characters with at least 12 px, over the front, listing, product, basket, checkout
and returns pages, and the middle size of the running text. Pass: 95 % and running text of 14 px or more. Warn: 60-95 %,
or smaller running text. Fail: under 60 %, or the product's price, a total or an error message under 12 px, whatever the
size of the words beside it. A footer of small print alone does not fail a page. Text in pictures cannot be measured.
The 95 % and 14 px lines are this catalogue's choice.

**How to fix it.** Set running text to 16 px, and never show a price, a delivery cost, an error or a consent text under
12 px.
"""

from collections import Counter
from collections.abc import Iterable

from frictionaudit.api import (
    BUYING_STAGES,
    Confidence,
    Finding,
    Journey,
    Line,
    Outcome,
    PageView,
    Region,
    Stage,
    check,
    current_price,
    failed,
    graded,
    own,
    passed,
    point_at,
    says,
    unclear,
    warned,
)

STAGES = (Stage.HOME, *BUYING_STAGES, Stage.RETURNS)
LEAST_PX = 12
BODY_PX = 14
ENOUGH, TOO_LITTLE = 0.95, 0.6
PARAGRAPH = 60
"""Lines of running text have at least this many characters; labels and menu entries have fewer."""


@check(
    "readable-text",
    title="I can read it without pinching",
    family="mobile-layout",
    stage="consideration",
    weight=4,
    needs=(Stage.PRODUCT,),
    uses=STAGES,
    effort="S",
    owner="Design system",
    sources=("Lighthouse 12.8, font-size audit: 60 % of the text at least 12 px",),
)
def readable_text(journey: Journey) -> Outcome:
    pages = [page for page in journey.seen(*STAGES) if page.layout.chars_by_px]
    if not pages:
        return unclear("the size of the text was not measured")
    whole, body = _share(pages, footer=True), _share(pages, footer=False)
    middle = _middle(line for page in pages for line in own(page, page.lines) if _is_running(line))
    measured = f"{whole:.0%} of the text has {LEAST_PX} px or more" + (
        f", running text {middle:g} px" if middle else ""
    )
    tiny = [finding for page in pages for finding in _tiny(page, journey.stage_of(page))]
    smallest = [finding for page in pages for finding in _smallest(page)]
    friction = graded(whole, pass_at=ENOUGH, fail_at=TOO_LITTLE)
    if tiny:
        return failed(f"{tiny[0].message}: “{tiny[0].quote[:60]}”", tiny, measured=measured)
    if body < TOO_LITTLE:
        return failed(f"only {body:.0%} of the text has {LEAST_PX} px or more", smallest, measured=measured)
    if whole < ENOUGH:
        reason = f"{1 - whole:.0%} of the text is smaller than {LEAST_PX} px"
        return warned(reason, smallest, measured=measured, friction=friction)
    if middle and middle < BODY_PX:
        return warned(f"half of the running text is {middle:g} px or smaller", smallest, measured=measured)
    if not journey.seen(Stage.CHECKOUT, Stage.PAYMENT):
        reason = f"{whole:.0%} of the text is large enough to read; checkout was not seen"
        return passed(reason, measured=measured, confidence=Confidence.TEXT)
    return passed(f"{whole:.0%} of the text is large enough to read", measured=measured)


def _share(pages: Iterable[PageView], footer: bool) -> float:
    """Share of characters of at least 12 px, without layers above the page, with or without footers."""
    large = total = 0
    for page in pages:
        ours = {line.index for line in own(page, page.lines) if footer or line.region is not Region.FOOTER}
        chars = Counter(page.layout.chars_by_px)
        chars.subtract(Counter(px for line in page.lines if line.index not in ours for px in _sizes(line)))
        left = {px: count for px, count in chars.items() if count > 0}
        total += sum(left.values())
        large += sum(count for px, count in left.items() if px >= LEAST_PX)
    return large / total if total else 1.0


def _sizes(line: Line) -> list[int]:
    """The size of each character of a line, rounded down as in the page's own count."""
    parts = line.sizes or ((0, line.font_px),)
    ends = (*(start for start, _ in parts[1:]), len(line.text))
    return [int(px) for (start, px), end in zip(parts, ends, strict=True) for _ in range(start, end)]


def _is_running(line: Line) -> bool:
    return not line.heading and line.region is Region.MAIN and len(line.text) >= PARAGRAPH


def _middle(lines: Iterable[Line]) -> float:
    """Median size of running text by characters; 0 when there is none."""
    sizes = sorted((line.font_px, len(line.text)) for line in lines)
    half, passed_by = sum(length for _, length in sizes) / 2, 0
    for px, length in sizes:
        passed_by += length
        if passed_by >= half:
            return px
    return 0.0


def _tiny(page: PageView, stage: Stage) -> list[Finding]:
    """Prices, totals and errors under 12 px; former prices and small print of the footer are left out."""
    errors = {field.error for field in page.fields if field.error}
    prices = {p.line: p.text for p in page.prices if not p.struck}
    product = current_price(page) if stage is Stage.PRODUCT else None
    found: list[Finding] = []
    for line in own(page, page.lines):
        if line.region is Region.FOOTER:
            continue
        price = prices.get(line.index, "")
        alone = 2 * len(price) >= len(line.text) or says("total", line.text, page.lang)
        first = product is not None and product.line == line.index and line.text.startswith(price)
        shown = price if first or alone else ""
        if shown and line.px_of(shown) < LEAST_PX:
            found.append(point_at(page, line, f"a price is shown at {line.px_of(shown):g} px"))
        elif line.text in errors and line.font_px < LEAST_PX:
            found.append(point_at(page, line, f"an error message is shown at {line.font_px:g} px"))
    return found


def _smallest(page: PageView) -> list[Finding]:
    small = sorted(
        (line for line in own(page, page.lines) if line.font_px < LEAST_PX), key=lambda line: -len(line.text)
    )
    return [point_at(page, line, f"text of {line.font_px:g} px") for line in small[:3]]

"""The price of a product must be searched for.

**Why it matters.** The price is the first thing a shopper wants to know of a product. Google's Retail UX Playbook asks
for price information above the fold of product pages.

**What counts.** Where the product's present price stands on the page as it opens, with layers in the way closed:
former prices, instalments, delivery costs and other products do not count. Pass: within the first screen. Warn: within
the next screen, or in type under 16 px, or another amount than structured data gives (one of several variants or the
amount without tax is no contradiction). Fail: further down, or no price at all. The lines are this catalogue's choice.

**How to fix it.** Put name and price above or right below the first picture, in type of at least 16 px.
"""

from decimal import Decimal

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Line,
    Outcome,
    PageView,
    Price,
    Stage,
    buy_buttons,
    check,
    current_price,
    declared,
    failed,
    graded,
    passed,
    point_at,
    unclear,
    warned,
)

LEAST_PX = 16
FAR = 2.0
"""Screens from the top of the page."""
SMALL_TYPE, CONTRADICTED = 0.25, 0.4
MOST_TAX = Decimal("1.28")
"""Prices without tax differ from those with it by at most 27 % (Hungary, the highest rate in Europe)."""


@check(
    "price-up-front",
    title="I see the price without hunting",
    family="product-page",
    stage="consideration",
    weight=4,
    needs=(Stage.PRODUCT,),
    effort="S",
    owner="Merchandising",
    sources=("Google Retail UX Playbook: price information above the fold on product pages",),
)
def price_up_front(journey: Journey) -> Outcome:
    page = journey.seen(Stage.PRODUCT)[0]
    price = current_price(page)
    if price is None:
        return _without_price(page)
    line = next(line for line in page.lines if line.index == price.line)
    screens = price.box.bottom / page.layout.viewport_height
    measured = f"{price.text}, {screens:.1f} screens down"
    proof = (_show(page, line, price),)
    if screens > FAR:
        return failed(f"the price {price.text} stands {screens:.1f} screens down the page", proof, measured=measured)
    if screens > 1:
        reason = f"the price {price.text} shows only after scrolling, {screens:.1f} screens down"
        return warned(reason, proof, measured=measured, friction=max(graded(screens, pass_at=1, fail_at=FAR), 0.1))
    if other := _contradicting(page, price):
        reason = f"the page shows {price.text}, its structured data says {other}"
        return warned(reason, proof, measured=measured, friction=CONTRADICTED, confidence=Confidence.TEXT)
    if (px := line.px_of(price.text)) < LEAST_PX:
        reason = f"the price {price.text} is in view, but in type of only {px:.0f} px"
        return warned(reason, proof, measured=f"{measured}, {px:.0f} px", friction=SMALL_TYPE)
    return passed(f"the price {price.text} is on the first screen", proof, measured=measured)


def _without_price(page: PageView) -> Outcome:
    if not buy_buttons(page):
        return unclear("neither a price nor a button that buys was recognised on the product page")
    told = declared(page).amounts
    known = f"; structured data says {told[0]}" if told else ""
    finding = point_at(page, buy_buttons(page)[0], "can be bought, but no price was found on the page")
    return failed(
        f"the product page shows no price{known}", (finding,), measured="no price", confidence=Confidence.TEXT
    )


def _contradicting(page: PageView, price: Price) -> Decimal | None:
    """The declared amount that the shown price cannot be: not one of the page's, no variant's, not the price without tax."""
    amounts = declared(page).amounts
    shown = {one.amount for one in page.prices}
    if not amounts or shown & set(amounts) or min(amounts) <= price.amount <= max(amounts):
        return None
    nearest = min(amounts, key=lambda amount: abs(amount - price.amount))
    low, high = sorted((nearest, price.amount))
    return nearest if high / low > MOST_TAX else None


def _show(page: PageView, line: Line, price: Price) -> Finding:
    return Finding(message="price", page=page.index, selector=line.selector, box=price.box, quote=line.text[:400])

"""Dear goods cannot be paid in parts.

**Why it matters.** Some shoppers spread what costs more over weeks or months. It is regulated, and some brands decide
against it: this is a hint, never more.

**What counts.** Pay-later services (Klarna, Clearpay, PayPal Pay Later, Alma, Scalapay ...) on product page, basket or
checkout, when the goods cost more than about 50 euros or its like in the market's money (this catalogue's choice). Pass:
it can be chosen, or the amount of the parts is told. Warn: only a mark or a word. Fail: none up to the last page. Below
that price the question does not arise.

**How to fix it.** Offer it where baskets are large, and show it once and small.
"""

from decimal import Decimal

from frictionaudit.api import (
    Confidence,
    Finding,
    Grade,
    Journey,
    Offer,
    Outcome,
    Stage,
    all_seen,
    check,
    cost_ledger,
    current_price,
    failed,
    instalment_line,
    money_words,
    not_applicable,
    offers,
    passed,
    pay_later_from,
    point_at,
    seen_so_far,
    unclear,
    warned,
)

A_HINT = 0.5


@check(
    "pay-later",
    title="I can split the payment if I want",
    family="mobile-payments",
    stage="purchase",
    weight=1,
    core=False,
    tier="shiny",
    needs=(Stage.PRODUCT,),
    uses=(Stage.BASKET, Stage.CHECKOUT, Stage.PAYMENT),
    effort="M",
    owner="Payments",
    sources=("documentation of Klarna, Afterpay and Stripe on messages beside the price",),
)
def pay_later(journey: Journey) -> Outcome:
    goods, currency = _goods(journey)
    least = pay_later_from(currency)
    if goods is None or least is None:
        return unclear("the price of the goods could not be read")
    if goods <= least:
        cost = money_words(goods, currency, journey.trip.market)
        return not_applicable(f"the goods cost {cost}, which few would want to split")
    found = [one for one in offers(journey) if one.group == "pay-later" and one.grade.at_least(Grade.ADVERTISED)]
    findings = [_show(offer) for offer in found]
    usable = [offer for offer in found if offer.grade.at_least(Grade.RENDERED)]
    parts = next(
        ((page, line) for page in journey.seen(Stage.PRODUCT, Stage.BASKET) if (line := instalment_line(page))), None
    )
    if usable or parts:
        told = [point_at(*parts, "the parts are told here")] if parts else []
        reason = (
            f"{usable[0].name} {usable[0].grade.meaning}" if usable else "the amount of the parts is told by the price"
        )
        measured = f"{usable[0].name}: {usable[0].grade}" if usable else "parts told"
        return passed(reason, [*told, *findings], measured=measured, confidence=Confidence.TEXT)
    if found:
        reason = f"{found[0].name} {found[0].grade.meaning}, but cannot be chosen on the pages seen"
        return warned(reason, findings, measured=f"{found[0].name}: {found[0].grade}", confidence=Confidence.TEXT)
    if not all_seen(journey):
        return unclear(f"no way to pay in parts was seen so far; {seen_so_far(journey)}")
    reason = "no way to pay in parts was seen up to the last page"
    return failed(reason, measured="none", friction=A_HINT, confidence=Confidence.TEXT)


def _goods(journey: Journey) -> tuple[Decimal | None, str]:
    """What the goods cost in the basket, else the product's price, and its currency."""
    ledger = cost_ledger(journey)
    if ledger.item_total:
        return ledger.item_total, ledger.currency
    price = current_price(journey.seen(Stage.PRODUCT)[0])
    return (price.amount, price.currency) if price else (None, "")


def _show(offer: Offer) -> Finding:
    return Finding(
        message=f"{offer.name} {offer.grade.meaning}",
        page=offer.page,
        selector=offer.selector,
        box=offer.box,
        quote=offer.quote,
    )

"""Something was put into the basket, or ticked, that the shopper did not ask for.

**Why it matters.** "Sneak into basket" is one of the dark patterns counted on 11,000 shops (Mathur et al., 2019). In the
European Union payments beside the goods need the shopper's express consent; a box ticked in advance is none (Directive
2011/83/EU, article 22).

**What counts.** Rows of basket and checkout for insurance, protection, donations, gift wrapping and the like that cost
something and that nobody chose, boxes for such extras that are ticked on arrival, and boxes for news and offers that are
ticked on arrival. Pass: none, up to the last page. Warn: news and offers only. Fail: any paid extra. Free samples, "save
my details", "same address" and terms do not count, nor does a tick that refuses offers. Boxes that the audit ticked
itself do not count.

**How to fix it.** Let shoppers add every paid extra themselves, and leave boxes for offers empty.
"""

from frictionaudit.api import (
    TILL,
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    all_seen,
    check,
    chosen_by_hand,
    failed,
    money_words,
    passed,
    point_at,
    product_name,
    seen_so_far,
    ticked_extras,
    ticked_offers,
    unasked_extras,
    unclear,
    warned,
)


@check(
    "nothing-slipped-in",
    title="Nothing is slipped into my basket or ticked for me",
    family="cart",
    stage="purchase",
    weight=4,
    core=False,
    needs=(Stage.BASKET,),
    uses=(Stage.PRODUCT, *TILL),
    effort="S",
    owner="Legal and Marketing",
    sources=(
        "Mathur et al. 2019, Dark Patterns at Scale: sneak into basket, hidden costs",
        "Directive 2011/83/EU on consumer rights, article 22",
    ),
)
def nothing_slipped_in(journey: Journey) -> Outcome:
    extras, offers = _extras(journey), _offers(journey)
    measured = f"{len(extras)} paid extras, {len(offers)} ticked offers"
    rest = f"; {limit}" if (limit := seen_so_far(journey)) else ""
    if extras:
        reason = f"“{extras[0].quote[:80]}” was added without a tap{rest}"
        return failed(reason, (*extras, *offers), measured=measured, confidence=Confidence.TEXT)
    if offers:
        reason = f"“{offers[0].quote[:80]}” is ticked on arrival{rest}"
        return warned(reason, offers, measured=measured)
    if not all_seen(journey):
        return unclear(f"nothing was added or ticked so far{rest}")
    return passed("no paid extra was added and no offer ticked", measured=measured, confidence=Confidence.TEXT)


def _extras(journey: Journey) -> list[Finding]:
    product = next((product_name(page) for page in journey.seen(Stage.PRODUCT)), "")
    found: dict[str, Finding] = {}
    for page in journey.seen(Stage.BASKET, *TILL):
        for row in unasked_extras(page, journey.stage_of(page), journey.trip.market, product):
            words = row.label or row.line.text
            amount = money_words(row.amount, row.currency, journey.trip.market)
            found.setdefault(words, point_at(page, row.line, f"{amount} that nobody asked for", words))
        for box in ticked_extras(page):
            if not chosen_by_hand(journey, box):
                found.setdefault(box.label, point_at(page, box, "ticked on arrival, costs extra"))
    return list(found.values())


def _offers(journey: Journey) -> list[Finding]:
    boxes = ((page, box) for page in journey.seen(Stage.BASKET, *TILL) for box in ticked_offers(page))
    found = {
        box.label: point_at(page, box, "ticked on arrival") for page, box in boxes if not chosen_by_hand(journey, box)
    }
    return list(found.values())

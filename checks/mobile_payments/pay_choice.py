"""The shop takes cards only, or says too late what it takes.

**Why it matters.** 13 % of shoppers gave up an order for want of a payment method they like (Baymard Institute, 2024),
and 89 % of large shops offer at least one alternative to cards. Who does not see it before checkout may not begin.

**What counts.** Ways to pay that are offered: as a choice in checkout, as a button, as a mark, in a sentence, or in
structured data; scripts do not count. Where the page with the choice of payment was seen, a mark or a sentence
elsewhere adds nothing to it. They are grouped: cards, wallets, pay later, bank and local methods, invoice, cash,
vouchers. Pass: cards and two more groups, at least two ways to pay named before checkout. Warn: cards and one more
group, no cards, or named in checkout only. Fail: cards only. Where checkout was not seen to its last page, “cards only”
is unclear, and marks may be out of date. The lines are this catalogue's choice.

**How to fix it.** Offer at least one alternative to cards and show the marks on product page and basket.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Grade,
    Journey,
    Offer,
    Outcome,
    Stage,
    all_seen,
    best_offers,
    check,
    failed,
    offered,
    offers_on,
    only_advertised,
    passed,
    seen_so_far,
    unclear,
    warned,
)

EARLY = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET, Stage.HELP, Stage.DELIVERY)
ENOUGH_GROUPS = 2
"""Groups beside cards."""
ENOUGH_NAMED = 2
"""Ways to pay that must be named before checkout."""
NAMES = {"pay-later": "pay later", "wallet": "wallets", "bank": "bank and local methods", "voucher": "vouchers"}


@check(
    "pay-choice",
    title="I can pay the way I like, and I am told before checkout",
    family="mobile-payments",
    stage="purchase",
    weight=5,
    uses=(*EARLY, Stage.CHECKOUT, Stage.PAYMENT),
    effort="M",
    owner="Payments",
    sources=("Baymard Institute - https://baymard.com/lists/cart-abandonment-rate",),
)
def pay_choice(journey: Journey) -> Outcome:
    found = list(offered(journey))
    groups = list(dict.fromkeys(offer.group for offer in found))
    others = [NAMES.get(group, group) for group in groups if group != "card"]
    whole = all_seen(journey)
    findings = _grid(found)
    if not found or (not whole and ("card" not in groups or not others)):
        return unclear(_too_little(journey, found), findings)
    measured = f"{len(found)} way{'s' * (len(found) != 1)} to pay in {len(groups)} group{'s' * (len(groups) != 1)}"
    sure = Confidence.TEXT if whole else Confidence.WIRED
    limit = "" if whole else f"; {seen_so_far(journey) or 'the payment step was not reached'}"
    limit = f"{_empty_words(journey)}{limit}"
    if not others:
        return failed(f"only cards are offered{limit}", findings, measured=measured, confidence=sure)
    if "card" not in groups:
        reason = f"no cards were seen, only {', '.join(others)}{limit}"
    elif len(others) < ENOUGH_GROUPS:
        reason = f"beside cards there is only one other kind: {others[0]}{limit}"
    elif len(_early(journey, found)) < min(ENOUGH_NAMED, len(found)):
        reason = f"cards and {', '.join(others)} are offered, but the shop says so only in checkout{limit}"
    else:
        reason = f"cards and {', '.join(others)} are offered, and the shop says so before checkout{limit}"
        return passed(reason, findings, measured=measured, confidence=sure)
    return warned(reason, findings, measured=measured, confidence=sure)


def _early(journey: Journey, offered: list[Offer]) -> list[Offer]:
    """Those of the ways to pay on offer that are named before checkout."""
    ours = {offer.method for offer in offered}
    pages = journey.seen(*EARLY)
    named = best_offers(offer for page in pages for offer in offers_on(page, journey.stage_of(page)))
    return [offer for offer in named if offer.method in ours and offer.grade.at_least(Grade.ADVERTISED)]


def _empty_words(journey: Journey) -> str:
    """Half a sentence about what the shop names and its choice of payment lacks; empty where it lacks nothing."""
    names = ", ".join(offer.name for offer in only_advertised(journey))
    return f"; advertised, not offered: {names}" if names else ""


def _grid(offered: list[Offer]) -> list[Finding]:
    """One finding a way to pay, the best of each group first, so that the first few show the width of the choice."""
    first = {offer.group: offer for offer in reversed(offered)}
    return [_show(offer) for offer in sorted(offered, key=lambda offer: first[offer.group] is not offer)]


def _too_little(journey: Journey, offered: list[Offer]) -> str:
    seen = f"only {offered[0].name} was seen" if len(offered) == 1 else "no way to pay was seen"
    if len(offered) > 1:
        seen = f"only {', '.join(offer.name for offer in offered[:3])} were seen"
    seen += _empty_words(journey)
    return f"{seen}, and {seen_so_far(journey) or 'the choice of payment may lie on a page that was not seen'}"


def _show(offer: Offer) -> Finding:
    return Finding(
        message=f"{offer.name} {offer.grade.meaning}",
        page=offer.page,
        selector=offer.selector,
        box=offer.box,
        quote=offer.quote,
    )

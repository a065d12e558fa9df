"""What ways to pay a shop offers, and how sure that is: pure functions from pages to offers.

A method counts as offered from the grade `ADVERTISED` on. Scripts of a payment provider are no method; a method that is
named only in a script's address, a symbol that is not drawn, a hidden element or the terms is not offered.
"""

from collections.abc import Iterable
from decimal import Decimal

from frictionaudit.evidence import Control, Field, Journey, Line, Mark, PageKind, PageView, Region, Stage
from frictionaudit.reading import payment_evidence as evidence
from frictionaudit.reading import payment_mentions as mentions
from frictionaudit.reading import phrasebook
from frictionaudit.reading.layers import own
from frictionaudit.reading.money import amounts
from frictionaudit.reading.payment_evidence import Grade, Offer
from frictionaudit.reading.payment_names import Method, local_methods, method, methods
from frictionaudit.reading.words import data

__all__ = [
    "Grade",
    "Method",
    "Offer",
    "apple_pay_hidden",
    "best_offers",
    "instalment_line",
    "local_methods",
    "method",
    "offer_traces",
    "offered",
    "offers",
    "offers_on",
    "only_advertised",
    "pay_later_from",
    "payment_methods",
]

payment_methods = methods
LONGEST_NOTE = 200
"""Letters of a message about paying in parts; longer texts are terms."""

_READERS = (
    evidence.choices,
    evidence.buttons,
    evidence.frames,
    mentions.marks,
    mentions.words,
    mentions.structured,
    mentions.scripts,
)
_FRAME = (Region.HEADER, Region.NAV, Region.FOOTER)
_NEVER_EXPRESS = {"card", "bank", "invoice", "cash"}
"""Groups of methods that no express button stands for."""
_STAGE = {
    PageKind.PRODUCT: Stage.PRODUCT,
    PageKind.BASKET: Stage.BASKET,
    PageKind.CHECKOUT: Stage.CHECKOUT,
    PageKind.LOGIN: Stage.CHECKOUT,
}


def offers_on(page: PageView, stage: Stage) -> tuple[Offer, ...]:
    """Every method that a page shows a trace of, each once with its best grade, best first.

    `stage` is where in the journey the page was met. Names are read in all languages, because shops mix them.
    """
    return best_offers(offer_traces(page, stage))


def offer_traces(page: PageView, stage: Stage) -> tuple[Offer, ...]:
    """Every trace of every method on a page: a method with a button and a mark comes twice."""
    return tuple(
        Offer(found.id, found.name, found.group, grade, page.index, thing, quote[:300])
        for reader in _READERS
        for found, grade, thing, quote in reader(page, stage)
    )


def offers(journey: Journey) -> tuple[Offer, ...]:
    """Best offer of each method over all pages of a journey, best grade first.

    What shows only in `journey.wallet_views`, where the page was told that the phone has its wallet, is `REVEALED`.
    """
    visits = (*journey.visits, *journey.side_visits)
    plain = [offer for visit in visits if visit.page for offer in offers_on(visit.page, visit.stage)]
    told = [_revealed(offer) for page in journey.wallet_views for offer in offers_on(page, _stage(journey, page))]
    return best_offers((*plain, *told))


def offered(journey: Journey) -> tuple[Offer, ...]:
    """What can really be had: the offers of a journey from `ADVERTISED` on, best grade first.

    Where the page with the choice of payment was seen, a mark or a sentence elsewhere offers nothing that the choice
    does not: see `only_advertised`.
    """
    found = (offer for offer in offers(journey) if offer.grade.at_least(Grade.ADVERTISED))
    empty = {offer.method for offer in only_advertised(journey)}
    return tuple(offer for offer in found if offer.method not in empty)


def only_advertised(journey: Journey) -> tuple[Offer, ...]:
    """Ways to pay that a mark, a sentence or structured data names and that the choice of payment, where seen, lacks.

    Empty where no choice of payment was seen, or where a frame on its page could not be read: it may hold more. What
    stands beside the choice itself, outside of header, menu and footer, is part of it.
    """
    till = [(page, journey.stage_of(page)) for page in journey.seen(*evidence.CHECKOUT)]
    choices = [(page, stage) for page, stage in till if _has_choice(page, stage)]
    if not choices or any(frame.visible and not frame.readable for page, _ in choices for frame in page.frames):
        return ()
    beside = {
        offer.method
        for page, stage in choices
        for offer in offer_traces(page, stage)
        if offer.thing is not None
        and not (isinstance(offer.thing, Control | Field | Line | Mark) and offer.thing.region in _FRAME)
    }
    return tuple(offer for offer in offers(journey) if offer.grade is Grade.ADVERTISED and offer.method not in beside)


def _has_choice(page: PageView, stage: Stage) -> bool:
    """Whether a page shows the choice of payment itself, not only the express buttons that stand before it."""
    chosen = {offer.group for offer in offer_traces(page, stage) if offer.grade is Grade.CHOICE}
    return bool(chosen & _NEVER_EXPRESS) or (stage is Stage.PAYMENT and bool(chosen))


def best_offers(found: Iterable[Offer]) -> tuple[Offer, ...]:
    """One offer a method, the best and of these the first; best grade first."""
    kept: dict[str, Offer] = {}
    for offer in found:
        if offer.method not in kept or offer.grade.rank > kept[offer.method].grade.rank:
            kept[offer.method] = offer
    return tuple(sorted(kept.values(), key=lambda offer: -offer.grade.rank))


def apple_pay_hidden(journey: Journey) -> bool:
    """Whether missing Apple Pay proves nothing: an emulated iPhone tells pages it has none, and none were told it has.

    The engine is Chromium on both phone families. It has no ApplePaySession, so most shops draw no button in it.
    """
    proof = journey.device_proof
    return (proof is None or proof.family != "android") and not journey.wallet_views


def _revealed(offer: Offer) -> Offer:
    if not offer.grade.at_least(Grade.RENDERED):
        return offer
    return Offer(offer.method, offer.name, offer.group, Grade.REVEALED, offer.page, offer.thing, offer.quote)


def _stage(journey: Journey, page: PageView) -> Stage:
    """The stage of a second view of a page: that of the first view with its index or address, else of its kind."""
    visits = (*journey.visits, *journey.side_visits)
    same = [v.stage for v in visits if v.page and (v.page.index, v.page.url) == (page.index, page.url)]
    same += [v.stage for v in visits if v.page and v.page.url == page.url]
    return next(iter(same), _STAGE.get(page.kind, Stage.PRODUCT))


def pay_later_from(currency: str) -> Decimal | None:
    """From which price on shoppers may want to pay in parts, in the given money; None where no line is drawn for it."""
    amount: int | None = data("purchase")["pay_later_from"].get(currency)
    return Decimal(amount) if amount is not None else None


def instalment_line(page: PageView) -> Line | None:
    """The line that tells the amount of the parts: "3 payments of £45.00"."""
    return next((line for line in own(page, page.lines) if _tells_parts(line, page.lang)), None)


def _tells_parts(line: Line, lang: str) -> bool:
    return (
        len(line.text) <= LONGEST_NOTE
        and phrasebook.says("costs", "instalment", line.text, lang)
        and any(amounts(line.text))
    )

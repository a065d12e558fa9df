"""Delivery costs more here than at a rival.

**Why it matters.** A delivery charge where another shop has none sends the shopper there: extra costs are the most frequent
reason to leave a checkout (48 %, Baymard Institute and Statista 2024).

**What counts.** Usual delivery to the door for baskets of 30, 60 and 120 (pounds, dollars or euros; like amounts of other
currencies), here and at each rival, from what their pages tell and what their checkouts charged. Only values that are known
on both sides in one currency are compared; nothing is guessed between them. Codes, memberships, express, pick-up points and
other countries do not count. Pass: no dearer than the cheapest rival. Warn: by up to 2, or 3 % of the basket. Fail: by more,
or a rival delivers free where this shop charges. The values and lines are this catalogue's choice; prices are those of the
day of the visit.

**How to fix it.** Match the rival's free limit, or say what the charge buys: speed, tracking, a carrier people like.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from textwrap import shorten

from frictionaudit.api import (
    Charge,
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    bands,
    check,
    failed,
    graded,
    money_words,
    passed,
    point_at,
    tariff,
    unclear,
    unit,
    warned,
)

LITTLE, LITTLE_SHARE = 2, Decimal("0.03")
"""Up to so much more is a warning: in pounds, dollars or euros, or as a share of the basket."""


@dataclass(frozen=True, slots=True)
class _Band:
    """One value of basket with our charge and that of the cheapest rival."""

    value: Decimal
    ours: Charge
    theirs: Charge
    rival: str

    @property
    def gap(self) -> Decimal:
        return self.ours.amount - self.theirs.amount


@check(
    "delivery-charge-gap",
    title="Delivery costs no more here than at the others",
    family="delivery",
    stage="consideration",
    weight=7,
    uses=(
        *(Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET),
        *(Stage.CHECKOUT, Stage.PAYMENT, Stage.DELIVERY),
    ),
    effort="L",
    owner="Commercial",
    sources=("Baymard Institute and Statista 2024: extra costs 48%",),
)
def delivery_charge_gap(journey: Journey, rivals: tuple[Journey, ...]) -> Outcome:
    if not rivals:
        return unclear("no other site of this audit was visited on this device")
    ours = tariff(journey)
    if not any(ours.at(value) for value in bands(ours.currency)):
        return unclear("what delivery costs was not read on any page of this shop")
    compared = [band for value in bands(ours.currency) if (band := _band(journey, rivals, value))]
    if not compared:
        return unclear("no rival's delivery charge is known for the same value of basket in the same currency")
    worst = max(compared, key=lambda band: (band.theirs.amount == 0 < band.gap, band.gap))
    told = partial(money_words, currency=ours.currency, market=journey.trip.market)
    findings = [finding for band in compared for finding in _findings(band, told)]
    measured = "; ".join(_words(band, told) for band in compared)
    if worst.gap <= 0:
        reason = "delivery costs no more than at the cheapest rival"
        return passed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    little = max(Decimal(LITTLE * unit(ours.currency)), worst.value * LITTLE_SHARE)
    basket = f"a basket of {told(worst.value)}"
    dearer = f"{basket} costs {told(worst.gap)} more to deliver than at {worst.rival}"
    if worst.theirs.amount == 0:
        reason = f"{worst.rival} delivers {basket} free, this shop charges {told(worst.ours.amount)}"
        return failed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    if worst.gap > little:
        return failed(dearer, findings, measured=measured, confidence=Confidence.TEXT)
    friction = graded(float(worst.gap), pass_at=0, fail_at=float(little) * 2)
    return warned(dearer, findings, measured=measured, friction=friction, confidence=Confidence.TEXT)


def _band(journey: Journey, rivals: tuple[Journey, ...], value: Decimal) -> _Band | None:
    tariffs = {rival.trip.site.name: tariff(rival) for rival in rivals}
    ours = tariff(journey)
    same = {name: charge for name, t in tariffs.items() if t.currency == ours.currency and (charge := t.at(value))}
    mine = ours.at(value)
    if mine is None or not same:
        return None
    rival = min(same, key=lambda name: (same[name].amount, name))
    return _Band(value, mine, same[rival], rival)


def _words(band: _Band, told: Callable[[Decimal], str]) -> str:
    ours, theirs = (told(charge.amount) if charge.amount else "free" for charge in (band.ours, band.theirs))
    return f"{told(band.value)}: {ours}, {band.rival} {theirs}"


def _findings(band: _Band, told: Callable[[Decimal], str]) -> tuple[Finding, ...]:
    """The proof on this shop's pages; the rival's stands in its quote."""
    message = f"{_words(band, told)}, which says “{shorten(band.theirs.quote, 120, placeholder='…')}”"
    return (point_at(band.ours.page, None, message, band.ours.quote),)

"""The shopper cannot tell on which day the parcel comes.

**Why it matters.** People plan around a day. “2-4 working days” has to be counted, with weekends and the shop's own cut-off
time in mind. 41 % of shops showed no date (Baymard Institute); 23 % of shoppers gave up because delivery was too slow
(Baymard Institute and Statista 2024).

**What counts.** A date, a weekday or “tomorrow” in a sentence about delivery. Pass: on the product page or in the basket.
Warn: a length of time there, or a day first in checkout. Fail: nothing before the delivery step, or only on a delivery page
that must be looked up. Days of dispatch, ends of offers, times to order, opening days and customers' reviews do not count.

**How to fix it.** Show the day of arrival beside the buy button, for the shopper's postcode and with the time to order by.
"""

from collections.abc import Iterable

from frictionaudit.api import (
    Arrival,
    ArrivalKind,
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    arrivals_on,
    check,
    failed,
    passed,
    point_at,
    unclear,
    warned,
)

EARLY, TILL = (Stage.PRODUCT, Stage.BASKET), (Stage.CHECKOUT, Stage.PAYMENT)
LOOKED_UP = 0.8
"""Friction where the time must be looked up on the delivery page: hardly better than nothing."""


@check(
    "delivery-date-shown",
    title="I know the day it will arrive",
    family="delivery",
    stage="consideration",
    weight=6,
    needs=(Stage.PRODUCT,),
    uses=(Stage.BASKET, *TILL, Stage.DELIVERY),
    effort="M",
    owner="Commercial",
    sources=(
        "Baymard Institute: 41% of shops show no delivery date",
        "Baymard Institute and Statista 2024: delivery too slow 23%",
    ),
)
def delivery_date_shown(journey: Journey) -> Outcome:
    told = [
        arrival
        for stage in (*EARLY, *TILL, Stage.DELIVERY)
        for page in journey.seen(stage)
        for arrival in arrivals_on(page, stage, journey.started.year)
    ]
    if day := _first(told, ArrivalKind.DAY, EARLY):
        reason = f"the {_place(day)} names the day of arrival"
        return passed(reason, [_point(day)], measured="day of arrival", confidence=Confidence.TEXT)
    if span := _first(told, ArrivalKind.SPAN, EARLY):
        reason = f"the {_place(span)} gives a length of time, not a day"
        return warned(reason, [_point(span)], measured="length of time", confidence=Confidence.TEXT)
    if not journey.seen(Stage.BASKET):
        return unclear("the product page tells no arrival; the basket was not seen")
    if late := _first(told, ArrivalKind.DAY, TILL):
        reason = "the day of arrival is first named in checkout"
        return warned(reason, [_point(late)], measured="day, in checkout", confidence=Confidence.TEXT)
    return _nothing_early(journey, told)


def _nothing_early(journey: Journey, told: list[Arrival]) -> Outcome:
    product = journey.seen(Stage.PRODUCT)[0]
    nothing = point_at(product, None, "no day and no length of time for delivery on this page")
    if looked_up := _first(told, (ArrivalKind.DAY, ArrivalKind.SPAN), (Stage.DELIVERY,)):
        reason = "when the parcel comes must be looked up on the delivery page"
        findings = (nothing, _point(looked_up))
        return failed(reason, findings, measured="delivery page", friction=LOOKED_UP, confidence=Confidence.TEXT)
    late = _first(told, ArrivalKind.SPAN, TILL)
    reason = "product page and basket do not tell when the parcel comes" + ("; the checkout does" if late else "")
    findings = (nothing, *((_point(late),) if late else ()))
    return failed(reason, findings, measured="in checkout" if late else "not told", confidence=Confidence.TEXT)


def _first(
    told: Iterable[Arrival], kinds: ArrivalKind | tuple[ArrivalKind, ...], stages: tuple[Stage, ...]
) -> Arrival | None:
    wanted = kinds if isinstance(kinds, tuple) else (kinds,)
    return next((arrival for arrival in told if arrival.kind in wanted and arrival.stage in stages), None)


def _place(arrival: Arrival) -> str:
    return "basket" if arrival.stage is Stage.BASKET else f"{arrival.stage} page"


def _point(arrival: Arrival) -> Finding:
    return point_at(arrival.page, arrival.line, "when the parcel arrives", arrival.quote)

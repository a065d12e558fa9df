"""Whether a basket says that it is worth too little to be ordered: in words, or by an amount above its total. Pure."""

import re
from decimal import Decimal

from frictionaudit.evidence import Line, PageView, Region, Stage
from frictionaudit.reading.costs import CostKind, costs_on
from frictionaudit.reading.words import says


def names_a_minimum(page: PageView, least: Decimal | None) -> bool:
    """Whether the basket says that it is worth too little: in words, or since it names an amount that its goods, without
    delivery where that is told apart, are not worth."""
    priced = {price.line for price in page.prices}
    told = any(
        says("minimum_order", line.text, page.lang) or (line.index in priced and says("minimum", line.text, page.lang))
        for line in _lines(page)
    )
    amounts = _amounts_in(page)
    if told or least is None or least not in amounts:
        return told
    goods = _sums(page, CostKind.SUBTOTAL) or [amount for amount in amounts if amount != least]
    return not goods or max(goods) < least


def amount_above_the_total(page: PageView) -> Decimal | None:
    """An amount beside words that is more than the total, or than all others together: no total of this basket can be that.

    What all smaller amounts add up to is the total. What delivery is free from is no such amount.
    """
    amounts = _amounts_in(page)
    texts = {line.index: line.text for line in _lines(page)}
    where = {price.line for price in page.prices if amounts and price.amount == amounts[-1] and price.line in texts}
    worded = [line for line in where if re.search(r"[^\W\d]{4}", texts[line])]
    alone = len(amounts) > 1 and len(where) == len(worded) == 1
    if not alone or any(says(intent, texts[worded[0]], page.lang) for intent in ("free_delivery", "shipping")):
        return None
    others = amounts[:-1]
    adds_up = others[-1:] if len(others) > 2 and others[-1] == sum(others[:-1]) else []
    return amounts[-1] if amounts[-1] > min([sum(others), *adds_up, *_sums(page, CostKind.TOTAL)]) else None


def _lines(page: PageView) -> list[Line]:
    return [one for one in page.lines if one.region not in (Region.HEADER, Region.FOOTER) and len(one.text) < 160]


def _amounts_in(page: PageView) -> list[Decimal]:
    """The amounts of a basket, the largest last."""
    lines = {line.index for line in _lines(page)}
    return sorted({price.amount for price in page.prices if price.line in lines and not price.struck})


def _sums(page: PageView, kind: CostKind) -> list[Decimal]:
    return [cost.amount for cost in costs_on(page, Stage.BASKET, "") if cost.kind is kind]

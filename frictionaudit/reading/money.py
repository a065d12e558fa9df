"""Amounts of money in text.

price-parser reads one price from one short string; here a line may hold several ("Was $49.99 Now $39"), the market
decides what a bare `$` or `kr` means, and a number without a currency mark is no price.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from babel.numbers import get_currency_precision, get_territory_currencies

from frictionaudit.evidence import Line, Price
from frictionaudit.reading.words import data

MOST_TEXT = 2000
ANYWHERE = "*"
"""As the market: every mark is read, also letters that mean money in one country alone; such amounts have no currency."""
_LETTER = "[A-Za-zÀ-ɏЀ-ӿ]"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as it stands in a text."""

    amount: Decimal
    currency: str
    text: str
    start: int


@cache
def _pattern(market: str) -> re.Pattern[str]:
    table = data("money")
    own = {mark for mark, countries in table["local_marks"].items() if market in (*countries, ANYWHERE)}
    codes = {*table["marks"].values(), *_own_currencies(market)}
    marks = sorted({*table["marks"], *table["country_marks"], *own, *_own_currencies(market)}, key=len, reverse=True)
    mark = "|".join(_whole(one) for one in marks)
    number = r"\d{1,3}(?:[.,'’\s  ]\d{3})+(?:[.,]\d{1,2})?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{1,2})?|\d+(?:[.,]\d{1,3})?"
    tail = r"(?:[.,]\s?[–—-]+)?"
    code = "|".join(sorted(codes))
    ahead = rf"(?!(?:{number})(?![\d.,]|\s?(?:{mark})))"  # "206-3639 $6.00": the mark is that of the next number
    return re.compile(
        rf"(?P<before>{mark})\s?(?P<a>{number}){tail}(?:\s?(?P<code>{code})\b)?"
        rf"|(?<![\d.,])(?P<whole>\d+)(?P<split>€|£|\$)(?P<cents>\d{{2}})(?!\d)"
        rf"|(?<![\w.,])(?P<b>{number}){tail}(?P<gap>\s)?(?P<after>{mark})(?(gap){ahead})"
    )


def _whole(mark: str) -> str:
    """A mark, not as part of a longer word; those of scripts that set no spaces stand anywhere."""
    before = rf"(?<!{_LETTER})" if re.match(_LETTER, mark) else ""
    after = rf"(?!{_LETTER})" if re.match(_LETTER, mark[-1]) else ""
    return f"{before}{re.escape(mark)}{after}"


def _own_currencies(market: str) -> tuple[str, ...]:
    """Codes of what is paid with in a country; none where it is unknown."""
    return tuple(get_territory_currencies(market)) if re.fullmatch("[A-Z]{2}", market) else ()


def amounts(text: str, market: str = "") -> Iterator[Money]:
    """Every amount of money in a text, in reading order.

    `market` (ISO country) settles marks that several currencies share; without it their currency is empty. Letters that
    are money in one country alone ("R", "RM") are read there, and with ANYWHERE.
    """
    for found in _pattern(market).finditer(text[:MOST_TEXT]):
        if found["whole"]:
            mark, number = found["split"], f"{found['whole']}.{found['cents']}"
        else:
            mark, number = found["before"] or found["after"], found["a"] or found["b"]
        currency = found["code"] or _currency(mark, market)
        amount = _number(number, currency)
        if amount is not None:
            yield Money(amount, currency, found[0].strip(), found.start())


def _currency(mark: str, market: str) -> str:
    table = data("money")
    if mark in _own_currencies(market):
        return mark
    shared = {**table["country_marks"].get(mark, {}), **table["local_marks"].get(mark, {})}
    return str(table["marks"].get(mark) or shared.get(market, ""))


def _number(text: str, currency: str) -> Decimal | None:
    text = re.sub(r"[\s  '’]", "", text)
    last = max(text.rfind("."), text.rfind(","))
    decimals = len(text) - last - 1 if last >= 0 else 0
    mixed = "." in text and "," in text
    three = bool(currency) and get_currency_precision(currency) == 3
    if last >= 0 and (mixed or (decimals <= 2 and text.count(text[last]) == 1) or (three and decimals == 3)):
        text = re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :]
    else:
        text = re.sub(r"[.,]", "", text)
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def prices_in(lines: Iterable[Line], market: str = "") -> tuple[Price, ...]:
    """Every amount on a page, with the line it stands in; former prices are marked as struck."""
    return tuple(price for line in lines for price in _prices_of(line, market))


def _prices_of(line: Line, market: str) -> Iterator[Price]:
    struck = Counter(money.amount for money in amounts(line.struck, market))
    for money in amounts(line.text, market):
        former = struck[money.amount] > 0
        struck[money.amount] -= former
        yield Price(
            text=money.text,
            amount=money.amount,
            currency=money.currency,
            line=line.index,
            box=line.box,
            struck=former,
        )

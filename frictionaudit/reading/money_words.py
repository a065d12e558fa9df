"""Amounts of money as English sentences tell them, in the habits of a market."""

import re
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.numbers import format_currency, format_decimal


@cache
def english_locale(market: str) -> Locale:
    """English as it is written in a market such as `GB` or `de-DE`; plain English where none is known."""
    territory = re.split(r"[-_]", market)[-1].upper()
    try:
        return Locale.parse(f"en_{territory}", resolve_likely_subtags=False)
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def money_words(amount: Decimal | float, currency: str, market: str) -> str:
    """4.95 and GBP as £4.95; the bare number where the page named no currency (ISO 4217)."""
    locale = english_locale(market)
    if not currency:
        return format_decimal(amount, "#,##0.00", locale=locale)
    return format_currency(amount, currency, locale=locale)

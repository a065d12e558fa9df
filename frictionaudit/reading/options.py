"""What the options of a select say about it: countries, calling codes, months, years, states, titles.

In: the options' texts and values. Out: (purpose, strength) pairs; 1 is as much as a label says. The names of countries
and months come from Unicode's locale data (Babel), so no list of them is kept here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import cast

from babel import Locale, UnknownLocaleError

from frictionaudit.reading.lexicon import plain
from frictionaudit.reading.words import data

ENOUGH = 0.5
"""Share of the options that must look alike."""
OLDEST = 1850
SETTLED = 2.5
"""More than all words of a field: no card ever expired before it was issued."""
_CALLING = re.compile(r"\+\s?\d{1,4}|\b00\d{1,3}\b")
_YEAR = re.compile(r"(?:19|20)\d\d$|\d\d$")


def options_say(options: tuple[str, ...], values: tuple[str, ...], lang: str = "") -> Iterator[tuple[str, float]]:
    """Purposes that the options of a select speak for; nothing when they look like none."""
    texts = tuple(text for option in options if (text := plain(option)))
    if not texts:
        return
    told = tuple(text for text in texts if len(text) > 1 or text.isdigit())
    size = max(len(told), 1)
    if sum(bool(_CALLING.search(option)) for option in options) / len(options) >= ENOUGH:
        yield "phone-country", 1.5
        return
    countries = _countries(lang)
    share = sum(text in countries for text in told) / size
    if share >= ENOUGH and (size > 3 or _known_values(values)):
        yield "country", 0.6 + 0.6 * share
        return
    states = _states()
    if size > 4 and sum(text in states for text in told) / size >= ENOUGH:
        yield "state", 1.0
        return
    numbers = sorted({int(text) for text in told if text.isdigit() and len(text) <= 4})
    months = _months(lang)
    month_names = sum(any(word in months for word in text.split()) for text in told)
    if month_names >= 11 or (numbers[:12] == list(range(1, 13)) and len(numbers) <= 13 and 12 <= size <= 14):
        yield "card-expiry-month", 0.6
    elif numbers[:31] == list(range(1, 32)) and size <= 33:
        yield "birthday-day", 0.9
    elif len(numbers) >= 5 and len(numbers) >= 0.7 * size and all(_YEAR.match(str(number)) for number in numbers):
        if OLDEST < numbers[0] < 2000:
            yield "birthday-year", SETTLED
        elif 2000 <= numbers[0] <= 2100:
            yield "card-expiry-year", 0.8
    brands = sum(
        any(mark in text for mark in ("visa", "mastercard", "master card", "american express", "amex")) for text in told
    )
    if brands >= 2:
        yield "card-type", 0.9


def value_says(text: str, lang: str = "") -> str:
    """Purpose of a field whose present value stands beside it: a country, a calling code or a state; "" when none."""
    if _CALLING.search(text) and len(text) < 40:
        named = plain(_CALLING.sub(" ", text))
        return "phone-country" if named in _countries(lang) | _countries("") else ""
    value = plain(text)
    if value in _countries(lang):
        return "country"
    return "state" if value in _states() and len(value) > 2 else ""


def is_country(text: str) -> bool:
    """Whether a text is the name of a country in one of the product's languages."""
    return plain(text) in _countries("")


def _known_values(values: Iterable[str]) -> bool:
    codes = _territories("en").keys()
    return all(value.upper() in codes for value in values if value)


@cache
def _territories(code: str) -> Mapping[str, str]:
    """ISO code -> name of every country, in a language."""
    names = cast("Mapping[str, str]", Locale(code).territories)
    return {key: name for key, name in names.items() if len(key) == 2}


@cache
def _countries(lang: str) -> frozenset[str]:
    return frozenset(plain(name) for code in _locales(lang) for name in _territories(code).values())


@cache
def _months(lang: str) -> frozenset[str]:
    names = (
        name
        for code in _locales(lang)
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in Locale(code).months[form][width].values()
    )
    return frozenset(plain(name) for name in names)


@cache
def _locales(lang: str) -> tuple[str, ...]:
    """The language of the page and English; all of the product's languages when it is unknown."""
    if lang:
        try:
            Locale(lang)
        except (UnknownLocaleError, ValueError):
            return _locales("")
        return tuple(dict.fromkeys(("en", lang)))
    return tuple(data("words")["languages"])


@cache
def _states() -> frozenset[str]:
    return frozenset(plain(name) for names in data("fields")["states"].values() for name in names)

"""Looks up the phrases of one data file in running text, by meaning and language.

A data file holds `[phrases.<meaning>]` tables with a list for each language. A phrase matches between word borders; one
that ends with `*` also matches as the beginning of a longer word and one that begins with `*` as its end, which is how
compounds are written down ("versand*", "*gebühr"). Languages without spaces match anywhere.
"""

import re
from collections.abc import Iterable
from functools import cache

from frictionaudit.reading.words import data, fold, language


@cache
def _folded(book: str, meaning: str, code: str) -> tuple[str, ...]:
    by_language: dict[str, list[str]] = data(book)["phrases"][meaning]
    wanted = dict.fromkeys((code, "en")) if code else by_language
    return tuple(dict.fromkeys(_fold(phrase) for key in wanted for phrase in by_language.get(key, ())))


def _fold(phrase: str) -> str:
    start, end = "*" * phrase.startswith("*"), "*" * phrase.endswith("*")
    return f"{start}{fold(phrase.strip('*'))}{end}"


@cache
def _pattern(book: str, meaning: str, code: str) -> re.Pattern[str] | None:
    phrases = sorted(_folded(book, meaning, code), key=len, reverse=True)
    return re.compile("|".join(_bordered(phrase) for phrase in phrases)) if phrases else None


@cache
def _ending(book: str, meaning: str, code: str) -> re.Pattern[str] | None:
    pattern = _pattern(book, meaning, code)
    return re.compile(rf"(?:{pattern.pattern})\Z") if pattern else None


def _bordered(phrase: str) -> str:
    word = phrase.strip("*")
    if any("぀" <= letter <= "ヿ" or "一" <= letter <= "鿿" for letter in word):
        return re.escape(word)
    left = r"\w{0,24}" if phrase.startswith("*") else r"(?<!\w)"
    right = "" if phrase.endswith("*") else r"(?!\w)"
    return f"{left}{re.escape(word)}{right}"


def names(book: str, meaning: str, label: str, lang: str = "") -> bool:
    """Whether the whole label is a phrase of this meaning."""
    pattern = _pattern(book, meaning, language(lang))
    folded = fold(label)
    return bool(folded and pattern and pattern.fullmatch(folded))


def says(book: str, meaning: str, text: str, lang: str = "") -> bool:
    """Whether a phrase of this meaning stands anywhere in the text."""
    pattern = _pattern(book, meaning, language(lang))
    return bool(pattern and pattern.search(fold(text)))


def begins(book: str, meaning: str, text: str, lang: str = "") -> bool:
    """Whether the text begins with a phrase of this meaning."""
    pattern = _pattern(book, meaning, language(lang))
    return bool(pattern and pattern.match(fold(text)))


def ends(book: str, meaning: str, text: str, lang: str = "") -> bool:
    """Whether the text ends with a phrase of this meaning."""
    pattern = _ending(book, meaning, language(lang))
    return bool(pattern and pattern.search(fold(text)[-60:]))


def spans(book: str, meanings: Iterable[str], text: str, lang: str = "") -> tuple[tuple[str, int, int], ...]:
    """Every place in the folded text where a phrase stands, as (meaning, start, end), in reading order."""
    folded, code = fold(text), language(lang)
    patterns = ((meaning, _pattern(book, meaning, code)) for meaning in meanings)
    found = [(meaning, hit.start(), hit.end()) for meaning, p in patterns if p for hit in p.finditer(folded)]
    return tuple(sorted(found, key=lambda span: (span[1], -span[2])))


def cut(book: str, meanings: Iterable[str], text: str, lang: str = "") -> str:
    """The folded text up to the first phrase of any of the meanings."""
    starts = [start for _, start, _ in spans(book, meanings, text, lang)]
    return fold(text)[: min(starts, default=None)].strip()


def first(book: str, meanings: Iterable[str], text: str, lang: str = "") -> str:
    """The first of the meanings, in the order given, that the text has; empty when none."""
    return next((meaning for meaning in meanings if says(book, meaning, text, lang)), "")

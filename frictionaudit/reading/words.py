"""Wording of shops: what a label or sentence means, in ten languages.

Labels are folded first (Unicode NFKC, lower case, no arrows, counts or prices at the ends). A phrase matches when it
is the whole label, or, if it has two or more words, when it stands in the label between word borders. Some meanings are
also put together from a verb that begins or ends the label and a noun in it. The page's language and English are tried first;
when the language is unknown, all are.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LABELS = 20_000
"""So many answers about labels are kept: pages are read again and again, and most of their labels stay."""
MOST_WORDS = 6
"""A label of more words is a sentence: its parts are not put together."""
NO_SPACES = frozenset({"ja", "zh", "th"})
"""Languages written without spaces: phrases match anywhere in a label."""


@cache
def data(name: str) -> dict[str, Any]:
    """A data file of this package by name, without its ending."""
    return tomllib.loads(files("frictionaudit.reading").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_SEPARATORS = re.compile(r"\s*[:|·•›»/]\s+|\s+[–—-]\s+|:\s*")
_COUNT = re.compile(r"\s*[(\[]\s*\d+\s*[)\]]\s*$")


@lru_cache(maxsize=LABELS)
def fold(text: str) -> str:
    """A label in comparable form: NFKC, lower case, single spaces, no punctuation or counts at its ends."""
    text = unicodedata.normalize("NFKC", text[:2000]).casefold().replace("’", "'").replace("­", "")
    text = text.replace(", ", " ")
    text = _COUNT.sub("", re.sub(r"[^\w)\]]+$", "", text))
    return _EDGES.sub("", re.sub(r"\s+", " ", text))


def has_letters(text: str, least: int = 1) -> bool:
    """Whether a text has so many letters in a row, of any script: a sign or a number has none."""
    return bool(re.search(rf"[^\W\d_]{{{least}}}", text))


def language(lang: str) -> str:
    """The two-letter language of a page's lang attribute; empty when none of ours."""
    code = lang.strip().lower()[:2]
    return code if code in data("words")["languages"] else ""


@cache
def phrases(intent: str, lang: str = "") -> tuple[str, ...]:
    """Folded phrases of an intent: those of the language and of English, or all when the language is unknown."""
    by_language: dict[str, list[str]] = data("words")["phrases"][intent]
    code = language(lang)
    wanted = dict.fromkeys((code, "en")) if code else by_language
    return tuple(dict.fromkeys(fold(phrase) for key in wanted for phrase in by_language.get(key, ())))


@cache
def _pattern(intent: str, lang: str, least_words: int) -> re.Pattern[str] | None:
    wanted = [p for p in phrases(intent, lang) if len(p.split()) >= least_words or (not p.isascii() and spaceless(p))]
    if not wanted:
        return None
    return re.compile("|".join(_bordered(p) for p in sorted(wanted, key=len, reverse=True)))


def spaceless(phrase: str) -> bool:
    """Whether a phrase is written in letters that part no words by spaces."""
    return any("぀" <= letter <= "ヿ" or "一" <= letter <= "鿿" for letter in phrase)


def _bordered(phrase: str) -> str:
    return re.escape(phrase) if spaceless(phrase) else rf"(?<!\w){re.escape(phrase)}(?!\w)"


@lru_cache(maxsize=LABELS)
def means(intent: str, label: str, lang: str = "") -> bool:
    """Whether a control's label has this meaning: whole label, a phrase of two or more words within it, or verb and noun."""
    folded = fold(label)
    if not folded:
        return False
    known = phrases(intent, lang)
    if folded in known or any(part in known for part in _parts(label)):
        return True
    pattern = _pattern(intent, lang, 2)
    return bool(pattern and pattern.search(folded)) or _composed(intent, folded, lang)


@lru_cache(maxsize=LABELS)
def _composed(intent: str, folded: str, lang: str) -> bool:
    """Whether a short label is made of a verb, first or last, and a noun that together have this meaning: "Pop it in the bag"."""
    verb, *nouns = data("words")["compounds"].get(intent, ("",))
    if not verb or len(folded.split()) > MOST_WORDS:
        return False
    frames = begins(verb, folded, lang) or any(folded.endswith(f" {phrase}") for phrase in phrases(verb, lang))
    return (frames or ends(verb, folded, lang)) and any(says(noun, folded, lang) for noun in nouns)


@lru_cache(maxsize=LABELS)
def _parts(label: str) -> tuple[str, ...]:
    """What stands on either side of a separator: "Next: payment" says "next"."""
    return tuple(part for piece in _SEPARATORS.split(label) if (part := fold(piece))) if len(label) < 80 else ()


def exactly(intent: str, label: str, lang: str = "") -> bool:
    """Whether the whole label is a phrase of the intent."""
    return fold(label) in phrases(intent, lang)


def begins(intent: str, label: str, lang: str = "") -> bool:
    """Whether the label begins with a phrase of the intent."""
    folded = fold(label)
    return any(folded == phrase or folded.startswith(f"{phrase} ") for phrase in phrases(intent, lang))


def ends(intent: str, label: str, lang: str = "") -> bool:
    """Whether the label ends with a phrase of the intent, in languages written without spaces: there the verb is last."""
    folded = fold(label)
    return any(spaceless(phrase) and folded.endswith(phrase) for phrase in phrases(intent, lang))


def says(intent: str, text: str, lang: str = "") -> bool:
    """Whether running text contains any phrase of the intent, single words included."""
    pattern = _pattern(intent, lang, 1)
    return bool(pattern and pattern.search(fold(text)))


def meanings(label: str, intents: Iterable[str], lang: str = "") -> tuple[str, ...]:
    """Those of the given intents that the label has."""
    return tuple(intent for intent in intents if means(intent, label, lang))


@cache
def _slug_pattern(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(data("words")["slugs"][kind], key=len, reverse=True))
    return re.compile(rf"(?:^|[/_\-.=?&#])(?:{words})(?:$|[/_\-.=?&#])", re.I)


def slug(kind: str, path: str) -> bool:
    """Whether a URL's path (and query) carries a word that shops use for this kind of page."""
    return bool(_slug_pattern(kind).search(path[:500]))

"""Finds known phrases in short texts: labels as people read them, and names and ids as authors write them.

In: a text. Out: `Hit`s, left to right, the longest phrase first ("card number" over "number"). Case, accents and
punctuation do not count. Names are cut at camelCase, digits and punctuation; glued ones ("shipzip") into known pieces.
Everything is a dictionary look-up of bounded length, so hostile page text costs no more than honest text.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from frictionaudit.reading.words import data

MOST_TEXT = 160
MOST_WORDS = 24
LONGEST_PHRASE = 8
"""Words of the longest phrase looked up."""
LONGEST_GLUED = 40
"""Letters of the longest glued word that is taken apart."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "№": "n", "º": "", "’": "'"}
)
_ACCENTS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
_DOTTED = re.compile(r"(?<!\w)(\w)\.(?=\w(?:\.|(?!\w)))")
_NO_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_SPACELESS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff々〒]")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A text as lower-case words without accents, parted by single spaces; `C.A.P.` is one word."""
    text = _DOTTED.sub(r"\1", text)
    if text.isascii():
        return _NO_WORD.sub(" ", text[:MOST_TEXT].lower()).strip()
    letters = unicodedata.normalize("NFKC", text[:MOST_TEXT]).casefold().translate(_LETTERS)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", letters))
    return _NO_WORD.sub(" ", unicodedata.normalize("NFC", bare)).strip()


@lru_cache(maxsize=20_000)
def parts(name: str) -> str:
    """A name or id as lower-case words: `billingAddress1` -> `billing address 1`."""
    return plain(_CAMEL.sub(" ", name[-MOST_TEXT:])[-MOST_TEXT:])


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: a meaning, the language it is of, and whether it is only a weak sign."""

    meaning: str
    language: str = ""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text. `quality` is 1 for a whole phrase, less for a piece of a glued word."""

    entries: tuple[Entry, ...]
    words: int
    quality: float = 1.0


@dataclass(frozen=True, slots=True)
class Reading:
    """The hits of one text, and the number of words that say something unknown."""

    hits: tuple[Hit, ...] = ()
    unknown: int = 0

    @property
    def coverage(self) -> float:
        """Share of the telling words that were understood."""
        known = sum(hit.words for hit in self.hits)
        return known / (known + self.unknown) if known else 0.0


NOTHING = Reading()
PIECE = 0.75
"""What a known piece of an unknown word is worth: our choice."""


class Lexicon:
    """Phrases with their meanings, for labels and for names."""

    def __init__(
        self,
        phrases: Iterable[tuple[str, Entry]],
        names: Iterable[tuple[str, Entry]],
        noise: Iterable[str],
        prefixes: Iterable[str],
    ) -> None:
        self._labels = _index((plain(text), entry) for text, entry in phrases)
        known = {**_index((parts(text), entry) for text, entry in names)}
        for key, entries in self._labels.items():  # what authors write in names comes first, label words fill up
            known.setdefault(key, entries)
        glued = {key.replace(" ", ""): entries for key, entries in known.items() if " " in key and key.isascii()}
        self._names = {**{key: entries for key, entries in glued.items() if len(key) >= 6}, **known}
        self._noise = frozenset(plain(word) for word in noise)
        self._prefixes = frozenset(prefixes)
        self._read = lru_cache(maxsize=20_000)(self._read_words)

    def label(self, text: str) -> Reading:
        """What a label, placeholder or other text for people says."""
        return self._read(plain(text), False) if text else NOTHING

    def name(self, text: str) -> Reading:
        """What a name or id attribute says."""
        return self._read(parts(text), True) if text else NOTHING

    def _read_words(self, text: str, is_name: bool) -> Reading:
        words = text.split()[-MOST_WORDS:] if is_name else text.split()[:MOST_WORDS]
        table = self._names if is_name else self._labels
        hits: list[Hit] = []
        unknown = at = 0
        while at < len(words):
            for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
                key = " ".join(words[at : at + length])
                whole = length == len(words)
                if key in table and (
                    whole or len(key) > 2 or not key.isascii() or (is_name and at + length == len(words))
                ):
                    hits.append(Hit(table[key], length))
                    at += length
                    break
            else:
                word = words[at]
                at += 1
                pieces = self._pieces(word, is_name)
                hits.extend(pieces)
                if not pieces and word not in self._noise and not word.isdigit() and len(word) > 1:
                    unknown += 1
        known = any(hit.quality == 1 for hit in hits)
        if is_name and known:  # "qty_emaille": a part of a word says nothing beside a word
            hits = [hit for hit in hits if hit.quality != PIECE]
        return Reading(tuple(hits), unknown)

    def _pieces(self, word: str, is_name: bool) -> list[Hit]:
        """Known pieces of a word that is in no list: compounds, glued names, languages without spaces."""
        if _SPACELESS.search(word):
            return self._spaceless(word)
        if not 5 <= len(word) <= LONGEST_GLUED or word in self._noise:
            return []
        if is_name and (piece := self._glued(word)):
            return [Hit(self._names[piece], 1, 0.9)]
        table = self._names if is_name else self._labels
        for size in range(len(word) - 1, max(4, len(word) // 2), -1):  # the end of a compound tells more than its start
            # one letter before it is no part of a compound: "preference" is no kind of reference
            for piece in (word[-size:] if size < len(word) - 1 else "", word[:size]):
                if piece in table:
                    return [Hit(table[piece], 1, PIECE)]
        return []

    def _glued(self, word: str) -> str:
        """The known end of a word that consists of known prefixes and one known name."""
        reach = {0}
        for end in range(1, len(word)):
            if any(start in reach and word[start:end] in self._prefixes for start in range(max(0, end - 10), end)):
                reach.add(end)
        return next(
            (word[start:] for start in sorted(reach - {0}) if word[start:] in self._names and len(word) - start > 1), ""
        )

    def _spaceless(self, word: str) -> list[Hit]:
        hits: list[Hit] = []
        at = 0
        while at < len(word):
            for size in range(min(14, len(word) - at), 0, -1):
                piece = word[at : at + size]
                if piece in self._labels and (size > 1 or at == 0):
                    hits.append(Hit(self._labels[piece], 1, 1.0 if size == len(word) else 0.85))
                    at += size
                    break
            else:
                at += 1
        return hits


def _index(pairs: Iterable[tuple[str, Entry]]) -> dict[str, tuple[Entry, ...]]:
    index: dict[str, tuple[Entry, ...]] = {}
    for key, entry in pairs:
        if key and all(entry.meaning != other.meaning for other in index.get(key, ())):
            index[key] = (*index.get(key, ()), entry)
    return index


@cache
def lexicon(name: str, part: str = "purposes") -> Lexicon:
    """The lexicon of a part of a data file of this package, such as the purposes of `fields`."""
    phrases: list[tuple[str, Entry]] = []
    names: list[tuple[str, Entry]] = []
    sections: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = data(name)[part]
    for meaning, section in sections.items():
        for key, texts in section["words"].items():
            target = names if key in ("names", "weak_names") else phrases
            language = "" if key in ("names", "weak", "weak_names") else key
            target.extend((text, Entry(meaning, language, key.startswith("weak"))) for text in texts)
    noise: Mapping[str, list[str]] = data(name).get("noise", {})
    return Lexicon(phrases, names, noise.get("words", ()), noise.get("prefixes", ()))

"""How long and how hard a text is.

LIX (C. H. Björnsson, 1968): words a sentence plus the percentage of words of more than six letters. It needs no table of
syllables and so no language; his scale calls 40 standard, 50 hard, 60 very hard. Compounds raise it by some ten points in
German, Dutch and the Nordic languages.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG_WORD = 6
"""A word with more letters than this is long (Björnsson)."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_END = re.compile(r"[.!?:;](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Prose:
    """Measures of a text."""

    words: int
    lix: float


def prose(texts: Iterable[str]) -> Prose:
    """Measures of a text given as its blocks; a block ends a sentence. Languages without spaces have no words here."""
    words, sentences = list[str](), 0
    for text in texts:
        found = _WORD.findall(text)
        words += found
        sentences += max(len(_END.findall(text.strip())), 1) if found else 0
    if not words:
        return Prose(0, 0.0)
    long_words = sum(len(word) > LONG_WORD for word in words)
    return Prose(len(words), round(len(words) / sentences + 100 * long_words / len(words), 1))

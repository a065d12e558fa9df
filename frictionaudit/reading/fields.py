"""What each field of a form asks for, read from the field itself and from its neighbours.

In: the fields of a page in their order. Out: a `PurposeGuess` for each. Every source (autofill token, label, aria,
text nearby, placeholder, name, id, type, options) votes for purposes with its own weight (`field_votes.py`); then the
neighbours settle what one field alone cannot tell (`field_neighbours.py`). Words are data (`data/fields.toml`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from frictionaudit.evidence import Field
from frictionaudit.reading.field_neighbours import JUDGES, has_near
from frictionaudit.reading.field_votes import vote
from frictionaudit.reading.lexicon import parts, plain
from frictionaudit.reading.purposes import ADDRESS, CARD, MORE_STREET, NAMES, Purpose
from frictionaudit.reading.words import data

__all__ = ["ADDRESS", "CARD", "MORE_STREET", "NAMES", "Purpose", "PurposeGuess", "field_purposes"]

P = Purpose


@dataclass(frozen=True, slots=True)
class PurposeGuess:
    """The purpose of one field."""

    purpose: Purpose
    token: str = ""
    """The HTML autofill token the field should carry; empty when there is none."""
    group: str = ""
    """billing | shipping | empty when nothing tells."""
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()


def field_purposes(fields: Sequence[Field], lang: str = "") -> tuple[PurposeGuess, ...]:
    """One guess for each field, in the same order. `lang` is the language of the page, "" when unknown."""
    votes = [vote(_without_serials(item), lang.strip().lower()[:2]) for item in fields]
    for judge in JUDGES:
        votes = judge(fields, votes)
    near_split = [has_near(votes, at, frozenset({P.PHONE_COUNTRY}), 2) for at in range(len(votes))]
    return tuple(
        PurposeGuess(told.best, _token(item, told.best, split), _group(item), told.confidence, told.reasons)
        for item, told, split in zip(fields, votes, near_split, strict=True)
    )


_SERIAL = re.compile(r"(?<![A-Za-z0-9])(?=[A-Fa-f]*\d)[0-9A-Fa-f]{16,}(?![A-Za-z0-9])")
"""What a machine numbers a field with: it tells no shopper anything, and is longer than the word beside it."""


def _without_serials(item: Field) -> Field:
    """The field as its author named it, without the number that a machine put there: "qty_9f86d081884c7d65"."""
    name, id = (_SERIAL.sub("", text) for text in (item.name, item.id))
    return item if (name, id) == (item.name, item.id) else item.model_copy(update={"name": name, "id": id})


def _token(item: Field, purpose: Purpose, beside_country_code: bool) -> str:
    if purpose is P.OTHER or item.type in ("checkbox", "radio"):
        return ""
    if purpose is P.STREET and item.tag == "textarea":
        return "street-address"
    if purpose is P.PHONE and beside_country_code:
        return "tel-national"
    return str(data("fields")["purposes"][purpose]["token"])


def _group(item: Field) -> str:
    """billing or shipping, from the autofill token, the name and id, or the heading: the nearest one that tells."""
    for text in (item.autocomplete, parts(item.name), parts(item.id), plain(item.section)):
        words = frozenset(plain(text).split())
        told = [group for group, marks in _group_words().items() if words & marks]
        if len(told) == 1:
            return told[0]
    return ""


@cache
def _group_words() -> Mapping[str, frozenset[str]]:
    return {group: frozenset(plain(word) for word in words) for group, words in data("fields")["groups"].items()}

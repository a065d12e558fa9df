"""The return window among all the periods a policy names: the shop's own time, the bank's, the warranty's, the law's"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from frictionaudit.reading.returns_language import Role, Sentence, Vocabulary, marked

WindowStart = Literal["delivery", "purchase", "shipment", ""]

# No shop grants a longer window in days without calling it unlimited; larger numbers are ages and warranties.
_LONGEST_WINDOW = 1100
# A sentence with more durations than this is no sentence.
_MOST_IN_A_SENTENCE = 8
# The law's right of withdrawal lasts 14 days (EU Directive 2011/83, article 9); what is longer is the shop's own offer.
_STATUTORY_DAYS = 14


@dataclass(frozen=True, slots=True)
class Mention:
    """One duration of the page and what it measures.

    ``qualified`` windows hold for some goods, shoppers or seasons; ``statutory`` ones are the law's; ``certain`` says
    that the sentence itself, not the heading above it, tells what the duration is.
    """

    days: int
    working: bool
    role: Role
    start: WindowStart
    qualified: bool
    statutory: bool
    certain: bool
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Window:
    """A return window in days, None when unlimited, with the law's beside it and the other days the page gives."""

    days: int | None
    start: WindowStart
    working: bool
    statutory: int | None
    sentence: Sentence | None
    rivals: tuple[int, ...]


def mentions_of(sentence: Sentence, vocabulary: Vocabulary) -> Iterable[Mention]:
    """The durations of ``sentence``, each with what it measures."""
    durations = vocabulary.durations(sentence.plain)
    for duration in durations[:_MOST_IN_A_SENTENCE]:
        if duration.days > _LONGEST_WINDOW:
            continue
        text = marked(sentence.plain, durations, duration)
        role, certain = _role(sentence, text, vocabulary)
        near = _clause_with(text, vocabulary)
        yield Mention(
            days=duration.days,
            working=duration.working,
            role=role,
            start=_start(vocabulary.anchor(near) or vocabulary.anchor(text)),
            qualified=vocabulary.says("qualified", near) or vocabulary.says("section_exclusion", sentence.section),
            statutory=duration.days <= _STATUTORY_DAYS and vocabulary.says("statutory", f"{sentence.section}: {text}"),
            certain=certain,
            sentence=sentence,
        )


def _role(sentence: Sentence, text: str, vocabulary: Vocabulary) -> tuple[Role, bool]:
    """What ``§`` in ``text`` measures, and whether the sentence itself says so rather than the heading above it."""
    clause = _clause_with(text, vocabulary)
    role = vocabulary.role(clause) or vocabulary.role(text)
    section = section_role(sentence.section, vocabulary)
    if role is Role.RETURN and section is Role.DEFECT and not vocabulary.says("remorse", text):
        return Role.DEFECT, True
    if role is Role.RETURN and section is Role.WARRANTY:
        return Role.WARRANTY, True
    if role is not None:
        return role, True
    for context in filter(None, (sentence.label, sentence.section)):
        if implied := vocabulary.role(f"{context}: {text}"):
            return implied, False
    if section is Role.RETURN and vocabulary.anchor(clause) in ("delivery", "purchase"):
        return Role.RETURN, False
    match section:
        case Role.DEFECT | Role.REFUND | Role.WARRANTY | Role.CANCEL:
            return section, False
        case _:
            return Role.OTHER, False


def section_role(section: str, vocabulary: Vocabulary) -> Role | None:
    """What durations under the heading ``section`` (lower case) are likely to measure."""
    topics = (
        ("section_warranty", Role.WARRANTY),
        ("section_defect", Role.DEFECT),
        ("section_cancel", Role.CANCEL),
        ("section_delivery", Role.DELIVERY),
        ("section_refund", Role.REFUND),
        ("section_returns", Role.RETURN),
    )
    return next((role for topic, role in topics if section and vocabulary.says(topic, section)), None)


def _clause_with(text: str, vocabulary: Vocabulary) -> str:
    return next((clause for clause in vocabulary.clauses(text) if "§" in clause), text)


def _start(anchor: str) -> WindowStart:
    match anchor:
        case "delivery" | "purchase" | "shipment":
            return anchor
        case _:
            return ""


def main_window(mentions: Sequence[Mention]) -> Window | None:
    """The main window among ``mentions``: the one said most often, the first of equals; the law's as the last resort.

    Windows for some (members, holidays, sale goods) count when there is no other.
    """
    general = [each for each in mentions if not each.qualified]
    legal = max((each.days for each in mentions if each.statutory), default=None)
    chosen = (
        [each for each in general if not each.statutory and each.certain]
        or [each for each in general if not each.statutory]
        or general
        or list(mentions)
    )
    if not chosen:
        return None
    votes = Counter({each.days: 0 for each in chosen})
    for days, _ in {(each.days, each.sentence.text): None for each in chosen}:
        votes[days] += 1
    days = max(votes, key=lambda value: votes[value])
    general_legal = max((each.days for each in general if each.statutory), default=0)
    days = max(days, general_legal)
    same = [each for each in mentions if each.days == days]
    leading = next((each for each in same if each.start and each in general), same[0])
    starts: list[WindowStart] = [each.start for each in (leading, *same) if each.start]
    return Window(
        days=days,
        start=starts[0] if starts else "",
        working=leading.working,
        statutory=legal,
        sentence=leading.sentence,
        rivals=tuple(other for other in votes if other != days),
    )


def grants_unlimited(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether ``sentence`` lets shoppers return goods whenever they like."""
    return vocabulary.says("unlimited", sentence.plain) and not vocabulary.says("defect", sentence.plain)

"""Who pays for sending back what one does not want, and the restocking fee."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from frictionaudit.reading.returns_language import Role, Sentence, Vocabulary
from frictionaudit.reading.returns_schema import ReturnCost
from frictionaudit.reading.returns_window import section_role


@dataclass(frozen=True, slots=True)
class Cost:
    """Who pays, the amount as written, the sentence that says so; ``torn`` when the page also says the contrary."""

    cost: ReturnCost
    fee: str | None
    sentence: Sentence | None
    torn: bool


def cost_of(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Cost:
    """Who pays, from all clauses about a change of mind: a stated fee says most, a promise with no terms least.

    That the shop gives no label tells who pays only where nothing else does: it may still pay the postage back.
    """
    found: dict[str, tuple[Sentence, str]] = {}
    for sentence in sentences:
        if section_role(sentence.section, vocabulary) in (Role.DEFECT, Role.WARRANTY):
            continue
        for clause in vocabulary.clauses(sentence.plain):
            for kind in _cost_kinds(clause, sentence, vocabulary):
                found.setdefault(kind, (sentence, clause))

    def answer(cost: ReturnCost, kind: str, torn: bool = False) -> Cost:
        return Cost(cost, None, found[kind][0], torn)

    if "fee" in found:
        return Cost(ReturnCost.FEE, _amount(*found["fee"], vocabulary), found["fee"][0], torn="free" in found)
    if "members" in found:
        return answer(ReturnCost.CONDITIONAL, "members")
    if "customer" in found and "partly" in found:
        return answer(ReturnCost.CONDITIONAL, "partly")
    if "customer" in found:
        return answer(ReturnCost.CUSTOMER, "customer", torn="free" in found)
    if "free" in found:
        return answer(ReturnCost.FREE, "free")
    if "weak_fee" in found:
        return Cost(ReturnCost.FEE, _amount(*found["weak_fee"], vocabulary), found["weak_fee"][0], torn=False)
    if "partly" in found:
        return answer(ReturnCost.CONDITIONAL, "partly")
    for kind, cost in (
        ("abroad", ReturnCost.CUSTOMER),
        ("no_label", ReturnCost.CUSTOMER),
        ("label", ReturnCost.FREE),
    ):
        if kind in found:
            return answer(cost, kind)
    return Cost(ReturnCost.NOT_STATED, None, None, torn=False)


def _cost_kinds(clause: str, sentence: Sentence, vocabulary: Vocabulary) -> Iterable[str]:
    if vocabulary.says("defect", clause) or vocabulary.says("refused_parcel", clause):
        return
    if vocabulary.says("cost_fee", clause) and not vocabulary.says("outbound", clause):
        yield "fee"
    if vocabulary.says("cost_weak_fee", clause) and not vocabulary.says("outbound", clause):
        yield "weak_fee"
    if vocabulary.says("cost_members", clause):
        yield "members"
        return
    if vocabulary.says("cost_partly", clause):
        yield "partly"
        return
    if vocabulary.says("cost_no_label", clause):
        yield "no_label"
        return
    if vocabulary.says("cost_customer", clause):
        partial = vocabulary.says("foreign", clause) or vocabulary.says("own_choice", clause)
        yield "abroad" if partial else "customer"
        return
    if vocabulary.says("cost_free", clause):
        yield "free"
    elif vocabulary.says("cost_label", clause) and not vocabulary.says("cost_label_not", sentence.plain):
        yield "label"


def _amount(sentence: Sentence, clause: str, vocabulary: Vocabulary) -> str | None:
    found = vocabulary.find("cost_fee", clause) or vocabulary.find("cost_weak_fee", clause)
    number = re.search(r"¢(\d+)", clause[found.start() :] if found else clause)
    return sentence.amounts[int(number[1])] if number else None


def restocking_of(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> tuple[Decimal, Sentence] | None:
    """The general restocking fee in percent; 0 when the page says there is none; None when it says nothing."""
    spared: tuple[Decimal, Sentence] | None = None
    for sentence in sentences:
        if section_role(sentence.section, vocabulary) in (Role.DEFECT, Role.WARRANTY):
            continue
        for clause in vocabulary.clauses(sentence.plain):
            skipped = any(vocabulary.says(topic, clause) for topic in ("defect", "refused_parcel"))
            if skipped or not vocabulary.says("restocking", clause):
                continue
            if percent := re.search(r"(?:\d{1,2}\s?%?\s?(?:-|–|to)\s?)?(\d{1,2}(?:[.,]\d{1,2})?)\s?%", clause):
                return Decimal(percent[1].replace(",", ".")), sentence
            if vocabulary.says("restocking_none", clause):
                spared = spared or (Decimal(0), sentence)
    return spared

"""Reading a returns policy: how long, at whose cost, how, and when the money comes back.

:func:`read_returns` takes the visible lines of a page and the structured data beside them, and says what the policy grants
a shopper who changed their mind. Remedies for faulty goods, warranties, and the shop's own delays are told apart and do not
count - unless faulty goods are all the shop takes back. Where a page is unclear the reader says so: a wrong term is worse
than none. Every term comes with the sentence it was read from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from frictionaudit.reading.returns_language import (
    PolicyLine,
    Role,
    Sentence,
    Vocabulary,
    all_languages,
    marked,
    sentences_of,
    tidy,
    vocabulary_for,
)
from frictionaudit.reading.returns_schema import SchemaReturns, schema_returns

__all__ = [
    "Accepts",
    "PolicyLine",
    "Quote",
    "RefundForm",
    "ReturnCost",
    "ReturnsTerms",
    "WindowStart",
    "mentions_returns",
    "read_returns",
]

WindowStart = Literal["delivery", "purchase", "shipment", ""]

# No page grants a longer window in days without calling it unlimited; larger numbers are ages and amounts.
_LONGEST_WINDOW = 1100
# Consumer law grants the right of withdrawal for 14 days (EU Directive 2011/83, art. 9); longer is the shop's own offer.
_STATUTORY_DAYS = 14
# Beside "all sales are final", a window shorter than this is the time to report a fault.
_SHORT_WINDOW = 14
# Share of the sentences of a page that speak of returns, from which it is a returns policy: when its first heading says
# so, when a later one does, under no telling heading, and under a heading of another topic (shipping) with returns named further down. Measured on
# the policy, product and help pages of thirty shops: policies have 0.10, mostly 0.5 and more; terms and FAQs below 0.1.
_TITLED_SHARE = 0.08
_SUBTITLED_SHARE = 0.25
_UNTITLED_SHARE = 0.34
_MISTITLED_SHARE = 0.4
_FEWEST_SENTENCES = 2
_FEW_QUESTIONS = 3
_MOST_TITLE_LINES = 1_000
# Sentences of contract language that make a page the terms of service, however much it says of returns.
_LEGAL_SHARE = 0.25
_METHODS = (
    "contact_first",
    "label_provided",
    "printable",
    "printerless",
    "portal",
    "mail_self",
    "in_store",
    "pickup",
    "drop_point",
    "exchange",
)


class ReturnCost(StrEnum):
    """Who pays for sending back what one does not want."""

    FREE = "free"
    CONDITIONAL = "conditional"
    """Free for some: members, in the shop's own stores, for an exchange or store credit."""
    FEE = "fee"
    """A stated amount of money."""
    CUSTOMER = "customer"
    """The customer, and the page does not say how much."""
    RESTOCKING = "restocking"
    """A restocking fee, and nothing said about the postage."""
    NOT_STATED = "not_stated"


class Accepts(StrEnum):
    """Whether the shop takes goods back."""

    YES = "yes"
    NO = "no"
    DEFECTIVE_ONLY = "defective_only"
    UNCLEAR = "unclear"


class RefundForm(StrEnum):
    """What the shopper gets back."""

    ORIGINAL = "original"
    STORE_CREDIT = "store_credit"
    EXCHANGE = "exchange"
    MIXED = "mixed"
    NONE = "none"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the page, as shown, and the index of the input line it stands in."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ReturnsTerms:
    """The terms of a returns policy.

    ``is_policy`` is whether the page is a returns policy at all; the other terms are also filled from a page that merely
    mentions them (a FAQ). ``window_days`` is the shop's main offer, None when none is stated or ``unlimited``; it counts
    working days when ``window_working_days``. ``statutory_days`` is the legal right of withdrawal when named beside it.
    ``fee`` is the amount as written; ``restocking_percent`` is 0 when the page promises there is none. ``refund_days`` is
    the shop's time to refund, without the bank's. ``contradictions`` are statements of the page, or of its structured
    data, that do not agree, as short English sentences.
    """

    is_policy: bool
    accepts: Accepts
    window_days: int | None
    unlimited: bool
    window_from: WindowStart
    window_working_days: bool
    cost: ReturnCost
    fee: str | None
    restocking_percent: Decimal | None
    methods: tuple[str, ...]
    refund_days: int | None
    refund_form: RefundForm
    statutory_days: int | None
    window_quote: Quote | None
    cost_quote: Quote | None
    accepts_quote: Quote | None
    refund_quote: Quote | None
    contradictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mention:
    """One duration of the page and what it measures."""

    days: int
    working: bool
    role: Role
    start: WindowStart
    qualified: bool
    statutory: bool
    certain: bool
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class _Window:
    days: int | None
    start: WindowStart
    working: bool
    statutory: int | None
    sentence: Sentence | None
    rivals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Cost:
    cost: ReturnCost
    fee: str | None
    sentence: Sentence | None
    torn: bool


def read_returns(
    lines: Sequence[PolicyLine], lang: str = "", structured: Sequence[Mapping[str, object]] = ()
) -> ReturnsTerms:
    """The terms in ``lines`` (the visible blocks of a page, in order) and ``structured`` (its JSON-LD objects).

    ``lang`` is the page's declared language and may be empty or wrong. The text decides; structured data fills in what the
    text leaves out, and a difference between the two is a contradiction.
    """
    vocabulary = vocabulary_for(" ".join(line.text[:2000] for line in lines[:400]), lang)
    sentences = sentences_of(lines, vocabulary)
    mentions = tuple(mention for sentence in sentences for mention in _mentions(sentence, vocabulary))
    offered = _window([each for each in mentions if each.role is Role.RETURN]) or _window(
        [each for each in mentions if each.role is Role.EXCHANGE]
    )
    unlimited = _first(sentences, lambda each: _grants_unlimited(each, vocabulary))
    accepts, accepts_sentence = _accepts(sentences, offered, unlimited, vocabulary)
    window = offered
    if accepts is Accepts.DEFECTIVE_ONLY:
        window = _window([each for each in mentions if each.role is Role.DEFECT]) or offered
    elif accepts is Accepts.NO:
        window = None
    if unlimited and (window is None or window.days is None):
        window = _Window(None, "", False, None, unlimited, ())
    cost = _cost(sentences, vocabulary)
    restocking = _restocking(sentences, vocabulary)
    if cost.cost is ReturnCost.NOT_STATED and restocking and restocking[0]:
        cost = _Cost(ReturnCost.RESTOCKING, None, restocking[1], torn=False)
    refund = next((each for each in mentions if each.role is Role.REFUND and not each.qualified), None)
    terms = ReturnsTerms(
        is_policy=_is_policy(lines, sentences, vocabulary),
        accepts=accepts,
        window_days=window.days if window else None,
        unlimited=unlimited is not None and (window is None or window.days is None),
        window_from=window.start if window else "",
        window_working_days=window.working if window else False,
        cost=cost.cost,
        fee=cost.fee,
        restocking_percent=restocking[0] if restocking else None,
        methods=_methods(sentences, vocabulary),
        refund_days=refund.days if refund else None,
        refund_form=_refund_form(sentences, accepts, vocabulary),
        statutory_days=offered.statutory if offered else None,
        window_quote=_quote(window.sentence if window else None),
        cost_quote=_quote(cost.sentence),
        accepts_quote=_quote(accepts_sentence),
        refund_quote=_quote(refund.sentence if refund else None),
        contradictions=_text_contradictions(offered, cost),
    )
    return _with_schema(terms, schema_returns(structured))


def mentions_returns(text: str) -> bool:
    """Whether ``text``, a link or a heading in any supported language, speaks of returns or refunds."""
    return all_languages().says("title_returns", tidy(text[:300]).lower())


# -- the window ------------------------------------------------------------------------------------------------------


def _mentions(sentence: Sentence, vocabulary: Vocabulary) -> Iterable[_Mention]:
    durations = vocabulary.durations(sentence.plain)
    for duration in durations:
        if duration.days > _LONGEST_WINDOW:
            continue
        text = marked(sentence.plain, durations, duration)
        role, certain = _role(sentence, text, vocabulary)
        near = _clause_with(text, vocabulary)
        yield _Mention(
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
    section = _section_role(sentence.section, vocabulary)
    if role is Role.RETURN and section is Role.DEFECT and not vocabulary.says("remorse", text):
        return Role.DEFECT, True
    if role is Role.RETURN and section is Role.WARRANTY:
        return Role.WARRANTY, True
    if role is not None:
        return role, True
    for context in (sentence.label, sentence.section):
        if context and (role := vocabulary.role(f"{context}: {text}")):
            return role, False
    if section is Role.RETURN and vocabulary.anchor(clause) in ("delivery", "purchase"):
        return Role.RETURN, False
    return (section if section in (Role.DEFECT, Role.REFUND, Role.WARRANTY, Role.CANCEL) else Role.OTHER), False


def _section_role(section: str, vocabulary: Vocabulary) -> Role | None:
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


def _window(mentions: Sequence[_Mention]) -> _Window | None:
    """The main window among ``mentions``: the one said most often, the first of equals; the law's only as the last resort.

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
    return _Window(
        days=days,
        start=next((each.start for each in same if each.start), ""),
        working=leading.working,
        statutory=legal,
        sentence=leading.sentence,
        rivals=tuple(other for other in votes if other != days),
    )


def _grants_unlimited(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    return vocabulary.says("unlimited", sentence.plain) and not vocabulary.says("defect", sentence.plain)


# -- whether goods are taken back ------------------------------------------------------------------------------------


def _accepts(
    sentences: Sequence[Sentence], window: _Window | None, unlimited: Sentence | None, vocabulary: Vocabulary
) -> tuple[Accepts, Sentence | None]:
    refused = _first(sentences, lambda each: _refuses(each, vocabulary))
    only_defective = _first(sentences, lambda each: vocabulary.says("only_defective", each.plain))
    only_replaces = _first(sentences, lambda each: vocabulary.says("only_replaces", each.plain))
    remedy = _first(sentences, lambda each: vocabulary.says("remedy", each.plain))
    granted = window is not None and window.days is not None
    if only_defective:
        return Accepts.DEFECTIVE_ONLY, only_defective
    if refused and not (window is not None and window.days is not None and window.days >= _SHORT_WINDOW):
        return (Accepts.DEFECTIVE_ONLY if remedy else Accepts.NO), refused
    if granted or unlimited:
        return Accepts.YES, window.sentence if window else unlimited
    if only_replaces:
        return Accepts.DEFECTIVE_ONLY, only_replaces
    if permitted := _first(sentences, lambda each: vocabulary.says("permission", each.plain)):
        return Accepts.YES, permitted
    return Accepts.UNCLEAR, None


def _refuses(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether the sentence rules out all returns: not those of some goods, nor for the time being, nor after a time."""
    context = f"{sentence.before} {sentence.plain}"
    if vocabulary.says("refusal_scope", context) or vocabulary.says("temporary", context):
        return False
    if vocabulary.says("section_exclusion", sentence.section) or vocabulary.durations(sentence.plain):
        return False
    return vocabulary.says("refusal", sentence.plain) and not vocabulary.says("refund_credit_only", sentence.plain)


# -- the cost --------------------------------------------------------------------------------------------------------


def _cost(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> _Cost:
    """Who pays, from all clauses about a change of mind: a stated fee says most, a promise with no terms least."""
    found: dict[str, tuple[Sentence, str]] = {}
    for sentence in sentences:
        if _section_role(sentence.section, vocabulary) in (Role.DEFECT, Role.WARRANTY):
            continue
        for clause in vocabulary.clauses(sentence.plain):
            for kind in _cost_kinds(clause, sentence, vocabulary):
                found.setdefault(kind, (sentence, clause))

    def answer(cost: ReturnCost, kind: str, torn: bool = False) -> _Cost:
        return _Cost(cost, None, found[kind][0], torn)

    if "fee" in found:
        return _Cost(ReturnCost.FEE, _amount(*found["fee"], vocabulary), found["fee"][0], torn="free" in found)
    if "members" in found:
        return answer(ReturnCost.CONDITIONAL, "members")
    if "customer" in found and "partly" in found:
        return answer(ReturnCost.CONDITIONAL, "partly")
    if "customer" in found:
        return answer(ReturnCost.CUSTOMER, "customer", torn="free" in found)
    if "free" in found:
        return answer(ReturnCost.FREE, "free")
    if "weak_fee" in found:
        return _Cost(ReturnCost.FEE, _amount(*found["weak_fee"], vocabulary), found["weak_fee"][0], torn=False)
    if "partly" in found:
        return answer(ReturnCost.CONDITIONAL, "partly")
    for kind, cost in (("abroad", ReturnCost.CUSTOMER), ("label", ReturnCost.FREE)):
        if kind in found:
            return answer(cost, kind)
    return _Cost(ReturnCost.NOT_STATED, None, None, torn=False)


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


def _restocking(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> tuple[Decimal, Sentence] | None:
    """The general restocking fee in percent; 0 when the page says there is none; None when it says nothing."""
    spared: tuple[Decimal, Sentence] | None = None
    for sentence in sentences:
        if _section_role(sentence.section, vocabulary) in (Role.DEFECT, Role.WARRANTY):
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


# -- the rest --------------------------------------------------------------------------------------------------------


def _refund_form(sentences: Sequence[Sentence], accepts: Accepts, vocabulary: Vocabulary) -> RefundForm:
    said = {
        topic: any(vocabulary.says(f"refund_{topic}", each.plain) for each in sentences)
        for topic in ("original", "credit", "credit_only", "exchange_only")
    }
    if accepts is Accepts.NO:
        return RefundForm.NONE
    if said["original"]:
        return RefundForm.MIXED if said["credit"] else RefundForm.ORIGINAL
    if said["exchange_only"]:
        return RefundForm.EXCHANGE
    return RefundForm.STORE_CREDIT if said["credit"] or said["credit_only"] else RefundForm.NOT_STATED


def _methods(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(
        method for method in _METHODS if any(vocabulary.says(f"method_{method}", each.plain) for each in sentences)
    )


def _is_policy(lines: Sequence[PolicyLine], sentences: Sequence[Sentence], vocabulary: Vocabulary) -> bool:
    """Whether the page is about returns: by how many of its sentences are, in the light of its first telling heading."""
    prose = [each for each in sentences if len(each.plain.split()) > 5 or "。" in each.text]
    about = [each for each in prose if vocabulary.says("returns", each.plain)]
    if len(about) < _FEWEST_SENTENCES:
        return False
    legal = sum(vocabulary.says("legal", each.plain) for each in prose)
    if legal / len(prose) > _LEGAL_SHARE or _is_question_list(lines, vocabulary):
        return False
    share = len(about) / len(prose)
    titles = [
        text for line in lines[:_MOST_TITLE_LINES] if line.heading and "?" not in (text := tidy(line.text).lower())
    ]
    named = next((title for title in titles if _is_title(title, vocabulary)), None)
    if named is None:
        return share >= _UNTITLED_SHARE
    if vocabulary.says("title_returns", named):
        return share >= (_TITLED_SHARE if named == titles[0] else _SUBTITLED_SHARE)
    return share >= _MISTITLED_SHARE and any(vocabulary.says("title_returns", title) for title in titles)


def _is_title(heading: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.says("title_returns", heading) or vocabulary.says("title_other", heading)


def _is_question_list(lines: Sequence[PolicyLine], vocabulary: Vocabulary) -> bool:
    """Whether the page asks more questions about other things than about returns: a FAQ."""
    questions = [tidy(line.text).lower() for line in lines[:1000] if line.text.rstrip().endswith("?")]
    about = sum(vocabulary.says("returns", question) for question in questions)
    return len(questions) - about > max(about, _FEW_QUESTIONS)


def _text_contradictions(window: _Window | None, cost: _Cost) -> tuple[str, ...]:
    found: list[str] = []
    if window and window.days is not None:
        found += [f"The page gives {window.days} days and also {rival} days to return." for rival in window.rivals]
    if cost.torn:
        found.append("The page calls returns free and also charges for them.")
    return tuple(found)


def _with_schema(terms: ReturnsTerms, policies: Sequence[SchemaReturns]) -> ReturnsTerms:
    return terms


def _first(sentences: Sequence[Sentence], holds: object) -> Sentence | None:
    return next((each for each in sentences if holds(each)), None)  # type: ignore[operator]


def _quote(sentence: Sentence | None) -> Quote | None:
    return Quote(sentence.text, sentence.line) if sentence else None

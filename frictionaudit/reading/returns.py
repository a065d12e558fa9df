"""Reading a returns policy: how long, at whose cost, how, and when the money comes back.

:func:`read_returns` takes the visible lines of a page and the structured data beside them, and says what the policy
grants a shopper who changed their mind. Remedies for faulty goods, warranties, and the shop's own delays are told apart
and do not count - unless faulty goods are all the shop takes back. Where a page is unclear the reader says so: a wrong
term is worse than none. Every term comes with the sentence it was read from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from frictionaudit.reading import phrasebook
from frictionaudit.reading.returns_cost import Cost, cost_of, restocking_of
from frictionaudit.reading.returns_language import (
    PolicyLine,
    Role,
    Sentence,
    Vocabulary,
    names_returns,
    sentences_of,
    tidy,
    vocabulary_for,
)
from frictionaudit.reading.returns_page import is_returns_page
from frictionaudit.reading.returns_schema import ReturnCost, SchemaReturns, schema_returns
from frictionaudit.reading.returns_window import Window, WindowStart, grants_unlimited, main_window, mentions_of

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

# Beside "all sales are final", a window shorter than this is the time to report a fault.
_SHORT_WINDOW = 14
_FEWEST_WORDS = 4
"""Shorter lines are names of links."""
_COST_WORDS = {
    ReturnCost.FREE: "free",
    ReturnCost.CONDITIONAL: "free for some",
    ReturnCost.FEE: "a stated fee",
    ReturnCost.CUSTOMER: "the customer's",
    ReturnCost.RESTOCKING: "a restocking fee",
    ReturnCost.NOT_STATED: "not stated",
}
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

    ``is_policy`` is whether the page is a returns policy at all; the other terms are also filled from a page that
    merely mentions them (a FAQ). ``window_days`` is the shop's main offer, None when none is stated or ``unlimited``;
    it counts working days when ``window_working_days``. When only faulty goods are taken back, the window is the time
    to report a fault. ``statutory_days`` is the legal right of withdrawal when the page names it. ``fee`` is the
    amount as written; ``restocking_percent`` is 0 when the page promises there is none. ``method_quotes`` holds a
    sentence for each of ``methods``. ``refund_days`` is the shop's time to refund, without the bank's.
    ``contradictions`` are statements of the page, or of its structured data, that
    do not agree, as short English sentences.
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
    method_quotes: tuple[Quote, ...]
    refund_days: int | None
    refund_form: RefundForm
    statutory_days: int | None
    window_quote: Quote | None
    cost_quote: Quote | None
    accepts_quote: Quote | None
    refund_quote: Quote | None
    contradictions: tuple[str, ...]


def read_returns(
    lines: Sequence[PolicyLine], lang: str = "", structured: Sequence[Mapping[str, object]] = ()
) -> ReturnsTerms:
    """The terms in ``lines`` (the visible blocks of a page, in order) and ``structured`` (its JSON-LD objects).

    ``lang`` is the page's declared language and may be empty or wrong. The text decides; structured data fills in what
    the text leaves out, and a difference between the two is a contradiction.
    """
    vocabulary = vocabulary_for(" ".join(line.text[:2000] for line in lines[:400]), lang)
    sentences = sentences_of(lines, vocabulary)
    mentions = tuple(mention for sentence in sentences for mention in mentions_of(sentence, vocabulary))
    offered = main_window([each for each in mentions if each.role is Role.RETURN]) or main_window(
        [each for each in mentions if each.role is Role.EXCHANGE]
    )
    unlimited = _first(sentences, lambda each: grants_unlimited(each, vocabulary))
    accepts, accepts_sentence = _accepts(sentences, offered, unlimited, vocabulary)
    window = offered
    if accepts is Accepts.DEFECTIVE_ONLY:
        window = main_window([each for each in mentions if each.role is Role.DEFECT]) or offered
    elif accepts is Accepts.NO:
        window = None
    if unlimited and (window is None or window.days is None):
        window = Window(None, "", False, None, unlimited, ())
    cost = cost_of(sentences, vocabulary)
    restocking = restocking_of(sentences, vocabulary)
    if cost.cost is ReturnCost.NOT_STATED and restocking and restocking[0]:
        cost = Cost(ReturnCost.RESTOCKING, None, restocking[1], torn=False)
    refund = next((each for each in mentions if each.role is Role.REFUND and not each.qualified), None)
    methods = _methods(sentences, vocabulary)
    terms = ReturnsTerms(
        is_policy=is_returns_page(lines, sentences, vocabulary),
        accepts=accepts,
        window_days=window.days if window else None,
        unlimited=unlimited is not None and (window is None or window.days is None),
        window_from=window.start if window else "",
        window_working_days=window.working if window else False,
        cost=cost.cost,
        fee=cost.fee,
        restocking_percent=restocking[0] if restocking else None,
        methods=tuple(methods),
        method_quotes=tuple(Quote(sentence.text, sentence.line) for sentence in methods.values()),
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
    return names_returns(tidy(text[:300]).lower())


# -- whether goods are taken back ------------------------------------------------------------------------------------


def _accepts(
    sentences: Sequence[Sentence], window: Window | None, unlimited: Sentence | None, vocabulary: Vocabulary
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
    plain = " ".join(vocabulary.clauses(sentence.plain))
    context = f"{sentence.before} {plain}"
    if vocabulary.says("refusal_scope", context) or vocabulary.says("temporary", context):
        return False
    if vocabulary.says("section_exclusion", sentence.section) or vocabulary.durations(sentence.plain):
        return False
    return vocabulary.says("refusal", plain) and not vocabulary.says("refund_credit_only", sentence.plain)


# -- the rest --------------------------------------------------------------------------------------------------------


def _refund_form(sentences: Sequence[Sentence], accepts: Accepts, vocabulary: Vocabulary) -> RefundForm:
    said = {
        topic: any(
            vocabulary.says(f"refund_{topic}", each.plain)
            for each in sentences
            if topic != "original" or not vocabulary.says("refund_denied", each.plain)
        )
        for topic in ("original", "credit", "credit_only", "exchange_only")
    }
    if accepts is Accepts.NO:
        return RefundForm.NONE
    if said["original"]:
        return RefundForm.MIXED if said["credit"] else RefundForm.ORIGINAL
    if said["exchange_only"]:
        return RefundForm.EXCHANGE
    return RefundForm.STORE_CREDIT if said["credit"] or said["credit_only"] else RefundForm.NOT_STATED


def _methods(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> dict[str, Sentence]:
    """The ways to send goods back, each with the first sentence that names it."""
    named: dict[str, Sentence] = {}
    for method in _METHODS:
        if sentence := next((each for each in sentences if _names_way(method, each, vocabulary)), None):
            named[method] = sentence
    return named


def _names_way(method: str, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    """Whether a sentence names a way to send goods back; "contact us" alone is an offer, not a condition."""
    if not vocabulary.says(f"method_{method}", sentence.plain):
        return False
    if method == "label_provided" and vocabulary.says("method_label_denied", sentence.plain):
        return False
    if method != "contact_first":
        return True
    offer = phrasebook.says("service", "only_if_needed", f"{sentence.section} {sentence.plain}")
    return not offer and len(sentence.plain.split()) >= _FEWEST_WORDS


def _text_contradictions(window: Window | None, cost: Cost) -> tuple[str, ...]:
    found: list[str] = []
    if window and window.days is not None:
        found += [f"The page gives {window.days} days and also {rival} days to return." for rival in window.rivals]
    if cost.torn:
        found.append("The page calls returns free and also charges for them.")
    return tuple(found)


def _with_schema(terms: ReturnsTerms, policies: Sequence[SchemaReturns]) -> ReturnsTerms:
    """``terms`` with what only the structured data says filled in, and the differences between the two noted.

    Several policies (one a country) differ from the text only when none of them agrees with it.
    """
    if not policies:
        return terms
    return replace(
        terms,
        accepts=_schema_accepts(policies) if terms.accepts is Accepts.UNCLEAR else terms.accepts,
        window_days=terms.window_days if _has_window(terms) else policies[0].days,
        window_from=terms.window_from if _has_window(terms) or policies[0].days is None else "delivery",
        unlimited=terms.unlimited
        or (not _has_window(terms) and policies[0].category == "MerchantReturnUnlimitedWindow"),
        cost=policies[0].cost if terms.cost is ReturnCost.NOT_STATED else terms.cost,
        fee=policies[0].fee if terms.cost is ReturnCost.NOT_STATED else terms.fee,
        contradictions=(*terms.contradictions, *_schema_contradictions(terms, policies)),
    )


def _has_window(terms: ReturnsTerms) -> bool:
    return terms.window_days is not None or terms.unlimited or terms.accepts is Accepts.NO


def _schema_accepts(policies: Sequence[SchemaReturns]) -> Accepts:
    categories = {policy.category for policy in policies}
    if categories == {"MerchantReturnNotPermitted"}:
        return Accepts.NO
    granted = {"MerchantReturnFiniteReturnWindow", "MerchantReturnUnlimitedWindow"}
    return Accepts.YES if categories & granted else Accepts.UNCLEAR


def _schema_contradictions(terms: ReturnsTerms, policies: Sequence[SchemaReturns]) -> Iterable[str]:
    days = [policy.days for policy in policies if policy.days is not None]
    if terms.accepts is Accepts.YES and terms.window_days is not None and days and terms.window_days not in days:
        yield f"The page gives {terms.window_days} days to return, its structured data {days[0]}."
    costs = [policy.cost for policy in policies if policy.cost is not ReturnCost.NOT_STATED]
    if terms.cost is not ReturnCost.NOT_STATED and costs and not any(_agree(terms.cost, cost) for cost in costs):
        text, data = _COST_WORDS[terms.cost], _COST_WORDS[costs[0]]
        yield f"The page states the cost of returning as {text}, its structured data as {data}."
    schema = _schema_accepts(policies)
    if terms.accepts in (Accepts.YES, Accepts.NO) and schema is not Accepts.UNCLEAR and schema is not terms.accepts:
        yield "The page and its structured data differ on whether goods are taken back."


def _agree(text: ReturnCost, data: ReturnCost) -> bool:
    """Whether two costs can both be true: structured data knows no conditions, and "a fee" may hide its amount."""
    paid = (ReturnCost.FEE, ReturnCost.CUSTOMER)
    return text is data or text is ReturnCost.CONDITIONAL or (text in paid and data in paid)


def _first(sentences: Iterable[Sentence], holds: Callable[[Sentence], bool]) -> Sentence | None:
    return next((each for each in sentences if holds(each)), None)


def _quote(sentence: Sentence | None) -> Quote | None:
    return Quote(sentence.text, sentence.line) if sentence else None

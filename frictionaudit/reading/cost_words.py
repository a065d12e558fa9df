"""What the words beside an amount say that it is for.

In: a label and the page's language. Out: a `CostKind`, or whether the label names a net sum or no more than a number of
things. Wording is data (`data/costs.toml`).
"""

import re
from enum import StrEnum
from functools import partial

from frictionaudit.reading import phrasebook
from frictionaudit.reading.words import fold

says = partial(phrasebook.says, "costs")

LONGEST_LABEL = 80
PART = 30
"""What an amount that is part of another is for stands within this many letters after it: "includes £4.83 VAT"."""
_APART = 12
"""So many letters may stand between "excl." and the tax: "excl. 20% VAT", "without any sales tax"."""
_BRACKETS = re.compile(r"[()\[\]]")
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?[%％]")
_PERCENTAGE = "percentage"
"""Stands for a share in a text whose words are compared: signs do not count there."""
_BESIDE = len(_PERCENTAGE) + 14
"""A share and the word of saving it belongs to stand within this many letters: "save up to 20%", "20% de réduction"."""
_COUNT = re.compile(r"(?<![\d.,])\d{1,4}(?![.,]?\d)")
_TIMES = re.compile(r"[×✕*:()\[\]]|(?<![^\W\d])x(?!\w)")


class CostKind(StrEnum):
    """What an amount is for."""

    ITEM = "item"
    DELIVERY = "delivery"
    TAX = "tax"
    FEE = "fee"
    DISCOUNT = "discount"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


SUMS = (CostKind.TOTAL, CostKind.SUBTOTAL)
TOLD_AHEAD = frozenset({CostKind.DELIVERY, CostKind.FEE, CostKind.TAX})
_IN_ORDER = ("discount", "fee", "tax", "subtotal", "delivery", "any_fee", "total")
_BUT_TAX = tuple(meaning for meaning in _IN_ORDER if meaning != "tax")
_KINDS = {**{kind.value: kind for kind in CostKind}, "any_fee": CostKind.FEE}


def kind_of(label: str, lang: str) -> CostKind | None:
    """The kind a label names; words behind "incl." or "plus" and in brackets belong to another statement."""
    if phrasebook.names("costs", "goods", label, lang):
        return CostKind.SUBTOTAL
    if phrasebook.names("costs", "summary", label, lang):
        return CostKind.TOTAL
    meanings = _BUT_TAX if names_net(label, lang) else _IN_ORDER
    main = phrasebook.cut("costs", ("included", "apart"), label.split("(")[0], lang)
    for words in (main, label):
        near = words[-LONGEST_LABEL:]
        meaning = phrasebook.first("costs", meanings, near, lang)
        if meaning == "tax" and says("included", label, lang):  # "Total, VAT included" is a total
            meaning = phrasebook.spans("costs", ("total", "subtotal", "tax"), near, lang)[0][0]
        if meaning:
            return _KINDS[meaning]
    return None


def names_net(label: str, lang: str) -> bool:
    """Whether a label names a sum without its tax: "Total excl. VAT", "Excl. tax", "Totale IVA esclusa", "Nettosumme"."""
    words = _BRACKETS.sub(" ", fold(label))[-LONGEST_LABEL:]
    if says("net", words, lang):
        return True
    spans = phrasebook.spans("costs", ("without", "left_out", "tax"), words, lang)
    at = {meaning: [span[1:] for span in spans if span[0] == meaning] for meaning in ("without", "left_out", "tax")}
    before = any(0 <= tax - end <= _APART for _, end in at["without"] for tax, _ in at["tax"])
    return before or any(0 <= start - tax <= _APART for start, _ in at["left_out"] for _, tax in at["tax"])


def part_of_sum(before: str, after: str, lang: str) -> str:
    """The words that name an amount of which a sentence says that a sum holds it; empty when it says no such thing.

    "The order total includes tax of" £21.50, "The total includes" £21.50 "VAT"; but "Total incl. VAT" £29.00 is the sum.
    """
    held = max((end for _, _, end in phrasebook.spans("costs", ("included",), before, lang)), default=None)
    if held is None:
        return ""
    words = fold(before)[held:].strip()
    if not words:
        words = after[:PART].strip()
    elif not phrasebook.ends("costs", "amounts_to", words, lang):
        return ""
    return words if kind_of(words, lang) in TOLD_AHEAD else ""


def names_saving(before: str, after: str, more: bool, lang: str) -> bool:
    """Whether the words around an amount say that it is what is saved: "Save" £5.74, £5 "off"; not £22.94 "Save 20%".

    In: `more`, whether another amount follows: it is the one that is saved in £22.94 "Save" £5.74.
    """
    ahead = more and phrasebook.ends("costs", "saving", after, lang)
    return _saves_amount(before, lang) or (not ahead and _saves_amount(after, lang))


def _saves_amount(text: str, lang: str) -> bool:
    """Whether a text has a word of saving that is not that of a percentage beside it."""
    words = fold(_SHARE.sub(f" {_PERCENTAGE} ", text))
    spans = phrasebook.spans("costs", ("discount",), words, lang)
    return any(_PERCENTAGE not in words[max(start - _BESIDE, 0) : end + _BESIDE] for _, start, end in spans)


def only_counts(text: str, lang: str) -> bool:
    """Whether a text is no more than a number of things: "1", "2 ×", "1 item", "Menge: 3"."""
    if len(text) > PART or not _COUNT.search(text):
        return False
    words = _TIMES.sub(" ", _COUNT.sub(" ", text.casefold())).strip()
    return not words or phrasebook.names("costs", "counted", words, lang)

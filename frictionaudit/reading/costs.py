"""What one page tells about costs.

In: a page. Out: its `Cost` rows and its `Promise`s; `cost_ledger.py` puts the pages of a walk together. A *row* is an
amount with the label it stands beside; label and amount are often two lines of one table row, so they are paired by
the vertical overlap of their boxes. A *promise* is a sentence that tells a cost in money, as free, or by a rule
("4.95, free over 50"). Amounts of other products, former prices, limits for free delivery and instalments are no
costs. Wording is data (`data/costs.toml`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from typing import cast

from babel import Locale

from frictionaudit.evidence import Field, Line, PageView, Region, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.cost_words import (
    LONGEST_LABEL,
    PART,
    TOLD_AHEAD,
    CostKind,
    kind_of,
    names_net,
    names_saving,
    only_counts,
    part_of_sum,
)
from frictionaudit.reading.delivery import tells_length
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import own
from frictionaudit.reading.money import Money, amounts
from frictionaudit.reading.radios import radio_question
from frictionaudit.reading.returns import mentions_returns
from frictionaudit.reading.words import data, fold, has_letters, language

__all__ = [
    "Cost",
    "CostKind",
    "Promise",
    "costs_on",
    "is_for_others",
    "names_pickup",
    "order_lines",
    "promises_on",
    "tells_later",
]

says, starts = partial(phrasebook.says, "costs"), partial(phrasebook.begins, "costs")
ends = partial(phrasebook.ends, "costs")

FREE_NEAR = 60
"""In a sentence about many things "free" belongs to the delivery word within this many characters."""
LEVEL = 2
"""CSS px: words whose middle is that much further from the amount than the nearest stand in another row, or on a bar over it."""
_ROW = re.compile(r"(?:^|> )tr[^ ]*$")
_NUMBER_OF = re.compile(r"^\d+\s*[x×]?\s+|\s*[x×]\s*\d+$")
"""How many of a thing, before or after its name: "2 × Teapot"."""
_BARE = re.compile(r"\d{1,5}(?:[.,]\d\d)?")
"""A number that may be an amount of which the page names the currency elsewhere."""
_MINUS = ("-", "−", "–")
_CODE = re.compile(r"\b[A-Z]{2,3}\s?$")
_CLAUSE_END = re.compile(r"(?<=\w{3})[.!?]\s|[,;]\s")
_IN_ANOTHER_CURRENCY = re.compile(r"\s*(?:/|\||or)?\s*[A-Z]{0,3}\s*")


@dataclass(frozen=True, slots=True)
class Cost:
    """One amount as it stands on a page."""

    page: PageView
    stage: Stage
    line: Line
    kind: CostKind
    label: str
    amount: Decimal
    currency: str
    included: bool = False
    """Said to be part of another amount, as in "incl. VAT"."""
    choice: bool | None = None
    """Stands in the label of a box or radio button: whether that is ticked; None when it stands in none."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A sentence that tells a cost before it is charged."""

    page: PageView
    stage: Stage
    line: Line
    kind: CostKind
    amount: Decimal
    """The cost told; 0 for free."""
    free_from: Decimal | None = None
    """Free for orders of this value."""


# ---- amounts and their labels ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount in a line with the words around it."""

    line: Line
    amount: Decimal
    currency: str
    text: str
    before: str
    after: str
    more: bool
    """Whether another amount follows in the line."""


def _amounts(line: Line, market: str) -> Iterator[_Amount]:
    found = [(money, _shown(money)) for money in amounts(line.text, market)]
    ends_at = [money.start + len(shown) for money, shown in found]
    for at, (money, shown) in enumerate(found):
        before = line.text[ends_at[at - 1] if at else 0 : money.start]
        more = at + 1 < len(found)
        after = line.text[ends_at[at] : found[at + 1][0].start if more else len(line.text)]
        if not (line.struck and shown in line.struck):
            yield _Amount(line, money.amount, money.currency, shown, before, after, more)


def _shown(money: Money) -> str:
    """The amount as it stands in the line, without a word of three capitals behind it that is no currency ("VAT")."""
    word = money.text[-3:]
    stray = word.isalpha() and word.isascii() and word.isupper() and word != money.currency
    return money.text[:-3].rstrip() if stray else money.text


def _is_limit(one: _Amount, lang: str) -> bool:
    """Whether the amount is the order value of a rule ("free over 50"), not a cost."""
    before = _CODE.sub("", one.before)
    if ends("limit_before", before, lang) or starts("limit_after", one.after, lang):
        return True
    return ends("limit_before_if_free", before, lang) and says("free", one.line.text, lang)


def _limits(found: Iterable[_Amount], lang: str) -> list[_Amount]:
    """The limits among a line's amounts; one given in two currencies ("over CAD$60 / USD$70") counts twice."""
    limits: list[_Amount] = []
    before: _Amount | None = None
    for one in found:
        same = before is not None and before in limits and _IN_ANOTHER_CURRENCY.fullmatch(one.before)
        if same or _is_limit(one, lang):
            limits.append(one)
        before = one
    return limits


def _is_cost(one: _Amount, lang: str) -> bool:
    if says("instalment", one.line.text, lang) or ends("former", one.before, lang):
        return False
    return not _is_limit(one, lang)


def _own_label(one: _Amount, lang: str) -> str:
    """The words in the amount's own line that name it; words after it only when they go straight on."""
    if part := part_of_sum(one.before, one.after, lang):
        return part
    if one.before.strip() and kind_of(one.before, lang):
        return one.before.strip(" :–-(")
    apart = starts("included", one.after, lang) or starts("apart", one.after, lang)
    after = one.after.strip(" :–-()")
    kind = kind_of(after[:PART], lang) if after and not apart else None
    if kind is CostKind.TAX and _tells_if_taxed(one, lang):
        kind = None
    if kind is CostKind.DISCOUNT and not one.before.rstrip().endswith(_MINUS):
        kind = kind if names_saving("", after, one.more, lang) else None
    return after[:LONGEST_LABEL] if kind else one.before.strip()


def _tells_if_taxed(one: _Amount, lang: str) -> bool:
    """Whether words of tax behind a line's first amount say that tax is in it or not ("£3.99 tax incl."), and name no tax."""
    told = one.after[:PART]
    return not one.before.strip() and any(
        says(meaning, told, lang) for meaning in ("included", "apart", "without", "left_out")
    )


def _row_label(line: Line, lines: Iterable[Line], lang: str) -> str:
    """Words left of a line in the same row, else the line right above it when that is close.

    How many of a thing there are names nothing, nor do in a row of a table other numbers that stand between.
    """
    lines = [other for other in lines if other.index != line.index and not only_counts(other.text, lang)]
    left = [other for other in lines if _same_row(other, line)]
    if row := _row_of(line):
        left = [other for other in left if _is_row(_row_of(other), row) and has_letters(other.text, 2)] or left
    if left:
        least = min(abs(_middle(other) - _middle(line)) for other in left)
        level = [other for other in left if abs(_middle(other) - _middle(line)) <= least + LEVEL]
        return max(level, key=lambda other: other.box.right).text
    above = [other for other in lines if other.index == line.index - 1 and 0 <= line.box.y - other.box.bottom < 12]
    return next((other.text for other in above if len(other.text) <= 30 and other.box.x <= line.box.right), "")


def _row_of(line: Line) -> str:
    """The table row that a line stands in, as the page's markup has it; empty outside of tables."""
    row, cell, _ = line.selector.rpartition(" > td")
    return row if cell and _ROW.search(row) else ""


def _is_row(one: str, other: str) -> bool:
    """Whether two places in the markup are the same row: the deeper a cell's words stand, the less its selector tells."""
    return bool(one) and (f" > {one}".endswith(f" > {other}") or f" > {other}".endswith(f" > {one}"))


def _middle(line: Line) -> float:
    return line.box.y + line.box.height / 2


def _same_row(label: Line, amount: Line) -> bool:
    shared = min(label.box.bottom, amount.box.bottom) - max(label.box.y, amount.box.y)
    return label.box.x < amount.box.x and shared >= 0.5 * min(label.box.height, amount.box.height)


# ---- a page ---------------------------------------------------------------------------------------------------------


def costs_on(page: PageView, stage: Stage, market: str) -> tuple[Cost, ...]:
    """Every cost amount of the order on a basket or checkout page, in reading order."""
    lines = order_lines(page, stage)
    rows: list[Cost] = []
    for line in lines:
        found = [one for one in _amounts(line, market) if _is_cost(one, page.lang)]
        rows.extend(_cost(page, stage, one, lines) for one in found)
        if not found and (free := _free_row(page, stage, line, lines)):
            rows.append(free)
    rows = _gross(rows, page.lang)
    if bare := _bare_delivery(page, stage, lines, rows):
        rows.append(bare)
        rows.sort(key=lambda row: row.line.index)
    return tuple(_told_once(rows, page.lang))


def _gross(rows: list[Cost], lang: str) -> list[Cost]:
    """Rows without the net sums of what other rows tell with its tax, and without amounts named by no more than "net"."""
    told = {row.kind for row in rows if not names_net(row.label, lang)} | {CostKind.ITEM}
    return [row for row in rows if row.kind not in told or not names_net(row.label, lang)]


def _told_once(rows: list[Cost], lang: str) -> list[Cost]:
    """Rows without those that tell of a thing again: its price for one left of that for all, its mere number."""
    things = [row for row in rows if row.kind is CostKind.ITEM and row.choice is None]
    again = {id(row) for row in things if any(_is_again(row, other, lang) for other in things)}
    return [row for row in rows if id(row) not in again]


def _is_again(row: Cost, other: Cost, lang: str) -> bool:
    """Whether a row of a thing tells nothing that another row does not."""
    same = row.amount == other.amount and row.line.index != other.line.index
    if only_counts(row.label, lang):
        return same and not only_counts(other.label, lang)
    name, other_name = (_NUMBER_OF.sub("", fold(one.label)) for one in (row, other))
    if not name or name != other_name:
        return False
    if _same_row(row.line, other.line) or _same_row(other.line, row.line):
        return row.line.box.x < other.line.box.x
    return same and other.line.index < row.line.index


def _bare_delivery(page: PageView, stage: Stage, lines: Iterable[Line], rows: Iterable[Cost]) -> Cost | None:
    """A delivery row whose amount stands without its currency: what the total holds beside the goods, to the cent.

    The label may be that of a choice ("Parcel post") under the heading that names delivery; the sum is what proves it.
    """
    last = {row.kind: row for row in rows}
    told = CostKind.DELIVERY in last or CostKind.SUBTOTAL not in last or CostKind.TOTAL not in last
    if told or any(row.kind in (CostKind.TAX, CostKind.FEE, CostKind.DISCOUNT) and row.amount for row in rows):
        return None
    added = last[CostKind.TOTAL].amount - last[CostKind.SUBTOTAL].amount
    label = ""
    for line in lines:
        if not _BARE.fullmatch(line.text):
            kind = kind_of(line.text, page.lang) if len(line.text) <= LONGEST_LABEL else None
            label = line.text if kind is CostKind.DELIVERY else "" if kind else label
        elif label and added > 0 and Decimal(line.text.replace(",", ".")) == added:
            return Cost(page, stage, line, CostKind.DELIVERY, label, added, last[CostKind.TOTAL].currency)
    return None


def _cost(page: PageView, stage: Stage, one: _Amount, lines: Iterable[Line]) -> Cost:
    label = _own_label(one, page.lang)
    kind = kind_of(label, page.lang) if label else None
    field = _choice(page, one.text, one.line.text)
    if kind is None and not names_net(label, page.lang):
        label, kind = _named_apart(one, page, field, lines, label)
        kind = kind or _way_told(one, stage, page.lang)
    included = says("included", f"{label} {one.before}", page.lang) or starts("included", one.after, page.lang)
    ticked = field.checked if field else None
    inside = included and kind is CostKind.TAX
    return Cost(page, stage, one.line, kind or CostKind.ITEM, label, one.amount, one.currency, inside, ticked)


def _named_apart(
    one: _Amount, page: PageView, field: Field | None, lines: Iterable[Line], label: str
) -> tuple[str, CostKind | None]:
    """Label and kind of an amount that its own line does not name: by the choice it belongs to, else by what stands beside it."""
    if field is not None and (kind := kind_of(field.section, page.lang)):
        return field.section, kind
    label = _row_label(one.line, lines, page.lang) or (field.section if field else label)
    kind = kind_of(label[:LONGEST_LABEL], page.lang) if label else None
    return label, kind or (_asks_for(page, field) if field else None)


def _free_row(page: PageView, stage: Stage, line: Line, lines: Iterable[Line]) -> Cost | None:
    """A row that says "free" where the amount would stand."""
    if len(line.text) > LONGEST_LABEL or not says("free", line.text, page.lang) or any(amounts(line.text)):
        return None
    whole = phrasebook.names("costs", "free", line.text, page.lang)
    label = _row_label(line, lines, page.lang) if whole else line.text
    if kind_of(label, page.lang) is not CostKind.DELIVERY or says("collect", label, page.lang):
        return None
    field = _choice(page, line.text, line.text)
    return Cost(page, stage, line, CostKind.DELIVERY, label, Decimal(0), "", False, field.checked if field else None)


def _choice(page: PageView, amount: str, text: str) -> Field | None:
    """The box or radio button whose label this text is part of, or that is read in one line with what stands beside it."""
    wanted = fold(text)
    boxes = (field for field in own(page, page.fields) if field.type in ("checkbox", "radio") and field.visible)
    return next(
        (box for box in boxes if amount in box.label and (wanted in fold(box.label) or fold(box.label) in wanted)), None
    )


def _asks_for(page: PageView, field: Field) -> CostKind | None:
    """Delivery, where a box or radio button answers the question of its way: each may say no more than "Express"."""
    if field.type == "radio" and phrasebook.names("checkout", "step_delivery", field.near, page.lang):
        return CostKind.DELIVERY
    shown = [other for other in own(page, page.fields) if other.visible]
    guesses = dict(zip((other.index for other in shown), field_purposes(shown, page.lang), strict=True))
    question = radio_question(field, shown)
    together = [o for o in shown if o.type == "radio" == field.type and radio_question(o, shown) == question] or [field]
    asked = {guesses[other.index].purpose for other in together} - {Purpose.OTHER}
    return CostKind.DELIVERY if asked == {Purpose.DELIVERY_METHOD} else None


def _way_told(one: _Amount, stage: Stage, lang: str) -> CostKind | None:
    """Delivery, where the page about it says how long a way takes and then what it costs: "Ground takes three days: £4"."""
    clause = _CLAUSE_END.split(one.before)[-1]
    return CostKind.DELIVERY if stage is Stage.DELIVERY and tells_length(clause, lang) else None


def order_lines(page: PageView, stage: Stage) -> tuple[Line, ...]:
    """Lines that belong to the order: no site header or footer, no other products; in a drawer, the drawer alone."""
    return tuple(_order_lines(page, stage))


def tells_later(text: str, lang: str = "") -> bool:
    """Whether a line puts off telling a cost: "calculated at checkout"."""
    return says("told_later", text, lang)


def names_pickup(text: str, lang: str = "") -> bool:
    """Whether a short text names fetching the goods oneself as a way of delivery: "In-store pickup"."""
    return len(text) <= LONGEST_LABEL / 2 and says("collect", text, lang) and not mentions_returns(text)


def _order_lines(page: PageView, stage: Stage) -> Iterator[Line]:
    drawer = {layer.index for layer in page.overlays if layer.kind == "basket"} if stage is Stage.BASKET else set[int]()
    aside = 0
    for line in own(page, page.lines):
        if line.heading:
            if says("cross_sell", line.text, page.lang):
                aside = line.heading
            elif line.heading <= aside:
                aside = 0
        if aside or line.region in (Region.NAV, Region.FOOTER) or (drawer and line.overlay not in drawer):
            continue
        yield line


def promises_on(page: PageView, stage: Stage, market: str) -> tuple[Promise, ...]:
    """Every sentence of a page that tells a delivery cost or a fee in money, as free, or by a rule."""
    lines = own(page, page.lines)
    told = [promise for line in lines for promise in _promises(page, stage, line, lines, market)]
    rows = costs_on(page, stage, market) if stage is Stage.BASKET else ()
    bare = (row for row in rows if row.kind is CostKind.DELIVERY and _BARE.fullmatch(row.line.text))
    return (*told, *(Promise(page, stage, row.line, row.kind, row.amount) for row in bare))


def _promises(page: PageView, stage: Stage, line: Line, lines: Iterable[Line], market: str) -> Iterator[Promise]:
    found = tuple(_amounts(line, market))
    if not found and not says("free", line.text, page.lang):
        return
    if any(says(other, line.text, page.lang) for other in ("collect", "instalment", "for_some")):
        return
    if says("free", line.text, page.lang) and is_for_others(line.text, market, page.lang):
        return
    limits = _limits(found, page.lang)
    told = [one for one in found if one not in limits]
    tell = partial(Promise, page, stage, line)
    for one in told:
        label = _own_label(one, page.lang) or ("" if len(found) > 1 else _row_label(line, lines, page.lang))
        kind = kind_of(label, page.lang) or _way_told(one, stage, page.lang)
        if kind is not None and kind in TOLD_AHEAD:
            yield tell(kind, one.amount, min((limit.amount for limit in limits), default=None))
    no_promise = says("told_later", line.text, page.lang) or says("remaining", line.text, page.lang)
    free = says("free", line.text, page.lang) and not no_promise
    if not told and free and _kind_of_free(line, lines, page.lang) is CostKind.DELIVERY:
        yield tell(CostKind.DELIVERY, Decimal(0), min((limit.amount for limit in limits), default=None))


def is_for_others(text: str, market: str, lang: str = "") -> bool:
    """Whether a text limits what it says of delivery to countries of which the market is none: "Free shipping in U.S."

    Only a country that is named after the words of free delivery, in the same clause, limits it.
    """
    if not market:
        return False
    named = [(hit["country"], hit) for hit in _to_country(language(lang)).finditer(text)]
    codes = {code for name, _ in named for code in _countries(language(lang))[name]}
    if not codes or market in codes or _own_name(market, lang).search(text):
        return False
    begin = min(hit.start() for _, hit in named)
    return _is_free_delivery(_CLAUSE_END.split(text[:begin])[-1][-FREE_NEAR:], lang)


@cache
def _countries(code: str) -> dict[str, frozenset[str]]:
    """Names of countries as a language and English write them, and the short forms of the data, to their ISO codes."""
    names: dict[str, set[str]] = {}
    for lang in dict.fromkeys((code or "en", "en")):
        for country, name in cast("dict[str, str]", Locale(lang).territories).items():
            if len(country) == 2 and country.isalpha() and country not in data("costs")["no_country"]:
                names.setdefault(name, set()).add(country)
    for country, shorts in data("costs")["country_short"].items():
        for name in shorts:
            names.setdefault(name, set()).add(country)
    for name in [*names]:
        names.setdefault(name.upper(), set()).update(names[name])
    return {name: frozenset(codes) for name, codes in names.items()}


@cache
def _to_country(code: str) -> re.Pattern[str]:
    """A word that says where to, and the country: case counts, because "us" is not the US."""
    names = "|".join(re.escape(name) for name in sorted(_countries(code), key=len, reverse=True))
    words = "|".join(data("costs")["where_to"])
    return re.compile(
        rf"(?i:(?<!\w)(?:{words})\s)(?i:(?:the|die|den|la|el|de|het|all|whole|mainland|continental)\s)*(?P<country>{names})(?!\w)"
    )


@cache
def _own_name(market: str, lang: str) -> re.Pattern[str]:
    """Any name of the market itself."""
    own_names = [name for name, codes in _countries(language(lang)).items() if market in codes]
    return re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in own_names) or r"(?!)")


def _kind_of_free(line: Line, lines: Iterable[Line], lang: str) -> CostKind | None:
    if phrasebook.names("costs", "free", line.text, lang):
        return kind_of(_row_label(line, lines, lang), lang)
    return CostKind.DELIVERY if _is_free_delivery(line.text, lang) else None


def _is_free_delivery(text: str, lang: str) -> bool:
    """Whether "free" and a word for delivery stand near each other, and it is not "feel free"."""
    spans = phrasebook.spans("costs", ("free", "free_otherwise", "delivery"), text, lang)
    at = {kind: [(start, end) for meaning, start, end in spans if meaning == kind] for kind in {s[0] for s in spans}}
    other = at.get("free_otherwise", [])
    free = [span for span in at.get("free", []) if not any(a <= span[0] < b for a, b in other)]
    return any(max(f[0], d[0]) - min(f[1], d[1]) <= FREE_NEAR for f in free for d in at.get("delivery", []))

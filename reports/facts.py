# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""Sites side by side in facts, not points: what it costs, what is asked, how to pay, send back and get help.

Every fact is a pure reading of the stored journey. What was looked for and not there is *absent*; where the page was
not seen, the fact is *unseen* and says why; the two are never mixed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from frictionaudit.api import (
    MAIN_STAGES,
    TILL,
    Accepts,
    AuditResult,
    ChannelKind,
    Cost,
    CostKind,
    CostLedger,
    Counted,
    Evidence,
    Grade,
    Journey,
    Need,
    Promise,
    ReturnCost,
    ReturnsTerms,
    SiteResult,
    Stage,
    all_seen,
    apple_pay_hidden,
    channels,
    cost_ledger,
    field_ledger,
    offers,
    returns_rules,
    seen_so_far,
    step_ledger,
)

from .verdict import ordered
from .wording import Wording, counted, label

State = Literal["told", "absent", "unseen"]
_EARLY = {Stage.HOME: "start page", Stage.LISTING: "listing page", Stage.PRODUCT: "product page"}
COSTS = {
    CostKind.DELIVERY: "Delivery",
    CostKind.TAX: "Tax",
    CostKind.FEE: "Fee",
    CostKind.DISCOUNT: "Discount",
    CostKind.SUBTOTAL: "Goods",
    CostKind.TOTAL: "Total",
    CostKind.ITEM: "Item",
}
_WHO_PAYS = {
    ReturnCost.FREE: "free",
    ReturnCost.CONDITIONAL: "free for some only",
    ReturnCost.FEE: "the shopper, a stated fee",
    ReturnCost.CUSTOMER: "the shopper, the amount is not told",
    ReturnCost.RESTOCKING: "the shopper, a restocking fee",
    ReturnCost.NOT_STATED: "not stated",
}
_ACCEPTS = {
    Accepts.YES: "taken back",
    Accepts.NO: "not taken back",
    Accepts.DEFECTIVE_ONLY: "taken back only when faulty",
    Accepts.UNCLEAR: "not stated",
}
_SHORT = {
    Grade.CHOICE: "can be chosen in checkout",
    Grade.RENDERED: "button in the shop",
    Grade.REVEALED: "button, once the page is told that the phone has it",
    Grade.ADVERTISED: "named or shown as a mark",
}
_COUNTED = {
    Counted.WALKED: "walked",
    Counted.DECLARED: "as the shop numbers them",
    Counted.INFERRED: "from sections still closed",
}
ONE_PAGE = "the checkout is one page"
_HIDDEN = "cannot be told: to the page an emulated phone has none"
_REACHED = (Stage.CONTACT, Stage.HELP, *MAIN_STAGES)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of one journey: its lines (text of the shop in them), and whether it was seen."""

    lines: tuple[str, ...]
    state: State = "told"


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with the devices it was seen on; no devices where it is the same on all."""

    fact: Fact
    devices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact on all sites, in the order of the table's sites."""

    label: str
    cells: tuple[tuple[Told, ...], ...]


@dataclass(frozen=True, slots=True)
class FactTable:
    """Facts of one kind."""

    id: str
    title: str
    lede: str
    rows: tuple[FactRow, ...]


Reader = Callable[[Journey, Wording], Mapping[str, Fact]]


def tables(result: AuditResult, evidence: Evidence, wording: Wording) -> tuple[FactTable, ...]:
    """The facts of the audited sites; a table in which no site has a fact is left out, all of them without evidence."""
    sites = ordered(result)
    journeys = {site.name: journeys_of(site, evidence) for site in sites}
    made = (FactTable(id, title, lede, _rows(sites, journeys, reader, wording)) for id, title, lede, reader in _TABLES)
    return tuple(table for table in made if table.rows)


def journeys_of(site: SiteResult, evidence: Evidence) -> Mapping[str, Journey]:
    """The stored journeys of a site by device."""
    found = {trip.device: evidence.journey(trip) for trip in site.trips}
    return {device: journey for device, journey in found.items() if journey is not None}


def _rows(
    sites: Sequence[SiteResult], journeys: Mapping[str, Mapping[str, Journey]], read: Reader, wording: Wording
) -> tuple[FactRow, ...]:
    facts = {name: {device: read(one, wording) for device, one in own.items()} for name, own in journeys.items()}
    labels = list(dict.fromkeys(label for own in facts.values() for told in own.values() for label in told))
    rows = (FactRow(label, tuple(_cell(facts[site.name], label) for site in sites)) for label in labels)
    return tuple(row for row in rows if any(one.fact.state == "told" for cell in row.cells for one in cell))


def _cell(own: Mapping[str, Mapping[str, Fact]], label: str) -> tuple[Told, ...]:
    """The fact of each device, told once where all agree."""
    devices: dict[Fact, list[str]] = {}
    for device, facts in own.items():
        devices.setdefault(facts.get(label, facts.get("", Fact(("not seen",), "absent"))), []).append(device)
    return tuple(Told(fact, tuple(names) if len(devices) > 1 else ()) for fact, names in devices.items())


def _unseen(journey: Journey, *stages: Stage) -> Fact:
    problem = next((found for stage in stages if (found := journey.problem(stage)) is not None), None)
    return Fact((f"not seen: {problem.message}" if problem else "not seen",), "unseen")


# --- the way to the order ---


def _way(journey: Journey, wording: Wording) -> Mapping[str, Fact]:
    if not journey.seen(*TILL):
        unseen = _unseen(journey, *TILL)
        return {"Boxes to type in": unseen, "Lists and boxes to tick": unseen, "Steps from basket to order": unseen}
    asked, steps = field_ledger(journey), step_ledger(journey)
    least = "" if asked.complete else "at least "
    kinds = [(Need.REQUIRED, "required"), (Need.OPTIONAL, "optional"), (Need.NOT_TOLD, "not told")]
    needs = ", ".join(f"{asked.needed(need)} {word}" for need, word in kinds if asked.needed(need))
    boxes = f"{least}{asked.count}" + (f" ({needs})" if needs else "")
    return {
        "Boxes to type in": Fact((boxes,)),
        "Lists and boxes to tick": Fact((f"{least}{len(asked.others)}",)),
        "Steps from basket to order": Fact(
            (f"{'' if steps.complete else 'at least '}{wording.figure(steps.count)} ({_COUNTED[steps.counted]})",)
        ),
    }


# --- costs ---


def _costs(journey: Journey, wording: Wording) -> Mapping[str, Fact]:
    ledger = cost_ledger(journey)
    early = [promise for promise in ledger.promises if promise.stage in _EARLY]
    one_page = ledger.complete and not journey.seen(Stage.PAYMENT)
    facts = {
        "Told before the basket": _promised(early, ledger, wording)
        if journey.seen(*_EARLY)
        else _unseen(journey, Stage.PRODUCT),
        "Told on the delivery page": _promised(ledger.policies, ledger, wording)
        if journey.seen(Stage.DELIVERY)
        else _unseen(journey, Stage.DELIVERY),
    }
    for stage, name in ((Stage.BASKET, "In the basket"), (Stage.CHECKOUT, "In checkout"), (Stage.PAYMENT, "Last page")):
        rows = [row for row in ledger.rows if row.stage is stage and row.kind is not CostKind.ITEM]
        facts[name] = _amounts(rows, ledger.currency, wording) if journey.seen(stage) else _unseen(journey, stage)
    if one_page:
        facts["Last page"] = Fact((ONE_PAGE,), "absent")
    facts["First told after the basket"] = _late(journey, ledger, wording)
    return facts


def _promised(promises: Iterable[Promise], ledger: CostLedger, wording: Wording) -> Fact:
    charged = (one for one in promises if one.kind in (CostKind.DELIVERY, CostKind.FEE))
    lines = dict.fromkeys(_promise(one, ledger.currency, wording) for one in charged)
    return Fact(tuple(lines)) if lines else Fact(("nothing",), "absent")


def _promise(one: Promise, currency: str, wording: Wording) -> str:
    limit = f", free from {wording.money(one.free_from, currency)}" if one.free_from is not None else ""
    return f"{COSTS[one.kind]}: {wording.money(one.amount, currency) if one.amount else 'free'}{limit}"


def _amounts(rows: Sequence[Cost], currency: str, wording: Wording) -> Fact:
    """The amounts of the last page that shows some, each once."""
    last = [row for row in rows if row.page.index == rows[-1].page.index]
    lines = dict.fromkeys(_amount(row, currency, wording) for row in last if row.choice is not False)
    return Fact(tuple(lines)) if lines else Fact(("no amounts",), "absent")


def _amount(row: Cost, currency: str, wording: Wording) -> str:
    name = row.label if row.kind is CostKind.FEE and row.label else COSTS[row.kind]
    if row.kind is CostKind.DELIVERY and not row.amount:
        return f"{name}: free"
    return f"{name}: {wording.money(row.amount, row.currency or currency)}{' (included)' if row.included else ''}"


def _late(journey: Journey, ledger: CostLedger, wording: Wording) -> Fact:
    if not journey.seen(*TILL):
        return _unseen(journey, *TILL)
    lines = [_amount(row, ledger.currency, wording) for row in ledger.surprises]
    if ledger.unexplained:
        lines.append(f"Not explained: {wording.money(ledger.unexplained, ledger.currency)}")
    if lines:
        return Fact(tuple(lines))
    return (
        Fact(("nothing",), "told") if ledger.complete else Fact((f"nothing so far; {seen_so_far(journey)}",), "unseen")
    )


# --- paying ---


def _paying(journey: Journey, wording: Wording) -> Mapping[str, Fact]:  # noqa: ARG001 - one signature for all readers
    offered = [one for one in offers(journey) if one.grade.at_least(Grade.ADVERTISED)]
    facts = {one.name: Fact((_SHORT[one.grade],)) for one in offered}
    if apple_pay_hidden(journey):
        facts.setdefault("Apple Pay", Fact((_HIDDEN,), "unseen"))
    whole = all_seen(journey)
    rest = Fact(("not seen",), "absent") if whole else Fact((f"not seen; {seen_so_far(journey)}",), "unseen")
    return facts | {"": rest}


# --- sending back ---


def _returns(journey: Journey, wording: Wording) -> Mapping[str, Fact]:
    rules = returns_rules(journey)
    names = ("Time to send back", "Who pays for it", "Money back within", "Unwanted goods", "In the shop’s words")
    if rules is None:
        return dict.fromkeys(names, _unseen(journey, Stage.RETURNS))
    page, terms = rules
    if not terms.is_policy:
        unread = Fact(("the page that was opened does not read as a returns policy",), "unseen")
        return dict.fromkeys(names, unread)
    words = tuple(dict.fromkeys(q.text for q in (terms.window_quote, terms.cost_quote) if q))
    facts = (
        _stated(_window(terms)),
        _stated(_who_pays(terms, wording)),
        _stated(counted(terms.refund_days, "day") if terms.refund_days is not None else ""),
        _stated(_ACCEPTS[terms.accepts].replace("not stated", "")),
        Fact(words) if words else Fact((page.url,), "absent"),
    )
    return dict(zip(names, facts, strict=True))


def _stated(words: str) -> Fact:
    return Fact((words,)) if words else Fact(("not stated",), "absent")


def _window(terms: ReturnsTerms) -> str:
    if terms.unlimited:
        return "no limit"
    if terms.window_days is None:
        return ""
    unit = "working day" if terms.window_working_days else "day"
    start = f" from {terms.window_from}" if terms.window_from else ", from when is not said"
    return counted(terms.window_days, unit) + start


def _who_pays(terms: ReturnsTerms, wording: Wording) -> str:
    if terms.restocking_percent:
        return f"{_WHO_PAYS[ReturnCost.RESTOCKING]}, {wording.figure(float(terms.restocking_percent))}%"
    if terms.cost is ReturnCost.FEE and terms.fee:
        return f"the shopper, {terms.fee}"
    return "" if terms.cost is ReturnCost.NOT_STATED else _WHO_PAYS[terms.cost]


# --- getting help ---


def _help(journey: Journey, wording: Wording) -> Mapping[str, Fact]:  # noqa: ARG001 - one signature for all readers
    found: dict[ChannelKind, list[str]] = {}
    for page in journey.seen(*_REACHED):
        for one in channels(page, journey.trip.market):
            note = {"weak": " (legal notice only)", "wired": " (in the page’s code, nothing to tap)"}.get(
                one.strength, ""
            )
            values = found.setdefault(one.kind, [])
            shown = "a form" if one.kind is ChannelKind.FORM else one.value
            if (value := shown + note) not in values:
                values.append(value)
    seen = journey.seen(Stage.CONTACT, Stage.HELP)
    rest = Fact(("not seen",), "absent") if seen else _unseen(journey, Stage.CONTACT)
    told = {label(kind): Fact(tuple(found[kind][:_MOST_CHANNELS])) for kind in ChannelKind if kind in found}
    return told | {"": rest}


_MOST_CHANNELS = 3

_TABLES: tuple[tuple[str, str, str, Reader], ...] = (
    ("facts-costs", "What it costs, and when that is told", "Amounts as the pages told them, step by step.", _costs),
    (
        "facts-way",
        "What the checkout asks",
        "“At least” where the checkout was not seen to its last page: the rest of it would add to the count.",
        _way,
    ),
    ("facts-paying", "Ways to pay", "With what the evidence shows: a choice in checkout, a button, a mark.", _paying),
    ("facts-returns", "Sending things back", "For a change of mind, as the shop’s own policy says.", _returns),
    ("facts-help", "Ways to reach the shop", "Found on the pages that were opened, up to three of a kind.", _help),
)

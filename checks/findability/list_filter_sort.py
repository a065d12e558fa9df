"""A long list of products cannot be narrowed down.

**Why it matters.** Nobody scrolls through a hundred tents. 38 % of shops lack filters for what their own lists show (Baymard).

**What counts.** The first list of products, if it is long: more than 24 products, as the list says or shows. A filter, a
way to sort, and filters by price and at least one more detail (size, colour, brand, rating …), as far as their names stand in
the page. Pass: all of them. Warn: one is missing. Fail: neither a filter nor anything to narrow the list by. Filters that
are fetched only when opened cannot be read: their details are then no reason to warn. Short lists need none; a list that
goes on for nobody knows how long and shows no filter is unclear. The lines are this catalogue's choice.

**How to fix it.** Offer a filter for everything that the cards show; show what is applied above the list; let several values
of one kind be chosen.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Narrowing,
    Outcome,
    PageView,
    Stage,
    check,
    failed,
    goes_on,
    narrowing,
    not_applicable,
    passed,
    point_at,
    products_listed,
    says_price,
    stated_count,
    unclear,
    warned,
)

LONG = 24
ATTRIBUTES = 2


@check(
    "list-filter-sort",
    title="I can narrow a long list down",
    family="findability",
    stage="consideration",
    weight=2,
    core=False,
    needs=(Stage.LISTING,),
    effort="M",
    owner="Product discovery",
    sources=(
        "Baymard, product lists: 38 % lack filters for what the list shows, 15 % forbid several values",
        "Google Retail UX Playbook",
    ),
)
def list_filter_sort(journey: Journey) -> Outcome:
    page = max(journey.seen(Stage.LISTING), key=_length)
    length, tools = _length(page), narrowing(page)
    findings = _findings(page, tools)
    named = ", ".join(tools.attributes[:6]) or "none could be read"
    measured = f"{length} products; filter: {_yes(tools.filter)}, sorting: {_yes(tools.sort)}, by: {named}"
    if length <= LONG:
        return _short(page, length, tools, findings)
    if tools.filter is None and tools.sort is None:
        reason = f"a list of {length} products has neither a filter nor a way to sort"
        return failed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    if tools.filter is None:
        reason = f"a list of {length} products can be sorted, but not filtered"
        return failed(reason, findings, measured=measured, friction=0.7, confidence=Confidence.TEXT)
    missing = _missing(page, tools)
    if missing:
        return warned(f"the list lacks {missing}", findings, measured=measured, confidence=Confidence.TEXT)
    unread = "" if tools.attributes else "; what it filters by is fetched when it is opened"
    confidence = Confidence.TEXT if tools.attributes else Confidence.WIRED
    return passed(f"the list can be filtered and sorted{unread}", findings, measured=measured, confidence=confidence)


def _length(page: PageView) -> int:
    return max(stated_count(page) or 0, products_listed(page))


def _short(page: PageView, length: int, tools: Narrowing, findings: list[Finding]) -> Outcome:
    if stated_count(page) is not None or (length and not goes_on(page)):
        return not_applicable(f"the list has {length} products; so few need no filter")
    if tools.filter and tools.sort:
        reason = "the list can be filtered and sorted; how long it is, it does not say"
        return passed(reason, findings, measured="filter and sorting", confidence=Confidence.TEXT)
    return unclear(f"the list shows {length} products and goes on; it does not say how many there are", findings)


def _missing(page: PageView, tools: Narrowing) -> str:
    if tools.sort is None:
        return "a way to sort"
    if not tools.attributes:
        return ""
    if not any(says_price(name, page.lang) for name in tools.attributes):
        return "a filter by price"
    return "" if len(tools.attributes) >= ATTRIBUTES else "filters by anything but the price"


def _yes(thing: object) -> str:
    return "no" if thing is None else "yes"


def _findings(page: PageView, tools: Narrowing) -> list[Finding]:
    return [
        point_at(page, tools.filter, "the filter" if tools.filter else "no filter was found on this list"),
        point_at(page, tools.sort, "the sorting" if tools.sort else "no sorting was found on this list"),
    ]

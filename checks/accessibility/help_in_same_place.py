"""Help moves about from page to page.

**Why it matters.** Who is lost looks for help where they saw it last. WCAG 3.2.6 asks that ways to help which are repeated on
several pages come in the same order on each, so that people who tire or forget easily find them.

**What counts.** Phone numbers, mail addresses, links to contact and help in the header, menu and footer of the front,
a list, a product and the basket page. Pass: each kind that is on several of them is in the same part of the page, in
the same order. Warn: one is somewhere else, or comes before another on one page and after it on the next. Checkout,
whose pages are made on purpose without the shop's menus, is not compared. A shop with help on fewer than two of these
pages is judged elsewhere. Parts of a page stand for its order here. (The standard's other criterion about a whole
visit, 3.3.7 Redundant Entry, is the check same-info-twice.)

**How to fix it.** Use one header and one footer for the whole shop.
"""

from itertools import combinations

from frictionaudit.api import (
    Confidence,
    Finding,
    HelpKind,
    HelpPlace,
    Journey,
    Outcome,
    PageView,
    Stage,
    check,
    help_places,
    not_applicable,
    passed,
    point_at,
    warned,
)

STAGES = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)
FEWEST = 2


@check(
    "help-in-same-place",
    title="Help is where I saw it last",
    family="accessibility",
    stage="consideration",
    weight=2,
    core=False,
    needs=(Stage.HOME, Stage.PRODUCT),
    uses=STAGES,
    effort="S",
    owner="Design system",
    sources=("WCAG 2.2, 3.2.6 Consistent Help - https://www.w3.org/TR/WCAG22/#consistent-help",),
)
def help_in_same_place(journey: Journey) -> Outcome:
    pages = [page for stage in STAGES if (page := journey.first(stage))]
    helped = [(page, places) for page in pages if (places := help_places(page))]
    if len(helped) < FEWEST:
        return not_applicable(
            f"{len(helped)} of {len(pages)} pages offer help in header, menu or footer; two are compared"
        )
    findings = [_finding(journey, page, place) for page, places in helped for place in places]
    measured = f"help on {len(helped)} of {len(pages)} pages"
    for (page, places), (other, others) in combinations(helped, 2):
        if moved := _moved(places, others):
            where = f"{journey.stage_of(page)} and {journey.stage_of(other)}"
            return warned(f"{moved} ({where} page)", findings, measured=measured, confidence=Confidence.TEXT)
    return passed("help is in the same place on every page", findings, measured=measured, confidence=Confidence.TEXT)


def _moved(places: tuple[HelpPlace, ...], others: tuple[HelpPlace, ...]) -> str:
    """What is elsewhere on the other page, in words; empty when nothing is."""
    for kind in HelpKind:
        here, there = _regions(places, kind), _regions(others, kind)
        if here and there and not here & there:
            return f"{kind} is in the {min(here)} on one page and in the {min(there)} on another"
    shared = {(place.kind, place.region) for place in places} & {(place.kind, place.region) for place in others}
    orders = [[(p.kind, p.region) for p in some if (p.kind, p.region) in shared] for some in (places, others)]
    return "ways to help come in another order" if orders[0] != orders[1] else ""


def _regions(places: tuple[HelpPlace, ...], kind: HelpKind) -> set[str]:
    return {place.region.value for place in places if place.kind is kind}


def _finding(journey: Journey, page: PageView, place: HelpPlace) -> Finding:
    return point_at(page, place.control, f"{journey.stage_of(page)}: {place.kind} in the {place.region}")

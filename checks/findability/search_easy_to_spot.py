"""The search box is hard to find.

**Why it matters.** Who knows what they want types it. On phones 21 % of shops have a field without a button to send it
(Baymard), and an open field is used about twice as much as an icon (Moovweb).

**What counts.** The front page and the list: a search field on the first screen with a button to send it, or a named
search button on the first screen. Pass: either, on both pages. Warn: a field without a button, a button without a name,
a search that stands further down or only appears when the menu is opened, or none on one of the two pages. Fail: none
on either, in a shop with more than 50 products. Smaller shops need none. How many products there are is what lists say
or show; the number of one category does not make a shop small, so with fewer the answer is unclear unless a list of
everything says so. The lines are this catalogue's choice.

**How to fix it.** Put an open field, or a button that says "Search", into the header of every page, with a button beside it.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    Place,
    Search,
    Stage,
    check,
    failed,
    lists_everything,
    not_applicable,
    passed,
    point_at,
    products_listed,
    search_on,
    stated_count,
    unclear,
    warned,
)

STAGES = (Stage.HOME, Stage.LISTING)
LARGE = 50
SEEN = (Place.FIELD, Place.BUTTON)


@check(
    "search-easy-to-spot",
    title="I can find the search box straight away",
    family="findability",
    stage="consideration",
    weight=4,
    needs=(Stage.HOME,),
    uses=STAGES,
    effort="S",
    owner="Product discovery",
    sources=(
        "Baymard, mobile search: 21 % have no button beside the field",
        "Moovweb: an open field nearly doubles use",
    ),
)
def search_easy_to_spot(journey: Journey) -> Outcome:
    pages = [page for stage in STAGES if (page := journey.first(stage))]
    found = [(page, search_on(page)) for page in pages]
    findings = [_finding(journey, page, search) for page, search in found]
    if all(search.place is Place.NONE for _, search in found):
        return _without(pages, findings)
    page, worst = max(found, key=lambda one: (list(Place).index(one[1].place), one[1].sender is None))
    where = "; ".join(f"{journey.stage_of(seen)}: {search.place}" for seen, search in found)
    if worst.place not in SEEN:
        return warned(f"{worst.place} on the {journey.stage_of(page)} page", findings, measured=where)
    bare = [seen for seen, search in found if search.place is Place.FIELD and search.sender is None]
    if bare:
        return warned("the search field has no button to send it", findings, measured=where, confidence=Confidence.TEXT)
    confidence = Confidence.MEASURED if len(pages) == len(STAGES) else Confidence.WIRED
    confidence = (
        confidence if all(search.place is Place.FIELD for _, search in found) else min(confidence, Confidence.TEXT)
    )
    return passed(f"the search is easy to see ({where})", findings, measured=where, confidence=confidence)


def _without(pages: list[PageView], findings: list[Finding]) -> Outcome:
    stated = [count for page in pages if (count := stated_count(page)) is not None]
    shown = max(products_listed(page) for page in pages)
    most = max([*stated, shown])
    if most > LARGE:
        return failed(f"no search was found in a shop with {most} products or more", findings, measured="none")
    if len(pages) < len(STAGES):
        return unclear("no search was found on the front page; no list was seen")
    if stated and lists_everything(pages[-1]):
        return not_applicable(f"a shop whose list of everything says {most} products needs no search; none was found")
    if stated:
        return unclear(f"no search was found; a list says {most} products, which may be one category's", findings)
    return unclear(
        f"no search was found; the list shows {shown} products and does not say how many there are", findings
    )


def _finding(journey: Journey, page: PageView, search: Search) -> Finding:
    button = f", sent by “{search.sender.name}”" if search.sender else ""
    return point_at(page, search.thing, f"{journey.stage_of(page)}: {search.place}{button}")

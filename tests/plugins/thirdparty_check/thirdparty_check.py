"""The front page has no search.

**Why it matters.** Whoever knows what they want types it; without a search they have to guess the right menu.

**What counts.** A field to search in, seen on the front page.

**How to fix it.** Put a search field into the header of every page.
"""

from frictionaudit.api import Journey, Outcome, Stage, check, failed, passed, point_at


@check(
    "search-on-home",
    title="I can search",
    family="findability",
    stage="consideration",
    weight=3,
    effort="M",
    owner="Search team",
    sources=("https://www.example.com/why-search",),
    needs=(Stage.HOME,),
)
def search_on_home(journey: Journey) -> Outcome:
    """Look for a field of type search."""
    home = journey.seen(Stage.HOME)[0]
    boxes = [field for field in home.fields if field.visible and field.type == "search"]
    if boxes:
        return passed("the front page can be searched", [point_at(home, boxes[0], "the search field")])
    return failed("the front page has no search field", [point_at(home, None, "no search field")])

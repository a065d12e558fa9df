"""The search finds nothing when a letter is wrong.

**Why it matters.** Thumbs mistype. 18 % of the large shops asked could not find a product with one letter wrong, and shoppers
take an empty page for an empty shop (Baymard, 2014).

**What counts.** After the walk the search is asked three things: a word that several of the shop's products are called, the
same word with two letters swapped, and nonsense. Pass: mistyped, it finds at least half of what the right word finds, and
the nonsense page offers a way on. Warn: it offers the right word as a link, finds fewer, or leaves the nonsense page bare. Fail:
mistyped, it finds none of it and offers nothing. One word is asked: it is named. Where the right word finds nothing, where
robots.txt asks not to search, or where the names hold no word that can be mistyped (other scripts), the answer is unclear. A
page that shows other products instead has not understood. The lines are this catalogue's choice.

**How to fix it.** Turn on tolerance for typing errors and synonyms; give the empty page categories, popular products and a
way to ask.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    SearchTry,
    Stage,
    check,
    failed,
    passed,
    unclear,
    warned,
)

ENOUGH = 0.5
FEWEST_WAYS = 3
"""Links in the content of an empty page from which on it offers a way on."""
BARE = 0.2
"""Friction of an empty page without a way on."""


@check(
    "search-forgives",
    title="Search understands me when I mistype",
    family="findability",
    stage="consideration",
    weight=3,
    core=False,
    needs=(Stage.HOME,),
    uses=(Stage.LISTING,),
    effort="M",
    owner="Product discovery",
    sources=("Baymard/Smashing Magazine 2014, e-commerce search: 18 % of sites fail one wrong letter",),
)
def search_forgives(journey: Journey) -> Outcome:
    exact, typo, nonsense = (_of(journey, kind) for kind in ("exact", "typo", "nonsense"))
    if exact is None:
        return unclear(journey.searches_gap or "the search was not asked ([walk] search_pass in audit.toml)")
    if exact.problem or not exact.products:
        return unclear(f"the search for “{exact.query}” showed no products that could be read{_why(exact)}")
    if typo is None or typo.problem:
        return unclear(f"the search could not be asked a mistyped word{_why(typo)}")
    share = len(set(exact.products) & set(typo.products)) / len(exact.products)
    products = "1 product" if len(exact.products) == 1 else f"{len(exact.products)} products"
    measured = f"“{exact.query}” {products}, “{typo.query}” {share:.0%} of them"
    findings = [_finding(journey, one) for one in (exact, typo, nonsense) if one]
    if share < ENOUGH:
        if not share and not typo.correction:
            reason = f"“{typo.query}” finds nothing of what “{exact.query}” finds, and nothing else is offered"
            return failed(reason, findings, measured=measured, confidence=Confidence.TEXT)
        offered = f"offers “{typo.correction}”" if typo.correction else f"finds only {share:.0%} of what it should"
        return warned(f"“{typo.query}” {offered}", findings, measured=measured, confidence=Confidence.TEXT)
    if nonsense and not nonsense.problem and not nonsense.products and nonsense.ways_on < FEWEST_WAYS:
        reason = "the search understands a mistyped word, but leaves an empty page bare"
        return warned(reason, findings, measured=measured, friction=BARE, confidence=Confidence.TEXT)
    return passed(
        f"“{typo.query}” finds what “{exact.query}” finds", findings, measured=measured, confidence=Confidence.TEXT
    )


def _of(journey: Journey, kind: str) -> SearchTry | None:
    return next((one for one in journey.searches if one.kind == kind), None)


def _why(one: SearchTry | None) -> str:
    return f": {one.problem}" if one and one.problem else ""


def _finding(journey: Journey, one: SearchTry) -> Finding:
    page = journey.seen(Stage.HOME)[0]
    return Finding(message=f"{one.kind}: “{one.query}” finds {len(one.products)}", page=page.index, quote=one.text)

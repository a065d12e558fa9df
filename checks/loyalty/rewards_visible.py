"""Coming back earns nothing, or nobody says what.

**Why it matters.** Best customers who are treated like strangers have no reason to stay. A programme whose gain is not told is
not joined.

**What counts.** The front, help and product pages, listing, basket and checkout. Pass: a programme is linked or told, and what
members get is said in money or kind, before checkout. Warn: told in checkout alone, only a maker's script, or only a newsletter
discount. A linked programme whose page was not opened and whose gain stands nowhere else is unclear. Fail: none. Shops whose
goods are bought once in years may do without: it weighs little. Programmes that live in an app alone are not seen.

**How to fix it.** Say what a member gets beside the price and in the menu.
"""

from collections.abc import Sequence

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    PageView,
    Stage,
    check,
    failed,
    passed,
    point_at,
    programme_links,
    programme_scripts,
    stated_benefits,
    unclear,
    warned,
    welcome_discount,
)

EARLY = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET, Stage.HELP)
TILL = (Stage.CHECKOUT, Stage.PAYMENT)


@check(
    "rewards-visible",
    title="If I come back often, I am rewarded",
    family="loyalty",
    stage="loyalty",
    weight=3,
    core=False,
    needs=(Stage.HOME,),
    uses=(*EARLY, *TILL),
    effort="L",
    owner="CRM / loyalty",
    sources=("schema.org, MemberProgram - https://schema.org/MemberProgram",),
)
def rewards_visible(journey: Journey) -> Outcome:
    early = journey.seen(*EARLY)
    told = [point_at(r.page, r.thing, "what members get") for page in early for r in stated_benefits(page)]
    links = [point_at(r.page, r.thing, "the programme") for page in early for r in programme_links(page)]
    if told:
        return passed("what members get is told", [*told, *links[:1]], measured="told", confidence=Confidence.TEXT)
    if links:
        return unclear(
            "a programme is linked; its page was not opened, and no page seen says what members get", links[:3]
        )
    return _weak(journey, early)


def _weak(journey: Journey, early: Sequence[PageView]) -> Outcome:
    late = [
        point_at(r.page, r.thing, "what members get") for page in journey.seen(*TILL) for r in stated_benefits(page)
    ]
    if late:
        reason = "a programme is first mentioned in checkout"
        return warned(reason, late, measured="in checkout", confidence=Confidence.TEXT)
    wired = [(page, url) for page in early for url in programme_scripts(page)]
    if wired:
        page, url = wired[0]
        finding = Finding(message="a programme's script", page=page.index, quote=url[:400])
        reason = "a programme is built in, but nothing of it is seen"
        return warned(reason, [finding], measured="script only", confidence=Confidence.WIRED)
    offers = [point_at(page, line, "newsletter discount") for page in early if (line := welcome_discount(page))]
    if offers:
        reason = "only a discount for the newsletter"
        return warned(reason, offers, measured="newsletter discount", confidence=Confidence.TEXT)
    nothing = point_at(early[0], None, "no programme on the pages seen")
    return failed("no page seen rewards coming back", [nothing], measured="none", confidence=Confidence.TEXT)

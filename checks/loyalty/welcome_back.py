"""Who comes back is a stranger again.

**Why it matters.** Most people do not buy on the first visit. Who finds what they looked at, what they had chosen and what they
had put into the basket goes on where they stopped; who does not starts over, or elsewhere.

**What counts.** Once something is in the basket, a new window of the same visitor looks at up to two more products of the list
and opens the front again. Four things count: a part headed "recently viewed" (or by other words for it) with a product that was
viewed; the basket with its number or content; the country, shop or place of delivery that was asked on arrival is not asked
again; picks said to be for this visitor that show products of the list that was looked at, and did not stand there on the first
visit. Pass: two or more. Warn: one. Fail: none. Where consent was asked for and refused little should be stored: not
applicable, as is a walk that came to no product. Unclear where the second visit could not be seen, or nothing tells whether the
basket was kept and that decides. A size chosen before, other days and other devices are not looked at. The lines are this
catalogue's choice.

**How to fix it.** Show what was viewed last on the front and keep basket and choices, as far as the visitor agreed.
"""

from frictionaudit.api import (
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    basket_told,
    check,
    consent_refused,
    failed,
    not_applicable,
    passed,
    point_at,
    remembered,
    unclear,
    warned,
)

ENOUGH = 2


@check(
    "welcome-back",
    title="The site remembers me when I return",
    family="loyalty",
    stage="loyalty",
    weight=1,
    core=False,
    tier="shiny",
    needs=(Stage.HOME,),
    uses=(Stage.LISTING, Stage.PRODUCT, Stage.BASKET),
    effort="M",
    owner="CRM / loyalty",
    sources=("Google Retail UX Playbook: let shoppers continue where they left",),
)
def welcome_back(journey: Journey) -> Outcome:
    if not journey.seen(Stage.PRODUCT):
        return not_applicable("the walk came to no product, so there is nothing to remember")
    if consent_refused(journey.interruptions):
        return not_applicable("storing was refused when the shop asked, so little should be remembered")
    if journey.second_visit is None:
        return unclear("the shop was not seen a second time after something was put into the basket")
    signs = remembered(journey)
    measured = f"{len(signs)} of 4"
    proof = [Finding(message=f"second visit: {one.what}", page=one.page.index, quote=one.quote) for one in signs]
    if len(signs) < ENOUGH and not basket_told(journey):
        return unclear("whether the basket was kept could not be told, and that decides", proof)
    names = " and ".join(str(one.what) for one in signs)
    if len(signs) >= ENOUGH:
        return passed(f"the second visit shows {names}", proof, measured=measured, confidence=Confidence.TEXT)
    if signs:
        return warned(f"the second visit shows only {names}", proof, measured=measured, confidence=Confidence.TEXT)
    front = point_at(journey.seen(Stage.HOME)[0], None, "the front; opened again it showed nothing of the first visit")
    return failed("the second visit shows nothing of the first", [front], measured=measured, confidence=Confidence.TEXT)

"""It takes many taps to get something into the basket.

**Why it matters.** Every tap is a page to wait for and a chance to leave. What comes by itself and must be sent away costs
taps that nobody wanted.

**What counts.** The taps of the walk that led on from the front page to the open basket, by a list and a product, options
included, and from there to checkout; taps that answered pop-ups and banners are counted apart. Pass: at most 6 to the
basket, 2 more to checkout, none unwanted. Warn: 7-9, more than 2 to checkout, or 1-2 unwanted. Fail: more than 9, more than
2 unwanted, or an account is asked for before anything can be put into the basket. The walk may not have found the shortest
way; its own wrong turns do not count. Questions about consent, age or country must be asked: the first tap that answers one
is not unwanted, further ones are. Products differ in options: they are named. The lines are this catalogue's choice.

**How to fix it.** Let what has no options be added from the list; remember the last size; remove pages in between.
"""

from frictionaudit.api import (
    WARN_FRICTION,
    Confidence,
    Finding,
    FrictionLedger,
    Journey,
    Outcome,
    OverlaySeen,
    ProblemCode,
    Stage,
    Toll,
    check,
    failed,
    friction_ledger,
    graded,
    passed,
    unclear,
    warned,
)

TO_BASKET = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)
MUST_ASK = frozenset({"consent", "age", "country", "postcode"})
GOOD, MOST = 6, 9
TO_CHECKOUT, UNWANTED = 2, 2


@check(
    "taps-to-basket",
    title="It takes few taps to get something into my basket",
    family="findability",
    stage="consideration",
    weight=4,
    needs=(Stage.HOME, Stage.PRODUCT),
    uses=(*TO_BASKET, Stage.CHECKOUT),
    effort="M",
    owner="Product discovery",
    sources=("Google Retail UX Playbook (limits are this catalogue's choice)",),
)
def taps_to_basket(journey: Journey) -> Outcome:
    problem = journey.problem(Stage.BASKET)
    if problem and problem.code is ProblemCode.ACCOUNT_WALL and not journey.seen(Stage.BASKET):
        return failed(f"an account is asked for before the basket: {problem.message}", confidence=Confidence.TEXT)
    if not journey.seen(Stage.BASKET):
        return unclear(f"nothing was put into the basket{f': {problem.message}' if problem else ''}")
    ledger = friction_ledger(journey)
    toll, onward = ledger.toll(*TO_BASKET), _to_checkout(journey)
    unwanted = sum(map(_unwanted, journey.interruptions))
    measured = f"{toll.taps} taps to the basket" + (f", {onward} to checkout" if onward is not None else "")
    measured += f", {unwanted} unwanted" if unwanted else ""
    reason = f"{measured} ({_parts(ledger, toll)})"
    findings = _findings(journey, ledger)
    if toll.taps > MOST or unwanted > UNWANTED:
        return failed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    if toll.taps <= GOOD and not unwanted and (onward or 0) <= TO_CHECKOUT:
        return passed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    friction = max(
        graded(toll.taps, pass_at=GOOD, fail_at=MOST + 1),
        graded(unwanted, pass_at=0, fail_at=UNWANTED + 1),
        WARN_FRICTION if (onward or 0) > TO_CHECKOUT else 0,
    )
    return warned(reason, findings, measured=measured, friction=friction, confidence=Confidence.TEXT)


def _unwanted(seen: OverlaySeen) -> int:
    """Taps that a layer on the way to the basket cost beyond what had to be asked; what stays put costs none."""
    if not seen.closed or seen.stage not in TO_BASKET:
        return 0
    return max(seen.taps - (seen.overlay.kind in MUST_ASK), 0)


def _to_checkout(journey: Journey) -> int | None:
    """Taps from the basket to the first page of checkout; None when that was not seen."""
    arrival = next((visit for visit in journey.visits if visit.stage is Stage.CHECKOUT and visit.page), None)
    if arrival is None:
        return None
    answered = sum(seen.taps for seen in journey.interruptions if seen.stage is Stage.CHECKOUT)
    nowhere = sum(not one.moved for one in arrival.attempts)
    return max(arrival.taps - answered - nowhere, min(arrival.taps, 1))


def _parts(ledger: FrictionLedger, toll: Toll) -> str:
    stages = ", ".join(f"{stage} {part.taps}" for stage, part in ledger.stages if stage in TO_BASKET and part.taps)
    options = f"; {toll.choices} of them chose an option" if toll.choices else ""
    return f"{stages}{options}"


def _findings(journey: Journey, ledger: FrictionLedger) -> list[Finding]:
    found: list[Finding] = []
    for stage, part in ledger.stages:
        page = journey.first(stage)
        if page and stage in TO_BASKET:
            message = f"{stage}: {part.taps} tap{'' if part.taps == 1 else 's'}, {part.screens:.1f} screens scrolled"
            found.append(Finding(message=message, page=page.index))
    found.extend(
        Finding(
            message=f"unwanted: a {seen.overlay.kind} layer took {seen.taps} taps", page=seen.page, box=seen.overlay.box
        )
        for seen in journey.interruptions
        if _unwanted(seen)
    )
    return found

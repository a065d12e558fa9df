"""A button or field does not say what it is.

**Why it matters.** A screen reader says "button" where the name is missing, and voice control cannot tap it. Shops that sell
in the European Union must do better since June 2025 (European Accessibility Act).

**What counts.** The pages of the way, by axe-core's rules for names of buttons, links, fields, pictures and for the page's
language. Pass: everything has a name. Warn: one or two nameless links or buttons off the way, pictures without a text of
their own, or a page that does not say its language. Fail: a nameless cart, menu, search, quantity, close or checkout
control, a nameless field, or more than two others. Engines find fewer than half of all such faults (Web Almanac 2025): a pass
says that none was found. The lines are this catalogue's choice.

**How to fix it.** Give icon buttons an aria-label and fields a label; write an alt text for product pictures; put the
language on the html element.
"""

from frictionaudit.api import (
    BUYING_STAGES,
    LANGUAGE,
    PICTURES,
    Broken,
    Confidence,
    Finding,
    Journey,
    Outcome,
    Stage,
    broken,
    check,
    failed,
    passed,
    point_at,
    unclear,
    warned,
)

STAGES = (Stage.HOME, *BUYING_STAGES)
MOST_MINOR = 2


@check(
    "controls-named",
    title="Every button says what it does, even to a screen reader",
    family="accessibility",
    stage="consideration",
    weight=4,
    core=False,
    needs=(Stage.PRODUCT,),
    uses=STAGES,
    effort="S",
    owner="Design system",
    sources=(
        "WCAG 2.2, 1.1.1, 3.1.1 and 4.1.2 - https://www.w3.org/TR/WCAG22/",
        "Web Almanac 2025, accessibility: tools find under half - https://almanac.httparchive.org/en/2025/accessibility",
    ),
)
def controls_named(journey: Journey) -> Outcome:
    pages = [page for page in journey.seen(*STAGES) if page.accessibility is not None]
    if not pages:
        return unclear("the accessibility engine could not look at any page")
    found = _once([one for page in pages for one in broken(page, contrast=False)])
    grave = [one for one in found if one.role and one.breach.rule not in PICTURES]
    pictures = [one for one in found if one.breach.rule in PICTURES]
    minor = [one for one in found if one not in grave and one not in pictures]
    dumb = [page for page in pages if page.accessibility and page.accessibility.counts.get(LANGUAGE)]
    findings = [_finding(one) for one in (*grave, *minor, *pictures)]
    findings += [point_at(page, None, "the page does not say its language") for page in dumb[:1]]
    measured = f"{len(grave) + len(minor)} controls and {len(pictures)} pictures without a name on {len(pages)} pages"
    if grave:
        one = grave[0]
        return failed(f"{one.role} has no name ({one.breach.rule}); at least {measured}", findings, measured=measured)
    if len(minor) > MOST_MINOR:
        return failed(f"at least {len(minor)} controls have no name", findings, measured=measured)
    if found or dumb:
        said = "a page does not say its language" if not found else f"at least {measured}"
        return warned(said, findings, measured=measured)
    return passed(f"no nameless control was found on {len(pages)} pages", measured=measured, confidence=Confidence.TEXT)


def _once(found: list[Broken]) -> list[Broken]:
    """Each element once: headers and footers are on every page."""
    return list({(one.breach.rule, one.breach.selector, one.breach.markup): one for one in reversed(found)}.values())[
        ::-1
    ]


def _finding(one: Broken) -> Finding:
    return Finding(
        message=f"{one.role or one.breach.rule}: no name",
        page=one.page.index,
        selector=one.breach.selector,
        box=one.breach.box,
        quote=one.breach.text or one.breach.markup,
    )

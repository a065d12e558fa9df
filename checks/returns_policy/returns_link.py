"""The shopper has to hunt for the returns rules.

**Why it matters.** Whoever is unsure of a size or a colour reads the returns rules before buying. 18 % of shoppers gave
up an order because of the returns policy, and 20 % of shops have no direct link to it in the footer (Baymard Institute,
https://baymard.com/blog/footer-needs-return-shipping-links).

**What counts.** Links that name returns: in the footer, in the menu, on the product page, in basket and checkout; and
whether the page behind them opened and holds the rules. Pass: in the footer and also on the product page, in the
basket or in checkout (the footer of the whole site, kept in checkout, is no second place). Warn: in only one of these
places, or in the menu. Fail: the link is dead, there is none, or the rules can only be reached through questions or
terms. A link inside a closed part of the footer costs one tap more. The lines are this catalogue's choice.

**How to fix it.** Put “Returns” by name into the footer, and once more under the buy button.
"""

from frictionaudit.api import (
    MAIN_STAGES,
    WARN_FRICTION,
    Confidence,
    Control,
    Finding,
    Journey,
    Outcome,
    PageView,
    Region,
    Stage,
    check,
    failed,
    is_returns_link,
    leads_nowhere,
    own,
    passed,
    point_at,
    returns_rules,
    unclear,
    warned,
)

DEAD = 400
"""HTTP status codes from here on are errors."""
BUYING = frozenset({"product page", "basket", "checkout"})
_MENU = (Region.NAV, Region.HEADER)
_MAIN_PART = {
    Stage.PRODUCT: "product page",
    Stage.BASKET: "basket",
    Stage.CHECKOUT: "checkout",
    Stage.PAYMENT: "checkout",
}
Found = dict[str, tuple[Control, PageView]]


@check(
    "returns-link",
    title="I can find the returns rules in one tap",
    family="returns-policy",
    stage="consideration",
    weight=6,
    needs=(Stage.PRODUCT,),
    uses=(*MAIN_STAGES, Stage.RETURNS),
    effort="S",
    owner="Customer service",
    sources=("Baymard Institute - https://baymard.com/blog/footer-needs-return-shipping-links",),
)
def returns_link(journey: Journey) -> Outcome:
    places = _places(journey)
    findings = [_finding(place, control, page) for place, (control, page) in places.items()]
    rules = returns_rules(journey)
    if not places:
        if rules:
            reason = "no link names returns: the rules can only be reached by another way"
        else:
            reason = "no link to the returns rules was found"
        return failed(reason, measured="0 places", confidence=Confidence.TEXT)
    if rules is None:
        problem = journey.problem(Stage.RETURNS)
        return unclear(f"the page behind the link was not seen{f': {problem.message}' if problem else ''}", findings)
    page, terms = rules
    if page.status is not None and page.status >= DEAD:
        dead = Finding(message=f"the link is dead: status {page.status}", page=page.index, quote=page.url[:400])
        return failed(f"the link to the returns rules is dead (status {page.status})", [dead, *findings])
    if not (terms.is_policy or terms.window_days or terms.unlimited or terms.accepts_quote):
        return unclear("the page behind the link could not be read as returns rules", findings)
    return _verdict(journey, places, findings)


def _verdict(journey: Journey, places: Found, findings: list[Finding]) -> Outcome:
    names = ", ".join(places)
    measured = f"{len(places)} place{'s' if len(places) > 1 else ''}: {names}"
    bought = BUYING & set(places)
    if not any(control.visible for control, _ in places.values()):
        reason = f"the link is hidden in a closed part of the page ({names}): two taps"
        return warned(reason, findings, measured=measured)
    if "footer" in places and bought:
        return passed(f"returns are linked in the {names}", findings, measured=measured)
    missing = "from the footer" if bought else "on the way to the order"
    reason = f"returns are linked in the {names} only, not {missing}"
    if bought or journey.seen(Stage.CHECKOUT, Stage.PAYMENT):
        return warned(reason, findings, measured=measured)
    return warned(
        f"{reason}; checkout was not seen",
        findings,
        measured=measured,
        friction=WARN_FRICTION,
        confidence=Confidence.TEXT,
    )


def _places(journey: Journey) -> Found:
    """Kinds of place with a returns link, each with its best link: a visible one before one that must be opened up."""
    found: Found = {}
    for page in journey.seen(*MAIN_STAGES):
        stage = journey.stage_of(page)
        paying = stage in (Stage.CHECKOUT, Stage.PAYMENT) and not _has_site_footer(journey, page)
        for control in own(page, page.controls):
            place = "checkout" if paying else _place(stage, control)
            if place and is_returns_link(control, page.lang) and not leads_nowhere(control.href, page.url):
                known = found.get(place)
                if known is None or (control.visible and not known[0].visible):
                    found[place] = (control, page)
    return found


def _place(stage: Stage, control: Control) -> str:
    """Where a control stands, in the words of the check; empty where it helps nobody."""
    if control.region is Region.FOOTER:
        return "footer"
    if control.region in _MENU:
        return "menu"
    return _MAIN_PART.get(stage, "")


def _has_site_footer(journey: Journey, page: PageView) -> bool:
    """A checkout that keeps the footer of the whole site is no second place; one with links of its own is."""
    ours = _footer(page)
    return bool(ours) and any(_footer(other) == ours for other in journey.seen(Stage.PRODUCT))


def _footer(page: PageView) -> set[str]:
    return {control.href for control in page.controls if control.region is Region.FOOTER and control.href}


def _finding(place: str, control: Control, page: PageView) -> Finding:
    return point_at(page, control, f"{place}: {'one tap' if control.visible else 'two taps, hidden at first'}")

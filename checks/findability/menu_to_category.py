"""It takes many taps from the menu to a list of products.

**Why it matters.** Who browses gives up in a menu of menus. Google's Retail UX Playbook asks for a menu on one page, and for
orders, returns and help in it.

**What counts.** The taps of the walk from the front page to the first list that sells something, and whether the menu leads
to help, contact, returns or an order's state. Pass: at most 3 taps, and help or contact in the menu. Warn: 4 taps, or a menu
whose links were read and lead to no help. Fail: more than 4 taps. Taps of the walk's own wrong turns and pop-ups do not
count. A shop whose front page is the list has nothing to open; a list that was found only by the search or a hint leaves
the menu unclear. Menus whose links come when they are opened cannot be read unless the walk opened them. The lines are this
catalogue's choice.

**How to fix it.** Show the top categories on the front page, order the menu by what is asked for, and put returns, orders and
help into it.
"""

from collections.abc import Iterator

from frictionaudit.api import (
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
    friction_ledger,
    graded,
    leads_to_contact,
    means,
    not_applicable,
    own,
    passed,
    point_at,
    unclear,
    warned,
)

PASS_AT, FAIL_AT = 3, 5
FEWEST_LINKS = 3
"""Fewer links than this are no menu that was read."""
NO_HELP = 0.2
"""Friction of a menu without help in it: help may stand elsewhere."""
HELP = ("contact", "help_faq", "returns", "shipping", "track_order")


@check(
    "menu-to-category",
    title="I can get from the menu to what I want in a few taps",
    family="findability",
    stage="consideration",
    weight=3,
    core=False,
    needs=(Stage.HOME, Stage.LISTING),
    uses=(Stage.PRODUCT,),
    effort="M",
    owner="Product discovery",
    sources=(
        "Google Retail UX Playbook: the menu on one page, post-sale activities in it, top categories on the front page",
    ),
)
def menu_to_category(journey: Journey) -> Outcome:
    home, listing = journey.seen(Stage.HOME)[0], journey.seen(Stage.LISTING)[0]
    toll = friction_ledger(journey).toll(Stage.LISTING)
    if not toll.taps:
        return not_applicable("the front page lists the products itself")
    if toll.keystrokes or journey.trip.site.hints.get("listing"):
        return unclear("the list was found by the search or a hint, not by the menu")
    found = [(page, c) for page in (home, listing, *journey.seen(Stage.PRODUCT)) for c in _menu_links(page)]
    links = len({c.href for _, c in found})
    helps = next(((page, c) for page, c in found if _helps(c, page.lang)), None)
    findings = [_path(journey, home, toll.taps)]
    if helps:
        findings.append(point_at(helps[0], helps[1], "help in the menu"))
    taps = f"{toll.taps} {'tap' if toll.taps == 1 else 'taps'}"
    measured = f"{taps} to a list; help in the menu: {_told(helps is not None, links)}"
    if toll.taps >= FAIL_AT:
        reason = f"it took {toll.taps} taps from the front page to a list of products"
        return failed(reason, findings, measured=measured, confidence=Confidence.TEXT)
    if toll.taps > PASS_AT:
        reason = f"it took {toll.taps} taps from the front page to a list of products"
        friction = graded(toll.taps, pass_at=PASS_AT, fail_at=FAIL_AT)
        return warned(reason, findings, measured=measured, friction=friction, confidence=Confidence.TEXT)
    way = f"a list of products is {taps} away"
    if helps:
        return passed(f"{way}, and help is in the menu", findings, measured=measured, confidence=Confidence.TEXT)
    if links < FEWEST_LINKS:
        return passed(
            f"{way}; the menu's links could not be read", findings, measured=measured, confidence=Confidence.WIRED
        )
    reason = f"{way}; the menu's {links} links lead to no help"
    return warned(reason, findings, measured=measured, friction=NO_HELP, confidence=Confidence.WIRED)


def _menu_links(page: PageView) -> Iterator[Control]:
    """Links of the header and menus, shown or folded away."""
    for control in own(page, page.controls):
        if control.href and control.name and control.region in (Region.NAV, Region.HEADER):
            yield control


def _helps(control: Control, lang: str) -> bool:
    return leads_to_contact(control, lang) or any(means(intent, control.name, lang) for intent in HELP)


def _told(helps: bool, links: int) -> str:
    return "yes" if helps else "no" if links >= FEWEST_LINKS else "not read"


def _path(journey: Journey, home: PageView, taps: int) -> Finding:
    way = [act.target for act in journey.actions if act.stage is Stage.LISTING and act.kind in ("tap", "open")]
    return point_at(home, None, f"{taps} tap{'' if taps == 1 else 's'} from here to a list", " > ".join(way)[:400])

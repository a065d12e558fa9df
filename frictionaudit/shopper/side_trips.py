"""The policy and help pages that a shop links to, each read in a tab of its own."""

from contextlib import suppress

from playwright.async_api import BrowserContext, Error

from frictionaudit.evidence import PageView, Problem, ProblemCode, Stage
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find.places import address
from frictionaudit.shopper.find.policies import side_ways
from frictionaudit.shopper.find.ranking import Candidate
from frictionaudit.shopper.leaving import leave
from frictionaudit.shopper.manners import Tell
from frictionaudit.shopper.visitor import new_tab, unreadable
from frictionaudit.shopper.walk import GoalMissed, Walk

SIDE_TRIPS = (
    (Stage.RETURNS, "returns", "returns"),
    (Stage.DELIVERY, "shipping", "shipping"),
    (Stage.CONTACT, "contact", "contact"),
    (Stage.HELP, "help_faq", "help"),
)


async def side_trips(walk: Walk, context: BrowserContext, pages: tuple[PageView, ...], tell: Tell) -> None:
    """Open the policy and help pages that the shop's pages link to, in a tab of their own, so that the walk keeps its place."""
    stage = walk.trail.stage
    tab = await new_tab(walk, context, walk.trail)
    seen: dict[str, PageView] = {}
    try:
        for side, intent, slug in SIDE_TRIPS:
            tell(walk.trip, side, "reading a side page")
            try:
                await _side_trip(tab, side, intent, slug, (*seen.values(), *pages)[::-1], seen)
            except GoalMissed as missed:
                tab.trail.arrive(side, None, missed.problem, side=True)
            except (Error, TimeoutError) as error:
                tab.trail.arrive(side, None, unreadable(error), side=True)
    finally:
        walk.eyes.captured = tab.eyes.captured
        with suppress(Error):
            await leave(tab.eyes.page)
        walk.enter(stage)
        walk.trail.settle_side()


async def _side_trip(
    tab: Walk, side: Stage, intent: str, slug: str, pages: tuple[PageView, ...], seen: dict[str, PageView]
) -> None:
    tab.enter(side)
    ways: list[Candidate] = sorted(
        (way for page in pages for way in side_ways(page, intent, slug)), key=lambda way: -way.score
    )
    if hint := tab.trip.site.hints.get(side.value, ""):
        look = await tab.open(hint)
        tab.trail.arrive(side, await _keep(tab, side, look, seen), side=True)
        return
    if not ways:
        missing = Problem(
            code=ProblemCode.LOST,
            message=f"no link to a {side} page was found",
            looked_for=f"a link named or addressed as {side} on the home, product or help page",
        )
        tab.trail.arrive(side, None, missing, side=True)
        return
    way = ways[0]
    if address(way.control.href) in seen:
        tab.trail.arrive(side, seen[address(way.control.href)], side=True)
        return
    look = await tab.open(way.control.href)
    tab.trail.attempt("follow a link", way.control.name, way.reasons, f"the address became {look.view.url[:120]}")
    page = await _keep(tab, side, look, seen)
    seen[address(way.control.href)] = page
    tab.trail.arrive(side, page, side=True)


async def _keep(tab: Walk, side: Stage, look: Look, seen: dict[str, PageView]) -> PageView:
    await tab.eyes.walk_down()
    page = (await tab.eyes.capture(side)).view
    seen[address(look.view.url)] = page
    return page

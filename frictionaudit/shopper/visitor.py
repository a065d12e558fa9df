"""A visitor of a shop: a window behind both locks, with eyes, hands and a record of its own."""

from pathlib import Path

from playwright.async_api import BrowserContext, Error

from frictionaudit.evidence import Problem, ProblemCode, Trip
from frictionaudit.shopper.browser import Phones
from frictionaudit.shopper.eyes import Eyes
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.hands import Hands
from frictionaudit.shopper.identity import shopper
from frictionaudit.shopper.manners import Manners
from frictionaudit.shopper.neighbour import Pace, robots
from frictionaudit.shopper.trail import Trail
from frictionaudit.shopper.walk import Walk
from frictionaudit.shopper.windows import mind_the_windows
from frictionaudit.shopper.wire import Wire


async def enter_shop(
    context: BrowserContext, phones: Phones, trip: Trip, folder: Path, manners: Manners, trail: Trail, state: WireState
) -> Walk:
    """A new visitor in a browser context of its own, behind both locks; nothing is opened yet."""
    wire = Wire(state)
    await wire.guard(context)
    page = await context.new_page()
    await wire.guard_page(page)
    mind_the_windows(page)
    profile = phones.profile(trip.device)["viewport"]
    screen = (int(profile["width"]), int(profile["height"]))
    eyes = Eyes(page, folder, wire, trip.site.url, trip.market, screen)
    hands = Hands(page, eyes, state, trail, Pace(manners.pace_ms), manners.page_timeout_ms)
    return Walk(
        trip=trip,
        eyes=eyes,
        hands=hands,
        wire=state,
        trail=trail,
        robots=await robots(trip.site.url, manners.respect_robots),
        shopper=shopper(trip.market, manners.mail_domain),
        home=trip.site.url,
    )


async def new_tab(walk: Walk, context: BrowserContext, trail: Trail) -> Walk:
    """A second window of the same visitor, with a record of its own; the locks are those of the first."""
    page = await context.new_page()
    wire = walk.eyes.wire
    await wire.guard_page(page)
    mind_the_windows(page)
    eyes = Eyes(page, walk.eyes.folder, wire, walk.home, walk.trip.market, walk.eyes.screen)
    eyes.captured = walk.eyes.captured
    hands = Hands(page, eyes, walk.wire, trail, walk.hands.pace, walk.hands.page_timeout_ms)
    return Walk(walk.trip, eyes, hands, walk.wire, trail, walk.robots, walk.shopper, walk.home)


def unreadable(error: Error | TimeoutError) -> Problem:
    """What to tell of a page that stopped answering or could not be read."""
    if isinstance(error, TimeoutError):
        return Problem(code=ProblemCode.TIMEOUT, message="the page stopped answering: its scripts never rest")
    said = f"the page could not be read or operated: {error.message.splitlines()[0][:200]}"
    return Problem(code=ProblemCode.PROBE_FAILED, message=said)

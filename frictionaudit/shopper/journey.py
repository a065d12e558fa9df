"""The walk: goals in order, side trips, budgets. Turns missed goals into Problems; one hung page costs its own step.

`shop` is the only door into this package for the rest of the program: a trip goes in, evidence comes out.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserContext, Error, Page

from frictionaudit.devices import family
from frictionaudit.evidence import (
    DeviceProof,
    Journey,
    PageView,
    Problem,
    ProblemCode,
    Reach,
    SecondVisit,
    SpeedPass,
    Stage,
    Trip,
)
from frictionaudit.reading.saving import save_controls
from frictionaudit.reading.second_visit import consent_refused
from frictionaudit.recipe import Recipe
from frictionaudit.shopper import basket, browsing, buying
from frictionaudit.shopper.browser import DEVICE_PROOF, PROOF_PAGE, Memory, Phones, engine_note
from frictionaudit.shopper.checkout import walk_checkout
from frictionaudit.shopper.eyes import Eyes, Look
from frictionaudit.shopper.find import Candidate, address, side_ways
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.hands import Hands
from frictionaudit.shopper.identity import shopper
from frictionaudit.shopper.leaving import leave
from frictionaudit.shopper.neighbour import Pace, robots
from frictionaudit.shopper.saving import Saved, save_for_later
from frictionaudit.shopper.search_pass import Searched, search_pass
from frictionaudit.shopper.second_visit import second_visit
from frictionaudit.shopper.speed_pass import addresses, profile, speed_pass
from frictionaudit.shopper.to_checkout import reach_checkout
from frictionaudit.shopper.trail import Trail
from frictionaudit.shopper.walk import GoalMissed, Walk
from frictionaudit.shopper.wallets import Wallet, wallet_to_ask_for
from frictionaudit.shopper.windows import mind_the_windows
from frictionaudit.shopper.wire import Wire

SIDE_TRIPS = (
    (Stage.RETURNS, "returns", "returns"),
    (Stage.DELIVERY, "shipping", "shipping"),
    (Stage.CONTACT, "contact", "contact"),
    (Stage.HELP, "help_faq", "help"),
)
MOST_PRODUCTS = 3
"""How many products are tried until one goes into the basket."""
ORDER = (Reach.BROWSE, Reach.BASKET, Reach.CHECKOUT, Reach.PAYMENT)

Tell = Callable[[Trip, Stage, str], None]
"""Progress: trip, stage, what it is doing."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a trip behaves: budgets in milliseconds, pace, robots, mail domain of the synthetic shopper."""

    pace_ms: int = 1000
    page_timeout_ms: int = 20_000
    trip_timeout_ms: int = 300_000
    arrival_watch_ms: int = 15_000
    respect_robots: bool = True
    user_agent_suffix: str = ""
    mail_domain: str = "example.com"
    wallet_pass: bool = True
    search_pass: bool = False
    speed: str = "none"
    """Profile of the speed pass; "none" leaves it out."""


async def shop(
    phones: Phones, trip: Trip, folder: Path, manners: Manners, tell: Tell, recipe: Recipe | None = None
) -> Journey:
    """Walk one trip and leave its files in `folder`. What the shop does wrong is in the journey, never raised.

    Args:
        recipe: what worked on this site and device the time before; it is tried first.
    """
    started, clock = datetime.now(UTC), time.monotonic()
    trail = Trail()
    state = WireState(reach=trip.reach)
    ending: Problem | None = None
    proof: DeviceProof | None = None
    walk: Walk | None = None
    outcome = _Outcome()
    wallets: tuple[PageView, ...] = ()
    saved = Saved()
    memory: Memory | None = None
    emptied: bool | None = None
    try:
        async with asyncio.timeout(manners.trip_timeout_ms / 1000):
            async with phones.context(trip.device, trip.market, manners.user_agent_suffix) as context:
                walk = await _start(context, phones, trip, folder, manners, trail, state)
                walk.recipe = recipe
                proof = await _device_proof(walk.eyes.page, trip, phones)
                await _main_line(walk, manners, context, outcome, tell)
                outcome.over = True
                with suppress(Error, TimeoutError):
                    memory = await Memory.of(walk.eyes.page) if walk.filled else None
            if memory is not None:
                tell(trip, Stage.BASKET, "taking the item out again")
                emptied = await _put_back(phones, walk, memory, folder, manners)
            wishes = _to_be_saved(walk, trip.reach)
            if wishes is not None and not _turned_away(outcome):
                tell(trip, Stage.PRODUCT, "saving a product for later")
                saved = await _save(phones, walk, folder, manners, wishes)
            looks_again = manners.wallet_pass and ORDER.index(trip.reach) > 0 and walk.product is not None
            if looks_again and (wallet := wallet_to_ask_for(family(trip.device), trail.visits)):
                tell(trip, Stage.PRODUCT, f"looking once more as a phone with {wallet.name}")
                wallets = await _wallet_pass(phones, walk, folder, manners, wallet)
    except TimeoutError:
        late = f"the trip took longer than {manners.trip_timeout_ms // 1000} s and was ended"
        if outcome.over:
            trail.gaps.append(f"{late} after the walk, while tidying up or looking once more")
        else:
            ending = Problem(
                code=ProblemCode.TIMEOUT,
                message=late,
                advice="Raise [walk] trip_timeout_s in audit.toml, or try again when the shop is faster.",
            )
    except Error as error:
        ending = Problem(
            code=ProblemCode.PROBE_FAILED, message=f"the browser gave up: {error.message.splitlines()[0][:200]}"
        )
    speed: SpeedPass | None = None
    searched = Searched()
    if walk and not _turned_away(outcome):
        speed = await _speed(phones, walk, manners, tell)
        searched = await _searched(phones, walk, folder, manners, tell)
    return Journey(
        trip=trip,
        started=started,
        elapsed_ms=round((time.monotonic() - clock) * 1000),
        watched_ms=outcome.watched_ms,
        browser=phones.version,
        device_proof=proof,
        visits=tuple(trail.visits),
        side_visits=tuple(trail.side_visits),
        actions=tuple(trail.actions),
        interruptions=tuple(trail.interruptions),
        complaints=tuple(trail.complaints),
        mistake=walk.mistake if walk else None,
        shopper_contacts=walk.shopper.contacts if walk else (),
        wallet_views=wallets,
        firewall=state.attestation(),
        after_adding=walk.after_adding if walk else None,
        basket_kept=outcome.basket_kept,
        second_visit=outcome.second_visit,
        basket_emptied=emptied,
        ending=ending or outcome.ending,
        reached_last_page=outcome.reached_last_page,
        gaps=tuple(dict.fromkeys(trail.gaps)),
        speed=speed,
        followed=recipe is not None,
        searches=searched.tries,
        searches_gap=searched.gap,
        saving=saved.saving,
        saving_gap=saved.gap,
    )


@dataclass
class _Outcome:
    ending: Problem | None = None
    reached_last_page: bool = False
    watched_ms: int = 0
    over: bool = False
    """The main line has come to its end, whichever that was."""
    basket_kept: bool | None = None
    second_visit: SecondVisit | None = None


async def _start(
    context: BrowserContext, phones: Phones, trip: Trip, folder: Path, manners: Manners, trail: Trail, state: WireState
) -> Walk:
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


async def _device_proof(page: Page, trip: Trip, phones: Phones) -> DeviceProof | None:
    with suppress(Error):
        await page.goto(PROOF_PAGE)
        told: dict[str, Any] = await page.evaluate(DEVICE_PROOF)
        note = engine_note(trip.device, phones.version)
        about = {"name": trip.device, "family": family(trip.device), "engine": phones.version, "note": note}
        return DeviceProof.model_validate({**told, **about})
    return None


async def _main_line(walk: Walk, manners: Manners, context: BrowserContext, outcome: _Outcome, tell: Tell) -> None:
    trip, reach = walk.trip, ORDER.index(walk.trip.reach)
    try:
        look = await _step(walk, Stage.HOME, tell, "opening the shop", browsing.reach_home(walk))
        opened = walk.trail.now()
        await walk.eyes.walk_down()
        home = (await walk.arrive(Stage.HOME)).view
        outcome.watched_ms = await _watch_arrival(walk, manners, opened, tell)
        look = await walk.look()
        look = await _step(walk, Stage.LISTING, tell, "looking for products", browsing.reach_listing(walk, look))
        await walk.eyes.walk_down()
        look = await walk.cleared(await walk.arrive(Stage.LISTING))
        tried: set[str] = set()
        choosing = browsing.reach_product(walk, look, tried)
        look = await _step(walk, Stage.PRODUCT, tell, "choosing a product", choosing)
        await walk.eyes.walk_down()
        look = await walk.arrive(Stage.PRODUCT)
        await _side_trips(walk, context, (home, look.view), tell)
        if reach == 0:
            return
        look = await walk.look()
        look = await _put_in(walk, look, tried, tell)
        walk.filled = True
        look = await _step(walk, Stage.BASKET, tell, "opening the basket", basket.reach_basket(walk, look))
        look = await walk.arrive(Stage.BASKET)
        tell(trip, Stage.BASKET, "coming back to the basket in a new window")
        await _come_back(walk, context, outcome)
        if reach == 1:
            return
        look = await walk.cleared(look)
        look = await _step(walk, Stage.CHECKOUT, tell, "going to checkout", reach_checkout(walk, look))
        tell(trip, Stage.CHECKOUT, "walking through checkout")
        outcome.reached_last_page = await walk_checkout(walk, look)
    except GoalMissed as missed:
        outcome.ending = await _with_picture(walk, missed.problem)
        walk.trail.arrive(walk.trail.stage, None, outcome.ending)
    except (Error, TimeoutError) as error:
        outcome.ending = _unreadable(error)
        walk.trail.arrive(walk.trail.stage, None, outcome.ending)


async def _put_in(walk: Walk, look: Look, tried: set[str], tell: Tell) -> Look:
    """Add the product to the basket; another of the listing where it does not go in, as when it is sold out after all.

    Raises:
        GoalMissed: why the first did not go in, when none did.
    """
    missed: list[GoalMissed] = []
    while True:
        try:
            return await _step(walk, Stage.BASKET, tell, "adding it to the basket", buying.fill_basket(walk, look))
        except GoalMissed as why:
            missed.append(why)
            if why.problem.code not in (ProblemCode.LOST, ProblemCode.OUT_OF_STOCK):
                raise
        if len(missed) == MOST_PRODUCTS:
            break
        try:
            choosing = browsing.another_product(walk, tried)
            look = await _step(walk, Stage.PRODUCT, tell, "choosing another product", choosing)
        except GoalMissed:
            break
        walk.trail.set_aside(Stage.PRODUCT)
        await walk.eyes.walk_down()
        look = await walk.cleared(await walk.arrive(Stage.PRODUCT))
    walk.enter(Stage.BASKET)
    raise missed[0]


def _unreadable(error: Error | TimeoutError) -> Problem:
    if isinstance(error, TimeoutError):
        return Problem(code=ProblemCode.TIMEOUT, message="the page stopped answering: its scripts never rest")
    said = f"the page could not be read or operated: {error.message.splitlines()[0][:200]}"
    return Problem(code=ProblemCode.PROBE_FAILED, message=said)


async def _step(walk: Walk, stage: Stage, tell: Tell, doing: str, goal: Awaitable[Look]) -> Look:
    walk.enter(stage)
    tell(walk.trip, stage, doing)
    return await goal


async def _with_picture(walk: Walk, problem: Problem) -> Problem:
    picture = await walk.eyes.snap(f"problem-{walk.trail.stage.value}")
    return problem.model_copy(update={"screenshot": picture})


async def _watch_arrival(walk: Walk, manners: Manners, opened: int, tell: Tell) -> int:
    """Stay on the first page until it has been watched long enough for layers that come by themselves."""
    tell(walk.trip, Stage.HOME, "waiting for pop-ups")
    until = opened + manners.arrival_watch_ms
    while walk.trail.now() < until:
        await asyncio.sleep(min(1.5, max(0.05, (until - walk.trail.now()) / 1000)))
        await walk.look()
    return walk.trail.now() - opened


async def _side_trips(walk: Walk, context: BrowserContext, pages: tuple[PageView, ...], tell: Tell) -> None:
    """Open the policy and help pages that the shop's pages link to, in a tab of their own, so that the walk keeps its place."""
    stage = walk.trail.stage
    tab = await _tab(walk, context, walk.trail)
    seen: dict[str, PageView] = {}
    try:
        for side, intent, slug in SIDE_TRIPS:
            tell(walk.trip, side, "reading a side page")
            try:
                await _side_trip(tab, side, intent, slug, (*seen.values(), *pages)[::-1], seen)
            except GoalMissed as missed:
                tab.trail.arrive(side, None, missed.problem, side=True)
            except (Error, TimeoutError) as error:
                tab.trail.arrive(side, None, _unreadable(error), side=True)
    finally:
        walk.eyes.captured = tab.eyes.captured
        with suppress(Error):
            await leave(tab.eyes.page)
        walk.enter(stage)
        walk.trail.settle_side()


async def _come_back(walk: Walk, context: BrowserContext, outcome: _Outcome) -> None:
    """See basket and front in a window of its own, as a visitor who comes back; the walk keeps its page, place and costs."""
    tab = await _tab(walk, context, Trail(stage=Stage.BASKET))
    tab.product, tab.basket = walk.product, walk.basket
    try:
        outcome.basket_kept = await basket.still_there(tab)
        seen = {visit.stage: visit.page for visit in walk.trail.visits if visit.page}
        home, listing = seen.get(Stage.HOME), seen.get(Stage.LISTING)
        if walk.product and home and listing and not consent_refused(walk.trail.interruptions):
            outcome.second_visit = await second_visit(tab, walk.product, home, listing)
            walk.trail.gaps.extend(tab.trail.gaps)
    finally:
        with suppress(Error):
            await leave(tab.eyes.page)


async def _tab(walk: Walk, context: BrowserContext, trail: Trail) -> Walk:
    page = await context.new_page()
    wire = walk.eyes.wire
    await wire.guard_page(page)
    mind_the_windows(page)
    eyes = Eyes(page, walk.eyes.folder, wire, walk.home, walk.trip.market, walk.eyes.screen)
    eyes.captured = walk.eyes.captured
    hands = Hands(page, eyes, walk.wire, trail, walk.hands.pace, walk.hands.page_timeout_ms)
    return Walk(walk.trip, eyes, hands, walk.wire, trail, walk.robots, walk.shopper, walk.home)


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


async def _put_back(phones: Phones, walk: Walk, memory: Memory, folder: Path, manners: Manners) -> bool:
    """Empty the basket as the same visitor in a browser of its own: what sealed the wire of the walk stays sealed."""
    trail, state = Trail(), WireState(reach=Reach.BASKET)
    async with phones.context(walk.trip.device, walk.trip.market, manners.user_agent_suffix) as context:
        with suppress(Error):
            await memory.restore(context)
        again = await _start(context, phones, walk.trip, folder, manners, trail, state)
        again.eyes.captured, again.product, again.home = walk.eyes.captured, walk.product, walk.home
        again.basket = walk.basket
        emptied = await basket.empty_basket(again)
    walk.wire.absorb(state)
    if not emptied:
        walk.trail.gaps.append("the item could not be taken out of the basket again; it lapses with the visit")
    return emptied


def _turned_away(outcome: _Outcome) -> bool:
    """Whether the shop blocked the visit: then nothing more is asked of it."""
    return outcome.ending is not None and outcome.ending.code is ProblemCode.BLOCKED


async def _speed(phones: Phones, walk: Walk, manners: Manners, tell: Tell) -> SpeedPass | None:
    """Measure how fast the main pages open, after the trip and outside of its time; None when that was not asked for."""
    seen = [(visit.stage, visit.page) for visit in walk.trail.visits if visit.page]
    if manners.speed == "none" or not seen:
        return None
    tell(walk.trip, walk.trail.stage, "measuring how fast its pages open")
    under, suffix = profile(manners.speed), manners.user_agent_suffix
    told, state = await speed_pass(
        phones, walk.trip, addresses(seen), under, manners.pace_ms, walk.robots, walk.shopper, suffix
    )
    walk.wire.absorb(state)
    return told


async def _searched(phones: Phones, walk: Walk, folder: Path, manners: Manners, tell: Tell) -> Searched:
    """Ask the shop's search a few words, after the trip and outside of its time."""
    if not manners.search_pass:
        return Searched()
    tell(walk.trip, walk.trail.stage, "asking its search")
    pages = tuple(
        visit.page for visit in walk.trail.visits if visit.page and visit.stage in (Stage.HOME, Stage.LISTING)
    )
    told, state = await search_pass(
        phones, walk.trip, pages, folder, manners.pace_ms, walk.robots, walk.shopper, manners.user_agent_suffix
    )
    walk.wire.absorb(state)
    return told


def _to_be_saved(walk: Walk, reach: Reach) -> PageView | None:
    """The product page, where it has a control for saving for later and the trip may change something in the shop."""
    seen = [visit.page for visit in walk.trail.visits if visit.page and visit.stage is Stage.PRODUCT]
    return seen[-1] if seen and ORDER.index(reach) > 0 and save_controls(seen[-1]) else None


async def _save(phones: Phones, walk: Walk, folder: Path, manners: Manners, page: PageView) -> Saved:
    """Save the product for later as a visitor of its own, whose locks are its own."""
    state = WireState(reach=Reach.BASKET)
    async with phones.context(walk.trip.device, walk.trip.market, manners.user_agent_suffix) as context:
        visit = await _start(context, phones, walk.trip, folder, manners, Trail(), state)
        saved = await save_for_later(visit, page)
    walk.wire.absorb(state)
    if saved.gap:
        walk.trail.gaps.append(f"saving for later was not tried: {saved.gap}")
    return saved


async def _wallet_pass(
    phones: Phones, walk: Walk, folder: Path, manners: Manners, wallet: Wallet
) -> tuple[PageView, ...]:
    """See product, basket and the door of checkout once more in a context that says it has a wallet: payment evidence only."""
    trail, state = Trail(), WireState(reach=Reach.CHECKOUT)
    trip = walk.trip.model_copy(update={"reach": Reach.CHECKOUT})
    views: list[PageView] = []
    async with phones.context(trip.device, trip.market, manners.user_agent_suffix) as context:
        for script in wallet.scripts:
            await context.add_init_script(script=script)
        again = await _start(context, phones, trip, folder, manners, trail, state)
        again.eyes.captured, again.product, again.home = walk.eyes.captured, walk.product, walk.home
        with suppress(GoalMissed, Error, TimeoutError):
            again.enter(Stage.PRODUCT)
            look = await again.open(walk.product.url if walk.product else walk.home)
            views.append((await again.eyes.capture(Stage.PRODUCT)).view)
            look = await basket.reach_basket(again, await buying.fill_basket(again, await again.look()))
            views.append((await again.eyes.capture(Stage.BASKET)).view)
            if ORDER.index(walk.trip.reach) > 1:
                look = await reach_checkout(again, await again.look())
                again.enter(Stage.CHECKOUT)
                await again.cleared(look)
                views.append((await again.eyes.capture(Stage.CHECKOUT)).view)
    walk.wire.absorb(state)
    return tuple(views)

"""The walk: goals in order, side trips, budgets. Turns missed goals into Problems; one hung page costs its own step.

`shop` is the only door into this package for the rest of the program: a trip goes in, evidence comes out.
"""

import asyncio
import time
from collections.abc import Awaitable
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
from frictionaudit.reading.second_visit import consent_refused
from frictionaudit.recipe import Recipe
from frictionaudit.shopper import basket, buying
from frictionaudit.shopper.afterwards import ask_search, measure_speed, put_back, save, to_be_saved, wallet_pass
from frictionaudit.shopper.browser import DEVICE_PROOF, PROOF_PAGE, Memory, Phones, engine_note
from frictionaudit.shopper.checkout import walk_checkout
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.leaving import leave
from frictionaudit.shopper.manners import Manners, Tell
from frictionaudit.shopper.saving import Saved
from frictionaudit.shopper.search_pass import Searched
from frictionaudit.shopper.second_visit import second_visit
from frictionaudit.shopper.side_trips import side_trips
from frictionaudit.shopper.to_checkout import reach_checkout
from frictionaudit.shopper.to_listing import reach_home, reach_listing
from frictionaudit.shopper.to_product import another_product, reach_product
from frictionaudit.shopper.trail import Trail
from frictionaudit.shopper.visitor import enter_shop, new_tab, unreadable
from frictionaudit.shopper.walk import GoalMissed, Walk
from frictionaudit.shopper.wallets import wallet_to_ask_for

MOST_PRODUCTS = 3
"""How many products are tried until one goes into the basket."""


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
                walk = await enter_shop(context, phones, trip, folder, manners, trail, state)
                walk.recipe = recipe
                proof = await _device_proof(walk.eyes.page, trip, phones)
                await _main_line(walk, manners, context, outcome, tell)
                outcome.over = True
                with suppress(Error, TimeoutError):
                    memory = await Memory.of(walk.eyes.page) if walk.filled else None
            if memory is not None:
                tell(trip, Stage.BASKET, "taking the item out again")
                emptied = await put_back(phones, walk, memory, folder, manners)
            wishes = to_be_saved(walk, trip.reach)
            if wishes is not None and not _turned_away(outcome):
                tell(trip, Stage.PRODUCT, "saving a product for later")
                saved = await save(phones, walk, folder, manners, wishes)
            looks_again = manners.wallet_pass and trip.reach.covers(Reach.BASKET) and walk.product is not None
            if looks_again and (wallet := wallet_to_ask_for(family(trip.device), trail.visits)):
                tell(trip, Stage.PRODUCT, f"looking once more as a phone with {wallet.name}")
                wallets = await wallet_pass(phones, walk, folder, manners, wallet)
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
        speed = await measure_speed(phones, walk, manners, tell)
        searched = await ask_search(phones, walk, folder, manners, tell)
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


async def _device_proof(page: Page, trip: Trip, phones: Phones) -> DeviceProof | None:
    with suppress(Error):
        await page.goto(PROOF_PAGE)
        told: dict[str, Any] = await page.evaluate(DEVICE_PROOF)
        note = engine_note(trip.device, phones.version)
        about = {"name": trip.device, "family": family(trip.device), "engine": phones.version, "note": note}
        return DeviceProof.model_validate({**told, **about})
    return None


async def _main_line(walk: Walk, manners: Manners, context: BrowserContext, outcome: _Outcome, tell: Tell) -> None:
    trip = walk.trip
    try:
        look = await _step(walk, Stage.HOME, tell, "opening the shop", reach_home(walk))
        opened = walk.trail.now()
        await walk.eyes.walk_down()
        home = (await walk.arrive(Stage.HOME)).view
        outcome.watched_ms = await _watch_arrival(walk, manners, opened, tell)
        look = await walk.look()
        look = await _step(walk, Stage.LISTING, tell, "looking for products", reach_listing(walk, look))
        await walk.eyes.walk_down()
        look = await walk.cleared(await walk.arrive(Stage.LISTING))
        tried: set[str] = set()
        choosing = reach_product(walk, look, tried)
        look = await _step(walk, Stage.PRODUCT, tell, "choosing a product", choosing)
        await walk.eyes.walk_down()
        look = await walk.arrive(Stage.PRODUCT)
        await side_trips(walk, context, (home, look.view), tell)
        if not trip.reach.covers(Reach.BASKET):
            return
        look = await walk.look()
        look = await _put_in(walk, look, tried, tell)
        walk.filled = True
        look = await _step(walk, Stage.BASKET, tell, "opening the basket", basket.reach_basket(walk, look))
        look = await walk.arrive(Stage.BASKET)
        tell(trip, Stage.BASKET, "coming back to the basket in a new window")
        await _come_back(walk, context, outcome)
        if not trip.reach.covers(Reach.CHECKOUT):
            return
        look = await walk.cleared(look)
        look = await _step(walk, Stage.CHECKOUT, tell, "going to checkout", reach_checkout(walk, look))
        tell(trip, Stage.CHECKOUT, "walking through checkout")
        outcome.reached_last_page = await walk_checkout(walk, look)
    except GoalMissed as missed:
        outcome.ending = await _with_picture(walk, missed.problem)
        walk.trail.arrive(walk.trail.stage, None, outcome.ending)
    except (Error, TimeoutError) as error:
        outcome.ending = unreadable(error)
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
            choosing = another_product(walk, tried)
            look = await _step(walk, Stage.PRODUCT, tell, "choosing another product", choosing)
        except GoalMissed:
            break
        walk.trail.set_aside(Stage.PRODUCT)
        await walk.eyes.walk_down()
        look = await walk.cleared(await walk.arrive(Stage.PRODUCT))
    walk.enter(Stage.BASKET)
    raise missed[0]


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


async def _come_back(walk: Walk, context: BrowserContext, outcome: _Outcome) -> None:
    """See basket and front in a window of its own, as a visitor who comes back; the walk keeps its page, place and costs."""
    tab = await new_tab(walk, context, Trail(stage=Stage.BASKET))
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


def _turned_away(outcome: _Outcome) -> bool:
    """Whether the shop blocked the visit: then nothing more is asked of it."""
    return outcome.ending is not None and outcome.ending.code is ProblemCode.BLOCKED

"""What follows the walk, each as a visitor of its own: the basket emptied, speed, search, saving, wallets."""

from contextlib import suppress
from pathlib import Path

from playwright.async_api import Error

from frictionaudit.evidence import PageView, Reach, SpeedPass, Stage
from frictionaudit.reading.saving import save_controls
from frictionaudit.shopper import basket, buying
from frictionaudit.shopper.browser import Memory, Phones
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.manners import Manners, Tell
from frictionaudit.shopper.saving import Saved, save_for_later
from frictionaudit.shopper.search_pass import Searched, search_pass
from frictionaudit.shopper.speed_pass import addresses, profile, speed_pass
from frictionaudit.shopper.to_checkout import reach_checkout
from frictionaudit.shopper.trail import Trail
from frictionaudit.shopper.visitor import enter_shop
from frictionaudit.shopper.walk import GoalMissed, Walk
from frictionaudit.shopper.wallets import Wallet


async def put_back(phones: Phones, walk: Walk, memory: Memory, folder: Path, manners: Manners) -> bool:
    """Empty the basket as the same visitor in a browser of its own: what sealed the wire of the walk stays sealed."""
    trail, state = Trail(), WireState(reach=Reach.BASKET)
    async with phones.context(walk.trip.device, walk.trip.market, manners.user_agent_suffix) as context:
        with suppress(Error):
            await memory.restore(context)
        again = await enter_shop(context, phones, walk.trip, folder, manners, trail, state)
        again.eyes.captured, again.product, again.home = walk.eyes.captured, walk.product, walk.home
        again.basket = walk.basket
        emptied = await basket.empty_basket(again)
    walk.wire.absorb(state)
    if not emptied:
        walk.trail.gaps.append("the item could not be taken out of the basket again; it lapses with the visit")
    return emptied


async def measure_speed(phones: Phones, walk: Walk, manners: Manners, tell: Tell) -> SpeedPass | None:
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


async def ask_search(phones: Phones, walk: Walk, folder: Path, manners: Manners, tell: Tell) -> Searched:
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


def to_be_saved(walk: Walk, reach: Reach) -> PageView | None:
    """The product page, where it has a control for saving for later and the trip may change something in the shop."""
    seen = [visit.page for visit in walk.trail.visits if visit.page and visit.stage is Stage.PRODUCT]
    return seen[-1] if seen and reach.covers(Reach.BASKET) and save_controls(seen[-1]) else None


async def save(phones: Phones, walk: Walk, folder: Path, manners: Manners, page: PageView) -> Saved:
    """Save the product for later as a visitor of its own, whose locks are its own."""
    state = WireState(reach=Reach.BASKET)
    async with phones.context(walk.trip.device, walk.trip.market, manners.user_agent_suffix) as context:
        visit = await enter_shop(context, phones, walk.trip, folder, manners, Trail(), state)
        saved = await save_for_later(visit, page)
    walk.wire.absorb(state)
    if saved.gap:
        walk.trail.gaps.append(f"saving for later was not tried: {saved.gap}")
    return saved


async def wallet_pass(
    phones: Phones, walk: Walk, folder: Path, manners: Manners, wallet: Wallet
) -> tuple[PageView, ...]:
    """See product, basket and the door of checkout once more in a context that says it has a wallet: payment evidence only."""
    trail, state = Trail(), WireState(reach=Reach.CHECKOUT)
    trip = walk.trip.model_copy(update={"reach": Reach.CHECKOUT})
    views: list[PageView] = []
    async with phones.context(trip.device, trip.market, manners.user_agent_suffix) as context:
        for script in wallet.scripts:
            await context.add_init_script(script=script)
        again = await enter_shop(context, phones, trip, folder, manners, trail, state)
        again.eyes.captured, again.product, again.home = walk.eyes.captured, walk.product, walk.home
        with suppress(GoalMissed, Error, TimeoutError):
            again.enter(Stage.PRODUCT)
            look = await again.open(walk.product.url if walk.product else walk.home)
            views.append((await again.eyes.capture(Stage.PRODUCT)).view)
            look = await basket.reach_basket(again, await buying.fill_basket(again, await again.look()))
            views.append((await again.eyes.capture(Stage.BASKET)).view)
            if walk.trip.reach.covers(Reach.CHECKOUT):
                look = await reach_checkout(again, await again.look())
                again.enter(Stage.CHECKOUT)
                await again.cleared(look)
                views.append((await again.eyes.capture(Stage.CHECKOUT)).view)
    walk.wire.absorb(state)
    return tuple(views)

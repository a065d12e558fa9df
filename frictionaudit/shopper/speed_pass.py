"""The speed pass: the main pages once more, each opened anew on an emulated connection and processor.

The walk itself is not slowed. This pass comes after it, in a browser context of its own without anything typed or
remembered: it opens addresses of the shop that the walk has seen, lets them load, scrolls to their end, and taps what
opens or chooses (never what adds, sends or leads away). Both locks are on, as in the walk.
"""

import asyncio
import tempfile
import tomllib
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Error, Page
from playwright.async_api import TimeoutError as Slow

from frictionaudit.evidence import Control, Load, PageView, Reach, Region, SpeedPass, Stage, TapTime, Trip
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import same_document
from frictionaudit.reading.words import means
from frictionaudit.shopper import overlays, probe
from frictionaudit.shopper.browser import Phones
from frictionaudit.shopper.eyes import Eyes, Look
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.hands import Hands
from frictionaudit.shopper.identity import Shopper
from frictionaudit.shopper.leaving import leave
from frictionaudit.shopper.neighbour import Pace, Robots, same_shop
from frictionaudit.shopper.trail import Trail
from frictionaudit.shopper.windows import mind_the_windows
from frictionaudit.shopper.wire import Wire

STAGES = (Stage.HOME, Stage.LISTING, Stage.PRODUCT)
BYTES = 1024 / 8
"""Bytes of a kilobit."""
_LEAVES_ALONE = ("add_to_cart", "buy_now", "buy_on_product_page", "wishlist", "remove_item", "cookies_accept")


@dataclass(frozen=True, slots=True)
class Profile:
    """A connection and a processor: milliseconds, kilobits a second, factor, rounds a second."""

    name: str
    latency_ms: float
    down_kbps: float
    up_kbps: float
    slowdown: float
    machine_least: int


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("frictionaudit.shopper").joinpath("data", "speed.toml").read_text(encoding="utf-8"))


def profile(name: str) -> Profile:
    """A profile by name. Raises KeyError for an unknown one."""
    return Profile(name=name, **_data()["profiles"][name])


def addresses(visits: Sequence[tuple[Stage, PageView]]) -> tuple[tuple[Stage, str], ...]:
    """Addresses to open: the first of each main stage, each address once (some shops keep one for all their pages)."""
    found: dict[str, Stage] = {}
    for stage in STAGES:
        url = next((page.url for seen, page in visits if seen is stage), "")
        if url and url not in found:
            found[url] = stage
    return tuple((stage, url) for url, stage in found.items())


def harmless_taps(view: PageView, most: int) -> list[tuple[Control, Act]]:
    """What is tapped to see how fast the page answers: the menu, then what folds out, then a choice; the same on every site."""
    free = [
        c
        for c in own(view, view.controls)
        if c.visible
        and c.enabled
        and not c.covered
        and not c.submits
        and (not c.href or same_document(c.href, view.url))
        and not any(means(intent, c.name, view.lang) for intent in _LEAVES_ALONE)
    ]
    menu = [(c, Act.OPEN_MENU) for c in free if means("menu", c.name, view.lang)][:1]
    folds = [(c, Act.CHOOSE) for c in free if c.expanded is False and not means("menu", c.name, view.lang)][:1]
    options = [c for c in free if _is_option(c)]
    groups = Counter(c.group for c in options)
    choices = [(c, Act.CHOOSE) for c in options if groups[c.group] > 1 and not c.pressed][:1]
    return [*folds, *choices, *menu][:most]


def _is_option(control: Control) -> bool:
    button = control.tag == "button" or control.role in ("radio", "option", "tab")
    return bool(control.group) and button and control.region is Region.MAIN and control.expanded is None


async def speed_pass(
    phones: Phones, trip: Trip, pages: Sequence[tuple[Stage, str]], under: Profile, pace_ms: int, robots: Robots,
    shopper: Shopper, user_agent_suffix: str,
) -> tuple[SpeedPass, WireState]:  # fmt: skip
    """Open the pages under a profile. What a page does wrong is in its `Load`, never raised; the lock's log comes with it."""
    state, pace, loads = WireState(reach=Reach.BROWSE), Pace(pace_ms), list[Load]()
    machine: list[int] = []
    with suppress(Error, TimeoutError):
        async with (
            asyncio.timeout(_data()["limits"]["pass_s"]),
            phones.context(trip.device, trip.market, user_agent_suffix) as context,
        ):
            wire = Wire(state)
            await wire.guard(context)
            for stage, url in pages:
                state.stage = stage
                machine.append(await _machine(context))
                loads.append(await _measured(context, wire, trip, stage, url, under, pace, robots, shopper))
    missing = [
        Load(stage=stage, url=url, problem="the speed pass ran out of time") for stage, url in pages[len(loads) :]
    ]
    return (
        SpeedPass(
            profile=under.name,
            latency_ms=under.latency_ms,
            down_kbps=under.down_kbps,
            up_kbps=under.up_kbps,
            slowdown=under.slowdown,
            machine=round(median(machine)) if machine else None,
            machine_least=under.machine_least,
            loads=(*loads, *missing),
        ),
        state,
    )


async def _machine(context: BrowserContext) -> int:
    page = await context.new_page()
    try:
        return int(await page.evaluate(probe.script("machine.js")))
    finally:
        await page.close()


async def _measured(
    context: BrowserContext, wire: Wire, trip: Trip, stage: Stage, url: str, under: Profile, pace: Pace,
    robots: Robots, shopper: Shopper,
) -> Load:  # fmt: skip
    if not same_shop(url, trip.site.url) or not robots.allows(url):
        return Load(stage=stage, url=url, problem="not opened: outside the shop, or robots.txt asks not to")
    page = await context.new_page()
    await wire.guard_page(page)
    mind_the_windows(page)
    throttle = await Throttle.on(page, under)
    await pace.wait()
    try:
        load = await _load(page, throttle, stage, url, trip)
        if load.problem:
            return load
        with tempfile.TemporaryDirectory() as pictures:
            view = page.viewport_size or {"width": 390, "height": 664}
            eyes = Eyes(page, Path(pictures), wire, trip.site.url, trip.market, (view["width"], view["height"]))
            hands = Hands(page, eyes, wire.state, Trail(stage=stage), pace, _data()["limits"]["load_s"] * 1000)
            return load.model_copy(update={"taps": await _taps(hands, throttle, shopper)})
    except (Error, TimeoutError, ValueError) as error:  # a page may tell what is no figure
        return Load(stage=stage, url=url, problem=f"it could not be measured: {str(error).splitlines()[0][:160]}")
    finally:
        with suppress(Error):
            await leave(page)


async def _load(page: Page, throttle: "Throttle", stage: Stage, url: str, trip: Trip) -> Load:
    limits = _data()["limits"]
    try:
        answer = await page.goto(url, wait_until="load", timeout=limits["load_s"] * 1000)
        status = answer.status if answer else None
    except Slow:
        status = None  # never finished loading: what was painted until now counts
    if status is not None and status >= 400:
        return Load(stage=stage, url=url, status=status, problem=f"the shop answered with status {status}")
    if not same_shop(page.url, trip.site.url):
        return Load(stage=stage, url=url, status=status, problem="it led away from the shop")
    with suppress(Slow):
        await page.wait_for_load_state("networkidle", timeout=limits["quiet_ms"])
    figures: dict[str, Any] = await page.evaluate(probe.script("load.js"), False)
    fetched, requests = throttle.fetched, throttle.requests
    moved: dict[str, Any] = await page.evaluate(probe.script("load.js"), True)
    figures |= {"layout_shift": moved["layout_shift"], "shifts": moved["shifts"]}
    figures |= {"stage": stage, "url": url, "status": status, "fetched_bytes": fetched, "requests": requests}
    return Load.model_validate(probe.whole(figures))


async def _taps(hands: Hands, throttle: "Throttle", shopper: Shopper) -> tuple[TapTime, ...]:
    """Tap what is harmless, each once; the page is read at full speed between."""
    found: list[TapTime] = []
    done: set[str] = set()
    for _ in range(_data()["limits"]["most_taps"]):
        await throttle.processor(1)
        look = await overlays.clear(hands, await hands.eyes.look(), hands.trail.stage, shopper)
        left = [(c, act) for c, act in harmless_taps(look.view, 9) if c.selector + c.group not in done]
        if not left:
            break
        control, act = left[0]
        done.add(control.selector + control.group)
        with suppress(Error):
            if (tap := await _tap(hands, throttle, look, control, act)) is not None:
                found.append(tap)
    return tuple(found)


async def _tap(hands: Hands, throttle: "Throttle", look: Look, control: Control, act: Act) -> TapTime | None:
    watch = await hands.page.evaluate_handle(probe.script("taps.js"))
    since = await watch.evaluate("watch => watch.now()")
    await throttle.processor()
    refused = await hands.tap(look, control, act)
    hands.rest()
    if refused:
        return None
    slowest = int(await watch.evaluate("(watch, since) => watch.told(since)", since))
    return TapTime(target=(control.name or control.hints)[:120], ms=slowest, selector=control.selector)


class Throttle:
    """The emulated connection and processor of one page; counts what comes in."""

    def __init__(self, session: CDPSession, under: Profile) -> None:
        self._session = session
        self._under = under
        self.fetched = 0
        """Bytes on the wire so far."""
        self.requests = 0
        session.on("Network.loadingFinished", self._came)

    @staticmethod
    async def on(page: Page, under: Profile) -> "Throttle":
        """Slow a page down before it opens anything."""
        session = await page.context.new_cdp_session(page)
        throttle = Throttle(session, under)
        await session.send("Network.enable")
        await session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        speed = {"downloadThroughput": under.down_kbps * BYTES, "uploadThroughput": under.up_kbps * BYTES}
        conditions = {"offline": False, "latency": under.latency_ms, **speed}
        await session.send("Network.emulateNetworkConditions", conditions)
        await throttle.processor()
        return throttle

    async def processor(self, slowdown: float = 0) -> None:
        """Slow the processor by the profile's factor, or by another."""
        await self._session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown or self._under.slowdown})

    def _came(self, event: dict[str, Any]) -> None:
        self.fetched += max(int(event.get("encodedDataLength", 0)), 0)
        self.requests += 1

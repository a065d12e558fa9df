"""Walks shops that try to sell against the shopper's will, side by side."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from frictionaudit.evidence import Journey, Reach, Site, Trip
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners
from tests.shops.hostile import HostileShop, HostileShops, hostile_shops

QUICK = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False, trip_timeout_ms=240_000)


@dataclass(frozen=True, slots=True)
class Walked:
    """A shop after its walk."""

    journey: Journey
    orders: tuple[str, ...]
    """What the shop counted as orders."""


async def walked(
    shops: tuple[HostileShop, ...],
    folder: Path,
    *,
    reach: Reach = Reach.PAYMENT,
    manners: Manners = QUICK,
    devices: Mapping[str, str] | None = None,
) -> dict[str, Walked]:
    """Each shop by its name after a trip of a British Pixel 7, or of the device that `devices` names for it."""
    with hostile_shops(shops) as running:
        async with phones() as browser:
            trips = (_walk(browser, running, one.name, folder, reach, manners, devices or {}) for one in shops)
            journeys = await asyncio.gather(*trips)
        return {one.name: Walked(j, running.orders(one.name)) for one, j in zip(shops, journeys, strict=True)}


async def _walk(
    browser: Phones,
    running: HostileShops,
    name: str,
    folder: Path,
    reach: Reach,
    manners: Manners,
    devices: Mapping[str, str],
) -> Journey:
    own = folder / name
    own.mkdir()
    site = Site(name=name, url=running.home(name), own=True, hints=running.hints(name))
    trip = Trip(site=site, device=devices.get(name, "Pixel 7"), market="GB", reach=reach)
    return await shop(browser, trip, own, manners, lambda trip, stage, doing: None)

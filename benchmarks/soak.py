"""Whether memory grows: `python -m benchmarks.soak [--trips N]`.

So many trips to the demo stores in one process and one browser, each walked, sealed, judged and thrown away. After every
tenth part of them the memory of the program and of all its children; growth is the last part's against the second's, for
the first part fills caches. Prints figures, judges nothing.
"""

import argparse
import asyncio
import gc
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import psutil

from frictionaudit import bundle, plugins
from frictionaudit.demo import DemoStore, demo_stores
from frictionaudit.evidence import Reach, Site, Stage, Trip
from frictionaudit.judge import judge_all
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners

PHONES = ("Pixel 7", "iPhone 15")
MANNERS = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False)
AIM = 10.0
"""Percent that memory may grow."""


@dataclass(frozen=True)
class Memory:
    """Resident memory in MB."""

    program: float
    driver: float
    browser: float

    @property
    def whole(self) -> float:
        """All of it."""
        return self.program + self.driver + self.browser

    def __str__(self) -> str:
        return f"{self.whole:.0f} MB (program {self.program:.0f}, driver {self.driver:.0f}, browser {self.browser:.0f})"


def memory() -> Memory:
    """What is held now, between two trips."""
    gc.collect()
    me = psutil.Process()
    driver = browser = 0.0
    for child in me.children(recursive=True):
        try:
            used, name = child.memory_full_info().pss / 1e6, child.name()
        except psutil.Error:
            continue
        if "node" in name:
            driver += used
        else:
            browser += used
    return Memory(me.memory_full_info().pss / 1e6, driver, browser)


def quiet(trip: Trip, stage: Stage, what: str) -> None:
    """Progress is not shown."""


async def one(running: Phones, store: DemoStore, phone: str) -> None:
    """One whole trip, judged and thrown away."""
    asked = Trip(site=Site(name=store.name, url=store.url), device=phone, market=store.market, reach=Reach.PAYMENT)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "trip"
        with bundle.staged(target) as staging:
            bundle.seal(staging, target, await shop(running, asked, staging, MANNERS, quiet))
        judge_all(bundle.read(target), plugins.checks())


async def measure(stores: Sequence[DemoStore], trips: int) -> None:
    """Walk all trips and print the figures."""
    part = max(1, trips // 10)
    kinds = cycle([(store, phone) for store in stores for phone in PHONES])
    seen: list[Memory] = []
    started = time.perf_counter()
    async with phones() as running:
        for number, (store, phone) in enumerate(islice(kinds, trips), start=1):
            await one(running, store, phone)
            if number % part == 0:
                seen.append(memory())
                print(f"{number:4} trips, {time.perf_counter() - started:5.0f} s: {seen[-1]}", flush=True)
    base, last = seen[min(1, len(seen) - 1)], seen[-1]
    for name in ("whole", "program", "driver", "browser"):
        before, after = getattr(base, name), getattr(last, name)
        print(f"{name:8} {before:5.0f} → {after:5.0f} MB, {100 * (after / before - 1) if before else 0:+.1f} %")
    half = len(seen) // 2
    if half:
        early, late = (statistics.median(one.whole for one in some) for some in (seen[1 : half + 1], seen[half:]))
        print(f"median of the first half {early:.0f} MB, of the second {late:.0f} MB (aim: growth below {AIM:g} %)")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trips", type=int, default=200)
    trips = parser.parse_args().trips
    with demo_stores() as stores:
        asyncio.run(measure(stores, trips))
        print(f"orders placed: {sum(store.orders for store in stores)}")


if __name__ == "__main__":
    main()

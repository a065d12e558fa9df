"""What a trip costs: `python -m benchmarks.walk [--rounds N]`.

Wall time of a whole trip (walk, evidence, locks) against a bare Playwright script that loads the same pages in the same
browser and takes the same screenshots, on the bundled demo stores with pacing off; and the peak memory that each
further trip side by side adds. Prints figures, judges nothing.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from frictionaudit.demo import DemoStore, demo_stores
from frictionaudit.evidence import Journey, Reach, Site, Stage, Trip
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners

DEVICE = "Pixel 7"
MANNERS = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False)


def quiet(trip: Trip, stage: Stage, what: str) -> None:
    """Progress is not shown."""


async def trip(running: Phones, store: DemoStore) -> tuple[Journey, float]:
    """One whole trip and its seconds."""
    asked = Trip(site=Site(name=store.name, url=store.url), device=DEVICE, market=store.market, reach=Reach.PAYMENT)
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        journey = await shop(running, asked, Path(folder), MANNERS, quiet)
        return journey, time.perf_counter() - started


async def bare(running: Phones, journey: Journey) -> float:
    """Seconds of a script that opens the same addresses in order and takes the same pictures of each."""
    pages = [visit.page for visit in (*journey.visits, *journey.side_visits) if visit.page]
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        async with running.context(DEVICE, journey.trip.market) as context:
            page = await context.new_page()
            for seen in pages:
                await page.goto(seen.url, wait_until="load")
                await page.wait_for_load_state("networkidle")
                picture = Path(folder) / f"{seen.index}.jpg"
                await page.screenshot(path=picture, type="jpeg", quality=70, scale="css")
                await page.screenshot(path=picture, type="jpeg", quality=70, scale="css", full_page=True)
        return time.perf_counter() - started


class Memory:
    """Peak memory of this process and its children, in MB, while the block runs."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Memory":
        self._task = asyncio.create_task(self._watch())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._task:
            self._task.cancel()

    async def _watch(self) -> None:
        while True:
            self.peak = max(self.peak, _resident())
            await asyncio.sleep(0.2)


def _resident() -> float:
    total = 0
    for process in (me := psutil.Process(os.getpid()), *me.children(recursive=True)):
        try:
            total += (
                process.memory_full_info().pss
                if hasattr(process.memory_full_info(), "pss")
                else process.memory_info().rss
            )
        except psutil.Error:
            continue
    return total / 1e6


async def measure(stores: Sequence[DemoStore], rounds: int) -> None:
    """Run all rounds and print the figures."""
    async with phones() as running:
        print(f"{running.version}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        ratios: list[float] = []
        for store in stores:
            for _ in range(rounds):
                journey, whole = await trip(running, store)
                script = await bare(running, journey)
                ratios.append(whole / script)
                pages = sum(1 for visit in (*journey.visits, *journey.side_visits) if visit.page)
                end = "last page" if journey.reached_last_page else str(journey.ending and journey.ending.code)
                print(
                    f"{store.name:22} {end:10} {pages:2} pages"
                    f"  trip {whole:5.1f} s  bare {script:5.1f} s  ratio {whole / script:4.2f}"
                )
        print(f"trip / bare script: median {statistics.median(ratios):.2f} (aim 1.5 or less)")
        async with Memory() as alone:
            await trip(running, stores[0])
        async with Memory() as together:
            await asyncio.gather(*(trip(running, store) for store in stores))
        each = (together.peak - alone.peak) / (len(stores) - 1)
        print(
            f"peak memory: one trip {alone.peak:.0f} MB, {len(stores)} side by side {together.peak:.0f} MB,"
            f" each further {each:.0f} MB"
        )
    print(f"orders placed: {sum(store.orders for store in stores)}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2)
    rounds = parser.parse_args().rounds
    with demo_stores() as stores:
        asyncio.run(measure(stores, rounds))


if __name__ == "__main__":
    main()

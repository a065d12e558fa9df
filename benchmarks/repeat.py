"""Whether the same shop gives the same walk: `python -m benchmarks.repeat [--walks N]`.

A shop of the laboratory and a demo store, neither of which changes, are walked again and again, each time by a stranger who
knows no recipe. Pages, taps, fields, and the verdict of every check must be the same each time; what is not is printed with
how often it was which. Prints figures, judges nothing.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from frictionaudit import plugins
from frictionaudit.demo import demo_stores
from frictionaudit.evidence import Journey, Reach, Site, Stage, Trip
from frictionaudit.judge import judge_all
from frictionaudit.recipe import place, recipe
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners
from tests.shops.lab.serve import lab_shop
from tests.shops.lab.switches import read

DEVICE = "Pixel 7"
MANNERS = Manners(pace_ms=0, arrival_watch_ms=6000, wallet_pass=False)
"""Long enough for what the shops show by themselves: a pop-up that comes within the watch comes at the same place each time."""
LAB = (
    "boutique",
    "en",
    ("options=swatch", "reaction=drawer", "consent=banner", "newsletter=true", "guest=email_first"),
)


def quiet(trip: Trip, stage: Stage, what: str) -> None:
    """Progress is not shown."""


def told(journey: Journey) -> Mapping[str, str]:
    """All that must be the same each time, by name."""
    found: dict[str, str] = {}
    for number, visit in enumerate((*journey.visits, *journey.side_visits)):
        page, at = visit.page, f"{number:2} {visit.stage}"
        found[f"{at}: page"] = f"{page.kind} “{page.title}” at {place(page.url)}" if page else str(visit.problem)
        found[f"{at}: taps, keystrokes"] = f"{visit.taps}, {visit.keystrokes}"
        found[f"{at}: fields"] = str(sum(field.visible for field in page.fields)) if page else ""
    made = recipe(journey)
    found["steps"] = " > ".join(step.name for step in made.steps)
    found["taps and fields that led on"] = f"{made.taps}, {made.fields}"
    found["interruptions"] = ", ".join(f"{one.overlay.kind} at {one.stage}" for one in journey.interruptions)
    found["end"] = journey.ending.message if journey.ending else f"last page {journey.reached_last_page}"
    for id, outcome in judge_all(journey, plugins.checks()).items():
        found[f"check {id}"] = outcome.verdict
    return found


def tell(name: str, walks: Sequence[Mapping[str, str]]) -> None:
    """Print what was not the same each time."""
    keys = sorted({key for one in walks for key in one})
    apart = {key: Counter(one.get(key, "not there") for one in walks) for key in keys}
    differs = {key: found for key, found in apart.items() if len(found) > 1}
    print(f"{name}: ended with “{walks[0]['end']}”")
    print(f"{name}: {len(walks)} walks, {len(keys)} facts each, {len(differs)} not the same each time")
    for key, found in differs.items():
        print(f"  {key}: " + "; ".join(f"{count} x {said}" for said, count in found.most_common()))


async def walks(running: Phones, name: str, url: str, market: str, count: int) -> None:
    """Walk one shop so many times and print what differs."""
    trip = Trip(site=Site(name=name, url=url, own=True), device=DEVICE, market=market, reach=Reach.PAYMENT)
    found: list[Mapping[str, str]] = []
    for _ in range(count):
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            found.append(told(await shop(running, trip, Path(folder), MANNERS, quiet)))
        print(f"  {name}: {time.perf_counter() - started:.0f} s (load {os.getloadavg()[0]:.1f})", flush=True)
    tell(name, found)


async def measure(count: int) -> None:
    """Walk both shops."""
    skin, language, settings = LAB
    with demo_stores() as stores, lab_shop(skin, language, read(settings)) as lab:
        async with phones() as running:
            await walks(running, f"laboratory, {skin}", lab.url, lab.market, count)
            await walks(running, stores[0].name, stores[0].url, stores[0].market, count)
        print(f"orders placed: {len(lab.orders()) + sum(store.orders for store in stores)}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", type=int, default=10)
    asyncio.run(measure(parser.parse_args().walks))


if __name__ == "__main__":
    main()

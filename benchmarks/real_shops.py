"""Shop systems that nobody here wrote: `python -m benchmarks.real_shops [NAME…] [--device NAME]`.

Starts each system, walks it to the last page before the order on each phone, and prints how far the walk came and what
it cost. Ends with 1 if any shop got an order. Systems are installed when first asked for (minutes), then kept.
"""

import argparse
import asyncio
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from frictionaudit.bundle import JOURNEY
from frictionaudit.evidence import Journey, Reach, Site, Stage, Trip
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners
from tests.shops.real.install import CannotInstallError
from tests.shops.real.system import System
from tests.shops.real.systems import SYSTEMS

PHONES = ("iPhone 15", "Pixel 7")
MANNERS = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False)


def quiet(trip: Trip, stage: Stage, what: str) -> None:
    """Progress is not shown."""


async def walk(running: Phones, system: System, url: str, device: str, folder: Path) -> tuple[Journey, float]:
    """One trip and its seconds."""
    trip = Trip(
        site=Site(name=system.name, url=url, own=True), device=device, market=system.market, reach=Reach.PAYMENT
    )
    started = time.perf_counter()
    journey = await shop(running, trip, folder, MANNERS, quiet)
    (folder / JOURNEY).write_text(journey.model_dump_json(indent=1), encoding="utf-8")
    return journey, time.perf_counter() - started


def told(journey: Journey, seconds: float) -> str:
    """One trip as lines of text."""
    seen = [visit for visit in journey.visits if visit.page]
    last = seen[-1].page if seen else None
    ending = "the last page before the order" if journey.reached_last_page else "not at the last page"
    if journey.ending:
        ending = f"{journey.ending.code.value}: {journey.ending.message}"
    lines = {
        "ending": ending,
        "stages": " > ".join(visit.stage.value for visit in seen) or "none",
        "last page": f"“{last.title}” {last.url}" if last else "none",
        "would order": journey.firewall.sealed_at or "none seen",
        "refused": "; ".join(f"{refusal.what} ({refusal.reason})" for refusal in journey.firewall.refusals)
        or "nothing",
        "cost": f"{sum(action.kind == 'tap' for action in journey.actions)} taps, {seconds:.1f} s",
    }
    return "\n".join(f"    {name:12} {value}" for name, value in lines.items())


async def walk_each(systems: Sequence[System], devices: Sequence[str], evidence: Path) -> int:
    """Walk every system on every phone; how many orders were placed in all."""
    orders = 0
    async with phones() as running:
        print(running.version)
        for system in systems:
            print(f"\n{system.name} ({system.licence}; {system.storefront})", flush=True)
            try:
                with system.run() as open_shop:
                    for device in devices:
                        folder = evidence / system.name / device.replace(" ", "-")
                        journey, seconds = await walk(running, system, open_shop.url, device, folder)
                        print(f"  {device}\n{told(journey, seconds)}", flush=True)
                    placed = open_shop.orders()
                    print(f"  orders placed: {placed}", flush=True)
                    orders += placed
            except CannotInstallError as reason:
                print(f"  cannot be installed here: {reason}", flush=True)
    return orders


def end(number: int, _frame: FrameType | None) -> None:
    """Being told to end unwinds the blocks that end the shops' servers."""
    sys.exit(128 + number)


def main() -> int:
    """Read the arguments and walk; the exit status."""
    names = [system.name for system in SYSTEMS]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"systems to walk: {', '.join(names)}; default all")
    parser.add_argument("--device", action="append", choices=PHONES, help="one phone instead of both")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the evidence of each walk here")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(names):
        parser.error(f"no such system: {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, end)
    systems = [system for system in SYSTEMS if system.name in (asked.names or names)]
    with tempfile.TemporaryDirectory() as folder:
        evidence: Path = asked.keep or Path(folder)
        return 1 if asyncio.run(walk_each(systems, asked.device or PHONES, evidence)) else 0


if __name__ == "__main__":
    sys.exit(main())

"""What a whole audit costs: `python -m benchmarks.audit [--lighthouse no]`.

Wall time of a brand and two rivals on two phones with pacing off, and what each phase takes of it. Where node and npm are
there, also the time that Lighthouse (mobile preset, performance and all) takes for the same pages, one after the other in
the same browser, installed on first use into a cache folder. Prints figures, judges nothing.
"""

import argparse
import asyncio
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import async_playwright

from frictionaudit import pipeline
from frictionaudit.closing import Wanted, close
from frictionaudit.config import AuditConfig, parse
from frictionaudit.demo import demo_stores
from frictionaudit.demo.settings import demo_config
from frictionaudit.evidence import Journey, Stage, Trip
from frictionaudit.plan import label
from frictionaudit.progress import Silent
from frictionaudit.shopper.browser import find

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "frictionaudit-benchmarks"
MOST_PAGES = 6
"""Pages that are measured with Lighthouse; more would say the same."""


class Phases(Silent):
    """Seconds that the trips spend in each stage, side by side."""

    def __init__(self) -> None:
        self.seconds: dict[Stage, float] = {}
        self.journeys: list[Journey] = []
        self._at: dict[str, tuple[Stage, float]] = {}

    def doing(self, trip: Trip, stage: Stage, what: str) -> None:  # noqa: ARG002
        """A trip is at a stage."""
        self._leave(trip)
        self._at[label(trip)] = (stage, time.perf_counter())

    def done(self, trip: Trip, journey: Journey, *, stored: bool) -> None:  # noqa: ARG002
        """A trip is over."""
        self._leave(trip)
        self.journeys.append(journey)

    def _leave(self, trip: Trip) -> None:
        if label(trip) in self._at:
            stage, since = self._at.pop(label(trip))
            self.seconds[stage] = self.seconds.get(stage, 0) + time.perf_counter() - since


def audit(config: AuditConfig, folder: Path) -> Phases:
    """One whole audit; prints what it took."""
    phases = Phases()
    started = time.perf_counter()
    run = pipeline.new_run(config, folder)
    pipeline.collect(run, phases)
    walked = time.perf_counter()
    pipeline.judge(run)
    judged = time.perf_counter()
    close(run, Wanted())
    ended = time.perf_counter()
    whole = ended - started - (judged - walked)  # close judges too: it is counted once
    pages = sum(len(_pages(journey)) for journey in phases.journeys)
    print(
        f"whole audit {whole:.1f} s: {len(phases.journeys)} trips, {pages} pages, {whole / pages:.2f} s a page"
        f" ({os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})"
    )
    parts = (
        ("walk", walked - started),
        ("judge", judged - walked),
        ("history, reports", ended - judged - (judged - walked)),
    )
    for name, seconds in parts:
        print(f"  {name:18} {seconds:6.1f} s  {seconds / whole:5.0%}")
    trips = sum(phases.seconds.values())
    print("  of the time in trips, which go side by side:")
    for stage, seconds in sorted(phases.seconds.items(), key=lambda one: -one[1]):
        print(f"    {stage:16} {seconds:6.1f} s  {seconds / trips:5.0%}")
    return phases


def _pages(journey: Journey) -> list[str]:
    return [visit.page.url for visit in (*journey.visits, *journey.side_visits) if visit.page]


def lighthouse() -> Path | None:
    """The program, installed if need be; None where it cannot be."""
    if not (shutil.which("node") and shutil.which("npm")):
        return None
    program = CACHE / "node_modules" / ".bin" / "lighthouse"
    if not program.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        print("installing Lighthouse …", flush=True)
        command = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(CACHE), "lighthouse"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        if done.returncode:
            print(f"Lighthouse could not be installed: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
            return None
    return program


def measure_lighthouse(program: Path, urls: Sequence[str]) -> list[float]:
    """Seconds for each page; what fails is told and left out."""
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for url in urls:
            started = time.perf_counter()
            done = subprocess.run(
                [
                    str(program),
                    url,
                    "--quiet",
                    "--output=json",
                    f"--output-path={folder}/page.json",
                    "--chrome-flags=--headless=new --no-sandbox --disable-quic --disable-sync"
                    " --disable-background-networking --disable-component-update",
                ],
                capture_output=True,
                text=True,
                timeout=300,
                env=os.environ | {"CHROME_PATH": str(asyncio.run(_browser()))},
            )
            took = time.perf_counter() - started
            if done.returncode:
                print(f"  {url}: failed: {(done.stderr.strip().splitlines() or ['?'])[-1][:160]}")
                continue
            print(f"  {took:5.1f} s  {url}", flush=True)
            seconds.append(took)
    return seconds


async def _browser() -> Path:
    async with async_playwright() as playwright:
        return find("", playwright.chromium.executable_path)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lighthouse", choices=["yes", "no"], default="yes")
    wanted = parser.parse_args().lighthouse == "yes"
    with demo_stores() as stores, tempfile.TemporaryDirectory() as folder:
        config = parse(demo_config(stores), "the demo's settings")
        started = time.perf_counter()
        phases = audit(config, Path(folder))
        took = time.perf_counter() - started
        pages = [url for journey in phases.journeys for url in _pages(journey)]
        program = lighthouse() if wanted else None
        if wanted and program is None:
            print("no Lighthouse: node or npm is missing, or it could not be installed")
        if program:
            seconds = measure_lighthouse(program, list(dict.fromkeys(pages))[:MOST_PAGES])
            if seconds:
                each = statistics.median(seconds)
                ours = took / len(pages)
                print(f"Lighthouse, median {each:.1f} s a page; audit {ours:.2f} s a page: ratio {ours / each:.2f}")


if __name__ == "__main__":
    main()

"""How much an unchanged shop's score moves: `python -m benchmarks.stability [--runs N]`.

The demo audit (a brand and two rivals on two phones) is run again and again; for each site the scores, their standard
deviation, and every change that was reported where nothing had changed. Prints figures, judges nothing.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from frictionaudit import pipeline
from frictionaudit.closing import Wanted, close
from frictionaudit.config import parse
from frictionaudit.demo import demo_stores
from frictionaudit.demo.settings import demo_config
from frictionaudit.progress import Silent
from frictionaudit.result import AuditResult
from frictionaudit.telling import change_words

AIM = 1.0
"""Points of standard deviation."""


def measure(runs: int, folder: Path) -> list[AuditResult]:
    """The results of so many runs of the demo, one after the other."""
    found: list[AuditResult] = []
    with demo_stores() as stores:
        config = parse(demo_config(stores), "the demo's settings")
        for number in range(1, runs + 1):
            started = time.perf_counter()
            run = pipeline.new_run(config, folder)
            pipeline.collect(run, Silent())
            found.append(close(run, Wanted()).result)
            print(f"run {number} of {runs}: {time.perf_counter() - started:.0f} s", flush=True)
    return found


def tell(found: list[AuditResult]) -> None:
    """Print the figures."""
    for site in found[0].sites:
        scores = [result.site(site.name).score.value for result in found]
        told = [score for score in scores if score is not None]
        spread = f"{statistics.stdev(told):.2f}" if len(told) > 1 else "unknown"
        shown = ", ".join("none" if score is None else f"{score:.1f}" for score in scores)
        print(f"{site.name:22} standard deviation {spread} points (aim {AIM:g} or less): {shown}")
    changes = [
        f"run {result.run}: {change.kind}: {change.site}: {change_words(change)}"
        for result in found
        if result.since_last
        for change in result.since_last.changes
    ]
    print(f"changes reported where nothing had changed: {len(changes)}")
    for line in changes:
        print(f"  {line}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        tell(measure(runs, Path(folder)))


if __name__ == "__main__":
    main()

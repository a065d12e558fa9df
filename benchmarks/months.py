"""Shops that change between weekly runs: `python -m benchmarks.months [--weeks N]`.

A brand and a rival are really walked once a week, judged, remembered and told of, as the program does it. Between the runs
they change as planted below. What the change report and the alerts say is held against what was planted: each thing once, in
its week, and nothing else. Leaves with 1 when they differ.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from frictionaudit import pipeline
from frictionaudit.closing import Closed, Wanted, close
from frictionaudit.config import AuditConfig, parse
from frictionaudit.demo.server import serving
from frictionaudit.demo.stores import Fernway, Northlight
from frictionaudit.progress import Silent
from frictionaudit.telling import change_lines
from tests.alerts.receivers import Hook, hook
from tests.shops.changing import ChangingStore, Week

OURS, RIVAL = "Fernway", "Northlight"
SECRET = "MONTHS_SECRET"
"""Environment variable with the key that signs the alerts."""
Told = tuple[str, str, str]
"""Kind of change, site, check."""

RENAMED = {">Checkout<": ">Go to checkout now<"}
SHORT = {"60 days": "14 days", '"merchantReturnDays": 60': '"merchantReturnDays": 14'}
LESS_SHORT = {"60 days": "20 days", '"merchantReturnDays": 60': '"merchantReturnDays": 20'}
_BLURB = "Broken in by us, so"
WIDE = {_BLURB: f'<span style="display:inline-block;width:600px;height:12px;background:#ccc"></span>{_BLURB}'}
"""On the list alone: what is wide on the product page keeps the buy button from the thumb too."""
LONG = {"within 14 days of receiving it": "within 60 days of receiving it"}
SOLD_OUT = ("ridge-2-tent",)


@dataclass(frozen=True, slots=True)
class Plan:
    """A week: how the shops are, and what is new in it."""

    ours: Week
    rival: Week
    news: Sequence[Told] = ()


RETURNS, FITS = "returns-window", "fits-my-screen"
DRIFT_OURS, DRIFT_RIVAL = ("recipe-drift", OURS, ""), ("recipe-drift", RIVAL, "")
WEEKS = (
    Plan(Week(), Week()),
    Plan(
        Week(RENAMED | SHORT),
        Week(LONG),
        (("worse", OURS, RETURNS), ("rival-moved", RIVAL, RETURNS), DRIFT_OURS),
    ),
    Plan(Week(RENAMED | WIDE), Week(LONG), (("new-stopper", OURS, FITS), ("fixed", OURS, RETURNS))),
    Plan(Week(RENAMED), Week(LONG, gone=SOLD_OUT), (("fixed", OURS, FITS), DRIFT_RIVAL)),
    Plan(Week(RENAMED), Week(LONG, gone=SOLD_OUT)),
    Plan(Week(RENAMED | SHORT), Week(LONG, gone=SOLD_OUT), (("worse", OURS, RETURNS),)),
    Plan(Week(RENAMED | LESS_SHORT), Week(LONG, gone=SOLD_OUT), (("better", OURS, RETURNS),)),
    Plan(Week(LESS_SHORT), Week(gone=SOLD_OUT), (("rival-moved", RIVAL, RETURNS), DRIFT_OURS)),
)


def settings(ours: str, rival: str, receiver: str) -> AuditConfig:
    """The audit of both shops on one phone; all changes go to the receiver."""
    return parse(
        {
            "audit": {"name": "Months", "devices": ("Pixel 7",)},
            "site": {"name": OURS, "url": ours},
            "rival": [{"name": RIVAL, "url": rival, "reach": "payment"}],
            "walk": {"pace_ms": 0, "arrival_watch_s": 6, "wallet_pass": False, "search_pass": False},
            "speed": {"profile": "none"},
            "alert": [{"name": "team", "webhook": receiver, "secret": f"${{{SECRET}}}"}],
        },
        "the settings of the months",
    )


def week(config: AuditConfig, folder: Path) -> Closed:
    """One whole weekly run."""
    run = pipeline.new_run(config, folder)
    pipeline.collect(run, Silent())
    return close(run, Wanted.of(config))


def reported(closed: Closed) -> list[Told]:
    """What the change report says."""
    since = closed.result.since_last
    return [(one.kind, one.site, one.check) for one in since.changes] if since else []


def alerted(receiver: Hook) -> list[Told]:
    """What came since the last time this was asked."""
    bodies = [json.loads(body) for body in receiver.bodies]
    receiver.bodies.clear()
    return [(one["kind"], one["site"], one["check"]) for body in bodies for one in body["changes"]]


def differing(planted: Sequence[Told], said: Sequence[Told]) -> list[str]:
    """What was planted and not said, and said and not planted."""
    want, have = Counter(planted), Counter(said)
    return [f"missing: {one}" for one in (want - have).elements()] + [
        f"not planted: {one}" for one in (have - want).elements()
    ]


def measure(weeks: int, folder: Path) -> bool:
    """Walk all weeks and print what was told; whether it is what was planted."""
    ours, rival = ChangingStore(Fernway("fernway")), ChangingStore(Northlight("northlight"))
    wrong = 0
    with ExitStack() as running:
        receiver = running.enter_context(hook())
        config = settings(running.enter_context(serving(ours)), running.enter_context(serving(rival)), receiver.url)
        for number, plan in enumerate(WEEKS[:weeks], start=1):
            ours.become(plan.ours)
            rival.become(plan.rival)
            started = time.perf_counter()
            closed = week(config, folder)
            troubles = [
                f"{where}: {one}"
                for where, said in (("report", reported(closed)), ("alerts", alerted(receiver)))
                for one in differing(plan.news, said)
            ] + [f"not audited: {one}" for one in closed.missing]
            wrong += len(troubles)
            print(f"week {number}: {time.perf_counter() - started:.0f} s (load {os.getloadavg()[0]:.1f})", flush=True)
            for line in change_lines(closed.result.since_last) if closed.result.since_last else ():
                print(f"  {line}")
            for trouble in troubles:
                print(f"  WRONG {trouble}", flush=True)
    planted = sum(len(plan.news) for plan in WEEKS[:weeks])
    print(
        f"{planted} changes planted in {weeks} weeks; {wrong} differences. Orders: {ours.store.orders + rival.store.orders}"
    )
    return not wrong


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weeks", type=int, default=4, choices=range(1, len(WEEKS) + 1))
    weeks = parser.parse_args().weeks
    os.environ.setdefault(SECRET, "of the months")
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if measure(weeks, Path(folder)) else 1)


if __name__ == "__main__":
    main()

"""Does the shopper get to the last page before the order on shops it has never seen?

    python -m benchmarks.reach [--sample N] [--seed S] [--skins a,b] [--languages en,de] [--only switch[=value]]
    python -m benchmarks.reach --again CASE [--keep FOLDER]

Draws shops of the laboratory (`tests/shops/lab`) at random: skin, language, phone and two to four of its switches. A trip
is right when the shop itself says that its last page was shown and the shopper says so too; where nobody can get to the
end, when the shopper names the reason. An order placed is a failure of the whole run. Every failure is printed with the
command that repeats it.
"""

import argparse
import asyncio
import os
import shlex
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from frictionaudit.evidence import Journey, ProblemCode, Reach, Site, Stage, Trip
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners
from tests.shops.lab.goods import languages
from tests.shops.lab.serve import LabShop, lab_shop
from tests.shops.lab.skins import HELD_OUT, SKINS, skin
from tests.shops.lab.switches import NAMES, NEEDS, Switches, read, values

DEVICES: Final = ("iPhone 15", "Pixel 7")
MANNERS: Final = Manners(pace_ms=0, arrival_watch_ms=0, wallet_pass=False)
SIDE_BY_SIDE: Final = 2
ENDINGS: Final = {
    "blocked_403": ProblemCode.BLOCKED,
    "challenge_page": ProblemCode.BLOCKED,
    "empty_shell": ProblemCode.BLOCKED,
    "all_sold_out": ProblemCode.OUT_OF_STOCK,
}
LAST_PAGE: Final = "last page"


@dataclass(frozen=True, slots=True)
class Case:
    """One shop and the phone it is walked with: all that is needed to repeat the trip."""

    skin: str
    language: str
    device: str
    seed: int
    settings: tuple[str, ...]

    def __str__(self) -> str:
        return "/".join((self.skin, self.language, self.device, str(self.seed), ",".join(self.settings)))

    @property
    def switches(self) -> Switches:
        """The shop's ways."""
        return read(self.settings)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a trip."""

    case: Case
    expected: str
    said: str
    """What the shopper says: the last page, or a problem's code."""
    shown: bool
    """Whether the shop showed its last page."""
    orders: tuple[str, ...]
    sent: tuple[str, ...]
    """What it sent by pop-ups and chats, which it never should."""
    faults: tuple[str, ...]
    """What the shop itself did wrong: such a trip proves nothing."""
    wasted: int
    seconds: float
    detail: str

    @property
    def right(self) -> bool:
        """Whether shopper and shop agree, and on the right thing."""
        return self.said == self.expected and self.shown == (self.expected == LAST_PAGE) and not self.harm

    @property
    def harm(self) -> tuple[str, ...]:
        """What should never have happened."""
        return (*(f"ORDERED BY {how}" for how in self.orders), *(f"SENT {what}" for what in self.sent))


def case(text: str) -> Case:
    """A case as a failure prints it."""
    name, language, device, seed, settings = text.split("/", 4)
    return Case(name, language, device, int(seed), tuple(filter(None, settings.split(","))))


def draw(sample: int, seed: int, skins: Sequence[str], spoken: Sequence[str], only: str) -> tuple[Case, ...]:
    """A sample, the same for the same seed; with `only`, every shop has that switch turned."""
    wanted, _, value = only.partition("=")
    chance = Random(seed)
    able = [name for name in skins if not only or any(value in ("", text) for text in _turns(name).get(wanted, ()))]
    return tuple(
        _drawn(chance, able[number % len(able)], spoken, wanted, value) for number in range(sample if able else 0)
    )


def _drawn(chance: Random, name: str, spoken: Sequence[str], wanted: str, value: str) -> Case:
    turns = _turns(name)
    others = sorted(turns.keys() - {wanted})
    chosen = chance.sample(others, min(chance.randint(2, 4), len(others)) - bool(wanted)) + [wanted] * bool(wanted)
    chosen += [needed for one, needed in NEEDS.items() if one in chosen and needed in turns and needed not in chosen]
    said = {one: value if one == wanted and value else chance.choice(turns[one]) for one in chosen}
    settings = tuple(f"{one}={said[one]}" for one in NAMES if one in said)
    return Case(name, chance.choice(spoken), chance.choice(DEVICES), chance.randrange(1000), settings)


def _turns(name: str) -> dict[str, tuple[str, ...]]:
    """What can be turned at a skin: per switch the values beside the friendly one."""
    shown = skin(name)
    able = {one: tuple(str(value).lower() for value in values(one)[1:] if shown.shows(one, value)) for one in NAMES}
    return {one: options for one, options in able.items() if options}


def expected(switches: Switches) -> str:
    """What an honest trip to such a shop ends with."""
    if switches.ending != "none":
        return ENDINGS[switches.ending]
    return ProblemCode.ACCOUNT_WALL if switches.guest == "account_wall" else LAST_PAGE


async def run(running: Phones, one: Case, folder: Path) -> Result:
    """Walk one case and ask both the shopper and the shop how it ended."""
    started = time.perf_counter()
    with ExitStack() as open_shops:
        lab = await asyncio.to_thread(
            open_shops.enter_context, lab_shop(one.skin, one.language, one.switches, one.seed)
        )
        trip = Trip(site=Site(name=one.skin, url=lab.url), device=one.device, market=lab.market, reach=Reach.PAYMENT)
        journey = await shop(running, trip, folder, MANNERS, _quiet)
        result = _result(one, journey, lab, time.perf_counter() - started)
        await asyncio.to_thread(open_shops.close)
    return result


def _quiet(trip: Trip, stage: Stage, what: str) -> None:
    """Progress is not shown."""


def _result(one: Case, journey: Journey, lab: LabShop, seconds: float) -> Result:
    said = LAST_PAGE if journey.reached_last_page else journey.ending.code if journey.ending else "no reason given"
    attempts = [attempt for visit in (*journey.visits, *journey.side_visits) for attempt in visit.attempts]
    last = journey.visits[-1] if journey.visits else None
    where = f"{last.stage.value} {last.page.url if last.page else ''}" if last else "nowhere"
    return Result(
        case=one,
        expected=expected(one.switches),
        said=said,
        shown=lab.last_page_shown(),
        orders=tuple(order.how for order in lab.orders()),
        sent=lab.sent(),
        faults=lab.faults(),
        wasted=sum(not attempt.moved for attempt in attempts),
        seconds=seconds,
        detail=f"at {where}: {journey.ending.message if journey.ending else journey.firewall.sealed_at}",
    )


async def run_all(cases: Sequence[Case], keep: Path | None) -> tuple[Result, ...]:
    """Walk the cases, two side by side in one browser, telling each as it ends."""
    gate = asyncio.Semaphore(SIDE_BY_SIDE)
    async with phones() as running:

        async def one(number: int, drawn: Case) -> Result:
            async with gate:
                with tempfile.TemporaryDirectory() as spare:
                    result = await run(running, drawn, keep / str(number) if keep else Path(spare))
            print(_line(result), flush=True)
            return result

        return tuple(await asyncio.gather(*(one(number, drawn) for number, drawn in enumerate(cases))))


def _line(result: Result) -> str:
    verdict = "ok   " if result.right else "WRONG"
    return f"{verdict} {result.seconds:5.1f} s  {result.said:16} {result.case}"


def failure(result: Result) -> str:
    """A failed trip in words, with the command that repeats it."""
    harm = "".join(f"  {one}" for one in (*result.harm, *(f"FAULT OF THE SHOP {fault}" for fault in result.faults)))
    seen = "the shop showed its last page" if result.shown else "the shop never showed its last page"
    command = f"python -m benchmarks.reach --again {shlex.quote(str(result.case))}"
    return f"expected {result.expected}, got {result.said}; {seen}{harm}\n    {result.detail[:300]}\n    {command}"


def table(title: str, results: Iterable[Result], key: Callable[[Result], Iterable[str]]) -> str:
    """Reach by whatever `key` tells of a result."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        for name in key(result):
            groups.setdefault(name, []).append(result)
    rows = [
        f"  {name:44} {sum(one.right for one in group):4} of {len(group):4}  {_share(group):4.0%}"
        for name, group in sorted(groups.items())
    ]
    return "\n".join((title, *rows))


def _share(group: Sequence[Result]) -> float:
    return sum(one.right for one in group) / len(group)


def report(results: Sequence[Result]) -> str:
    """All figures, then the failures."""
    ends = [one for one in results if one.expected != LAST_PAGE]
    reachable = [one for one in results if one.expected == LAST_PAGE]
    wrong = [one for one in results if not one.right]
    lines = [
        table("By skin", results, lambda one: (one.case.skin,)),
        table("By language", results, lambda one: (one.case.language,)),
        table("By phone", results, lambda one: (one.case.device,)),
        table("By feature", results, lambda one: one.case.settings or ("plain",)),
        table("By ending (expected → said)", results, lambda one: (f"{one.expected} → {one.said}",)),
        f"Last page reached: {sum(one.right for one in reachable)} of {len(reachable)}",
        f"Right reason where nobody gets to the end: {sum(one.right for one in ends)} of {len(ends)}",
        f"Wasted acts a trip: mean {statistics.mean(one.wasted for one in results):.1f},"
        f" most {max(one.wasted for one in results)}",
        f"Seconds a trip: median {statistics.median(one.seconds for one in results):.1f},"
        f" most {max(one.seconds for one in results):.1f} (load {os.getloadavg()[0]:.1f})",
        f"Orders placed: {sum(len(one.orders) for one in results)},"
        f" messages sent: {sum(len(one.sent) for one in results)}",
        *(["", "Failures", *map(failure, wrong)] if wrong else []),
    ]
    return "\n".join(lines)


def main() -> None:
    """Read the arguments, walk, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200, help="how many trips")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("--skins", default=",".join(one for one in SKINS if one not in HELD_OUT))
    parser.add_argument("--languages", default=",".join(languages()))
    parser.add_argument("--only", default="", help="a switch, or switch=value, that every shop has")
    parser.add_argument("--again", default="", help="one case, as a failure printed it")
    parser.add_argument("--keep", type=Path, help="a folder for the trips' evidence")
    told = parser.parse_args()
    drawn = draw(told.sample, told.seed, told.skins.split(","), told.languages.split(","), told.only)
    cases = (case(told.again),) if told.again else drawn
    if not cases:
        sys.exit("none of these skins can show that")
    results = asyncio.run(run_all(cases, told.keep))
    print(report(results))
    sys.exit(1 if any(one.harm for one in results) else 0)


if __name__ == "__main__":
    main()

"""How right is each check? Measured on shops with frictions planted in them.

    python -m benchmarks.checks [--shops N] [--seed S] [--skins a,b] [--repeat N] [--write] [--keep FOLDER]
    python -m benchmarks.checks --again CASE
    python -m benchmarks.checks --judge FOLDER [--write]

Each shop is one of the laboratory (`tests/shops/lab`) that is given, topic by topic, a friction, what looks like one, or
neither (`tests/shops/lab/frictions`). It is walked once and judged; every check's verdict is held against what the
catalogue's text says of what was planted. A finding is a warning or a failure.

    precision   of the findings said, the share that is right
    recall      of the frictions planted, the share that was found; "unclear" finds nothing
    unclear     of the seeds, the share that could not be told, where the text expects an answer
    agreement   of the shops walked twice (`--repeat`), the share with the same verdict

A seed that the skin had no place for counts for nothing. `--write` writes frictionaudit/data/measured.toml. Walks kept in a
folder can be judged again, as all evidence: without a browser.
"""

import argparse
import asyncio
import json
import os
import shlex
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final

from frictionaudit import __version__, plugins
from frictionaudit.check import Outcome
from frictionaudit.evidence import Journey, Reach, Site, Stage, Trip
from frictionaudit.judge import judge_all
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners
from tests.shops.lab.frictions.seeds import FINDINGS, Expected, Seed, drawn, expected, languages, seeds, switches
from tests.shops.lab.goods import shelf
from tests.shops.lab.serve import lab_shop

SKINS: Final = ("accordion", "classic", "drawer", "noroles", "searchonly", "tables")
DEVICES: Final = {"Pixel 7": "android", "iPhone 15": "iphone"}
MANNERS: Final = Manners(pace_ms=0, arrival_watch_ms=6000, search_pass=True)
"""Pop-ups are watched for as long as the check asks at least; loads are not timed, which a busy machine would distort."""
SIDE_BY_SIDE: Final = 2
_JOURNEY, _WALKED = "journey.json", "walked.json"
FILE: Final = Path(__file__).parent.parent / "frictionaudit" / "data" / "measured.toml"


@dataclass(frozen=True, slots=True)
class Case:
    """One shop and the phone it is walked with: all that is needed to repeat it."""

    skin: str
    language: str
    device: str
    seed: int

    def __str__(self) -> str:
        return "/".join((self.skin, self.language, self.device, str(self.seed)))

    @property
    def country(self) -> str:
        """Where the shop sells."""
        return shelf(self.language).market.country

    @property
    def seeds(self) -> tuple[Seed, ...]:
        """What is planted in it."""
        return drawn(self.skin, self.country, self.seed)


@dataclass(frozen=True, slots=True)
class Answer:
    """One check on one shop: what it must say and what it said."""

    case: Case
    check: str
    expected: Expected
    said: str
    reason: str

    @property
    def finding(self) -> bool:
        """Whether it says that there is friction."""
        return self.said in FINDINGS

    @property
    def settled(self) -> bool:
        """Whether it could tell."""
        return self.said not in ("unclear", "error")

    @property
    def found(self) -> bool:
        """Whether friction that was planted was found."""
        return self.finding and self.expected.planted

    @property
    def exact(self) -> bool:
        """Whether it is as grave as the catalogue says."""
        return self.said in self.expected.verdicts


@dataclass(frozen=True, slots=True)
class Figures:
    """How right a check is."""

    seeds: int
    findings: int
    right: int
    planted: int
    found: int
    unclear: int
    exact: int
    twice: int
    agreed: int

    @property
    def precision(self) -> float | None:
        """Of the findings said, those that are right; None where none was said."""
        return self.right / self.findings if self.findings else None

    @property
    def recall(self) -> float | None:
        """Of the frictions planted, those found; None where none was planted."""
        return self.found / self.planted if self.planted else None

    @property
    def agreement(self) -> float | None:
        """Of the shops walked twice, those with the same verdict; None where none was."""
        return self.agreed / self.twice if self.twice else None


@dataclass(frozen=True, slots=True)
class Walked:
    """What came of one shop."""

    case: Case
    planted: tuple[str, ...]
    not_shown: tuple[str, ...]
    end: str
    seconds: float
    orders: int
    faults: tuple[str, ...]


def case(text: str) -> Case:
    """A case as a wrong answer prints it."""
    skin, language, device, seed = text.split("/")
    return Case(skin, language, device, int(seed))


def draw(number: int, seed: int, skins: Sequence[str]) -> tuple[Case, ...]:
    """A sample, the same for the same seed; skins, languages and phones in turn."""
    chance = Random(seed)
    spoken, devices = languages(), tuple(DEVICES)
    return tuple(
        Case(
            skins[n % len(skins)],
            spoken[(n + n // len(skins)) % len(spoken)],
            devices[n % 3 == 2],
            chance.randrange(10_000),
        )
        for n in range(number)
    )


def figures(answers: Sequence[Answer], again: Sequence[Answer] = ()) -> Figures:
    """The counts of some answers; `again` are those of second walks."""
    second = {(one.case, one.check): one.said for one in again}
    pairs = [(one.said, second[one.case, one.check]) for one in answers if (one.case, one.check) in second]
    findings = [one for one in answers if one.finding]
    planted = [one for one in answers if one.expected.planted]
    return Figures(
        seeds=len(answers),
        findings=len(findings),
        right=sum(not one.expected.clean for one in findings),
        planted=len(planted),
        found=sum(one.found for one in planted),
        unclear=sum(not one.settled and one.said not in one.expected.verdicts for one in answers),
        exact=sum(one.exact for one in answers),
        twice=len(pairs),
        agreed=sum(first == then for first, then in pairs),
    )


async def walk(running: Phones, one: Case, folder: Path) -> Walked:
    """Walk one shop, keep what it gave in the folder, and judge it."""
    started = time.perf_counter()
    with ExitStack() as open_shops:
        chosen = one.seeds
        lab = await asyncio.to_thread(
            open_shops.enter_context, lab_shop(one.skin, one.language, switches(chosen), one.seed, chosen)
        )
        trip = Trip(site=Site(name=one.skin, url=lab.url), device=one.device, market=lab.market, reach=Reach.PAYMENT)
        journey = await shop(running, trip, folder, MANNERS, _quiet)
        shown = lab.dressed.on if lab.dressed else str
        walked = Walked(
            case=one,
            planted=tuple(map(str, chosen)),
            not_shown=tuple(str(seed) for seed in chosen if not shown(str(seed))),
            end=_end(journey),
            seconds=time.perf_counter() - started,
            orders=len(lab.orders()),
            faults=lab.faults(),
        )
        await asyncio.to_thread(open_shops.close)
    (folder / _JOURNEY).write_text(journey.model_dump_json(), encoding="utf-8")
    (folder / _WALKED).write_text(json.dumps(asdict(walked) | {"case": str(one)}), encoding="utf-8")
    return walked


def _end(journey: Journey) -> str:
    return "last page" if journey.reached_last_page else journey.ending.code if journey.ending else "no reason given"


def _quiet(trip: Trip, stage: Stage, what: str) -> None:
    """Progress is not shown."""


def judged(walked: Walked, journey: Journey) -> tuple[Answer, ...]:
    """Every check's answer to a shop of which it is known what it must say."""
    one = walked.case
    planted = tuple(seed for seed in seeds() if str(seed) in walked.planted)
    hidden = {*walked.not_shown, *(str(seed) for seed in planted if one.skin in seed.without)}
    outcomes: dict[str, Outcome] = judge_all(journey, plugins.checks())
    return tuple(
        Answer(one, check, wanted, outcomes[check].verdict.value, outcomes[check].reason)
        for check, wanted in sorted(expected(planted, DEVICES[one.device], one.country).items())
        if not {str(seed) for seed in wanted.seeds} & hidden
    )


def kept(folder: Path) -> tuple[Walked, tuple[Answer, ...]]:
    """A walk that was kept, judged anew."""
    told = json.loads((folder / _WALKED).read_text(encoding="utf-8"))
    walked = Walked(
        **(
            told
            | {"case": case(told["case"]), "planted": tuple(told["planted"]), "not_shown": tuple(told["not_shown"])}
        )
    )
    journey = Journey.model_validate_json((folder / _JOURNEY).read_text(encoding="utf-8"))
    return walked, judged(walked, journey)


async def walk_all(cases: Sequence[Case], keep: Path) -> None:
    """Walk the shops, two side by side in one browser, telling each as it ends; each keeps a folder of its own.

    What a folder holds already is not walked again, so that a run that was broken off goes on.
    """
    gate = asyncio.Semaphore(SIDE_BY_SIDE)
    async with phones() as running:

        async def one(number: int, drawn_case: Case) -> None:
            async with gate:
                folder = keep / f"{number:03}"
                if (folder / _WALKED).exists():
                    return
                folder.mkdir(parents=True, exist_ok=True)
                walked = await walk(running, drawn_case, folder)
            faults = "".join(f"  FAULT {fault}" for fault in walked.faults) + ("  ORDERED" if walked.orders else "")
            print(f"{walked.seconds:5.1f} s  {walked.end:16} {drawn_case}{faults}", flush=True)

        await asyncio.gather(*(one(number, each) for number, each in enumerate(cases)))


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All walks with their answers; of shops walked again, the first walk counts and the second tells the agreement."""

    walks: tuple[Walked, ...]
    answers: tuple[Answer, ...]
    again: tuple[Answer, ...]


def gathered(folder: Path) -> Outcomes:
    """What was kept in a folder."""
    walks: dict[Case, Walked] = {}
    answers: list[Answer] = []
    again: list[Answer] = []
    for one in sorted(path.parent for path in folder.glob(f"*/{_WALKED}")):
        walked, said = kept(one)
        (again if walked.case in walks else answers).extend(said)
        walks.setdefault(walked.case, walked)
    return Outcomes(tuple(walks.values()), tuple(answers), tuple(again))


def report(told: Outcomes) -> str:
    """All figures, then what was wrong."""
    checks = sorted({one.check for one in told.answers})
    head = f"{'check':32} {'seeds':>5} {'precision':>9} {'recall':>7} {'unclear':>7} {'exact':>6} {'agreement':>9}"
    hidden = sorted({one for walked in told.walks for one in walked.not_shown})
    ends = [walked.end for walked in told.walks]
    return "\n".join(
        [
            head,
            *(_row(check, [a for a in told.answers if a.check == check], told.again) for check in checks),
            _row("all", told.answers, told.again),
            f"{len(told.walks)} shops, {len({w.case.skin for w in told.walks})} skins,"
            f" {len({w.case.language for w in told.walks})} languages; last page reached in {ends.count('last page')};"
            f" {sum(w.orders for w in told.walks)} orders placed; load {os.getloadavg()[0]:.1f}",
            f"Not shown somewhere, and counted for nothing there: {', '.join(hidden) or 'none'}",
            *_wrong(told.answers),
        ]
    )


def _row(name: str, answers: Sequence[Answer], again: Sequence[Answer]) -> str:
    told = figures(answers, again)
    return (
        f"{name:32} {told.seeds:5} {_share(told.precision):>9} {_share(told.recall):>7}"
        f" {told.unclear / max(told.seeds, 1):7.2f} {told.exact / max(told.seeds, 1):6.2f} {_share(told.agreement):>9}"
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def _wrong(answers: Iterable[Answer]) -> list[str]:
    """Each answer that is not what the catalogue says, with the command that repeats it."""
    lines: list[str] = []
    for one in sorted(answers, key=lambda answer: (answer.check, str(answer.case))):
        if one.exact:
            continue
        what = _trouble(one)
        lines += [
            f"{what:11} {one.check}: expected {' or '.join(sorted(one.expected.verdicts))}"
            f" of {', '.join(map(str, one.expected.seeds))}, said {one.said}: {one.reason[:160]}",
            f"    python -m benchmarks.checks --again {shlex.quote(str(one.case))}",
        ]
    return lines


def _trouble(one: Answer) -> str:
    if one.finding and one.expected.clean:
        return "WRONG"
    if one.expected.planted and not one.finding:
        return "missed"
    return "other grade" if one.settled else "unclear"


def written(told: Outcomes, day: str) -> str:
    """frictionaudit/data/measured.toml."""
    lines = [
        "# How right the checks are on shops with planted frictions. Written by `make bench-checks`; not edited by hand.",
        f'version = "{__version__}"',
        f'date = "{day}"',
        f"shops = {len(told.walks)}",
        "",
        "[all]",
        *_lines(figures(told.answers, told.again)),
    ]
    for check in sorted({one.check for one in told.answers}):
        answers = [one for one in told.answers if one.check == check]
        lines += ["", f"[checks.{check}]", *_lines(figures(answers, told.again))]
    return "\n".join(lines) + "\n"


def _lines(told: Figures) -> Iterable[str]:
    yield f"seeds = {told.seeds}"
    yield f"findings = {told.findings}"
    yield f"planted = {told.planted}"
    shares = {"precision": told.precision, "recall": told.recall, "agreement": told.agreement}
    for name, value in shares.items():
        if value is not None:
            yield f"{name} = {value:.3f}"
    yield f"unclear = {told.unclear / max(told.seeds, 1):.3f}"


def main() -> None:
    """Read the arguments, walk, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shops", type=int, default=24, help="how many shops")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("--skins", default=",".join(SKINS))
    parser.add_argument("--again", default="", help="one case, as a wrong answer printed it")
    parser.add_argument("--judge", type=Path, help="a folder of kept walks to judge again instead of walking")
    parser.add_argument("--repeat", type=int, default=0, help="how many of the shops to walk a second time")
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    parser.add_argument("--keep", type=Path, help="a folder for the trips' evidence")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        folder = told.judge or told.keep or Path(spare)
        if not told.judge:
            cases = (case(told.again),) if told.again else draw(told.shops, told.seed, told.skins.split(","))
            asyncio.run(walk_all((*cases, *cases[: told.repeat]), folder))
        outcomes = gathered(folder)
    if told.again:
        print("planted:", *outcomes.walks[0].planted)
        print("not shown:", *outcomes.walks[0].not_shown)
    print(report(outcomes))
    if told.write:
        FILE.write_text(written(outcomes, datetime.now(UTC).date().isoformat()), encoding="utf-8")
    sys.exit(1 if any(one.orders for one in outcomes.walks) else 0)


if __name__ == "__main__":
    main()

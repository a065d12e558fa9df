"""Made-up runs for the tests of the history: results and snapshots without pictures, one a day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from frictionaudit import bundle, pipeline, rounds
from frictionaudit.check import Outcome, Verdict, failed, passed, warned
from frictionaudit.config import AuditConfig, parse
from frictionaudit.evidence import Firewall, Problem, ProblemCode, Reach, Stage
from frictionaudit.history.snapshot import Snapshot, snapshot
from frictionaudit.names import slug
from frictionaudit.recipe import Recipe, RecipeStep
from frictionaudit.result import AuditResult, Round, SiteResult, TripResult
from frictionaudit.score import combine, score
from frictionaudit.shopper.firewall.acts import Act
from tests.scorecards import PHONES, make_check, make_result, make_site

CHECKS = (
    make_check("guest-checkout", "I can buy without opening an account", "checkout-steps", 10, stopper=True),
    make_check("checkout-field-count", "I am asked for few details", "checkout-steps", 8),
    make_check("tap-targets", "Buttons are big enough for my thumb", "mobile-layout", 7),
    make_check("returns-window", "I get a fair time to send things back", "returns-policy", 7),
)
START = datetime(2026, 1, 5, 12, tzinfo=UTC)
GOOD: Mapping[str, Outcome] = {
    "guest-checkout": passed("Guests can go on."),
    "checkout-field-count": warned("10 details.", measured="10 fields", friction=0.3),
    "tap-targets": passed("Big enough.", measured="48 px"),
    "returns-window": passed("60 days.", measured="60 days"),
}
STOPPED = failed("An account is demanded.", measured="no guest way")
WALL = Problem(code=ProblemCode.BLOCKED, message="the shop blocked the visit")


def trip(device: str, outcomes: Mapping[str, Outcome], **more: Any) -> TripResult:
    """A walk without pictures."""
    alone = {id: combine(id, {device: outcome}, {device: 1.0}) for id, outcome in outcomes.items()}
    defaults: dict[str, Any] = {
        "device": device,
        "reach": Reach.PAYMENT,
        "folder": f"acme/{device.lower().replace(' ', '-')}",
        "started": START,
        "elapsed_ms": 60_000,
        "steps": (),
        "side_steps": (),
        "interruptions": (),
        "firewall": Firewall(),
        "device_proof": None,
        "browser": "Chromium 150",
        "ending": None,
        "reached_last_page": True,
        "gaps": (),
        "outcomes": dict(outcomes),
        "score": score([check for check in CHECKS if check.id in outcomes], alone),
    }
    return TripResult(**(defaults | more))


def site(
    name: str = "Acme",
    outcomes: Mapping[str, Outcome] | None = None,
    recipes: Sequence[Recipe | None] = (None, None),
    **more: Any,
) -> SiteResult:
    """A site that answers the same on both phones; `GOOD` with what is given."""
    answers = {**GOOD, **(outcomes or {})}
    trips = [trip(device, answers, recipe=way) for device, way in zip(PHONES, recipes, strict=True)]
    return make_site(name, trips, CHECKS, **({"own": name == "Acme"} | more))


def way(*controls: str, product: str = "Trail mug") -> Recipe:
    """How a shop was walked whose controls from the basket on have these names."""
    acts = (Act.ADD, Act.CHECK_OUT, Act.ADVANCE, Act.ADVANCE)
    return Recipe(
        site="Acme",
        device=next(iter(PHONES)),
        reach=Reach.PAYMENT,
        walked=START,
        steps=tuple(
            RecipeStep(stage=Stage.BASKET, kind="tap", act=act, role="button", name=name)
            for act, name in zip(acts, controls, strict=False)
        ),
        product=f"/p/{slug(product)}",
        product_name=product,
        last=Stage.PAYMENT,
        whole=True,
        followed=True,
    )


def blocked(name: str = "Acme") -> SiteResult:
    """A site that could not be audited."""
    lost = {check.id: Outcome(verdict=Verdict.UNCLEAR, reason="not seen") for check in CHECKS}
    trips = [trip(device, lost, ending=WALL, reached_last_page=False) for device in PHONES]
    return make_site(
        name, trips, CHECKS, own=name == "Acme", status="not-audited", reason=WALL.message, score=score((), {})
    )


def visited(name: str, visits: Sequence[Mapping[str, Outcome]]) -> SiteResult:
    """A site that was visited several times; the shown visit is chosen as the program does."""
    seen = [site(name, outcomes) for outcomes in visits]
    shown = rounds.representative([(one.status, one.score.value) for one in seen])
    told = tuple(
        Round(
            number=number,
            status=one.status,
            reason=one.reason,
            score=one.score.value,
            shown=number == shown + 1,
            answers={id: rounds.sample(answer) for id, answer in one.checks.items()},
        )
        for number, one in enumerate(seen, start=1)
    )
    return seen[shown].model_copy(update={"rounds": told, "spread": rounds.spread(told)})


def result(day: int, *sites: SiteResult, epoch: str = "e1", **more: Any) -> AuditResult:
    """The run of a day."""
    created = START + timedelta(days=day)
    facts = {"audit": "Shops", "run": f"{created:%Y%m%d-%H%M%S}", "created": created, "epoch": epoch, "settings": "s1"}
    return make_result(sites or (site(),), CHECKS, **(facts | more))


def taken(day: int, *sites: SiteResult, **more: Any) -> Snapshot:
    """What the history keeps of that run."""
    return snapshot(result(day, *sites, **more))


def bare(one: Snapshot) -> Snapshot:
    """A snapshot without the dates that only the history knows."""
    sites = tuple(
        replace(site, answers={id: replace(answer, known_since=None) for id, answer in site.answers.items()})
        for site in one.sites
    )
    return replace(one, sites=sites)


def config(**more: Any) -> AuditConfig:
    """The settings of the made-up runs."""
    return parse(
        {
            "audit": {"name": "Shops", "devices": list(PHONES)},
            "site": {"name": "Acme", "url": "https://acme.test/"},
            **more,
        },
        "a test",
    )


def on_disk(output: Path, answer: AuditResult, evidence: int = 1000) -> pipeline.RunFolder:
    """A judged run in its folder, with some bytes of evidence a trip."""
    run = pipeline.Run(run=answer.run, created=answer.created, tool=answer.tool, config=config())
    folder = pipeline.RunFolder(output / "shops" / answer.run, run)
    bundle.write_file(folder.path / pipeline.RUN, run.model_dump_json().encode())
    for shot in answer.sites[0].trips:
        bundle.write_file(folder.path / shot.folder / "pages" / "0.jpg", b"x" * evidence)
    pipeline.keep_result(folder, answer)
    return folder

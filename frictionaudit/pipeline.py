"""collect → judge → report, each redoable from disk. Used by the command line and by whatever schedules audits.

A run is a folder: run.json (what was asked), one bundle per trip, result.json, and the reports.
"""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from frictionaudit import (
    __version__,
    bundle,
    capacity,
    card,
    compare,
    epoch,
    listening,
    measured,
    plan,
    plugins,
    printing,
    rounds,
    score,
)
from frictionaudit.check import Check, Outcome, Verdict
from frictionaudit.config import AuditConfig
from frictionaudit.errors import EvidenceError, FrictionauditError, ReportError
from frictionaudit.evidence import Journey, PageView, Problem, ProblemCode, Stage, Trip, Visit
from frictionaudit.inputs import gather
from frictionaudit.inputs.gather import Brought
from frictionaudit.inputs.values import Inputs
from frictionaudit.judge import judge_all, rivals_of
from frictionaudit.names import slug
from frictionaudit.recipe import Recipe, recipe
from frictionaudit.result import (
    AuditResult,
    CheckInfo,
    Combined,
    PageShot,
    Round,
    Score,
    SiteResult,
    Status,
    Step,
    TripResult,
)
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.journey import shop
from frictionaudit.shopper.manners import Manners

Judged = tuple[Journey, Mapping[str, Outcome]]
"""A journey with its outcomes by check id."""

RUN = "run.json"
RESULT = "result.json"
EPOCHS = "epochs"
"""Folder of the results that other checks gave on the same evidence, one file an epoch."""
RETIRED = "evidence-deleted"
"""Says in a run's folder that its evidence was deleted to save space."""


class Progress(Protocol):
    """Is told how the trips come along."""

    def planned(self, trips: Sequence[Trip]) -> None:
        """The trips of this run."""
        ...

    def doing(self, trip: Trip, stage: Stage, what: str) -> None:
        """A trip is at a stage."""
        ...

    def done(self, trip: Trip, journey: Journey, *, stored: bool) -> None:
        """A trip is over; `stored` says that its bundle was already there."""
        ...


class Run(BaseModel):
    """What was asked for: the content of run.json."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    run: str
    created: datetime
    tool: str
    config: AuditConfig


@dataclass(frozen=True, slots=True)
class RunFolder:
    """A run on disk."""

    path: Path
    run: Run

    def bundle(self, trip: Trip) -> Path:
        """Where a trip's bundle belongs."""
        return self.path / plan.folder(trip)


def new_run(config: AuditConfig, output: Path, brought: Brought | None = None) -> RunFolder:
    """Make the folder of a new run under `output`/<audit>/, with a copy of the input files.

    Raises:
        OutputError: it cannot be written.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    parent = output / slug(config.audit.name)
    name = now.strftime("%Y%m%d-%H%M%S")
    count = 1
    with bundle.writing(parent):
        while (parent / name).exists():
            count += 1
            name = f"{now.strftime('%Y%m%d-%H%M%S')}-{count}"
    run = Run(run=name, created=now, tool=f"frictionaudit {__version__}", config=config)
    return _written(RunFolder(parent / name, run), brought or Brought())


def bring(folder: RunFolder, config: AuditConfig, brought: Brought) -> RunFolder:
    """Give a run the owners, inputs and key figures of these settings in the place of its own.

    Raises:
        OutputError: they cannot be written.
    """
    renewed = folder.run.model_copy(update={"config": folder.run.config.answered_as(config)})
    return _written(RunFolder(folder.path, renewed), brought)


def _written(folder: RunFolder, brought: Brought) -> RunFolder:
    bundle.write_file(folder.path / RUN, folder.run.model_dump_json(indent=1).encode())
    for name in (gather.FUNNEL, gather.VOC):
        path = folder.path / gather.FOLDER / name
        if name in brought.files:
            bundle.write_file(path, brought.files[name][1])
        else:
            with bundle.writing(path):
                path.unlink(missing_ok=True)
    return folder


def brought(config: AuditConfig, beside: Path) -> Brought:
    """The input files that audit.toml names, read and found right before anything is walked or written.

    Args:
        beside: the folder from which their paths begin: the one of audit.toml.

    Raises:
        ConfigError: a file is missing or wrong, or an owner is named for what does not exist.
    """
    found = gather.gather({gather.FUNNEL: config.inputs.funnel, gather.VOC: config.inputs.voc}, beside)
    gather.check_owners(config.owners, plugins.checks(), list(score.model()["family_weights"]))
    inputs(config, found)
    return found


def inputs(config: AuditConfig, brought: Brought) -> Inputs:
    """What the input files say, held against the installed checks.

    Raises:
        ConfigError: a file is wrong.
    """
    priors = score.model()["family_weights"]
    return gather.understood(brought, plugins.checks(), priors, config.audit.market, config.inputs.currency)


def open_run(path: Path) -> RunFolder:
    """A run that is already on disk.

    Raises:
        EvidenceError: there is none.
    """
    try:
        return RunFolder(path, Run.model_validate_json((path / RUN).read_bytes()))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise EvidenceError(
            f"{path} is not a run: it has no {RUN}", "Give the folder that `run` or `collect` printed."
        ) from error
    except OSError as error:
        raise EvidenceError(f"{path / RUN} cannot be read: {error}") from error
    except ValidationError as error:
        raise EvidenceError(
            f"{path / RUN} is damaged or from another version", "Collect again: frictionaudit collect"
        ) from error


def latest_run(config: AuditConfig, output: Path) -> RunFolder | None:
    """The newest run of the same audit with the same settings; None when there is none."""
    parent = output / slug(config.audit.name)
    for path in sorted(parent.glob(f"*/{RUN}"), reverse=True):
        try:
            run = open_run(path.parent)
        except EvidenceError:
            continue
        if run.run.config.walked == config.walked and not (run.path / RETIRED).exists():
            return run
    return None


def last_recipe(folder: RunFolder, trip: Trip) -> Recipe | None:
    """What worked on this site and device in the newest earlier run of the audit that came far enough; None by [walk] recipe."""
    if not folder.run.config.walk.recipe:
        return None
    earlier = (path for path in folder.path.parent.glob(f"*/{RUN}") if path.parent.name < folder.path.name)
    for path in sorted(earlier, reverse=True):
        found = bundle.read_recipe(path.parent / plan.folder(trip))
        if found is not None and found.good and found.site == trip.site.name:
            return found
    return None


def collect(folder: RunFolder, progress: Progress) -> None:
    """Walk every trip that has no whole bundle yet.

    Raises:
        UsageError: a phone is not known. BrowserMissing, OutputError: as they say.
    """
    asyncio.run(_collect(folder, progress))


async def _collect(folder: RunFolder, progress: Progress) -> None:
    config = folder.run.config
    trips = plan.trips(config)
    progress.planned(trips)
    missing: list[Trip] = []
    for trip in trips:
        if bundle.whole(folder.bundle(trip)):
            progress.done(trip, bundle.read(folder.bundle(trip)), stored=True)
        else:
            missing.append(trip)
    if not missing:
        return
    asked = config.walk.concurrency
    overall = asyncio.Semaphore(capacity.here() if asked == "auto" else asked)
    sites = {trip.site.url: asyncio.Lock() for trip in missing}
    async with phones(config.browser.path) as running:
        for trip in missing:
            running.profile(trip.device)
        try:
            async with asyncio.TaskGroup() as group:
                for trip in missing:
                    group.create_task(_one(running, folder, trip, sites[trip.site.url], overall, progress))
        except* FrictionauditError as errors:
            raise errors.exceptions[0] from None


async def _one(
    running: Phones, folder: RunFolder, trip: Trip, site: asyncio.Lock, overall: asyncio.Semaphore, progress: Progress
) -> None:
    """One trip: alone on its site, among few others on this machine."""
    async with site, overall:
        target = folder.bundle(trip)
        with bundle.staged(target) as staging:
            manners, before = _manners(folder.run.config), last_recipe(folder, trip)
            journey = await _shop(running, trip, staging, manners, progress.doing, before)
            try:
                bundle.seal(staging, target, journey)
            except ValueError as error:  # what the shop sent cannot be written as JSON
                journey = _our_mistake(trip, journey.started, error)
                bundle.seal(staging, target, journey)
        progress.done(trip, journey, stored=False)


async def _shop(
    running: Phones,
    trip: Trip,
    staging: Path,
    manners: Manners,
    tell: Callable[[Trip, Stage, str], None],
    before: Recipe | None,
) -> Journey:
    started = datetime.now(UTC)
    try:
        return await shop(running, trip, staging, manners, tell, before)
    except OSError as error:
        with bundle.writing(staging):
            raise error
    except Exception as error:  # our own mistake on one shop must not cost the others their audit
        return _our_mistake(trip, started, error)


def _our_mistake(trip: Trip, started: datetime, error: Exception) -> Journey:
    said = f"the auditor itself failed here: {type(error).__name__}: {error}"[:300]
    problem = Problem(
        code=ProblemCode.PROBE_FAILED, message=said, advice="Please report this with the bundle attached."
    )
    return Journey(
        trip=trip, started=started, elapsed_ms=0, ending=problem, visits=(Visit(stage=Stage.HOME, problem=problem),)
    )


def not_finished(folder: RunFolder) -> list[str]:
    """Trips of a collected run that ended before their reach, in words; empty when none did.

    Raises:
        EvidenceError: a bundle is missing or damaged.
    """
    journeys = [bundle.read(folder.bundle(trip)) for trip in plan.trips(folder.run.config)]
    return [f"{plan.label(journey.trip)}: {journey.ending.message}" for journey in journeys if journey.ending]


def _manners(config: AuditConfig) -> Manners:
    walk = config.walk
    return Manners(
        pace_ms=walk.pace_ms,
        page_timeout_ms=walk.page_timeout_s * 1000,
        trip_timeout_ms=walk.trip_timeout_s * 1000,
        arrival_watch_ms=walk.arrival_watch_s * 1000,
        respect_robots=walk.respect_robots,
        user_agent_suffix=walk.user_agent_suffix,
        mail_domain=config.shopper.mail_domain,
        wallet_pass=walk.wallet_pass,
        search_pass=walk.search_pass,
        speed=config.speed.profile,
    )


def judge(folder: RunFolder) -> AuditResult:
    """Judge the stored evidence with the installed checks and write result.json. No browser, no network.

    A result of another epoch that stands there is kept beside it.

    Raises:
        EvidenceError: a bundle is missing or damaged. OutputError: result.json cannot be written.
        ConfigError: an input file in the run's folder is wrong.
    """
    if (folder.path / RETIRED).exists():
        raise EvidenceError(
            f"the evidence of {folder.path} was deleted to save space", "Its results and reports are still there."
        )
    config, checks = folder.run.config, plugins.checks()
    journeys = [bundle.read(folder.bundle(trip), check_files=True) for trip in plan.trips(config)]
    brought = inputs(config, gather.stored(folder.path))
    judged = [(journey, judge_all(journey, checks, rivals_of(journey, journeys))) for journey in journeys]
    result = assemble(folder.run, checks, judged, brought)
    keep_result(folder, result)
    return result


def keep_result(folder: RunFolder, result: AuditResult) -> None:
    """Write result.json; one of another epoch is moved to `epochs/` first, so that the past is never overwritten.

    Raises:
        OutputError: it cannot be written.
    """
    with suppress(EvidenceError):
        before = stored_result(folder)
        if before.epoch != result.epoch:
            bundle.write_file(folder.path / EPOCHS / f"{before.epoch or 'unknown'}.json", json_bytes(before))
    bundle.write_file(folder.path / RESULT, json_bytes(result))


def past_results(folder: RunFolder) -> list[AuditResult]:
    """What other checks said of this run; files that do not fit this version are left out."""
    found: list[AuditResult] = []
    for path in sorted((folder.path / EPOCHS).glob("*.json")):
        with suppress(ValidationError, OSError):
            found.append(AuditResult.model_validate_json(path.read_bytes()))
    return found


def json_bytes(result: AuditResult) -> bytes:
    """The result as stable JSON, the same bytes as the report format `json`: sorted keys, two spaces of indent."""
    text = json.dumps(result.model_dump(mode="json"), indent=2, sort_keys=True, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


def schema_bytes() -> bytes:
    """The JSON Schema of result.json, as docs/result.schema.json holds it."""
    return (json.dumps(AuditResult.model_json_schema(mode="serialization"), indent=1, sort_keys=True) + "\n").encode()


def stored_result(folder: RunFolder) -> AuditResult:
    """The result that `judge` wrote.

    Raises:
        EvidenceError: there is none, or it does not fit this version.
    """
    try:
        return AuditResult.model_validate_json((folder.path / RESULT).read_bytes())
    except FileNotFoundError as error:
        raise EvidenceError(f"{folder.path} has not been judged", f"Type: frictionaudit judge {folder.path}") from error
    except ValidationError as error:
        raise EvidenceError(
            f"{folder.path / RESULT} does not fit this version", f"Type: frictionaudit judge {folder.path}"
        ) from error


@dataclass(frozen=True, slots=True)
class StoredEvidence:
    """Pictures and journeys of a run for the reports; nothing outside the run's folder is ever given."""

    root: Path

    def path(self, trip: TripResult, name: str) -> Path | None:
        """File of a trip's bundle, or None when it is not there."""
        if not name:
            return None
        path = (self.root / trip.folder / name).resolve()
        return path if path.is_relative_to(self.root.resolve()) and path.is_file() else None

    def journey(self, trip: TripResult) -> Journey | None:
        """What was seen on a trip, or None when it is not stored, damaged, or from a newer version."""
        stored = self.path(trip, bundle.JOURNEY)
        with suppress(EvidenceError):
            return bundle.read(stored.parent) if stored else None
        return None


@dataclass(frozen=True, slots=True)
class Reports:
    """What became of the reports."""

    written: Sequence[Path]
    broken: Sequence[ReportError]
    """Formats that crashed."""


def report(folder: RunFolder, result: AuditResult, formats: Sequence[str] = ()) -> Reports:
    """Write reports into the run's folder: those that are named, else all that need no browser.

    A format that crashes costs its own report alone.

    Raises:
        UsageError: a format is not known. OutputError: it cannot be written.
        BrowserMissing: a format that is printed was asked for, and there is no browser.
    """
    renderers, prints = plugins.renderers(), plugins.prints()
    wanted = [plugins.pick(name, {**renderers, **prints}, "report format") for name in formats] or list(renderers)
    written: list[Path] = []
    broken: list[ReportError] = []
    for name in dict.fromkeys(wanted):
        try:
            content = _content(folder, result, name, renderers, prints)
        except ReportError as error:
            broken.append(error)
            continue
        path = folder.path / (renderers.get(name) or prints[name]).filename
        bundle.write_file(path, content)
        written.append(path)
    return Reports(written, broken)


def _content(
    folder: RunFolder,
    result: AuditResult,
    name: str,
    renderers: Mapping[str, plugins.Renderer],
    prints: Mapping[str, plugins.Print],
) -> bytes:
    if name in renderers:
        return _rendered(renderers[name], result, StoredEvidence(folder.path))
    asked = prints[name]
    if asked.source not in renderers:
        raise _broken(asked, f"it prints the format {asked.source!r}, which is not installed")
    page = _rendered(renderers[asked.source], result, StoredEvidence(folder.path))
    return printing.printed(page, asked.form, folder.run.config.browser.path)


def _rendered(renderer: plugins.Renderer, result: AuditResult, evidence: StoredEvidence) -> bytes:
    try:
        content = cast("object", renderer.render(result, evidence))  # a plug-in may give anything
    except Exception as error:  # whatever a plug-in does
        raise _broken(renderer, f"{type(error).__name__}: {error}") from error
    if not isinstance(content, bytes):
        raise _broken(renderer, f"it gave {type(content).__name__}, not bytes")
    return content


def _broken(format: plugins.Renderer | plugins.Print, why: str) -> ReportError:
    package = type(format).__module__.partition(".")[0]
    advice = (
        "Please report this with the run's result.json attached."
        if package == "frictionaudit"
        else f"The other reports do not hang on it. Update or uninstall the package that {package} belongs to."
    )
    return ReportError(f"the report format {format.name!r} crashed: {' '.join(why.split())[:300]}", advice)


def assemble(run: Run, checks: Sequence[Check], judged: Sequence[Judged], brought: Inputs | None = None) -> AuditResult:
    """Judged journeys, and what the user brought → the result of the run. Pure."""
    config = run.config
    sites = tuple(
        _site(site.name, [pair for pair in judged if pair[0].trip.site.name == site.name], checks, config)
        for site in config.sites
    )
    subject, brought = config.site.name, brought or Inputs()
    us = next(site for site in sites if site.name == subject)
    order, ranked_on, scores = compare.ranking(checks, sites)
    return AuditResult(
        tool=run.tool,
        audit=config.audit.name,
        run=run.run,
        created=run.created,
        market=config.audit.market,
        devices=config.shares,
        device_mix_given=bool(config.audit.device_mix),
        subject=subject,
        checks=tuple(_info(check, config) for check in checks),
        sites=sites,
        rows=compare.rows(checks, sites, subject),
        gaps=compare.gaps(checks, sites, subject),
        ranking=order,
        ranked_on=ranked_on,
        common_scores=scores,
        roadmap=compare.roadmap(checks, sites, subject, config.owners, brought),
        gains=compare.gains(checks, sites, subject),
        epoch=epoch.digest(checks),
        settings=config.digest,
        inputs=brought.model_copy(update={"seen_heard": listening.seen_heard(checks, us, brought.voice)}),
        measurement=measured.measurement(),
        report_card=card.report_card(checks, us, config.said, config.kpi),
    )


def _info(check: Check, config: AuditConfig) -> CheckInfo:
    owner = config.owners.get(check.id, config.owners.get(check.family, check.owner))
    return CheckInfo(
        id=check.id,
        title=check.title,
        family=check.family,
        stage=check.stage,
        tier=check.tier,
        core=check.core,
        stopper=check.stopper,
        weight=check.weight,
        effort=check.effort,
        owner=owner,
        sources=check.sources,
        summary=check.summary,
        why=check.why,
        counts=check.counts,
        fix=check.fix,
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """A round of visits of one site, judged."""

    number: int
    judged: Sequence[Judged]
    answers: Mapping[str, Combined]
    status: Status
    reason: str
    score: Score


def _site(name: str, judged: Sequence[Judged], checks: Sequence[Check], config: AuditConfig) -> SiteResult:
    numbers = sorted({journey.trip.repeat for journey, _ in judged})
    seen = [_seen(n, [pair for pair in judged if pair[0].trip.repeat == n], checks, config.shares) for n in numbers]
    index = rounds.representative([(one.status, one.score.value) for one in seen])
    shown, told = seen[index], tuple(_round(one, one is seen[index]) for one in seen) if len(seen) > 1 else ()
    site = judged[0][0].trip.site
    counted = checks if shown.status != "not-audited" else ()
    return SiteResult(
        name=name,
        url=site.url,
        own=site.own,
        aspirational=site.aspirational,
        status=shown.status,
        reason=shown.reason,
        trips=tuple(_trip(journey, outcomes, checks) for journey, outcomes in shown.judged),
        checks=dict(shown.answers),
        score=shown.score,
        families={
            family: score.score([c for c in counted if c.family == family], shown.answers)
            for family in dict.fromkeys(check.family for check in checks)
        },
        rounds=told,
        spread=rounds.spread(told),
    )


def _seen(number: int, judged: Sequence[Judged], checks: Sequence[Check], shares: Mapping[str, float]) -> _Seen:
    answers = {
        check.id: score.combine(check.id, {journey.trip.device: found[check.id] for journey, found in judged}, shares)
        for check in checks
    }
    status, reason = _status([journey for journey, _ in judged])
    total = score.score(checks if status != "not-audited" else (), answers)
    return _Seen(number, judged, answers, status, reason, total)


def _round(seen: _Seen, shown: bool) -> Round:
    return Round(
        number=seen.number,
        status=seen.status,
        reason=seen.reason,
        score=seen.score.value,
        shown=shown,
        answers={id: rounds.sample(answer) for id, answer in seen.answers.items()},
    )


def _status(journeys: Sequence[Journey]) -> tuple[Status, str]:
    """Audited as far as asked, partly, or not at all: without any product page there is nothing to compare."""
    endings = [journey.ending for journey in journeys if journey.ending]
    reason = "; ".join(dict.fromkeys(ending.message for ending in endings))
    if not any(journey.first(Stage.PRODUCT) for journey in journeys):
        return "not-audited", reason or "no product page was seen"
    return ("partly-audited", reason) if endings else ("audited", "")


def _trip(journey: Journey, outcomes: Mapping[str, Outcome], checks: Sequence[Check]) -> TripResult:
    device = journey.trip.device
    alone = {id: score.combine(id, {device: outcome}, {device: 1.0}) for id, outcome in outcomes.items()}
    counted = checks if journey.first(Stage.PRODUCT) else ()
    return TripResult(
        device=device,
        repeat=journey.trip.repeat,
        reach=journey.trip.reach,
        folder=plan.folder(journey.trip),
        started=journey.started,
        elapsed_ms=journey.elapsed_ms,
        steps=tuple(_step(visit) for visit in journey.visits),
        side_steps=tuple(_step(visit) for visit in journey.side_visits),
        interruptions=journey.interruptions,
        firewall=journey.firewall,
        device_proof=journey.device_proof,
        browser=journey.browser,
        ending=journey.ending,
        reached_last_page=journey.reached_last_page,
        gaps=journey.gaps,
        recipe=recipe(journey),
        outcomes=dict(outcomes),
        score=score.score(counted, alone),
    )


def _step(visit: Visit) -> Step:
    return Step(
        stage=visit.stage,
        page=_shot(visit.page, visit.stage) if visit.page else None,
        problem=visit.problem,
        taps=visit.taps,
        keystrokes=visit.keystrokes,
        elapsed_ms=visit.elapsed_ms,
        wasted_taps=sum(not attempt.moved for attempt in visit.attempts),
    )


def _shot(page: PageView, stage: Stage) -> PageShot:
    return PageShot(
        index=page.index,
        stage=stage,
        url=page.url,
        title=page.title,
        kind=page.kind,
        screenshot=page.screenshot,
        full_page=page.full_page,
        fields=sum(field.visible for field in page.fields),
    )


def not_audited(result: AuditResult) -> list[str]:
    """What could not be audited, in words; empty when everything asked for was.

    Of repeated visits it is enough that one was whole; the others are counted in the site's spread.
    """
    sites = [f"{site.name}: {site.reason}" for site in result.sites if site.status != "audited"]
    crashed = [
        f"{site.name}: the check {name} crashed"
        for site in result.sites
        for name, a in site.checks.items()
        if a.verdict is Verdict.ERROR
    ]
    return sites + crashed

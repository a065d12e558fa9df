"""What the history keeps of a judged run: enough to say what changed, without its evidence. Frozen values, pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from frictionaudit import rounds
from frictionaudit.check import Outcome, Verdict
from frictionaudit.names import slug
from frictionaudit.recipe import Recipe
from frictionaudit.result import AuditResult, Sample, Score, SiteResult, Status, TripResult


@dataclass(frozen=True, slots=True)
class CheckName:
    """A check of an epoch."""

    title: str
    family: str
    stopper: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A score with its range and coverage."""

    value: float | None
    low: float
    high: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Told:
    """A check's answer on one device."""

    verdict: Verdict
    friction: float | None
    measured: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeviceState:
    """A site on one device."""

    device: str
    reach: str
    mark: Mark
    ending: str
    """Code of the problem that ended the walk; empty where it got as far as asked."""
    problem: str
    outcomes: Mapping[str, Told]
    """By check id."""
    recipe: Recipe | None = None
    """How it was walked, where that led far enough to be followed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A check's answer for a site."""

    verdict: Verdict
    friction: float | None
    confidence: float
    measured: str
    reason: str
    visits: tuple[Sample, ...]
    """The settled answers, one a visit."""
    known_since: datetime | None = None
    """Since when it has been known to be bad; None where it is not."""

    @property
    def bad(self) -> bool:
        """Whether it is a finding: something to mend."""
        return self.verdict in (Verdict.WARN, Verdict.FAIL)


@dataclass(frozen=True, slots=True)
class SiteState:
    """A site in a run."""

    name: str
    url: str
    own: bool
    status: Status
    reason: str
    mark: Mark
    stoppers: tuple[str, ...]
    families: Mapping[str, float | None]
    scores: tuple[float, ...]
    """One a visit that has a score."""
    answers: Mapping[str, Answer]
    """By check id."""
    devices: tuple[DeviceState, ...]

    @property
    def reach(self) -> tuple[str, ...]:
        """How far it was walked, by device."""
        return tuple(f"{one.device}: {one.reach}" for one in self.devices)

    def recipe(self, device: str) -> Recipe | None:
        """How it was walked on a device; None where that is not known or did not lead far enough."""
        return next((one.recipe for one in self.devices if one.device == device), None)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A run as one set of checks judged it."""

    audit: str
    run: str
    created: datetime
    ended: datetime
    tool: str
    epoch: str
    settings: str
    market: str
    subject: str
    shares: Mapping[str, float]
    checks: Mapping[str, CheckName]
    """By check id."""
    sites: tuple[SiteState, ...]
    current: bool = True
    """Whether these are the run's newest answers; answers of other epochs are kept beside them."""

    @property
    def slug(self) -> str:
        """Name of the audit's folder."""
        return slug(self.audit)

    @property
    def good(self) -> bool:
        """Whether your own site was audited as far as asked and has a score."""
        own = self.site(self.subject)
        return own is not None and own.status == "audited" and own.mark.value is not None

    def site(self, name: str) -> SiteState | None:
        """A site by its name."""
        return next((site for site in self.sites if site.name == name), None)


def snapshot(result: AuditResult, *, current: bool = True) -> Snapshot:
    """What is kept of a result."""
    trips = [trip for site in result.sites for trip in site.trips]
    ends = [trip.started + timedelta(milliseconds=trip.elapsed_ms) for trip in trips]
    return Snapshot(
        audit=result.audit,
        run=result.run,
        created=result.created.astimezone(UTC),
        ended=max((end.astimezone(UTC) for end in ends), default=result.created.astimezone(UTC)),
        tool=result.tool,
        epoch=result.epoch,
        settings=result.settings,
        market=result.market,
        subject=result.subject,
        shares=dict(result.devices),
        checks={one.id: CheckName(one.title, one.family, one.stopper) for one in result.checks},
        sites=tuple(_site(site) for site in result.sites),
        current=current,
    )


def storable(text: str) -> str:
    """Text of a shop as every database can hold it: no NUL, no half of a surrogate pair."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "backslashreplace").decode()


def _site(site: SiteResult) -> SiteState:
    scores = [one.score for one in site.rounds] if site.rounds else [site.score.value]
    return SiteState(
        name=site.name,
        url=storable(site.url),
        own=site.own,
        status=site.status,
        reason=storable(site.reason),
        mark=_mark(site.score),
        stoppers=site.score.stoppers,
        families={family: score.value for family, score in site.families.items()},
        scores=tuple(score for score in scores if score is not None),
        answers={
            id: Answer(
                verdict=answer.verdict,
                friction=answer.friction,
                confidence=answer.confidence,
                measured=storable(answer.measured),
                reason=storable(answer.reason),
                visits=rounds.samples(site, id),
            )
            for id, answer in site.checks.items()
        },
        devices=tuple(_device(trip) for trip in site.trips),
    )


def _device(trip: TripResult) -> DeviceState:
    return DeviceState(
        device=trip.device,
        reach=trip.reach,
        mark=_mark(trip.score) if trip.score else Mark(None, 0, 100, 0),
        ending=trip.ending.code if trip.ending else "",
        problem=storable(trip.ending.message) if trip.ending else "",
        outcomes={id: _told(outcome) for id, outcome in trip.outcomes.items()},
        recipe=trip.recipe if trip.recipe and trip.recipe.good else None,
    )


def _told(outcome: Outcome) -> Told:
    return Told(outcome.verdict, outcome.friction, storable(outcome.measured), storable(outcome.reason))


def _mark(score: Score) -> Mark:
    return Mark(score.value, score.low, score.high, score.coverage)

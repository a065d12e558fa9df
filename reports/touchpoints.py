# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""Where friction is met: the points that each site loses, page by page, and who owns them on the subject's site.

A check that cost points is shared out evenly over the kinds of pages that its findings point at, so that the column of a
site adds up to 100 minus its score. What points at no stored page stands apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frictionaudit.api import MAIN_STAGES, SIDE_STAGES, AuditResult, CheckInfo, SiteResult, Stage, Step

from .facts import ONE_PAGE
from .overview import Anchors, pages
from .verdict import infos, ordered
from .wording import PROBLEMS


@dataclass(frozen=True, slots=True)
class Loss:
    """A check's share of the points lost at one touchpoint."""

    info: CheckInfo
    points: float


@dataclass(frozen=True, slots=True)
class Met:
    """One touchpoint on one site."""

    site: SiteResult
    anchor: str
    """The page in the walk; empty where it was not seen."""
    why_not: str
    """Why it was not seen; empty where it was."""
    losses: tuple[Loss, ...]
    """Largest first."""

    @property
    def points(self) -> float:
        return sum(loss.points for loss in self.losses)


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A kind of page, on all sites in their order."""

    stage: Stage | None
    """None for what points at no stored page."""
    met: tuple[Met, ...]
    owners: tuple[str, ...]
    """Of what the subject loses here, most points first; an empty name is nobody."""


@dataclass(frozen=True, slots=True)
class TouchpointGroup:
    """Touchpoints on the way to the order, or beside it."""

    title: str
    rows: tuple[Touchpoint, ...]


def touchpoints(result: AuditResult, anchors: Anchors) -> tuple[TouchpointGroup, ...]:
    """The map; what points at no page is left out where there is none. Nothing where no site was audited."""
    sites = ordered(result)
    lost = {site.name: _by_stage(result, site) for site in sites}
    groups: tuple[tuple[str, tuple[Stage | None, ...]], ...] = (
        ("On the way to the order", MAIN_STAGES),
        ("Beside the way", SIDE_STAGES),
        ("Elsewhere", (None,)),
    )
    made = (TouchpointGroup(title, tuple(_rows(result, stages, lost, anchors))) for title, stages in groups)
    return tuple(group for group in made if group.rows) if sites else ()


def _rows(
    result: AuditResult,
    stages: tuple[Stage | None, ...],
    lost: Mapping[str, Mapping[Stage | None, tuple[Loss, ...]]],
    anchors: Anchors,
) -> Iterator[Touchpoint]:
    owners = {one.check: one.owner for one in result.roadmap}
    for stage in stages:
        met = tuple(_met(site, stage, lost[site.name].get(stage, ()), anchors) for site in ordered(result))
        if stage is None and not any(one.losses for one in met):
            continue
        ours = next((one for one in met if one.site.name == result.subject), None)
        held: dict[str, float] = {}
        for loss in ours.losses if ours else ():
            owner = owners.get(loss.info.id, loss.info.owner)
            held[owner] = held.get(owner, 0.0) + loss.points
        yield Touchpoint(stage, met, tuple(sorted(held, key=lambda name: (-held[name], name))))


def _by_stage(result: AuditResult, site: SiteResult) -> Mapping[Stage | None, tuple[Loss, ...]]:
    known, found = infos(result), dict[Stage | None, list[Loss]]()
    for lost in site.score.lost:
        if lost.check in known and lost.points:
            places = tuple(_places(site, lost.check)) or (None,)
            for stage in places:
                found.setdefault(stage, []).append(Loss(known[lost.check], lost.points / len(places)))
    return {stage: tuple(sorted(own, key=lambda loss: (-loss.points, loss.info.id))) for stage, own in found.items()}


def _places(site: SiteResult, check: str) -> set[Stage]:
    answered = ((trip, trip.outcomes[check]) for trip in site.trips if check in trip.outcomes)
    return {
        pages(trip)[finding.page].stage
        for trip, outcome in answered
        for finding in outcome.findings
        if finding.page in pages(trip)
    }


def _met(site: SiteResult, stage: Stage | None, losses: tuple[Loss, ...], anchors: Anchors) -> Met:
    steps = [(trip, step) for trip in site.trips for step in (*trip.steps, *trip.side_steps) if step.stage is stage]
    seen = next(((trip, step.page) for trip, step in steps if step.page), None)
    if seen is not None:
        return Met(site, anchors.step(site.name, seen[0], seen[1].index), "", losses)
    if stage is Stage.PAYMENT and any(trip.reached_last_page for trip in site.trips):
        return Met(site, "", ONE_PAGE, losses)
    return Met(site, "", "" if stage is None else f"not seen: {_why_not([step for _, step in steps])}", losses)


def _why_not(steps: list[Step]) -> str:
    problem = next((step.problem for step in steps if step.problem), None)
    return PROBLEMS[problem.code].lower() if problem else "the walk did not come here"

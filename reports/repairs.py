# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""What fixing things would do: score and place after some fixes, how few fixes bring most, who would have to act.

The arithmetic is that of the score: a check that is fixed gives back the points it cost, all else unchanged.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from frictionaudit.api import AuditResult, CheckInfo, Gains, Opportunity, Tier

from .verdict import infos

MOST = 0.8
"""The share of the lost points that the meter asks for (the rule of 80/20)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Score and place, now or after some fixes."""

    score: float
    place: int | None
    """None where the subject has none."""
    level_with: tuple[str, ...]
    """Rivals whose score is too near to call the order."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Something to fix, in the order of priority."""

    number: int
    info: CheckInfo
    opportunity: Opportunity
    points: float
    """What it gives back to the score: the deduction, as it is listed."""
    after: Standing
    """When this and all before it are fixed."""


@dataclass(frozen=True, slots=True)
class Owned:
    """What one owner could win back."""

    owner: str
    named: bool
    """The user named the owner; else the check suggests one."""
    checks: int
    points: float


@dataclass(frozen=True, slots=True)
class Meter:
    """Where the lost points are."""

    lost: float
    basics: float
    """Points lost by checks on basics; the rest is lost by shiny ones."""
    checks: int
    """How many checks cost points."""
    few: int
    """How many of the costliest bring `MOST` of the lost points."""
    share: float
    """The share of the lost points that these bring, 0-1."""
    owners: tuple[Owned, ...]
    """Those whom nobody named first, then by points."""


def standing(result: AuditResult, gains: Gains, fixed: Collection[str] = ()) -> Standing:
    """Score and place of the subject when the checks in `fixed` have no friction left, all else unchanged."""
    score = _left(gains.score, fixed)
    if result.subject not in result.ranking or len(result.ranking) < 2:
        return Standing(score, None, ())
    ours = _left(gains.ranked, fixed)
    rivals = {name: result.common_scores[name] for name in result.ranking if name != result.subject}
    ahead = [name for name, theirs in rivals.items() if (-theirs, name) < (-ours, result.subject)]
    level = tuple(name for name, theirs in rivals.items() if round(abs(theirs - ours), 1) < gains.level_below)
    return Standing(score, len(ahead) + 1, level)


def _left(points: Mapping[str, float], fixed: Collection[str]) -> float:
    return round(100 - round(sum(value for check, value in points.items() if check not in fixed), 1), 1)


def repairs(result: AuditResult) -> tuple[Repair, ...]:
    """All that can be fixed, by priority; nothing where the result holds no gains or the subject has no score."""
    gains, known, score = result.gains, infos(result), result.site(result.subject).score
    if gains is None or score.value is None:
        return ()
    lost = {one.check: one.points for one in score.lost}
    listed = [one for one in result.roadmap if one.check in known and one.check in gains.score]
    return tuple(
        Repair(
            number=number,
            info=known[one.check],
            opportunity=one,
            points=lost.get(one.check, 0.0),
            after=standing(result, gains, {other.check for other in listed[:number]}),
        )
        for number, one in enumerate(listed, start=1)
    )


def meter(found: Sequence[Repair]) -> Meter | None:
    """Where the points are lost; None where none are."""
    lost = sum(one.points for one in found)
    if not lost:
        return None
    few, brought = _fewest(sorted((one.points for one in found), reverse=True), MOST * lost)
    return Meter(
        lost=lost,
        basics=sum(one.points for one in found if one.info.tier is Tier.BASICS),
        checks=len(found),
        few=few,
        share=brought / lost,
        owners=tuple(sorted(_owned(found), key=lambda one: (one.named, -one.points, one.owner))),
    )


def _fewest(points: Iterable[float], wanted: float) -> tuple[int, float]:
    brought = 0.0
    for number, one in enumerate(points, start=1):
        brought += one
        if brought >= wanted - 1e-9:
            return number, brought
    return 0, brought


def _owned(found: Sequence[Repair]) -> Iterable[Owned]:
    by_owner: dict[tuple[str, bool], list[Repair]] = {}
    for one in found:
        by_owner.setdefault((one.opportunity.owner, one.opportunity.owner_named), []).append(one)
    for (owner, named), own in by_owner.items():
        yield Owned(owner, named, len(own), sum(one.points for one in own))

"""Outcomes to a score. Pure; the numbers are in data/scoring.toml and explained in docs/scoring.md.

    friction index = 100 x sum(W k f) / sum(W k)      over the settled checks
    score          = 100 - friction index

W is the check's weight, k the confidence, f the friction. What is unknown widens the range and lowers the coverage;
it never counts as good or bad.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from frictionaudit.check import Outcome, Tier, Verdict
from frictionaudit.measured import informative
from frictionaudit.result import Combined, Deduction, Score

_WORST_FIRST = (Verdict.FAIL, Verdict.WARN, Verdict.PASS, Verdict.ERROR, Verdict.UNCLEAR, Verdict.NOT_APPLICABLE)


class Answered(Protocol):
    """A check's answer for a site: over its devices, of the shown visit or of one of several."""

    @property
    def verdict(self) -> Verdict:
        """What it says."""
        ...

    @property
    def friction(self) -> float | None:
        """0 smooth to 1 stuck; None unless settled."""
        ...

    @property
    def confidence(self) -> float:
        """How far it can be trusted, 0-1."""
        ...


class Rated(Protocol):
    """What the score needs of a check: an installed one, or its description in a stored result."""

    @property
    def id(self) -> str:
        """Its name."""
        ...

    @property
    def family(self) -> str:
        """Its family."""
        ...

    @property
    def weight(self) -> int:
        """1-10 within its family."""
        ...

    @property
    def tier(self) -> Tier:
        """Basics or shiny."""
        ...

    @property
    def stopper(self) -> bool:
        """Whether failing can end a purchase."""
        ...


Answers = Mapping[str, Answered]
"""By check id."""


@cache
def model() -> dict[str, Any]:
    """The scoring model's numbers."""
    return tomllib.loads(files("frictionaudit").joinpath("data", "scoring.toml").read_text(encoding="utf-8"))


def combine(check: str, by_device: Mapping[str, Outcome], shares: Mapping[str, float]) -> Combined:
    """One answer for a site from its devices: friction by the device mix, verdict of the worst device."""
    verdict = next(v for v in _WORST_FIRST if any(o.verdict is v for o in by_device.values()))
    leading = next(o for o in by_device.values() if o.verdict is verdict)
    settled = {device: o for device, o in by_device.items() if o.friction is not None and o.verdict.settled}
    total = sum(shares.get(device, 1.0) for device in settled)
    if not total:
        friction, confidence = None, 0.0
    else:
        friction = sum((o.friction or 0) * shares.get(device, 1.0) for device, o in settled.items()) / total
        confidence = sum(o.confidence * shares.get(device, 1.0) for device, o in settled.items()) / total
    return Combined(
        check=check,
        verdict=verdict,
        friction=None if friction is None else round(friction, 4),
        confidence=round(confidence, 4),
        measured=leading.measured,
        reason=leading.reason,
        devices={device: outcome.verdict for device, outcome in by_device.items()},
    )


def weights(checks: Sequence[Rated], answers: Answers) -> dict[str, float]:
    """Weight of each applicable check: its share of its family's fixed weight; shiny ones capped together.

    A check that is only informative has none.
    """
    applicable = [
        c
        for c in checks
        if c.id in answers and answers[c.id].verdict is not Verdict.NOT_APPLICABLE and not informative(c.id)
    ]
    family_weights: dict[str, float] = model()["family_weights"]
    in_family = {f: sum(c.weight for c in applicable if c.family == f) for f in {c.family for c in applicable}}
    raw = {c.id: family_weights.get(c.family, 2) * c.weight / in_family[c.family] for c in applicable}
    shiny = sum(raw[c.id] for c in applicable if c.tier is Tier.SHINY)
    basics = sum(raw.values()) - shiny
    cap = model()["shiny"]["cap"]
    if shiny > cap * (shiny + basics) and basics:
        factor = basics * cap / (1 - cap) / shiny
        raw = {c.id: raw[c.id] * (factor if c.tier is Tier.SHINY else 1) for c in applicable}
    return raw


def losses(checks: Sequence[Rated], answers: Answers) -> dict[str, float]:
    """Points that each check costs, before rounding; empty where nothing is settled. The score is 100 minus their sum.

    A check that is fixed (friction 0, the rest unchanged) gives back just its own points.
    """
    by_weight = weights(checks, answers)
    settled = {id: answers[id] for id in by_weight if answers[id].friction is not None}
    heard = sum(by_weight[id] * a.confidence for id, a in settled.items())
    bad = {id: by_weight[id] * a.confidence * (a.friction or 0) for id, a in settled.items()}
    return {id: 100 * part / heard for id, part in bad.items() if part}


def score(checks: Sequence[Rated], answers: Answers) -> Score:
    """The score of a site from its combined answers; deductions add up to 100 minus the score."""
    by_weight = weights(checks, answers)
    settled = {id: answers[id] for id in by_weight if answers[id].friction is not None}
    everything = sum(by_weight.values())
    known = sum(by_weight[id] for id in settled)
    coverage = known / everything if everything else 0.0
    heard = sum(by_weight[id] * a.confidence for id, a in settled.items())
    if not everything or not heard:
        return Score(
            value=None,
            low=0,
            high=100,
            coverage=0,
            provisional=True,
            settled=0,
            asked=len(by_weight),
            lost=(),
            stoppers=(),
        )
    bad = {id: by_weight[id] * a.confidence * (a.friction or 0) for id, a in settled.items()}
    doubt = sum(by_weight[id] * (1 - a.confidence) for id, a in settled.items())
    lost = _add_up(losses(checks, answers))
    limits = model()["coverage"]
    value = round(100 - sum(d.points for d in lost), 1)
    return Score(
        value=value if coverage >= limits["provisional"] else None,
        low=round(100 - 100 * (sum(bad.values()) + doubt + everything - known) / everything, 1),
        high=round(100 - 100 * sum(bad.values()) / everything, 1),
        coverage=round(coverage, 4),
        provisional=coverage < limits["full"],
        settled=len(settled),
        asked=len(by_weight),
        lost=lost,
        stoppers=_stoppers(checks, answers),
    )


def _stoppers(checks: Sequence[Rated], answers: Answers) -> tuple[str, ...]:
    least = model()["stopper"]["least_confidence"]
    return tuple(
        c.id
        for c in checks
        if c.stopper
        and c.id in answers
        and not informative(c.id)
        and answers[c.id].verdict is Verdict.FAIL
        and answers[c.id].confidence >= least
    )


def _add_up(points: Mapping[str, float]) -> tuple[Deduction, ...]:
    """Deductions rounded to a tenth so that they still add up to the rounded total, largest first."""
    total = round(sum(points.values()) * 10)
    floors = {id: int(value * 10) for id, value in points.items()}
    spare = total - sum(floors.values())
    by_rest = sorted(points, key=lambda id: (floors[id] - points[id] * 10, id))
    tenths = {id: floors[id] + (1 if id in by_rest[:spare] else 0) for id in points}
    return tuple(
        Deduction(check=id, points=n / 10)
        for id, n in sorted(tenths.items(), key=lambda item: (-item[1], item[0]))
        if n
    )

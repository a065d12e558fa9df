"""Repeated visits: which one is shown, and how far they lie apart. Pure.

A round is one visit of a site on all its devices. The shown one is a real round, the one nearest the median; nothing is
ever averaged over rounds.
"""

from collections.abc import Mapping, Sequence
from statistics import median

from frictionaudit.result import Combined, Round, Sample, SiteResult, Spread, Status

_FURTHEST: tuple[Status, ...] = ("audited", "partly-audited", "not-audited")


def representative(rounds: Sequence[tuple[Status, float | None]]) -> int:
    """Index of the round to show: of those that got furthest, the one with the score nearest the median; the earliest."""
    best = next(status for status in _FURTHEST if any(one == status for one, _ in rounds))
    scores = {index: value for index, (status, value) in enumerate(rounds) if status == best and value is not None}
    if not scores:
        return next(index for index, (status, _) in enumerate(rounds) if status == best)
    middle = median(scores.values())
    return min(scores, key=lambda index: (abs(scores[index] - middle), index))


def spread(rounds: Sequence[Round]) -> Spread | None:
    """The scores of the rounds in three numbers; None where the site was visited once."""
    if len(rounds) < 2:
        return None
    scores = [one.score for one in rounds if one.score is not None]
    unfinished = sum(one.status != "audited" for one in rounds)
    return Spread(
        rounds=len(rounds),
        scored=len(scores),
        unfinished=unfinished,
        median=round(median(scores), 1) if scores else None,
        least=min(scores, default=None),
        most=max(scores, default=None),
    )


def sample(answer: Combined) -> Sample:
    """What a round says on a check, without the words."""
    return Sample(verdict=answer.verdict, friction=answer.friction, confidence=answer.confidence)


def answers(site: SiteResult) -> tuple[Mapping[str, Sample], ...]:
    """The site's answers by check id, one mapping a round."""
    if site.rounds:
        return tuple(one.answers for one in site.rounds if one.status != "not-audited")
    return ({id: sample(answer) for id, answer in site.checks.items()},)


def samples(site: SiteResult, check: str) -> tuple[Sample, ...]:
    """The settled answers to one check, one a round."""
    found = (one.get(check) for one in answers(site))
    return tuple(one for one in found if one is not None and one.friction is not None)

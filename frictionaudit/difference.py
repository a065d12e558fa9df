"""When two sides differ, and when it only looks so. Pure.

A side is what its visits gave: one number a visit (friction of a check, score of a site). A difference is called when

- the medians lie further apart than the known noise, and
- either the facts differ (no verdict occurs on both sides), or an exact rank test and an effect size support it.

A rank test over few visits can never be sure: with three visits a side even a complete separation has p = 0.1. There the
call rests on separation alone, every visit of one side beyond every visit of the other by more than the known noise,
and says so.
"""

from collections.abc import Sequence
from itertools import product
from math import comb
from statistics import median
from typing import Literal

from frictionaudit.result import Basis, Call

Numbers = Sequence[float]
Level = Literal["higher", "lower", "level", "unknown"]


def call(ours: Numbers, theirs: Numbers, noise: float, *, facts_differ: bool = False) -> Call:
    """Whether our numbers are higher than theirs, lower, or level with them.

    Args:
        noise: difference of medians that repeated visits of an unchanged shop are known to show.
        facts_differ: no verdict occurs on both sides.
    """
    if not ours or not theirs:
        return Call(standing="unknown", basis="nothing to compare", visits=(len(ours), len(theirs)))
    visits = (len(ours), len(theirs))
    apart = median(ours) - median(theirs)
    enough = fewest_p(*visits) <= ALPHA
    p, delta = (rank_test(ours, theirs), cliffs_delta(ours, theirs)) if enough else (None, None)
    if abs(apart) < noise - ROUNDING:
        return Call(standing="level", basis="within the known noise", visits=visits, p=p, delta=delta)
    standing, basis = _supported(ours, theirs, noise, p, delta, facts_differ)
    return Call(standing=standing, basis=basis, visits=visits, p=p, delta=delta)


def _supported(
    ours: Numbers, theirs: Numbers, noise: float, p: float | None, delta: float | None, facts_differ: bool
) -> tuple[Level, Basis]:
    """What says that medians so far apart are a difference."""
    side: Level = "higher" if median(ours) > median(theirs) else "lower"
    if facts_differ:
        return side, "facts"
    if p is not None and delta is not None:
        supported = p <= ALPHA and abs(delta) >= LARGE_EFFECT
        return (side, "rank test") if supported else ("level", "rank test does not support it")
    upper, lower = (ours, theirs) if side == "higher" else (theirs, ours)
    separated = min(upper) - max(lower) >= noise - ROUNDING
    return (side, "beyond the known noise") if separated else ("level", "too few visits to tell")


ALPHA = 0.05
"""Two-sided: so often a rank test may call a difference where there is none."""
LARGE_EFFECT = 0.474
"""Cliff's delta from which an effect counts as large (Romano et al. 2006)."""
ROUNDING = 1e-9
"""Differences of decimals as binary numbers keep: 100 - 97 must not be less than 3."""


def fewest_p(ours: int, theirs: int) -> float:
    """The smallest two-sided p that a rank test can give for so many visits."""
    return min(1.0, 2 / comb(ours + theirs, ours))


def rank_test(ours: Numbers, theirs: Numbers) -> float:
    """Two-sided p of the Mann-Whitney test, exact with ties: over all ways to share out the ranks that were met."""
    ranks = _double_ranks([*ours, *theirs])
    mine = sum(ranks[: len(ours)])
    ways = _ways(ranks, len(ours))
    expected = len(ours) * (len(ranks) + 1)
    extreme = sum(count for total, count in ways.items() if abs(total - expected) >= abs(mine - expected))
    return extreme / comb(len(ranks), len(ours))


def cliffs_delta(ours: Numbers, theirs: Numbers) -> float:
    """How often ours is higher than theirs, less how often it is lower: -1 to 1."""
    signs = [(one > other) - (one < other) for one, other in product(ours, theirs)]
    return sum(signs) / len(signs)


def _double_ranks(values: Numbers) -> list[int]:
    """Twice the middle rank of each value, so that ties keep whole numbers."""
    return [
        sum(other < value for other in values) * 2 + sum(other == value for other in values) + 1 for value in values
    ]


def _ways(ranks: Sequence[int], size: int) -> dict[int, int]:
    """In how many ways `size` of these ranks add up to each total."""
    by_size: list[dict[int, int]] = [{0: 1}, *({} for _ in range(size))]
    for rank in ranks:
        for chosen in range(size, 0, -1):
            for total, count in by_size[chosen - 1].items():
                by_size[chosen][total + rank] = by_size[chosen].get(total + rank, 0) + count
    return by_size[size]

"""Scores over time, in stretches that can be compared: no line ever leads from one epoch into the next. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from frictionaudit.history.snapshot import SiteState, Snapshot

Reading = Callable[[SiteState], float | None]
"""What is followed: the score, a family's score, the friction of a check."""


@dataclass(frozen=True, slots=True)
class Point:
    """One run."""

    run: str
    when: datetime
    value: float | None
    """None where it could not be told: the line has a gap there."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Runs one after the other that the same checks judged on the same devices in the same market."""

    epoch: str
    points: tuple[Point, ...]


def score(site: SiteState) -> float | None:
    """The site's score."""
    return site.mark.value


def family(name: str) -> Reading:
    """The score of a family."""
    return lambda site: site.families.get(name)


def friction(check: str) -> Reading:
    """The friction of a check."""
    return lambda site: site.answers[check].friction if check in site.answers else None


def trend(snapshots: Sequence[Snapshot], site: str, reading: Reading) -> tuple[Stretch, ...]:
    """What was read of a site over the runs, oldest first, cut wherever runs cannot be compared."""
    runs = sorted(snapshots, key=lambda one: (one.created, one.run))
    return tuple(
        Stretch(
            epoch=key[0],
            points=tuple(
                Point(one.run, one.created, reading(there) if (there := one.site(site)) else None) for one in group
            ),
        )
        for key, group in groupby(runs, key=_frame)
    )


def _frame(one: Snapshot) -> tuple[str, str, tuple[tuple[str, float], ...]]:
    return one.epoch, one.market, tuple(sorted(one.shares.items()))

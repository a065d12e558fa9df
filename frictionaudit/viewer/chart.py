"""Scores over time as lines, dots and labels in parts of the drawing. Pure; the template only writes them down.

Places are percentages of the drawing, so that it fits every width without its letters growing or shrinking.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from frictionaudit.history.trend import Stretch

LEFT, RIGHT, TOP, BOTTOM = 8.0, 97.0, 5.0, 88.0
"""Where the earliest and the latest run, 100 points and 0 points are."""
LOOKS = 6
"""So many sites look different from one another; the next begins anew, with its name beside it."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A score."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """From one run to the next that can be compared with it."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Series:
    """A site."""

    name: str
    look: int
    dots: Sequence[Dot]
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole drawing."""

    series: Sequence[Series]
    grid: Sequence[tuple[int, float]]
    """Points and their height."""
    cuts: Sequence[float]
    """Where runs before and after cannot be compared."""
    first: datetime
    last: datetime
    words: str


def chart(trends: Mapping[str, Sequence[Stretch]]) -> Chart | None:
    """Each site's scores over the runs; None where there are less than two runs to draw a line between."""
    moments = sorted({point.when for stretches in trends.values() for one in stretches for point in one.points})
    if len(moments) < 2:
        return None
    first, last = moments[0], moments[-1]
    series = [_series(name, place % LOOKS, found, first, last) for place, (name, found) in enumerate(trends.items())]
    return Chart(
        series=series,
        grid=[(points, _y(points)) for points in (100, 75, 50, 25, 0)],
        cuts=list(_cuts(next(iter(trends.values())), first, last)),
        first=first,
        last=last,
        words="; ".join(_words(one) for one in series),
    )


def _series(name: str, look: int, stretches: Sequence[Stretch], first: datetime, last: datetime) -> Series:
    dots: list[Dot] = []
    lines: list[Line] = []
    for stretch in stretches:
        placed = [
            Dot(_x(point.when, first, last), _y(point.value), f"{name}, {point.when:%Y-%m-%d}: {point.value:.1f}")
            if point.value is not None
            else None
            for point in stretch.points
        ]
        dots += [dot for dot in placed if dot]
        lines += [Line(a.x, a.y, b.x, b.y) for a, b in pairwise(placed) if a and b]
    return Series(name, look, dots, lines)


def _cuts(stretches: Sequence[Stretch], first: datetime, last: datetime) -> Iterator[float]:
    for before, after in pairwise(stretches):
        ends = before.points[-1].when, after.points[0].when
        yield round(sum(_x(end, first, last) for end in ends) / 2, 2)


def _x(when: datetime, first: datetime, last: datetime) -> float:
    share = (when - first) / (last - first)
    return round(LEFT + share * (RIGHT - LEFT), 2)


def _y(points: float) -> float:
    return round(BOTTOM - points / 100 * (BOTTOM - TOP), 2)


def _words(one: Series) -> str:
    if not one.dots:
        return f"{one.name}: no score in any run"
    return f"{one.dots[0].words} to {one.dots[-1].words}"

"""What a visit costs the shopper, stage by stage: taps, keystrokes, scrolling, waiting, interruptions, thumb travel.

In: a journey. Out: a `FrictionLedger` that can be laid beside that of another shop. Taps are those that led on; taps that
led nowhere and taps that answered an interruption are counted apart. Side trips to policies are not part of it. The walk
may not have taken the shortest way, so a ledger says what was done, not what is possible.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from frictionaudit.evidence import MAIN_STAGES, Action, Box, Journey, OverlaySeen, PageView, Stage

MM_PER_PX = 25.4 / 160
"""A CSS pixel in millimetres: Android's density-independent pixel is 1/160 inch, and browsers take one for a CSS pixel
(https://developer.android.com/training/multiscreen/screendensities). Screens differ from it by some per cent."""
TO_BASKET = (Stage.HOME, Stage.LISTING, Stage.PRODUCT, Stage.BASKET)
_TAPS = ("tap", "choose")


@dataclass(frozen=True, slots=True)
class Toll:
    """What one stage cost, or several together."""

    taps: int = 0
    """Taps that led on."""
    choices: int = 0
    """Those of them that chose an option."""
    wasted: int = 0
    """Taps after which nothing happened, or that led where the walk had to turn back."""
    unwanted: int = 0
    """Taps that answered or closed what came by itself."""
    interruptions: int = 0
    fields: int = 0
    """Fields typed into."""
    keystrokes: int = 0
    screens: float = 0
    """Screens scrolled to bring what was tapped or filled in into view."""
    waited_ms: int = 0
    """Waited for answers to taps, on the auditor's own connection."""
    thumb_mm: float = 0
    """Way of the thumb over the glass from tap to tap, in millimetres; each page starts at the bottom of the screen."""
    unplaced: int = 0
    """Acts whose place is not known: screens and thumb way are at least what is said."""

    def __add__(self, other: "Toll") -> "Toll":
        return Toll(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class FrictionLedger:
    """The tolls of a journey."""

    stages: tuple[tuple[Stage, Toll], ...]
    """In the order of the walk; only stages at which something was done."""
    to_last_page: bool
    """The walk saw the last page before the order, so the whole is the price of the whole way."""

    def toll(self, *stages: Stage) -> Toll:
        """What these stages cost together; all of them when none is named."""
        return sum((toll for stage, toll in self.stages if not stages or stage in stages), Toll())


def friction_ledger(journey: Journey) -> FrictionLedger:
    """The ledger of a journey."""
    screen = _screen(journey)
    tolls = tuple((stage, _toll(journey, stage, screen)) for stage in MAIN_STAGES)
    return FrictionLedger(tuple((stage, toll) for stage, toll in tolls if toll != Toll()), journey.reached_last_page)


def _screen(journey: Journey) -> tuple[int, int]:
    page = next(iter(journey.seen(*MAIN_STAGES)), None)
    return (page.layout.viewport_width, page.layout.viewport_height) if page else (0, 0)


def _toll(journey: Journey, stage: Stage, screen: tuple[int, int]) -> Toll:
    detour, acts = _after_turning_back(journey, [act for act in journey.actions if act.stage is stage])
    returned, acts = _before_coming_back(journey.first(stage), acts)
    detour = [*detour, *returned]
    tapped = [act for act in acts if act.kind in _TAPS]
    seen = [one for one in journey.interruptions if one.stage is stage]
    began = acts[0].at_ms if acts else 0
    answering = sum(one.taps for one in seen if one.at_ms >= began or not detour)
    answered = [act for one in seen for act in _answers_to(one, tapped)]
    wasted = _wasted(journey, stage, tapped)
    opened = sum(act.kind == "open" for act in acts) if stage is not Stage.HOME else 0
    typed = [act for act in acts if act.kind == "type"]
    answers = Counter(one.closed_by for one in seen if one.closed)
    way = [act for act in acts if act.kind in (*_TAPS, "type") and act not in wasted and not answers[act.target]]
    screens, travel, unplaced = _way(way, screen)
    return Toll(
        taps=max(len(tapped) - answering - len(wasted), 0) + max(opened - len(wasted), 0),
        choices=sum(act.kind == "choose" and act not in answered for act in tapped),
        wasted=len(wasted) + sum(act.kind in _TAPS for act in detour),
        unwanted=sum(one.taps for one in seen),
        interruptions=len(seen),
        fields=len(typed),
        keystrokes=sum(act.keystrokes for act in typed),
        screens=round(screens, 2),
        waited_ms=sum(act.wait_ms for act in acts),
        thumb_mm=round(travel * MM_PER_PX, 1),
        unplaced=unplaced,
    )


def _after_turning_back(journey: Journey, acts: list[Action]) -> tuple[list[Action], list[Action]]:
    """What was done before the walk went back to a page it knew, and what after: only the latter led on."""
    earlier = [stage for stage in MAIN_STAGES if stage is not acts[0].stage] if acts else ()
    known = {journey.trip.site.url, *(page.url for page in journey.seen(*earlier))}
    back = max((at for at, act in enumerate(acts) if act.kind == "open" and act.target in known), default=-1)
    if back < 0 or acts[0].stage is Stage.HOME:
        return [], acts
    return acts[:back], acts[back + 1 :]


def _before_coming_back(arrival: PageView | None, acts: list[Action]) -> tuple[list[Action], list[Action]]:
    """What was done between leaving the stage's own page and opening it again, and the rest: a look ahead led nowhere."""
    if arrival is None:
        return [], acts
    back = max((at for at, act in enumerate(acts) if act.kind == "open" and act.target == arrival.url), default=-1)
    left = next((at for at, act in enumerate(acts) if act.url == arrival.url), back)
    if back < 0 or left >= back:
        return [], acts
    return acts[left : back + 1], [*acts[:left], *acts[back + 1 :]]


def _answers_to(seen: OverlaySeen, tapped: list[Action]) -> list[Action]:
    """The taps and choices that a layer took: the next ones after it was seen."""
    return [act for act in tapped if act.at_ms >= seen.at_ms][: seen.taps]


def _wasted(journey: Journey, stage: Stage, tapped: Iterable[Action]) -> list[Action]:
    """Taps of this stage after which the world did not move, as the walk's tries tell."""
    tries = (one for visit in journey.visits if visit.stage is stage for one in visit.attempts)
    nowhere = Counter(one.target for one in tries if not one.moved)
    wasted: list[Action] = []
    for act in tapped:
        if act.kind == "tap" and nowhere[act.target]:
            nowhere[act.target] -= 1
            wasted.append(act)
    return wasted


def _way(acts: Iterable[Action], screen: tuple[int, int]) -> tuple[float, float, int]:
    """Screens scrolled and CSS pixels of thumb travel over a row of acts, and how many had no place."""
    width, height = screen
    if not height:
        return 0, 0, sum(1 for _ in acts)
    screens = travel = 0.0
    scroll, at, unplaced = 0.0, (width / 2, float(height)), 0
    for act in acts:
        if act.box is None:
            unplaced += 1
            continue
        moved = _scroll_to(act.box, scroll, height)
        screens += abs(moved - scroll) / height
        scroll = moved
        to = (act.box.x + act.box.width / 2, min(max(act.box.y + act.box.height / 2 - scroll, 0), height))
        travel += math.dist(at, to)
        at = to
        if act.opened:
            scroll, at = 0.0, (width / 2, float(height))
    return screens, travel, unplaced


def _scroll_to(box: Box, scroll: float, height: int) -> float:
    """Where the page must be scrolled to so that the box is on the screen; it is brought to the middle when it is not."""
    if scroll <= box.y and box.bottom <= scroll + height:
        return scroll
    return max(box.y + box.height / 2 - height / 2, 0)

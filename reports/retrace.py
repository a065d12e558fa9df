# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""How to see a page oneself: what the shopper did to come there, in plain words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from frictionaudit.api import SIDE_STAGES, Action, Journey

from .wording import counted, listing, plain

_MOST_NAMED = 4
_WORDS = {
    "tap": "Tap “{}”",
    "choose": "Choose “{}”",
    "open": "Open {}",
    "scroll": "Scroll to “{}”",
    "back": "Go back",
}


def steps_to(journey: Journey, page: int) -> tuple[str, ...]:
    """The steps that lead to a page of the journey, the phone first; not escaped. Empty where the page is not in it.

    Pages that the shopper opened on the side are left out, for they are not on the way.
    """
    seen = {visit.page.index: visit for visit in (*journey.visits, *journey.side_visits) if visit.page is not None}
    if page not in seen:
        return ()
    phone = f"Take an {journey.trip.device}" if journey.trip.device[:1] in "AEIOi" else f"Take a {journey.trip.device}"
    start = f"{phone}, or a window of its size, with no basket and no cookies of the shop"
    aside = seen[page].stage in SIDE_STAGES
    if aside:
        opened = seen[page].page
        return (start, f"Open {plain(opened.url, 200)}") if opened else (start,)
    return (start, *_told(list(_before(journey, page))))


def _before(journey: Journey, page: int) -> Iterator[Action]:
    for action in journey.actions:
        if action.page is not None and action.page >= page:
            return
        if action.stage not in SIDE_STAGES:
            yield action


def _told(actions: Sequence[Action]) -> Iterator[str]:
    """One step an action; what is typed one after the other is one step."""
    for kind, some in groupby(actions, key=lambda action: action.kind):
        if kind != "type":
            yield from (_WORDS.get(kind, f"{kind.capitalize()} “{{}}”").format(plain(one.target, 120)) for one in some)
            continue
        names = [plain(one.target, 40).rstrip(" *:") for one in some]
        rest = len(names) - _MOST_NAMED
        shown = [*names[:_MOST_NAMED], f"{rest} more"] if rest > 1 else names
        yield f"Fill in {counted(len(names), 'box', 'boxes')}: {listing(shown)}"

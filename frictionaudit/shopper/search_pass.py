"""The search pass: the shop's own search is asked a word that it should know, the same word mistyped, and nonsense.

It only opens addresses (the search form's address with the query, as the form itself would), as a fresh visitor, behind both
locks, where robots.txt allows it. The word is one that the shop's own products are called.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit, urlunsplit

from playwright.async_api import Error

from frictionaudit.evidence import Field, PageKind, PageView, Reach, Region, SearchTry, Stage, Trip
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.words import fold
from frictionaudit.shopper import overlays
from frictionaudit.shopper.browser import Phones
from frictionaudit.shopper.eyes import Eyes, Look
from frictionaudit.shopper.find.cards import tiles
from frictionaudit.shopper.find.places import address
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.hands import Hands
from frictionaudit.shopper.identity import Shopper
from frictionaudit.shopper.neighbour import Pace, Robots, same_shop
from frictionaudit.shopper.trail import Trail
from frictionaudit.shopper.windows import mind_the_windows
from frictionaudit.shopper.wire import Wire

PASS_S = 60
PAGE_MS = 15_000
MOST_PRODUCTS = 24
MOST_WORDS = 3
"""So many words are tried until one finds something."""
PATIENCE = 6
NONSENSE = "qzxvkwj"
SHORTEST, LONGEST = 4, 14
_LATIN = re.compile(r"[a-zà-öø-ÿąćęłńóśźżœßāēīōūčšž]+")


@dataclass(frozen=True, slots=True)
class Searched:
    """What the search was asked and answered; or why it was not asked."""

    tries: tuple[SearchTry, ...] = ()
    gap: str = ""


def search_form(pages: Sequence[PageView]) -> tuple[str, str] | None:
    """Address and field name of the shop's search form, shown or folded away; None when no page tells them."""
    for page in pages:
        guesses = zip(page.fields, field_purposes(page.fields, page.lang), strict=True)
        for field, guess in guesses:
            if (guess.purpose is Purpose.SEARCH or field.type == "search") and field.name:
                action = _action(field, page)
                if action.startswith(("http://", "https://")):
                    return action, field.name
    return None


def _action(field: Field, page: PageView) -> str:
    sends = (c.action for c in page.controls if c.form is not None and c.form == field.form and c.action)
    return next(sends, "")


def search_words(pages: Sequence[PageView]) -> tuple[str, ...]:
    """Words that several of the shop's products are called, the most frequent first; then those of its lists' headings, then
    those of single products, as in lists that show a few of many.

    Only words that become none by swapping two letters: long enough, of Latin letters, and not of two equal ones there.
    """
    counts: Counter[str] = Counter()
    for page in pages:
        for tile in tiles(page):
            counts.update(set(_words(tile.name)))
    several = sorted((word for word in counts if counts[word] > 1), key=lambda word: (-counts[word], -len(word)))
    lists = (page for page in pages if page.kind is PageKind.LISTING)
    headings = (word for page in lists for line in page.lines if line.heading == 1 for word in _words(line.text))
    single = sorted((word for word in counts if counts[word] == 1), key=lambda word: (-len(word), word))
    return tuple(dict.fromkeys((*several, *headings, *single)))


def _words(text: str) -> list[str]:
    words = (word for word in fold(text).split() if SHORTEST <= len(word) <= LONGEST and _LATIN.fullmatch(word))
    return [word for word in words if len(mistyped(word)) == len(word)]


def mistyped(word: str) -> str:
    """The word with two neighbouring letters swapped, or one left out where they are the same."""
    at = len(word) // 2
    swapped = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
    return swapped if swapped != word else word[:at] + word[at + 1 :]


async def search_pass(
    phones: Phones, trip: Trip, pages: Sequence[PageView], folder: Path, pace_ms: int, robots: Robots, shopper: Shopper,
    user_agent_suffix: str,
) -> tuple[Searched, WireState]:  # fmt: skip
    """Ask the search. What goes wrong is in the answer, never raised; the lock's log comes with it."""
    state = WireState(reach=Reach.BROWSE)
    form, words = search_form(pages), search_words(pages)
    if form is None:
        return Searched(gap="no page tells the address of its search form"), state
    if not words:
        return Searched(gap="no word was found that products are called and that could be mistyped"), state
    if not same_shop(form[0], trip.site.url) or not robots.allows(_asked(form, words[0])):
        return Searched(gap="robots.txt asks not to open the search, or it is another site's"), state
    tries: list[SearchTry] = []
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(PASS_S), phones.context(trip.device, trip.market, user_agent_suffix) as context:
            wire = Wire(state)
            await wire.guard(context)
            page = await context.new_page()
            await wire.guard_page(page)
            mind_the_windows(page)
            size = page.viewport_size or {"width": 390, "height": 664}
            eyes = Eyes(page, folder, wire, trip.site.url, trip.market, (size["width"], size["height"]))
            hands = Hands(page, eyes, state, Trail(stage=Stage.HOME), Pace(pace_ms), PAGE_MS)
            for word in words[:MOST_WORDS]:
                tries = [await _ask(hands, form, "exact", word, shopper)]
                if tries[0].products:
                    break
            if tries[0].products:
                tries.append(await _ask(hands, form, "typo", mistyped(tries[0].query), shopper, tries[0].query))
                tries.append(await _ask(hands, form, "nonsense", NONSENSE, shopper))
    return Searched(tuple(tries), "" if tries else "the search did not answer in time"), state


def _asked(form: tuple[str, str], query: str) -> str:
    parts = urlsplit(form[0])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode({form[1]: query}), ""))


async def _ask(
    hands: Hands, form: tuple[str, str], kind: str, query: str, shopper: Shopper, meant: str = ""
) -> SearchTry:
    url = _asked(form, query)
    if problem := await hands.open(url):
        return SearchTry(kind=kind, query=query, url=url, problem=problem.message)
    if (hands.eyes.status or 0) >= 500 or hands.eyes.status in (401, 403, 429):
        return SearchTry(kind=kind, query=query, url=url, problem=f"the shop answered with status {hands.eyes.status}")
    look = await _settled(hands, shopper)
    found = tuple(dict.fromkeys(address(tile.link.href) for tile in tiles(look.view)))
    screenshot = await hands.eyes.snap(f"search-{kind}")
    main = [c for c in look.view.controls if c.visible and c.region in (Region.MAIN, Region.ASIDE)]
    offered = (c.name for c in main if meant and meant in fold(c.name).split() and len(c.name) <= len(meant) + 24)
    return SearchTry(
        kind=kind,
        query=query,
        url=url,
        products=found[:MOST_PRODUCTS],
        correction=next((name for name in offered if not found), ""),
        ways_on=len({c.href for c in main if c.href}),
        text=" ".join(line.text for line in look.view.lines if line.region is Region.MAIN)[:400],
        screenshot=screenshot,
    )


async def _settled(hands: Hands, shopper: Shopper) -> Look:
    """The page once its results have had time to come."""
    look = await overlays.clear(hands, await hands.eyes.look(), Stage.HOME, shopper)
    for _ in range(PATIENCE):
        if tiles(look.view):
            break
        await hands.eyes.pause()
        look = await hands.eyes.look()
    return look

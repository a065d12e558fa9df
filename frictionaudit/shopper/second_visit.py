"""The second visit: a new window of the same visitor looks at more products and opens the front once more.

It only opens addresses. Nothing is tapped, typed or answered, so that what the shop asks again is seen.
"""

import asyncio

from playwright.async_api import Error

from frictionaudit.evidence import PageKind, PageView, Problem, SecondVisit, Viewed
from frictionaudit.shopper.eyes import Look
from frictionaudit.shopper.find.cards import tiles
from frictionaudit.shopper.find.places import address, scripted
from frictionaudit.shopper.walk import Product, Walk

VISIT_S = 45
MORE_PRODUCTS = 2
"""Beside the one in the basket: three make a history (checks catalogue: welcome-back)."""


async def second_visit(tab: Walk, product: Product, home: PageView, listing: PageView) -> SecondVisit | None:
    """Look at more products of a list, then at the front; None, and a gap on the tab's trail, where the front was not seen.

    Args:
        tab: a window of the walk's own context.
        product: what is in the basket.
        home: the front as it was first seen; the second visit is filed under its number.
        listing: the list that the product was chosen from.
    """
    try:
        async with asyncio.timeout(VISIT_S):
            return await _visit(tab, product, home, listing)
    except (Error, TimeoutError):
        tab.trail.gaps.append("the shop could not be seen a second time")
        return None


async def _visit(tab: Walk, product: Product, home: PageView, listing: PageView) -> SecondVisit | None:
    viewed = [Viewed(name=product.name, url=product.url)]
    pages: list[PageView] = []
    viewed += [one for one in _others(tab, product, listing) if await _opened(tab, one.url) is None]
    if len(viewed) > 1:
        pages.append((await _to_the_end(tab)).view.model_copy(update={"index": home.index}))
    if problem := await _opened(tab, tab.home):
        tab.trail.gaps.append(f"the shop could not be seen a second time: {problem.message}")
        return None
    front = (await _to_the_end(tab)).view
    if front.kind is PageKind.BLOCKED or (tab.eyes.status or 0) >= 400:
        tab.trail.gaps.append("the shop could not be seen a second time: the front did not open")
        return None
    picture = await tab.eyes.snap("second-visit", front.layout.page_height)
    pages.append(front.model_copy(update={"index": home.index, "full_page": picture}))
    return SecondVisit(viewed=tuple(viewed), pages=tuple(pages))


def _others(tab: Walk, product: Product, listing: PageView) -> list[Viewed]:
    """The next products of the list that links lead to."""
    ways = [tile for tile in tiles(listing) if not scripted(tile.link, listing)]
    urls = {address(tile.link.href): Viewed(name=tile.name, url=tile.link.href) for tile in ways}
    urls.pop(address(product.url), None)
    return [one for one in urls.values() if tab.robots.allows(one.url)][:MORE_PRODUCTS]


async def _opened(tab: Walk, url: str) -> Problem | None:
    problem = await tab.hands.open(url)
    if problem is None:
        await tab.eyes.pause()  # what is kept of a view is kept by a script
    return problem


async def _to_the_end(tab: Walk) -> Look:
    """The page once it was scrolled through: such parts stand far down and come late."""
    await tab.eyes.walk_down()
    await tab.eyes.pause()
    return await tab.eyes.look()

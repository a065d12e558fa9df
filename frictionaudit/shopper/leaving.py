"""Closing a page so that nothing of it slips out behind the locks, which end with it."""

import asyncio
from contextlib import suppress

from playwright.async_api import Error, Page

_PATIENCE_S = 5
_ROUNDS = 3
"""To the browser and back, so that what still waits is answered: once for each of the two guards, and once more."""


async def leave(page: Page) -> None:
    """Close a page for good, without the questions and farewells of its scripts.

    A request that waits for its answer while the page is closed over it is let go unasked. So the scripts end first, what they
    have sent is given up, and what outlives its page is answered, all while somebody still asks.

    Raises:
        Error: the page cannot be closed.
    """
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(_PATIENCE_S):
            session = await page.context.new_cdp_session(page)
            await session.send("Emulation.setScriptExecutionDisabled", {"value": True})
            await session.send("Page.stopLoading")
            for _ in range(_ROUNDS):
                await session.send("Page.getNavigationHistory")
    await page.close(run_before_unload=False)

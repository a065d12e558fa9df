"""Closing a page so that nothing of it slips out behind the locks, which end with it."""

import asyncio
from contextlib import suppress

from playwright.async_api import CDPSession, Error, Page, Request

_PATIENCE_S = 8
_QUIET_ROUNDS = 3
"""To the browser and back without a request that comes or fails: once for each of the two guards, and once more."""


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
            await _answered(page, session)
    await page.close(run_before_unload=False)


async def _answered(page: Page, session: CDPSession) -> None:
    """Wait until nothing waits for its answer any more: what is answered on the way comes back before the round does."""
    moved: list[Request] = []

    def noted(request: Request) -> None:
        moved.append(request)

    page.on("request", noted)
    page.on("requestfailed", noted)
    quiet = 0
    while quiet < _QUIET_ROUNDS:
        before = len(moved)
        await session.send("Page.getNavigationHistory")
        quiet = quiet + 1 if len(moved) == before else 0

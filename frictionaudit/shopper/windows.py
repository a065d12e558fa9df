"""Windows and dialogs that a page opens by itself: questions are answered no, other windows closed."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress

from playwright.async_api import Dialog, Error, Page

from frictionaudit.shopper.leaving import leave


def mind_the_windows(page: Page) -> None:
    """Questions of the page are answered no, but "leave this page?" yes; windows it opens are closed."""
    tasks: set[asyncio.Task[None]] = set()

    async def refuse(dialog: Dialog) -> None:
        with suppress(Error):
            await (dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())

    async def close(other: Page) -> None:
        with suppress(Error):
            await leave(other)

    def later(work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    page.on("dialog", lambda dialog: later(refuse(dialog)))
    page.on("popup", lambda other: later(close(other)))

"""A report that is a page, printed: as PDF, or its first screen as a picture. It shops nothing and loads nothing.

The browser is the shopper's, in a context that is offline and runs no script; so a printed report is what its markup and
its print style say.
"""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from frictionaudit.errors import ReportError
from frictionaudit.shopper.browser import BrowserError, Phones, phones

Form = Literal["pdf", "png"]
SCREEN = {"width": 1280, "height": 800}
"""CSS pixels of the first screen: a small laptop's."""
SCALE = 2
"""Pixels of the picture for each of them, so that it stays sharp on a slide."""


def printed(page: bytes, form: Form, browser: str = "") -> bytes:
    """A self-contained HTML page as PDF (A4 unless its own style says otherwise) or as a PNG of its first screen.

    Args:
        browser: path of the browser to use; empty finds one.

    Raises:
        BrowserMissing: there is none. ReportError: it could not print the page.
    """
    return asyncio.run(_printed(page, form, browser))


async def _printed(page: bytes, form: Form, browser: str) -> bytes:
    with TemporaryDirectory(prefix="frictionaudit-") as place:
        file = Path(place) / "page.html"
        file.write_bytes(page)
        async with phones(browser) as running:
            try:
                return await _shot(running, file.as_uri(), form)
            except BrowserError as error:
                first = error.message.strip().splitlines()[0]
                raise ReportError(f"the browser could not print the page: {first}", "Try it again.") from error


async def _shot(running: Phones, url: str, form: Form) -> bytes:
    context = await running.browser.new_context(
        viewport={"width": SCREEN["width"], "height": SCREEN["height"]},
        device_scale_factor=SCALE,
        offline=True,
        java_script_enabled=False,
    )
    page = await context.new_page()
    await page.goto(url)
    if form == "png":
        return await page.screenshot(type="png")
    return await page.pdf(format="A4", print_background=True, prefer_css_page_size=True)

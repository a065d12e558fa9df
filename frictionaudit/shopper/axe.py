"""Has axe-core look at a page: chosen rules, once a stage, bounded in time, in a world of its own beside the page's scripts.

axe-core is Deque's, under MPL-2.0; its script comes unmodified with the package axe-playwright-python.
"""

import asyncio
import json
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Any, cast

from playwright.async_api import CDPSession, Error, Page

from frictionaudit.evidence import Accessibility, PageView
from frictionaudit.shopper import probe

LONGEST_S = 10
MOST = 40
"""Breaches of one rule that are kept; all are counted."""
RULES = (
    "color-contrast",
    "button-name",
    "link-name",
    "input-button-name",
    "input-image-alt",
    "image-alt",
    "role-img-alt",
    "svg-img-alt",
    "label",
    "select-name",
    "aria-command-name",
    "aria-input-field-name",
    "aria-toggle-field-name",
    "html-has-lang",
)


@cache
def _engine() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


async def examined(page: Page, view: PageView) -> PageView:
    """The view with what the engine said of the page; where it could not say anything, with a gap."""
    session: CDPSession | None = None
    try:
        session = await page.context.new_cdp_session(page)
        async with asyncio.timeout(LONGEST_S):
            told = await _examine(session)
    except (Error, TimeoutError, ValueError) as error:
        if session and isinstance(error, TimeoutError):
            await _stop(session)
        said = "it took too long" if isinstance(error, TimeoutError) else str(error).splitlines()[0][:120]
        return view.model_copy(update={"gaps": (*view.gaps, f"accessibility could not be examined: {said}")})
    finally:
        if session:
            with suppress(Error):
                await session.detach()
    return view.model_copy(update={"accessibility": told})


async def _examine(session: CDPSession) -> Accessibility:
    """Raises Playwright's errors, or ValueError when the engine fails or tells something unknown."""
    tree = cast("dict[str, Any]", await session.send("Page.getFrameTree"))
    where = {"frameId": tree["frameTree"]["frame"]["id"], "worldName": "accessibility"}
    world = cast("dict[str, Any]", await session.send("Page.createIsolatedWorld", where))
    context = {"contextId": world["executionContextId"]}
    await session.send("Runtime.evaluate", {**context, "expression": f"{_engine()};0", "returnByValue": True})
    asked = json.dumps({"rules": RULES, "most": MOST})
    call = f"({probe.script('examine.js')})({asked})"
    run = {**context, "expression": call, "awaitPromise": True, "returnByValue": True}
    answer = cast("dict[str, Any]", await session.send("Runtime.evaluate", run))
    if "exceptionDetails" in answer:
        details: dict[str, Any] = answer["exceptionDetails"]
        raise ValueError(str(details.get("exception", {}).get("description", details.get("text", "it failed")))[:200])
    return Accessibility.model_validate(probe.whole(cast("probe.Json", answer["result"].get("value"))))


async def _stop(session: CDPSession) -> None:
    """End what still runs in the page, so that the walk is not held up."""
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(2):
            await session.send("Runtime.terminateExecution")

"""How long a page takes to answer a tap: the first change that shows, and what the tap asked for.

The page is watched from inside while it stays; a tap that opens another document is timed by the new document's own clock.
"""

import asyncio
import time
from dataclasses import dataclass

from playwright.async_api import Error, JSHandle, Page

from frictionaudit.shopper import probe
from frictionaudit.shopper.trail import Answer

READ_S = 3
_OPENED = """() => new Promise((done) => {
  let largest = 0, first = 0;
  const watch = (type, take) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
    observer.observe({ type, buffered: true });
    return observer;
  };
  const seen = [watch('largest-contentful-paint', (e) => { largest = Math.max(largest, e.startTime); }),
    watch('paint', (e) => { if (e.name === 'first-contentful-paint') first = e.startTime; })];
  setTimeout(() => { seen.forEach((o) => o.disconnect()); done({ began: performance.timeOrigin, first, largest }); }, 30);
})"""


@dataclass(frozen=True, slots=True)
class Watch:
    """A tap that is about to be made."""

    page: Page
    handle: JSHandle | None
    tapped: float
    """Milliseconds of the wall clock, the clock of `performance.timeOrigin`."""

    @staticmethod
    async def start(page: Page) -> "Watch":
        """Watch the page's next tap. A page that cannot be watched is tapped all the same."""
        try:
            async with asyncio.timeout(READ_S):
                handle = await page.evaluate_handle(probe.script("answer.js"))
        except (Error, TimeoutError):
            handle = None
        return Watch(page, handle, time.time() * 1000)

    async def told(self) -> Answer:
        """What was seen since; empty when the page cannot tell."""
        if self.handle is None:
            return Answer()
        try:
            async with asyncio.timeout(READ_S):
                try:
                    told: dict[str, object] = await self.handle.evaluate("watch => watch.told()")
                except Error:
                    return await self._opened()
        except (Error, TimeoutError):
            return Answer()
        return Answer(answer_ms=_whole(told.get("answer_ms")), ready_ms=_whole(told.get("ready_ms")))

    async def _opened(self) -> Answer:
        told: dict[str, float] = await self.page.evaluate(_OPENED)
        waited = told["began"] - self.tapped
        if waited < 0 or not told["first"]:
            return Answer(opened=True)
        first = round(waited + told["first"])
        return Answer(answer_ms=first, ready_ms=max(first, round(waited + told["largest"])), opened=True)


def _whole(told: object) -> int | None:
    """Milliseconds, where a page told any."""
    return round(told) if isinstance(told, int | float) and told >= 0 else None

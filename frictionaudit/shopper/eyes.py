"""Looking at pages: settles, reads, takes screenshots, and writes what was seen into the bundle.

`Eyes.look` is the quick look between two acts; `Eyes.capture` is the full evidence of a page.
"""

import asyncio
import gzip
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from playwright.async_api import ConsoleMessage, Error, Page, Response
from playwright.async_api import Request as BrowserRequest

from frictionaudit.evidence import (
    MAIN_STAGES,
    Bar,
    Control,
    Field,
    Frame,
    Layout,
    Mark,
    Overlay,
    PageKind,
    PageView,
    Reflow,
    Request,
    Scrolled,
    Stage,
    Timing,
)
from frictionaudit.evidence import ConsoleMessage as Message
from frictionaudit.reading.kinds import page_kind
from frictionaudit.reading.layers import as_page, known, little_in_common, product_layer, without
from frictionaudit.shopper import probe
from frictionaudit.shopper.firewall.labels import takes_payment
from frictionaudit.shopper.wire import Wire

F = TypeVar("F", Bar, Mark)
PAUSE_S = 0.4
QUIET_MS = 250
ARRIVES_S = 15
"""Nobody waits longer for a page; what is slower is timed by what was seen."""
READ_S = 20
MOST_REQUESTS = 800
MOST_CONSOLE = 60
MOST_HTML = 4_000_000
TALLEST = 12_000
"""Full-page pictures are cut here, CSS px: beyond it Chromium returns empty pictures."""
NARROW = 320
"""WCAG 1.4.10 Reflow: content fits 320 CSS px without sideways scrolling."""
SCROLLED = (Stage.HOME, Stage.LISTING, Stage.PRODUCT)
"""Pages that are also looked at further down: what sticks there is within reach, what does not is a way back."""
LISTS = (PageKind.LISTING, PageKind.SEARCH, PageKind.HOME, PageKind.OTHER)
"""Pages above which a product may be shown in a layer."""
SCREENS_DOWN = 3
_PENDING = frozenset({"document", "xhr", "fetch", "script", "stylesheet"})


@dataclass(frozen=True, slots=True)
class Look:
    """A page as read just now, with a hold on its live elements."""

    view: PageView
    probe: probe.Probe


def _on_screen(control: Control, scrolled: int) -> Control:
    """A control with its boxes on the screen instead of on the page."""
    moved = {name: box.model_copy(update={"y": box.y - scrolled}) for name, box in control if name in ("box", "hit")}
    return control.model_copy(update=moved)


class Eyes:
    """Watches one page of one trip."""

    def __init__(self, page: Page, folder: Path, wire: Wire, home: str, market: str, screen: tuple[int, int]) -> None:
        self.page = page
        self.home = home
        self.folder = folder
        self.wire = wire
        self._market = market
        self.screen = screen
        self._requests: deque[BrowserRequest] = deque(maxlen=MOST_REQUESTS)
        self._statuses: dict[BrowserRequest, int] = {}
        self._failed: dict[BrowserRequest, str] = {}
        self._open: set[BrowserRequest] = set()
        self._console: deque[Message] = deque(maxlen=MOST_CONSOLE)
        self._last_traffic = time.monotonic()
        self.status: int | None = None
        self.first: PageView | None = None
        """The home page as it was first seen."""
        self.captured = 0
        self.products_in_layers = True
        """A layer above a list that shows one product is read as that product's page."""
        page.on("request", self._on_request)
        page.on("response", self._on_response)
        page.on("requestfinished", self._on_done)
        page.on("requestfailed", self._on_failed)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._note("exception", str(error)))

    def _on_request(self, request: BrowserRequest) -> None:
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._requests.clear()
            self._console.clear()
            self._open.clear()
        self._requests.append(request)
        if request.resource_type in _PENDING:
            self._open.add(request)
            self._last_traffic = time.monotonic()

    def _on_response(self, response: Response) -> None:
        self._statuses[response.request] = response.status
        if response.request.is_navigation_request() and response.frame == self.page.main_frame:
            self.status = response.status

    def _on_done(self, request: BrowserRequest) -> None:
        self._open.discard(request)
        self._last_traffic = time.monotonic()

    def _on_failed(self, request: BrowserRequest) -> None:
        self._failed[request] = (request.failure or "failed")[:120]
        self._on_done(request)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(message.type, message.text)

    def _note(self, level: str, text: str) -> None:
        self._console.append(Message(level=level, text=probe.whole_letters(text[:400])))

    def stir(self) -> None:
        """Something was just done: what it sets off may take a moment to show, so the page is not quiet yet."""
        self._last_traffic = time.monotonic()

    async def settle(self, most_ms: int = 4000) -> None:
        """Wait until the page has loaded and been quiet for a moment, at most `most_ms`. Never raises for a slow page."""
        end = time.monotonic() + most_ms / 1000
        with suppress(Error, TimeoutError):
            await self.page.wait_for_load_state("load", timeout=most_ms)
        while time.monotonic() < end:
            quiet = (time.monotonic() - self._last_traffic) * 1000
            if quiet >= QUIET_MS and (not self._open or quiet >= 4 * QUIET_MS):
                return
            await asyncio.sleep(0.05)

    async def arrived(self) -> None:
        """Where another page was asked for and the server has not answered yet, wait for it, at most `ARRIVES_S`.

        A page that is waited for is silent: it looks settled while nothing but the old page is there.
        """
        if not self._leaving():
            return
        for _ in range(round(ARRIVES_S / PAUSE_S)):
            await asyncio.sleep(PAUSE_S)
            if not self._leaving():
                break
        await self.settle()

    def _leaving(self) -> bool:
        unanswered = (request for request in self._open if request not in self._statuses)
        return any(one.is_navigation_request() and one.frame == self.page.main_frame for one in unanswered)

    async def pause(self) -> None:
        """Give the page a moment, then until it is quiet: what a shopper does who sees nothing happen."""
        await asyncio.sleep(PAUSE_S)
        await self.settle(1000)

    async def look(self, *, quick: bool = True) -> Look:
        """Read the page as it is now. A navigation in the middle is waited out once or twice.

        Raises:
            Error: the page cannot be read.
        """
        for _ in range(2):
            try:
                return await self._read(quick)
            except (Error, TimeoutError):
                await self.settle()
        return await self._read(quick)

    async def _read(self, quick: bool) -> Look:
        try:
            async with asyncio.timeout(READ_S):
                read = await probe.run(self.page, quick=quick)
        except TimeoutError as error:
            raise Error(f"the page did not answer within {READ_S} s") from error
        look = Look(self._view(read.data), read)
        if not any(takes_payment(frame.url) for frame in look.view.frames):
            return look
        view = look.view.model_copy(update={"frames": await self._described_frames()})  # whether its form is shown
        return Look(view, read)

    def _view(self, data: dict[str, Any], **more: Any) -> PageView:
        layout: dict[str, Any] = data["layout"]
        data = {**data, "layout": {**layout, "viewport_width": self.screen[0], "viewport_height": self.screen[1]}}
        view = probe.page_view(
            data, index=self.captured, market=self._market, frames=self._frames(), status=self.status, **more
        )
        view = known(view).model_copy(update={"kind": self._kind(view)})
        layer = self.product_above(view) if self.products_in_layers else None
        return as_page(layer, view).model_copy(update={"kind": PageKind.PRODUCT}) if layer else view

    def product_above(self, view: PageView) -> Overlay | None:
        """The layer that shows a product above a list; None where nothing or something else lies above the page."""
        layer = product_layer(view)
        return layer if layer and self._kind(without(layer, view)) in LISTS else None

    def _kind(self, view: PageView) -> PageKind:
        return page_kind(view, None if self._left(view) else self.home).kind

    def _left(self, view: PageView) -> bool:
        """Whether this is another page at the home page's address, as in shops that never change it."""
        return self.first is not None and view.url == self.first.url and little_in_common(self.first, view)

    def _frames(self) -> tuple[Frame, ...]:
        return tuple(
            Frame(index=index, url=frame.url[:600], name=frame.name[:120])
            for index, frame in enumerate(self.page.frames)
            if index and not frame.is_detached()
        )[:40]

    async def capture(self, stage: Stage) -> Look:
        """The full evidence of the page: read from the top, screenshots, HTML, timings, narrow screen. Files go to the bundle."""
        await self._top()
        gaps: list[str] = []
        read = (await self.look(quick=False)).probe
        name = f"pages/{self.captured:02d}-{stage.value}"
        (self.folder / "pages").mkdir(parents=True, exist_ok=True)
        screenshot = await self._picture(f"{name}.jpg", False, read.data["layout"]["page_height"], gaps)
        full_page = await self._picture(f"{name}-full.jpg", True, read.data["layout"]["page_height"], gaps)
        html = await self._html(f"{name}.html.gz", gaps)
        timing = await self._timing(gaps)
        broken = await self._told("broken.js", Mark, "the browser did not tell which pictures are broken", gaps)
        bars = None
        if stage in MAIN_STAGES:
            bars = await self._told("bars.js", Bar, "the bars that stay on the screen could not be measured", gaps)
            await self._top()
        frames = await self._described_frames()
        scrolled = await self._scrolled() if stage in SCROLLED else None
        view = self._view(read.data)
        view = view.model_copy(
            update={
                "fields": (*view.fields, *await self._fields_in_frames(frames, view.lang)),
                "screenshot": screenshot,
                "full_page": full_page,
                "html": html,
                "timing": timing,
                "broken_pictures": broken or (),
                "bars": bars,
                "frames": frames,
                "scrolled": scrolled,
                "console": tuple(self._console),
                "requests": self._traffic(),
            }
        )
        view = view.model_copy(update={"layout": await self._narrow(view.layout, gaps), "gaps": (*view.gaps, *gaps)})
        self.captured += 1
        return Look(view, read)

    async def _scrolled(self) -> Scrolled | None:
        """What stays within reach further down: bars that stick, and those that come only there."""
        try:
            async with asyncio.timeout(6):
                by = int(await self.page.evaluate(probe.script("down.js"), SCREENS_DOWN))
                view = self._view((await probe.run(self.page, quick=True)).data)
        except (Error, TimeoutError):
            return None
        finally:
            await self._top()
        pinned = (c for c in view.controls if c.fixed and c.visible)
        return Scrolled(by=by, pinned=tuple(_on_screen(control, by) for control in pinned))

    async def _top(self) -> None:
        with suppress(Error):
            await self.page.evaluate("() => window.scrollTo({ top: 0, left: 0, behavior: 'instant' })")

    async def walk_down(self, most_screens: int = 8) -> None:
        """Scroll through the page as a reader would, so that late content comes, and back to the top."""
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(5):
                await self.page.evaluate(
                    probe.script("scroll.js"),
                    most_screens,
                )

    async def snap(self, name: str, page_height: float = 0) -> str:
        """A picture of the screen as it is, or of the whole page where its height is given; empty when it could not be taken."""
        (self.folder / "pages").mkdir(parents=True, exist_ok=True)
        return await self._picture(f"pages/{name}.jpg", page_height > 0, page_height, [])

    async def _picture(self, name: str, full: bool, height: float, gaps: list[str]) -> str:
        clip = {"x": 0, "y": 0, "width": self.screen[0], "height": TALLEST} if full and height > TALLEST else None
        options: dict[str, Any] = {"full_page": full, "clip": clip} if clip else {"full_page": full}
        try:
            await self.page.screenshot(
                path=self.folder / name,
                type="jpeg",
                quality=70,
                scale="css",
                animations="disabled",
                caret="hide",
                timeout=10_000,
                **options,
            )
        except (Error, TimeoutError) as error:
            gaps.append(f"no screenshot: {str(error).splitlines()[0][:120]}")
            return ""
        return name

    async def _html(self, name: str, gaps: list[str]) -> str:
        try:
            async with asyncio.timeout(10):
                text = await self.page.content()
        except (Error, TimeoutError):
            gaps.append("the page's HTML could not be read")
            return ""
        (self.folder / name).write_bytes(gzip.compress(text[:MOST_HTML].encode("utf-8", "replace"), mtime=0))
        return name

    async def _timing(self, gaps: list[str]) -> Timing:
        try:
            async with asyncio.timeout(5):
                return Timing(**await self.page.evaluate(probe.script("timing.js")))
        except (Error, TimeoutError):
            gaps.append("the browser told no timings")
            return Timing()

    async def _told(self, script: str, kind: type[F], otherwise: str, gaps: list[str]) -> tuple[F, ...] | None:
        """What a small collector lists; None, and a gap, when the page does not answer or tells something else."""
        try:
            async with asyncio.timeout(6):
                told: probe.Json = await self.page.evaluate(probe.script(script))
            return tuple(kind.model_validate(one) for one in cast("list[object]", probe.whole(told)))
        except (Error, TimeoutError, TypeError, ValueError):
            gaps.append(otherwise)
            return None

    async def _narrow(self, layout: Layout, gaps: list[str]) -> Layout:
        """Measure the page once more on a 320 px wide screen, then give the phone its own screen back."""
        width, height = self.screen
        try:
            async with asyncio.timeout(6):
                await self.page.set_viewport_size({"width": NARROW, "height": height})
                await asyncio.sleep(0.08)
                passed = Reflow(**await self.page.evaluate(probe.script("reflow.js")))
        except (Error, TimeoutError):
            gaps.append("the page could not be measured at 320 px")
            return layout
        finally:
            with suppress(Error):
                await self.page.set_viewport_size({"width": width, "height": height})
        return layout.model_copy(update={"reflow": (*layout.reflow, passed)})

    async def _fields_in_frames(self, frames: tuple[Frame, ...], lang: str) -> list[Field]:
        """Fields of visible frames, such as a payment provider's card boxes, in page coordinates. They are never acted on."""
        found: list[Field] = []
        for frame in frames:
            if not frame.visible or frame.box is None:
                continue
            try:
                async with asyncio.timeout(4):
                    read = await probe.run(self.page.frames[frame.index])
            except (Error, TimeoutError, IndexError):
                continue
            found.extend(probe.fields_in_frame(read.data, frame, lang))
        return found

    async def _described_frames(self) -> tuple[Frame, ...]:
        described: list[Frame] = []
        for frame in self._frames():
            try:
                async with asyncio.timeout(5):
                    owner = await self.page.frames[frame.index].frame_element()
                    box = await owner.bounding_box()
                    more: dict[str, Any] = {
                        "title": (await owner.get_attribute("title") or "")[:200],
                        "visible": bool(box and box["width"] > 1 and box["height"] > 1) and await owner.is_visible(),
                        "box": box,
                    }
            except (Error, TimeoutError, IndexError):
                more = {"readable": False}
            described.append(Frame.model_validate({**frame.model_dump(), **more}))
        return tuple(described)

    def _traffic(self) -> tuple[Request, ...]:
        return tuple(
            Request(
                method=request.method,
                url=request.url[:500],
                type=request.resource_type,
                status=self._statuses.get(request),
                failed=self._failed.get(request, ""),
                refused=request.url in self.wire.refused,
            )
            for request in self._requests
            if not request.url.startswith(("data:", "blob:"))
        )

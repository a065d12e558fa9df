"""Puts the wire lock on a browser context: every request asks before it leaves.

Playwright's routes see the first request of a chain, in every page, frame and worker; redirects are answered inside
the browser without asking again. A second guard on the DevTools protocol stops those too. Windows that a page opens get
nothing at all. Sockets are cut once a page could place an order. Shared workers, which no phone browser had for most
of its life and whose requests nobody asks about, are taken away.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import BrowserContext, CDPSession, Error, Page, Request, Route, WebSocketRoute

from frictionaudit.shopper.firewall.messages import MOST_BODY, Outgoing
from frictionaudit.shopper.firewall.wire_lock import WireState, may_send

_UNWATCHED = """delete globalThis.SharedWorker; delete globalThis.fetchLater; globalThis.open = () => null;
{ const plain = globalThis.fetch;
globalThis.fetch = function fetch(input, init) {
  const outlives = init?.keepalive ?? (input instanceof Request && input.keepalive);
  return plain.call(this, input, outlives ? { ...init, keepalive: false } : init);
}; }
new MutationObserver((changes) => { for (const change of changes) for (const node of change.addedNodes)
  if (node.localName === 'script' && node.type === 'speculationrules') node.remove();
}).observe(document, { childList: true, subtree: true });"""
"""Ways of sending whose requests may never ask: shared workers, late fetches, those that outlive their page, written windows,
pages fetched ahead."""


class Wire:
    """The wire lock of one trip."""

    def __init__(self, state: WireState) -> None:
        self.state = state
        self.refused: set[str] = set()
        """Addresses that were refused: what fails after that is our doing, not the shop's."""
        self._pages: set[Page] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def guard(self, context: BrowserContext) -> None:
        """Guard a context before its first page opens."""
        await context.add_init_script(script=_UNWATCHED)
        await context.route("**/*", self._route)
        await context.route_web_socket("**/*", self._socket)

    async def guard_page(self, page: Page) -> None:
        """Let a page talk to the shop, and guard its redirects too."""
        self._pages.add(page)
        session = await page.context.new_cdp_session(page)

        def paused(event: dict[str, Any]) -> None:
            self._later(self._redirect(session, event))

        await session.send("Page.setPrerenderingAllowed", {"isAllowed": False})  # such pages ask nobody
        session.on("Fetch.requestPaused", paused)
        kinds = ("Document", "XHR", "Fetch", "Ping", "Image", "Other")
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*", "resourceType": kind} for kind in kinds]})

    def _allows(self, message: Outgoing) -> bool:
        reason = may_send(message, self.state)
        if not reason:
            self.state.sent(message)
            return True
        self.refused.add(message.url)
        if message.main_frame:
            self.state.stop(reason)
        self.state.kept_back += message.method not in ("GET", "HEAD", "OPTIONS")
        self.state.refuse("wire", f"{message.method} {message.url.split('?')[0]}", reason)
        return False

    async def _route(self, route: Route) -> None:
        request = route.request
        body, readable = _text(request.post_data_buffer)
        main, window = self._origin(request)
        message = Outgoing(
            method=request.method,
            url=request.url,
            type=request.resource_type,
            body=body,
            main_frame=main,
            window=window,
            readable=readable,
        )
        try:
            if not self._allows(message):
                await route.abort("aborted")  # the page stays as it is
            elif message.method not in ("GET", "HEAD", "OPTIONS") and self._unguarded(request):
                await self._send_once(route, message)
            else:
                await route.continue_()
        except Error:
            return  # the page went away meanwhile: nothing was sent

    def _origin(self, request: Request) -> tuple[bool, bool]:
        """Whether a request replaces the page itself, and whether it comes from a window the walk did not open."""
        goes = request.is_navigation_request()
        try:
            frame = request.frame
        except Error:  # a window that is just opening has no frame yet, nor have requests of workers
            return goes, goes
        return goes and frame.parent_frame is None, frame.page not in self._pages

    def _unguarded(self, request: Request) -> bool:
        """Whether redirects may pass unseen: those of workers and of frames of other sites do."""
        if request.resource_type == "document":
            return False
        try:
            frame = request.frame
        except Error:
            return True
        return bool(frame.page.workers) or _host(frame.url) not in ("", _host(frame.page.url))

    async def _send_once(self, route: Route, message: Outgoing) -> None:
        """Send where redirects go unseen: none is followed."""
        answer = await route.fetch(max_redirects=0)
        if 300 <= answer.status < 400:
            self.state.refuse("wire", f"{message.method} {message.url.split('?')[0]}", "it redirects out of sight")
            await route.abort("aborted")
        else:
            await route.fulfill(response=answer)

    async def _redirect(self, session: CDPSession, event: dict[str, Any]) -> None:
        request, paused = event["request"], {"requestId": event["requestId"]}
        message = Outgoing(
            method=request["method"],
            url=request["url"],
            type=str(event.get("resourceType", "")).lower(),
            body=str(request.get("postData", "")),
            readable="postData" in request or not request.get("hasPostData"),
            main_frame=event.get("resourceType") == "Document",
            redirected=True,
        )
        try:
            if "redirectedRequestId" in event and not self._allows(message):
                await session.send("Fetch.failRequest", {**paused, "errorReason": "Aborted"})
            else:
                await session.send("Fetch.continueRequest", paused)
        except Error:
            return

    def _socket(self, socket: WebSocketRoute) -> None:
        if self.state.sealed_at:
            self.state.refuse("wire", f"socket {socket.url.split('?')[0]}", "the page could place an order")
            return  # never connected: the page talks to nobody
        server = socket.connect_to_server()

        def send(message: str | bytes) -> None:
            text, readable = _text(message.encode() if isinstance(message, str) else message)
            asked = Outgoing("POST", socket.url.replace("ws", "http", 1), "websocket", text, readable=readable)
            if self._allows(asked):
                server.send(message)

        socket.on_message(send)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _text(data: bytes | None) -> tuple[str, bool]:
    """A body as text, and whether that is all of it: what is packed, binary or huge cannot be judged."""
    text = (data or b"")[:MOST_BODY].decode("utf-8", "replace")
    return text, "\ufffd" not in text and len(data or b"") <= MOST_BODY

"""Puts the wire lock on a browser context: every request asks before it leaves.

Playwright's routes see the first request of a chain, in every page, frame and worker; redirects are answered inside
the browser without asking again. A second guard on the DevTools protocol stops those too. Sockets are cut once a page
could place an order.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any

from playwright.async_api import BrowserContext, CDPSession, Error, Page, Route, WebSocketRoute

from frictionaudit.shopper.firewall import Outgoing, WireState, may_send

MOST_BODY = 20_000


class Wire:
    """The wire lock of one trip."""

    def __init__(self, state: WireState) -> None:
        self.state = state
        self.refused: set[str] = set()
        """Addresses that were refused: what fails after that is our doing, not the shop's."""
        self._tasks: set[asyncio.Task[None]] = set()

    async def guard(self, context: BrowserContext) -> None:
        """Guard a context before its first page opens."""
        await context.route("**/*", self._route)
        await context.route_web_socket("**/*", self._socket)

    async def guard_page(self, page: Page) -> None:
        """Also guard the redirects of a page."""
        session = await page.context.new_cdp_session(page)

        def paused(event: dict[str, Any]) -> None:
            self._later(self._redirect(session, event))

        session.on("Fetch.requestPaused", paused)
        kinds = ("Document", "XHR", "Fetch", "Other")
        await session.send("Fetch.enable", {"patterns": [{"urlPattern": "*", "resourceType": kind} for kind in kinds]})

    def _allows(self, message: Outgoing) -> bool:
        reason = may_send(message, self.state)
        if not reason:
            self.state.requests_allowed += 1
            return True
        self.refused.add(message.url)
        self.state.stopped += message.main_frame
        self.state.refuse("wire", f"{message.method} {message.url.split('?')[0]}", reason)
        return False

    async def _route(self, route: Route) -> None:
        request = route.request
        try:
            main = request.is_navigation_request() and request.frame.parent_frame is None
        except Error:  # requests of workers and of pages just closing have no frame
            main = False
        message = Outgoing(
            method=request.method,
            url=request.url,
            type=request.resource_type,
            body=_body(request.post_data_buffer),
            main_frame=main,
        )
        try:
            await (route.continue_() if self._allows(message) else route.abort("aborted"))  # the page stays as it is
        except Error:
            return  # the page went away meanwhile: nothing was sent

    async def _redirect(self, session: CDPSession, event: dict[str, Any]) -> None:
        request, paused = event["request"], {"requestId": event["requestId"]}
        message = Outgoing(
            method=request["method"],
            url=request["url"],
            type=str(event.get("resourceType", "")).lower(),
            body=str(request.get("postData", ""))[:MOST_BODY],
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
            text = message if isinstance(message, str) else message.decode("utf-8", "replace")
            asked = Outgoing("POST", socket.url.replace("ws", "http", 1), "websocket", text[:MOST_BODY])
            if self._allows(asked):
                server.send(message)

        socket.on_message(send)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _body(data: bytes | None) -> str:
    return "" if not data else data[:MOST_BODY].decode("utf-8", "replace")

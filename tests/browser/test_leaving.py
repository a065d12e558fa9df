"""The locks end with the page that they guard: nothing that a page still sends may slip out as it is closed."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from frictionaudit.evidence import Reach
from frictionaudit.shopper.browser import phones
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.leaving import leave
from frictionaudit.shopper.wire import Wire

pytestmark = [pytest.mark.browser, pytest.mark.asyncio]

PAGE = b"""<!doctype html><title>Last page</title><p>An order with every breath.
<script>const go = () => setInterval(() => { for (let n = 0; n < 4; n++)
  fetch('/api/sync', { method: 'POST', keepalive: n % 2 > 0 }).catch(() => {}) }, 10)</script>"""
TURNS = 4


@contextmanager
def counting() -> Generator[tuple[str, list[str]]]:
    """A shop of one page, and what was posted to it."""
    posted: list[str] = []

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(PAGE)

        def do_POST(self) -> None:
            posted.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", posted
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize("alone", [True, False], ids=["a page of several", "the whole visit"])
async def test_nothing_slips_out_as_a_page_that_sends_all_the_time_is_closed(alone: bool) -> None:
    with counting() as (url, posted):
        async with phones() as running:
            for _ in range(TURNS):
                state = WireState(reach=Reach.PAYMENT)
                async with running.context("Pixel 7", "GB") as context:
                    wire = Wire(state)
                    await wire.guard(context)
                    page = await context.new_page()
                    await wire.guard_page(page)
                    await page.goto(url)
                    state.seal("the test")
                    await page.evaluate("go()")
                    await asyncio.sleep(0.4)
                    if alone:
                        await leave(page)
                assert state.attestation().refusals, "the page did send"
            await asyncio.sleep(0.5)
        assert posted == []

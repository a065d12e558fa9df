"""What the browser tells of speed, bars, broken pictures and accessibility, on pages made to be slow, loose, pale or broken."""

import threading
import time
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page

from frictionaudit.evidence import Load, PageView, Reach, Site, SpeedPass, Stage, Trip
from frictionaudit.shopper.answers import Watch
from frictionaudit.shopper.axe import examined
from frictionaudit.shopper.browser import Phones, phones
from frictionaudit.shopper.eyes import Eyes
from frictionaudit.shopper.firewall.wire_lock import WireState
from frictionaudit.shopper.identity import shopper
from frictionaudit.shopper.neighbour import Robots
from frictionaudit.shopper.speed_pass import Profile, speed_pass
from frictionaudit.shopper.trail import Answer
from frictionaudit.shopper.wire import Wire

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]
QUICK = Profile("test", latency_ms=20, down_kbps=8000, up_kbps=4000, slowdown=1, machine_least=1)
HEAD = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>Shop</title>"
CALM = f"""{HEAD}<header style="position:sticky;top:0;height:60px;background:#fff">Acme</header>
<main><h1>Tents</h1><button aria-expanded=false onclick="this.setAttribute('aria-expanded', true)">Details</button>
<p style="height:3000px">All about tents</p></main>"""
LOOSE = f"""{HEAD}<main><h1>Tents</h1>
<button aria-expanded=false onclick="const t = performance.now(); while (performance.now() - t < 400);">Details</button>
<p style="height:600px">All about tents</p></main>
<script>setTimeout(() => {{ const offer = document.createElement('div'); offer.id = 'offer'; offer.style.height = '300px';
offer.textContent = 'Offer'; document.body.prepend(offer); }}, 700);
setTimeout(() => {{ const t = performance.now(); while (performance.now() - t < 500); }}, 400);</script>"""
PALE = f"""{HEAD}<style>button, img, p {{ display: block; min-height: 40px; min-width: 40px }}</style>
<main><h1>Tents</h1><p id=pale style="color:#bbb;background:#fff">Terms apply</p><button id=nameless></button>
<img id=gone src=/gone.jpg width=80 height=80 alt=Tent><img id=there src=/drawn.svg width=80 height=80 alt=Boot></main>"""
LATE = f"""{HEAD}<main><h1 id=said>Tents</h1><a href=/calm>On</a><a id=slow href=/slow>Slow</a><button id=dumb>Nothing</button>
<button id=late onclick="setTimeout(() => {{ said.textContent = 'Added' }}, 600)">Add</button></main>"""
SLOW_S = 2
"""Longer than a silent page looks settled."""
PAGES = {"/slow": CALM, "/calm": CALM, "/loose": LOOSE, "/pale": PALE, "/late": LATE}
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'


class Shop(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        drawn = self.path == "/drawn.svg"
        if self.path == "/slow":
            time.sleep(SLOW_S)
        body = DRAWN if drawn else PAGES.get(self.path, "")
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "image/svg+xml" if drawn else "text/html")
        self.end_headers()
        self.wfile.write((body or "Not here").encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Generator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def shop() -> Iterator[str]:
    with served() as url:
        yield url


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Phones]:
    async with phones() as running:
        yield running


async def passed_over(browser: Phones, shop: str, *pages: tuple[Stage, str]) -> SpeedPass:
    trip = Trip(site=Site(name="Shop", url=f"{shop}/calm"), device="Pixel 7", market="GB", reach=Reach.BROWSE)
    who = shopper("GB", "example.com")
    told, state = await speed_pass(browser, trip, pages, QUICK, 0, Robots(None), who, "")
    assert not state.sealed_at
    return told


async def one_load(browser: Phones, shop: str, path: str) -> Load:
    return (await passed_over(browser, shop, (Stage.PRODUCT, shop + path))).loads[0]


async def test_a_calm_page_shifts_nothing_and_answers(browser: Phones, shop: str) -> None:
    load = await one_load(browser, shop, "/calm")
    assert not load.problem
    assert load.largest_paint_ms
    assert load.layout_shift == 0
    assert [tap.target for tap in load.taps] == ["Details"]


async def test_what_moves_holds_up_or_answers_late_is_measured_and_named(browser: Phones, shop: str) -> None:
    load = await one_load(browser, shop, "/loose")
    assert load.layout_shift
    assert load.layout_shift > 0.1
    assert load.blocking_ms
    assert load.blocking_ms >= 400
    assert load.taps[0].ms >= 400


async def test_a_page_that_is_gone_or_another_shops_has_no_figures_but_a_reason(browser: Phones, shop: str) -> None:
    told = await passed_over(browser, shop, (Stage.HOME, f"{shop}/gone"), (Stage.PRODUCT, "https://other.example/"))
    assert "404" in told.loads[0].problem
    assert "outside the shop" in told.loads[1].problem
    assert told.machine


@asynccontextmanager
async def opened(browser: Phones, url: str) -> AsyncGenerator[Page]:
    async with browser.context("Pixel 7", "GB") as context:
        wire = Wire(WireState(reach=Reach.BROWSE))
        await wire.guard(context)
        page = await context.new_page()
        await wire.guard_page(page)
        await page.goto(url)
        yield page


async def answer(page: Page, selector: str, then: str) -> Answer:
    watch = await Watch.start(page)
    await page.tap(selector)
    await page.wait_for_selector(then)
    return await watch.told()


async def test_a_tap_is_timed_until_something_shows(browser: Phones, shop: str) -> None:
    async with opened(browser, f"{shop}/late") as page:
        assert await answer(page, "#dumb", "#said") == Answer()
        late = await answer(page, "#late", "text=Added")
        assert late.answer_ms
        assert late.answer_ms >= 600  # the timer's own time
        assert not late.opened


async def test_a_tap_that_opens_a_page_is_timed_until_its_content_stands(browser: Phones, shop: str) -> None:
    async with opened(browser, f"{shop}/late") as page:
        told = await answer(page, "a", "text=All about tents")
        assert told.opened
        assert told.ready_ms
        assert told.answer_ms
        assert told.answer_ms <= told.ready_ms


async def test_a_page_that_is_long_on_its_way_is_waited_for_and_timed(
    browser: Phones, shop: str, tmp_path: Path
) -> None:
    async with browser.context("Pixel 7", "GB") as context:
        wire = Wire(WireState(reach=Reach.BROWSE))
        await wire.guard(context)
        page = await context.new_page()
        await wire.guard_page(page)
        eyes = Eyes(page, tmp_path, wire, f"{shop}/late", "GB", (412, 839))
        await page.goto(f"{shop}/late")
        watch = await Watch.start(page)
        await page.tap("#slow")
        eyes.stir()
        await eyes.settle()
        await eyes.arrived()
        told = await watch.told()
        assert page.url == f"{shop}/slow"
        assert told.opened
        assert told.ready_ms
        assert told.ready_ms >= SLOW_S * 1000


async def seen(browser: Phones, url: str, folder: Path) -> PageView:
    async with opened(browser, url) as page:
        size = page.viewport_size
        assert size
        eyes = Eyes(page, folder, Wire(WireState(reach=Reach.BROWSE)), url, "GB", (size["width"], size["height"]))
        return await examined(page, (await eyes.capture(Stage.PRODUCT)).view)


async def test_bars_that_stay_are_measured_where_they_stick(browser: Phones, shop: str, tmp_path: Path) -> None:
    calm = await seen(browser, f"{shop}/calm", tmp_path)
    assert calm.bars
    assert [(bar.edge, round(bar.box.height)) for bar in calm.bars] == [("top", 60)]
    assert calm.broken_pictures == ()


async def test_pale_text_nameless_buttons_and_broken_pictures_are_found(
    browser: Phones, shop: str, tmp_path: Path
) -> None:
    pale = await seen(browser, f"{shop}/pale", tmp_path)
    assert [(picture.selector, picture.text) for picture in pale.broken_pictures] == [("#gone", "Tent")]
    assert pale.bars == ()
    assert pale.accessibility
    found = {breach.rule: breach for breach in pale.accessibility.breaches}
    assert set(found) == {"color-contrast", "button-name"}
    assert found["color-contrast"].selector == "#pale"
    assert found["color-contrast"].ratio
    assert found["color-contrast"].ratio < 3
    assert found["button-name"].selector == "#nameless"

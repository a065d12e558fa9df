"""Opens saved pages in the real browser and reads them with the product's own probe.

In: gzipped HTML files. Out: a `Snapshot` each, with the page as evidence. The network is blocked and scripts do not
run, so a snapshot shows what the shop's server sent and no more. Rendering is slow, so what the probe read is kept on
disk under a digest of the page, of the edit made to it and of the probe's own source.
"""

import asyncio
import contextlib
import gzip
import hashlib
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from playwright.async_api import Browser, Error, Playwright, Route, async_playwright

from frictionaudit.evidence import PageView
from frictionaudit.shopper import probe

SECONDS_A_PAGE = 60.0
AT_ONCE = 2
ADDRESS = "https://snapshot.invalid/"
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HARDLY_ANY = 200
"""Letters on a page that shows nothing before its scripts have run."""
REVEAL = "*{opacity:1!important;visibility:visible!important}html,body{display:block!important}"
"""What those scripts would have done."""
MARK = "data-eval-id"
"""Attribute by which labels name a control of a page."""

Edit = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One saved page as the probe read it."""

    file: Path
    page: PageView
    marks: dict[int, str]
    """Index of a control or field in the evidence -> value of its `data-eval-id`."""


def default_cache() -> Path:
    """Where reads are kept unless the caller says otherwise."""
    return Path(tempfile.gettempdir()) / "frictionaudit-snapshots"


def snapshots(
    paths: Iterable[Path], cache: Path | None = None, edit: Edit = lambda html: html, again: bool = False
) -> Iterator[Snapshot]:
    """Every page that could be read, in the order given; those that could not are named on stderr.

    `edit` changes the HTML before it is opened (to mask what gives an answer away); `again` reads anew.
    """
    folder = cache or default_cache()
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [(path, _Page(html := edit(_html(path)), folder / f"{_digest(html)}.json.gz")) for path in paths]
    missing = {page.kept: page for _, page in wanted if again or not page.kept.exists()}
    if missing:
        asyncio.run(_read_all(tuple(missing.values())))
    for path, page in wanted:
        if not page.kept.exists():
            print(f"not read: {path}", file=sys.stderr)
            continue
        read = json.loads(gzip.decompress(page.kept.read_bytes()))
        yield Snapshot(path, probe.page_view(read["data"]), {int(k): v for k, v in read["marks"].items()})


@dataclass(frozen=True, slots=True)
class _Page:
    html: str
    kept: Path


def _html(path: Path) -> str:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8", "replace")


def _digest(html: str) -> str:
    # what is kept is the collector's raw answer: probe.py turns it into evidence each time anew
    return hashlib.sha256(f"{probe.script('collect.js')}\0{REVEAL}\0{html}".encode()).hexdigest()[:32]


async def _read_all(pages: tuple[_Page, ...]) -> None:
    queue = list(reversed(pages))
    async with async_playwright() as driver:

        async def worker() -> None:
            browser = await _browser(driver)
            while queue:
                page = queue.pop()
                try:
                    read = await asyncio.wait_for(_read(browser, driver, page.html), SECONDS_A_PAGE)
                    page.kept.write_bytes(gzip.compress(json.dumps(read).encode()))
                except (TimeoutError, Error) as problem:
                    print(f"{type(problem).__name__}: {str(problem)[:200]}", file=sys.stderr)
                    with contextlib.suppress(Error, TimeoutError):  # a page that hangs may hang its browser
                        await asyncio.wait_for(browser.close(), 10)
                    browser = await _browser(driver)
                if len(queue) % 50 == 0:
                    print(f"{len(queue)} pages to read", file=sys.stderr)
            await browser.close()

        await asyncio.gather(*(worker() for _ in range(AT_ONCE)))


async def _browser(driver: Playwright) -> Browser:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    return await driver.chromium.launch(executable_path=found, args=list(FLAGS))


async def _read(browser: Browser, driver: Playwright, html: str) -> dict[str, Any]:
    async def answer(route: Route) -> None:
        if route.request.url == ADDRESS and route.request.is_navigation_request():
            # a policy instead of "JavaScript off", so that noscript content stays out, as it does for a shopper
            headers = {"content-security-policy": "script-src 'none'; frame-src 'none'; object-src 'none'"}
            await route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)
        else:
            await route.abort()

    device = cast("dict[str, Any]", driver.devices["Pixel 7"])
    context = await browser.new_context(**device, locale="en-US")
    try:
        page = await context.new_page()
        await context.route("**/*", answer)
        await page.goto(ADDRESS, wait_until="domcontentloaded")
        read = await probe.run(page)
        if sum(len(line["text"]) for line in read.data["lines"]) < HARDLY_ANY:
            await page.add_style_tag(content=REVEAL)
            read = await probe.run(page)
        marks: dict[str, str] = await read.handle.evaluate(
            "(read, mark) => Object.fromEntries(read.elements.map((e, i) => [i, e.getAttribute(mark)])"
            ".filter(([, value]) => value !== null))",
            MARK,
        )
        return {"data": read.data, "marks": marks}
    finally:
        await context.close()

"""Finds or installs a browser, opens it, and gives each trip a fresh context on an emulated phone.

Order of search: the configured path, Playwright's own Chromium, an installed Chrome or Chromium.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from playwright.async_api import Browser, BrowserContext, Error, Page, Playwright, async_playwright
from playwright.async_api import Error as BrowserError

from frictionaudit.devices import family
from frictionaudit.errors import BrowserMissing, UsageError
from frictionaudit.shopper.leaving import leave

__all__ = ["DEVICE_PROOF", "PROOF_PAGE", "BrowserError", "Phones", "engine_note", "ensure", "find", "install", "phones"]

INSTALLED_NAMES = ("google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome", "msedge")
INSTALLED_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)
QUIET = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSTALL_ADVICE = "Type: frictionaudit browser install   (or set [browser] path in audit.toml)"

_LANGUAGES = {
    **{country: f"en-{country}" for country in ("GB", "US", "IE", "CA", "AU", "NZ")},
    **{country: f"de-{country}" for country in ("DE", "AT", "CH")},
    "FR": "fr-FR",
    "ES": "es-ES",
    "IT": "it-IT",
    "NL": "nl-NL",
    "BE": "nl-BE",
    "PT": "pt-PT",
    "BR": "pt-BR",
    "PL": "pl-PL",
    "SE": "sv-SE",
    "JP": "ja-JP",
}
"""Language a shopper of a market has set on the phone."""


def find(configured: str, own: str) -> Path:
    """The browser to use.

    `configured` is the path from audit.toml (may be empty), `own` the place where Playwright would keep its own.

    Raises:
        BrowserMissing: the configured one is not there, or none was found.
    """
    if configured:
        path = Path(configured).expanduser()
        if path.is_file():
            return path
        raise BrowserMissing(f"the configured browser {configured} is not there", INSTALL_ADVICE)
    named = (shutil.which(name) for name in INSTALLED_NAMES)
    for candidate in (own, *named, *INSTALLED_PATHS):
        if candidate and Path(candidate).is_file():
            return Path(candidate)
    raise BrowserMissing("no Chrome or Chromium was found", INSTALL_ADVICE)


def ensure() -> str:
    """Have a browser: say which one is there, or install one. Returns what was found or done.

    Raises:
        BrowserMissing: none is there and none could be installed.
    """

    async def own_path() -> str:
        async with async_playwright() as playwright:
            return playwright.chromium.executable_path

    own = asyncio.run(own_path())
    try:
        return f"There is a browser already: {find('', own)}"
    except BrowserMissing:
        done = install()
        return f"{done}: {find('', own)}"


def install() -> str:
    """Get a browser: Playwright's download, or Debian's chromium where that is refused. Returns what was done.

    Raises:
        BrowserMissing: neither worked; the message says what to type.
    """
    tried = [_run(sys.executable, "-m", "playwright", "install", "chromium")]
    if not tried[-1]:
        return "installed Playwright's Chromium"
    if shutil.which("apt-get"):
        prefix = () if os.geteuid() == 0 else ("sudo", "-n")
        tried.append(
            _run(*prefix, "apt-get", "update", "-qq") or _run(*prefix, "apt-get", "install", "-y", "-qq", "chromium")
        )
        if not tried[-1]:
            return "installed Debian's chromium"
    raise BrowserMissing(
        "no browser could be installed: " + "; ".join(text for text in tried if text),
        "Install Google Chrome or Chromium yourself (Debian: sudo apt-get install chromium), then try again.",
    )


def _run(*command: str) -> str:
    """Empty when the command worked, else its last words."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{command[0]}: {error}"
    words = (done.stderr or done.stdout).strip().splitlines()
    return "" if done.returncode == 0 else f"{' '.join(command[:4])}: {words[-1] if words else 'failed'}"[:300]


@dataclass(frozen=True, slots=True)
class Phones:
    """A running browser that hands out emulated phones."""

    playwright: Playwright
    browser: Browser
    path: Path

    @property
    def version(self) -> str:
        """For reports: `Chromium 150.0.1`."""
        return f"Chromium {self.browser.version}"

    def profile(self, name: str) -> dict[str, Any]:
        """Playwright's profile of a phone.

        Raises:
            UsageError: there is no phone of this name; the message lists the nearest.
        """
        known = cast("dict[str, dict[str, Any]]", self.playwright.devices)
        if name in known:
            return {key: value for key, value in known[name].items() if key != "default_browser_type"}
        near = get_close_matches(name, known, n=4, cutoff=0.4)
        advice = f"Did you mean: {', '.join(near)}?" if near else "For example: iPhone 15, Pixel 7 or Galaxy S24."
        raise UsageError(f"there is no phone called {name!r}", advice)

    @asynccontextmanager
    async def context(self, device: str, market: str, user_agent_suffix: str = "") -> AsyncGenerator[BrowserContext]:
        """A fresh context on a phone: no cookies, no storage, downloads and service workers refused."""
        profile = self.profile(device)
        if user_agent_suffix:
            profile["user_agent"] = f"{profile['user_agent']} {user_agent_suffix}"
        context = await self.browser.new_context(
            **profile,
            locale=_LANGUAGES.get(market, "en-GB"),
            accept_downloads=False,
            service_workers="block",
            permissions=[],
        )
        try:
            yield context
        finally:
            await _close(context)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a shop stored in the browser: its cookies and the storage of the page's origin."""

    cookies: Any
    origin: str
    storage: str

    @staticmethod
    async def of(page: Page) -> "Memory":
        """Raises Playwright's errors when the page cannot be read."""
        told: dict[str, str] = await page.evaluate(_STORED)
        return Memory(await page.context.cookies(), told["origin"], told["storage"])

    async def restore(self, context: BrowserContext) -> None:
        """Give another context the same memory, before its first page."""
        await context.add_cookies(self.cookies)
        await context.add_init_script(script=f"({_RESTORE})({json.dumps(self.origin)}, {self.storage})")


_STORED = """() => {
  const storage = JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);
  return { origin: location.origin, storage: storage.length < 2000000 ? storage : '[{}, {}]' };
}"""
_RESTORE = """(origin, [local, session]) => {
  if (location.origin !== origin || sessionStorage.getItem('restored')) return;
  for (const key in local) localStorage.setItem(key, local[key]);
  for (const key in session) sessionStorage.setItem(key, session[key]);
  sessionStorage.setItem('restored', '1');
}"""


async def _close(context: BrowserContext) -> None:
    """Page first, then context: contexts closed with open pages leak in long runs (playwright issue 6319).

    The network goes before both: closing ends the locks, and nothing may slip out behind them.
    """
    try:
        async with asyncio.timeout(15):
            await context.set_offline(True)
            for page in context.pages:
                await leave(page)
            await context.close()
    except (Error, TimeoutError):
        return


def _without_driver_farewell(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Ctrl-C ends Playwright's driver as well; that its connection closed then is no news to the user."""
    if "Connection closed" not in str(context.get("exception", "")):
        loop.default_exception_handler(context)


@asynccontextmanager
async def phones(configured: str = "", headless: bool = True) -> AsyncGenerator[Phones]:
    """Start the browser.

    Raises:
        BrowserMissing: none found, or it does not start.
    """
    asyncio.get_running_loop().set_exception_handler(_without_driver_farewell)
    async with AsyncExitStack() as stack:
        playwright = await stack.enter_async_context(async_playwright())
        path = find(configured, playwright.chromium.executable_path)
        arguments = [*QUIET, *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ())]
        try:
            browser = await playwright.chromium.launch(executable_path=path, args=arguments, headless=headless)
        except Error as error:
            first = error.message.strip().splitlines()[0]
            raise BrowserMissing(
                f"{path} does not start: {first}", "Try it by hand, or: frictionaudit browser install"
            ) from error
        stack.push_async_callback(browser.close)
        yield Phones(playwright, browser, path)


PROOF_PAGE = 'data:text/html,<meta name="viewport" content="width=device-width"><p>phone'
"""A page laid out for phones: on an empty one every phone is 980 px wide."""
DEVICE_PROOF = """() => ({ user_agent: navigator.userAgent, width: document.documentElement.clientWidth,
  height: document.documentElement.clientHeight, scale: devicePixelRatio, touch_points: navigator.maxTouchPoints,
  coarse_pointer: matchMedia('(pointer: coarse)').matches, languages: [...navigator.languages] })"""


def engine_note(device: str, version: str) -> str:
    """What the report must say about the emulation."""
    if family(device) == "iphone":
        return f"iPhone-sized {version}: same screen, touch and user agent, but not Safari's engine"
    return f"emulated in {version}"

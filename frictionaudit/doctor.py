"""Looks whether everything an audit needs is there, and proves the emulation on a page of its own."""

import asyncio
import platform
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from frictionaudit import __version__, plugins
from frictionaudit.devices import DEFAULT_DEVICES
from frictionaudit.errors import FrictionauditError
from frictionaudit.shopper.browser import DEVICE_PROOF, PROOF_PAGE, BrowserError, phones

LEAST_FREE = 500_000_000
"""Bytes: a run of five sites on three phones takes about a tenth of this."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at."""

    what: str
    good: bool
    found: str
    advice: str = ""


def examine(browser: str = "") -> list[Finding]:
    """Versions, installed checks, disk, browser, and what a page can tell of each emulated phone."""
    return [_versions(), _plugins(), _disk(), *asyncio.run(_phones(browser))]


def _versions() -> Finding:
    python = platform.python_version()
    return Finding(
        "versions", True, f"frictionaudit {__version__}, Python {python}, Playwright {version('playwright')}"
    )


def _plugins() -> Finding:
    try:
        return Finding("plug-ins", True, f"{len(plugins.checks())} checks, {len(plugins.renderers())} report formats")
    except FrictionauditError as error:
        return Finding("plug-ins", False, error.message, error.advice)


def _disk() -> Finding:
    free = shutil.disk_usage(Path.cwd()).free
    return Finding(
        "disk", free > LEAST_FREE, f"{free / 1e9:.1f} GB free here", "Free some space, or choose another --output."
    )


async def _phones(path: str) -> list[Finding]:
    try:
        async with phones(path) as running:
            found = [Finding("browser", True, f"{running.version} at {running.path}")]
            for device in DEFAULT_DEVICES:
                async with running.context(device, "GB") as context:
                    page = await context.new_page()
                    await page.goto(PROOF_PAGE)
                    told = await page.evaluate(DEVICE_PROOF)
                wanted = running.profile(device)["viewport"]["width"]
                good = told["width"] == wanted and told["coarse_pointer"] and told["touch_points"] > 0
                proof = f"{told['width']}x{told['height']} at {told['scale']:g}x, {told['touch_points']} touch points"
                found.append(
                    Finding(device, good, proof, f"Expected {wanted} px wide with touch: try another browser.")
                )
            return found
    except FrictionauditError as error:
        return [Finding("browser", False, error.message, error.advice)]
    except BrowserError as error:
        return [Finding("browser", False, error.message.splitlines()[0], "Try: frictionaudit browser install")]

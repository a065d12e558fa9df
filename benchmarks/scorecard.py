"""Size of the scorecard and how fast it is made and opened, for a large audit of made-up shops.

    python -m benchmarks.scorecard [--sites 5] [--devices 3] [--out FILE]

80 checks each find something with a picture on every site and device; the pictures are as hard to compress as
photographs. Opening is from file:// until the load event, in the Chromium that is installed.
"""

import argparse
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from frictionaudit import plugins
from tests.scorecards import many_sites


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sites", type=int, default=5)
    parser.add_argument("--devices", type=int, default=3)
    parser.add_argument("--out", type=Path, help="keep the page here")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        result, evidence = many_sites(Path(folder), options.sites, options.devices)
        start = time.perf_counter()
        content = plugins.renderers()["html"].render(result, evidence)
        made = time.perf_counter() - start
        page: Path = options.out or Path(folder) / "scorecard.html"
        page.write_bytes(content)
        opened = _opened(page)
    print(f"{options.sites} sites x {options.devices} devices x {len(result.checks)} checks")
    print(f"{len(content) / 1e6:.2f} MB, made in {made:.1f} s, opened in {opened:.2f} s")


def _opened(file: Path) -> float:
    """Seconds until the page is loaded in a fresh tab."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        start = time.perf_counter()
        page.goto(file.resolve().as_uri())
        seconds = time.perf_counter() - start
        browser.close()
    return seconds


if __name__ == "__main__":
    main()

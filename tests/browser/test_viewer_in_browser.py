"""The viewer's pages in a real browser: phone and desk, light and dark, served and as files."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from frictionaudit.viewer.build import build
from frictionaudit.viewer.pages import pages
from frictionaudit.viewer.server import Viewer
from frictionaudit.viewer.shelf import Shelf
from tests.browser.test_scorecard_in_browser import QUIET
from tests.viewer.audits import make_audits

pytestmark = pytest.mark.browser

PAGES = ("index.html", "shops/index.html", "evil/index.html", "shops/20260223-120000/index.html")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no browser is installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=QUIET.split())
        yield running
        running.close()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(make_audits(tmp_path_factory.mktemp("runs") / "audits"))


@pytest.fixture(scope="module")
def served(shelf: Shelf) -> Iterator[str]:
    with Viewer("127.0.0.1", 0, lambda: pages(shelf.audits())) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server.url
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def built(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("site") / "site"
    build(folder, pages(shelf.audits()))
    return f"{folder.as_uri()}/"


@pytest.fixture(params=["served", "built"])
def root(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(request.param)
    return found


def watched(page: Page) -> list[str]:
    """What goes wrong on a page: complaints, and anything it loads beside itself."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: None if asked.resource_type == "document" else wrong.append(asked.url[:200]))
    return wrong


@pytest.mark.parametrize("path", [*PAGES, "shops/20260223-120000/scorecard.html"])
def test_pages_load_nothing_and_complain_of_nothing(browser: Browser, root: str, path: str) -> None:
    page = browser.new_page()
    wrong = watched(page)
    answer = page.goto(root + path)
    assert answer
    page.wait_for_load_state("networkidle")
    assert [one for one in wrong if not one.startswith("data:")] == []
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none" or "scorecard" in path
    page.close()


def test_from_the_first_page_to_a_scorecard_and_back(browser: Browser, root: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(root + "index.html")
    page.get_by_role("link", name="Shops").click()
    # a click returns when the next page is on its way, not when it is there: each look waits for its page
    expect(page.get_by_role("heading", name="Scores over time")).to_be_visible()
    expect(page.locator(".chart .dot")).to_have_count(23)  # eight runs of three sites, one of them blocked
    page.get_by_role("link", name="2026-02-23 12:00", exact=True).click()
    page.get_by_role("link", name="Scorecard").click()
    page.wait_for_url("**/scorecard.html")
    expect(page.locator("h1")).to_have_count(1)
    page.go_back()
    page.get_by_role("link", name="Friction audits").click()
    expect(page.get_by_role("heading", name="Friction audits")).to_be_visible()
    page.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out_sideways(browser: Browser, served: str, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(served + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_passes_the_accessibility_rules(browser: Browser, served: str, path: str, scheme: str) -> None:
    page = browser.new_page(
        viewport={"width": 390, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,  # the rules are put into the page as a script
    )
    page.goto(served + path)
    axe: Any = Axe()  # it has no types
    found = axe.run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()

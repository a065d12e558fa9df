"""The scorecard in a real browser: nothing is loaded, nothing breaks, everything can be reached and used."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route, sync_playwright

from frictionaudit import plugins
from tests.scorecards import make_audit, many_sites

pytestmark = pytest.mark.browser

QUIET = (
    "--no-sandbox --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


@dataclass
class Seen:
    """A page with all that went wrong on it."""

    page: Page
    requests: list[str] = field(default_factory=list[str])
    complaints: list[str] = field(default_factory=list[str])

    def open(self, file: Path) -> "Seen":
        self.page.on("request", self._requested)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.route("http*://**", _refuse)
        self.page.goto(file.as_uri())
        return self

    def _requested(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)


def _refuse(route: Route) -> None:
    route.abort()


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
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("run")
    result, evidence = make_audit(root)
    made = root / "scorecard.html"
    made.write_bytes(plugins.renderers()["html"].render(result, evidence))
    return made


@pytest.fixture
def phone(browser: Browser, file: Path) -> Iterator[Seen]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    yield Seen(page).open(file)
    page.close()


@pytest.fixture
def desk(browser: Browser, file: Path) -> Iterator[Seen]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield Seen(page).open(file)
    page.close()


def test_it_loads_nothing_and_complains_of_nothing(desk: Seen) -> None:
    desk.page.wait_for_timeout(300)
    assert desk.requests == []
    assert desk.complaints == []


def test_hostile_text_does_nothing(desk: Seen) -> None:
    assert desk.page.evaluate("typeof window.hacked") == "undefined"
    assert desk.page.locator("h1").count() == 1


def test_every_internal_link_leads_somewhere_that_can_be_seen(desk: Seen) -> None:
    missing = desk.page.evaluate(
        """() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
             .filter(id => !document.getElementById(id))"""
    )
    assert missing == []
    folded = desk.page.locator("#evidence-acme--contact-findable")
    assert not folded.is_visible()
    desk.page.locator('a[href="#evidence-acme--contact-findable"]').first.click()
    assert folded.is_visible()


def shown(page: Page) -> int:
    return page.locator("#matrix tr.check:visible").count()


@pytest.mark.parametrize(
    ("filter_name", "choice"),
    [("family", "mobile-layout"), ("verdict", "fail"), ("standing", "ahead"), ("owner", "checkout-team")],
)
def test_each_filter_keeps_just_the_rows_it_names(desk: Seen, filter_name: str, choice: str) -> None:
    page = desk.page
    everything = shown(page)
    wanted = page.locator(f"#matrix tr.check[data-{filter_name}='{choice}']").count()
    page.select_option(f"#by-{filter_name}", choice)
    assert 0 < wanted < everything
    assert shown(page) == wanted
    assert page.locator("#shown").inner_text() == f"{wanted} of {everything} checks shown"
    page.click("#all")
    assert shown(page) == everything


def test_sorting_by_points_lost_puts_the_costliest_first_and_can_be_undone(desk: Seen) -> None:
    page = desk.page
    before = page.locator("#matrix tr.check th").all_inner_texts()
    page.select_option("#sort", "lost")
    lost = [float(row.get_attribute("data-lost") or 0) for row in page.locator("#matrix tr.check:visible").all()]
    assert lost == sorted(lost, reverse=True)
    assert page.locator("#matrix tr.family-row:visible").count() == 0
    page.select_option("#sort", "")
    assert page.locator("#matrix tr.check th").all_inner_texts() == before


def test_without_scripts_everything_but_the_filters_is_there(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#matrix tr.check:visible").count() == 13
    assert not page.locator("#tools").is_visible()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_passes_the_accessibility_rules(browser: Browser, file: Path, scheme: str, width: int) -> None:
    page = browser.new_page(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,  # the rules are put into the page as a script
    )
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    axe: Any = Axe()  # it has no types
    found = axe.run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_sideways(browser: Browser, file: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_dark_and_light_differ_and_print_is_light(browser: Browser, file: Path) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(file.as_uri())
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) != "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    page.close()


def test_it_prints_with_folded_evidence_unfolded(desk: Seen) -> None:
    desk.page.emulate_media(media="print")
    folded = desk.page.locator("#evidence-acme--contact-findable")
    assert folded.bounding_box() is not None
    assert len(desk.page.pdf(prefer_css_page_size=True)) > 10_000


def test_a_large_audit_stays_small_and_opens_soon(
    browser: Browser, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result, evidence = many_sites(tmp_path)
    content = plugins.renderers()["html"].render(result, evidence)
    made = tmp_path / "scorecard.html"
    made.write_bytes(content)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    start = time.perf_counter()
    page.goto(made.as_uri())
    seconds = time.perf_counter() - start
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    with capsys.disabled():
        print(f"\n5 sites x 3 devices x 21 checks: {len(content) / 1e6:.2f} MB, opened in {seconds:.2f} s")
    assert len(content) <= 5_000_000
    assert wide <= 390

"""The scorecard in a real browser: nothing is loaded, nothing breaks, everything can be reached and used."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route, sync_playwright

from frictionaudit import plugins
from frictionaudit.result import AuditResult
from reports.repairs import standing
from reports.wording import place
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
        lay_out(self.page)
        return self

    def _requested(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)


def lay_out(page: Page) -> None:
    """Lay out all parts, as for a reader who has scrolled through: those far below are skipped until then."""
    page.evaluate("document.querySelectorAll('main > section').forEach(one => one.style.contentVisibility = 'visible')")


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
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[AuditResult, Path]:
    root = tmp_path_factory.mktemp("run")
    result, evidence = make_audit(root)
    page = root / "scorecard.html"
    page.write_bytes(plugins.renderers()["html"].render(result, evidence))
    return result, page


@pytest.fixture
def audit(made: tuple[AuditResult, Path]) -> AuditResult:
    return made[0]


@pytest.fixture
def file(made: tuple[AuditResult, Path]) -> Path:
    return made[1]


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
    [
        ("family", "mobile-layout"),
        ("stage", "post-purchase"),
        ("verdict", "fail"),
        ("standing", "ahead"),
        ("owner", "checkout-team"),
    ],
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


def test_a_chosen_device_shows_its_own_answers_and_filters_by_them(desk: Seen) -> None:
    page = desk.page
    fits = page.locator("#matrix tr.check", has_text="fits my phone").locator("td.answer").first
    assert "64 px" in fits.inner_text()
    assert "0 px" in fits.inner_text()
    page.select_option("#device", label="Pixel 7")
    assert "64 px" not in fits.inner_text()
    assert "Pass" in fits.inner_text()
    page.select_option("#by-verdict", "fail")
    assert not fits.is_visible()
    page.select_option("#device", label="iPhone 15")
    assert fits.is_visible()
    assert "64 px" in fits.inner_text()


def test_ticked_fixes_give_the_score_and_place_that_the_program_computes(desk: Seen, audit: AuditResult) -> None:
    page, gains = desk.page, audit.gains
    assert gains is not None
    listed = [one.check for one in audit.roadmap]
    page.evaluate("document.querySelectorAll('#fix details').forEach(one => { one.open = true })")
    for chosen in ([], listed[:1], listed[1:5], listed[::2], listed):
        page.click("#what-if-clear")
        for check in chosen:
            page.check(f"#fix-{check} input")
        told, expected = page.locator("#what-if-result").inner_text(), standing(audit, gains, chosen)
        assert f"score {expected.score:.1f}, {place(expected.place or 0)} of {len(audit.ranking)}" in told
        assert ("too near to" in told) == bool(expected.level_with)


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
    page.locator("#matrix").scroll_into_view_if_needed()
    assert page.locator("#matrix tr.check:visible").count() == 13
    assert not page.locator("#tools").is_visible()
    assert not page.locator("#what-if").is_visible()
    assert page.locator("input.tick:visible").count() == 0
    assert page.locator("#facts-costs tbody tr").count() > 0
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
    lay_out(page)
    axe: Any = Axe()  # it has no types
    found = axe.run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_sideways(browser: Browser, file: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    lay_out(page)
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


def test_paper_has_what_is_unfolded_and_says_what_stays_in_the_file(desk: Seen) -> None:
    page = desk.page
    note = page.locator("#evidence > .print-only")
    assert note.is_hidden()
    page.emulate_media(media="print")
    folded, unfolded = page.locator("#evidence .exhibit:not([open])"), page.locator("#evidence .exhibit[open]")
    assert folded.count() > 0
    assert all(one.is_hidden() for one in folded.all())
    assert unfolded.count() == 3
    assert all(one.is_visible() for one in unfolded.all())
    assert f"{folded.count()} further checks" in note.inner_text()
    assert page.locator("#touchpoints tbody tr").first.is_visible()


def test_a_large_audit_stays_small_and_within_a_phone(browser: Browser, tmp_path: Path) -> None:
    result, evidence = many_sites(tmp_path)
    content = plugins.renderers()["html"].render(result, evidence)
    file = tmp_path / "scorecard.html"
    file.write_bytes(content)
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(file.as_uri())
    lay_out(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert len(result.checks) == 80
    assert len(content) <= 5_000_000
    assert wide <= 390


def test_a_link_into_folded_evidence_unfolds_it_and_leads_back(desk: Seen) -> None:
    page = desk.page
    page.goto(page.url.split("#")[0] + "#evidence-acme--tap-targets")
    card = page.locator("#evidence-acme--tap-targets")
    assert card.is_visible()
    steps = card.locator("details.steps")
    assert steps.locator("li").first.is_hidden()
    steps.locator("summary").first.click()
    assert steps.locator("li").first.inner_text().startswith("Take an iPhone 15")


def test_the_skip_link_comes_first_and_focus_can_be_seen(desk: Seen) -> None:
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.className") == "skip"
    assert desk.page.locator("a.skip").bounding_box() is not None
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"

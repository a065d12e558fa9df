"""A misbehaving world, shopped by a real browser: each shop gets a clear answer, and costs the others nothing.

All the shops are one audit, walked side by side.
"""

import re
import shutil
import subprocess
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from frictionaudit import bundle, pipeline, plan
from frictionaudit.config import AuditConfig, AuditTable, BrowserTable, parse
from frictionaudit.errors import BrowserMissing, OutputError, UsageError
from frictionaudit.evidence import Journey, ProblemCode, Stage
from frictionaudit.progress import Silent, outcome_words
from frictionaudit.result import AuditResult
from tests.shops import misbehaving as shops

pytestmark = pytest.mark.browser

SECONDS = 300
FAR = {"good", "talkative", "account wall"}
"""Shops that are walked as far as checkout."""
OPEN = {
    "good": shops.good_shop,
    "silent": shops.silent,
    "forbidden": shops.forbidden,
    "forbidden without a word": shops.forbidden_without_a_word,
    "challenge": shops.challenge,
    "out of order": shops.out_of_order,
    "no shop": shops.no_shop,
    "sold out": shops.sold_out,
    "talkative": shops.talkative,
    "never loaded": shops.never_loaded,
    "side page hangs": shops.side_page_hangs,
    "circles": shops.circles,
    "download": shops.download,
    "hostile": shops.hostile,
    "large": shops.large,
    "robots forbid": shops.robots_forbid,
    "robots hang": shops.robots_hang,
    "account wall": shops.account_wall,
}
REACHED = {"good", "talkative", "never loaded", "side page hangs", "hostile", "large", "robots hang"}


@dataclass(frozen=True)
class Audit:
    """What came out: journeys and requests by shop, and the result."""

    journeys: dict[str, Journey]
    asked: dict[str, list[str]]
    result: AuditResult

    def ending(self, name: str) -> tuple[ProblemCode, str]:
        ending = self.journeys[name].ending
        assert ending is not None
        return ending.code, ending.message


def config(urls: dict[str, str], **walk: int) -> AuditConfig:
    sites = [{"name": n, "url": url, "reach": "checkout" if n in FAR else "browse"} for n, url in urls.items()]
    manners: dict[str, Any] = {"pace_ms": 0, "arrival_watch_s": 0, "wallet_pass": False, "page_timeout_s": 4}
    manners |= {"trip_timeout_s": SECONDS, "concurrency": 3, "search_pass": False, **walk}
    table = {"audit": {"devices": ["Pixel 7"]}, "site": sites[0], "rival": sites[1:], "walk": manners}
    return parse({**table, "speed": {"profile": "none"}}, "a test")


def collect(settings: AuditConfig, output: Path) -> dict[str, Journey]:
    folder = pipeline.new_run(settings, output)
    pipeline.collect(folder, Silent())
    return {trip.site.name: bundle.read(folder.bundle(trip)) for trip in plan.trips(settings)}


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> Generator[Audit]:
    output = tmp_path_factory.mktemp("audits")
    with ExitStack() as stack:
        open_shops = {name: stack.enter_context(shops.running(make())) for name, make in OPEN.items()}
        urls = {name: shop.url for name, shop in open_shops.items()}
        urls |= {"unknown host": "http://shop.invalid/", "refused": shops.closed_port()}
        if shutil.which("openssl"):
            tls = shops.self_signed(output)
            urls["self-signed"] = stack.enter_context(shops.running(shops.good_shop(), tls)).url
        folder = pipeline.new_run(config(urls), output)
        pipeline.collect(folder, Silent())
        journeys = {trip.site.name: bundle.read(folder.bundle(trip)) for trip in plan.trips(folder.run.config)}
        yield Audit(journeys, {name: shop.asked for name, shop in open_shops.items()}, pipeline.judge(folder))


@pytest.mark.parametrize("name", sorted(REACHED))
def test_what_can_be_shopped_is_shopped(audit: Audit, name: str) -> None:
    journey = audit.journeys[name]
    assert journey.ending is None
    assert journey.first(Stage.CHECKOUT if name in FAR else Stage.PRODUCT) is not None


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("unknown host", ProblemCode.UNREACHABLE, "the host name is not known"),
        ("refused", ProblemCode.UNREACHABLE, "the host refused the connection"),
        ("silent", ProblemCode.TIMEOUT, "did not open in time"),
        ("forbidden", ProblemCode.BLOCKED, "blocked the visit (status 403)"),
        ("forbidden without a word", ProblemCode.BLOCKED, "blocked the visit (status 403)"),
        ("challenge", ProblemCode.BLOCKED, "blocked the visit"),
        ("out of order", ProblemCode.UNREACHABLE, "out of order (status 503)"),
        ("no shop", ProblemCode.LOST, "no page with products was found"),
        ("sold out", ProblemCode.OUT_OF_STOCK, "6 products were tried and none can be bought now"),
        ("download", ProblemCode.UNREACHABLE, "it is a download, not a page"),
        ("robots forbid", ProblemCode.ROBOTS, "robots.txt of the shop asks not to open"),
        ("account wall", ProblemCode.ACCOUNT_WALL, "checkout asks for an account"),
    ],
)
def test_what_cannot_be_shopped_says_why(audit: Audit, name: str, code: ProblemCode, said: str) -> None:
    found, message = audit.ending(name)
    assert found is code
    assert said in message


def test_a_certificate_that_nobody_signed_is_named(audit: Audit) -> None:
    if "self-signed" not in audit.journeys:
        pytest.skip("the openssl command, which makes the certificate, is not installed")
    code, message = audit.ending("self-signed")
    assert code is ProblemCode.UNREACHABLE
    assert "the certificate (TLS) is not valid" in message


def test_redirects_in_circles_end(audit: Audit) -> None:
    code, message = audit.ending("circles")
    assert (code, "circles" in message) in [(ProblemCode.UNREACHABLE, True), (ProblemCode.TIMEOUT, False)]
    assert len(audit.asked["circles"]) < 60


def test_being_lost_tells_what_was_looked_for_and_what_was_found(audit: Audit) -> None:
    ending = audit.journeys["no shop"].ending
    assert ending is not None
    assert "several products with prices" in ending.looked_for
    assert "A weblog" in ending.found
    assert "listing =" in ending.advice
    assert ending.screenshot


def test_robots_txt_that_forbids_keeps_every_page_closed(audit: Audit) -> None:
    assert audit.asked["robots forbid"] == ["GET /robots.txt"]


def test_behind_an_account_wall_nobody_is_registered(audit: Audit) -> None:
    sent = [request for request in audit.asked["account wall"] if request.startswith("POST")]
    assert sent == ["POST /basket"]
    assert audit.journeys["account wall"].first(Stage.CHECKOUT) is not None


def test_a_side_page_that_hangs_is_missing_and_not_taken_for_another(audit: Audit) -> None:
    journey = audit.journeys["side page hangs"]
    problem = journey.problem(Stage.CONTACT)
    assert journey.first(Stage.CONTACT) is None
    assert problem is not None
    assert problem.code is ProblemCode.TIMEOUT


def test_a_page_that_never_stops_loading_is_read_as_it_is(audit: Audit) -> None:
    product = audit.journeys["never loaded"].first(Stage.PRODUCT)
    assert product is not None
    assert [price.text for price in product.prices] == ["£19.00"]


def test_hostile_text_is_stored_whole_and_shown_harmless(audit: Audit) -> None:
    product = audit.journeys["hostile"].first(Stage.PRODUCT)
    assert product is not None
    assert len(shops.hostile()["/product/1"].body.encode()) > 1_000_000
    assert sum(len(line.text) for line in product.lines) > 250_000
    assert product.title.startswith("[red]")


def test_a_page_of_forty_thousand_elements_says_that_it_was_not_read_to_its_end(audit: Audit) -> None:
    listing = audit.journeys["large"].first(Stage.LISTING)
    assert listing is not None
    assert any("too large" in gap for gap in listing.gaps)


def test_the_result_names_everything_that_was_not_audited(audit: Audit) -> None:
    missing = pipeline.not_audited(audit.result)
    named = {line.partition(":")[0] for line in missing}
    assert named == set(audit.journeys) - REACHED
    assert audit.result.site("good").status == "audited"
    assert audit.result.site("account wall").status == "partly-audited"
    assert audit.result.site("forbidden").score.value is None


def test_every_ending_is_a_sentence(audit: Audit) -> None:
    for journey in audit.journeys.values():
        assert "\n" not in outcome_words(journey)
        assert "Error" not in outcome_words(journey)
        assert "net::" not in outcome_words(journey)


def test_a_configured_browser_that_is_no_browser_is_named(tmp_path: Path) -> None:
    fake = tmp_path / "browser"
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    settings = config({"good": shops.closed_port()}).model_copy(update={"browser": BrowserTable(path=str(fake))})
    with pytest.raises(BrowserMissing, match="does not start"):
        collect(settings, tmp_path)


@pytest.mark.parametrize(("phone", "advice"), [("iPhone15", "Did you mean: .*iPhone 15"), ("zzzz", "For example: ")])
def test_an_unknown_phone_is_named_with_the_nearest(tmp_path: Path, phone: str, advice: str) -> None:
    settings = config({"good": shops.closed_port()}).model_copy(update={"audit": AuditTable(devices=(phone,))})
    with pytest.raises(UsageError, match="there is no phone called") as raised:
        collect(settings, tmp_path)
    assert re.search(advice, raised.value.advice)


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 100 kB."""
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(small)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here")
    yield small
    subprocess.run(["umount", str(small)], check=True)


def test_a_full_disk_ends_the_run_with_a_sentence_and_no_half_bundle(full_disk: Path) -> None:
    with shops.running(shops.good_shop()) as shop, pytest.raises(OutputError, match="the disk is full") as raised:
        collect(config({"good": shop.url, "refused": shops.closed_port()}), full_disk)
    assert "--resume" in raised.value.advice
    assert not list(full_disk.rglob("*.partial"))
    assert not list(full_disk.glob("*/*/good/*"))

"""Served or built, the pages are the same; only files of known runs come out; nobody is lured here."""

import http.client
import re
import threading
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from frictionaudit.errors import Exit
from frictionaudit.history.trend import Point, Stretch
from frictionaudit.viewer.chart import chart
from frictionaudit.viewer.pages import pages
from frictionaudit.viewer.server import Viewer
from frictionaudit.viewer.shelf import Shelf
from tests.history.runs import START, on_disk, result
from tests.program import Program
from tests.viewer.audits import make_audits

NEWEST = "shops/20260223-120000"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_audits(tmp_path_factory.mktemp("runs") / "audits")


@pytest.fixture(scope="module")
def viewer(output: Path) -> Iterator[Viewer]:
    shelf = Shelf(output)
    with Viewer("127.0.0.1", 0, lambda: pages(shelf.audits()), ("audits.shop.test",)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(viewer: Viewer, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", viewer.server_port, timeout=30)
    connection.putrequest(method, path, skip_host="host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    told = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return told


class Links(HTMLParser):
    """Addresses that a page leads to, and its tags."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: set[str] = set()
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [
            value for name, value in attrs if name == "href" and value and not value.startswith(("#", "data:"))
        ]


def test_every_page_and_report_can_be_reached_and_nothing_else_is_linked(viewer: Viewer, output: Path) -> None:
    reached: set[str] = set()
    waiting = ["/index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        status, headers, body = ask(viewer, path)
        assert status == 200, path
        if headers["content-type"].startswith("text/html") and "scorecard" not in path:
            folder = path.rpartition("/")[0]
            for link in Links(body).found:
                parts = [*folder.split("/"), *link.split("/")]
                while ".." in parts:
                    place = parts.index("..")
                    del parts[place - 1 : place + 1]
                waiting.append("/".join(parts))
    assert reached == {f"/{name}" for name in pages(Shelf(output).audits())}
    assert f"/{NEWEST}/scorecard.html" in reached


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/shops/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//etc/passwd",
        f"/{NEWEST}/run.json",
        f"/{NEWEST}/acme/pixel-7/pages/0.jpg",
        f"/{NEWEST}/../{NEWEST.partition('/')[2]}/result.json",
        "/history.sqlite",
        f"/{NEWEST}/..%2fresult.json",
        "/shops/20260223-120000%00/index.html",
    ],
)
def test_only_reports_of_known_runs_come_out(viewer: Viewer, path: str) -> None:
    assert ask(viewer, path)[0] == 404


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = on_disk(tmp_path / "secret", result(0))
    inside = on_disk(tmp_path / "audits", result(7))
    (inside.path / "scorecard.html").symlink_to(elsewhere.path / "result.json")
    (tmp_path / "audits" / "shops" / "20260105-120000").symlink_to(elsewhere.path)
    assert sorted(pages(Shelf(tmp_path / "audits").audits())) == [
        "index.html",
        "shops/20260112-120000/index.html",
        "shops/20260112-120000/result.json",
        "shops/index.html",
    ]


@pytest.mark.parametrize("host", ["evil.test", "evil.test:{port}", "127.0.0.1:1", "localhost.evil.test", ""])
def test_a_page_of_another_site_that_leads_here_is_not_answered(viewer: Viewer, host: str) -> None:
    status, _, body = ask(viewer, "/", host=host.format(port=viewer.server_port))
    assert status == 421
    assert b"Friction" not in body


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "LOCALHOST:{port}", "[::1]:{port}", "audits.shop.test"])
def test_its_own_names_are_answered(viewer: Viewer, host: str) -> None:
    assert ask(viewer, "/", host=host.format(port=viewer.server_port))[0] == 200


@pytest.mark.parametrize("path", ["/", "/nothing", f"/{NEWEST}/scorecard.html", f"/{NEWEST}/junit.xml"])
def test_every_answer_has_safe_headers(viewer: Viewer, path: str) -> None:
    _, headers, _ = ask(viewer, path)
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


def test_it_is_read_only(viewer: Viewer) -> None:
    status, headers, _ = ask(viewer, "/", "POST")
    assert (status, headers["allow"]) == (405, "GET, HEAD")
    assert ask(viewer, "/", "DELETE")[0] == 501
    assert ask(viewer, "/", "HEAD")[::2] == (200, b"")


def test_a_folder_without_its_last_slash_leads_to_its_page(viewer: Viewer) -> None:
    assert ask(viewer, "/shops")[:2][1]["location"] == "/shops/"
    assert ask(viewer, "/shops/")[0] == 200
    assert ask(viewer, "/nothing/")[0] == 404


def test_text_of_shops_is_text(viewer: Viewer) -> None:
    for path in ("/", "/evil/", f"/{NEWEST}/"):
        body = ask(viewer, path)[2]
        assert Links(body).tags.isdisjoint({"script", "img"})
        assert "\u202e" not in body.decode()
        assert b"&lt;script&gt;" in body


def test_pages_say_what_is_known_and_what_is_not(viewer: Viewer) -> None:
    assert "was not judged" in ask(viewer, "/")[2].decode()
    audit = ask(viewer, "/shops/")[2].decode()
    assert "not judged" in audit
    assert "not audited" in audit
    assert "Scores on its two sides cannot be compared" in audit
    fixed = ask(viewer, "/shops/20260216-120000/")[2].decode()
    assert "<b>Fixed</b> <bdi>Acme</bdi>" in fixed
    assert "Broken</b>" in ask(viewer, "/shops/20260209-120000/")[2].decode()
    assert "does not fit this version" in ask(viewer, "/shops/20260405-120000/")[2].decode()


def test_a_run_that_comes_while_it_is_served_is_shown(tmp_path: Path) -> None:
    on_disk(tmp_path, result(0))
    shelf = Shelf(tmp_path)
    assert "shops/20260112-120000/index.html" not in pages(shelf.audits())
    later = on_disk(tmp_path, result(7))
    assert "shops/20260112-120000/index.html" in pages(shelf.audits())
    (later.path / "forgotten").touch()
    assert "shops/20260112-120000/index.html" not in pages(shelf.audits())


def test_a_build_writes_the_same_pages_and_takes_away_what_is_gone(tmp_path: Path, program: Program) -> None:
    output, site = tmp_path / "audits", tmp_path / "site"
    gone = on_disk(output, result(0))
    on_disk(output, result(7))
    assert program("site", "build", site, "--output", output).code == Exit.OK
    made = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    del made[".frictionaudit-site"]
    assert made == {name: page.body() for name, page in pages(Shelf(output).audits()).items()}
    (site / "mine.txt").write_text("kept")
    (gone.path / "forgotten").touch()
    assert program("site", "build", site, "--output", output).code == Exit.OK
    assert not (site / "shops" / gone.path.name).exists()
    assert (site / "shops" / "20260112-120000" / "index.html").is_file()
    assert (site / "mine.txt").is_file()


def test_a_build_never_writes_into_a_folder_that_holds_something_else(tmp_path: Path, program: Program) -> None:
    on_disk(tmp_path / "audits", result(0))
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.txt").write_text("mine")
    said = program("site", "build", tmp_path / "home", "--output", tmp_path / "audits")
    assert said.code == Exit.USAGE
    assert "was not written by site build" in said.text
    assert "there is no such folder" in program("serve", "--output", tmp_path / "nowhere").text


def test_other_machines_are_let_in_only_on_purpose(tmp_path: Path, program: Program) -> None:
    said = program("serve", "--host", "0.0.0.0", "--output", tmp_path)
    assert said.code == Exit.USAGE
    assert "there is no login" in said.text


def points(*values: float | None, first: int = 0, epoch: str = "e1") -> Stretch:
    days = [START + timedelta(days=7 * (first + week)) for week in range(len(values))]
    return Stretch(epoch, tuple(Point(f"{day:%Y%m%d}", day, value) for day, value in zip(days, values, strict=True)))


def test_no_line_leads_over_a_gap_or_into_another_epoch() -> None:
    drawn = chart({"Acme": (points(50, 60, None, 70), points(80, 90, first=4, epoch="e2"))})
    assert drawn
    (acme,) = drawn.series
    assert len(acme.dots) == 5
    assert [(line.y1, line.y2) for line in acme.lines] == [(46.5, 38.2), (21.6, 13.3)]
    assert len(drawn.cuts) == 1
    assert acme.dots[2].x < drawn.cuts[0] < acme.dots[3].x


def test_one_run_is_no_trend_and_100_is_up() -> None:
    assert chart({"Acme": (points(50),)}) is None
    assert chart({}) is None
    drawn = chart({"Acme": (points(0, 100),)})
    assert drawn
    bottom, top = drawn.series[0].dots
    assert (bottom.y, top.y, bottom.x < top.x) == (88, 5, True)
    assert re.search(r"Acme, 2026-01-05: 0.0 to Acme, 2026-01-12: 100.0", drawn.words)

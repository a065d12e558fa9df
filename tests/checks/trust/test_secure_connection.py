"""secure-connection: pages, forms and files by http."""

from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Request, Stage
from tests.evidence import control, journey, judged, page


def outcome(url: str = "https://shop.test/", **more: Any) -> Outcome:
    return judged("secure-connection", journey({Stage.HOME: page(url=url, **more)}))


def test_https_everywhere_passes() -> None:
    assert outcome().verdict is Verdict.PASS


def test_a_page_by_http_fails() -> None:
    seen = outcome("http://shop.test/")
    assert seen.verdict is Verdict.FAIL
    assert seen.findings[0].quote == "http://shop.test/"


def test_a_form_that_sends_by_http_fails() -> None:
    assert outcome(controls=(control("Send", submits=True, action="http://shop.test/send"),)).verdict is Verdict.FAIL


def test_files_by_http_on_a_safe_page_warn() -> None:
    asked = Request(method="GET", url="http://pictures.test/boot.jpg", type="image", status=200)
    assert outcome(requests=(asked,)).verdict is Verdict.WARN


def test_what_the_firewall_refused_is_not_the_shop_s_fault() -> None:
    asked = Request(method="GET", url="http://pictures.test/boot.jpg", type="image", refused=True)
    assert outcome(requests=(asked,)).verdict is Verdict.PASS


def test_a_shop_on_this_computer_is_not_judged() -> None:
    for url in ("http://127.0.0.1:8000/", "http://localhost/", "http://[::1]:8000/"):
        assert outcome(url).verdict is Verdict.NOT_APPLICABLE

"""nothing-broken: errors on the way to the till, and what is none of the shop's."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import ConsoleMessage, Mark, PageView, Problem, ProblemCode, Reach, Request, Stage
from tests.evidence import box, journey, judged, page, trip

CHECK = "nothing-broken"


def outcome(product: PageView | None = None, **more: Any) -> Outcome:
    pages: dict[Stage, Any] = {Stage.HOME: page(), Stage.LISTING: page(), Stage.PRODUCT: product or page()}
    side = {stage: more.pop(stage.value) for stage in (Stage.RETURNS, Stage.HELP, Stage.BASKET) if stage.value in more}
    return judged(CHECK, journey(pages | side, **more))


def request(url: str = "https://shop.test/app.js", kind: str = "script", **more: Any) -> Request:
    return Request(method="GET", url=url, type=kind, **more)


def exception(text: str) -> ConsoleMessage:
    return ConsoleMessage(level="exception", text=text)


def test_a_clean_walk_passes() -> None:
    seen = outcome()
    assert (seen.verdict, seen.measured) == (Verdict.PASS, "0 on 3 pages")


def test_a_dead_policy_link_fails_and_names_the_address() -> None:
    seen = outcome(returns=page(status=404, url="https://shop.test/returns", texts=("Page not found",)))
    assert seen.verdict is Verdict.FAIL
    assert "https://shop.test/returns answers 404" in seen.reason
    assert seen.findings[0].page == 3


def test_a_policy_page_that_only_claims_to_be_gone_is_there() -> None:
    text = "You can send goods back within 30 days of receiving them, free of charge. " * 8
    seen = outcome(returns=page(status=404, texts=(text, text, text)))
    assert seen.verdict is Verdict.PASS


@pytest.mark.parametrize("status", [403, 429])
def test_being_turned_away_is_no_breakage(status: int) -> None:
    assert outcome(help=page(status=status, texts=("Please wait",))).verdict is Verdict.PASS


def test_a_page_with_a_server_error_fails() -> None:
    assert outcome(page(status=503)).verdict is Verdict.FAIL


def test_a_step_that_the_server_does_not_give_fails() -> None:
    seen = outcome(basket=ProblemCode.UNREACHABLE)
    assert seen.verdict is Verdict.FAIL
    assert "basket" in seen.reason


@pytest.mark.parametrize("code", [ProblemCode.LOST, ProblemCode.BLOCKED, ProblemCode.TIMEOUT, ProblemCode.OUT_OF_STOCK])
def test_a_walk_that_got_lost_says_nothing_of_the_rest(code: ProblemCode) -> None:
    seen = outcome(basket=code, ending=Problem(code=code, message="no way on was found"))
    assert seen.verdict is Verdict.UNCLEAR
    assert "no way on was found" in seen.reason


def test_a_picture_that_cannot_be_shown_warns() -> None:
    broken = Mark(text="Tent", source="https://cdn.test/tent.jpg", tag="img", box=box(), selector="#tent")
    seen = outcome(page(broken_pictures=(broken,)))
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.4)
    assert seen.findings[0].selector == "#tent"


def test_a_picture_that_the_firewall_refused_is_not_broken() -> None:
    broken = Mark(text="", source="https://cdn.test/pixel.gif", tag="img", box=box())
    refused = request("https://cdn.test/pixel.gif", "image", refused=True)
    assert outcome(page(broken_pictures=(broken,), requests=(refused,))).verdict is Verdict.PASS


@pytest.mark.parametrize(
    "failure",
    [
        request(status=404),
        request(failed="net::ERR_CONNECTION_RESET"),
        request("https://shop.test/prices", "fetch", status=500),
    ],
)
def test_parts_of_the_shops_own_that_do_not_come_warn(failure: Request) -> None:
    assert outcome(page(requests=(failure,))).verdict is Verdict.WARN


@pytest.mark.parametrize(
    "harmless",
    [
        request("https://ads.example/tag.js", failed="net::ERR_NAME_NOT_RESOLVED"),
        request("https://ads.example/collect", "fetch", status=500),
        request("https://shop.test/order", "fetch", refused=True, failed="net::ERR_FAILED"),
        request(failed="net::ERR_ABORTED"),
        request("https://shop.test/me", "fetch", status=401),
        request("https://shop.test/wishlist", "fetch", status=404),
        request(status=429),
    ],
)
def test_other_peoples_tags_and_our_own_refusals_are_no_breakage(harmless: Request) -> None:
    assert outcome(page(requests=(harmless,))).verdict is Verdict.PASS


def test_a_script_that_stopped_warns_lightly_and_is_quoted() -> None:
    seen = outcome(page(console=(exception("TypeError: x is not a function"),)))
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.2)
    assert "x is not a function" in seen.findings[0].quote


@pytest.mark.parametrize(
    "text",
    ["ResizeObserver loop completed with undelivered notifications.", "TypeError: Failed to fetch", "Script error."],
)
def test_messages_that_mean_nothing_are_left_out(text: str) -> None:
    assert outcome(page(console=(exception(text),))).verdict is Verdict.PASS


def test_a_script_that_stopped_where_something_was_refused_may_be_our_doing() -> None:
    told = page(console=(exception("TypeError: null"),), requests=(request(refused=True),))
    assert outcome(told).verdict is Verdict.PASS


def test_warnings_of_the_console_do_not_count() -> None:
    assert outcome(page(console=(ConsoleMessage(level="error", text="404 (Not Found)"),))).verdict is Verdict.PASS


def test_a_shorter_walk_is_trusted_less() -> None:
    seen = outcome(trip=trip(reach=Reach.BROWSE))
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.9

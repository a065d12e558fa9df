"""cookie-choice-easy: refusing cookies against accepting them."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Control, OverlaySeen, Stage
from tests.evidence import control, journey, judged, overlay, page, trip

ACCEPT, REJECT = control("Accept all", filled=True), control("Reject all", filled=True)
SETTINGS = control("Cookie settings", filled=True)


def layer(*controls: Control, share: float = 0.3, **more: Any) -> OverlaySeen:
    defaults: dict[str, Any] = {
        "overlay": overlay("consent", share=share, selector="#cookies"),
        "stage": Stage.HOME,
        "page": 0,
        "at_ms": 500,
        "closed": True,
        "closed_by": "Reject all",
        "taps": 1,
        "controls": controls,
    }
    return OverlaySeen(**(defaults | more))


def outcome(*layers: OverlaySeen, market: str = "GB", lang: str = "en", watched_ms: int = 15_000) -> Outcome:
    pages = {Stage.HOME: page(lang=lang), Stage.LISTING: page(lang=lang)}
    told = journey(pages, interruptions=layers, trip=trip(market=market), watched_ms=watched_ms)
    return judged("cookie-choice-easy", told)


def test_yes_and_no_side_by_side_pass() -> None:
    seen = outcome(layer(ACCEPT, REJECT))
    assert seen.verdict is Verdict.PASS
    assert [finding.quote for finding in seen.findings[1:]] == ["Accept all", "Reject all"]


@pytest.mark.parametrize(
    ("lang", "yes", "no"), [("de", "Alle akzeptieren", "Nur notwendige"), ("fr", "Tout accepter", "Tout refuser")]
)
def test_other_languages_are_read(lang: str, yes: str, no: str) -> None:
    assert outcome(layer(control(yes, filled=True), control(no, filled=True)), lang=lang).verdict is Verdict.PASS


def test_refusing_behind_settings_warns() -> None:
    assert outcome(layer(ACCEPT, SETTINGS, taps=2)).verdict is Verdict.WARN


def test_refusing_in_three_taps_fails() -> None:
    seen = outcome(layer(ACCEPT, SETTINGS, taps=3))
    assert (seen.verdict, seen.reason) == (Verdict.FAIL, "refusing took 3 taps")


def test_accepting_alone_fails() -> None:
    policy = control("Privacy policy", href="https://shop.test/privacy")
    assert outcome(layer(ACCEPT, policy, closed_by="Accept all")).verdict is Verdict.FAIL


def test_a_button_that_could_not_be_read_is_unclear() -> None:
    assert outcome(layer(ACCEPT, control("Go on my way"))).verdict is Verdict.UNCLEAR
    assert outcome(layer()).verdict is Verdict.UNCLEAR


def test_a_text_link_beside_a_button_warns() -> None:
    assert outcome(layer(ACCEPT, control("Reject all", filled=False))).verdict is Verdict.WARN


@pytest.mark.parametrize(("share", "verdict"), [(0.5, Verdict.PASS), (0.7, Verdict.WARN), (0.9, Verdict.FAIL)])
def test_the_layer_leaves_room(share: float, verdict: Verdict) -> None:
    assert outcome(layer(ACCEPT, REJECT, share=share)).verdict is verdict


def test_a_question_asked_again_fails() -> None:
    again = layer(ACCEPT, REJECT, stage=Stage.LISTING, page=1)
    assert outcome(layer(ACCEPT, REJECT), again).verdict is Verdict.FAIL
    assert outcome(layer(ACCEPT, REJECT), layer(ACCEPT, REJECT)).verdict is Verdict.PASS


def test_where_nobody_must_be_asked_it_does_not_apply() -> None:
    assert outcome(layer(ACCEPT), market="US").verdict is Verdict.NOT_APPLICABLE


def test_a_shop_that_does_not_ask_may_need_not() -> None:
    assert outcome().verdict is Verdict.NOT_APPLICABLE
    assert outcome(watched_ms=1000).verdict is Verdict.UNCLEAR

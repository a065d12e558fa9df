"""built-for-phone: viewport tag, layout width, freedom to zoom."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from tests.evidence import journey, judged, layout, page, phone


def outcome(meta: str | None = "width=device-width, initial-scale=1", family: str = "android", **more: Any) -> Outcome:
    url = more.pop("url", "https://shop.test/")
    seen = page(url=url, layout=layout(viewport_meta=meta, **more))
    return judged("built-for-phone", journey({Stage.HOME: page(), Stage.PRODUCT: seen}, device_proof=phone(family)))


def test_a_phone_layout_with_free_zoom_passes() -> None:
    assert outcome().verdict is Verdict.PASS


def test_a_page_without_viewport_tag_fails() -> None:
    assert outcome(None).verdict is Verdict.FAIL


def test_a_page_laid_out_for_the_desktop_fails_and_says_how_wide() -> None:
    seen = outcome("width=980", client_width=980)
    assert seen.verdict is Verdict.FAIL
    assert "980 px" in seen.reason


@pytest.mark.parametrize(
    "meta",
    [
        "width=device-width, user-scalable=no",
        "width=device-width, user-scalable=0",
        "width=device-width,initial-scale=1,maximum-scale=1.0",
        "WIDTH=device-width; MAXIMUM-SCALE=1",
    ],
)
def test_blocked_zoom_fails_on_android_and_quotes_the_tag(meta: str) -> None:
    seen = outcome(meta)
    assert seen.verdict is Verdict.FAIL
    assert meta in seen.findings[0].quote


def test_an_iphone_overrules_blocked_zoom_so_it_only_warns_there() -> None:
    assert outcome("width=device-width, user-scalable=no", "iphone").verdict is Verdict.WARN


def test_zoom_capped_below_twice_warns() -> None:
    assert outcome("width=device-width, maximum-scale=1.5").verdict is Verdict.WARN


@pytest.mark.parametrize("meta", ["width=device-width, maximum-scale=5", "width=device-width, user-scalable=yes"])
def test_zoom_to_twice_or_more_passes(meta: str) -> None:
    assert outcome(meta).verdict is Verdict.PASS


@pytest.mark.parametrize("touch", ["none", "pan-y", "pan-x pan-y"])
def test_touch_action_without_pinch_blocks_zoom_on_every_phone(touch: str) -> None:
    assert outcome(touch_action=touch, family="iphone").verdict is Verdict.FAIL


@pytest.mark.parametrize("touch", ["auto", "manipulation", "pan-y pinch-zoom"])
def test_touch_action_that_allows_pinch_passes(touch: str) -> None:
    assert outcome(touch_action=touch).verdict is Verdict.PASS


def test_a_host_of_its_own_for_phones_warns() -> None:
    assert outcome(url="https://m.shop.test/product").verdict is Verdict.WARN


def test_one_bad_page_decides() -> None:
    pages = {Stage.HOME: page(), Stage.CHECKOUT: page(layout=layout(viewport_meta=None))}
    seen = judged("built-for-phone", journey(pages))
    assert seen.verdict is Verdict.FAIL
    assert seen.findings[0].page == 1


def test_a_value_that_is_no_number_is_ignored_as_browsers_do() -> None:
    assert outcome("width=device-width, maximum-scale=auto").verdict is Verdict.PASS

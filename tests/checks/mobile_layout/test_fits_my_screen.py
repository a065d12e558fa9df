"""fits-my-screen: how many pixels a page is wider than the phone, and what is cut off."""

from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Offender, PageView, Reflow, Stage
from tests.evidence import box, journey, judged, layout, page


def wide(overflow: int, *, at: int = 390, **offender: Any) -> PageView:
    offenders = (Offender(selector=".table", box=box(width=at + overflow), **offender),) if overflow else ()
    return page(layout=layout(reflow=(Reflow(width=at, scroll_width=at + overflow, offenders=offenders),)))


def outcome(pages: dict[Stage, Any], **more: Any) -> Outcome:
    return judged("fits-my-screen", journey(pages, **more))


def test_pages_that_fit_at_both_widths_pass() -> None:
    seen = outcome({Stage.HOME: page(), Stage.PRODUCT: page(), Stage.CHECKOUT: page()})
    assert (seen.verdict, seen.friction, seen.measured) == (Verdict.PASS, 0, "0 px")


def test_a_product_page_seventeen_pixels_too_wide_fails_and_points_at_what_sticks_out() -> None:
    seen = outcome({Stage.HOME: page(), Stage.PRODUCT: wide(17)})
    assert seen.verdict is Verdict.FAIL
    assert (seen.findings[0].selector, seen.findings[0].page) == (".table", 1)
    assert "17 px" in seen.measured


def test_sixteen_pixels_are_a_wobble() -> None:
    assert outcome({Stage.PRODUCT: wide(16)}).verdict is Verdict.WARN


def test_friction_of_a_wobble_grows_with_its_width() -> None:
    assert outcome({Stage.PRODUCT: wide(4)}).friction == 0.25


def test_the_narrowest_phone_counts() -> None:
    assert outcome({Stage.BASKET: wide(40, at=320)}).verdict is Verdict.FAIL


def test_a_page_that_sells_nothing_only_warns_however_wide() -> None:
    seen = outcome({Stage.PRODUCT: page(), Stage.RETURNS: wide(300)})
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.4)


def test_the_buying_page_leads_even_when_another_page_is_wider() -> None:
    seen = outcome({Stage.HOME: wide(300), Stage.CHECKOUT: wide(20)})
    assert seen.verdict is Verdict.FAIL
    assert seen.findings[0].page == 1


def test_hidden_overflow_is_not_a_pass_when_words_are_cut_off() -> None:
    seen = outcome({Stage.PRODUCT: wide(200, clipped=True, text="Add to basket")})
    assert seen.verdict is Verdict.WARN
    assert seen.findings[0].quote == "Add to basket"


def test_a_hidden_decoration_without_words_does_not_hurt() -> None:
    assert outcome({Stage.PRODUCT: wide(200, clipped=True)}).verdict is Verdict.PASS


def test_a_desktop_page_shrunk_to_the_phone_does_not_fit_though_it_does_not_scroll() -> None:
    shrunk = page(layout=layout(client_width=980, reflow=(Reflow(width=980, scroll_width=980),)))
    seen = outcome({Stage.PRODUCT: shrunk})
    assert seen.verdict is Verdict.FAIL
    assert "590 px" in seen.measured


def test_a_front_page_that_fits_says_nothing_of_the_pages_that_sell() -> None:
    assert outcome({Stage.HOME: page()}).verdict is Verdict.UNCLEAR


def test_pages_without_a_measure_are_unclear() -> None:
    assert outcome({Stage.PRODUCT: page(layout=layout(reflow=()))}).verdict is Verdict.UNCLEAR


def test_an_unseen_checkout_makes_a_pass_less_sure_and_is_named() -> None:
    seen = outcome({Stage.PRODUCT: page()})
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.9
    assert "checkout was not seen" in seen.reason


def test_without_a_narrow_measure_a_pass_is_less_sure() -> None:
    only = page(layout=layout(reflow=(Reflow(width=390, scroll_width=390),)))
    seen = outcome({Stage.PRODUCT: only, Stage.CHECKOUT: only})
    assert seen.confidence < 0.9
    assert "320 px was not tried" in seen.reason

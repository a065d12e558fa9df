"""readable-text: share of text of at least 12 px, running text, prices and errors."""

from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Line, PageView, Region, Stage
from tests.evidence import field, journey, judged, layout, line, overlay, page

WORDS = "A two-person tent that goes up inner and outer together, so the bedroom stays dry in the rain."


def sized(chars: dict[int, int], *lines: Line, **more: Any) -> PageView:
    return page(layout=layout(chars_by_px=chars), lines=lines, **more)


def outcome(seen: PageView, checkout: bool = True) -> Outcome:
    pages: dict[Stage, Any] = {Stage.PRODUCT: seen}
    if checkout:
        pages[Stage.CHECKOUT] = sized({16: 1})
    return judged("readable-text", journey(pages))


def test_large_text_passes() -> None:
    seen = outcome(sized({16: 970, 11: 30}, line(WORDS)))
    assert seen.verdict is Verdict.PASS
    assert "97%" in seen.measured


def test_a_tenth_of_small_text_warns_and_shows_it() -> None:
    seen = outcome(sized({16: 900, 10: 100}, line(WORDS, font_px=10)))
    assert seen.verdict is Verdict.WARN
    assert seen.findings[0].quote == WORDS
    assert 0 < (seen.friction or 0) < 1


def test_mostly_small_text_fails() -> None:
    assert outcome(sized({16: 500, 11: 500}, line(WORDS, font_px=11))).verdict is Verdict.FAIL


def test_small_print_of_the_footer_alone_does_not_fail_a_page() -> None:
    foot = line(WORDS * 10, index=1, font_px=10, region=Region.FOOTER)
    seen = outcome(sized({16: 600, 10: len(foot.text)}, line(WORDS), foot))
    assert seen.verdict is Verdict.WARN


def test_small_text_of_a_consent_banner_is_not_the_page() -> None:
    banner = line(WORDS * 10, index=1, font_px=10, overlay=0)
    shown = sized({16: 1000, 10: len(banner.text)}, line(WORDS), banner, overlays=(overlay("consent"),))
    assert outcome(shown).verdict is Verdict.PASS


def test_running_text_under_fourteen_pixels_warns() -> None:
    seen = outcome(sized({13: 1000}, line(WORDS, font_px=13)))
    assert seen.verdict is Verdict.WARN
    assert "13 px" in seen.reason


def test_small_menu_entries_are_no_running_text() -> None:
    entries = tuple(line("Tents", index=n, font_px=12) for n in range(1, 40))
    assert outcome(sized({16: 1000, 12: 200}, line(WORDS), *entries)).verdict is Verdict.PASS


def test_a_price_under_twelve_pixels_fails_whatever_the_rest() -> None:
    seen = outcome(sized({16: 1000}, line("£189.00", font_px=11)))
    assert seen.verdict is Verdict.FAIL
    assert seen.findings[0].quote == "£189.00"


def test_a_tiny_price_beside_words_of_ordinary_size_fails() -> None:
    shown = line("£23.95 VAT included in the price", sizes=((0, 10), (7, 16)))
    seen = outcome(sized({16: 1000, 10: 6}, line("Salad bowl", font_px=22, heading=1), shown))
    assert seen.verdict is Verdict.FAIL
    assert "10 px" in seen.reason


def test_small_words_beside_a_large_price_do_not_fail() -> None:
    shown = line("£23.95 VAT included in the price", font_px=10, sizes=((0, 24), (7, 10)))
    seen = outcome(sized({16: 1000, 10: 25}, line("Salad bowl", font_px=22, heading=1), shown))
    assert seen.verdict is Verdict.PASS


def test_a_small_former_price_does_not_fail() -> None:
    assert outcome(sized({16: 1000}, line("£189.00", font_px=11, struck="£189.00"))).verdict is Verdict.PASS


def test_a_small_note_that_mentions_an_amount_is_no_price() -> None:
    note = line("or pay in three parts of £63.00 with your usual provider", font_px=11)
    assert outcome(sized({16: 1000}, note)).verdict is Verdict.PASS


def test_a_small_total_fails() -> None:
    total = line("Order total including delivery and handling: £194.95", font_px=11)
    assert outcome(sized({16: 1000}, total)).verdict is Verdict.FAIL


def test_a_small_error_message_fails() -> None:
    told = "Please enter your postcode"
    shown = sized({16: 1000}, line(told, font_px=10), fields=(field("Postcode", error=told),))
    assert outcome(shown).verdict is Verdict.FAIL


def test_text_that_was_not_measured_is_unclear() -> None:
    assert judged("readable-text", journey({Stage.PRODUCT: sized({})})).verdict is Verdict.UNCLEAR


def test_an_unseen_checkout_makes_a_pass_less_sure() -> None:
    seen = outcome(sized({16: 1000}, line(WORDS)), checkout=False)
    assert seen.verdict is Verdict.PASS
    assert seen.confidence < 0.9

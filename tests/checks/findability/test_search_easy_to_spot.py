"""search-easy-to-spot: where the search stands on the front page and the list."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Control, Field, PageView, Region, Stage
from tests.evidence import box, control, field, journey, judged, line, page

TOP, BELOW = box(y=90, width=300), box(y=900, width=300)


def box_(**more: Any) -> Field:
    known: dict[str, Any] = {"type": "search", "name": "q", "at": TOP}
    return field("Search", **(known | more))


def sender(**more: Any) -> Control:
    known: dict[str, Any] = {"at": box(x=310, y=90, width=50), "form": 0, "submits": True}
    return control("Go", **(known | more))


def outcome(home: PageView, listing: PageView | None = None) -> Outcome:
    return judged("search-easy-to-spot", journey({Stage.HOME: home, Stage.LISTING: listing or home}))


def test_an_open_field_with_a_button_passes() -> None:
    seen = outcome(page(fields=(box_(),), controls=(sender(),)))
    assert seen.verdict is Verdict.PASS
    assert seen.findings[0].selector == "#field-0"


def test_a_field_without_a_button_warns() -> None:
    assert outcome(page(fields=(box_(),))).verdict is Verdict.WARN


@pytest.mark.parametrize(
    ("lang", "name"), [("en", "Search"), ("de", "Suche öffnen"), ("fr", "Rechercher"), ("ja", "検索")]
)
def test_a_named_button_in_the_header_passes(lang: str, name: str) -> None:
    icon = control(name, at=box(x=300, y=10, width=44), region=Region.HEADER)
    assert outcome(page(lang=lang, controls=(icon,))).verdict is Verdict.PASS


def test_an_icon_without_a_name_warns() -> None:
    icon = control("", at=box(x=300, y=10, width=44), hints="header__icon icon-search")
    assert outcome(page(controls=(icon,))).verdict is Verdict.WARN


@pytest.mark.parametrize("hidden", [box_(visible=False, at=box(width=0, height=0)), box_(at=BELOW)])
def test_a_field_in_the_menu_or_further_down_warns(hidden: Field) -> None:
    assert outcome(page(fields=(hidden,))).verdict is Verdict.WARN


def test_a_search_on_the_front_page_alone_warns() -> None:
    assert outcome(page(fields=(box_(),), controls=(sender(),)), page()).verdict is Verdict.WARN


def test_no_search_in_a_large_shop_fails() -> None:
    seen = outcome(page(), page(texts=("1,248 products",)))
    assert seen.verdict is Verdict.FAIL
    assert "1248" in seen.reason


def test_no_search_in_a_small_shop_does_not_matter() -> None:
    whole = page(lines=(line("All products", heading=1), line("12 products", index=1)))
    assert outcome(page(), whole).verdict is Verdict.NOT_APPLICABLE


def test_the_number_of_one_category_does_not_make_a_shop_small() -> None:
    cards = page(texts=("Kettles", "5 products", "Rugs", "5 products"))
    shelf = page(lines=(line("Kettles", heading=1), line("1 to 3 of 3 results for Kettles", index=1)))
    assert outcome(cards, shelf).verdict is Verdict.UNCLEAR


def test_no_search_in_a_shop_of_unknown_size_is_unclear() -> None:
    assert outcome(page(), page(texts=("Tents for every season",))).verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "text", ["Call 0800 123 456", "Free delivery over 500 items of joy is a long sentence that counts nothing"]
)
def test_numbers_that_count_no_products_are_no_size(text: str) -> None:
    assert outcome(page(), page(texts=(text,))).verdict is Verdict.UNCLEAR


def test_an_email_field_is_no_search() -> None:
    mail = field("Your e-mail", type="email", at=TOP)
    assert outcome(page(fields=(mail,)), page(fields=(mail,), texts=("60 items",))).verdict is Verdict.FAIL


def test_a_search_link_in_the_footer_does_not_count() -> None:
    footer = control("Search", at=box(y=500), region=Region.FOOTER)
    assert outcome(page(controls=(footer,)), page(controls=(footer,), texts=("300 results",))).verdict is Verdict.FAIL

"""list-filter-sort: narrowing a long list down."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Control, PageView, Stage
from tests.evidence import box, control, field, journey, judged, line, page

FILTER, SORT = control("Filter"), field("Sort by", tag="select", options=("Featured", "Price: low to high"))
DETAILS = (control("Price", index=1), control("Size", index=2))


def listing(*texts: str, **more: Any) -> PageView:
    return page(texts=("248 products", *texts), **more)


def outcome(seen: PageView) -> Outcome:
    return judged("list-filter-sort", journey({Stage.LISTING: seen}))


def tiles(count: int, **more: Any) -> PageView:
    """Cards with a picture and a price, in one column."""
    cards = tuple(
        control(
            f"Tent {n}",
            index=n,
            href=f"https://shop.test/tent-{n}",
            has_image=True,
            at=box(y=n * 300, width=180, height=180),
        )
        for n in range(count)
    )
    prices = tuple(line(f"£{n + 20}.00", index=n, at=box(y=n * 300 + 200, width=80, height=20)) for n in range(count))
    return page(controls=(*cards, *more.pop("controls", ())), lines=prices, **more)


def test_filter_sorting_price_and_more_pass() -> None:
    seen = outcome(listing(controls=(FILTER, *DETAILS), fields=(SORT,)))
    assert seen.verdict is Verdict.PASS
    assert "248 products" in seen.measured


def test_a_long_list_without_anything_fails() -> None:
    assert outcome(listing()).verdict is Verdict.FAIL


def test_sorting_alone_fails_and_a_filter_alone_warns() -> None:
    assert outcome(listing(fields=(SORT,))).verdict is Verdict.FAIL
    assert outcome(listing(controls=(FILTER, *DETAILS))).verdict is Verdict.WARN


@pytest.mark.parametrize("names", [("Size", "Colour"), ("Price",)])
def test_no_filter_by_price_or_by_nothing_else_warns(names: tuple[str, ...]) -> None:
    details = tuple(control(name, index=n + 1) for n, name in enumerate(names))
    assert outcome(listing(controls=(FILTER, *details), fields=(SORT,))).verdict is Verdict.WARN


def test_filters_that_come_when_opened_are_believed_with_less_confidence() -> None:
    seen = outcome(listing(controls=(FILTER,), fields=(SORT,)))
    assert seen.verdict is Verdict.PASS
    assert seen.confidence <= 0.6


@pytest.mark.parametrize(
    ("lang", "count", "names", "sort"),
    [
        ("de", "1.204 Artikel", ("Filter", "Preis", "Größe"), "Sortieren nach"),
        ("fr", "87 produits", ("Filtrer", "Prix", "Taille"), "Trier par"),
        ("ja", "120件", ("絞り込み", "価格", "サイズ"), "並び替え"),
    ],
)
def test_other_languages_are_read(lang: str, count: str, names: tuple[str, ...], sort: str) -> None:
    controls: tuple[Control, ...] = tuple(control(name, index=n) for n, name in enumerate(names))
    full = page(texts=(count,), lang=lang, controls=controls, fields=(field(sort, tag="select"),))
    assert outcome(full).verdict is Verdict.PASS
    assert outcome(page(texts=(count,), lang=lang)).verdict is Verdict.FAIL


def test_a_short_list_needs_none() -> None:
    assert outcome(page(texts=("12 products",))).verdict is Verdict.NOT_APPLICABLE
    assert outcome(tiles(6)).verdict is Verdict.NOT_APPLICABLE


def test_a_list_that_shows_many_is_long_whatever_it_says() -> None:
    seen = outcome(tiles(30))
    assert seen.verdict is Verdict.FAIL
    assert "30 products" in seen.reason


def test_a_list_that_goes_on_without_an_end_is_unclear() -> None:
    assert outcome(tiles(6, controls=(control("Load more", index=99),))).verdict is Verdict.UNCLEAR

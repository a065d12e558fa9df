"""search-forgives: a mistyped word and nonsense."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import PageView, SearchTry, Stage
from frictionaudit.shopper.search_pass import mistyped, search_form, search_words
from tests.evidence import box, control, field, journey, judged, line, page

TENTS = tuple(f"https://shop.test/tent-{n}" for n in range(6))


def tried(kind: str, query: str, products: tuple[str, ...] = (), **more: Any) -> SearchTry:
    return SearchTry(kind=kind, query=query, url=f"https://shop.test/search?q={query}", products=products, **more)


def outcome(*tries: SearchTry, gap: str = "") -> Outcome:
    return judged("search-forgives", journey({Stage.HOME: page()}, searches=tries, searches_gap=gap))


EXACT, NONSENSE = tried("exact", "tent", TENTS), tried("nonsense", "qzxvkwj", ways_on=8)


def test_a_mistyped_word_that_finds_the_same_passes() -> None:
    seen = outcome(EXACT, tried("typo", "tnet", TENTS[:3]), NONSENSE)
    assert seen.verdict is Verdict.PASS
    assert "tnet" in seen.reason


def test_a_mistyped_word_that_finds_nothing_fails() -> None:
    assert outcome(EXACT, tried("typo", "tnet"), NONSENSE).verdict is Verdict.FAIL


def test_other_products_instead_are_not_what_was_meant() -> None:
    popular = tuple(f"https://shop.test/popular-{n}" for n in range(6))
    assert outcome(EXACT, tried("typo", "tnet", popular), NONSENSE).verdict is Verdict.FAIL


def test_did_you_mean_warns() -> None:
    seen = outcome(EXACT, tried("typo", "tnet", correction="Did you mean tent?"), NONSENSE)
    assert seen.verdict is Verdict.WARN
    assert "Did you mean tent?" in seen.reason


def test_a_part_of_it_warns() -> None:
    assert outcome(EXACT, tried("typo", "tnet", TENTS[:1]), NONSENSE).verdict is Verdict.WARN


def test_a_bare_empty_page_warns_lightly() -> None:
    seen = outcome(EXACT, tried("typo", "tnet", TENTS), tried("nonsense", "qzxvkwj", ways_on=0))
    assert (seen.verdict, seen.friction) == (Verdict.WARN, 0.2)


@pytest.mark.parametrize(
    "tries",
    [
        (),
        (tried("exact", "tent"),),
        (tried("exact", "tent", problem="status 429"),),
        (EXACT, tried("typo", "tnet", problem="slow")),
    ],
)
def test_what_could_not_be_asked_is_unclear(tries: tuple[SearchTry, ...]) -> None:
    assert outcome(*tries).verdict is Verdict.UNCLEAR


def test_the_reason_why_it_was_not_asked_is_said() -> None:
    assert "robots.txt" in outcome(gap="robots.txt asks not to open the search").reason


@pytest.mark.parametrize("word", ["tent", "jacke", "boots", "hiking"])
def test_a_mistyped_word_is_another_word_of_almost_the_same_letters(word: str) -> None:
    assert mistyped(word) != word
    assert abs(len(mistyped(word)) - len(word)) <= 1


def listed(*names: str) -> PageView:
    links = tuple(
        control(name, index=n, href=f"https://shop.test/{n}", has_image=True, at=box(y=n * 300, width=180, height=180))
        for n, name in enumerate(names)
    )
    prices = (line("£20.00", index=n, at=box(y=n * 300 + 190, width=80, height=20)) for n in range(len(names)))
    return page(controls=links, lines=tuple(prices))


def test_the_word_is_one_that_several_products_are_called() -> None:
    assert search_words((listed("Ridge 2 Tent", "Valley Tunnel Tent", "Bivi Tent"),))[0] == "tent"


def test_where_no_word_is_shared_the_word_of_one_product_is_asked() -> None:
    assert search_words((listed("Salad bowl", "Merino scarf", "Garden lantern"),))[0] == "lantern"


def test_the_form_is_found_even_when_it_is_folded_away() -> None:
    folded = field("Search", type="search", name="q", visible=False)
    sends = control("Go", form=0, submits=True, action="https://shop.test/search", visible=False)
    assert search_form((page(fields=(folded,), controls=(sends,)),)) == ("https://shop.test/search", "q")
    assert search_form((page(fields=(folded,)),)) is None

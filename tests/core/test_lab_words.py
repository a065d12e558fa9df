"""The laboratory's wording: complete in every language, varied, and no English left in the others."""

import tomllib
from functools import cache
from pathlib import Path

import pytest

import tests.shops.lab

FOLDER = Path(tests.shops.lab.__file__).parent / "words"
LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl", "sv", "da", "ja")
LOAN_WORDS = {
    "da": {"Find", "Login", "E-mail", "Menu", "Navigation"},
    "de": {"(optional)", "Filter", "Home", "Login", "Name", "Navigation", "Shop", "Start"},
    "fr": {"Contact", "E-mail", "Menu", "Navigation", "Total"},
    "it": {"E-mail", "Password"},
    "nl": {"E-mail", "Later", "Log in", "Menu", "Postcode", "Product"},
    "pl": {"E-mail", "Menu", "Start"},
    "sv": {"Organisation"},
}
"""What a language truly says as English does, by borrowing or by kinship."""


@cache
def wording(language: str) -> dict[str, list[str]]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def test_every_language_is_there_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_key(language: str) -> None:
    assert set(wording(language)) == set(wording("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_has_three_ways_of_saying_it(language: str) -> None:
    poor = [
        key
        for key, variants in wording(language).items()
        if len(variants) < 3 or len({said.casefold() for said in variants}) < len(variants)
    ]
    assert not poor


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_empty_or_badly_spaced(language: str) -> None:
    untidy = [
        (key, said)
        for key, variants in wording(language).items()
        for said in variants
        if not said or said != said.strip()
    ]
    assert not untidy


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_no_english_is_left_but_loan_words(language: str) -> None:
    same = {said for key, variants in wording(language).items() for said in variants if said in wording("en")[key]}
    assert same == LOAN_WORDS.get(language, set())

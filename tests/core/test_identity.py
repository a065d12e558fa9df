"""The synthetic shopper of every market."""

import pytest
from babel.numbers import get_territory_currencies

from frictionaudit.reading.fields import Purpose
from frictionaudit.shopper.identity import answer, country_names, markets, own_names, shopper
from tests.evidence import field

BOX = field("")


@pytest.mark.parametrize("market", markets())
def test_every_market_has_a_whole_address_and_a_telephone(market: str) -> None:
    who = shopper(market, "example.org")
    asked = (Purpose.STREET, Purpose.POSTCODE, Purpose.CITY, Purpose.STATE, Purpose.COUNTRY, Purpose.PHONE)
    assert who.market == market
    assert all(answer(who, purpose, BOX) for purpose in asked)
    assert get_territory_currencies(market)
    assert "Friction Audit" in answer(who, Purpose.NAME, BOX)


@pytest.mark.parametrize(
    ("market", "street"), [("GB", "10 Victoria Street"), ("DE", "Rathausstraße 15"), ("LU", "42 Place Guillaume II")]
)
def test_the_house_number_stands_where_the_market_writes_it(market: str, street: str) -> None:
    assert answer(shopper(market, "example.org"), Purpose.STREET, BOX) == street


def test_a_country_is_known_by_its_own_name_and_by_those_of_the_product_s_languages() -> None:
    assert {"South Africa", "Südafrika", "ZA"} <= set(country_names(shopper("ZA", "example.org")))
    assert own_names(shopper("IN", "example.org"), Purpose.STATE) == ("Maharashtra", "MH")


def test_a_market_without_an_address_of_its_own_gets_the_british_one() -> None:
    assert shopper("AQ", "example.org").country == "United Kingdom"

"""who-you-are: name, address, contact."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from frictionaudit.reading.imprint import Identity, identity_on
from tests.evidence import control, journey, judged, line, page, trip

CALL = control("0113 496 0142", href="tel:+441134960142")
FOOT = "Fernway Ltd, 12 Cutlers Wharf, Leeds LS10 1FW"


def outcome(*texts: str, market: str = "GB", **more: Any) -> Outcome:
    return judged("who-you-are", journey({Stage.HOME: page(texts=texts, **more)}, trip=trip(market=market)))


def test_name_address_and_contact_pass() -> None:
    assert outcome(FOOT, controls=(CALL,)).verdict is Verdict.PASS


def test_two_of_three_warn() -> None:
    assert outcome(FOOT).verdict is Verdict.WARN
    assert outcome("Fernway Ltd", controls=(CALL,)).verdict is Verdict.WARN


def test_only_a_way_to_write_fails() -> None:
    assert outcome("Great boots since 1987", controls=(CALL,)).verdict is Verdict.FAIL


def test_a_linked_imprint_that_was_not_opened_may_tell_it() -> None:
    imprint = control("Impressum", index=1, href="https://shop.test/impressum")
    assert outcome("Tolle Schuhe", market="DE", lang="de", controls=(imprint,)).verdict is Verdict.UNCLEAR


def test_structured_data_tells_it_too() -> None:
    address = {"streetAddress": "12 Cutlers Wharf", "postalCode": "LS10 1FW", "addressLocality": "Leeds"}
    declared = {"@type": "Organization", "legalName": "Fernway Ltd", "address": address}
    assert outcome("Boots", controls=(CALL,), structured_data=(declared,)).verdict is Verdict.PASS


@pytest.mark.parametrize(
    ("market", "text"),
    [
        ("DE", "Bergwerk Ausrüstung GmbH, Isartalstraße 44, 80469 München"),
        ("FR", "Montagne SAS, 12 rue de la Paix, 75002 Paris"),
        ("ES", "Botas S.L., Calle Mayor 3, 28013 Madrid"),
        ("IT", "Scarponi S.r.l., Via Roma 5, 20121 Milano"),
        ("NL", "Wandel B.V., Keizersgracht 100, 1015 AB Amsterdam"),
        ("PT", "Botas Lda, Rua Augusta 10, 1100-053 Lisboa"),
        ("PL", "Buty Sp. z o.o., ul. Długa 5, 00-238 Warszawa"),
        ("SE", "Kängor AB, Storgatan 3, 111 22 Stockholm"),
        ("DK", "Støvler ApS, Nørregade 7, 1165 København"),
        ("JP", "株式会社山の靴 〒150-0001 東京都渋谷区神宮前1-2-3"),
        ("US", "Boots Inc, 500 Main St, Portland, OR 97201"),
    ],
)
def test_names_and_addresses_of_many_countries_are_read(market: str, text: str) -> None:
    facts = {known.fact for known in identity_on(page(texts=(text,)), market)}
    assert facts >= {Identity.NAME, Identity.ADDRESS}


@pytest.mark.parametrize(
    "text",
    ["We deliver to AB postcodes", "Sizes 38 40 42 44", "Ridge Boot Limited Edition", "44 Autumn Court SE", "12GB SAS"],
)
def test_plain_words_and_numbers_are_no_company(text: str) -> None:
    assert identity_on(page(lines=(line(text),)), "GB") == ()

from datetime import date

import pytest

from frictionaudit.reading.dates import day_in

TODAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("text", "lang", "market", "day"),
    [
        ("12 March 2025", "en", "GB", date(2025, 3, 12)),
        ("03/04/2025", "en-GB", "GB", date(2025, 4, 3)),
        ("03/04/2025", "en-US", "US", date(2025, 3, 4)),
        ("Reviewed on 3 May 2025", "en", "GB", date(2025, 5, 3)),
        ("vor 3 Tagen", "de", "DE", date(2026, 1, 2)),
        ("12 de marzo de 2025", "es", "ES", date(2025, 3, 12)),
        ("2025年3月12日", "ja", "JP", date(2025, 3, 12)),
    ],
)
def test_days_are_read_as_the_market_writes_them(text: str, lang: str, market: str, day: date) -> None:
    assert day_in(text, lang, market, TODAY) == day


@pytest.mark.parametrize("text", ["5 of 5", "March 2025", "It came off after 2 weeks", "Size 42", "4.4 out of 5", "22"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_in(text, "en", "GB", TODAY) is None


def test_days_to_come_are_none() -> None:
    assert day_in("12 March 2026", "en", "GB", TODAY) is None

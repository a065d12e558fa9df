"""Days written in page text, in the shop's language: "12 March 2026", "12.03.2026", "vor 3 Tagen".

dateparser reads them; it is asked strictly, so that "5 of 5" and "March 2026" are no days.
"""

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Final

from frictionaudit.reading.words import language

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

LONGEST: Final = 48
"""Letters of a line that is a date with a few words before it."""
MONTH_FIRST: Final = frozenset({"US"})
YEAR_FIRST: Final = frozenset({"ja", "sv"})
MOST_WORDS: Final = 7


def day_in(text: str, lang: str, market: str, today: date) -> date | None:
    """The day a short text tells: the whole text, or a full date at its end ("Reviewed on 3 May 2026").

    Days to come, and times without a day, are None.
    """
    words = text.split()
    if len(text) > LONGEST or not any(char.isdigit() for char in text) or len(words) > MOST_WORDS:
        return None
    parser = _parser(language(lang) or "en", market, today)
    for start in range(len(words)):
        told = parser.get_date_data(" ".join(words[start:]))
        if told.date_obj is not None and (start == 0 or told.period == "day"):
            found = told.date_obj.date()
            return found if found <= today else None
    return None


@cache
def _parser(code: str, market: str, today: date) -> "DateDataParser":
    from dateparser.date import DateDataParser

    order = "MDY" if market in MONTH_FIRST else "YMD" if code in YEAR_FIRST else "DMY"
    return DateDataParser(
        languages=[code],
        settings={
            "DATE_ORDER": order,
            "PREFER_DATES_FROM": "past",
            "RELATIVE_BASE": datetime(today.year, today.month, today.day),
            "REQUIRE_PARTS": ["day", "month", "year"],
            "STRICT_PARSING": True,
        },
    )

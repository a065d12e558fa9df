"""Words, numbers and dates of the reports, and the taming of text that comes from shops.

The reports are in English; numbers and dates follow the habits of the market where an English locale of it is known.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import cast
from urllib.parse import urlsplit

from babel import Locale
from babel.dates import format_datetime
from babel.numbers import format_currency, format_decimal, format_percent

from frictionaudit.api import ProblemCode, Score, Stage, Standing, Status, Tier, Verdict, english_locale, money_words

VERDICTS = {
    Verdict.PASS: "Pass",
    Verdict.WARN: "Warning",
    Verdict.FAIL: "Fail",
    Verdict.UNCLEAR: "Unclear",
    Verdict.NOT_APPLICABLE: "Not applicable",
    Verdict.ERROR: "Check crashed",
}
STANDINGS: dict[Standing, str] = {"ahead": "Ahead", "level": "Level", "behind": "Behind", "unknown": "Unknown"}
STATUSES: dict[Status, str] = {
    "audited": "audited",
    "partly-audited": "partly audited",
    "not-audited": "not audited",
}
PAGES = {
    Stage.HOME: "Start page",
    Stage.LISTING: "Listing page",
    Stage.PRODUCT: "Product page",
    Stage.BASKET: "Basket",
    Stage.CHECKOUT: "Checkout",
    Stage.PAYMENT: "Payment, the last page",
    Stage.DELIVERY: "Delivery information",
    Stage.RETURNS: "Returns policy",
    Stage.CONTACT: "Contact",
    Stage.HELP: "Help",
}
SEEN = {"yes": "Yes", "no": "No", "mixed": "Half way", "unknown": "Could not be told"}
SAID = {"yes": "Yes", "no": "No", "mixed": "Yes and no", "unknown": "Nothing yet"}
TIERS = {Tier.BASICS: "basics", Tier.SHINY: "shiny"}
PROBLEMS = {
    ProblemCode.UNREACHABLE: "The shop could not be reached",
    ProblemCode.BLOCKED: "The shop blocked the visit",
    ProblemCode.LOST: "The way was not found",
    ProblemCode.TIMEOUT: "Time ran out",
    ProblemCode.UNSAFE: "Stopped for safety",
    ProblemCode.ACCOUNT_WALL: "An account was demanded",
    ProblemCode.OUT_OF_STOCK: "Out of stock",
    ProblemCode.PROBE_FAILED: "The page could not be read",
    ProblemCode.ROBOTS: "The shop asks robots to stay out",
    ProblemCode.NOT_ASKED: "Not asked to go here",
}
MOST_TEXT = 280
MOST_URL = 2000
_SCAN = 4 * MOST_URL
"""Longer text is cut before anything reads it: a page may hold megabytes in one word."""
_STEERING = frozenset("\u061c\u200b\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of text around or hide in it."""


def plain(text: object, limit: int = MOST_TEXT) -> str:
    """Text of a shop made harmless for one line: no control, no bidi steering, bounded; not escaped."""
    raw = str(text)
    words = " ".join("".join(map(_harmless, raw[: max(_SCAN, limit)])).split())
    if len(words) <= limit and len(raw) <= max(_SCAN, limit):
        return words
    return words[: limit - 1].rstrip() + "…"


def sentence(text: object, limit: int = MOST_TEXT) -> str:
    """The same with a capital at the start and a full stop at the end."""
    words = plain(text, limit)
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", "…")) or not words else ".")


def _harmless(char: str) -> str:
    if char in _STEERING:
        return ""
    return " " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char


def web_address(url: str) -> str:
    """The URL when it can be linked safely (http or https, no blanks or controls, not overlong), else nothing."""
    if len(url) > MOST_URL or url != plain(url, MOST_URL) or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def slug(text: str) -> str:
    """Lower-case words joined by hyphens, for anchors; may be empty."""
    letters = unicodedata.normalize("NFKD", text[:80]).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")


def label(name: str) -> str:
    """An identifier as people read it: `mobile-layout` is Mobile layout."""
    words = plain(name, 60).replace("-", " ")
    return words[:1].upper() + words[1:]


def listing(items: Sequence[str]) -> str:
    """One, two and three."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def counted(number: int, one: str, many: str = "") -> str:
    """`1 check`, `2 checks`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def place(number: int) -> str:
    """1st, 2nd, 3rd, 4th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


@dataclass(frozen=True, slots=True)
class Wording:
    """Numbers and dates for one market."""

    locale: Locale
    market: str

    @classmethod
    def of(cls, market: str) -> "Wording":
        """Wording for a market such as `GB` or `de-DE`; plain English where none is known."""
        return cls(english_locale(market), market)

    @property
    def market_name(self) -> str:
        """`United Kingdom`; the code itself where it is not known."""
        code = re.split(r"[-_]", self.market)[-1].upper()
        names = cast("Mapping[str, str]", self.locale.territories)
        return names.get(code, plain(self.market, 40))

    def tenths(self, value: float) -> str:
        """A score or points with one decimal: 61.3"""
        return format_decimal(round(value, 1) + 0.0, "0.0", locale=self.locale)

    def whole(self, value: float) -> str:
        """A number without decimals."""
        return format_decimal(value, "#,##0", locale=self.locale)

    def hundredths(self, value: float) -> str:
        """A number with at most two decimals."""
        return format_decimal(value, "#,##0.##", locale=self.locale)

    def figure(self, value: float) -> str:
        """A number with as many decimals as it has, up to four."""
        return format_decimal(value, "#,##0.####", locale=self.locale)

    def share(self, value: float) -> str:
        """0.875 as 88%."""
        return format_percent(value, "0%", locale=self.locale)

    def money(self, amount: Decimal, currency: str) -> str:
        """4.95 and GBP as £4.95; the bare number where the page named no currency."""
        return money_words(amount, currency, self.market)

    def rounded_money(self, amount: float, currency: str) -> str:
        """1192.4 and GBP as £1,192."""
        pattern = re.sub(r"[.]0+", "", self.locale.currency_formats["standard"].pattern)
        return format_currency(amount, currency, pattern, locale=self.locale, currency_digits=False)

    def seconds(self, milliseconds: int) -> str:
        """1234 ms as 1.2 s."""
        return f"{self.tenths(milliseconds / 1000)}\N{NO-BREAK SPACE}s"

    def date(self, when: datetime) -> str:
        """Day and time, in UTC."""
        return format_datetime(when.astimezone(UTC), "d MMMM y, HH:mm", locale=self.locale) + " UTC"

    def range(self, score: Score) -> str:
        """What the unknown part leaves open: 54–68."""
        return f"{self.tenths(score.low)}–{self.tenths(score.high)}"

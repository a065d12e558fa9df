"""What the laboratory's shops sell, and where: one market a language, its prices and its form of an address."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from babel.numbers import format_currency

_HERE: Final = Path(__file__).parent
_SPELT: Final = str.maketrans({"ł": "l", "ø": "o", "æ": "ae", "ß": "ss"})
"""Letters that are no plain letter with a sign."""
_WIDE: Final = frozenset({"JPY"})
"""Currencies without a smaller unit."""


@dataclass(frozen=True, slots=True)
class Market:
    """Where a language is spoken and bought in."""

    language: str
    country: str
    locale: str
    currency: str
    rate: Decimal
    postcode: str
    """The form of a postcode, as a regular expression of the whole."""
    states: tuple[str, ...]

    def price(self, pounds: Decimal) -> Decimal:
        """What something that costs so many pounds costs here: a round price, as shops set them."""
        exact = pounds * self.rate
        if self.currency in _WIDE:
            return (exact / 10).to_integral_value() * 10
        return exact.to_integral_value() - Decimal("0.05") if self.rate < 2 else exact.to_integral_value()

    def money(self, amount: Decimal) -> str:
        """An amount as it is written here."""
        return format_currency(amount, self.currency, locale=self.locale)


@dataclass(frozen=True, slots=True)
class Category:
    """One section of a shop."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Product:
    """One thing on sale."""

    slug: str
    name: str
    text: str
    category: Category
    price: Decimal
    shape: str
    tint: str
    in_stock: bool = True
    online: bool = True
    """Whether it can be bought here at all, or in the branch only."""

    @property
    def buyable(self) -> bool:
        """Whether it can be put into a basket."""
        return self.in_stock and self.online


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything a market's shop has to offer."""

    shop: str
    market: Market
    categories: tuple[Category, ...]
    products: tuple[Product, ...]
    colours: tuple[str, ...]
    tints: tuple[str, ...]
    sizes: tuple[str, ...]


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((_HERE / "goods.toml").read_text(encoding="utf-8"))


def languages() -> tuple[str, ...]:
    """The languages that shops speak."""
    return tuple(_read()["market"])


@cache
def shelf(language: str) -> Shelf:
    """What a shop of this language sells."""
    told = _read()
    market = _market(language, told["market"][language])
    categories = {key: Category(slug(names[language], key), names[language]) for key, names in told["category"].items()}
    products = tuple(
        Product(
            slug=slug(one["name"][language], one["key"]),
            name=one["name"][language],
            text=one["text"][language],
            category=categories[one["category"]],
            price=market.price(Decimal(one["price"])),
            shape=one["shape"],
            tint=one["tint"],
        )
        for one in told["product"]
    )
    return Shelf(
        shop=told["shop"][language],
        market=market,
        categories=tuple(categories.values()),
        products=products,
        colours=tuple(told["colours"][language]),
        tints=tuple(told["colours"]["tints"]),
        sizes=tuple(told["sizes"][language]),
    )


def _market(language: str, told: dict[str, Any]) -> Market:
    return Market(
        language=language,
        country=told["country"],
        locale=told["locale"],
        currency=told["currency"],
        rate=Decimal(str(told["rate"])),
        postcode=told["postcode"],
        states=tuple(told["states"]),
    )


def slug(name: str, otherwise: str) -> str:
    """A name as it stands in an address; `otherwise` where nothing of it can."""
    spelt = name.lower().translate(_SPELT)
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or otherwise


_SHAPES: Final = {
    "pot": "M60 90h80v60a20 20 0 0 1-20 20H80a20 20 0 0 1-20-20zM140 105l35-15-25 50zM60 100c-40 0-40 45 0 45M95 80h10v10H95z",
    "cup": "M65 70h65v75a15 15 0 0 1-15 15H80a15 15 0 0 1-15-15zM130 85h18a14 14 0 0 1 14 14v14a14 14 0 0 1-14 14h-18z",
    "board": "M60 55h80a10 10 0 0 1 10 10v90a10 10 0 0 1-10 10H60a10 10 0 0 1-10-10V65a10 10 0 0 1 10-10zM90 30h20v25H90z",
    "bowl": "M40 90h120a60 60 0 0 1-120 0zM80 152h40v12H80z",
    "cloth": "M50 50h100v95l-15-10-15 10-15-10-15 10-15-10-25 10z",
    "cushion": "M50 50q50 15 100 0 -15 50 0 100 -50-15-100 0 15-50 0-100z",
    "lamp": "M70 40l60 25-15 35-60-25zM95 90l10 5 5 60H95zM65 155h70v12H65z",
    "lantern": "M70 70h60v80H70zM65 150h70v14H65zM85 45h30l15 25H70zM90 30h20v12H90z",
    "shade": "M80 45h40l35 80H45zM96 125h8v40h-8z",
    "candles": "M60 70h18v95H60zM92 50h18v115H92zM124 80h18v85h-18zM69 52l5 12h-10zM101 32l5 12H96zM133 62l5 12h-10z",
}


def picture(product: Product, tint: str = "") -> bytes:
    """A drawing of a product, as SVG."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="400" height="400">'
        f'<rect width="200" height="200" fill="#efe9df"/><path d="{_SHAPES[product.shape]}" fill="{tint or product.tint}"/>'
        "</svg>"
    ).encode()

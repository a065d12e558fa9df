"""Who stands behind a shop: a company's name, its postal address, its entry in a register.

An address is a postcode as the market writes it together with a number of a house or building, in one line or in lines
next to each other. Wording and patterns are data (`data/service.toml`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, cast

from frictionaudit.evidence import Control, Line, PageView
from frictionaudit.reading import phrasebook
from frictionaudit.reading.layers import own
from frictionaudit.reading.words import data

LONGEST = 400
MOST_ADDRESS_LINES = 4
_NUMBER = re.compile(r"\d")


class Identity(StrEnum):
    """One fact about who stands behind the shop."""

    NAME = "company name"
    ADDRESS = "postal address"
    REGISTER = "register or tax number"


@dataclass(frozen=True, slots=True)
class Known:
    """A fact and where it stands; without a line it is told in structured data alone."""

    fact: Identity
    page: PageView
    line: Line | None
    quote: str


def identity_on(page: PageView, market: str) -> tuple[Known, ...]:
    """What a page tells about who stands behind the shop, each fact once; text before structured data."""
    once: dict[Identity, Known] = {}
    for known in (*_written(page, market), *_declared(page)):
        once.setdefault(known.fact, known)
    return tuple(once[fact] for fact in Identity if fact in once)


def leads_to_imprint(control: Control, lang: str = "") -> bool:
    """Whether a link promises the company's details: imprint, about, terms of sale."""
    return bool(control.href) and phrasebook.names("service", "about_us", control.name or control.text, lang)


def _written(page: PageView, market: str) -> Iterator[Known]:
    lines = own(page, page.lines)
    for number, line in enumerate(lines):
        text = line.text[:LONGEST]
        if _company(market.upper()).search(text):
            yield Known(Identity.NAME, page, line, text)
        around = lines[max(number - MOST_ADDRESS_LINES + 1, 0) : number + 1]
        if _postcode(market.upper()).search(text) and _has_house(around, market):
            yield Known(Identity.ADDRESS, page, line, text)
        if _NUMBER.search(text) and phrasebook.says("service", "register_entry", text, page.lang):
            yield Known(Identity.REGISTER, page, line, text)


def _has_house(lines: Sequence[Line], market: str) -> bool:
    """A number beside the postcode's own digits: a house, unit or post box."""
    text = " ".join(line.text[:LONGEST] for line in lines)
    return bool(_NUMBER.search(_postcode(market.upper()).sub(" ", text)))


def _declared(page: PageView) -> Iterator[Known]:
    for item in page.structured_data:
        kinds = item.get("@type")
        named = {kinds} if isinstance(kinds, str) else set(kinds or ())
        if not named & {"Organization", "OnlineStore", "Store", "LocalBusiness", "Corporation", "OnlineBusiness"}:
            continue
        if legal := item.get("legalName"):
            yield Known(Identity.NAME, page, None, str(legal)[:LONGEST])
        told = item.get("address")
        address = cast(dict[str, Any], told) if isinstance(told, dict) else {}
        if address.get("streetAddress") and address.get("postalCode"):
            words = (address.get(key) for key in ("streetAddress", "postalCode", "addressLocality"))
            yield Known(Identity.ADDRESS, page, None, ", ".join(str(word) for word in words if word)[:LONGEST])
        if number := item.get("vatID") or item.get("taxID"):
            yield Known(Identity.REGISTER, page, None, str(number)[:LONGEST])


@cache
def _company(market: str) -> re.Pattern[str]:
    """Words with capitals that end with a legal form as companies write it; in lower case it would be a plain word."""
    table: dict[str, list[str]] = data("service")["legal_forms"]
    english = market in data("service")["markets"]["english_speaking"]
    continental = () if english else table["continental"]
    forms: list[str] = sorted((*table["words"], *continental), key=len, reverse=True)
    behind = "|".join(re.escape(form) for form in forms if form.isascii())
    spaceless = "|".join(re.escape(form) for form in forms if not form.isascii())
    other = "|".join(table["not_behind"])  # "Limited Edition"
    return re.compile(
        rf"(?<!\w)(?:[A-ZÀ-Þ0-9&][\w&.'’-]*,?\s){{1,6}}(?:{behind})\.?(?!\w)(?!\s(?i:{other})(?!\w))|{spaceless}"
    )


@cache
def _postcode(market: str) -> re.Pattern[str]:
    table: dict[str, str] = data("service")["postcodes"]
    groups: dict[str, list[str]] = data("service")["postcode_of"]
    group = next((name for name, markets in groups.items() if market in markets), "")
    return re.compile(table.get(market) or table.get(group) or "|".join(table.values()))

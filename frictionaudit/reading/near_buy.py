"""What stands by the buy button about delivery cost, arrival and returns.

In: a product page and the market. Out: for each of the three whether it is stated, only linked to, or absent, with the
line or control that shows it. The zone goes from the top of the page to some screens below the button; other products
and the footer are not part of it. "Calculated at checkout" states nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from typing import cast

from babel import Locale

from frictionaudit.evidence import Control, Line, PageView, Region, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.costs import CostKind, promises_on
from frictionaudit.reading.delivery import tells_time_alone
from frictionaudit.reading.layers import own
from frictionaudit.reading.product_page import buy_buttons, current_price, product_lines, top_of_product
from frictionaudit.reading.words import data, fold, language, means

BELOW_SCREENS = 1.5
"""How far below the button its neighbourhood reaches (checks catalogue: within 1.5 screens)."""
LONGEST = 240
_SENTENCES = re.compile(r"(?<=\w{4})[.!?]\s|\s\.\s|[;·•|]\s")
"""A full stop ends a sentence only behind a whole word: "Do., 12. Nov." is one date."""
_PARTS = re.compile(r"[.;·•|]\s|,\s|\s[–—-]\s")
says = partial(phrasebook.says, "purchase")


class Told(StrEnum):
    """How a shopper learns something by the buy button."""

    STATED = "stated"
    LINKED = "linked"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the three things, how it is told, and by what."""

    what: str
    """delivery cost | arrival | returns"""
    told: Told
    proof: Line | Control | None = None


def near_buy(page: PageView, market: str) -> tuple[Piece, Piece, Piece] | None:
    """Delivery cost, arrival and returns by the buy button, in this order; None when the page shows neither button nor price."""
    bottom = _bottom(page)
    if bottom is None:
        return None
    lines = tuple(line for line in product_lines(page) if line.box.y <= bottom)
    links = tuple(_links(page, bottom))
    lang = page.lang
    promises = promises_on(page, Stage.PRODUCT, market)
    told = {promise.line.index for promise in promises if promise.kind is CostKind.DELIVERY}
    cost = next((line for line in lines if line.index in told), None)
    arrival = next((line for line in lines if tells_arrival(line.text, lang)), None)
    returns = next((line for line in lines if _tells_returns(line.text, lang)), None)
    delivery_link = next((c for c in links if means("shipping", c.name, lang) or _about_delivery(c.name, lang)), None)
    returns_link = next((c for c in links if means("returns", c.name, lang) or says("taking_back", c.name, lang)), None)
    named = next((line for line in lines if line.region is not Region.HEADER and _names_returns(line.text, lang)), None)
    return (
        _piece("delivery cost", cost, delivery_link),
        _piece("arrival", arrival, delivery_link),
        _piece("returns", returns, returns_link or named),
    )


def _piece(what: str, stated: Line | None, linked: Line | Control | None) -> Piece:
    told = Told.STATED if stated else Told.LINKED if linked else Told.ABSENT
    return Piece(what, told, stated or linked)


def _bottom(page: PageView) -> float | None:
    """Where the neighbourhood of the buy button ends; a button that sticks stands wherever the price is."""
    buttons = buy_buttons(page)
    price = current_price(page)
    still = [control.box.bottom for control in buttons if not control.fixed]
    if not buttons and price is None:
        return None
    anchor = max(still) if still else price.box.bottom if price else top_of_product(page)
    return anchor + BELOW_SCREENS * page.layout.viewport_height


def _links(page: PageView, bottom: float) -> Iterator[Control]:
    apart = (Region.HEADER, Region.NAV, Region.FOOTER)
    for control in own(page, page.controls):
        if control.visible and control.region not in apart and control.box.y <= bottom and len(control.name) <= 80:
            yield control


def _about_delivery(name: str, lang: str) -> bool:
    return phrasebook.says("costs", "delivery", name, lang) and not means("add_to_cart", name, lang)


def tells_arrival(text: str, lang: str = "") -> bool:
    """Whether a line says when a parcel comes: a word of sending beside a day, a date, or a number of days."""
    if len(text) > LONGEST:
        return False
    if tells_time_alone(text, lang):
        return True
    parts = (_PARTS if says("taking_back", text, lang) else _SENTENCES).split(fold(text))
    sending = [part for part in parts if not says("taking_back", part, lang)]  # "free delivery, 30 days to return"
    return any(
        (says("sending", part, lang) or phrasebook.says("costs", "delivery", part, lang))
        and (says("soon", part, lang) or _counted(lang).search(part) or _days(lang).search(part))
        for part in sending
    )


def _tells_returns(text: str, lang: str) -> bool:
    """Whether a line states a rule of returning: a time, or who pays."""
    if len(text) > LONGEST or not says("taking_back", text, lang):
        return False
    return bool(_counted(lang).search(fold(text))) or phrasebook.says("costs", "free", text, lang)


def _names_returns(text: str, lang: str) -> bool:
    return len(text) <= LONGEST / 2 and says("taking_back", text, lang)


# ---- times ----------------------------------------------------------------------------------------------------------


def _codes(lang: str) -> tuple[str, ...]:
    code = language(lang)
    return tuple(dict.fromkeys((code, "en"))) if code else tuple(data("words")["languages"])


@cache
def _counted(lang: str) -> re.Pattern[str]:
    """A number of days or hours: "2-4 working days", "48 h", "30日"."""
    table: dict[str, list[str]] = data("purchase")["phrases"]["days"]
    units = sorted({fold(unit) for code in _codes(lang) for unit in table[code]}, key=len, reverse=True)
    words = "|".join(re.escape(unit) + (r"(?!\w)" if unit.isascii() or len(unit) > 3 else "") for unit in units)
    upto = r"(?:\s?(?:-|–|to|bis|à|a|tot|do|till|til|〜|~)\s?\d{1,3})?"
    return re.compile(rf"(?<![\d.,£$€])\d{{1,3}}{upto}[\s-]?(?:[a-zà-ÿ]{{3,12}}\s)?(?:{words})")


@cache
def _days(lang: str) -> re.Pattern[str]:
    """Names of days and of months with a number: "Thursday", "Do., 12. Nov."."""
    weekdays: set[str] = set()
    months: set[str] = set()
    for code in _codes(lang):
        locale = Locale(code)
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                weekdays |= _names(cast("dict[int, str]", locale.days[form][width]))
                months |= _names(cast("dict[int, str]", locale.months[form][width]))
    long_days = "|".join(re.escape(day) for day in sorted(weekdays, key=len, reverse=True) if len(day) > 2)
    month = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:{long_days})(?!\w)|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?[.\s]{{0,2}}(?:de\s)?(?:{month})(?!\w)"
        rf"|(?<!\w)(?:{month})[.\s]{{1,2}}\d{{1,2}}(?!\d)|\d{{1,2}}月\d{{1,2}}日|(?<!\d)\d{{1,2}}[./]\d{{1,2}}\.(?!\d)"
    )


def _names(table: dict[int, str]) -> set[str]:
    return {fold(name) for name in table.values() if not name.isdigit()}

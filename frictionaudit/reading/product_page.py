"""The product on its own page: its lines, name, price and the button that buys it.

In: a product page. Other products on it (recommendations, bundles) are left out: they stand under a heading that says
so, or in cards of their own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any, cast

from frictionaudit.evidence import Box, Control, Line, PageView, Price, Region
from frictionaudit.reading import phrasebook
from frictionaudit.reading.cost_words import names_saving
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import path_of
from frictionaudit.reading.words import exactly, fold, means, says

says_cost = partial(phrasebook.says, "costs")
OUTSIDE = (Region.NAV, Region.FOOTER)
FAR_ABOVE = 200
"""Buttons further above the product's name than this belong to something else, unless they stick, CSS px."""
LONGEST_NOTE = 80
"""Letters of a note such as "Sold out" or "Choose a size first"."""
LONGEST_NAME = 120
"""Letters of a product's name; longer headings are sentences."""
LIKE = 0.8
"""A button that scores under this share of the best is another one."""
_AMOUNT = re.compile(r"[\s–—|·:-]*[£$€¥]?\s?\d[\d.,\s]*\s?(?:[£$€¥]|kr\.?|zł|EUR|GBP|USD|PLN|SEK|DKK)?\s*$")


@dataclass(frozen=True, slots=True)
class Declared:
    """What structured data says of the product."""

    name: str = ""
    amounts: tuple[Decimal, ...] = ()
    """Every price of every variant."""
    rating: Decimal | None = None
    ratings: int = 0
    """How many ratings or reviews are declared."""


# ---- lines and name -------------------------------------------------------------------------------------------------


def product_lines(page: PageView) -> tuple[Line, ...]:
    """Lines of the page itself down to the first heading of other products, and again after that part has ended."""
    return tuple(_without_others(page))


def _without_others(page: PageView) -> Iterator[Line]:
    aside = 0
    for line in own(page, page.lines):
        if line.heading:
            if says_cost("cross_sell", line.text, page.lang):
                aside = line.heading
            elif line.heading <= aside:
                aside = 0
        if not aside and line.region not in OUTSIDE:
            yield line


def product_name(page: PageView) -> str:
    """Its name: the main heading, else what structured data calls it, else the largest lower heading above the price.

    A lower heading counts only where the page's title or address bears it out, and one in the bar at the top where the title
    does; empty when nothing tells.
    """
    heads = [line for line in own(page, page.lines) if line.heading == 1 and line.region not in OUTSIDE]
    above = sorted(heads, key=lambda line: line.region is Region.HEADER)
    top = next((line.text for line in above if line.region is not Region.HEADER or not _is_link(line.text, page)), "")
    return top or declared(page).name or _borne_out(page) or _in_bar(page)


def _in_bar(page: PageView) -> str:
    """The main heading within the bar at the top of an app, where the page's title holds it: no logo, which is a link."""
    heads = (line.text for line in own(page, page.lines) if line.heading == 1 and line.region is Region.NAV)
    name = next(heads, "")
    return name if fold(name) and fold(name) in fold(page.title) and not _is_link(name, page) else ""


def _is_link(name: str, page: PageView) -> bool:
    """Whether a link in the frame of the page is called so, as a shop's own name is."""
    in_frame = (c for c in page.controls if c.href and c.region in (Region.HEADER, Region.NAV))
    return any(fold(control.name) == fold(name) for control in in_frame)


def _borne_out(page: PageView) -> str:
    """The largest heading above the first price whose words also stand in the page's title or address."""
    end = min((price.box.y for price in page.prices if not price.struck), default=float("inf"))
    said = _words(f"{page.title} {path_of(page.url)}")
    heads = [
        line
        for line in product_lines(page)
        if line.heading and line.region is not Region.HEADER and line.box.y < end and len(line.text) <= LONGEST_NAME
        if (words := _words(line.text)) and len(words & said) * 2 > len(words)
    ]
    return max(heads, key=lambda line: (line.font_px, -line.heading, -line.index)).text if heads else ""


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(re.sub(r"[-_/]", " ", text))) if len(word) > 1}


def top_of_product(page: PageView) -> float:
    """Where the product's name stands, px from the top; 0 when it has no heading."""
    headings = (line for line in own(page, page.lines) if line.heading == 1)
    return next((line.box.y for line in headings if line.region not in (*OUTSIDE, Region.HEADER)), 0.0)


def others_from(page: PageView) -> float:
    """Where the first part with other products begins, px from the top; infinite when there is none."""
    heads = (line for line in own(page, page.lines) if line.heading and says_cost("cross_sell", line.text, page.lang))
    return min((line.box.y for line in heads if line.box.y > top_of_product(page)), default=float("inf"))


# ---- the button that buys -------------------------------------------------------------------------------------------


def buy_buttons(page: PageView) -> tuple[Control, ...]:
    """Controls that put this product into the basket, the product's own first; a second one may stick to the screen."""
    scored = [(score, control) for control in own(page, page.controls) if (score := _buys(control, page)) > 0]
    best = max((score for score, _ in scored), default=0.0)
    kept = [(score, control) for score, control in scored if score >= LIKE * best]
    return tuple(control for _, control in sorted(kept, key=lambda one: (-one[0], one[1].box.y)))


def is_buy_label(label: str, lang: str) -> bool:
    """Whether a label says that the product goes into the basket, with or without a price behind it."""
    bare = _AMOUNT.sub("", label)
    wanted = ("add_to_cart", "buy_on_product_page", "buy_now")
    return not exactly("view_cart", label, lang) and any(
        means(one, text, lang) for one in wanted for text in (label, bare)
    )


def _buys(control: Control, page: PageView) -> float:
    label = control.name or control.text
    if not control.visible or control.region in OUTSIDE or not is_buy_label(label, page.lang):
        return 0
    if not control.fixed and not top_of_product(page) - FAR_ABOVE <= control.box.y < others_from(page):
        return 0
    whole = means("add_to_cart", label, page.lang) or means("add_to_cart", _AMOUNT.sub("", label), page.lang)
    points = 3.0 if whole and len(fold(_AMOUNT.sub("", label)).split()) > 1 else 2.0
    points += control.filled + 0.5 * control.submits
    return points / (2 if _in_a_card(control, page) else 1)


def _in_a_card(control: Control, page: PageView) -> bool:
    """Whether the button stands in one of several rows of the same button, as in lists of other products."""
    alike = [c for c in page.controls if c.visible and fold(c.name) == fold(control.name) and not c.fixed]
    return len(alike) > 2 and control.index != alike[0].index


def is_sold_out(page: PageView) -> bool:
    """Whether the product cannot be bought now: its button is gone or switched off, and the page says sold out."""
    if any(control.enabled for control in buy_buttons(page)):
        return False
    close = (line for line in product_lines(page) if len(line.text) < LONGEST_NOTE)
    told = any(says("sold_out", line.text, page.lang) for line in close)
    named = (c for c in own(page, page.controls) if c.visible and c.region not in OUTSIDE)
    return told or any(means("sold_out", control.name, page.lang) for control in named if not control.group)


def is_explained(page: PageView, button: Control) -> bool:
    """Whether a button that is switched off, or a line close to it, says what must be chosen first."""
    near = [line.text for line in product_lines(page) if _gap(line.box, button.box) <= FAR_ABOVE]
    near += [
        field.label or field.chosen
        for field in page.fields
        if field.visible and _gap(field.box, button.box) <= FAR_ABOVE
    ]
    told = (button.name, *(text for text in near if len(text) < LONGEST_NOTE))
    return any(phrasebook.says("purchase", "choose_first", text, page.lang) for text in told)


def _gap(one: Box, other: Box) -> float:
    """Vertical distance between two boxes; 0 when they overlap."""
    return max(one.y - other.bottom, other.y - one.bottom, 0.0)


# ---- price ----------------------------------------------------------------------------------------------------------


def current_price(page: PageView) -> Price | None:
    """What the product costs now, as it stands on the page; None when no price of it is shown.

    Former prices, instalments, delivery costs and limits are none. Of several, the one that structured data confirms,
    else the one in the largest type, else the first below the name, or the nearest to the button where no heading names it.
    """
    lines = {line.index: line for line in product_lines(page)}
    top = top_of_product(page)
    buttons = {c.index for c in buy_buttons(page)}
    found = [p for p in page.prices if not p.struck and p.line in lines and _may_be_price(p, lines[p.line], page)]
    near = [p for p in found if p.box.y >= top - FAR_ABOVE] or found
    known = set(declared(page).amounts)
    named = [c for c in page.controls if c.index in buttons]
    below = max((c.box.bottom for c in named if not c.fixed), default=float("inf"))
    close = [p for p in near if p.box.y <= below] or near

    def place(price: Price) -> float:
        away = [_gap(price.box, control.box) for control in named if not control.fixed]
        return -price.box.y if top or not away else -min(away)

    return max(close, key=lambda p: (p.amount in known, lines[p.line].px_of(p.text), place(p)), default=None)


def _may_be_price(price: Price, line: Line, page: PageView) -> bool:
    if line.region is Region.HEADER:
        return False
    apart = ("instalment", "delivery", "fee", "any_fee", "limit_before", "limit_after", "free")
    if any(says_cost(meaning, line.text, page.lang) for meaning in apart):
        return False
    return not says_cost("discount", line.text, page.lang) or _stays_to_pay(price, line, page)


def _stays_to_pay(price: Price, line: Line, page: PageView) -> bool:
    """Whether an amount in a line that tells of a saving is neither that nor what was paid before."""
    told = [other for other in page.prices if other.line == line.index]
    amounts = sorted({other.text for other in told}, key=len, reverse=True)
    words = re.split("|".join(map(re.escape, amounts)), line.text)
    at = next(n for n, other in enumerate(told) if other is price)
    if len(words) != len(told) + 1 or phrasebook.ends("costs", "former", words[at], page.lang):
        return False
    return not names_saving(words[at], words[at + 1], at + 1 < len(told), page.lang)


# ---- structured data ------------------------------------------------------------------------------------------------


def declared(page: PageView) -> Declared:
    """The product as structured data (schema.org, JSON-LD) describes it; empty when the page has none."""
    products = [item for item in _objects(page.structured_data) if _types(item) & {"Product", "ProductGroup"}]
    if not products:
        return Declared()
    nothing: Mapping[str, Any] = {}
    rating = next((_mapping(item["aggregateRating"]) for item in products if item.get("aggregateRating")), nothing)
    counts = (_number(rating.get(key)) for key in ("reviewCount", "ratingCount"))
    return Declared(
        name=str(products[0].get("name") or ""),
        amounts=tuple(dict.fromkeys(amount for item in products for amount in _amounts(item))),
        rating=_number(rating.get("ratingValue")),
        ratings=int(max((count for count in counts if count is not None), default=Decimal(0))),
    )


def _objects(found: Iterable[object], depth: int = 0) -> Iterator[Mapping[str, Any]]:
    for item in found:
        if isinstance(item, list):
            yield from _objects(cast("list[object]", item), depth + 1)
        elif isinstance(item, dict) and depth < 5:
            thing = cast("dict[str, Any]", item)
            yield thing
            inner = (thing.get(key) for key in ("@graph", "mainEntity", "hasVariant"))
            yield from _objects((one for one in inner if one), depth + 1)


def _mapping(value: object) -> Mapping[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _types(item: Mapping[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(one).rsplit("/", 1)[-1] for one in (cast("list[object]", kind) if isinstance(kind, list) else [kind])}


def _amounts(product: Mapping[str, Any]) -> Iterator[Decimal]:
    offers = product.get("offers")
    for offer in cast("list[object]", offers) if isinstance(offers, list) else [offers]:
        if not isinstance(offer, dict):
            continue
        one = cast("dict[str, Any]", offer)
        for key in ("price", "lowPrice", "highPrice"):
            if (amount := _number(one.get(key))) is not None:
                yield amount
        yield from _amounts({"offers": one.get("offers")}) if one.get("offers") else ()
        specified = one.get("priceSpecification")
        for part in cast("list[object]", specified) if isinstance(specified, list) else [specified]:
            if isinstance(part, dict) and (amount := _number(cast("dict[str, Any]", part).get("price"))) is not None:
                yield amount


def _number(value: object) -> Decimal | None:
    text = str(value).strip().replace(",", ".") if value is not None else ""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and number > 0 else None

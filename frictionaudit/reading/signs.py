"""What a page shows that tells its kind: counted once, so that judging it is plain arithmetic.

In: a `PageView`. Out: `Signs`. Words come from `data/kinds.toml`; nothing here looks at a platform's own markers.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from frictionaudit.evidence import Box, Control, Line, PageView, Region
from frictionaudit.reading.lexicon import Reading, lexicon, plain

MOST_LINES = 700
MOST_CONTROLS = 500
MOST_PRICES = 120
NEVER = 999
SHORT = 70
"""Letters of a text that can be a label; longer ones are prose."""
PROSE = 110
"""Letters of a line that is a paragraph."""
FRAME_OF_PAGE = frozenset({Region.HEADER, Region.NAV, Region.FOOTER})
_TITLE_PARTS = re.compile(r"\s[|–—·•»:/-]\s|\s?[|–—»]\s?")
_DATE = re.compile(
    r"\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b|\b\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d\b"
    r"|\b[A-Za-zÀ-ž]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|\b\d{1,2}\.? [A-Za-zÀ-ž]{3,10}\.?,? (?:19|20)\d\d\b"
)


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything the judgement rests on."""

    titles: Mapping[str, float]
    """Kind -> how clearly the title or a main heading names it, 0-2."""
    words: Mapping[str, int]
    """Sign of `kinds.toml` -> number of different texts that give it, outside header, menus and footer."""
    buys: int
    """Controls that put something into the basket."""
    tiles: int
    """Pictures that link somewhere and have a price of their own."""
    priced_links: int
    """Links, with or without a picture, that have a price of their own."""
    pictures: int
    """Different pictures that link somewhere."""
    prices: int
    paragraphs: int
    prose: int
    """Letters in paragraphs."""
    h1: bool
    named: bool
    """A heading or line says what the title says, beside the shop's name."""
    only_shop: bool
    """The title is the shop's name and nothing else."""
    price_after: int
    """Lines between that heading and the next price; 999 when none follows."""
    checkout_headings: int
    dates: int
    passwords: int
    address_fields: int
    card_fields: int
    emails: int
    messages: int
    """Big text boxes."""
    quantities: int
    contacts: int
    """Mail and phone links in the page's own part."""
    types: frozenset[str]
    """Types of the structured data."""
    letters: int
    """All visible letters."""


def signs_of(page: PageView) -> Signs:
    """Count what a page shows."""
    lines = page.lines[:MOST_LINES]
    own = [line for line in lines if line.region not in FRAME_OF_PAGE]
    controls = [c for c in page.controls[:MOST_CONTROLS] if c.region not in FRAME_OF_PAGE]
    words = _words((*_texts(own), *(c.name or c.text for c in controls)))
    buys = [
        c
        for c in controls
        if (_is(c.name or c.text, "buy") and c.tag != "a") or (c.filled and _is(c.name or c.text, "buy"))
    ]
    h1 = next((line for line in own if line.heading == 1), None)
    own_parts, shop_parts = _title_parts(page)
    name = _name_line(own, own_parts) or h1
    paragraphs = [line for line in own if len(line.text) >= PROSE]
    price_boxes = [price.box for price in page.prices[:MOST_PRICES] if price.amount and _in_own(page, price.line)]
    fields = [f for f in page.fields if f.visible and f.region not in FRAME_OF_PAGE]
    names = Counter(_field_kind(f.type, f.tag, f"{f.name} {f.id} {f.label} {f.autocomplete}".lower()) for f in fields)
    return Signs(
        titles=_titles(page, own, own_parts),
        words=words,
        buys=len({round(c.box.y / 8) for c in buys}),
        tiles=_tiles([c for c in controls if c.has_image], price_boxes),
        priced_links=_tiles(controls, price_boxes),
        pictures=len({c.href.split("?")[0].split("#")[0] for c in controls if c.has_image and c.href}),
        prices=len(price_boxes),
        paragraphs=len(paragraphs),
        prose=sum(len(line.text) for line in paragraphs),
        h1=h1 is not None,
        named=name is not None and (not page.title or _name_line(own, own_parts) is not None),
        only_shop=bool(shop_parts) and not own_parts,
        price_after=_price_after(page, name),
        checkout_headings=sum("checkout" in heading_kinds(line.text) for line in own if 0 < line.heading <= 4),
        dates=sum(bool(_DATE.search(line.text)) for line in own if len(line.text) <= 90),
        passwords=names["password"],
        address_fields=names["address"],
        card_fields=names["card"],
        emails=names["email"],
        messages=names["message"],
        quantities=names["quantity"],
        contacts=len({c.href for c in controls if c.href.startswith(("mailto:", "tel:"))}),
        types=_types(page.structured_data),
        letters=sum(len(line.text) for line in lines),
    )


def heading_kinds(text: str) -> dict[str, float]:
    """Kinds that a heading names: 1 when it says nothing else, less when the phrase is a part of it."""
    reading = lexicon("kinds", "headings").label(text[:120])
    return dict(_meanings(reading))


def _meanings(reading: Reading) -> Iterator[tuple[str, float]]:
    whole = not reading.unknown and len(reading.hits) <= 2
    for hit in reading.hits:
        if hit.quality >= 0.8 and (whole or hit.words > 1 or (len(reading.hits) == 1 and reading.unknown == 1)):
            strength = 1.0 if whole else 0.6 if hit.words > 1 else 0.3
            yield from ((entry.meaning, strength) for entry in hit.entries)


def _titles(page: PageView, own: list[Line], parts: list[str]) -> dict[str, float]:
    """The clearest naming of each kind by the title's parts (without the shop's name) and the first headings."""
    best: Counter[str] = Counter()
    headings = [line.text for line in own if line.heading == 1]
    lesser = [line.text for line in own if line.heading == 2][:2] if not headings else headings[1:2]
    # a heading that the title knows nothing of may belong to a drawer or a form that stands on every page
    known = not page.title or any(plain(text) in plain(page.title) for text in headings[:1])
    for texts, weight in ((parts[:1], 1.0), (parts[1:3], 0.4), (headings[:1], 1.0 if known else 0.5), (lesser, 0.4)):
        found: Counter[str] = Counter()
        for text in texts:
            for kind, strength in heading_kinds(text).items():
                found[kind] = max(found[kind], strength * weight)  # type: ignore[assignment]
        best.update(found)
    return {kind: float(strength) for kind, strength in best.items()}


def _texts(lines: Iterable[Line]) -> Iterator[str]:
    return (line.text for line in lines if len(line.text) <= SHORT)


def _words(texts: Iterable[str]) -> Counter[str]:
    table = lexicon("kinds", "signs")
    counts: Counter[str] = Counter()
    for text in dict.fromkeys(text for text in texts if text and len(text) <= SHORT):
        reading = table.label(text)
        whole = not reading.unknown
        counts.update(
            {
                entry.meaning
                for hit in reading.hits
                if hit.quality >= 0.8 and (whole or hit.words > 1)
                for entry in hit.entries
            }
        )
    return counts


def _is(text: str, sign: str) -> bool:
    if not text or len(text) > SHORT:
        return False
    reading = lexicon("kinds", "signs").label(text)
    return any(
        entry.meaning == sign for hit in reading.hits if hit.words > 1 or not reading.unknown for entry in hit.entries
    )


def _in_own(page: PageView, line: int) -> bool:
    # lines are numbered in order, but their index need not be their place
    if line < len(page.lines) and page.lines[line].index == line:
        return page.lines[line].region not in FRAME_OF_PAGE
    return True


def _tiles(controls: list[Control], prices: list[Box]) -> int:
    """Different linked pictures that are the nearest ones above a price, in the same column."""
    links = sorted((c for c in controls if c.href and c.tag == "a"), key=lambda c: c.box.y)
    tops = [c.box.y for c in links]
    owners: set[str] = set()
    for price in prices:
        at = bisect_left(tops, price.y + 1)
        for link in reversed(links[max(0, at - 8) : at]):
            if price.y - link.box.y <= 900 and link.box.x < price.right and link.box.right > price.x - 40:
                owners.add(link.href.split("?")[0].split("#")[0])
                break
    return len(owners)


def _title_parts(page: PageView) -> tuple[list[str], list[str]]:
    """The title's parts that name the page, and the one that names the shop: what its copyright line names, too."""
    parts = [part for text in _TITLE_PARTS.split(page.title) if len(part := plain(text)) > 1]
    rights = " ".join(plain(line.text) for line in page.lines[:MOST_LINES] if "©" in line.text and len(line.text) < 160)
    glued = rights.replace(" ", "")
    shops = [part for part in parts if parts.count(part) > 1 or (rights and part.replace(" ", "") in glued)]
    return [part for part in parts if part not in shops[-1:]], shops[-1:]


def _name_line(own: list[Line], parts: list[str]) -> Line | None:
    """The first heading that names the page as its title does; failing that, the first line that says just that."""
    if not parts:
        return None
    whole = " ".join(parts)
    headings = [line for line in own if 0 < line.heading <= 3]
    named = [line for line in headings if 2 < len(line.text) <= 150 and _names(plain(line.text), parts, whole)]
    return next(iter(named), None) or next((line for line in own if plain(line.text) in parts), None)


def _names(text: str, parts: list[str], whole: str) -> bool:
    if len(text) < 3:
        return False
    return text in parts or (len(text) >= 8 and text in whole) or any(len(part) >= 8 and part in text for part in parts)


def _price_after(page: PageView, name: Line | None) -> int:
    if name is None:
        return NEVER
    gaps = [price.line - name.index for price in page.prices[:MOST_PRICES] if price.amount and price.line >= name.index]
    return min(gaps, default=NEVER)


def _field_kind(kind: str, tag: str, names: str) -> str:
    if kind == "password":
        return "password"
    if tag == "textarea":
        return "message"
    if re.search(r"card.?num|cc-|cvc|cvv|expiry", names):
        return "card"
    if re.search(r"qty|quantity|quantit|updates\[", names) or (kind == "number" and "menge" in names):
        return "quantity"
    if re.search(
        r"address|postcode|postal|zip\b|zip.?code|city|street|plz|stra(?:ss|ß)e|cap\b|country|region|state", names
    ):
        return "address"
    if kind == "email" or "email" in names or "e-mail" in names:
        return "email"
    return "other"


def _types(data: Iterable[dict[str, Any]]) -> frozenset[str]:
    """Types of structured data, of the objects themselves and of those in a graph."""
    found: set[str] = set()
    for item in data:
        graph = item.get("@graph")
        for part in (item, *(graph if isinstance(graph, list) else ())):
            if isinstance(part, dict):
                kind = part.get("@type", "")
                found.update(str(k) for k in (kind if isinstance(kind, list) else [kind]))
    return frozenset(found - {""})

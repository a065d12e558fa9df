"""What a page shows that tells its kind: counted once, so that judging it is plain arithmetic.

In: a `PageView`. Out: `Signs`. Words come from `data/kinds.toml`; nothing here looks at a platform's own markers.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from frictionaudit.evidence import Box, Control, Field, Line, PageView, Region
from frictionaudit.reading.lexicon import lexicon
from frictionaudit.reading.links import same_document
from frictionaudit.reading.titles import heading_kinds, name_line, title_parts, titles

MOST_LINES = 700
MOST_CONTROLS = 500
MOST_PRICES = 120
NEVER = 999
HIDING = 0.35
"""Share of the first screen from which on a layer hides the page."""
LAYERS = frozenset({"consent", "newsletter", "age", "country", "app", "chat", "basket", "menu"})
HARDLY_ANY = 200
"""Letters of a page that has nothing to say behind its layer: then the layer is the page."""
BLOCKED = "blocked"
FIRST = 60
"""Lines within which a page says what it is."""
SHORT = 70
"""Letters of a text that can be a label; longer ones are prose."""
PROSE = 110
"""Letters of a line that is a paragraph."""
FRAME_OF_PAGE = frozenset({Region.HEADER, Region.NAV, Region.FOOTER})
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
    said: frozenset[str]
    """Kinds named by any of the first headings, and refusals, which often have none."""
    buys: int
    """Controls that put something into the basket."""
    tiles: int
    """Pictures that link somewhere and have a price of their own."""
    priced_links: int
    """Links, with or without a picture, that have a price of their own."""
    prices: int
    paragraphs: int
    prose: int
    """Letters in paragraphs."""
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
    asks_address: bool
    """One form asks for a name, a street and a postcode."""
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
    layers = _layers(page)
    own = [line for line in lines if _own(line, layers)]
    controls = [c for c in page.controls[:MOST_CONTROLS] if c.visible and _own(c, layers)]
    words = _words((*_texts(own), *(c.name or c.text for c in controls)))
    buys = [c for c in controls if _is(c.name or c.text, "buy") and (c.tag != "a" or c.filled or _stays(c, page))]
    h1 = next((line for line in own if line.heading == 1), None)
    own_parts, shop_parts = title_parts(page.title, lines)
    named = name_line(own, own_parts)
    name = named or h1
    paragraphs = [line for line in own if len(line.text) >= PROSE]
    places = {line.index for line in own}
    price_boxes = [price.box for price in page.prices[:MOST_PRICES] if price.amount and price.line in places]
    fields = [f for f in page.fields if f.visible and _own(f, layers)]
    names = Counter(_field_kind(f.type, f.tag, _names(f).lower()) for f in fields)
    return Signs(
        titles=titles(page.title, own, own_parts),
        words=words,
        said=frozenset(
            kind
            for line in [line for line in own if len(line.text) <= SHORT][:FIRST]
            for kind in heading_kinds(line.text)
            if line.heading or kind == BLOCKED
        ),
        buys=len({round(c.box.y / 8) for c in buys}),
        tiles=_tiles([c for c in controls if c.has_image], price_boxes),
        priced_links=_tiles(controls, price_boxes),
        prices=len(price_boxes),
        paragraphs=len(paragraphs),
        prose=sum(len(line.text) for line in paragraphs),
        named=named is not None or (h1 is not None and not page.title),
        only_shop=bool(shop_parts) and not own_parts,
        price_after=_price_after(page, name),
        checkout_headings=sum("checkout" in heading_kinds(line.text) for line in own if 0 < line.heading <= 4),
        dates=sum(bool(_DATE.search(line.text)) for line in own if len(line.text) <= 90),
        passwords=names["password"],
        address_fields=names["address"],
        asks_address=_asks_address(fields),
        card_fields=names["card"],
        emails=names["email"],
        messages=names["message"],
        quantities=names["quantity"],
        contacts=len({c.href for c in controls if c.href.startswith(("mailto:", "tel:"))}),
        types=_types(page.structured_data),
        letters=sum(len(line.text) for line in lines),
    )


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


def _layers(page: PageView) -> frozenset[int]:
    """Overlays that hide the page rather than belong to it; bars at its edges belong to it."""
    hiding = {overlay.index for overlay in page.overlays if overlay.share >= HIDING or overlay.kind in LAYERS}
    behind = sum(len(line.text) for line in page.lines[:MOST_LINES] if _own(line, frozenset(hiding)))
    return frozenset(hiding) if behind >= HARDLY_ANY else frozenset()


def _own(item: Line | Control | Field, layers: frozenset[int]) -> bool:
    """Whether something belongs to this page alone: not to the frame of all pages, nor to a layer above it."""
    return item.region not in FRAME_OF_PAGE and (item.overlay is None or item.overlay not in layers)


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


def _price_after(page: PageView, name: Line | None) -> int:
    if name is None:
        return NEVER
    gaps = [price.line - name.index for price in page.prices[:MOST_PRICES] if price.amount and price.line >= name.index]
    return min(gaps, default=NEVER)


def _stays(control: Control, page: PageView) -> bool:
    """Whether a link leads nowhere but to the very page it stands on: a script makes it a button."""
    return not control.href.startswith("http") or same_document(control.href, page.url)


def _names(field: Field) -> str:
    """What a field is called; a number that has no label by the words beside it."""
    near = field.near if field.type == "number" and not field.label else ""
    return f"{field.name} {field.id} {field.label} {field.autocomplete} {near}"


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


_PARTS_OF_ADDRESS = tuple(
    re.compile(pattern)
    for pattern in (
        r"name|naam|nom\b|nombre|nome\b|imię|namn|navn|氏名|名前",
        r"street|address.?(?:line)?.?1|address1|stra(?:ss|ß)e|adresse|rue\b|calle|dirección|indirizzo|via\b|straat|adres|ulica|gata|住所",
        r"postcode|postal|zip|plz|\bcap\b|postnummer|kod.?pocztowy|cep\b|郵便",
    )
)


def _asks_address(fields: Sequence[Field]) -> bool:
    """Whether the text fields of one form ask for a name, a street and a postcode, as no page of goods does."""
    by_form: dict[int | None, list[str]] = {}
    for field in fields:
        if field.tag == "input" and field.type in ("text", "tel", ""):
            by_form.setdefault(field.form, []).append(_names(field).lower())
    return any(
        all(any(part.search(name) for name in asked) for part in _PARTS_OF_ADDRESS) for asked in by_form.values()
    )


def _types(data: Iterable[dict[str, Any]]) -> frozenset[str]:
    """Types of structured data, of the objects themselves and of those in a graph."""
    found: set[str] = set()
    for item in data:
        graph = item.get("@graph")
        for part in (item, *(cast("list[object]", graph) if isinstance(graph, list) else ())):
            if isinstance(part, dict):
                kind = cast("dict[str, object]", part).get("@type", "")
                found.update(str(k) for k in (cast("list[object]", kind) if isinstance(kind, list) else [kind]))
    return frozenset(found - {""})

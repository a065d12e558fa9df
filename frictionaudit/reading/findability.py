"""How a shopper finds things: where the search stands, how long a list is, what it can be narrowed by.

In: pages. Out: facts about them; no thresholds. Words are in data/findability.toml and data/words.toml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from frictionaudit.evidence import Control, Field, PageView, Price, Region
from frictionaudit.reading import phrasebook
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import path_of
from frictionaudit.reading.words import fold, means

BESIDE = 60
"""CSS px of height within which a button stands beside a field."""
LONGEST_LABEL = 40
CARD_REACH = 160
"""CSS px below (or above) its picture within which a product's price stands."""
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+|\d{1,6})(?![.,]?\d)")
_ICON = re.compile(r"search|magnif|lupe|loupe|lupa|zoek|suche|(?<![a-z])sok(?![a-z])")
_TOOLS = (Region.HEADER, Region.NAV, Region.MAIN, Region.ASIDE, Region.DIALOG)


class Place(StrEnum):
    """Where the search of a page stands, the best first."""

    FIELD = "an open field on the first screen"
    BUTTON = "a named button on the first screen"
    NAMELESS = "a button without a name on the first screen"
    LOWER = "a field below the first screen"
    HIDDEN = "a field that is not shown until something is opened"
    NONE = "no search"


@dataclass(frozen=True, slots=True)
class Search:
    """The search of a page."""

    place: Place
    thing: Field | Control | None = None
    sender: Control | None = None
    """What sends the field, where it is shown."""


def search_on(page: PageView) -> Search:
    """The best search that a page offers."""
    return min(_searches(page), key=lambda one: list(Place).index(one.place), default=Search(Place.NONE))


def _searches(page: PageView) -> Iterator[Search]:
    screen = page.layout.viewport_height
    fields = own(page, page.fields)
    for field, guess in zip(fields, field_purposes(fields, page.lang), strict=True):
        if guess.purpose is not Purpose.SEARCH and field.type != "search":
            continue
        if not field.visible or field.box.area < 1:
            yield Search(Place.HIDDEN, field)
        elif field.region is not Region.FOOTER:
            place = Place.FIELD if field.box.y < screen else Place.LOWER
            yield Search(place, field, _sender(field, page))
    for control in own(page, page.controls):
        if not control.visible or control.submits or control.region is Region.FOOTER or control.box.y >= screen:
            continue
        if means("search", control.name, page.lang):
            yield Search(Place.BUTTON, control)
        elif not control.name and _ICON.search(control.hints.lower()):
            yield Search(Place.NAMELESS, control)


def _sender(field: Field, page: PageView) -> Control | None:
    beside = (c for c in page.controls if c.visible and c.enabled and abs(c.box.y - field.box.y) <= BESIDE)
    same = (c for c in beside if (c.form is not None and c.form == field.form) or means("search", c.name, page.lang))
    return next((c for c in same if c.submits or means("search", c.name, page.lang)), None)


def stated_count(page: PageView) -> int | None:
    """How many products a list says it has ("248 products"); None when it does not say."""
    counts = (_count(line.text, page.lang) for line in own(page, page.lines) if line.region is not Region.FOOTER)
    return max((count for count in counts if count is not None), default=None)


def lists_everything(page: PageView) -> bool:
    """Whether a list says, by a heading, its title or the end of its address, that it holds all that the shop sells."""
    headings = [line.text for line in own(page, page.lines) if line.heading and line.region is Region.MAIN]
    slug = path_of(page.url).rstrip("/").rpartition("/")[2].replace("-", " ")
    names = (*headings, re.split(r"\s[|–—-]\s", page.title)[0], slug)
    return slug == "all" or any(phrasebook.names("findability", "everything", name, page.lang) for name in names)


def _count(text: str, lang: str) -> int | None:
    if len(text) > LONGEST_LABEL or not phrasebook.says("findability", "counted", text, lang):
        return None
    numbers = [int(re.sub(r"\D", "", found)) for found in _NUMBER.findall(text)]
    return max(numbers, default=None)


def products_listed(page: PageView) -> int:
    """Products that stand on a list: linked pictures with a price near by, each address once."""
    prices = [price for price in page.prices if not price.struck]
    pictures = [
        c
        for c in own(page, page.controls)
        if c.has_image and c.visible and c.href and c.region in (Region.MAIN, Region.ASIDE)
    ]
    return len({c.href.split("#")[0] for c in pictures if any(_belongs(price, c) for price in prices)})


def goes_on(page: PageView) -> bool:
    """Whether a list says that there is more of it: a button that loads more, or the number of a second page."""
    shown = (c for c in own(page, page.controls) if c.visible and c.region is not Region.FOOTER)
    return any(means("load_more", c.name, page.lang) or (c.text.strip() == "2" and bool(c.href)) for c in shown)


def _belongs(price: Price, picture: Control) -> bool:
    middle = price.box.x + price.box.width / 2
    beside = picture.box.y <= price.box.y <= picture.box.bottom
    below = (
        picture.box.x - 8 <= middle <= picture.box.right + 8 and -8 <= price.box.y - picture.box.bottom <= CARD_REACH
    )
    return beside or below


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list can be narrowed and put in order by."""

    filter: Control | Field | None
    sort: Control | Field | None
    attributes: tuple[str, ...]
    """Names of what can be filtered by, as far as they stand in the page."""


def narrowing(page: PageView) -> Narrowing:
    """The filter and sorting of a list page."""
    things = [*_shown(page)]
    filters = [(thing, label) for thing, label in things if phrasebook.names("findability", "filter", label, page.lang)]
    sorts = [(thing, label) for thing, label in things if _sorts(thing, label, page.lang)]
    attributes = tuple(
        dict.fromkeys(
            fold(name) for name in _named(page) if phrasebook.names("findability", "attribute", name, page.lang)
        )
    )
    visible = next(
        (thing for thing, label in things if phrasebook.names("findability", "attribute", label, page.lang)), None
    )
    return Narrowing(filters[0][0] if filters else visible, sorts[0][0] if sorts else None, attributes)


def says_price(name: str, lang: str) -> bool:
    """Whether the name of a filter is about the price."""
    return phrasebook.says("findability", "price", name, lang)


def _shown(page: PageView) -> Iterator[tuple[Control | Field, str]]:
    for control in own(page, page.controls):
        if control.visible and control.region in _TOOLS and len(control.name) <= LONGEST_LABEL:
            yield control, control.name
    for field in own(page, page.fields):
        if field.visible and field.region in _TOOLS:
            yield field, field.label or field.near or field.placeholder or field.chosen


def _sorts(thing: Control | Field, label: str, lang: str) -> bool:
    if phrasebook.begins("findability", "sort", label, lang):
        return True
    options = thing.options if isinstance(thing, Field) else ()
    return any(phrasebook.begins("findability", "sort", option, lang) for option in options)


def _named(page: PageView) -> Iterator[str]:
    """Whatever could name an attribute: controls, legends and labels, shown or folded away."""
    for control in own(page, page.controls):
        if control.region is not Region.FOOTER and len(control.name) <= LONGEST_LABEL:
            yield control.name
    for field in own(page, page.fields):
        yield from (field.label, field.section)
    for line in own(page, page.lines):
        if line.heading and len(line.text) <= LONGEST_LABEL:
            yield line.text

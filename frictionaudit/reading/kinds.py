"""What kind of page it is, from what it shows.

In: a `PageView`. Out: a `KindGuess`. Title and headings, structure (tiles, prices, ways to buy, fields, prose),
structured data and the address each add points to some kinds; the kind with most points wins, and its lead over the
second is the confidence. A page that nothing speaks for is OTHER: wrong is worse than unsure.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from frictionaudit.evidence import PageKind, PageView, Region
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.lexicon import plain
from frictionaudit.reading.signs import Signs, signs_of
from frictionaudit.reading.titles import title_parts
from frictionaudit.reading.words import data, means

K = PageKind


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The kind a page most likely is, how sure that is (0-1), and what spoke for it."""

    kind: PageKind
    confidence: float
    reasons: tuple[str, ...] = ()


Point = tuple[PageKind, float, str]
"""A kind, the points it gets, and why."""

DEFAULT = 1.1
"""Points of OTHER before anything is said: what a kind must beat."""


def page_kind(page: PageView, home_url: str | None = "") -> KindGuess:
    """The kind of a page; `home_url` is the shop's front page when known, None when its address says nothing about it, as
    in shops that show every page at one address. Takes a few milliseconds."""
    signs = signs_of(page)
    points = [(K.OTHER, DEFAULT, "nothing says more"), *_points(page, signs, home_url)]
    totals: Counter[PageKind] = Counter()
    for kind, value, _ in points:
        totals[kind] += value  # type: ignore[assignment]
    (best, most), (_, second) = totals.most_common(2) if len(totals) > 1 else (*totals.most_common(1), (K.OTHER, 0.0))
    reasons = tuple(why for kind, value, why in points if kind is best and value > 0)
    return KindGuess(best, _confidence(best, most, max(second, 0.0)), reasons)


def _confidence(best: PageKind, most: float, second: float) -> float:
    lead = (most - second) / max(most, 0.1)
    sure = 0.25 + 0.75 * min(1.0, lead * 1.4) * min(1.0, most / 3)
    return round(min(sure, 0.4) if best is K.OTHER and most <= DEFAULT else sure, 2)


def _points(page: PageView, signs: Signs, home_url: str | None) -> Iterator[Point]:
    yield from _blocked(page, signs)
    yield from _headings(signs)
    yield from _structured(signs)
    if home_url is not None:
        yield from _address(page, signs, home_url)
    yield from _selling(signs)
    yield from _forms(signs)
    yield from _ordering(page)
    yield from _nothing_here(page, signs)
    yield from _prose(signs)
    yield from _front(signs)


def _blocked(page: PageView, signs: Signs) -> Iterator[Point]:
    if page.status in (401, 403, 407, 429, 503):
        yield K.BLOCKED, 3.0, f"status {page.status}"
    if signs.letters < 1500 and (signs.titles.get("blocked") or "blocked" in signs.said):
        yield K.BLOCKED, 3.5, "says that the visit is blocked or tested"
    if signs.letters < 20 and not page.controls and not page.fields:
        yield K.BLOCKED, 2.0, "an empty shell"
    if any(mark in frame.url for frame in page.frames for mark in ("captcha", "challenge")) and signs.letters < 800:
        yield K.BLOCKED, 2.5, "a test frame and nothing else"


_HEADING_WEIGHT = {
    K.BASKET: 2.2, K.CHECKOUT: 1.2, K.LOGIN: 1.7, K.SEARCH: 2.6, K.POLICY: 2.0, K.CONTACT: 2.0, K.BLOG: 1.2,
    K.CONFIRMATION: 2.5, K.OTHER: 1.6,
}  # fmt: skip


def _headings(signs: Signs) -> Iterator[Point]:
    if "confirmation" in signs.said and not signs.buys:
        yield K.CONFIRMATION, 2.5, "thanks for an order"
    for name, strength in signs.titles.items():
        kind = PageKind(name)
        if kind is not K.BLOCKED:
            yield kind, strength * _HEADING_WEIGHT[kind], f"title or heading: {name}"


_TYPES = {
    "Product": (K.PRODUCT, 1.2), "ProductGroup": (K.PRODUCT, 1.5), "BlogPosting": (K.BLOG, 3.0), "Article": (K.BLOG, 2.0),
    "NewsArticle": (K.BLOG, 2.5), "Blog": (K.BLOG, 2.5), "CollectionPage": (K.LISTING, 2.0), "ItemList": (K.LISTING, 1.2),
    "OfferCatalog": (K.LISTING, 1.5), "SearchResultsPage": (K.SEARCH, 3.0), "ContactPage": (K.CONTACT, 2.5),
    "CheckoutPage": (K.CHECKOUT, 3.0), "FAQPage": (K.OTHER, 1.2), "AboutPage": (K.OTHER, 2.0), "WebSite": (K.HOME, 0.2),
}  # fmt: skip


def _structured(signs: Signs) -> Iterator[Point]:
    for name in sorted(signs.types & _TYPES.keys()):
        kind, value = _TYPES[name]
        yield kind, value, f"structured data: {name}"
    if "BreadcrumbList" in signs.types:
        yield K.HOME, -1.2, "structured data: a way back"


_SLUGS = {
    K.PRODUCT: 2.0, K.LISTING: 1.6, K.BASKET: 2.0, K.CHECKOUT: 1.6, K.LOGIN: 1.6, K.SEARCH: 2.0, K.POLICY: 1.4,
    K.CONTACT: 1.4, K.BLOG: 2.2, K.OTHER: 0.8,
}  # fmt: skip


def _address(page: PageView, signs: Signs, home_url: str) -> Iterator[Point]:
    path = urlsplit(page.url).path if page.url else ""
    parts = path_parts(path)
    if path and ((home_url and _same_place(page.url, home_url)) or not parts):
        yield K.HOME, 2.5, "the shop's front page"
    elif len(parts) == 1 and _LOCALE.fullmatch(parts[0]):
        yield K.HOME, 2.0, "the front page of a language"
    elif path:
        yield K.HOME, -1.0, "an address below the front page"
    named = slug_kinds(path)
    if path and K.SEARCH not in named and not urlsplit(page.url).query:
        yield K.SEARCH, -1.5, "the address asks for nothing"
    no_goods = K.PRODUCT in named or _is_address_form(signs)
    for kind in named - ({K.LISTING} if no_goods else set()):
        yield kind, _SLUGS[kind], f"the address says {kind}"


_LOCALE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?")


def path_parts(path: str) -> list[str]:
    """The telling parts of a path, without endings and index files."""
    parts = (re.sub(r"\.(?:html?|php|aspx?|jsp)$", "", part) for part in path[:500].lower().split("/"))
    return [part for part in parts if part not in ("", "index", "home", "default")]


def slug_kinds(path: str) -> set[PageKind]:
    """Kinds that the path of an address names."""
    parts = path_parts(path)
    last = {parts[-1], *parts[-1].replace("_", "-").split("-")} if parts else set[str]()
    found = set[PageKind]()
    for name, slugs in data("kinds")["slugs"].items():
        if not set(slugs["anywhere"]).isdisjoint(parts) or not last.isdisjoint(slugs["last"]):
            found.add(K(name))
    if parts and parts[-1] in data("kinds")["slugs"]["listing"]["alone"]:
        return found - {K.PRODUCT} | {K.LISTING}
    return found


def _same_place(url: str, home_url: str) -> bool:
    here, home = urlsplit(url), urlsplit(home_url)
    bare = here.netloc.removeprefix("www."), here.path.rstrip("/")
    return bare == (home.netloc.removeprefix("www."), home.path.rstrip("/"))


def _selling(signs: Signs) -> Iterator[Point]:
    """One thing for sale, or many."""
    many = max(signs.tiles, signs.priced_links)
    words, one = signs.words, _one_thing(signs)
    each = signs.buys >= 2 and signs.buys >= signs.tiles - 1 and signs.tiles >= 2
    few = 1 <= signs.prices <= 6 and signs.paragraphs <= 2
    if one:
        yield K.PRODUCT, 2.3, "a name with a price and one way to buy"
    elif signs.price_after <= 12 and signs.named and many < 4:
        yield K.PRODUCT, 0.7, "a name with a price"
    if each:
        yield K.LISTING, 0.6, "a way to buy at each picture"
    elif 1 <= signs.buys <= 3:
        yield K.PRODUCT, 0.6, "a way to buy"
    if signs.quantities and not each and not signs.titles.get("basket"):
        yield K.PRODUCT, 0.6, "a quantity"
    if found := min(words.get("product", 0), 4):
        yield K.PRODUCT, 0.3 * found, "words around one product"
    if found := min(words.get("listing", 0), 4):
        yield K.LISTING, 0.45 * found, "words around many products"
    if many >= 4:
        share = 1.0 if signs.named else 0.5
        yield K.LISTING, min(1.8, 0.2 * many) * share - (1.5 if one else 0.0), "many priced links"
        yield K.HOME, 0.0 if one else 0.3 if signs.named else 1.2, "many priced links"
    elif signs.prices >= 8 and not one:
        yield K.LISTING, 1.0, "many prices"
        yield K.HOME, 0.5, "many prices"
    if signs.named and not signs.buys and 2 <= signs.tiles <= 8 and signs.prices <= signs.tiles + 1 and not one:
        yield K.LISTING, 0.6, "every price is that of a picture that leads on"
    if signs.named and not one and (many >= 2 or (many and few)):
        yield K.LISTING, 0.9 if few else 0.6, "a heading over priced links"


def _one_thing(signs: Signs) -> bool:
    """A name, its price soon after, and a way to buy that is not repeated for every thing on the page."""
    called_a_basket = "basket" in signs.said and not signs.buys
    if not signs.named or signs.price_after > 60 or signs.titles.get("basket") or called_a_basket:
        return False
    if signs.quantities and signs.buys <= 3 and not (signs.quantities >= 2 and signs.quantities >= signs.tiles - 1):
        return True
    if signs.price_after <= 6 and signs.words.get("product", 0) >= 3 and signs.words.get("listing", 0) < 3:
        return True
    if not 1 <= signs.buys <= 3 or (signs.buys > 1 and signs.buys >= signs.tiles - 1):
        return False
    around = signs.words.get("product", 0) >= 2 or ("Product" in signs.types and "CollectionPage" not in signs.types)
    return signs.words.get("listing", 0) < 3 and (around or max(signs.tiles, signs.priced_links) < 4)


def _is_address_form(signs: Signs) -> bool:
    """A form for an address on a page that shows no goods; with a password or a message it is another form."""
    return signs.asks_address and not (signs.passwords or signs.messages or signs.tiles or signs.buys)


def _forms(signs: Signs) -> Iterator[Point]:
    words = signs.words
    if signs.passwords:
        # many shops keep a sign-in form in a drawer of every page: alone it says little where things are sold
        yield K.LOGIN, 0.5 if signs.prices or signs.titles else 1.2, "a password"
        if signs.titles.get("login"):
            yield K.LOGIN, 1.0, "a password under a heading that names it"
    if signs.card_fields:
        yield K.CHECKOUT, 2.0, "card fields"
    if _is_address_form(signs):
        yield K.CHECKOUT, 0.8, "a form for name, street and postcode"
    if signs.address_fields >= 4:
        yield K.CHECKOUT, 1.0, "address fields"
        if found := min(signs.checkout_headings, 2):
            yield K.CHECKOUT, 0.7 * found, "headings of a checkout"
    if words.get("order"):
        yield K.CHECKOUT, 0.8, "a way to order"
    if words.get("empty_basket"):
        yield K.BASKET, 0.4, "an empty basket"
    if found := min(words.get("basket", 0), 4):
        yield K.BASKET, 0.25 * found, "words around a basket"
    if signs.messages and signs.emails and not _one_thing(signs):
        yield K.CONTACT, 0.9, "a form for a message"
    if signs.contacts:
        yield K.CONTACT, 0.3, "mail or phone links"
    if words.get("send"):
        yield K.CONTACT, 0.3, "words around a message"
    if words.get("search"):
        yield K.SEARCH, 0.9, "words around results"


def _ordering(page: PageView) -> Iterator[Point]:
    """How to deliver and the button that orders, in one form: the product and its amount beside them are what is ordered."""
    sends = [c for c in page.controls if c.visible and c.submits and c.form is not None and c.overlay is None]
    forms = {c.form for c in sends if means("place_order", c.name or c.text, page.lang)}
    fields = [f for f in page.fields if f.visible and f.form in forms]
    if any(guess.purpose is Purpose.DELIVERY_METHOD for guess in field_purposes(fields, page.lang)):
        yield K.CHECKOUT, 2.5, "a choice of delivery and a way to order in one form"


def _nothing_here(page: PageView, signs: Signs) -> Iterator[Point]:
    """A page that is called "Not found" and nothing else, sells nothing and asks nothing is no page of its address' kind."""
    asks = any(f.visible and f.region not in _FRAME for f in page.fields)
    if signs.prices or signs.buys or asks:
        return
    heads = (line.text for line in page.lines if line.heading in (1, 2) and line.region not in _FRAME)
    missing = {plain(phrase) for phrases in data("kinds")["nothing_here"]["words"].values() for phrase in phrases}
    if not missing.isdisjoint((*title_parts(page.title, page.lines)[0], *map(plain, heads))):
        yield K.OTHER, 3.0, "says that there is no such page"


_FRAME = (Region.HEADER, Region.NAV, Region.FOOTER)


def _prose(signs: Signs) -> Iterator[Point]:
    words = signs.words
    selling = _one_thing(signs)
    if signs.prose >= 2500 and not selling:
        yield K.POLICY, 0.4, "long text"
        yield K.BLOG, 0.4, "long text"
    cards = max(signs.tiles, signs.priced_links) >= 2 and not signs.dates
    if (found := min(words.get("article", 0), 4)) and not cards:  # goods have their "read more" too
        yield K.BLOG, 0.4 * found, "words around articles"
    if signs.dates and signs.named and not selling:
        yield K.BLOG, 0.5 if signs.prose > 500 else 0.2, "a date"


def _front(signs: Signs) -> Iterator[Point]:
    """A front page has many beginnings, no way back, and no heading that names it."""
    if found := min(signs.words.get("home", 0), 6):
        yield K.HOME, 0.25 * found, "words of front pages"
    if signs.only_shop:
        yield K.HOME, 1.2, "the title names the shop and nothing else"
    if signs.named:
        yield K.HOME, -1.2, "a heading names the page"
    else:
        yield K.HOME, 0.6, "no heading names the page"
    if signs.words.get("crumb"):
        yield K.HOME, -1.0, "a way back to the front page"
    if signs.titles:
        yield K.HOME, -0.6 * max(signs.titles.values()), "a title names another kind"

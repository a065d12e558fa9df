"""Where to go next: ranked candidates for each goal, with their reasons. Pure functions of what was seen.

Recognition rests on what shops have in common (labels in ten languages, repeated cards with picture and price,
regions, addresses), never on one platform's markup.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urljoin, urlsplit

from frictionaudit.evidence import Box, Control, Field, PageKind, PageView, Price, Region, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.account import passes_the_sign_in
from frictionaudit.reading.basket import CART_HINT, basket_links, nameless_drawings
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import is_stranger
from frictionaudit.reading.words import exactly, fold, means, says, slug, spaceless
from frictionaudit.recipe import Recipe, same_words
from frictionaudit.shopper.firewall.acts import Act
from frictionaudit.shopper.firewall.danger import leaves_basket
from frictionaudit.shopper.firewall.labels import orders, path_of, pattern, place_of
from frictionaudit.shopper.firewall.onward import acts_here, keeps_the_address, names_a_step
from frictionaudit.shopper.neighbour import same_shop


@dataclass(frozen=True, slots=True)
class Candidate:
    """A control that may lead to the goal."""

    control: Control
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A product card of a listing: a link with a picture and a price."""

    link: Control
    name: str
    price: Price | None
    sold_out: bool


NOT_SHOPPING = (
    "contact",
    "help_faq",
    "returns",
    "shipping",
    "track_order",
    "sign_in",
    "create_account",
    "loyalty",
    "wishlist",
    "view_cart",
    "checkout",
    "search",
    "subscribe_newsletter",
    "cookies_settings",
    "filter_sort",
    "not_products",
    "size_guide",
    "feedback",
)
_FILE = re.compile(r"\.(pdf|jpe?g|png|gif|webp|svg|zip|xml|mp4)$", re.I)
_CART_PATH = re.compile(
    r"(?<![a-z])(cart|basket|warenkorb|panier|carrito|cesta|carrello|winkelwagen|koszyk|varukorg|kurv)", re.I
)
_MENU_HINT = re.compile(
    r"hamburger|burger|menu[-_]?(toggle|button|icon|open|trigger)|nav[-_]?(toggle|button|trigger|open)|toggle[-_]?(nav|menu)|drawer[-_]?toggle|offcanvas|navbar-toggler?|(menu|nav)[-_]?expander|(?<![a-z])(fa|icon|bi|mdi|glyphicon)-(bars|menu)(?![a-z])",
    re.I,
)
_TURNS_HINT = re.compile(r"(?<![a-z])(prev(ious)?|next)(?![a-z])", re.I)
_SLIDES = re.compile(r"carousel|slide(r|show)|swiper", re.I)
_LOGO_HINT = re.compile(r"(?<![a-z])(logo|brand)(?![a-z])", re.I)
_REMOVE_HINT = re.compile(r"remove|delete|trash|bin(?![a-z])", re.I)
_SESSION = re.compile(
    r";jsessionid=[^?#]*|(?<=[?&])[a-z_]{1,20}=(?:[0-9a-f]{16,64}|[a-z0-9]{26,40})(?:&|(?=#|$))", re.I
)
"""The id of a visit, as shops without cookies carry it in every link: it does not make another page."""
_LETTERS = re.compile(r"[^\W\d_]")
_BUTTON_WIDTH = 120
"""Narrower controls are options, not what adds the product, in px: our choice."""
_SIGN_WIDTH = 64
"""A sign that changes an amount is at most so wide, and so far from its box, in px: our choice."""
_CURRENCY = re.compile(r"(?:[A-Z]{3}|[€£$¥])\W*")
_LOCALE_PATH = re.compile(r"^/[a-z]{2}([-_][a-z]{2})?/?$", re.I)
_TOP = (Region.HEADER, Region.NAV)
LED_ON = "led on last time"
LEAST_ROW = 3
TILE_GAP = 260
"""A card's price stands at most this many px below the top of its lowest link (catalogue: our choice)."""
PICTURE_GAP = 600
"""A price above the picture stands at most this many px above the name below it: our choice, an upright picture as wide as
a phone."""


def ranked(controls: Iterable[Control], score: Callable[[Control], tuple[float, list[str]]]) -> list[Candidate]:
    """Controls with a positive score, best first, in page order among equals."""
    found = [
        Candidate(control, points, tuple(reasons))
        for control in controls
        for points, reasons in [score(control)]
        if points > 0
    ]
    return sorted(found, key=lambda one: (-one.score, one.control.box.y, one.control.index))


def recalled(candidates: Sequence[Candidate], recipe: Recipe | None, act: Act, stage: Stage) -> list[Candidate]:
    """What led on last time first, by role and text, or by the list it led to; else in the order given. Adds nothing."""
    if recipe is None:
        return list(candidates)
    known = {(step.role, same_words(step.name)) for step in recipe.steps if step.act == act and step.stage is stage}

    def led_on(control: Control) -> bool:
        to_list = stage is Stage.LISTING and act is Act.FOLLOW and same_page(control.href, recipe.listing)
        return to_list or (control.role or control.tag, same_words(control.name or control.hints)) in known

    told = [replace(one, reasons=(*one.reasons, LED_ON)) if led_on(one.control) else one for one in candidates]
    return sorted(told, key=lambda one: LED_ON not in one.reasons)


def same_page(url: str, place: str) -> bool:
    """Whether an address is that of a path, as a recipe tells it."""
    return bool(place) and url.startswith("http") and address(url) == address(urljoin(url, place))


def address(url: str) -> str:
    """An address without its trailing slash, to tell pages apart; a fragment counts only where it is a page's own address."""
    plain, fragment = urldefrag(_SESSION.sub("", url))
    plain = plain.rstrip("?&/")
    return f"{plain}#{fragment.rstrip('/')}" if fragment[:1] in ("/", "!") else plain


def scripted(control: Control, page: PageView) -> bool:
    """Whether a script decides where a tap leads: it is no link, or one to the very page it stands on."""
    return not control.href.startswith("http") or (
        address(control.href) == address(page.url) and ("#" in control.href or control.tag != "a")
    )


def target(control: Control, page: PageView) -> str:
    """What tells one way from another: the address of a link, else where the control stands and what it is called."""
    return f"{control.selector} {control.name}" if scripted(control, page) else address(control.href)


def tiles(page: PageView) -> list[Tile]:
    """Product cards in reading order."""
    by_target: dict[str, list[Control]] = {}
    for control in page.controls:
        if _may_be_tile(control, page):
            by_target.setdefault(target(control, page), []).append(control)
    prices = [
        p
        for p in page.prices
        if not p.struck and p.amount > 0 and _line_region(page, p) not in (Region.HEADER, Region.FOOTER)
    ]
    shared = _on_several(by_target.values())
    found = [tile for links in by_target.values() if (tile := _tile(links, prices, page, shared))]
    if len(found) < LEAST_ROW:
        below, above, apart = (
            row(by_target.values(), prices, page) for row in (_row_of_names, _row_under_prices, _row_over_prices)
        )
        found = below or above or apart or found
    linked = [tile for tile in found if not scripted(tile.link, page)]
    return sorted(linked or found, key=lambda tile: (round(tile.link.box.y / 40), tile.link.box.x))


def _may_be_tile(control: Control, page: PageView) -> bool:
    return (
        control.visible
        and control.region not in (Region.HEADER, Region.NAV, Region.FOOTER)
        and control.overlay is None
        and (_scripted_card(control, page) if scripted(control, page) else _links_within(control, page))
        and not any(
            means(intent, control.name, page.lang)
            for intent in ("returns", "shipping", "view_cart", "checkout", "filter_sort", "contact")
        )
    )


def _links_within(control: Control, page: PageView) -> bool:
    return (
        control.tag == "a"
        and same_shop(control.href, page.url)
        and address(control.href) != address(page.url)
        and not _FILE.search(urlsplit(control.href).path)
    )


def _scripted_card(control: Control, page: PageView) -> bool:
    """A card, or the picture or name in one, that a script makes a way."""
    small = control.box.width < 80 or control.box.height < 18
    says_more = any(
        means(intent, control.name, page.lang) for intent in ("add_to_cart", "wishlist", "buy_now", "close")
    )
    return not small and not says_more and not control.submits and control.pressed is None and not orders(control)


def _row_of_names(groups: Iterable[list[Control]], prices: list[Price], page: PageView) -> list[Tile]:
    """Cards whose picture stands beside the link: names of one make, each with a price of its own below it."""

    def priced(names: list[Control]) -> list[Tile]:
        near = ((name, next((p for p in prices if _belongs(p.box, name.box)), None)) for name in names)
        return [Tile(name, name.name, price, False) for name, price in near if price]

    return _best_row([priced(names) for names in _names_of_one_make(groups, page)])


def _row_under_prices(groups: Iterable[list[Control]], prices: list[Price], page: PageView) -> list[Tile]:
    """Cards that begin with their price, above a picture that is no link: names of one make, each with a price of its own
    above it."""
    return _best_row([_under_prices(names, prices) for names in _names_of_one_make(groups, page)])


def _row_over_prices(groups: Iterable[list[Control]], prices: list[Price], page: PageView) -> list[Tile]:
    """Cards whose price stands well below the name, under a picture that is no link: names of one make, each with a price of
    its own before the next name."""
    return _best_row([_over_prices(names, prices) for names in _names_of_one_make(groups, page)])


def _names_of_one_make(groups: Iterable[list[Control]], page: PageView) -> list[list[Control]]:
    """The longest link to each page, those that stand in the page in the same way together."""
    rows: dict[tuple[str, float], list[Control]] = {}
    for links in groups:
        name = max(links, key=lambda link: len(link.text))
        if name.text and not scripted(name, page):
            rows.setdefault(_make(name), []).append(name)
    return list(rows.values())


def _best_row(rows: list[list[Tile]]) -> list[Tile]:
    """The longest row of cards with a price of its own each; empty where none is long enough."""
    best = max(rows, key=len, default=list[Tile]())
    own = {tile.price.line for tile in best if tile.price}
    return best if len(best) >= LEAST_ROW and len(own) == len(best) else []


def _under_prices(names: list[Control], prices: list[Price]) -> list[Tile]:
    """Each name with the nearest price between it and the name above; none where the first of a column has no such price,
    or the last has one below it: then the prices are those of the names above them."""
    found = list[Tile]()
    for name in names:
        column = [other.box for other in names if other is not name and _across(other.box, name.box)]
        top = max((box.bottom for box in column if box.y < name.box.y), default=name.box.y - PICTURE_GAP)
        near = [p for p in prices if max(top, name.box.y - PICTURE_GAP) <= p.box.y < name.box.y]
        price = max((p for p in near if _across(p.box, name.box)), key=lambda p: p.box.y, default=None)
        last = all(box.y < name.box.y for box in column)
        if last and any(_across(p.box, name.box) and 0 <= p.box.y - name.box.bottom <= TILE_GAP for p in prices):
            return []
        if price:
            found.append(Tile(name, name.name, price, False))
        elif all(box.y > name.box.y for box in column):
            return []
    return found


def _over_prices(names: list[Control], prices: list[Price]) -> list[Tile]:
    """Each name with the first price between it and the name below; none where the last of a column has no such price: then
    the prices are those of the names below them."""
    found = list[Tile]()
    for name in names:
        column = [other.box for other in names if other is not name and _across(other.box, name.box)]
        end = min((box.y for box in column if box.y > name.box.y), default=name.box.y + PICTURE_GAP)
        near = (p for p in prices if name.box.y <= p.box.y < min(end, name.box.y + PICTURE_GAP))
        price = min((p for p in near if _across(p.box, name.box)), key=lambda p: p.box.y, default=None)
        if price:
            found.append(Tile(name, name.name, price, False))
        elif all(box.y < name.box.y for box in column):
            return []
    return found


def _on_several(groups: Iterable[list[Control]]) -> frozenset[str]:
    """Names that links to several pages bear ("Details", "Quick view"): they name no product."""
    counted = Counter(name for links in groups for name in {link.name for link in links})
    return frozenset(name for name, count in counted.items() if count > 1)


def _tile(links: list[Control], prices: list[Price], page: PageView, shared: frozenset[str]) -> Tile | None:
    alone = len(links) < 2 and max(link.box.height for link in links) < 60
    if alone and (scripted(links[0], page) or not links[0].has_image):
        return None
    area = _union([link.box for link in links])
    if area.width > page.layout.client_width * 1.2 or area.height > 1500:
        return None
    near = [p for p in prices if _belongs(p.box, area)]
    if not near or len({round(p.box.y / 60) for p in near}) > 4:
        return None
    named = max(
        links,
        key=lambda link: (bool(link.name) and link.name not in shared, bool(link.text), link.has_image, len(link.name)),
    )
    text = " ".join(line.text for line in page.lines if _belongs(line.box, area))
    tapped = max(links, key=lambda link: link.box.area)
    return Tile(tapped, named.name or tapped.name, near[0], says("sold_out", text, page.lang))


def like(known: Control, page: PageView) -> list[Tile]:
    """Links of one make with a link that is known to open a product, each to a page of its own, in reading order."""
    found: dict[str, Tile] = {}
    for control in page.controls:
        named = control.text or (control.has_image and control.name)
        if named and _may_be_tile(control, page) and same_make(control, known) and not scripted(control, page):
            found.setdefault(address(control.href), Tile(control, control.name, None, sold_out=False))
    return sorted(found.values(), key=lambda tile: (round(tile.link.box.y / 40), tile.link.box.x))


def same_make(one: Control, other: Control) -> bool:
    """Whether two links stand in the page in the same way: the same path of elements, and type of one size."""
    return _make(one) == _make(other)


def _make(control: Control) -> tuple[str, float]:
    return re.sub(r":nth-of-type\(\d+\)|#[^ ]+", "", control.selector), control.font_px


def _belongs(price: Box, card: Box) -> bool:
    return _across(price, card) and card.y - 20 <= price.y <= card.bottom + min(TILE_GAP, max(120, card.height))


def _across(one: Box, other: Box) -> bool:
    """Whether two boxes stand in one column: they share half of the narrower one's width."""
    return min(one.right, other.right) - max(one.x, other.x) >= 0.5 * min(one.width, other.width)


def _union(boxes: list[Box]) -> Box:
    x, y = min(b.x for b in boxes), min(b.y for b in boxes)
    return Box(x=x, y=y, width=max(b.right for b in boxes) - x, height=max(b.bottom for b in boxes) - y)


def _line_region(page: PageView, price: Price) -> Region:
    return page.lines[price.line].region if price.line < len(page.lines) else Region.MAIN


def listings(page: PageView, home: str) -> list[Candidate]:
    """Links, and menu words that scripts make ways, that may lead to a listing; visible ones only."""
    strangers = {layer.index for layer in page.overlays if is_stranger(layer)}
    listed = _short_names_in_a_row(page)

    def score(control: Control) -> tuple[float, list[str]]:
        name, path = control.name.strip(), place_of(control.href)
        if not control.visible or not _says_something(name) or orders(control) or _leads_away(name, page.lang):
            return 0, []
        if control.overlay in strangers:
            return 0, []
        if control.covered and control.overlay is None:
            return 0, []
        by_script = scripted(control, page)
        if by_script and (_is_the_shop(control, page) or _turns_slides(control, page)):
            return 0, []
        if by_script and control.index not in listed and not _named_in_a_menu(control, page):
            return 0, []
        if not by_script and not _is_way(control, page, home):
            return 0, []
        points, reasons = (0.0, ["opens something by script"]) if by_script else (1.0, ["link within the shop"])
        if means("all_products", name, page.lang):
            points, reasons = points + 4, [*reasons, "named like the whole range"]
        if control.region in (Region.NAV, Region.HEADER, Region.DIALOG) or control.overlay is not None:
            points, reasons = points + 2, [*reasons, "in the menu"]
        if control.index in listed:
            points, reasons = points + 3, [*reasons, "one of a list of short names"]
        if slug("category", path):
            points, reasons = points + 2, [*reasons, "address of a category"]
        if slug("product", path) and not slug("category", path):
            points -= 1.5
        if control.region is Region.FOOTER:
            points -= 2
        if 0 < len(name.split()) <= 4:
            points, reasons = points + 1, [*reasons, "short name"]
        if control.region is Region.MAIN and (control.has_image or control.filled):
            points, reasons = points + 1, [*reasons, "picture or button on the page"]
        if any(slug(kind, path) for kind in ("contact", "help", "returns", "shipping", "loyalty", "cart", "checkout")):
            points -= 4
        return points, reasons

    return ranked(page.controls, score)


def _short_names_in_a_row(page: PageView) -> set[int]:
    """Controls of a page without prices that stand in it in the same way, each a short word that a script makes a way: the
    ranges of a shop whose menu is a page of its own."""
    if page.prices or page.fields:
        return set()
    rows: dict[tuple[str, float], list[Control]] = {}
    for control in page.controls:
        plain = not control.submits and control.pressed is None and control.expanded is None
        short = len(control.text.split()) <= 3 and _says_something(control.text)
        if control.visible and control.region is Region.MAIN and plain and short and scripted(control, page):
            rows.setdefault(_make(control), []).append(control)
    return {control.index for row in rows.values() if len(row) >= LEAST_ROW for control in row}


def _says_something(name: str) -> bool:
    """Whether a name has a word: neither a mere sign nor a currency."""
    return bool(_LETTERS.search(name)) and not _CURRENCY.fullmatch(name)


def _leads_away(name: str, lang: str) -> bool:
    """Named as something else than goods; short names count as soon as they speak of it ("Login or register")."""
    spoken = ("sign_in", "create_account", "wishlist", "track_order", "about_app") if len(name.split()) <= 6 else ()
    return any(means(i, name, lang) for i in NOT_SHOPPING) or any(says(i, name, lang) for i in spoken)


def _is_way(control: Control, page: PageView, home: str) -> bool:
    here = {address(page.url), address(home)}
    path = urlsplit(control.href).path
    return (
        control.tag == "a"
        and same_shop(control.href, page.url)
        and address(control.href) not in here
        and (bool(urlsplit(control.href).fragment) or not _LOCALE_PATH.match(path))
        and not _FILE.search(path)
    )


def _is_the_shop(control: Control, page: PageView) -> bool:
    """Whether a control that leads nowhere else is the shop's own name or its drawn sign."""
    name = fold(control.name)
    host = urlsplit(page.url).hostname or ""
    drawn = control.has_image and not control.text and control.region in (Region.NAV, Region.HEADER)
    named = name in fold(page.title) or name.replace(" ", "") in host.split(".")
    return named or (drawn and bool(_LOGO_HINT.search(f"{control.hints} {control.name}")))


def _turns_slides(control: Control, page: PageView) -> bool:
    """Whether a control shows the next or previous of some pictures, by its name, its drawing or what its fragment names."""
    unnumbered = re.sub(r"[\d/]+", " ", control.name).strip()  # "Slide 2"
    turns = any(exactly(intent, unnumbered, page.lang) for intent in ("next_page", "turn_slides"))
    return turns or bool(_TURNS_HINT.search(control.hints) or _SLIDES.search(urlsplit(control.href).fragment))


def _named_in_a_menu(control: Control, page: PageView) -> bool:
    """A short word in a menu, a tile with a picture, or a button on a page without prices: shops whose pages change by
    script name their ranges so."""
    if len(control.name.split()) > 4 or control.submits or control.pressed is not None:
        return False
    if all(says(word, control.name, page.lang) for word in ("close", "menu")):
        return False
    others = ("menu", "close", "cookies_accept", "cookies_reject", "add_to_cart", "buy_now", "load_more", "sold_out")
    if any(means(intent, control.name, page.lang) for intent in others) or not re.search(r"[^\W\d_]{2}", control.name):
        return False
    in_menu = control.region in (Region.NAV, Region.HEADER, Region.DIALOG) or control.overlay is not None
    on_a_front = control.filled and control.region is Region.MAIN and not page.prices
    return in_menu or on_a_front or (control.has_image and control.box.height >= 60)


def menus(page: PageView) -> list[Candidate]:
    """Controls that open the menu; a nameless drawing at the top only where the menu's links are in the page, unseen."""
    folded = [c for c in page.controls if not c.visible and c.region in _TOP and _links_within(c, page)]

    def score(control: Control) -> tuple[float, list[str]]:
        framed = control.fixed and control.region in (Region.HEADER, Region.NAV, Region.FOOTER)
        if not control.visible or (control.box.y > 400 and not framed):
            return 0, []
        if control.href and address(control.href) != address(page.url):
            return 0, []
        if means("menu", control.name, page.lang):
            return 3, ["named menu"]
        if framed and len(control.name.split()) <= 6 and says("menu", control.name, page.lang):
            return 2.5, ["its name speaks of the menu"]
        if _MENU_HINT.search(control.hints) and not control.expanded:
            return 2, ["drawn as a menu button"]
        if (
            control.expanded is False
            and control.region in (Region.HEADER, Region.NAV)
            and not CART_HINT.search(control.hints)
        ):
            return 1, ["opens something in the header"]
        nameless = control.region in _TOP and control.has_image and not (control.name or control.text or control.href)
        if nameless and len(folded) >= LEAST_ROW and not CART_HINT.search(control.hints):
            return 0.5, ["a drawing without a name above links that are folded away"]
        return 0, []

    return ranked(page.controls, score)


def further(page: PageView) -> list[Candidate]:
    """What brings more of a list: a button that adds to it, or the link to its second page."""
    here = urlsplit(page.url).path.rstrip("/")

    def score(control: Control) -> tuple[float, list[str]]:
        if not control.visible or not control.enabled:
            return 0, []
        if means("load_more", control.name, page.lang):
            return 2, ["named show more"]
        below = control.href != page.url and urlsplit(control.href).path.startswith(here)
        if not (control.href.startswith("http") and below):
            return 0, []
        if any(exactly("next_page", label, page.lang) for label in (control.name, control.text)):
            return 1.5, ["named next page"]
        return (1, ["the second page"]) if control.text.strip() == "2" else (0, [])

    return ranked(page.controls, score)


def search_fields(page: PageView) -> list[Field]:
    """Search boxes that can be typed into."""
    guesses = zip(page.fields, field_purposes(page.fields, page.lang), strict=True)
    return [
        f for f, guess in guesses if f.visible and f.enabled and (guess.purpose is Purpose.SEARCH or f.type == "search")
    ]


def adders(page: PageView) -> list[Candidate]:
    """Controls that add the product to the basket: the product's own first, those of cross-sells last."""
    heading = next((line.box.y for line in page.lines if line.heading == 1 and line.region is not Region.HEADER), 0)
    cards = [tile.link.box for tile in tiles(page)]

    def score(control: Control) -> tuple[float, list[str]]:
        if not control.visible or control.region in (Region.FOOTER, Region.NAV) or orders(control):
            return 0, []
        label = control.name or control.text
        if means("buy_now", label, page.lang):
            return 0, []
        points, reasons = _adds(control, label, page)
        if not points:
            return 0, []
        if control.filled:
            points, reasons = points + 1, [*reasons, "drawn as a button"]
        if control.submits:
            points, reasons = points + 0.5, [*reasons, "sends a form"]
        if not control.enabled:
            points -= 2
        if control.box.y < heading - 200 and not control.fixed:
            points -= 2
        if any(_belongs(control.box, card) for card in cards):
            points -= 3
        return points, reasons

    return ranked(page.controls, score)


def _adds(control: Control, label: str, page: PageView) -> tuple[float, list[str]]:
    if exactly("view_cart", label, page.lang):
        return 0, []
    bare = re.sub(r"[\s–—|·:-]*[£$€¥]?\s?\d[\d.,]*\s?(?:[£$€¥]|kr|zł|EUR|GBP|USD)?\s*$", "", label)
    if any(means("add_to_cart", one, page.lang) for one in (label, bare)):
        whole = len(fold(label).split()) > 1 or spaceless(fold(label))
        if not whole and _beside_an_amount(control, page):
            return 0, []
        return (4.0, ["named add to basket"]) if whole else (2.5, ["named add"])
    if any(means("buy_on_product_page", one, page.lang) for one in (label, bare)) and (
        not control.href or control.submits
    ):
        return 3.0, ["named buy, on a product page"]
    if not control.text and re.search(r"add[-_]?(to[-_]?)?(cart|basket|bag)", control.hints, re.I):
        return 2.0, ["drawn as add to basket"]
    asks = control.filled and not control.enabled and control.box.width >= _BUTTON_WIDTH
    if asks and not control.href and phrasebook.says("purchase", "choose_first", label, page.lang):
        return 4.0, ["switched off until an option is chosen"]
    if control.submits and control.text and _CART_PATH.search(urlsplit(control.action).path):
        return 1.0, ["its form goes to the basket"]
    return 0, []


def _beside_an_amount(control: Control, page: PageView) -> bool:
    """Whether a small sign stands close to a box with a number, as "+" does, whatever a screen reader is told of it."""
    small = not control.text and control.box.width <= _SIGN_WIDTH
    boxes = [f.box for f in page.fields if f.visible and f.type == "number"]
    near = any(
        box.y <= control.box.y + control.box.height / 2 <= box.bottom
        and max(control.box.x - box.right, box.x - control.box.right) <= _SIGN_WIDTH
        for box in boxes
    )
    return small and near


def basket_ways(page: PageView, item: str = "") -> list[Candidate]:
    """Controls that lead to the basket; what closes it again, or is called as the item in it, only bears its name within."""

    def score(control: Control) -> tuple[float, list[str]]:
        if not control.visible or control.region is Region.FOOTER or _adds(control, control.name, page)[0]:
            return 0, []
        if means("close", control.name, page.lang) or (item and fold(control.name) == fold(item)):
            return 0, []
        if orders(control) or means("checkout", control.name, page.lang) or _changes_basket(control, page):
            return 0, []
        points, reasons = 0.0, list[str]()
        noun = exactly("basket_noun", control.name, page.lang)
        if noun or means("view_cart", control.name, page.lang) or says("view_cart", control.name, page.lang):
            points, reasons = points + 3, [*reasons, "named basket"]
        if control.href and slug("cart", place_of(control.href)):
            points, reasons = points + 2, [*reasons, "address of a basket"]
        if CART_HINT.search(control.hints):
            points, reasons = points + 1.5, [*reasons, "drawn as a basket"]
        if points and control.overlay is not None:
            points, reasons = points + 1, [*reasons, "in the layer that just opened"]
        if points and control.region in (Region.HEADER, Region.NAV):
            points += 0.5
        return points if points >= 1.5 else 0, reasons

    return ranked(page.controls, score) or _nameless_ways(page)


def folded_basket_ways(page: PageView) -> list[Candidate]:
    """Links to the basket's own address that are not shown, as in a closed menu."""
    hidden = (c for c in basket_links(page) if not c.visible and c.tag == "a" and c.href.startswith("http"))
    there = (c for c in hidden if same_shop(c.href, page.url) and slug("cart", place_of(c.href)))
    ways = (c for c in there if not orders(c) and not pattern("order_paths").search(path_of(c.href)))
    return [Candidate(control, 1, ("a link to the basket in a closed menu",)) for control in ways]


def _nameless_ways(page: PageView) -> list[Candidate]:
    """Where no basket is named or drawn as one: the nameless drawings of the right half, one with a number first."""
    known = {way.control.index for way in menus(page)}

    def score(control: Control) -> tuple[float, list[str]]:
        across = control.box.x / max(1, page.layout.client_width)
        if control.index in known or across < 0.5:
            return 0, []
        numbered = control.text.isdecimal()
        return (2 + across, ["a number at a drawing"]) if numbered else (across, ["a drawing at the top"])

    return ranked(nameless_drawings(page), score)


def removers(page: PageView) -> list[Candidate]:
    """Controls that take an item out of the basket."""

    def score(control: Control) -> tuple[float, list[str]]:
        if not control.visible or control.region in (Region.FOOTER, Region.NAV) or orders(control):
            return 0, []
        if means("remove_item", control.name, page.lang):
            return 3, ["named remove"]
        drawn = not _LETTERS.search(control.text) and _REMOVE_HINT.search(
            f"{control.hints} {urlsplit(control.href).path}"
        )
        return (1.5, ["drawn as remove"]) if drawn else (0, [])

    return ranked(page.controls, score)


def _changes_basket(control: Control, page: PageView) -> bool:
    return any(means(intent, control.name, page.lang) for intent in ("remove_item", "update_basket"))


def _leads_to_checkout(control: Control) -> bool:
    """Whether the address behind a control is a checkout's, and not that of a basket that stands below one."""
    place = place_of(control.href or control.action)
    return slug("checkout", place) and not slug("cart", place)


def checkout_ways(page: PageView) -> list[Candidate]:
    """Controls that lead from the basket to checkout."""

    def score(control: Control) -> tuple[float, list[str]]:
        leaves = leaves_basket(control, page)
        if not control.visible or control.region is Region.FOOTER or (orders(control) and not leaves):
            return 0, []
        if _changes_basket(control, page) or means("continue_shopping", control.name, page.lang):
            return 0, []
        points, reasons = 0.0, list[str]()
        if leaves:
            points, reasons = 3, ["named order, the basket's only way on"]
        elif means("checkout", control.name, page.lang):
            points, reasons = 4, ["named checkout"]
        elif means("ambiguous_order", control.name, page.lang):
            points, reasons = 2.5, ["named order, in the basket"]
        elif means("continue_step", control.name, page.lang) and page.kind is PageKind.BASKET:
            points, reasons = 1, ["named continue, in the basket"]
        elif control.region in (Region.MAIN, Region.ASIDE, Region.DIALOG) and _leads_to_checkout(control):
            points, reasons = 0.5, ["leads to an address of a checkout"]
        if not points:
            return 0, []
        if control.filled:
            points, reasons = points + 1, [*reasons, "drawn as a button"]
        if control.href and _leads_to_checkout(control):
            points, reasons = points + 1, [*reasons, "address of a checkout"]
        elif slug("category", place_of(control.href)) or urlsplit(control.href).path == "/":
            points -= 3  # "Continuar con la compra" goes on shopping as well as buying
        if control.region in (Region.HEADER, Region.NAV):
            points -= 1.5
        if not control.enabled:
            points -= 2
        return points, reasons

    return ranked(page.controls, score)


def advancers(page: PageView) -> list[Candidate]:
    """Controls that go on within checkout."""

    def score(control: Control) -> tuple[float, list[str]]:
        if not control.visible or control.region in (Region.FOOTER, Region.HEADER, Region.NAV) or orders(control):
            return 0, []
        if control.pressed or (control.role == "tab" and control.expanded):
            return 0, []  # it is open already
        points, reasons = 0.0, list[str]()
        for intent, value, reason in _ADVANCES:
            if means(intent, control.name, page.lang) and value > points:
                points, reasons = value, [reason]
        if not points and acts_here(control, page) and names_a_step(control, page):
            points, reasons = 2.5, ["leads on to a step"]
        if not points and keeps_the_address(control, page):
            points, reasons = 1.5, ["keeps the address"]
        if not points and passes_the_sign_in(control, page):
            points, reasons = 4.0, ["leads past the sign-in"]
        to_payment = any(means(intent, control.name, page.lang) for intent in ("checkout", "ambiguous_order"))
        if not points and to_payment and acts_here(control, page):
            points, reasons = 1.5, ["named like the way to payment"]
        account = means("sign_in", control.name, page.lang) or means("create_account", control.name, page.lang)
        if not points or (account and not means("guest_checkout", control.name, page.lang)):
            return 0, []  # "buy without registering" holds the words that register
        if means("continue_shopping", control.name, page.lang):
            return 0, []
        if control.submits:
            points, reasons = points + 1, [*reasons, "sends the form"]
        if control.filled:
            points, reasons = points + 1, [*reasons, "drawn as a button"]
        if not control.enabled:
            points -= 1.5
        return points, reasons

    return ranked(page.controls, score)


_ADVANCES = (
    ("guest_checkout", 5.0, "named as guest"),
    ("review_step", 4.0, "leads to the review"),
    ("save_address", 3.5, "keeps the address and goes on"),
    ("continue_step", 3.0, "named continue"),
    ("choose_delivery", 2.0, "chooses this delivery"),
)


def side_ways(page: PageView, intent: str, slug_kind: str) -> list[Candidate]:
    """Links to a policy or help page, hidden ones too: a mobile footer is often folded."""

    def score(control: Control) -> tuple[float, list[str]]:
        if control.tag != "a" or not control.href.startswith("http") or not control.name.strip() or orders(control):
            return 0, []
        path = urlsplit(control.href).path
        if _FILE.search(path) or address(control.href) == address(page.url) or not same_shop(control.href, page.url):
            return 0, []
        points, reasons = 0.0, list[str]()
        if means(intent, control.name, page.lang):
            points, reasons = points + 3, [f"named {intent.replace('_', ' ')}"]
        elif len(control.name) < 60 and says(intent, control.name, page.lang):
            points, reasons = points + 1.5, [f"its name speaks of {intent.replace('_', ' ')}"]
        if slug(slug_kind, path):
            points, reasons = points + 1.5, [*reasons, "its address says so"]
        if points and control.visible:
            points += 0.5
        if points and control.region is Region.FOOTER:
            points += 0.3
        return points if points >= 1.5 else 0, reasons

    return ranked(page.controls, score)

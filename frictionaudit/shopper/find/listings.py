"""Ways to lists of products: links and menu words, what opens the menu, more of a list, search boxes."""

import re
from urllib.parse import urlsplit

from frictionaudit.evidence import Control, Field, PageView, Region
from frictionaudit.reading.basket import CART_HINT
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import is_stranger
from frictionaudit.reading.words import exactly, fold, has_letters, means, says, slug
from frictionaudit.shopper.find.cards import LEAST_ROW, make_of
from frictionaudit.shopper.find.places import FILE_PATH, address, links_within, scripted
from frictionaudit.shopper.find.ranking import Candidate, ranked
from frictionaudit.shopper.firewall.labels import orders, place_of
from frictionaudit.shopper.neighbour import same_shop

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
_MENU_HINT = re.compile(
    r"hamburger|burger|menu[-_]?(toggle|button|icon|open|trigger)|nav[-_]?(toggle|button|trigger|open)|toggle[-_]?(nav|menu)|drawer[-_]?toggle|offcanvas|navbar-toggler?|(menu|nav)[-_]?expander|(?<![a-z])(fa|icon|bi|mdi|glyphicon)-(bars|menu)(?![a-z])",
    re.I,
)
_TURNS_HINT = re.compile(r"(?<![a-z])(prev(ious)?|next)(?![a-z])", re.I)
_SLIDES = re.compile(r"carousel|slide(r|show)|swiper", re.I)
_LOGO_HINT = re.compile(r"(?<![a-z])(logo|brand)(?![a-z])", re.I)
_CURRENCY = re.compile(r"(?:[A-Z]{3}|[€£$¥])\W*")
_LOCALE_PATH = re.compile(r"^/[a-z]{2}([-_][a-z]{2})?/?$", re.I)
_TOP = (Region.HEADER, Region.NAV)


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
            rows.setdefault(make_of(control), []).append(control)
    return {control.index for row in rows.values() if len(row) >= LEAST_ROW for control in row}


def _says_something(name: str) -> bool:
    """Whether a name has a word: neither a mere sign nor a currency."""
    return has_letters(name) and not _CURRENCY.fullmatch(name)


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
        and not FILE_PATH.search(path)
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
    if any(means(intent, control.name, page.lang) for intent in others) or not has_letters(control.name, 2):
        return False
    in_menu = control.region in (Region.NAV, Region.HEADER, Region.DIALOG) or control.overlay is not None
    on_a_front = control.filled and control.region is Region.MAIN and not page.prices
    return in_menu or on_a_front or (control.has_image and control.box.height >= 60)


def menus(page: PageView) -> list[Candidate]:
    """Controls that open the menu; a nameless drawing at the top only where the menu's links are in the page, unseen."""
    folded = [c for c in page.controls if not c.visible and c.region in _TOP and links_within(c, page)]

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

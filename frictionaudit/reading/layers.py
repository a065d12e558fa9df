"""Layers above a page: what each is, which are in the way, and what belongs to the page beneath."""

from collections.abc import Iterable
from typing import TypeVar

from frictionaudit.evidence import Control, Field, Line, Overlay, PageView
from frictionaudit.reading.words import means, says

T = TypeVar("T", Control, Field, Line)

STRANGERS = frozenset({"consent", "newsletter", "age", "country", "app", "chat"})
"""Kinds of overlay that interrupt a page; bars, menus and the basket drawer are parts of it."""


def is_stranger(overlay: Overlay) -> bool:
    """Whether an overlay is not part of the page it covers: known to interrupt, or a dialog of unknown purpose."""
    return overlay.kind in STRANGERS or (overlay.kind == "other" and overlay.modal)


def own(page: PageView, things: Iterable[T]) -> tuple[T, ...]:
    """Those of the given controls, fields or lines that belong to the page itself, not to a layer above it."""
    strangers = {overlay.index for overlay in page.overlays if is_stranger(overlay)}
    return tuple(thing for thing in things if thing.overlay not in strangers)


IN_THE_WAY = 0.15
"""Share of the first screen from which a layer hinders (checks catalogue: layers over 15 % of the viewport)."""
_ABOUT = ("about_age", "about_country", "about_app", "about_newsletter")


def kind_of(overlay: Overlay, page: PageView) -> str:
    """What a layer is: consent | age | country | app | newsletter | basket | menu | chat | bar | other."""
    text = overlay.text
    inside = [c for c in page.controls if c.overlay == overlay.index and c.visible]
    answers = [
        c for c in inside if means("cookies_reject", c.name, page.lang) or means("cookies_accept", c.name, page.lang)
    ]
    if says("about_cookies", text, page.lang) and answers:
        return "consent"
    if any(means("checkout", c.name, page.lang) or means("view_cart", c.name, page.lang) for c in inside) and (
        any(price.line < len(page.lines) and page.lines[price.line].overlay == overlay.index for price in page.prices)
    ):
        return "basket"
    if overlay.share < IN_THE_WAY and not overlay.modal:
        return "bar"
    for intent in _ABOUT:
        if says(intent, text, page.lang):
            return intent.removeprefix("about_")
    links = sum(1 for c in inside if c.href)
    return "menu" if links >= 4 and links >= 0.6 * len(inside) else "other"


def in_the_way(page: PageView) -> list[Overlay]:
    """Layers that a shopper must deal with before going on, the uppermost first."""
    return [
        o for o in reversed(known(page).overlays) if o.kind not in ("basket", "menu", "bar", "chat") and _hinders(o)
    ]


def _hinders(overlay: Overlay) -> bool:
    return overlay.share >= IN_THE_WAY or overlay.modal or overlay.kind == "consent"


def known(page: PageView) -> PageView:
    """The page with the kinds of its layers filled in."""
    return page.model_copy(
        update={"overlays": tuple(o.model_copy(update={"kind": kind_of(o, page)}) for o in page.overlays)}
    )

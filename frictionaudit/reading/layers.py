"""What belongs to a page, and what merely lies above it at the moment it was read."""

from collections.abc import Iterable
from typing import TypeVar

from frictionaudit.evidence import Control, Field, Line, Overlay, PageView

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

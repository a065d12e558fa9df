"""The pictures of a product, read from a product page.

In: a product page. Out: a `Gallery` with its distinct pictures, and how one is seen larger. Logos, marks of payment,
pictures of other products and of reviews are not the product's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qsl, urlsplit

from frictionaudit.evidence import Box, Control, Mark, PageView, Region
from frictionaudit.reading import phrasebook
from frictionaudit.reading.layers import own
from frictionaudit.reading.product_page import OUTSIDE, buy_buttons, others_from, top_of_product

says = partial(phrasebook.says, "purchase")
LARGE = 0.5
"""Share of the screen's width from which a picture shows the product."""
SMALLEST_THUMB = 32
BAND = 160
"""How far below or above the first large picture its thumbnails and further pictures stand, CSS px."""
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif|svg)$", re.I)
_NO_PINCH = re.compile(r"user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*1(?:\.0)?(?!\d)", re.I)
_SAME_PICTURE = frozenset(
    [
        "w",
        "h",
        "width",
        "height",
        "size",
        "sw",
        "sh",
        "wid",
        "hei",
        "q",
        "quality",
        "qlt",
        "dpr",
        "fm",
        "format",
        "auto",
        "fit",
        "crop",
        "v",
        "t",
    ]
)
"""Parameters that ask for a size, format or version."""
_SIZE = re.compile(r"[-_](?:\d{2,4}x\d{0,4}|\d{2,4}w|small|medium|large|thumb\w*|grande|compact)(?=\.|$)", re.I)


@dataclass(frozen=True, slots=True)
class Gallery:
    """A product's pictures."""

    first: Mark
    """The first large picture."""
    pictures: tuple[str, ...]
    """Addresses of the distinct ones, without their sizes."""
    enlarged_by: Control | None
    """What shows a picture larger."""
    can_pinch: bool
    """The page lets the shopper zoom in with two fingers."""


def gallery(page: PageView) -> Gallery | None:
    """The pictures of the product; None where no large picture was found."""
    candidates = [mark for mark in page.marks if mark.tag == "img" and mark.region not in (*OUTSIDE, Region.HEADER)]
    large = [
        mark for mark in candidates if mark.visible and _is_large(mark.box, page) and mark.box.y < others_from(page)
    ]
    first = min(large, key=lambda mark: mark.box.y, default=None)
    if first is None or first.box.y > _end(page):
        return None
    ours = [mark for mark in candidates if _belongs(mark, first, page)]
    return Gallery(
        first=first,
        pictures=tuple(dict.fromkeys(name for mark in ours if (name := _name(mark)))),
        enlarged_by=next(_enlargers(page, first), None),
        can_pinch=not _NO_PINCH.search(page.layout.viewport_meta or ""),
    )


def _is_large(box: Box, page: PageView) -> bool:
    return box.width >= LARGE * page.layout.client_width and box.height >= 0.4 * box.width


def _end(page: PageView) -> float:
    """Where the product's own part ends: some way below its button."""
    still = [control.box.bottom for control in buy_buttons(page) if not control.fixed]
    return max((*still, top_of_product(page))) + page.layout.viewport_height


def _belongs(mark: Mark, first: Mark, page: PageView) -> bool:
    """A slide beside the first picture, a thumbnail by it, or another large picture before the button."""
    box = mark.box
    hidden_slide = not mark.visible and box.width == 0 and _folder(mark) == _folder(first)
    beside = first.box.y - BAND <= box.y <= first.box.bottom + BAND and box.width >= SMALLEST_THUMB
    larger = mark.visible and _is_large(box, page) and box.y <= min(_end(page), others_from(page))
    return mark is first or hidden_slide or beside or larger


def _name(mark: Mark) -> str:
    """The picture behind an address: without what only asks for another size, format or version of it."""
    parts = urlsplit(mark.source.split(" ")[0])
    asked = sorted(f"{key}={value}" for key, value in parse_qsl(parts.query) if key.lower() not in _SAME_PICTURE)
    return "?".join((_SIZE.sub("", parts.path.rsplit("/", 1)[-1]), *asked)) if parts.path else mark.text


def _folder(mark: Mark) -> str:
    return urlsplit(mark.source.split(" ")[0]).path.rpartition("/")[0]


def _enlargers(page: PageView, first: Mark) -> Iterator[Control]:
    for control in own(page, page.controls):
        if not control.visible or control.region in OUTSIDE:
            continue
        around = control.has_image and control.box.overlap(first.box) >= 0.8 * first.box.area
        opens = not control.href or bool(_PICTURE.search(urlsplit(control.href).path)) or "#" in control.href
        if (around and opens) or says("enlarge", control.name, page.lang):
            yield control

"""Pictures of a report: crops of stored screenshots with the marked place drawn in, as small JPEG data URIs.

The pixels of the stored JPEGs are CSS pixels, so a finding's box is a box on the picture. The same picture is embedded
once, save where a card would stay without any; all of them together stay below a limit, and what had to be left out is
counted.
"""

import base64
import hashlib
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import isfinite
from pathlib import Path

from PIL import Image, ImageDraw

from frictionaudit.api import Box, Evidence, TripResult

MOST_CHARACTERS = 3_900_000
"""Of all data URIs of one report: leaves room for the text below 5 MB."""
CROP_WIDTH = 360
THUMBNAIL_WIDTH = 120
_MOST_PIXELS = 60_000_000
_WIDEST = 480
_LOWEST, _HIGHEST, _MARGIN = 150, 400, 56
_TOP = 120
_QUALITY = 60
_SPARE = 0.25
"""While so much of the space is left, a picture may be embedded again."""
_PADDING = 6
"""Between a marked place and its mark, which must not cover what it marks."""
_MARK, _HALO = (214, 0, 92), (255, 255, 255)
_NOT_STORED = "the screenshot is not stored"
_UNREADABLE = "the stored screenshot cannot be read"
_HIDDEN = "it was hidden when the screenshot was taken"
_OUTSIDE = "the marked place is not on the stored screenshot"
_TOO_MUCH = "left out to keep this file small"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to embed, a link to the same one elsewhere in the report, or why there is none."""

    id: str = ""
    uri: str = ""
    width: int = 0
    height: int = 0
    same_as: str = ""
    """Anchor of the identical picture that is embedded already."""
    missing: str = ""

    @property
    def shown(self) -> bool:
        """Whether there is something to look at, here or elsewhere."""
        return bool(self.uri or self.same_as)


@dataclass(frozen=True, slots=True)
class _Stored:
    """A picture of the run folder."""

    path: Path
    picture: Image.Image


@dataclass(frozen=True, slots=True)
class _Jpeg:
    """A part of a stored picture as it is embedded."""

    content: bytes
    width: int
    height: int

    @classmethod
    def of(cls, picture: Image.Image) -> "_Jpeg":
        file = BytesIO()
        picture.save(file, "JPEG", quality=_QUALITY, optimize=True)
        return cls(file.getvalue(), picture.width, picture.height)


_Part = tuple[Path, tuple[int, int, int, int], Box | int | None]
"""Which stored picture, the part of it, and what is marked there or, of a thumbnail, how wide it is."""


class Album:
    """All pictures of one report, given out in the order of asking until the space is used up."""

    def __init__(self, evidence: Evidence, most_characters: int = MOST_CHARACTERS) -> None:
        self._evidence = evidence
        self._most = self._left = most_characters
        self._shown = 0
        self._seen: dict[bytes, str] = {}
        self._open = lru_cache(maxsize=6)(_open)
        self._made: dict[_Part, _Jpeg] = {}
        self.left_out = 0

    def smaller(self, most_characters: int) -> "Album":
        """An empty album with less space; it embeds what is made already without making it again."""
        album = Album(self._evidence, most_characters)
        album._open, album._made = self._open, self._made
        return album

    def crop(
        self, trip: TripResult, names: Sequence[str], box: Box | None, *, tall: bool = False, again: bool = False
    ) -> Picture:
        """The part of a page around a box, the box drawn in; at most `CROP_WIDTH` wide. Without a box: the top.

        The first of the named pictures that can be read is taken. `again`: embedded even where it is already.
        """
        found = [self._stored(trip, name) for name in names]
        stored = next((one for one in found if isinstance(one, _Stored)), None)
        if stored is None:
            return Picture(missing=next((one for one in found if isinstance(one, str)), _NOT_STORED))
        if box is not None and not (box.width or box.height):
            return Picture(missing=_HIDDEN)
        size = stored.picture.size
        view = window(box or Box(x=0, y=0, width=size[0], height=_TOP), size, 1.5 if tall else 1.0)
        if view is None:
            return Picture(missing=_OUTSIDE)
        return self._embed((stored.path, view, box), lambda: _cut(stored.picture, view, box), again)

    def thumbnail(self, trip: TripResult, name: str) -> Picture:
        """A whole first screen, `THUMBNAIL_WIDTH` wide."""
        stored = self._stored(trip, name)
        if isinstance(stored, str):
            return Picture(missing=stored)
        picture = stored.picture
        scale = THUMBNAIL_WIDTH / picture.width
        height = max(min(round(picture.height * scale), 2 * THUMBNAIL_WIDTH), 1)
        whole = (0, 0, picture.width, min(round(height / scale) or 1, picture.height))
        part = (stored.path, whole, THUMBNAIL_WIDTH)
        return self._embed(part, lambda: _resized(picture.crop(whole), THUMBNAIL_WIDTH, height), again=True)

    def _stored(self, trip: TripResult, name: str) -> "_Stored | str":
        """A stored picture, or why there is none."""
        path = self._evidence.path(trip, name) if name else None
        if path is None:
            return _NOT_STORED
        picture = self._open(path)
        return _Stored(path, picture) if picture is not None else _UNREADABLE

    def _embed(self, part: "_Part", make: Callable[[], Image.Image], again: bool) -> Picture:
        if part not in self._made:
            self._made[part] = _Jpeg.of(make())
        jpeg = self._made[part]
        digest = hashlib.sha256(jpeg.content).digest()
        if digest in self._seen and not (again and self._left > self._most * _SPARE):
            return Picture(same_as=self._seen[digest])
        uri = f"data:image/jpeg;base64,{base64.b64encode(jpeg.content).decode('ascii')}"
        if len(uri) > self._left:
            self.left_out += 1
            return Picture(missing=_TOO_MUCH)
        self._left -= len(uri)
        self._shown += 1
        id = f"picture-{self._shown}"
        self._seen.setdefault(digest, id)
        return Picture(id=id, uri=uri, width=jpeg.width, height=jpeg.height)


def window(box: Box, size: tuple[int, int], stretch: float = 1.0) -> tuple[int, int, int, int] | None:
    """The part of a picture to show for a box: left, top, right, bottom; None where the box is not on the picture.

    A box taller than the window is shown from its top.
    """
    width, height = size
    left, right = max(0.0, box.x), min(float(width), box.right)
    top, bottom = max(0.0, box.y), min(float(height), box.bottom)
    numbers = (box.x, box.y, box.width, box.height)
    if right - left < 1 or bottom - top < 1 or not all(map(isfinite, numbers)):
        return None
    wide = min(width, round(max(_WIDEST if width <= _WIDEST else CROP_WIDTH, min(right - left + _MARGIN, 2 * _WIDEST))))
    tall = min(height, round(min(max(bottom - top + 2 * _MARGIN, _LOWEST * stretch), _HIGHEST * stretch)))
    x = round(min(max((left + right - wide) / 2, 0), width - wide))
    middle = (top + bottom - tall) / 2
    y = round(min(max(min(middle, top - _MARGIN / 2), 0), height - tall))
    return x, y, x + wide, y + tall


def _cut(picture: Image.Image, view: tuple[int, int, int, int], box: Box | None) -> Image.Image:
    part = picture.crop(view)
    scale = min(CROP_WIDTH / part.width, 1.0)
    part = _resized(part, round(part.width * scale), max(round(part.height * scale), 1))
    if box is not None:
        edges = ((box.x - view[0], box.y - view[1]), (box.right - view[0], box.bottom - view[1]))
        (left, top), (right, bottom) = (tuple(min(max(edge, -9999.0), 9999.0) * scale for edge in e) for e in edges)
        draw = ImageDraw.Draw(part)
        left, right = max(left - _PADDING, 1), min(right + _PADDING, part.width - 2)
        top, bottom = max(top - _PADDING, 1), bottom + _PADDING
        if right > left and bottom > top:
            draw.rectangle((left - 1, top - 1, right + 1, bottom + 1), outline=_HALO, width=5)
            draw.rectangle((left, top, right, bottom), outline=_MARK, width=3)
    return part


def _resized(picture: Image.Image, width: int, height: int) -> Image.Image:
    return picture.resize((width, height), Image.Resampling.LANCZOS)  # pyright: ignore[reportUnknownMemberType]


def _open(path: Path) -> Image.Image | None:
    """A stored picture, or None where it is missing, broken or far too large."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=("JPEG", "PNG", "WEBP")) as picture:
                if picture.width * picture.height > _MOST_PIXELS:
                    return None
                return picture.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None

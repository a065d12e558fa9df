"""Runs the in-page collector and turns what it read into evidence.

The collector (`probes/collect.js`) knows no thresholds and no wording; this module adds what is easier to say in
Python: words for required and optional, prices in lines, JSON-LD and microdata.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias, cast

from playwright.async_api import ElementHandle, Error, JSHandle, Page
from playwright.async_api import Frame as BrowserFrame

from frictionaudit.evidence import Control, Field, Frame, Layout, Line, Mark, Overlay, PageView
from frictionaudit.reading.money import prices_in
from frictionaudit.reading.words import says

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
_INCLUDED = re.compile(r"include\('([a-z]+\.js)'\)")
DEEPEST = 100
"""Levels of nesting in what a page tells; the store takes 255, the shops' own data a dozen."""


@cache
def script(name: str) -> str:
    """Source of a collector by file name, with the files it includes put in their places."""
    source = files("frictionaudit.shopper").joinpath("probes", name).read_text(encoding="utf-8")
    return _INCLUDED.sub(lambda told: script(told[1]).rstrip(), source)


@dataclass(frozen=True, slots=True)
class Probe:
    """What one run of the collector read, with a handle on the live elements it numbered."""

    data: dict[str, Any]
    handle: JSHandle

    async def element(self, index: int) -> ElementHandle | None:
        """The live element of a control or field, by the index it carries in the evidence; None when it is gone."""
        try:
            handle = await self.handle.evaluate_handle("(read, index) => read.elements[index] || null", index)
        except Error:
            return None  # the page it stood on is gone
        return handle.as_element()


async def run(target: Page | BrowserFrame, *, quick: bool = False) -> Probe:
    """Read the page (or frame) as it is now; `quick` leaves out what only stored evidence needs. Raises Playwright's errors."""
    handle = await target.evaluate_handle(script("collect.js"), quick)
    data: Json = json.loads(
        await handle.evaluate("read => JSON.stringify(read.data)")
    )  # far quicker than value by value
    return Probe(cast("dict[str, Any]", whole(data)), handle)


def whole_letters(text: str) -> str:
    """Text that can be stored: scripts cut letters in half (an emoji is two units), and half a letter has no UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def whole(value: Json, depth: int = 0) -> Json:
    """What a page told, with every text in whole letters.

    Raises:
        ValueError: it is nested deeper than can be stored.
    """
    if depth > DEEPEST:
        raise ValueError(f"nested deeper than {DEEPEST}")
    if isinstance(value, str):
        return whole_letters(value)
    if isinstance(value, list):
        return [whole(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {whole_letters(key): whole(item, depth + 1) for key, item in value.items()}
    return value


def page_view(data: dict[str, Any], *, index: int = 0, market: str = "", **more: Any) -> PageView:
    """Evidence from the collector's answer.

    `market` is the country that decides what a bare `$` or `kr` means; `more` are further fields of `PageView`.
    """
    lang = str(data["lang"])
    lines = tuple(Line(**line) for line in data["lines"])
    gaps = ("the page is too large: only its first part was read",) if data.get("truncated") else ()
    return PageView(
        index=index,
        url=more.pop("url", data["url"]),
        title=data["title"],
        lang=lang,
        layout=Layout(**data["layout"]),
        controls=tuple(Control(**control) for control in data["controls"]),
        fields=tuple(_field(field, lang) for field in data["fields"]),
        lines=lines,
        prices=prices_in(lines, market),
        overlays=tuple(Overlay(**overlay) for overlay in data["overlays"]),
        marks=tuple(Mark(**mark) for mark in data["marks"]),
        ordered_lists=tuple(tuple(items) for items in data["ordered_lists"]),
        elements=tuple(data["elements"]),
        structured_data=tuple(_json_ld(data["jsonld"])),
        gaps=(*gaps, *more.pop("gaps", ())),
        **more,
    )


def fields_in_frame(data: dict[str, Any], frame: Frame, lang: str) -> list[Field]:
    """The collector's fields of a frame, moved to where the frame stands on the page.

    Their indexes are negative: no live element answers to them, so nothing is ever typed into a frame.
    """
    left, top = (frame.box.x, frame.box.y) if frame.box else (0, 0)
    moved = [
        {**raw, "box": {**raw["box"], "x": raw["box"]["x"] + left, "y": raw["box"]["y"] + top}}
        for raw in data["fields"]
    ]
    first = -1000 * frame.index
    return [
        _field({**raw, "index": first - number, "frame": frame.index}, str(data["lang"]) or lang)
        for number, raw in enumerate(moved)
    ]


def _field(raw: dict[str, Any], lang: str) -> Field:
    words = f"{raw['label']} {raw['near']} {raw['placeholder']}"
    marks: dict[str, Any] = {
        "required_mark": bool(raw["required_mark"]) or says("required_mark", words, lang),
        "optional_mark": says("optional_mark", words, lang),
    }
    return Field.model_validate({**raw, **marks})


def _json_ld(scripts: list[str]) -> list[dict[str, Any]]:
    """Objects of the page's JSON-LD; broken scripts are skipped, as search engines do."""
    found: list[dict[str, Any]] = []
    for text in scripts:
        try:
            plain = re.sub(r"^\s*<!--|-->\s*$|^\s*//.*?CDATA\[|//\s*\]\]>\s*$", "", text)
            value = whole(json.loads(plain, strict=False))
        except (ValueError, RecursionError):
            continue
        found.extend(item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict))
    return found

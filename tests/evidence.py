"""Hand-made evidence for tests: short constructors with sensible defaults."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from frictionaudit import plugins
from frictionaudit.check import Check, Outcome
from frictionaudit.evidence import (
    MAIN_STAGES,
    Box,
    Control,
    DeviceProof,
    Field,
    Journey,
    Layout,
    Line,
    Mark,
    Overlay,
    PageKind,
    PageView,
    Problem,
    ProblemCode,
    Reach,
    Reflow,
    Site,
    Stage,
    Trip,
    Visit,
)
from frictionaudit.judge import judge
from frictionaudit.reading.money import prices_in

SCREEN = (390, 664)
KIND = {
    Stage.BASKET: PageKind.BASKET,
    Stage.PAYMENT: PageKind.CHECKOUT,
    Stage.DELIVERY: PageKind.POLICY,
    Stage.RETURNS: PageKind.POLICY,
    Stage.HELP: PageKind.OTHER,
}


def box(x: float = 0, y: float = 0, width: float = 100, height: float = 48) -> Box:
    return Box(x=x, y=y, width=width, height=height)


def control(name: str, *, index: int = 0, at: Box | None = None, **more: Any) -> Control:
    """A visible button unless told otherwise; a link when it gets an href."""
    where = at or box()
    defaults: dict[str, Any] = {
        "tag": "a" if more.get("href") else "button",
        "text": name,
        "box": where,
        "hit": where,
        "selector": f"#control-{index}",
    }
    return Control(index=index, name=name, **(defaults | more))


def field(label: str, *, index: int = 0, at: Box | None = None, **more: Any) -> Field:
    """A visible text field with a label unless told otherwise."""
    defaults: dict[str, Any] = {
        "tag": "input",
        "type": "text",
        "label_source": "label" if label else "none",
        "box": at or box(width=300),
        "font_px": 16,
        "selector": f"#field-{index}",
        "form": 0,
    }
    return Field(index=index, label=label, **(defaults | more))


def line(text: str, *, index: int = 0, at: Box | None = None, **more: Any) -> Line:
    return Line(
        index=index,
        text=text,
        box=at or box(y=index * 30, width=300, height=20),
        font_px=more.pop("font_px", 16),
        **more,
    )


def mark(text: str, **more: Any) -> Mark:
    defaults: dict[str, Any] = {"tag": "img", "box": box(width=40, height=24)}
    return Mark(text=text, **(defaults | more))


def overlay(kind: str, **more: Any) -> Overlay:
    defaults: dict[str, Any] = {"index": 0, "kind": kind, "box": box(width=390, height=300), "share": 0.4}
    return Overlay(**(defaults | more))


def layout(**more: Any) -> Layout:
    width, height = SCREEN
    defaults: dict[str, Any] = {
        "viewport_width": width,
        "viewport_height": height,
        "client_width": width,
        "page_height": 2000,
        "viewport_meta": "width=device-width, initial-scale=1",
        "chars_by_px": {16: 1000},
        "reflow": (Reflow(width=width, scroll_width=width), Reflow(width=320, scroll_width=320)),
    }
    return Layout(**(defaults | more))


def page(*, index: int = 0, texts: tuple[str, ...] = (), market: str = "GB", **more: Any) -> PageView:
    """A page; `texts` become its lines, and lines become its prices."""
    lines = more.pop("lines", ()) or tuple(line(text, index=number) for number, text in enumerate(texts))
    defaults: dict[str, Any] = {
        "url": f"https://shop.test/page-{index}",
        "lang": "en",
        "layout": layout(),
        "lines": lines,
        "prices": prices_in(lines, market),
    }
    return PageView(index=index, **(defaults | more))


def journey(pages: Mapping[Stage, PageView | tuple[PageView, ...] | ProblemCode], **more: Any) -> Journey:
    """A journey from pages (or the problem met) by stage; page indexes are given in order."""
    visits: list[Visit] = []
    side: list[Visit] = []
    count = 0
    for stage, value in pages.items():
        for item in value if isinstance(value, tuple) else (value,):
            into = visits if stage in MAIN_STAGES else side
            if isinstance(item, ProblemCode):
                into.append(Visit(stage=stage, problem=Problem(code=item, message=f"{stage}: {item}")))
                continue
            kind = item.kind if item.kind is not PageKind.OTHER else KIND.get(stage) or PageKind(stage.value)
            into.append(Visit(stage=stage, page=item.model_copy(update={"index": count, "kind": kind}), taps=1))
            count += 1
    defaults: dict[str, Any] = {
        "trip": trip(),
        "started": datetime(2026, 1, 5, 12, tzinfo=UTC),
        "elapsed_ms": 30_000,
        "watched_ms": 15_000,
        "browser": "Chromium 150",
        "device_proof": phone("iphone"),
    }
    return Journey(visits=tuple(visits), side_visits=tuple(side), **(defaults | more))


def trip(**more: Any) -> Trip:
    defaults: dict[str, Any] = {
        "site": Site(name="Acme", url="https://shop.test/", own=True),
        "device": "iPhone 15",
        "market": "GB",
        "reach": Reach.PAYMENT,
    }
    return Trip(**(defaults | more))


def phone(family: str) -> DeviceProof:
    """iphone or android."""
    width, height = SCREEN
    name = {"iphone": "iPhone 15", "android": "Pixel 7"}[family]
    return DeviceProof(
        name=name,
        family=family,
        user_agent=name,
        width=width,
        height=height,
        scale=3,
        touch_points=5,
        coarse_pointer=True,
    )


def check_by_id(id: str) -> Check:
    """An installed check."""
    return next(check for check in plugins.checks() if check.id == id)


def judged(id: str, evidence: Journey, *rivals: Journey) -> Outcome:
    """What a check, asked for by id, says of a journey beside those of its rivals."""
    return judge(evidence, check_by_id(id), rivals)

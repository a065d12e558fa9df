# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""The audit on one slide (PowerPoint, Keynote, Impress): the verdict, the scores, what to fix first, seen against said."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide as Page
from pptx.util import Emu, Inches, Pt

from frictionaudit.api import AuditResult, Evidence

from .card_words import money_range
from .opportunities import actions, meter_words, unowned_words
from .verdict import ordered, place_words, site_name, standing_words
from .wording import Wording, label, plain, sentence

WIDTH, HEIGHT = 13.333, 7.5
"""Inches: a 16:9 slide."""
_MARGIN = 0.55
_FIXES, _SITES = 5, 5
_INK, _SOFT, _ACCENT = RGBColor(0x19, 0x1B, 0x1F), RGBColor(0x5C, 0x61, 0x6B), RGBColor(0x2A, 0x49, 0xC4)
_RIVAL, _LINE = RGBColor(0x8B, 0x8F, 0x98), RGBColor(0xDE, 0xDC, 0xD6)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a ZIP archive can hold: the same result gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Slide:
    """For the one page that a meeting has time for."""

    name: str = "slide"
    filename: str = "summary.pptx"

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:  # noqa: ARG002 - no pictures here
        """The presentation."""
        deck = Presentation()
        deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
        deck.core_properties.title = f"Friction audit: {plain(result.audit, 80)}"
        deck.core_properties.author = plain(result.tool, 60)
        deck.core_properties.created = deck.core_properties.modified = result.created.replace(tzinfo=None)
        _draw(deck.slides.add_slide(deck.slide_layouts[6]), result, Wording.of(result.market))
        out = io.BytesIO()
        deck.save(out)
        return _timeless(out.getvalue())


def _timeless(deck: bytes) -> bytes:
    """The same archive without the time of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _FIRST_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _draw(page: Page, result: AuditResult, wording: Wording) -> None:
    head = f"Friction audit · {plain(result.audit, 60)} · {wording.date(result.created)}"
    _text(page, (_MARGIN, 0.35, 12.2, 0.3), [(head, 11, _SOFT, False)])
    _text(page, (_MARGIN, 0.7, 12.2, 1.0), [(f"{standing_words(result, wording)}.", 24, _INK, True)])
    _scores(page, result, wording)
    _fixes(page, result, wording)
    _lower(page, result, wording)
    foot = (
        f"{plain(result.tool, 40)}, run {plain(result.run, 60)}. Shopped on emulated phones; orders are never placed."
    )
    _text(page, (_MARGIN, 7.0, 12.2, 0.28), [(foot, 9, _SOFT, False)])


_Run = tuple[str, int, RGBColor, bool]
"""A paragraph: words, size in points, colour, bold."""
_Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


def _text(page: Page, box: _Box, lines: Sequence[_Run], align: PP_ALIGN = PP_ALIGN.LEFT) -> None:
    frame = page.shapes.add_textbox(*(Inches(side) for side in box)).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for number, (words, size, colour, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = align
        paragraph.space_after = Pt(2)
        run = paragraph.add_run()
        run.text = words
        run.font.name, run.font.size, run.font.bold = "Arial", Pt(size), bold
        run.font.color.rgb = colour


def _bar(page: Page, box: _Box, colour: RGBColor) -> None:
    shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(side) for side in box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour
    shape.line.fill.background()
    shape.shadow.inherit = False


def _scores(page: Page, result: AuditResult, wording: Wording) -> None:
    """A bar a site, on the checks that all of them share."""
    left, width, top = _MARGIN, 4.3, 1.95
    _text(page, (left, top, width, 0.3), [("Score of 100", 13, _INK, True)])
    _text(page, (left, top + 0.3, width, 0.45), [(sentence(place_words(result), 110), 10, _SOFT, False)])
    for number, site in enumerate(ordered(result)[:_SITES]):
        row = top + 0.85 + number * 0.4
        value = result.common_scores.get(site.name, site.score.value)
        colour = _ACCENT if site.name == result.subject else _RIVAL
        _text(page, (left, row, 1.75, 0.3), [(plain(site_name(site), 22), 11, _INK, site.name == result.subject)])
        _bar(page, (left + 1.8, row + 0.05, 1.8, 0.16), _LINE)
        if value:
            _bar(page, (left + 1.8, row + 0.05, max(1.8 * value / 100, 0.02), 0.16), colour)
        words = "none" if value is None else wording.tenths(value)
        _text(page, (left + 3.65, row, 0.65, 0.3), [(words, 11, _INK, True)], PP_ALIGN.RIGHT)


def _fixes(page: Page, result: AuditResult, wording: Wording) -> None:
    left, width, top = 5.4, 7.38, 1.95
    found = actions(result)
    _text(page, (left, top, width, 0.3), [("Fix first", 13, _INK, True)])
    if not found:
        _text(page, (left, top + 0.4, width, 0.3), [("Nothing that could be told needs fixing.", 11, _SOFT, False)])
    for number, action in enumerate(found[:_FIXES]):
        row = top + 0.4 + number * 0.56
        _text(page, (left, row, 0.35, 0.3), [(str(action.rank), 13, _ACCENT, True)])
        told = f"{action.owner} · effort {action.info.effort} · priority {wording.hundredths(action.one.priority)}"
        better = f" · {plain(action.one.better, 24)} does it better" if action.one.better else ""
        lines = [
            (plain(action.info.summary, 72), 12, _INK, True),
            (plain(told + better, 92), 10, _SOFT, False),
        ]
        _text(page, (left + 0.4, row, width - 0.4, 0.5), lines)


def _lower(page: Page, result: AuditResult, wording: Wording) -> None:
    """Who has it, the mix of the work, money at risk; and the rows where seen and said part."""
    top = 5.3
    _bar(page, (_MARGIN, top - 0.12, WIDTH - 2 * _MARGIN, 0.012), _LINE)
    _text(page, (_MARGIN, top, 4.3, 1.6), [(line, 11, _INK, False) for line in _facts(result, wording)])
    rows = [row for row in result.report_card if row.disagree or row.seen is not None or row.said != "unknown"][:3]
    lines: list[_Run] = [("Seen and said", 13, _INK, True)] if rows else []
    for row in rows:
        seen = "not told" if row.seen is None else wording.tenths(row.seen)
        lines.append(
            (
                plain(
                    f"{row.question} Seen {seen}, {'nothing said' if row.said == 'unknown' else f'said {row.said}'}.",
                    100,
                ),
                11,
                _INK,
                row.disagree,
            )
        )
    _text(page, (5.4, top, 7.38, 1.6), lines)


def _facts(result: AuditResult, wording: Wording) -> Iterator[str]:
    found = actions(result)
    if found:
        yield f"{unowned_words(found)}."
    yield meter_words(found, wording)
    steps = [step for step in result.inputs.funnel.steps if step.money] if result.inputs.funnel else []
    worst = max(steps, key=lambda step: step.at_risk, default=None)
    if worst is not None and worst.money is not None and worst.basis != "none":
        yield f"At risk after {label(worst.step).lower()}: {money_range(worst.money, wording)}, whatever the cause."


slide = Slide()

"""The summary slide: everything on it, nothing over an edge, the same bytes again."""

import io
from typing import Any

import pytest
from pptx import Presentation

from frictionaudit.result import AuditResult
from tests.reports.pack import audit, bare, rendered

_LETTER = 0.53
"""Width of an average letter of Arial in ems; bold ones and capitals are in the margin of the boxes."""
_LINE = 1.2
"""Height of a line in ems."""


def shapes(result: AuditResult | None = None) -> list[Any]:
    deck = Presentation(io.BytesIO(rendered("slide", result)))
    assert len(deck.slides) == 1
    return list(deck.slides[0].shapes)


def said(result: AuditResult | None = None) -> str:
    return "\n".join(shape.text_frame.text for shape in shapes(result) if shape.has_text_frame)


def needed(shape: Any) -> float:
    """Height in points that the text of a shape takes."""
    width = shape.width / 12_700
    height = 0.0
    for paragraph in shape.text_frame.paragraphs:
        for run in paragraph.runs:
            lines = -(-len(run.text) * run.font.size.pt * _LETTER // width)
            height += max(lines, 1) * run.font.size.pt * _LINE + 2
    return height


def long_names() -> AuditResult:
    """The audit with everything as long as it can be."""
    result = audit()[0]
    infos = tuple(info.model_copy(update={"summary": "Wide words " * 30}) for info in result.checks)
    roadmap = tuple(one.model_copy(update={"owner": "Owner " * 30, "better": "Rival " * 30}) for one in result.roadmap)
    return result.model_copy(update={"checks": infos, "roadmap": roadmap, "audit": "Audit " * 40, "run": "run " * 60})


def test_it_says_verdict_scores_fixes_owners_and_where_seen_and_said_part() -> None:
    text = said()
    for words in ("Acme scores", "Fix first", "have no owner", "Seen and said", "Is it easy to shop the site?", "£"):
        assert words in text


@pytest.mark.parametrize("result", [None, bare(), long_names()], ids=["full", "bare", "long"])
def test_nothing_goes_over_an_edge(result: AuditResult | None) -> None:
    for shape in shapes(result):
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= 13.334 * 914_400
        assert shape.top + shape.height <= 7.5 * 914_400
        if shape.has_text_frame and shape.text_frame.text:
            assert needed(shape) <= shape.height / 12_700 + 2, shape.text_frame.text


def test_without_a_score_none_is_drawn() -> None:
    result = audit()[0]
    us = result.site(result.subject)
    lost = us.model_copy(update={"score": us.score.model_copy(update={"value": None})})
    sites = tuple(lost if site.name == us.name else site for site in result.sites)
    text = said(result.model_copy(update={"sites": sites, "common_scores": {}, "ranking": ()}))
    assert "gets no score" in text
    assert "none" in text


def test_the_same_result_gives_the_same_bytes() -> None:
    assert rendered("slide") == rendered("slide")

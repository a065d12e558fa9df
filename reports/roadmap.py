# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""The roadmap in Markdown: what to fix in which order, who has it, and the sum behind every place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from frictionaudit.api import AuditResult, Evidence, escaped

from .card_words import card_lines, funnel_lines, square_lines
from .opportunities import (
    Action,
    actions,
    figures_sum,
    impact_sum,
    meter_words,
    priority_sum,
    unowned,
    unowned_words,
)
from .verdict import headline, site_name
from .wording import Wording, plain


@dataclass(frozen=True, slots=True)
class Roadmap:
    """For whoever decides what is done next, and wants to check the sums."""

    name: str = "roadmap"
    filename: str = "roadmap.md"

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:  # noqa: ARG002 - no pictures here
        """The roadmap as UTF-8."""
        return ("\n".join(_lines(result, Wording.of(result.market))) + "\n").encode()


def _lines(result: AuditResult, wording: Wording) -> Iterator[str]:
    found = actions(result)
    yield f"# Roadmap: {escaped(plain(result.audit, 80))}"
    yield ""
    yield f"**{escaped(headline(result, wording))}**"
    yield ""
    if not found:
        yield "The walk found nothing to fix. What it could not tell is in the scorecard."
    else:
        yield from _fixes(found, wording)
    yield from _section("Seen and heard", square_lines(result))
    yield from _section("Where orders are lost", funnel_lines(result, wording))
    yield from _section("Report card", card_lines(result, wording))
    yield ""
    yield "Before you decide: what would your best customers think of it?"
    yield ""
    yield f"Run {escaped(plain(result.run, 80))}, {escaped(wording.date(result.created))}, {escaped(plain(result.tool, 60))}."


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    written = list(lines)
    if written:
        yield f"\n## {title}\n"
        yield from written


def _fixes(found: Sequence[Action], wording: Wording) -> Iterator[str]:
    yield "## Nobody has these yet"
    yield ""
    yield escaped(f"{unowned_words(found)}.") + (
        " Name one person or team for each in `[owners]`." if unowned(found) else ""
    )
    if unowned(found):
        yield ""
    yield from (
        f"- {escaped(plain(action.info.title, 120))} (place {action.rank}; usually {escaped(plain(action.one.owner, 60))})"
        for action in unowned(found)
    )
    yield ""
    yield "## In this order"
    yield ""
    yield "| | What | Owner | Effort | Priority | Costs | Does it better |"
    yield "| ---: | --- | --- | --- | ---: | ---: | --- |"
    yield from (_row(action, wording) for action in found)
    yield ""
    yield escaped(meter_words(found, wording))
    yield ""
    yield "## The sums"
    yield ""
    yield "Effort: S 1, M 2, L 4. Every sum holds for the rounded numbers that stand here; `docs/scoring.md` explains them."
    yield ""
    for action in found:
        yield from _sum(action, wording)


def _row(action: Action, wording: Wording) -> str:
    one = action.one
    cells = (
        str(action.rank),
        plain(action.info.title, 120),
        action.owner,
        action.info.effort.value,
        wording.hundredths(one.priority),
        f"{wording.tenths(action.lost)} points",
        site_name(one.better) if one.better else "",
    )
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _sum(action: Action, wording: Wording) -> Iterator[str]:
    yield f"{action.rank}. **{escaped(plain(action.info.title, 120))}** – {escaped(action.measured)}"
    sums = (impact_sum(action.one, wording), priority_sum(action.one, wording), figures_sum(action.one, wording))
    yield from (f"   - {escaped(words)}" for words in sums if words)


roadmap = Roadmap()

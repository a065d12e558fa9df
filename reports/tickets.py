# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""The roadmap as tickets: one CSV file each for Jira, Linear and GitHub, in the columns that their importers read.

Jira: its CSV importer wants a `Summary`, takes `Labels` in several columns, no punctuation in the header, labels without
blanks. Linear: the columns of its own CSV export, labels joined by a comma and begun with a capital. GitHub has no importer
of its own; `title,body,labels` is what tools around it and a loop over `gh issue create` take (docs/roadmap-pack.md).

Text of shops is in them, so no cell can begin a formula, and in Markdown it is escaped.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from frictionaudit.api import AuditResult, Evidence, escaped

from .opportunities import Action, actions, figures_sum, impact_sum, priority_sum
from .wording import Wording, label, plain

_FORMULA = frozenset("=+-@\t\r\n\0|%＝＋－＠")
"""First characters that spreadsheets take for the start of a formula or a command (OWASP, CSV injection)."""
_HIGH, _MEDIUM = 0.5, 0.2
"""Shares of the highest priority from which a ticket is of high and of medium urgency."""
Level = int
"""1 urgent (it can end a purchase), 2 high, 3 medium, 4 low."""
Row = Callable[[Action, Level, AuditResult], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Tickets:
    """One ticket a finding, best first."""

    name: str
    filename: str
    header: tuple[str, ...]
    row: Row

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:  # noqa: ARG002 - no pictures here
        """The tickets as CSV in UTF-8, all cells quoted."""
        found = actions(result)
        most = max((action.one.priority for action in found), default=0.0)
        out = io.StringIO(newline="")
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(self.header)
        for action in found:
            writer.writerow([cell(text) for text in self.row(action, _level(action, most), result)])
        return out.getvalue().encode("utf-8", "replace")


def cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front."""
    return f"'{text}" if text[:1] in _FORMULA else text


def _level(action: Action, most: float) -> Level:
    if action.one.stopper_factor > 1:
        return 1
    share = action.one.priority / most if most else 0
    return 2 if share >= _HIGH else 3 if share >= _MEDIUM else 4


def _title(action: Action) -> str:
    return plain(action.info.summary, 200).rstrip(".")


def _plain_body(action: Action, result: AuditResult) -> str:
    return "\n\n".join(_paragraphs(action, result, _without_wiki))


def _markdown_body(action: Action, result: AuditResult) -> str:
    return "\n\n".join(_paragraphs(action, result, escaped))


def _without_wiki(text: str) -> str:
    """Text of a shop without Jira's own markup: no picture or link of somebody else, no mention of a user."""
    return "".join(f"\\{char}" if char in "{}[]!|~" else char for char in text)


def _paragraphs(action: Action, result: AuditResult, tame: Callable[[str], str]) -> Sequence[str]:
    """What was found, why it matters, how to mend it, when it is mended, and the sum behind its place."""
    wording, info = Wording.of(result.market), action.info
    sums = (impact_sum(action.one, wording), priority_sum(action.one, wording), figures_sum(action.one, wording))
    return (
        f"Found on {tame(plain(result.subject, 60))}: {tame(action.measured)}",
        f"Why it matters: {plain(info.why, 1200)}",
        f"How to fix it: {plain(info.fix, 1200)}",
        f"Done when the shopper can say: {plain(info.title, 120)} (check {plain(info.id, 60)} passes).",
        f"Place {action.rank} in the roadmap. Owner: {tame(action.owner)}. Effort: {info.effort}.",
        "Priority: " + "; ".join(filter(None, sums)),
        f"Audit {tame(plain(result.audit, 80))}, run {tame(plain(result.run, 80))}, {wording.date(result.created)}.",
    )


def _hyphened(text: str) -> str:
    return "-".join(plain(text, 40).split())


def _jira(action: Action, level: Level, result: AuditResult) -> Sequence[str]:
    urgency = ("Highest", "High", "Medium", "Low")[level - 1]
    labels = ("friction", _hyphened(action.info.family), _hyphened(action.info.tier))
    return _title(action), "Task", urgency, _plain_body(action, result), *labels


def _linear(action: Action, level: Level, result: AuditResult) -> Sequence[str]:
    urgency = ("Urgent", "High", "Medium", "Low")[level - 1]
    labels = ", ".join(("Friction", label(action.info.family), label(action.info.tier)))
    return _title(action), _markdown_body(action, result), "Backlog", str(action.one.effort), urgency, "", labels


def _github(action: Action, level: Level, result: AuditResult) -> Sequence[str]:
    urgency = ("urgent", "high", "medium", "low")[level - 1]
    labels = ",".join(("friction", _hyphened(action.info.family), f"priority-{urgency}"))
    return _title(action), _markdown_body(action, result), labels


jira = Tickets(
    "jira",
    "tickets-jira.csv",
    ("Summary", "Issue Type", "Priority", "Description", "Labels", "Labels", "Labels"),
    _jira,
)
linear = Tickets(
    "linear",
    "tickets-linear.csv",
    ("Title", "Description", "Status", "Estimate", "Priority", "Assignee", "Labels"),
    _linear,
)
github = Tickets("github", "tickets-github.csv", ("title", "body", "labels"), _github)

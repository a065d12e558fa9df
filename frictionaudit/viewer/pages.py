"""The pages: one set for `serve` and for `site build`. Pure, but for reports, which are read when they are asked for.

Text of shops is escaped, bounded and kept from turning the line around. Pages load nothing and run nothing.
"""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from frictionaudit import __version__, telling
from frictionaudit.history import trend
from frictionaudit.history.snapshot import SiteState
from frictionaudit.progress import harmless
from frictionaudit.viewer.chart import chart
from frictionaudit.viewer.shelf import ShownAudit, ShownRun

LONGEST = 300
"""Letters of a shop's text in a place."""
REPORT_POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'"
)
"""Reports are whole in themselves; their own policy, which is stricter, holds beside this one."""
_TYPES = {".html": "text/html", ".json": "application/json"}
"""Reports of any other kind are shown as plain text, whatever is in them."""
_REPORT_NAMES = {
    "scorecard.html": "Scorecard",
    "scorecard.md": "Summary in Markdown",
    "junit.xml": "JUnit",
    "result.json": "Result as JSON",
}


@dataclass(frozen=True, slots=True)
class Page:
    """Something that can be asked for."""

    type: str
    policy: str
    """Content-Security-Policy."""
    body: Callable[[], bytes]


def pages(audits: Sequence[ShownAudit]) -> dict[str, Page]:
    """Everything there is, by its path without the first slash. What is not in here, nobody gets."""
    found = {"index.html": _page("index.html", audits=audits)}
    for audit in audits:
        found[f"{audit.folder}/index.html"] = _page("audit.html", audit=audit, chart=_chart(audit))
        for run in audit.runs:
            here = f"{audit.folder}/{run.name}"
            found[f"{here}/index.html"] = _page("run.html", audit=audit, run=run)
            for name, path in run.reports.items():
                kind = _TYPES.get(path.suffix, "text/plain")
                found[f"{here}/{name}"] = Page(f"{kind}; charset=utf-8", REPORT_POLICY, path.read_bytes)
    return found


def _page(template: str, **words: Any) -> Page:
    return Page("text/html; charset=utf-8", policy(), partial(_made, template, words))


def _made(template: str, words: Mapping[str, Any]) -> bytes:
    page = _environment().get_template(template).render(css=_css(), policy=policy(), version=__version__, **words)
    return page.encode("utf-8", "replace")


def _chart(audit: ShownAudit) -> Any:
    """Drawn for the sites of the newest judged run, your own first."""
    told = [run.said for run in audit.judged if run.said]
    if not told:
        return None
    return chart({site.name: trend.trend(told, site.name, trend.score) for site in told[0].sites})


@cache
def policy() -> str:
    """The Content-Security-Policy of our own pages."""
    digest = base64.b64encode(hashlib.sha256(_css().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


@cache
def _css() -> Markup:
    return Markup(files("frictionaudit.viewer").joinpath("templates", "viewer.css").read_text(encoding="utf-8"))  # noqa: S704 - ours


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("frictionaudit.viewer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["text"] = _text
    words: dict[str, Any] = {
        "KINDS": telling.KINDS,
        "since_words": telling.since_words,
        "change_words": telling.change_words,
        "score_words": telling.score_words,
        "budget_words": telling.budget_words,
        "score": _score,
        "tone": _tone,
        "report_name": _report_name,
        "changes": _changes,
        "findings": _findings,
    }
    made.globals.update(words)
    return made


def _text(value: object, longest: int = LONGEST) -> str:
    """Text of a shop: on one line, without signs that turn or colour it, and not endless."""
    line = " ".join(harmless(str(value)).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def _score(site: SiteState) -> str:
    if site.status == "not-audited":
        return "not audited"
    return "no score" if site.mark.value is None else f"{site.mark.value:.1f}"


def _tone(kind: str, direction: str) -> str:
    """Which colour goes with a change; the words say the same."""
    if kind in ("newly-unclear", "recipe-drift", "not-comparable"):
        return "unknown"
    return "good" if direction == "better" else "bad"


def _report_name(file: str) -> str:
    return _REPORT_NAMES.get(file, file)


def _changes(run: ShownRun) -> str:
    """`3 changes`, `no change`, or why that cannot be said."""
    if run.since is None or not run.since.run:
        return "first run" if run.since else ""
    if not run.since.scores:
        return "not comparable"
    count = len(run.since.changes)
    return "no change" if not count else f"{count} change{'' if count == 1 else 's'}"


def _findings(site: SiteState) -> list[tuple[str, Any]]:
    """What is bad on a site, the worst first."""
    bad = [(id, answer) for id, answer in site.answers.items() if answer.bad]
    return sorted(bad, key=lambda one: (one[0] not in site.stoppers, -(one[1].friction or 0)))

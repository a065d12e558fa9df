"""What the terminal shows: results, checks, errors. Text from shops is never read as markup."""

import os
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from frictionaudit import measured, telling
from frictionaudit.alerts.teller import Delivery
from frictionaudit.check import Check
from frictionaudit.closing import Closed
from frictionaudit.doctor import Finding
from frictionaudit.errors import FrictionauditError
from frictionaudit.history.commands import deleted_words
from frictionaudit.progress import Lines, LiveTable, Silent, harmless
from frictionaudit.result import Score, SiteResult


def progress(console: Console, quiet: bool) -> Silent:
    """A live table in a terminal, plain lines elsewhere, nothing when quiet."""
    if quiet:
        return Silent()
    return LiveTable(console) if console.is_terminal and not os.environ.get("CI") else Lines(console)


def show_error(console: Console, error: FrictionauditError) -> None:
    """An error with what to do next."""
    _say(console, f"error: {error.message}", "bold red")
    if error.advice:
        _say(console, f"  {error.advice}")


def show_result(console: Console, closed: Closed, note: str) -> None:
    """Scores, the costliest things, what changed, budgets, what was not audited, and where the reports are."""
    result = closed.result
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name, side in (
        ("site", "left"),
        ("score", "right"),
        ("range", "right"),
        ("seen", "right"),
        ("walked to", "left"),
    ):
        table.add_column(name, justify="right" if side == "right" else "left")
    for site in result.sites:
        table.add_row(
            escape(harmless(site.name)),
            _score(site.score),
            _range(site.score),
            f"{site.score.coverage:.0%}",
            escape(_stopped(site)),
        )
    console.print(table)
    for name, words in telling.spread_words(result):
        _say(console, f"{name}: {words}")
    own = result.site(result.subject)
    if own.score.lost:
        _say(console, f"\nWhat costs {result.subject} most:")
    for lost in own.score.lost[:3]:
        check = result.check(lost.check)
        reason = own.checks[lost.check].reason
        _say(console, f"  -{lost.points:.1f}  {check.title}: {reason}")
    if result.since_last:
        console.print()
        for line in telling.change_lines(result.since_last):
            _say(console, line)
    for budget in closed.failing:
        _say(
            console,
            f"{'Broken' if budget.verdict == 'broken' else 'Unclear'}: {telling.budget_words(budget)}",
            "yellow",
        )
    show_missing(console, closed.missing)
    show_deliveries(console, closed.deliveries)
    for deleted in closed.deleted:
        _say(console, deleted_words(deleted))
    if note:
        _say(console, f"\n{note}")
    console.print()
    for path in sorted(closed.reports, key=lambda path: path.suffix != ".html"):  # pages are what people open first
        _say(console, str(path))


def show_missing(console: Console, missing: Sequence[str]) -> None:
    """What could not be audited."""
    for line in missing:
        _say(console, f"Not audited: {line}", "yellow")


def show_deliveries(console: Console, deliveries: Sequence[Delivery]) -> None:
    """Who was told, and who could not be."""
    for one in deliveries:
        who = f"alert {one.rule!r}" if one.rule else "alerts"
        if one.trouble:
            _say(console, f"Not told: {who} of run {one.run}: {one.trouble}; tried again after the next run", "yellow")
        else:
            _say(console, f"Told: {who} of run {one.run}, {one.changes} change{'' if one.changes == 1 else 's'}")


def _say(console: Console, text: str, style: str = "") -> None:
    console.print(harmless(text), style=style, markup=False, highlight=False, soft_wrap=True)


def _score(score: Score) -> str:
    if score.value is None:
        return "none"
    return f"{score.value:.1f}{' provisional' if score.provisional else ''}"


def _range(score: Score) -> str:
    return f"{score.low:.0f}-{score.high:.0f}" if score.settled else ""


def _stopped(site: SiteResult) -> str:
    if site.status == "not-audited":
        return "not audited"
    last = next((trip.steps[-1] for trip in site.trips if trip.steps), None)
    if any(trip.reached_last_page for trip in site.trips):
        return "the last page before the order"
    return f"the {last.stage} page" if last else ""


def show_checks(console: Console, checks: Sequence[Check]) -> None:
    """The installed checks by family."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("check", "family", "weight", "effort", "as the shopper says it", "how right it is"):
        table.add_column(name)
    for check in checks:
        told = measured.words(check.id)
        table.add_row(check.id, check.family, str(check.weight), check.effort, escape(check.title), told)
    console.print(table)


def show_findings(console: Console, findings: Sequence[Finding]) -> None:
    """What the doctor found."""
    for finding in findings:
        sign = "ok  " if finding.good else "FAIL"
        _say(console, f"{sign}  {finding.what}: {finding.found}")
        if finding.advice and not finding.good:
            _say(console, f"      {finding.advice}")

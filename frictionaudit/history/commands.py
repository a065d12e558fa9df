"""`frictionaudit history …` and `frictionaudit changes`: thin commands over the history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel

from frictionaudit import config, pipeline, telling
from frictionaudit.config import HistoryTable
from frictionaudit.errors import UsageError
from frictionaudit.history import keeper, retention, runs, store, trend, versus
from frictionaudit.history.database import Database, open_database
from frictionaudit.history.snapshot import SiteState, Snapshot
from frictionaudit.names import slug
from frictionaudit.progress import harmless

history_app = typer.Typer(
    help="Past runs: list, show, rebuild, make room.", no_args_is_help=True, rich_markup_mode=None
)

Audit = Annotated[str, typer.Argument(help="An audit.toml, or the name of an audit.")]
MaybeAudit = Annotated[str, typer.Argument(help="An audit.toml, or the name of an audit; all of them when left out.")]
RunName = Annotated[str, typer.Argument(help="Name of a run, such as 20260105-120000.")]
Output = Annotated[
    Path | None, typer.Option("--output", help="Folder of the runs; default: the one in audit.toml, else audits.")
]
Url = Annotated[str, typer.Option("--history", help="Database of the runs; default: [history] url.")]


class Form(StrEnum):
    """How the changes are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class _Place:
    """An audit and where its history is."""

    audit: str
    """Its slug; empty for all audits."""
    output: Path
    table: HistoryTable

    def database(self) -> Database:
        return open_database(self.table.url, self.output)


def _place(audit: str, output: Path | None, url: str) -> _Place:
    """An audit.toml says where its history is; a name is looked for in --output and --history."""
    if audit.endswith(".toml"):
        found = config.load(Path(audit))
        table = found.history.model_copy(update={"url": url}) if url else found.history
        return _Place(slug(found.audit.name), output or Path(found.audit.output), table)
    table = config.parse_history({"url": url} if url else {})
    return _Place(slug(audit) if audit else "", output or Path("audits"), table)


@history_app.command("list")
def list_runs(audit: MaybeAudit = "", output: Output = None, history: Url = "") -> None:
    """List the runs of an audit, newest last; without one, the audits."""
    place = _place(audit, output, history)
    database = place.database()
    for known, name in store.audits(database):
        if place.audit not in ("", known):
            continue
        _say(f"{name} ({known})")
        before: Snapshot | None = None
        for one in reversed(store.load(database, known)):
            if before is not None and before.epoch != one.epoch:
                _say(f"  -- score epoch {one.epoch or 'unknown'}: scores above and below cannot be compared --")
            _say(f"  {one.run}  {_scores(one)}")
            before = one


def _scores(one: Snapshot) -> str:
    return " · ".join(f"{site.name} {_score(site)}" for site in one.sites)


def _score(site: SiteState) -> str:
    return (
        "not audited"
        if site.status == "not-audited"
        else "no score"
        if site.mark.value is None
        else f"{site.mark.value:.1f}"
    )


@history_app.command()
def show(
    audit: Audit = "audit.toml",
    run: Annotated[str, typer.Argument(help="Name of a run; default: the newest.")] = "",
    output: Output = None,
    history: Url = "",
) -> None:
    """Show what is kept of a run: scores, findings with since when they are known, and the trend."""
    place = _place(audit, output, history)
    database = place.database()
    one = keeper.newest(database, place.audit, run)
    _say(
        f"{one.audit}, run {one.run}, {one.created:%Y-%m-%d %H:%M} UTC, {one.tool}, score epoch {one.epoch or 'unknown'}"
    )
    others = [epoch or "unknown" for epoch in store.epochs(database, place.audit, one.run) if epoch != one.epoch]
    if others:
        _say(f"Also judged in score epoch {', '.join(others)}; kept beside this one, never compared with it.")
    for site in one.sites:
        _say(f"\n{site.name}: {_score(site)}, {site.mark.low:.0f}-{site.mark.high:.0f}, {site.mark.coverage:.0%} seen")
        for id, answer in site.answers.items():
            if answer.bad and answer.known_since:
                measured = f" ({answer.measured})" if answer.measured else ""
                _say(f"  {answer.verdict}  {id}{measured}, known since {answer.known_since:%Y-%m-%d}")
    _say(f"\nScore of {one.subject}:")
    for number, stretch in enumerate(trend.trend(store.load(database, place.audit), one.subject, trend.score)):
        if number:
            _say(f"  -- score epoch {stretch.epoch or 'unknown'}, or other devices: no line leads across --")
        for point in stretch.points:
            _say(f"  {point.when:%Y-%m-%d}  {'no score' if point.value is None else f'{point.value:.1f}'}")


@history_app.command()
def forget(audit: Audit, run: RunName, output: Output = None, history: Url = "") -> None:
    """Take a run out of the history for good; its files stay where they are."""
    place = _place(audit, output, history)
    if not keeper.forget(place.database(), place.output, place.audit, run):
        raise UsageError(
            f"the history knows no run {run!r} of the audit {place.audit!r}", "Type: frictionaudit history list"
        )
    _say(f"Forgot run {run}. To keep it again: frictionaudit judge {place.output / place.audit / run}")


@history_app.command()
def rebuild(audit: MaybeAudit = "", output: Output = None, history: Url = "") -> None:
    """Make the database again from the runs on disk."""
    place = _place(audit, output, history)
    count, troubles = runs.rebuild(place.database(), place.output, place.audit)
    _say(f"{count} run{'' if count == 1 else 's'} put into the history.")
    for trouble in troubles:
        _say(f"Left out: {trouble}")


@history_app.command()
def retire(
    audit: Audit = "audit.toml",
    keep_runs: Annotated[int | None, typer.Option("--keep-runs", min=1, help="Default: [history] keep_runs.")] = None,
    keep_days: Annotated[int | None, typer.Option("--keep-days", min=1, help="Default: [history] keep_days.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be deleted.")] = False,
    output: Output = None,
) -> None:
    """Delete evidence that is too old; results, reports and the history stay."""
    place = _place(audit, output, "")
    limits = HistoryTable(keep_runs=keep_runs or place.table.keep_runs, keep_days=keep_days or place.table.keep_days)
    found = retention.retire(place.output, place.audit, limits, datetime.now(UTC), dry=dry_run)
    for one in found:
        _say(deleted_words(one, dry=dry_run))
    if not found:
        _say("Nothing is too old.")


def changes(
    audit: Audit = "audit.toml",
    since: Annotated[str, typer.Option("--since", help="A run, or a day as 2026-01-31; default: the run before.")] = "",
    format: Annotated[Form, typer.Option("--format", help="text, markdown or json.")] = Form.TEXT,
    output: Output = None,
    history: Url = "",
) -> None:
    """Say what changed since the last comparable run, or over a longer time."""
    place = _place(audit, output, history)
    database = place.database()
    after = keeper.newest(database, place.audit)
    found = keeper.since_span(database, after, since) if since else keeper.since_last(database, after)
    _print(found, telling.change_lines(found), telling.change_markdown(found), format)


def compare(
    first: Annotated[Path, typer.Argument(help="The folder of a run.")],
    second: Annotated[Path, typer.Argument(help="The folder of another run, of this audit or of another brand's.")],
    format: Annotated[Form, typer.Option("--format", help="text, markdown or json.")] = Form.TEXT,
) -> None:
    """Compare two runs: one brand then and now, or two brands' own sites."""
    one, other = (pipeline.stored_result(pipeline.open_run(path)) for path in (first, second))
    if versus.one_brand(one, other):
        since = versus.then_and_now(one, other)
        _print(since, telling.change_lines(since), telling.change_markdown(since), format)
    else:
        told = versus.versus(one, other)
        _print(told, versus.lines(told), versus.markdown(told), format)


def _print(found: BaseModel, text: Iterable[str], marked: Iterable[str], format: Form) -> None:
    if format is Form.JSON:
        typer.echo(found.model_dump_json(indent=2))
        return
    for line in marked if format is Form.MARKDOWN else text:
        _say(line)


def deleted_words(one: retention.Deleted, *, dry: bool = False) -> str:
    """`Deleted the evidence of audits/acme/20260105-120000 (12.3 MB): older than 30 days`."""
    return f"{'Would delete' if dry else 'Deleted'} the evidence of {one.path} ({one.bytes / 1e6:.1f} MB): {one.reason}"


def _say(line: str) -> None:
    typer.echo(harmless(line))

"""Runs what is due: one audit after the other, each at most once and never twice at the same time."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from rich.console import Console

from frictionaudit import gate, pipeline, plugins, terminal
from frictionaudit.closing import Wanted, close
from frictionaudit.config import AuditConfig, load
from frictionaudit.errors import Exit, FrictionauditError
from frictionaudit.lock import AuditBusy, one_run
from frictionaudit.names import slug
from frictionaudit.schedule.due import Standing, standing

_STRONGEST_LAST = (Exit.OK, Exit.WORSE, Exit.NOT_AUDITED, Exit.USAGE)
Clock = Callable[[], datetime]
Walk = Callable[[pipeline.RunFolder, pipeline.Progress], None]


def strongest(exits: Iterable[Exit]) -> Exit:
    """Of several exit codes the one that says most: what could not be run, then what could not be audited."""
    return max(exits, key=_STRONGEST_LAST.index, default=Exit.OK)


def run_due(
    path: Path, clock: Clock, out: Console, err: Console, *, quiet: bool, walk: Walk = pipeline.collect
) -> Exit:
    """Run an audit if it is due, and say what happened; what goes wrong is told, not raised.

    Args:
        clock: gives the present moment.
        walk: collects the evidence of a run; another one than the pipeline's only where no browser is wanted.
    """
    try:
        config = load(path)
        output, audit = Path(config.audit.output), slug(config.audit.name)
        now = standing(config, clock())
        if now.slot is not None:
            with one_run(output, audit):
                now = standing(config, clock())  # asked again: another process may just have served it
                if now.slot is not None:
                    return _run(config, path.parent, now, out, err, quiet, walk)
        _say(out, quiet, nothing_due(config, now))
        return Exit.OK
    except AuditBusy as busy:
        _say(out, quiet, f"{path}: {busy.message}; left to it")
        return Exit.OK
    except FrictionauditError as error:
        terminal.show_error(err, error)
        return Exit.USAGE


def _run(config: AuditConfig, beside: Path, now: Standing, out: Console, err: Console, quiet: bool, walk: Walk) -> Exit:
    gate.check_names(config.gate, plugins.checks())
    brought = pipeline.brought(config, beside)
    _say(out, quiet, due_words(config, now))
    unfinished = now.unfinished and pipeline.bring(now.unfinished, config, brought)
    folder = unfinished or pipeline.new_run(config, Path(config.audit.output), brought)
    with terminal.progress(err, quiet) as progress:
        walk(folder, progress)
    closed = close(folder, Wanted.of(config))
    if not quiet:
        terminal.show_result(out, closed, "")
    else:
        terminal.show_deliveries(err, [one for one in closed.deliveries if one.trouble])
    if closed.trouble:
        terminal.show_error(err, closed.trouble)
    return closed.exit


def nothing_due(config: AuditConfig, now: Standing) -> str:
    """`Acme on phones: nothing is due; next Mon 2026-01-12 06:00 GMT`"""
    return f"{config.audit.name}: nothing is due; next {now.table.words(now.next)}"


def due_words(config: AuditConfig, now: Standing) -> str:
    """`Acme on phones: due since Mon 2026-01-05 06:00 GMT`"""
    if now.slot is None:
        return nothing_due(config, now)
    again = "; going on with the run that was stopped" if now.unfinished else ""
    if now.served is None:
        return f"{config.audit.name}: has never run, so it is due now{again}"
    return f"{config.audit.name}: due since {now.table.words(now.slot)}{again}"


def _say(console: Console, quiet: bool, line: str) -> None:
    if not quiet:
        console.print(line, markup=False, highlight=False, soft_wrap=True)

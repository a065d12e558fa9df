"""What comes after the last trip: judge, remember, hold against the budgets, report, tell, make room."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from frictionaudit import gate, pipeline
from frictionaudit.alerts import teller
from frictionaudit.alerts.receivers import Post
from frictionaudit.config import AlertTable, AuditConfig, GateTable, HistoryTable, MailTable
from frictionaudit.errors import Exit, HistoryError, ReportError
from frictionaudit.gate import FailOn
from frictionaudit.history import keeper, retention, runs
from frictionaudit.names import slug
from frictionaudit.result import AuditResult, Budget


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is done with a run's answers."""

    history: HistoryTable = field(default_factory=HistoryTable)
    gate: GateTable = field(default_factory=GateTable)
    fail_on: tuple[FailOn, ...] = ()
    make_room: bool = False
    """Delete evidence that is too old by [history]."""
    alert: tuple[AlertTable, ...] = ()
    """Who is told what changed."""
    mail: MailTable | None = None

    @classmethod
    def of(cls, config: AuditConfig, fail_on: tuple[FailOn, ...] = ()) -> "Wanted":
        """All that audit.toml asks for after a run."""
        return cls(config.history, config.gate, fail_on, make_room=True, alert=config.alert, mail=config.mail)


@dataclass(frozen=True, slots=True)
class Closed:
    """A run that is judged and reported."""

    result: AuditResult
    reports: Sequence[Path]
    missing: Sequence[str]
    """What could not be audited, in words."""
    failing: Sequence[Budget]
    """Budgets that were not kept and on which the run shall fail."""
    deleted: Sequence[retention.Deleted]
    deliveries: Sequence[teller.Delivery]
    """What became of the alerts."""
    trouble: HistoryError | None
    """Why the history was not written; the reports do not hang on it."""
    broken: Sequence[ReportError] = ()
    """Report formats that crashed; the others are written."""

    @property
    def exit(self) -> Exit:
        """What the program leaves with."""
        if self.trouble or self.broken:
            return Exit.USAGE
        if self.missing:
            return Exit.NOT_AUDITED
        return Exit.WORSE if self.failing else Exit.OK


def close(folder: pipeline.RunFolder, wanted: Wanted) -> Closed:
    """Judge the evidence of a run, keep the answers in the history, write the reports, and tell what changed.

    Raises:
        EvidenceError: a bundle is missing or damaged. OutputError: something cannot be written.
    """
    result, trouble = pipeline.judge(folder), None
    try:
        result = keeper.remember(folder, result, wanted.history)
    except HistoryError as error:
        trouble = error
    result = result.model_copy(update={"gate": gate.budgets(result, wanted.gate, wanted.fail_on)})
    pipeline.keep_result(folder, result)
    reported = pipeline.report(folder, result)
    return Closed(
        result=result,
        reports=reported.written,
        missing=pipeline.not_audited(result),
        failing=gate.failing(result.gate, wanted.fail_on),
        deliveries=teller.tell(folder, result, wanted.alert, wanted.mail, Post(os.environ)),
        deleted=_make_room(folder, wanted.history) if wanted.make_room else (),
        trouble=trouble,
        broken=reported.broken,
    )


def _make_room(folder: pipeline.RunFolder, limits: HistoryTable) -> Sequence[retention.Deleted]:
    output = runs.output_of(folder)
    if output is None:
        return ()
    audit = slug(folder.run.config.audit.name)
    return retention.retire(output, audit, limits, datetime.now(UTC), spare=folder.path.name)

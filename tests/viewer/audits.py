"""A folder of runs for the viewer: two audits, one with eight weeks and another epoch, and names that are hostile."""

from pathlib import Path

from frictionaudit import bundle, pipeline
from frictionaudit.check import failed, warned
from frictionaudit.config import GateTable, HistoryTable
from frictionaudit.gate import budgets
from frictionaudit.history import keeper
from frictionaudit.result import AuditResult
from tests.history.runs import STOPPED, blocked, config, on_disk, result, site
from tests.scorecards import HOSTILE

EVIL = " ".join(HOSTILE)


def closed(output: Path, answer: AuditResult) -> pipeline.RunFolder:
    """A run with its changes, budgets and reports."""
    folder = on_disk(output, answer)
    full = keeper.remember(folder, answer, HistoryTable())
    full = full.model_copy(update={"gate": budgets(full, GateTable(min_score=70, no_stoppers=True))})
    pipeline.keep_result(folder, full)
    pipeline.report(folder, full)
    return folder


def make_audits(output: Path) -> Path:
    """Eight weekly runs of three shops, a run that was never judged, and one whose result is damaged."""
    for week in range(8):
        own = {
            "checkout-field-count": warned("10 details.", measured="10 fields", friction=0.3 if week < 3 else 0.8),
            **({"guest-checkout": STOPPED} if 4 <= week < 6 else {}),
            **({"tap-targets": failed(EVIL, measured=EVIL)} if week == 7 else {}),
        }
        rival = (
            blocked("Rival & Söhne")
            if week == 5
            else site("Rival & Söhne", {"tap-targets": warned("", friction=0.6 - week / 12)})
        )
        third = site("Third", {"returns-window": failed("7 days.", measured="7 days")})
        closed(output, result(7 * week, site(outcomes=own), rival, third, epoch="e1" if week < 2 else "e2"))
    bare = pipeline.Run(run="20260401-120000", created=result(86).created, tool="x", config=config())
    bundle.write_file(output / "shops" / bare.run / pipeline.RUN, bare.model_dump_json().encode())
    damaged = on_disk(output, result(90))
    (damaged.path / pipeline.RESULT).write_text("{")
    hostile = config(audit={"name": EVIL[:80]})
    evil = pipeline.Run(run="20260105-120000", created=result(0).created, tool="x", config=hostile)
    bundle.write_file(output / "evil" / evil.run / pipeline.RUN, evil.model_dump_json().encode())
    return output

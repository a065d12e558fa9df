"""Never two runs of one audit at once, whichever processes they are in."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from frictionaudit import bundle
from frictionaudit.errors import UsageError


class AuditBusy(UsageError):
    """Another process runs this audit."""


@contextmanager
def one_run(output: Path, audit: str) -> Generator[None]:
    """Hold an audit (its slug) for the length of the block; the system gives it free when the process ends, however.

    Raises:
        AuditBusy: another process holds it. OutputError: the folder cannot be written.
    """
    with bundle.writing(output):
        output.mkdir(parents=True, exist_ok=True)
        lock = FileLock(output / f".{audit}.lock")
        try:
            lock.acquire(blocking=False)
        except Timeout:
            advice = "Wait until it has finished, or stop it; two at once would shop the sites twice."
            raise AuditBusy(f"another process is running the audit {audit!r}", advice) from None
    try:
        yield
    finally:
        lock.release()

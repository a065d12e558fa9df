"""What was told and what is still to be told, beside the run it is about: <run>/alerts.json.

A message is written down before it is sent, so that it is sent once however often the run is judged again, and is not lost
where its receiver cannot be reached.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from frictionaudit import bundle, pipeline
from frictionaudit.config import AlertKind
from frictionaudit.errors import OutputError

FILE = "alerts.json"


class Item(BaseModel):
    """One line of a message."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    kind: AlertKind
    site: str
    check: str
    line: str


class Message(BaseModel):
    """What one rule tells of one run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """The same whenever it is sent again, so that a receiver can tell that it has it already."""
    rule: str
    audit: str
    run: str
    created: datetime
    link: str
    items: tuple[Item, ...]
    test: bool = False
    """Nothing happened; it only tries whether the receiver hears."""
    delivered: datetime | None = None
    attempts: int = 0
    """Runs in which it was tried."""
    trouble: str = ""
    """Why it was not delivered the last time."""


class Ledger(BaseModel):
    """Every message about a run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    messages: tuple[Message, ...] = ()

    def told(self, rule: str) -> frozenset[str]:
        """Keys of the news that a rule has told, or has yet to tell."""
        return frozenset(item.key for one in self.messages if one.rule == rule for item in one.items)


def read(folder: Path) -> Ledger:
    """The ledger of a run; empty when there is none.

    Raises:
        OutputError: it cannot be read; nothing may then be sent, for it might be sent twice.
    """
    try:
        return Ledger.model_validate_json((folder / FILE).read_bytes())
    except FileNotFoundError:
        return Ledger()
    except (OSError, ValidationError) as error:
        advice = "Move it away; then what it says was sent may be sent once more."
        raise OutputError(f"{folder / FILE} cannot be read, so no alert of this run is sent", advice) from error


def write(folder: Path, ledger: Ledger) -> None:
    """Keep the ledger of a run.

    Raises:
        OutputError: it cannot be written.
    """
    bundle.write_file(folder / FILE, ledger.model_dump_json(indent=1).encode())


def earlier_runs(folder: pipeline.RunFolder) -> Iterator[Path]:
    """Folders of the same audit's runs before this one, newest first."""
    before = (
        path.parent for path in folder.path.parent.glob(f"*/{pipeline.RUN}") if path.parent.name < folder.path.name
    )
    return iter(sorted(before, reverse=True))


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)

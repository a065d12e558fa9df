"""How a run is shown while it goes on: a live table in a terminal, plain lines elsewhere, or nothing."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.live import Live
from rich.markup import escape
from rich.table import Table

from frictionaudit.evidence import Journey, Stage, Trip
from frictionaudit.plan import label


class Silent:
    """Shows nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def planned(self, trips: Sequence[Trip]) -> None:
        """The trips of this run."""

    def doing(self, trip: Trip, stage: Stage, what: str) -> None:
        """A trip is at a stage."""

    def done(self, trip: Trip, journey: Journey, *, stored: bool) -> None:
        """A trip is over."""


def harmless(text: str) -> str:
    """Text for a terminal: what a shop wrote must not move the cursor, colour the screen or turn the line around."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


def outcome_words(journey: Journey) -> str:
    """How a trip ended, in a few words."""
    if journey.ending:
        return f"{journey.ending.code}: {journey.ending.message}"
    if journey.reached_last_page:
        return "reached the last page before the order"
    return f"reached {journey.visits[-1].stage}" if journey.visits else "saw nothing"


class Lines(Silent):
    """One plain line for each thing that happens."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._started = time.monotonic()

    def doing(self, trip: Trip, stage: Stage, what: str) -> None:
        """A trip is at a stage."""
        self._say(f"{label(trip)}: {stage}: {what}")

    def done(self, trip: Trip, journey: Journey, *, stored: bool) -> None:
        """A trip is over."""
        again = " (kept from before)" if stored else f" in {journey.elapsed_ms / 1000:.0f} s"
        self._say(f"{label(trip)}: {outcome_words(journey)}{again}")

    def _say(self, text: str) -> None:
        self._console.print(
            f"{time.monotonic() - self._started:6.1f} s  {harmless(text)}",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )


@dataclass
class _Row:
    stage: str = "waiting"
    doing: str = ""
    since: float = field(default_factory=time.monotonic)
    finished: str = ""


class LiveTable(Silent):
    """A table with a line per trip: where it is, what it is trying, for how long."""

    def __init__(self, console: Console) -> None:
        self._rows: dict[str, _Row] = {}
        self._live = Live(console=console, get_renderable=self._table, refresh_per_second=4)

    def __enter__(self) -> Self:
        self._live.start(refresh=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def planned(self, trips: Sequence[Trip]) -> None:
        """The trips of this run."""
        self._rows = {label(trip): _Row() for trip in trips}

    def doing(self, trip: Trip, stage: Stage, what: str) -> None:
        """A trip is at a stage."""
        self._rows[label(trip)] = _Row(stage.value, what)

    def done(self, trip: Trip, journey: Journey, *, stored: bool) -> None:
        """A trip is over."""
        self._rows[label(trip)] = _Row(
            "kept" if stored else "done", outcome_words(journey), finished=f"{journey.elapsed_ms / 1000:.0f} s"
        )

    def _table(self) -> Table:
        table = Table(box=None, pad_edge=False, header_style="dim")
        for name in ("trip", "where", "doing", "for"):
            table.add_column(
                name, overflow="ellipsis", no_wrap=name != "doing", justify="right" if name == "for" else "left"
            )
        for name, row in self._rows.items():
            seconds = row.finished or (f"{time.monotonic() - row.since:.0f} s" if row.doing else "")
            table.add_row(escape(harmless(name)), row.stage, escape(harmless(row.doing)), seconds)
        return table

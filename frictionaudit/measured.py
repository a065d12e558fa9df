"""How right each check is, measured on shops with planted frictions. Pure; the figures are in data/measured.toml.

`python -m benchmarks.checks --write` writes the file; docs/scoring.md says how it is measured and what follows.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from pydantic import Field

from frictionaudit.evidence import Fact

FILE: Final = "measured.toml"
LEAST_PRECISION: Final = 0.90
"""A check that is right less often about what it finds fault with is told, not scored (our choice)."""
ENOUGH_FINDINGS: Final = 8
"""Of fewer findings one wrong one makes a low precision, which may be chance and changes nothing (our choice)."""


class Measured(Fact):
    """How right a check was on shops with planted frictions."""

    seeds: int
    """Shops of which it was known what it must say."""
    findings: int = 0
    """Warnings and failures that it said."""
    planted: int = 0
    """Frictions that there were to be found."""
    precision: float | None = None
    """Of its findings, the share that was right; None where it said none."""
    recall: float | None = None
    """Of the frictions planted, the share that it found; None where none was planted."""
    agreement: float | None = None
    """Of the shops walked twice, the share with the same verdict; None where none was."""
    unclear: float = 0.0
    """Of the seeds, the share that it could not tell."""

    @property
    def doubtful(self) -> bool:
        """Whether its findings were wrong too often to be scored."""
        return self.precision is not None and self.precision < LEAST_PRECISION and self.findings >= ENOUGH_FINDINGS

    @property
    def words(self) -> str:
        """For people: "precision 0.98, recall 0.95 on 22 seeds"."""
        shares = {"precision": self.precision, "recall": self.recall}
        said = [f"{name} {value:.2f}" for name, value in shares.items() if value is not None]
        return f"{', '.join(said) or 'nothing found'} on {self.seeds} seeds"


class Measurement(Fact):
    """All figures and where they come from."""

    version: str = ""
    """The product's, when it was measured."""
    date: str = ""
    shops: int = 0
    all: Measured | None = None
    checks: dict[str, Measured] = Field(default_factory=dict)


@cache
def measurement() -> Measurement:
    """What was measured last."""
    text = files("frictionaudit").joinpath("data", FILE).read_text(encoding="utf-8")
    return Measurement.model_validate(tomllib.loads(text))


def measured(check: str) -> Measured | None:
    """A check's figures; None where it was not measured."""
    return measurement().checks.get(check)


def informative(check: str) -> bool:
    """Whether a check is told and not scored, since it was wrong too often."""
    told = measured(check)
    return told is not None and told.doubtful


def words(check: str) -> str:
    """A check's figures for people; "not measured" where there are none."""
    told = measured(check)
    return told.words if told else "not measured"

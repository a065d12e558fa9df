"""Every error a user can meet, and the exit codes.

FrictionauditError
├── UsageError           exit 2: wrong arguments, wrong audit.toml, unknown check
│   └── ConfigError      exit 2: audit.toml, with file, key and what was expected
├── BrowserMissing       exit 2: no browser was found, or the one named does not start
├── OutputError          exit 2: the output folder cannot be written, or the disk is full
├── EvidenceError        exit 2: a stored bundle is missing, damaged or from a newer version
├── ReportError          exit 2: a report format crashed; the other reports are written
└── HistoryError         exit 2: the history's database cannot be opened, read or written

What the *world* does wrong (a shop that is down, blocked, sold out) is never an exception: it is a
`frictionaudit.evidence.Problem` inside the evidence.
"""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of the program; the same for every command."""

    OK = 0
    """Everything asked for was audited."""
    WORSE = 1
    """A limit that the user set (`[gate]`, `--fail-on`, `--fail-under`) was broken, or could not be told."""
    USAGE = 2
    """Wrong usage or configuration, no browser, or nowhere to write."""
    NOT_AUDITED = 3
    """Something could not be audited: a site was blocked, unreachable or lost, or a check crashed."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C or SIGTERM; finished bundles are kept."""


class FrictionauditError(Exception):
    """An error with a message for people. `advice` says what to type or change next."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice


class UsageError(FrictionauditError):
    """The command was used wrongly."""


class ConfigError(UsageError):
    """audit.toml is wrong; the message names file, key and what was expected."""


class BrowserMissing(FrictionauditError):
    """No usable browser."""


class OutputError(FrictionauditError):
    """Evidence or reports cannot be written."""


class EvidenceError(FrictionauditError):
    """Stored evidence cannot be read."""


class ReportError(FrictionauditError):
    """A report could not be made. The others do not hang on it."""


class HistoryError(FrictionauditError):
    """The database of past runs cannot be used. Reports do not hang on it."""

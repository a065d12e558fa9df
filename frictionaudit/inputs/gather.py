"""The input files of an audit: found beside audit.toml, copied into the run's folder, read again from there.

So a run can be judged and reported again, on another machine and with the figures it had then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from babel.numbers import get_territory_currencies

from frictionaudit.check import Check
from frictionaudit.errors import ConfigError
from frictionaudit.inputs import funnel, voice
from frictionaudit.inputs.values import Inputs

FOLDER = "inputs"
"""Folder of the input files inside a run's folder."""
FUNNEL = "funnel.csv"
VOC = "voc.csv"


@dataclass(frozen=True, slots=True)
class Brought:
    """Input files by their name in a run's folder: what the user calls them, and what stands in them."""

    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict[str, tuple[str, bytes]])


def gather(named: Mapping[str, str], beside: Path) -> Brought:
    """The files that [inputs] names; blank names are left out.

    Args:
        named: name in the run's folder to the path in audit.toml.
        beside: folder that relative paths begin at: the one of audit.toml.

    Raises:
        ConfigError: a file is missing or cannot be read.
    """
    return Brought({name: (path, _content(beside / path, path)) for name, path in named.items() if path})


def _content(path: Path, named: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        advice = "It is named in [inputs] of audit.toml; a relative path begins at that file's folder."
        raise ConfigError(f"{named}: there is no such file in {path.parent}", advice) from error
    except OSError as error:
        raise ConfigError(f"{named} cannot be read: {error}") from error


def stored(run: Path) -> Brought:
    """The files that were copied into a run's folder.

    Raises:
        ConfigError: one cannot be read.
    """
    paths = (run / FOLDER / name for name in (FUNNEL, VOC))
    return Brought({path.name: (str(path), _content(path, str(path))) for path in paths if path.is_file()})


def understood(
    brought: Brought, checks: Sequence[Check], priors: Mapping[str, float], market: str, currency: str = ""
) -> Inputs:
    """What the files say.

    Args:
        priors: family to its weight in the scoring model.
        market: country of the shopper, for the currency where none is named.

    Raises:
        ConfigError: a file says something it must not: with file, line, column and what was expected.
    """
    families = {check.id: check.family for check in checks}
    own = currency or next(iter(get_territory_currencies(market)), "")
    named_funnel, named_voice = brought.files.get(FUNNEL), brought.files.get(VOC)
    return Inputs(
        funnel=funnel.read(named_funnel[1], named_funnel[0], own) if named_funnel else None,
        voice=voice.read(named_voice[1], named_voice[0], families, priors) if named_voice else None,
    )


def check_owners(owners: Mapping[str, str], checks: Sequence[Check], families: Sequence[str]) -> None:
    """Refuse owners of what does not exist, before any shop is walked.

    Raises:
        ConfigError: a name is neither a check nor a family; the nearest are named.
    """
    known = sorted({*(check.id for check in checks), *(check.family for check in checks), *families})
    for name in owners:
        if name not in known:
            near = get_close_matches(name, known, n=3, cutoff=0.4) or known[:8]
            raise ConfigError(
                f"owners: there is no check or family called {name!r}", f"Did you mean: {', '.join(near)}?"
            )

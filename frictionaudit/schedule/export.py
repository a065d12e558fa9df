"""Files with which another scheduler runs the audits: cron, systemd, GitHub Actions, GitLab, Kubernetes. Pure.

Where the runs stay on disk (cron, systemd) the other scheduler only asks often, and `due` decides; where they do not, it
runs the audit at its own time.
"""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from frictionaudit.config import VARIABLE, AuditConfig
from frictionaudit.errors import UsageError
from frictionaudit.names import slug
from frictionaudit.schedule import calendars
from frictionaudit.schedule.due import timetable


@dataclass(frozen=True, slots=True)
class Place:
    """Where the audits will run."""

    folder: Path
    """The folder that paths in audit.toml are relative to."""
    program: str = "frictionaudit"
    """How this machine starts the program; elsewhere it is on the path."""
    image: str = ""
    """Container image with the program; Kubernetes needs one."""


def files(target: str, audits: Mapping[Path, AuditConfig], place: Place) -> dict[str, str]:
    """File name to content.

    Raises:
        UsageError: the target cannot say these times, or lacks an image. ConfigError: an audit has no [schedule].
    """
    makers = {
        "cron": _cron,
        "systemd": _systemd,
        "github-actions": _github,
        "gitlab": _gitlab,
        "kubernetes": _kubernetes,
    }
    return dict(makers[target](audits, place))


def _cron(audits: Mapping[Path, AuditConfig], place: Place) -> Iterator[tuple[str, str]]:
    commands = [
        f"cd {shlex.quote(str(place.folder))} && {shlex.quote(place.program)} due --quiet {shlex.quote(str(path))}"
        for path in audits
    ]
    told = [(path, config.audit.name, timetable(config)) for path, config in audits.items()]
    # a bare % ends the command in a crontab
    yield "frictionaudit.crontab", _page("cron", audits=told, commands=[c.replace("%", r"\%") for c in commands])


def _systemd(audits: Mapping[Path, AuditConfig], place: Place) -> Iterator[tuple[str, str]]:
    for path, config in audits.items():
        name = f"frictionaudit-{slug(config.audit.name)}"
        words = {
            "audit": _unit(config.audit.name),
            "folder": _unit(str(place.folder)),
            "program": _unit_word(place.program),
            "path": _unit_word(str(path)),
            "variables": _variables(config),
            "calendars": calendars.systemd(timetable(config)),
            "name": name,
        }
        yield f"{name}.service", _page("systemd.service", **words)
        yield f"{name}.timer", _page("systemd.timer", **words)


def _github(audits: Mapping[Path, AuditConfig], _: Place) -> Iterator[tuple[str, str]]:
    for path, config in audits.items():
        times = timetable(config)
        name = f"frictionaudit-{slug(config.audit.name)}"
        when = calendars.utc(times, datetime.now(UTC).year)
        words = {
            "audit": config.audit.name,
            "path": str(path),
            "output": config.audit.output,
            "variables": _variables(config),
            "times": times,
            "when": when,
            "name": name,
        }
        yield f".github/workflows/{name}.yml", _page("github-actions.yml", **words)


def _gitlab(audits: Mapping[Path, AuditConfig], _: Place) -> Iterator[tuple[str, str]]:
    told = [(slug(config.audit.name), path, config, timetable(config)) for path, config in audits.items()]
    yield "frictionaudit.gitlab-ci.yml", _page("gitlab.yml", audits=told)


def _kubernetes(audits: Mapping[Path, AuditConfig], place: Place) -> Iterator[tuple[str, str]]:
    if not place.image:
        raise UsageError(
            "Kubernetes needs a container image with frictionaudit and its browser in it",
            "Build one (pip install frictionaudit && frictionaudit browser install) and name it with --image.",
        )
    for path, config in audits.items():
        words = {
            "audit": config.audit.name,
            "settings": path.read_text(encoding="utf-8-sig"),
            "output": config.audit.output,
            "variables": _variables(config),
            "times": timetable(config),
            "name": f"frictionaudit-{slug(config.audit.name)}"[:52].rstrip("-"),
            "image": place.image,
        }
        yield f"{words['name']}.yaml", _page("kubernetes.yaml", **words)


def _variables(config: AuditConfig) -> list[str]:
    """The environment variables that audit.toml asks for."""
    return sorted(set(re.findall(VARIABLE, config.model_dump_json())))


def _unit(text: str) -> str:
    """Text in a unit file: no second line, no specifiers."""
    return " ".join(text.split()).replace("%", "%%")


def _unit_word(text: str) -> str:
    """One word of a command in a unit file."""
    quoted = _unit(text).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{quoted}"'


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("frictionaudit.schedule"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - these are no pages; every value is quoted in its own language
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _page(template: str, **words: object) -> str:
    return _environment().get_template(f"{template}.j2").render(**words)

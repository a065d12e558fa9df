"""`frictionaudit schedule`, `frictionaudit schedule export` and `frictionaudit due`: thin commands."""

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from typer.core import TyperGroup

from frictionaudit import bundle, gate, plugins
from frictionaudit.config import AuditConfig, load
from frictionaudit.errors import UsageError
from frictionaudit.names import slug
from frictionaudit.progress import harmless
from frictionaudit.schedule import daemon, runner
from frictionaudit.schedule.due import standing, timetable
from frictionaudit.schedule.export import Place, files

_EXITS = (
    "Exit codes: 0 nothing was due, or all that was due was audited · 1 a budget is broken or could not be told · "
    "2 an audit could not be run · 3 something could not be audited. Of several audits the one that says most: 2, 3, 1."
)


class _Starts(TyperGroup):
    """`schedule audit.toml` starts the scheduler; only `export` is another command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        asks = bool(args) and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if asks else ["start", *args])


class Target(StrEnum):
    """What can run audits in our place."""

    CRON = "cron"
    SYSTEMD = "systemd"
    GITHUB_ACTIONS = "github-actions"
    GITLAB = "gitlab"
    KUBERNETES = "kubernetes"


schedule_app = typer.Typer(
    cls=_Starts,
    help="Run audits whenever they are due, by [schedule] in each audit.toml, until SIGTERM or Ctrl-C.\n\n"
    "    frictionaudit schedule shoes.toml hats.toml",
    rich_markup_mode=None,
)
Audits = Annotated[list[Path] | None, typer.Argument(help="One audit.toml or several; default: audit.toml.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")]


@schedule_app.command("start")
def start(audits: Audits = None, quiet: Quiet = False) -> None:
    """Stay in the foreground and run each audit when it is due. `start` need not be typed."""
    configs = _loaded(audits)
    for config in configs.values():
        gate.check_names(config.gate, plugins.checks())
    times = {path: timetable(config) for path, config in configs.items()}
    out = Console()
    daemon.serve(times, lambda line: None if quiet else _say(out, line), quiet=quiet)


@schedule_app.command()
def export(
    target: Annotated[Target, typer.Option("--for", help="What shall run the audits.")],
    audits: Audits = None,
    output: Annotated[Path, typer.Option("--output", help="Folder for the files.")] = Path(),
    image: Annotated[str, typer.Option("--image", help="Container image with frictionaudit in it (Kubernetes).")] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
) -> None:
    """Write a file with which another scheduler runs the audits."""
    place = Place(folder=Path.cwd(), program=_program(), image=image)
    made = files(target.value, _loaded(audits), place)
    there = [name for name in made if (output / name).exists()]
    if there and not force:
        raise UsageError(f"{output / there[0]} is already there", "Use --force to write over it.")
    for name, text in made.items():
        bundle.write_file(output / name, text.encode())
        typer.echo(output / name)


def due(
    audits: Audits = None,
    quiet: Quiet = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what is due.")] = False,
) -> None:
    """Run what is due by [schedule] since the last run; for cron and other timers, asked as often as you like."""
    paths = _paths(audits)
    out, err = Console(), Console(stderr=True)
    if dry_run:
        for path in paths:
            config = load(path)
            _say(out, runner.due_words(config, standing(config, datetime.now(UTC))))
        return
    exits = [runner.run_due(path, lambda: datetime.now(UTC), out, err, quiet=quiet) for path in paths]
    raise typer.Exit(runner.strongest(exits))


def _program() -> str:
    """Timers do not know the environment that the program is installed in."""
    beside = Path(sys.executable).with_name("frictionaudit")
    return str(beside) if beside.exists() else "frictionaudit"


def _paths(audits: list[Path] | None) -> list[Path]:
    return audits or [Path("audit.toml")]


def _loaded(audits: list[Path] | None) -> dict[Path, AuditConfig]:
    """The settings of each file, of which no two may be of one audit."""
    found: dict[Path, AuditConfig] = {}
    names: dict[tuple[str, Path], Path] = {}
    for path in _paths(audits):
        config = load(path)
        key = slug(config.audit.name), Path(config.audit.output).absolute()
        if key in names:
            raise UsageError(
                f"{path} and {names[key]} describe one audit, {config.audit.name!r}",
                "Give them different names in [audit]: their runs would lie in one folder.",
            )
        found[path], names[key] = config, path
    return found


def _say(console: Console, line: str) -> None:
    console.print(harmless(line), markup=False, highlight=False, soft_wrap=True)

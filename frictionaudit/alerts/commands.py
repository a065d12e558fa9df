"""`frictionaudit alerts test`: a thin command over the receivers."""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from frictionaudit.alerts.ledger import Message
from frictionaudit.alerts.receivers import Post, Undelivered, deliver
from frictionaudit.config import load
from frictionaudit.errors import Exit, UsageError
from frictionaudit.progress import harmless

alerts_app = typer.Typer(help="Who is told what changed.", no_args_is_help=True, rich_markup_mode=None)


@alerts_app.callback()
def _alerts() -> None:
    """Who is told what changed."""


@alerts_app.command("test")
def try_receivers(
    audit: Annotated[Path, typer.Argument(help="The audit.toml.")] = Path("audit.toml"),
    rule: Annotated[str, typer.Option("--rule", help="Only this [[alert]], by its name.")] = "",
) -> None:
    """Send a test to the receiver of each [[alert]]; leaves with 2 when one does not hear."""
    config = load(audit)
    rules = [one for one in config.alert if rule in ("", one.name)]
    if not rules:
        known = ", ".join(repr(one.name) for one in config.alert) or "none; see docs/scheduling.md"
        raise UsageError(f"{audit} has no such [[alert]]", f"Known here: {known}.")
    deaf = 0
    for one in rules:
        message = Message(
            id=f"msg_{secrets.token_hex(12)}",
            rule=one.name,
            audit=config.audit.name,
            run="",
            created=datetime.now(UTC),
            link=one.link,
            items=(),
            test=True,
        )
        try:
            deliver(message, one, config.mail, Post(os.environ))
        except Undelivered as error:
            deaf += 1
            typer.echo(harmless(f"Not told: alert {one.name!r}: {error}"), err=True)
        else:
            typer.echo(harmless(f"Told: alert {one.name!r}"))
    if deaf:
        raise typer.Exit(Exit.USAGE)

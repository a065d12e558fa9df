"""`frictionaudit serve` and `frictionaudit site build`: thin commands over the pages."""

from pathlib import Path
from typing import Annotated

import typer

from frictionaudit.errors import UsageError
from frictionaudit.viewer.build import build
from frictionaudit.viewer.pages import pages
from frictionaudit.viewer.server import LOOPBACK, Viewer, serve_until_stopped
from frictionaudit.viewer.shelf import Shelf

site_app = typer.Typer(
    help="The pages of `serve` as files for any web server.", no_args_is_help=True, rich_markup_mode=None
)
Output = Annotated[Path, typer.Option("--output", help="Folder of the runs.")]


@site_app.callback()
def _site() -> None:
    """The pages of `serve` as files for any web server."""


def serve(
    output: Output = Path("audits"),
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 is any free port.")] = 8080,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="A name by which browsers may call it. May be given several times."),
    ] = None,
) -> None:
    """Show all audits, runs, trends and reports in the browser, until Ctrl-C. Read-only; there is no login."""
    if host not in LOOPBACK and not name:
        raise UsageError(
            f"--host {host} lets other machines in, and there is no login",
            "If that is meant, give the name that they call it by: --name audits.shop.example",
        )
    shelf = Shelf(_there(output))
    viewer = Viewer(host, port, lambda: pages(shelf.audits()), tuple(name or ()))
    typer.echo(f"{viewer.url}   (Ctrl-C ends it)")
    if host not in LOOPBACK:
        typer.echo("Everyone who can reach this address can read everything there is.")
    serve_until_stopped(viewer)


@site_app.command("build")
def site_build(
    folder: Annotated[Path, typer.Argument(help="Where the pages go: a new folder, or one of an earlier build.")],
    output: Output = Path("audits"),
) -> None:
    """Write all pages and reports as files."""
    count = build(folder, pages(Shelf(_there(output)).audits()))
    typer.echo(f"{count} files in {folder}; begin with {folder / 'index.html'}")


def _there(output: Path) -> Path:
    if not output.is_dir():
        raise UsageError(f"{output}: there is no such folder", "Name the folder of the runs with --output.")
    return output

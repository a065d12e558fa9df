"""The command line: thin commands over the pipeline.

Exit codes: 0 everything asked for was audited · 1 a budget ([gate], --fail-on, --fail-under) is broken or could not be told ·
2 wrong usage, settings, browser, output or history · 3 something could not be audited · 130 stopped by Ctrl-C or SIGTERM.
"""

import io
import signal
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from frictionaudit import __version__, bundle, catalogue, gate, pipeline, plan, plugins, terminal
from frictionaudit.alerts.commands import alerts_app
from frictionaudit.closing import Wanted, close
from frictionaudit.config import AuditConfig, load, parse
from frictionaudit.demo import HERE as DEMO
from frictionaudit.demo import demo_stores
from frictionaudit.demo.settings import demo_config
from frictionaudit.doctor import examine
from frictionaudit.errors import EvidenceError, Exit, FrictionauditError, ReportError, UsageError
from frictionaudit.gate import FailOn
from frictionaudit.history.commands import changes, compare, history_app
from frictionaudit.inputs.gather import Brought
from frictionaudit.lock import one_run
from frictionaudit.names import slug
from frictionaudit.progress import harmless
from frictionaudit.recipe import told
from frictionaudit.schedule.commands import due, schedule_app
from frictionaudit.shopper import browser
from frictionaudit.template import AUDIT_TOML
from frictionaudit.viewer.commands import serve, site_app

CODES = (
    "Exit codes: 0 all audited · 1 a budget ([gate], --fail-on, --fail-under) is broken or could not be told · "
    "2 wrong usage, settings or history · 3 not all audited · 130 Ctrl-C or SIGTERM."
)

app = typer.Typer(
    help="Shops online stores on emulated phones and scores what gets in the shopper's way. It never places an order."
    f"\n\n{CODES}",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
browser_app = typer.Typer(help="The browser that shops.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(browser_app, name="browser")
app.add_typer(history_app, name="history")
app.command()(changes)
app.command()(compare)
app.add_typer(schedule_app, name="schedule")
app.command()(due)
app.add_typer(alerts_app, name="alerts")
app.command()(serve)
app.add_typer(site_app, name="site")
err = Console(stderr=True)

Target = Annotated[str, typer.Argument(help="An audit.toml, or the address of your own shop.")]
NameOption = Annotated[str, typer.Option("--name", help="Name of your own shop (with an address).")]
Versus = Annotated[
    list[str] | None, typer.Option("--vs", help='A rival, as "Name=https://…". May be given several times.')
]
Devices = Annotated[
    list[str] | None, typer.Option("--device", help='A phone, such as "iPhone 15". May be given several times.')
]
Market = Annotated[str, typer.Option("--market", help="Country the shopper lives in, such as GB.")]
ReachOption = Annotated[
    str, typer.Option("--reach", help="How far your own shop is walked: browse, basket, checkout or payment.")
]
Output = Annotated[Path | None, typer.Option("--output", help="Folder for the runs; default: the one in audit.toml.")]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with the newest run of the same settings.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON and nothing else.")]
FailUnder = Annotated[
    float | None, typer.Option("--fail-under", min=0, max=100, help="Exit with 1 when your score is lower.")
]
FailOnOption = Annotated[
    list[FailOn] | None,
    typer.Option("--fail-on", help="Fail on this only; default: every budget of [gate]. May be given several times."),
]
Format = Annotated[
    list[str] | None,
    typer.Option("--format", "--only", help="Only this report format, pdf and png too. May be given several times."),
]
With = Annotated[
    Path | None,
    typer.Option("--inputs", help="Take [inputs], [said], [kpi] and [owners] from this audit.toml, not the run's own."),
]
RunArgument = Annotated[Path, typer.Argument(help="The folder of a run.")]


def main() -> None:
    """Run the program; every error becomes a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows a question mark
    signal.signal(signal.SIGTERM, _stop_like_ctrl_c)
    try:
        app(standalone_mode=True)
    except FrictionauditError as error:
        terminal.show_error(err, error)
        sys.exit(Exit.USAGE)
    except (KeyboardInterrupt, SystemExit) as leaving:  # typer turns Ctrl-C into an exit without a word
        if isinstance(leaving, SystemExit) and leaving.code != Exit.INTERRUPTED:
            raise
        err.print("Stopped. Finished bundles are kept: run and collect go on from there with --resume.", soft_wrap=True)
        sys.exit(Exit.INTERRUPTED)


def _stop_like_ctrl_c(number: int, frame: FrameType | None) -> None:
    """Timers and services end a run by SIGTERM: it closes its browser and keeps what is finished."""
    del number, frame
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # in the background of a script
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.raise_signal(signal.SIGINT)


@app.callback(invoke_without_command=True)
def _program(version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False) -> None:
    if version:
        typer.echo(f"frictionaudit {__version__}")
        raise typer.Exit


@app.command()
def init(path: Annotated[Path, typer.Argument(help="Where to write it.")] = Path("audit.toml")) -> None:
    """Write a commented audit.toml to start from."""
    if path.exists():
        raise UsageError(f"{path} is already there", "Name another file, or move it away first.")
    bundle.write_file(path, AUDIT_TOML.encode())
    typer.echo(f"Wrote {path}. Put in your shop and its rivals, then: frictionaudit run {path}")


@app.command(epilog=CODES)
def run(
    target: Target = "audit.toml",
    name: NameOption = "",
    versus: Versus = None,
    device: Devices = None,
    market: Market = "",
    reach: ReachOption = "",
    output: Output = None,
    resume: Resume = False,
    quiet: Quiet = False,
    json: Json = False,
    fail_under: FailUnder = None,
    fail_on: FailOnOption = None,
) -> None:
    """Shop, judge and report: the whole audit."""
    config = _config(target, name, versus, device, market, reach)
    gate.check_names(config.gate, plugins.checks())
    brought = pipeline.brought(config, Path(target).parent)
    with _alone(config, output):
        folder = _collect(config, brought, output, resume, quiet or json)
        _finish(folder, _wanted(config, fail_under, fail_on, after_walk=True), quiet, json)


@app.command(epilog=CODES)
def collect(
    target: Target = "audit.toml",
    name: NameOption = "",
    versus: Versus = None,
    device: Devices = None,
    market: Market = "",
    reach: ReachOption = "",
    output: Output = None,
    resume: Resume = False,
    quiet: Quiet = False,
) -> None:
    """Only shop: leave the evidence on disk."""
    config = _config(target, name, versus, device, market, reach)
    brought = pipeline.brought(config, Path(target).parent)
    with _alone(config, output):
        folder = _collect(config, brought, output, resume, quiet)
    typer.echo(folder.path)
    if missing := pipeline.not_finished(folder):
        terminal.show_missing(err, missing)
        raise typer.Exit(Exit.NOT_AUDITED)


@app.command(epilog=CODES)
def judge(
    run: RunArgument,
    inputs: With = None,
    quiet: Quiet = False,
    json: Json = False,
    fail_under: FailUnder = None,
    fail_on: FailOnOption = None,
) -> None:
    """Judge stored evidence again, without a browser, and write the reports."""
    folder = pipeline.open_run(run)
    if inputs:
        config = load(inputs)
        folder = pipeline.bring(folder, config, pipeline.brought(config, inputs.parent))
    gate.check_names(folder.run.config.gate, plugins.checks())
    _finish(folder, _wanted(folder.run.config, fail_under, fail_on), quiet, json)


@app.command()
def report(run: RunArgument, format: Format = None, quiet: Quiet = False) -> None:
    """Render the reports of a judged run again: all that need no browser, or those that are named."""
    folder = pipeline.open_run(run)
    reported = pipeline.report(folder, pipeline.stored_result(folder), format or ())
    for path in reported.written if not quiet else ():
        typer.echo(path)
    _show_broken(reported.broken)
    if reported.broken:
        raise typer.Exit(Exit.USAGE)


@app.command()
def recipe(run: RunArgument) -> None:
    """Tell how each site was walked on each phone, step by step."""
    folder = pipeline.open_run(run)
    found = [one for trip in plan.trips(folder.run.config) if (one := bundle.read_recipe(folder.bundle(trip)))]
    if not found:
        raise EvidenceError(f"{run} holds no recipes", "A walk leaves one, unless its evidence was deleted.")
    typer.echo("\n".join(harmless(line) for one in found for line in told(one).splitlines()))


@app.command()
def checks(id: Annotated[str, typer.Argument(help="Show this one in full.")] = "") -> None:
    """List the checks, or show one in full."""
    known = {check.id: check for check in plugins.checks()}
    if id:
        typer.echo(catalogue.page(known[plugins.pick(id, known, "check")]))
    else:
        terminal.show_checks(Console(), list(known.values()))


@app.command()
def doctor(path: Annotated[str, typer.Option("--browser", help="Look at this browser.")] = "") -> None:
    """Look whether everything an audit needs is there: browser, phone emulation, versions."""
    findings = examine(path)
    terminal.show_findings(Console(), findings)
    if not all(finding.good for finding in findings):
        raise typer.Exit(Exit.USAGE)


@app.command(epilog=CODES)
def demo(
    output: Annotated[Path, typer.Option("--output", help="Folder for the run.")] = Path("audits"), quiet: Quiet = False
) -> None:
    """Shop three bundled demo stores on two phones and write their scorecard."""
    with demo_stores() as stores:
        config = parse(demo_config(stores), "the demo's settings")
        folder = _collect(config, pipeline.brought(config, DEMO), output, False, quiet)
        placed = sum(store.orders for store in stores)
    _finish(folder, Wanted(), quiet, False, note=f"Orders placed in the demo stores: {placed}")


@browser_app.command("install")
def browser_install() -> None:
    """Get a browser if none is there: Playwright's Chromium, or Debian's."""
    typer.echo(browser.ensure())


def _config(
    target: str, name: str, versus: list[str] | None, devices: list[str] | None, market: str, reach: str
) -> AuditConfig:
    if not target.startswith(("http://", "https://")):
        if name or versus:
            raise UsageError(
                "--name and --vs go with an address, not with an audit.toml", "Put the sites into the file."
            )
        config = load(Path(target))
        table = config.model_dump(exclude_defaults=True)
        audit = {**({"devices": tuple(devices)} if devices else {}), **({"market": market} if market else {})}
        site = {"reach": reach} if reach else {}
        changed = {"audit": {**table.get("audit", {}), **audit}, "site": {**table["site"], **site}}
        return parse({**table, **changed}, f"{target} with the command line's options") if audit or site else config
    audit = {"name": name or target, "market": market or "GB", **({"devices": tuple(devices)} if devices else {})}
    site = {"name": name or "My shop", "url": target, **({"reach": reach} if reach else {})}
    return parse({"audit": audit, "site": site, "rival": [_rival(text) for text in versus or ()]}, "the command line")


def _rival(text: str) -> dict[str, str]:
    name, found, url = text.partition("=")
    if not found:
        raise UsageError(
            f"--vs {text!r}: expected a name and an address", 'For example: --vs "Rival=https://www.rival.example/"'
        )
    return {"name": name.strip(), "url": url.strip()}


def _alone(config: AuditConfig, output: Path | None) -> AbstractContextManager[None]:
    return one_run(output or Path(config.audit.output), slug(config.audit.name))


def _show_broken(broken: Sequence[ReportError]) -> None:
    for error in broken:
        terminal.show_error(err, error)


def _collect(
    config: AuditConfig, brought: Brought, output: Path | None, resume: bool, quiet: bool
) -> pipeline.RunFolder:
    where = output or Path(config.audit.output)
    before = pipeline.latest_run(config, where) if resume else None
    folder = pipeline.bring(before, config, brought) if before else pipeline.new_run(config, where, brought)
    with terminal.progress(err, quiet) as progress:
        pipeline.collect(folder, progress)
    return folder


def _wanted(
    config: AuditConfig, fail_under: float | None, fail_on: list[FailOn] | None, *, after_walk: bool = False
) -> Wanted:
    """What audit.toml and the command line ask of the answers; --fail-under is a budget like any other."""
    asked = tuple(fail_on or ())
    wanted = Wanted.of(config, asked) if after_walk else Wanted(config.history, config.gate, asked)
    if fail_under is None:
        return wanted
    budgets = config.gate.model_copy(update={"min_score": fail_under})
    return replace(wanted, gate=budgets, fail_on=(*asked, FailOn.SCORE) if asked else ())


def _finish(folder: pipeline.RunFolder, wanted: Wanted, quiet: bool, json: bool, note: str = "") -> NoReturn:
    """Judge, report, say how it went, and leave with the right exit code."""
    closed = close(folder, wanted)
    if json:
        typer.echo(pipeline.json_bytes(closed.result), nl=False)
    elif not quiet:
        terminal.show_result(Console(), closed, note)
    _show_broken(closed.broken)
    if json or quiet:
        terminal.show_deliveries(err, [one for one in closed.deliveries if one.trouble])
    if closed.trouble:
        raise closed.trouble
    raise typer.Exit(closed.exit)

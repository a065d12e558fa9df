"""EverShop, a shop whose storefront is React on both sides, on PostgreSQL. GPL-3.0."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import CannotInstallError, folder_of, once, run
from tests.shops.real.postgres import Postgres, postgres
from tests.shops.real.server import free_port, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGES = ("@evershop/evershop@2.2.1", "concat-stream@2.0.0")
"""EverShop needs concat-stream without saying so."""
SEED = HERE / "seed.mjs"
LOOPBACK = HERE / "loopback.cjs"
PICTURES = "media"
FOLDERS = (PICTURES, "public", "themes", "extensions", "config")
BUILT = Path(".evershop/build/frontStore/server/index.js")
DUMP = "shop.sql"


@contextmanager
def evershop() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked database."""
    software = once(folder_of("evershop") / "software", PACKAGES, _install)

    def stock(folder: Path) -> None:
        with postgres() as database:
            # The first start makes the tables; there is no command for that alone.
            with _served(software, database):
                pass
            run(("node", SEED), software, _environment(database))
            database.dump(folder / DUMP)
        shutil.copytree(software / PICTURES, folder / PICTURES)

    stocked = once(folder_of("evershop") / "stock", (*PACKAGES, SEED), stock)
    with postgres() as database:
        database.load(stocked / DUMP)
        shutil.copytree(stocked / PICTURES, software / PICTURES, dirs_exist_ok=True)
        with _served(software, database) as url:
            yield RealShop(url, lambda: database.rows("order"))


def _install(folder: Path) -> None:
    run(("npm", "init", "--yes"), folder)
    run(("npm", "pkg", "set", "type=module"), folder)
    run(("npm", "install", "--no-audit", "--no-fund", *PACKAGES), folder)
    for name in FOLDERS:
        (folder / name).mkdir()
    run(("npx", "evershop", "build"), folder)
    if not (folder / BUILT).is_file():
        raise CannotInstallError("EverShop's build said nothing and left no storefront")


@contextmanager
def _served(software: Path, database: Postgres) -> Generator[str]:
    """The shop writes its own address into its pages, so the port is chosen before it starts."""
    port = str(free_port())
    env = _environment(database) | {
        "PORT": port,
        "EVERSHOP_HOME_URL": f"http://127.0.0.1:{port}",
        "NODE_OPTIONS": f"--require={LOOPBACK}",
    }
    with served(("node", "node_modules/.bin/evershop", "start"), software, env) as url:
        yield url


def _environment(database: Postgres) -> dict[str, str]:
    return (
        os.environ | database.environment() | {"NODE_CONFIG": '{"shop": {"currency": "GBP"}}', "NODE_ENV": "production"}
    )

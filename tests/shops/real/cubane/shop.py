"""Cubane's shop with its own pages in a bare frame: basket in a drawer, checkout in steps; PostgreSQL. Python 2.7, GPL-3.0."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path

from tests.shops.real.cubane.software import PACKAGES
from tests.shops.real.install import CannotInstallError, copy_of, folder_of, once, run
from tests.shops.real.older import environment, older_packages, python
from tests.shops.real.postgres import Postgres, postgres
from tests.shops.real.server import served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
SEED, SERVE = "seed.py", "serve.py"
"""Both are copied beside the database and run there, so that the project they find is the copy."""
PROJECT = HERE / "store"
FILES = tuple(sorted(file for file in PROJECT.rglob("*.*") if file.is_file() and file.suffix != ".pyc"))
PICTURES = "MagickWand-6.Q16"
LANGUAGE = "en_GB.UTF-8"
DUMP = "shop.sql"
ORDERS = "ishop_orders"
"""A basket is kept in the session; its button "Place Order" makes the row."""


@contextmanager
def cubane() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked database."""
    interpreter = python("2.7")
    if find_library(PICTURES) is None:
        raise CannotInstallError("ImageMagick's library is missing; Debian has it in the package libmagickwand-6.q16-6")
    packages = older_packages("cubane", interpreter, PACKAGES)

    def stock(folder: Path) -> None:
        shutil.copytree(PROJECT, folder / "store", ignore=shutil.ignore_patterns("__pycache__"))
        for file in (SEED, SERVE):
            shutil.copy(HERE / file, folder)
        (folder / "locale").mkdir()
        # The shop writes its prices as the machine's British locale does, which a machine need not have.
        run(("localedef", "-i", "en_GB", "-f", "UTF-8", folder / "locale" / LANGUAGE), folder)
        with postgres() as database:
            env = _environment(folder, packages, database)
            run((interpreter, "-m", "django", "migrate", "--run-syncdb", "--noinput"), folder, env)
            run((interpreter, folder / SEED), folder, env)
            database.dump(folder / DUMP)

    stocked = once(folder_of("cubane") / "stock", (*PACKAGES, HERE / SEED, HERE / SERVE, *FILES), stock)
    with copy_of(stocked) as home, postgres() as database:
        database.load(home / DUMP)
        env = _environment(home, packages, database)
        with served((interpreter, home / SERVE), home, env) as url:
            yield RealShop(url, lambda: database.rows(ORDERS))


def _environment(home: Path, packages: Path, database: Postgres) -> dict[str, str]:
    return (
        environment(home, packages)
        | database.environment()
        | {
            "DJANGO_SETTINGS_MODULE": "store.settings",
            "DEV_MODE": "1",  # else it wants its scripts and styles put together by Java first
            "LOCPATH": str(home / "locale"),
        }
    )

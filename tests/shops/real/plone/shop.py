"""bda.plone.shop on Plone 6: products are pages of a content management system. Python, GPL."""

import os
import shutil
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, interpreter, once, run
from tests.shops.real.server import served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGES = ("bda.plone.shop==2.0b1", "Plone==6.0.11", "setuptools==80.9.0", "waitress==3.0.0")
CONSTRAINTS = HERE / "constraints.txt"
"""All of Plone is named, since today's registries resolve to releases of Plone's parts that do not fit each other."""
SEED = HERE / "seed.py"
INSTANCE = (HERE / "zope.conf", HERE / "site.zcml")


@contextmanager
def plone() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked site."""
    python = _software()

    def stock(folder: Path) -> None:
        (folder / "etc").mkdir()
        (folder / "var").mkdir()
        shutil.copy(HERE / "zope.conf", folder)
        shutil.copy(HERE / "site.zcml", folder / "etc")
        run((python, SEED), folder, _environment(folder))

    stocked = once(folder_of("plone") / "stock", (*PACKAGES, SEED, CONSTRAINTS, *INSTANCE), stock)
    with copy_of(stocked) as home, served((python, HERE / "serve.py"), home, _environment(home)) as url:
        yield RealShop(url, _orders(python, home / "var" / "Data.fs"))


def _software() -> Path:
    def build(folder: Path) -> None:
        run((sys.executable, "-m", "venv", "venv"), folder)
        run((interpreter(folder), "-m", "pip", "install", "--quiet", "--constraint", CONSTRAINTS, *PACKAGES), folder)

    return interpreter(once(folder_of("plone") / "software", (*PACKAGES, CONSTRAINTS), build))


def _orders(python: Path, database: Path) -> Callable[[], int]:
    def count() -> int:
        told = run((python, HERE / "count_orders.py", database), database.parent)
        return int(told.rpartition("Orders:")[2])

    return count


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {"SHOP_HOME": str(home), "PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "ignore"}

"""jazkarta.shop on Plone 5.2: products are pages of a content system, paid on the payer's own pages. Python 3.6, GPL."""

import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, interpreter, once, run
from tests.shops.real.older import python
from tests.shops.real.server import served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
INSTALLER = ("pip==21.3.1", "setuptools==57.5.0", "wheel==0.37.1")
RELEASES = HERE / "releases.txt"
"""All of Plone is named, since today's registries resolve to releases of Plone's parts that do not fit each other."""
SEED = HERE / "seed.py"
INSTANCE = (HERE.parent / "plone" / "zope.conf", HERE / "site.zcml")
PAID = "paid"


@contextmanager
def jazkarta() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked site."""
    software = _software()

    def stock(folder: Path) -> None:
        (folder / "etc").mkdir()
        (folder / "var").mkdir()
        (folder / PAID).touch()
        for file, where in zip(INSTANCE, (folder, folder / "etc"), strict=True):
            shutil.copy(file, where)
        run((software, SEED), folder, _environment(folder))

    stocked = once(folder_of("jazkarta") / "stock", (RELEASES, SEED, *INSTANCE), stock)
    with copy_of(stocked) as home, served((software, HERE / "serve.py"), home, _environment(home)) as url:
        yield RealShop(url, _orders(software, home))


def _software() -> Path:
    def build(folder: Path) -> None:
        run((python("3.6"), "-m", "venv", "venv"), folder)
        install = (interpreter(folder), "-m", "pip", "install", "--quiet")
        run((*install, *INSTALLER), folder)
        run((*install, "--no-deps", "--requirement", RELEASES), folder)

    return interpreter(once(folder_of("jazkarta") / "software", (*INSTALLER, RELEASES), build))


def _orders(software: Path, home: Path) -> Callable[[], int]:
    def count() -> int:
        told = run((software, HERE / "count_orders.py", home / "var" / "Data.fs"), home)
        paid = (home / PAID).read_text(encoding="utf-8").splitlines()
        return int(told.rpartition("Orders:")[2]) + len(paid)

    return count


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {"SHOP_HOME": str(home), "PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "ignore"}

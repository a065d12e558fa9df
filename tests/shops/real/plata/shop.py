"""Plata with its own templates on a project of two pages: server-rendered goods shop without a theme. Python 2.7, BSD."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.older import environment, older_packages, python
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGES = ("Plata==1.1.0", "Django==1.3.7", "simplejson==3.8.2", "waitress==1.4.4")
SEED = HERE / "seed.py"
PROJECT = (HERE / "shop_settings.py", HERE / "shop_urls.py")
GOODS = (HERE / "product" / "__init__.py", HERE / "product" / "models.py")
DATABASE = "shop.sqlite3"
ORDERS = "shop_orderpayment"
"""A basket is a row of Plata's orders; the payment that is due on delivery comes with the order that was placed."""


@contextmanager
def plata() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    interpreter = python("2.7")
    packages = older_packages("plata", interpreter, PACKAGES)

    def stock(folder: Path) -> None:
        for file in PROJECT:
            shutil.copy(file, folder)
        (folder / "product").mkdir()
        for file in GOODS:
            shutil.copy(file, folder / "product")
        admin = packages / "django" / "bin" / "django-admin.py"
        run((interpreter, admin, "syncdb", "--noinput"), folder, environment(folder, packages))
        run((interpreter, SEED), folder, environment(folder, packages))

    stocked = once(folder_of("plata") / "stock", (*PACKAGES, SEED, *PROJECT, *GOODS), stock)
    with copy_of(stocked) as home, served((interpreter, HERE / "serve.py"), home, environment(home, packages)) as url:
        yield RealShop(url, rows(home / DATABASE, ORDERS))

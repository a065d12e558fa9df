"""Satchmo as its sample project has it: server-rendered goods shop without a theme for phones. Python 2.7, BSD."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.older import environment, python
from tests.shops.real.satchmo.software import RECIPE, importable, software
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
SEED = HERE / "seed.py"
SETTINGS = HERE / "shop_settings.py"
DATABASE = "shop.sqlite3"
ORDERS = "shop_orderstatus"
"""A checkout is a row of Satchmo's orders from its first page on; a status comes with the order that was placed."""


@contextmanager
def satchmo() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    interpreter = python("2.7")
    installed = software(interpreter)

    def stock(folder: Path) -> None:
        env = environment(folder, *importable(installed))
        shutil.copy(SETTINGS, folder)
        shutil.copytree(installed / "satchmo" / "static", folder / "static")
        admin = installed / "packages" / "django" / "bin" / "django-admin.py"
        for step in (("syncdb", "--noinput"), ("satchmo_load_l10n",), ("satchmo_load_store",)):
            run((interpreter, admin, *step), folder, env)
        run((interpreter, SEED), folder, env)

    stocked = once(folder_of("satchmo") / "stock", (*RECIPE, SEED, SETTINGS), stock)
    with (
        copy_of(stocked) as home,
        served((interpreter, HERE / "serve.py"), home, environment(home, *importable(installed))) as url,
    ):
        yield RealShop(url, rows(home / DATABASE, ORDERS))

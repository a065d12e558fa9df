"""Nereid's web shop with its own theme: server-rendered, basket by script, checkout in steps. Python 2.7, BSD and GPL-3.0."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.nereid.software import MODULES, PACKAGES
from tests.shops.real.older import environment, older_packages, python
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
SEED = HERE / "seed.py"
DATABASE = "shop.sqlite"
ORDERS = "sale_payment"
"""A basket is a sale in Tryton's books from the first tap on; a payment comes with the order that was placed."""


@contextmanager
def nereid() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    interpreter = python("2.7")
    packages = older_packages("nereid", interpreter, PACKAGES)

    def stock(folder: Path) -> None:
        (folder / DATABASE).touch()
        (folder / "password").write_text("a-shop-on-this-machine-alone\n")
        (folder / "trytond.conf").write_text(f"[database]\nuri = sqlite://\npath = {folder}\n")
        env = environment(folder, packages) | {"TRYTONPASSFILE": str(folder / "password")}
        admin = packages / "bin" / "trytond-admin"
        run((interpreter, admin, "-c", "trytond.conf", "-d", "shop", "-u", "ir", "res", *MODULES), folder, env)
        run((interpreter, SEED), folder, env)

    stocked = once(folder_of("nereid") / "stock", (*PACKAGES, *MODULES, SEED), stock)
    with copy_of(stocked) as home:
        # Pictures are scaled into the system's folder for passing files.
        env = environment(home, packages) | {"TMPDIR": str(home.parent)}
        with served((interpreter, HERE / "serve.py"), home, env) as url:
            yield RealShop(url, rows(home / DATABASE, ORDERS))

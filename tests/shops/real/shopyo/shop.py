"""Shopyo's shop with its own theme: server-rendered, Bootstrap, one-page checkout; Flask. BSD-3-Clause."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, python_packages, run
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGES = (
    "shopyo_ecommerce==0.4.0",
    "shopyo==4.19.0",
    "shopyo_appadmin==1.5.1",
    "shopyo_auth==1.10.1",
    "shopyo_base==1.7.2",
    "shopyo_dashboard==1.5.4",
    "shopyo_settings==1.4.0",
    "shopyo_theme==1.7.1",
    "Flask==3.1.3",
    "Flask-Reuploaded==1.6.0",
    "Flask-SQLAlchemy==3.1.1",
    "SQLAlchemy==2.1.9",
    "pandas==3.1.1",
    "marshmallow-sqlalchemy==1.6.0",
    "Pillow==13.0.0",
    "waitress==3.0.2",
)
"""Some of what it imports its package does not name."""
SEED = HERE / "seed.py"
PROJECT = HERE / "shop_app.py"
DATABASE = Path("instance", "shopyo.db")


@contextmanager
def shopyo() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked project."""
    python = python_packages("shopyo", PACKAGES)

    def stock(folder: Path) -> None:
        run((python.parent / "shopyo", "new", "project"), folder)
        project = folder / "project"
        shutil.copy(PROJECT, project)
        shutil.copy(project / "static" / "shopyo.svg", project / "static" / "logo.svg")
        run((python, SEED), project, _environment(project))

    stocked = once(folder_of("shopyo") / "stock", (*PACKAGES, SEED, PROJECT), stock)
    with copy_of(stocked / "project") as home, served((python, HERE / "serve.py"), home, _environment(home)) as url:
        yield RealShop(url, rows(home / DATABASE, "shopyo_ecommerce_orders"))


def _environment(project: Path) -> dict[str, str]:
    return os.environ | {
        "PYTHONPATH": str(project),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "SECRET_KEY": "a-shop-on-this-machine-alone",
    }

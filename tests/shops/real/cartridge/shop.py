"""Cartridge on Mezzanine: server-rendered goods shop with Bootstrap templates of its own. BSD-2-Clause."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, python_packages, run
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGES = ("cartridge==1.3.4", "Mezzanine==6.1.1", "setuptools<81", "waitress==3.0.2", "whitenoise==6.12.0")
SEED = HERE / "seed.py"
SETTINGS = HERE / "local_settings.py"
PROJECT = "stationery"
DATABASE = "shop.sqlite3"
LOCALES = "locales"


@contextmanager
def cartridge() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked project."""
    python = python_packages("cartridge", PACKAGES)

    def stock(folder: Path) -> None:
        run((python, "-P", "-m", "mezzanine.bin.mezzanine_project", "-a", "cartridge", PROJECT, "."), folder)
        shutil.copy(SETTINGS, folder / PROJECT)
        # Prices are written by the system's locale, which a bare machine does not have.
        (folder / LOCALES).mkdir()
        run(("localedef", "-i", "en_GB", "-f", "UTF-8", folder / LOCALES / "en_GB.UTF-8"), folder)
        for step in (("migrate",), ("collectstatic", "--noinput")):
            run((python, "manage.py", *step), folder, _environment(folder))
        run((python, SEED), folder, _environment(folder))

    stocked = once(folder_of("cartridge") / "stock", (*PACKAGES, SEED, SETTINGS), stock)
    with copy_of(stocked) as home, served((python, HERE / "serve.py"), home, _environment(home)) as url:
        yield RealShop(url, rows(home / DATABASE, "shop_order"))


def _environment(project: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": f"{PROJECT}.settings",
        "LOCPATH": str(project / LOCALES),
        "PYTHONPATH": str(project),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
    }

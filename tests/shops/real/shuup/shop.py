"""Shuup with its "classic gray" theme: server-rendered goods shop, checkout in steps. Python, OSL-3.0."""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.server import rows, served
from tests.shops.real.shuup.software import RECIPE, software
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
SEED = HERE / "seed.py"
SETTINGS = HERE / "local_settings.py"
DATABASE = Path(".sqlite") / "db.sqlite3"


@contextmanager
def shuup() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    python = software()

    def stock(folder: Path) -> None:
        shutil.copy(SETTINGS, folder)
        run((python, "-m", "django", "migrate", "--run-syncdb"), folder, _environment(folder))
        run((python, SEED), folder, _environment(folder))

    stocked = once(folder_of("shuup") / "stock", (*RECIPE, SEED, SETTINGS), stock)
    with copy_of(stocked) as home, served((python, HERE / "serve.py"), home, _environment(home)) as url:
        yield RealShop(url, rows(home / DATABASE, "shuup_order"))


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "local_settings",
        "PYTHONPATH": str(home),
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "SHOP_HOME": str(home),
    }

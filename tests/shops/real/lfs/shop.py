"""Lightning Fast Shop with its own theme: server-rendered goods shop, one-page checkout. Python 2.7, BSD."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.lfs.software import LOCALES, PACKAGES, environment
from tests.shops.real.older import older_packages, python
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
SEED = HERE / "seed.py"
PROJECT = (HERE / "local_settings.py", HERE / "shop_urls.py")
DATABASE = "shop.sqlite3"


@contextmanager
def lfs() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    interpreter = python("2.7")
    packages = older_packages("lfs", interpreter, PACKAGES)

    def stock(folder: Path) -> None:
        for file in PROJECT:
            shutil.copy(file, folder)
        # Prices are written by the system's locale, which a bare machine does not have.
        (folder / LOCALES).mkdir()
        run(("localedef", "-i", "en_GB", "-f", "UTF-8", folder / LOCALES / "en_GB.UTF-8"), folder)
        for step in (("migrate",), ("lfs_init",), ("collectstatic", "--noinput")):
            run((interpreter, "-m", "django", *step), folder, environment(packages, folder))
        run((interpreter, SEED), folder, environment(packages, folder))

    stocked = once(folder_of("lfs") / "stock", (*PACKAGES, SEED, *PROJECT), stock)
    with copy_of(stocked) as home, served((interpreter, HERE / "serve.py"), home, environment(packages, home)) as url:
        yield RealShop(url, rows(home / DATABASE, "order_order"))

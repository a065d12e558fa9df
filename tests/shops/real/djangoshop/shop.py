"""django-SHOP with its own templates, on pages that its own command makes: AngularJS, checkout in steps. Python 3.8, BSD."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.djangoshop.software import LIBRARIES, PACKAGES
from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.older import environment, older_packages, python
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
SEED, SERVE = "seed.py", "serve.py"
"""Both are copied beside the project and run there, so that the project they find is the copy."""
PROJECT = HERE / "myshop"
FILES = tuple(sorted(file for file in PROJECT.rglob("*.*") if file.is_file() and file.suffix != ".pyc"))
SETTINGS = (HERE / "shop_settings.py", HERE / "shop_urls.py", HERE / SEED, HERE / SERVE)
DATABASE = "shop.sqlite3"
ORDERS = "myshop_order"


@contextmanager
def djangoshop() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    interpreter = python("3.8")
    packages = older_packages("djangoshop", interpreter, PACKAGES)
    libraries = once(folder_of("djangoshop") / "libraries", LIBRARIES, _install_libraries)

    def stock(folder: Path) -> None:
        shutil.copytree(PROJECT, folder / "myshop", ignore=shutil.ignore_patterns("__pycache__"))
        for file in SETTINGS:
            shutil.copy(file, folder)
        env = _environment(folder, packages, libraries)
        for step in (
            ("makemigrations", "myshop"),
            ("migrate", "--noinput"),
            ("collectstatic", "--noinput"),
        ):
            run((interpreter, "-m", "django", *step), folder, env)
        run((interpreter, folder / SEED), folder, env)

    stocked = once(folder_of("djangoshop") / "stock", (*PACKAGES, *LIBRARIES, *FILES, *SETTINGS), stock)
    with copy_of(stocked) as home:
        env = _environment(home, packages, libraries)
        with served((interpreter, home / SERVE), home, env) as url:
            yield RealShop(url, rows(home / DATABASE, ORDERS))


def _install_libraries(folder: Path) -> None:
    run(("npm", "init", "--yes"), folder)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *LIBRARIES), folder)


def _environment(home: Path, packages: Path, libraries: Path) -> dict[str, str]:
    return environment(home, packages) | {"NODE_MODULES": str(libraries / "node_modules")}

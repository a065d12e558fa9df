"""Shopit on django-SHOP with its own templates: lists without prices, options by script, one-page checkout. Python 3.6, BSD."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.older import environment, older_packages, python
from tests.shops.real.server import rows, served
from tests.shops.real.shopit.software import LIBRARIES, PACKAGES
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
"""What Shopit asks a project for: a layout around its pages, a home page, and texts."""
FILES = (
    *(HERE / name for name in ("shop_settings.py", "shop_urls.py", "shop_modifiers.py", "seed.py", "serve.py")),
    *sorted(TEMPLATES.glob("*.html")),
)
DATABASE = "shop.sqlite3"
ORDERS = "shopit_orders"


@contextmanager
def shopit() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    interpreter = python("3.6")
    packages = older_packages("shopit", interpreter, PACKAGES)
    libraries = once(folder_of("shopit") / "libraries", LIBRARIES, _install_libraries)

    def stock(folder: Path) -> None:
        (folder / "templates").mkdir()
        for file in FILES:
            shutil.copy(file, folder / "templates" if file.suffix == ".html" else folder)
        env = _environment(folder, packages, libraries)
        for step in (("migrate", "--noinput"), ("collectstatic", "--noinput")):
            run((interpreter, "-m", "django", *step), folder, env)
        run((interpreter, folder / "seed.py"), folder, env)

    stocked = once(folder_of("shopit") / "stock", (*PACKAGES, *LIBRARIES, *FILES), stock)
    with copy_of(stocked) as home:
        env = _environment(home, packages, libraries)
        with served((interpreter, home / "serve.py"), home, env) as url:
            yield RealShop(url, rows(home / DATABASE, ORDERS))


def _install_libraries(folder: Path) -> None:
    run(("npm", "init", "--yes"), folder)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *LIBRARIES), folder)


def _environment(home: Path, packages: Path, libraries: Path) -> dict[str, str]:
    return environment(home, packages) | {"NODE_MODULES": str(libraries / "node_modules")}

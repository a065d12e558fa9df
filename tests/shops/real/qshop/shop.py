"""qShop on django-sitemenu, both with their own templates, which know no phones: no viewport, one form orders. Python 2.7, BSD.

Their layout loads a style sheet from a network of files that is no more; here it is one from its package.
"""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.older import environment, older_packages, python
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGES = (
    "Django==1.6.11",
    "django-qshop==0.2.0",
    "django-sitemenu==0.0.4",
    "easy-thumbnails==1.5",
    "Pillow==6.2.2",
    "waitress==1.4.4",
    "whitenoise==4.1.4",
)
LIBRARIES = ("normalize.css@3.0.3",)
ELSEWHERE = "//normalize-css.googlecode.com/svn/trunk/normalize.css"
SEED = HERE / "seed.py"
PROJECT = (HERE / "shop_settings.py", HERE / "shop_urls.py")
PARTS = tuple(HERE / "shop_parts" / name for name in ("__init__.py", "goods.py", "forms.py"))
DATABASE = "shop.sqlite3"
ORDERS = "cart_order"


@contextmanager
def qshop() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    interpreter = python("2.7")
    packages = older_packages("qshop", interpreter, PACKAGES)
    libraries = once(folder_of("qshop") / "libraries", LIBRARIES, _install_libraries)

    def stock(folder: Path) -> None:
        for file in PROJECT:
            shutil.copy(file, folder)
        (folder / "shop_parts").mkdir()
        for file in PARTS:
            shutil.copy(file, folder / "shop_parts")
        layout = (packages / "sitemenu" / "templates" / "base.html").read_text(encoding="utf-8")
        (folder / "templates").mkdir()
        (folder / "templates" / "base.html").write_text(
            layout.replace(ELSEWHERE, "/static/normalize.css"), encoding="utf-8"
        )
        env = environment(folder, packages)
        admin = packages / "django" / "bin" / "django-admin.py"
        run((interpreter, admin, "syncdb", "--noinput"), folder, env)
        run((interpreter, admin, "collectstatic", "--noinput"), folder, env)
        shutil.copy(libraries / "node_modules" / "normalize.css" / "normalize.css", folder / "static")
        run((interpreter, SEED), folder, env)

    stocked = once(folder_of("qshop") / "stock", (*PACKAGES, *LIBRARIES, SEED, *PROJECT, *PARTS), stock)
    with copy_of(stocked) as home, served((interpreter, HERE / "serve.py"), home, environment(home, packages)) as url:
        yield RealShop(url, rows(home / DATABASE, ORDERS))


def _install_libraries(folder: Path) -> None:
    run(("npm", "init", "--yes"), folder)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *LIBRARIES), folder)

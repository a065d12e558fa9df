"""django-ecom-store with its own templates: server-rendered lists, basket and checkout drawn by script. Django.

Its layouts load their libraries from a public network of files; here they are the same releases from their packages.
"""

import os
import re
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, python_packages, run
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGES = (
    "django-ecom-store==0.0.4",
    "django-user-login==0.3.4",
    "Django==4.2.16",
    "Pillow==11.3.0",
    "waitress==3.0.2",
    "whitenoise==6.2.0",
)
LIBRARIES = ("bootstrap@5.2.0", "bootstrap-icons@1.9.1", "handlebars@4.7.7")
LOADED = ("bootstrap/dist/css", "bootstrap/dist/js", "bootstrap-icons/font", "handlebars/dist")
"""The folders of those packages that hold what the layouts name."""
ELSEWHERE = re.compile(r'"https://cdn[^"]*/([^"/]+)"(?: integrity="[^"]*")?')
SEED = HERE / "seed.py"
PROJECT = (HERE / "shop_settings.py", HERE / "shop_urls.py")
DATABASE = "shop.sqlite3"
ORDERS = "store_order"


@contextmanager
def ecomstore() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    python = python_packages("ecomstore", PACKAGES)
    libraries = once(folder_of("ecomstore") / "libraries", LIBRARIES, _install_libraries)

    def stock(folder: Path) -> None:
        for file in PROJECT:
            shutil.copy(file, folder)
        for part in LOADED:
            shutil.copytree(libraries / "node_modules" / part, folder / "libraries", dirs_exist_ok=True)
        _copy_templates(python, folder)
        for step in (("migrate",), ("collectstatic", "--noinput")):
            run((python, "-m", "django", *step), folder, _environment(folder))
        run((python, SEED), folder, _environment(folder))

    stocked = once(folder_of("ecomstore") / "stock", (*PACKAGES, *LIBRARIES, SEED, *PROJECT), stock)
    with copy_of(stocked) as home, served((python, HERE / "serve.py"), home, _environment(home), "/store/") as url:
        yield RealShop(f"{url}/store/", rows(home / DATABASE, ORDERS))


def _install_libraries(folder: Path) -> None:
    run(("npm", "init", "--yes"), folder)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *LIBRARIES), folder)


def _copy_templates(python: Path, folder: Path) -> None:
    """Copy the templates as they are but for where they load their libraries from."""
    for package in ("authentication", "store"):
        asked = f"import importlib.util; print(importlib.util.find_spec({package!r}).submodule_search_locations[0])"
        shutil.copytree(
            Path(run((python, "-c", asked), folder).strip()) / "templates", folder / "templates", dirs_exist_ok=True
        )
    for template in (folder / "templates").rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        template.write_text(ELSEWHERE.sub(r'"/static/\1"', text), encoding="utf-8")


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "shop_settings",
        "PYTHONPATH": str(home),
        "PYTHONUNBUFFERED": "1",
        "SHOP_HOME": str(home),
    }

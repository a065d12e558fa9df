"""band-landing-page-webshop: a band's site with a list of goods, paid on its provider's page; Bootstrap, Django. MIT.

Its layout loads its libraries from public networks of files; here they are the same releases from their packages. What
asks Stripe for a payment asks a stand-in on this machine, whose page is the only one that is not the shop's own.
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
    "band-landing-page-webshop==1.0.0",
    "Django==5.1.7",
    "python-decouple==3.8",
    "stripe==12.0.0",
    "waitress==3.0.2",
    "whitenoise==6.9.0",
)
LIBRARIES = (
    "bootstrap@5.3.0-alpha1",
    "bootstrap4@npm:bootstrap@4.3.1",
    "bootstrap5@npm:bootstrap@5.3.3",
    "bootstrap-icons@1.11.3",
    "jquery@3.3.1",
)
LOADED = {
    "cdn.jsdelivr.net/npm/bootstrap@5.3.0-alpha1": "bootstrap",
    "cdn.jsdelivr.net/npm/bootstrap@5.3.3": "bootstrap5",
    "stackpath.bootstrapcdn.com/bootstrap/4.3.1": "bootstrap4/dist",
    "cdnjs.cloudflare.com/ajax/libs/bootstrap-icons/1.11.3": "bootstrap-icons",
    "code.jquery.com/jquery-3.3.1": "jquery/dist/jquery",
}
"""How what the templates name begins, and where it is in those packages."""
ELSEWHERE = re.compile(f"https://({'|'.join(map(re.escape, LOADED))})(?=[./])")
SEED = HERE / "seed.py"
PROJECT = HERE / "shop_settings.py"
PAYMENTS = "payments.sqlite3"


@contextmanager
def band() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder. It keeps no orders, so what is counted are payments."""
    python = python_packages("band", PACKAGES)
    libraries = once(folder_of("band") / "libraries", LIBRARIES, _install_libraries)

    def stock(folder: Path) -> None:
        shutil.copy(PROJECT, folder)
        for part in set(LOADED.values()):
            top = part.split("/")[0]
            shutil.copytree(libraries / "node_modules" / top, folder / "libraries" / top, dirs_exist_ok=True)
        _copy_templates(python, folder)
        for step in (("migrate",), ("collectstatic", "--noinput")):
            run((python, "-m", "django", *step), folder, _environment(folder))
        run((python, SEED), folder, _environment(folder))

    recipe: tuple[str | Path, ...] = (*PACKAGES, *LIBRARIES, *LOADED, SEED, PROJECT)
    stocked = once(folder_of("band") / "stock", recipe, stock)
    with copy_of(stocked) as home, served((python, HERE / "serve.py"), home, _environment(home)) as url:
        yield RealShop(url, rows(home / PAYMENTS, "payments"))


def _install_libraries(folder: Path) -> None:
    run(("npm", "init", "--yes"), folder)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *LIBRARIES), folder)


def _copy_templates(python: Path, folder: Path) -> None:
    """Copy the templates as they are but for where they load their libraries from."""
    asked = "import importlib.util; print(importlib.util.find_spec('myapp').submodule_search_locations[0])"
    package = Path(run((python, "-c", asked), folder).strip())
    shutil.copytree(package / "templates", folder / "templates")
    for template in (folder / "templates").rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        template.write_text(ELSEWHERE.sub(lambda found: f"/static/{LOADED[found[1]]}", text), encoding="utf-8")


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "shop_settings",
        "PYTHONPATH": str(home),
        "PYTHONUNBUFFERED": "1",
        "SHOP_HOME": str(home),
    }

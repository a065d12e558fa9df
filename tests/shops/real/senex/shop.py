"""Senex Shop with its own pages in a bare frame: server-rendered, checkout in named steps, cards on its page. Python 2.7, BSD."""

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
    "django-senex-shop==0.3.3",
    "certifi==2020.6.20",
    "chardet==4.0.0",
    "Django==1.7.11",
    "django-braces==1.4.0",
    "django-countries==3.3",
    "django-localflavor==1.1",
    "django-model-utils==2.0.3",
    "easy-thumbnails==2.2",
    "idna==2.10",
    "Pillow==6.2.2",
    "pytz==2021.3",
    "requests==2.27.1",
    "six==1.16.0",
    "stripe==1.22.3",
    "urllib3==1.26.18",
    "waitress==1.4.4",
    "whitenoise==3.3.1",
)
SEED = HERE / "seed.py"
PROJECT = (HERE / "shop_settings.py", HERE / "shop_urls.py", HERE / "base.html")
DATABASE = "shop.sqlite3"
ORDERS = "checkout_order"


@contextmanager
def senex() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    interpreter = python("2.7")
    packages = older_packages("senex", interpreter, PACKAGES)

    def stock(folder: Path) -> None:
        for file in PROJECT:
            shutil.copy(file, folder)
        admin = packages / "django" / "bin" / "django-admin.py"
        run((interpreter, admin, "migrate", "--noinput"), folder, environment(folder, packages))
        run((interpreter, SEED), folder, environment(folder, packages))

    stocked = once(folder_of("senex") / "stock", (*PACKAGES, SEED, *PROJECT), stock)
    with copy_of(stocked) as home, served((interpreter, HERE / "serve.py"), home, environment(home, packages)) as url:
        yield RealShop(url, rows(home / DATABASE, ORDERS))

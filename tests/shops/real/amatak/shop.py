"""amatak-shop: server-rendered goods shop with Bootstrap cards, for customers with an account alone. Python 3.9, MIT."""

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
    "amatak-shop==1.1.0",
    "asgiref==3.11.1",
    "certifi==2026.10.18",
    "cffi==2.0.0",
    "charset-normalizer==3.5.2",
    "crispy-bootstrap4==2022.1",
    "cryptography==50.0.2",
    "defusedxml==0.7.1",
    "Django==3.2.25",
    "django-allauth==0.54.0",
    "django-countries==7.5.1",
    "django-crispy-forms==1.14.0",
    "idna==3.20",
    "oauthlib==4.0.1",
    "Pillow==11.3.0",
    "pycparser==2.23",
    "PyJWT==2.15.1",
    "python-decouple==3.8",
    "python3-openid==3.2.0",
    "pytz==2026.6",
    "requests==2.32.5",
    "requests-oauthlib==2.0.0",
    "sqlparse==0.5.5",
    "stripe==5.5.0",
    "typing_extensions==4.16.0",
    "urllib3==2.6.3",
    "waitress==3.0.2",
    "whitenoise==6.2.0",
)
"""All of them are named, since the shop's own package names none."""
SEED = HERE / "seed.py"
PROJECT = (HERE / "shop_settings.py", HERE / "shop_urls.py")
DATABASE = "shop.sqlite3"
ORDERS = "amatak_shop_order"
"""A basket is a row of it already, but only an account has a basket; so a walk that leaves none here placed no order."""


@contextmanager
def amatak() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked folder."""
    interpreter = python("3.9")
    packages = older_packages("amatak", interpreter, PACKAGES)

    def stock(folder: Path) -> None:
        for file in PROJECT:
            shutil.copy(file, folder)
        for step in (("migrate",), ("collectstatic", "--noinput")):
            run((interpreter, "-m", "django", *step), folder, environment(folder, packages))
        run((interpreter, SEED), folder, environment(folder, packages))

    stocked = once(folder_of("amatak") / "stock", (*PACKAGES, SEED, *PROJECT), stock)
    with copy_of(stocked) as home, served((interpreter, HERE / "serve.py"), home, environment(home, packages)) as url:
        yield RealShop(url, rows(home / DATABASE, ORDERS))

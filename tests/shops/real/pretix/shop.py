"""pretix, a ticket shop: its event page is listing and product in one. Python, server-rendered, AGPL-3.0."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, python_packages, run
from tests.shops.real.server import rows, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGES = ("pretix==2026.8.0", "waitress==3.0.2", "whitenoise==6.12.0")
SEED = HERE / "seed.py"
ORGANISER = "/hall/"
EVENT = "/hall/folk/"


@contextmanager
def pretix_event() -> Generator[RealShop]:
    """The shop as an organiser links to it: the address of one event."""
    with _pretix(EVENT) as shop:
        yield shop


@contextmanager
def pretix_organiser() -> Generator[RealShop]:
    """The shop from its front: the organiser's list of events."""
    with _pretix(ORGANISER) as shop:
        yield shop


@contextmanager
def _pretix(entrance: str) -> Generator[RealShop]:
    python = python_packages("pretix", PACKAGES)

    def stock(folder: Path) -> None:
        run((python, "-m", "pretix", "migrate"), folder, _environment(folder))
        run((python, SEED), folder, _environment(folder))

    stocked = once(folder_of("pretix") / "stock", (*PACKAGES, SEED), stock)
    with copy_of(stocked) as home, served((python, HERE / "serve.py"), home, _environment(home), entrance) as url:
        yield RealShop(f"{url}{entrance}", rows(home / "data" / "db.sqlite3", "pretixbase_order"))


def _environment(home: Path) -> dict[str, str]:
    """pretix takes any setting from a variable named after its section; debugging would replace its templates' assets."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "pretix.settings",
        "PRETIX_CONFIG_FILE": os.devnull,
        "PRETIX_PRETIX_DATADIR": str(home / "data"),
        "PRETIX_PRETIX_REGISTRATION": "off",
        "PRETIX_DJANGO_DEBUG": "off",
        "PRETIX_MAIL_HOST": "127.0.0.1",
        "PRETIX_MAIL_PORT": "9",
        "PYTHONUNBUFFERED": "1",
    }

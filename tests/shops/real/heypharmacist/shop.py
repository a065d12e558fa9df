"""Hey Pharmacist's screens in a Next.js store, its backend a stand-in inside it: an account before the basket. Node, MIT.

Three pictures of its shop screen are loaded from a public network of files; here they are the same ones from its package.
"""

import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.server import free_port, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
STORE = HERE / "store"
FILES = tuple(sorted(file for file in STORE.rglob("*") if file.is_file()))
SERVE = HERE / "serve.mjs"
ORDERS = "orders"
PACKAGE = Path("node_modules/hey-pharmacist-ecommerce")
ELSEWHERE = "https://cdn.jsdelivr.net/npm/hey-pharmacist-ecommerce/styles/assets/"


@contextmanager
def heypharmacist() -> Generator[RealShop]:
    """Run the built store; the backend within it writes a line for each order."""
    software = once(folder_of("heypharmacist") / "software", FILES, _install)
    stocked = once(folder_of("heypharmacist") / "stock", (ORDERS,), lambda folder: (folder / ORDERS).touch())
    with copy_of(stocked) as home:
        env = os.environ | {"PORT": str(free_port()), "SHOP_HOME": str(home), "SOFTWARE": str(software)}
        with served(("node", SERVE), home, env) as url:
            yield RealShop(url, _orders(home))


def _orders(home: Path) -> Callable[[], int]:
    return lambda: len((home / ORDERS).read_text(encoding="utf-8").splitlines())


def _install(folder: Path) -> None:
    shutil.copytree(STORE, folder, dirs_exist_ok=True)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"), folder)
    shutil.copytree(folder / PACKAGE / "styles" / "assets", folder / "public" / "assets")
    for bundle in ("index.mjs", "index.js"):
        file = folder / PACKAGE / "dist" / bundle
        file.write_text(file.read_text(encoding="utf-8").replace(ELSEWHERE, "/assets/"), encoding="utf-8")
    run(("npx", "next", "build"), folder, os.environ | {"NEXT_TELEMETRY_DISABLED": "1"})

"""Salesforce's Retail React App (PWA Kit), built for production, on a stand-in for the commerce API. Its own licence.

The app is what Salesforce gives its merchants to start from. Its pages, styles and scripts are untouched; its backend is a
service, so what a guest's purchase asks of it is answered here, in the shapes of the app's own recorded answers.
"""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.server import free_port, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGE = "@salesforce/retail-react-app@10.2.0"
SETTINGS = HERE / "default.cjs"
CONFIG = Path("config/default.js")
SERVE = HERE / "serve.mjs"
ORDERS = "orders"


@contextmanager
def retailreact() -> Generator[RealShop]:
    """Serve the storefront; an order is a line in a file."""
    software = once(folder_of("retailreact") / "software", (PACKAGE, SETTINGS), _install)
    stocked = once(folder_of("retailreact") / "stock", (PACKAGE,), lambda folder: (folder / ORDERS).touch())
    with copy_of(stocked) as home:
        orders = home / ORDERS
        env = os.environ | {"PORT": str(free_port()), "ORDERS": str(orders)}
        with served(("node", SERVE), software, env) as url:
            yield RealShop(url, lambda: len(orders.read_text(encoding="utf-8").splitlines()))


def _install(folder: Path) -> None:
    run(("npm", "pack", PACKAGE), folder)
    (package,) = folder.glob("*.tgz")
    run(("tar", "xzf", package, "--strip-components=1"), folder)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--omit=dev"), folder)
    (folder / CONFIG).rename(folder / CONFIG.with_name("stock.js"))
    shutil.copy(SETTINGS, folder / CONFIG)
    run(("npx", "pwa-kit-dev", "build"), folder, os.environ | {"NODE_ENV": "production"})

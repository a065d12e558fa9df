"""Shopify Hydrogen's own starter storefront, built for production, on a stand-in for Shopify's Storefront API. MIT.

Its pages, styles and scripts are its own, as `@shopify/create-hydrogen` hands them out. Shopify itself is a service: the
API is answered here, and so is its checkout, whose pages are written anew on an origin of their own, in the order and
with the names, roles and frames that Shopify's are known for.
"""

import json
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import CannotInstallError, copy_of, folder_of, once, run
from tests.shops.real.server import free_port, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGE = "@shopify/create-hydrogen@5.0.39"
STARTER = Path("package/dist/assets/hydrogen/starter")
NEEDED = (
    "@react-router/dev",
    "@react-router/fs-routes",
    "@shopify/mini-oxygen",
    "@shopify/oxygen-workers-types",
    "typescript",
    "vite",
)
"""What of the starter's tools builds it; the others check or generate its sources."""
BUILT = Path("dist/server/index.js")
SERVE = HERE / "serve.mjs"
ORDERS = "orders"


@contextmanager
def hydrogen() -> Generator[RealShop]:
    """Serve the storefront, its backend and the checkout; an order is a line in a file."""
    software = once(folder_of("hydrogen") / "software", (PACKAGE, *NEEDED), _install)
    stocked = once(folder_of("hydrogen") / "stock", (PACKAGE,), lambda folder: (folder / ORDERS).touch())
    with copy_of(stocked) as home:
        orders = home / ORDERS
        env = os.environ | {
            "CARDS_PORT": str(free_port()),
            "CHECKOUT_PORT": str(free_port()),
            "NODE_ENV": "production",
            "ORDERS": str(orders),
            "PORT": str(free_port()),
            "SOFTWARE": str(software),
        }
        with served(("node", SERVE), home, env) as url:
            yield RealShop(url, lambda: len(orders.read_text(encoding="utf-8").splitlines()))


def _install(folder: Path) -> None:
    run(("npm", "pack", PACKAGE), folder)
    (package,) = folder.glob("*.tgz")
    run(("tar", "xzf", package), folder)
    shutil.copytree(folder / STARTER, folder, dirs_exist_ok=True)
    shutil.rmtree(folder / "package")
    described = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    tools = described["devDependencies"]
    described["devDependencies"] = {name: tools[name] for name in NEEDED}
    (folder / "package.json").write_text(json.dumps(described), encoding="utf-8")
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"), folder)
    run((folder / "node_modules/.bin/react-router", "build"), folder)
    if not (folder / BUILT).is_file():
        raise CannotInstallError("Hydrogen's build left no storefront")

"""SAP's Spartacus storefront, built for production, on a stand-in for the commerce API. Apache-2.0.

The app is what SAP's own generator writes for a shop that sells to people, guests let in. Pages, styles and scripts are the
storefront's; its backend is a commercial service, so what a guest's purchase asks of it is answered here, in the shapes that
the storefront's own adapters read. The fonts of a public network are left out; its icons come from the package they are of.
"""

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import CannotInstallError, copy_of, folder_of, once, run
from tests.shops.real.server import served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
APP = HERE / "app"
SERVE = HERE / "serve.mjs"
BUILT = Path("dist/index.html")
ORDERS = "orders"


@contextmanager
def spartacus() -> Generator[RealShop]:
    """Serve the storefront; an order is a line in a file."""
    written = sorted(path for path in APP.rglob("*") if path.is_file())
    software = once(folder_of("spartacus") / "software", written, _install)
    stocked = once(folder_of("spartacus") / "stock", (ORDERS,), lambda folder: (folder / ORDERS).touch())
    with copy_of(stocked) as home:
        orders = home / ORDERS
        (home / "dist").symlink_to(software / "dist")
        with served(("node", SERVE), home, os.environ | {"ORDERS": str(orders)}) as url:
            yield RealShop(url, lambda: len(orders.read_text(encoding="utf-8").splitlines()))


def _install(folder: Path) -> None:
    shutil.copytree(APP, folder, dirs_exist_ok=True)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"), folder)
    # Its webpack is older than the machine's OpenSSL.
    run(("npx", "ng", "build"), folder, os.environ | {"NODE_OPTIONS": "--openssl-legacy-provider"})
    if not (folder / BUILT).is_file():
        raise CannotInstallError("Spartacus's build left no storefront")

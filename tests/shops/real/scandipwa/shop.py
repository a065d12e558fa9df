"""ScandiPWA, a storefront for Magento, built for production, on a stand-in for Magento. OSL-3.0.

Its pages, styles and scripts are its own. Magento itself is PHP from a registry of its own, so its GraphQL is answered
here, for the fields that ScandiPWA's own queries name.
"""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import CannotInstallError, copy_of, folder_of, once, run
from tests.shops.real.server import free_port, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGE = "@scandipwa/scandipwa@6.4.0"
PINNED = {
    "devDependencies.graphql": "16.9.0",
    "devDependencies.react-refresh": "0.11.0",
    "devDependencies.webpack": "5.112.2",
}
"""What reads the queries here, and what its build needs at the top, where npm would put older ones."""
BUILT = Path("build/index.html")
SETTINGS = ".cmarc"
QUIET = '{"analytics": false}'
"""Its build reports on itself to its maker unless the user's own settings say otherwise."""
LENIENT = {"NODE_ENV": "production", "TSC_COMPILE_ON_ERROR": "true", "DISABLE_ESLINT_PLUGIN": "true"}
"""Its sources are built as they are: what its compiler and its maker's rules for style complain of is no matter here."""
SERVE = HERE / "serve.cjs"
ORDERS = "orders"


@contextmanager
def scandipwa() -> Generator[RealShop]:
    """Serve the storefront and its backend; an order is a line in a file."""
    software = once(folder_of("scandipwa") / "software", (PACKAGE, str(PINNED)), _install)
    stocked = once(folder_of("scandipwa") / "stock", (PACKAGE,), lambda folder: (folder / ORDERS).touch())
    with copy_of(stocked) as home:
        orders = home / ORDERS
        env = os.environ | {"PORT": str(free_port()), "SOFTWARE": str(software), "ORDERS": str(orders)}
        with served(("node", SERVE), home, env) as url:
            yield RealShop(url, lambda: len(orders.read_text(encoding="utf-8").splitlines()))


def _install(folder: Path) -> None:
    run(("npm", "pack", PACKAGE), folder)
    (package,) = folder.glob("*.tgz")
    run(("tar", "xzf", package, "--strip-components=1"), folder)
    run(("npm", "pkg", "set", *(f"{name}={release}" for name, release in PINNED.items())), folder)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"), folder)
    home = folder / "home"
    home.mkdir()
    (home / SETTINGS).write_text(QUIET, encoding="utf-8")
    run((folder / "node_modules/.bin/scandipwa-scripts", "build"), folder, os.environ | LENIENT | {"HOME": str(home)})
    if not (folder / BUILT).is_file():
        raise CannotInstallError("ScandiPWA's build left no storefront")

"""Venia, the storefront of Magento's PWA Studio, built for production, on a stand-in for Magento. OSL-3.0.

Its pages, styles and scripts are its own, served by its own server; "Check / Money order" is its maker's own extension.
Magento itself is PHP from a registry of its own, so its GraphQL is answered here, after the schema that Venia brings along.
"""

import os
import re
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import CannotInstallError, copy_of, folder_of, once, run
from tests.shops.real.server import free_port, served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGE = "@magento/venia-concept@14.5.1"
PINNED = {
    "devDependencies.@magento/upward-security-headers": "1.1.20",
    "devDependencies.@magento/venia-sample-payments-checkmo": "0.0.13",
    "devDependencies.autoprefixer": "10.4.20",
}
"""What Venia names in a release that is not published, or needs without saying so; and the way to pay."""
UNUSED = (
    "dependencies.@magento/experience-platform-connector",
    "devDependencies.@storybook/react",
    "optionalDependencies",
)
"""A service of its maker that a small shop has not booked, and what only its developers need."""
TEMPLATE = Path("template.html")
ELSEWHERE = re.compile(r"url\(https://[^)]*\) format\('woff2?'\)")
"""Its letters come from a public network of files; the phone's own take their place."""
PRESET = "module.exports = { presets: ['@magento/peregrine'] };\n"
"""What Venia's own set-up writes beside its files."""
BACKEND = HERE / "backend.cjs"
LOOPBACK = HERE.parent / "evershop" / "loopback.cjs"
BUILT = Path("dist/index.html")
ORDERS = "orders"


@contextmanager
def venia() -> Generator[RealShop]:
    """Serve the storefront and its backend; an order is a line in a file."""
    software = once(folder_of("venia") / "software", (PACKAGE, str(PINNED)), _install)
    stocked = once(folder_of("venia") / "stock", (PACKAGE,), lambda folder: (folder / ORDERS).touch())
    with copy_of(stocked) as home:
        orders = home / ORDERS
        with _backend(software, home) as backend, _served(software, home, backend) as url:
            yield RealShop(url, lambda: len(orders.read_text(encoding="utf-8").splitlines()))


@contextmanager
def _backend(software: Path, home: Path) -> Generator[str]:
    env = os.environ | {"PORT": "0", "ORDERS": str(home / ORDERS), "SOFTWARE": str(software)}
    folder = home / "backend"
    folder.mkdir()
    with served(("node", BACKEND), folder, env, "/media/") as url:
        yield url


@contextmanager
def _served(software: Path, home: Path, backend: str) -> Generator[str]:
    env = _environment(backend) | {"PORT": str(free_port()), "NODE_OPTIONS": f"--require={LOOPBACK}"}
    folder = home / "front"
    folder.mkdir()
    with served(("node", software / "node_modules/.bin/buildpack", "serve", software), folder, env) as url:
        yield url


def _environment(backend: str) -> dict[str, str]:
    return os.environ | {
        "MAGENTO_BACKEND_URL": f"{backend}/",
        "MAGENTO_BACKEND_EDITION": "MOS",
        "CHECKOUT_BRAINTREE_TOKEN": "none",
        "DEFAULT_COUNTRY_CODE": "GB",
        "NODE_ENV": "production",
    }


def _install(folder: Path) -> None:
    run(("npm", "pack", PACKAGE), folder)
    (package,) = folder.glob("*.tgz")
    run(("tar", "xzf", package, "--strip-components=1"), folder)
    run(("npm", "pkg", "set", *(f"{name}={release}" for name, release in PINNED.items())), folder)
    run(("npm", "pkg", "delete", *UNUSED), folder)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"), folder)
    template = (folder / TEMPLATE).read_text(encoding="utf-8")
    (folder / TEMPLATE).write_text(ELSEWHERE.sub("local('sans-serif')", template), encoding="utf-8")
    (folder / "babel.config.js").write_text(PRESET, encoding="utf-8")
    home = folder / "build"
    home.mkdir()
    with _backend(folder, home) as backend:
        # Its webpack is older than the machine's OpenSSL, and its cache of compiled code than its modules.
        env = _environment(backend) | {"NODE_OPTIONS": "--openssl-legacy-provider", "DISABLE_V8_COMPILE_CACHE": "1"}
        run(("npx", "webpack", "--no-progress", "--env.mode", "production"), folder, env)
    if not (folder / BUILT).is_file():
        raise CannotInstallError("Venia's build left no storefront")

"""hubble PWA, a storefront for Shopware on Nuxt, built for production, on a stand-in for Shopware's store API. MIT.

Its pages, styles and scripts are its own, in an application that adds nothing to them. Shopware itself is PHP from a
registry of its own, so what a guest's purchase asks of it is answered here, in the shapes that hubble's mapping reads.
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
PACKAGE = "@hubblecommerce/hubble@3.0.1"
APPLICATION = {
    "private": True,
    "type": "module",
    "dependencies": {
        "@hubblecommerce/hubble": "3.0.1",
        "nuxt": "4.2.2",
        "pinia": "3.0.4",
        "sass-embedded": "^1.80.7",
        "typescript": "5.8.3",
        "vue": "^3.5.0",
        "vue-router": "^4.5.0",
    },
    # Later releases of it need one of a package that is not published.
    "overrides": {"@nuxtjs/i18n": "10.2.1"},
}
SETTINGS = HERE / "nuxt.config.ts"
STORE = HERE / "store.mjs"
ANNOUNCE = HERE / "announce.cjs"
BUILT = Path(".output/server/index.mjs")
ORDERS = "orders"


@contextmanager
def hubble() -> Generator[RealShop]:
    """Serve the storefront and its backend; an order is a line in a file."""
    recipe = (json.dumps(APPLICATION), SETTINGS)
    software = once(folder_of("hubble") / "software", recipe, _install)
    stocked = once(folder_of("hubble") / "stock", (PACKAGE,), lambda folder: (folder / ORDERS).touch())
    with copy_of(stocked) as home:
        orders = home / ORDERS
        with _store(home) as store, _served(software, home, store) as url:
            yield RealShop(url, lambda: len(orders.read_text(encoding="utf-8").splitlines()))


@contextmanager
def _store(home: Path) -> Generator[str]:
    env = os.environ | {"PORT": str(free_port()), "ORDERS": str(home / ORDERS)}
    folder = home / "store"
    folder.mkdir()
    with served(("node", STORE), folder, env, "/media/") as url:
        yield url


@contextmanager
def _served(software: Path, home: Path, store: str) -> Generator[str]:
    env = os.environ | {
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
        "NODE_OPTIONS": f"--require={ANNOUNCE}",
        "NUXT_PUBLIC_API_BASE_URL": f"{store}/store-api",
        "NUXT_PUBLIC_PLATFORM_BASE_URL": store,
    }
    folder = home / "front"
    folder.mkdir()
    with served(("node", software / BUILT), folder, env) as url:
        yield url


def _install(folder: Path) -> None:
    (folder / "package.json").write_text(json.dumps(APPLICATION), encoding="utf-8")
    shutil.copy(SETTINGS, folder)
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"), folder)
    env = os.environ | {
        "API_BASE_URL": "http://127.0.0.1/store-api",
        "API_SW_ACCESS_KEY": "SHOP",
        "CI": "1",
        "NODE_ENV": "production",
        "NUXT_TELEMETRY_DISABLED": "1",
    }
    nuxi = folder / "node_modules/.bin/nuxi"
    # hubble copies its layer into the application while it is prepared; Nuxt finds it there when it builds.
    run((nuxi, "prepare"), folder, env)
    run((nuxi, "build"), folder, env)
    if not (folder / BUILT).is_file():
        raise CannotInstallError("hubble's build left no storefront")

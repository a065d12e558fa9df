"""The E-Com Plus storefront, built for production, on a stand-in for E-Com Plus's APIs. MIT.

Its pages, styles and scripts are its own; a merchant's folder holds no more than their settings and texts. The platform
behind it is a service, so its store, search, modules and passport APIs are answered here.
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
PACKAGE = "@ecomplus/storefront-template"
APPLICATION = {
    "private": True,
    "dependencies": {
        # The last releases whose parts are all published.
        PACKAGE: "2.0.0-beta.285",
        "@ecomplus/storefront-app": "2.0.0-beta.218",
        "@ecomplus/storefront-components": "1.0.0-beta.188",
        # Its pages take these from a network of copies.
        "jquery-3.5.1": "npm:jquery@3.5.1",
        "popper.js": "1.16.1",
    },
}
ENTRIES = {
    "template/js/index.js": "import '#template/js/'\n",
    "template/js/checkout.js": "import '#template/js/checkout'\n",
    "template/scss/_variables.scss": "@import '#template/scss/variables';\n",
    "template/scss/_main.scss": "@import '#template/scss/main';\n",
}
"""What a merchant's own scripts and styles begin as: those of the template."""
CONTENT = HERE / "content.json"
SERVE = HERE / "serve.cjs"
GOODS = HERE / "goods.cjs"
BUILT = Path("dist/storefront.js")
ORDERS = "orders"


@contextmanager
def ecomplus() -> Generator[RealShop]:
    """Serve the storefront and its backend; an order is a line in a file."""
    recipe = (json.dumps(APPLICATION), json.dumps(ENTRIES), CONTENT)
    software = once(folder_of("ecomplus") / "software", recipe, _install)
    stocked = once(folder_of("ecomplus") / "stock", (PACKAGE,), lambda folder: (folder / ORDERS).touch())
    with copy_of(stocked) as home:
        orders = home / ORDERS
        for name in ("content", "dist", "node_modules", "template", "package.json", ".bundles.json"):
            (home / name).symlink_to(software / name)
        env = os.environ | {"PORT": str(free_port()), "ORDERS": str(orders)}
        with served(("node", SERVE), home, env) as url:
            yield RealShop(url, lambda: len(orders.read_text(encoding="utf-8").splitlines()))


def _install(folder: Path) -> None:
    (folder / "package.json").write_text(json.dumps(APPLICATION), encoding="utf-8")
    run(("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--legacy-peer-deps"), folder)
    template = folder / "node_modules" / PACKAGE
    run(("node", template / "scripts/copy.js", "--dest=."), folder)
    for name in ("content/pages", "content/posts", "template/js", "template/scss"):
        shutil.rmtree(folder / name)
        (folder / name).mkdir()
    for name, text in ENTRIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, words in json.loads(CONTENT.read_text(encoding="utf-8")).items():
        (folder / "content" / f"{name}.json").write_text(json.dumps(words, indent=1), encoding="utf-8")
    _build(folder, template)
    if not (folder / BUILT).is_file():
        raise CannotInstallError("E-Com Plus's build left no storefront")


def _build(folder: Path, template: Path) -> None:
    """Its build asks the store's APIs what there is, so they are answered meanwhile."""
    port = free_port()
    api = f"http://127.0.0.1:{port}/api"
    env = os.environ | {
        "ECOMCLIENT_API_SEARCH": f"{api}/search/v1/",
        "ECOMCLIENT_API_STORE": f"{api}/store/v1/",
        "ECOMCLIENT_API_STORE_CACHE": f"{api}/cache/:id/v1/",
        "INIT_CWD": str(folder),
        "NODE_OPTIONS": "--openssl-legacy-provider",
    }
    answering = os.environ | {"PORT": str(port), "ORDERS": os.devnull}
    with served(("node", SERVE), folder, answering, "/api/store/v1/categories.json"):
        run(("node", template / "scripts/pack.js", "build", "--prerender=none"), folder, env)

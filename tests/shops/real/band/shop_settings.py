# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportUndefinedVariable=false
"""The package's own settings, with a key that pays nothing; its templates but for where they load libraries from."""

import os
from pathlib import Path

HOME = Path(os.environ["SHOP_HOME"])
os.environ |= {
    "SECRET_KEY": "a-shop-on-this-machine-alone",
    "DEBUG": "false",
    "DEFAULT_HOST_BASE_URL": "http://127.0.0.1",
    "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": "25",
    "EMAIL_USE_TLS": "false",
    "EMAIL_HOST_USER": "band@example.com",
    "EMAIL_HOST_PASSWORD": "none",
    "SYSADMIN_DEFAULT_EMAIL_RECIPIENT": "band@example.com",
    "STRIPE_SECRET_KEY": "sk_test_none",
    "STRIPE_PUBLISHABLE_KEY": "pk_test_none",
    "DB_ENGINE": "django.db.backends.sqlite3",
    "DB_NAME": str(HOME / "shop.sqlite3"),
}

from myproject.settings import *  # noqa: E402, F403
from myproject.settings import STATICFILES_DIRS, TEMPLATES  # noqa: E402

ALLOWED_HOSTS = ["127.0.0.1"]
TEMPLATES[0]["DIRS"] = [HOME / "templates"]
STATIC_URL, STATIC_ROOT = "/static/", HOME / "static"
STATICFILES_DIRS = [*STATICFILES_DIRS, HOME / "libraries"]

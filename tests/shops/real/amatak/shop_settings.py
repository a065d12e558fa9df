# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportUndefinedVariable=false
"""The package's own settings without GraphQL, which they name but do not need, and with keys that pay nothing."""

import os
from pathlib import Path

SECRET_KEY = "a-shop-on-this-machine-alone"
os.environ |= {"SECRET_KEY": SECRET_KEY, "STRIPE_TEST_PUBLIC_KEY": "none", "STRIPE_TEST_SECRET_KEY": "none"}

from eCommerce.settings.base import *  # noqa: E402, F403
from eCommerce.settings.base import INSTALLED_APPS  # noqa: E402

HOME = Path(os.environ["SHOP_HOME"])
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "graphene_django"]
ROOT_URLCONF = "shop_urls"
WSGI_APPLICATION = None
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HOME / "shop.sqlite3"}}
STATICFILES_DIRS = []
STATIC_ROOT, MEDIA_ROOT = HOME / "static", HOME / "media"
LOGIN_URL = "/accounts/login/"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

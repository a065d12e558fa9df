# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportUndefinedVariable=false, reportWildcardImportFromLibrary=false
"""The settings of Satchmo's own sample project with what a merchant sets: pounds, payment on delivery or by invoice.

Read by Python 2.7.
"""

import os

from simple.settings import *

HOME = os.environ["SHOP_HOME"]
SECRET_KEY = "a-shop-on-this-machine-alone"
DEBUG = TEMPLATE_DEBUG = LOCAL_DEV = False
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(HOME, "shop.sqlite3")}}
MEDIA_ROOT, MEDIA_URL = os.path.join(HOME, "static") + "/", "/static/"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en"
LEFT_OUT = ("south", "payment.modules.dummy", "payment.modules.paypal")
INSTALLED_APPS = tuple(app for app in INSTALLED_APPS if app not in LEFT_OUT)
INSTALLED_APPS += ("payment.modules.cod", "payment.modules.purchaseorder", "django.contrib.messages")
TEMPLATE_CONTEXT_PROCESSORS += (
    "django.core.context_processors.i18n",
    "django.core.context_processors.media",
    "django.contrib.messages.context_processors.messages",
)
POUND = b"\xc2\xa3".decode("utf-8")
L10N_SETTINGS = {
    "currency_formats": {
        "GBP": {"symbol": POUND, "positive": POUND + "%(val)0.2f", "negative": POUND + "(%(val)0.2f)", "decimal": "."}
    },
    "default_currency": "GBP",
    "show_admin_translations": False,
    "allow_translation_choice": False,
}

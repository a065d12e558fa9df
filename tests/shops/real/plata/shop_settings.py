# mypy: ignore-errors
# ruff: noqa
# pyright: basic
"""The settings of a Plata project: pounds, payment on delivery, and no templates beside Plata's own. Read by Python 2.7."""

import os

HOME = os.environ["SHOP_HOME"]
SECRET_KEY = "a-shop-on-this-machine-alone"
DEBUG = TEMPLATE_DEBUG = False
SITE_ID = 1
ROOT_URLCONF = "shop_urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(HOME, "shop.sqlite3")}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en"
USE_L10N = False
MIDDLEWARE_CLASSES = (
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
)
TEMPLATE_LOADERS = ("django.template.loaders.app_directories.Loader",)
TEMPLATE_CONTEXT_PROCESSORS = (
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "django.core.context_processors.i18n",
    "django.core.context_processors.request",
    "plata.context_processors.plata_context",
)
INSTALLED_APPS = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.messages",
    "product",
    "plata",
    "plata.contact",
    "plata.discount",
    "plata.payment",
    "plata.shop",
)
CURRENCIES = ("GBP",)
PLATA_SHOP_PRODUCT = "product.Product"
PLATA_PAYMENT_MODULES = ("plata.payment.modules.cod.PaymentProcessor",)

# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The settings of a project with Senex Shop: American, guests welcome, keys that pay nothing. Read by Python 2.7."""

import os

HOME = os.environ["SHOP_HOME"]
SECRET_KEY = "a-shop-on-this-machine-alone"
DEBUG = TEMPLATE_DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
SITE_ID = 1
ROOT_URLCONF = "shop_urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(HOME, "shop.sqlite3")}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
TIME_ZONE = "America/New_York"
LANGUAGE_CODE = "en-us"
USE_I18N = USE_L10N = True
MEDIA_ROOT, MEDIA_URL = os.path.join(HOME, "media"), "/media/"
STATIC_URL = "/static/"
TEMPLATE_DIRS = (HOME,)
MIDDLEWARE_CLASSES = (
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "senex_shop.cart.middleware.CartMiddleware",
)
TEMPLATE_CONTEXT_PROCESSORS = (
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "django.core.context_processors.i18n",
    "django.core.context_processors.request",
    "senex_shop.core.context_processors.get_default_shop",
)
INSTALLED_APPS = (
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "localflavor",
    "easy_thumbnails",
    "senex_shop",
    "senex_shop.cart",
    "senex_shop.contact",
    "senex_shop.checkout",
    "senex_shop.core",
    "senex_shop.custom",
    "senex_shop.discounts",
    "senex_shop.news",
    "senex_shop.shipping",
)
STRIPE_PUBLIC_KEY = STRIPE_SECRET_KEY = "none"

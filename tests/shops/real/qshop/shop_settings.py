# mypy: ignore-errors
# ruff: noqa
# pyright: basic
"""The settings of a project with qShop: pounds, bank transfer, delivery by price. Read by Python 2.7."""

import os

HOME = os.environ["SHOP_HOME"]
SECRET_KEY = "a-shop-on-this-machine-alone"
DEBUG = TEMPLATE_DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
SITE_ID = 1
SITE_URL = "http://127.0.0.1"
ROOT_URLCONF = "shop_urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(HOME, "shop.sqlite3")}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
TIME_ZONE = "Europe/London"
LANGUAGE_CODE, LANGUAGES = "en", (("en", "English"),)
USE_L10N = False
MIDDLEWARE_CLASSES = (
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "qshop.middleware.CurrencyMiddleware",
)
TEMPLATE_DIRS = (os.path.join(HOME, "templates"),)
TEMPLATE_LOADERS = (
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
)
TEMPLATE_CONTEXT_PROCESSORS = (
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "django.core.context_processors.i18n",
    "django.core.context_processors.request",
    "django.core.context_processors.static",
    "django.core.context_processors.media",
)
INSTALLED_APPS = (
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "easy_thumbnails",
    "sitemenu",
    "qshop",
    "qshop.cart",
    "shop_parts",
)
STATIC_URL, STATIC_ROOT = "/static/", os.path.join(HOME, "static")
MEDIA_URL, MEDIA_ROOT = "/media/", os.path.join(HOME, "media")
SITEMENU_PAGES = (
    ("text", "Text page", "sitemenu.views.render_menupage"),
    ("indx", "Index page", "sitemenu.views.render_menupage", True),
    ("prod", "Products page", "qshop.views.render_shopspage"),
)
QSHOP_PRODUCT_CLASS = "shop_parts.goods.Goods"
QSHOP_CART_ORDER_FORM = "shop_parts.forms.OrderForm"
QSHOP_CART_DELIVERY_FUNCTION = "shop_parts.goods.delivery_price"
QSHOP_ENABLE_PAYMENTS = True
QSHOP_PAYMENT_METHODS_ENABLED = ["banktransfer"]

from django.db.backends.signals import connection_created


def speak_mysql(connection, **_):
    """qShop sorts by price in words of MySQL alone."""
    connection.connection.create_function("IF", 3, lambda asked, yes, no: yes if asked else no)


connection_created.connect(speak_mysql)

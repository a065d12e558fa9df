# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The settings that Lightning Fast Shop asks a project for; its installer, which would bring them, is no package.

Read by Python 2.7.
"""

import os

HOME = os.environ["SHOP_HOME"]
SECRET_KEY = "a-shop-on-this-machine-alone"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
SITE_ID = 1
ROOT_URLCONF = "shop_urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(HOME, "shop.sqlite3")}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHE_MIDDLEWARE_KEY_PREFIX = "lfs"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.PickleSerializer"
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en"
USE_I18N = True
MEDIA_ROOT, MEDIA_URL = os.path.join(HOME, "media"), "/media/"
STATIC_ROOT, STATIC_URL = os.path.join(HOME, "static"), "/static/"
STATICFILES_FINDERS = (
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "compressor.finders.CompressorFinder",
)
AUTHENTICATION_BACKENDS = ("lfs.customer.auth.EmailBackend", "django.contrib.auth.backends.ModelBackend")
LOGIN_URL, LOGIN_REDIRECT_URL = "/login/", "/manage/"
MIDDLEWARE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.contrib.redirects.middleware.RedirectFallbackMiddleware",
)
INSTALLED_APPS = (
    "lfs_theme",
    "compressor",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.redirects",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "portlets",
    "reviews",
    "lfs.addresses",
    "lfs.caching",
    "lfs.cart",
    "lfs.catalog",
    "lfs.checkout",
    "lfs.core",
    "lfs.criteria",
    "lfs.customer",
    "lfs.customer_tax",
    "lfs.discounts",
    "lfs.export",
    "lfs.gross_price",
    "lfs.mail",
    "lfs.manage",
    "lfs.marketing",
    "lfs.manufacturer",
    "lfs.net_price",
    "lfs.order",
    "lfs.page",
    "lfs.payment",
    "lfs.portlet",
    "lfs.search",
    "lfs.shipping",
    "lfs.supplier",
    "lfs.tax",
    "lfs.tests",
    "lfs.utils",
    "lfs.voucher",
    "lfs_contact",
    "lfs_order_numbers",
    "localflavor",
    "postal",
    "paypal.standard.ipn",
)
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.debug",
                "django.template.context_processors.i18n",
                "django.template.context_processors.media",
                "django.template.context_processors.request",
                "django.template.context_processors.static",
                "lfs.core.context_processors.main",
            ]
        },
    }
]
LFS_LOCALE = "en_GB.UTF-8"
LFS_DOCS = ""
LFS_AFTER_ADD_TO_CART = "lfs_added_to_cart"
LFS_RECENT_PRODUCTS_LIMIT = 3
LFS_ORDER_NUMBER_GENERATOR = "lfs_order_numbers.models.OrderNumberGenerator"
LFS_CRITERIA = [["lfs.criteria.models.criteria.CartPriceCriterion", "Cart price"]]
LFS_PRICE_CALCULATORS = [["lfs.gross_price.calculator.GrossPriceCalculator", "Price includes tax"]]
LFS_SHIPPING_METHOD_PRICE_CALCULATORS = [["lfs.shipping.calculator.GrossShippingMethodPriceCalculator", "Includes tax"]]
LFS_UNITS = LFS_PRICE_UNITS = LFS_BASE_PRICE_UNITS = LFS_PACKING_UNITS = [["piece", "piece"]]
REVIEWS_SHOW_PREVIEW = REVIEWS_IS_MODERATED = REVIEWS_IS_NAME_REQUIRED = REVIEWS_IS_EMAIL_REQUIRED = False

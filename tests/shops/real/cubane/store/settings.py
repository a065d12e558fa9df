# -*- coding: utf-8 -*-
# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportUndefinedVariable=false, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The settings of a project on Cubane: its shop in pounds, guests welcome, paid through its own gateway for tests.

Read by Python 2.7.
"""

from __future__ import unicode_literals

import os

from cubane.settings import default_env

env = default_env(__name__, "127.0.0.1", "shop@example.com", csrf=False, ssl=False)
BASE_PATH = os.environ["SHOP_HOME"]
MEDIA_ROOT = os.path.join(BASE_PATH, "media")
SECRET_KEY = "a-shop-on-this-machine-alone"
ROOT_URLCONF = "store.urls"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql_psycopg2",
        "NAME": os.environ["DB_NAME"],
        "USER": os.environ["DB_USER"],
        "HOST": os.environ["DB_HOST"],
    }
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
TEMPLATES[0]["DIRS"] = [os.path.join(BASE_PATH, "store", "templates")]
env.add_template_context_processors(["cubane.ishop.context_processors.shop"])
env.add_apps(
    [
        "cubane",
        "cubane.backend",
        "cubane.backend.accounts",
        "cubane.cms",
        "cubane.media",
        "cubane.medialoader",
        "cubane.enquiry",
        "cubane.dbmigrate",
        "cubane.cssreset",
        "cubane.legacy.jquery",
        "cubane.svgicons",
        "cubane.fonts",
        "cubane.usstates",
        "cubane.ishop",
        "cubane.ishop.frontend",
        "store",
    ]
)
RESOURCES = {
    "frontend": ["cubane.cssreset", "cubane.legacy.jquery", "cubane.svgicons", "cubane.ishop.frontend", "store"],
    "inline": ["cubane.medialoader"],
}
IMAGE_SHAPES = {"product": "1:1", "brand": "2:1"}
CMS = "store.views.StoreCMS"
CMS_TEMPLATES = (("store/page.html", "Page"),)
CMS_SETTINGS_MODEL = "store.models.Settings"
PAGE_HIERARCHY = False
ENQUIRY_MODEL = "store.models.Enquiry"
CAPTCHA = None
SHOP = "store.views.StoreShop"
SHOP_PRODUCT_MODEL = "store.models.Product"
SHOP_CATEGORY_MODEL = "store.models.Category"
SHOP_ORDER_MODEL = "store.models.Order"
SHOP_CUSTOMER_MODEL = "store.models.Customer"
SHOP_FEATURED_ITEM_MODEL = "store.models.FeaturedItem"
SHOP_PRICE_FILTER_NUMBER_OF_DIVIDERS, SHOP_PRICE_FILTER_DIVDERS = 4, (5, 10, 50)
FEATURED_SET_CHOICES = ()
GUEST_USER_SESSION_VAR = "guest"
CURRENCY, CURRENCY_ISO = "£", "GBP"

# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""The settings that the shop's makers ask a project for, in pounds."""

import os
from pathlib import Path

HOME = Path(os.environ["SHOP_HOME"])
SECRET_KEY = "a-shop-on-this-machine-alone"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "shop_urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": HOME / "shop.sqlite3"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "authentication",
    "store",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HOME / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "store.context_processors.site_defaults",
            ]
        },
    }
]
STATIC_URL, STATIC_ROOT, STATICFILES_DIRS = "/static/", HOME / "static", [HOME / "libraries"]
MEDIA_URL, MEDIA_ROOT = "/media/", HOME / "media"
LANGUAGE_CODE, TIME_ZONE, USE_TZ = "en-gb", "UTC", True
SITE_TITLE, CURRENCY = "Kettle & Cup", "£"
LOGIN_URL = "/authentication/"
CHECK_DELIVERABILITY = False
AUTHENTICATION_DEBUG = True  # no mail is sent
VERIFICATION_CODE_VALIDITY_IN_MINUTES = 10
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
EMAIL_HOST = EMAIL_HOST_USER = EMAIL_HOST_PASSWORD = ""
EMAIL_PORT, EMAIL_USE_TLS = 587, True

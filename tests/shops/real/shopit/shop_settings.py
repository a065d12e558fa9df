# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""The settings that Shopit's manual asks a project for, in pounds; guests welcome, paid in advance. Read by Python 3.6."""

import os

HOME = os.environ["SHOP_HOME"]
SECRET_KEY = "a-shop-on-this-machine-alone"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
SITE_ID = 1
ROOT_URLCONF = "shop_urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(HOME, "shop.sqlite3")}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = "shop@example.com"
TIME_ZONE, USE_TZ = "Europe/London", True
LANGUAGE_CODE, LANGUAGES = "en", [("en", "English")]
USE_I18N, USE_L10N = True, True
AUTH_USER_MODEL = "email_auth.User"
SILENCED_SYSTEM_CHECKS = ["auth.E003", "auth.W004"]
SHOP_APP_LABEL = "shopit"
INSTALLED_APPS = [
    "django.contrib.auth",
    "email_auth",
    "polymorphic",
    "djangocms_admin_style",
    "django.contrib.admin",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "djangocms_text_ckeditor",
    "cmsplugin_cascade",
    "cmsplugin_cascade.clipboard",
    "cmsplugin_cascade.extra_fields",
    "adminsortable2",
    "rest_framework",
    "rest_framework.authtoken",
    "rest_auth",
    "django_fsm",
    "fsm_admin",
    "djng",
    "cms",
    "menus",
    "treebeard",
    "sekizai",
    "filer",
    "easy_thumbnails",
    "post_office",
    "mptt",
    "parler",
    "shop",
    "shopit",
]
MIDDLEWARE_CLASSES = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "shop.middleware.CustomerMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cms.middleware.user.CurrentUserMiddleware",
    "cms.middleware.page.CurrentPageMiddleware",
    "cms.middleware.toolbar.ToolbarMiddleware",
    "cms.middleware.language.LanguageCookieMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [os.path.join(HOME, "templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.template.context_processors.media",
                "django.template.context_processors.static",
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sekizai.context_processors.sekizai",
                "cms.context_processors.cms_settings",
                "shop.context_processors.customer",
            ]
        },
    }
]
STATIC_URL, STATIC_ROOT = "/static/", os.path.join(HOME, "static")
MEDIA_URL, MEDIA_ROOT = "/media/", os.path.join(HOME, "media")
STATICFILES_DIRS = [("node_modules", os.environ["NODE_MODULES"])]
CMS_TEMPLATES = [("text.html", "Text")]
CMSPLUGIN_CASCADE_PLUGINS = ["cmsplugin_cascade.generic", "cmsplugin_cascade.link"]
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["shop.rest.money.JSONRenderer", "rest_framework.renderers.BrowsableAPIRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "PAGE_SIZE": 16,
}
COERCE_DECIMAL_TO_STRING = FSM_ADMIN_FORCE_PERMIT = True
SHOP_DEFAULT_CURRENCY = "GBP"
SHOP_MONEY_FORMAT = "{symbol}{amount}"
SHOP_PRODUCT_SUMMARY_SERIALIZER = "shopit.serializers.ProductSummarySerializer"
SHOP_CART_MODIFIERS = (
    "shop.modifiers.defaults.DefaultCartModifier",
    "shopit.modifiers.ShopitCartModifier",
    "shopit.modifiers.PayInAdvanceModifier",
    "shop_modifiers.Parcel",
    "shop_modifiers.NextDay",
)
SHOP_ORDER_WORKFLOWS = (
    "shop.payment.defaults.ManualPaymentWorkflowMixin",
    "shop.payment.defaults.CancelOrderWorkflowMixin",
    "shopit.shipping.ShippingWorkflowMixin",
)
SHOPIT_ADDRESS_COUNTRIES = (("GB", "United Kingdom"), ("IE", "Ireland"))

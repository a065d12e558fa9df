# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""The settings that django-SHOP's manual asks a project for, in pounds; guests welcome, paid in advance. Read by Python 3.8."""

import os
from pathlib import Path

from django.urls import reverse_lazy
from django.utils.text import format_lazy

HOME = Path(os.environ["SHOP_HOME"])
SECRET_KEY = "a-shop-on-this-machine-alone"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
SITE_ID = 1
ROOT_URLCONF = "shop_urls"
APPEND_SLASH = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(HOME / "shop.sqlite3")}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
ADMINS = [("Kettle & Cup", "shop@example.com")]
DEFAULT_FROM_EMAIL = "shop@example.com"
TIME_ZONE, USE_TZ = "Europe/London", True
LANGUAGE_CODE, LANGUAGES = "en", [("en", "English")]
USE_I18N, USE_L10N = False, True
AUTH_USER_MODEL = "email_auth.User"
SILENCED_SYSTEM_CHECKS = ["auth.E003", "auth.W004"]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
SHOP_APP_LABEL = "myshop"
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
    "django_select2",
    "cmsplugin_cascade",
    "cmsplugin_cascade.clipboard",
    "cmsplugin_cascade.extra_fields",
    "cmsplugin_cascade.icon",
    "cmsplugin_cascade.segmentation",
    "cms_bootstrap",
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
    "sass_processor",
    "sekizai",
    "django_filters",
    "filer",
    "easy_thumbnails",
    "easy_thumbnails.optimize",
    "post_office",
    "shop",
    "myshop",
]
MIDDLEWARE = [
    "djng.middleware.AngularUrlMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "shop.middleware.CustomerMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "cms.middleware.user.CurrentUserMiddleware",
    "cms.middleware.page.CurrentPageMiddleware",
    "cms.middleware.toolbar.ToolbarMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.debug",
                "django.template.context_processors.i18n",
                "django.template.context_processors.media",
                "django.template.context_processors.static",
                "django.template.context_processors.tz",
                "django.template.context_processors.csrf",
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "sekizai.context_processors.sekizai",
                "cms.context_processors.cms_settings",
                "shop.context_processors.customer",
                "shop.context_processors.shop_settings",
                "myshop.sekizai.legal_pages",
            ]
        },
    },
    {
        "BACKEND": "post_office.template.backends.post_office.PostOfficeTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]
POST_OFFICE = {"TEMPLATE_ENGINE": "post_office"}
STATIC_URL, STATIC_ROOT = "/static/", str(HOME / "static")
MEDIA_URL, MEDIA_ROOT = "/media/", str(HOME / "media")
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "sass_processor.finders.CssFinder",
]
NODE_MODULES = os.environ["NODE_MODULES"]
NODE_MODULES_URL = "/static/node_modules/"
STATICFILES_DIRS = [("node_modules", NODE_MODULES)]
SASS_PROCESSOR_ENABLED, SASS_PROCESSOR_ROOT = True, STATIC_ROOT
SASS_PROCESSOR_INCLUDE_DIRS = [NODE_MODULES, STATIC_ROOT]
NODE_NPX_PATH = None
COERCE_DECIMAL_TO_STRING = FSM_ADMIN_FORCE_PERMIT = True
SERIALIZATION_MODULES = {"json": "shop.money.serializers"}
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["shop.rest.money.JSONRenderer", "rest_framework.renderers.BrowsableAPIRenderer"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.LimitOffsetPagination",
    "PAGE_SIZE": 16,
}
REST_AUTH_SERIALIZERS = {"LOGIN_SERIALIZER": "shop.serializers.auth.LoginSerializer"}
CMS_TEMPLATES = [("myshop/pages/default.html", "Default Page")]
CMS_PERMISSION = False
CKEDITOR_SETTINGS = {"stylesSet": format_lazy("default:{}", reverse_lazy("admin:cascade_texteditor_config"))}
THUMBNAIL_PROCESSORS = [
    "easy_thumbnails.processors.colorspace",
    "easy_thumbnails.processors.autocrop",
    "filer.thumbnail_processors.scale_and_crop_with_subject_location",
    "easy_thumbnails.processors.filters",
]
THUMBNAIL_PRESERVE_EXTENSIONS = True
CMSPLUGIN_CASCADE_PLUGINS = [
    "cmsplugin_cascade.segmentation",
    "cmsplugin_cascade.generic",
    "cmsplugin_cascade.icon",
    "cmsplugin_cascade.link",
    "shop.cascade",
    "cmsplugin_cascade.bootstrap4",
]
CMSPLUGIN_CASCADE = {
    "link_plugin_classes": [
        "shop.cascade.plugin_base.CatalogLinkPluginBase",
        "shop.cascade.plugin_base.CatalogLinkForm",
    ],
    "alien_plugins": ["TextPlugin", "TextLinkPlugin", "AcceptConditionPlugin"],
    "bootstrap4": {"template_basedir": "angular-ui"},
    "segmentation_mixins": [
        ("shop.cascade.segmentation.EmulateCustomerModelMixin", "shop.cascade.segmentation.EmulateCustomerAdminMixin")
    ],
}
SHOP_DEFAULT_CURRENCY, SHOP_MONEY_FORMAT = "GBP", "{minus}{symbol}{amount}"
SHOP_EDITCART_NG_MODEL_OPTIONS = "{updateOn: 'default blur', debounce: {'default': 2500, 'blur': 0}}"
SHOP_CART_MODIFIERS = [
    "shop.modifiers.defaults.DefaultCartModifier",
    "shop.payment.modifiers.PayInAdvanceModifier",
    "myshop.modifiers.Parcel",
    "myshop.modifiers.NextDay",
]
SHOP_ORDER_WORKFLOWS = [
    "shop.payment.workflows.ManualPaymentWorkflowMixin",
    "shop.payment.workflows.CancelOrderWorkflowMixin",
    "shop.shipping.workflows.SimpleShippingWorkflowMixin",
]

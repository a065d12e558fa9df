# mypy: ignore-errors
# ruff: noqa
"""P-Cart's components with the theme that its makers published, on Django CMS; guests buy, and pay by ways without a card."""

import os

HOME = os.environ["SHOP_HOME"]
SECRET_KEY = "a key for a shop that lasts as long as one walk"
DEBUG = False
ALLOWED_HOSTS = ["*"]
SITE_ID = 1
ROOT_URLCONF = "shop_urls"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
PARLER_DEFAULT_LANGUAGE_CODE = "en"
USE_L10N = True
TIME_ZONE = "Europe/London"
AUTH_USER_MODEL = "pcart_customers.User"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
STATIC_URL = "/static/"
STATIC_ROOT = os.path.join(HOME, "static")
MEDIA_URL = "/media/"
MEDIA_ROOT = os.path.join(HOME, "media")
THUMBNAIL_ALIASES = {"": {"collection_small": {"size": (240, 240), "crop": False}}}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": os.environ.get("DB_NAME"),
        "USER": os.environ.get("DB_USER"),
        "HOST": os.environ.get("DB_HOST"),
    }
}
INSTALLED_APPS = [
    "pcart_customers",  # its user before the content system looks for one
    "djangocms_admin_style",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.admin",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.messages",
    "django.contrib.postgres",
    "cms",
    "menus",
    "sekizai",
    "treebeard",
    "mptt",
    "parler",
    "adminsortable",
    "easy_thumbnails",
    "django_ace",
    "djangocms_text_ckeditor",
    "pcart_treeadmin",
    "pcart_messaging",
    "pcart_core",
    "pcart_catalog",
    "pcart_cart",
    "pcart_reviews",
    "pcart_statistics",
    "pcart_search",
    "pcart_basic_theme",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sites.middleware.CurrentSiteMiddleware",
    "cms.middleware.user.CurrentUserMiddleware",
    "cms.middleware.page.CurrentPageMiddleware",
    "cms.middleware.language.LanguageCookieMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [os.path.join(HOME, "templates")],
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "django.template.context_processors.request",
                "django.template.context_processors.media",
                "django.template.context_processors.static",
                "sekizai.context_processors.sekizai",
                "cms.context_processors.cms_settings",
                "pcart_core.context_processors.pcart_settings",
            ]
        },
    }
]
CMS_TEMPLATES = [("template_1.html", "One column"), ("template_2.html", "Another")]
CMS_PERMISSION = False
PCART_DEFAULT_CURRENCY = "gbp"
PCART_CURRENCIES = {"gbp": {"price_template": "£%.2f"}}
PCART_COLLECTION_TEMPLATES = {
    "default": {"label": "List", "template": "catalog/collection.html", "products_on_page": 24}
}
PCART_CART_TEMPLATES = {"block": "cart/cart_block.html", "popup": "cart/cart_popup.html"}
PCART_REVIEWS_THREAD_TEMPLATES = {"default": "reviews/reviews.html"}
PCART_REVIEW_FORM_TEMPLATES = {"default": "reviews/review_form.html"}
PCART_SEARCH_BACKEND = "pcart_search.backend.SimpleProductSearchBackend"
PCART_CUSTOMER_PROFILE_SECTIONS = []
PCART_SHIPPING_METHODS = [
    {
        "name": "courier",
        "backend": "pcart_cart.shipping.WithParamsShipping",
        "config": {"title": "Courier to your door", "choices": "shop_urls.ADDRESS"},
    },
    {"name": "collect", "backend": "pcart_cart.shipping.SimpleShipping", "config": {"title": "Collect from our shop"}},
]
PCART_PAYMENT_METHODS = [
    {"name": "transfer", "backend": "pcart_cart.payment.SimplePayment", "config": {"title": "Bank transfer"}},
    {"name": "delivery", "backend": "pcart_cart.payment.SimplePayment", "config": {"title": "Cash on delivery"}},
    {"name": "invoice", "backend": "pcart_cart.payment.SimplePayment", "config": {"title": "Invoice"}},
]

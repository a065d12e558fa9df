# mypy: ignore-errors
# pyright: basic, reportUndefinedVariable=false
"""What a merchant sets: pounds, guests welcome, payment by invoice (so no payment step), one delivery price.

Cartridge's own project settings run this file inside themselves.
"""

SECRET_KEY = NEVERCACHE_KEY = "a-shop-on-this-machine-alone"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "shop.sqlite3"}}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
TIME_ZONE = "Europe/London"
SITE_TITLE = "Harbour Stationery"
SHOP_CURRENCY_LOCALE = "en_GB.UTF-8"
SHOP_PAYMENT_STEP_ENABLED = False
SHOP_CHECKOUT_STEPS_SPLIT = True
SHOP_CHECKOUT_STEPS_CONFIRMATION = True
SHOP_DEFAULT_SHIPPING_VALUE = 3.5
SHOP_USE_RATINGS = False
COMMENTS_DEFAULT_APPROVED = False

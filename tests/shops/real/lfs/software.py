"""Lightning Fast Shop and what it rests on, as they were in 2017: Python 2.7, which a machine must bring."""

import os
from pathlib import Path

PACKAGES = (
    "django-lfs==0.11",
    "lfs-theme==0.11.1",
    "lfs-contact==1.3.1",
    "lfs-order-numbers==1.2",
    "lfs-paypal==1.4.1",
    "Django==1.10.8",
    "django-appconf==1.0.2",
    "django-compressor==2.1.1",
    "django-countries==3.4.1",
    "django-localflavor==1.4.1",
    "django-paypal==0.3.6",
    "django-portlets==1.5",
    "django-postal==0.96",
    "django-reviews==1.2.1",
    "olefile==0.46",
    "Pillow==4.0.0",
    "pytz==2020.1",
    "rcssmin==1.0.6",
    "rjsmin==1.0.12",
    "certifi==2018.1.18",
    "chardet==3.0.4",
    "idna==2.6",
    "requests==2.18.4",
    "six==1.15.0",
    "urllib3==1.22",
    "waitress==1.4.4",
    "whitenoise==3.3.1",
)
"""All of them are named, since today's registries resolve to releases that this Python cannot read."""
LOCALES = "locales"


def environment(packages: Path, home: Path) -> dict[str, str]:
    """Tell the interpreter where its packages, and the shop where its project is."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "local_settings",
        "LOCPATH": str(home / LOCALES),
        "PYTHONPATH": f"{home}{os.pathsep}{packages}",
        "PYTHONUNBUFFERED": "1",
        "PYTHONWARNINGS": "ignore",
        "SHOP_HOME": str(home),
    }

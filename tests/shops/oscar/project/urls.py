"""Addresses of the django-oscar shop, and the two ways it ships."""

from decimal import Decimal

from django.apps import apps
from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from oscar.core.loading import get_class
from oscar.views import handler403, handler404, handler500  # noqa: F401 -- Django finds them here by their names

FixedPrice = get_class("shipping.methods", "FixedPrice")
Repository = get_class("shipping.repository", "Repository")


class Standard(FixedPrice):
    """The slow and cheap way."""

    code = "standard"
    name = "Standard delivery"
    description = "3 to 5 working days"
    charge_excl_tax = charge_incl_tax = Decimal("3.95")


class Express(FixedPrice):
    """The fast and dear way."""

    code = "express"
    name = "Express delivery"
    description = "Next working day"
    charge_excl_tax = charge_incl_tax = Decimal("7.95")


# Oscar skips its shipping method page while there is nothing to choose, and by default there is one method only.
Repository.methods = (Standard(), Express())

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    # Django's static() helper serves uploads under DEBUG alone.
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}),
    path("", include(apps.get_app_config("oscar").urls[0])),
]

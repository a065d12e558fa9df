# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The addresses of a project with Senex Shop, as its makers say, and the accounts that it leads to. Read by Python 2.7."""

from django.conf.urls import include, patterns, url
from django.views.generic import RedirectView

urlpatterns = patterns(
    "",
    url(r"^checkout/", include("senex_shop.checkout.urls")),
    url(r"^cart/", include("senex_shop.cart.urls")),
    url(r"^shop/", include("senex_shop.urls")),
    url(r"^account/", include("django.contrib.auth.urls")),
    url(r"^$", RedirectView.as_view(url="/shop/", permanent=False)),
)

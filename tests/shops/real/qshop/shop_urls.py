# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The addresses of a project with qShop. Read by Python 2.7."""

from django.conf.urls import include, patterns, url

urlpatterns = patterns(
    "",
    url(r"^cart/", include("qshop.cart.urls")),
    url(r"^shop/", include("qshop.urls")),
    url(r"^", include("sitemenu.urls")),
)

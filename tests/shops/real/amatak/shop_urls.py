# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""The addresses of an amatak-shop project: the shop's own and the accounts that it sends to."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("amatak_shop.urls.home", namespace="amatak_shop")),
]

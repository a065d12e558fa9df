# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""The addresses of a project with django-SHOP. Read by Python 3.8."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("shop/", include("shop.urls")),
    path("admin/", admin.site.urls),
    path("", include("cms.urls")),
]

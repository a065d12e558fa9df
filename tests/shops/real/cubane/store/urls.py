# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportUndefinedVariable=false, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The addresses of the project: Cubane's own. Read by Python 2.7."""

from cubane.backend.views import Backend
from cubane.cms.views import get_cms
from cubane.urls import *
from django.conf.urls import include, url

backend = Backend()
cms = get_cms()
setup_default_urls(__name__)
urlpatterns += [
    url(r"^admin/", include(backend.urls)),
    url(r"^shop/", include("cubane.ishop.apps.shop.urls")),
    url(r"^", include(cms.urls)),
]

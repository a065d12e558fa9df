# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""The shop's applications that pages can be given. Read by Python 3.8."""

from cms.apphook_pool import apphook_pool
from django.urls import re_path
from shop.cms_apphooks import CatalogListCMSApp, OrderApp, PasswordResetApp
from shop.rest.filters import CMSPagesFilterBackend
from shop.views.catalog import AddToCartView, ProductListView, ProductRetrieveView


class CatalogListApp(CatalogListCMSApp):
    def get_urls(self, page=None, language=None, **kwargs):
        return [
            re_path(r"^(?P<slug>[\w-]+)/add-to-cart", AddToCartView.as_view()),
            re_path(r"^(?P<slug>[\w-]+)", ProductRetrieveView.as_view()),
            re_path(r"^", ProductListView.as_view(filter_backends=[CMSPagesFilterBackend])),
        ]


apphook_pool.register(CatalogListApp)
apphook_pool.register(OrderApp)
apphook_pool.register(PasswordResetApp)

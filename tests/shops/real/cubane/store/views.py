# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The pages of the project are Cubane's. Read by Python 2.7."""

from cubane.cms.views import CMS
from cubane.ishop.views import Shop


class StoreCMS(CMS):
    pass


class StoreShop(Shop):
    pass

# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""The models that Cubane asks a shop's project for, none with a field of its own. Read by Python 2.7."""

from cubane.enquiry.models import EnquiryBase
from cubane.ishop.models import CategoryBase, CustomerBase, FeaturedItemBase, OrderBase, ProductBase, ShopSettings
from django.db import models


class Settings(ShopSettings):
    pass


class Enquiry(EnquiryBase):
    email = models.EmailField()


class Category(CategoryBase):
    pass


class Product(ProductBase):
    pass


class Order(OrderBase):
    pass


class Customer(CustomerBase):
    pass


class FeaturedItem(FeaturedItemBase):
    pass

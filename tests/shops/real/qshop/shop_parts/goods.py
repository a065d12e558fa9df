# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Goods that may run out, and what their delivery costs. Read by Python 2.7."""

from django.db import models
from qshop.models import ProductAbstract


class Goods(ProductAbstract):
    """Goods of which there is a number."""

    stock = models.PositiveIntegerField(default=20)

    class Meta(ProductAbstract.Meta):
        abstract = True

    def can_be_purchased(self, quantity):
        return int(quantity) <= self.stock


def delivery_price(price, weight, cart):
    return 0.0 if price >= 60 else 4.95

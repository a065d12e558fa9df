# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportGeneralTypeIssues=false, reportCallIssue=false
"""What this merchant's goods and their prices are, on top of Plata's abstract ones. Read by Python 2.7."""

from django.core.urlresolvers import reverse
from django.db import models
from plata.product.models import ProductBase
from plata.shop.models import PriceBase


class Product(ProductBase):
    """One of the goods."""

    name = models.CharField(max_length=100)
    slug = models.SlugField(unique=True)
    description = models.TextField()

    class Meta:
        ordering = ("id",)

    def __unicode__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("product", args=(self.slug,))


class ProductPrice(PriceBase):
    """What one of the goods costs."""

    product = models.ForeignKey(Product, related_name="prices")

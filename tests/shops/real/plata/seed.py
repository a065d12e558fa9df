# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Stock an empty Plata shop with six goods and their prices; Plata's templates show no pictures.

Run by the shop's own interpreter, Python 2.7.
"""

from decimal import Decimal

from django.contrib.sites.models import Site
from plata.shop.models import TaxClass
from product.models import Product, ProductPrice

GOODS = (
    ("Copper kettle", "48.00"),
    ("Enamel kettle", "29.50"),
    ("Camping kettle", "17.25"),
    ("Stoneware mug", "12.00"),
    ("Tea bowl", "16.50"),
    ("Espresso cup", "9.75"),
)


def main():
    Site.objects.update(domain="127.0.0.1", name="Kettle & Cup")
    tax = TaxClass.objects.create(name="VAT", rate=Decimal("20.00"))
    for name, price in GOODS:
        product = Product.objects.create(
            name=name,
            slug=name.lower().replace(" ", "-"),
            description="{}, made in small batches in Stoke-on-Trent.".format(name),
        )
        ProductPrice.objects.create(
            product=product, currency="GBP", _unit_price=Decimal(price), tax_included=True, tax_class=tax
        )


main()

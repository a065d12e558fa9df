# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Stock an empty Senex Shop: six goods with pictures in two categories, one way of delivery. Run by the shop's own interpreter, Python 2.7."""

from decimal import Decimal
from io import BytesIO

import django

django.setup()

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from senex_shop.core.models import Shop
from senex_shop.models import Category, Product, ProductImage
from senex_shop.shipping.models import ShippingModule

GOODS = (
    (
        "Kettles",
        (
            ("Copper kettle", "48.00", "#b5683a"),
            ("Enamel kettle", "29.50", "#35576b"),
            ("Camping kettle", "17.25", "#6d7367"),
        ),
    ),
    (
        "Cups",
        (
            ("Stoneware mug", "12.00", "#8a7b66"),
            ("Tea bowl", "16.50", "#4b5d52"),
            ("Espresso cup", "9.75", "#333333"),
        ),
    ),
)


def main():
    shop = Shop.objects.create(pk=1, name="Kettle & Cup", from_email="shop@example.com")
    ShippingModule.objects.create(shop=shop, price_per_order=Decimal("4.95"))
    for title, goods in GOODS:
        shelf = Category.objects.create(name=title, slug=title.lower(), description=title + " for every day.")
        for good in goods:
            stock(shelf, *good)


def stock(shelf, name, price, tint):
    slug = name.lower().replace(" ", "-")
    product = Product.objects.create(
        name=name,
        slug=slug,
        sku=slug,
        category=shelf,
        price=Decimal(price),
        stock=20,
        active=True,
        description=name + ", made in small batches in Vermont.",
    )
    picture = ProductImage(product=product)
    picture.image.save(slug + ".png", ContentFile(drawn(tint)))


def drawn(tint):
    picture, held = Image.new("RGB", (600, 600), "#f4f1ec"), BytesIO()
    ImageDraw.Draw(picture).ellipse((150, 120, 450, 480), fill=tint)
    picture.save(held, "PNG")
    return held.getvalue()


main()

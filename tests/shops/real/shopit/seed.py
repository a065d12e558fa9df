# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Stock a freshly migrated Shopit: eight goods in three categories, one with sizes, one sold out.

Run by the shop's own interpreter, Python 3.6.
"""

import os

import django

django.setup()

from django.conf import settings
from django.contrib.sites.models import Site
from PIL import Image, ImageDraw
from shop.money import Money
from shopit.models.categorization import Category
from shopit.models.product import Attribute, AttributeChoice, Product

GOODS = (
    (
        "Kettles",
        (
            ("Copper kettle", "48.00", "#b5683a", 20),
            ("Enamel kettle", "29.50", "#35576b", 20),
            ("Camping kettle", "17.25", "#6d7367", 0),
        ),
    ),
    (
        "Cups",
        (
            ("Stoneware mug", "12.00", "#8a7b66", None),
            ("Tea bowl", "16.50", "#4b5d52", 20),
            ("Espresso cup", "9.75", "#333333", 20),
        ),
    ),
    ("Tea", (("Green tea", "7.40", "#7a8f4b", 20), ("Black tea", "6.90", "#4a3226", 20))),
)
SIZES = (("small", "Small", "12.00", 0), ("medium", "Medium", "13.50", 20), ("large", "Large", "15.00", 20))


def main():
    Site.objects.update_or_create(pk=1, defaults={"domain": "127.0.0.1", "name": "Kettle & Cup"})
    os.makedirs(settings.MEDIA_ROOT)
    size = Attribute.objects.create(code="size", name="Size")
    for value, name, _, _ in SIZES:
        AttributeChoice.objects.create(attribute=size, value=value, name=name)
    for title, goods in GOODS:
        category = Category.objects.create(name=title, slug=title.lower())
        for good in goods:
            stock(category, size, *good)


def stock(category, size, name, price, tint, quantity):
    slug = name.lower().replace(" ", "-")
    drawn(tint).save(os.path.join(settings.MEDIA_ROOT, slug + ".png"))
    told = '<p><img class="img-fluid" src="/media/{}.png" alt="{}"></p><p>{}, made in small batches.</p>'
    product = Product.objects.create(
        code=slug,
        name=name,
        slug=slug,
        _caption="{}, made in small batches.".format(name),
        _description=told.format(slug, name, name),
        _unit_price=Money(price),
        _category=category,
        quantity=quantity,
        kind=Product.SINGLE if quantity is not None else Product.GROUP,
    )
    if quantity is None:
        product.available_attributes.add(size)
        product.create_all_variants()
        for variant in Product.objects.filter(group=product):
            value = variant.attribute_values.get().choice.value
            _, _, cost, there = next(each for each in SIZES if each[0] == value)
            variant._unit_price, variant.quantity = Money(cost), there
            variant.save()


def drawn(tint):
    picture = Image.new("RGB", (600, 450), "#f4f1ec")
    ImageDraw.Draw(picture).ellipse((150, 60, 450, 390), fill=tint)
    return picture


main()

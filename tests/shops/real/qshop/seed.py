# -*- coding: utf-8 -*-
# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Stock an empty qShop: eight goods in three categories, one with sizes, one sold out. Run by the shop's own interpreter, Python 2.7."""

from decimal import Decimal
from io import BytesIO

from django.contrib.sites.models import Site
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from qshop.models import Currency, ParametersSet, Product, ProductVariation, ProductVariationValue
from sitemenu.models import Menu

GOODS = (
    (
        "Lamps",
        (
            ("Desk lamp", "42.00", "#c98f3c", 20),
            ("Paper lantern", "16.50", "#d8c9a8", 20),
            ("Reading light", "29.90", "#5d7f8c", 20),
        ),
    ),
    (
        "Rugs",
        (
            ("Jute rug", "64.00", "#a98c5b", 20),
            ("Wool runner", "88.00", "#7c4a4a", 20),
            ("Cotton mat", "22.00", "#47614f", 20),
        ),
    ),
    ("Clocks", (("Wall clock", "38.00", "#39424e", 20), ("Alarm clock", "24.00", "#8a5a83", 0))),
)
SIZES = (("60 x 90 cm", "64.00"), ("90 x 150 cm", "98.00"), ("120 x 180 cm", "134.00"))
PAGES = (
    ("Delivery", "<p>Delivery costs £4.95 and is free from £60. It takes two to four working days.</p>"),
    ("Returns", "<p>Send anything back within 28 days of receiving it and we refund you within 14 days.</p>"),
    ("Contact", "<p>Write to shop@example.com or ring 020 7946 0000, Monday to Friday, 9am to 5pm.</p>"),
)


def main():
    Site.objects.update(domain="127.0.0.1", name="Hearth & Hall")
    Currency.objects.create(code="GBP", name="Pounds", rate=1, sort=0, show_string="£%.2f", is_default=True)
    kind = ParametersSet.objects.create(name="Homeware")
    page("Home", "indx", "<p>Lamps, rugs and clocks, made in small batches in Leeds.</p>")
    shop = page("Shop", "prod", "<p>Everything we make.</p>")
    for title, goods in GOODS:
        category = page(title, "prod", "", shop)
        for place, good in enumerate(goods):
            stock(category, kind, place, *good)
    for title, text in PAGES:
        page(title, "text", text)


def page(title, kind, content, parent=None):
    return Menu.objects.create(
        title=title,
        url=title.lower(),
        page_type=kind,
        content=content,
        parent=parent,
        enabled=True,
        redirect_to_first_child=False,
    )


def stock(category, kind, place, name, price, tint, number):
    slug = name.lower().replace(" ", "-")
    product = Product(
        parameters_set=kind,
        articul=slug,
        name=name,
        price=Decimal(price),
        description="{}, made to last.".format(name),
        sort=place,
        stock=number,
        has_variations=name == "Jute rug",
    )
    product.image.save(slug + ".png", ContentFile(drawn(tint)), save=False)
    product.save()
    product.category.add(category)
    if product.has_variations:
        for order, (size, cost) in enumerate(SIZES):
            value = ProductVariationValue.objects.create(value=size)
            ProductVariation.objects.create(product=product, variation=value, price=Decimal(cost), sort=order)


def drawn(tint):
    picture, held = Image.new("RGB", (600, 600), "#f5f3ee"), BytesIO()
    ImageDraw.Draw(picture).ellipse((130, 130, 470, 470), fill=tint)
    picture.save(held, "PNG")
    return held.getvalue()


main()

# -*- coding: utf-8 -*-
# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Stock a Satchmo shop beside its own sample goods: the merchant's address, one price of delivery, kettles and cups.

Run by the shop's own interpreter, Python 2.7, after Satchmo's own `satchmo_load_l10n` and `satchmo_load_store`.
"""

from io import BytesIO

from django.contrib.sites.models import Site
from django.core.files.base import ContentFile
from l10n.models import Country
from livesettings import config_get
from PIL import Image, ImageDraw
from product.models import Category, Price, Product, ProductImage
from satchmo_store.shop.models import Config

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
BEFORE_THE_SAMPLES = -9
IN_STOCK = 50


def main():
    Site.objects.update(domain="127.0.0.1", name="Kettle & Cup")
    settle(Config.objects.get(), Country.objects.get(iso2_code="GB"))
    config_get("SHIPPING", "MODULES").update(["shipping.modules.flat"])
    config_get("SHOP", "ENFORCE_STATE").update(False)
    for place, (title, goods) in enumerate(GOODS):
        category = Category.objects.create(
            site=Site.objects.get(),
            name=title,
            slug=title.lower(),
            description="{}, made to last.".format(title),
            ordering=BEFORE_THE_SAMPLES + place,
        )
        for good in goods:
            stock(category, *good)
    Product.objects.update(items_in_stock=IN_STOCK)


def settle(config, britain):
    config.store_name, config.store_email, config.phone = "Kettle & Cup", "shop@example.com", "0117 496 0001"
    config.street1, config.city, config.postal_code = "1 Harbour Road", "Bristol", "BS1 4ST"
    config.country = config.sales_country = britain
    config.save()
    config.shipping_countries = [britain]


def stock(category, title, price, tint):
    product = Product.objects.create(
        site=category.site,
        name=title,
        slug=title.lower().replace(" ", "-"),
        short_description="{}, made in small batches.".format(title),
        description="<p>{}, made in small batches in Stoke-on-Trent.</p>".format(title),
        active=True,
        featured=True,
    )
    product.category.add(category)
    Price.objects.create(product=product, price=price, quantity=1)
    picture = ProductImage(product=product, sort=1)
    picture.picture.save("{}.png".format(product.slug), ContentFile(drawn(tint)))
    picture.save()


def drawn(tint):
    picture, held = Image.new("RGB", (600, 600), "#f4f1ec"), BytesIO()
    ImageDraw.Draw(picture).ellipse((150, 120, 450, 480), fill=tint)
    picture.save(held, "PNG")
    return held.getvalue()


main()

# -*- coding: utf-8 -*-
# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Stock a freshly migrated Lightning Fast Shop: pounds, goods, one of them in sizes, delivery, two ways to pay later.

Run by the shop's own interpreter, Python 2.7, after the shop's own `lfs_init`.
"""

from io import BytesIO

import django

django.setup()

from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.files.base import ContentFile
from lfs.catalog.models import Category, Image, Product
from lfs.core.models import Action, Country, Shop
from lfs.page.models import Page
from lfs.payment.models import PaymentMethod
from lfs.shipping.models import ShippingMethod
from lfs.tax.models import Tax
from PIL import Image as Picture, ImageDraw

GOODS = (
    (
        "Kettles",
        (("Copper kettle", 48.0, "#b5683a"), ("Enamel kettle", 29.5, "#35576b"), ("Camping kettle", 17.25, "#6d7367")),
    ),
    ("Cups", (("Stoneware mug", 12.0, "#8a7b66"), ("Tea bowl", 16.5, "#4b5d52"))),
)
PAGES = (
    ("Delivery", "We deliver within the United Kingdom for £3.95. It takes two to four working days."),
    ("Returns", "Send anything back within 28 days of receiving it and we refund you within 14 days."),
    ("Contact", "Write to shop@example.com or ring 020 7946 0001, Monday to Friday, 9am to 5pm."),
)


def main():
    Site.objects.update(domain="127.0.0.1", name="Kettle & Cup")
    britain = Country.objects.create(code="gb", name="United Kingdom")
    shop = Shop.objects.get()
    shop.name, shop.shop_owner, shop.default_country = "Kettle & Cup", "Kettle & Cup Ltd", britain
    shop.from_email = shop.notification_emails = "shop@example.com"
    shop.description = "<h1>Kettle &amp; Cup</h1><p>Kettles and cups, made to last.</p>"
    shop.save()
    shop.invoice_countries = shop.shipping_countries = [britain]
    tax = Tax.objects.create(rate=20.0, description="VAT")
    for place, (title, goods) in enumerate(GOODS):
        category = Category.objects.create(name=title, slug=title.lower(), position=place)
        for good in goods:
            stock(category, tax, *good)
    ShippingMethod.objects.update(name="Parcel post", price=3.95, tax=tax)
    PaymentMethod.objects.exclude(name__in=("Cash on delivery", "Prepayment")).update(active=False)
    Action.objects.filter(title="Contact").update(link="/page/contact")  # its contact form needs an older Django
    for title, text in PAGES:
        Page.objects.create(title=title, slug=title.lower(), active=True, body="<p>{}</p>".format(text))


def stock(category, tax, title, price, tint):
    slug = title.lower().replace(" ", "-")
    product = Product.objects.create(
        name=title,
        slug=slug,
        sku=slug,
        price=price,
        tax=tax,
        active=True,
        short_description="<p>{}, made in small batches.</p>".format(title),
        description="<p>{}, made in small batches in Stoke-on-Trent.</p>".format(title),
    )
    category.products.add(product)
    picture = Image(title=title, content_type=ContentType.objects.get_for_model(Product), content_id=product.pk)
    picture.image.save("{}.png".format(slug), ContentFile(drawn(tint)))
    picture.save()


def drawn(tint):
    picture, held = Picture.new("RGB", (600, 600), "#f4f1ec"), BytesIO()
    ImageDraw.Draw(picture).ellipse((150, 120, 450, 480), fill=tint)
    picture.save(held, "PNG")
    return held.getvalue()


main()

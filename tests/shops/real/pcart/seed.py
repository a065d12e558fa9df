# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Stock an empty P-Cart shop: goods with pictures in three collections, and pages. Run by the shop's own interpreter, Python 3.6."""

from decimal import Decimal
from io import BytesIO

import django

django.setup()

from cms.api import add_plugin, create_page
from django.contrib.sites.models import Site
from django.core.files.base import ContentFile
from django.utils.text import slugify
from PIL import Image, ImageDraw
from pcart_cart.models import OrderNumberFormat
from pcart_catalog.models import Collection, Product, ProductImage, ProductStatus, ProductType, ProductVariant

SIZES = ("Small", "Medium", "Large")
GOODS = (
    (
        "Lamps",
        (
            ("Desk lamp", "42.00", "#c98f3c", True, ()),
            ("Paper lantern", "16.50", "#d8c9a8", True, ()),
            ("Reading light", "29.90", "#5d7f8c", True, ()),
        ),
    ),
    (
        "Rugs",
        (
            ("Jute rug", "64.00", "#a98c5b", True, SIZES),
            ("Wool runner", "88.00", "#7c4a4a", True, SIZES),
            ("Cotton mat", "22.00", "#47614f", True, ()),
        ),
    ),
    (
        "Clocks",
        (
            ("Wall clock", "38.00", "#39424e", True, ()),
            ("Alarm clock", "24.00", "#8a5a83", False, ()),
        ),
    ),
)
PAGES = (
    ("Delivery", "We deliver to the United Kingdom by courier for £4.95. It takes two to four working days."),
    ("Returns", "Send anything back within 28 days of receiving it and we refund you within 14 days."),
    ("Contact", "Write to shop@example.com or ring 020 7946 0000, Monday to Friday, 9am to 5pm."),
)


def draw(tint):
    picture = Image.new("RGB", (600, 600), "#f5f3ee")
    ImageDraw.Draw(picture).ellipse((130, 130, 470, 470), fill=tint)
    written = BytesIO()
    picture.save(written, "PNG")
    return ContentFile(written.getvalue(), "picture.png")


def stock(site):
    kind = ProductType.objects.create(title="Homeware")
    status = {
        True: ProductStatus.objects.create(title="In stock", weight=10),
        False: ProductStatus.objects.create(title="Out of stock", show_buy_button=False),
    }
    for name, goods in GOODS:
        collection = Collection.objects.create(site=site, slug=slugify(name), title=name, show_vendor_filter=False)
        for title, price, tint, there, sizes in goods:
            product = Product.objects.create(
                slug=slugify(title),
                title=title,
                description="<p>{}, made to last.</p>".format(title),
                product_type=kind,
                status=status[there],
                price=Decimal(price),
                weight=1.5,
            )
            product.collections.add(collection)
            ProductImage.objects.create(product=product, title=title, image=draw(tint))
            for number, size in enumerate(sizes):
                ProductVariant.objects.create(
                    product=product,
                    slug=slugify(size),
                    title="{}, {}".format(title, size.lower()),
                    status=status[True],
                    price=Decimal(price) + 20 * number,
                )
        yield collection


def page(title, text, parent=None, **more):
    made = create_page(title, "template_1.html", "en", in_navigation=True, parent=parent, **more)
    slot = made.placeholders.get(slot="template_1_content")
    if text:
        add_plugin(slot, "TextPlugin", "en", body=text)
    return made, slot


site = Site.objects.get_current()
site.domain = site.name = "127.0.0.1"
site.save()
OrderNumberFormat.objects.create(site=site)
collections = list(stock(site))
listed = "".join('<li><a href="{}">{}</a></li>'.format(one.get_absolute_url(), one.title) for one in collections)
home, slot = page("Home", "<h1>Things for the house</h1><ul>{}</ul>".format(listed))
home.set_as_homepage()
home.publish("en")
for title, text in PAGES:
    page(title, "<h1>{}</h1><p>{}</p>".format(title, text))[0].publish("en")

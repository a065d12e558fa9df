# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Stock an empty Cubane shop: six goods in two categories, one in two sizes, two ways of delivery, two policy pages.

Run by the shop's own interpreter, Python 2.7.
"""

from decimal import Decimal
from io import BytesIO

import django

django.setup()

from cubane.cms.models import Page
from cubane.ishop.models import DeliveryOption, Variety, VarietyAssignment, VarietyOption
from cubane.media.models import Media
from django.core.management import call_command
from PIL import Image, ImageDraw
from store.models import Category, Product, Settings

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
SIZED = "Copper kettle"
SIZES = ("One litre", "Two litres")
DELIVERY = (
    ("Parcel post", "Two to four working days.", "3.95"),
    ("Next day", "Before noon on the next working day.", "7.50"),
)
PAGES = (
    ("Delivery", "We deliver within the United Kingdom in two to four working days, from 3.95 pounds."),
    ("Returns", "Send anything back within 30 days of receiving it and we refund the price within 14 days."),
)


def main():
    call_command("loaddata", "cubane/country.xml")
    home = page("Home", "Kettles and cups, made in small batches in Stoke-on-Trent.", None)
    for title, text in PAGES:
        page(title, text, "footer")
    Settings.objects.create(
        name="Kettle & Cup",
        homepage=home,
        email="shop@example.com",
        guest_checkout=True,
        products_per_page=12,
        max_products_per_page=48,
        related_products_to_show=3,
        max_quantity=10,
    )
    for place, (title, text, price) in enumerate(DELIVERY):
        DeliveryOption.objects.create(
            title=title, description=text, deliver_uk=True, uk_def=Decimal(price), seq=place + 1
        )
    for place, (title, goods) in enumerate(GOODS):
        shelf = Category.objects.create(title=title, slug=title.lower(), enabled=True, seq=place + 1, _nav="header")
        for seq, good in enumerate(goods):
            stock(shelf, seq + 1, *good)
    size = Variety.objects.create(title="Size", display_title="Size", slug="size", style=Variety.STYLE_SELECT)
    for seq, title in enumerate(SIZES):
        option = VarietyOption.objects.create(title=title, variety=size, enabled=True, seq=seq + 1)
        VarietyAssignment.objects.create(product=Product.objects.get(title=SIZED), variety_option=option)


def page(title, text, nav):
    made = Page(title=title, slug=title.lower(), template="store/page.html", _nav=nav)
    made.set_slot_content("content", "<p>{}</p>".format(text))
    made.save()
    return made


def stock(shelf, seq, name, price, tint):
    slug = name.lower().replace(" ", "-")
    picture = Media.objects.create(caption=name, filename=slug + ".png", is_image=True)
    picture.upload_from_content(drawn(tint), filename=slug + ".png")
    Product.objects.create(
        title=name,
        slug=slug,
        category=shelf,
        price=Decimal(price),
        draft=False,
        loan_exempt=True,
        seq=seq,
        image=picture,
        description="<p>{}, made in small batches in Stoke-on-Trent.</p>".format(name),
    )


def drawn(tint):
    picture, held = Image.new("RGB", (600, 600), "#f4f1ec"), BytesIO()
    ImageDraw.Draw(picture).ellipse((150, 120, 450, 480), fill=tint)
    picture.save(held, "PNG")
    return held.getvalue()


main()

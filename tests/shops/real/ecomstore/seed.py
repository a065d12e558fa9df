# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Stock a freshly migrated shop with six goods in two categories, one of them in two sizes.

Run by the shop's own interpreter.
"""

from io import BytesIO

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from PIL import Image as Picture  # noqa: E402
from PIL import ImageDraw  # noqa: E402
from store.models import Category, Image, Key, KeyValue, Product, Value, Variation  # noqa: E402

GOODS = {
    "Kettles": (
        ("Copper kettle", ("48.00", "62.00"), "#b5683a"),
        ("Enamel kettle", ("29.50",), "#35576b"),
        ("Camping kettle", ("17.25",), "#6d7367"),
    ),
    "Cups": (
        ("Stoneware mug", ("12.00",), "#8a7b66"),
        ("Tea bowl", ("16.50",), "#4b5d52"),
        ("Espresso cup", ("9.75",), "#333333"),
    ),
}
SIZES = ("small", "large")


def main() -> None:
    size = Key.objects.create(key="size")
    sizes = [KeyValue.objects.create(key=size, value=Value.objects.create(value=name)) for name in SIZES]
    for title, goods in GOODS.items():
        category = Category.objects.create(title=title, slug=title.lower())
        for good in goods:
            stock(category, sizes, *good)


def stock(category, sizes, title, prices, tint) -> None:
    slug = title.lower().replace(" ", "-")
    product = Product.objects.create(title=title, slug=slug)
    product.categories.add(category)
    picture = Image(name=title)
    picture.image.save(f"{slug}.png", ContentFile(drawn(tint)))
    for size, price in zip(sizes, prices, strict=False):
        variation = Variation.objects.create(
            product=product,
            price=price,
            unit="piece",
            inventory=20,
            info=f"{title}, made in small batches in Stoke-on-Trent.",
            delivery_time_in_days=3,
        )
        variation.images.add(picture)
        variation.keyvalues.add(size)


def drawn(tint) -> bytes:
    picture, held = Picture.new("RGB", (600, 600), "#f4f1ec"), BytesIO()
    ImageDraw.Draw(picture).ellipse((150, 120, 450, 480), fill=tint)
    picture.save(held, "PNG")
    return held.getvalue()


main()

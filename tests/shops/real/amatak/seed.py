# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""Stock a freshly migrated amatak-shop with goods in two of the categories that are written into it.

Run by the shop's own interpreter.
"""

from pathlib import Path

import django

django.setup()

from amatak_shop.models.item import Item  # noqa: E402
from django.conf import settings  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402

GOODS = {
    "HPA": (
        ("Copper kettle", 48.0, "#b5683a"),
        ("Enamel kettle", 29.5, "#35576b"),
        ("Camping kettle", 17.25, "#6d7367"),
    ),
    "B&S": (
        ("Canvas tote", 22.0, "#c9b79c"),
        ("Leather satchel", 140.0, "#8a4b2f"),
        ("Walking boots", 95.5, "#4b5d52"),
    ),
}
MEDIUM, BLACK = "M", "Bk"


def main() -> None:
    settings.MEDIA_ROOT.mkdir()
    for category, goods in GOODS.items():
        for good in goods:
            stock(category, *good)


def stock(category, title, price, tint) -> None:
    slug = title.lower().replace(" ", "-")
    Item.objects.create(
        title=title,
        price=price,
        category=category,
        label=MEDIUM,
        color=BLACK,
        slug=slug,
        description=f"{title}, made in small batches.",
        image=draw(slug, tint),
    )


def draw(name, tint) -> str:
    picture = Image.new("RGB", (600, 600), "#f4f1ec")
    ImageDraw.Draw(picture).ellipse((150, 120, 450, 480), fill=tint)
    picture.save(Path(settings.MEDIA_ROOT, f"{name}.png"))
    return f"{name}.png"


main()

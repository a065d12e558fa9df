# mypy: ignore-errors
# pyright: basic, reportMissingImports=false
"""Stock a freshly migrated Cartridge shop with two categories of goods and its policy pages.

Run by the shop's own interpreter, in the shop's project folder.
"""

from pathlib import Path

import django

django.setup()

from cartridge.shop.models import Category, Product, ProductImage, ProductOption, ProductVariation  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.sites.models import Site  # noqa: E402
from mezzanine.pages.models import RichTextPage  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402

GOODS = {
    "Notebooks": (
        ("Pocket notebook", "6.50", "#7a8f6b"),
        ("Sketchbook A4", "14.00", "#c9b79c"),
        ("Cloth-bound journal", "18.50", "#31485c"),
    ),
    "Pens": (
        ("Fountain pen", "32.00", "#20242b"),
        ("Brush pen", "5.25", "#a23b3b"),
    ),
}
SIZES = ("Small", "Large")
PAGES = (
    ("Delivery", "We deliver within the United Kingdom for £3.50. It takes two to four working days."),
    ("Returns", "Send anything back within 28 days of receiving it and we refund you within 14 days."),
    ("Contact", "Write to shop@example.com or ring 020 7946 0001, Monday to Friday, 9am to 5pm."),
)
IN_EVERY_MENU = (1, 2, 3)


def main() -> None:
    Site.objects.update(domain="127.0.0.1", name="Harbour Stationery")
    for name in SIZES:
        ProductOption.objects.create(type=1, name=name)
    for title, goods in GOODS.items():
        category = Category.objects.create(title=title, in_menus=IN_EVERY_MENU)
        for good in goods:
            stock(category, *good)
    for title, text in PAGES:
        RichTextPage.objects.create(title=title, content=f"<p>{text}</p>", in_menus=IN_EVERY_MENU)


def stock(category, title, price, tint) -> None:
    product = Product.objects.create(title=title, content=f"<p>{title}, made in small batches.</p>", available=True)
    picture = ProductImage.objects.create(product=product, file=draw(product.slug, tint), description=title)
    product.variations.create_from_options({"option1": SIZES} if "Sketchbook" in title else {})
    product.variations.manage_empty()
    ProductVariation.objects.filter(product=product).update(unit_price=price, num_in_stock=50, image=picture)
    for variation in product.variations.all():
        variation.sku = variation.sku or f"{product.slug}-{variation.pk}"
        variation.save()
    product.copy_default_variation()
    product.categories.add(category)


def draw(name, tint) -> str:
    path = Path(settings.MEDIA_ROOT, "product", f"{name}.png")
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGB", (600, 600), "#f4f1ec")
    ImageDraw.Draw(picture).rounded_rectangle((150, 90, 450, 510), 24, fill=tint)
    picture.save(path)
    return f"product/{name}.png"


main()

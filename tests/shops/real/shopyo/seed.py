# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""Stock an empty shop: clothes in the two categories that its menu names, delivery, two ways to pay on paper.

Run by the shop's own interpreter, in its project.
"""

from pathlib import Path

from init import db
from PIL import Image, ImageDraw
from shop_app import create_app
from shopyo_ecommerce.category.models import Category, SubCategory
from shopyo_ecommerce.product.models import Color, Product, Size
from shopyo_ecommerce.resource.models import Resource
from shopyo_ecommerce.shopman.models import DeliveryOption, PaymentOption
from shopyo_settings.models import Settings

GOODS = {
    "men": {
        "shirts": (("Linen shirt", 1250, "#c9b79c"), ("Oxford shirt", 1490, "#35576b"), ("Work shirt", 990, "#6d7367")),
        "shoes": (("Walking boots", 4200, "#4b5d52"), ("Canvas shoes", 1850, "#8a7b66")),
    },
    "women": {
        "dresses": (("Cotton dress", 2100, "#b5683a"), ("Wrap dress", 2650, "#8a4b2f"), ("Tea dress", 2300, "#556b8d")),
        "bags": (("Canvas tote", 750, "#c2b280"), ("Leather satchel", 3900, "#7a4a2b")),
    },
}
IN_STOCK = 20


def main() -> None:
    app = create_app()
    pictures = Path(app.config["UPLOADED_PRODUCTPHOTOS_DEST"])
    pictures.mkdir(parents=True, exist_ok=True)
    with app.app_context():
        db.create_all()
        for name, value in (("APP_NAME", "Kettle & Cup"), ("CURRENCY", "MUR")):
            db.session.add(Settings(setting=name, value=value))
        for title, parts in GOODS.items():
            category = Category(name=title)
            for part, goods in parts.items():
                shelf = SubCategory(name=part, category=category)
                shelf.products = [stocked(pictures, *good) for good in goods]
            db.session.add(category)
        db.session.add(DeliveryOption(option="Parcel post, two to four working days", price=150))
        db.session.add(PaymentOption(name="Cash on delivery", text="Pay the postman."))
        db.session.add(PaymentOption(name="Bank transfer", text="We send what you ordered once you have paid."))
        db.session.commit()


def stocked(pictures: Path, title: str, price: int, tint: str) -> Product:
    barcode = title.lower().replace(" ", "-")
    picture = Image.new("RGB", (600, 600), "#f4f1ec")
    ImageDraw.Draw(picture).ellipse((150, 120, 450, 480), fill=tint)
    picture.save(pictures / f"{barcode}.png")
    return Product(
        barcode=barcode,
        name=title,
        price=price,
        selling_price=price,
        description=f"{title}, made in small batches.",
        in_stock=IN_STOCK,
        discontinued=False,
        sizes=[Size(name=size) for size in ("S", "M", "L")],
        colors=[Color(name=color) for color in ("natural", "black")],
        resources=[Resource(filename=f"{barcode}.png", type="image", category="product_image")],
    )


main()

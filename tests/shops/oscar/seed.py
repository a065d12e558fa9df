"""Creates the database of the django-oscar shop and fills its catalogue. Run as a program, once for each database."""

import io
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import django
import oscar
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from PIL import Image, ImageDraw


@dataclass(frozen=True)
class Ware:
    """One product as the shop lists it; with sizes, a parent product and one child for each size."""

    title: str
    category: str
    price: str
    colour: str
    stock: int = 50
    sizes: tuple[str, ...] = ()


WARES = (
    Ware("Speckled Stoneware Mug", "Kitchen", "12.50", "#b08968"),
    Ware("Oak Serving Board", "Kitchen", "32.00", "#9c6644"),
    Ware("Linen Tea Towel", "Kitchen", "9.00", "#a3b18a"),
    Ware("Enamel Pour-over Kettle", "Kitchen", "39.95", "#bc4749", stock=0),
    Ware("Organic Cotton T-shirt", "Clothing", "25.00", "#457b9d", sizes=("Small", "Medium", "Large")),
    Ware("Merino Beanie", "Clothing", "22.00", "#6d597a"),
    Ware("Ribbed Wool Socks", "Clothing", "14.00", "#355070"),
    Ware("Waxed Canvas Tote", "Clothing", "38.00", "#7f5539"),
    Ware("Wool Picnic Blanket", "Outdoors", "45.00", "#588157"),
    Ware("Steel Water Bottle", "Outdoors", "18.00", "#8d99ae"),
    Ware("Trail Lantern", "Outdoors", "34.00", "#e09f3e", stock=0),
    Ware("Folding Camp Stool", "Outdoors", "29.50", "#3a5a40"),
)

# ISO 3166 codes, name, place in the list: the shopper's own country comes first.
COUNTRIES = (
    ("GB", "GBR", "826", "United Kingdom", 1),
    ("FR", "FRA", "250", "France", 0),
    ("DE", "DEU", "276", "Germany", 0),
    ("IE", "IRL", "372", "Ireland", 0),
    ("NL", "NLD", "528", "Netherlands", 0),
)

DESCRIPTION = (
    "<p>Made to last and easy to look after.</p>"
    '<p>Read about <a href="/delivery/">delivery</a>, <a href="/returns/">returns</a>'
    ' and how to <a href="/contact/">contact us</a>.</p>'
)

PAGES = {
    "/delivery/": (
        "Delivery",
        "<p>Standard delivery costs £3.95 and takes 3 to 5 working days.</p>"
        "<p>Express delivery costs £7.95 and arrives on the next working day.</p>",
    ),
    "/returns/": (
        "Returns",
        "<p>You can return any unused item within 30 days of delivery for a full refund.</p>"
        "<p>Return postage is free: print the label we email you and drop the parcel at any post office.</p>"
        "<p>We refund your original payment method within 5 working days of receiving the parcel.</p>",
    ),
    "/contact/": (
        "Contact us",
        '<p>Email <a href="mailto:help@shop.example">help@shop.example</a> or call'
        ' <a href="tel:+442079460123">020 7946 0123</a>, Monday to Friday, 9am to 5pm.</p>',
    ),
}


def model(name: str):
    """Look a model up by "app.Model", which works only once Django is set up."""
    return apps.get_model(name)


def picture(ware: Ware) -> ImageFile:
    """Draw the product's photograph: a shape in its own colour with the title below."""
    image = Image.new("RGB", (480, 480), "#f4f1ea")
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle((90, 90, 390, 390), radius=60, fill=ware.colour)
    draw.text((240, 430), ware.title, fill="#333333", anchor="mm", font_size=24)
    data = io.BytesIO()
    image.save(data, "PNG")
    return ImageFile(data, name=f"{ware.title.lower().replace(' ', '-')}.png")


def stock(product, partner, sku: str, ware: Ware) -> None:
    """Offer the product at the ware's price, as often as the warehouse holds it."""
    product.stockrecords.create(
        partner=partner, partner_sku=sku, price_currency="GBP", price=Decimal(ware.price), num_in_stock=ware.stock
    )


def add_children(parent, partner, sku: str, ware: Ware) -> None:
    """Add one buyable child for each size; the attribute is what the shopper chooses by."""
    for number, size in enumerate(ware.sizes, start=1):
        child = model("catalogue.Product")(structure="child", parent=parent, upc=f"{sku}-{number}")
        child.title = f"{ware.title}, {size}"
        child.attr.size = size
        child.save()
        stock(child, partner, f"{sku}-{number}", ware)


def add_product(number: int, ware: Ware, category, product_class, partner) -> None:
    """Add one product with its picture, and its stock or its sizes."""
    sku = f"W{number:03}"
    product = model("catalogue.Product").objects.create(
        structure="parent" if ware.sizes else "standalone",
        upc=sku,
        title=ware.title,
        description=DESCRIPTION,
        product_class=product_class,
    )
    product.categories.add(category)
    product.images.create(original=picture(ware))
    if ware.sizes:
        add_children(product, partner, sku, ware)
    else:
        stock(product, partner, sku, ware)


def add_catalogue() -> None:
    """Add the categories, the product class, the partner and every product."""
    from oscar.apps.catalogue.categories import create_from_breadcrumbs  # needs Django to be set up

    categories = {name: create_from_breadcrumbs(name) for name in dict.fromkeys(ware.category for ware in WARES)}
    product_class = model("catalogue.ProductClass").objects.create(
        name="Goods", track_stock=True, requires_shipping=True
    )
    product_class.attributes.create(name="Size", code="size", type="text", required=False)
    partner = model("partner.Partner").objects.create(name="Warehouse", code="warehouse")
    for number, ware in enumerate(WARES, start=1):
        add_product(number, ware, categories[ware.category], product_class, partner)


def add_countries() -> None:
    """Add the countries the shop ships to; oscar has none by itself."""
    for code, code3, numeric, name, order in COUNTRIES:
        model("address.Country").objects.create(
            iso_3166_1_a2=code,
            iso_3166_1_a3=code3,
            iso_3166_1_numeric=numeric,
            printable_name=name,
            name=name,
            display_order=order,
            is_shipping_country=True,
        )


def add_pages() -> None:
    """Add the pages about delivery, returns and contact."""
    site = model("sites.Site").objects.get(pk=settings.SITE_ID)
    for url, (title, content) in PAGES.items():
        model("flatpages.FlatPage").objects.create(url=url, title=title, content=content).sites.add(site)


def add_missing_image() -> None:
    """Oscar wants its "no image" picture among the uploads, or thumbnails of it fail."""
    source = Path(oscar.__file__).parent / "static/oscar/img/image_not_found.jpg"
    default_storage.save(settings.OSCAR_MISSING_IMAGE_URL, ContentFile(source.read_bytes()))


def main() -> None:
    """Create the tables, fill them, and index the products for search."""
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    add_missing_image()
    with transaction.atomic():
        add_countries()
        add_pages()
        add_catalogue()
    call_command("rebuild_index", interactive=False, verbosity=0)


if __name__ == "__main__":
    main()

# mypy: ignore-errors
# pyright: basic, reportMissingImports=false
"""Stock a Shuup shop whose tables were just made: goods, one of them in sizes, delivery, and two ways to pay later.

Run by the shop's own interpreter. What any Shuup shop needs (units, tax class, statuses) comes from Shuup's own factories.
"""

from io import BytesIO

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import translation  # noqa: E402
from django.utils.timezone import now  # noqa: E402
from filer.models import Image as Picture  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402
from shuup.core.catalog import ProductCatalog  # noqa: E402
from shuup.core.models import (  # noqa: E402
    Category,
    CustomCarrier,
    CustomPaymentProcessor,
    ProductMedia,
    ProductMediaKind,
    Shop,
    ShopProduct,
    ShopStatus,
)
from shuup.simple_cms.models import Page  # noqa: E402
from shuup.testing import factories  # noqa: E402
from shuup.xtheme import set_current_theme  # noqa: E402

GOODS = {
    "Lamps": (
        ("Brass desk lamp", "64.00", "#b08d3e"),
        ("Paper lantern", "18.00", "#d9cdb4"),
        ("Reading lamp", "49.50", "#43605a"),
    ),
    "Textiles": (
        ("Wool blanket", "85.00", "#7d5a50"),
        ("Linen cushion", "24.00", "#a7b39a"),
    ),
}
SIZES = ("Single", "Double")
PAGES = (
    ("delivery", "Delivery", "We deliver within the United Kingdom for £4.50. It takes two to four working days."),
    ("returns", "Returns", "Send anything back within 30 days of receiving it and we refund you within 14 days."),
    ("contact", "Contact", "Write to shop@example.com or ring 020 7946 0001, Monday to Friday, 9am to 5pm."),
)


def main() -> None:
    translation.activate("en")
    factories.get_currency("GBP")
    shop = Shop.objects.create(
        identifier="default",
        name="Hearth & Lamp",
        public_name="Hearth & Lamp",
        currency="GBP",
        prices_include_tax=True,
        status=ShopStatus.ENABLED,
    )
    factories.create_default_order_statuses()
    factories.get_tax("vat", "VAT", "0.2")
    supplier = factories.get_default_supplier(shop)
    for title, goods in GOODS.items():
        category = Category.objects.create(name=title, identifier=title.lower())
        category.shops.add(shop)
        for good in goods:
            stock(shop, supplier, category, *good)
    Category.objects.rebuild()
    for offer in ShopProduct.objects.all():
        ProductCatalog.index_shop_product(offer)  # lists and searches look there alone
    ways(shop)
    for url, title, text in PAGES:
        Page.objects.create(
            shop=shop, title=title, url=url, content=f"<p>{text}</p>", visible_in_menu=True, available_from=now()
        )
    set_current_theme("shuup.themes.classic_gray", shop)
    call_command("collectstatic", "--noinput", verbosity=0)


def stock(shop, supplier, category, title, price, tint) -> None:
    sku = title.lower().replace(" ", "-")
    product = put_up(shop, supplier, category, sku, title, price, tint)
    if title == "Wool blanket":
        for size in SIZES:
            one = put_up(shop, supplier, category, f"{sku}-{size.lower()}", f"{title} {size}", price, tint)
            one.link_to_parent(product, variables={"size": size})


def put_up(shop, supplier, category, sku, title, price, tint):
    product = factories.create_product(
        sku, shop=shop, supplier=supplier, default_price=price, name=title, slug=sku, description=f"<p>{title}.</p>"
    )
    picture = Picture(name=f"{sku}.png")
    picture.file.save(f"{sku}.png", ContentFile(drawn(tint)))
    media = ProductMedia.objects.create(product=product, kind=ProductMediaKind.IMAGE, file=picture, enabled=True)
    media.shops.add(shop)
    product.primary_image = media
    product.save()
    offer = product.get_shop_instance(shop)
    offer.shop_primary_image, offer.primary_category = media, category
    offer.save()
    offer.categories.add(category)
    return product


def drawn(tint) -> bytes:
    picture, held = Image.new("RGB", (600, 600), "#f4f1ec"), BytesIO()
    ImageDraw.Draw(picture).rounded_rectangle((150, 90, 450, 510), 24, fill=tint)
    picture.save(held, "PNG")
    return held.getvalue()


def ways(shop) -> None:
    carrier = CustomCarrier.objects.create(identifier="post", name="Parcel post")
    for name in ("Standard delivery", "Express delivery"):
        offered(carrier, shop, name)
    clerk = CustomPaymentProcessor.objects.create(identifier="later", name="Pay later")
    for name in ("Invoice, 14 days", "Bank transfer"):
        offered(clerk, shop, name)


def offered(provider, shop, name) -> None:
    provider.create_service(
        None,
        identifier=name.lower().replace(" ", "-"),
        shop=shop,
        enabled=True,
        name=name,
        tax_class=factories.get_default_tax_class(),
    )


main()

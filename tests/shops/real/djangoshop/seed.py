# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false
"""Stock a freshly migrated django-SHOP: eight goods on three lists, one sold out, and the pages that its own command makes.

Run by the shop's own interpreter, Python 3.8.
"""

from io import BytesIO

import django

django.setup()

from cms.api import add_plugin
from cms.models.pagemodel import Page
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.contrib.sites.models import Site
from filer.models.imagemodels import Image as Picture
from myshop.models import Commodity, ProductPage
from PIL import Image, ImageDraw
from shop.management.commands.shop import Command
from shop.money import Money

GOODS = (
    (
        "Kettles",
        (
            ("Copper kettle", "48.00", "#b5683a", 20),
            ("Enamel kettle", "29.50", "#35576b", 20),
            ("Camping kettle", "17.25", "#6d7367", 0),
        ),
    ),
    (
        "Cups",
        (
            ("Stoneware mug", "12.00", "#8a7b66", 20),
            ("Tea bowl", "16.50", "#4b5d52", 20),
            ("Espresso cup", "9.75", "#333333", 20),
        ),
    ),
    ("Tea", (("Green tea", "7.40", "#7a8f4b", 20), ("Black tea", "6.90", "#4a3226", 20))),
)
LEGAL = {
    "Imprint": "Kettle & Cup Ltd, 1 Mill Lane, Stoke-on-Trent. Mail shop@example.com.",
    "Terms and Conditions": "Parcels are delivered in two to four working days. Send anything back within 30 days.",
    "Privacy Protection": "What you tell us is used for your order alone.",
}
LANGUAGE = "en"
shop = Command()


def main():
    Site.objects.update_or_create(pk=1, defaults={"domain": "127.0.0.1", "name": "Kettle & Cup"})
    home, _ = shop.get_or_create_page("Home", None, in_navigation=True)
    column = shop.create_page_structure(home)
    add_text(column, "<h1>Kettle &amp; Cup</h1><p>Kettles and cups, made in small batches in Stoke-on-Trent.</p>")
    home.set_as_homepage()
    shop.publish_in_all_languages(home)
    for place, (title, goods) in enumerate(GOODS):
        page, _ = shop.get_or_create_page(title, shop.get_installed_apphook("CatalogListCMSApp"), in_navigation=True)
        column = shop.create_page_structure(page)
        shop.add_plugin(column, "HeadingPlugin", {"tag_type": "h1", "content": title})
        shop.add_plugin(column, "ShopCatalogPlugin", {"pagination": "paginator"})
        shop.create_breadcrumb(page, {"render_type": "catalog"})
        shop.publish_in_all_languages(page)
        for good in goods:
            stock(page, place, *good)
    call_command("shop", "check-pages", "--add-recommended")
    for title, text in LEGAL.items():
        page = Page.objects.drafts().get(title_set__title=title)
        add_text(shop.create_page_structure(page), "<h1>{}</h1><p>{}</p>".format(title, text))
        page.publish(LANGUAGE)
    checkout()
    assert Client().get("/").status_code == 200  # the styles are put together now


def stock(page, place, name, price, tint, quantity):
    slug = name.lower().replace(" ", "-")
    picture = Picture.objects.create(original_filename=slug + ".png", name=name)
    picture.file.save(slug + ".png", ContentFile(drawn(tint)))
    product = Commodity.objects.create(
        product_name=name,
        product_code=slug,
        slug=slug,
        unit_price=Money(price),
        order=Commodity.objects.count() + 1,
        sample_image=picture,
        quantity=quantity,
        caption="<p>{}, made in small batches.</p>".format(name),
        active=True,
    )
    ProductPage.objects.create(page=page.get_public_object(), product=product)
    glossary = {"breakpoints": ["xs", "sm", "md", "lg", "xl"], "fluid": None}
    container = add_plugin(product.placeholder, "BootstrapContainerPlugin", LANGUAGE, glossary=glossary)
    row = add_plugin(product.placeholder, "BootstrapRowPlugin", LANGUAGE, target=container)
    column = add_plugin(
        product.placeholder, "BootstrapColumnPlugin", LANGUAGE, target=row, glossary={"xs-column-width": "col"}
    )
    glossary = {"image_shapes": ["img-fluid"], "image_file": {"model": "filer.Image", "pk": picture.pk}}
    glossary.update(alt_tag=name, image_width_responsive="100%")
    shop.add_plugin(column, "BootstrapImagePlugin", glossary)
    add_text(column, "<p>{}, made in small batches in Stoke-on-Trent.</p>".format(name))
    shop.add_plugin(column, "ShopAddToCartPlugin", {"use_modal_dialog": True})


def checkout():
    """The cart gets its button, the checkout page the forms in steps that the manual tells of."""
    page = Page.objects.drafts().get(title_set__title="Checkout")
    page.placeholders.get(slot="Main Content").clear(LANGUAGE)
    page.reverse_id = "shop-checkout"
    page.save()
    column = shop.create_page_structure(page)
    guests = shop.add_plugin(column, "SegmentPlugin", {"open_tag": "if", "condition": "not customer.is_recognized"})
    for form in ("login", "continue-as-guest", "register-user"):
        shop.add_plugin(guests, "ShopAuthenticationPlugin", {"form_type": form, "link_type": "RELOAD_PAGE"})
    known = shop.add_plugin(column, "SegmentPlugin", {"open_tag": "else", "condition": ""})
    bar = shop.add_plugin(known, "ProcessBarPlugin", {})
    address = shop.add_plugin(bar, "ProcessStepPlugin", {"step_title": "Customer"})
    guest = shop.add_plugin(address, "SegmentPlugin", {"open_tag": "if", "condition": "customer.is_guest"})
    dialog(guest, "GuestFormPlugin")
    registered = shop.add_plugin(address, "SegmentPlugin", {"open_tag": "else", "condition": ""})
    dialog(registered, "CustomerFormPlugin")
    dialog(address, "CheckoutAddressPlugin", address_form="shipping", allow_multiple=False)
    dialog(address, "CheckoutAddressPlugin", address_form="billing", allow_use_primary=True)
    proceed(address, "Next", "NEXT_STEP")
    methods = shop.add_plugin(bar, "ProcessStepPlugin", {"step_title": "Shipping and Payment"})
    dialog(methods, "ShippingMethodFormPlugin", show_additional_charge=True)
    dialog(methods, "PaymentMethodFormPlugin", show_additional_charge=True)
    proceed(methods, "Next", "NEXT_STEP")
    review = shop.add_plugin(bar, "ProcessStepPlugin", {"step_title": "Review"})
    shop.add_plugin(review, "ShopCartPlugin", {"render_type": "static"})
    dialog(review, "CheckoutAddressPlugin", address_form="shipping", render_type="summary")
    dialog(review, "ShippingMethodFormPlugin", render_type="summary")
    dialog(review, "PaymentMethodFormPlugin", render_type="summary")
    add_plugin(
        review.placeholder,
        "AcceptConditionPlugin",
        LANGUAGE,
        target=review,
        body="<p>I have read the terms and conditions and agree with them.</p>",
    )
    proceed(review, "Purchase Now", "PURCHASE_NOW", "btn-success")
    page.publish(LANGUAGE)
    cart = Page.objects.drafts().get(reverse_id="shop-cart")
    plugin = cart.placeholders.get(slot="Main Content").cmsplugin_set.get(plugin_type="ShopCartPlugin")
    glossary = {
        "link_type": "cmspage",
        "cms_page": {"model": "cms.Page", "pk": page.pk},
        "link_content": "Proceed to Checkout",
    }
    extension = shop.add_plugin(plugin, "ShopRightExtension", {})
    shop.add_plugin(extension, "BootstrapButtonPlugin", dict(glossary, button_type="btn-primary"))
    cart.publish(LANGUAGE)


def dialog(parent, plugin, **glossary):
    shop.add_plugin(parent, plugin, {"render_type": "form", "headline_legend": True, **glossary})


def proceed(parent, label, act, kind="btn-primary"):
    glossary = {"link_type": act, "link_content": label, "button_type": kind, "disable_invalid": False}
    shop.add_plugin(parent, "ShopProceedButton", glossary)


def add_text(column, body):
    add_plugin(column.placeholder, "TextPlugin", LANGUAGE, target=column, body=body)


def drawn(tint):
    picture, held = Image.new("RGB", (600, 600), "#f4f1ec"), BytesIO()
    ImageDraw.Draw(picture).ellipse((150, 120, 450, 480), fill=tint)
    picture.save(held, "PNG")
    return held.getvalue()


main()

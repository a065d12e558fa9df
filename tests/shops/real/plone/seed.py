# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false
"""Make a Plone site, switch its shop on, let guests buy, and stock it with two folders of goods and its policy pages.

Run by the shop's own interpreter, in the shop's folder. Products are a clone of Plone's own page type with the shop's
behaviours, as its makers say; currency, tax, delivery price, payment and countries stay as they ship. Plone shows its theme
on any host but 127.0.0.1 unless it is told otherwise.
"""

import io
import secrets
from copy import deepcopy
from decimal import Decimal

from Zope2.Startup.run import configure_wsgi

configure_wsgi("zope.conf")

import transaction  # noqa: E402
import Zope2  # noqa: E402
from AccessControl.SecurityManagement import newSecurityManager  # noqa: E402
from bda.plone.shop.interfaces import IShopExtensionLayer  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402
from plone import api  # noqa: E402
from plone.app.textfield.value import RichTextValue  # noqa: E402
from plone.namedfile.file import NamedBlobImage  # noqa: E402
from Products.CMFPlone.factory import addPloneSite  # noqa: E402
from zope.component.hooks import setSite  # noqa: E402
from zope.globalrequest import setRequest  # noqa: E402
from zope.interface import alsoProvides  # noqa: E402

GOODS = {
    "Notebooks": (
        ("Pocket notebook", "5.50", "#7a8f6b"),
        ("Sketchbook A4", "12.00", "#c9b79c"),
        ("Cloth-bound journal", "15.50", "#31485c"),
    ),
    "Pens": (
        ("Fountain pen", "27.00", "#20242b"),
        ("Brush pen", "4.50", "#a23b3b"),
    ),
}
PAGES = (
    ("Delivery", "We deliver to Germany, Austria, Switzerland and Italy. It takes two to four working days."),
    ("Returns", "Send anything back within 28 days of receiving it and we refund you within 14 days."),
    ("Contact", "Write to shop@example.com or ring +49 30 5550 0001, Monday to Friday, 9am to 5pm."),
)
SHOP = ("IBuyableBehavior", "IStockBehavior", "IShippingBehavior", "ITradingBehavior")
GUESTS_MAY = (
    "bda.plone.shop: View Buyable Info",
    "bda.plone.shop: Modify Cart",
    "bda.plone.checkout: Perform Checkout",
)


def main() -> None:
    app = Zope2.app()
    # Imported before the database is open, it makes Zope keep everything in memory.
    from Testing.makerequest import makerequest

    app = makerequest(app)
    setRequest(app.REQUEST)
    app.acl_users.userFolderAddUser("admin", secrets.token_urlsafe(), ["Manager"], [])
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    site = addPloneSite(
        app,
        "Plone",
        title="Harbour Stationery",
        setup_content=False,
        default_language="en",
        extension_ids=("plonetheme.barceloneta:default", "bda.plone.shop:default"),
    )
    setSite(site)
    alsoProvides(app.REQUEST, IShopExtensionLayer)
    api.portal.set_registry_record("plone.app.theming.interfaces.IThemeSettings.hostnameBlacklist", [])
    for permission in GUESTS_MAY:
        site.manage_permission(permission, ("Anonymous", "Authenticated", "Manager"), acquire=1)
    products(site.portal_types)
    for title, goods in GOODS.items():
        folder = published(site, "Folder", title)
        folder.setLayout("summary_view")
        for good in goods:
            stock(folder, *good)
    for title, text in PAGES:
        published(site, "Document", title, text=rich(text))
    transaction.commit()


def products(types) -> None:
    """Clone the type of pages and give it what the shop asks for."""
    product = deepcopy(types["Document"].aq_base)
    product.id = product.factory = "product"
    product.title = "Product"
    types._setObject("product", product)
    types["product"].behaviors += ("plone.leadimage", *(f"bda.plone.shop.dx.{name}" for name in SHOP))


def stock(folder, title, net, tint) -> None:
    published(
        folder,
        "product",
        title,
        description=f"{title}, made in small batches.",
        text=rich("Paper and ink from two small mills. Ready to send."),
        image=NamedBlobImage(draw(tint), "image/png", "picture.png"),
        item_net=Decimal(net),
        item_available=50.0,
    )


def published(where, kind, title, **values):
    made = api.content.create(where, kind, title=title, **values)
    api.content.transition(made, "publish")
    return made


def rich(text):
    return RichTextValue(f"<p>{text}</p>", "text/html", "text/x-html-safe")


def draw(tint) -> bytes:
    picture = Image.new("RGB", (600, 600), "#f4f1ec")
    ImageDraw.Draw(picture).rounded_rectangle((150, 90, 450, 510), 24, fill=tint)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


main()

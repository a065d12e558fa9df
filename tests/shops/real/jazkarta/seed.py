# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false
"""Make a Plone site, switch its shop on, and stock it with three folders of goods and its policy pages.

Run by the shop's own interpreter, in the shop's folder. Products are the shop's own type with Plone's lead image. Orders are
paid on the payer's own pages, for which a page of this server stands in. Plone shows its theme on any host but 127.0.0.1
unless it is told otherwise.
"""

import io
import uuid
from decimal import Decimal

from Zope2.Startup.run import configure_wsgi

configure_wsgi("zope.conf")

import transaction  # noqa: E402
import Zope2  # noqa: E402
from AccessControl.SecurityManagement import newSecurityManager  # noqa: E402
from jazkarta.shop import storage  # noqa: E402
from jazkarta.shop.interfaces import IBrowserLayer, ISettings  # noqa: E402
from persistent.mapping import PersistentMapping  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402
from plone import api  # noqa: E402
from plone.app.textfield.value import RichTextValue  # noqa: E402
from plone.namedfile.file import NamedBlobImage  # noqa: E402
from Products.CMFPlone.factory import addPloneSite  # noqa: E402
from zope.component.hooks import setSite  # noqa: E402
from zope.globalrequest import setRequest  # noqa: E402
from zope.interface import alsoProvides  # noqa: E402

PLENTY, SOLD_OUT = 60, 0
GOODS = {
    "Seeds": (
        ("Heirloom tomato seeds", "4.50", "#a8432f", PLENTY),
        ("Wildflower mix", "6.25", "#7d5ba6", PLENTY),
        ("Sweet basil seeds", "3.75", "#4c7a3d", SOLD_OUT),
    ),
    "Tools": (
        ("Hand trowel", "18.00", "#5c6670", PLENTY),
        ("Pruning shears", "32.50", "#8f2d2d", PLENTY),
        ("Watering can", "41.00", "#3f6f7d", PLENTY),
    ),
    "Pots": (
        ("Terracotta pot", "12.00", "#b5653f", PLENTY),
        ("Glazed planter", "54.00", "#2f4858", PLENTY),
    ),
}
PAGES = (
    ("Shipping and delivery", "We ship to the United States. Ground takes three to five working days and costs $6.95."),
    ("Returns", "Send anything back within 30 days of receiving it and we refund you within 14 days."),
    ("Contact us", "Write to shop@example.com or call +1 212 555 0100, Monday to Friday, 9am to 5pm."),
)
METHODS = (("Ground, 3-5 days", "6.95"), ("Express, 1-2 days", "14.50"))
PAYER = "/payer"


def main():
    app = Zope2.app()
    # Imported before the database is open, it makes Zope keep everything in memory.
    from Testing.makerequest import makerequest

    app = makerequest(app)
    setRequest(app.REQUEST)
    app.acl_users.userFolderAddUser("admin", uuid.uuid4().hex, ["Manager"], [])
    newSecurityManager(None, app.acl_users.getUser("admin").__of__(app.acl_users))
    site = addPloneSite(
        app,
        "Plone",
        title="Elm Street Garden",
        setup_content=False,
        default_language="en",
        extension_ids=("plonetheme.barceloneta:default", "jazkarta.shop:default"),
    )
    setSite(site)
    alsoProvides(app.REQUEST, IBrowserLayer)
    api.portal.set_registry_record("plone.app.theming.interfaces.IThemeSettings.hostnameBlacklist", [])
    settings()
    site.portal_types["jazkarta.shop.product"].behaviors += ("plone.leadimage",)
    for title, goods in GOODS.items():
        folder = published(site, "Folder", title)
        folder.setLayout("summary_view")
        for good in goods:
            stock(folder, *good)
    for title, text in PAGES:
        published(site, "Document", title, text=rich(text))
    transaction.commit()


def settings():
    told = {
        "payment_processor": "Authorize.Net SIM",
        "authorizenet_sim_url_dev": PAYER,
        "authorizenet_api_login_id_dev": "shop",
        "authorizenet_transaction_key_dev": "00",
        "authorizenet_signature_key_dev": "00",
        "receipt_intro": "Thank you for your order.",
        "ship_from_name": "Elm Street Garden",
        "ship_from_address": "1 Elm Street",
        "ship_from_city": "New York",
        "ship_from_state": "NY",
        "ship_from_zip": "10001",
    }
    for name, value in told.items():
        api.portal.set_registry_record(name, value, interface=ISettings)
    for number, (name, rate) in enumerate(METHODS):
        row = {"min": None, "max": None, "rate": Decimal(rate), "is_percent": False}
        method = PersistentMapping(name=name, zones={"US"}, min_purchase=None, calculation="weight", weight_table=[row])
        storage.set_shop_data(["shipping_methods", str(number)], method)


def stock(folder, title, price, tint, level):
    published(
        folder,
        "jazkarta.shop.product",
        title,
        description=f"{title}, from our own garden.",
        text=rich("Tried for years before we sold it."),
        image=NamedBlobImage(draw(tint), "image/png", "picture.png"),
        price=Decimal(price),
        stock_level=level,
        taxable=False,
        weight=1.0,
    )


def published(where, kind, title, **values):
    made = api.content.create(where, kind, title=title, **values)
    api.content.transition(made, "publish")
    return made


def rich(text):
    return RichTextValue(f"<p>{text}</p>", "text/html", "text/x-html-safe")


def draw(tint):
    picture = Image.new("RGB", (600, 600), "#f2f4ee")
    ImageDraw.Draw(picture).polygon([(300, 90), (500, 500), (100, 500)], fill=tint)
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()


main()

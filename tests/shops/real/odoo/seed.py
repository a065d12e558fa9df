# mypy: ignore-errors
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false
"""Stock a freshly set up Odoo with goods, ways of delivery, the transfer as way to pay, and policy pages.

Run by the shop's own interpreter with Odoo's options.
"""

import base64
import io
import sys

import odoo
from odoo.tools import config
from PIL import Image, ImageDraw

GOODS = {
    "Lamps": (
        ("Desk lamp", 48.0, "#31485c", "A lamp with a jointed arm and a heavy foot."),
        ("Bedside lamp", 36.5, "#c9b79c", "Linen shade, warm light."),
        ("Floor lamp", 129.0, "#20242b", "Ash and steel, 150 cm tall."),
    ),
    "Blankets": (
        ("Wool blanket", 85.0, "#7a8f6b", "Woven in Yorkshire, 150 by 200 cm."),
        ("Cotton throw", 42.0, "#a23b3b", "Washable, with fringes."),
        ("Picnic rug", 55.0, "#5b6f9c", "Wool above, waterproof below."),
    ),
    "Kitchen": (
        ("Enamel kettle", 39.0, "#2f4a3a", "Holds 1.5 litres, for every hob."),
        ("Bread board", 24.0, "#8a6b3f", "Oiled beech, with a groove for crumbs."),
        ("Apron", 22.0, "#4a4a4f", "Heavy cotton, in two sizes."),
        ("Set of bowls", 31.0, "#d8d4cc", "Four bowls of stoneware."),
    ),
}
SIZED = "Apron"
SIZES = ("Small", "Large")
DELIVERY = (("Standard delivery (3-5 working days)", 3.95), ("Express delivery (next working day)", 7.5))
PAGES = (
    (
        "Delivery",
        "/delivery",
        "We deliver within the United Kingdom. Standard delivery costs £3.95 and takes 3 to 5 days.",
    ),
    (
        "Returns",
        "/returns",
        "Send anything back within 30 days of receiving it and we refund the price within 14 days.",
    ),
)
WELCOME = """
<section class="jumbotron s_jumbotron"><div class="container"><h1>Things for the house</h1>
<p class="lead">Made in Britain, sent within a day.</p>
<p><a class="btn btn-primary btn-lg" href="/shop">Shop now</a></p></div></section>
"""
PLACED = """
CREATE VIEW placed_order AS SELECT id FROM sale_order o
WHERE state <> 'draft' OR EXISTS (SELECT 1 FROM payment_transaction t WHERE t.sale_order_id = o.id)
"""
"""Baskets are orders too, in draft."""


def main() -> None:
    config.parse_config(sys.argv[1:])
    registry = odoo.registry(config["db_name"])
    with odoo.api.Environment.manage(), registry.cursor() as cursor:
        env = odoo.api.Environment(cursor, odoo.SUPERUSER_ID, {})
        name_the_shop(env)
        stock(env)
        set_up_services(env)
        write_pages(env)
        cursor.execute(PLACED)


def name_the_shop(env) -> None:
    pounds = env.ref("base.GBP")
    pounds.active = True
    britain = env.ref("base.uk")
    env.ref("base.main_company").write(
        {"name": "Bothy Supplies", "currency_id": pounds.id, "country_id": britain.id, "email": "help@example.com"}
    )
    env.ref("product.list0").currency_id = pounds
    env.ref("website.default_website").write({"name": "Bothy Supplies"})
    env.ref("website_sale.products_categories").active = True


def stock(env) -> None:
    size = env["product.attribute"].create({"name": "Size", "value_ids": [(0, 0, {"name": name}) for name in SIZES]})
    sized = [(0, 0, {"attribute_id": size.id, "value_ids": [(6, 0, size.value_ids.ids)]})]
    for title, goods in GOODS.items():
        category = env["product.public.category"].create({"name": title})
        for name, price, tint, text in goods:
            env["product.template"].create(
                {
                    "name": name,
                    "list_price": price,
                    "description_sale": text,
                    "type": "consu",
                    "website_published": True,
                    "public_categ_ids": [(6, 0, category.ids)],
                    "taxes_id": [(5,)],
                    "image": draw(tint),
                    "attribute_line_ids": sized if name == SIZED else [],
                }
            )


def set_up_services(env) -> None:
    env["delivery.carrier"].search([]).write({"website_published": False})
    for name, price in DELIVERY:
        service = env["product.product"].create(
            {"name": name, "type": "service", "list_price": price, "sale_ok": False, "taxes_id": [(5,)]}
        )
        env["delivery.carrier"].create(
            {"name": name, "product_id": service.id, "fixed_price": price, "website_published": True}
        )
    env.ref("payment.payment_acquirer_transfer").write({"environment": "prod", "website_published": True})


def write_pages(env) -> None:
    menu = env.ref("website.main_menu")
    env.ref("website.homepage").arch = arch("Home", WELCOME)
    for order, (name, url, text) in enumerate(PAGES):
        page(env, name, url, f'<section><div class="container"><h1>{name}</h1><p>{text}</p></div></section>')
        env["website.menu"].create({"name": name, "url": url, "parent_id": menu.id, "sequence": 30 + order})


def page(env, name, url, html) -> None:
    view = env["ir.ui.view"].create(
        {"name": name, "type": "qweb", "arch": arch(name, html), "key": f"website.{url[1:]}"}
    )
    env["website.page"].create({"url": url, "view_id": view.id, "website_published": True})


def arch(name, html) -> str:
    return (
        f'<t name="{name}" t-name="website.page"><t t-call="website.layout">'
        f'<div id="wrap" class="oe_structure">{html}</div></t></t>'
    )


def draw(tint) -> bytes:
    picture = Image.new("RGB", (600, 600), "#f4f1ec")
    ImageDraw.Draw(picture).rectangle((150, 90, 450, 510), fill=tint)
    drawn = io.BytesIO()
    picture.save(drawn, "PNG")
    return base64.b64encode(drawn.getvalue())


main()

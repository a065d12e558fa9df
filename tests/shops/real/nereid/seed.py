# -*- coding: utf-8 -*-
# mypy: ignore-errors
# ruff: noqa
# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false, reportArgumentType=false
"""Stock a fresh Tryton database: a company, its accounts, six goods in two categories, two ways to pay on paper.

Run by the shop's own interpreter, Python 2.7.
"""

import os
from datetime import date
from decimal import Decimal
from io import BytesIO

from trytond.config import config

config.set("database", "uri", "sqlite://")
config.set("database", "path", os.environ["SHOP_HOME"])

from PIL import Image, ImageDraw
from trytond.pool import Pool
from trytond.transaction import Transaction

ADMIN = 1
GOODS = (
    (
        "Kettles",
        (
            ("Copper kettle", "48.00", "#b5683a"),
            ("Enamel kettle", "29.50", "#35576b"),
            ("Camping kettle", "17.25", "#6d7367"),
        ),
    ),
    (
        "Cups",
        (
            ("Stoneware mug", "12.00", "#8a7b66"),
            ("Tea bowl", "16.50", "#4b5d52"),
            ("Espresso cup", "9.75", "#333333"),
        ),
    ),
)
PAID_BY = (
    ("bank transfer", "We post what you ordered once the amount has come to our account."),
    ("cash on delivery", "Pay the postman."),
)


def of(model, **values):
    record = Pool().get(model)(**values)
    record.save()
    return record


def first(model, *domain):
    return Pool().get(model).search(list(domain), limit=1)[0]


def settle():
    """A company with a year and a chart of accounts, as Tryton asks for before anything is sold."""
    pound = first("currency.currency", ("code", "=", "GBP"))
    party = of("party.party", name="Kettle & Cup")
    with Transaction().set_context(company=None):
        company = of("company.company", party=party, currency=pound)
    User = Pool().get("res.user")
    User.write([User(ADMIN)], {"main_company": company.id, "company": company.id})
    return company


def account(company):
    pool, year = Pool(), date.today().year
    invoices = of("ir.sequence.strict", name="Invoices", code="account.invoice", company=company)
    moves = of("ir.sequence", name="Moves", code="account.move", company=company)
    names = ("out_invoice_sequence", "in_invoice_sequence", "out_credit_note_sequence", "in_credit_note_sequence")
    sequences = {name: invoices for name in names}
    sequences.update(start_date=date(year, 1, 1), end_date=date(year, 12, 31), post_move_sequence=moves)
    fiscal = of("account.fiscalyear", name=str(year), company=company, **sequences)
    pool.get("account.fiscalyear").create_period([fiscal])
    Chart = pool.get("account.create_chart", type="wizard")
    session, _, _ = Chart.create()
    chart = Chart(session)
    chart.account.account_template = first("account.account.template", ("name", "=", "Minimal Account Chart"))
    chart.account.company = company
    chart.transition_create_account()
    chart.properties.company = company
    for kind in ("receivable", "payable"):
        found = first("account.account", ("kind", "=", kind), ("company", "=", company.id))
        setattr(chart.properties, "account_" + kind, found)
    chart.transition_create_properties()


def open_shop(company):
    pool, pound = Pool(), company.currency
    prices = of("product.price_list", name="List", company=company)
    of("product.price_list.line", price_list=prices, formula="unit_price")
    rest = pool.get("account.invoice.payment_term.line")(type="remainder")
    term = of("account.invoice.payment_term", name="Direct", lines=[rest])
    channel = of(
        "sale.channel",
        name="Web",
        price_list=prices,
        warehouse=first("stock.location", ("type", "=", "warehouse")),
        payment_term=term,
        company=company,
        currency=pound,
        invoice_method="order",
        shipment_method="order",
        source="webshop",
        create_users=[ADMIN],
    )
    User = pool.get("res.user")
    User.write([User(ADMIN)], {"current_channel": channel.id})
    sales = pool.get("sale.configuration")(1)
    sales.payment_authorize_on, sales.payment_capture_on = "manual", "manual"
    sales.save()
    guest = of("party.party", name="Guest")
    locale = of(
        "nereid.website.locale", code="en_US", language=first("ir.lang", ("code", "=", "en_US")), currency=pound
    )
    root = of("nereid.cms.menuitem", type_="view", title="Menu", target="_self", sequence=1)
    front = of("nereid.cms.menuitem", type_="view", title="Front", target="_self", sequence=1)
    website = of(
        "nereid.website",
        name="127.0.0.1",
        company=company,
        channel=channel,
        application_user=ADMIN,
        default_locale=locale,
        guest_user=of(
            "nereid.user",
            party=guest,
            display_name="Guest",
            email="guest@example.com",
            password="guest",
            company=company,
        ),
        countries=[first("country.country", ("code", "=", "GB"))],
        currencies=[pound],
        cms_root_menu=root,
        cms_root_footer=first("nereid.cms.menuitem", ("title", "=", "Footer")),
        homepage_menu=front,
    )
    journal = first("account.journal", ("name", "=", "Cash"))
    cash = first("account.account", ("kind", "=", "other"), ("name", "=", "Main Cash"))
    journal.debit_account = journal.credit_account = cash
    journal.save()
    for name, told in PAID_BY:
        gateway = of("payment_gateway.gateway", name=name, journal=journal, provider="self", method="manual")
        of("nereid.website.payment_method", name=name, instructions=told, gateway=gateway, website=website)
    return root, front


def stock(company, root, front):
    pictures = of("nereid.static.folder", name="pictures")
    unit = first("product.uom", ("name", "=", "Unit"))
    top = of(
        "product.tree_node", name="All", slug="all", type_="catalog", display="product.product", products_per_page=12
    )
    for place, (title, goods) in enumerate(GOODS):
        shelf = of("product.category", name=title)
        node = of(
            "product.tree_node",
            name=title,
            slug=title.lower(),
            type_="catalog",
            parent=top,
            display="product.product",
            products_per_page=12,
            product_as_menu_children=True,
        )
        for menu in (root, front):
            of(
                "nereid.cms.menuitem",
                type_="record",
                title=title,
                target="_self",
                parent=menu,
                sequence=place,
                record=node,
            )
        for name, price, tint in goods:
            slug = name.lower().replace(" ", "-")
            template = of(
                "product.template",
                name=name,
                type="goods",
                salable=True,
                categories=[shelf],
                default_uom=unit,
                sale_uom=unit,
                list_price=Decimal(price),
                cost_price=Decimal("1"),
                account_expense=first("account.account", ("kind", "=", "expense"), ("company", "=", company.id)),
                account_revenue=first("account.account", ("kind", "=", "revenue"), ("company", "=", company.id)),
                products=[],
            )
            product = of(
                "product.product",
                template=template,
                code=slug.upper(),
                uri=slug,
                displayed_on_eshop=True,
                description=name + ", made in small batches in Stoke-on-Trent.",
            )
            picture = of("nereid.static.file", name=slug + ".png", folder=pictures, file_binary=drawn(tint))
            of("product.media", product=product, static_file=picture, sequence=1)
            of("product.product-product.tree_node", product=product, node=node)


def drawn(tint):
    picture, held = Image.new("RGB", (600, 600), "#f4f1ec"), BytesIO()
    ImageDraw.Draw(picture).ellipse((150, 120, 450, 480), fill=tint)
    picture.save(held, "PNG")
    return bytearray(held.getvalue())


def main():
    Pool.start()
    Pool("shop").init()
    with Transaction().start("shop", ADMIN) as transaction:
        company = settle()
        with Transaction().set_context(company=company.id):
            account(company)
            stock(company, *open_shop(company))
        transaction.commit()


main()

"""What a product is called on its own page."""

from frictionaudit.evidence import Region
from frictionaudit.reading.product_page import product_name
from tests.evidence import control, line, page

PRICE = line("£48.00", index=5)
NAME = line("Copper kettle", index=1, heading=2)


def test_the_main_heading_names_it() -> None:
    assert product_name(page(lines=(line("Kettle", heading=1), NAME, PRICE))) == "Kettle"


def test_a_lower_heading_names_it_where_the_address_or_title_bears_it_out() -> None:
    lines = (line("Our bestsellers", heading=2, font_px=30), NAME, line("Details", index=2, heading=3), PRICE)
    assert product_name(page(lines=lines, url="https://shop.test/p/copper-kettle")) == "Copper kettle"
    assert product_name(page(lines=lines, title="Copper kettle | Acme")) == "Copper kettle"


def test_the_heading_of_an_app_s_bar_names_it_where_the_title_says_so() -> None:
    bar = line("Copper kettle", heading=1, region=Region.NAV)
    assert product_name(page(lines=(bar, PRICE), title="Copper kettle | Acme")) == "Copper kettle"
    assert product_name(page(lines=(bar, PRICE), title="Copper kettle")) == "Copper kettle"
    assert product_name(page(lines=(bar, PRICE), title="Acme")) == ""
    assert product_name(page(lines=(bar, line("Tea", heading=1), PRICE), title="Copper kettle")) == "Tea"


def test_the_shop_s_name_in_the_bar_names_no_product() -> None:
    bar, logo = line("Acme", heading=1, region=Region.NAV), control("Acme", href="/", region=Region.NAV)
    assert product_name(page(lines=(bar, PRICE), controls=(logo,), title="Copper kettle | Acme")) == ""


def test_a_lower_heading_that_nothing_bears_out_names_nothing() -> None:
    assert product_name(page(lines=(NAME, PRICE))) == ""


def test_headings_below_the_price_name_other_things() -> None:
    after = line("Copper kettle care", index=6, heading=2)
    assert product_name(page(lines=(PRICE, after), url="https://shop.test/p/copper-kettle")) == ""


def test_the_shops_own_name_in_the_header_is_not_the_products() -> None:
    lines = (
        line("Kettles & Co", index=0, heading=1, region=Region.HEADER),
        line("Copper kettle", index=1, heading=2),
        line("£48.00", index=2),
    )
    logo = control("Kettles & Co", href="https://shop.test/", region=Region.HEADER)
    assert product_name(page(lines=lines, controls=(logo,), title="Copper kettle – Kettles & Co")) == "Copper kettle"
    assert product_name(page(lines=(lines[0], line("Copper kettle", index=1, heading=1)))) == "Copper kettle"

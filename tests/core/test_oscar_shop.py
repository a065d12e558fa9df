"""The django-oscar shop that the browser tests audit: it stands, it is stocked, and it starts with nothing sold."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.shops.oscar.shop import OscarShop, oscar_shop


@pytest.fixture(scope="module")
def shop() -> Iterator[OscarShop]:
    with oscar_shop() as running:
        yield running


@pytest.fixture
def client(shop: OscarShop) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=shop.url, follow_redirects=True, timeout=30, trust_env=False) as browser:
        yield browser


def product_links(page: str) -> set[str]:
    return set(re.findall(r'href="(/catalogue/[\w-]+_\d+/)"', page))


def add_to_basket(client: httpx.Client, path: str) -> httpx.Response:
    page = client.get(path).text
    action = re.search(r'action="(/basket/add/\d+/)"', page)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert action
    assert token
    return client.post(action[1], data={"csrfmiddlewaretoken": token[1], "quantity": "1"})


def test_home_page_is_the_catalogue(client: httpx.Client) -> None:
    home = client.get("/")
    assert home.status_code == 200
    assert home.url.path == "/catalogue/"


def test_every_product_is_listed_with_its_price(client: httpx.Client) -> None:
    page = client.get("/catalogue/").text
    assert len(product_links(page)) == 12
    assert "Speckled Stoneware Mug" in page
    assert "£12.50" in page


@pytest.mark.parametrize("category", ["Kitchen", "Clothing", "Outdoors"])
def test_each_category_holds_four_products(client: httpx.Client, category: str) -> None:
    link = re.search(r'href="(/catalogue/category/[^"]+)"[^>]*>\s*' + category, client.get("/catalogue/").text)
    assert link
    assert len(product_links(client.get(link[1]).text)) == 4


def test_two_products_are_out_of_stock(client: httpx.Client) -> None:
    assert client.get("/catalogue/").text.count("Unavailable") == 2


def test_one_product_leads_to_a_page_for_each_size(client: httpx.Client) -> None:
    page = client.get("/catalogue/organic-cotton-t-shirt_5/").text
    sizes = {link for link in product_links(page) if link.startswith("/catalogue/organic-cotton-t-shirt-")}
    assert len(sizes) == 3
    assert all("Add to basket" in client.get(size).text for size in sizes)
    assert "Add to basket" not in page


def test_search_finds_a_product_by_its_name(client: httpx.Client) -> None:
    found = client.get("/search/", params={"q": "lantern"})
    assert found.status_code == 200
    assert product_links(found.text) == {"/catalogue/trail-lantern_14/"}


@pytest.mark.parametrize(
    ("path", "says"), [("/returns/", "30 days"), ("/contact/", "help@shop.example"), ("/delivery/", "£3.95")]
)
def test_pages_of_information_answer(client: httpx.Client, path: str, says: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert says in page.text


def test_styles_and_pictures_are_served(client: httpx.Client) -> None:
    page = client.get("/catalogue/").text
    assets = re.findall(r'"(/(?:static|media)/[^"]+\.(?:css|js|jpg|png))"', page)
    assert any(asset.startswith("/media/") for asset in assets)
    assert all(client.get(asset).status_code == 200 for asset in set(assets))


def test_pages_forbid_the_browser_to_leave_the_shop(client: httpx.Client) -> None:
    assert client.get("/catalogue/").headers["content-security-policy"].startswith("default-src 'self'")


def test_basket_counts_and_nothing_is_sold(shop: OscarShop, client: httpx.Client) -> None:
    assert shop.baskets_with_lines() == 0
    assert add_to_basket(client, "/catalogue/speckled-stoneware-mug_1/").status_code == 200
    assert shop.baskets_with_lines() == 1
    assert shop.orders() == 0

"""The demo stores keep shop: pages, baskets, checkouts and the count of orders."""

import json
import re
import socket
from collections.abc import Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from html import unescape
from pathlib import Path

import httpx
import pytest

import frictionaudit.demo
from frictionaudit.demo import DemoStore, demo_stores
from frictionaudit.demo.shopdata import read_shop
from frictionaudit.demo.stores import arrival, price

FOLDER = Path(frictionaudit.demo.__file__).parent
NAMES = {"northlight": 0, "fernway": 1, "bergwerk": 2}
Form = Mapping[str, str]

FIRST_ITEM: dict[str, Form] = {
    "northlight": {"product_id": "fell-45-rucksack", "product_option": "Short", "qty": "1"},
    "fernway": {"product": "bobbin-beanie", "size": "", "quantity": "1"},
    "bergwerk": {"artikel": "wallberg-windjacke", "groesse": "M", "menge": "1"},
}
FIRST_PRICE = {"northlight": 10995, "fernway": 2200, "bergwerk": 6995}
CHECKOUT: dict[str, tuple[tuple[str, Form], ...]] = {
    "northlight": (
        (
            "/checkout/address",
            {
                "title": "Ms",
                "firstname": "Ada",
                "lastname": "Hill",
                "mail": "ada@mail.example",
                "mail_again": "ada@mail.example",
                "telephone": "01134960123",
                "street_1": "1 High Street",
                "town": "Leeds",
                "county": "West Yorkshire",
                "postcode": "LS1 1AA",
            },
        ),
        ("/checkout/delivery", {"method": "home"}),
        ("/checkout/payment", {"payment": "invoice"}),
        ("/checkout/review", {}),
    ),
    "fernway": (
        (
            "/checkout",
            {
                "email": "ada@mail.example",
                "fullname": "Ada Hill",
                "address1": "1 High Street",
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "payment": "paypal",
                "billing_same": "yes",
            },
        ),
    ),
    "bergwerk": (
        (
            "/kasse/adresse",
            {
                "vorname": "Ada",
                "nachname": "Hügel",
                "strasse": "Hauptstraße",
                "hausnummer": "1",
                "plz": "80469",
                "ort": "München",
                "email": "ada@mail.example",
            },
        ),
        ("/kasse/versand-und-zahlung", {"versandart": "dhl", "zahlungsart": "rechnung"}),
        ("/kasse/pruefen", {"agb": "ja"}),
    ),
}


@pytest.fixture(scope="module")
def stores() -> Generator[tuple[DemoStore, ...]]:
    """The three stores, running."""
    with demo_stores() as running:
        yield running


@contextmanager
def visitor(store: DemoStore) -> Generator[httpx.Client]:
    """A customer with a session of their own, who is not sent on unasked."""
    with httpx.Client(base_url=store.url, trust_env=False) as client:
        yield client


def add(client: httpx.Client, name: str, form: Form | None = None) -> httpx.Response:
    """Put something in the basket."""
    return client.post(read_shop(name).paths["add"], data=FIRST_ITEM[name] if form is None else form)


def text_fields(page: str) -> list[str]:
    """The names of the typed fields that a page shows at once."""
    shown = re.sub(r"<(div|fieldset)[^>]*\shidden\b.*?</\1>", "", page, flags=re.DOTALL)
    inputs: list[str] = re.findall(r"<(?:input|textarea)\b[^>]*>", shown)
    typed = (
        tag for tag in inputs if re.search(r'type="(text|email|tel|password)"', tag) or tag.startswith("<textarea")
    )
    return [re.findall(r'\bname="([^"]+)"', tag)[0] for tag in typed]


def words(page: str) -> str:
    """What a page says."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def test_the_brand_comes_first_and_all_run_on_this_machine(stores: tuple[DemoStore, ...]) -> None:
    assert [store.name for store in stores] == ["Northlight Outdoor", "Fernway", "Bergwerk Ausrüstung"]
    assert [store.market for store in stores] == ["GB", "GB", "DE"]
    assert all(re.fullmatch(r"http://127\.0\.0\.1:\d+/", store.url) for store in stores)
    assert len({store.url for store in stores}) == 3


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere_and_nothing_is_fetched_from_elsewhere(
    stores: tuple[DemoStore, ...], name: str
) -> None:
    with visitor(stores[NAMES[name]]) as client:
        add(client, name)
        todo, seen = ["/"], set[str]()
        while todo:
            path = todo.pop()
            seen.add(path)
            reply = client.get(path, follow_redirects=True)
            assert reply.status_code == 200, path
            if not reply.headers["Content-Type"].startswith("text/html"):
                assert not re.search(r"url\((?!#)|@import|https?://(?!www\.w3\.org/2000/svg)", reply.text), path
                continue
            links: list[str] = re.findall(r'(?:href|src|action)="([^"#]+)"', reply.text)
            followed: list[str] = re.findall(r'(?:href|src)="(/[^"#]*)"', unescape(reply.text))
            todo += {link for link in followed if link not in seen}
            outside = [link for link in links if not re.match(r"/|\?|tel:|mailto:|https://wa\.me/", link)]
            assert not outside, path
            seen.update(link for link in followed)
        shop = read_shop(name)
        assert {shop.paths["product"].replace("{slug}", product.slug) for product in shop.products} <= seen


@pytest.mark.parametrize("name", NAMES)
def test_the_range_is_wide_enough(name: str) -> None:
    shop = read_shop(name)
    assert len(shop.products) >= 8
    assert len(shop.categories) == 3
    assert all(shop.within(category.slug) for category in shop.categories)
    assert {product.category for product in shop.products} == {category.slug for category in shop.categories}


def test_no_two_stores_share_a_class_name() -> None:
    classes = {
        name: {
            word
            for path in (FOLDER / "templates" / name).glob("*.html")
            for value in re.findall(r'class="([^"]+)"', path.read_text(encoding="utf-8"))
            for word in re.findall(r"[a-z][\w-]+", re.sub(r"\{.*?\}\}?", " ", value))
        }
        for name in NAMES
    }
    assert all(classes.values())
    assert not classes["northlight"] & classes["fernway"]
    assert not classes["northlight"] & classes["bergwerk"]
    assert not classes["fernway"] & classes["bergwerk"]


@pytest.mark.parametrize("name", NAMES)
def test_plain_http_manners(stores: tuple[DemoStore, ...], name: str) -> None:
    with visitor(stores[NAMES[name]]) as client:
        assert client.get("/no/such/page").status_code == 404
        assert client.get("/static/../stores.py").status_code == 404
        assert client.get("/favicon.ico").headers["Content-Type"] == "image/svg+xml"
        assert client.get("/robots.txt").text.startswith("User-agent: *")
        head = client.head("/")
        assert (head.status_code, head.content) == (200, b"")
        assert int(head.headers["Content-Length"]) > 1000
        assert client.get(read_shop(name).paths["add"]).headers["Allow"] == "POST"
        assert client.post("/", content=b"x" * 70_000).status_code == 413
        assert client.get("/", headers={"Cookie": "a=b; =;;\x01"}).status_code == 200
        assert client.get("/search", params={"q": "<script>alert(1)</script>"}).text.count("<script>alert") == 0


def test_broken_clients_are_passed_over_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    with demo_stores() as stores:
        address = ("127.0.0.1", int(stores[0].url.rstrip("/").rpartition(":")[2]))
        silent = socket.create_connection(address)
        for rubbish in (b"", b"GET / HT", b"\x16\x03\x01\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\nq"):
            with socket.create_connection(address) as client:
                client.sendall(rubbish)
        with visitor(stores[0]) as client:
            assert client.get("/").status_code == 200
    assert silent.recv(1) == b""
    silent.close()
    assert capfd.readouterr() == ("", "")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address).close()


@pytest.mark.parametrize("name", NAMES)
def test_many_customers_at_once(stores: tuple[DemoStore, ...], name: str) -> None:
    def shop(number: int) -> bool:
        with visitor(stores[NAMES[name]]) as client:
            for _ in range(number % 3 + 1):
                add(client, name)
            basket = client.get(read_shop(name).paths["basket"]).text
        return price(FIRST_PRICE[name] * (number % 3 + 1), read_shop(name).currency) in unescape(basket)

    with ThreadPoolExecutor(12) as pool:
        assert all(pool.map(shop, range(24)))


@pytest.mark.parametrize("name", NAMES)
def test_quantities_change_and_lines_go(stores: tuple[DemoStore, ...], name: str) -> None:
    shop = read_shop(name)
    with visitor(stores[NAMES[name]]) as client:
        add(client, name)
        basket = client.get(shop.paths["basket"]).text
        line = unescape(re.findall(rf'name="{shop.names.line}" value="([^"]+)"', basket)[0])
        client.post(shop.paths["update"], data={shop.names.line: line, shop.names.quantity: "3"})
        assert price(3 * FIRST_PRICE[name], shop.currency) in client.get(shop.paths["basket"]).text
        client.post(shop.paths["update"], data={shop.names.line: line, shop.names.quantity: "rubbish"})
        assert price(3 * FIRST_PRICE[name], shop.currency) in client.get(shop.paths["basket"]).text
        client.post(shop.paths["remove"], data={shop.names.line: line})
        assert line.partition("|")[0] not in client.get(shop.paths["basket"]).text


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_basket_cannot_be_checked_out(stores: tuple[DemoStore, ...], name: str) -> None:
    basket = read_shop(name).paths["basket"]
    before = stores[NAMES[name]].orders
    with visitor(stores[NAMES[name]]) as client:
        for path, form in CHECKOUT[name]:
            assert client.get(path).headers["Location"] == basket
            assert client.post(path, data=form).headers["Location"] == basket
        assert client.get(read_shop(name).paths["checkout"]).headers["Location"] == basket
    assert stores[NAMES[name]].orders == before


@pytest.mark.parametrize("name", NAMES)
def test_no_step_can_be_skipped(stores: tuple[DemoStore, ...], name: str) -> None:
    (first, _), *later = CHECKOUT[name]
    before = stores[NAMES[name]].orders
    with visitor(stores[NAMES[name]]) as client:
        add(client, name)
        assert all(client.post(path, data=form).headers["Location"] == first for path, form in later)
    assert stores[NAMES[name]].orders == before


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(stores: tuple[DemoStore, ...], name: str) -> None:
    path, form = CHECKOUT[name][0]
    needed = [field for field in read_shop(name).steps[0].fields if field.required and field.name in form]
    with visitor(stores[NAMES[name]]) as client:
        add(client, name)
        for field in needed:
            page = client.post(path, data={**form, field.name: ""})
            assert page.status_code == 200
            assert field.required in words(page.text)
            assert all(
                unescape(page.text).count(f'value="{value}"') for key, value in form.items() if key != field.name
            )


@pytest.mark.parametrize("name", NAMES)
def test_only_the_last_post_orders_and_it_really_does(stores: tuple[DemoStore, ...], name: str) -> None:
    store = stores[NAMES[name]]
    before = store.orders
    with visitor(store) as client:
        add(client, name)
        location = CHECKOUT[name][0][0]
        for path, form in CHECKOUT[name]:
            assert (location, store.orders) == (path, before)
            assert client.get(path).status_code == 200
            reply = client.post(path, data=form)
            assert reply.status_code == 303
            location = reply.headers["Location"]
        assert store.orders == before + 1
        thanks = client.get(location)
        assert re.search(r"[A-Z]{2}-1\d{4}", thanks.text)
        assert client.get(location).status_code == 200
        path, form = CHECKOUT[name][-1]
        assert client.post(path, data=form).headers["Location"] == read_shop(name).paths["basket"]
    assert store.orders == before + 1


def test_northlight_names_its_charges_on_the_payment_step_and_not_before(stores: tuple[DemoStore, ...]) -> None:
    with visitor(stores[0]) as client:
        add(client, "northlight")
        pages = [client.get("/product/fell-45-rucksack"), client.get("/basket"), client.get("/checkout")]
        for path, form in CHECKOUT["northlight"][:2]:
            pages.append(client.get(path))
            client.post(path, data=form)
        assert not any(re.search(r"4\.95|£1\.50|[Hh]andling", words(page.text)) for page in pages)
        payment = words(client.get("/checkout/payment").text)
    assert "Delivery £4.95" in payment
    assert "Handling fee £1.50" in payment
    assert "Order total £116.40" in payment


def test_northlight_asks_fifteen_things_and_says_nothing_to_the_browser(stores: tuple[DemoStore, ...]) -> None:
    asked: list[str] = []
    with visitor(stores[0]) as client:
        add(client, "northlight")
        sign_in = client.get("/checkout").text
        assert sign_in.index('name="password"') < sign_in.index("Continue as guest")
        for path, form in CHECKOUT["northlight"]:
            page = client.get(path).text
            assert not re.search(r'autocomplete="(?!off)|type="(email|tel)"|inputmode', page)
            asked += text_fields(page)
            client.post(path, data=form)
    assert len(asked) == 15


def test_northlight_checks_a_card_only_when_it_is_chosen(stores: tuple[DemoStore, ...]) -> None:
    with visitor(stores[0]) as client:
        add(client, "northlight")
        for path, form in CHECKOUT["northlight"][:2]:
            client.post(path, data=form)
        assert re.search(r'value="invoice" checked', client.get("/checkout/payment").text)
        page = client.post("/checkout/payment", data={"payment": "card", "card_number": "12"}).text
    assert page.count("This is a required field.") == 3
    assert "Please enter a valid card number." in page


def test_northlight_hides_its_returns_page_and_its_address(stores: tuple[DemoStore, ...]) -> None:
    with visitor(stores[0]) as client:
        page = client.get("/product/ridge-2-tent").text
        contact = client.get("/contact-us").text
        wrong = client.post("/contact-us", data={"name": "Ada"}).text
        sent = client.post("/contact-us", data={"name": "Ada", "email": "a@b.example", "message": "Hello"})
    assert page.count("/info/returns") == 1
    assert page.index("/info/returns") > page.index("<footer")
    assert "tel:" not in contact
    assert "mailto:" not in contact
    assert wrong.count("This is a required field.") == 2
    assert sent.headers["Location"] == "/contact-us?sent=1"


def test_fernway_asks_seven_things_and_helps_the_browser(stores: tuple[DemoStore, ...]) -> None:
    with visitor(stores[1]) as client:
        add(client, "fernway")
        page = client.get("/checkout").text
        basket = words(client.get("/basket").text)
    assert text_fields(page) == ["email", "fullname", "address1", "address2", "city", "postcode", "phone"]
    tokens = ("email", "name", "address-line1", "address-line2", "address-level2", "postal-code", "tel")
    assert all(f'autocomplete="{token}"' in page for token in tokens)
    assert re.search(r'name="billing_same" value="yes" checked', page)
    assert re.search(r"Delivery, arrives \w{3} \d+ \w+ £3\.95", basket)
    assert "Total, VAT included £25.95" in basket


def test_fernway_wants_a_size_that_is_in_stock(stores: tuple[DemoStore, ...]) -> None:
    with visitor(stores[1]) as client:
        for size in ("", "11", "99"):
            reply = add(client, "fernway", {"product": "heron-walking-boot", "size": size, "quantity": "1"})
            assert reply.status_code == 200
            assert "Choose a size first." in words(reply.text)
        assert add(client, "fernway", {"product": "heron-walking-boot", "size": "8"}).status_code == 303


def test_fernway_tells_machines_what_it_tells_people(stores: tuple[DemoStore, ...]) -> None:
    with visitor(stores[1]) as client:
        page = client.get("/products/heron-walking-boot").text
    stated = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[0])
    policy = stated["offers"]["hasMerchantReturnPolicy"]
    assert (stated["offers"]["price"], stated["offers"]["priceCurrency"]) == ("135.00", "GBP")
    assert (policy["merchantReturnDays"], policy["returnFees"]) == (60, "https://schema.org/FreeReturn")
    assert "within 60 days of delivery" in words(page)


def test_fernway_takes_cards_through_its_frame_alone(stores: tuple[DemoStore, ...]) -> None:
    path, form = CHECKOUT["fernway"][0]
    before = stores[1].orders
    with visitor(stores[1]) as client:
        add(client, "fernway")
        made_up = client.post(path, data={**form, "payment": "card", "card_token": "made-up"})
        assert "Check your card details." in words(made_up.text)
        assert client.post("/checkout/card-fields", data={"number": "1"}).json() == {
            "wrong": ["number", "expiry", "cvc"]
        }
        card = {"number": "4111 1111 1111 1111", "expiry": "12/30", "cvc": "123"}
        token = client.post("/checkout/card-fields", data=card).json()["token"]
        assert stores[1].orders == before
        client.post(path, data={**form, "payment": "card", "card_token": token})
    assert stores[1].orders == before + 1


def test_fernway_bills_another_address_when_asked(stores: tuple[DemoStore, ...]) -> None:
    path, form = CHECKOUT["fernway"][0]
    elsewhere = {key: value for key, value in form.items() if key != "billing_same"}
    with visitor(stores[1]) as client:
        add(client, "fernway")
        page = client.post(path, data=elsewhere).text
    assert "Enter the name on the bill." in words(page)
    assert "billing_postcode" in text_fields(page)


def test_fernway_wallets_order_at_once(stores: tuple[DemoStore, ...]) -> None:
    before = stores[1].orders
    with visitor(stores[1]) as client:
        assert client.post("/checkout/express", data={"wallet": "PayPal"}).headers["Location"] == "/basket"
        add(client, "fernway")
        assert client.post("/checkout/express", data={"wallet": "PayPal"}).headers["Location"] == "/order-confirmed"
    assert stores[1].orders == before + 1


def test_the_cookie_bars_are_remembered(stores: tuple[DemoStore, ...]) -> None:
    for store, cookie, sign in (
        (stores[1], "fernway_consent=necessary", "fern-consent"),
        (stores[2], "bergwerk_cookies=alle", "bw-cookies"),
    ):
        with visitor(store) as client:
            assert sign in client.get("/").text
            assert sign not in client.get("/", headers={"Cookie": cookie}).text


def test_bergwerk_loads_more_and_fills_its_drawer(stores: tuple[DemoStore, ...]) -> None:
    by_script = {"X-Requested-With": "fetch"}

    def tiles(reply: httpx.Response) -> int:
        return reply.text.count('class="bw-kachel"')

    with visitor(stores[2]) as client:
        assert tiles(client.get("/kategorie/jacken")) == 4
        assert tiles(client.get("/kategorie/jacken", params={"seite": "2"})) == 5
        more = client.get("/kategorie/jacken", params={"seite": "2"}, headers=by_script)
        assert (tiles(more), "<html" in more.text) == (1, False)
        drawer = client.post("/warenkorb/hinzufuegen", data=FIRST_ITEM["bergwerk"], headers=by_script).text
    assert "Zur Kasse" in drawer
    assert "69,95\N{NO-BREAK SPACE}€" in unescape(drawer)


def test_bergwerk_charges_for_small_parcels_only(stores: tuple[DemoStore, ...]) -> None:
    with visitor(stores[2]) as client:
        add(client, "bergwerk")
        assert "Versandkosten 5,90 €" in words(client.get("/warenkorb").text)
        add(client, "bergwerk")
        assert "Versandkosten kostenlos" in words(client.get("/warenkorb").text)
        assert len(text_fields(client.get("/kasse/adresse").text)) == 10


def test_bergwerk_keeps_accounts(stores: tuple[DemoStore, ...]) -> None:
    account = {"email": "ada@mail.example", "passwort": "zugspitze1"}
    with visitor(stores[2]) as client:
        add(client, "bergwerk")
        assert "stimmt nicht" in client.post("/konto/anmelden", data=account).text
        assert "mindestens 8 Zeichen" in client.post("/konto/registrieren", data={**account, "passwort": "kurz"}).text
        assert client.post("/konto/registrieren", data=account).headers["Location"] == "/kasse/adresse"
        assert 'value="ada@mail.example"' in client.get("/kasse/adresse").text
    with visitor(stores[2]) as client:
        assert client.post("/konto/anmelden", data=account).headers["Location"] == "/"


def test_bergwerk_wants_its_terms_accepted(stores: tuple[DemoStore, ...]) -> None:
    before = stores[2].orders
    with visitor(stores[2]) as client:
        add(client, "bergwerk")
        for path, form in CHECKOUT["bergwerk"][:2]:
            client.post(path, data=form)
        assert "Bitte stimmen Sie den AGB zu." in client.post("/kasse/pruefen", data={}).text
    assert stores[2].orders == before


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (495, "GBP", "£4.95"),
        (123456, "GBP", "£1,234.56"),
        (4995, "EUR", "49,95\N{NO-BREAK SPACE}€"),
        (123456, "EUR", "1.234,56\N{NO-BREAK SPACE}€"),
    ],
)
def test_prices_are_written_as_the_market_writes_them(amount: int, currency: str, written: str) -> None:
    assert price(amount, currency) == written


@pytest.mark.parametrize(
    ("ordered", "days", "arrives"),
    [("2026-06-01", 2, "2026-06-03"), ("2026-06-04", 2, "2026-06-08"), ("2026-06-06", 1, "2026-06-08")],
)
def test_parcels_do_not_arrive_at_weekends(ordered: str, days: int, arrives: str) -> None:
    assert arrival(date.fromisoformat(ordered), days) == date.fromisoformat(arrives)

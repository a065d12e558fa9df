"""The laboratory's shops without a browser: every skin speaks every language, every switch does something, orders count."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import httpx
import pytest

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.goods import languages, shelf
from tests.shops.lab.serve import lab_shop
from tests.shops.lab.skins import SKINS, skin
from tests.shops.lab.store import Store
from tests.shops.lab.switches import EVERYWHERE, FRIENDLY, NAMES, NEEDS, Switches, read, turned, values, written
from tests.shops.lab.trouble import troubled
from tests.shops.lab.web import posted
from tests.shops.lab.words import Words, language_packs

STRANGER = {
    "email": "someone@example.com",
    "first_name": "Some",
    "last_name": "One",
    "street": "High Street",
    "house_number": "1",
    "postcode": "SW1A 1AA",
    "city": "London",
    "country": "GB",
    "state": "Kent",
}
ANSWERS = {"size": "Small", "colour": "Moss", "engraving": "For you", "delivery_date": "2030-01-02", "plan": "Buy once"}


@dataclass(frozen=True, slots=True)
class Way:
    """A visitor's way through a skin, as `METHOD path` with what is posted: products are `{first}` and `{other}`."""

    listing: str
    product: str
    order: str
    steps: tuple[tuple[str, Mapping[str, str]], ...] = ()
    """The whole way; `~` stands before what is asked of the hosted checkout."""


def way(listing: str, product: str, order: str, *steps: str | tuple[str, Mapping[str, str]]) -> Way:
    """A way whose steps without anything posted are plain text."""
    return Way(listing, product, order, tuple((step, {}) if isinstance(step, str) else step for step in steps))


SELECT = read(("options=select",))
SPACED = {**STRANGER, "phone": "07400 123456"}
DIGITS = {**STRANGER, "phone": "07400123456", "terms": "true"}
PERSON = {name: STRANGER[name] for name in ("first_name", "last_name", "email")} | {"terms": "true"}
LUMA_CART = "POST /rest/default/V1/guest-carts/{visitor}/"
LUMA_OPTIONS = {
    "super_attribute[144]": "Small",
    "super_attribute[93]": "Moss",
    "options[1]": "For you",
    "options[2]": "2030-01-02",
}
LUMA_FIELDS = {
    "username": "someone@example.com",
    "firstname": "Some",
    "lastname": "One",
    "street[0]": "High Street 1",
    "country_id": "GB",
    "region_id": "Kent",
    "city": "London",
    "postcode": "SW1A 1AA",
    "telephone": "07400123456",
}
WOO_OPTIONS = {
    "attribute_pa_size": "Small",
    "attribute_pa_colour": "Moss",
    "addon-engraving": "For you",
    "delivery_date": "2030-01-02",
    "convert_to_sub": "One-time purchase",
}
WOO_FIELDS = "billing_country=GB&billing_postcode=SW1A+1AA&billing_city=London&payment_method=card"
SHOPWARE_FIELDS = {
    "salutationId": "unsaid",
    "firstName": "Some",
    "lastName": "One",
    "email": "someone@example.com",
    "billingAddress[street]": "High Street 1",
    "billingAddress[zipcode]": "SW1A 1AA",
    "billingAddress[city]": "London",
    "billingAddress[countryId]": "GB",
    "billingAddress[countryStateId]": "Kent",
    "billingAddress[phoneNumber]": "07400123456",
    "acceptedDataProtection": "1",
}
PRESTASHOP_PERSON = {
    "firstname": "Some",
    "lastname": "One",
    "email": "someone@example.com",
    "customer_privacy": "1",
    "psgdpr": "1",
    "continue": "1",
}
PRESTASHOP_ADDRESS = {
    "firstname": "Some",
    "lastname": "One",
    "address1": "High Street 1",
    "postcode": "SW1A 1AA",
    "city": "London",
    "id_country": "GB",
    "id_state": "Kent",
    "phone": "07400123456",
    "confirm-addresses": "1",
}
SHIPPING = "dwfrm_shipping_shippingAddress_addressFields_"
SENT = (
    ("firstName", "first_name"),
    ("lastName", "last_name"),
    ("address1", "street"),
    ("country", "country"),
    ("states_stateCode", "state"),
    ("city", "city"),
    ("postalCode", "postcode"),
    ("phone", "phone"),
)
PANEL = (
    ("firstname", "first_name"),
    ("lastname", "last_name"),
    ("email", "email"),
    ("telephone", "phone"),
    ("shipping_address_1", "street"),
    ("shipping_city", "city"),
    ("shipping_postcode", "postcode"),
    ("shipping_country_id", "country"),
    ("shipping_zone_id", "state"),
)
WAYS = {
    "classic": way(
        "/shop",
        "/product/{first}",
        "POST /checkout/complete",
        "GET /category/{section}",
        "GET /product/{other}",
        ("POST /product/{other}", ANSWERS),
        "GET /product/{other}?added=1",
        "GET /cart",
        "GET /checkout",
        ("POST /checkout/welcome", {"as": "guest", **STRANGER}),
        "GET /checkout/details",
        ("POST /checkout/details", SPACED),
        ("POST /checkout/details", DIGITS),
        "GET /checkout/delivery",
        "GET /checkout/payment",
    ),
    "spa": way(
        "/api/shop",
        "/media/{first}",
        "POST /api/orders",
        ("POST /api/bag", {"id": "{other}", **ANSWERS}),
        "GET /api/bag",
        ("POST /api/checkout/address", SPACED),
        ("POST /api/checkout/address", DIGITS),
        "GET /api/checkout/review",
    ),
    "drawer": way(
        "/collections/all",
        "/products/{first}",
        "~POST /checkouts/{visitor}/complete",
        "GET /products/{other}",
        ("POST /cart/add.js", {"handle": "{other}", **ANSWERS}),
        "GET /cart",
        "POST /cart",
        "~GET /checkouts/{visitor}",
        ("~POST /checkouts/{visitor}", SPACED),
        ("~POST /checkouts/{visitor}", DIGITS),
        "~GET /checkouts/{visitor}/shipping",
        "~GET /checkouts/{visitor}/payment",
    ),
    "accordion": way(
        "/c/all",
        "/p/{first}",
        "POST /order/confirm",
        "GET /p/{other}",
        ("POST /p/{other}", ANSWERS),
        ("POST /cart/add", {"id_product": "{other}", **ANSWERS}),
        "GET /cart",
        "GET /order",
        ("POST /order", {"step": "identity", "as": "guest", "email": "someone@example.com"}),
        "GET /order",
        ("POST /order", {"step": "personal", **PERSON}),
        "GET /order",
        ("POST /order", {"step": "addresses", **SPACED}),
        ("POST /order", {"step": "addresses", **DIGITS}),
        "GET /order",
        ("POST /order", {"step": "delivery", "delivery": "pickup"}),
        "GET /order",
    ),
    "emailfirst": way(
        "/catalog/{section}.html",
        "/item/{first}.html",
        "POST /rest/payment-information",
        "GET /item/{other}.html",
        ("POST /checkout/cart/add/", {"product": "{other}", **ANSWERS}),
        "GET /checkout/cart/",
        "GET /checkout/",
        ("POST /rest/shipping-information", SPACED),
        ("POST /rest/shipping-information", DIGITS),
    ),
    "luma": way(
        "/{section}.html",
        "/{first}.html",
        f"{LUMA_CART}payment-information",
        "GET /{other}.html",
        ("POST /checkout/cart/add/product/{other}/", LUMA_OPTIONS),
        "GET /customer/section/load/",
        "GET /checkout/cart/",
        "GET /checkout/",
        ("POST /rest/default/V1/customers/isEmailAvailable", {"customerEmail": "someone@example.com"}),
        f"{LUMA_CART}estimate-shipping-methods",
        (f"{LUMA_CART}shipping-information", LUMA_FIELDS | {"telephone": "07400 123456"}),
        (f"{LUMA_CART}shipping-information", LUMA_FIELDS),
    ),
    "blogshop": way(
        "/product-category/{section}/",
        "/product/{first}/",
        "POST /?wc-ajax=checkout",
        "GET /product/{other}/",
        ("POST /product/{other}/", WOO_OPTIONS),
        "GET /cart/",
        "GET /checkout/",
        ("POST /?wc-ajax=update_order_review", {"post_data": WOO_FIELDS}),
    ),
    "offcanvas": way(
        "/{section}/",
        "/{first}/SW10001",
        "POST /checkout/order",
        "GET /widgets/menu/offcanvas",
        "GET /{other}/SW10001",
        ("POST /checkout/line-item/add", {"id": "{other}", "colour": "Moss", "engraving": "For you"}),
        "GET /checkout/offcanvas",
        "GET /checkout/cart",
        "GET /checkout/register",
        ("POST /country/country-state-data", {"countryId": "GB"}),
        ("POST /account/register", SHOPWARE_FIELDS | {"billingAddress[phoneNumber]": "07400 123456"}),
        ("POST /account/register", SHOPWARE_FIELDS),
        ("POST /checkout/configure", {"paymentMethodId": "card"}),
        "GET /checkout/confirm",
    ),
    "stepper": way(
        "/c/{section}",
        "/p/{first}.html",
        "POST /module/ps_payment/validation",
        "GET /p/{other}.html",
        ("POST /p/{other}.html", {"textField1": "For you"}),
        "GET /p/{other}.html",
        ("POST /cart", {"add": "1", "id_product": "{other}", "group[2]": "Moss", "ajax": "1"}),
        "GET /module/ps_shoppingcart/ajax",
        "GET /cart?action=show",
        "GET /order",
        ("POST /order", PRESTASHOP_PERSON),
        "GET /order",
        ("POST /order?action=addressForm", {"id_country": "GB"}),
        ("POST /order", PRESTASHOP_ADDRESS | {"phone": "07400 123456"}),
        ("POST /order", PRESTASHOP_ADDRESS),
        "GET /order",
        ("POST /order", {"delivery_option[1]": "standard_delivery", "confirmDeliveryOption": "1"}),
        "GET /order",
    ),
    "hostedpay": way(
        "/collections/all",
        "/products/{first}",
        "~POST /checkouts/cn/{visitor}/processing",
        "GET /products/{other}",
        ("POST /cart/add", {"handle": "{other}", **ANSWERS}),
        "GET /cart",
        "POST /cart",
        "~GET /checkouts/cn/{visitor}",
        ("~POST /checkouts/cn/{visitor}/negotiate", SPACED),
        ("~POST /checkouts/cn/{visitor}/negotiate", DIGITS),
    ),
    "stages": way(
        "/shop/all",
        "/product/{first}.html",
        "POST /on/CheckoutServices-PlaceOrder",
        "GET /product/{other}.html",
        ("POST /on/Cart-AddProduct", {"pid": "{other}", **ANSWERS}),
        "GET /cart",
        "GET /checkout/login",
        "GET /checkout",
        ("POST /on/CheckoutShippingServices-SubmitShipping", {f"{SHIPPING}{end}": SPACED[name] for end, name in SENT}),
        ("POST /on/CheckoutShippingServices-SubmitShipping", {f"{SHIPPING}{end}": DIGITS[name] for end, name in SENT}),
        (
            "POST /on/CheckoutServices-SubmitPayment",
            {
                "dwfrm_billing_contactInfoFields_email": STRANGER["email"],
                "dwfrm_billing_contactInfoFields_phone": DIGITS["phone"],
                "dwfrm_billing_paymentMethod": "invoice",
            },
        ),
    ),
    "panels": way(
        "/catalog/all",
        "/product/{first}",
        "POST /index.php?route=extension/payment.confirm",
        "GET /product/{other}",
        ("POST /index.php?route=checkout/cart.add", {"product_id": "{other}", **ANSWERS}),
        "GET /index.php?route=checkout/cart",
        "GET /index.php?route=checkout/checkout",
        (
            "POST /index.php?route=checkout/register.save",
            {**{sent: SPACED[name] for sent, name in PANEL}, "account": "0"},
        ),
        (
            "POST /index.php?route=checkout/register.save",
            {**{sent: DIGITS[name] for sent, name in PANEL}, "account": "0"},
        ),
        "GET /index.php?route=checkout/shipping_method.quote",
        ("POST /index.php?route=checkout/shipping_method.save", {"shipping_method": "standard_delivery"}),
        "GET /index.php?route=checkout/payment_method.getMethods",
        ("POST /index.php?route=checkout/payment_method.save", {"payment_method": "invoice"}),
        "GET /index.php?route=checkout/confirm.confirm",
    ),
    "nextstore": way(
        "/api/products",
        "/api/products/{first}",
        "POST /api/cart/complete",
        "GET /api/products/{other}",
        ("POST /api/cart/line-items", {"handle": "{other}", **ANSWERS}),
        "GET /api/cart",
        ("POST /api/cart/address", SPACED),
        ("POST /api/cart/address", DIGITS),
        ("POST /api/cart/shipping-methods", {"id": "standard_delivery"}),
        ("POST /api/cart/payment-sessions", {"id": "invoice"}),
        "GET /api/cart?step=review",
    ),
}


@dataclass
class Visitor:
    """Asks a shop's apps without a socket between them."""

    store: Store
    app: App
    hosted: App
    cookies: dict[str, str] = field(default_factory=dict[str, str])

    def ask(self, step: str, form: Mapping[str, str] | None = None) -> Response:
        """Answer a step of a way."""
        method, path = self._filled(step).removeprefix("~").split()
        bare, _, query = path.partition("?")
        posted = {name: self._filled(said) for name, said in (form or {}).items()}
        asked = Request(method, bare, dict([query.split("=")] if query else []), posted, self.cookies)
        reply = (self.hosted if step.startswith("~") else self.app)(asked)
        for name, value in reply.headers:
            if name == "Set-Cookie" and not step.startswith("~"):
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return reply

    def _filled(self, text: str) -> str:
        parts = {
            "{first}": self.store.products[0].slug,
            "{other}": self.store.products[-1].slug,
            "{section}": self.store.products[0].category.slug,
            "{visitor}": next(iter(self.cookies.values()), "nobody"),
        }
        for name, part in parts.items():
            text = text.replace(name, part)
        return text


def visitor(name: str, language: str, switches: Switches, seed: int = 3) -> Visitor:
    shown = skin(name)
    store, words = Store(language, switches, seed), Words(language, shown.variant)
    app = troubled(shown.make_app(store, words, "http://hosted/"), switches)
    return Visitor(store, app, shown.make_hosted(store, words) if shown.make_hosted else app)


def transcript(name: str, switches: Switches) -> list[str]:
    """All that a shop says along a way, without what differs from visit to visit."""
    here, told = visitor(name, "en", switches), WAYS[name]
    opening = [f"GET {told.product}", f"GET {told.listing}"] + ["GET /"] * (not switches.checkout_needs_home)
    said = [here.ask(step) for step in opening] + [here.ask(step, form) for step, form in told.steps]
    plain = (f"{one.status} {dict(one.headers).get('Location', '')} {one.body.decode()}" for one in said)
    return [re.sub(r"\b[0-9a-f]{16}\b", "ID", one) for one in plain]


def turns(name: str) -> Iterator[Switches]:
    """Every switch that a skin can show, one at a time."""
    shown = skin(name)
    for one in NAMES:
        if one not in EVERYWHERE:
            for value in values(one)[1:]:
                if shown.shows(one, value):
                    needed = ("options=select",) if one in NEEDS else ()
                    yield read((*needed, f"{one}={str(value).lower()}"))


@pytest.mark.parametrize("name", SKINS)
@pytest.mark.parametrize("language", languages())
def test_every_skin_opens_in_every_language(name: str, language: str) -> None:
    here = visitor(name, language, FRIENDLY)
    home = here.ask("GET /")
    assert home.status == 200
    assert shelf(language).shop in home.body.decode().replace("&amp;", "&")


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("language", languages())
def test_listing_and_product_are_served_in_every_language(name: str, language: str) -> None:
    here, told = visitor(name, language, FRIENDLY), WAYS[name]
    listing, product = here.ask(f"GET {told.listing}"), here.ask(f"GET {told.product}")
    assert (listing.status, product.status) == (200, 200)
    assert here.store.products[0].name in listing.body.decode().replace("&#39;", "'")


@pytest.mark.parametrize("name", WAYS)
def test_the_whole_way_leads_to_the_last_page_and_an_order_counts(name: str) -> None:
    here, told = visitor(name, "en", FRIENDLY), WAYS[name]
    replies = [here.ask(step, form) for step, form in told.steps]
    assert max(reply.status for reply in replies if reply.status != 400) < 400
    assert here.store.last_pages
    assert not here.store.orders
    here.ask(told.order)
    assert [order.how for order in here.store.orders] == ["last button"]


@pytest.mark.parametrize("name", WAYS)
def test_every_switch_changes_what_is_served(name: str) -> None:
    plain = {True: transcript(name, FRIENDLY), False: transcript(name, SELECT)}
    idle = [written(one) for one in turns(name) if transcript(name, one) == plain[not one.sold_out_option]]
    assert not idle


@pytest.mark.parametrize("name", SKINS)
def test_no_switch_breaks_the_home_page(name: str) -> None:
    broken = [written(one) for one in turns(name) if visitor(name, "de", one).ask("GET /").status != 200]
    assert not broken


@pytest.mark.parametrize("name", [name for name in SKINS if language_packs(name)])
def test_a_platform_says_everything_in_every_language(name: str) -> None:
    packs = language_packs(name)
    assert set(packs) == set(languages())
    assert len({frozenset(pack) for pack in packs.values()}) == 1
    assert all(said.strip() for pack in packs.values() for said in pack.values())


@pytest.mark.parametrize("ending", ["blocked_403", "challenge_page"])
def test_a_refusing_shop_refuses_everything(ending: str) -> None:
    here = visitor("classic", "en", read((f"ending={ending}",)))
    assert {here.ask(path).status for path in ("GET /", "GET /shop", "GET /cart")} == {403}


def test_everything_can_be_sold_out() -> None:
    store = Store("en", read(("ending=all_sold_out",)))
    assert not any(product.buyable for product in store.products)
    assert store.add(store.session(""), store.products[0].slug) is None


def test_half_the_pictures_are_missing_and_others_scripts_are_dead() -> None:
    here = visitor("classic", "en", read(("half_images_missing=true", "dead_third_party=true")))
    found = [here.ask(f"GET /images/{one.slug}.svg").status for one in here.store.products]
    assert set(found) == {200, 404}
    assert b"http://127.0.0.1:9/" in here.ask("GET /").body


def test_the_first_products_are_spoilt_as_asked() -> None:
    products = Store("en", read(("first_sold_out=true", "first_not_online=true"))).products
    assert not products[0].in_stock
    assert products[-1].buyable
    assert sum(not one.online for one in products) == 3


def test_switches_are_read_as_they_are_written() -> None:
    switches = replace(FRIENDLY, menu="mega", late_content_ms=1500, newsletter=True, home_products=False)
    assert read(written(switches)) == switches
    assert set(turned(switches)) == {"menu", "late_content_ms", "newsletter", "home_products"}
    with pytest.raises(ValueError, match="no such switch"):
        read(("weather=fine",))
    with pytest.raises(ValueError, match="cannot be"):
        read(("menu=none",))


def test_a_skin_refuses_what_it_cannot_show() -> None:
    with (
        pytest.raises(ValueError, match="cannot show address_finder"),
        lab_shop("spa", "en", read(("address_finder=true",))),
    ):
        pass
    with pytest.raises(ValueError, match="no such skin"):
        skin("velvet")


def test_a_served_shop_sends_on_from_its_doorstep_and_counts_orders() -> None:
    with (
        lab_shop("classic", "en", read(("redirect_host=true",))) as running,
        httpx.Client(trust_env=False, follow_redirects=True) as client,
    ):
        home = client.get(running.url)
        assert home.url.host == "localhost"
        assert client.get(home.url.join("/shop")).status_code == 200
        assert not running.orders()
        client.post(home.url.join("/checkout/complete"))
        assert len(running.orders()) == 1
        assert not running.sent()


def test_the_id_in_links_keeps_the_basket_without_a_cookie() -> None:
    with (
        lab_shop("classic", "en", read(("session_in_links=true",))) as running,
        httpx.Client(trust_env=False, base_url=running.url) as client,
    ):
        link = re.search(r'href="(/product/[^"]+sid=\w+)"', client.get("/").text)
        assert link
        client.post(link[1])
        assert running.store.session(link[1].partition("sid=")[2]).pieces == 1
        assert not client.cookies


def test_a_body_in_json_is_read_as_its_script_wrote_it() -> None:
    body = r'{"name":"A \u0026 B","agreed":true,"plan":""}'
    assert posted(Request("POST", "/", form={body: ""})) == {"name": "A & B", "agreed": "true", "plan": ""}
    assert posted(Request("POST", "/", form={"name": "A & B"})) == {"name": "A & B"}

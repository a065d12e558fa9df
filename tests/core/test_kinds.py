"""Recognition of page kinds from hand-made evidence."""

import time
from typing import Any

import pytest

from frictionaudit.evidence import Control, Frame, Line, PageKind, PageView, Region
from frictionaudit.reading.kinds import page_kind, slug_kinds
from tests.evidence import box, control, field, line, overlay, page

K = PageKind
SHOP = "© 2026 Harbour Goods. All rights reserved."


def text(*texts: str, start: int = 0, region: Region = Region.MAIN) -> tuple[Line, ...]:
    """Lines below each other; a text that starts with # is a main heading, with ## a lesser one."""
    return tuple(
        line(
            words.lstrip("# "),
            index=start + number,
            heading=len(words) - len(words.lstrip("#")),
            region=region,
        )
        for number, words in enumerate(texts)
    )


def shop_page(*texts: str, title: str = "", path: str = "/x", **more: Any) -> PageView:
    lines = (*text(*texts), *text(SHOP, start=len(texts), region=Region.FOOTER))
    return page(lines=lines, title=title, url=f"https://harbour.test{path}", **more)


def tile(name: str, number: int, top: float) -> Control:
    at = box(y=top, width=180, height=200)
    return control(name, index=number, at=at, href=f"https://harbour.test/{name.lower()}", has_image=True)


def listing(title: str = "Lamps | Harbour Goods", path: str = "/lamps") -> PageView:
    names = ("Anchor", "Beacon", "Cabin", "Dory", "Ebb", "Fathom", "Gale", "Hull")
    texts = ["# Lamps", "Filter", "Sort by"]
    for number, name in enumerate(names):
        texts += [name, f"£{20 + number}.00"]
    tiles = tuple(tile(name, number, (3 + 2 * number) * 30 - 5) for number, name in enumerate(names))
    return shop_page(*texts, title=title, path=path, controls=tiles)


def product(title: str = "Storm Lamp | Harbour Goods", path: str = "/storm-lamp") -> PageView:
    return shop_page(
        "# Storm Lamp",
        "£45.00",
        "In stock",
        "Product details",
        "A lamp that burns in any wind.",
        title=title,
        path=path,
        controls=(control("Add to basket", at=box(y=120)),),
        fields=(field("Quantity", name="qty", type="number"),),
    )


BASKET = shop_page(
    "# Your basket",
    "Storm Lamp",
    "£45.00",
    "Remove",
    "Subtotal",
    "£45.00",
    title="Your basket | Harbour Goods",
    controls=(control("Checkout"),),
    fields=(field("Quantity", name="qty", type="number"),),
)
CHECKOUT = shop_page(
    "# Checkout",
    "## Delivery address",
    "## Payment method",
    title="Checkout | Harbour Goods",
    fields=(
        field("Email", type="email", name="email"),
        field("Address", name="address1"),
        field("City", name="city"),
        field("Postcode", name="postcode"),
        field("Country", name="country", tag="select", type=""),
        field("Card number", name="cardnumber"),
    ),
    controls=(control("Place order"),),
)
LOGIN = shop_page(
    "# Sign in",
    "Forgot your password?",
    title="Sign in | Harbour Goods",
    fields=(field("Email", type="email"), field("Password", type="password")),
)
PAGES = {
    K.LISTING: listing(),
    K.PRODUCT: product(),
    K.BASKET: BASKET,
    K.CHECKOUT: CHECKOUT,
    K.LOGIN: LOGIN,
    K.SEARCH: shop_page("# Search results for lamp", "3 results found", title="Search results | Harbour Goods"),
    K.POLICY: shop_page("# Returns policy", "You may send it back. " * 12, title="Returns policy | Harbour Goods"),
    K.CONTACT: shop_page(
        "# Contact us",
        "Opening hours",
        title="Contact us | Harbour Goods",
        fields=(field("Email", type="email"), field("Message", tag="textarea", type="")),
        controls=(control("Send message"),),
    ),
    K.BLOG: shop_page(
        "# How to trim a wick",
        "Posted on 3 March 2026",
        "A wick wants a clean cut. " * 20,
        "Leave a comment",
        title="How to trim a wick | Harbour Goods",
        structured_data=({"@type": "BlogPosting"},),
    ),
    K.CONFIRMATION: shop_page("# Thank you for your order", "Order number 1234", title="Thank you | Harbour Goods"),
    K.OTHER: shop_page("# About us", "We began with one boat. " * 12, title="About us | Harbour Goods"),
}


@pytest.mark.parametrize("kind", PAGES)
def test_each_kind_is_recognised_by_what_it_shows(kind: PageKind) -> None:
    guess = page_kind(PAGES[kind])
    assert guess.kind is kind
    assert guess.reasons
    assert 0 < guess.confidence <= 1


@pytest.mark.parametrize("kind", sorted(set(PAGES) - {K.BLOG}))
def test_the_address_is_not_needed(kind: PageKind) -> None:
    assert page_kind(PAGES[kind].model_copy(update={"url": ""})).kind is kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Warenkorb", K.BASKET),
        ("Panier", K.BASKET),
        ("Datenschutzerklärung", K.POLICY),
        ("Política de devoluciones", K.POLICY),
        ("Spedizioni e resi", K.POLICY),
        ("Klantenservice", K.CONTACT),
        ("Minha conta", K.LOGIN),
        ("Wyniki wyszukiwania", K.SEARCH),
        ("Köpvillkor", K.POLICY),
        ("お問い合わせ", K.CONTACT),
    ],
)
def test_headings_are_read_in_ten_languages(title: str, kind: PageKind) -> None:
    seen = shop_page(f"# {title}", title=f"{title} | Harbour Goods", lang="")
    assert page_kind(seen).kind is kind


def test_the_front_page_has_no_name_of_its_own() -> None:
    front = shop_page("## New arrivals", "Shop now", "## Best sellers", "View all", title="Harbour Goods", path="/")
    assert page_kind(front).kind is K.HOME
    assert (
        page_kind(front.model_copy(update={"url": "https://harbour.test/uk"}), "https://harbour.test/uk/").kind
        is K.HOME
    )


def test_the_front_page_is_told_from_a_listing_by_the_name_of_the_listing() -> None:
    named = listing(path="/")
    assert page_kind(named.model_copy(update={"url": ""})).kind is K.LISTING
    nameless = named.model_copy(
        update={
            "url": "",
            "title": "Harbour Goods",
            "lines": tuple(item.model_copy(update={"heading": 0}) for item in named.lines),
        }
    )
    assert page_kind(nameless).kind is not K.PRODUCT


@pytest.mark.parametrize(
    "blocked",
    [
        shop_page("# Access denied", "You have no permission.", title="Access denied"),
        shop_page("Just a moment...", "Checking your browser", title="Just a moment..."),
        shop_page("# Storm Lamp", title="Storm Lamp", status=403),
        page(texts=(), title=""),
        page(texts=("Please wait",), frames=(Frame(index=1, url="https://captcha.test/challenge"),)),
    ],
    ids=["refused", "tested", "status", "empty", "frame"],
)
def test_a_blocked_visit_is_a_kind_of_its_own(blocked: PageView) -> None:
    assert page_kind(blocked).kind is K.BLOCKED


def test_a_product_called_like_a_kind_stays_a_product() -> None:
    bag = shop_page(
        "# Canvas Tote Bag",
        "£20.00",
        "Product details",
        "Delivery & returns",
        title="Canvas Tote Bag | Harbour Goods",
        controls=(control("Add to basket", at=box(y=90)),),
        fields=(field("Quantity", name="qty", type="number"),),
    )
    assert page_kind(bag).kind is K.PRODUCT


def test_a_basket_drawer_above_a_product_does_not_make_it_the_basket() -> None:
    seen = product()
    drawer = text("Your basket", "Subtotal", "£45.00", "Checkout", start=40)
    open_drawer = seen.model_copy(
        update={
            "lines": (
                *seen.lines,
                *(item.model_copy(update={"overlay": 0, "region": Region.DIALOG}) for item in drawer),
            ),
            "overlays": (overlay("basket", share=0.6),),
        }
    )
    assert page_kind(seen).kind is K.PRODUCT
    assert page_kind(open_drawer).kind is K.PRODUCT


def test_a_sign_in_form_in_a_drawer_does_not_make_a_listing_the_sign_in_page() -> None:
    with_form = listing().model_copy(update={"fields": (field("Password", type="password"),)})
    assert page_kind(with_form).kind is K.LISTING


def journal(buy: Control) -> PageView:
    return shop_page(
        "# Cloth-bound journal",
        "£15.50",
        "Comment",
        title="Cloth-bound journal | Harbour Goods",
        path="/notebooks/cloth-bound-journal",
        controls=(buy,),
        fields=(field("", type="number", near="Quantity"),),
    )


def test_a_product_is_known_by_an_unlabelled_amount_and_a_link_that_a_script_makes_a_button() -> None:
    here = "https://harbour.test/notebooks/cloth-bound-journal"
    assert page_kind(journal(control("Add to cart", at=box(y=120), href=here))).kind is K.PRODUCT
    assert (
        page_kind(journal(control("Add to cart", at=box(y=120), tag="a", href="javascript:void(0)"))).kind is K.PRODUCT
    )


def test_an_article_that_links_to_something_for_sale_is_none() -> None:
    seen = journal(control("Buy", href="https://harbour.test/storm-lamp")).model_copy(update={"fields": ()})
    assert page_kind(seen).kind is K.BLOG


def shelf(*, dated: bool = False) -> PageView:
    """Three cards, each with its own "read more", amount and way to buy; or three articles with a thing for sale each."""
    texts, controls = ["# Notebooks"], list[Control]()
    for number, name in enumerate(("Anchor", "Beacon", "Cabin")):
        top = len(texts) * 30.0
        controls.append(tile(name, number, top - 5))
        texts += [name, f"{name}, made in small batches. Read more", f"£{20 + number}.00"]
        if dated:
            texts.append(f"Posted on {3 + number} March 2026")
        else:
            controls.append(control("Add to cart", at=box(y=top + 90)))
    fields = () if dated else tuple(field("", index=n, type="number", near="Quantity") for n in range(3))
    return shop_page(
        *texts, title="Notebooks | Harbour Goods", path="/notebooks", controls=tuple(controls), fields=fields
    )


def test_cards_that_can_each_be_bought_and_read_about_are_a_listing() -> None:
    assert page_kind(shelf()).kind is K.LISTING


def test_dated_articles_with_goods_beside_them_stay_a_blog() -> None:
    assert page_kind(shelf(dated=True)).kind is K.BLOG


def test_unclear_is_other_and_unsure() -> None:
    guess = page_kind(shop_page("Some words", "and some more", title="Some words"))
    assert guess.kind is K.OTHER
    assert guess.confidence <= 0.4


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("/products/", {PageKind.LISTING}),
        ("/products/copper-kettle", {PageKind.PRODUCT}),
        ("/collections/lamps/products/storm-lamp", {K.LISTING, K.PRODUCT}),
        ("/cart", {K.BASKET}),
        ("/de/warenkorb/", {K.BASKET}),
        ("/policies/refund-policy", {K.POLICY}),
        ("/storm-lamp", set[PageKind]()),
        ("/cartography", set[PageKind]()),
    ],
)
def test_addresses_speak_by_whole_words(path: str, kinds: set[PageKind]) -> None:
    assert slug_kinds(path) == kinds


def test_a_huge_page_is_judged_quickly() -> None:
    lines = tuple(line(f"Text {number} " * 5, index=number, heading=number % 7) for number in range(2500))
    links = tuple(tile(f"Thing{number}", number, number * 20.0) for number in range(900))
    seen = page(lines=lines, controls=links, title="a - " * 60)
    page_kind(seen)
    began = time.process_time()
    page_kind(seen)
    assert time.process_time() - began < 0.25


def address_form(*labels: str, title: str = "Your address", **more: Any) -> PageView:
    fields = tuple(field(label, index=number) for number, label in enumerate(labels))
    return shop_page(*labels, title=title, path="/shop/address", fields=fields, **more)


def test_a_form_for_name_street_and_postcode_outweighs_a_word_of_a_list_in_the_address() -> None:
    asked = ("Name", "Phone", "Street", "City", "Zip code", "Country")
    assert page_kind(address_form(*asked)).kind is K.CHECKOUT
    assert page_kind(address_form("Zip code", "City")).kind is not K.CHECKOUT
    tiles = tuple(tile(name, number, 30 * number) for number, name in enumerate(("Anchor", "Beacon")))
    goods = shop_page("Anchor", "£2.00", "Beacon", "£3.00", path="/shop/lamps", controls=tiles)
    assert page_kind(goods).kind is K.LISTING


def test_a_few_cards_below_a_heading_that_begins_the_title_are_a_list_beside_a_word_about_results() -> None:
    names = ("Anchor", "Beacon", "Cabin")
    texts = ["### Lamps", "1 to 3 of 3 results for Lamps"]
    for number, name in enumerate(names):
        texts += [name, f"£{20 + number}.00"]
    tiles = tuple(tile(name, number, (2 + 2 * number) * 30 - 5) for number, name in enumerate(names))
    assert (
        page_kind(shop_page(*texts, title="Lamps Harbour Goods", path="/n/2/lamps", controls=tiles)).kind is K.LISTING
    )


def test_an_answer_that_there_is_no_such_page_is_no_basket_by_its_address_and_one_that_asks_or_sells_is() -> None:
    def answered(*texts: str, title: str = "Not Found", **more: Any) -> PageView:
        return shop_page(*texts, title=title, path="/cart", **more)

    assert page_kind(answered("# Not Found", "The requested resource was not found on this server.")).kind is K.OTHER
    assert page_kind(answered("# Nicht gefunden", title="")).kind is K.OTHER
    assert page_kind(answered("# Not Found", "Copper kettle", "£48.00")).kind is K.BASKET
    assert page_kind(answered("# Not Found", fields=(field("Voucher"),))).kind is K.BASKET
    assert page_kind(answered("# Cart", "Voucher not found", title="Cart")).kind is K.BASKET


def test_a_choice_of_delivery_in_one_form_with_the_button_that_orders_is_a_step_of_checkout_beside_what_is_ordered() -> (
    None
):
    def ordering(name: str, form: int = 0) -> PageView:
        delivery = field("Delivery method", tag="select", type="", options=("Parcel post", "Next day"))
        amount = field("", index=1, name="qty", form=1, prefilled=True)
        texts = ("# Checkout - Delivery Options", "Parcel post", "£3.95", "Copper kettle", "£48.00")
        button = control(name, submits=True, form=form, at=box(y=400))
        return shop_page(
            *texts,
            title="Delivery Options | Checkout | Harbour Goods",
            path="/shop/order/delivery-options/",
            fields=(delivery, amount),
            controls=(button,),
        )

    assert page_kind(ordering("Place Order")).kind is K.CHECKOUT
    for other in (ordering("Save"), ordering("Place Order", form=2)):
        assert page_kind(other).kind is not K.CHECKOUT

"""Shaped as WooCommerce on a classic theme: full-page posts with notices, and a checkout in one long page that reloads itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Product
from tests.shops.lab.store import Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates
from tests.shops.lab.words import Words, language_packs

_HERE: Final = Path(__file__).parent
_PAGES: Final = {
    "contact": "contact",
    "shipping": "shipping_info",
    "refund_returns": "returns",
    "terms": "terms",
    "privacy-policy": "privacy",
}
_FIELDS: Final = {
    "billing_first_name": "first_name",
    "billing_last_name": "last_name",
    "billing_company": "company",
    "billing_country": "country",
    "billing_address_1": "street",
    "billing_city": "city",
    "billing_state": "state",
    "billing_postcode": "postcode",
    "billing_phone": "phone",
    "billing_email": "email",
    "shipping_method[0]": "delivery",
    "payment_method": "payment",
}
"""The checkout's names for the store's."""
_OPTIONS: Final = {
    "attribute_pa_colour": "colour",
    "attribute_pa_size": "size",
    "addon-engraving": "engraving",
    "delivery_date": "delivery_date",
    "convert_to_sub": "plan",
}
_PLACES: Final = {
    "JP": ("postcode", "state", "city", "address_1", "address_2"),
    "GB": ("address_1", "address_2", "city", "state", "postcode"),
}
_EUROPEAN: Final = ("address_1", "address_2", "postcode", "city", "state")
"""The order of an address's lines where `_PLACES` knows no other."""
VARIANT: Final = 0
_SHOWS: Final = """
    menu=hamburger menu=mega home_products products_below_filters late_content_ms first_sold_out first_not_online
    options=select options=swatch options=buttons options=dependent sold_out_option required_text required_date
    subscription buy_now_beside reaction=toast express_beside_checkout minimum_order guest=account_wall
    guest=create_account_ticked delivery_methods states payment=card_frame payment=fee_after_details
    terms_box=required_at_order phone_required
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, "wp_woocommerce_session", _Shop(store, words).routes()), store.switches.late_content_ms)


def _named(form: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """What was sent, by the store's names."""
    return {names[name]: said.strip() for name, said in form.items() if name in names}


class _Shop:
    """The pages, by address, and what scripts ask for under `wc-ajax`."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches
        self._pack = language_packs(_HERE.name)[store.language]

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "POST /": self._ajax,
            "GET /shop/": lambda request, session, part: self._archive(
                session, self._words("shop"), self._store.of(None)
            ),
            "GET /product-category/{}/": self._category,
            "GET /product/{}/": self._product,
            "POST /product/{}/": self._add,
            "POST /buy-now/{}/": self._buy_now,
            "GET /cart/": lambda request, session, part: self._page("cart", session),
            "POST /cart/": self._update,
            "GET /cart/remove/": self._remove,
            "POST /cart/express/": self._express,
            "GET /checkout/": self._checkout,
            "GET /checkout/order-received/": lambda request, session, part: self._page("received", session),
            "GET /checkout/card-element/": lambda request, session, part: file(_HERE / "assets" / "card.html"),
            "GET /my-account/": lambda request, session, part: self._page("account", session),
            "GET /assets/{}": lambda request, session, name: file(_HERE / "assets" / name),
            "GET /uploads/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".svg")),
            "GET /{}/": self._content,
        }

    def _drawn(self, name: str, session: Session, **told: object) -> str:
        template = templates(_HERE / "theme").get_template(f"{name}.html")
        return template.render(
            store=self._store,
            t=self._pack.__getitem__,
            w=self._words,
            flags=self._switches,
            money=self._store.money,
            visitor=session,
            sums=self._store.costs(session),
            below=self._store.below_least(session),
            pages=_PAGES,
            **told,
        )

    def _page(self, name: str, session: Session, **told: object) -> Response:
        return html(self._drawn(name, session, **told))

    # Catalogue

    def _home(self, request: Request, session: Session, part: str) -> Response:
        if "s" in request.query:
            wanted = request.query["s"]
            return self._archive(session, wanted, self._store.found(wanted))
        return self._page("home", session, items=self._store.products[:4] if self._switches.home_products else ())

    def _archive(self, session: Session, title: str, items: tuple[Product, ...]) -> Response:
        return self._page("archive", session, title=title, items=items)

    def _category(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if category is None:
            return html("<h1>404</h1>", 404)
        return self._archive(session, category.name, self._store.of(category))

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None:
            return html("<h1>404</h1>", 404)
        return self._page("product", session, item=product, added=False, wrong="")

    def _content(self, request: Request, session: Session, name: str) -> Response:
        return self._page("page", session, topic=_PAGES[name]) if name in _PAGES else html("<h1>404</h1>", 404)

    # Basket

    def _add(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None:
            return html("<h1>404</h1>", 404)
        told, quantity = _named(request.form, _OPTIONS), request.form.get("quantity", "1")
        wrong = ""
        if self._store.unanswered(told):
            wrong = self._pack["please_select"]
        elif not self._store.add(session, slug, self._store.choice(told), int(quantity) if quantity.isdecimal() else 1):
            wrong = self._words("sold_out")
        if not wrong and self._switches.reaction == "redirect":
            return see_other("/cart/")
        return self._page("product", session, item=product, added=not wrong, wrong=wrong)

    def _buy_now(self, request: Request, session: Session, slug: str) -> Response:
        self._store.add(session, slug, self._store.choice(_named(request.form, _OPTIONS)))
        self._store.place_order(session, "buy now")
        return see_other("/checkout/order-received/")

    def _update(self, request: Request, session: Session, part: str) -> Response:
        for key, said in request.form.items():
            if said.isdecimal():
                self._store.set_quantity(session, key.removeprefix("cart:"), int(said))
        return see_other("/cart/")

    def _remove(self, request: Request, session: Session, part: str) -> Response:
        self._store.set_quantity(session, request.query.get("remove_item", ""), 0)
        return see_other("/cart/")

    def _express(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "express wallet")
        return see_other("/checkout/order-received/")

    # Checkout

    def _checkout(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines or self._store.below_least(session):
            return see_other("/cart/")
        if self._switches.guest == "account_wall":
            return self._page("must-login", session)
        # The order button stands in the page from its beginning.
        self._store.show_last_page(session)
        market, states = self._store.market, self._switches.states
        country = session.answers.get("country") or ("" if states == "after_country" else market.country)
        listed: dict[str, tuple[str, ...]] = {code: () for code, _ in self._store.countries() if code != "GB"}
        if states != "none":
            listed[market.country] = market.states
        return self._page(
            "checkout",
            session,
            country=country,
            listed=listed,
            places=_PLACES.get(market.country, _EUROPEAN),
            reviewed=self._reviewed(session, country),
            **self._chosen(session),
        )

    def _reviewed(self, session: Session, country: str) -> bool:
        """Whether the address says enough to offer ways of delivery."""
        told = session.answers.get("postcode") and session.answers.get("city") and country
        return bool(told) or self._switches.delivery_methods != "after_address"

    def _chosen(self, session: Session) -> dict[str, str]:
        delivery = session.answers.get("delivery") or self._store.delivery_ways()[0].key
        preselected = "card" if self._switches.payment == "card_frame" else self._store.payment_ways()[0].key
        return {"delivery": delivery, "payment": session.answers.get("payment") or preselected}

    def _ajax(self, request: Request, session: Session, part: str) -> Response:
        asked = request.query.get("wc-ajax", "")
        if asked == "add_to_cart":
            added = self._store.add(session, request.form.get("product_id", ""))
            return data({"fragments": {".cart-contents .count": str(session.pieces)}} if added else {"error": True})
        if asked == "update_order_review":
            return self._review(request, session)
        if asked == "checkout":
            session.answers.update(_named(request.form, _FIELDS))
            self._store.place_order(session, "last button")
            return data({"result": "success", "redirect": "/checkout/order-received/"})
        return html("0", 400)

    def _review(self, request: Request, session: Session) -> Response:
        told = dict(parse_qsl(request.form.get("post_data", ""), keep_blank_values=True))
        session.answers.update(_named(told, _FIELDS))
        reviewed = self._reviewed(session, session.answers.get("country", ""))
        chosen = self._chosen(session)
        fragments = {
            ".woocommerce-checkout-review-order-table": self._drawn("review", session, reviewed=reviewed, **chosen),
            ".woocommerce-checkout-payment": self._drawn("payment", session, **chosen),
        }
        return data({"result": "success", "reload": False, "fragments": fragments})

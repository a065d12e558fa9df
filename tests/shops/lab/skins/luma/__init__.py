"""Shaped as Magento's Luma: an off-canvas menu, a basket in the header, and a checkout by script behind one address's hash."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, posted, routed, templates
from tests.shops.lab.words import Words, language_packs

_HERE: Final = Path(__file__).parent
_PAGES: Final = {
    "customer-service": "contact",
    "shipping-policy": "shipping_info",
    "returns": "returns",
    "terms": "terms",
    "privacy-policy-cookie-restriction-mode": "privacy",
}
_FIELDS: Final = {
    "username": "email",
    "firstname": "first_name",
    "lastname": "last_name",
    "street[0]": "street",
    "postcode": "postcode",
    "city": "city",
    "country_id": "country",
    "region_id": "state",
    "telephone": "phone",
    "shipping_method": "delivery",
}
"""The checkout's names for the store's."""
_OPTIONS: Final = {
    "super_attribute[93]": "colour",
    "super_attribute[144]": "size",
    "options[1]": "engraving",
    "options[2]": "delivery_date",
}
VARIANT: Final = 1
_SHOWS: Final = """
    menu=hamburger menu=mega home_products products_below_filters late_content_ms first_sold_out first_not_online
    options=select options=swatch options=buttons options=dependent sold_out_option required_text required_date
    buy_now_beside sticky_bar reaction=redirect reaction=drawer reaction=toast reaction=counter
    express_beside_checkout minimum_order guest=email_first guest=account_wall delivery_methods states payment
    terms_box=required_at_order phone_required strict_phone
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, "PHPSESSID", _Magento(store, words).routes()), store.switches.late_content_ms)


def _named(form: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    """What was sent, by the store's names."""
    return {names[name]: said.strip() for name, said in form.items() if name in names}


class _Magento:
    """Pages drawn on the server, and the endpoints that their scripts ask."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches
        self._pack = language_packs(_HERE.name)[store.language]

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        rest = "/rest/default/V1/guest-carts/{}"
        return {
            "GET /": self._home,
            "GET /catalogsearch/result/": self._search,
            "POST /checkout/cart/add/product/{}/": self._add,
            "GET /customer/section/load/": lambda request, session, part: data(self._section(session)),
            "GET /checkout/cart/": lambda request, session, part: self._page("cart", session),
            "POST /checkout/cart/updatePost/": self._update,
            "POST /checkout/cart/delete/": self._delete,
            "POST /paypal/express/start/": self._express,
            "POST /instantpurchase/button/placeOrder/{}/": self._instant,
            "GET /checkout/": self._checkout,
            "GET /checkout/onepage/success/": lambda request, session, part: self._page("success", session),
            "GET /customer/account/login/": lambda request, session, part: self._page("login", session),
            "GET /customer/account/create/": lambda request, session, part: self._page("login", session),
            "POST /rest/default/V1/customers/isEmailAvailable": self._email_available,
            f"POST {rest}/estimate-shipping-methods": self._estimate,
            f"POST {rest}/shipping-information": self._shipping,
            f"POST {rest}/payment-information": self._payment,
            "GET /hosted-fields/card": lambda request, session, part: file(_HERE / "static" / "card.html"),
            "GET /static/{}": lambda request, session, name: file(_HERE / "static" / name),
            "GET /media/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".svg")),
            "GET /{}": self._rewritten,
        }

    def _page(self, name: str, session: Session, **told: object) -> Response:
        template = templates(_HERE / "design").get_template(f"{name}.html")
        return html(
            template.render(
                store=self._store,
                t=self._pack.__getitem__,
                pack=self._pack,
                w=self._words,
                flags=self._switches,
                money=self._store.money,
                quote=session,
                sums=self._store.costs(session),
                below=self._store.below_least(session),
                pages=_PAGES,
                **told,
            )
        )

    # Catalogue

    def _home(self, request: Request, session: Session, part: str) -> Response:
        return self._page("home", session, items=self._store.products[:4] if self._switches.home_products else ())

    def _rewritten(self, request: Request, session: Session, path: str) -> Response:
        """Sections, products and plain pages all stand right under the host."""
        slug = path.removesuffix(".html")
        if category := self._store.category(slug):
            return self._page("category", session, title=category.name, items=self._store.of(category))
        if product := self._store.product(slug):
            return self._page("product", session, item=product, hinted="options" in request.query)
        if path in _PAGES:
            return self._page("cms", session, topic=_PAGES[path])
        return html("<h1>404</h1>", 404)

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("q", "")
        return self._page("category", session, title=wanted, items=self._store.found(wanted))

    # Basket

    def _add(self, request: Request, session: Session, slug: str) -> Response:
        told = _named(request.form, _OPTIONS)
        quantity = request.form.get("qty", "1")
        if self._store.unanswered(told):
            return data({"backUrl": f"/{slug}.html?options=cart"})
        line = self._store.add(session, slug, self._store.choice(told), int(quantity) if quantity.isdecimal() else 1)
        if line is None:
            return data({"error": self._words("sold_out")})
        return data({"backUrl": "/checkout/cart/"} if self._switches.reaction == "redirect" else [])

    def _section(self, session: Session) -> dict[str, object]:
        items = [
            {
                "name": line.product.name,
                "url": f"/{line.product.slug}.html",
                "image": f"/media/{line.product.slug}.svg",
                "options": line.choice,
                "qty": line.quantity,
                "price": self._store.money(line.product.price),
            }
            for line in session.lines
        ]
        return {
            "summary_count": session.pieces,
            "subtotal": self._store.money(self._store.costs(session).goods),
            "possible_onepage_checkout": not self._store.below_least(session),
            "items": items,
        }

    def _update(self, request: Request, session: Session, part: str) -> Response:
        for key, said in request.form.items():
            if said.isdecimal():
                self._store.set_quantity(session, key, int(said))
        return see_other("/checkout/cart/")

    def _delete(self, request: Request, session: Session, part: str) -> Response:
        self._store.set_quantity(session, request.form.get("id", ""), 0)
        return see_other("/checkout/cart/")

    def _express(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "express wallet")
        return see_other("/checkout/onepage/success/")

    def _instant(self, request: Request, session: Session, slug: str) -> Response:
        self._store.add(session, slug, self._store.choice(_named(request.form, _OPTIONS)))
        self._store.place_order(session, "buy now")
        return see_other("/checkout/onepage/success/")

    # Checkout

    def _checkout(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines or self._store.below_least(session) or self._switches.guest == "account_wall":
            return see_other("/checkout/cart/")
        store = self._store
        config: dict[str, object] = {
            "entityId": session.id,
            "t": dict(self._pack),
            "agree": self._words("i_agree_terms"),
            "password": self._words("password"),
            "fee": self._words("fee"),
            "agreements": self._switches.terms_box == "required_at_order",
            "states": self._switches.states,
            "countries": store.countries(),
            "defaultCountry": "" if self._switches.states == "after_country" else store.market.country,
            "regions": {store.market.country: store.market.states} if self._switches.states != "none" else {},
            "ratesNeedPostcode": self._switches.delivery_methods == "after_address",
            "phoneRequired": self._switches.phone_required,
            "postcodeForm": store.market.postcode,
            "payment": self._switches.payment,
            "methods": [
                {"code": way.key, "title": self._words(way.key), "fee": store.money(way.cost)}
                for way in store.payment_ways()
            ],
            "items": self._section(session)["items"],
            "total": store.money(store.costs(session).goods),
        }
        return self._page("checkout", session, config=config)

    def _email_available(self, request: Request, session: Session, part: str) -> Response:
        return data(self._switches.guest != "email_first")

    def _estimate(self, request: Request, session: Session, part: str) -> Response:
        ways = self._store.delivery_ways()
        return data(
            [{"code": way.key, "title": self._words(way.key), "price": self._store.money(way.cost)} for way in ways]
        )

    def _shipping(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update(_named(posted(request), _FIELDS))
        asked = (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))
        complaints = self._store.complaints(session.answers, asked)
        # A postcode of a strange form is only remarked upon beside its field, never refused.
        if complaints.get("postcode") == "error_postcode":
            del complaints["postcode"]
        if complaints:
            return data({"message": self._words(next(iter(complaints.values())))}, 400)
        self._store.show_last_page(session)
        costs = self._store.costs(session)
        rows = (("cart_subtotal", costs.goods), ("shipping", costs.delivery), ("order_total", costs.total))
        return data({"totals": [{"title": self._pack[key], "value": self._store.money(cost)} for key, cost in rows]})

    def _payment(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "last button")
        return data(f"{len(self._store.orders):09}")

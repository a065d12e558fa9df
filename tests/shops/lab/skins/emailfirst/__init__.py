"""E-mail first, then steps behind the address's hash: checkout is drawn by script, arrives late and saves in the background."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, posted, routed, templates
from tests.shops.lab.words import Words, wording

_HERE: Final = Path(__file__).parent
_STATIC: Final = ("returns", "shipping_info", "contact", "terms", "privacy")
_SPOKEN: Final = (
    "added",
    "checkout",
    "basket",
    "view_basket",
    "proceed_to_checkout",
    "express_pay",
    "basket_empty",
    "close",
)
VARIANT: Final = 3
_SHOWS: Final = """
    menu=hamburger menu=mega home_products products_below_filters late_content_ms country_picker postcode_gate
    first_sold_out first_not_online options=select options=swatch options=drawn_select options=dependent
    sold_out_option required_text required_date buy_now_beside sticky_bar reaction=redirect reaction=drawer
    reaction=toast reaction=button_text reaction=counter reaction=nothing express_beside_checkout minimum_order
    guest=email_first guest=account_wall guest=create_account_ticked delivery_methods states payment
    terms_box=required_at_order continue_until_valid phone_required strict_phone last_button=checkout_again
    last_button=select_payment_first checkout_needs_home
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, "frontend_id", _Frontend(store, words).routes()), store.switches.late_content_ms)


class _Frontend:
    """Catalogue pages, and what the checkout's script asks for."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /catalog/{}": self._category,
            "GET /catalogsearch/result/": self._search,
            "GET /item/{}": self._product,
            "POST /checkout/cart/add/": self._add,
            "POST /checkout/cart/now/": self._now,
            "POST /checkout/cart/update/": self._update,
            "POST /checkout/cart/wallet/": self._wallet,
            "GET /checkout/cart/": lambda request, session, part: self._page("cart", session),
            "GET /checkout/": self._checkout,
            "GET /checkout/success/": lambda request, session, part: self._page("success", session),
            "GET /checkout/hosted-fields": lambda request, session, part: file(_HERE / "fields.html"),
            "GET /customer/section": self._section,
            "POST /store/postcode": self._postcode,
            "POST /rest/email-available": lambda request, session, part: data(
                {"available": self._switches.guest != "account_wall"}
            ),
            "GET /rest/regions/{}": self._regions,
            "POST /rest/estimate": self._estimate,
            "POST /rest/shipping-information": self._shipping,
            "POST /rest/payment-information": self._payment,
            "GET /info/{}": self._info,
            "GET /customer/account/create/": lambda request, session, part: self._page("account", session),
            "GET /pub/{}": lambda request, session, name: file(_HERE / "pub" / name),
            "GET /media/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".svg")),
        }

    def _page(self, name: str, session: Session, **told: object) -> Response:
        template = templates(_HERE / "view").get_template(f"{name}.html")
        return html(
            template.render(
                store=self._store,
                w=self._words,
                flags=self._switches,
                money=self._store.money,
                quote=session,
                sums=self._store.costs(session),
                below=self._store.below_least(session),
                static=_STATIC,
                spoken={key: self._words(key) for key in _SPOKEN},
                **told,
            )
        )

    # Catalogue

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("home", session, items=self._store.products[:4] if self._switches.home_products else ())

    def _category(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug.removesuffix(".html"))
        if category is None:
            return html("<h1>404</h1>", 404)
        return self._page("category", session, title=category.name, items=self._store.of(category))

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("q", "")
        return self._page("category", session, title=wanted, items=self._store.found(wanted))

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug.removesuffix(".html"))
        if product is None:
            return html("<h1>404</h1>", 404)
        closed = self._switches.postcode_gate and "postcode" not in session.passed
        return self._page("product", session, item=product, closed=closed)

    def _postcode(self, request: Request, session: Session, part: str) -> Response:
        if not self._store.complaints(request.form, ("postcode",)):
            session.passed.add("postcode")
        return see_other(request.form.get("back", "/"))

    def _info(self, request: Request, session: Session, name: str) -> Response:
        return self._page("info", session, topic=name) if name in _STATIC else html("<h1>404</h1>", 404)

    # Basket

    def _add(self, request: Request, session: Session, part: str) -> Response:
        if missing := self._store.unanswered(request.form):
            return data({"missing": missing, "message": self._words("error_required")}, 400)
        if self._store.add(session, request.form.get("product", ""), self._store.choice(request.form)) is None:
            return data({"missing": (), "message": self._words("sold_out")}, 400)
        return self._section(request, session, part)

    def _section(self, request: Request, session: Session, part: str) -> Response:
        lines = [{"name": line.product.name, "choice": line.choice, "qty": line.quantity} for line in session.lines]
        subtotal = self._store.money(self._store.costs(session).goods)
        return data(
            {"count": session.pieces, "lines": lines, "subtotal": subtotal, "below": self._store.below_least(session)}
        )

    def _now(self, request: Request, session: Session, part: str) -> Response:
        self._store.add(session, request.form.get("product", ""), self._store.choice(request.form))
        return self._wallet_like(session, "buy now")

    def _wallet(self, request: Request, session: Session, part: str) -> Response:
        return self._wallet_like(session, "express wallet")

    def _wallet_like(self, session: Session, how: str) -> Response:
        self._store.place_order(session, how)
        return see_other("/checkout/success/")

    def _update(self, request: Request, session: Session, part: str) -> Response:
        for key, said in request.form.items():
            if said.isdecimal():
                self._store.set_quantity(session, key, int(said))
        return see_other("/checkout/cart/")

    # Checkout

    def _checkout(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.checkout_needs_home and not session.greeted:
            return see_other("/")
        if not session.lines or self._store.below_least(session):
            return see_other("/checkout/cart/")
        store = self._store
        config: dict[str, object] = {
            "words": {key: self._words(key) for key in wording(store.language)},
            "guest": self._switches.guest,
            "delivery": self._switches.delivery_methods,
            "states": self._switches.states,
            "payment": self._switches.payment,
            "terms": self._switches.terms_box == "required_at_order",
            "button": self._switches.last_button,
            "phoneRequired": self._switches.phone_required,
            "guarded": self._switches.continue_until_valid,
            "country": store.market.country,
            "countries": store.countries(),
            "regions": store.market.states if self._switches.states == "static" else (),
            "rates": self._rates(),
            "methods": [
                {"code": way.key, "title": self._words(way.key), "fee": store.money(way.cost)}
                for way in store.payment_ways()
            ],
        }
        return self._page("checkout", session, config=config)

    def _rates(self) -> list[dict[str, str]]:
        return [
            {"code": way.key, "title": self._words(way.key), "price": self._store.money(way.cost)}
            for way in self._store.delivery_ways()
        ]

    def _regions(self, request: Request, session: Session, country: str) -> Response:
        return data(self._store.market.states if country == self._store.market.country else ())

    def _estimate(self, request: Request, session: Session, part: str) -> Response:
        return data(self._rates())

    def _shipping(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update({name: said.strip() for name, said in posted(request).items()})
        asked = (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))
        if complaints := self._store.complaints(session.answers, asked):
            return data({"errors": {name: self._words(key) for name, key in complaints.items()}}, 400)
        self._store.show_last_page(session)
        costs = self._store.costs(session)
        amounts = (("subtotal", costs.goods), ("delivery", costs.delivery), ("total", costs.total))
        totals = [{"title": self._words(key), "value": self._store.money(amount)} for key, amount in amounts]
        return data({"totals": totals})

    def _payment(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "last button")
        return data({"order": f"{len(self._store.orders):09}"})

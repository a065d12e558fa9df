"""A storefront whose checkout is one page of panels: who you are, then methods chosen in dialogs, then a panel to confirm.

Everything goes by one address with a route in its query. Registering is preselected, the region is always asked for and
loaded for the country, and both methods are empty until one is chosen; an alert with links tells what was added.
"""

from pathlib import Path
from typing import Final

from markupsafe import Markup

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.store import ADDRESS, Session, Store, Way
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates
from tests.shops.lab.words import Words, spoken

_HERE: Final = Path(__file__).parent
_INFORMATION: Final = {
    "returns": ("returns", "returns_text"),
    "delivery": ("shipping_info", "shipping_text"),
    "terms": ("terms", "i_agree_terms"),
    "privacy": ("privacy", "privacy"),
    "contact": ("contact", "contact_text"),
}
_FIELDS: Final = {
    "first_name": "firstname",
    "last_name": "lastname",
    "email": "email",
    "phone": "telephone",
    "street": "shipping_address_1",
    "city": "shipping_city",
    "postcode": "shipping_postcode",
    "country": "shipping_country_id",
    "state": "shipping_zone_id",
}
VARIANT: Final = 0
_SHOWS: Final = """
    menu=mega home_products first_sold_out first_not_online options=select options=radio sold_out_option required_text
    required_date express_beside_checkout minimum_order guest=account_wall delivery_methods=choice states=after_country
    terms_box=required_at_order phone_required strict_phone
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return routed(store, "OCSESSID", _Catalog(store, words).routes())


class _Catalog:
    """The pages by address, and the one address whose routes do the rest."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._switches = store, store.switches
        self._say = spoken(words, _HERE.name)
        self._by_route: dict[str, Handler] = {
            "GET common/home": self._home,
            "GET common/cart.info": lambda request, session, part: self._page("header-cart", session),
            "GET product/search": self._search,
            "GET checkout/cart": lambda request, session, part: self._page("cart", session),
            "POST checkout/cart.add": self._add,
            "POST checkout/cart.edit": self._edit,
            "POST checkout/wallet": self._wallet,
            "GET checkout/checkout": self._checkout,
            "GET localisation/country": self._country,
            "POST checkout/register.save": self._register,
            "GET checkout/shipping_method.quote": self._shipping_methods,
            "POST checkout/shipping_method.save": self._save_shipping,
            "GET checkout/payment_method.getMethods": self._payment_methods,
            "POST checkout/payment_method.save": self._save_payment,
            "POST checkout/payment_method.comment": lambda request, session, part: data({"success": True}),
            "POST checkout/payment_method.agree": self._agree,
            "GET checkout/confirm.confirm": self._confirm,
            "POST extension/payment.confirm": self._order,
            "GET checkout/success": lambda request, session, part: self._text(session, "thank_you", "thank_you"),
            "GET account/login": lambda request, session, part: self._page("login", session),
            "GET account/register": lambda request, session, part: self._page("login", session),
        }

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /catalog/{}": self._category,
            "GET /product/{}": self._product,
            "GET /information/{}": self._information,
            "GET /index.php": self._routed,
            "POST /index.php": self._routed,
            "GET /javascript/{}": lambda request, session, name: file(_HERE / "js" / name),
            "GET /image/{}": lambda request, session, name: drawing(self._store, name.partition(".")[0]),
        }

    def _routed(self, request: Request, session: Session, part: str) -> Response:
        handler = self._by_route.get(f"{request.method} {request.query.get('route', 'common/home')}")
        return handler(request, session, part) if handler else html("<h1>404</h1>", 404)

    def _page(self, name: str, session: Session, **told: object) -> Response:
        costs = self._store.costs(session)
        template = templates(_HERE / "view").get_template(f"{name}.html")
        return html(
            template.render(
                store=self._store,
                text=self._say,
                on=self._switches,
                money=self._store.money,
                cart=session,
                costs=costs,
                too_little=self._store.below_least(session),
                information=_INFORMATION,
                item_text=self._say("items").format(count=session.pieces, sum=self._store.money(costs.goods)),
                **told,
            )
        )

    # Goods

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("home", session, products=self._store.products[:4] if self._switches.home_products else ())

    def _category(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if category is None and slug != "all":
            return html("<h1>404</h1>", 404)
        title = category.name if category else self._say("all_products")
        return self._page("category", session, title=title, products=self._store.of(category))

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("search", "")
        return self._page("category", session, title=wanted, products=self._store.found(wanted))

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None:
            return html("<h1>404</h1>", 404)
        gone = self._store.sold_out_colours()
        colours = tuple(colour for colour in self._store.shelf.colours if colour not in gone)
        return self._page("product", session, product=product, colours=colours)

    def _information(self, request: Request, session: Session, name: str) -> Response:
        return self._text(session, *_INFORMATION[name]) if name in _INFORMATION else html("<h1>404</h1>", 404)

    def _text(self, session: Session, title: str, text: str) -> Response:
        return self._page("information", session, title=self._say(title), body=self._say(text))

    # Cart

    def _add(self, request: Request, session: Session, part: str) -> Response:
        slug = request.form.get("product_id", "")
        product = self._store.product(slug)
        if missing := self._store.unanswered(request.form):
            told = {f"option_{name}": self._say("error_required") for name in missing}
            return data({"error": told, "redirect": "" if "listed" not in request.form else f"/product/{slug}"})
        quantity = request.form.get("quantity", "1")
        choice = self._store.choice(request.form)
        line = self._store.add(session, slug, choice, int(quantity) if quantity.isdigit() else 1)
        if product is None or line is None:
            return data({"error": {"warning": self._say("out_of_stock")}})
        success = Markup(self._say("added")).format(
            product=Markup('<a href="/product/{}">{}</a>').format(slug, product.name),
            basket=Markup('<a href="/index.php?route=checkout/cart">{}</a>').format(self._say("basket_low")),
        )
        return data({"success": str(success)})

    def _edit(self, request: Request, session: Session, part: str) -> Response:
        quantity = request.form.get("quantity", "")
        self._store.set_quantity(session, request.form.get("key", ""), int(quantity) if quantity.isdigit() else 0)
        return see_other("/index.php?route=checkout/cart")

    def _wallet(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "express wallet")
        return see_other("/index.php?route=checkout/success")

    # Checkout

    def _checkout(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines or self._store.below_least(session):
            return see_other("/index.php?route=checkout/cart")
        return self._page(
            "checkout",
            session,
            login=Markup(self._say("login_text")).format(
                login=Markup('<a href="/index.php?route=account/login">{}</a>').format(self._say("login_page"))
            ),
        )

    def _country(self, request: Request, session: Session, part: str) -> Response:
        market = self._store.market
        zones = market.states if request.query.get("country_id") == market.country else ()
        return data({"zone": list(zones), "postcode_required": "1"})

    def _register(self, request: Request, session: Session, part: str) -> Response:
        told = {name: request.form.get(sent, "").strip() for name, sent in _FIELDS.items()}
        asked = (*ADDRESS, "phone", *(("state",) if told["country"] == self._store.market.country else ()))
        complaints = {_FIELDS[name]: key for name, key in self._store.complaints(told, asked).items()}
        if request.form.get("account") != "0" and not 4 <= len(request.form.get("password", "")) <= 20:
            complaints["password"] = "error_password"
        session.passed.discard("register")
        session.answers.update(told)
        if complaints:
            return data({"error": {name: self._say(key) for name, key in complaints.items()}})
        session.passed.add("register")
        return data({"success": self._say("guest_saved")})

    def _shipping_methods(self, request: Request, session: Session, part: str) -> Response:
        if "register" not in session.passed:
            return data({"error": self._say("error_shipping_address")})
        return data({"methods": [self._offered(way, way.cost > 0) for way in self._store.delivery_ways()]})

    def _payment_methods(self, request: Request, session: Session, part: str) -> Response:
        if "delivery" not in session.answers:
            return data({"error": self._say("error_shipping_method")})
        return data({"methods": [self._offered(way, False) for way in self._store.payment_ways()]})

    def _offered(self, way: Way, priced: bool) -> dict[str, str]:
        price = f" - {self._store.money(way.cost)}" if priced else ""
        return {"code": way.key, "name": self._say(way.key), "label": f"{self._say(way.key)}{price}"}

    def _save_shipping(self, request: Request, session: Session, part: str) -> Response:
        session.answers["delivery"] = request.form.get("shipping_method", "")
        session.answers.pop("payment", None)
        return data({"success": self._say("shipping_saved")})

    def _save_payment(self, request: Request, session: Session, part: str) -> Response:
        session.answers["payment"] = request.form.get("payment_method", "")
        return data({"success": self._say("payment_saved")})

    def _agree(self, request: Request, session: Session, part: str) -> Response:
        (session.passed.add if request.form.get("agree") == "1" else session.passed.discard)("agree")
        return data({})

    def _confirm(self, request: Request, session: Session, part: str) -> Response:
        """The panel to confirm in: its button works once everything before it is answered."""
        complete = "register" in session.passed and bool(session.answers.get("payment"))
        if complete:
            self._store.show_last_page(session)
        agreed = self._switches.terms_box == "none" or "agree" in session.passed
        return self._page("confirm", session, complete=complete, ready=complete and agreed)

    def _order(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "last button")
        return data({"redirect": "/index.php?route=checkout/success"})

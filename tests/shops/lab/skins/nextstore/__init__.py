"""A storefront drawn by script over a store's API: country in the address, skeletons, choices without native inputs.

Checkout is one address whose step stands in the query. Nothing is chosen beforehand, neither delivery nor payment, and
what was added shows in a sheet that closes by itself.
"""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.goods import Product
from tests.shops.lab.store import ADDRESS, Line, Session, Store
from tests.shops.lab.switches import turned
from tests.shops.lab.web import Handler, data, drawing, file, html, posted, routed, templates
from tests.shops.lab.words import Words, language_packs, spoken, wording

_HERE: Final = Path(__file__).parent
_PAGES: Final = ("store", "search", "cart", "checkout", "account")
_FEW: Final = 4
VARIANT: Final = 0
_SHOWS: Final = """
    home_products late_content_ms load_more country_picker first_sold_out first_not_online options=buttons
    options=drawn_select options=dependent sold_out_option sticky_bar reaction=counter reaction=toast
    express_beside_checkout minimum_order guest=account_wall delivery_methods states terms_box=required_at_order
    phone_required strict_phone
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return routed(store, "_cart_id", _Api(store, words).routes())


class _Api:
    """The shell of every page, and the store's API."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._switches = store, store.switches
        self._say = spoken(words, _HERE.name)
        self._keys = {*wording(store.language), *language_packs(_HERE.name)[store.language]}
        self._country = store.market.country.lower()

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        api: dict[str, Handler] = {
            "GET /api/products": self._products,
            "GET /api/products/{}": self._product,
            "GET /api/regions/{}": self._states,
            "GET /api/cart": self._cart,
            "POST /api/cart/line-items": self._add,
            "POST /api/cart/line-item": self._change,
            "POST /api/cart/address": self._address,
            "POST /api/cart/shipping-methods": self._choose("delivery"),
            "POST /api/cart/payment-sessions": self._choose("payment"),
            "POST /api/cart/complete": self._complete,
        }
        shells = ("/", "/{}", "/{}/products/{}", "/{}/categories/{}", "/{}/content/{}", "/{}/order/confirmed")
        pages = (*shells, *(f"/{{}}/{name}" for name in _PAGES))
        return {
            **api,
            "GET /_next/static/{}": lambda request, session, name: file(_HERE / "chunks" / name),
            "GET /media/{}": lambda request, session, name: drawing(self._store, name.partition(".")[0]),
            **{f"GET {page}": self._shell for page in pages},
        }

    def _shell(self, request: Request, session: Session, part: str) -> Response:
        if part not in ("", self._country):
            return html("<h1>404</h1>", 404)
        session.greeted = session.greeted or request.path.strip("/") in ("", self._country)
        template = templates(_HERE).get_template("shell.html")
        return html(template.render(store=self._store, say=self._say, props=self._props()))

    def _props(self) -> dict[str, object]:
        store = self._store
        return {
            "name": store.name,
            "country": self._country,
            "switches": turned(self._switches),
            "words": {key: self._say(key) for key in sorted(self._keys)},
            "categories": [{"handle": one.slug, "name": one.name} for one in store.categories],
            "countries": [{"code": code.lower(), "name": name} for code, name in store.countries()],
            "states": store.market.states if self._switches.states == "static" else (),
            "options": [self._option(key) for key in store.questions()],
            "methods": [
                {"id": way.key, "name": self._say(way.key), "price": store.money(way.cost)}
                for way in store.delivery_ways()
            ],
            "providers": [{"id": way.key, "name": self._say(way.key)} for way in reversed(store.payment_ways())],
        }

    def _option(self, key: str) -> dict[str, object]:
        values = self._store.shelf.sizes if key == "size" else self._store.shelf.colours
        gone = self._store.sold_out_colours() if key == "colour" else frozenset[str]()
        return {"id": key, "title": self._say(key), "values": values, "gone": sorted(gone)}

    # Goods

    def _told(self, one: Product) -> dict[str, object]:
        return {
            "handle": one.slug,
            "title": one.name,
            "description": one.text,
            "category": one.category.name,
            "price": self._store.money(one.price),
            "in_stock": one.in_stock,
            "online": one.online,
        }

    def _products(self, request: Request, session: Session, part: str) -> Response:
        store = self._store
        found = store.found(request.query["q"]) if "q" in request.query else None
        listed = store.of(store.category(request.query.get("category", ""))) if found is None else found
        start = int(request.query.get("offset", "0"))
        end = start + _FEW if self._switches.load_more != "none" else len(listed)
        return data({"products": [self._told(one) for one in listed[start:end]], "count": len(listed)})

    def _product(self, request: Request, session: Session, handle: str) -> Response:
        product = self._store.product(handle)
        return data(self._told(product)) if product else data({"type": "not_found"}, 404)

    def _states(self, request: Request, session: Session, country: str) -> Response:
        market = self._store.market
        return data({"states": market.states if country.upper() == market.country else ()})

    # Cart

    def _line(self, line: Line) -> dict[str, object]:
        told = {
            "id": line.key,
            "choice": line.choice,
            "quantity": line.quantity,
            "total": self._store.money(line.total),
        }
        return {**self._told(line.product), **told}

    def _cart(self, request: Request, session: Session, part: str) -> Response:
        answers = session.answers
        complete = bool(answers.get("delivery") and answers.get("payment") and answers.get("street") and session.lines)
        if request.query.get("step") == "review" and complete:
            self._store.show_last_page(session)
        costs = self._store.costs(session)
        money = self._store.money
        return data(
            {
                "items": [self._line(line) for line in session.lines],
                "count": session.pieces,
                "subtotal": money(costs.goods),
                "shipping": money(costs.delivery) if answers.get("delivery") else "-",
                "total": money(costs.total if answers.get("delivery") else costs.goods),
                "below": money(self._store.least) if self._store.below_least(session) else "",
                "address": {name: answers.get(name, "") for name in (*ADDRESS, "phone", "state")},
                "delivery": answers.get("delivery", ""),
                "payment": answers.get("payment", ""),
            }
        )

    def _add(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        line = None
        if not self._store.unanswered(told):
            line = self._store.add(session, told.get("handle", ""), self._store.choice(told))
        return self._cart(request, session, part) if line else data({"message": self._say("out_of_stock")}, 400)

    def _change(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        self._store.set_quantity(session, told.get("id", ""), int(told.get("quantity", "0")))
        return self._cart(request, session, part)

    # Checkout

    def _address(self, request: Request, session: Session, part: str) -> Response:
        told = {name: said.strip() for name, said in posted(request).items()}
        states = ("state",) if self._switches.states != "none" else ()
        complaints = self._store.complaints(told, (*ADDRESS, "phone", *states))
        if complaints:
            return data({"errors": {name: self._say(key) for name, key in complaints.items()}}, 400)
        session.answers.update(told)
        return self._cart(request, session, part)

    def _choose(self, what: str) -> Handler:
        def chosen(request: Request, session: Session, part: str) -> Response:
            session.answers[what] = posted(request).get("id", "")
            return self._cart(request, session, part)

        return chosen

    def _complete(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, posted(request).get("how", "last button"))
        return data({"type": "order"})

"""A storefront whose pages fetch everything they do, and whose checkout is one address with stages, each saved by script.

A toast tells what was added. Strangers meet a page to sign in or go on as a guest, or, in the platform's newer shape, a
first stage for the e-mail address. Typed cards are the first way to pay, the others stand in tabs beside.
"""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Product
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates
from tests.shops.lab.words import Words, spoken

_HERE: Final = Path(__file__).parent
_CONTENT: Final = {
    "returns": ("returns", "returns_text"),
    "shipping": ("shipping_info", "shipping_text"),
    "contactus": ("contact", "contact_text"),
    "terms": ("terms", "i_agree_terms"),
}
_FEW: Final = 4
_SHIPPING: Final = "dwfrm_shipping_shippingAddress_addressFields_"
_BILLING: Final = "dwfrm_billing_"
_ADDRESS_FIELDS: Final = {
    "first_name": f"{_SHIPPING}firstName",
    "last_name": f"{_SHIPPING}lastName",
    "street": f"{_SHIPPING}address1",
    "country": f"{_SHIPPING}country",
    "state": f"{_SHIPPING}states_stateCode",
    "city": f"{_SHIPPING}city",
    "postcode": f"{_SHIPPING}postalCode",
    "phone": f"{_SHIPPING}phone",
    "delivery": "dwfrm_shipping_shippingAddress_shippingMethodID",
}
_CONTACT_FIELDS: Final = {
    "email": f"{_BILLING}contactInfoFields_email",
    "phone": f"{_BILLING}contactInfoFields_phone",
    "payment": f"{_BILLING}paymentMethod",
}
_CARD_FIELDS: Final = tuple(
    f"{_BILLING}creditCardFields_{name}" for name in ("cardNumber", "expirationMonth", "expirationYear", "securityCode")
)
VARIANT: Final = 1
_SHOWS: Final = """
    home_products load_more first_sold_out first_not_online options=select options=swatch options=dependent
    sold_out_option required_text sticky_bar reaction=counter reaction=dialog express_beside_checkout minimum_order
    guest=email_first guest=account_wall delivery_methods states=static terms_box=required_at_order phone_required
    strict_phone
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return routed(store, "dwsid", _Site(store, words).routes())


class _Site:
    """The pages and services, by address."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._switches = store, store.switches
        self._say = spoken(words, _HERE.name)

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /shop/{}": self._listing,
            "GET /search": self._search,
            "GET /product/{}": self._product,
            "GET /content/{}": self._content,
            "GET /cart": lambda request, session, part: self._page("cart/cart", session),
            "GET /checkout/login": lambda request, session, part: self._page("checkout/login", session),
            "GET /checkout": self._checkout,
            "GET /account": lambda request, session, part: self._page("account", session),
            "GET /order/confirm": lambda request, session, part: self._page("confirmation", session),
            "GET /on/Search-UpdateGrid": self._grid,
            "GET /on/Product-Variation": self._variation,
            "POST /on/Cart-AddProduct": self._add,
            "POST /on/Cart-UpdateQuantity": self._update,
            "POST /on/Cart-SelectShippingMethod": self._select_shipping,
            "POST /on/Wallet-Pay": self._wallet,
            "POST /on/CheckoutServices-SubmitCustomer": self._submit_customer,
            "POST /on/CheckoutShippingServices-UpdateShippingMethodsList": self._methods,
            "POST /on/CheckoutShippingServices-SubmitShipping": self._submit_shipping,
            "POST /on/CheckoutServices-SubmitPayment": self._submit_payment,
            "POST /on/CheckoutServices-PlaceOrder": self._place,
            "GET /static/{}": lambda request, session, name: file(_HERE / "static" / name),
            "GET /images/{}": lambda request, session, name: drawing(self._store, name.partition(".")[0]),
        }

    def _drawn(self, name: str, session: Session, **told: object) -> str:
        template = templates(_HERE / "default").get_template(f"{name}.html")
        return template.render(
            store=self._store,
            msg=self._say,
            on=self._switches,
            money=self._store.money,
            basket=session,
            totals=self._store.costs(session),
            too_little=self._store.below_least(session),
            contents=_CONTENT,
            fields={**_ADDRESS_FIELDS, **_CONTACT_FIELDS},
            **told,
        )

    def _page(self, name: str, session: Session, **told: object) -> Response:
        return html(self._drawn(name, session, **told))

    # Goods

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("home", session, tiles=self._store.products[:4] if self._switches.home_products else ())

    def _listing(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if category is None and slug != "all":
            return html("<h1>404</h1>", 404)
        return self._results(
            session, category.name if category else self._say("all_products"), slug, 0, "search/results"
        )

    def _grid(self, request: Request, session: Session, part: str) -> Response:
        return self._results(
            session, "", request.query.get("cgid", "all"), int(request.query.get("start", "0")), "search/grid"
        )

    def _results(self, session: Session, title: str, slug: str, start: int, name: str) -> Response:
        products = self._store.of(self._store.category(slug))
        end = start + _FEW if self._switches.load_more != "none" else len(products)
        return self._page(
            name,
            session,
            title=title,
            slug=slug,
            tiles=products[start:end],
            count=len(products),
            after=end if end < len(products) else 0,
        )

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("q", "")
        found = self._store.found(wanted)
        return self._page("search/results", session, title=wanted, slug="all", tiles=found, count=len(found), after=0)

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug.removesuffix(".html"))
        if product is None:
            return html("<h1>404</h1>", 404)
        return self._page("product", session, product=product, ready=self._ready(product, {}))

    def _ready(self, product: Product, told: dict[str, str]) -> bool:
        """Whether the variation is known well enough to be added; a text is judged on adding."""
        return product.buyable and not set(self._store.unanswered(told)) - {"engraving"}

    def _variation(self, request: Request, session: Session, part: str) -> Response:
        product = self._store.product(request.query.get("pid", ""))
        if product is None:
            return data({"error": True}, 404)
        told = dict(request.query)
        ready = self._ready(product, told)
        gone = self._store.sold_out_colours()
        answered = not [key for key in self._store.questions() if key != "engraving" and not told.get(key)]
        available = product.in_stock and told.get("colour") not in gone
        return data(
            {
                "ready": ready,
                "available": available,
                "message": self._say("in_stock" if available else "sold_out")
                if answered
                else self._say("select_styles"),
                "colours": [{"name": one, "gone": one in gone} for one in self._store.shelf.colours]
                if told.get("size")
                else [],
            }
        )

    def _content(self, request: Request, session: Session, name: str) -> Response:
        if name not in _CONTENT:
            return html("<h1>404</h1>", 404)
        title, text = _CONTENT[name]
        return self._page("content", session, title=self._say(title), text=self._say(text))

    # Cart

    def _add(self, request: Request, session: Session, part: str) -> Response:
        quantity = request.form.get("quantity", "1")
        line = None
        if not self._store.unanswered(request.form):
            choice = self._store.choice(request.form)
            line = self._store.add(session, request.form.get("pid", ""), choice, int(quantity))
        message = self._say("added") if line else self._say("error_address")
        return data({"error": line is None, "message": message, "quantityTotal": session.pieces})

    def _update(self, request: Request, session: Session, part: str) -> Response:
        self._store.set_quantity(session, request.form.get("key", ""), int(request.form.get("quantity", "0")))
        return self._page("cart/body", session)

    def _select_shipping(self, request: Request, session: Session, part: str) -> Response:
        session.answers["delivery"] = request.form.get("methodID", "")
        return self._page("cart/body", session)

    def _wallet(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "express wallet")
        return data({"continueUrl": "/order/confirm"})

    # Checkout

    def _checkout(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines or self._store.below_least(session):
            return see_other("/cart")
        if self._switches.guest == "account_wall":
            return see_other("/checkout/login")
        return self._page("checkout/checkout", session, first=self._first_stage())

    def _first_stage(self) -> str:
        return "customer" if self._switches.guest == "email_first" else "shipping"

    def _taken(
        self, request: Request, session: Session, names: dict[str, str], asked: tuple[str, ...]
    ) -> dict[str, str]:
        """Keep what a stage's form says; its complaints by the form's own field names."""
        told = {name: request.form[sent].strip() for name, sent in names.items() if sent in request.form}
        session.answers.update(told)
        complaints = self._store.complaints(told, asked)
        return {names[name]: self._say(key) for name, key in complaints.items()}

    def _stage(self, session: Session, errors: dict[str, str]) -> Response:
        if errors:
            return data({"error": True, "fieldErrors": errors})
        summaries = {
            name: self._drawn(f"checkout/{name}-summary", session) for name in ("customer", "shipping", "payment")
        }
        return data({"error": False, "summaries": summaries, "totals": self._drawn("checkout/totals", session)})

    def _submit_customer(self, request: Request, session: Session, part: str) -> Response:
        return self._stage(session, self._taken(request, session, _CONTACT_FIELDS, ("email",)))

    def _methods(self, request: Request, session: Session, part: str) -> Response:
        self._taken(request, session, _ADDRESS_FIELDS, ())
        known = not self._store.complaints(session.answers, ("postcode",))
        return data(
            {
                "methods": self._drawn("checkout/methods", session, known=known),
                "totals": self._drawn("checkout/totals", session),
            }
        )

    def _submit_shipping(self, request: Request, session: Session, part: str) -> Response:
        states = ("state",) if self._switches.states != "none" else ()
        asked = (*(name for name in ADDRESS if name != "email"), "phone", *states)
        return self._stage(session, self._taken(request, session, _ADDRESS_FIELDS, asked))

    def _submit_payment(self, request: Request, session: Session, part: str) -> Response:
        email = () if self._first_stage() == "customer" else ("email",)
        errors = self._taken(request, session, _CONTACT_FIELDS, (*email, "phone"))
        if session.answers.get("payment", "card") == "card":
            errors |= {name: self._say("error_required") for name in _CARD_FIELDS if not request.form.get(name)}
        if not errors:
            self._store.show_last_page(session)
        return self._stage(session, errors)

    def _place(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "last button")
        return data({"continueUrl": "/order/confirm"})

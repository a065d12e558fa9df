"""A shop as they were built twenty years ago: tables for layout, forms that GET, pictures for buttons, the id in the address.

Its checkout has four pages: account, delivery, payment, confirmation.
"""

from html import escape
from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Product
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import session_in_links
from tests.shops.lab.web import Handler, drawing, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_COOKIE: Final = "osid"
_PAGES: Final = ("shipping_info", "privacy", "terms", "returns", "contact")
VARIANT: Final = 1
_SHOWS: Final = """
    home_products session_in_links first_sold_out first_not_online options=select options=radio sold_out_option
    required_text buy_now_beside reaction=redirect express_beside_checkout minimum_order
    guest=form_at_once guest=choice_radio_register_preselected guest=account_wall
    delivery_methods=one delivery_methods=choice states=none states=static
    payment=invoice_preselected payment=choose terms_box=required_at_order phone_required strict_phone
    last_button=place_order last_button=checkout_again
"""
SUPPORTS: Final = frozenset(_SHOWS.split())

BUTTON: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="30" viewBox="0 0 {width} 30">'
    '<rect width="{width}" height="30" rx="3" fill="#d8c690" stroke="#8a7a40"/>'
    '<text x="50%" y="20" text-anchor="middle" font-family="Verdana" font-size="12" fill="#3a3210">{said}</text></svg>'
)


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return session_in_links(routed(store, _COOKIE, _Tables(store, words).routes()), _COOKIE, "sid")


class _Tables:
    """The scripts of the shop, by name."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._index,
            "GET /index.php": self._index,
            "GET /search_result.php": self._search,
            "GET /product_info.php": self._product,
            "GET /shopping_cart.php": self._cart,
            "GET /information.php": self._information,
            "GET /login.php": self._login,
            "GET /checkout_shipping.php": self._shipping,
            "GET /checkout_payment.php": self._payment,
            "GET /checkout_confirmation.php": self._confirmation,
            "POST /checkout_process.php": self._order("last button"),
            "GET /express_process.php": self._order("express wallet"),
            "GET /images/buttons/{}": self._button,
            "GET /images/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".gif")),
        }

    def _page(self, name: str, session: Session, /, **told: object) -> Response:
        page = templates(_HERE / "pages").get_template(f"{name}.html")
        return html(
            page.render(
                store=self._store,
                w=self._words,
                sw=self._switches,
                money=self._store.money,
                session=session,
                at=self._store.products.index,
                pages=_PAGES,
                costs=self._store.costs(session),
                **told,
            )
        )

    def _button(self, request: Request, session: Session, name: str) -> Response:
        """The picture of a button: its words, drawn."""
        said = self._words(name.removesuffix(".gif"))
        width = 40 + sum(8 if ord(sign) < 0x2000 else 13 for sign in said)
        return Response(BUTTON.format(width=width, said=escape(said)).encode(), content_type="image/svg+xml")

    # Goods

    def _index(self, request: Request, session: Session, part: str) -> Response:
        section = request.query.get("cPath", "")
        if section.isdecimal():
            category = self._store.categories[int(section) % len(self._store.categories)]
            return self._page("listing", session, title=category.name, products=self._store.of(category))
        shown = self._store.products[:4] if self._switches.home_products else ()
        return self._page("index", session, products=shown)

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("keywords", "")
        return self._page("listing", session, title=self._words("search_results"), products=self._store.found(wanted))

    def _asked_for(self, request: Request) -> Product:
        said = request.query.get("products_id", "0")
        return self._store.products[int(said) % len(self._store.products) if said.isdecimal() else 0]

    def _product(self, request: Request, session: Session, part: str) -> Response:
        product = self._asked_for(request)
        if request.query.get("action") != "add_product":
            return self._page("product", session, product=product, missing=())
        if missing := self._store.unanswered(request.query):
            return self._page("product", session, product=product, missing=missing)
        said = request.query.get("cart_quantity", "1")
        self._store.add(session, product.slug, self._store.choice(request.query), int(said) if said.isdecimal() else 1)
        if "now.x" in request.query:
            return self._ordered(session, "buy now")
        return see_other("/shopping_cart.php")

    # Basket

    def _cart(self, request: Request, session: Session, part: str) -> Response:
        for key, line in tuple(session.basket.items()):
            said = request.query.get(f"qty {key}", "")
            wanted = int(said) if said.isdecimal() else line.quantity
            self._store.set_quantity(session, key, 0 if f"delete {key}" in request.query else wanted)
        return self._page("cart", session, below=self._store.below_least(session))

    def _information(self, request: Request, session: Session, part: str) -> Response:
        name = request.query.get("page", "contact")
        return self._page("information", session, name=name if name in _PAGES else "contact")

    # Checkout

    def _login(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines or self._store.below_least(session):
            return see_other("/shopping_cart.php")
        if self._switches.guest == "form_at_once" or request.query.get("customer") == "guest":
            session.passed.add("login")
            return see_other("/checkout_shipping.php")
        return self._page("login", session, refused="customer" in request.query)

    def _asked(self) -> tuple[str, ...]:
        more = {"phone": True, "state": self._switches.states != "none"}
        return (*ADDRESS, *(name for name, on in more.items() if on))

    def _shipping(self, request: Request, session: Session, part: str) -> Response:
        if "login" not in session.passed or not session.lines:
            return see_other("/login.php")
        if request.query.get("action") != "process":
            return self._page("shipping", session, asked=self._asked(), wrong={})
        session.answers.update({name: said.strip() for name, said in request.query.items()})
        session.answers.setdefault("delivery", self._store.delivery_ways()[0].key)
        if wrong := self._store.complaints(session.answers, self._asked()):
            return self._page("shipping", session, asked=self._asked(), wrong=wrong)
        session.passed.add("shipping")
        return see_other("/checkout_payment.php")

    def _payment(self, request: Request, session: Session, part: str) -> Response:
        if "shipping" not in session.passed:
            return see_other("/checkout_shipping.php")
        if request.query.get("action") != "process":
            return self._page("payment", session, complaint="")
        session.answers["payment"] = request.query.get("payment", "")
        if not session.answers["payment"]:
            return self._page("payment", session, complaint="select_payment_first")
        session.passed.add("payment")
        return see_other("/checkout_confirmation.php")

    def _confirmation(self, request: Request, session: Session, part: str) -> Response:
        if "payment" not in session.passed or not session.lines:
            return see_other("/checkout_payment.php")
        self._store.show_last_page(session)
        return self._page("confirmation", session)

    def _order(self, how: str) -> Handler:
        return lambda request, session, part: self._ordered(session, how)

    def _ordered(self, session: Session, how: str) -> Response:
        self._store.place_order(session, how)
        return self._page("success", session)

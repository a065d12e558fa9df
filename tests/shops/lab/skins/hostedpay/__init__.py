"""A theme on a hosted platform: menu and filters in drawers, variants that are preselected, checkout on one page elsewhere.

Cards are the preselected way to pay, typed into frames; the other ways stand below them.
"""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.skins.hostedpay.checkout import checkout
from tests.shops.lab.store import Session, Store
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates
from tests.shops.lab.words import Words, spoken

_HERE: Final = Path(__file__).parent
_POLICIES: Final = {
    "refund-policy": ("returns", "returns_text"),
    "shipping-policy": ("shipping_info", "shipping_text"),
    "contact-information": ("contact", "contact_text"),
    "terms-of-service": ("terms", "terms"),
}
_FEW: Final = 4
VARIANT: Final = 1
_SHOWS: Final = """
    menu=mega home_products load_more age_gate country_picker first_sold_out first_not_online options=select
    options=radio options=swatch sold_out_option required_text subscription buy_now_beside sticky_bar reaction=drawer
    reaction=dialog express_beside_checkout minimum_order terms_in_basket guest=account_wall
    delivery_methods=after_address states=static terms_box=required_at_order phone_required strict_phone
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_hosted(store: Store, words: Words) -> App:
    """The checkout, on the platform's own origin."""
    return checkout(store, spoken(words, _HERE.name))


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return routed(store, "cart", _Theme(store, words, hosted).routes())


class _Theme:
    """The pages and sections, by address."""

    def __init__(self, store: Store, words: Words, hosted: str) -> None:
        self._store, self._hosted, self._switches = store, hosted, store.switches
        self._say = spoken(words, _HERE.name)

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /collections/{}": self._collection,
            "GET /search": self._search,
            "GET /products/{}": self._product,
            "GET /cart": lambda request, session, part: self._page("main-cart", session),
            "GET /cart/drawer": lambda request, session, part: self._page("cart-drawer", session),
            "GET /cart/notification": lambda request, session, part: self._page("cart-notification", session),
            "POST /cart/add": self._add,
            "POST /cart/change": self._change,
            "POST /cart/wallet": self._wallet,
            "POST /cart/now": self._now,
            "POST /cart": self._leave,
            "GET /checkout": self._leave,
            "GET /account/login": lambda request, session, part: self._page("login", session),
            "GET /policies/{}": self._policy,
            "GET /assets/{}": lambda request, session, name: file(_HERE / "assets" / name),
            "GET /files/{}": lambda request, session, name: drawing(self._store, name.partition(".")[0]),
        }

    def _page(self, name: str, session: Session, **told: object) -> Response:
        template = templates(_HERE / "sections").get_template(f"{name}.html")
        return html(
            template.render(
                store=self._store,
                t=self._say,
                on=self._switches,
                money=self._store.money,
                cart=session,
                costs=self._store.costs(session),
                too_little=self._store.below_least(session),
                policies=_POLICIES,
                **told,
            )
        )

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("index", session, products=self._store.products[:4] if self._switches.home_products else ())

    def _collection(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if category is None and slug != "all":
            return html("<h1>404</h1>", 404)
        products = self._store.of(category)
        start = int(request.query.get("start", "0"))
        in_parts = self._switches.load_more != "none"
        return self._page(
            "product-grid" if request.by_script else "main-collection",
            session,
            title=category.name if category else self._say("all_products"),
            products=products[start : start + _FEW] if in_parts else products,
            after=start + _FEW if in_parts and start + _FEW < len(products) else 0,
            slug=slug,
        )

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("q", "")
        found = self._store.found(wanted)
        return self._page("main-collection", session, title=wanted, products=found, after=0, slug="all")

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None:
            return html("<h1>404</h1>", 404)
        gone = self._store.sold_out_colours()
        first = next(colour for colour in self._store.shelf.colours if colour not in gone)
        chosen = request.query.get("variant", first)
        return self._page("main-product", session, product=product, chosen=chosen, gone=gone)

    # Basket

    def _add(self, request: Request, session: Session, part: str) -> Response:
        wrong = self._put(request, session)
        return data({"status": 422, "description": wrong}, 422) if wrong else data({"item_count": session.pieces})

    def _put(self, request: Request, session: Session) -> str:
        """Put what was posted into the cart; what is wrong with it where that cannot be done."""
        if self._store.unanswered(request.form):
            return self._say("choose_option")
        quantity = request.form.get("quantity", "1")
        line = self._store.add(
            session,
            request.form.get("handle", ""),
            self._store.choice(request.form),
            int(quantity) if quantity.isdigit() else 1,
        )
        return "" if line else self._say("sold_out")

    def _change(self, request: Request, session: Session, part: str) -> Response:
        quantity = request.form.get("quantity", "")
        if quantity.isdigit():
            self._store.set_quantity(session, request.form.get("key", ""), int(quantity))
        return data({"item_count": session.pieces})

    def _now(self, request: Request, session: Session, part: str) -> Response:
        """The unbranded button beside "Add to cart" leads to checkout."""
        wrong = self._put(request, session)
        return data({"description": wrong}, 422) if wrong else data({"checkout": "/checkout"})

    def _wallet(self, request: Request, session: Session, part: str) -> Response:
        self._put(request, session)
        self._store.place_order(session, request.form.get("how", "express wallet"))
        return data({"checkout": "/"})

    def _leave(self, request: Request, session: Session, part: str) -> Response:
        """Hand the cart over to the checkout's own origin."""
        if not session.lines or self._store.below_least(session):
            return see_other("/cart")
        if self._switches.guest == "account_wall":
            return see_other("/account/login")
        return see_other(f"{self._hosted}checkouts/cn/{session.id}")

    def _policy(self, request: Request, session: Session, name: str) -> Response:
        if name not in _POLICIES:
            return html("<h1>404</h1>", 404)
        title, text = _POLICIES[name]
        return self._page("policy", session, title=self._say(title), text=self._say(text))

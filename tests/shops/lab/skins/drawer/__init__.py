"""A themed shop: sections drawn on the server and fetched again by script, a basket in a drawer, checkout elsewhere."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.skins.drawer.checkout import checkout
from tests.shops.lab.store import Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_POLICIES: Final = {
    "refund-policy": ("returns", "returns_text"),
    "shipping-policy": ("shipping_info", "shipping_text"),
    "contact-information": ("contact", "contact_text"),
    "terms-of-service": ("terms", "terms"),
}
_FEW: Final = 4
VARIANT: Final = 2
_SHOWS: Final = """
    menu=hamburger menu=mega home_products products_below_filters late_content_ms load_more age_gate
    country_picker first_sold_out first_not_online options=select options=radio options=swatch options=buttons
    sold_out_option required_text subscription buy_now_beside sticky_bar reaction express_beside_checkout
    minimum_order terms_in_basket guest=account_wall delivery_methods states payment terms_box=required_at_order
    phone_required strict_phone last_button=from_the_start
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_hosted(store: Store, words: Words) -> App:
    """The checkout, on an origin of its own."""
    return checkout(store, words)


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, "cart", _Theme(store, words, hosted).routes()), store.switches.late_content_ms)


class _Theme:
    """The pages and sections, by address."""

    def __init__(self, store: Store, words: Words, hosted: str) -> None:
        self._store, self._words, self._hosted, self._switches = store, words, hosted, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /collections/{}": self._collection,
            "GET /search": self._search,
            "GET /products/{}": self._product,
            "GET /cart": lambda request, session, part: self._page("cart", session),
            "GET /sections/cart-drawer": lambda request, session, part: self._page("cart-drawer", session),
            "POST /cart/add.js": self._add,
            "POST /cart/change.js": self._change,
            "POST /cart/now": self._buy_now,
            "POST /cart/wallet": self._wallet,
            "POST /cart": self._leave,
            "GET /checkout": self._leave,
            "GET /policies/{}": self._policy,
            "GET /assets/{}": lambda request, session, name: file(_HERE / "assets" / name),
            "GET /cdn/{}": lambda request, session, name: drawing(self._store, name.partition(".")[0]),
        }

    def _page(self, name: str, session: Session, **told: object) -> Response:
        template = templates(_HERE / "theme").get_template(f"{name}.html")
        costs = self._store.costs(session)
        return html(
            template.render(
                store=self._store,
                w=self._words,
                on=self._switches,
                money=self._store.money,
                cart=session,
                costs=costs,
                below=self._store.below_least(session),
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
        title = category.name if category else self._words("all_products")
        return self._grid(request, session, title, slug == "all" and self._switches.load_more != "none", slug)

    def _grid(self, request: Request, session: Session, title: str, in_parts: bool, slug: str) -> Response:
        products = self._store.of(self._store.category(slug))
        start = int(request.query.get("from", "0"))
        shown = products[start : start + _FEW] if in_parts else products
        after = start + _FEW if in_parts and start + _FEW < len(products) else 0
        name = "grid" if request.by_script else "collection"
        return self._page(name, session, title=title, products=shown, after=after, slug=slug)

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("q", "")
        return self._page("collection", session, title=wanted, products=self._store.found(wanted), after=0, slug="all")

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug.removesuffix(".js"))
        if product is None:
            return html("<h1>404</h1>", 404)
        if slug.endswith(".js"):
            return data({"handle": product.slug, "title": product.name, "available": product.buyable})
        return self._page("product", session, product=product)

    def _add(self, request: Request, session: Session, part: str) -> Response:
        if self._store.unanswered(request.form):
            return data({"status": 422, "description": self._words("choose_option")}, 422)
        line = self._store.add(session, request.form.get("handle", ""), self._store.choice(request.form))
        if line is None:
            return data({"status": 422, "description": self._words("sold_out")}, 422)
        return data({"key": line.key, "item_count": session.pieces})

    def _change(self, request: Request, session: Session, part: str) -> Response:
        self._store.set_quantity(session, request.form.get("key", ""), int(request.form.get("quantity", "1")))
        return data({"item_count": session.pieces})

    def _buy_now(self, request: Request, session: Session, part: str) -> Response:
        self._store.add(session, request.form.get("handle", ""), self._store.choice(request.form))
        return self._ordered(session, "buy now")

    def _wallet(self, request: Request, session: Session, part: str) -> Response:
        return self._ordered(session, "express wallet")

    def _ordered(self, session: Session, how: str) -> Response:
        self._store.place_order(session, how)
        return self._page("policy", session, title=self._words("thank_you"), text="")

    def _leave(self, request: Request, session: Session, part: str) -> Response:
        """Hand the basket over to the checkout's own origin."""
        if not session.lines or self._store.below_least(session):
            return see_other("/cart")
        return see_other(f"{self._hosted}checkouts/{session.id}")

    def _policy(self, request: Request, session: Session, name: str) -> Response:
        if name not in _POLICIES:
            return html("<h1>404</h1>", 404)
        title, text = _POLICIES[name]
        return self._page("policy", session, title=self._words(title), text=self._words(text))

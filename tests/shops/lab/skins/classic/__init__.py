"""A page for everything: rendered on the server, forms that post, a basket in a table. Its scripts only help along."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import late, session_in_links
from tests.shops.lab.web import Handler, drawing, file, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_COOKIE: Final = "shopsession"
_PAGES: Final = ("returns", "shipping_info", "contact", "terms", "privacy")
_FEW: Final = 2
VARIANT: Final = 0
_SHOWS: Final = """
    menu=hamburger menu=mega home_products products_below_filters late_content_ms load_more=button
    session_in_links age_gate country_picker postcode_gate first_sold_out first_not_online options=select
    options=radio options=dependent sold_out_option required_text required_date subscription buy_now_beside
    sticky_bar reaction=redirect reaction=counter reaction=nothing reaction=toast express_beside_checkout
    minimum_order terms_in_basket guest delivery_methods states address_finder payment terms_box
    continue_until_valid phone_required last_button=place_order last_button=checkout_again
    last_button=select_payment_first strict_phone checkout_needs_home
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    app = late(routed(store, _COOKIE, _Classic(store, words).routes()), store.switches.late_content_ms)
    return session_in_links(app, _COOKIE, "sid") if store.switches.session_in_links else app


class _Classic:
    """The pages, by address."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._gated(self._home),
            "GET /category/{}": self._gated(self._category),
            "GET /shop": self._gated(self._category),
            "GET /search": self._gated(self._search),
            "GET /product/{}": self._gated(self._product),
            "POST /product/{}": self._add,
            "GET /information/{}": self._information,
            "POST /gate": self._pass_gate,
            "GET /cart": self._cart,
            "POST /cart": self._update,
            "POST /cart/express": self._order("express wallet"),
            "GET /checkout": self._checkout,
            "POST /checkout/welcome": self._welcome,
            "GET /checkout/details": self._details,
            "POST /checkout/details": self._save_details,
            "GET /checkout/delivery": self._delivery,
            "POST /checkout/delivery": self._save_delivery,
            "GET /checkout/payment": self._payment,
            "POST /checkout/complete": self._order("last button"),
            "GET /checkout/card-fields": lambda request, session, part: file(_HERE / "card.html"),
            "GET /states/{}": self._states,
            "GET /addresses/{}": self._addresses,
            "GET /assets/{}": lambda request, session, name: file(_HERE / "assets" / name),
            "GET /images/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".svg")),
        }

    def _page(self, name: str, session: Session, **told: object) -> Response:
        page = templates(_HERE / "pages").get_template(f"{name}.html")
        return html(
            page.render(
                store=self._store,
                w=self._words,
                sw=self._switches,
                money=self._store.money,
                session=session,
                pages=_PAGES,
                costs=self._store.costs(session),
                **told,
            )
        )

    # Gates

    def _gated(self, handler: Handler) -> Handler:
        def gated(request: Request, session: Session, part: str) -> Response:
            gates = {"age": self._switches.age_gate, "country": self._switches.country_picker}
            closed = next((gate for gate, on in gates.items() if on and gate not in session.passed), "")
            if closed:
                return self._page("gate", session, gate=closed, back=request.path)
            return handler(request, session, part)

        return gated

    def _pass_gate(self, request: Request, session: Session, part: str) -> Response:
        gate, said = request.form.get("gate", ""), request.form.get("answer", "")
        if gate == "postcode" and self._store.complaints({"postcode": said}, ("postcode",)):
            return see_other(f"{request.form.get('back', '/')}?wrong=1")
        session.passed.add(gate)
        return see_other(request.form.get("back", "/"))

    # Goods

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("home", session, products=self._store.products[:4] if self._switches.home_products else ())

    def _category(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if slug and category is None:
            return html("<h1>404</h1>", 404)
        products = self._store.of(category)
        more = self._switches.load_more == "button" and "all" not in request.query and len(products) > _FEW
        title = category.name if category else self._words("all_products")
        shown = products[:_FEW] if more else products
        return self._page("listing", session, title=title, products=shown, more=f"{request.path}?all=1" if more else "")

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("q", "")
        return self._page("listing", session, title=wanted, products=self._store.found(wanted), more="")

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None:
            return html("<h1>404</h1>", 404)
        gated = self._switches.postcode_gate and "postcode" not in session.passed
        added = "added" in request.query and self._switches.reaction == "toast"
        return self._page("product", session, product=product, gated=gated, added=added, open=(), told={})

    def _add(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None or not product.buyable:
            return see_other(f"/product/{slug}")
        if open_questions := self._store.unanswered(request.form):
            told = dict(request.form)
            return self._page(
                "product", session, product=product, gated=False, added=False, open=open_questions, told=told
            )
        quantity = request.form.get("quantity", "1")
        self._store.add(session, slug, self._store.choice(request.form), int(quantity) if quantity.isdecimal() else 1)
        if "now" in request.form:
            return self._ordered(session, "buy now")
        return see_other("/cart" if self._switches.reaction == "redirect" else f"/product/{slug}?added=1")

    def _information(self, request: Request, session: Session, name: str) -> Response:
        return self._page("information", session, topic=name) if name in _PAGES else html("<h1>404</h1>", 404)

    # Basket

    def _cart(self, request: Request, session: Session, part: str) -> Response:
        return self._page("cart", session, below=self._store.below_least(session))

    def _update(self, request: Request, session: Session, part: str) -> Response:
        for key, said in request.form.items():
            if key.startswith("quantity ") and said.isdecimal():
                self._store.set_quantity(session, key.removeprefix("quantity "), int(said))
        self._store.set_quantity(session, request.form.get("remove", ""), 0)
        return see_other("/cart")

    # Checkout

    def _checkout(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.checkout_needs_home and not session.greeted:
            return see_other("/")
        if not session.lines or self._store.below_least(session):
            return see_other("/cart")
        if self._switches.guest in ("form_at_once", "create_account_ticked") or "welcome" in session.passed:
            return see_other("/checkout/details")
        return self._page("welcome", session, complaint="")

    def _welcome(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.guest == "email_first":
            session.answers["email"] = request.form.get("email", "").strip()
            if complaint := self._store.complaints(session.answers, ("email",)):
                return self._page("welcome", session, complaint=complaint["email"])
        elif self._switches.guest == "account_wall" or request.form.get("as") == "register":
            return self._page("register", session)
        session.passed.add("welcome")
        return see_other("/checkout/details")

    def _asked(self) -> tuple[str, ...]:
        more = {"phone": True, "state": self._switches.states != "none"}
        return (*ADDRESS, *(name for name, on in more.items() if on))

    def _details(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines:
            return see_other("/cart")
        return self._page("details", session, complaints={})

    def _save_details(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update({name: said.strip() for name, said in request.form.items()})
        complaints = self._store.complaints(session.answers, self._asked())
        if self._switches.terms_box == "required_on_details_step" and "terms" not in request.form:
            complaints["terms"] = "error_required"
        if complaints:
            return self._page("details", session, complaints=complaints)
        session.passed.add("details")
        if self._switches.delivery_methods == "one":
            return see_other("/checkout/payment")
        return see_other("/checkout/delivery")

    def _delivery(self, request: Request, session: Session, part: str) -> Response:
        return self._page("delivery", session) if "details" in session.passed else see_other("/checkout")

    def _save_delivery(self, request: Request, session: Session, part: str) -> Response:
        session.answers["delivery"] = request.form.get("delivery", "")
        return see_other("/checkout/payment")

    def _payment(self, request: Request, session: Session, part: str) -> Response:
        if "details" not in session.passed:
            return see_other("/checkout")
        self._store.show_last_page(session)
        return self._page("payment", session)

    def _order(self, how: str) -> Handler:
        return lambda request, session, part: self._ordered(session, how)

    def _ordered(self, session: Session, how: str) -> Response:
        self._store.place_order(session, how)
        return self._page("thanks", session)

    # What scripts ask for

    def _states(self, request: Request, session: Session, country: str) -> Response:
        market = self._store.market
        states = market.states if country == market.country else ()
        return html("".join(f"<option>{state}</option>" for state in ("", *states)))

    def _addresses(self, request: Request, session: Session, postcode: str) -> Response:
        """What stands at a postcode, as a service that knows streets would say."""
        return self._page("addresses", session, postcode=postcode)

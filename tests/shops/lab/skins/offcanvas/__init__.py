"""Shaped as Shopware 6: the basket slides in from the side, then a page to register and one to confirm, which reloads itself."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Product
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates
from tests.shops.lab.words import Words, language_packs

_HERE: Final = Path(__file__).parent
_PAGES: Final = {
    "Contact": "contact",
    "Shipping-and-payment": "shipping_info",
    "Right-of-revocation": "returns",
    "Terms-of-service": "terms",
    "Privacy": "privacy",
}
_FIELDS: Final = {
    "email": "email",
    "firstName": "first_name",
    "lastName": "last_name",
    "billingAddress[street]": "street",
    "billingAddress[zipcode]": "postcode",
    "billingAddress[city]": "city",
    "billingAddress[countryId]": "country",
    "billingAddress[countryStateId]": "state",
    "billingAddress[phoneNumber]": "phone",
}
"""The register form's names for the store's."""
VARIANT: Final = 2
_SHOWS: Final = """
    menu=hamburger menu=mega home_products products_below_filters late_content_ms first_sold_out first_not_online
    options=select options=swatch options=buttons sold_out_option required_text buy_now_beside reaction=drawer
    express_beside_checkout minimum_order guest=account_wall guest=create_account_ticked delivery_methods=choice states
    payment=card_frame payment=fee_after_details terms_box phone_required strict_phone
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, "session-", _Storefront(store, words).routes()), store.switches.late_content_ms)


class _Storefront:
    """The pages, by address, and the pieces that slide in."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches
        self._pack = language_packs(_HERE.name)[store.language]

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /search": self._search,
            "GET /widgets/menu/offcanvas": lambda request, session, part: self._page(
                "menu", session, deeper="navigationId" in request.query
            ),
            "POST /checkout/line-item/add": self._add,
            "POST /checkout/line-item/delete": self._delete,
            "POST /checkout/line-item/change-quantity": self._change,
            "GET /checkout/offcanvas": lambda request, session, part: self._page("drawer", session, added=0),
            "GET /checkout/cart": lambda request, session, part: self._page("cart", session),
            "POST /paypal/express": self._express,
            "POST /paypal/buy-now": self._buy_now,
            "GET /checkout/register": self._register_page,
            "POST /account/register": self._register,
            "POST /country/country-state-data": self._states,
            "GET /checkout/confirm": self._confirm,
            "POST /checkout/configure": self._configure,
            "POST /checkout/order": self._order,
            "GET /checkout/finish": lambda request, session, part: self._page("finish", session),
            "GET /account/login": lambda request, session, part: self._page("login", session),
            "GET /card/component": lambda request, session, part: file(_HERE / "bundles" / "card.html"),
            "GET /bundles/{}": lambda request, session, name: file(_HERE / "bundles" / name),
            "GET /media/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".svg")),
            "GET /{}/": self._navigation,
            "GET /{}/SW{}": self._detail,
        }

    def _page(self, name: str, session: Session, **told: object) -> Response:
        template = templates(_HERE / "views").get_template(f"{name}.html")
        return html(
            template.render(
                store=self._store,
                t=self._pack.__getitem__,
                w=self._words,
                flags=self._switches,
                money=self._store.money,
                customer=session,
                sums=self._store.costs(session),
                below=self._store.below_least(session),
                pages=_PAGES,
                **told,
            )
        )

    # Catalogue

    def _home(self, request: Request, session: Session, part: str) -> Response:
        return self._page("home", session, items=self._store.products[:6] if self._switches.home_products else ())

    def _navigation(self, request: Request, session: Session, slug: str) -> Response:
        if slug in _PAGES:
            return self._page("content", session, topic=_PAGES[slug])
        category = self._store.category(slug)
        if category is None:
            return html("<h1>404</h1>", 404)
        return self._page("listing", session, title=category.name, items=self._store.of(category))

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("search", "")
        return self._page("listing", session, title=wanted, items=self._store.found(wanted))

    def _detail(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        return self._shown(session, product, request.query.get("colour", ""), "") if product else html("", 404)

    def _shown(self, session: Session, product: Product, asked: str, wrong: str) -> Response:
        """A product's page always shows one of its variants, the first unless another is asked for."""
        colours = self._store.shelf.colours if self._switches.options != "none" else ()
        colour = asked if asked in colours else "".join(colours[:1])
        gone = colour in self._store.sold_out_colours()
        return self._page("detail", session, item=product, colours=colours, colour=colour, gone=gone, wrong=wrong)

    # Basket

    def _put(self, form: Mapping[str, str], session: Session) -> str:
        """Put what a product's form says into the basket; what is wrong with it, or nothing."""
        if self._store.unanswered(form):
            return self._pack["empty"]
        quantity = form.get("quantity", "1")
        put = self._store.add(
            session, form.get("id", ""), self._store.choice(form), int(quantity) if quantity.isdecimal() else 1
        )
        return "" if put else self._pack["gone"]

    def _add(self, request: Request, session: Session, part: str) -> Response:
        wrong = self._put(request.form, session)
        product = self._store.product(request.form.get("id", ""))
        if wrong and product:
            return self._shown(session, product, request.form.get("colour", ""), wrong)
        if request.form.get("redirectTo") == "frontend.cart.offcanvas":
            return self._page("drawer", session, added=request.form.get("quantity", "1"))
        return see_other("/checkout/cart")

    def _delete(self, request: Request, session: Session, part: str) -> Response:
        self._store.set_quantity(session, request.form.get("id", ""), 0)
        return see_other("/checkout/cart")

    def _change(self, request: Request, session: Session, part: str) -> Response:
        quantity = request.form.get("quantity", "")
        self._store.set_quantity(session, request.form.get("id", ""), int(quantity) if quantity.isdecimal() else 1)
        return see_other("/checkout/cart")

    def _express(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "express wallet")
        return see_other("/checkout/finish")

    def _buy_now(self, request: Request, session: Session, part: str) -> Response:
        self._put(request.form, session)
        self._store.place_order(session, "buy now")
        return see_other("/checkout/finish")

    # Checkout

    def _closed(self, session: Session) -> bool:
        return not session.lines or self._store.below_least(session)

    def _register_page(self, request: Request, session: Session, part: str) -> Response:
        if self._closed(session):
            return see_other("/checkout/cart")
        return self._page("register", session, complaints={})

    def _register(self, request: Request, session: Session, part: str) -> Response:
        """Take the address; an account is opened by a link in a mail, which a stranger cannot follow here."""
        session.answers.update({_FIELDS[name]: said.strip() for name, said in request.form.items() if name in _FIELDS})
        asked = (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))
        complaints = self._store.complaints(session.answers, asked)
        if not request.form.get("salutationId"):
            complaints["salutation"] = "error_required"
        wants_account = self._switches.guest == "account_wall" or "createCustomerAccount" in request.form
        if wants_account and not request.form.get("password"):
            complaints["password"] = "error_required"
        if self._switches.terms_box == "required_on_details_step" and "acceptedDataProtection" not in request.form:
            complaints["acceptedDataProtection"] = "error_required"
        if complaints:
            return self._page("register", session, complaints=complaints)
        if wants_account:
            return see_other("/account/login")
        session.passed.add("registered")
        return see_other("/checkout/confirm")

    def _states(self, request: Request, session: Session, part: str) -> Response:
        market = self._store.market
        asks = self._switches.states != "none" and request.form.get("countryId") == market.country
        return data({"stateRequired": asks, "states": market.states if asks else ()})

    def _confirm(self, request: Request, session: Session, part: str) -> Response:
        if self._closed(session):
            return see_other("/checkout/cart")
        if "registered" not in session.passed:
            return see_other("/checkout/register")
        session.answers.setdefault("delivery", self._store.delivery_ways()[0].key)
        session.answers.setdefault("payment", "card" if self._switches.payment == "card_frame" else "invoice")
        self._store.show_last_page(session)
        return self._page("confirm", session)

    def _configure(self, request: Request, session: Session, part: str) -> Response:
        chosen = {"paymentMethodId": "payment", "shippingMethodId": "delivery"}
        session.answers.update({chosen[name]: said for name, said in request.form.items() if name in chosen})
        return see_other("/checkout/confirm")

    def _order(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "last button")
        return see_other("/checkout/finish")

"""Shaped as PrestaShop's classic theme: a modal after adding, and four steps on one address, each posted as a whole page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Product
from tests.shops.lab.store import Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates
from tests.shops.lab.words import Words, language_packs

_HERE: Final = Path(__file__).parent
_PAGES: Final = {
    "contact-us": "contact",
    "1-delivery": "shipping_info",
    "2-returns": "returns",
    "3-terms-and-conditions-of-use": "terms",
    "4-privacy-policy": "privacy",
}
_STEPS: Final = ("personal-information", "addresses", "delivery", "payment")
_BUTTONS: Final = {
    "continue": "personal-information",
    "confirm-addresses": "addresses",
    "confirmDeliveryOption": "delivery",
}
"""The step that each button of the checkout belongs to."""
_FIELDS: Final = {
    "firstname": "first_name",
    "lastname": "last_name",
    "email": "email",
    "company": "company",
    "address1": "street",
    "city": "city",
    "id_state": "state",
    "postcode": "postcode",
    "id_country": "country",
    "phone": "phone",
    "delivery_option[1]": "delivery",
}
"""The checkout's names for the store's."""
_ASKED: Final = {
    "personal-information": ("first_name", "last_name", "email"),
    "addresses": ("first_name", "last_name", "street", "city", "postcode", "country", "phone"),
    "delivery": (),
}
VARIANT: Final = 3
_SHOWS: Final = """
    menu=hamburger menu=mega home_products products_below_filters late_content_ms first_sold_out first_not_online
    options=select options=radio options=swatch sold_out_option required_text buy_now_beside reaction=dialog
    express_beside_checkout minimum_order guest=account_wall delivery_methods=choice states payment terms_box
    phone_required strict_phone
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, "PrestaShop-ps", _Front(store, words).routes()), store.switches.late_content_ms)


class _Front:
    """The pages, by address, and what scripts reload of them."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches
        self._pack = language_packs(_HERE.name)[store.language]

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /search": self._search,
            "GET /c/{}": self._category,
            "GET /p/{}.html": self._product,
            "POST /p/{}.html": self._customize,
            "GET /cart": lambda request, session, part: self._page("cart", session),
            "POST /cart": self._change,
            "GET /module/ps_shoppingcart/ajax": lambda request, session, part: self._page("modal", session),
            "POST /module/express/pay": self._express,
            "POST /module/express/buy/{}": self._buy_now,
            "GET /order": self._order,
            "POST /order": self._step,
            "POST /module/ps_payment/validation": self._validate,
            "GET /module/ps_payment/fields": lambda request, session, part: file(_HERE / "assets" / "fields.html"),
            "GET /order-confirmation": lambda request, session, part: self._page("confirmation", session),
            "GET /login": lambda request, session, part: self._page("login", session),
            "GET /content/{}": self._content,
            "GET /assets/{}": lambda request, session, name: file(_HERE / "assets" / name),
            "GET /img/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".svg")),
        }

    def _page(self, name: str, session: Session, **told: object) -> Response:
        template = templates(_HERE / "templates").get_template(f"{name}.html")
        return html(
            template.render(
                store=self._store,
                t=self._pack.__getitem__,
                w=self._words,
                flags=self._switches,
                money=self._store.money,
                cart=session,
                sums=self._store.costs(session),
                below=self._store.below_least(session),
                pages=_PAGES,
                **told,
            )
        )

    # Catalogue

    def _home(self, request: Request, session: Session, part: str) -> Response:
        return self._page("home", session, items=self._store.products[:4] if self._switches.home_products else ())

    def _category(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if category is None:
            return html("<h1>404</h1>", 404)
        return self._page("category", session, title=category.name, items=self._store.of(category))

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("s", "")
        return self._page("category", session, title=wanted, items=self._store.found(wanted))

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        return self._shown(session, product, request.query) if product else html("<h1>404</h1>", 404)

    def _shown(self, session: Session, product: Product, told: Mapping[str, str]) -> Response:
        """A product's page always shows one of its combinations, the first unless another is asked for."""
        colours = self._store.shelf.colours if self._switches.options != "none" else ()
        asked = told.get("group[2]", "")
        colour = asked if asked in colours else "".join(colours[:1])
        engraved = session.answers.get(f"customization {product.slug}", "")
        return self._page(
            "product",
            session,
            item=product,
            colours=colours,
            colour=colour,
            engraved=engraved,
            available=product.in_stock and colour not in self._store.sold_out_colours(),
            ready=bool(engraved) or not self._switches.required_text,
        )

    def _customize(self, request: Request, session: Session, slug: str) -> Response:
        session.answers[f"customization {slug}"] = request.form.get("textField1", "").strip()
        return see_other(f"/p/{slug}.html")

    def _content(self, request: Request, session: Session, name: str) -> Response:
        return self._page("page", session, topic=_PAGES[name]) if name in _PAGES else html("<h1>404</h1>", 404)

    # Basket

    def _put(self, form: Mapping[str, str], slug: str, session: Session) -> bool:
        """Put a product into the basket, unless something of it is open or not to be had."""
        told = {"colour": form.get("group[2]", ""), "engraving": session.answers.get(f"customization {slug}", "")}
        quantity = form.get("qty", "1")
        pieces = int(quantity) if quantity.isdecimal() else 1
        return not self._store.unanswered(told) and bool(
            self._store.add(session, slug, self._store.choice(told), pieces)
        )

    def _change(self, request: Request, session: Session, part: str) -> Response:
        if "add" in request.form:
            done = self._put(request.form, request.form.get("id_product", ""), session)
            if "ajax" in request.form:
                return data({"success": done, "hasError": not done, "errors": [] if done else [self._pack["out"]]})
            return see_other("/cart?action=show")
        key, step = request.form.get("id", ""), request.form.get("op", "")
        if key in session.basket:
            now = session.basket[key].quantity
            self._store.set_quantity(session, key, {"up": now + 1, "down": now - 1}.get(step, 0))
        return see_other("/cart?action=show")

    def _express(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "express wallet")
        return see_other("/order-confirmation")

    def _buy_now(self, request: Request, session: Session, slug: str) -> Response:
        self._put(request.form, slug, session)
        self._store.place_order(session, "buy now")
        return see_other("/order-confirmation")

    # Checkout

    def _order(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines or self._store.below_least(session):
            return see_other("/cart?action=show")
        return self._steps(session, {}, request.query.get("step", ""))

    def _steps(self, session: Session, complaints: Mapping[str, str], edited: str = "") -> Response:
        """The page with all four steps: the first that is not done is open, or the one to be edited."""
        current = edited if edited in session.passed else next(one for one in _STEPS if one not in session.passed)
        if current == "payment":
            self._store.show_last_page(session)
        country = session.answers.get("country", "")
        if not country and self._switches.states != "after_country":
            country = self._store.market.country
        listed = self._switches.states != "none" and country == self._store.market.country
        return self._page(
            "order",
            session,
            steps=_STEPS,
            current=current,
            complaints=complaints,
            country=country,
            states=self._store.market.states if listed else (),
        )

    def _step(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update({_FIELDS[name]: said.strip() for name, said in request.form.items() if name in _FIELDS})
        if request.query.get("action") == "addressForm":
            return self._steps(session, {}, "addresses")
        step = next((name for button, name in _BUTTONS.items() if button in request.form), "")
        if step not in _ASKED:
            return see_other("/order")
        complaints = self._complaints(step, request.form, session)
        if complaints:
            session.passed.discard(step)
            return self._steps(session, complaints)
        if step == "personal-information" and self._switches.guest == "account_wall":
            return see_other("/login")
        session.passed.add(step)
        return see_other("/order")

    def _complaints(self, step: str, form: Mapping[str, str], session: Session) -> dict[str, str]:
        asks_state = (
            step == "addresses"
            and self._switches.states != "none"
            and session.answers.get("country") == self._store.market.country
        )
        complaints = self._store.complaints(session.answers, (*_ASKED[step], *(("state",) if asks_state else ())))
        if step == "personal-information":
            boxes = ("customer_privacy", *(("psgdpr",) if self._asks_consent() else ()))
            complaints |= {box: "error_required" for box in boxes if box not in form}
            if self._switches.guest == "account_wall" and not form.get("password"):
                complaints["password"] = "error_required"
        return complaints

    def _asks_consent(self) -> bool:
        return self._switches.terms_box == "required_on_details_step"

    def _validate(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "last button")
        return see_other("/order-confirmation")

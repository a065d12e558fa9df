"""Checkout in one page whose sections open one after another, each posted by itself and drawn on the server."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Product
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import late, session_in_links
from tests.shops.lab.web import Handler, drawing, file, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_COOKIE: Final = "PHPSHOP"
_CONTENT: Final = ("shipping_info", "returns", "terms", "privacy")
_STEPS: Final = ("personal", "addresses", "delivery", "payment")
_WITH_NUMBER: Final = frozenset({"DE", "NL"})
"""Markets whose forms ask for the house number by itself."""
VARIANT: Final = 1
_SHOWS: Final = """
    menu=hamburger menu=icon_only home_products products_below_filters late_content_ms session_in_links
    first_sold_out first_not_online options=select options=radio options=swatch options=dependent
    sold_out_option required_text buy_now_beside reaction=redirect reaction=dialog reaction=counter
    reaction=toast express_beside_checkout minimum_order terms_in_basket guest=choice_page
    guest=choice_radio_register_preselected guest=email_first guest=account_wall guest=create_account_ticked
    delivery_methods states address_finder payment terms_box continue_until_valid phone_required strict_phone
    last_button=checkout_again last_button=select_payment_first last_button=greyed_from_the_start checkout_needs_home
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    app = late(routed(store, _COOKIE, _Front(store, words).routes()), store.switches.late_content_ms)
    return session_in_links(app, _COOKIE, "token") if store.switches.session_in_links else app


class _Front:
    """The pages, by address."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /c/{}": self._category,
            "GET /search": self._search,
            "GET /p/{}": self._product,
            "POST /p/{}": self._personalise,
            "POST /cart/add": self._add,
            "GET /cart": lambda request, session, part: self._page("basket", session),
            "POST /cart": self._change,
            "POST /cart/wallet": self._wallet,
            "GET /order": self._order,
            "POST /order": self._step,
            "POST /order/confirm": self._confirm,
            "GET /order/frame": lambda request, session, part: file(_HERE / "frame.html"),
            "GET /ajax/states": self._states,
            "GET /content/{}": self._content,
            "GET /contact-us": lambda request, session, part: self._page("contact", session),
            "GET /themes/{}": lambda request, session, name: file(_HERE / "themes" / name),
            "GET /img/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".svg")),
        }

    def _page(self, name: str, session: Session, **told: object) -> Response:
        template = templates(_HERE / "tpl").get_template(f"{name}.html")
        return html(
            template.render(
                shop=self._store,
                l=self._words,
                s=self._switches,
                money=self._store.money,
                visitor=session,
                sums=self._store.costs(session),
                too_small=self._store.below_least(session),
                contents=_CONTENT,
                **told,
            )
        )

    # Goods

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("home", session, products=self._store.products[:6] if self._switches.home_products else ())

    def _category(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if category is None and slug != "all":
            return html("<h1>404</h1>", 404)
        title = category.name if category else self._words("all_products")
        return self._page("category", session, title=title, products=self._store.of(category))

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("s", "")
        return self._page("category", session, title=wanted, products=self._store.found(wanted))

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None:
            return html("<h1>404</h1>", 404)
        return self._shown(request, session, product)

    def _shown(
        self, request: Request, session: Session, product: Product, wrong: str = "", added: bool = False
    ) -> Response:
        engraved = session.answers.get(f"engraving {product.slug}", "")
        return self._page("product", session, product=product, engraved=engraved, wrong=wrong, added=added)

    def _personalise(self, request: Request, session: Session, slug: str) -> Response:
        """Keep the text to engrave: it is saved by itself, before the product can be added."""
        session.answers[f"engraving {slug}"] = request.form.get("engraving", "").strip()
        return see_other(f"/p/{slug}")

    def _add(self, request: Request, session: Session, part: str) -> Response:
        product = self._store.product(request.form.get("id_product", ""))
        if product is None or not product.buyable:
            return html("<h1>404</h1>", 404)
        told = {**request.form, "engraving": session.answers.get(f"engraving {product.slug}", "")}
        if missing := self._store.unanswered(told):
            return self._shown(request, session, product, wrong=missing[0])
        self._store.add(session, product.slug, self._store.choice(told))
        if "express" in request.form:
            self._store.place_order(session, "buy now")
            return self._page("confirmation", session)
        if self._switches.reaction == "redirect":
            return see_other("/cart")
        return self._shown(request, session, product, added=True)

    # Basket

    def _change(self, request: Request, session: Session, part: str) -> Response:
        key, step = request.form.get("key", ""), request.form.get("step", "")
        line = session.basket.get(key)
        if line:
            self._store.set_quantity(session, key, {"up": line.quantity + 1, "down": line.quantity - 1}.get(step, 0))
        return see_other("/cart")

    def _wallet(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "express wallet")
        return self._page("confirmation", session)

    # Checkout

    def _order(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.checkout_needs_home and not session.greeted:
            return see_other("/")
        if not session.lines or self._store.below_least(session):
            return see_other("/cart")
        return self._sections(session, request.query.get("edit", ""))

    def _sections(self, session: Session, edited: str = "", complaints: dict[str, str] | None = None) -> Response:
        """The page with all sections: the first that is not done is open, or the one to be edited."""
        steps = tuple(step for step in _STEPS if step != "delivery" or self._switches.delivery_methods != "one")
        current = edited if edited in session.passed else next(step for step in steps if step not in session.passed)
        if current == "payment":
            self._store.show_last_page(session)
        return self._page(
            "order",
            session,
            steps=steps,
            current=current,
            complaints=complaints or {},
            with_number=self._store.market.country in _WITH_NUMBER,
            identified="identity" in session.passed
            or self._switches.guest in ("form_at_once", "create_account_ticked"),
        )

    def _step(self, request: Request, session: Session, part: str) -> Response:
        step = request.form.get("step", "")
        if step == "identity":
            return self._identify(request, session)
        session.answers.update({name: said.strip() for name, said in request.form.items()})
        complaints = self._store.complaints(session.answers, self._asked(step))
        if (
            step == "personal"
            and self._switches.terms_box == "required_on_details_step"
            and "terms" not in request.form
        ):
            complaints["terms"] = "error_required"
        if complaints:
            session.passed.discard(step)
            return self._sections(session, complaints=complaints)
        session.passed.add(step)
        return see_other("/order")

    def _identify(self, request: Request, session: Session) -> Response:
        if self._switches.guest == "account_wall" or request.form.get("as") == "register":
            return self._page("account", session)
        if self._switches.guest == "email_first":
            session.answers["email"] = request.form.get("email", "").strip()
            if complaints := self._store.complaints(session.answers, ("email",)):
                return self._sections(session, complaints=complaints)
        session.passed.add("identity")
        return see_other("/order")

    def _asked(self, step: str) -> tuple[str, ...]:
        personal = ("first_name", "last_name", "email")
        states = ("state",) if self._switches.states != "none" else ()
        number = ("house_number",) if self._store.market.country in _WITH_NUMBER else ()
        address = (*(name for name in ADDRESS if name not in personal), *number, "phone", *states)
        return {"personal": personal, "addresses": address}.get(step, ())

    def _confirm(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "last button")
        return self._page("confirmation", session)

    def _states(self, request: Request, session: Session, part: str) -> Response:
        market = self._store.market
        states = market.states if request.query.get("id_country") == market.country else ()
        return html("".join(f"<option>{state}</option>" for state in ("", *states)))

    def _content(self, request: Request, session: Session, name: str) -> Response:
        return self._page("content", session, topic=name) if name in _CONTENT else html("<h1>404</h1>", 404)

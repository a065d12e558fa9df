"""Not one link, button or form: divisions and spans that listen for taps, and a script that moves on.

Addresses tell nothing, fields have no labels but the text above them, the basket is a drawing.
"""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.goods import Product
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_COOKIE: Final = "v"
_NOTES: Final = ("shipping_info", "returns", "contact", "terms", "privacy")
_FEW: Final = 3
VARIANT: Final = 1
_SHOWS: Final = """
    menu=hamburger menu=icon_only home_products products_below_filters late_content_ms load_more
    age_gate postcode_gate first_sold_out first_not_online
    options=swatch options=buttons options=radio sold_out_option required_text subscription buy_now_beside sticky_bar
    reaction=redirect reaction=toast reaction=button_text reaction=counter reaction=nothing
    express_beside_checkout minimum_order terms_in_basket
    guest=form_at_once guest=choice_page guest=account_wall delivery_methods=one delivery_methods=choice
    states=none states=static payment=invoice_preselected payment=choose
    terms_box=none terms_box=required_at_order phone_required strict_phone
    last_button=place_order last_button=checkout_again last_button=select_payment_first
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, _COOKIE, _NoRoles(store, words).routes()), store.switches.late_content_ms)


class _NoRoles:
    """The pages and what their script posts to."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /k/{}": self._listing,
            "GET /q": self._search,
            "GET /p/{}": self._product,
            "GET /n/{}": lambda request, session, at: self._page("note", session, name=_NOTES[int(at)]),
            "GET /b": lambda request, session, part: self._page("basket", session, below=self._below(session)),
            "GET /o": self._enter,
            "GET /o/1": self._step("address", states=self._store.market.states, asked=self._asked()),
            "GET /o/2": self._step("ways"),
            "GET /o/3": self._last,
            "GET /ok": lambda request, session, part: self._page("thanks", session),
            "POST /x/gate": self._gate,
            "POST /x/add": self._add,
            "POST /x/line": self._line,
            "POST /x/guest": self._guest,
            "POST /x/address": self._address,
            "POST /x/ways": self._ways,
            "POST /x/done": self._order("last button"),
            "POST /x/express": self._order("express wallet"),
            "POST /x/now": self._order("buy now"),
            "GET /f/{}": lambda request, session, name: file(_HERE / "assets" / name),
            "GET /d/{}": lambda request, session, slug: drawing(self._store, slug),
        }

    def _page(self, name: str, session: Session, /, **told: object) -> Response:
        gate = "age" if self._switches.age_gate and "age" not in session.passed else ""
        page = templates(_HERE / "pages").get_template(f"{name}.html")
        return html(
            page.render(
                store=self._store,
                w=self._words,
                sw=self._switches,
                money=self._store.money,
                session=session,
                notes=_NOTES,
                at=self._store.products.index,
                costs=self._store.costs(session),
                gate=gate,
                **told,
            )
        )

    # Goods

    def _home(self, request: Request, session: Session, part: str) -> Response:
        return self._page("home", session, products=self._store.products[:4] if self._switches.home_products else ())

    def _listing(self, request: Request, session: Session, at: str) -> Response:
        category = self._store.categories[int(at)]
        return self._shelf(session, category.name, self._store.of(category))

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("t", "")
        return self._shelf(session, f"{self._words('search_results')}: {wanted}", self._store.found(wanted))

    def _shelf(self, session: Session, title: str, products: tuple[Product, ...]) -> Response:
        few = len(products) if self._switches.load_more == "none" else _FEW
        return self._page("listing", session, title=title, products=products, few=few)

    def _product(self, request: Request, session: Session, at: str) -> Response:
        closed = self._switches.postcode_gate and "postcode" not in session.passed
        return self._page("product", session, product=self._store.products[int(at)], closed=closed)

    def _gate(self, request: Request, session: Session, part: str) -> Response:
        name = request.form.get("gate", "")
        if name == "postcode" and self._store.complaints(request.form, ("postcode",)):
            return data({"wrong": {"postcode": self._words("error_postcode")}})
        session.passed.add(name)
        return data({"again": True})

    # Basket

    def _below(self, session: Session) -> bool:
        return self._store.below_least(session)

    def _add(self, request: Request, session: Session, part: str) -> Response:
        if unanswered := self._store.unanswered(request.form):
            return data({"wrong": {name: self._words("choose_option") for name in unanswered}})
        self._store.add(session, request.form.get("slug", ""), self._store.choice(request.form))
        go = "/b" if self._switches.reaction == "redirect" else ""
        return data({"go": go, "said": self._switches.reaction, "pieces": session.pieces})

    def _line(self, request: Request, session: Session, part: str) -> Response:
        key, change = request.form.get("key", ""), request.form.get("change", "")
        if key in session.basket:
            self._store.set_quantity(session, key, session.basket[key].quantity + (1 if change == "more" else -1))
        return data({"again": True})

    # Checkout

    def _enter(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines or self._below(session):
            return self._page("basket", session, below=True)
        if self._switches.guest == "form_at_once" or "guest" in session.passed:
            return self._page("address", session, states=self._store.market.states, asked=self._asked())
        return self._page("welcome", session)

    def _guest(self, request: Request, session: Session, part: str) -> Response:
        session.passed.add("guest")
        return data({"go": "/o/1"})

    def _asked(self) -> tuple[str, ...]:
        more = {"phone": True, "state": self._switches.states != "none"}
        return (*ADDRESS, *(name for name, on in more.items() if on))

    def _step(self, name: str, **told: object) -> Handler:
        def step(request: Request, session: Session, part: str) -> Response:
            if not session.lines:
                return self._page("basket", session, below=False)
            return self._page(name, session, **told)

        return step

    def _address(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update({name: said.strip() for name, said in request.form.items()})
        complaints = self._store.complaints(session.answers, self._asked())
        if complaints:
            return data({"wrong": {name: self._words(key) for name, key in complaints.items()}})
        return data({"go": "/o/2"})

    def _ways(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update(request.form)
        session.answers.setdefault("delivery", self._store.delivery_ways()[0].key)
        missing = [name for name in ("delivery", "payment") if not session.answers.get(name)]
        if missing:
            return data({"wrong": {name: self._words("choose_option") for name in missing}})
        return data({"go": "/o/3"})

    def _last(self, request: Request, session: Session, part: str) -> Response:
        if session.lines:
            self._store.show_last_page(session)
            return self._page("review", session)
        return self._page("basket", session, below=False)

    def _order(self, how: str) -> Handler:
        def order(request: Request, session: Session, part: str) -> Response:
            if how == "buy now":
                self._store.add(session, request.form.get("slug", ""), self._store.choice(request.form))
            self._store.place_order(session, how)
            return data({"go": "/ok"})

        return order

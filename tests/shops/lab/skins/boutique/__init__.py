"""A fashion house: large pictures, choices in sheets that rise from below, and everything that is asked on one page."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, posted, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_CARE: Final = ("contact", "returns", "shipping_info", "privacy", "terms")
_FORM: Final = ("first_name", "last_name", "country", "street", "postcode", "city", "state", "phone")
"""What the page asks of an address, in its order."""
_SPOKEN: Final = (
    "added",
    "continue_shopping",
    "view_basket",
    "checkout",
    "close",
    "loading",
    "sold_out",
    "choose_option",
)
"""What its script says."""
_FEW: Final = 2
VARIANT: Final = 5
_SHOWS: Final = """
    menu=hamburger menu=icon_only home_products late_content_ms load_more=scroll age_gate country_picker
    first_sold_out first_not_online options=drawn_select options=dependent options=swatch sold_out_option
    required_text sticky_bar buy_now_beside reaction=dialog reaction=drawer reaction=toast reaction=counter
    reaction=nothing express_beside_checkout terms_in_basket guest=email_first guest=account_wall
    guest=create_account_ticked delivery_methods states payment terms_box=required_at_order phone_required
    strict_phone last_button=checkout_again last_button=select_payment_first last_button=from_the_start
    checkout_needs_home
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, "__maison", _Maison(store, words).routes()), store.switches.late_content_ms)


class _Maison:
    """The pages, and what their script asks for."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /edit/{}": self._edit,
            "GET /looking-for/": self._search,
            "GET /piece/{}": self._piece,
            "POST /bag/put": self._put,
            "POST /bag/now": self._now,
            "POST /bag/take-out": self._take_out,
            "POST /bag/wallet": self._order("express wallet"),
            "GET /bag": lambda request, session, part: self._page("bag", session),
            "POST /enter": self._enter,
            "GET /care/{}": self._care,
            "GET /ordering": self._ordering,
            "POST /ordering/hello": self._hello,
            "POST /ordering/quote": self._quote,
            "POST /ordering/place": self._order("last button"),
            "GET /ordering/provinces/{}": self._provinces,
            "GET /ordering/card": lambda request, session, part: self._page("card", session),
            "GET /chunks/{}": lambda request, session, name: file(_HERE / "chunks" / name),
            "GET /photo/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".svg")),
        }

    def _page(self, name: str, session: Session, /, **told: object) -> Response:
        template = templates(_HERE / "looks").get_template(f"{name}.html")
        gates = {"age": self._switches.age_gate, "country": self._switches.country_picker}
        return html(
            template.render(
                shop=self._store,
                t=self._words,
                flag=self._switches,
                money=self._store.money,
                guest=session,
                costs=self._store.costs(session),
                care=_CARE,
                gate=next((gate for gate, on in gates.items() if on and gate not in session.passed), ""),
                state={"react": self._switches.reaction, "say": {key: self._words(key) for key in _SPOKEN}},
                **told,
            )
        )

    # Pieces

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("home", session, pieces=self._store.products[:3] if self._switches.home_products else ())

    def _edit(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if category is None and slug != "all":
            return html("<h1>404</h1>", 404)
        title = category.name if category else self._words("all_products")
        few = _FEW if self._switches.load_more == "scroll" else len(self._store.products)
        return self._page("edit", session, title=title, pieces=self._store.of(category), few=few)

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("words", "")
        found = self._store.found(wanted)
        return self._page("edit", session, title=wanted, pieces=found, few=len(found))

    def _piece(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        return self._page("piece", session, piece=product) if product else html("<h1>404</h1>", 404)

    def _care(self, request: Request, session: Session, topic: str) -> Response:
        return self._page("care", session, topic=topic) if topic in _CARE else html("<h1>404</h1>", 404)

    def _enter(self, request: Request, session: Session, part: str) -> Response:
        session.passed.add(request.form.get("gate", ""))
        return see_other(request.form.get("to", "/"))

    # Bag

    def _put(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        if missing := self._store.unanswered(told):
            return data({"missing": missing})
        line = self._store.add(session, told.get("piece", ""), self._store.choice(told))
        if line is None:
            return data({"missing": ("piece",)})
        price = self._store.money(line.product.price)
        return data({"count": session.pieces, "name": line.product.name, "choice": line.choice, "price": price})

    def _now(self, request: Request, session: Session, part: str) -> Response:
        self._store.add(session, request.form.get("piece", ""), self._store.choice(request.form))
        return self._ordered(session, "buy now")

    def _take_out(self, request: Request, session: Session, part: str) -> Response:
        self._store.set_quantity(session, request.form.get("line", ""), 0)
        return see_other("/bag")

    # One page

    def _asked(self) -> tuple[str, ...]:
        return (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))

    def _ordering(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.checkout_needs_home and not session.greeted:
            return see_other("/")
        if not session.lines:
            return see_other("/bag")
        if self._switches.guest == "account_wall":
            return self._page("door", session, wrong="")
        if self._switches.guest == "email_first" and "hello" not in session.passed:
            return self._page("door", session, wrong="")
        if self._switches.last_button == "from_the_start":
            self._store.show_last_page(session)
        asked = tuple(name for name in _FORM if name in self._asked())
        return self._page("ordering", session, asked=asked)

    def _hello(self, request: Request, session: Session, part: str) -> Response:
        session.answers["email"] = request.form.get("email", "").strip()
        if self._switches.guest != "email_first":
            return self._page("door", session, wrong=self._words("error_address"))
        if wrong := self._store.complaints(session.answers, ("email",)):
            return self._page("door", session, wrong=self._words(wrong["email"]))
        session.passed.add("hello")
        return see_other("/ordering")

    def _quote(self, request: Request, session: Session, part: str) -> Response:
        """What is wrong with the address; else how it can be delivered and what that costs."""
        session.answers.update({name: said.strip() for name, said in posted(request).items()})
        if wrong := self._store.complaints(session.answers, self._asked()):
            return data({"wrong": {name: self._words(key) for name, key in wrong.items()}})
        self._store.show_last_page(session)
        money, costs = self._store.money, self._store.costs(session)
        ways = [
            {"key": way.key, "name": self._words(way.key), "cost": money(way.cost)}
            for way in self._store.delivery_ways()
        ]
        sums = {"delivery": money(costs.delivery), "fee": money(costs.fee), "total": money(costs.total)}
        return data({"wrong": {}, "ways": ways, "sums": sums})

    def _provinces(self, request: Request, session: Session, country: str) -> Response:
        market = self._store.market
        return data(market.states if country == market.country else ())

    def _order(self, how: str) -> Handler:
        return lambda request, session, part: self._ordered(session, how)

    def _ordered(self, session: Session, how: str) -> Response:
        self._store.place_order(session, how)
        return self._page("merci", session)

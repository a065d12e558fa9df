"""A grocer who delivers: goods are added where they are listed, an hour is booked, and checkout never leaves its address."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Product
from tests.shops.lab.skins.grocer.booking import Booking
from tests.shops.lab.store import Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, posted, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_ABOUT: Final = ("shipping_info", "contact", "returns", "terms", "privacy")
_FEW: Final = 2
VARIANT: Final = 6
_SHOWS: Final = """
    menu=hamburger home_products products_below_filters late_content_ms load_more=button age_gate postcode_gate
    first_sold_out first_not_online options=radio options=buttons sold_out_option required_text subscription
    sticky_bar reaction=drawer reaction=toast reaction=button_text reaction=counter reaction=nothing
    express_beside_checkout minimum_order terms_in_basket guest delivery_methods=choice states=static payment
    terms_box continue_until_valid phone_required last_button=checkout_again last_button=select_payment_first
    strict_phone checkout_needs_home
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, "crate", _Grocer(store, words).routes()), store.switches.late_content_ms)


class _Grocer:
    """Aisles and basket; `Booking` knows the rest."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches
        self._booking = Booking(store, words)

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /aisle/{}": self._aisle,
            "GET /seek": self._seek,
            "GET /groceries/{}": self._product,
            "GET /about/{}": self._about,
            "GET /my-basket": self._basket,
            "GET /book": self._book,
            "POST /svc/add": self._add,
            "POST /svc/pieces": self._pieces,
            "POST /svc/pass": self._pass,
            "POST /svc/express": self._express,
            "GET /svc/book": lambda request, session, part: data(self._booking.shown(session)),
            "POST /svc/book": lambda request, session, part: data(self._booking.told(session, posted(request))),
            "POST /svc/orders": self._order,
            "GET /svc/card": lambda request, session, part: self._page("card", session),
            "GET /bundle/{}": lambda request, session, name: file(_HERE / "bundle" / name),
            "GET /shots/{}": lambda request, session, slug: drawing(self._store, slug),
        }

    def _page(self, name: str, session: Session, /, **told: object) -> Response:
        template = templates(_HERE / "views").get_template(f"{name}.html")
        amount = {line.product.slug: line.quantity for line in session.lines}
        return html(
            template.render(
                store=self._store,
                v=self._words,
                sw=self._switches,
                money=self._store.money,
                who=session,
                amount=amount,
                costs=self._store.costs(session),
                about=_ABOUT,
                needs_age=self._switches.age_gate and "age" not in session.passed,
                needs_postcode=self._switches.postcode_gate and "postcode" not in session.passed,
                **told,
            )
        )

    # Aisles

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("home", session, goods=self._store.products[:4] if self._switches.home_products else ())

    def _aisle(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if category is None and slug != "all":
            return html("<h1>404</h1>", 404)
        return self._goods(
            session, category.name if category else self._words("all_products"), self._store.of(category)
        )

    def _seek(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("s", "")
        return self._goods(session, wanted, self._store.found(wanted))

    def _goods(self, session: Session, title: str, goods: tuple[Product, ...]) -> Response:
        few = _FEW if self._switches.load_more == "button" else len(goods)
        return self._page("aisle", session, title=title, goods=goods, few=few)

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        return self._page("product", session, product=product) if product else html("<h1>404</h1>", 404)

    def _about(self, request: Request, session: Session, topic: str) -> Response:
        return self._page("about", session, topic=topic) if topic in _ABOUT else html("<h1>404</h1>", 404)

    def _pass(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        if told.get("gate") == "postcode" and (wrong := self._store.complaints(told, ("postcode",))):
            return data({"wrong": self._words(wrong["postcode"])})
        session.answers.update({"postcode": told["postcode"].strip()} if "postcode" in told else {})
        session.passed.add(told.get("gate", ""))
        return data({})

    # Basket

    def _basket(self, request: Request, session: Session, part: str) -> Response:
        return self._page("basket", session, below=self._store.below_least(session))

    def _add(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        if self._switches.postcode_gate and "postcode" not in session.passed:
            return data({"gate": "postcode"})
        if self._store.unanswered(told):
            return data({"wrong": self._words("choose_option")})
        said = told.get("pieces", "1")
        line = self._store.add(
            session, told.get("product", ""), self._store.choice(told), int(said) if said.isdecimal() else 1
        )
        if line is None:
            return data({"wrong": self._words("sold_out")})
        return data(
            {
                "key": line.key,
                "here": line.quantity,
                "all": session.pieces,
                "sum": self._sum(session),
                "name": line.product.name,
            }
        )

    def _pieces(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        said = told.get("pieces", "")
        if said.isdecimal():
            self._store.set_quantity(session, told.get("key", ""), int(said))
        return data({"all": session.pieces, "sum": self._sum(session)})

    def _sum(self, session: Session) -> str:
        return self._store.money(self._store.costs(session).goods)

    # Checkout

    def _book(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.checkout_needs_home and not session.greeted:
            return see_other("/")
        if not session.lines or self._store.below_least(session):
            return see_other("/my-basket")
        return self._page("book", session)

    def _express(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "express wallet")
        return data({"thanks": self._words("thank_you")})

    def _order(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, "last button")
        return data({"thanks": self._words("thank_you")})

"""A box office: the list of tickets is the product page, one form takes them all, and each ticket asks who will use it.

The visit's id is in every link; there is no cookie. The kinds of tickets are sold as the store's dearest goods.
"""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Product
from tests.shops.lab.store import Session, Store
from tests.shops.lab.trouble import late, session_in_links
from tests.shops.lab.web import Handler, file, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_COOKIE: Final = "visit"
_KINDS: Final = ("ticket_adult", "ticket_concession", "ticket_child")
_INFORMATION: Final = ("contact", "returns", "shipping_info", "terms", "privacy")
_BUYER: Final = ("email", "first_name", "last_name", "street", "postcode", "city", "country")
_MOST: Final = 9
VARIANT: Final = 2
_SHOWS: Final = """
    home_products=false late_content_ms session_in_links first_sold_out reaction=redirect reaction=nothing
    express_beside_checkout terms_in_basket guest=form_at_once guest=choice_page guest=account_wall
    payment=invoice_preselected payment=choose payment=fee_after_details
    terms_box=required_at_order terms_box=required_on_details_step
    states=static phone_required strict_phone last_button=place_order last_button=checkout_again
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    app = late(routed(store, _COOKIE, _Tickets(store, words).routes()), store.switches.late_content_ms)
    return session_in_links(app, _COOKIE, "visit")


class _Tickets:
    """The screens, by address."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches
        kinds = sorted((one for one in store.products if one.online), key=lambda one: one.price, reverse=True)
        self._kinds: dict[str, Product] = dict(zip(_KINDS, self._by_price(kinds), strict=True))

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": lambda request, session, part: self._screen("welcome", session),
            "GET /info/{}": lambda request, session, name: self._screen("info", session, name=name),
            "GET /tickets": lambda request, session, part: self._screen("tickets", session, complaint=""),
            "POST /tickets": self._take,
            "GET /selection": self._selection,
            "POST /selection/clear": self._clear,
            "POST /selection/express": self._order("express wallet"),
            "GET /book": self._book,
            "POST /book": self._as_guest,
            "GET /book/visitors": self._visitors,
            "POST /book/visitors": self._name_visitors,
            "GET /book/buyer": self._buyer,
            "POST /book/buyer": self._save_buyer,
            "GET /book/payment": self._payment,
            "POST /book/payment": self._pay,
            "GET /book/overview": self._overview,
            "POST /book/finish": self._order("last button"),
            "GET /style.css": lambda request, session, part: file(_HERE / "style.css"),
        }

    def _by_price(self, dearest_first: list[Product]) -> list[Product]:
        """Three goods of different prices to stand for the kinds of tickets; the first may be sold out."""
        step = len(dearest_first) // len(_KINDS)
        available = [one for one in dearest_first if one.in_stock] or dearest_first
        gone = [one for one in dearest_first if not one.in_stock][:1]
        return [*gone, *available[::step]][: len(_KINDS)]

    def _screen(self, name: str, session: Session, /, **told: object) -> Response:
        page = templates(_HERE / "screens").get_template(f"{name}.html")
        return html(
            page.render(
                store=self._store,
                w=self._words,
                sw=self._switches,
                money=self._store.money,
                session=session,
                kinds=self._kinds,
                most=_MOST,
                information=_INFORMATION,
                costs=self._store.costs(session),
                total=self._total(session),
                seats=self._seats(session),
                **told,
            )
        )

    def _total(self, session: Session) -> str:
        """Tickets are sent by mail, so that delivery costs nothing here."""
        costs = self._store.costs(session)
        return self._store.money(costs.goods + costs.fee)

    def _seats(self, session: Session) -> tuple[str, ...]:
        """One entry for each ticket taken: its kind."""
        return tuple(line.choice for line in session.lines for _ in range(line.quantity))

    # Tickets

    def _take(self, request: Request, session: Session, part: str) -> Response:
        taken = {kind: int(request.form.get(kind, "0") or 0) for kind in _KINDS}
        if not any(taken.values()):
            return self._screen("tickets", session, complaint="choose_option")
        session.basket.clear()
        for kind, count in taken.items():
            if count:
                self._store.add(session, self._kinds[kind].slug, self._words(kind), min(count, _MOST))
        return see_other("/selection" if self._switches.reaction == "redirect" else "/tickets")

    def _selection(self, request: Request, session: Session, part: str) -> Response:
        return self._screen("selection", session, unticked="unticked" in request.query)

    def _clear(self, request: Request, session: Session, part: str) -> Response:
        session.basket.clear()
        return see_other("/tickets")

    # Booking

    def _book(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines:
            return see_other("/tickets")
        if self._switches.terms_in_basket and "terms" not in request.query:
            return see_other("/selection?unticked=1")
        if self._switches.guest == "form_at_once" or "guest" in session.passed:
            return see_other("/book/visitors")
        return self._screen("account", session)

    def _as_guest(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.guest == "account_wall" or "guest" not in request.form:
            return self._screen("account", session)
        session.passed.add("guest")
        return see_other("/book/visitors")

    def _visitors(self, request: Request, session: Session, part: str) -> Response:
        return self._screen("visitors", session, complaint="") if session.lines else see_other("/tickets")

    def _name_visitors(self, request: Request, session: Session, part: str) -> Response:
        names = {
            f"visitor{at}": request.form.get(f"visitor{at}", "").strip() for at in range(len(self._seats(session)))
        }
        session.answers.update(names)
        if not all(names.values()):
            return self._screen("visitors", session, complaint="error_required")
        session.passed.add("visitors")
        return see_other("/book/buyer")

    def _asked(self) -> tuple[str, ...]:
        more = {"phone": True, "state": self._switches.states != "none"}
        return (*_BUYER, *(name for name, on in more.items() if on))

    def _buyer(self, request: Request, session: Session, part: str) -> Response:
        if "visitors" not in session.passed:
            return see_other("/book/visitors")
        return self._screen("buyer", session, asked=self._asked(), wrong={})

    def _save_buyer(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update({name: said.strip() for name, said in request.form.items()})
        wrong = self._store.complaints(session.answers, self._asked())
        if self._switches.terms_box == "required_on_details_step" and "terms" not in request.form:
            wrong["terms"] = "error_required"
        if wrong:
            return self._screen("buyer", session, asked=self._asked(), wrong=wrong)
        session.passed.add("buyer")
        return see_other("/book/payment")

    def _payment(self, request: Request, session: Session, part: str) -> Response:
        return self._screen("payment", session, complaint="") if "buyer" in session.passed else see_other("/book")

    def _pay(self, request: Request, session: Session, part: str) -> Response:
        chosen = request.form.get("payment", "")
        if not chosen:
            return self._screen("payment", session, complaint="select_payment_first")
        session.answers["payment"] = chosen
        return see_other("/book/overview")

    def _overview(self, request: Request, session: Session, part: str) -> Response:
        if "payment" not in session.answers or not session.lines:
            return see_other("/book")
        self._store.show_last_page(session)
        return self._screen("overview", session)

    def _order(self, how: str) -> Handler:
        def order(request: Request, session: Session, part: str) -> Response:
            self._store.place_order(session, how)
            return self._screen("booked", session)

        return order

"""A big general store: departments in panels, listings that grow, a trolley that slides in, three numbered pages to pay."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Product
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import late
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_HELP: Final = ("help", "shipping_info", "returns", "contact", "terms", "privacy")
_FORM: Final = ("email", "full_name", "phone", "country", "postcode", "street", "city", "state")
"""What the address page asks, in its order: the name in one field."""
_STAGES: Final = ("delivery_address", "payment_method", "review_order")
_FEW: Final = 2
VARIANT: Final = 4
_SHOWS: Final = """
    menu=hamburger menu=mega home_products products_below_filters late_content_ms load_more country_picker
    first_sold_out first_not_online options=buttons options=swatch options=select sold_out_option subscription
    required_date buy_now_beside sticky_bar reaction=drawer reaction=toast reaction=counter reaction=button_text
    express_beside_checkout minimum_order guest=choice_page guest=email_first guest=account_wall
    guest=create_account_ticked delivery_methods states address_finder payment terms_box=required_at_order
    continue_until_valid phone_required last_button=checkout_again strict_phone checkout_needs_home
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return late(routed(store, "mm_visit", _Mart(store, words).routes()), store.switches.late_content_ms)


class _Mart:
    """The pages, by address."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /browse/{}": self._browse,
            "GET /find": self._find,
            "GET /dp/{}": self._product,
            "POST /trolley/items": self._add,
            "POST /trolley/one-click": self._one_click,
            "POST /trolley/wallet": self._order("express wallet"),
            "POST /trolley/quantity": self._quantity,
            "GET /trolley": self._trolley("trolley"),
            "GET /trolley/mini": self._trolley("mini"),
            "POST /preferences": self._prefer,
            "GET /help-centre/{}": self._help,
            "GET /secure/start": self._start,
            "POST /secure/start": self._started,
            "GET /secure/1": self._address,
            "POST /secure/1": self._save_address,
            "GET /secure/2": self._payment,
            "POST /secure/2": self._save_payment,
            "GET /secure/3": self._review,
            "POST /secure/3": self._order("last button"),
            "GET /secure/regions/{}": self._regions,
            "GET /secure/streets/{}": self._streets,
            "GET /secure/card-entry": lambda request, session, part: self._page("card", session),
            "GET /static/{}": lambda request, session, name: file(_HERE / "static" / name),
            "GET /pics/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".svg")),
        }

    def _page(self, name: str, session: Session, /, **told: object) -> Response:
        template = templates(_HERE / "parts").get_template(f"{name}.html")
        return html(
            template.render(
                store=self._store,
                say=self._words,
                on=self._switches,
                money=self._store.money,
                me=session,
                sums=self._store.costs(session),
                help_pages=_HELP,
                stages=_STAGES,
                ask_country=self._switches.country_picker and "country" not in session.passed,
                **told,
            )
        )

    # Goods

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("home", session, products=self._store.products[:4] if self._switches.home_products else ())

    def _browse(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        if category is None and slug != "everything":
            return html("<h1>404</h1>", 404)
        title = category.name if category else self._words("all_products")
        products, said = self._store.of(category), request.query.get("page", "1")
        if self._switches.load_more == "none":
            return self._listing(session, title, products, "")
        page = max(int(said), 1) if said.isdecimal() else 1
        following = f"/browse/{slug}?page={page + 1}" if len(products) > page * _FEW else ""
        if request.by_script:
            return self._page("tiles", session, products=products[(page - 1) * _FEW : page * _FEW], following=following)
        return self._listing(session, title, products[: page * _FEW], following)

    def _find(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("term", "")
        return self._listing(session, f"{self._words('search_results')} “{wanted}”", self._store.found(wanted), "")

    def _listing(self, session: Session, title: str, products: tuple[Product, ...], following: str) -> Response:
        return self._page("listing", session, title=title, products=products, following=following)

    def _product(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        return self._page("product", session, product=product) if product else html("<h1>404</h1>", 404)

    def _help(self, request: Request, session: Session, name: str) -> Response:
        return self._page("help", session, topic=name) if name in _HELP else html("<h1>404</h1>", 404)

    def _prefer(self, request: Request, session: Session, part: str) -> Response:
        session.passed.add("country")
        return see_other(request.form.get("return", "/"))

    # Trolley

    def _add(self, request: Request, session: Session, part: str) -> Response:
        if missing := self._store.unanswered(request.form):
            return data({"missing": missing, "message": self._words("error_required")}, 422)
        if self._store.add(session, request.form.get("sku", ""), self._store.choice(request.form)) is None:
            return data({"missing": (), "message": self._words("sold_out")}, 422)
        return data({"pieces": session.pieces})

    def _one_click(self, request: Request, session: Session, part: str) -> Response:
        self._store.add(session, request.form.get("sku", ""), self._store.choice(request.form))
        return self._ordered(session, "buy now")

    def _quantity(self, request: Request, session: Session, part: str) -> Response:
        said = request.form.get("pieces", "")
        if said.isdecimal():
            self._store.set_quantity(session, request.form.get("line", ""), int(said))
        return see_other("/trolley")

    def _trolley(self, page: str) -> Handler:
        return lambda request, session, part: self._page(page, session, below=self._store.below_least(session))

    # The three pages

    def _start(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.checkout_needs_home and not session.greeted:
            return see_other("/")
        if not session.lines or self._store.below_least(session):
            return see_other("/trolley")
        if self._switches.guest in ("form_at_once", "create_account_ticked"):
            session.passed.add("start")
            return see_other("/secure/1")
        return self._page("start", session, wrong="")

    def _started(self, request: Request, session: Session, part: str) -> Response:
        if "password" in request.form or self._switches.guest == "account_wall":
            return self._page("start", session, wrong=self._words("error_address"))
        if self._switches.guest == "email_first":
            session.answers["email"] = request.form.get("email", "").strip()
            if wrong := self._store.complaints(session.answers, ("email",)):
                return self._page("start", session, wrong=self._words(wrong["email"]))
        session.passed.add("start")
        return see_other("/secure/1")

    def _open(self, session: Session, *needed: str) -> bool:
        return bool(session.lines) and set(needed) <= session.passed

    def _address(self, request: Request, session: Session, part: str) -> Response:
        if not self._open(session, "start"):
            return see_other("/secure/start")
        return self._page("address", session, form=_FORM, wrong={})

    def _save_address(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update({name.removeprefix("to-"): said.strip() for name, said in request.form.items()})
        names = session.answers.get("full_name", "").split()
        session.answers.update({"first_name": names[0] if names else "", "last_name": names[-1] if names else ""})
        asked = (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))
        if wrong := self._store.complaints(session.answers, asked):
            told = {"full_name" if name in ("first_name", "last_name") else name: key for name, key in wrong.items()}
            return self._page("address", session, form=_FORM, wrong=told)
        session.passed.add("address")
        return see_other("/secure/2")

    def _payment(self, request: Request, session: Session, part: str) -> Response:
        if not self._open(session, "start", "address"):
            return see_other("/secure/start")
        return self._page("payment", session, wrong="")

    def _save_payment(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update(request.form)
        if not session.answers.get("payment"):
            return self._page("payment", session, wrong=self._words("select_payment_first"))
        session.passed.add("payment")
        return see_other("/secure/3")

    def _review(self, request: Request, session: Session, part: str) -> Response:
        if not self._open(session, "start", "address", "payment"):
            return see_other("/secure/start")
        self._store.show_last_page(session)
        return self._page("review", session)

    def _order(self, how: str) -> Handler:
        return lambda request, session, part: self._ordered(session, how)

    def _ordered(self, session: Session, how: str) -> Response:
        self._store.place_order(session, how)
        return self._page("done", session)

    # What scripts ask for

    def _regions(self, request: Request, session: Session, country: str) -> Response:
        market = self._store.market
        return data(market.states if country == market.country else ())

    def _streets(self, request: Request, session: Session, postcode: str) -> Response:
        """What stands at a postcode, as a service that knows streets would say."""
        wrong = self._store.complaints({"postcode": postcode}, ("postcode",))
        return data([] if wrong else [[f"{number} Market Street", "Newtown"] for number in (2, 4, 6)])

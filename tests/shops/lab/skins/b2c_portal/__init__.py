"""A company's portal: commands with long queries, everything in forms, a table for a basket, a log-on page before checkout."""

from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.goods import Category, Product
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.trouble import late, session_in_links
from tests.shops.lab.web import Handler, drawing, file, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_COOKIE: Final = "PORTALSESSION"
_CONTENT: Final = ("help", "contact", "returns", "shipping_info", "terms", "privacy")
_FORM: Final = (
    "company",
    "first_name",
    "last_name",
    "street",
    "house_number",
    "postcode",
    "city",
    "country",
    "state",
    "phone",
    "email",
)
_FIRST_PART: Final = 30001
_FIRST_CATEGORY: Final = 10101
_FIXED: Final = {"storeId": "10051", "catalogId": "20002", "langId": "-3"}
VARIANT: Final = 7
_SHOWS: Final = """
    menu=hamburger menu=mega home_products products_below_filters late_content_ms session_in_links age_gate
    country_picker first_sold_out first_not_online options=select options=radio options=dependent
    sold_out_option required_text required_date buy_now_beside reaction=dialog reaction=toast
    reaction=counter reaction=nothing express_beside_checkout minimum_order terms_in_basket guest=choice_page
    guest=choice_radio_register_preselected guest=account_wall delivery_methods=choice states
    payment terms_box phone_required strict_phone last_button=checkout_again checkout_needs_home
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    app = late(routed(store, _COOKIE, _Portal(store, words).routes()), store.switches.late_content_ms)
    return session_in_links(app, _COOKIE, "psid") if store.switches.session_in_links else app


def url(command: str, **told: object) -> str:
    """The address of a command, with all that the portal always says."""
    return f"/portal/servlet/{command}?{urlencode(_FIXED | {name: str(said) for name, said in told.items()})}"


class _Portal:
    """The commands."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every command of the portal."""
        commands: dict[str, Handler] = {
            "GET StoreDisplay": self._home,
            "GET CategoryDisplay": self._category,
            "GET SearchDisplay": self._search,
            "GET ProductDisplay": self._product,
            "POST ProductDisplay": self._product,
            "GET ContentDisplay": self._content,
            "POST GateUpdate": self._pass,
            "POST OrderItemAdd": self._add,
            "GET OrderItemDisplay": self._basket,
            "POST OrderItemUpdate": self._update,
            "POST ExpressOrder": self._order("express wallet"),
            "GET LogonForm": self._logon_form,
            "POST Logon": self._logon,
            "GET AddressForm": self._address_form,
            "POST AddressUpdate": self._address_update,
            "GET ShipPayForm": self._shippay_form,
            "POST ShipPayUpdate": self._shippay_update,
            "GET CardForm": lambda request, session, part: self._page("CardForm", session),
            "GET OrderConfirm": self._confirm,
            "POST OrderProcess": self._order("last button"),
        }
        spelt = {command.replace(" ", " /portal/servlet/"): handler for command, handler in commands.items()}
        return {
            "GET /": self._home,
            **spelt,
            "GET /portal/assets/{}": lambda request, session, name: file(_HERE / "assets" / name),
            "GET /portal/images/{}": lambda request, session, name: drawing(self._store, name.removesuffix(".jpg")),
        }

    def _page(self, name: str, session: Session, /, **told: object) -> Response:
        template = templates(_HERE / "jsp").get_template(f"{name}.html")
        gates = {"age": self._switches.age_gate, "country": self._switches.country_picker}
        return html(
            template.render(
                store=self._store,
                msg=self._words,
                cfg=self._switches,
                money=self._store.money,
                order=session,
                totals=self._store.costs(session),
                content=_CONTENT,
                fixed=_FIXED,
                url=url,
                part=self._part,
                section=self._section,
                gate=next((gate for gate, on in gates.items() if on and gate not in session.passed), ""),
                **told,
            )
        )

    def _part(self, product: Product) -> int:
        return _FIRST_PART + self._store.products.index(product)

    def _section(self, category: Category) -> int:
        return _FIRST_CATEGORY + self._store.categories.index(category)

    # Catalogue

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        shown = self._store.products[:4] if self._switches.home_products else ()
        return self._page("StoreDisplay", session, products=shown)

    def _category(self, request: Request, session: Session, part: str) -> Response:
        at = _at(request.query.get("categoryId", ""), _FIRST_CATEGORY)
        category: Category | None = self._store.categories[at] if 0 <= at < len(self._store.categories) else None
        title = category.name if category else self._words("all_products")
        return self._page("CategoryDisplay", session, title=title, products=self._store.of(category))

    def _search(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("searchTerm", "")
        return self._page("CategoryDisplay", session, title=wanted, products=self._store.found(wanted))

    def _named(self, request: Request) -> Product | None:
        said = request.form.get("partNumber") or request.query.get("partNumber", "")
        at = _at(said, _FIRST_PART)
        return self._store.products[at] if 0 <= at < len(self._store.products) else None

    def _product(self, request: Request, session: Session, part: str) -> Response:
        product = self._named(request)
        if product is None:
            return html("<h1>404</h1>", 404)
        added = "added" in request.query
        return self._page("ProductDisplay", session, product=product, told=dict(request.form), open=(), added=added)

    def _content(self, request: Request, session: Session, part: str) -> Response:
        page = request.query.get("page", "")
        return self._page("ContentDisplay", session, page=page if page in _CONTENT else "help")

    def _pass(self, request: Request, session: Session, part: str) -> Response:
        session.passed.add(request.form.get("gate", ""))
        return see_other(url("StoreDisplay"))

    # Basket

    def _add(self, request: Request, session: Session, part: str) -> Response:
        product, told = self._named(request), dict(request.form)
        if product is None or not product.buyable:
            return see_other(url("OrderItemDisplay"))
        if missing := self._store.unanswered(told):
            return self._page("ProductDisplay", session, product=product, told=told, open=missing, added=False)
        said = told.get("quantity", "1")
        self._store.add(session, product.slug, self._store.choice(told), int(said) if said.isdecimal() else 1)
        if told.get("command") == "now":
            return self._ordered(session, "buy now")
        if self._switches.reaction == "redirect":
            return see_other(url("OrderItemDisplay"))
        return see_other(url("ProductDisplay", partNumber=told["partNumber"], added=1))

    def _basket(self, request: Request, session: Session, part: str) -> Response:
        return self._page("OrderItemDisplay", session, below=self._store.below_least(session))

    def _update(self, request: Request, session: Session, part: str) -> Response:
        for at, line in enumerate(session.lines):
            said = request.form.get(f"quantity_{at}", "")
            gone = request.form.get("remove") == str(at)
            self._store.set_quantity(session, line.key, 0 if gone else int(said) if said.isdecimal() else line.quantity)
        return see_other(url("OrderItemDisplay"))

    # Checkout

    def _logon_form(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.checkout_needs_home and not session.greeted:
            return see_other(url("StoreDisplay"))
        if not session.lines or self._store.below_least(session):
            return see_other(url("OrderItemDisplay"))
        if self._switches.guest == "form_at_once":
            session.passed.add("logon")
            return see_other(url("AddressForm"))
        return self._page("LogonForm", session, refused=False)

    def _logon(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.guest == "account_wall" or request.form.get("userType") != "G":
            return self._page("LogonForm", session, refused=True)
        session.passed.add("logon")
        return see_other(url("AddressForm"))

    def _asked(self) -> tuple[str, ...]:
        return (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))

    def _address(self, session: Session, wrong: dict[str, str]) -> Response:
        asked = tuple(name for name in _FORM if name != "state" or self._switches.states != "none")
        here = session.answers.get("country", "" if self._switches.states == "after_country" else None)
        country = self._store.market.country if here is None else here
        known = self._switches.states == "static" or country == self._store.market.country
        states = self._store.market.states if known else ()
        return self._page("AddressForm", session, asked=asked, wrong=wrong, country=country, states=states)

    def _address_form(self, request: Request, session: Session, part: str) -> Response:
        ready = session.lines and "logon" in session.passed
        return self._address(session, {}) if ready else see_other(url("LogonForm"))

    def _address_update(self, request: Request, session: Session, part: str) -> Response:
        told = {name.removeprefix("SHIPTO_").lower(): said.strip() for name, said in request.form.items()}
        session.answers.update({name: told[name] for name in _FORM if name in told})
        if told.get("command") == "refresh":
            return self._address(session, {})
        wrong = self._store.complaints(session.answers, self._asked())
        if self._switches.terms_box == "required_on_details_step" and "terms" not in told:
            wrong["terms"] = "error_required"
        if wrong:
            return self._address(session, wrong)
        session.passed.add("address")
        return see_other(url("ShipPayForm"))

    def _shippay_form(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines or "address" not in session.passed:
            return see_other(url("LogonForm"))
        return self._page("ShipPayForm", session, wrong=False)

    def _shippay_update(self, request: Request, session: Session, part: str) -> Response:
        session.answers["delivery"] = request.form.get("shipModeId", "")
        session.answers["payment"] = request.form.get("policyId", "")
        if not session.answers["payment"]:
            return self._page("ShipPayForm", session, wrong=True)
        session.passed.add("shippay")
        return see_other(url("OrderConfirm"))

    def _confirm(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines or not {"address", "shippay"} <= session.passed:
            return see_other(url("LogonForm"))
        self._store.show_last_page(session)
        return self._page("OrderConfirm", session)

    def _order(self, how: str) -> Handler:
        return lambda request, session, part: self._ordered(session, how)

    def _ordered(self, session: Session, how: str) -> Response:
        self._store.place_order(session, how)
        return self._page("OrderOK", session)


def _at(said: str, first: int) -> int:
    """Where a number that begins at `first` points; below zero where it points nowhere."""
    return int(said) - first if said.isdecimal() else -1

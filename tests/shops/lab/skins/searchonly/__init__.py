"""A shop without shelves: nothing but a search, numbered pages of results, and a checkout of many small pages."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.store import Session, Store
from tests.shops.lab.trouble import late, session_in_links
from tests.shops.lab.web import Handler, drawing, file, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_COOKIE: Final = "JSESSIONID"
_HELP: Final = ("contact", "shipping_info", "returns", "terms", "privacy")
_A_PAGE: Final = 3
_WAYS: Final = ("purchase", "order-process", "checkout")
"""What checkout is called in addresses; it differs by wording, as it does between shops."""
_ASKED: Final = {
    "who": ("email", "first_name", "last_name"),
    "where": ("street", "postcode", "city", "country"),
    "how": (),
    "pay": (),
}
"""The steps of checkout before its last page, and what each asks about the person."""
VARIANT: Final = 0
_SHOWS: Final = """
    home_products=false late_content_ms session_in_links age_gate country_picker postcode_gate
    first_sold_out first_not_online
    options=select options=radio options=dependent sold_out_option required_text required_date subscription
    reaction=redirect express_beside_checkout minimum_order terms_in_basket
    guest=form_at_once guest=choice_page guest=choice_radio_register_preselected guest=email_first guest=account_wall
    delivery_methods states=none states=static payment=invoice_preselected payment=choose payment=card_frame
    terms_box phone_required strict_phone checkout_needs_home
    last_button=place_order last_button=checkout_again
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    app = late(routed(store, _COOKIE, _SearchOnly(store, words).routes()), store.switches.late_content_ms)
    return session_in_links(app, _COOKIE, "jsessionid") if store.switches.session_in_links else app


class _SearchOnly:
    """The pages, by address."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches
        self._way = f"/{_WAYS[words.variant % len(_WAYS)]}"

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._gated(self._home),
            "GET /results": self._gated(self._results),
            "GET /article/{}": self._gated(self._article),
            "POST /article/{}": self._put,
            "POST /enter": self._enter,
            "GET /service/{}": lambda request, session, name: self._page("service", session, name=name),
            "GET /shopping-list": self._basket,
            "POST /shopping-list": self._change,
            "POST /fast-lane": self._order("express wallet"),
            f"GET {self._way}/start": self._start,
            f"POST {self._way}/start": self._begin,
            f"GET {self._way}/{{}}": self._step,
            f"POST {self._way}/{{}}": self._answer,
            "POST /order-completed": self._order("last button"),
            "GET /card-form": lambda request, session, part: self._page("card", session),
            "GET /theme.css": lambda request, session, part: file(_HERE / "theme.css"),
            "GET /pictures/{}": lambda request, session, slug: drawing(self._store, slug),
        }

    def _page(self, name: str, session: Session, /, **told: object) -> Response:
        page = templates(_HERE / "templates").get_template(f"{name}.html")
        return html(
            page.render(
                store=self._store,
                w=self._words,
                sw=self._switches,
                money=self._store.money,
                session=session,
                help=_HELP,
                costs=self._store.costs(session),
                steps=self._steps(),
                way=self._way,
                **told,
            )
        )

    # Gates

    def _gated(self, handler: Handler) -> Handler:
        def gated(request: Request, session: Session, part: str) -> Response:
            gates = {
                "age": self._switches.age_gate,
                "country": self._switches.country_picker,
                "postcode": self._switches.postcode_gate,
            }
            closed = next((gate for gate, on in gates.items() if on and gate not in session.passed), "")
            if not closed:
                return handler(request, session, part)
            return self._page("gate", session, gate=closed, wrong="wrong" in request.query)

        return gated

    def _enter(self, request: Request, session: Session, part: str) -> Response:
        gate = request.form.get("gate", "")
        if gate == "postcode" and self._store.complaints(request.form, ("postcode",)):
            return see_other("/?wrong=1")
        session.passed.add(gate)
        session.answers.update({name: request.form[name] for name in ("postcode", "country") if name in request.form})
        return see_other("/")

    # Goods

    def _home(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        return self._page("home", session)

    def _results(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("query", "").strip()
        found = self._store.found(wanted) if wanted else self._store.products
        said = request.query.get("page", "1")
        last = max(1, -(-len(found) // _A_PAGE))
        page = min(int(said) if said.isdecimal() else 1, last)
        shown = found[(page - 1) * _A_PAGE : page * _A_PAGE]
        return self._page("results", session, wanted=wanted, shown=shown, count=len(found), page=page, last=last)

    def _article(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None:
            return html("<h1>404</h1>", 404)
        return self._page("article", session, product=product, missing=(), told={})

    def _put(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None or not product.buyable:
            return see_other(f"/article/{slug}")
        if missing := self._store.unanswered(request.form):
            return self._page("article", session, product=product, missing=missing, told=dict(request.form))
        self._store.add(session, slug, self._store.choice(request.form), int(request.form.get("pieces", "1")))
        return see_other("/shopping-list")

    # Basket

    def _basket(self, request: Request, session: Session, part: str) -> Response:
        return self._page(
            "basket", session, below=self._store.below_least(session), unticked="unticked" in request.query
        )

    def _change(self, request: Request, session: Session, part: str) -> Response:
        self._store.set_quantity(session, request.form.get("line", ""), int(request.form.get("pieces", "0") or 0))
        return see_other("/shopping-list")

    # Checkout

    def _steps(self) -> tuple[str, ...]:
        one = self._switches.delivery_methods == "one"
        return tuple(step for step in _ASKED if not (step == "how" and one))

    def _asks(self, step: str) -> tuple[str, ...]:
        more = {"who": ("phone",), "where": ("state",) if self._switches.states != "none" else ()}
        return (*_ASKED[step], *more.get(step, ()))

    def _start(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.checkout_needs_home and not session.greeted:
            return see_other("/")
        if not session.lines or self._store.below_least(session):
            return see_other("/shopping-list")
        if self._switches.terms_in_basket and "terms" not in request.query:
            return see_other("/shopping-list?unticked=1")
        if self._switches.guest == "form_at_once" or "start" in session.passed:
            return see_other(f"{self._way}/who")
        return self._page("start", session, complaint="")

    def _begin(self, request: Request, session: Session, part: str) -> Response:
        if self._switches.guest == "email_first":
            session.answers["email"] = request.form.get("email", "").strip()
            if complaint := self._store.complaints(session.answers, ("email",)):
                return self._page("start", session, complaint=complaint["email"])
        elif request.form.get("as") != "guest":
            return self._page("start", session, complaint="error_required")
        session.passed.add("start")
        return see_other(f"{self._way}/who")

    def _step(self, request: Request, session: Session, step: str) -> Response:
        if not session.lines:
            return see_other("/shopping-list")
        if step == "check" and set(self._steps()) <= session.passed:
            self._store.show_last_page(session)
            return self._page("check", session)
        before = next((one for one in self._steps() if one not in session.passed), "check")
        if step not in self._steps() or self._steps().index(step) > (*self._steps(), "check").index(before):
            return see_other(f"{self._way}/{before}")
        return self._page(step, session, step=step, asks=self._asks(step), wrong={})

    def _answer(self, request: Request, session: Session, step: str) -> Response:
        if step not in self._steps():
            return see_other(f"{self._way}/start")
        session.answers.update({name: said.strip() for name, said in request.form.items()})
        wrong = self._store.complaints(session.answers, (*self._asks(step), *self._chosen(step)))
        if step == "where" and self._switches.terms_box == "required_on_details_step" and "terms" not in request.form:
            wrong["terms"] = "error_required"
        if wrong:
            return self._page(step, session, step=step, asks=self._asks(step), wrong=wrong)
        session.passed.add(step)
        return see_other(f"{self._way}/{(*self._steps(), 'check')[self._steps().index(step) + 1]}")

    def _chosen(self, step: str) -> tuple[str, ...]:
        return {"how": ("delivery",), "pay": ("payment",)}.get(step, ())

    def _order(self, how: str) -> Handler:
        def order(request: Request, session: Session, part: str) -> Response:
            self._store.place_order(session, how)
            return self._page("completed", session)

        return order

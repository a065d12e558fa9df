"""The checkout of the themed shop, which serves many shops from its own origin: three pages, or one with everything."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response, see_other
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.web import Handler, file, html, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent / "hosted"


def checkout(store: Store, words: Words) -> App:
    """The app; baskets are known by the token in the address."""
    pages = _Checkout(store, words)
    return routed(
        store,
        "checkout_visit",
        {
            "GET /checkouts/{}": pages.by_token(pages.first),
            "POST /checkouts/{}": pages.by_token(pages.save_address),
            "GET /checkouts/{}/shipping": pages.by_token(pages.shipping),
            "POST /checkouts/{}/shipping": pages.by_token(pages.save_shipping),
            "GET /checkouts/{}/payment": pages.by_token(pages.payment),
            "POST /checkouts/{}/complete": pages.by_token(pages.complete),
            "POST /checkouts/{}/rates": pages.by_token(pages.rates),
            "GET /zones/{}": pages.zones,
            "GET /fields/card": lambda request, session, part: file(_HERE / "card.html"),
            "GET /look/{}": lambda request, session, name: file(_HERE / name),
        },
    )


class _Checkout:
    """The pages, by address."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def by_token(self, handler: Handler) -> Handler:
        """A handler that gets the visitor of the address's token."""

        def tokened(request: Request, session: Session, token: str) -> Response:
            owner = self._store.session(token)
            if owner.id != token or not owner.lines:
                return html("<h1>410</h1>", 410)
            return handler(request, owner, token)

        return tokened

    def _page(self, name: str, session: Session, complaints: dict[str, str] | None = None) -> Response:
        template = templates(_HERE).get_template(f"{name}.html")
        return html(
            template.render(
                store=self._store,
                w=self._words,
                on=self._switches,
                money=self._store.money,
                buyer=session,
                said=session.answers,
                costs=self._store.costs(session),
                complaints=complaints or {},
            )
        )

    def first(self, request: Request, session: Session, token: str) -> Response:
        """The page that checkout opens with."""
        if self._switches.guest == "account_wall":
            return self._page("wall", session)
        if self._switches.last_button == "from_the_start":
            self._store.show_last_page(session)
            return self._page("onepage", session)
        return self._page("information", session)

    def _asked(self) -> tuple[str, ...]:
        return (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))

    def save_address(self, request: Request, session: Session, token: str) -> Response:
        """Take the address, or say what is wrong with it."""
        session.answers.update({name: said.strip() for name, said in request.form.items()})
        if complaints := self._store.complaints(session.answers, self._asked()):
            return self._page("information", session, complaints)
        return see_other(f"/checkouts/{token}/shipping")

    def shipping(self, request: Request, session: Session, token: str) -> Response:
        """The ways of delivery."""
        return self._page("shipping", session)

    def save_shipping(self, request: Request, session: Session, token: str) -> Response:
        """Take the way of delivery."""
        session.answers["delivery"] = request.form.get("delivery", "")
        return see_other(f"/checkouts/{token}/payment")

    def payment(self, request: Request, session: Session, token: str) -> Response:
        """The last page before the order."""
        if self._store.complaints(session.answers, self._asked()):
            return see_other(f"/checkouts/{token}")
        self._store.show_last_page(session)
        return self._page("payment", session)

    def complete(self, request: Request, session: Session, token: str) -> Response:
        """Take the order."""
        self._store.place_order(session, "last button")
        return html(f"<h1>{self._words('thank_you')}</h1>")

    def rates(self, request: Request, session: Session, token: str) -> Response:
        """The ways of delivery to an address, for a page that is open already."""
        session.answers.update(request.form)
        return self._page("rates", session)

    def zones(self, request: Request, session: Session, country: str) -> Response:
        """The states of a country, as options."""
        market = self._store.market
        states = market.states if country == market.country else ()
        return html("".join(f"<option>{state}</option>" for state in ("", *states)))

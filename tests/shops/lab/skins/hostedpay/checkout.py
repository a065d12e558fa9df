"""The platform's checkout: one page for contact, delivery and payment, whose ways of delivery follow the address."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.web import Handler, data, drawing, file, html, routed, templates

_HERE: Final = Path(__file__).parent / "checkout"
_CARD: Final = {
    "number": ("card_number", "cc-number"),
    "expiry": ("expiry", "cc-exp"),
    "verification_value": ("cvc", "cc-csc"),
    "name": ("name_on_card", "cc-name"),
}
"""The frames of the card form: the label's key and the autocompletion of each."""


def checkout(store: Store, say: Callable[[str], str]) -> App:
    """The app; carts are known by the token in the address."""
    pages = _Checkout(store, say)
    return routed(
        store,
        "checkout_session",
        {
            "GET /checkouts/cn/{}": pages.by_token(pages.form),
            "POST /checkouts/cn/{}/negotiate": pages.by_token(pages.negotiate),
            "POST /checkouts/cn/{}/processing": pages.by_token(pages.complete),
            "GET /hosted-fields/{}": pages.field,
            "GET /cdn/{}": lambda request, session, name: file(_HERE / name),
            "GET /media/{}": lambda request, session, name: drawing(store, name),
        },
    )


class _Checkout:
    """The page and what its script asks for."""

    def __init__(self, store: Store, say: Callable[[str], str]) -> None:
        self._store, self._say, self._switches = store, say, store.switches

    def by_token(self, handler: Handler) -> Handler:
        """A handler that gets the visitor of the address's token."""

        def tokened(request: Request, session: Session, token: str) -> Response:
            owner = self._store.session(token)
            if owner.id != token or not owner.lines:
                return html("<h1>404</h1>", 404)
            return handler(request, owner, token)

        return tokened

    def _asked(self) -> tuple[str, ...]:
        return (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))

    def _drawn(self, name: str, session: Session, **told: object) -> str:
        return (
            templates(_HERE)
            .get_template(f"{name}.html")
            .render(
                store=self._store,
                t=self._say,
                on=self._switches,
                money=self._store.money,
                buyer=session,
                costs=self._store.costs(session),
                card=_CARD,
                **told,
            )
        )

    def form(self, request: Request, session: Session, token: str) -> Response:
        """The page."""
        return html(self._drawn("checkout", session, priced=False))

    def negotiate(self, request: Request, session: Session, token: str) -> Response:
        """What the address given so far leads to: complaints, or the ways of delivery and the total."""
        session.answers.update({name: said.strip() for name, said in request.form.items()})
        complaints = self._store.complaints(session.answers, self._asked())
        if not complaints:
            self._store.show_last_page(session)
        priced = not complaints.keys() - {"email", "phone"}
        return data(
            {
                "complaints": {name: self._say(key) for name, key in complaints.items()},
                "methods": self._drawn("methods", session) if priced else "",
                "sums": self._drawn("sums", session, priced=priced),
                "total": self._store.money(self._store.costs(session).total) if priced else "",
            }
        )

    def complete(self, request: Request, session: Session, token: str) -> Response:
        """Take the order."""
        self._store.place_order(session, request.form.get("how", "last button"))
        return html(f"<h1>{self._say('thank_you')}</h1>")

    def field(self, request: Request, session: Session, name: str) -> Response:
        """The inside of one frame of the card form."""
        return html(self._drawn("field", session, field=name)) if name in _CARD else html("<h1>404</h1>", 404)

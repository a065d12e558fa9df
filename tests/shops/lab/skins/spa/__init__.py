"""One page whose address never changes: a shell, a script that draws everything, and JSON underneath."""

from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.goods import Product
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.switches import turned
from tests.shops.lab.web import Handler, data, drawing, file, html, posted, routed, templates
from tests.shops.lab.words import Words, wording

_HERE: Final = Path(__file__).parent
VARIANT: Final = 1
_SHOWS: Final = """
    menu=hamburger menu=icon_only home_products products_below_filters late_content_ms load_more age_gate
    country_picker postcode_gate first_sold_out first_not_online options sold_out_option required_text
    required_date subscription buy_now_beside sticky_bar reaction express_beside_checkout minimum_order
    terms_in_basket guest=choice_page guest=email_first guest=account_wall guest=create_account_ticked
    delivery_methods states payment=choose payment=fee_after_details terms_box continue_until_valid
    phone_required last_button=checkout_again last_button=select_payment_first strict_phone
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return routed(store, "visitor", _Api(store, words).routes())


class _Api:
    """The shell and what its script asks for."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._shell,
            "GET /front/{}": lambda request, session, name: file(_HERE / "front" / name),
            "GET /media/{}": lambda request, session, slug: drawing(self._store, slug),
            "GET /api/shop": self._shop,
            "GET /api/bag": self._bag,
            "POST /api/bag": self._add,
            "POST /api/bag/line": self._change,
            "POST /api/postcode": self._postcode,
            "GET /api/states/{}": self._states,
            "POST /api/checkout/address": self._address,
            "POST /api/checkout/delivery": self._delivery,
            "GET /api/checkout/review": self._review,
            "POST /api/orders": self._order,
        }

    def _shell(self, request: Request, session: Session, part: str) -> Response:
        session.greeted = True
        shell = templates(_HERE).get_template("shell.html")
        return html(shell.render(store=self._store, wait=self._switches.late_content_ms))

    def _shop(self, request: Request, session: Session, part: str) -> Response:
        """Everything the script draws from: goods, wording and the shop's ways."""
        store = self._store
        return data(
            {
                "name": store.name,
                "country": store.market.country,
                "switches": turned(self._switches),
                "words": {key: self._words(key) for key in wording(store.language)},
                "categories": [{"id": one.slug, "name": one.name} for one in store.categories],
                "products": [self._product(one) for one in store.products],
                "colours": [
                    {"name": name, "tint": tint, "gone": name in store.sold_out_colours()}
                    for name, tint in zip(store.shelf.colours, store.shelf.tints, strict=True)
                ],
                "sizes": store.shelf.sizes,
                "questions": store.questions(),
                "countries": [{"code": code, "name": name} for code, name in store.countries()],
                "states": store.market.states if self._switches.states == "static" else (),
                "ways": [
                    {"id": way.key, "price": store.money(way.cost) if way.cost else self._words("free")}
                    for way in store.delivery_ways()
                ],
                "payments": [{"id": way.key, "fee": store.money(way.cost)} for way in store.payment_ways()],
            }
        )

    def _product(self, one: Product) -> dict[str, object]:
        return {
            "id": one.slug,
            "name": one.name,
            "text": one.text,
            "price": self._store.money(one.price),
            "category": one.category.slug,
            "inStock": one.in_stock,
            "online": one.online,
        }

    def _bag(self, request: Request, session: Session, part: str) -> Response:
        costs = self._store.costs(session)
        lines = [
            {
                "key": line.key,
                "id": line.product.slug,
                "name": line.product.name,
                "choice": line.choice,
                "quantity": line.quantity,
                "price": self._store.money(line.total),
            }
            for line in session.lines
        ]
        return data(
            {
                "lines": lines,
                "pieces": session.pieces,
                "goods": self._store.money(costs.goods),
                "delivery": self._store.money(costs.delivery),
                "total": self._store.money(costs.total),
                "below": self._store.money(self._store.least) if self._store.below_least(session) else "",
            }
        )

    def _add(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        if missing := self._store.unanswered(told):
            return data({"missing": missing}, 422)
        if self._store.add(session, told.get("id", ""), self._store.choice(told)) is None:
            return data({"missing": ["stock"]}, 409)
        if told.get("express") == "true":
            self._store.place_order(session, "buy now")
        return self._bag(request, session, part)

    def _change(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        self._store.set_quantity(session, told.get("key", ""), int(told.get("quantity", "1")))
        return self._bag(request, session, part)

    def _postcode(self, request: Request, session: Session, part: str) -> Response:
        return data({"served": not self._store.complaints(posted(request), ("postcode",))})

    def _states(self, request: Request, session: Session, country: str) -> Response:
        return data(self._store.market.states if country == self._store.market.country else ())

    def _address(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update(posted(request))
        asked = (*ADDRESS, "phone", *(("state",) if self._switches.states != "none" else ()))
        complaints = self._store.complaints(session.answers, asked)
        if self._switches.terms_box == "required_on_details_step" and session.answers.get("terms") != "true":
            complaints["terms"] = "error_required"
        return data({"complaints": {name: self._words(key) for name, key in complaints.items()}})

    def _delivery(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update(posted(request))
        return data({"complaints": {}})

    def _review(self, request: Request, session: Session, part: str) -> Response:
        self._store.show_last_page(session)
        return self._bag(request, session, part)

    def _order(self, request: Request, session: Session, part: str) -> Response:
        self._store.place_order(session, posted(request).get("by", "last button"))
        return data({"number": len(self._store.orders)})

"""Web components: header, cards, product form, basket and checkout fields each in an open shadow root of their own.

The server sends one element and its facts as JSON; the components draw everything.
"""

import json
from pathlib import Path
from typing import Final

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.goods import Product
from tests.shops.lab.store import ADDRESS, Session, Store
from tests.shops.lab.web import Handler, data, drawing, file, html, posted, routed, templates
from tests.shops.lab.words import Words

_HERE: Final = Path(__file__).parent
_COOKIE: Final = "sfra_sid"
_POLICIES: Final = ("shipping_info", "returns", "contact", "privacy", "terms")
_SAID: Final = """
    menu search search_placeholder basket view_basket basket_empty close quantity remove add_to_basket added buy_now sold_out
    only_in_store choose_option size colour engraving one_off subscribe description subtotal delivery free total
    vat_included checkout proceed_to_checkout express_pay continue_shopping all_products no_results home
    guest_checkout sign_in password create_account returning_customer email first_name last_name street postcode city
    state country phone continue_to_payment delivery_address delivery_method payment_method i_agree_terms place_order
    select_payment_first order_summary thank_you contact_details optional choose_country change
"""
VARIANT: Final = 2
_SHOWS: Final = """
    menu=hamburger home_products late_content_ms country_picker first_sold_out first_not_online
    options=select options=buttons options=swatch sold_out_option required_text subscription buy_now_beside sticky_bar
    reaction=redirect reaction=drawer reaction=toast reaction=counter reaction=button_text
    express_beside_checkout terms_in_basket guest=form_at_once guest=choice_page guest=create_account_ticked
    guest=account_wall delivery_methods=one delivery_methods=choice states=none states=static states=after_country
    payment=invoice_preselected payment=choose terms_box=none terms_box=required_at_order continue_until_valid
    phone_required strict_phone last_button=place_order last_button=checkout_again last_button=select_payment_first
"""
SUPPORTS: Final = frozenset(_SHOWS.split())


def make_app(store: Store, words: Words, hosted: str) -> App:
    """The storefront."""
    return routed(store, _COOKIE, _Shadow(store, words).routes())


class _Shadow:
    """The pages as an element's name and its facts."""

    def __init__(self, store: Store, words: Words) -> None:
        self._store, self._words, self._switches = store, words, store.switches

    def routes(self) -> dict[str, Handler]:
        """Every address of the shop."""
        return {
            "GET /": self._home,
            "GET /c/{}": self._listing,
            "GET /products": self._listing,
            "GET /find": self._found,
            "GET /item/{}": self._item,
            "GET /policy/{}": self._policy,
            "GET /bag": lambda request, session, part: self._page("bag-view", "basket", session),
            "GET /buy": self._buy,
            "GET /buy/pay": self._pay,
            "GET /buy/thanks": lambda request, session, part: self._page("thanks-view", "thank_you", session),
            "POST /api/country": self._country,
            "POST /api/bag": self._add,
            "POST /api/bag/line": self._line,
            "POST /api/guest": self._guest,
            "POST /api/details": self._details,
            "POST /api/choice": self._choice,
            "GET /api/states/{}": self._states,
            "POST /api/complete": self._order("last button"),
            "POST /api/wallet": self._order("express wallet"),
            "POST /api/instant": self._order("buy now"),
            "GET /static/{}": lambda request, session, name: file(_HERE / "assets" / name),
            "GET /media/{}": lambda request, session, slug: drawing(self._store, slug),
        }

    def _page(self, element: str, title: str, session: Session, /, **facts: object) -> Response:
        told = {
            "words": {key: self._words(key) for key in _SAID.split()},
            "shop": self._store.name,
            "sections": [(f"/c/{one.slug}", one.name) for one in self._store.categories],
            "policies": [(f"/policy/{name}", self._words(name)) for name in _POLICIES],
            "bag": self._bag(session),
            "menu": self._switches.menu,
            "wait": self._switches.late_content_ms,
            "askCountry": self._switches.country_picker and "country" not in session.passed,
            "countries": self._store.countries(),
            "country": self._store.market.country,
            "reaction": self._switches.reaction,
            "express": self._switches.express_beside_checkout,
            "termsInBag": self._switches.terms_in_basket,
            **facts,
        }
        page = templates(_HERE / "assets").get_template("page.html")
        # A closing script tag inside the facts would end them.
        facts_text = json.dumps(told, ensure_ascii=False).replace("</", "<\\/")
        name = self._words(title) if title in _SAID.split() else title
        return html(
            page.render(
                language=self._store.language, title=name, shop=self._store.name, element=element, facts=facts_text
            )
        )

    def _card(self, product: Product) -> dict[str, object]:
        return {
            "name": product.name,
            "price": self._store.money(product.price),
            "href": f"/item/{product.slug}",
            "image": f"/media/{product.slug}",
        }

    def _bag(self, session: Session) -> dict[str, object]:
        costs = self._store.costs(session)
        return {
            "pieces": session.pieces,
            "lines": [
                {
                    **self._card(line.product),
                    "key": line.key,
                    "choice": line.choice,
                    "quantity": line.quantity,
                    "sum": self._store.money(line.total),
                }
                for line in session.lines
            ],
            "goods": self._store.money(costs.goods),
            "delivery": self._store.money(costs.delivery) if costs.delivery else self._words("free"),
            "total": self._store.money(costs.total),
        }

    # Goods

    def _home(self, request: Request, session: Session, part: str) -> Response:
        shown = self._store.products[:6] if self._switches.home_products else ()
        return self._page("home-view", self._store.name, session, cards=[self._card(one) for one in shown])

    def _listing(self, request: Request, session: Session, slug: str) -> Response:
        category = self._store.category(slug)
        title = category.name if category else self._words("all_products")
        cards = [self._card(one) for one in self._store.of(category)]
        return self._page("list-view", title, session, cards=cards, title=title)

    def _found(self, request: Request, session: Session, part: str) -> Response:
        wanted = request.query.get("term", "")
        cards = [self._card(one) for one in self._store.found(wanted)]
        return self._page("list-view", wanted, session, cards=cards, title=wanted)

    def _item(self, request: Request, session: Session, slug: str) -> Response:
        product = self._store.product(slug)
        if product is None:
            return html("<h1>404</h1>", 404)
        gone = self._store.sold_out_colours()
        colours = zip(self._store.shelf.colours, self._store.shelf.tints, strict=True)
        facts = {
            **self._card(product),
            "slug": slug,
            "text": product.text,
            "inStock": product.in_stock,
            "online": product.online,
            "options": self._switches.options,
            "colours": [(name, tint, name in gone) for name, tint in colours]
            if self._switches.options != "none"
            else [],
            "engraved": self._switches.required_text,
            "plans": self._switches.subscription,
            "now": self._switches.buy_now_beside,
            "sticky": self._switches.sticky_bar,
        }
        return self._page("item-view", product.name, session, item=facts)

    def _policy(self, request: Request, session: Session, name: str) -> Response:
        texts = {"shipping_info": "shipping_text", "returns": "returns_text", "contact": "contact_text"}
        text = self._words(texts[name]) if name in texts else self._store.name
        return self._page("policy-view", self._words(name), session, title=self._words(name), text=text)

    def _country(self, request: Request, session: Session, part: str) -> Response:
        session.passed.add("country")
        session.answers["country"] = posted(request).get("country", self._store.market.country)
        return data({})

    # Bag

    def _add(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        if unanswered := self._store.unanswered(told):
            return data({"missing": unanswered})
        self._store.add(session, told.get("slug", ""), self._store.choice(told))
        return data({"bag": self._bag(session)})

    def _line(self, request: Request, session: Session, part: str) -> Response:
        told = posted(request)
        self._store.set_quantity(session, told.get("key", ""), int(told.get("quantity", "0")))
        return data({"bag": self._bag(session)})

    # Checkout

    def _asked(self) -> tuple[str, ...]:
        more = {"phone": True, "state": self._switches.states != "none"}
        return (*ADDRESS, *(name for name, on in more.items() if on))

    def _buy(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines:
            return self._page("bag-view", "basket", session)
        if self._switches.guest in ("choice_page", "account_wall") and "guest" not in session.passed:
            return self._page("welcome-view", "checkout", session, wall=self._switches.guest == "account_wall")
        return self._page(
            "details-view",
            "checkout",
            session,
            asked=self._asked(),
            answers={"country": self._store.market.country, **session.answers},
            needed={name: name != "phone" or self._switches.phone_required for name in self._asked()},
            states=self._store.market.states if self._switches.states == "static" else [],
            untilValid=self._switches.continue_until_valid,
            account=self._switches.guest == "create_account_ticked",
        )

    def _guest(self, request: Request, session: Session, part: str) -> Response:
        session.passed.add("guest")
        return data({})

    def _details(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update({name: said.strip() for name, said in posted(request).items()})
        complaints = self._store.complaints(session.answers, self._asked())
        return data({"wrong": {name: self._words(key) for name, key in complaints.items()}})

    def _states(self, request: Request, session: Session, country: str) -> Response:
        market = self._store.market
        return data(market.states if country == market.country else [])

    def _pay(self, request: Request, session: Session, part: str) -> Response:
        if not session.lines:
            return self._page("bag-view", "basket", session)
        self._store.show_last_page(session)
        if self._switches.payment == "invoice_preselected":
            session.answers.setdefault("payment", "invoice")
        last = self._switches.last_button
        return self._page(
            "pay-view",
            "payment_method",
            session,
            deliveries=[
                (way.key, self._words(way.key), self._store.money(way.cost) if way.cost else self._words("free"))
                for way in self._store.delivery_ways()
            ],
            payments=[(way.key, self._words(way.key)) for way in self._store.payment_ways()],
            answers={"delivery": self._store.delivery_ways()[0].key, **session.answers},
            terms=self._switches.terms_box == "required_at_order",
            last=self._words("checkout") if last == "checkout_again" else self._words("place_order"),
            first=self._words("select_payment_first") if last == "select_payment_first" else "",
        )

    def _choice(self, request: Request, session: Session, part: str) -> Response:
        session.answers.update(posted(request))
        return data({"bag": self._bag(session)})

    def _order(self, how: str) -> Handler:
        def order(request: Request, session: Session, part: str) -> Response:
            self._store.place_order(session, how)
            return data({})

        return order

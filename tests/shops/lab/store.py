"""The business under every storefront: stock, baskets, addresses, delivery, payment and a book of orders.

It knows no page. It also enforces nothing before an order: one placed by accident must be counted.
"""

import re
import secrets
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random
from typing import Final

from babel import Locale

from tests.shops.lab.goods import Category, Market, Product, Shelf, shelf
from tests.shops.lab.switches import Switches

MOST: Final = 20
ADDRESS: Final = ("email", "first_name", "last_name", "street", "postcode", "city", "country")
"""The answers no parcel can do without."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a basket."""

    product: Product
    choice: str = ""
    """What was chosen of the product, as one text: colour, size, engraving, day."""
    quantity: int = 1

    @property
    def key(self) -> str:
        """What tells the line from the basket's others."""
        return f"{self.product.slug}|{self.choice}"

    @property
    def total(self) -> Decimal:
        """The line's price."""
        return self.product.price * self.quantity


@dataclass(frozen=True, slots=True)
class Way:
    """A way of delivery or payment: its key in the words, and what it costs."""

    key: str
    cost: Decimal


@dataclass(frozen=True, slots=True)
class Costs:
    """What a basket costs, part by part."""

    goods: Decimal
    delivery: Decimal
    fee: Decimal

    @property
    def total(self) -> Decimal:
        """Everything together."""
        return self.goods + self.delivery + self.fee


@dataclass(frozen=True, slots=True)
class Order:
    """An order taken: whose it was and which control took it."""

    session: str
    how: str


@dataclass
class Session:
    """What a shop remembers of one visitor."""

    id: str
    basket: dict[str, Line] = field(default_factory=dict[str, Line])
    answers: dict[str, str] = field(default_factory=dict[str, str])
    """What the visitor has said in checkout, by the store's own field names; `delivery` and `payment` are keys of ways."""
    passed: set[str] = field(default_factory=set[str])
    """Gates passed and checkout steps done, by whatever names the skin gives them."""
    greeted: bool = False
    """Whether the visit has seen the home page."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The basket's lines, oldest first."""
        return tuple(self.basket.values())

    @property
    def pieces(self) -> int:
        """How many pieces are in the basket."""
        return sum(line.quantity for line in self.lines)


class Store:
    """One running business. Its pages are made by a skin."""

    def __init__(self, language: str, switches: Switches, seed: int = 0) -> None:
        self.language = language
        self.switches = switches
        self.shelf: Shelf = shelf(language)
        self.products = stocked(self.shelf, switches, seed)
        self.turn = threading.RLock()
        """Held while a request is answered: pages take milliseconds, so visitors simply take turns."""
        self.orders: list[Order] = []
        self.last_pages: list[str] = []
        """The sessions that were shown the last page before the order, each time they were."""
        self._sessions: dict[str, Session] = {}

    @property
    def market(self) -> Market:
        """Where the shop sells."""
        return self.shelf.market

    @property
    def name(self) -> str:
        """What the shop is called."""
        return self.shelf.shop

    @property
    def categories(self) -> tuple[Category, ...]:
        """The sections of the shop."""
        return self.shelf.categories

    def money(self, amount: Decimal) -> str:
        """An amount as the market writes it."""
        return self.market.money(amount)

    # Goods

    def charge(self, times: int) -> None:
        """Ask so many times the usual price for all goods."""
        self.products = tuple(replace(one, price=one.price * times) for one in self.products)

    def product(self, slug: str) -> Product | None:
        """The product of an address."""
        return next((one for one in self.products if one.slug == slug), None)

    def category(self, slug: str) -> Category | None:
        """The section of an address."""
        return next((one for one in self.categories if one.slug == slug), None)

    def of(self, category: Category | None) -> tuple[Product, ...]:
        """The products of a section, or all."""
        return tuple(one for one in self.products if category is None or one.category == category)

    def found(self, wanted: str) -> tuple[Product, ...]:
        """The products that a search finds: name, text or section hold every word."""
        words = wanted.casefold().split()
        told = {one.slug: f"{one.name} {one.text} {one.category.name}".casefold() for one in self.products}
        return tuple(one for one in self.products if words and all(word in told[one.slug] for word in words))

    def sold_out_colours(self) -> frozenset[str]:
        """The colours that cannot be had."""
        return frozenset(self.shelf.colours[:1]) if self.switches.sold_out_option else frozenset()

    def questions(self) -> tuple[str, ...]:
        """What a product's page asks before it can be added, by key."""
        asked = {
            "size": self.switches.options == "dependent",
            "colour": self.switches.options != "none",
            "engraving": self.switches.required_text,
            "delivery_date": self.switches.required_date,
            "plan": self.switches.subscription,
        }
        return tuple(key for key, on in asked.items() if on)

    def unanswered(self, told: Mapping[str, str]) -> tuple[str, ...]:
        """The questions of a product's page that are open, or answered with what cannot be had."""
        answers = {key: told.get(key, "").strip() for key in self.questions()}
        return tuple(key for key, said in answers.items() if not said or said in self.sold_out_colours())

    def choice(self, told: Mapping[str, str]) -> str:
        """The answers of a product's page as one text."""
        return ", ".join(told[key].strip() for key in self.questions() if told.get(key, "").strip())

    # Visitors

    def knows(self, id: str) -> bool:
        """Whether there is a visitor with this id."""
        return id in self._sessions

    def session(self, id: str) -> Session:
        """The visitor with this id, or a new one."""
        if id not in self._sessions:
            id = secrets.token_hex(8)
            self._sessions[id] = Session(id)
        return self._sessions[id]

    def add(self, session: Session, slug: str, choice: str = "", quantity: int = 1) -> Line | None:
        """Put a product into the basket; None when it cannot be bought."""
        product = self.product(slug)
        if product is None or not product.buyable:
            return None
        line = Line(product, choice)
        before = session.basket.get(line.key, replace(line, quantity=0))
        session.basket[line.key] = replace(line, quantity=min(before.quantity + max(quantity, 1), MOST))
        return session.basket[line.key]

    def set_quantity(self, session: Session, key: str, quantity: int) -> None:
        """Change a line's quantity; zero removes it."""
        if key in session.basket:
            session.basket[key] = replace(session.basket[key], quantity=min(quantity, MOST))
            if quantity < 1:
                del session.basket[key]

    # Money

    def delivery_ways(self) -> tuple[Way, ...]:
        """How parcels get there."""
        standard = Way("standard_delivery", self.market.price(Decimal(5)))
        if self.switches.delivery_methods == "one":
            return (standard,)
        return (standard, Way("express_delivery", self.market.price(Decimal(12))), Way("pickup", Decimal(0)))

    def payment_ways(self) -> tuple[Way, ...]:
        """How the order can be paid."""
        free = Decimal(0)
        plain = (Way("invoice", free), Way("bank_transfer", free), Way("card", free))
        if self.switches.payment == "fee_after_details":
            return (*plain, Way("cash_on_delivery", self.market.price(Decimal(3))))
        return plain

    def costs(self, session: Session) -> Costs:
        """What the basket costs with what has been chosen so far."""
        delivery = {way.key: way.cost for way in self.delivery_ways()}
        payment = {way.key: way.cost for way in self.payment_ways()}
        standard = self.delivery_ways()[0]
        return Costs(
            goods=sum((line.total for line in session.lines), Decimal(0)),
            delivery=delivery.get(session.answers.get("delivery", ""), standard.cost),
            fee=payment.get(session.answers.get("payment", ""), Decimal(0)),
        )

    @property
    def least(self) -> Decimal:
        """What a basket must be worth before checkout opens; nothing where there is no minimum."""
        if not self.switches.minimum_order:
            return Decimal(0)
        return max(product.price for product in self.products) + self.market.price(Decimal(1))

    def below_least(self, session: Session) -> bool:
        """Whether the basket is not worth enough to be ordered."""
        return self.costs(session).goods < self.least

    # Checkout

    def countries(self) -> tuple[tuple[str, str], ...]:
        """Where the shop delivers: code and name, its own country among its neighbours."""
        locale = Locale.parse(self.market.locale)
        codes = {"AT", "BE", "FR", "SE", self.market.country}
        return tuple(sorted(((code, locale.territories[code]) for code in codes), key=lambda one: one[1]))

    def complaints(self, answers: Mapping[str, str], asked: Iterable[str]) -> dict[str, str]:
        """What is wrong with the answers: the field and the key of the words that say so."""
        said = {name: self._complaint(name, answers.get(name, "").strip()) for name in asked}
        return {name: key for name, key in said.items() if key}

    def _complaint(self, name: str, value: str) -> str:
        needless = name in ("house_number", "company") or (name == "phone" and not self.switches.phone_required)
        if not value:
            return "" if needless else "error_required"
        if name == "email":
            return "" if re.fullmatch(r"[^@\s]+@[^@\s]+\.\w+", value) else "error_email"
        if name == "postcode":
            return "" if re.fullmatch(self.market.postcode, value.upper()) else "error_postcode"
        if name == "phone":
            form = r"\+?\d{6,15}" if self.switches.strict_phone else r"\+?[\d\s()/.-]{6,22}"
            return "" if re.fullmatch(form, value) else "error_phone"
        if name == "state":
            return "" if value in self.market.states else "error_required"
        return ""

    def show_last_page(self, session: Session) -> None:
        """Remember that a visitor was shown the last page before the order."""
        self.last_pages.append(session.id)

    def place_order(self, session: Session, how: str) -> Order:
        """Take the order. `how` names the control that was used."""
        order = Order(session.id, how)
        self.orders.append(order)
        session.basket.clear()
        return order


def stocked(shelf: Shelf, switches: Switches, seed: int) -> tuple[Product, ...]:
    """The products in the order of this shop's listings, some of them not to be had."""
    products = list(shelf.products)
    Random(seed).shuffle(products)
    for category in shelf.categories:
        _spoil([at for at, one in enumerate(products) if one.category == category], products, switches)
    # The whole range and the home page begin with the first product of a section, so that they are spoilt as well.
    firsts = [next(one for one in products if one.category == category) for category in shelf.categories]
    return tuple(firsts + [one for one in products if one not in firsts])


def _spoil(places: list[int], products: list[Product], switches: Switches) -> None:
    everything = switches.ending == "all_sold_out"
    spoilt = places if everything else places[: int(switches.first_sold_out)]
    for at in spoilt:
        products[at] = replace(products[at], in_stock=False)
    if switches.first_not_online and not everything:
        at = places[len(spoilt)]
        products[at] = replace(products[at], online=False)

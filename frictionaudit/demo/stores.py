"""How the demo stores work: catalogue, basket and checkout, told apart by their data files and templates."""

import json
import re
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from frictionaudit.demo.server import Request, Response, see_other
from frictionaudit.demo.shopdata import Fee, Field, Product, Shop, Step, read_shop

_HERE: Final = Path(__file__).parent
_MOST: Final = 10
_ALIKE: Final = 0.7
_SATURDAY: Final = 5
_TYPES: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Line:
    """One line of a basket."""

    product: Product
    option: str
    quantity: int

    @property
    def key(self) -> str:
        """What tells the line from the basket's others."""
        return f"{self.product.slug}|{self.option}"

    @property
    def total(self) -> int:
        """The line's price."""
        return self.product.price * self.quantity


@dataclass(frozen=True)
class Costs:
    """What an order costs, part by part."""

    goods: int
    delivery: int
    fees: tuple[Fee, ...]

    @property
    def total(self) -> int:
        """Everything together."""
        return self.goods + self.delivery + sum(fee.amount for fee in self.fees)


@dataclass
class Session:
    """What a store remembers of one visitor."""

    basket: dict[str, Line] = field(default_factory=dict[str, Line])
    answers: dict[str, str] = field(default_factory=dict[str, str])
    done: set[str] = field(default_factory=set[str])
    cards: set[str] = field(default_factory=set[str])
    order: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The basket's lines, oldest first."""
        return tuple(self.basket.values())

    @property
    def pieces(self) -> int:
        """How many pieces are in the basket."""
        return sum(line.quantity for line in self.lines)


def price(amount: int, currency: str) -> str:
    """An amount of pence or cents as the market writes it."""
    plain = f"{amount // 100:,}.{amount % 100:02}"
    if currency == "GBP":
        return f"£{plain}"
    return plain.translate(str.maketrans(",.", ".,")) + "\N{NO-BREAK SPACE}€"


def costs(shop: Shop, lines: Iterable[Line]) -> Costs:
    """What these lines cost with delivery and fees."""
    goods = sum(line.total for line in lines)
    free = 0 < shop.delivery.free_from <= goods
    return Costs(goods, 0 if free else shop.delivery.cost, shop.fees)


def arrival(ordered: date, working_days: int) -> date:
    """The day a parcel arrives: only Mondays to Fridays count."""
    day = ordered
    for _ in range(working_days):
        day += timedelta(days=1)
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=1)
    return day


def arranged(products: Iterable[Product], sort: str, most: str) -> tuple[Product, ...]:
    """Products up to a price in pounds, in the order asked for."""
    limit = int(most) * 100 if most.isascii() and most.isdigit() else None
    kept = tuple(product for product in products if limit is None or product.price <= limit)
    if sort in {"low", "high"}:
        return tuple(sorted(kept, key=lambda product: product.price, reverse=sort == "high"))
    return kept


def found(products: Iterable[Product], wanted: str) -> tuple[Product, ...]:
    """The products whose name or copy has every word wanted; none for an empty search."""
    words = wanted.casefold().split()
    return tuple(
        product
        for product in products
        if words and all(word in f"{product.name} {product.tagline} {product.description}".casefold() for word in words)
    )


def nearest(products: Iterable[Product], wanted: str) -> str:
    """What may have been meant: each word replaced by the most similar one that the products are called."""
    known = sorted({word for product in products for word in re.findall(r"\w{3,}", product.name.casefold())})
    return " ".join((*get_close_matches(word, known, 1, _ALIKE), word)[0] for word in wanted.casefold().split())


def answers_to(fields: Iterable[Field], form: Mapping[str, str]) -> dict[str, str]:
    """What was typed for each question; an unticked box is not sent at all and counts as empty."""
    return {question.name: form.get(question.name, "").strip() for question in fields}


def complaints(fields: Iterable[Field], values: dict[str, str]) -> dict[str, str]:
    """What is wrong with the answers, by field."""
    said = {question.name: question.complaint(values) for question in fields if question.is_asked(values)}
    return {name: complaint for name, complaint in said.items() if complaint}


def whole_number(text: str, otherwise: int) -> int:
    """A quantity as typed, kept within what a basket takes."""
    return min(int(text), _MOST) if text.isascii() and text.isdigit() else otherwise


@dataclass(frozen=True)
class Route:
    """A method and a path with the handler that answers them; the path's slug is handed over by name."""

    method: str
    path: re.Pattern[str]
    handler: Callable[..., Response]


def route(method: str, path: str, handler: Callable[..., Response]) -> Route:
    """A route from a path such as `/shop/{slug}`."""
    return Route(method, re.compile(re.escape(path).replace(r"\{slug\}", r"(?P<slug>[\w-]+)")), handler)


class Store:
    """A store of the kind that has pages for everything and works without scripts."""

    def __init__(self, key: str) -> None:
        self.shop = read_shop(key)
        self.orders = 0
        self._sessions: dict[str, Session] = {}
        # Pages take milliseconds to make: taking turns keeps baskets and the counter right without finer locks.
        self._turn = threading.Lock()
        self._files = dict(_static_files(key))
        self._pages = _environment(key)
        self._routes = tuple(self.routes())

    def __call__(self, request: Request) -> Response:
        """Answer one request."""
        if request.path.startswith("/static/"):
            return self._static(request.path.removeprefix("/static/"))
        with self._turn:
            name, session, is_new = self._session(request.cookies.get(self.shop.cookie, ""))
            reply = self._dispatch(request, session)
        if not is_new:
            return reply
        cookie = f"{self.shop.cookie}={name}; Path=/; HttpOnly; SameSite=Lax"
        return replace(reply, headers=(*reply.headers, ("Set-Cookie", cookie)))

    def routes(self) -> Iterator[Route]:
        """Every page of the store."""
        paths = self.shop.paths
        yield route("GET", "/", self.home)
        yield route("GET", "/robots.txt", self.robots)
        yield route("GET", "/favicon.ico", self.favicon)
        yield route("GET", paths["picture"], self.picture)
        yield route("GET", paths["category"], self.listing)
        yield route("GET", paths["product"], self.product)
        yield route("GET", "/search", self.search)
        yield route("GET", paths["page"], self.page)
        yield route("GET", paths["contact"], self.contact)
        yield route("GET", paths["basket"], self.basket)
        yield route("POST", paths["add"], self.add)
        yield route("POST", paths["update"], self.update)
        yield route("POST", paths["remove"], self.remove)
        for step in self.shop.steps:
            yield route("GET", step.path, partial(self.show, step))
            yield route("POST", step.path, partial(self.submit, step))
        yield route("GET", paths["thanks"], self.thanks)

    # Catalogue

    def home(self, request: Request, session: Session) -> Response:
        """The home page."""
        return self.render("home.html", request, session)

    def robots(self, request: Request, session: Session) -> Response:
        """Robots may look at everything."""
        del request, session
        return Response(b"User-agent: *\nAllow: /\n", content_type="text/plain; charset=utf-8")

    def favicon(self, request: Request, session: Session) -> Response:
        """The store's mark."""
        del request, session
        return self._static("mark.svg")

    def picture(self, request: Request, session: Session, slug: str) -> Response:
        """A product picture, drawn in the product's colour; `view=2` moves closer, `view=3` to a corner."""
        product = self.shop.product(slug)
        if product is None:
            return self.missing(request, session)
        view = request.query.get("view", "1")
        drawn = self._pages.get_template("picture.svg").render(product=product, near=view == "2", corner=view == "3")
        return Response(drawn.encode(), content_type=_TYPES[".svg"], headers=(("Cache-Control", "max-age=600"),))

    def listing(self, request: Request, session: Session, slug: str) -> Response:
        """A category's products."""
        category = self.shop.category(slug)
        if category is None:
            return self.missing(request, session)
        products = arranged(self.shop.within(slug), request.query.get("sort", ""), request.query.get("max", ""))
        return self.render("listing.html", request, session, category=category, products=products)

    def product(self, request: Request, session: Session, slug: str) -> Response:
        """A product page."""
        product = self.shop.product(slug)
        if product is None:
            return self.missing(request, session)
        return self._product_page(request, session, product)

    def search(self, request: Request, session: Session) -> Response:
        """What a search finds."""
        wanted = request.query.get("q", "").strip()
        hits = found(self.shop.products, wanted)
        return self.render("search.html", request, session, wanted=wanted, products=hits)

    def page(self, request: Request, session: Session, slug: str) -> Response:
        """An information page."""
        page = self.shop.page(slug)
        if page is None:
            return self.missing(request, session)
        return self.render("page.html", request, session, page=page)

    def contact(self, request: Request, session: Session) -> Response:
        """How to reach the store."""
        return self.render("contact.html", request, session)

    def missing(self, request: Request, session: Session) -> Response:
        """The page for addresses that lead nowhere."""
        return self.render("missing.html", request, session, status=404)

    # Basket

    def basket(self, request: Request, session: Session) -> Response:
        """The basket page."""
        return self.render("basket.html", request, session)

    def add(self, request: Request, session: Session) -> Response:
        """Put a product in the basket, or say what is missing."""
        product = self.shop.product(request.form.get(self.shop.names.product, ""))
        if product is None:
            return self.missing(request, session)
        option = request.form.get(self.shop.names.option, "")
        if not product.offers(option):
            return self._product_page(request, session, product, complaint=self.shop.says.choose_option)
        line = Line(product, option, 0)
        line = session.basket.get(line.key, line)
        more = whole_number(request.form.get(self.shop.names.quantity, "1"), otherwise=1)
        session.basket[line.key] = replace(line, quantity=max(1, min(line.quantity + more, _MOST)))
        return self.added(request, session, product)

    def added(self, request: Request, session: Session, product: Product) -> Response:
        """Where adding to the basket leads."""
        del request, session, product
        return see_other(self.url("basket"))

    def update(self, request: Request, session: Session) -> Response:
        """Change a line's quantity; none removes it."""
        line = session.basket.get(request.form.get(self.shop.names.line, ""))
        if line is None:
            return see_other(self.url("basket"))
        quantity = whole_number(request.form.get(self.shop.names.quantity, ""), otherwise=line.quantity)
        if quantity:
            session.basket[line.key] = replace(line, quantity=quantity)
        else:
            del session.basket[line.key]
        return see_other(self.url("basket"))

    def remove(self, request: Request, session: Session) -> Response:
        """Take a line out of the basket."""
        session.basket.pop(request.form.get(self.shop.names.line, ""), None)
        return see_other(self.url("basket"))

    # Checkout

    def show(self, step: Step, request: Request, session: Session) -> Response:
        """A page of the checkout, or the page that comes before it."""
        return self._barred(step, session) or self._step_page(step, request, session, {})

    def submit(self, step: Step, request: Request, session: Session) -> Response:
        """Take a page's answers: on to the next page, or the same page with what is wrong."""
        if earlier := self._barred(step, session):
            return earlier
        session.answers |= answers_to(step.fields, request.form)
        if wrong := self.complaints(step, session):
            session.done.discard(step.name)
            return self._step_page(step, request, session, wrong)
        session.done.add(step.name)
        if step.places_order:
            return self.place_order(session)
        return see_other(self.shop.steps[self.shop.steps.index(step) + 1].path)

    def complaints(self, step: Step, session: Session) -> dict[str, str]:
        """What is wrong with a step's answers."""
        return complaints(step.fields, session.answers)

    def place_order(self, session: Session) -> Response:
        """Really order: count it, empty the basket and say thank you."""
        self.orders += 1
        session.order = f"{self.shop.key[:2].upper()}-{10_000 + self.orders}"
        session.basket.clear()
        session.answers.clear()
        session.done.clear()
        session.cards.clear()
        return see_other(self.url("thanks"))

    def thanks(self, request: Request, session: Session) -> Response:
        """The page after the order."""
        return self.render("thanks.html", request, session) if session.order else see_other("/")

    # What the pages are made of

    def url(self, name: str, slug: str = "") -> str:
        """The path of one of the store's pages."""
        return self.shop.paths[name].replace("{slug}", slug)

    def render(
        self, template: str, request: Request, session: Session, *, status: int = 200, **context: object
    ) -> Response:
        """A page from its template."""
        page = self._pages.get_template(template).render(
            shop=self.shop,
            session=session,
            request=request,
            costs=costs(self.shop, session.lines),
            arrives=arrival(date.today(), self.shop.delivery.working_days),
            url=self.url,
            price=partial(price, currency=self.shop.currency),
            **context,
        )
        return Response(page.encode(), status=status, headers=(("Cache-Control", "no-store"),))

    def _product_page(self, request: Request, session: Session, product: Product, complaint: str = "") -> Response:
        return self.render("product.html", request, session, product=product, complaint=complaint)

    def _step_page(self, step: Step, request: Request, session: Session, wrong: dict[str, str]) -> Response:
        defaults = {question.name: question.default for question in step.fields}
        values = defaults | session.answers
        questions = {question.name: question for step in self.shop.steps for question in step.fields}
        return self.render(step.template, request, session, step=step, values=values, wrong=wrong, questions=questions)

    def _barred(self, step: Step, session: Session) -> Response | None:
        """Where to go instead while the basket is empty or an earlier page is not filled in."""
        if not session.basket:
            return see_other(self.url("basket"))
        earlier = self.shop.steps[: self.shop.steps.index(step)]
        return next((see_other(other.path) for other in earlier if other.name not in session.done), None)

    def _dispatch(self, request: Request, session: Session) -> Response:
        hits = tuple((route, hit) for route in self._routes if (hit := route.path.fullmatch(request.path)))
        if not hits:
            return self.missing(request, session)
        for known, hit in hits:
            if known.method == request.method:
                return known.handler(request, session, **hit.groupdict())
        allowed = ", ".join(sorted({known.method for known, _ in hits}))
        return Response(b"Method not allowed", status=405, content_type="text/plain", headers=(("Allow", allowed),))

    def _session(self, name: str) -> tuple[str, Session, bool]:
        """The visitor's session; a new one for a name the store did not give out."""
        if name in self._sessions:
            return name, self._sessions[name], False
        name = secrets.token_urlsafe(16)
        self._sessions[name] = Session()
        return name, self._sessions[name], True

    def _static(self, name: str) -> Response:
        body = self._files.get(name)
        if body is None:
            return Response(b"Not found", status=404, content_type="text/plain")
        kind = _TYPES[Path(name).suffix]
        return Response(body, content_type=kind, headers=(("Cache-Control", "max-age=600"),))


class Northlight(Store):
    """The brand: a contact form, a newsletter, and a product page that stays put when something is added."""

    def routes(self) -> Iterator[Route]:
        """The common pages, the sign-in before the checkout and the two forms."""
        yield from super().routes()
        yield route("POST", self.url("contact"), self.write)
        yield route("POST", self.url("newsletter"), self.subscribe)
        yield route("GET", self.url("checkout"), self.choose)
        yield route("POST", self.url("checkout"), self.choose)

    def added(self, request: Request, session: Session, product: Product) -> Response:
        """Back to the product page, which says so."""
        del request, session
        return see_other(f"{self.url('product', product.slug)}?added=1")

    def contact(self, request: Request, session: Session) -> Response:
        """The contact form."""
        return self.render("contact.html", request, session, values={}, wrong={})

    def write(self, request: Request, session: Session) -> Response:
        """Take a message to the store."""
        values = answers_to(self.shop.contact_form, request.form)
        if wrong := complaints(self.shop.contact_form, values):
            return self.render("contact.html", request, session, values=values, wrong=wrong)
        return see_other(f"{self.url('contact')}?sent=1")

    def subscribe(self, request: Request, session: Session) -> Response:
        """Take a newsletter address."""
        del request, session
        return see_other("/?subscribed=1")

    def choose(self, request: Request, session: Session) -> Response:
        """Sign in (nobody has an account here) or go on as a guest."""
        if not session.basket:
            return see_other(self.url("basket"))
        return self.render("sign_in.html", request, session, failed=request.method == "POST")


class Fernway(Store):
    """The smooth rival: wallets in one tap and card fields in a frame of their own."""

    def routes(self) -> Iterator[Route]:
        """The common pages, the card frame and the wallets."""
        yield from super().routes()
        yield route("GET", self.url("card"), self.card_fields)
        yield route("POST", self.url("card"), self.card_token)
        yield route("POST", self.url("express"), self.express)

    def search(self, request: Request, session: Session) -> Response:
        """What a search finds, or would have found had it been typed rightly."""
        wanted = request.query.get("q", "").strip()
        hits = found(self.shop.products, wanted) or found(self.shop.products, nearest(self.shop.products, wanted))
        return self.render("search.html", request, session, wanted=wanted, products=hits)

    def complaints(self, step: Step, session: Session) -> dict[str, str]:
        """A card token has to be one that the frame handed out to this visitor."""
        wrong = super().complaints(step, session)
        by_card = session.answers.get("payment") == "card"
        if by_card and session.answers.get("card_token") not in session.cards:
            wrong["card_token"] = next(field.required for field in step.fields if field.name == "card_token")
        return wrong

    def card_fields(self, request: Request, session: Session) -> Response:
        """The page inside the frame."""
        return self.render("card.html", request, session)

    def card_token(self, request: Request, session: Session) -> Response:
        """Swap card details for a token; the details themselves are not kept."""
        shapes = {"number": r"(\d ?){12,18}\d", "expiry": r"(0[1-9]|1[0-2]) ?/ ?\d\d", "cvc": r"\d{3,4}"}
        wrong = [name for name, shape in shapes.items() if not re.fullmatch(shape, request.form.get(name, "").strip())]
        if wrong:
            return _json({"wrong": wrong})
        token = secrets.token_hex(8)
        session.cards.add(token)
        return _json({"token": token})

    def express(self, request: Request, session: Session) -> Response:
        """Pay with a wallet, which brings address and payment along: this places the order."""
        del request
        return self.place_order(session) if session.basket else see_other(self.url("basket"))


class Bergwerk(Store):
    """The middling rival: listings that load more, a basket drawer and customer accounts."""

    def __init__(self, key: str) -> None:
        self._accounts: dict[str, str] = {}
        super().__init__(key)

    def routes(self) -> Iterator[Route]:
        """The common pages, the choice before the checkout and the accounts."""
        yield from super().routes()
        yield route("GET", self.url("checkout"), self.choose)
        yield route("GET", self.url("sign_in"), self.sign_in)
        yield route("POST", self.url("sign_in"), self.sign_in)
        yield route("GET", self.url("register"), self.register)
        yield route("POST", self.url("register"), self.register)

    def listing(self, request: Request, session: Session, slug: str) -> Response:
        """A category up to the page asked for; scripts get only what that page adds."""
        category = self.shop.category(slug)
        if category is None:
            return self.missing(request, session)
        products, size = self.shop.within(slug), self.shop.page_size
        number = max(1, whole_number(request.query.get("seite", "1"), otherwise=1))
        first = (number - 1) * size if request.by_script else 0
        template = "tiles.html" if request.by_script else "listing.html"
        shown = products[first : number * size]
        rest = len(products[number * size :])
        return self.render(
            template, request, session, category=category, products=shown, rest=rest, number=number, of=len(products)
        )

    def added(self, request: Request, session: Session, product: Product) -> Response:
        """Scripts get the drawer, everybody else the basket page."""
        if request.by_script:
            return self.render("drawer.html", request, session, latest=product)
        return super().added(request, session, product)

    def choose(self, request: Request, session: Session) -> Response:
        """Sign in, order as a guest or register."""
        return self.render("choose.html", request, session) if session.basket else see_other(self.url("basket"))

    def sign_in(self, request: Request, session: Session) -> Response:
        """Sign in with an account made here before."""
        values = answers_to(self.shop.account_form, request.form)
        known = self._accounts.get(values["email"])
        if request.method == "POST" and known is not None and secrets.compare_digest(known, values["passwort"]):
            return self._signed_in(session, values["email"])
        failed = request.method == "POST"
        return self.render("account.html", request, session, values=values, wrong={}, failed=failed, is_new=False)

    def register(self, request: Request, session: Session) -> Response:
        """Make an account."""
        values = answers_to(self.shop.account_form, request.form)
        wrong = complaints(self.shop.account_form, values) if request.method == "POST" else {}
        if request.method == "POST" and not wrong:
            self._accounts[values["email"]] = values["passwort"]
            return self._signed_in(session, values["email"])
        return self.render("account.html", request, session, values=values, wrong=wrong, failed=False, is_new=True)

    def _signed_in(self, session: Session, email: str) -> Response:
        session.answers["email"] = email
        return see_other(self.shop.steps[0].path if session.basket else "/")


def _json(data: Mapping[str, object]) -> Response:
    return Response(json.dumps(data).encode(), content_type="application/json")


def _static_files(key: str) -> Iterator[tuple[str, bytes]]:
    """A store's files by name: what is not among them cannot be asked for."""
    folder = _HERE / "static" / key
    return ((path.relative_to(folder).as_posix(), path.read_bytes()) for path in folder.rglob("*") if path.is_file())


@cache
def _environment(key: str) -> Environment:
    """A store's own templates, and the product drawings."""
    folders = (_HERE / "templates" / key, _HERE / "templates" / "pictures")
    return Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def all_stores() -> tuple[Store, ...]:
    """The demo's stores, the brand first."""
    return Northlight("northlight"), Fernway("fernway"), Bergwerk("bergwerk")

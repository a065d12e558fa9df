"""Frictions put into the pages of any skin, from the outside.

Places in a page are found by what the shop itself says (its words for "Add to basket", "Postcode", its prices), never by a
skin's markup. What a skin shows by itself of delivery, returns and help is taken out first, type, colours and targets are
made plainly good, so that a page tells only what its seeds say. A seed whose place was not found is told apart: nothing
is expected of it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from frictionaudit.demo.server import App, Request, Response
from tests.shops.lab.frictions.seeds import Put, Seed
from tests.shops.lab.frictions.seeds import words as seed_words
from tests.shops.lab.goods import Product
from tests.shops.lab.store import Session, Store
from tests.shops.lab.words import Words

PREFIX: Final = "/seeds/"
SIDES: Final = ("returns", "contact", "help", "shipping")
_ASIDE: Final = ("returns", "shipping_info", "contact", "help", "terms", "privacy")
_TOLD: Final = ("returns_text", "shipping_text", "contact_text")
_TELEPHONES: Final = {
    "GB": "+44 117 496 0142",
    "DE": "+49 89 99998412",
    "FR": "+33 1 99 00 12 34",
    "ES": "+34 910 123 456",
}
_TOKENS: Final = {
    "email": "email",
    "first_name": "given-name",
    "last_name": "family-name",
    "street": "address-line1",
    "postcode": "postal-code",
    "city": "address-level2",
    "country": "country",
    "phone": "tel",
    "company": "organization",
    "birthday": "bday",
    "billing street": "billing address-line1",
    "billing postcode": "billing postal-code",
    "billing city": "billing address-level2",
}
_FIELDS: Final = ("email", "first_name", "last_name", "street", "postcode", "city", "country")
_LETTERS_IN_POSTCODE: Final = frozenset({"GB"})
_MARKUP: Final = Path(__file__).parent / "markup"
_GOOD: Final = (_MARKUP / "good.css").read_text(encoding="utf-8")
_PAGES: Final = Environment(loader=FileSystemLoader(_MARKUP), autoescape=True, undefined=StrictUndefined)


@dataclass(frozen=True, slots=True)
class Dressed:
    """A shop with frictions in its pages."""

    app: App
    store: Store
    words: Words
    chosen: tuple[Seed, ...]
    shown: set[str] = field(default_factory=set[str])
    """Seeds of which something stood on a page that was asked for."""
    missed: set[str] = field(default_factory=set[str])
    """Seeds that had no place on a page where they belong."""

    def __call__(self, request: Request) -> Response:
        """Answer a request: the seeds' own pages first, then the shop's."""
        if request.path.startswith(PREFIX):
            return self._own(request)
        reply = self.app(self._understood(request))
        if request.by_script or reply.status != 200 or not reply.content_type.startswith("text/html"):
            return reply
        page = _Page(self, request, reply.body.decode())
        return replace(reply, body=page.dressed().encode())

    def on(self, seed: str) -> bool:
        """Whether all of a seed was shown that should have been."""
        whole = next(one for one in self.chosen if str(one) == seed)
        return seed not in self.missed and (seed in self.shown or not whole.puts)

    def does(self, name: str) -> Any:
        """What the seeds do by this name; None where none does."""
        return next((one.does[name] for one in self.chosen if name in one.does), None)

    @property
    def contact_linked(self) -> bool:
        """Whether the shop links its contact page."""
        return any(str(one) == "linked.in_footer" for one in self.chosen)

    def _own(self, request: Request) -> Response:
        name = request.path.removeprefix(PREFIX)
        if name.endswith(".svg"):
            return Response(_drawing(name), content_type="image/svg+xml")
        if name not in (*SIDES, "withdraw", "feedback", "complaints") or self.does("dead") == name:
            return Response(b"<!doctype html><title>404</title><h1>404 Not Found</h1>", status=404)
        return Response(_Page(self, request, "").side(name).encode())

    def _understood(self, request: Request) -> Request:
        """A search that forgives asks for the nearest word that the shop knows."""
        if self.does("search") != "forgiving":
            return request
        known = {word for one in self.store.products for word in one.name.casefold().split() if len(word) > 3}

        def meant(value: str) -> str:
            near = get_close_matches(value.casefold(), known, 1, 0.7) if value.isalpha() else []
            return near[0] if near and not self.store.found(value) else value

        return replace(request, query={name: meant(value) for name, value in request.query.items()})


class _Page:
    """One page on its way to the customer."""

    def __init__(self, shop: Dressed, request: Request, text: str) -> None:
        self.shop, self.request = shop, request
        self.soup = BeautifulSoup(text, "html.parser")
        self.session = _visitor(shop.store, request)
        self.product = self._product()

    # What kind of page it is

    @property
    def _buy(self) -> Tag | None:
        found = [] if self.request.path == "/" else self._saying(self.shop.words("add_to_basket"))
        return found[0] if len(found) == 1 else None

    @property
    def _on(self) -> Tag | None:
        """What leads from the basket to checkout."""
        for key in ("proceed_to_checkout", "checkout"):
            if found := [one for one in self._saying(self.shop.words(key)) if _acts(one)]:
                return found[-1] if self.session and self.session.lines else None
        return None

    @property
    def _order(self) -> Tag | None:
        return next(iter(self._saying(self.shop.words("place_order"))), None)

    def _kind(self) -> str:
        if self.request.path == "/":
            return "home"
        if self._buy:
            return "product"
        if self._order or self._field("street") or self._field("email") or self._choice_of_payment():
            return "till"
        return "basket" if self._on and self._states_price() else "listing"

    def _choice_of_payment(self) -> bool:
        return len(self.soup.select('input[type=radio][name*="pay"]')) > 1 or bool(
            self.soup.select("[data-name=payment]")
        )

    def _states_price(self) -> bool:
        session = self.session
        if session is None:
            return False
        return self.shop.store.money(self.shop.store.costs(session).goods) in self.soup.get_text()

    def _product(self) -> Product:
        text = " ".join(one.get_text(" ", strip=True) for one in self.soup.find_all(["title", "h1"]))
        products = self.shop.store.products
        return next((one for one in products if one.name in text), products[0])

    # Finding

    def _saying(self, text: str) -> list[Tag]:
        """What says just this and can be tapped, or holds nothing else."""
        found = [
            one
            for one in self.soup.find_all(True)
            if one.name not in ("html", "head", "body", "title", "script", "style")
            and _said(one) == text
            and not any(_said(child) == text for child in one.find_all(True))
        ]
        return [_acting(one) for one in found]

    def _field(self, name: str) -> Tag | None:
        """The box that asks for something, by the shop's own word for it."""
        word, optional = self.shop.words(name), self.shop.words("optional").strip("()")
        wanted = (word, f"{word} {optional}")
        for one in self.soup.find_all(["label", "div", "td", "span", "p", "dt"]):
            if _asks(one) not in wanted or any(_asks(child) in wanted for child in one.find_all(True)):
                continue
            named = self.soup.find(id=str(one.get("for"))) if one.get("for") else None
            box = named or one.find(["input", "select"]) or one.find_next(["input", "select"])
            if isinstance(box, Tag) and box.get("type") != "hidden":
                return box
        return None

    # Dressing

    def dressed(self) -> str:
        """The page with everything in it that its seeds say."""
        if self.soup.head is None or self.soup.body is None:
            return str(self.soup)
        kind = self._kind()
        self._strip(kind)
        self.soup.head.append(BeautifulSoup(f"<style>{_GOOD}</style>", "html.parser"))
        if kind == "product":
            self._dress_product()
        for one in self.shop.chosen:
            for put in one.puts:
                self._put(one, put, kind)
        if kind == "till":
            self._dress_fields()
        self._finish(kind)
        return str(self.soup)

    def side(self, name: str) -> str:
        """A page of the seeds' own."""
        words = seed_words()
        title = words.get(name, words["help"])[self.shop.words.language]
        self.soup = self._made('{% include "side.html" %}', title=title, name=name)
        head, main = self.soup.head, self.soup.main
        if head is None or main is None:
            raise AssertionError("the page was just written with both")
        head.append(BeautifulSoup(f"<style>{_GOOD}</style>", "html.parser"))
        for one in self.shop.chosen:
            for put in one.puts:
                if put.where == f"{name} first":
                    self._insert(main, put.html)
                    self.shop.shown.add(str(one))
        for one in self.shop.chosen:
            for put in one.puts:
                if put.where == name:
                    self._insert(main, put.html)
                    self.shop.shown.add(str(one))
                elif put.where in ("footer", "head"):
                    self._put(one, put, "side")
        self._finish("side")
        return str(self.soup)

    def _strip(self, kind: str) -> None:
        """Take out what the skin says of delivery, returns, help and itself."""
        for key in _ASIDE:
            for one in self._saying(self.shop.words(key)):
                if one.name == "a" or one.has_attr("data-go"):
                    one.decompose()
        for key in _TOLD:
            for one in self._saying(self.shop.words(key)):
                before = one.find_previous_sibling()
                if isinstance(before, Tag) and before.name in ("h2", "h3"):
                    before.decompose()
                one.decompose()
        for one in self.soup.select("head meta[name=viewport]"):
            one.decompose()
        if self.shop.does("structured") == "own":
            for one in self.soup.select("script[type='application/ld+json']"):
                one.decompose()
            for one in self.soup.select("[itemtype], [itemprop]"):
                del one["itemprop"], one["itemtype"], one["itemscope"]
        if kind == "basket" and self.shop.does("rows") == "own":
            for key in ("delivery", "total"):
                self._drop_rows(self.shop.words(key))
        if kind == "till":
            for name in ("phone", "company"):
                self._drop_field(name)

    def _drop_rows(self, word: str) -> None:
        for one in self.soup.find_all(["th", "td", "dt", "span", "div", "b"]):
            label = _said(one)
            if one.parent is None or not label.startswith(word) or any(char.isdigit() for char in label):
                continue
            row = one.find_next_sibling() if one.name == "dt" else one.parent
            if isinstance(row, Tag) and any(char.isdigit() for char in row.get_text()) and len(row.get_text()) < 120:
                row.decompose()
                if one.name == "dt":
                    one.decompose()

    def _drop_field(self, name: str) -> None:
        box = self._field(name)
        if box is None:
            return
        row = box.find_parent(["p", "tr", "div"])
        if isinstance(row, Tag) and len(row.find_all(["input", "select"])) == 1:
            row.decompose()
            return
        label = box.find_previous(lambda one: _asks(one) == self.shop.words(name))
        if isinstance(label, Tag):
            label.decompose()
        box.decompose()

    def _dress_product(self) -> None:
        price = " ".join(self.shop.store.money(self.product.price).split())
        if style := self.shop.does("price_style"):
            spot = (
                next((one for one in self.soup.body.find_all(True) if _own_text(one).startswith(price)), None)
                if self.soup.body
                else None
            )
            self._note("price_style", spot is not None)
            if spot is not None:
                spot["style"] = style
        if (style := self.shop.does("buy_style")) and self._buy is not None:
            self._buy["style"] = style
        if self.shop.does("pictures") == "none":
            for one in self.soup.select("body img"):
                one.decompose()

    def _note(self, name: str, found: bool) -> None:
        for one in self.shop.chosen:
            if name in one.does:
                (self.shop.shown if found else self.shop.missed).add(str(one))

    def _put(self, one: Seed, put: Put, kind: str) -> None:
        place = PLACES.get(put.where)
        if place is None or (place.kinds and kind not in place.kinds):
            return
        if put.where == "email form" and self._field("email") is None:
            return
        if put.where == "address form" and self._field("street") is None:
            return
        if put.where == "before order" and self._order is None:
            return
        spot = place.find(self)
        if spot is None:
            self.shop.missed.add(str(one))
            return
        fragment = self._made(put.html)
        if place.how == "inside":
            spot.append(fragment)
        elif place.how == "first":
            spot.insert(0, fragment)
        elif place.how == "before":
            spot.insert_before(fragment)
        else:
            spot.insert_after(fragment)
        self.shop.shown.add(str(one))

    def _insert(self, spot: Tag, html: str) -> None:
        spot.append(self._made(html))

    def _made(self, html: str, **more: object) -> BeautifulSoup:
        """Markup of a seed, with what it can tell of the shop."""
        store, language = self.shop.store, self.shop.words.language
        costs = store.costs(self.session) if self.session else None
        text = _PAGES.from_string('{% from "macros.html" import box, contact with context %}' + html).render(
            t={key: said[language] for key, said in seed_words().items()},
            store=store,
            product=self.product,
            delivery=store.money(store.delivery_ways()[0].cost),
            total=store.money(costs.total if costs else Decimal(0)),
            small=store.money(store.market.price(Decimal(4))),
            telephone=_TELEPHONES[store.market.country],
            contacts=self.shop.does("contacts") or "links",
            linked=self.shop.contact_linked,
            today=date.today(),
            days=timedelta,
            **more,
        )
        return BeautifulSoup(text, "html.parser")

    def _finish(self, kind: str) -> None:
        head, body = self.soup.head, self.soup.body
        if head is None or body is None:
            return
        for content in self.shop.does("viewport") or ("width=device-width, initial-scale=1",):
            head.append(BeautifulSoup(f'<meta name="viewport" content="{content}">', "html.parser"))
        if kind == "product" and (told := self.shop.does("reviews")):
            body.append(self._made('{% include "reviews.html" %}', told=told))
        if kind == "home":
            for one in self.shop.chosen:
                if "layer" in one.does:
                    body.append(self._made('{% include "layer.html" %}', told=one.does["layer"]))
        if kind == "listing" and self.shop.does("search") == "forgiving" and self.request.query:
            self._insert(body, '{% include "nothing_found.html" %}')

    def footer(self) -> Tag | None:
        """The list of links at the end of a page, made where there is none yet."""
        body = self.soup.body
        if body is None:
            return None
        there = self.soup.find(id="seeds-footer")
        if isinstance(there, Tag):
            return there
        body.append(BeautifulSoup('<footer><ul id="seeds-footer"></ul></footer>', "html.parser"))
        made = self.soup.find(id="seeds-footer")
        return made if isinstance(made, Tag) else None

    def form_end(self, name: str) -> Tag | None:
        """What sends the form that asks for something."""
        box = self._field(name)
        form = box.find_parent("form") if box else None
        if isinstance(form, Tag):
            senders = form.select("button:not([type=button]), input[type=submit], input[type=image]")
            return senders[-1] if senders else None
        onward = [
            one
            for key in ("continue", "continue_to_payment", "continue_to_delivery")
            for one in self._saying(self.shop.words(key))
        ]
        return onward[-1] if onward else None

    def _dress_fields(self) -> None:
        for name in _FIELDS:
            if box := self._field(name):
                self._dress_box(name, box)
        for box in self.soup.select("[data-purpose]"):
            purpose = str(box["data-purpose"])
            del box["data-purpose"]
            self._dress_box(purpose, box)

    def _dress_box(self, purpose: str, box: Tag) -> None:
        tokens = self.shop.does("tokens") or "right"
        token = _TOKENS.get(purpose, "")
        if tokens == "off":
            box["autocomplete"] = "off"
        elif tokens == "missing":
            del box["autocomplete"]
        elif token:
            box["autocomplete"] = (
                f"section-one shipping {token}" if tokens == "prefixed" and " " not in token else token
            )
        if box.name == "input":
            _dress_keys(box, purpose, self.shop.does("keys") or "right", self.shop.store.market.country)
        self._dress_label(purpose, box, self.shop.does("labels") or "marked")

    def _dress_label(self, purpose: str, box: Tag, labels: str) -> None:
        label = (
            self.soup.find("label", attrs={"for": str(box.get("id"))}) if box.get("id") else box.find_parent("label")
        )
        named = label if isinstance(label, Tag) else None
        word = self.shop.words(purpose) if purpose in _FIELDS else _said(named) if named else ""
        own = str(box.get("id", "")).startswith("s-")
        if labels == "placeholder" and box.name == "input":
            text = word.strip(" *")
            box["placeholder"], box["aria-label"] = text, text
            asking = named or box.find_previous(lambda one: _asks(one) == word)
            if isinstance(asking, Tag) and box not in asking.descendants:
                asking.decompose()
            elif named is not None:
                named.replace_with(box)
        elif not own and labels != "placeholder":
            asking = named or box.find_previous(lambda one: _asks(one) == word)
            if isinstance(asking, Tag) and "*" not in asking.get_text():
                mark = BeautifulSoup("<span> *</span>", "html.parser")
                asking.insert(0, mark) if box in asking.descendants else asking.append(mark)
        if labels == "floating" and named is not None and box.name == "input" and box not in named.descendants:
            wrapper = self.soup.new_tag("div", attrs={"style": "position:relative;padding-top:14px"})
            box.insert_before(wrapper)
            named["style"] = "position:absolute;top:0;left:8px;font-size:13px!important;background:#fff;z-index:1"
            box["placeholder"] = " "
            wrapper.append(named.extract())
            wrapper.append(box.extract())


@dataclass(frozen=True, slots=True)
class _Place:
    kinds: frozenset[str]
    find: Callable[[_Page], Tag | None]
    how: str = "inside"


def _at(kinds: str, find: Callable[[_Page], Tag | None], how: str = "inside") -> _Place:
    return _Place(frozenset(kinds.split()), find, how)


def _block(one: Tag | None) -> Tag | None:
    form = one.find_parent("form") if one else None
    return form if isinstance(form, Tag) else one


def _title(page: _Page) -> Tag | None:
    heading = page.soup.find("h1")
    if isinstance(heading, Tag):
        return heading
    return next(
        (one for one in page.soup.find_all(True) if one.name != "title" and _own_text(one) == page.product.name), None
    )


_SHOP: Final = "home listing product basket"
PLACES: Final[Mapping[str, _Place]] = {
    "head": _at("", lambda page: page.soup.head),
    "head of product": _at("product", lambda page: page.soup.head),
    "shop top": _at(_SHOP, lambda page: page.soup.body, "first"),
    "shop end": _at(_SHOP, lambda page: page.soup.body),
    "page end": _at("", lambda page: page.soup.body),
    "home end": _at("home", lambda page: page.soup.body),
    "footer": _at(f"{_SHOP} side", lambda page: page.footer()),
    "product end": _at("product", lambda page: page.soup.body),
    "before title": _at("product", _title, "before"),
    "before buy": _at("product", lambda page: _block(page._buy), "before"),
    "after buy": _at("product", lambda page: _block(page._buy), "after"),
    "basket top": _at("basket", lambda page: page.soup.body, "first"),
    "basket sums": _at("basket", lambda page: _block(page._on), "before"),
    "before checkout": _at("basket", lambda page: _block(page._on), "before"),
    "after checkout": _at("basket", lambda page: _block(page._on), "after"),
    "email form": _at("till", lambda page: page.form_end("email"), "before"),
    "address form": _at("till", lambda page: page.form_end("street"), "before"),
    "before order": _at("till", lambda page: page._order, "before"),
    "till end": _at("till", lambda page: page.soup.body),
}


def _dress_keys(box: Tag, purpose: str, keys: str, country: str) -> None:
    kind = purpose.rpartition(" ")[2]
    if keys == "plain":
        box["type"] = "text"
        del box["inputmode"], box["autocorrect"]
        return
    if kind == "email":
        box["type"] = "email"
    elif kind == "phone":
        box["type"] = "tel"
    elif kind == "postcode" and country not in _LETTERS_IN_POSTCODE:
        box["inputmode"] = "numeric"
    if keys == "right":
        box["autocorrect"] = "off"
    else:
        del box["autocorrect"]


def _drawing(name: str) -> bytes:
    """A mark or a picture; which does not matter."""
    shade = 120 + sum(name.encode()) % 100
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800">'
        f'<rect width="800" height="800" fill="rgb({shade},{shade},{220 - shade // 2})"/></svg>'
    ).encode()


def _visitor(store: Store, request: Request) -> Session | None:
    known = [*request.cookies.values(), *request.query.values(), *request.path.split("/")]
    return next((store.session(one) for one in known if store.knows(one)), None)


def _said(one: Tag) -> str:
    if one.name in ("input", "img"):
        return str(one.get("value") if one.get("type") in ("submit", "button") else one.get("alt") or "")
    return " ".join(one.get_text(" ", strip=True).split())


def _own_text(one: Tag) -> str:
    return " ".join("".join(text for text in one.find_all(string=True, recursive=False)).split())


def _asks(one: object) -> str:
    """What a label asks for, without its signs."""
    if not isinstance(one, Tag) or one.name in ("option", "button", "a", "legend", "h1", "h2", "title"):
        return ""
    return " ".join(_own_text(one).replace("*", "").replace(":", "").split("(")[0].split())


def _acting(one: Tag) -> Tag:
    outer = one.find_parent(["a", "button"])
    return outer if isinstance(outer, Tag) else one


def _acts(one: Tag) -> bool:
    return one.name in ("a", "button", "input") or one.has_attr("data-go") or one.has_attr("data-post")


def shops(chosen: Iterable[Seed]) -> str:
    """The seeds in one line, for people."""
    return " ".join(str(one) for one in chosen)

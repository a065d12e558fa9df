"""Frictions put into the pages of any skin, from the outside.

Places in a page are found by what the shop itself says (its words for "Add to basket", "Postcode", its prices), never by a
skin's markup. What a skin shows by itself of delivery, returns and help is taken out first, type, colours and targets are
made plainly good, so that a page tells only what its seeds say. A seed whose place was not found is told apart: nothing
is expected of it.
"""

import time
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
from tests.shops.lab.frictions import boxes
from tests.shops.lab.frictions.finding import Page, block, said
from tests.shops.lab.frictions.seeds import Put, Seed
from tests.shops.lab.frictions.seeds import words as seed_words
from tests.shops.lab.store import Store
from tests.shops.lab.words import Words

PREFIX: Final = "/seeds/"
_FRESH: Final = "fresh"
"""Asks for a page as a visitor who is not known."""
_LATE_S: Final = 0.8
"""Browsers forgive what moves within half a second of the first drawing."""
_LATE_PICTURE_S: Final = 5.0
SIDES: Final = ("returns", "contact", "help", "shipping")
_ASIDE: Final = ("returns", "shipping_info", "contact", "help", "terms", "privacy")
_TOLD: Final = ("returns_text", "shipping_text", "contact_text")
_TELEPHONES: Final = {
    "GB": "+44 117 496 0142",
    "DE": "+49 89 99998412",
    "FR": "+33 1 99 00 12 34",
    "ES": "+34 910 123 456",
}
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
        alone = _FRESH in request.query
        reply = self.app(self._understood(replace(request, cookies={}, query={}) if alone else request))
        if alone:
            kept = tuple(one for one in reply.headers if one[0].casefold() != "set-cookie")
            reply = replace(reply, headers=kept)
        if request.by_script or reply.status != 200 or not reply.content_type.startswith("text/html"):
            return reply
        page = _Fitting(self, request, reply.body.decode())
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
        if name == "picture/late.svg":
            time.sleep(_LATE_PICTURE_S)
        if name.endswith(".svg"):
            return Response(_drawing(name), content_type="image/svg+xml")
        if name == "late":
            time.sleep(_LATE_S)
            return Response(b"")
        if name not in (*SIDES, "withdraw", "feedback", "complaints") or self.does("dead") == name:
            return Response(b"<!doctype html><title>404</title><h1>404 Not Found</h1>", status=404)
        return Response(_Fitting(self, request, "").side(name).encode())

    def _understood(self, request: Request) -> Request:
        """A search that forgives asks for the nearest word that the shop knows."""
        if self.does("search") != "forgiving":
            return request
        known = {word for one in self.store.products for word in one.name.casefold().split() if len(word) > 3}

        def meant(value: str) -> str:
            near = get_close_matches(value.casefold(), known, 1, 0.7) if value.isalpha() else []
            return near[0] if near and not self.store.found(value) else value

        return replace(request, query={name: meant(value) for name, value in request.query.items()})


class _Fitting:
    """The dressing of one page."""

    def __init__(self, shop: Dressed, request: Request, text: str) -> None:
        self.shop = shop
        self.page = Page(text, shop.store, shop.words, request)

    def dressed(self) -> str:
        """The page with everything in it that its seeds say."""
        if self.page.soup.head is None or self.page.soup.body is None:
            return str(self.page.soup)
        kind = self.page.kind()
        waits: dict[str, float] = self.shop.does("waits") or {}
        time.sleep(waits.get(kind, 0))
        self._strip(kind)
        self.page.soup.head.append(BeautifulSoup(f"<style>{_GOOD}</style>", "html.parser"))
        if kind == "product":
            self._dress_product()
        for one in self.shop.chosen:
            for put in one.puts:
                self._put(one, put, kind)
        if kind == "till":
            boxes.dress(self.page, self.shop.does)
        if self.shop.does("search_box") == "no button":
            boxes.drop_search_button(self.page)
        self._finish(kind)
        return str(self.page.soup)

    def side(self, name: str) -> str:
        """A page of the seeds' own."""
        words = seed_words()
        title = words.get(name, words["help"])[self.shop.words.language]
        self.page.soup = self._made('{% include "side.html" %}', title=title, name=name)
        head, main = self.page.soup.head, self.page.soup.main
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
        boxes.dress_brought(self.page, self.shop.does)
        self._finish("side")
        return str(self.page.soup)

    def _strip(self, kind: str) -> None:
        """Take out what the skin says of delivery, returns, help and itself."""
        for key in _ASIDE:
            for one in self.page.saying(self.shop.words(key)):
                if one.name == "a" or one.has_attr("data-go"):
                    one.decompose()
        for key in _TOLD:
            for one in self.page.saying(self.shop.words(key)):
                before = one.find_previous_sibling()
                if isinstance(before, Tag) and before.name in ("h2", "h3"):
                    before.decompose()
                one.decompose()
        for one in self.page.soup.select("head meta[name=viewport]"):
            one.decompose()
        if self.shop.does("structured") == "own":
            for one in self.page.soup.select("script[type='application/ld+json']"):
                one.decompose()
            for one in self.page.soup.select("[itemtype], [itemprop]"):
                del one["itemprop"], one["itemtype"], one["itemscope"]
        if kind == "basket" and self.shop.does("rows") == "own":
            for key in ("delivery", "total"):
                self._drop_rows(self.shop.words(key))
        if kind == "till":
            for name in ("phone", "company"):
                boxes.drop(self.page, name)

    def _drop_rows(self, word: str) -> None:
        for one in self.page.soup.find_all(["th", "td", "dt", "span", "div", "b"]):
            label = said(one)
            if one.parent is None or not label.startswith(word) or any(char.isdigit() for char in label):
                continue
            row = one.find_next_sibling() if one.name == "dt" else one.parent
            if isinstance(row, Tag) and any(char.isdigit() for char in row.get_text()) and len(row.get_text()) < 120:
                row.decompose()
                if one.name == "dt":
                    one.decompose()

    def _dress_product(self) -> None:
        if style := self.shop.does("price_style"):
            spot = self.page.price()
            self._note("price_style", spot is not None)
            if spot is not None:
                spot["style"] = style
        if (style := self.shop.does("buy_style")) and self.page.buy is not None:
            self.page.buy["style"] = style
        if self.shop.does("pictures") == "none":
            for one in self.page.soup.select("body img"):
                one.decompose()

    def _note(self, name: str, found: bool) -> None:
        for one in self.shop.chosen:
            if name in one.does:
                (self.shop.shown if found else self.shop.missed).add(str(one))

    def _put(self, one: Seed, put: Put, kind: str) -> None:
        place = PLACES.get(put.where)
        if place is None or (place.kinds and kind not in place.kinds):
            return
        if put.where == "email form" and self.page.field("email") is None:
            return
        if put.where == "address form" and self.page.field("street") is None:
            return
        if put.where == "before order" and self.page.order is None:
            return
        if put.where == "before guest" and self.page.guest is None:
            return
        on_top = put.where == "footer" and kind == "basket" and self.shop.does("basket_links") == "on top"
        spot = self.page.footer(on_top=True) if on_top else place.find(self.page)
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
        costs = store.costs(self.page.session) if self.page.session else None
        text = _PAGES.from_string('{% from "macros.html" import box, contact with context %}' + html).render(
            t={key: said[language] for key, said in seed_words().items()},
            store=store,
            product=self.page.product,
            delivery=store.money(store.delivery_ways()[0].cost),
            total=store.money(costs.total if costs else Decimal(0)),
            small=store.money(store.market.price(Decimal(4))),
            third=store.money((self.page.product.price / 3).quantize(Decimal("0.01"))),
            telephone=_TELEPHONES[store.market.country],
            contacts=self.shop.does("contacts") or "links",
            mistake=self.shop.does("mistake") or "",
            saving=self.shop.does("saving") or "",
            linked=self.shop.contact_linked,
            today=date.today(),
            days=timedelta,
            **more,
        )
        return BeautifulSoup(text, "html.parser")

    def _finish(self, kind: str) -> None:
        head, body = self.page.soup.head, self.page.soup.body
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
        if kind == "listing" and self.shop.does("search") == "forgiving" and self.page.request.query:
            self._insert(body, '{% include "nothing_found.html" %}')


@dataclass(frozen=True, slots=True)
class _Place:
    kinds: frozenset[str]
    find: Callable[[Page], Tag | None]
    how: str = "inside"


def _at(kinds: str, find: Callable[[Page], Tag | None], how: str = "inside") -> _Place:
    return _Place(frozenset(kinds.split()), find, how)


_SHOP: Final = "home listing product basket"
PLACES: Final[Mapping[str, _Place]] = {
    "head": _at("", lambda page: page.soup.head),
    "head of product": _at("product", lambda page: page.soup.head),
    "shop top": _at(_SHOP, lambda page: page.soup.body, "first"),
    "shop end": _at(_SHOP, lambda page: page.soup.body),
    "page end": _at("", lambda page: page.soup.body),
    "list top": _at("home listing", lambda page: page.soup.body, "first"),
    "menu": _at(_SHOP, lambda page: page.menu),
    "home end": _at("home", lambda page: page.soup.body),
    "footer": _at(f"{_SHOP} side", lambda page: page.footer()),
    "product end": _at("product", lambda page: page.soup.body),
    "before title": _at("product", lambda page: page.title(), "before"),
    "before buy": _at("product", lambda page: block(page.buy), "before"),
    "after buy": _at("product", lambda page: block(page.buy), "after"),
    "basket top": _at("basket", lambda page: page.soup.body, "first"),
    "basket sums": _at("basket", lambda page: block(page.onward), "before"),
    "before checkout": _at("basket", lambda page: block(page.onward), "before"),
    "after checkout": _at("basket", lambda page: block(page.onward), "after"),
    "email form": _at("till", lambda page: page.form_end("email"), "before"),
    "address form": _at("till", lambda page: page.form_end("street"), "before"),
    "before guest": _at("till", lambda page: page.guest, "before"),
    "before order": _at("till", lambda page: page.order, "before"),
    "till end": _at("till", lambda page: page.soup.body),
}


def _drawing(name: str) -> bytes:
    """A mark or a picture; which does not matter."""
    shade = 120 + sum(name.encode()) % 100
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800" width="800" height="800">'
        f'<rect width="800" height="800" fill="rgb({shade},{shade},{220 - shade // 2})"/></svg>'
    ).encode()


def shops(chosen: Iterable[Seed]) -> str:
    """The seeds in one line, for people."""
    return " ".join(str(one) for one in chosen)

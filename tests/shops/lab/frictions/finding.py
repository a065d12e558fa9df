"""Finding one's way in a page of any skin by what the shop itself says, never by the skin's markup."""

from typing import Final

from bs4 import BeautifulSoup, Tag

from frictionaudit.demo.server import Request
from tests.shops.lab.goods import Product
from tests.shops.lab.store import Session, Store
from tests.shops.lab.words import Words

_FOOTER: Final = "seeds-footer"


class Page:
    """One page on its way to the customer, and the places in it."""

    def __init__(self, text: str, store: Store, words: Words, request: Request) -> None:
        self.soup = BeautifulSoup(text, "html.parser")
        self.store, self.words, self.request = store, words, request
        self.session = _visitor(store, request)
        self.product = self._product()

    @property
    def buy(self) -> Tag | None:
        """What puts the product into the basket, on a product's own page."""
        found = [] if self.request.path == "/" else self.saying(self.words("add_to_basket"))
        return found[0] if len(found) == 1 else None

    @property
    def onward(self) -> Tag | None:
        """What leads from the basket to checkout."""
        for key in ("proceed_to_checkout", "checkout"):
            if found := [one for one in self.saying(self.words(key)) if _acts(one)]:
                return found[-1] if self.session and self.session.lines else None
        return None

    @property
    def order(self) -> Tag | None:
        """What places the order."""
        return next(iter(self.saying(self.words("place_order"))), None)

    @property
    def guest(self) -> Tag | None:
        """What lets a stranger into the checkout."""
        return next(iter(self.saying(self.words("guest_checkout"))), None)

    @property
    def menu(self) -> Tag | None:
        """The list of the shop's sections."""
        lists = self.soup.select("header nav ul, nav ul")
        names = [one.name for one in self.store.categories]
        return next((one for one in lists if all(name in one.get_text() for name in names)), None)

    def kind(self) -> str:
        """home, listing, product, basket or till: a page of the checkout."""
        if self.request.path == "/":
            return "home"
        if self.buy:
            return "product"
        asks = self.guest or self.field("street") or self.field("email")
        if self.order or asks or self._choice():
            return "till"
        return "basket" if self.onward and self._states_price() else "listing"

    def _choice(self) -> bool:
        """Of payment or delivery."""
        choices = 'input[type=radio][name*="pay"], input[type=radio][name*="deliv"], input[type=radio][name*="ship"]'
        return bool(self.soup.select(f"{choices}, [data-name=payment], [data-name=delivery]"))

    def _states_price(self) -> bool:
        session = self.session
        if session is None:
            return False
        return self.store.money(self.store.costs(session).goods) in self.soup.get_text()

    def _product(self) -> Product:
        text = " ".join(one.get_text(" ", strip=True) for one in self.soup.find_all(["title", "h1"]))
        products = self.store.products
        return next((one for one in products if one.name in text), products[0])

    def saying(self, text: str) -> list[Tag]:
        """What says just this and can be tapped, or holds nothing else."""
        found = [
            one
            for one in self.soup.find_all(True)
            if one.name not in ("html", "head", "body", "title", "script", "style")
            and said(one) == text
            and not any(said(child) == text for child in one.find_all(True))
        ]
        return [_acting(one) for one in found]

    def field(self, name: str) -> Tag | None:
        """The box that asks for something, by the shop's own word for it."""
        word, optional = self.words(name).split("(")[0].strip(), self.words("optional").strip("()")
        wanted = (word, f"{word} {optional}")
        for one in self.soup.find_all(["label", "div", "td", "span", "p", "dt"]):
            if asks(one) not in wanted or any(asks(child) in wanted for child in one.find_all(True)):
                continue
            named = self.soup.find(id=str(one.get("for"))) if one.get("for") else None
            box = named or one.find(["input", "select"]) or one.find_next(["input", "select"])
            if isinstance(box, Tag) and box.get("type") not in ("hidden", "radio", "checkbox"):
                return box
        return None

    def title(self) -> Tag | None:
        """The product's name, where it stands large."""
        heading = self.soup.find("h1")
        if isinstance(heading, Tag):
            return heading
        named = (one for one in self.soup.find_all(True) if one.name != "title" and own_text(one) == self.product.name)
        return next(named, None)

    def price(self) -> Tag | None:
        """The product's price."""
        price = " ".join(self.store.money(self.product.price).split())
        return next((one for one in self.soup.select("body *") if own_text(one).startswith(price)), None)

    def footer(self, on_top: bool = False) -> Tag | None:
        """The list of links at the end of a page, or at its head, made where there is none yet."""
        body = self.soup.body
        if body is None:
            return None
        there = self.soup.find(id=_FOOTER)
        if isinstance(there, Tag):
            return there
        part = "header" if on_top else "footer"
        made = BeautifulSoup(f'<{part}><ul id="{_FOOTER}"></ul></{part}>', "html.parser")
        body.insert(0 if on_top else len(body.contents), made)
        found = self.soup.find(id=_FOOTER)
        return found if isinstance(found, Tag) else None

    def form_end(self, name: str) -> Tag | None:
        """What sends the form that asks for something."""
        box = self.field(name)
        form = box.find_parent("form") if box else None
        if isinstance(form, Tag):
            senders = form.select("button:not([type=button]), input[type=submit], input[type=image]")
            return senders[-1] if senders else None
        onward = [
            one
            for key in ("continue", "continue_to_payment", "continue_to_delivery")
            for one in self.saying(self.words(key))
        ]
        return onward[-1] if onward else None


def block(one: Tag | None) -> Tag | None:
    """The form that a control stands in, else itself."""
    form = one.find_parent("form") if one else None
    return form if isinstance(form, Tag) else one


def _visitor(store: Store, request: Request) -> Session | None:
    known = [*request.cookies.values(), *request.query.values(), *request.path.split("/")]
    return next((store.session(one) for one in known if store.knows(one)), None)


def said(one: Tag) -> str:
    """What an element says as a whole."""
    if one.name in ("input", "img"):
        return str(one.get("value") if one.get("type") in ("submit", "button") else one.get("alt") or "")
    return " ".join(one.get_text(" ", strip=True).split())


def own_text(one: Tag) -> str:
    """What an element says without those in it."""
    return " ".join("".join(text for text in one.find_all(string=True, recursive=False)).split())


def asks(one: object) -> str:
    """What a label asks for, without its signs."""
    if not isinstance(one, Tag) or one.name in ("option", "button", "a", "legend", "h1", "h2", "title"):
        return ""
    return " ".join(own_text(one).replace("*", "").replace(":", "").split("(")[0].split())


def _acting(one: Tag) -> Tag:
    outer = one.find_parent(["a", "button"])
    return outer if isinstance(outer, Tag) else one


def _acts(one: Tag) -> bool:
    return one.name in ("a", "button", "input") or one.has_attr("data-go") or one.has_attr("data-post")

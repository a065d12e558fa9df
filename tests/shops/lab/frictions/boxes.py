"""The boxes of a checkout as the seeds want them: what the phone may fill in, which keys come up, how they are named."""

from collections.abc import Callable
from typing import Any, Final

from bs4 import BeautifulSoup, Tag

from tests.shops.lab.frictions.finding import Page, asks, said

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

Does = Callable[[str], Any]
"""What the seeds do by a name; None where none does."""


def drop(page: Page, name: str) -> None:
    """Take a question out of a form, with its label."""
    box = page.field(name)
    if box is None:
        return
    label = box.find_previous(lambda one: asks(one) == page.words(name))
    row = box.find_parent(["p", "tr", "div"])
    alone = isinstance(row, Tag) and len(row.find_all(["input", "select"])) == 1
    (row if isinstance(row, Tag) and alone else box).decompose()
    if isinstance(label, Tag) and not label.decomposed:
        label.decompose()


def drop_search_button(page: Page) -> None:
    """Leave the search nothing but its field; it is sent by the keyboard."""
    for one in page.soup.select("input[type=search], input[name=q], input[name=s], input[name=keywords]"):
        form = one.find_parent("form")
        for sends in form.select("button, input[type=submit], input[type=image]") if isinstance(form, Tag) else ():
            sends.decompose()


def dress(page: Page, does: Does) -> None:
    """Dress the skin's boxes and those that seeds have brought."""
    for name in _FIELDS:
        if box := page.field(name):
            _box(page, does, name, box)
    dress_brought(page, does)
    for box in page.soup.select("input[autocomplete^=cc-]"):
        _card(box, does("card"))


def dress_brought(page: Page, does: Does) -> None:
    """Dress the boxes that seeds have brought: those of a contact form are judged with the checkout's."""
    for box in page.soup.select("[data-purpose]"):
        purpose = str(box["data-purpose"])
        del box["data-purpose"]
        _box(page, does, purpose, box)


def _card(box: Tag, card: str | None) -> None:
    if card is None:
        return
    del box["inputmode"]
    if card == "plain":
        box["autocomplete"] = "off"
    elif card == "telephone keys":
        box["type"] = "tel"
    else:
        box["inputmode"] = "numeric"


def _box(page: Page, does: Does, purpose: str, box: Tag) -> None:
    _token(box, _TOKENS.get(purpose, ""), does("tokens") or "right")
    if box.name == "input":
        _keys(box, purpose, does("keys") or "right", page.store.market.country)
    _label(page, purpose, box, does("labels") or "marked")


def _token(box: Tag, token: str, tokens: str) -> None:
    if tokens == "off":
        box["autocomplete"] = "off"
    elif tokens == "missing":
        del box["autocomplete"]
    elif token:
        box["autocomplete"] = f"section-one shipping {token}" if tokens == "prefixed" and " " not in token else token


def _keys(box: Tag, purpose: str, keys: str, country: str) -> None:
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


def _label(page: Page, purpose: str, box: Tag, labels: str) -> None:
    label = page.soup.find("label", attrs={"for": str(box.get("id"))}) if box.get("id") else box.find_parent("label")
    named = label if isinstance(label, Tag) else None
    word = page.words(purpose) if purpose in _FIELDS else said(named) if named else ""
    own = str(box.get("id", "")).startswith("s-")
    if labels == "placeholder" and box.name == "input":
        text = word.strip(" *")
        box["placeholder"], box["aria-label"] = text, text
        asking = named or box.find_previous(lambda one: asks(one) == word)
        if isinstance(asking, Tag) and box not in asking.descendants:
            asking.decompose()
        elif named is not None:
            named.replace_with(box)
    elif not own and labels != "placeholder":
        asking = named or box.find_previous(lambda one: asks(one) == word)
        if isinstance(asking, Tag) and "*" not in asking.get_text():
            mark = BeautifulSoup("<span> *</span>", "html.parser")
            asking.insert(0, mark) if box in asking.descendants else asking.append(mark)
    if labels == "floating" and named is not None and box.name == "input" and box not in named.descendants:
        wrapper = page.soup.new_tag("div", attrs={"style": "position:relative;padding-top:14px"})
        box.insert_before(wrapper)
        named["style"] = "position:absolute;top:0;left:8px;font-size:13px!important;background:#fff;z-index:1"
        box["placeholder"] = " "
        wrapper.append(named.extract())
        wrapper.append(box.extract())

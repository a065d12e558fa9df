"""What a demo store's TOML file says: its goods, its words, its costs and the questions its checkout asks."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

_DATA: Final = Path(__file__).parent / "data"


class _Entry(BaseModel):
    """A table of the file: read-only, and a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Size(_Entry):
    """One choice of a product's option, such as a size or a colour."""

    label: str
    sold_out: bool = False


class Review(_Entry):
    """What a buyer wrote, with one to five stars."""

    stars: int
    by: str
    text: str


class Product(_Entry):
    """One product; prices are in pence or cents."""

    slug: str
    name: str
    category: str
    price: int
    shape: str
    colour: str
    tagline: str
    description: str
    details: tuple[str, ...]
    option: str = ""
    sizes: tuple[Size, ...] = ()
    measures: tuple[tuple[str, ...], ...] = ()
    reviews: tuple[Review, ...] = ()

    def offers(self, label: str) -> bool:
        """Whether this choice can be ordered; a product without choices takes the empty one."""
        return label in {size.label for size in self.sizes if not size.sold_out} if self.sizes else not label


class Category(_Entry):
    """One section of the shop."""

    slug: str
    name: str
    blurb: str


class Block(_Entry):
    """A heading with its paragraphs and bullet points on an information page."""

    heading: str = ""
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


class InfoPage(_Entry):
    """An information page, such as the returns policy."""

    slug: str
    title: str
    blocks: tuple[Block, ...]


class Answer(_Entry):
    """One answer of a radio group or a drop-down list."""

    value: str
    label: str
    note: str = ""


class Field(_Entry):
    """One question of a form: how it is shown and what it accepts. `required` is the complaint when left empty."""

    name: str
    label: str
    kind: Literal["text", "email", "tel", "password", "select", "radio", "tick", "area", "hidden"] = "text"
    required: str = ""
    pattern: str = ""
    invalid: str = ""
    same_as: str = ""
    default: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    hint: str = ""
    answers: tuple[Answer, ...] = ()
    only_if: tuple[str, str] | None = None

    def is_asked(self, values: dict[str, str]) -> bool:
        """Whether the other answers make this question apply."""
        return self.only_if is None or values.get(self.only_if[0], "") == self.only_if[1]

    def complaint(self, values: dict[str, str]) -> str:
        """What to say about the answer given; nothing when it will do."""
        value = values.get(self.name, "")
        if not value:
            return self.required
        known = not self.answers or value in {answer.value for answer in self.answers}
        same = not self.same_as or value == values.get(self.same_as, "")
        shaped = not self.pattern or re.fullmatch(self.pattern, value)
        return "" if known and same and shaped else self.invalid

    def meaning(self, value: str) -> str:
        """The words shown for an answer."""
        return next((answer.label for answer in self.answers if answer.value == value), value)


class Step(_Entry):
    """One page of the checkout; the last one places the order."""

    name: str
    path: str
    template: str
    title: str
    fields: tuple[Field, ...] = ()
    places_order: bool = False


class Fee(_Entry):
    """A charge on top of goods and delivery."""

    label: str
    amount: int


class Delivery(_Entry):
    """What sending a parcel costs and how long it takes."""

    cost: int
    free_from: int = 0
    working_days: int


class FormNames(_Entry):
    """How this store's forms call the product, its option and the quantity."""

    product: str
    option: str
    quantity: str
    line: str


class Contact(_Entry):
    """The ways to reach the store."""

    company: str
    street: str
    town: str
    email: str
    phone: str = ""
    phone_link: str = ""
    phone_hours: str = ""
    chat_hours: str = ""
    whatsapp: str = ""
    whatsapp_link: str = ""


class Says(_Entry):
    """The sentences that the store's own code has to choose between."""

    choose_option: str
    not_found: str
    search_title: str


class Shop(_Entry):
    """A whole store."""

    key: str
    name: str
    claim: str
    market: str
    currency: str
    cookie: str
    page_size: int = 0
    paths: dict[str, str]
    names: FormNames
    says: Says
    delivery: Delivery
    fees: tuple[Fee, ...] = ()
    contact: Contact
    categories: tuple[Category, ...]
    products: tuple[Product, ...]
    pages: tuple[InfoPage, ...]
    steps: tuple[Step, ...]
    contact_form: tuple[Field, ...] = ()
    account_form: tuple[Field, ...] = ()

    def product(self, slug: str) -> Product | None:
        """The product of that name, if there is one."""
        return next((product for product in self.products if product.slug == slug), None)

    def category(self, slug: str) -> Category | None:
        """The category of that name, if there is one."""
        return next((category for category in self.categories if category.slug == slug), None)

    def page(self, slug: str) -> InfoPage | None:
        """The information page of that name, if there is one."""
        return next((page for page in self.pages if page.slug == slug), None)

    def within(self, category: str) -> tuple[Product, ...]:
        """A category's products in the shop's order."""
        return tuple(product for product in self.products if product.category == category)


@cache
def read_shop(key: str) -> Shop:
    """Read a store's file."""
    return Shop.model_validate(tomllib.loads((_DATA / f"{key}.toml").read_text(encoding="utf-8")))

"""What a control says of itself: its labels, whether they order or pay, whether they carry an amount."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from frictionaudit.evidence import Box, Control, Field
from frictionaudit.reading.money import ANYWHERE, amounts
from frictionaudit.reading.words import LABELS, begins, means, slug
from frictionaudit.reading.words import data as words_data

_HEAD = re.compile(r"[1-9][.):]?\s+[^\W\d]")
_CENTS = re.compile(r"[.,]\d{2}$")


@cache
def rules() -> dict[str, Any]:
    """The patterns of data/firewall.toml."""
    text = files("frictionaudit.shopper").joinpath("data", "firewall.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in rules()[name]), re.I)


@lru_cache(maxsize=LABELS)
def in_any_language(intent: str, label: str) -> bool:
    return any(means(intent, label, lang) for lang in words_data("words")["languages"])


def labels_of(control: Control) -> tuple[str, ...]:
    """What the control says of itself, amounts cut off: `Add to bag - £39` means add to bag."""
    return tuple(dict.fromkeys(label for raw in (control.name, control.text) if (label := _without_amounts(raw))))


@lru_cache(maxsize=LABELS)
def _without_amounts(text: str) -> str:
    for money in amounts(text, ANYWHERE):
        text = text.replace(money.text, " ")
    return re.sub(r"[\s–—|·:-]+$", "", text).strip()


def orders(control: Control) -> bool:
    """Whether a control's label or markup says that it orders or pays."""
    labelled = any(in_any_language(intent, label) for label in labels_of(control) for intent in rules()["never_tap"])
    marked = f"{control.hints} {control.tag}"
    return labelled or bool(pattern("danger_hints").search(_styled(marked) if _adds_by_its_form(control) else marked))


def _adds_by_its_form(control: Control) -> bool:
    """ "Add to basket", and no more, in a form whose address is a basket's."""
    labels = labels_of(control)
    named = bool(labels) and all(in_any_language("add_to_cart", label) for label in labels)
    return (
        named and slug("cart", place_of(control.action)) and not pattern("order_paths").search(path_of(control.action))
    )


def _styled(marked: str) -> str:
    """Markup without the words for "buy now", with which themes style the button that adds."""
    return pattern("buy_now_hints").sub("", marked)


def is_wallet(control: Control) -> bool:
    """An express wallet's own button: never tapped, but it does not make its page the last one."""
    return bool(pattern("wallet_labels").search(f"{control.name} {control.tag}"))


def carries_an_amount(control: Control, fields: Iterable[Field]) -> bool:
    """A button with a price, unless it is a choice by its role or by the one radio button in it, or names a way of delivery.

    `fields` are those of its page.
    """
    opens_or_chooses = control.expanded is not None or control.tag == "summary" or control.role in CHOICES
    if control.tag == "a" or opens_or_chooses or not _names_an_amount(control.name):
        return False
    said = labels_of(control)
    delivers = any(
        begins("way_of_delivery", label, lang) for label in said for lang in words_data("words")["languages"]
    )
    chooses = (
        not control.submits
        and sum(f.visible and f.type == "radio" and _within(f.box, control.box) for f in fields) == 1
    )
    return not (delivers or chooses) or any(in_any_language(act, label) for label in said for act in _ACTS_IN_WORDS)


def _within(small: Box, large: Box) -> bool:
    middle = small.x + small.width / 2, small.y + small.height / 2
    return large.x <= middle[0] <= large.right and large.y <= middle[1] <= large.bottom


def _names_an_amount(text: str) -> bool:
    """Whether a label has an amount: of a mark known everywhere, or in cents beside letters that are money somewhere ("R" is
    the rand's, "L 38" a size)."""
    return any(True for _ in amounts(text)) or any(_CENTS.search(money.text) for money in amounts(text, ANYWHERE))


def takes_payment(url: str) -> bool:
    """Whether an address belongs to a provider that takes payments."""
    return bool(pattern("payment_hosts").search(urlsplit(url).hostname or ""))


_ACTS_IN_WORDS = (
    "ambiguous_order",
    "buy_now",
    "buy_on_product_page",
    "checkout",
    "continue_step",
    "pay_now",
    "place_order",
)
LEAST_STEPS, SAME_PX = 3, 2
"""So many signs make a progress bar, and so little may they differ in place and size, CSS px: our choice."""
CHOICES = frozenset({"combobox", "option", "radio", "checkbox", "menuitemradio"})


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return unquote_plus(f"{parts.path}?{parts.query}" if parts.query else parts.path)


def leads_to_an_order(href: str) -> bool:
    """Whether opening an address may order or pay, by its words."""
    return any(pattern(name).search(path_of(href)) for name in ("order_paths", "pay_paths"))


def place_of(url: str) -> str:
    """The path of an address, and where one address serves many pages what its query names: `/index.php/checkout/cart`."""
    parts = urlsplit(url)
    routes = [value for key, value in parse_qsl(parts.query) if key.casefold() in rules()["route_keys"]]
    return "/".join((unquote_plus(parts.path).rstrip("/") if routes else unquote_plus(parts.path), *routes))


def order_controls(controls: Sequence[Control]) -> tuple[Control, ...]:
    """Those controls that say they order or pay: evidence that the last page was reached."""
    return tuple(c for c in controls if c.visible and orders(c) and not is_sign_of_a_step(c, controls))


def is_sign_of_a_step(control: Control, controls: Sequence[Control]) -> bool:
    """Whether a control only tells of a step of checkout that is named for the order, and does not place it."""
    return is_drawn_step(control, controls) or is_section_head(control, controls)


def is_drawn_step(control: Control, controls: Sequence[Control]) -> bool:
    """Whether a control is a sign of a progress bar: switched off, without words of its own, and one of three or more alike
    in a row, of which another can be tapped."""
    if control.enabled or control.text:
        return False
    box = control.box
    row = [
        c
        for c in controls
        if c.visible and not c.text and c.tag == control.tag and c.region is control.region
        if max(abs(c.box.y - box.y), abs(c.box.width - box.width), abs(c.box.height - box.height)) <= SAME_PX
    ]
    return len(row) >= LEAST_STEPS and any(c.enabled for c in row)


def is_section_head(control: Control, controls: Sequence[Control]) -> bool:
    """Whether a control is the head of a checkout's section ("6 Confirm order"): one of three or more of one width, one under the
    other, numbered from 1, of which none is a button or a link with an address."""
    if not _could_head(control):
        return False
    column = [
        c
        for c in controls
        if _could_head(c) and c.tag == control.tag and c.region is control.region
        if max(abs(c.box.x - control.box.x), abs(c.box.width - control.box.width)) <= SAME_PX
    ]
    by_place = sorted(column, key=lambda c: c.box.y)
    numbers = [int(c.name.split(maxsplit=1)[0].rstrip(".):")) for c in by_place]
    return len(numbers) >= LEAST_STEPS and numbers == list(range(1, len(numbers) + 1))


def _could_head(control: Control) -> bool:
    native = control.tag in ("button", "input") or control.role == "button" or control.submits or control.href
    return control.visible and not native and bool(_HEAD.match(control.name))

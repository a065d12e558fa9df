"""What can be switched at a shop of the laboratory. Each default is the plain, friendly value.

A skin names in its `SUPPORTS` those it can show. The overlays and `EVERYWHERE` work with any skin.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Final, Literal, get_args, get_type_hints

Value = bool | int | str

MENU = Literal["links", "hamburger", "mega", "icon_only"]
LOAD_MORE = Literal["none", "button", "scroll"]
OPTIONS = Literal["none", "select", "radio", "swatch", "buttons", "drawn_select", "dependent"]
REACTION = Literal["redirect", "drawer", "dialog", "toast", "button_text", "counter", "nothing"]
GUEST = Literal[
    "form_at_once",
    "choice_page",
    "choice_radio_register_preselected",
    "email_first",
    "account_wall",
    "create_account_ticked",
]
DELIVERY = Literal["one", "choice", "after_address"]
STATES = Literal["none", "static", "after_country"]
PAYMENT = Literal["invoice_preselected", "choose", "card_frame", "fee_after_details"]
TERMS = Literal["none", "required_at_order", "required_on_details_step"]
LAST_BUTTON = Literal[
    "place_order", "checkout_again", "select_payment_first", "from_the_start", "greyed_from_the_start"
]
CONSENT = Literal["none", "banner", "wall", "no_reject"]
ENDING = Literal["none", "blocked_403", "challenge_page", "empty_shell", "all_sold_out"]
LATE = Literal[0, 1500, 3000]


@dataclass(frozen=True, slots=True)
class Switches:
    """One shop's ways."""

    menu: MENU = "links"
    """Categories as plain links, behind a hamburger, in a mega menu that opens first, behind icons without names."""
    home_products: bool = True
    """The home page shows products; else it only leads on to categories."""
    products_below_filters: bool = False
    """The listing opens with filters so long that the first product is two screens down."""
    late_content_ms: LATE = 0
    """A skeleton comes first, the content follows by script after so many milliseconds."""
    load_more: LOAD_MORE = "none"
    """The listing shows a few products; more come by a button or by scrolling."""
    session_in_links: bool = False
    """Every link and form carries the session's id; there is no cookie."""
    redirect_host: bool = False
    """The address people know sends them on to another host, where the shop lives."""
    age_gate: bool = False
    """The shop asks for the visitor's age first."""
    country_picker: bool = False
    """The shop asks where the visitor lives first."""
    postcode_gate: bool = False
    """Nothing can be bought until the visitor has said a postcode: the shop delivers to some only."""

    first_sold_out: bool = False
    """The listing's first product is sold out, which its own page says."""
    first_not_online: bool = False
    """The listing's first product in stock is sold in the branch only: its page has no buy button."""
    options: OPTIONS = "none"
    """How a product's colour is chosen before it can be added: native select, radios, coloured dots, buttons, a drawn
    list over a hidden native one, or two lists of which the second fills by the answer to the first."""
    sold_out_option: bool = False
    """The first option is sold out and cannot be added. Shows where there are `options`."""
    required_text: bool = False
    """The product is engraved: it cannot be added without a text."""
    required_date: bool = False
    """The product cannot be added without a day of delivery."""
    subscription: bool = False
    """Bought once or by subscription, chosen before it is added; once is preselected."""
    buy_now_beside: bool = False
    """A one-click button beside "Add to basket": it orders."""
    sticky_bar: bool = False
    """The buy button stands in a bar fixed to the bottom of the screen."""

    reaction: REACTION = "redirect"
    """What a product's adding looks like: the basket page, a drawer, a dialog, a toast, another text on the button, a
    counter in the header, or nothing at all."""
    express_beside_checkout: bool = False
    """An express wallet's button beside "Checkout": it orders."""
    minimum_order: bool = False
    """Checkout is closed until the basket is worth enough; one piece more is."""
    terms_in_basket: bool = False
    """Checkout is closed until a box in the basket is ticked."""

    guest: GUEST = "form_at_once"
    """How checkout greets a stranger."""
    delivery_methods: DELIVERY = "one"
    """One way of delivery, a choice of them, or a choice that comes only once the address is known."""
    states: STATES = "none"
    """The address asks for a state or province: in the page, or loaded once the country is chosen."""
    address_finder: bool = False
    """The address is looked up by its postcode; a link leads to typing it by hand."""
    payment: PAYMENT = "invoice_preselected"
    """How payment is asked: invoice is chosen already, nothing is, card fields stand in a frame of their own, or each way
    shows its details and fee once it is chosen."""
    terms_box: TERMS = "none"
    """A box for the terms that must be ticked: beside the order button, or to leave the details step."""
    continue_until_valid: bool = False
    """Going on is greyed out until every field is valid."""
    phone_required: bool = False
    """The phone number cannot be left empty."""
    last_button: LAST_BUTTON = "place_order"
    """The control that orders: named so, named like "Checkout", named "Select a payment method" until one is chosen,
    there and enabled from the start of a checkout in one page, or there from the start and switched off until the last
    section is open."""
    strict_phone: bool = False
    """The server takes digits alone for a phone number and says so."""
    checkout_needs_home: bool = False
    """Checkout sends those home who have not been there in this visit."""

    consent: CONSENT = "none"
    """The question about cookies: a banner, a wall in front of everything, or a layer that can only be accepted."""
    newsletter: bool = False
    """A newsletter pop-up after two seconds."""
    app_banner: bool = False
    """A bar that offers the shop's app."""
    chat: bool = False
    """A chat bubble in the corner."""
    notification_prompt: bool = False
    """A question whether messages may be sent."""
    survey: bool = False
    """A question about the visit."""

    half_images_missing: bool = False
    """Every other picture is not found."""
    dead_third_party: bool = False
    """Scripts of others that never load."""
    ending: ENDING = "none"
    """Why nobody can get to the end: a refusal, a challenge, a shell whose scripts fail, everything sold out. The account
    wall is `guest`."""


NAMES: Final = tuple(field.name for field in fields(Switches))
OVERLAYS: Final = frozenset({"consent", "newsletter", "app_banner", "chat", "notification_prompt", "survey"})
EVERYWHERE: Final = OVERLAYS | {"redirect_host", "half_images_missing", "dead_third_party", "ending"}
"""What any skin can show, since it is done around the skin."""
NEEDS: Final = {"sold_out_option": "options"}
"""Switches that show only where another one is turned."""
FRIENDLY: Final = Switches()


@cache
def _kinds() -> dict[str, tuple[Value, ...]]:
    hints = get_type_hints(Switches)
    return {name: (False, True) if hints[name] is bool else get_args(hints[name]) for name in NAMES}


def values(name: str) -> tuple[Value, ...]:
    """What a switch can be set to, its friendly value first.

    Raises:
        KeyError: there is no such switch.
    """
    kinds, friendly = _kinds()[name], getattr(FRIENDLY, name)
    return (friendly, *(value for value in kinds if value != friendly))


def turned(switches: Switches) -> dict[str, Value]:
    """The switches that are not at their friendly value."""
    return {name: getattr(switches, name) for name in NAMES if getattr(switches, name) != getattr(FRIENDLY, name)}


def written(switches: Switches) -> tuple[str, ...]:
    """The turned switches as `name=value`, as `read` takes them."""
    return tuple(f"{name}={str(value).lower()}" for name, value in turned(switches).items())


def read(settings: Iterable[str]) -> Switches:
    """Switches from `name=value`.

    Raises:
        ValueError: there is no such switch or it has no such value.
    """
    chosen: dict[str, Value] = {}
    for setting in settings:
        name, _, said = setting.partition("=")
        if name not in NAMES:
            raise ValueError(f"no such switch: {name}; there are {', '.join(NAMES)}")
        known = {str(value).lower(): value for value in values(name)}
        if said.lower() not in known:
            raise ValueError(f"{name} cannot be {said}; it can be {', '.join(known)}")
        chosen[name] = known[said.lower()]
    return _with(chosen)


def _with(chosen: dict[str, Value]) -> Switches:
    # The values come from the fields' own types, which a type checker cannot see through a dictionary.
    return replace(FRIENDLY, **chosen)  # type: ignore[arg-type]

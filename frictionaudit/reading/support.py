"""How a shopper can reach the shop, as one page offers it: telephone, mail, chat, messaging, form, call-back, store.

Pure functions over a `PageView`; signatures and wording are in `data/support.toml`. A chat script without a visible
launcher is wired, not offered, and a telephone number in a legal notice is weak.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

import phonenumbers

from frictionaudit.evidence import Control, Field, Line, Mark, PageKind, PageView, Region
from frictionaudit.reading.answering import tells_hours
from frictionaudit.reading.fields import Purpose, field_purposes
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import host_of, path_of
from frictionaudit.reading.support_words import Vendor, mentions, messaging_in, phrases, vendor_marked, vendors
from frictionaudit.reading.words import data, fold, language, means, says, slug


class ChannelKind(StrEnum):
    """A way to reach the shop."""

    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    MESSAGING = "messaging"
    FORM = "form"
    CALLBACK = "callback"
    STORE = "store"
    SOCIAL = "social"


class Strength(StrEnum):
    """How much a channel found on a page is worth."""

    OFFERED = "offered"
    WEAK = "weak"
    """A number or address in the legal notice only."""
    WIRED = "wired"
    """The page loads a chat widget but shows no launcher."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach the shop."""

    kind: ChannelKind
    value: str
    """Number in international form, mail address, name of the service, or the address of a link."""
    direct: bool
    """It reaches the shop at once: not a form to be processed, not a public profile."""
    human: bool | None
    """Whether a person answers; None when the page does not tell."""
    thing: Control | Field | Line | Mark | None
    quote: str
    strength: Strength = Strength.OFFERED


NEAR = 40
"""A number in text needs a word for telephone within this many characters (checks catalogue, section 6)."""
FEWEST_DIGITS = 7
LONGEST_LABEL = 60
MOST_TEXT = 600
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_AT = re.compile(r"\s?[(\[]\s?(?:at|ät|arobase|chiocciola)\s?[)\]]\s?", re.I)
_DOT = re.compile(r"\s?[(\[]\s?(?:dot|punkt|punto|point)\s?[)\]]\s?", re.I)
_HUMAN = {ChannelKind.FORM: None, ChannelKind.SOCIAL: None}
_DIRECT = frozenset(ChannelKind) - {ChannelKind.FORM, ChannelKind.SOCIAL}
_NO_FORMS = frozenset({PageKind.PRODUCT, PageKind.LISTING, PageKind.BASKET, PageKind.CHECKOUT, PageKind.BLOG})


def channels(page: PageView, market: str = "", apart: Container[str] = ()) -> tuple[Channel, ...]:
    """Every way to reach the shop that the page itself offers, each once, the most direct kinds first.

    `market` is the ISO country whose way of writing telephone numbers is read; without it only numbers with a country
    code are. `apart` holds mail addresses and international numbers that are not the shop's: a review page repeats the
    shopper's own (`Journey.shopper_contacts`).
    """
    controls = [control for control in own(page, page.controls) if control.visible]
    found = [
        *_phones(page, controls, market),
        *_mails(page, controls),
        *_chats(page),
        *(channel for control in controls for channel in _linked(control, page)),
        *_forms(page),
    ]
    once: dict[tuple[ChannelKind, str], Channel] = {}
    for channel in found:
        if channel.value not in apart:
            once.setdefault((channel.kind, channel.value), channel)
    order = list(ChannelKind)
    return tuple(sorted(once.values(), key=lambda channel: order.index(channel.kind)))


def leads_to_contact(control: Control, lang: str = "") -> bool:
    """Whether a link or button promises a way to reach the shop, by name or, in header, menu and footer, by address."""
    if means("contact", control.name, lang):
        return True
    furniture = control.region in (Region.HEADER, Region.NAV, Region.FOOTER)
    return furniture and bool(control.name) and slug("contact", path_of(control.href))


# -- telephone ---------------------------------------------------------------------------------------------------


def _phones(page: PageView, controls: Iterable[Control], market: str) -> Iterator[Channel]:
    for control in controls:
        scheme, _, rest = control.href.partition(":")
        digits = unquote(rest).partition(";")[0]
        dials = scheme in ("tel", "callto") and sum(letter.isdigit() for letter in digits) >= FEWEST_DIGITS
        if dials and not mentions("other_number", control.name, page.lang):
            yield _channel(ChannelKind.PHONE, _international(digits, market), control, control.name, page)
    lines = own(page, page.lines)
    for number, line in enumerate(lines):
        above = " ".join(near.text[-80:] for near in lines[max(number - 2, 0) : number])
        for match in phonenumbers.PhoneNumberMatcher(line.text[:MOST_TEXT], market or None):
            if _is_for_calling(line.text, match, above, page.lang):
                value = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
                yield _channel(ChannelKind.PHONE, value, line, line.text, page)


def _is_for_calling(text: str, match: Any, above: str, lang: str) -> bool:
    """Numbers are many on a shop's pages: one for calling stands with a word for telephone, or with a country code."""
    before = text[max(match.start - NEAR, 0) : match.start]
    if mentions("other_number", before[-25:], lang):
        return False
    near = f"{before} {text[match.end : match.end + NEAR]}"
    alone = len(text) - len(match.raw_string) <= 12
    return (
        match.raw_string.startswith("+")
        or mentions("phone", near, lang)
        or (alone and mentions("phone", above, lang) and not mentions("other_number", above[-25:], lang))
    )


def _international(number: str, market: str) -> str:
    try:
        parsed = phonenumbers.parse(number, market or None)
    except phonenumbers.NumberParseException:
        return re.sub(r"\D", "", number)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


# -- mail --------------------------------------------------------------------------------------------------------


def _mails(page: PageView, controls: Iterable[Control]) -> Iterator[Channel]:
    for control in controls:
        for address in _addresses(_mail_link(control.href)):
            yield _channel(ChannelKind.EMAIL, address, control, control.name or address, page)
    for line in own(page, page.lines):
        for address in _addresses(_DOT.sub(".", _AT.sub("@", line.text[:MOST_TEXT]))):
            yield _channel(ChannelKind.EMAIL, address, line, line.text, page)


def _mail_link(href: str) -> str:
    """The addressee of a mail link; links that hide it from robots (a hex string, first byte the key) are read too."""
    if href.startswith("mailto:"):
        return unquote(href[7:].partition("?")[0])
    _, hidden, code = href.partition("/cdn-cgi/l/email-protection#")
    if not hidden or not re.fullmatch(r"(?:[0-9a-fA-F]{2}){4,120}", code):
        return ""
    key, *letters = bytes.fromhex(code)
    return bytes(letter ^ key for letter in letters).decode("utf-8", "replace")


def _addresses(text: str) -> Iterator[str]:
    rules = data("support")["mail"]
    for found in _MAIL.finditer(text) if "@" in text else ():
        address = found[0].lower().strip(".")
        box, _, host = address.partition("@")
        ending = host.rsplit(".", 1)[-1]
        if box not in rules["not_support"] and ending not in rules["not_mail"] and not host.startswith("example."):
            yield address


# -- chat, messaging, links --------------------------------------------------------------------------------------


def _chats(page: PageView) -> Iterator[Channel]:
    loaded = [*(request.url for request in page.requests), *(frame.url for frame in page.frames if frame.visible)]
    wired = [vendor for vendor in vendors() if any(vendor.wired(url) for url in loaded)]
    launcher, vendor = _launcher(page, wired)
    vendor = vendor or next(iter(wired), None)
    if launcher is None and vendor is None:
        return
    talk = [line for line in page.lines if mentions("chat", line.text, page.lang)]
    words = " ".join([*(line.text for line in talk), *(o.text for o in page.overlays if o.kind == "chat")])
    if isinstance(launcher, Control):
        words = f"{launcher.name} {words}"
    human = True if any(tells_hours(line.text, page.lang) for line in talk) else None
    if (vendor and vendor.bot) or mentions("bot", words, page.lang):
        human = False
    thing = launcher if isinstance(launcher, Control | Mark) else None
    strength = Strength.WIRED if launcher is None else Strength.OFFERED
    name = vendor.name if vendor else "chat"
    quote = (thing.name if isinstance(thing, Control) else "") or (talk[0].text if talk else name)
    yield Channel(ChannelKind.CHAT, name, True, human, thing, quote[:400], strength)


def _launcher(page: PageView, wired: list[Vendor]) -> tuple[Control | Mark | str | None, Vendor | None]:
    """What opens the chat, when it can be seen, and the vendor it gives away."""
    for control in page.controls:
        if control.visible and _opens_chat(control, page.lang):
            return control, vendor_marked(f"{control.hints} {control.selector}")
    for mark in page.marks:
        if mark.visible and (vendor := vendor_marked(f"{mark.source} {mark.selector} {mark.tag}")):
            return mark, vendor
    for control in page.controls:
        if control.visible and not control.href and (vendor := vendor_marked(f"{control.hints} {control.selector}")):
            return control, vendor
    for frame in page.frames:
        named = vendor_marked(f"{frame.name} {frame.title}") or next((v for v in wired if v.wired(frame.url)), None)
        if frame.visible and (named or mentions("chat", frame.title, page.lang)):
            return frame.title or frame.url, named
    return next((o.text or "chat" for o in page.overlays if o.kind == "chat"), None), None


def _opens_chat(control: Control, lang: str) -> bool:
    """A label that offers a chat; “Chat” alone on a link is a category where cats are called so."""
    label = fold(control.name)
    offers = phrases("chat", language(lang))
    if not label or messaging_in(control.href):
        return False
    if any(len(offer.split()) > 1 and offer in label for offer in offers):
        return len(label) <= LONGEST_LABEL
    return label in offers and not host_of(control.href.partition("#")[0])


def _linked(control: Control, page: PageView) -> Iterator[Channel]:
    """What a link or button leads to by its address or its name."""
    if name := messaging_in(control.href):
        yield _channel(ChannelKind.MESSAGING, name, control, control.name or name, page)
    host = host_of(control.href)
    if any(host == known or host.endswith(f".{known}") for known in data("support")["social"]["hosts"]):
        yield _channel(ChannelKind.SOCIAL, host.removeprefix("www."), control, control.name or host, page)
    label = fold(control.name)
    if label and len(label) <= LONGEST_LABEL:
        if mentions("callback", label, page.lang):
            yield _channel(ChannelKind.CALLBACK, label, control, control.name, page)
        elif label in phrases("store", language(page.lang)):
            yield _channel(ChannelKind.STORE, control.href or label, control, control.name, page)


def _forms(page: PageView) -> Iterator[Channel]:
    """A contact form asks for a message and an address; reviews and order notes do not count."""
    if page.kind in _NO_FORMS:
        return
    fields = [field for field in own(page, page.fields) if field.visible and not field.honeypot]
    guesses = zip(fields, field_purposes(fields, page.lang), strict=True)
    answered = {field.form for field, guess in guesses if guess.purpose is Purpose.EMAIL}
    for message in (field for field in fields if field.tag == "textarea"):
        about = f"{message.section} {message.label} {message.placeholder}"
        if message.form in answered and not says("reviews", about, page.lang):
            quote = message.label or message.placeholder
            yield _channel(ChannelKind.FORM, f"form {message.form}", message, quote, page)


def _channel(kind: ChannelKind, value: str, thing: Control | Field | Line, quote: str, page: PageView) -> Channel:
    strength = Strength.WEAK if _is_legal_notice(thing, page) else Strength.OFFERED
    return Channel(kind, value, kind in _DIRECT, _HUMAN.get(kind, True), thing, quote[:400], strength)


def _is_legal_notice(thing: Control | Field | Line, page: PageView) -> bool:
    """The page, or the part of it, is the imprint that the law asks for."""
    title = f"{page.title[:120]} {thing.section if not isinstance(thing, Line) else ''}"
    return mentions("imprint", title, page.lang)

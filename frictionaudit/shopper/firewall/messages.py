"""What is about to leave the browser, and what its words say."""

import json
import re
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote_plus, urlsplit

from frictionaudit.shopper.firewall.labels import in_any_language, pattern, place_of

MOST_BODY = 1_000_000
"""A longer body is not judged but refused, once a basket is filled."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A request about to leave the browser."""

    method: str
    url: str
    type: str
    """document, xhr, fetch, image … as the browser calls it."""
    body: str = ""
    main_frame: bool = False
    """It would replace the page itself."""
    redirected: bool = False
    window: bool = False
    """It comes from another window than the walk's own."""
    readable: bool = True
    """Its body is text, and all of it is known."""

    @property
    def background(self) -> bool:
        """Whether a script of the page sends it while the page stays."""
        return self.type in ("fetch", "xhr") and not self.main_frame


READS = frozenset({"GET", "HEAD", "OPTIONS"})


def only_asks(message: Outgoing) -> bool:
    """A GraphQL request whose every document is a query: by the language's definition it changes nothing."""
    if message.method != "POST" or message.type not in ("fetch", "xhr") or not message.readable:
        return False
    try:
        parsed: _Json = json.loads(message.body)
    except (ValueError, RecursionError):
        return False
    requests = parsed if isinstance(parsed, list) else [parsed]
    documents = [one.get("query") for one in requests if isinstance(one, dict)]
    return (
        bool(documents)
        and len(documents) == len(requests)
        and all(isinstance(text, str) and _QUERY.match(text) and not _CHANGES.search(text) for text in documents)
    )


def asked_for(message: Outgoing) -> tuple[str, ...]:
    """What a request asks for: the place its address names, or each of several that travel as one batch."""
    return asked_together(message) or (place_of(message.url),)


def asked_together(message: Outgoing) -> tuple[str, ...]:
    """The paths of several questions that travel as one batch; nothing for any other request, or when one of them names none."""
    if not place_of(message.url).rstrip("/").endswith("/batch"):
        return ()
    try:
        parsed: _Json = json.loads(message.body)
    except (ValueError, RecursionError):
        return ()
    questions = parsed.get("requests") if isinstance(parsed, dict) else parsed
    if not isinstance(questions, list):
        return ()
    asked = [one.get("path") if isinstance(one, dict) else None for one in questions]
    paths = tuple(path for path in asked if isinstance(path, str))
    return paths if len(paths) == len(asked) else ()


def without_proofs(message: Outgoing) -> str:
    """The body of a batch without the number used once that a page proves itself by in the headers of each question: it pays
    nothing. The body of any other request as it is."""
    if not asked_together(message):
        return message.body
    return json.dumps(_without_proofs(json.loads(message.body)), ensure_ascii=False)


def _without_proofs(value: "_Json", key: str = "") -> "_Json":
    if isinstance(value, list):
        return [_without_proofs(one, key) for one in value]
    if isinstance(value, dict):
        kept = {name: one for name, one in value.items() if key != "headers" or not _PROOF.fullmatch(name)}
        return {name: _without_proofs(one, name) for name, one in kept.items()}
    return value


_PROOF = re.compile(r"(?:x-(?:wc-store-api|wp|csrf)-)?nonce", re.I)
_QUERY = re.compile(r"\s*(?:query\b|fragment\b|\{)")
_CHANGES = re.compile(r"\b(?:mutation|subscription)\b", re.I)


def is_file(url: str) -> bool:
    return bool(pattern("file_endings").search(urlsplit(url).path))


def given(said: str) -> str:
    """What is sent, without the fields left empty: they choose nothing."""
    return "&".join(pair for pair in said.split("&") if not pair.endswith("=") or "=" not in pair)


def says_order(said: str) -> bool:
    """A value is worded like the label of an order button, as a form sends the button that was tapped."""
    values = {value for pair in said.split("&") if 3 <= len(value := pair.partition("=")[2]) <= 60}
    return any(in_any_language(intent, value) for value in values for intent in ("place_order", "pay_now"))


def names_a_guest(message: Outgoing) -> bool:
    """A script sends data that says of its sender, by a value that is true, to be a guest."""
    if message.method != "POST" or not message.background or not message.readable:
        return False
    try:
        parsed: _Json = json.loads(message.body)
    except (ValueError, RecursionError):
        return False
    return isinstance(parsed, dict) and any(_GUEST.fullmatch(key) and value is True for key, value in parsed.items())


_GUEST = re.compile(r"(?:is|as)?[-_]?guest", re.I)
_PART = re.compile(r'name="([^"]*)"[^\r\n]*(?:\r?\n[^\r\n]+)*\r?\n\r?\n([^\r\n]*)')
_Json: TypeAlias = "dict[str, _Json] | list[_Json] | str | float | bool | None"


def spoken(body: str) -> str:
    """A body in one plain form, `key=value` joined by `&`: from form data, multipart parts or JSON."""
    text = body.strip()
    if text.startswith(("{", "[", "&{", "&[")):
        try:
            return "&".join(_pairs(json.loads(text.lstrip("&"))))
        except (ValueError, RecursionError):
            pass
    parts = [f"{key}={value}" for key, value in _PART.findall(text)]
    return "&".join(parts) if parts else unquote_plus(text)


def _pairs(value: _Json, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [f"{key}={'of' if value else ''}", *(pair for name, one in value.items() for pair in _pairs(one, name))]
    if isinstance(value, list):
        return [pair for one in value for pair in _pairs(one, key)]
    return [f"{key}={str(value).lower() if isinstance(value, bool) else value}"]


def has_card_number(text: str) -> bool:
    """Whether a text holds 14-19 digits that begin like a card's and pass the card checksum (Luhn)."""
    found = re.findall(r"(?<!\d)\d(?:[\s.\-–]?\d){13,18}(?!\d)", text)
    return any(_luhn(re.sub(r"\D", "", digits)) for digits in found)


def _luhn(digits: str) -> bool:
    total = sum(int(d) if i % 2 == 0 else sum(divmod(int(d) * 2, 10)) for i, d in enumerate(reversed(digits)))
    return total % 10 == 0 and digits[0] in "23456" and len(set(digits)) > 1

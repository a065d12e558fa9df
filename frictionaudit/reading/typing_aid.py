"""What the phone can do for the shopper at a field: fill it in, show the right keys, leave names uncorrected.

In: a question of the checkout and the market. Out: what the field says and what would be right; None where the question
does not arise. Everything is read from attributes: an emulated phone shows no keyboard.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from frictionaudit.evidence import PageView
from frictionaudit.reading import phrasebook
from frictionaudit.reading.checkout import Asked, asked_in
from frictionaudit.reading.fields import ADDRESS, CARD, Purpose, PurposeGuess, field_purposes
from frictionaudit.reading.words import data

LEAST_CONFIDENCE = 0.5
"""Below this the purpose of a field is a guess that no blame should rest on."""


@dataclass(frozen=True, slots=True)
class Aid:
    """What a field says, what would be right, and whether it is."""

    asked: Asked
    found: str
    expected: tuple[str, ...]
    right: bool
    grave: bool = False
    """Switched off, or plain letters where digits are typed, on the fields that cost most typing."""


def autofill_token(autocomplete: str) -> str:
    """The field name of an `autocomplete` value, lower case; empty when the value is not valid HTML.

    In this order it may carry section-*, shipping or billing, one of home, work, mobile, fax and pager, and webauthn at its end.
    """
    table = data("checkout")["autofill"]["prefixes"]
    words = autocomplete.lower().split()
    if words and words[0].startswith("section-"):
        words = words[1:]
    if len(words) > 1 and words[0] in table["group"]:
        words = words[1:]
    if len(words) > 1 and words[-1] in table["tail"]:
        words = words[:-1]
    if len(words) > 1 and words[0] in table["contact"] and words[1] in table["contact_tokens"]:
        words = words[1:]
    return words[0] if len(words) == 1 else ""


def autofill(pages: Sequence[PageView], market: str) -> tuple[Aid, ...]:
    """Whether the fields of pages, each once, tell the phone what to fill in; those without a token or a sure purpose are
    left out.

    The purpose is read without the token, which would otherwise vouch for itself; where nothing else tells it, the
    token is believed. A phone knows its owner: boxes for another person (who gets a gift) are left out.
    """
    guesses = {page.index: _without_tokens(page) for page in pages}
    own_data = (one for one in asked_in(pages) if not _of_another(one))
    return tuple(aid for one in own_data if (aid := _autofill(_told_blind(one, guesses), market)))


def _without_tokens(page: PageView) -> dict[int, PurposeGuess]:
    bare = tuple(field.model_copy(update={"autocomplete": ""}) for field in page.fields)
    return dict(zip((field.index for field in bare), field_purposes(bare, page.lang), strict=True))


def _of_another(asked: Asked) -> bool:
    return phrasebook.says("checkout", "another_person", asked.field.label, asked.page.lang)


def _told_blind(asked: Asked, guesses: Mapping[int, Mapping[int, PurposeGuess]]) -> Asked:
    blind = guesses[asked.page.index][asked.field.index]
    sure = blind.purpose is not Purpose.OTHER and blind.confidence >= LEAST_CONFIDENCE
    return replace(asked, guess=blind) if sure else asked


def _autofill(asked: Asked, market: str) -> Aid | None:
    if not asked.guess.token or asked.guess.confidence < LEAST_CONFIDENCE:
        return None
    table = data("checkout")["autofill"]
    also: list[str] = table["also"].get(asked.purpose, [])
    local: list[str] = table["also_by_market"].get(asked.purpose, {}).get(market, [])
    expected = tuple(dict.fromkeys((asked.guess.token, *also, *local)))
    found = asked.field.autocomplete
    says = autofill_token(found)
    off = says == "off" and says not in expected
    return Aid(asked, found, expected, says in expected, grave=off and asked.purpose in ADDRESS | CARD)


def keyboard(asked: Asked, market: str) -> Aid | None:
    """Whether the field brings up the right keys; None where any keyboard will do."""
    if not asked.typed or asked.field.tag == "combobox" or asked.guess.confidence < LEAST_CONFIDENCE:
        return None
    if asked.purpose is Purpose.POSTCODE:
        return _postcode(asked, market)
    expected: list[str] = data("checkout")["keyboards"].get(asked.purpose, [])
    if not expected or asked.field.type == "password":
        return None
    found = _keys(asked)
    wrong_type = _is_wrong_number(asked)
    plain = found == "text" and asked.purpose in CARD | {Purpose.PHONE}
    return Aid(asked, _says(asked), tuple(expected), found in expected and not wrong_type, plain)


def _postcode(asked: Asked, market: str) -> Aid | None:
    table: dict[str, Any] = data("checkout")["keyboards_by_market"]
    found = _keys(asked)
    if market in table["digits_only"]:
        right = found in ("numeric", "tel") and not _is_wrong_number(asked)
        return Aid(asked, _says(asked), ("numeric", "tel"), right)
    if found in ("numeric", "tel", "decimal") and (market in table["with_letters"] or asked.field.type == "number"):
        return Aid(asked, _says(asked), ("text",), False)
    return Aid(asked, _says(asked), ("text",), True) if market in table["with_letters"] else None


def _keys(asked: Asked) -> str:
    """The keys a phone shows: inputmode where given, else those of the type."""
    by_type = {"email": "email", "tel": "tel", "number": "numeric", "url": "url", "search": "search"}
    return asked.field.inputmode.lower() or by_type.get(asked.field.type, "text")


def _says(asked: Asked) -> str:
    mode = f" inputmode={asked.field.inputmode}" if asked.field.inputmode else ""
    return f"type={asked.field.type or 'text'}{mode}"


def _is_wrong_number(asked: Asked) -> bool:
    wrong: list[str] = data("checkout")["keyboards_wrong"]["number"]
    return asked.field.type == "number" and asked.purpose in wrong


def is_corrected(asked: Asked) -> bool:
    """Whether the phone may "correct" a name or street: neither autocorrect nor spell check is switched off."""
    names: list[str] = data("checkout")["keyboards_wrong"]["corrected"]
    if asked.purpose not in names or not asked.typed or asked.field.type not in ("", "text"):
        return False
    return asked.field.autocorrect.lower() != "off" and asked.field.spellcheck.lower() != "false"

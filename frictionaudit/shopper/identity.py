"""The synthetic shopper: one per market, with a name and mail that say what it is. It has no card and cannot pay."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

import phonenumbers
from babel import Locale, UnknownLocaleError

from frictionaudit.evidence import Field
from frictionaudit.reading.fields import Purpose
from frictionaudit.reading.words import fold, says


@dataclass(frozen=True, slots=True)
class Shopper:
    """Who is typed into forms."""

    given_name: str
    family_name: str
    email: str
    company: str
    street: str
    house_number: str
    postcode: str
    city: str
    state: str
    state_code: str
    country: str
    market: str
    phone: str
    number_first: bool
    """Whether the house number stands before the street here."""

    @property
    def contacts(self) -> tuple[str, ...]:
        """The mail address, and the telephone number in international form (E.164)."""
        if not self.phone:
            return (self.email,)
        number = phonenumbers.parse(self.phone, self.market)
        return self.email, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


BORN = "1990-01-01"
"""A day that is its month: whoever writes the one before the other writes the same."""
_YEAR_LAST = re.compile(r"(?<!\w)[^\W_]{2}([./-])[^\W_]{2}\1(?:([^\W\d_])\2{3}|\d{4})(?!\w)")


@cache
def _data() -> dict[str, Any]:
    text = files("frictionaudit.shopper").joinpath("data", "identities.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def markets() -> tuple[str, ...]:
    """The markets (ISO country) whose shopper has an address there."""
    return tuple(_data()["market"])


def shopper(market: str, mail_domain: str) -> Shopper:
    """The shopper of a market; markets without one of their own get the British address."""
    market = market if market in markets() else "GB"
    person = _data()["person"]
    place: dict[str, Any] = {"state_code": "", "number_first": False, **_data()["market"][market]}
    return Shopper(
        given_name=person["given_name"],
        family_name=person["family_name"],
        email=f"{person['mailbox']}@{mail_domain}",
        company=person["company"],
        market=market,
        phone=_phone(market),
        **place,
    )


def _phone(market: str) -> str:
    example = phonenumbers.example_number_for_type(market, phonenumbers.PhoneNumberType.MOBILE)
    if example is None:
        return ""
    return phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.NATIONAL)


def answer(who: Shopper, purpose: Purpose, field: Field, alone: bool = True) -> str:
    """What this shopper types into a field of this purpose; empty when nothing is typed there.

    `alone` says that the form has no separate field for the house number.
    """
    with_number = f"{who.house_number} {who.street}" if who.number_first else f"{who.street} {who.house_number}"
    answers = {
        Purpose.EMAIL: who.email,
        Purpose.EMAIL_CONFIRM: who.email,
        Purpose.NAME: f"{who.given_name} {who.family_name}",
        Purpose.GIVEN_NAME: who.given_name,
        Purpose.FAMILY_NAME: who.family_name,
        Purpose.PHONE: who.phone,
        Purpose.STREET: with_number if alone else who.street,
        Purpose.STREET_NAME: who.street,
        Purpose.HOUSE_NUMBER: who.house_number,
        Purpose.POSTCODE: who.postcode,
        Purpose.CITY: who.city,
        Purpose.STATE: who.state,
        Purpose.COUNTRY: who.country,
        Purpose.BIRTHDAY: _birthday(field),
    }
    return answers.get(purpose, "")


def _birthday(field: Field) -> str:
    """When the shopper was born, with the year where the field says that it stands: "TT.MM.JJJJ", "(E.g.: 31/05/1970)"."""
    told = " ".join((field.placeholder, field.hint, field.label, field.near))
    last = _YEAR_LAST.search(told) if field.type != "date" else None
    year, month, day = BORN.split("-")
    return last[1].join((day, month, year)) if last else BORN


def option(who: Shopper, purpose: Purpose, field: Field) -> str:
    """The option of a select that this shopper would choose; empty when it is fine as it is.

    Known questions (country, state, town) get the shopper's answer; others the first option that is a real choice.
    """
    wanted = own_names(who, purpose)
    for name in wanted:
        for text, value in zip(field.options, field.option_values, strict=True):
            if name and fold(name) in (fold(text), fold(value)):
                return text
    for name in wanted:
        for text in field.options:
            if name and len(name) > 3 and fold(text).startswith(fold(name)):
                return text
    if field.prefilled and purpose not in (Purpose.COUNTRY, Purpose.STATE):
        return ""
    if field.prefilled and wanted and fold(field.chosen):
        return ""
    return first_choice(field)


def own_names(who: Shopper, purpose: Purpose) -> tuple[str, ...]:
    """What this shopper's own answer may be called where it is chosen from a list; nothing where any answer will do."""
    names = {
        Purpose.COUNTRY: country_names(who),
        Purpose.STATE: (who.state, who.state_code),
        Purpose.CITY: (who.city,),
    }
    return tuple(name for name in names.get(purpose, ()) if name)


def first_choice(field: Field) -> str:
    """The first option that can really be chosen: not a placeholder, not sold out."""
    for text, value in zip(field.options, field.option_values, strict=True):
        if value.strip() and value not in ("-1", "0", "null") and not says("sold_out", text):
            return text
    return ""


def country_names(who: Shopper) -> tuple[str, ...]:
    """What the shopper's country is called, in the languages of the product."""
    names = [who.country, who.market]
    for language in ("en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "ja"):
        try:
            territories = cast("dict[str, str]", Locale(language).territories)
            names.append(territories.get(who.market, ""))
        except UnknownLocaleError:
            continue
    return tuple(dict.fromkeys(name for name in names if name))

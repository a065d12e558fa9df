"""What each field of a form asks for, read from the field itself and from its neighbours.

In: the fields of a page in their order. Out: a `PurposeGuess` for each. Every source (autofill token, label, aria,
text nearby, placeholder, name, id, type, options) votes for purposes with its own weight; then the neighbours settle
what one field alone cannot tell: "Name" beside "Surname" is the given name, "Month" beside a card number its expiry.
Words are data (`data/fields.toml`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from frictionaudit.evidence import Field
from frictionaudit.reading.lexicon import Reading, lexicon, parts, plain
from frictionaudit.reading.options import options_say, value_says
from frictionaudit.reading.words import data


class Purpose(StrEnum):
    """What a field is for."""

    EMAIL = "email"
    EMAIL_CONFIRM = "email-confirm"
    NAME = "name"
    GIVEN_NAME = "given-name"
    ADDITIONAL_NAME = "additional-name"
    FAMILY_NAME = "family-name"
    PHONETIC_NAME = "phonetic-name"
    PHONETIC_GIVEN_NAME = "phonetic-given-name"
    PHONETIC_FAMILY_NAME = "phonetic-family-name"
    HONORIFIC = "honorific"
    PHONE = "phone"
    PHONE_COUNTRY = "phone-country"
    ORGANIZATION = "organization"
    JOB_TITLE = "job-title"
    STREET = "street"
    """The first line of an address: street with or without house number."""
    STREET_NAME = "street-name"
    """The street alone, where the house number has a field of its own."""
    HOUSE_NUMBER = "house-number"
    STREET2 = "street2"
    STREET3 = "street3"
    UNIT = "unit"
    """Flat, door or room."""
    FLOOR = "floor"
    BUILDING = "building"
    STAIR = "stair"
    LANDMARK = "landmark"
    ADDRESS_LOOKUP = "address-lookup"
    POSTCODE = "postcode"
    CITY = "city"
    DISTRICT = "district"
    STATE = "state"
    COUNTRY = "country"
    BIRTHDAY = "birthday"
    BIRTHDAY_DAY = "birthday-day"
    BIRTHDAY_MONTH = "birthday-month"
    BIRTHDAY_YEAR = "birthday-year"
    GENDER = "gender"
    CARD_NUMBER = "card-number"
    CARD_EXPIRY = "card-expiry"
    CARD_EXPIRY_MONTH = "card-expiry-month"
    CARD_EXPIRY_YEAR = "card-expiry-year"
    CARD_CVC = "card-cvc"
    CARD_NAME = "card-name"
    CARD_TYPE = "card-type"
    USERNAME = "username"
    PASSWORD = "password"  # noqa: S105 -- the name of a purpose, not a secret
    NEW_PASSWORD = "new-password"  # noqa: S105
    ONE_TIME_CODE = "one-time-code"
    COUPON = "coupon"
    GIFT_MESSAGE = "gift-message"
    ORDER_NOTE = "order-note"
    QUANTITY = "quantity"
    SEARCH = "search"
    NEWSLETTER = "newsletter"
    SAME_ADDRESS = "same-address"
    TERMS = "terms"
    CREATE_ACCOUNT = "create-account"
    DELIVERY_METHOD = "delivery-method"
    PAYMENT_METHOD = "payment-method"
    TAX_ID = "tax-id"
    """A number that names a person: national identity or personal tax number."""
    VAT = "vat"
    """A number that names a business."""
    OTHER = "other"


P = Purpose
CHOICES = frozenset(
    {
        P.NEWSLETTER,
        P.SAME_ADDRESS,
        P.TERMS,
        P.CREATE_ACCOUNT,
        P.DELIVERY_METHOD,
        P.PAYMENT_METHOD,
        P.GENDER,
        P.HONORIFIC,
        P.CARD_TYPE,
        P.GIFT_MESSAGE,
    }
)
"""What a checkbox or radio button can be for."""
ONLY_CHOICES = frozenset({P.SAME_ADDRESS, P.TERMS, P.CREATE_ACCOUNT})
"""What no box to type in is for."""
CARD = frozenset(
    {P.CARD_NUMBER, P.CARD_EXPIRY, P.CARD_EXPIRY_MONTH, P.CARD_EXPIRY_YEAR, P.CARD_CVC, P.CARD_NAME, P.CARD_TYPE}
)
SURE_CARD = frozenset({P.CARD_NUMBER, P.CARD_CVC, P.CARD_TYPE, P.CARD_EXPIRY})
STREETS = frozenset({P.STREET, P.STREET_NAME})
MORE_STREET = frozenset({P.STREET2, P.STREET3, P.UNIT, P.FLOOR, P.BUILDING, P.STAIR})
ADDRESS = STREETS | MORE_STREET | {P.HOUSE_NUMBER, P.POSTCODE, P.CITY, P.DISTRICT, P.STATE, P.COUNTRY}
SECRETS = frozenset({P.PASSWORD, P.NEW_PASSWORD})
"""Authors write these tokens on any field to keep the browser from filling it."""
NAMES = frozenset({P.NAME, P.GIVEN_NAME, P.FAMILY_NAME, P.ADDITIONAL_NAME, P.HONORIFIC})


@dataclass(frozen=True, slots=True)
class PurposeGuess:
    """The purpose of one field."""

    purpose: Purpose
    token: str = ""
    """The HTML autofill token the field should carry; empty when there is none."""
    group: str = ""
    """billing | shipping | empty when nothing tells."""
    confidence: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Vote:
    """What speaks for each purpose of one field; `sure` leaves out weak words such as "name" and "number"."""

    scores: Mapping[Purpose, float] = field(default_factory=dict[Purpose, float])
    sure: Mapping[Purpose, float] = field(default_factory=dict[Purpose, float])
    reasons: tuple[str, ...] = ()

    @property
    def best(self) -> Purpose:
        if not self.scores:
            return P.OTHER
        top = max(self.scores, key=lambda purpose: self.scores[purpose])
        return top if self.scores[top] >= LEAST else P.OTHER

    @property
    def confidence(self) -> float:
        ranked = sorted(self.scores.values(), reverse=True)
        if not ranked or ranked[0] < LEAST:
            return 0.2
        lead = ranked[0] - (ranked[1] if len(ranked) > 1 else 0.0)
        return round(min(1.0, 0.35 + 0.35 * min(ranked[0], 1.0) + 0.4 * min(lead, 0.75)), 2)

    def settle(self, purpose: Purpose, why: str, add: float = 2.0) -> "_Vote":
        """The same field after its neighbours have spoken for a purpose."""
        scores = {**self.scores, purpose: self.scores.get(purpose, 0.0) + add}
        return replace(self, scores=scores, reasons=(*self.reasons, f"{purpose}: {why}"))


LEAST = 0.22
"""A purpose with less than this is not named at all."""
WEAK = 0.5
TOKEN_WEIGHT, LABEL, NEAR, NEAR_ONLY, PLACEHOLDER, NAME, SECOND_NAME, HINT = 1.4, 1.0, 0.15, 0.65, 0.7, 0.95, 0.35, 0.1


def field_purposes(fields: Sequence[Field], lang: str = "") -> tuple[PurposeGuess, ...]:
    """One guess for each field, in the same order. `lang` is the language of the page, "" when unknown."""
    votes = [_vote(item, lang.strip().lower()[:2]) for item in fields]
    for judge in (_names, _card_and_birthday, _numbers, _phones, _streets, _passwords):
        votes = judge(fields, votes)
    near_split = [_has_near(votes, at, frozenset({P.PHONE_COUNTRY}), 2) for at in range(len(votes))]
    return tuple(
        PurposeGuess(vote.best, _token(item, vote.best, split), _group(item), vote.confidence, vote.reasons)
        for item, vote, split in zip(fields, votes, near_split, strict=True)
    )


# ---- one field alone ------------------------------------------------------------------------------------------------


def _vote(item: Field, lang: str) -> _Vote:
    scores: defaultdict[Purpose, float] = defaultdict(float)
    sure: defaultdict[Purpose, float] = defaultdict(float)
    reasons: list[str] = []
    for source, weight, purpose, strength, weak in _evidence(item, lang):
        if not _possible(item, purpose):
            continue
        scores[purpose] += weight * strength
        if not weak:
            sure[purpose] += weight * strength
        reasons.append(f"{purpose}: {source}")
    for together, meaning, least in _BOTH:
        if all(scores.get(purpose, 0.0) >= least for purpose in together):
            scores[meaning] += max(scores[purpose] for purpose in together) + 0.2
            sure[meaning] += 1.0
            break
    return _Vote(dict(scores), dict(sure), tuple(dict.fromkeys(reasons)))


def _possible(item: Field, purpose: Purpose) -> bool:
    if item.type in ("checkbox", "radio"):
        return purpose in CHOICES
    if purpose in ONLY_CHOICES:
        return False
    if item.type == "email":
        return purpose in (P.EMAIL, P.EMAIL_CONFIRM, P.NEWSLETTER, P.USERNAME)
    if item.type == "password":
        return purpose in (P.PASSWORD, P.NEW_PASSWORD, P.ONE_TIME_CODE, P.COUPON, P.TAX_ID) or purpose in CARD
    if item.tag == "select":
        return purpose not in (P.EMAIL, P.EMAIL_CONFIRM, P.PASSWORD, P.NEW_PASSWORD, P.CARD_NUMBER, P.CARD_CVC)
    return True


def _evidence(item: Field, lang: str) -> Iterator[tuple[str, float, Purpose, float, bool]]:
    """(where it stands, weight of the place, purpose, strength, whether only weak words say so)."""
    if (purpose := _of_token(item.autocomplete)) and (item.type == "password" or purpose not in SECRETS):
        yield f"autocomplete={item.autocomplete}", TOKEN_WEIGHT, purpose, 1.0, False
    if item.type in _TYPES:
        purpose, weight = _TYPES[item.type]
        yield f"type={item.type}", weight, purpose, 1.0, False
    if item.inputmode == "email":
        yield "inputmode=email", 0.8, P.EMAIL, 1.0, False
    if "@" in item.placeholder:
        yield "placeholder is an address", 0.8, P.EMAIL, 1.0, False
    choice = item.type in ("checkbox", "radio")
    table = lexicon("fields")
    near = NEAR if table.label(item.label).hits or table.label(item.placeholder).hits else NEAR_ONLY
    for source, text, weight in (
        ("label", item.label, LABEL),
        ("placeholder", item.placeholder, PLACEHOLDER if not item.label else PLACEHOLDER * 0.6),
        ("near", "" if choice else item.near, near),
        ("hint", item.hint, HINT),
        ("section", item.section if choice else "", HINT * 3),
    ):
        if source in ("near", "placeholder") and (meaning := value_says(text, lang)):
            yield f"{source} is a value", weight, Purpose(meaning), 1.0, False
        for purpose, strength, weak in _label_says(text[:160], lang):
            yield f"{source} {plain(text)[:40]!r}", weight, purpose, strength, weak
    by_name = dict.fromkeys(text for text in (item.name, item.id) if text)
    for weight, (source, text) in zip((NAME, SECOND_NAME), _telling(by_name), strict=False):
        for purpose, strength, weak in _name_says(text, lang):
            yield f"{source} {parts(text)[-40:]!r}", weight, purpose, strength, weak
    if item.options:
        for meaning, strength in options_say(item.options, item.option_values, lang):
            yield f"options look like {meaning}", 1.0, Purpose(meaning), strength, False


_BOTH: tuple[tuple[frozenset[Purpose], Purpose, float], ...] = (
    (frozenset({P.USERNAME, P.EMAIL}), P.EMAIL, 0.4),
    (frozenset({P.CARD_NAME, P.GIVEN_NAME}), P.CARD_NAME, 0.3),
    (frozenset({P.CARD_NAME, P.FAMILY_NAME}), P.CARD_NAME, 0.3),
    (frozenset({P.CARD_NAME, P.NAME}), P.CARD_NAME, 0.3),
    (frozenset({P.BIRTHDAY, P.BIRTHDAY_DAY}), P.BIRTHDAY_DAY, 0.15),
    (frozenset({P.BIRTHDAY, P.CARD_EXPIRY_MONTH}), P.BIRTHDAY_MONTH, 0.15),
    (frozenset({P.BIRTHDAY, P.CARD_EXPIRY_YEAR}), P.BIRTHDAY_YEAR, 0.15),
    (frozenset({P.SEARCH, P.STREET}), P.ADDRESS_LOOKUP, 0.25),
    (frozenset({P.SEARCH, P.STREET_NAME}), P.ADDRESS_LOOKUP, 0.25),
    (frozenset({P.SEARCH, P.PHONE_COUNTRY}), P.PHONE_COUNTRY, 0.25),
    (frozenset({P.SEARCH, P.COUNTRY}), P.COUNTRY, 0.25),
    (frozenset({P.SEARCH, P.STATE}), P.STATE, 0.25),
    (frozenset({P.SEARCH, P.CITY}), P.CITY, 0.25),
    (frozenset({P.SEARCH, P.DISTRICT}), P.DISTRICT, 0.25),
    (frozenset({P.SEARCH, P.POSTCODE}), P.POSTCODE, 0.25),
)
"""Two purposes that both stand on one field, what that means, and how strong both must be."""

_TYPES = {"email": (P.EMAIL, 1.0), "tel": (P.PHONE, 0.3), "password": (P.PASSWORD, 0.7), "search": (P.SEARCH, 0.8)}


def _telling(texts: Mapping[str, None]) -> list[tuple[str, str]]:
    """Name and id, the one that says more first."""
    table = lexicon("fields")
    return sorted(
        (("name" if at == 0 else "id", text) for at, text in enumerate(texts)),
        key=lambda pair: not table.name(pair[1]).hits,
    )


def _of_token(autocomplete: str) -> Purpose | None:
    words = autocomplete.lower().split()
    return _tokens().get(words[-1]) if words else None


@cache
def _tokens() -> Mapping[str, Purpose]:
    """Autofill token -> purpose: those of the data, and those that mean the same."""
    own = {str(section["token"]): Purpose(name) for name, section in reversed(data("fields")["purposes"].items())}
    more = {alias: Purpose(name) for alias, name in data("fields")["tokens"].items()}
    return {token: purpose for token, purpose in {**own, **more}.items() if token}


_BRACKETS = re.compile(
    r"[(\[（【][^)\]）】]{0,80}[)\]）】]|(?:\be\.?g\.|\bz\. ?b\.|\bex\.|\bejemplo\b|\bpor ej).{0,80}", re.I
)


def _label_says(text: str, lang: str) -> Iterator[tuple[Purpose, float, bool]]:
    """Purposes a label speaks for. What stands in brackets counts less; a whole label more than a word in a sentence."""
    if not text:
        return
    table = lexicon("fields")
    whole = table.label(text)
    if len(whole.hits) == 1 and not whole.unknown:
        yield from _strengths(whole, lang, last=False)
        return
    outside = _BRACKETS.sub(" ", text)
    main = table.label(outside)
    if not main.hits:
        main = whole
    elif outside != text:
        yield from ((p, s * 0.25, w) for p, s, w in _strengths(whole, lang, last=False))
    yield from _strengths(main, lang, last=False)


def _name_says(text: str, lang: str) -> Iterator[tuple[Purpose, float, bool]]:
    yield from _strengths(lexicon("fields").name(text), lang, last=True)


def _strengths(reading: Reading, lang: str, last: bool) -> Iterator[tuple[Purpose, float, bool]]:
    """Strength of each purpose in one text. In names the last word rules ("billing_address_city"), in labels the first."""
    hits = reading.hits[::-1] if last else reading.hits
    coverage = 0.75 + 0.25 * reading.coverage if last else 0.45 + 0.55 * reading.coverage
    best: dict[Purpose, tuple[float, bool]] = {}
    for at, hit in enumerate(hits):
        place = (1.0, 0.35, 0.2)[min(at, 2)] if last else (1.0, 0.75, 0.5)[min(at, 2)]
        for entry in hit.entries:
            strange = bool(lang) and entry.language not in ("", "more", "en", lang) and len(hit.entries) > 1
            strength = hit.quality * coverage * place * (WEAK if entry.weak else 1.0) * (0.8 if strange else 1.0)
            purpose = Purpose(entry.meaning)
            if strength > best.get(purpose, (0.0, False))[0]:
                best[purpose] = (strength, entry.weak)
    found = frozenset(best)
    for together, meaning in () if last else _TOGETHER:
        if together <= found:
            weight = max(best[purpose][0] for purpose in together)
            yield meaning, weight * 1.1, False
    yield from ((purpose, strength, weak) for purpose, (strength, weak) in best.items())


_TOGETHER = (
    (frozenset({P.STREET_NAME, P.HOUSE_NUMBER}), P.STREET),
    (frozenset({P.STREET, P.HOUSE_NUMBER}), P.STREET),
    (frozenset({P.STREET, P.STREET2}), P.STREET2),
    (frozenset({P.GIVEN_NAME, P.FAMILY_NAME}), P.NAME),
    (frozenset({P.NAME, P.FAMILY_NAME}), P.NAME),
    (frozenset({P.POSTCODE, P.CITY}), P.POSTCODE),
)
"""Two purposes in one text that make a third."""


# ---- fields beside each other ---------------------------------------------------------------------------------------


def _near(votes: Sequence[_Vote], at: int, reach: int) -> Iterator[tuple[int, Purpose]]:
    for other in range(max(0, at - reach), min(len(votes), at + reach + 1)):
        if other != at:
            yield other, votes[other].best


def _has_near(votes: Sequence[_Vote], at: int, purposes: frozenset[Purpose], reach: int) -> bool:
    return any(purpose in purposes for _, purpose in _near(votes, at, reach))


def _names(_: Sequence[Field], votes: list[_Vote]) -> list[_Vote]:
    """A bare "name" is the given name beside a family name, and the other way round."""
    out = list(votes)
    for at, vote in enumerate(votes):
        if vote.best is not P.NAME or vote.sure.get(P.NAME, 0.0) >= 0.5:
            continue
        near = {purpose for _, purpose in _near(votes, at, 2)}
        if P.FAMILY_NAME in near and P.GIVEN_NAME not in near:
            out[at] = vote.settle(P.GIVEN_NAME, "a family name stands beside it")
        elif P.GIVEN_NAME in near and P.FAMILY_NAME not in near:
            out[at] = vote.settle(P.FAMILY_NAME, "a given name stands beside it")
    return out


def _card_and_birthday(fields: Sequence[Field], votes: list[_Vote]) -> list[_Vote]:
    """Months, years, names and numbers among the fields of a card belong to it; a day makes them a birthday."""
    out = list(votes)
    swap = {P.CARD_EXPIRY_MONTH: P.BIRTHDAY_MONTH, P.CARD_EXPIRY_YEAR: P.BIRTHDAY_YEAR}
    birth = frozenset({P.BIRTHDAY, P.BIRTHDAY_DAY, P.BIRTHDAY_MONTH, P.BIRTHDAY_YEAR})
    for at, vote in enumerate(votes):
        best = vote.best
        card = _has_near(votes, at, SURE_CARD, 4)
        if best in swap and not card and _has_near(votes, at, birth, 2):
            out[at] = vote.settle(swap[best], "a day of birth stands beside it")
        elif best in NAMES and fields[at].autocomplete.lower().startswith("cc-") and card:
            out[at] = vote.settle(P.CARD_NAME, "its token says so, and it stands among the fields of a card")
        elif (
            best is P.NAME
            and _has_near(votes, at, frozenset({P.CARD_NUMBER, P.CARD_CVC}), 2)
            and not _has_near(votes, at, ADDRESS, 1)
        ):
            out[at] = vote.settle(P.CARD_NAME, "it stands among the fields of a card")
    return out


def _numbers(_: Sequence[Field], votes: list[_Vote]) -> list[_Vote]:
    """A bare "number" is the house number after a street, the card number among card fields, else nothing known."""
    out = list(votes)
    for at, vote in enumerate(votes):
        if vote.best is not P.HOUSE_NUMBER or vote.sure.get(P.HOUSE_NUMBER, 0.0) >= LEAST:
            continue
        if _has_near(votes, at, CARD, 2) and not _has_near(votes, at, STREETS, 1):
            out[at] = vote.settle(P.CARD_NUMBER, "a bare number among card fields")
        elif not _has_near(votes, at, STREETS | MORE_STREET, 2):
            out[at] = _Vote({}, {}, ("a bare number",))
    return out


def _phones(fields: Sequence[Field], votes: list[_Vote]) -> list[_Vote]:
    """A country choice right before a phone number, shown as calling codes, is part of the number."""
    out = list(votes)
    for at, vote in enumerate(votes):
        named = parts(fields[at].name) + " " + parts(fields[at].id)
        if vote.best is P.COUNTRY and fields[at].tag != "input" and "phone" in named:
            out[at] = vote.settle(P.PHONE_COUNTRY, "it stands with a phone number")
        elif (
            vote.best is P.HONORIFIC
            and "prefix" in f"{named} {plain(fields[at].label)}"
            and _has_near(votes, at, frozenset({P.PHONE}), 1)
        ):
            out[at] = vote.settle(P.PHONE_COUNTRY, "the prefix of a phone number")
    return out


def _streets(fields: Sequence[Field], votes: list[_Vote]) -> list[_Vote]:
    """Which line of the address it is: a second street is line 2, a street with a house number beside it is a name."""
    out = list(votes)
    for at, vote in enumerate(votes):
        if (
            vote.best is P.STREET
            and at
            and out[at - 1].best in STREETS
            and fields[at].form == fields[at - 1].form
            and fields[at].name != fields[at - 1].name
        ):
            if vote.sure.get(P.STREET, 0.0) < 1.5:
                out[at] = vote.settle(P.STREET2, "a street line stands before it")
        elif vote.best is P.STREET and _has_near(votes, at, frozenset({P.HOUSE_NUMBER}), 2):
            out[at] = vote.settle(P.STREET_NAME, "the house number has a field of its own")
        elif vote.best is P.STREET_NAME and not _has_near(votes, at, frozenset({P.HOUSE_NUMBER}), 3):
            out[at] = vote.settle(P.STREET, "no field of its own for the house number")
    return out


def _passwords(fields: Sequence[Field], votes: list[_Vote]) -> list[_Vote]:
    """Two passwords in one form are a new one and its repetition."""
    out = list(votes)
    for at, vote in enumerate(votes):
        twin = any(
            purpose in (P.PASSWORD, P.NEW_PASSWORD) and fields[other].form == fields[at].form
            for other, purpose in _near(votes, at, 2)
        )
        if vote.best is P.PASSWORD and twin:
            out[at] = vote.settle(P.NEW_PASSWORD, "asked twice")
    return out


# ---- what follows from the purpose ----------------------------------------------------------------------------------


def _token(item: Field, purpose: Purpose, beside_country_code: bool) -> str:
    if purpose is P.OTHER or item.type in ("checkbox", "radio"):
        return ""
    if purpose is P.STREET and item.tag == "textarea":
        return "street-address"
    if purpose is P.PHONE and beside_country_code:
        return "tel-national"
    return str(data("fields")["purposes"][purpose]["token"])


def _group(item: Field) -> str:
    """billing or shipping, from the autofill token, the name and id, or the heading: the nearest one that tells."""
    for text in (item.autocomplete, parts(item.name), parts(item.id), plain(item.section)):
        words = frozenset(plain(text).split())
        told = [group for group, marks in _group_words().items() if words & marks]
        if len(told) == 1:
            return told[0]
    return ""


@cache
def _group_words() -> Mapping[str, frozenset[str]]:
    return {group: frozenset(plain(word) for word in words) for group, words in data("fields")["groups"].items()}

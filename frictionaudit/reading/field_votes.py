"""What one field says about itself: every source votes for purposes with its own weight.

In: a `Field` and the page's language. Out: a `Vote`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from frictionaudit.evidence import Field
from frictionaudit.reading.lexicon import Reading, lexicon, parts, plain
from frictionaudit.reading.options import options_say, value_says
from frictionaudit.reading.purposes import CARD, CHOICES, NEVER_CHOSEN, ONLY_CHOICES, SECRETS, Purpose
from frictionaudit.reading.words import data

P = Purpose
LEAST = 0.22
"""A purpose with less than this is not named at all."""
WEAK = 0.5
MODIFIER = 0.3
"""What a weak word such as "number" still counts beside one that tells."""
TOKEN_WEIGHT, LABEL, NEAR, NEAR_ONLY, PLACEHOLDER, NAME = 1.4, 1.0, 0.15, 0.65, 0.7, 0.95
SECOND_NAME, HINT, VALUE = 0.35, 0.1, 0.4


@dataclass(frozen=True, slots=True)
class Vote:
    """What speaks for each purpose of one field; `sure` leaves out weak words such as "name" and "number"."""

    best: Purpose
    scores: Mapping[Purpose, float]
    sure: Mapping[Purpose, float]
    reasons: tuple[str, ...]

    @property
    def confidence(self) -> float:
        """How sure the best purpose is, 0-1: how much speaks for it, and how far it leads."""
        ranked = sorted(self.scores.values(), reverse=True)
        if not ranked or ranked[0] < LEAST:
            return 0.2
        lead = ranked[0] - (ranked[1] if len(ranked) > 1 else 0.0)
        return round(min(1.0, 0.35 + 0.35 * min(ranked[0], 1.0) + 0.4 * min(lead, 0.75)), 2)

    def settle(self, purpose: Purpose, why: str) -> "Vote":
        """The same field after its neighbours have spoken for a purpose."""
        scores = {**self.scores, purpose: self.scores.get(purpose, 0.0) + 2.0}
        return counted(scores, self.sure, (*self.reasons, f"{purpose}: {why}"))


def counted(scores: Mapping[Purpose, float], sure: Mapping[Purpose, float], reasons: tuple[str, ...]) -> Vote:
    """A vote with its best purpose; OTHER when nothing reaches the least."""
    best = max(scores, key=lambda purpose: scores[purpose], default=P.OTHER)
    return Vote(best if scores.get(best, 0.0) >= LEAST else P.OTHER, scores, sure, reasons)


def vote(item: Field, lang: str) -> Vote:
    """Everything on a field that speaks for a purpose."""
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
    for meaning, strength in _joined(scores):
        scores[meaning] += strength + 0.2
        sure[meaning] += 1.0
    return counted(dict(scores), dict(sure), tuple(dict.fromkeys(reasons)))


def _joined(scores: Mapping[Purpose, float]) -> Iterator[tuple[Purpose, float]]:
    """What two purposes on one field mean together, and the strength of the stronger; at most one."""
    for together, meaning, least in _BOTH:
        if all(scores.get(purpose, 0.0) >= least for purpose in together):
            yield meaning, max(scores[purpose] for purpose in together)
            return
    sought = max(_SOUGHT, key=lambda purpose: scores.get(purpose, 0.0))
    if min(scores.get(P.SEARCH, 0.0), scores.get(sought, 0.0)) >= SEARCHED:
        yield _SOUGHT[sought], max(scores[P.SEARCH], scores[sought])


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
        counts = not item.options or any(any(letter.isdigit() for letter in option) for option in item.options)
        return purpose not in NEVER_CHOSEN and (counts or purpose is not P.QUANTITY)
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
    if choice and (purpose := data("fields")["choices"].get(parts(item.name))):
        yield f"name {item.name!r}", NAME, Purpose(purpose), 1.0, False
    table = lexicon("fields")
    within = item.placeholder or (item.chosen if item.popup == "listbox" else "")  # "Country ▾", until one is chosen
    near = NEAR if table.label(item.label).hits or table.label(within).hits else NEAR_ONLY
    for source, text, weight in (
        ("label", item.label, LABEL),
        ("placeholder", within, PLACEHOLDER if not item.label else PLACEHOLDER * 0.6),
        ("near", "" if choice and item.label else item.near, near),
        ("hint", item.hint, HINT if item.label or item.placeholder else NEAR_ONLY if not item.near else HINT * 3),
        ("section", item.section if choice else "", HINT * 3),
    ):
        if source in ("near", "placeholder") and (meaning := value_says(text, lang)):
            yield f"{source} is a value", max(weight, VALUE), Purpose(meaning), 1.0, False
        for purpose, strength, weak in _label_says(text[:160], lang):
            yield f"{source} {plain(text)[:40]!r}", weight, purpose, strength, weak
    by_name = {parts(text): text for text in (item.id, item.name) if parts(text)}
    for weight, (source, text) in zip((NAME, SECOND_NAME), _telling(tuple(by_name.values())[::-1]), strict=False):
        for purpose, strength, weak in _name_says(text, lang):
            yield f"{source} {parts(text)[-40:]!r}", weight, purpose, strength, weak
    if item.options:
        for meaning, strength in options_say(item.options, item.option_values, lang):
            yield f"options look like {meaning}", 1.0, Purpose(meaning), strength, False


_BOTH: tuple[tuple[frozenset[Purpose], Purpose, float], ...] = (
    (frozenset({P.EMAIL, P.EMAIL_CONFIRM}), P.EMAIL_CONFIRM, 0.4),
    (frozenset({P.USERNAME, P.EMAIL}), P.EMAIL, 0.3),
    (frozenset({P.USERNAME, P.PHONE}), P.PHONE, 0.4),
    (frozenset({P.CARD_NAME, P.GIVEN_NAME}), P.CARD_NAME, 0.3),
    (frozenset({P.CARD_NAME, P.FAMILY_NAME}), P.CARD_NAME, 0.3),
    (frozenset({P.CARD_NAME, P.NAME}), P.CARD_NAME, 0.3),
    (frozenset({P.BIRTHDAY, P.BIRTHDAY_DAY}), P.BIRTHDAY_DAY, 0.15),
    (frozenset({P.BIRTHDAY, P.CARD_EXPIRY_MONTH}), P.BIRTHDAY_MONTH, 0.15),
    (frozenset({P.BIRTHDAY, P.CARD_EXPIRY_YEAR}), P.BIRTHDAY_YEAR, 0.15),
)
"""Two purposes that both stand on one field, what that means, and how strong both must be."""

SEARCHED = 0.25
"""How strong a search and what is searched for must both be."""
_SOUGHT: Mapping[Purpose, Purpose] = {
    P.STREET: P.ADDRESS_LOOKUP,
    P.STREET_NAME: P.ADDRESS_LOOKUP,
    **{p: p for p in (P.PHONE_COUNTRY, P.COUNTRY, P.STATE, P.CITY, P.DISTRICT, P.POSTCODE)},
}
"""What a list to search in is for, by what it searches."""

_TYPES = {"email": (P.EMAIL, 1.0), "tel": (P.PHONE, 0.3), "password": (P.PASSWORD, 0.7), "search": (P.SEARCH, 0.8)}


def _telling(texts: Sequence[str]) -> list[tuple[str, str]]:
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


_BRACKETS = r"[(\[（【][^)\]）】]{0,80}[)\]）】]"


@cache
def _asides() -> re.Pattern[str]:
    """What stands in brackets, and examples from the words that begin them."""
    begins = "|".join(map(re.escape, data("fields")["examples"]["begin"]))
    return re.compile(rf"{_BRACKETS}|(?<!\w)(?:{begins}).{{0,80}}", re.I)


_HEAD = re.compile(r"(.{0,80}?)(?:\s[-–—|>]|:)\s")


def _label_says(text: str, lang: str) -> Iterator[tuple[Purpose, float, bool]]:
    """Purposes a label speaks for. What stands in brackets counts less; a whole label more than a word in a sentence."""
    if not text:
        return
    table = lexicon("fields")
    whole = table.label(text)
    if len(whole.hits) == 1 and not whole.unknown:
        yield from _strengths(whole, lang, last=False)
        return
    outside = _asides().sub(" ", text)
    main = table.label(outside)
    if headed := _HEAD.match(outside):
        head, body = table.label(headed[1]), table.label(outside[headed.end() :])
        if head.hits and body.hits and _meanings(head) == frozenset({P.STREET}) and P.STREET not in _meanings(body):
            main = body  # "Billing address - State"
    if not main.hits:
        main = whole
    elif outside != text:
        yield from ((p, s * 0.25, w) for p, s, w in _strengths(whole, lang, last=False))
    yield from _strengths(main, lang, last=False)


def _meanings(reading: Reading) -> frozenset[Purpose]:
    return frozenset(Purpose(entry.meaning) for hit in reading.hits for entry in hit.entries)


def _name_says(text: str, lang: str) -> Iterator[tuple[Purpose, float, bool]]:
    yield from _strengths(lexicon("fields").name(text), lang, last=True)


def _strengths(reading: Reading, lang: str, last: bool) -> Iterator[tuple[Purpose, float, bool]]:
    """Strength of each purpose in one text. In names the last word rules ("billing_address_city"), in labels the first."""
    hits = reading.hits[::-1] if last else reading.hits
    coverage = 0.75 + 0.25 * reading.coverage if last else 0.45 + 0.55 * reading.coverage
    best: dict[Purpose, tuple[float, bool]] = {}
    for at, hit in enumerate(hits):
        place = (1.0, 0.35, 0.2)[min(at, 2)] if last else (1.0, 0.75, 0.5)[min(at, 2)]
        own = any(entry.language == lang for entry in hit.entries)
        for entry in hit.entries:
            known = ("", *(() if own else ("more",)), "en", lang) if lang else _OWN
            strange = entry.language not in known and len(hit.entries) > 1
            strength = hit.quality * coverage * place * (WEAK if entry.weak else 1.0) * (0.8 if strange else 1.0)
            purpose = Purpose(entry.meaning)
            if strength > best.get(purpose, (0.0, False))[0]:
                best[purpose] = (strength, entry.weak)
    found = frozenset(best)
    for together, meaning in () if last else _TOGETHER:
        if together <= found:
            weight = max(best[purpose][0] for purpose in together)
            yield meaning, weight * 1.1, False
    told = any(not weak for _, weak in best.values())  # "mobile number", "name of the company"
    yield from ((p, strength * (MODIFIER if weak and told else 1.0), weak) for p, (strength, weak) in best.items())


_OWN = ("", "en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "ja")
"""Languages that a page which does not name its own is more likely written in than in any other."""

_TOGETHER = (
    (frozenset({P.STREET_NAME, P.HOUSE_NUMBER}), P.STREET),
    (frozenset({P.STREET, P.HOUSE_NUMBER}), P.STREET),
    (frozenset({P.STREET, P.STREET2}), P.STREET2),
    (frozenset({P.GIVEN_NAME, P.FAMILY_NAME}), P.NAME),
    (frozenset({P.NAME, P.FAMILY_NAME}), P.NAME),
    (frozenset({P.POSTCODE, P.CITY}), P.POSTCODE),
    (frozenset({P.EMAIL, P.PHONE}), P.EMAIL),
    (frozenset({P.CITY, P.STREET_NAME}), P.STREET),
)
"""Two purposes in one text that make a third."""

"""Which payment methods a text, a file name or a script's address names: data in `data/payments.toml`.

Pure functions of strings. A name alone is not an offer; where it stands decides that (`payments.py`).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from frictionaudit.reading.words import data

LONGEST = 400
"""A longer text is policy, not the name of a choice; only its beginning is read."""
_FILLERS_LEFT = 8
"""So many letters may remain around the names of methods: `PayPal (+ 2 EUR)`, but not `PayPal card holder`."""
_UNSPACED = re.compile(r"[\u0600-\u06ff\u0590-\u05ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SEPARATORS = re.compile(
    r"[,;|/·•+&:()\[\]、，・\n]+|(?<!\w)(?:and|or|und|oder|et|ou|y|och|og|ja|tai|en|of|i|lub|és|vagy)(?!\w)"
)
_ADDRESS = re.compile(r"(?<!\S)\S{1,60}@\S+|https?://\S+|(?<!\w)www\.\S+|\{\{[^}]{0,80}\}\}.*")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Method:
    """A payment method and how it is recognised; None where there is no such signature."""

    id: str
    name: str
    group: str
    phone: str
    express: bool
    no_typing: bool
    aliases: tuple[str, ...]
    words: re.Pattern[str] | None
    exact: re.Pattern[str] | None
    common: frozenset[str]
    brands: re.Pattern[str] | None
    files: re.Pattern[str] | None
    buttons: re.Pattern[str] | None
    messages: re.Pattern[str] | None
    frames: re.Pattern[str] | None
    drawn: re.Pattern[str] | None
    requests: re.Pattern[str] | None
    asked: re.Pattern[str] | None
    schema: frozenset[str]


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text names: methods, and whether it says nothing else."""

    methods: tuple[Method, ...] = ()
    alone: bool = False


@cache
def methods() -> dict[str, Method]:
    """All known methods by id."""
    return {entry["id"]: _method(entry) for entry in data("payments")["method"]}


def method(id_or_alias: str) -> Method | None:
    """A method by its id or by another id of the same thing, hyphens and case aside."""
    wanted = _plain(id_or_alias)
    return next((m for m in methods().values() if wanted in {_plain(one) for one in (m.id, *m.aliases)}), None)


def local_methods(market: str) -> tuple[str, ...]:
    """Ids of the methods that buyers of a country expect, first the most expected; empty when not known."""
    return tuple(data("payments")["local"].get(market.upper(), ()))


@cache
def context(name: str) -> re.Pattern[str]:
    """A pattern of the table [context]."""
    return re.compile(data("payments")["context"][name], re.I)


def lower(text: str) -> str:
    """A text in comparable form: NFKC, lower case, single spaces, no soft hyphens, no addresses, no templates."""
    folded = unicodedata.normalize("NFKC", text[: 2 * LONGEST]).casefold().replace("\u00ad", "").replace("’", "'")
    return re.sub(r"\s+", " ", _ADDRESS.sub(" ", folded)).strip()[:LONGEST]


@lru_cache(maxsize=20_000)
def named(text: str, *, place: bool = False) -> Naming:
    """The methods that a text names.

    `place` says that the text stands where payment is chosen: there ordinary words (Swish, card) are names too.
    """
    folded = lower(text)
    if not folded or not _any_name().search(folded):
        return Naming()
    raw = text[:LONGEST]
    apart = _apart(raw)
    found = {m.id for m in methods().values() if _hit(m.words, folded) or _hit(m.exact, raw) or _hit(m.words, apart)}
    items = _items(folded)
    found |= {m.id for m in methods().values() if m.brands and any(m.brands.fullmatch(item) for item in items)}
    listed = {m.id for m in methods().values() if m.common.intersection(items)} - found
    if listed and (place or found or context("pay").search(folded)):
        found |= listed
    if "card" in found and _other_card(folded):
        found.discard("card")
    if any(methods()[one].group == "pay-later" for one in found - {"instalments"}):
        found.discard("instalments")  # the provider is named
    names = tuple(m for m in methods().values() if m.id in found)
    return Naming(names, bool(names) and _left(folded, names) <= _FILLERS_LEFT)


def labelled(text: str, *, place: bool = False) -> Naming:
    """The methods that a picture's label names: like `named`, but `visa_logo` and `ES-mastercard` are names too."""
    words = re.sub(r"[-_]+", " ", text)
    found = {
        m.id: m for m in (*named(text, place=place).methods, *named(words, place=place).methods, *brands_in(words))
    }
    names = tuple(found.values())
    listed = len(named(words).methods) > 1 or len(_brand_names(lower(words))) > 1
    return Naming(names, bool(names) and (listed or _left(lower(words), names) <= _FILLERS_LEFT))


def says_nothing(text: str) -> bool:
    """Whether a label is empty, an address, or only words like `icon` and `payment`."""
    return text.startswith("http") or not _LETTERS.search(context("filler").sub(" ", lower(text)))


def brands_in(text: str) -> tuple[Method, ...]:
    """Methods whose sub-names (Visa, Mastercard) stand anywhere in the text between word borders."""
    folded = lower(text)
    if context("security").search(folded) or _other_card(folded):
        return ()
    return tuple(m for m in methods().values() if m.brands and re.search(_word(m.brands.pattern), folded))


@lru_cache(maxsize=20_000)
def in_file_name(source: str) -> tuple[Method, ...]:
    """Methods named by a picture's file name, symbol or class."""
    text = source.casefold()
    return tuple(m for m in methods().values() if _hit(m.files, text))


def _method(entry: dict[str, Any]) -> Method:
    def plain(key: str, flags: re.RegexFlag = re.I) -> re.Pattern[str] | None:
        return re.compile("|".join(entry[key]), flags) if entry.get(key) else None

    def bordered(key: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str] | None:
        return re.compile("|".join(map(_word, entry[key])), flags) if entry.get(key) else None

    files = "|".join(entry.get("files", ()))
    buttons = "|".join(entry.get("buttons", ()))
    return Method(
        id=entry["id"],
        name=entry["name"],
        group=entry["group"],
        phone=entry.get("phone", ""),
        express=entry.get("express", False),
        no_typing=entry.get("no_typing", False),
        aliases=tuple(entry.get("aliases", ())),
        words=bordered("words"),
        exact=bordered("exact"),
        common=frozenset(entry.get("common", ())),
        brands=plain("brands"),
        files=re.compile(rf"(?<![a-z])(?:{files})(?![a-z])") if files else None,
        buttons=re.compile(rf"(?<![a-z])(?:{buttons})(?![a-z])", re.I) if buttons else None,
        messages=plain("messages"),
        frames=plain("frames"),
        drawn=plain("drawn"),
        requests=plain("requests"),
        asked=plain("asked"),
        schema=frozenset(name.casefold() for name in entry.get("schema", ())),
    )


def _word(pattern: str) -> str:
    """Between word borders, unless the language is written without spaces or joins its prefixes."""
    return f"(?:{pattern})" if _UNSPACED.search(pattern) else rf"(?<!\w)(?:{pattern})(?!\w)"


@cache
def _any_name() -> re.Pattern[str]:
    """Cheap first look: most lines of a page name no method at all."""
    parts: list[str] = []
    for entry in data("payments")["method"]:
        parts += [*entry.get("words", ()), *entry.get("brands", ()), *map(re.escape, entry.get("common", ()))]
        parts += [pattern.casefold() for pattern in entry.get("exact", ())]
    return re.compile("|".join(parts))


def _apart(raw: str) -> str:
    """Words that lost the space between them (`BancontactFree`, `Delivery39`) set apart, in comparable form."""
    return lower(re.sub(r"(?<=[^\W\d_])(?=[A-Z][a-z]{2}|\d)", " ", raw))


def _brand_names(folded: str) -> set[str]:
    return {hit for m in methods().values() if m.brands for hit in re.findall(_word(m.brands.pattern), folded)}


def _items(folded: str) -> frozenset[str]:
    """A text as the items of a list, each without the words of paying around it."""
    fillers = context("filler")
    whole = (item.strip(" .-–—*®™!?'\"") for item in _SEPARATORS.split(folded))
    return frozenset(part for item in whole for part in (item, " ".join(fillers.sub(" ", item).split())) if part)


def _left(folded: str, names: tuple[Method, ...]) -> int:
    """Letters that remain when the names and the words of paying are taken away."""
    for one in names:
        for pattern in (one.words, re.compile(_word(one.brands.pattern)) if one.brands else None):
            folded = pattern.sub(" ", folded) if pattern else folded
        if one.exact:
            folded = re.sub(one.exact.pattern.casefold(), " ", folded)
        if one.common:
            folded = re.sub("|".join(_word(re.escape(word)) for word in one.common), " ", folded)
    rest = _LETTERS.findall(context("filler").sub(" ", folded))
    return sum(3 if _UNSPACED.match(letter) else 1 for letter in rest)


def _other_card(folded: str) -> bool:
    return bool(context("other_cards").search(folded))


def _hit(pattern: re.Pattern[str] | None, text: str) -> bool:
    return bool(pattern and pattern.search(text))


def _plain(id: str) -> str:
    return re.sub(r"[^a-z0-9]", "", id.casefold())

"""The words of returns policies: the patterns of ``data/returns.toml``, compiled, and text cut into sentences for them.

The file explains its notation; this module turns it into regular expressions and prepares page text so that they apply:
sums of money become ``¢``, the duration in question ``§`` and every other duration ``¤``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from frictionaudit.reading.durations import Duration, DurationFinder, DurationWords, Unit, find_durations

# Page text is untrusted: beyond these bounds nothing is read. The longest policies seen have about 40,000 characters.
_MOST_LINES = 3_000
_MOST_CHARACTERS = 120_000
_LONGEST_SENTENCE = 600
# A line this short that ends without a full stop and stands before another is a heading, whatever its markup.
_HEADING_WORDS = 9
# Share of the words of a page that are among a language's commonest words, below which it is not that language.
_LANGUAGE_SHARE = 0.06

_SENTENCE_END = re.compile(
    r"(?<=[.!?。！？])(?<!\d\.)(?<!\be\.g\.)(?<!\bi\.e\.)\s*(?=[\"'“«(\[]?[A-ZÀ-ÞĀ-Ž0-9¿¡•぀-鿿])|\s[•●▪✓✔]\s?|\s\|\s"
)
_ADDRESS = re.compile(
    r"\b[\w.+-]{1,64}@[\w.-]{1,80}|\b(?:https?://|www\.)\S{1,200}|\b[\w-]{1,60}\.(?:com|net|org|co|ca|de|fr|it|es|nl|io|shop|store)\b"
)
_CURRENCY_CODES = r"usd|eur|gbp|cad|aud|nzd|chf|sek|nok|dkk|pln|inr"
_AMOUNT = r"\d[\d.,]{0,9}"
_MONEY = (
    rf"(?:(?:(?:us|ca?|au?|r|nz)?[$€£¥₹₺₽]|\b(?:{_CURRENCY_CODES}|rs\.?|kr\.?))\s?{_AMOUNT}(?<![.,])"
    rf"|(?<![\w.,]){_AMOUNT}\s?(?:[$€£¥₹₺₽]|{_CURRENCY_CODES}|euros?|kr\.?|zł|円|dollars?|pounds?|rupees?|cents)(?!\w))"
)
_QUOTE_MARKS = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "\u00ad": "", "\u200b": ""})
_GAP = re.compile(r"~(\d+)(?:!(\w+))?")
_TERM = re.compile(r"<([a-z_]+)>")


class Role(StrEnum):
    """What a duration in a policy measures."""

    RETURN = "return"
    EXCHANGE = "exchange"
    SEND_BACK = "send_back"
    REFUND = "refund"
    BANK = "bank"
    DEFECT = "defect"
    WARRANTY = "warranty"
    DELIVERY = "delivery"
    CANCEL = "cancel"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """One visible block of a page - a paragraph, a list item, a table cell - and whether its markup is a heading."""

    text: str
    heading: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The compiled patterns of one language."""

    code: str
    durations: DurationFinder
    neutral: re.Pattern[str] | None
    threshold: str
    clause: re.Pattern[str]
    exception: re.Pattern[str]
    roles: tuple[tuple[Role, re.Pattern[str]], ...]
    anchors: tuple[tuple[str, re.Pattern[str]], ...]
    topics: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as shown (``text``), where it stood, and its lower-case form with sums as ``¢`` (``plain``).

    ``section`` is the nearest heading above that names a topic of returns, ``label`` the short line just before, and
    ``before`` the sentence before in the same block; all in lower case.
    """

    text: str
    line: int
    plain: str
    amounts: tuple[str, ...]
    section: str
    label: str
    before: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The languages a page may be written in, the likeliest first."""

    languages: tuple[Language, ...]

    def find(self, topic: str, text: str) -> re.Match[str] | None:
        """The first match of ``topic`` in ``text`` (lower case), in any of the languages."""
        for language in self.languages:
            pattern = language.topics.get(topic)
            if pattern and (match := pattern.search(text)):
                return match
        return None

    def says(self, topic: str, text: str) -> bool:
        """Whether ``text`` (lower case) mentions ``topic``."""
        return self.find(topic, text) is not None

    def durations(self, text: str) -> tuple[Duration, ...]:
        """The durations written in ``text`` (lower case)."""
        return find_durations(text, (language.durations for language in self.languages))

    def clauses(self, text: str) -> tuple[str, ...]:
        """``text`` cut where a sentence turns ("otherwise", ";"), exceptions ("unless faulty") left out."""
        parts = [text]
        for language in self.languages:
            parts = [piece for part in parts for piece in language.clause.split(part)]
        return tuple(self._without_exception(part) for part in parts if part.strip())

    def role(self, text: str) -> Role | None:
        """What the duration marked ``§`` in ``text`` is, None when no pattern fits."""
        for language in self.languages:
            for role, pattern in language.roles:
                if pattern.search(text):
                    return role
        return None

    def anchor(self, marked: str) -> str:
        """Where the period marked ``§`` starts: "delivery", "purchase", "shipment", or "" when not said."""
        before, _, after = marked.partition("§")
        for text in (after, before):
            for language in self.languages:
                for start, pattern in language.anchors:
                    if pattern.search(text):
                        return start
        return ""

    def _without_exception(self, text: str) -> str:
        for language in self.languages:
            if cut := language.exception.search(text, 1):
                text = text[: cut.start()]
        return text


def vocabulary_for(text: str, hint: str = "") -> Vocabulary:
    """The languages ``text`` seems to be in, best first; then the page's declared language and English in any case."""
    words = re.findall(r"[^\W\d_]+", text[:40_000].lower())
    tables = _tables()

    def share(code: str) -> float:
        return sum(word in _common_words(code) for word in words) / max(len(words), 1)

    likely = [code for code in sorted(tables, key=share, reverse=True) if share(code) >= _LANGUAGE_SHARE]
    if any("぀" <= letter <= "ヿ" for letter in text[:40_000]):
        likely.insert(0, "ja")
    chosen = [*likely[:2], *(code for code in (hint.lower()[:2], "en") if code in tables)]
    return Vocabulary(tuple(_language(code) for code in dict.fromkeys(chosen)))


def names_returns(text: str) -> bool:
    """Whether ``text`` (lower case), a link or a heading in any of the languages, names returns or refunds."""
    return _returns_names().search(text) is not None


def sentences_of(lines: Sequence[PolicyLine], vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """``lines`` cut into sentences, each once and with the heading it stands under; the text is bounded."""
    return tuple(_sentences(lines, vocabulary))


def is_heading(line: PolicyLine) -> bool:
    """Whether ``line`` is a heading by its markup or by its shape."""
    text = line.text.strip()
    if not text or len(text) > 160:
        return False
    return line.heading or (len(text.split()) <= _HEADING_WORDS and text[-1] not in ".!,;。")


def marked(sentence: str, durations: Iterable[Duration], asked: Duration) -> str:
    """``sentence`` with the duration ``asked`` written ``§`` (``§h`` for hours) and the others ``¤``."""
    pieces: list[str] = []
    position = 0
    for duration in durations:
        sign = "¤" if duration != asked else "§h" if asked.unit is Unit.HOUR else "§"
        pieces += [sentence[position : duration.start], sign]
        position = duration.end
    return "".join([*pieces, sentence[position:]])


def tidy(text: str) -> str:
    """``text`` in one Unicode form (NFKC), with plain quotation marks and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_QUOTE_MARKS).split())


def _sentences(lines: Sequence[PolicyLine], vocabulary: Vocabulary) -> Iterator[Sentence]:
    money = _money_pattern(vocabulary)
    section = label = ""
    seen: set[str] = set()
    budget = _MOST_CHARACTERS
    for number, line in enumerate(lines[:_MOST_LINES]):
        text = tidy(line.text[:budget])
        budget -= len(text)
        if budget <= 0:
            return
        lower = text.lower()
        topic = _neutral(lower, vocabulary) if is_heading(line) else ""
        if topic and (line.heading or vocabulary.says("section_any", topic)):
            section = topic
        before = ""
        for part in _SENTENCE_END.split(text):
            shown = part.strip()[:_LONGEST_SENTENCE]
            if not shown or shown in seen:
                continue
            seen.add(shown)
            plain, amounts = _plain(shown, money, vocabulary)
            yield Sentence(shown, number, plain, amounts, "" if topic else section, label, before)
            before = plain
        label = lower if is_heading(line) else ""


def _plain(text: str, money: re.Pattern[str], vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """``text`` in lower case with its sums numbered (``¢0``), and the sums."""
    amounts: list[str] = []

    def mask(match: re.Match[str]) -> str:
        if match["threshold"]:
            return " "
        amounts.append(match["money"].strip())
        return f"¢{len(amounts) - 1}"

    plain = money.sub(mask, _ADDRESS.sub("@", text)).lower()
    return _neutral(plain, vocabulary), tuple(amounts)


def _neutral(text: str, vocabulary: Vocabulary) -> str:
    """``text`` with "undamaged", "non-defective" and the like as "intact", so that they are no word of defects."""
    for language in vocabulary.languages:
        if language.neutral:
            text = language.neutral.sub("intact", text)
    return text


def _money_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = "|".join(language.threshold for language in vocabulary.languages if language.threshold)
    return re.compile(rf"(?P<threshold>(?:{words})\s)?(?P<money>{_MONEY})", re.IGNORECASE)


@cache
def _tables() -> Mapping[str, Mapping[str, Any]]:
    source = resources.files("frictionaudit.reading").joinpath("data/returns.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _common_words(code: str) -> frozenset[str]:
    return frozenset(_tables()[code]["words"].split())


@cache
def _returns_names() -> re.Pattern[str]:
    names = (name for table in _tables().values() for name in table["topics"]["title_returns"])
    return re.compile("|".join(f"(?:{name})" for name in names))


@cache
def _language(code: str) -> Language:
    """The patterns of one language; compiling takes a moment, so only for languages that pages are in."""
    table = _tables()[code]
    terms: Mapping[str, str] = table.get("terms", {})

    def compiled(patterns: Sequence[str]) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{_expand(pattern, terms)})" for pattern in patterns))

    topics: dict[str, Sequence[str]] = dict(table["topics"])
    topics["section_any"] = [
        pattern for name, group in topics.items() if name.startswith("section_") for pattern in group
    ]
    return Language(
        code=code,
        durations=DurationFinder.of(
            DurationWords(
                numbers=table["numbers"],
                units={Unit(unit): pattern for unit, pattern in table["units"].items()},
                modifiers=table["modifiers"]["between"],
                working=table["modifiers"]["working"],
            )
        ),
        neutral=compiled(table["neutral"]) if table.get("neutral") else None,
        threshold=table.get("threshold", ""),
        clause=compiled([table.get("clause", ";")]),
        exception=compiled([table["exception"]]) if table.get("exception") else re.compile(r"(?!)"),
        roles=tuple((Role(entry["role"]), compiled(entry["patterns"])) for entry in table["roles"]),
        anchors=tuple((entry["from"], compiled(entry["patterns"])) for entry in table["anchors"]),
        topics={name: compiled(patterns) for name, patterns in topics.items() if patterns},
    )


def _expand(pattern: str, terms: Mapping[str, str]) -> str:
    """``pattern`` with ``<term>`` and ``~40``, ``~40!term`` written out as regular expressions.

    Words are bounded: an endless one before a gap would be matched in as many ways as it has letters.
    """

    def gap(match: re.Match[str]) -> str:
        if match[2]:
            return rf"(?:(?!{terms[match[2]]})[^.¤§]){{0,{match[1]}}}"
        return rf"[^.¤§]{{0,{match[1]}}}"

    written = _TERM.sub(lambda match: terms[match[1]], _TERM.sub(lambda match: terms[match[1]], pattern))
    return _GAP.sub(gap, written).replace(r"\w*", r"\w{0,16}").replace(r"\w+", r"\w{1,24}")

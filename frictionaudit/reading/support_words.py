"""Signatures of chat widgets and messaging links, and the words of support, as in `data/support.toml`."""

import re
from dataclasses import dataclass
from functools import cache

from frictionaudit.reading.words import data, fold, language

_SPACELESS = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Vendor:
    """Maker of a chat widget, with what gives it away."""

    name: str
    bot: bool
    requests: re.Pattern[str]
    marks: tuple[str, ...]

    def wired(self, url: str) -> bool:
        """Whether an address belongs to the vendor's widget."""
        return bool(self.requests.search(url[:300]))


@cache
def vendors() -> tuple[Vendor, ...]:
    """All makers of chat widgets that are known."""
    return tuple(
        Vendor(entry["name"], entry.get("bot", False), re.compile("|".join(entry["requests"])), tuple(entry["marks"]))
        for entry in data("support")["chat"]
    )


def vendor_marked(hints: str) -> Vendor | None:
    """The vendor whose launcher goes by one of these names."""
    hints = hints.lower()
    return next((vendor for vendor in vendors() if any(mark in hints for mark in vendor.marks)), None)


@cache
def phrases(topic: str, code: str) -> tuple[str, ...]:
    """Folded phrases of a topic in a language and in English; all when the language is unknown."""
    by_language: dict[str, list[str]] = data("support")["words"][topic]
    wanted = dict.fromkeys((code, "en")) if code else by_language
    return tuple(dict.fromkeys(fold(phrase) for key in wanted for phrase in by_language.get(key, ())))


@cache
def _topic(topic: str, code: str) -> re.Pattern[str]:
    longest_first = sorted(phrases(topic, code), key=len, reverse=True)
    return re.compile(
        "|".join(re.escape(p) if _SPACELESS.search(p) else rf"(?<!\w){re.escape(p)}(?!\w)" for p in longest_first)
    )


def mentions(topic: str, text: str, lang: str = "") -> bool:
    """Whether a text contains a phrase of a topic of `data/support.toml`, in its language or in English."""
    return bool(text) and bool(_topic(topic, language(lang)).search(fold(text[:2000])))


@cache
def _link(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


def messaging_in(href: str) -> str:
    """Name of the messaging service a link opens a conversation in; empty for any other link."""
    return next((each["name"] for each in data("support")["messaging"] if _link(each["link"]).search(href[:300])), "")

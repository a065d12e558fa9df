"""voc.csv → what customers talk about, and what that does to priorities. Pure.

    share  = (mentions of the family + strength x prior) / (all mentions + strength)
    factor = (share / prior) ^ exponent, between floor and ceil

The prior is the family's share of the scoring model's weight. Mentions that fit no family are shown, not weighed.
Numbers and words: data/voice.toml.
"""

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from frictionaudit.errors import ConfigError
from frictionaudit.inputs.tables import Line, lines
from frictionaudit.inputs.values import FamilyVoice, HeardAs, Theme, Voice
from frictionaudit.reading.words import fold

COLUMNS = ("theme", "text", "count", "source", "date", "sentiment")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
_MISSPELT = 0.85
"""From this likeness on a theme that looks like an id is taken for a misspelt one."""


@cache
def rules() -> dict[str, Any]:
    """Words of the families and numbers of the weighing."""
    return tomllib.loads(files("frictionaudit.inputs").joinpath("data", "voice.toml").read_text(encoding="utf-8"))


def read(content: bytes, file: str, checks: Mapping[str, str], priors: Mapping[str, float]) -> Voice:
    """What a file of customers' words says.

    Args:
        file: its name, for errors.
        checks: check id to its family, of the installed checks.
        priors: family to its weight in the scoring model; any sum.

    Raises:
        ConfigError: with file, line, column and what was expected.
    """
    found = lines(content, file, (), COLUMNS)
    whole = sum(priors.values())
    kept: list[Theme] = []
    praise = 0
    for line in found:
        count = line.whole("count") if line.cells["count"] else 1
        if line.cells["sentiment"] and line.one_of("sentiment", rules()["sentiments"]) in rules()["praise"]:
            praise += count
        else:
            kept.append(_theme(line, count, checks, priors))
    shares = {family: weight / whole for family, weight in priors.items()}
    return Voice(
        total=sum(theme.count for theme in kept),
        praise=praise,
        mapped=sum(theme.count for theme in kept if theme.family),
        families=_families(kept, shares),
        themes=tuple(sorted(kept, key=lambda theme: (-theme.count, theme.said))),
        sources=tuple(dict.fromkeys(theme.source for theme in kept if theme.source)),
    )


def _theme(line: Line, count: int, checks: Mapping[str, str], families: Collection[str]) -> Theme:
    theme, text = line.cells["theme"], line.cells["text"]
    if not theme and not text:
        raise ConfigError(f"{line.file}, line {line.number}: expected a theme or a text", "See docs/inputs.md.")
    if theme not in checks and theme not in families and _ID.fullmatch(theme):
        near = get_close_matches(theme, (*checks, *families), n=1, cutoff=_MISSPELT)
        if near:
            raise line.wrong("theme", f"there is no check or family of this name; did you mean {near[0]!r}?")
    family, check, heard_as = understood(theme, text, checks, families)
    return Theme(
        said=theme or text,
        count=count,
        family=family,
        check=check,
        heard_as=heard_as,
        source=line.cells["source"],
        first=_day(line),
    )


def _day(line: Line) -> str:
    text = line.cells["date"]
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise line.wrong("date", "expected a day as 2026-01-31") from error


def understood(theme: str, text: str, checks: Mapping[str, str], families: Collection[str]) -> tuple[str, str, HeardAs]:
    """Family, check and how they were found; a family named by keywords has no check."""
    if theme in checks:
        return checks[theme], theme, "check"
    if theme in families:
        return theme, "", "family"
    found = by_keywords(f"{theme}. {text}", families)
    return (found, "", "keywords") if found else ("", "", "nothing")


def by_keywords(text: str, families: Collection[str]) -> str:
    """The family whose longest phrase stands in a text, the first mentioned of equals; empty when none does."""
    folded = fold(text)
    best: tuple[int, int, str] | None = None
    for family, pattern in _patterns().items():
        for found in pattern.finditer(folded) if family in families else ():
            key = (-len(found[0]), found.start(), family)
            best = key if best is None or key < best else best
    return best[2] if best else ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words: Mapping[str, Sequence[str]] = rules()["keywords"]
    return {
        family: re.compile("|".join(_bordered(one) for one in _longest_first(found))) for family, found in words.items()
    }


def _longest_first(phrases: Sequence[str]) -> list[str]:
    return sorted((" ".join(phrase.casefold().split()) for phrase in phrases), key=len, reverse=True)


def _bordered(phrase: str) -> str:
    words = re.escape(phrase).replace(re.escape("*"), r"\w*")
    return rf"(?<!\w){words}(?!\w)"


def _families(themes: Sequence[Theme], priors: Mapping[str, float]) -> tuple[FamilyVoice, ...]:
    numbers = rules()["factor"]
    strength = numbers["prior_strength"]
    mapped = sum(theme.count for theme in themes if theme.family)
    voices: list[FamilyVoice] = []
    for family, prior in priors.items():
        mine = [theme for theme in themes if theme.family == family]
        count = sum(theme.count for theme in mine)
        share = (count + strength * prior) / (mapped + strength)
        factor = min(max((share / prior) ** numbers["exponent"], numbers["floor"]), numbers["ceil"])
        voices.append(
            FamilyVoice(
                family=family,
                count=count,
                prior=round(prior, 4),
                share=round(share, 4),
                factor=round(factor, 2),
                first=min((theme.first for theme in mine if theme.first), default=""),
            )
        )
    return tuple(voices)


def factor(voice: Voice | None, family: str) -> float:
    """What the voice of the customer multiplies a family's priorities by."""
    return next((one.factor for one in voice.families if one.family == family), 1.0) if voice else 1.0


def together(funnel: float, voice: float) -> float:
    """Both multipliers within their common limits."""
    limits = rules()["together"]
    return float(round(min(max(funnel * voice, limits["floor"]), limits["ceil"]), 2))

"""What the laboratory's shops say: for each language and key several wordings, as different real platforms have them.

`words/<language>.toml` holds an array of at least three variants for each key; variant n of all keys together is one way
of speaking. Each skin speaks its own, so that skins differ in wording as in markup. A skin shaped as a real platform has
that platform's language pack beside it and takes from here only what shopkeepers write themselves.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent / "words"
_SKINS: Final = Path(__file__).parent / "skins"


@dataclass(frozen=True, slots=True)
class Words:
    """One shop's wording: a language and the variant that its skin speaks."""

    language: str
    variant: int = 0

    def __call__(self, key: str) -> str:
        """The wording of a key."""
        variants = wording(self.language)[key]
        return variants[self.variant % len(variants)]


@cache
def wording(language: str) -> dict[str, tuple[str, ...]]:
    """All variants of a language by key."""
    read = tomllib.loads((_HERE / f"{language}.toml").read_text(encoding="utf-8"))
    return {key: tuple(variants) for key, variants in read.items()}


@cache
def language_packs(skin: str) -> Mapping[str, Mapping[str, str]]:
    """What the platform that a skin is shaped as says by itself, by language and key; empty for a skin of no platform.

    Seeds do not vary it.
    """
    path = _SKINS / skin / "pack.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def spoken(words: Words, skin: str) -> Callable[[str], str]:
    """The wording of a key as a platform's own pack has it; what the pack lacks is said as the laboratory says it."""
    own = language_packs(skin)[words.language]
    return lambda key: own[key] if key in own else words(key)

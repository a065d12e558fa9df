"""What the laboratory's shops say: for each language and key several wordings, as different real platforms have them.

`words/<language>.toml` holds an array of at least three variants for each key; variant n of all keys together is one way
of speaking. Each skin speaks its own, so that skins differ in wording as in markup. Skins shaped as one platform have its
language pack beside them, for what that platform says in its own way.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent / "words"


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
def pack(path: Path) -> dict[str, dict[str, str]]:
    """A platform's own language pack, a file of its skin: key, language, wording."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def spoken(words: Words, path: Path) -> Callable[[str], str]:
    """The wording of a key as a platform's own pack has it; what the pack lacks is said as the laboratory says it."""
    own = pack(path)
    return lambda key: own[key][words.language] if key in own else words(key)

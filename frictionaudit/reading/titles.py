"""What a page calls itself: its title, and the headings that say the same.

In: a title and lines. Out: the parts of the title, the line that names the page, the kinds that are named.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from frictionaudit.evidence import Line
from frictionaudit.reading.lexicon import Reading, lexicon, plain

_TITLE_PARTS = re.compile(r"\s[|–—·•»:/-]\s|\s?[|–—»]\s?")


def heading_kinds(text: str) -> dict[str, float]:
    """Kinds that a heading names: 1 when it says nothing else, less when the phrase is a part of it."""
    reading = lexicon("kinds", "headings").label(text[:120])
    return dict(_meanings(reading))


def _meanings(reading: Reading) -> Iterator[tuple[str, float]]:
    whole = not reading.unknown and len(reading.hits) <= 2
    for hit in reading.hits:
        if hit.quality >= 0.8 and (whole or hit.words > 1 or (len(reading.hits) == 1 and reading.unknown == 1)):
            strength = 1.0 if whole else 0.6 if hit.words > 1 else 0.3
            yield from ((entry.meaning, strength) for entry in hit.entries)


def titles(title: str, own: Sequence[Line], parts: Sequence[str]) -> dict[str, float]:
    """Kind -> how clearly it is named by the title's parts (without the shop's name) and the first headings, 0-2."""
    headings = [line.text for line in own if line.heading == 1]
    lesser = headings[1:2] if headings else [line.text for line in own if line.heading == 2][:2]
    # a heading that the title knows nothing of may belong to a drawer or a form that stands on every page
    known = not title or any(plain(text) in plain(title) for text in headings[:1])
    best: defaultdict[str, float] = defaultdict(float)
    for texts, weight in ((parts[:1], 1.0), (parts[1:3], 0.4), (headings[:1], 1.0 if known else 0.5), (lesser, 0.4)):
        found: defaultdict[str, float] = defaultdict(float)
        for text in texts:
            for kind, strength in heading_kinds(text).items():
                found[kind] = max(found[kind], strength * weight)
        for kind, strength in found.items():
            best[kind] += strength
    return dict(best)


def title_parts(title: str, lines: Sequence[Line]) -> tuple[list[str], list[str]]:
    """The title's parts that name the page, and the one that names the shop: what its copyright line names, too."""
    parts = [part for text in _TITLE_PARTS.split(title) if len(part := plain(text)) > 1]
    rights = " ".join(plain(line.text) for line in lines if "©" in line.text and len(line.text) < 160)
    glued = rights.replace(" ", "")
    shops = [part for part in parts if parts.count(part) > 1 or (rights and part.replace(" ", "") in glued)]
    return [part for part in parts if part not in shops[-1:]], shops[-1:]


def name_line(own: list[Line], parts: list[str]) -> Line | None:
    """The first heading that names the page as its title does; failing that, the first line that says just that."""
    if not parts:
        return None
    whole = " ".join(parts)
    headings = [line for line in own if 0 < line.heading <= 3]
    named = [line for line in headings if 2 < len(line.text) <= 150 and _names(plain(line.text), parts, whole)]
    return next(iter(named), None) or next((line for line in own if plain(line.text) in parts), None)


def _names(text: str, parts: list[str], whole: str) -> bool:
    if len(text) < 3:
        return False
    before_the_shop = len(parts) == 1 and len(text) >= 4 and whole.startswith(f"{text} ")  # nothing parts the two
    return (
        before_the_shop
        or text in parts
        or (len(text) >= 8 and text in whole)
        or any(len(part) >= 8 and part in text for part in parts)
    )

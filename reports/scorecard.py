# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""The friction scorecard: one self-contained HTML file that loads nothing and runs nothing but its own small script.

Everything that came from a shop is escaped, bounded and isolated; the Content-Security-Policy would stop the rest.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from frictionaudit.api import KINDS, AuditResult, Evidence, change_words, score_words, since_words, spread_words

from . import wording as words
from .crops import MOST_CHARACTERS, Album
from .facts import FactTable, tables
from .overview import Anchors, by_family, families, gaps, pair
from .proof import exhibits, films, untold
from .repairs import meter, repairs, standing
from .timeline import STEPS, longest, timelines
from .touchpoints import touchpoints
from .verdict import (
    COSTLIEST,
    best_gap,
    best_site,
    certainty,
    costs,
    infos,
    near_best,
    not_audited,
    ordered,
    place_words,
    standing_words,
    visit_words,
)
from .wording import Wording, plain, web_address

MOST_BYTES = 5_000_000
"""Of the whole page, so that it can be sent by mail."""
_MARGIN = 60_000
"""Room for what says that pictures were left out."""
_FULL_ROADMAP = 10
_STYLES = ("base.css", "parts.css", "narrow.css", "print.css")
_SCRIPTS = ("matrix.js", "what-if.js", "links.js")


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Verdict first, evidence second, raw figures third."""

    name: str = "html"
    filename: str = "scorecard.html"

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:
        """The page as UTF-8."""
        facts = tables(result, evidence, Wording.of(result.market))
        album = Album(evidence)
        page = _page(result, evidence, facts, album)
        over = len(page) - MOST_BYTES
        # The length of the text is known only once it is written; where it leaves too little room, pictures give way.
        if over <= 0:
            return page
        return _page(result, evidence, facts, album.smaller(max(MOST_CHARACTERS - over - _MARGIN, 0)))


def _page(result: AuditResult, evidence: Evidence, facts: Sequence[FactTable], album: Album) -> bytes:
    css, js = _inline(*_STYLES), _inline(*_SCRIPTS)
    hashes = {"css_hash": _digest(css), "js_hash": _digest(js)}
    content = _content(result, evidence, album)
    page = _environment().get_template("scorecard.html")
    return page.render(css=css, js=js, facts=facts, **hashes, **content).encode("utf-8", "replace")


def _content(result: AuditResult, evidence: Evidence, album: Album) -> Mapping[str, Any]:
    """What the templates show. Pictures are asked for in the order of their worth, for the space is limited."""
    anchors, wording = Anchors.of(result.sites), Wording.of(result.market)
    first = pair(result, album)
    mended = repairs(result)
    lines = timelines(result, evidence, wording)
    walks = films(result, anchors, album)
    proofs = exhibits(result, anchors, album, evidence)
    return {
        "r": result,
        "w": wording,
        "words": words,
        "anchors": anchors,
        "us": result.site(result.subject),
        "sites": ordered(result),
        "absent": not_audited(result),
        "info": infos(result),
        "standing_words": standing_words(result, wording),
        "place_words": place_words(result),
        "best": best_site(result),
        "near_best": near_best(result),
        "gap": best_gap(result),
        "certainty": certainty(result),
        "visits": visit_words(result.site(result.subject)),
        "repairs": mended,
        "repair_of": {one.info.id: one for one in mended},
        "numbers": {one.check: number for number, one in enumerate(result.roadmap, start=1)},
        "owners": {one.check: one for one in result.roadmap},
        "now": standing(result, result.gains) if result.gains else None,
        "meter": meter(mended),
        "fix_parts": parts([one.points for one in mended]),
        "rivals_ranked": [name for name in result.ranking if name != result.subject],
        "locale_tag": str(wording.locale).replace("_", "-"),
        "costliest": costs(result)[:COSTLIEST],
        "pair": first,
        "devices": sorted(result.devices, key=str.casefold),
        "device_number": {device: number for number, device in enumerate(sorted(result.devices))},
        "families": families(result),
        "gaps": gaps(result),
        "timelines": lines,
        "timeline_steps": [name for name, _ in STEPS],
        "longest": longest(lines),
        "touchpoints": touchpoints(result, anchors),
        "matrix": by_family(result, anchors),
        "full_roadmap": _FULL_ROADMAP,
        "best_of": {info.id: () for info in result.checks} | {row.check: row.best for row in result.rows},
        "sources": sorted({source for check in result.checks for source in check.sources}),
        "exhibits": proofs,
        "untold": {site.name: untold(result, site) for site in ordered(result)},
        "films": walks,
        "left_out": album.left_out,
        "kinds": KINDS,
        "shown_answers": {card.anchor for exhibit in proofs for card in exhibit.cards},
        "since_words": since_words,
        "score_words": score_words,
        "change_words": change_words,
        "spreads": dict(spread_words(result)),
    }


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a stacked bar, in percent of its length."""

    start: float
    width: float


def parts(values: Sequence[float]) -> tuple[Part, ...]:
    """The blocks of a stacked bar for some values, the largest first."""
    total, start, made = sum(values), 0.0, list[Part]()
    for value in sorted(values, reverse=True):
        made.append(Part(start, 100 * value / total))
        start += 100 * value / total
    return tuple(made)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        shop=shop_text,
        said=said,
        plain=plain,
        label=words.label,
        slug=words.slug,
        web=web_address,
        prose=prose,
        cited=cited,
    )
    return made


def shop_text(text: object, limit: int = words.MOST_TEXT) -> Markup:
    """Text of a shop: bounded, escaped, and isolated so that its direction cannot reach the text around it."""
    return Markup("<bdi>{}</bdi>").format(plain(text, limit))


def said(text: object, limit: int = words.MOST_TEXT) -> Markup:
    """The same as a sentence: with a capital and a full stop."""
    return Markup("<bdi>{}</bdi>").format(words.sentence(text, limit))


def prose(text: str) -> Markup:
    """A check's own text: escaped, with `code` set as code and **bold** as bold."""
    safe = str(escape(plain(text, 2000)))
    safe = re.sub(r"`([^`]{1,200})`", r"<code>\1</code>", safe)
    return Markup(re.sub(r"\*\*([^*]{1,200})\*\*", r"<b>\1</b>", safe))  # noqa: S704 - escaped above


def cited(source: str) -> Markup:
    """A source; where it ends in a web address its words become the link."""
    title, scheme, rest = plain(source, 300).partition("https://")
    url, name = web_address(scheme + rest), title.strip(" -–:,(")
    if not url:
        return escape(plain(source, 160))
    return Markup('<a class="url" href="{}" rel="noreferrer noopener">{}</a>').format(url, name or url)


def _asset(name: str) -> str:
    return files(__package__ or "").joinpath("templates", name).read_text(encoding="utf-8")


def _inline(*names: str) -> Markup:
    return Markup("\n".join(map(_asset, names)))  # noqa: S704 - our own files, nothing from outside is in them


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


scorecard = Scorecard()

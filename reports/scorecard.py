# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""The friction scorecard: one self-contained HTML file that loads nothing and runs nothing but its own small script.

Everything that came from a shop is escaped, bounded and isolated; the Content-Security-Policy would stop the rest.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from frictionaudit.api import KINDS, AuditResult, Evidence, change_words, score_words, since_words, spread_words

from . import wording as words
from .crops import Album
from .overview import Anchors, by_family, families, gaps, pair
from .proof import exhibits, films, untold
from .verdict import COSTLIEST, cost_words, costs, headline, infos, not_audited, ordered, place_words, standing_words
from .wording import Wording, plain, web_address

_FULL_ROADMAP = 10


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Verdict first, evidence second, raw figures third."""

    name: str = "html"
    filename: str = "scorecard.html"

    def render(self, result: AuditResult, evidence: Evidence) -> bytes:
        """The page as UTF-8."""
        css, js = _inline("scorecard.css"), _inline("scorecard.js")
        hashes = {"css_hash": _digest(css), "js_hash": _digest(js)}
        page = _environment().get_template("scorecard.html")
        return page.render(css=css, js=js, **hashes, **_content(result, evidence)).encode("utf-8", "replace")


def _content(result: AuditResult, evidence: Evidence) -> Mapping[str, Any]:
    """What the templates show. Pictures are asked for in the order of their worth, for the space is limited."""
    album, anchors, wording = Album(evidence), Anchors.of(result.sites), Wording.of(result.market)
    first = pair(result, album)
    walks = films(result, anchors, album)
    proofs = exhibits(result, anchors, album)
    return {
        "r": result,
        "w": wording,
        "words": words,
        "anchors": anchors,
        "us": result.site(result.subject),
        "sites": ordered(result),
        "absent": not_audited(result),
        "info": infos(result),
        "headline": headline(result, wording),
        "standing_words": standing_words(result, wording),
        "cost_words": cost_words(result, wording),
        "place_words": place_words(result),
        "costliest": costs(result)[:COSTLIEST],
        "pair": first,
        "families": families(result),
        "gaps": gaps(result),
        "matrix": by_family(result, anchors),
        "full_roadmap": _FULL_ROADMAP,
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


def _inline(name: str) -> Markup:
    return Markup(_asset(name))  # noqa: S704 - our own file, nothing from outside is in it


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


scorecard = Scorecard()

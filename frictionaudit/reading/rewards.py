"""What a shop gives to those who come back, as far as its pages say so.

A programme is a link by such a name, a maker's script, or a line that says what members get. Wording is data
(`data/service.toml`); what a benefit is worth is not judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from frictionaudit.evidence import Control, Line, PageView
from frictionaudit.reading import phrasebook
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import on_host, path_of
from frictionaudit.reading.words import means, slug

LONGEST = 400
BENEFITS = ("early access", "free delivery", "longer returns", "birthday", "repairs", "events", "advice", "causes")
"""What a programme can give beside discounts and points; the meanings are in `data/service.toml`."""


@dataclass(frozen=True, slots=True)
class Reward:
    """A sign of a programme on a page."""

    page: PageView
    thing: Control | Line


def programme_links(page: PageView) -> tuple[Reward, ...]:
    """Links that name a programme for customers who come back."""
    return tuple(Reward(page, control) for control in own(page, page.controls) if _is_programme(control, page.lang))


def stated_benefits(page: PageView) -> tuple[Reward, ...]:
    """Lines that say what members get: a word for members and a benefit in money or kind in one line."""
    return tuple(Reward(page, line) for line in own(page, page.lines) if _tells_benefit(line.text[:LONGEST], page.lang))


def kinds_of_benefit(text: str, lang: str = "") -> tuple[str, ...]:
    """Benefits beside discounts and points that a text about members names."""
    return tuple(
        kind for kind in BENEFITS if phrasebook.says("service", f"benefit_{kind.replace(' ', '_')}", text, lang)
    )


def programme_scripts(page: PageView) -> Iterator[str]:
    """Addresses of makers of such programmes that the page loads."""
    yield from (request.url for request in page.requests if on_host(request.url, "loyalty"))


def welcome_discount(page: PageView) -> Line | None:
    """A discount for signing up to the newsletter."""
    about = (line for line in page.lines if phrasebook.says("service", "newsletter", line.text[:LONGEST], page.lang))
    return next((line for line in about if "%" in line.text), None)


def _is_programme(control: Control, lang: str) -> bool:
    name = control.name or control.text
    if not name or not means("loyalty", name, lang):
        return False
    return bool(control.href) and (
        slug("loyalty", path_of(control.href)) or phrasebook.says("service", "members", name, lang)
    )


def _tells_benefit(text: str, lang: str) -> bool:
    if phrasebook.says("service", "other_members", text, lang):
        return False
    return phrasebook.says("service", "members", text, lang) and phrasebook.says("service", "earns", text, lang)

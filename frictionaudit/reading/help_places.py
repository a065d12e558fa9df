"""Where a page's repeated parts (header, menu, footer) offer help: which kind, in which part, in which order.

In: a page. Out: the ways to help in the order of the page. Pure, no judgement.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from frictionaudit.evidence import Control, PageView, Region
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import leads_nowhere
from frictionaudit.reading.support import leads_to_contact
from frictionaudit.reading.words import means

_REPEATED = (Region.HEADER, Region.NAV, Region.FOOTER)


class HelpKind(StrEnum):
    """The kinds of help that WCAG 3.2.6 names: a person's details, a way to reach one, self-help."""

    DETAILS = "contact details"
    CONTACT = "a way to reach a person"
    SELF_HELP = "self-help"


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """One way to help."""

    kind: HelpKind
    region: Region
    control: Control


def help_places(page: PageView) -> tuple[HelpPlace, ...]:
    """The first of each kind in each repeated part of the page, in the order of the page."""
    found: dict[tuple[HelpKind, Region], HelpPlace] = {}
    for place in _places(page):
        found.setdefault((place.kind, place.region), place)
    return tuple(found.values())


def _places(page: PageView) -> Iterator[HelpPlace]:
    for control in own(page, page.controls):
        if control.region not in _REPEATED or leads_nowhere(control.href, page.url):
            continue
        if control.href.startswith(("tel:", "mailto:")):
            yield HelpPlace(HelpKind.DETAILS, control.region, control)
        elif leads_to_contact(control, page.lang):
            yield HelpPlace(HelpKind.CONTACT, control.region, control)
        elif means("help_faq", control.name, page.lang):
            yield HelpPlace(HelpKind.SELF_HELP, control.region, control)

"""Returns rules on the pages of a journey: the page that holds them, its terms, and links that lead there."""

from collections.abc import Mapping, Sequence
from typing import Any

from frictionaudit.evidence import Control, Journey, Line, PageView, Region, Stage
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import path_of
from frictionaudit.reading.returns import PolicyLine, Quote, ReturnsTerms, read_returns
from frictionaudit.reading.words import language, means, says, slug

LONGEST_LABEL = 80
_FURNITURE = (Region.FOOTER, Region.NAV, Region.HEADER)


def policy_lines(page: PageView) -> tuple[Line, ...]:
    """The lines of a page that may hold rules: not its header, menu and footer, nor layers above it."""
    return tuple(line for line in own(page, page.lines) if line.region not in _FURNITURE)


def terms_on(page: PageView, structured: Sequence[Mapping[str, Any]] = ()) -> ReturnsTerms:
    """The returns terms a page states; `structured` is what other pages of the shop say in structured data."""
    lines = [PolicyLine(line.text, heading=line.heading > 0) for line in policy_lines(page)]
    return read_returns(lines, page.lang, (*page.structured_data, *structured))


def returns_rules(journey: Journey) -> tuple[PageView, ReturnsTerms] | None:
    """The page of a journey with the returns rules and its terms: the first that reads as a policy, else the first."""
    declared = tuple(item for page in journey.seen(Stage.PRODUCT, Stage.HOME) for item in page.structured_data)
    read = [(page, terms_on(page, declared)) for page in journey.seen(Stage.RETURNS)]
    return next((pair for pair in read if pair[1].is_policy), next(iter(read), None))


def quoted_line(page: PageView, quote: Quote | None) -> Line | None:
    """The line of the page that a term was read from."""
    lines = policy_lines(page)
    return lines[quote.line] if quote and quote.line < len(lines) else None


def is_returns_link(control: Control, lang: str = "") -> bool:
    """Whether a control promises the returns rules by its name, or, in header, menu and footer, by its address."""
    label = control.name or control.text
    if not label or len(label) > LONGEST_LABEL or slug("cart", path_of(control.href)):
        return False
    named = means("returns", label, lang) or (bool(language(lang)) and says("returns", label, lang))
    return named or (control.region in _FURNITURE and bool(control.href) and slug("returns", path_of(control.href)))

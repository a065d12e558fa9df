"""Returns rules on the pages of a journey: the page that holds them, its terms, and links that lead there."""

from collections.abc import Mapping, Sequence
from typing import Any

from frictionaudit.evidence import Control, Journey, Line, PageView, Region, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import on_host, path_of
from frictionaudit.reading.returns import PolicyLine, Quote, ReturnsTerms, mentions_returns, read_returns
from frictionaudit.reading.words import data, language, means, says, slug

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


def names_returns_rules(line: Line, lang: str = "") -> bool:
    """Whether a line of a page names returns; a button that only leads back ("Return") does not."""
    return mentions_returns(line.text) and not phrasebook.names("service", "way_back", line.text, lang)


def is_returns_portal(control: Control, lang: str = "") -> bool:
    """Whether a control leads to a tool for returns on a host of its own, or starts a return by its name."""
    if on_host(control.href, "returns"):
        return True
    return phrasebook.names("service", "start_a_return", control.name or control.text, lang)


def plain_part(page: PageView) -> tuple[Line, ...]:
    """The rules in the shop's own words: what stands above the first heading of the text that the law prescribes."""
    lines = policy_lines(page)
    legal = (n for n, line in enumerate(lines) if line.heading and _is_statutory(line.text, page.lang))
    return lines[: next(legal, len(lines))]


def refund_soon(page: PageView) -> Line | None:
    """The line that promises the money "as soon as possible"."""
    about = (line for line in policy_lines(page) if phrasebook.says("service", "refund", line.text, page.lang))
    return next(
        (line for line in about if phrasebook.says("service", "as_soon_as_possible", line.text, page.lang)), None
    )


def withdrawal_form(page: PageView) -> Control | Line | None:
    """A form for withdrawing that is to be printed or mailed: a link to it, or the text itself."""
    for control in own(page, page.controls):
        if phrasebook.says("service", "withdrawal_form", control.name or control.text, page.lang):
            return control
    said = (line for line in policy_lines(page) if phrasebook.says("service", "withdrawal_form", line.text, page.lang))
    return next(said, None)


def _is_statutory(heading: str, lang: str) -> bool:
    return phrasebook.says("service", "statutory_text", heading, lang)


def in_european_union(market: str) -> bool:
    """Whether a market, an ISO country, lies in the European Union."""
    return market.upper() in data("service")["markets"]["european_union"]

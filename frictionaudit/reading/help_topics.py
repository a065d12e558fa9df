"""Which of the most frequent questions a help page answers."""

from collections.abc import Iterator

from frictionaudit.evidence import Control, Line, PageView, Region
from frictionaudit.reading import phrasebook
from frictionaudit.reading.layers import own
from frictionaudit.reading.returns import mentions_returns

LONGEST_QUESTION = 120
_FURNITURE = (Region.FOOTER, Region.NAV, Region.HEADER)
_BOOKS = {
    "delivery": ("costs", "delivery"),
    "payment": ("service", "about_payment"),
    "changing an order": ("service", "about_changing_an_order"),
    "sizes": ("service", "about_size"),
}


def help_topics(page: PageView) -> dict[str, Line | Control]:
    """The topics that a page answers (delivery, returns, payment, changing an order, sizes), each with where it stands.

    Read from headings, questions and the names of links and folded parts of the page itself, not of its menu or footer.
    """
    found: dict[str, Line | Control] = {}
    for text, thing in _questions(page):
        for topic, (book, meaning) in _BOOKS.items():
            if topic not in found and phrasebook.says(book, meaning, text, page.lang) and not mentions_returns(text):
                found[topic] = thing
        if "returns" not in found and mentions_returns(text):
            found["returns"] = thing
    return found


def _questions(page: PageView) -> Iterator[tuple[str, Line | Control]]:
    for line in own(page, page.lines):
        if line.region not in _FURNITURE and (line.heading or line.text.rstrip().endswith(("?", "？"))):
            yield line.text[:LONGEST_QUESTION], line
    for control in own(page, page.controls):
        name = control.name or control.text
        if control.region not in _FURNITURE and 0 < len(name) <= LONGEST_QUESTION:
            yield name, control

"""The scorecard on paper and as a picture: which report is printed, and how. The browser does the rest."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Printed:
    """A report format that is another one, printed. Made only when it is asked for, since it takes a browser."""

    name: str
    filename: str
    form: Literal["pdf", "png"]
    source: str = "html"
    """The format that is printed; it must be a page."""


pdf = Printed("pdf", "scorecard.pdf", "pdf")
png = Printed("png", "scorecard.png", "png")

"""Where a shopper can see how an order fares: links by that name, look-ups on the page, and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from frictionaudit.evidence import Control, Field, Line, PageView
from frictionaudit.reading import phrasebook
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import on_host, path_of
from frictionaudit.reading.words import means, slug

MOST_TEXT = 600


class Tracking(StrEnum):
    """How a page lets one follow an order, the best first."""

    LOOK_UP = "look-up"
    """A box for the order's number, without a password beside it."""
    TOOL = "tool"
    """A link to a tracking tool on a host of its own."""
    LINK = "link"
    """A link by that name within the shop; what stands behind it was not seen."""
    SENT = "sent"
    """The page says that a link or number for it is sent to the shopper."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One sign of order tracking on a page."""

    kind: Tracking
    page: PageView
    thing: Control | Field | Line


def tracking_on(page: PageView) -> tuple[Trace, ...]:
    """All that a page offers or says about following an order, best first."""
    order = list(Tracking)
    return tuple(sorted(_traces(page), key=lambda trace: order.index(trace.kind)))


def _traces(page: PageView) -> Iterator[Trace]:
    fields = [field for field in own(page, page.fields) if field.visible and not field.honeypot]
    locked = {field.form for field in fields if field.type == "password"}
    messages = {field.form for field in fields if field.tag == "textarea"}
    for field in fields:
        words = f"{field.label} {field.placeholder} {field.near}"
        if field.form not in locked | messages and phrasebook.says("service", "order_number", words, page.lang):
            yield Trace(Tracking.LOOK_UP, page, field)
    for control in own(page, page.controls):
        if not control.name and not control.text:
            continue
        named = means("track_order", control.name or control.text, page.lang)
        if named and on_host(control.href, "tracking"):
            yield Trace(Tracking.TOOL, page, control)
        elif named or (control.href and slug("track", path_of(control.href))):
            yield Trace(Tracking.LINK, page, control)
    for line in own(page, page.lines):
        text = line.text[:MOST_TEXT]
        if phrasebook.says("service", "tracking", text, page.lang) and phrasebook.says(
            "service", "sent_to_you", text, page.lang
        ):
            yield Trace(Tracking.SENT, page, line)

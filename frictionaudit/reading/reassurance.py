"""What makes a page look safe to pay on: words, payment marks, seals, and who to turn to, near the way to pay."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from frictionaudit.evidence import Box, Control, Field, Line, Mark, PageView, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.checkout import FRAME_REGIONS, card_frames, order_control
from frictionaudit.reading.layers import own
from frictionaudit.reading.links import on_host
from frictionaudit.reading.payment_evidence import Grade
from frictionaudit.reading.payments import offer_traces
from frictionaudit.reading.returns_rules import names_returns_rules
from frictionaudit.reading.support import ChannelKind, channels
from frictionaudit.reading.targets import primary_actions

Thing = Control | Field | Line | Mark


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign of safety near the way to pay."""

    name: str
    thing: Thing


def safety_cues(page: PageView, stage: Stage, market: str, shoppers: Container[str] = ()) -> tuple[Cue, ...]:
    """The kinds of cues within one screen of the payment entry, else of the button that leads on; each kind once.

    Kinds: words of safety, payment marks, a seal, returns rules, a way to reach the shop. They tell how safe it looks,
    not how safe it is. `shoppers` are the contacts that the synthetic shopper gave: no way to reach the shop.
    """
    entries = tuple(_entries(page, stage))
    once: dict[str, Cue] = {}
    for cue in _cues(page, stage, market, shoppers):
        if _is_near(cue.thing.box, entries, page.layout.viewport_height):
            once.setdefault(cue.name, cue)
    return tuple(once.values())


def _cues(page: PageView, stage: Stage, market: str, shoppers: Container[str]) -> Iterator[Cue]:
    for line in own(page, page.lines):
        if phrasebook.says("service", "safe_payment", line.text, page.lang):
            yield Cue("words of safety", line)
        if line.region not in FRAME_REGIONS and names_returns_rules(line, page.lang):
            yield Cue("returns rules", line)
    for mark in page.marks:
        if mark.visible and phrasebook.says("service", "safe_payment", mark.text, page.lang):
            yield Cue("words of safety", mark)
        if mark.visible and on_host(mark.source, "seals"):
            yield Cue("seal", mark)
    for control in own(page, page.controls):
        if control.visible and on_host(control.href, "seals"):
            yield Cue("seal", control)
    for offer in offer_traces(page, stage):
        if isinstance(offer.thing, Mark) and offer.thing.visible:
            yield Cue("payment marks", offer.thing)
    for channel in channels(page, market, shoppers):
        if channel.thing and channel.kind not in (ChannelKind.SOCIAL, ChannelKind.STORE):
            yield Cue("a way to reach the shop", channel.thing)


def _entries(page: PageView, stage: Stage) -> Iterator[Box]:
    yield from (frame.box for frame in card_frames(page) if frame.box)
    if order := order_control(page):
        yield order.box
    choices = (offer.thing for offer in offer_traces(page, stage) if offer.grade is Grade.CHOICE)
    yield from (thing.box for thing in choices if isinstance(thing, Control | Field | Line | Mark))
    yield from (target.box for target in primary_actions(page, stage))


def _is_near(box: Box, entries: Iterable[Box], screen: int) -> bool:
    return any(min(abs(box.y - entry.bottom), abs(entry.y - box.bottom)) <= screen for entry in entries)

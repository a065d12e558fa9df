"""What worked on a walk, to be followed by the next one, and what is no longer so. Pure.

A recipe names controls as people do, by role and text, never by selector, and pages by their path. What was typed is not in
it: fields are named by their labels.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

from frictionaudit.evidence import MAIN_STAGES, Action, Attempt, Fact, Journey, PageView, Reach, Region, Stage
from frictionaudit.reading.friction_ledger import friction_ledger
from frictionaudit.reading.words import fold

_LONGEST = 80
"""Letters of a control's text that a recipe holds."""
_IN_CHECKOUT = (Stage.CHECKOUT, Stage.PAYMENT)
_CHANGING = re.compile(r"[\d.,:/]+|[£$€¥%]|\b(?:eur|gbp|usd|kr|zł)\b", re.I)
"""Amounts, counts and dates in a label are of the day: a button is not another one for them."""


class RecipeStep(Fact):
    """One thing that led on."""

    stage: Stage
    kind: str
    """open | tap | choose | type"""
    act: str = ""
    """What a tap was for, in the shopper's words; empty for answers to what the shop asks."""
    role: str = ""
    """Role of the control, else its element."""
    name: str = ""
    """Its accessible text; of a page that was opened, its path."""
    place: str = ""
    """Path of the page it stood on."""
    then: str = ""
    """What happened."""


class Recipe(Fact):
    """How one site was walked on one device."""

    site: str
    device: str
    reach: Reach
    walked: datetime
    steps: tuple[RecipeStep, ...]
    listing: str = ""
    """Path of the list of products; empty where none was seen."""
    product: str = ""
    product_name: str = ""
    last: Stage | None = None
    """The furthest page that was seen."""
    whole: bool = False
    """The walk came as far as it was asked to."""
    last_page: bool = False
    """It saw the last page before the order."""
    taps: int = 0
    """Taps that led on."""
    fields: int = 0
    """Fields that were typed into."""
    followed: bool = False
    """The walk tried first what had worked the time before."""

    @property
    def good(self) -> bool:
        """Whether it is worth following: the product went into the basket, or the trip came as far as it was asked to."""
        return self.whole or (self.last is not None and MAIN_STAGES.index(self.last) >= MAIN_STAGES.index(Stage.BASKET))


DriftKind = Literal["product", "list", "renamed", "more", "fewer"]


class Drift(Fact):
    """One way in which the recipe of last time no longer fits."""

    kind: DriftKind
    stage: Stage
    words: str
    """A sentence; holds text of the shop."""


def place(url: str) -> str:
    """The path of an address with what names the page in it; pages that scripts tell apart by a fragment keep that."""
    parts = urlsplit(url)
    own = parts.fragment if parts.fragment[:1] in ("/", "!") else ""
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "") + (f"#{own}" if own else "")


def same_words(label: str) -> str:
    """A label without what changes from day to day, to tell whether it is still the same one."""
    return " ".join(_CHANGING.sub(" ", fold(label)).split()) or fold(label)


def recipe(journey: Journey) -> Recipe:
    """What led on in a journey. A tap after which nothing moved is no part of it, nor are answers to interruptions."""
    pages = {visit.page.index: visit.page for visit in journey.visits if visit.page}
    seen = [visit.stage for visit in journey.visits if visit.page]
    listing, product = journey.first(Stage.LISTING), journey.first(Stage.PRODUCT)
    toll = friction_ledger(journey).toll()
    return Recipe(
        site=journey.trip.site.name,
        device=journey.trip.device,
        reach=journey.trip.reach,
        walked=journey.started,
        steps=tuple(_steps(journey, pages)),
        listing=place(listing.url) if listing else "",
        product=place(product.url) if product else "",
        product_name=_heading(product) if product else "",
        last=max(seen, key=MAIN_STAGES.index, default=None),
        whole=journey.ending is None,
        last_page=journey.reached_last_page,
        taps=toll.taps,
        fields=toll.fields,
        followed=journey.followed,
    )


def _heading(page: PageView) -> str:
    headings = (line.text for line in page.lines if line.heading == 1 and line.region is not Region.HEADER)
    return _short(next(headings, page.title))


def _short(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _steps(journey: Journey, pages: dict[int, PageView]) -> Iterator[RecipeStep]:
    tries: dict[str, list[Attempt]] = {}
    for attempt in (one for visit in journey.visits for one in visit.attempts):
        tries.setdefault(attempt.target, []).append(attempt)
    acts = list(_led_on(journey, tries))
    places = [_stood_on(act, pages) for act in acts]
    ends = place(list(pages.values())[-1].url) if pages else ""
    for act, here, there in zip(acts, places, [*places, ends][1:], strict=True):
        led = next((one for one in tries.get(act.target, ()) if one.moved), None) if act.kind == "tap" else None
        opened = there if there != here and act.kind != "open" else ""
        yield RecipeStep(
            stage=act.stage,
            kind=act.kind,
            act=led.act if led else "",
            role=act.role,
            name=place(act.target) if act.kind == "open" else _named(act),
            place=here,
            then=f"opened {opened}" if opened else _effect(led),
        )


def _led_on(journey: Journey, tries: dict[str, list[Attempt]]) -> Iterator[Action]:
    answers = Counter((one.stage, one.closed_by) for one in journey.interruptions if one.closed)
    before: Action | None = None
    for act in journey.actions:
        if act.stage not in MAIN_STAGES or act.kind not in ("open", "tap", "choose", "type"):
            continue
        if act.kind == "open" and before is not None:
            continue
        if act.kind == "tap" and act.target in tries and not any(one.moved for one in tries[act.target]):
            continue
        if answers[act.stage, act.target] > 0 and act.target not in tries:
            answers[act.stage, act.target] -= 1
            continue
        if before is None or (act.kind, act.target, act.url) != (before.kind, before.target, before.url):
            yield act
        before = act


def _stood_on(act: Action, pages: dict[int, PageView]) -> str:
    if act.url or act.kind == "open":
        return place(act.url) if act.url else ""
    return place(pages[act.page].url) if act.page in pages else ""


def _named(act: Action) -> str:
    """The text of what was acted on; in checkout without the answer that was chosen, which may be personal."""
    answered = act.kind == "choose" and act.stage in _IN_CHECKOUT and ": " in act.target
    return _short(act.target.rpartition(": ")[0] if answered else act.target)


def _effect(led: Attempt | None) -> str:
    return "" if led is None or led.effect.startswith("the address became") else _short(led.effect)


def told(one: Recipe) -> str:
    """A recipe in plain English, a line a step; holds text of the shop."""
    lines = [f"{one.site} on {one.device}, as walked on {one.walked:%Y-%m-%d}:"]
    for number, line in enumerate(_lines(one.steps), start=1):
        lines.append(f"{number:3}. {line}")
    end = "the last page before the order" if one.last_page else f"the page {one.last}" if one.last else "no page"
    lines.append(f"That is {_count(one.taps, 'tap')} and {_count(one.fields, 'field')} to {end}.")
    return "\n".join(lines) + "\n"


def _lines(steps: Sequence[RecipeStep]) -> Iterator[str]:
    for (kind, at), some in groupby(steps, key=lambda step: (step.kind, step.place)):
        group = list(some)
        where = f"{group[0].stage}, on {at}: " if at else f"{group[0].stage}: "
        if kind == "type":
            yield where + "fill in " + ", ".join(f"“{step.name}”" for step in group)
            continue
        for step in group:
            what = f"open {step.name}" if kind == "open" else f"{kind} {_control(step)}"
            yield where + what + (f"; {step.then}" if step.then else "")


_ROLES = {
    "a": "the link",
    "link": "the link",
    "button": "the button",
    "submit": "the button",
    "select": "from the list",
}


def _control(step: RecipeStep) -> str:
    role = _ROLES.get(step.role, "")
    return f"{role} “{step.name}”".strip()


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


_INTO_CHECKOUT = "go to checkout"
_CALLED = {
    "open the menu": "the menu button",
    "follow a link": "a link on the way",
    "add to the basket": "the buy button",
    "view the basket": "the way to the basket",
    _INTO_CHECKOUT: "the checkout button",
    "go on within checkout": "a button in checkout",
    "search": "the search",
}


def drift(before: Recipe, after: Recipe) -> tuple[Drift, ...]:
    """How the way of `after` differs from that of `before`, as far as both came; empty when it does not.

    Amounts and counts in labels make no difference, nor does the order of fields or which of several answers was chosen.
    """
    found = list(_other_goods(before, after))
    stages, apart = _both_walked(before, after), {one.kind for one in found}
    old, new = (_by_kind(one, stages, apart) for one in (before, after))
    for group in sorted({*old, *new}, key=lambda one: (MAIN_STAGES.index(one[0]), *one[1:])):
        found += _apart(old.get(group, []), new.get(group, []))
    return tuple(dict.fromkeys(found))


def _other_goods(before: Recipe, after: Recipe) -> Iterator[Drift]:
    old, new = before.product_name, after.product_name
    if not before.product or not after.product or before.product == after.product or fold(old) == fold(new):
        return
    gone = "the product of last time is gone" if after.followed else "another product than last time"
    yield Drift(kind="product", stage=Stage.PRODUCT, words=f"{gone}: “{old}” → “{new}”")
    if before.listing and after.listing and before.listing != after.listing:
        words = f"another list of products than last time: {before.listing} → {after.listing}"
        yield Drift(kind="list", stage=Stage.LISTING, words=words)


def _both_walked(before: Recipe, after: Recipe) -> Sequence[Stage]:
    """Stages that both passed: where one ended early and the other did not, its last stage is told in part."""
    if (before.last, before.whole) == (after.last, after.whole):
        return MAIN_STAGES
    ends = [MAIN_STAGES.index(one.last) if one.last else 0 for one in (before, after) if not one.whole]
    return MAIN_STAGES[: min(ends, default=len(MAIN_STAGES))]


def _by_kind(
    one: Recipe, stages: Sequence[Stage], apart: Container[str]
) -> dict[tuple[str, str, str], list[RecipeStep]]:
    """Steps that may stand for each other: by stage, kind and what they are for.

    The card of a product is the product's own, and what another product asks, or another list, is not compared.
    """
    found: dict[tuple[str, str, str], list[RecipeStep]] = {}
    for step in one.steps:
        if step.kind == "open" or step.stage is Stage.PRODUCT:
            continue
        if step.stage not in stages and not (step.act == _INTO_CHECKOUT and Stage.BASKET in stages):
            continue  # whoever passed the basket has seen the way out of it
        if "list" in apart and step.stage is Stage.LISTING:
            continue
        if "product" in apart and step.stage is Stage.BASKET and not step.act:
            continue
        some = found.setdefault((step.stage, step.kind, step.act), [])
        if step.kind != "type" or all(same_words(step.name) != same_words(other.name) for other in some):
            some.append(step)
    return found


def _apart(old: Sequence[RecipeStep], new: Sequence[RecipeStep]) -> Iterator[Drift]:
    gone, come = _beyond(old, new), _beyond(new, old)
    for was in list(gone):
        now = next((one for one in come if _may_be(was, one)), None)
        if now is not None:
            gone.remove(was)
            come.remove(now)
            words = f"{_called(now)} was renamed: “{was.name}” → “{now.name}”"
            yield Drift(kind="renamed", stage=now.stage, words=words)
    for step in come:
        yield Drift(kind="more", stage=step.stage, words=f"one more {_unit(step)} than last time: {_where(step)}")
    for step in gone:
        yield Drift(kind="fewer", stage=step.stage, words=f"one {_unit(step)} fewer than last time: {_where(step)}")


def _beyond(some: Sequence[RecipeStep], others: Sequence[RecipeStep]) -> list[RecipeStep]:
    """Steps that have no like among the others, each like counting once."""
    left = Counter(_key(step) for step in others)
    found: list[RecipeStep] = []
    for step in some:
        left[_key(step)] -= 1
        if left[_key(step)] < 0:
            found.append(step)
    return found


def _key(step: RecipeStep) -> str:
    return "" if step.kind == "choose" else same_words(step.name)


def _may_be(was: RecipeStep, now: RecipeStep) -> bool:
    """Whether one may be the other under a new name: both serve the same end, or two fields share a word."""
    return bool(was.act) or bool({*same_words(was.name).split()} & {*same_words(now.name).split()})


def _called(step: RecipeStep) -> str:
    return "a field" if step.kind == "type" else _CALLED.get(step.act, "a control")


def _unit(step: RecipeStep) -> str:
    return {"type": "field", "choose": "choice"}.get(step.kind, "step")


def _where(step: RecipeStep) -> str:
    return f"“{step.name}”, at the stage {step.stage}"

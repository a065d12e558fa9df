"""The steps of a checkout, from the basket to the last page before the order, both included.

In: a journey. Out: a `StepLedger` with three countings: *walked* (pages seen, each with a form of its own), *declared*
(the shop's own stepper, numbered headings or "step 2 of 4") and *inferred* (headings of closed sections).
The largest counts, and the ledger says which it was. Rules after Baymard, who count from basket to review.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import TypeAlias

from frictionaudit.evidence import Control, Journey, Line, OverlaySeen, PageView, Region, Stage
from frictionaudit.reading import phrasebook
from frictionaudit.reading.account import Account, account_on
from frictionaudit.reading.checkout import (
    FRAME_REGIONS,
    TILL,
    address,
    all_seen,
    asked_on,
    is_whole_checkout,
    onward_control,
    page_name,
)
from frictionaudit.reading.layers import own
from frictionaudit.reading.method_choice import open_choice
from frictionaudit.reading.words import LABELS, begins, data, ends, fold, means

_Keys: TypeAlias = frozenset[tuple[str, ...]]
spans = partial(phrasebook.spans, "checkout")
KINDS = tuple(f"step_{kind}" for kind in ("basket", "account", "details", "delivery", "payment", "review", "done"))
LONGEST_NAME, LONGEST_QUESTION, LONGEST_TRAIL = 40, 60, 140
ROWS_APART = 6
"""A row of steps that is too long goes on so many heights of its letters further down at most, for numbers or signs may stand
between: our choice."""
ALIGNED_PX = 4
"""Steps of one row or column begin at the same height or edge, give or take: our choice."""
INTERRUPTION = 0.5
"""A pop-up that must be answered on the way is half a step."""


class Counted(StrEnum):
    """How the steps were counted."""

    WALKED = "walked"
    DECLARED = "declared"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, its kind where that is known, and where it stands."""

    name: str
    kind: str = ""
    page: PageView | None = None
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class StepLedger:
    """The steps of a checkout by the counting that found most."""

    steps: tuple[Step, ...]
    counted: Counted
    complete: bool
    """Walked to the last page before the order."""
    interruptions: tuple[OverlaySeen, ...]

    @property
    def count(self) -> float:
        """Steps, with half a step for each pop-up that had to be answered."""
        return len(self.steps) + INTERRUPTION * len(self.interruptions)


def leads_to(label: str, lang: str) -> frozenset[str]:
    """Kinds of the steps that a label of going on names ("Continue to delivery"); empty when it names none.

    What comes after the order is no step on the way to it: a label that names it leads nowhere.
    """
    label = label.replace(":", " ")
    if len(label) > LONGEST_NAME or not (begins("go_on", label, lang) or ends("go_on", label, lang)):
        return frozenset()
    kinds = frozenset(kind for kind, _, _ in spans(KINDS, label, lang))
    return frozenset() if kinds & {"step_done", "step_basket"} else kinds


def step_ledger(journey: Journey) -> StepLedger:
    """The steps of a journey's checkout."""
    walked = _walked(journey)
    pages = journey.seen(*TILL)
    complete = all_seen(journey)
    declared = max((_with_basket(steps, pages) for steps in map(declared_on, pages) if steps), key=len, default=())
    inferred = () if complete or declared or not pages else _with_basket(_closed_sections(pages[-1]), pages)
    stopped = tuple(seen for seen in journey.interruptions if seen.stage in TILL and seen.overlay.kind == "other")
    steps, counted = max(
        ((walked, Counted.WALKED), (declared, Counted.DECLARED), (inferred, Counted.INFERRED)),
        key=lambda one: len(one[0]),
    )
    if declared and not complete:
        counted = Counted.DECLARED
    return StepLedger(steps, counted, complete, stopped)


def _walked(journey: Journey) -> tuple[Step, ...]:
    steps = [Step(page_name(page), "step_basket", page) for page in journey.seen(Stage.BASKET)[:1]]
    seen: list[tuple[str, _Keys]] = []
    for visit in journey.visits:
        if visit.page is None or visit.stage not in TILL:
            continue
        page = visit.page
        place, asked = address(page), _asked_beneath(page)
        if not visit.again and not any(_again(asked, before, place == where) for where, before in seen):
            steps.append(Step(page_name(page), "", page))
        seen.append((place, asked))
    return tuple(steps)


def _again(asked: _Keys, before: _Keys, same_place: bool) -> bool:
    """Whether a page asks what was asked before: the very same elsewhere, no more than that at the same address."""
    return (asked <= before if same_place else asked == before) if asked else same_place and not before


def _asked_beneath(page: PageView) -> _Keys:
    """What a page asks, without the ways of delivery or payment that are chosen in a layer above it."""
    choice = open_choice(page)
    inside = {field.index for field in choice.members} if choice else set[int]()
    return frozenset(one.key for one in asked_on(page) if one.field.index not in inside)


def _with_basket(steps: tuple[Step, ...], pages: tuple[PageView, ...]) -> tuple[Step, ...]:
    """The declared steps up to the order, with the basket and the account choice where the shop does not list them."""
    if not steps:
        return ()
    kinds = {step.kind for step in steps}
    extra = () if "step_basket" in kinds else (Step("basket", "step_basket"),)
    choice = pages[0]
    if "step_account" not in kinds and len(pages) > 1 and account_on(choice).state is Account.GUEST_CHOICE:
        extra = (*extra, Step("account choice", "step_account", choice))
    return (*extra, *(step for step in steps if step.kind != "step_done"))


# ---- what the shop declares -----------------------------------------------------------------------------------------


def declared_on(page: PageView) -> tuple[Step, ...]:
    """Steps as a page lists them: the longest of a trail in one line, a row of names, numbers, and "step 2 of 4"."""
    lines = tuple(line for line in own(page, page.lines) if len(line.text) <= LONGEST_TRAIL)
    counted = (_trail(page, lines), _row(page, lines), _numbered(page, lines), _step_of(page, lines), _listed(page))
    return max(counted, key=len)


def _trail(page: PageView, lines: tuple[Line, ...]) -> tuple[Step, ...]:
    """One line that holds nothing but names of steps: "Basket > Details > Payment"."""
    for line in lines:
        found = _names_in(line.text, page.lang)
        if len({kind for _, kind in found}) >= 3 and sum(_letters(name) for name, _ in found) >= 0.7 * _letters(
            line.text
        ):
            return tuple(Step(name, kind, page, line) for name, kind in found)
    return ()


@lru_cache(maxsize=LABELS)
def _names_in(text: str, lang: str) -> tuple[tuple[str, str], ...]:
    folded, end = fold(text), 0
    found: list[tuple[str, str]] = []
    for kind, start, stop in spans(KINDS, text, lang):
        if start >= end:
            found.append((folded[start:stop], kind))
            end = stop
    return tuple(found)


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in fold(text))


def _kind(text: str, lang: str) -> str:
    """The kind of step a short text names; empty when it names none."""
    name = _NUMBER.sub("", text)
    found = _names_in(name, lang) if len(name) <= LONGEST_NAME else ()
    return found[0][1] if found and sum(_letters(part) for part, _ in found) >= 0.6 * _letters(name) else ""


def _row(page: PageView, lines: tuple[Line, ...]) -> tuple[Step, ...]:
    """Names of steps side by side: three or more, or two of the usual order beside others when the page is one of them."""
    read = [(line, Step(line.text, _kind(line.text, page.lang), page, line)) for line in lines]
    for line in (one for one, step in read if step.kind):
        middle = line.box.y + line.box.height / 2
        row = _wrapped([(one, step) for one, step in read if one.box.y <= middle <= one.box.bottom], read)
        steps = tuple(step for _, step in row)
        known = tuple(step for step in steps if step.kind)
        if len({step.kind for step in known}) >= 3:
            return known
        spoken = tuple(replace(step, kind=step.kind or _kind_spoken_of(step.name, page.lang)) for step in steps)
        known = tuple(step for step in spoken if step.kind)
        if len(steps) >= 3 and _in_usual_order(known) and _is_one_of(known, page):
            return spoken
    return ()


def _wrapped(row: list[tuple[Line, Step]], read: list[tuple[Line, Step]]) -> list[tuple[Line, Step]]:
    """A row from left to right, with the rows it goes on in where the screen is too narrow: names of further steps alone, two or
    more side by side, in the same letters, and the next that the page says."""
    row = sorted(row, key=lambda both: both[0].box.x)
    while len(row) > 1:
        last = row[-1][0]
        rest = [both for both in read if both[0].index > last.index]
        start = next((one for one, _ in rest if 0 <= one.box.y - last.box.bottom <= ROWS_APART * last.box.height), last)
        beside = [(one, step) for one, step in rest if abs(one.box.y - start.box.y) <= ALIGNED_PX]
        alike = all(one.index == last.index + n and one.font_px == last.font_px for n, (one, _) in enumerate(beside, 1))
        known = tuple(step for _, step in (*row, *beside) if step.kind)
        if len(beside) < 2 or not alike or not all(step.kind for _, step in beside) or not _in_usual_order(known):
            break
        row = [*row, *beside]
    return row


def _kind_spoken_of(name: str, lang: str) -> str:
    return _kind_within(name, lang) if len(name) <= LONGEST_QUESTION else ""


def _in_usual_order(steps: tuple[Step, ...]) -> bool:
    places = [KINDS.index(step.kind) for step in steps]
    return len(places) > 1 and all(one < other for one, other in pairwise(places))


def _is_one_of(steps: tuple[Step, ...], page: PageView) -> bool:
    """Whether the page is called as one of the steps, and holds them in its own text, not in a menu."""
    own_text = all(step.line is not None and step.line.region is Region.MAIN for step in steps)
    return own_text and _called(page, (step.name for step in steps))


def _called(page: PageView, names: Iterable[str]) -> bool:
    """Whether the page's title or a heading holds one of the names."""
    texts = [fold(text) for text in (page.title, *(line.text for line in page.lines if line.heading))]
    return any(fold(name) in text for name in names for text in texts)


def _listed(page: PageView) -> tuple[Step, ...]:
    """An ordered list whose numbers the browser writes; two of its names are known steps, and the page is one of them or has
    a button that goes on to one."""
    for items in page.ordered_lists:
        steps = tuple(Step(item, _kind_within(item, page.lang), page) for item in items)
        known = tuple(step for step in steps if step.kind)
        short = len(items) >= 3 and all(len(item) <= LONGEST_QUESTION for item in items)
        if short and _in_usual_order(known) and (_called(page, items) or _goes_on_to(page, known)):
            return steps
    return ()


def _goes_on_to(page: PageView, steps: tuple[Step, ...]) -> bool:
    """Whether what sends the page's own form is named as going on to one of the steps."""
    named = (leads_to(c.name, page.lang) for c in page.controls if c.visible and c.submits and c.form is not None)
    return any(kinds & {step.kind for step in steps} for kinds in named)


_NUMBER = re.compile(r"^\s*(?:[^\W\d]{2,12}\s)?([1-9])(?:\s*[.):/–-])?(?:\s+|$)")
_BETWEEN = re.compile(r"\s*[>›»→|·•]\s*|\s+(?=[2-9][.)]\s)")


def _numbered(page: PageView, lines: tuple[Line, ...]) -> tuple[Step, ...]:
    """Numbers from 1 upwards, each before a heading, the name of a step, or a text in one row or column with the first."""
    numbered = tuple(_with_numbers(lines))
    runs = (_run(page, first, numbered) for first in numbered if first[0] == 1)
    return max(runs, key=len, default=())


def _run(page: PageView, first: tuple[int, str, Line], numbered: tuple[tuple[int, str, Line], ...]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for number, text, line in (first, *numbered):
        aligned = _aligned(line, first[2]) and len(text) <= LONGEST_QUESTION
        kind = _kind(text, page.lang) or (_kind_within(text, page.lang) if aligned else "")
        if (kind or line.heading or aligned) and number == len(steps) + 1:
            steps.append(Step(text, kind, page, line))
    named = [step for step in steps if step.kind]
    return tuple(steps) if (len(steps) >= 2 and len(named) >= 2) or (len(steps) >= 3 and named) else ()


def _with_numbers(lines: tuple[Line, ...]) -> Iterator[tuple[int, str, Line]]:
    """Texts with a number before them: in the line itself, left of it, or each in a trail of one line."""
    for line in lines:
        for part in _BETWEEN.split(line.text):
            if number := _NUMBER.match(part):
                title = line if part[number.end() :].strip() else _beside(line, lines)
                if title is not None:
                    yield int(number[1]), part[number.end() :].strip() or title.text, title


def _aligned(one: Line, other: Line) -> bool:
    """Whether two texts stand in one row, one column or one line."""
    return abs(one.box.y - other.box.y) <= ALIGNED_PX or abs(one.box.x - other.box.x) <= ALIGNED_PX


def _kind_within(text: str, lang: str) -> str:
    """The kind of step that a numbered question speaks of ("How would you like to pay?"); of several the furthest."""
    return max((kind for _, kind in _names_in(text, lang)), key=KINDS.index, default="")


def _beside(number: Line, lines: tuple[Line, ...]) -> Line | None:
    """The text right of a number that stands alone."""
    middle = number.box.y + number.box.height / 2
    right = [line for line in lines if line.box.x >= number.box.right - 2 and line.box.y <= middle <= line.box.bottom]
    return min(right, key=lambda line: line.box.x, default=None)


@cache
def _step_of_pattern() -> re.Pattern[str]:
    words = {key: "|".join(re.escape(word) for word in found) for key, found in data("checkout")["step_of"].items()}
    return re.compile(rf"(?<!\w)(?:{words['step']})\s?([1-9])\s?(?:{words['of']})\s?([1-9])(?!\d)")


def _step_of(page: PageView, lines: tuple[Line, ...]) -> tuple[Step, ...]:
    for line in lines:
        if found := _step_of_pattern().search(fold(line.text)):
            return tuple(Step(f"step {number}", "", page, line) for number in range(1, int(found[2]) + 1))
    return ()


def _closed_sections(page: PageView) -> tuple[Step, ...]:
    """Headings of later steps without anything to fill in under them yet."""
    if is_whole_checkout(page):
        return ()
    return tuple(_sections(page))


def _sections(page: PageView) -> Iterator[Step]:
    open_sections = {one.field.section for one in asked_on(page)}
    headings = [
        (line, kind) for line in own(page, page.lines) if line.heading and (kind := _kind(line.text, page.lang))
    ]
    kinds = {kind for _, kind in headings} - {"step_basket", "step_review", "step_done"}
    if len(kinds) < 2 or all(line.text in open_sections for line, _ in headings):
        return
    seen: set[str] = set()
    for line, kind in headings:
        if kind in kinds and kind not in seen:
            seen.add(kind)
            yield Step(line.text, kind, page, line)


def tells_next_step(label: str, lang: str) -> bool:
    """Whether a button's label says what comes next: "Continue to payment", "Place order". "Order as a guest" does not."""
    if means("guest_checkout", label, lang):
        return False
    ends_with = ("place_order", "pay_now", "review_step", "order_from_basket")
    return bool(_names_in(label, lang)) or any(means(one, label, lang) for one in ends_with)


def way_on(page: PageView) -> Control | None:
    """The button that leads on, by its own words or by the name of a step; the largest of those that only name one."""
    shown = [c for c in own(page, page.controls) if c.visible and c.region not in FRAME_REGIONS]
    named = (c for c in shown if (c.filled or c.submits) and leads_to(c.name, page.lang))
    return onward_control(page) or max(named, key=lambda c: c.box.area, default=None)

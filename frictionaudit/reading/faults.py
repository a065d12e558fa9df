"""What went wrong on the pages of a walk, by how much a shopper would mind.

In: a journey. Out: `Fault`s. What the auditor's own locks stopped, what other sites' scripts lost, and what turns a robot
away is no fault of the shop's. Harmless messages are in data/faults.toml.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from frictionaudit.evidence import (
    BUYING_STAGES,
    MAIN_STAGES,
    SIDE_STAGES,
    Journey,
    PageView,
    ProblemCode,
    Request,
    Stage,
)
from frictionaudit.reading.links import same_shop
from frictionaudit.reading.words import data

LITTLE_TEXT = 1500
"""An error page has less text than this; a page with more is one, whatever status its server gives."""


class FaultKind(StrEnum):
    """What is broken. The first three end a purchase or a question; the rest a shopper may not even see."""

    STEP = "a step that did not open"
    SERVER = "a page that answers with a server error"
    DEAD_LINK = "a link to a page that is not there"
    PICTURE = "a picture that cannot be shown"
    REQUEST = "a part of the page that did not come"
    STATUS = "a page that says it is not there, but is"
    SCRIPT = "a script that stopped"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is broken."""

    kind: FaultKind
    stage: Stage
    page: PageView | None
    what: str
    """Address and status, or the message."""
    selector: str = ""


GRAVE = (FaultKind.STEP, FaultKind.SERVER, FaultKind.DEAD_LINK)


def faults(journey: Journey) -> tuple[Fault, ...]:
    """Everything broken on the main line and on the policy and help pages, the gravest first."""
    found = [*_steps(journey), *_side_pages(journey)]
    for visit in journey.visits:
        if visit.page is not None and visit.stage in MAIN_STAGES:
            found.extend(_on(visit.page, visit.stage))
    order = list(FaultKind)
    unique = {(one.kind, one.what): one for one in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda one: order.index(one.kind)))


def _steps(journey: Journey) -> Iterator[Fault]:
    """Stages whose page the shop's own server failed to give."""
    for visit in journey.visits:
        problem = visit.problem
        if problem and problem.code is ProblemCode.UNREACHABLE and visit.stage in BUYING_STAGES:
            yield Fault(FaultKind.STEP, visit.stage, None, problem.message)


def _side_pages(journey: Journey) -> Iterator[Fault]:
    for visit in journey.side_visits:
        page = visit.page
        if page is None or visit.stage not in SIDE_STAGES or page.status is None:
            continue
        if page.status in data("faults")["harmless"]["gone"] and _little(page):
            yield Fault(FaultKind.DEAD_LINK, visit.stage, page, f"{page.url[:160]} answers {page.status}")
        elif page.status >= 500:
            yield Fault(FaultKind.SERVER, visit.stage, page, f"{page.url[:160]} answers {page.status}")


def _little(page: PageView) -> bool:
    return sum(len(line.text) for line in page.lines) < LITTLE_TEXT


def _on(page: PageView, stage: Stage) -> Iterator[Fault]:
    if page.status is not None and page.status >= 500:
        yield Fault(FaultKind.SERVER, stage, page, f"{page.url[:160]} answers {page.status}")
    elif page.status in data("faults")["harmless"]["gone"]:
        yield Fault(FaultKind.STATUS, stage, page, f"{page.url[:160]} answers {page.status}")
    ours = {request.url for request in page.requests if request.refused}
    for picture in page.broken_pictures:
        if picture.source not in ours:
            what = f"{picture.text[:60]} ({picture.source[:160]})" if picture.text else picture.source[:200]
            yield Fault(FaultKind.PICTURE, stage, page, what, picture.selector)
    for request in page.requests:
        if said := _failure(request, page):
            yield Fault(FaultKind.REQUEST, stage, page, f"{request.url[:160]} {said}")
    for message in page.console:
        if message.level == "exception" and not ours and not _harmless(message.text):
            yield Fault(FaultKind.SCRIPT, stage, page, message.text[:200])


def _failure(request: Request, page: PageView) -> str:
    """How a part that the shop itself sends failed, in words; empty when it did not, or is not the shop's."""
    if request.refused or not same_shop(request.url, page.url):
        return ""
    known = data("faults")["harmless"]
    status = request.status or 0
    if status in known["turned_away"]:
        return ""
    if request.type in ("script", "stylesheet"):
        if status >= 400:
            return f"answers {status}"
        if request.failed and not any(words in request.failed.lower() for words in known["requests"]):
            return f"did not come ({request.failed})"
    if request.type in ("xhr", "fetch") and status >= 500:
        return f"answers {status}"
    return ""


def _harmless(text: str) -> bool:
    return any(words in text.lower() for words in data("faults")["harmless"]["errors"])

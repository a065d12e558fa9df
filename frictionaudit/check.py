"""The plug-in interface of checks: a pure function from the evidence to an outcome.

    \"\"\"The page is wider than the phone.

    **Why it matters.** …   **What counts.** …   **How to fix it.** …
    \"\"\"

    @check("fits-my-screen", title="…", family="mobile-layout", …)
    def fits_my_screen(journey: Journey) -> Outcome: ...

The module's docstring is the check's page in the catalogue.
"""

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from frictionaudit.evidence import Box, Control, Fact, Field, Journey, Line, Mark, PageView, Stage

Judge = Callable[[Journey], "Outcome"]
RivalJudge = Callable[[Journey, tuple[Journey, ...]], "Outcome"]
"""Judges a site beside its rivals: the site's journey, then those of the others on the same device in the same round."""


class Verdict(StrEnum):
    """The answer of a check. `unclear` and `error` are never good news and never bad news."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not-applicable"
    ERROR = "error"

    @property
    def settled(self) -> bool:
        """Whether the check could tell."""
        return self in (Verdict.PASS, Verdict.WARN, Verdict.FAIL)


class Tier(StrEnum):
    """Basics are fixed before anything shiny is built."""

    BASICS = "basics"
    SHINY = "shiny"


class Effort(StrEnum):
    """Usual effort to fix: S days, M weeks, L a quarter."""

    S = "S"
    M = "M"
    L = "L"


class Confidence:
    """How far a kind of evidence can be trusted, 0-1 (defaults of the scoring model)."""

    MEASURED = 0.95
    TEXT = 0.8
    DECLARED = 0.5
    WIRED = 0.6


class Finding(Fact):
    """One thing to look at. It always points somewhere: page, element, box, quote."""

    message: str
    page: int
    """Index of the page in the journey."""
    selector: str = ""
    box: Box | None = None
    quote: str = ""


class Outcome(Fact):
    """What a check found on one site and device."""

    verdict: Verdict
    friction: float | None = None
    """0 smooth to 1 stuck; None unless the verdict is settled."""
    confidence: float = Confidence.MEASURED
    measured: str = ""
    """The measured value with its unit, for people."""
    reason: str = ""
    """One sentence: why this verdict."""
    findings: tuple[Finding, ...] = ()


WARN_FRICTION = 0.4
"""Friction of a warning that has no number of its own (scoring model: pass 0, warn 0.4, fail 1)."""
MOST_FINDINGS = 12
"""More than these would bury the reader; the reason states the full count."""


@dataclass(frozen=True, slots=True)
class Check:
    """A check with all that the runner, the catalogue and the reports need to know of it."""

    id: str
    title: str
    """In the shopper's words."""
    family: str
    stage: str
    """Stage of the customer's path: awareness, consideration, purchase, post-purchase, loyalty."""
    weight: int
    """1-10 within its family."""
    judge: Judge | RivalJudge
    needs: tuple[Stage, ...]
    """Without a page of each of these there is no answer."""
    uses: tuple[Stage, ...]
    """Looked at where they were seen."""
    tier: Tier
    core: bool
    stopper: bool
    effort: Effort
    owner: str
    sources: tuple[str, ...]
    since: str
    summary: str
    why: str
    counts: str
    fix: str
    module: str
    among_rivals: bool = False
    """`judge` takes the rivals' journeys as its second argument."""


def check(
    id: str,
    *,
    title: str,
    family: str,
    stage: str,
    weight: int,
    effort: str,
    owner: str,
    sources: Iterable[str],
    needs: Iterable[Stage] = (),
    uses: Iterable[Stage] = (),
    tier: str = "basics",
    core: bool = True,
    stopper: bool = False,
    since: str = "0.1",
) -> Callable[[Judge | RivalJudge], Check]:
    """Turn a pure function into a `Check`; the module's docstring becomes its catalogue page.

    A function of one argument judges a journey by itself; one of two arguments is given the rivals' journeys as well.

    Raises:
        ValueError: the docstring lacks one of its three parts, or the id is not lower-case words with hyphens.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id):
        raise ValueError(f"check id {id!r}: use lower-case words joined by hyphens")

    def build(judge: Judge | RivalJudge) -> Check:
        parts = _docstring_parts(inspect.getdoc(inspect.getmodule(judge)) or "", id)
        return Check(
            id=id,
            title=title,
            family=family,
            stage=stage,
            weight=weight,
            judge=judge,
            among_rivals=len(inspect.signature(judge).parameters) == 2,
            needs=tuple(needs),
            uses=tuple(uses),
            tier=Tier(tier),
            core=core,
            stopper=stopper,
            effort=Effort(effort),
            owner=owner,
            sources=tuple(sources),
            since=since,
            module=judge.__module__,
            **parts,
        )

    return build


_PARTS = {"why": "Why it matters.", "counts": "What counts.", "fix": "How to fix it."}


def _docstring_parts(doc: str, id: str) -> dict[str, str]:
    summary, _, rest = doc.strip().partition("\n\n")
    parts = {"summary": " ".join(summary.split())}
    for key, title in _PARTS.items():
        found = re.search(rf"\*\*{re.escape(title)}\*\*(.*?)(?=\*\*[A-Z][a-z ]+\.\*\*|\Z)", rest, re.S)
        if not found or not found[1].strip():
            raise ValueError(f"check {id!r}: the module's docstring needs a part “**{title}**”")
        parts[key] = " ".join(found[1].split())
    return parts


def graded(value: float, *, pass_at: float, fail_at: float) -> float:
    """Friction of a number on the line between the pass and the fail threshold, 0-1.

    Works both ways: with `fail_at` below `pass_at`, higher is better.
    """
    return min(max((value - pass_at) / (fail_at - pass_at), 0.0), 1.0)


def passed(
    reason: str, findings: Iterable[Finding] = (), *, measured: str = "", confidence: float = Confidence.MEASURED
) -> Outcome:
    """Smooth. Findings are the proof."""
    return _settled(Verdict.PASS, 0.0, reason, findings, measured, confidence)


def warned(
    reason: str,
    findings: Iterable[Finding] = (),
    *,
    measured: str = "",
    friction: float = WARN_FRICTION,
    confidence: float = Confidence.MEASURED,
) -> Outcome:
    """Some friction."""
    return _settled(Verdict.WARN, friction, reason, findings, measured, confidence)


def failed(
    reason: str,
    findings: Iterable[Finding] = (),
    *,
    measured: str = "",
    friction: float = 1.0,
    confidence: float = Confidence.MEASURED,
) -> Outcome:
    """The shopper is hindered."""
    return _settled(Verdict.FAIL, friction, reason, findings, measured, confidence)


def unclear(reason: str, findings: Iterable[Finding] = ()) -> Outcome:
    """It could not be told: says why, counts as neither good nor bad."""
    return Outcome(verdict=Verdict.UNCLEAR, confidence=0, reason=reason, findings=tuple(findings)[:MOST_FINDINGS])


def not_applicable(reason: str) -> Outcome:
    """The question does not arise on this site; weight 0."""
    return Outcome(verdict=Verdict.NOT_APPLICABLE, confidence=0, reason=reason)


def _settled(
    verdict: Verdict, friction: float, reason: str, findings: Iterable[Finding], measured: str, confidence: float
) -> Outcome:
    return Outcome(
        verdict=verdict,
        friction=round(friction, 4),
        confidence=confidence,
        measured=measured,
        reason=reason,
        findings=tuple(findings)[:MOST_FINDINGS],
    )


def point_at(page: PageView, thing: Control | Field | Line | Mark | None, message: str, quote: str = "") -> Finding:
    """A finding that points at something on a page; with `thing` None at the page as a whole."""
    if thing is None:
        return Finding(message=message, page=page.index, quote=quote)
    words = (
        thing.text
        if isinstance(thing, Line | Mark)
        else thing.label or thing.placeholder
        if isinstance(thing, Field)
        else thing.name
    )
    return Finding(
        message=message, page=page.index, selector=thing.selector, box=thing.box, quote=(quote or words)[:400]
    )

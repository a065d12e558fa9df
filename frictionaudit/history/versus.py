"""Two runs side by side: one brand then and now, or two brands' own sites against each other. Pure.

One brand's runs are held together as the change report does it (`history/changes.py`). Two brands' sites are compared like a
subject with a rival: only on checks that are settled on both, and a difference is called by `difference.py`.
"""

from collections.abc import Iterator, Sequence
from typing import Literal
from urllib.parse import urlsplit

from frictionaudit import compare, telling
from frictionaudit.evidence import Fact
from frictionaudit.history import changes
from frictionaudit.history.snapshot import snapshot
from frictionaudit.markdown import escaped
from frictionaudit.names import slug
from frictionaudit.result import AuditResult, Call, Combined, Gap, Since, SiteResult

Standing = Literal["first smoother", "second smoother", "level", "unknown"]


class Side(Fact):
    """One of two runs: the brand's own site in it."""

    name: str
    """Of the site; with the run's name where both sites are called the same."""
    audit: str
    run: str
    score: float | None
    """Of the whole site, with its range."""
    low: float
    high: float
    reason: str
    """Why it was not audited as far as asked; empty where it was."""


class VersusRow(Fact):
    """A check on both sides."""

    check: str
    title: str
    first: str
    second: str
    standing: Standing
    call: Call | None
    """What the standing rests on; None where one side is not settled."""


class Versus(Fact):
    """Two brands' own sites against each other."""

    first: Side
    second: Side
    why_not: str
    """Why the two cannot be compared; empty when they can."""
    gap: Gap | None = None
    """First minus second in points, on the checks settled on both."""
    rows: tuple[VersusRow, ...] = ()


def one_brand(first: AuditResult, second: AuditResult) -> bool:
    """Whether both runs are about the same shop: the same name or the same host."""
    return slug(first.subject) == slug(second.subject) or _host(first) == _host(second)


def _host(result: AuditResult) -> str:
    return urlsplit(result.site(result.subject).url).netloc


def then_and_now(one: AuditResult, other: AuditResult) -> Since:
    """What changed between two runs of one brand, from the older to the newer."""
    before, after = sorted((snapshot(one), snapshot(other)), key=lambda run: (run.created, run.run))
    return changes.since(after, [before], before)


def versus(first: AuditResult, second: AuditResult) -> Versus:
    """Two brands' own sites against each other."""
    ours, theirs = first.site(first.subject), second.site(second.subject)
    if ours.name == theirs.name:
        ours = ours.model_copy(update={"name": f"{ours.name} ({first.run})"})
        theirs = theirs.model_copy(update={"name": f"{theirs.name} ({second.run})"})
    told = Versus(
        first=_side(first, ours), second=_side(second, theirs), why_not=_why_not(first, second, (ours, theirs))
    )
    if told.why_not:
        return told
    return told.model_copy(
        update={
            "gap": compare.gaps(first.checks, (ours, theirs), ours.name)[0],
            "rows": tuple(_rows(first, ours, theirs)),
        }
    )


def _side(result: AuditResult, site: SiteResult) -> Side:
    score = site.score
    return Side(
        name=site.name,
        audit=result.audit,
        run=result.run,
        score=score.value,
        low=score.low,
        high=score.high,
        reason=site.reason,
    )


def _why_not(first: AuditResult, second: AuditResult, sites: Sequence[SiteResult]) -> str:
    lost = next((site for site in sites if site.status == "not-audited"), None)
    if lost is not None:
        return f"{lost.name} was not audited: {lost.reason or 'no reason is recorded'}"
    return changes.incomparable(snapshot(first), snapshot(second))


def _rows(result: AuditResult, ours: SiteResult, theirs: SiteResult) -> Iterator[VersusRow]:
    """Every check that one of them was asked, what differs first."""
    shared = [check for check in result.checks if check.id in ours.checks and check.id in theirs.checks]
    found = [_row(check.id, check.title, check.family, ours, theirs) for check in shared]
    yield from sorted(found, key=lambda row: _ORDER.index(row.standing))


_ORDER: tuple[Standing, ...] = ("second smoother", "first smoother", "level", "unknown")


def _row(id: str, title: str, family: str, ours: SiteResult, theirs: SiteResult) -> VersusRow:
    settled = ours.checks[id].friction is not None and theirs.checks[id].friction is not None
    found = compare.friction_call(ours, theirs, id, family) if settled else None
    standing: Standing = "unknown" if found is None else _STANDING[found.standing]
    first, second = _words(ours.checks[id]), _words(theirs.checks[id])
    return VersusRow(check=id, title=title, first=first, second=second, standing=standing, call=found)


_STANDING: dict[str, Standing] = {
    "higher": "second smoother",
    "lower": "first smoother",
    "level": "level",
    "unknown": "unknown",
}


def _words(answer: Combined) -> str:
    measured = telling.short(answer.measured)
    return f"{answer.verdict}, {measured}" if measured else answer.verdict.value


def lines(told: Versus) -> Iterator[str]:
    """The comparison as plain text, one line a fact."""
    for side in (told.first, told.second):
        yield f"{side.name}: {_score(side)} (audit {side.audit}, run {side.run})"
    yield _verdict(told)
    for row in told.rows:
        yield f"  {standing_words(told, row)}: {row.check}: {row.first} / {row.second}"


def markdown(told: Versus) -> Iterator[str]:
    """The comparison as Markdown, text of shops escaped."""
    yield f"# {escaped(told.first.name)} and {escaped(told.second.name)}"
    yield ""
    yield escaped(_verdict(told))
    yield ""
    yield "| | Score | Audit | Run |"
    yield "| --- | ---: | --- | --- |"
    for side in (told.first, told.second):
        yield f"| {' | '.join(escaped(cell) for cell in (side.name, _score(side), side.audit, side.run))} |"
    if told.rows:
        yield ""
        yield f"| Check | {escaped(told.first.name)} | {escaped(told.second.name)} | |"
        yield "| --- | --- | --- | --- |"
    for row in told.rows:
        yield f"| {' | '.join(escaped(cell) for cell in (row.title, row.first, row.second, standing_words(told, row)))} |"


def standing_words(told: Versus, row: VersusRow) -> str:
    """`Acme smoother (facts)`, `level (within the known noise)`, `could not be told on both`."""
    if row.call is None:
        return "could not be told on both"
    if row.standing in ("level", "unknown"):
        return f"{row.standing} ({row.call.basis})"
    return f"{(told.first if row.standing == 'first smoother' else told.second).name} smoother ({row.call.basis})"


def _score(side: Side) -> str:
    return "no score" if side.score is None else f"{side.score:.1f} ({side.low:.0f}-{side.high:.0f})"


def _verdict(told: Versus) -> str:
    if told.why_not:
        return f"They cannot be compared: {told.why_not}."
    gap = told.gap
    if gap is None or gap.points is None:
        return "Too little could be told on both to compare them."
    if gap.standing == "level":
        return f"Level on the {gap.checks} checks settled on both ({_basis(gap)})."
    how = "ahead of" if gap.standing == "ahead" else "behind"
    points = f"{abs(gap.points):.1f} points {how} {told.second.name}"
    return f"{told.first.name} is {points} on the {gap.checks} checks settled on both ({_basis(gap)})."


def _basis(gap: Gap) -> str:
    return gap.call.basis if gap.call else "nothing to compare"

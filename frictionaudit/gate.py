"""Budgets: what [gate] and --fail-on demand of a result, and whether it is so. Pure.

What could not be told is `unclear`, never kept: a site that was not audited passes no gate.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from enum import StrEnum

from frictionaudit.check import Check, Verdict
from frictionaudit.config import GateTable
from frictionaudit.errors import ConfigError
from frictionaudit.result import AuditResult, Budget, BudgetKind, BudgetVerdict, Change, Score


class FailOn(StrEnum):
    """What a run may fail on, as the user types it."""

    ANY_BUDGET = "any-budget"
    """Every budget of [gate]."""
    SCORE = "score"
    FAMILY = "family"
    CHECK = "check"
    GAP = "gap"
    STOPPER = "stopper"
    """A stopper fails, whether [gate] says so or not."""
    NEW_STOPPER = "new-stopper"
    """A stopper fails that did not fail in the last comparable run."""
    WORSE = "worse"
    """Anything on your own site is worse than in the last comparable run."""
    NEVER = "never"
    """Show the budgets, but leave with 0."""


_ASKED_HERE: dict[FailOn, BudgetKind] = {
    FailOn.STOPPER: "stopper",
    FailOn.NEW_STOPPER: "new-stopper",
    FailOn.WORSE: "worse",
}


def check_names(gate: GateTable, checks: Sequence[Check]) -> None:
    """Refuse budgets for what is not installed, before any shop is walked.

    Raises:
        ConfigError: a family or check is not known.
    """
    families = sorted({check.family for check in checks})
    ids = sorted(check.id for check in checks)
    for key, names, known in (("family", gate.family, families), ("check", gate.check, ids)):
        for name in names:
            if name not in known:
                near = get_close_matches(name, known, n=3, cutoff=0.4) or known[:8]
                raise ConfigError(f"gate.{key}: there is no {key} called {name!r}", f"Did you mean: {', '.join(near)}?")


def budgets(result: AuditResult, gate: GateTable, fail_on: Sequence[FailOn] = ()) -> tuple[Budget, ...]:
    """Every budget that was set, with its answer."""
    kinds = {_ASKED_HERE[one] for one in fail_on if one in _ASKED_HERE}
    found = list(_set_budgets(result, gate))
    found += [
        budget for kind in sorted(kinds) if kind not in [one.kind for one in found] for budget in _asked(result, kind)
    ]
    return tuple(found)


def failing(found: Sequence[Budget], fail_on: Sequence[FailOn]) -> tuple[Budget, ...]:
    """Budgets that were not kept and on which the run shall fail; without --fail-on every one does."""
    if FailOn.NEVER in fail_on:
        return ()
    every = not fail_on or FailOn.ANY_BUDGET in fail_on
    wanted = {one.value for one in fail_on}
    return tuple(one for one in found if one.verdict != "kept" and (every or one.kind in wanted))


def _set_budgets(result: AuditResult, gate: GateTable) -> Iterator[Budget]:
    own = result.site(result.subject)
    if gate.min_score is not None:
        yield _least("score", "score", own.score, gate.min_score, _unseen(result))
    for family, least in gate.family.items():
        yield _least("family", f"family {family}", own.families.get(family), least, _unseen(result))
    for check, most in gate.check.items():
        yield _check(result, check, most)
    if gate.no_stoppers:
        yield from _asked(result, "stopper")
    for rival, most in gate.max_gap.items():
        yield _gap(result, rival, most)


def _unseen(result: AuditResult) -> str:
    own = result.site(result.subject)
    return own.reason if own.status == "not-audited" else ""


def _least(kind: BudgetKind, name: str, score: Score | None, least: float, unseen: str) -> Budget:
    value = score.value if score and not unseen else None
    if value is None or score is None:
        reason = unseen or "too little could be settled for a score"
        return Budget(
            kind=kind, name=name, limit=f"at least {least:g}", found="no score", verdict="unclear", reason=reason
        )
    verdict: BudgetVerdict = "kept" if value >= least else "broken"
    reason = f"provisional: {score.coverage:.0%} could be settled" if score.provisional else ""
    return Budget(
        kind=kind, name=name, limit=f"at least {least:g}", found=f"{value:.1f}", verdict=verdict, reason=reason
    )


def _check(result: AuditResult, check: str, most: str | float) -> Budget:
    answer = result.site(result.subject).checks.get(check)
    limit = "pass" if isinstance(most, str) else f"friction at most {most:g}"
    name = f"check {check}"
    if answer is None:
        return Budget(kind="check", name=name, limit=limit, found="not judged", verdict="unclear")
    verdict: BudgetVerdict
    found = answer.verdict.value
    if answer.verdict is Verdict.NOT_APPLICABLE:
        verdict = "unclear" if _unseen(result) else "kept"
    elif answer.friction is None:
        verdict = "unclear"
    elif isinstance(most, str):
        verdict = "kept" if answer.verdict is Verdict.PASS else "broken"
    else:
        verdict, found = ("kept" if answer.friction <= most else "broken"), f"{found}, friction {answer.friction:g}"
    return Budget(kind="check", name=name, limit=limit, found=found, verdict=verdict, reason=answer.reason)


def _gap(result: AuditResult, rival: str, most: float) -> Budget:
    gap = next((one for one in result.gaps if one.rival == rival), None)
    name, limit = f"gap to {rival}", f"at most {most:g} points behind"
    if gap is None or gap.points is None:
        said = next((site.reason for site in result.sites if site.name == rival), "") or _unseen(result)
        reason = said or "nothing was settled on both sides"
        return Budget(kind="gap", name=name, limit=limit, found="unknown", verdict="unclear", reason=reason)
    found = f"{abs(gap.points):.1f} points {'behind' if gap.points < 0 else 'ahead'}"
    return Budget(kind="gap", name=name, limit=limit, found=found, verdict="kept" if -gap.points <= most else "broken")


def _asked(result: AuditResult, kind: BudgetKind) -> Iterator[Budget]:
    """Stoppers, and what is worse than in the last comparable run."""
    if kind == "stopper":
        yield _stoppers(result)
    else:
        kinds = ("new-stopper",) if kind == "new-stopper" else ("new-stopper", "worse")
        yield _changed(result, kind, kinds)


def _stoppers(result: AuditResult) -> Budget:
    own = result.site(result.subject)
    failing = own.score.stoppers
    untold = [
        check.id
        for check in result.checks
        if check.stopper and check.id in own.checks and own.checks[check.id].verdict in (Verdict.UNCLEAR, Verdict.ERROR)
    ]
    verdict: BudgetVerdict = "broken" if failing else "unclear" if untold or _unseen(result) else "kept"
    found = ", ".join(failing) or ("none seen" if verdict == "unclear" else "none")
    reason = _unseen(result) or (f"not told: {', '.join(untold)}" if untold else "")
    return Budget(kind="stopper", name="stoppers", limit="none", found=found, verdict=verdict, reason=reason)


def _changed(result: AuditResult, kind: BudgetKind, kinds: Sequence[str]) -> Budget:
    name = "new stoppers" if kind == "new-stopper" else "worse than before"
    since = result.since_last
    if _unseen(result) or since is None:
        reason = _unseen(result) or "the history could not be asked"
        return Budget(kind=kind, name=name, limit="none", found="unknown", verdict="unclear", reason=reason)
    mine = [one for one in since.changes if one.site == result.subject]
    worse = [one for one in mine if one.kind in kinds]
    apart = [one for one in mine if one.kind == "not-comparable" and not one.check]
    verdict: BudgetVerdict = "broken" if worse else "unclear" if apart else "kept"
    reason = apart[0].reason if apart else "" if since.run else since.note
    found = ", ".join(map(_what, worse)) or ("unknown" if apart else "none")
    return Budget(kind=kind, name=name, limit="none", found=found, verdict=verdict, reason=reason)


def _what(change: Change) -> str:
    return f"{change.check}: {change.before} → {change.after}"

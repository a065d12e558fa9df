"""Changes and budgets in words: the same in the terminal, in Markdown and in the scorecard. Pure.

The words hold text of shops; whoever shows them makes it harmless first.
"""

from collections.abc import Callable, Iterator

from frictionaudit.check import Verdict
from frictionaudit.markdown import escaped
from frictionaudit.result import AuditResult, Budget, Change, ChangeKind, ScoreMove, Since, Spread

KINDS: dict[ChangeKind, str] = {
    "new-stopper": "New stopper",
    "worse": "Worse",
    "better": "Better",
    "fixed": "Fixed",
    "newly-unclear": "Newly unclear",
    "rival-moved": "Rival moved",
    "recipe-drift": "Recipe drift",
    "not-comparable": "Not comparable",
}
LONGEST = 160
"""Letters of a shop's text that a line of a change report holds."""
Tame = Callable[[str], str]
"""Makes text of a shop harmless where it is shown."""


def since_words(since: Since) -> str:
    """`Since run 20260105-120000 (2026-01-05): 3 changes.`"""
    if not since.run:
        return since.note
    day = f" ({since.created:%Y-%m-%d})" if since.created else ""
    if not since.scores:
        return since.note
    count = len(since.changes)
    many = "no change" if not count else f"{count} change{'' if count == 1 else 's'}"
    return f"Since run {since.run}{day}: {many}. {since.note}"


def score_words(move: ScoreMove) -> str:
    """`61.3 → 64.0, better (rank test)`; what was not called a difference is no change."""
    before, after = ("no score" if value is None else f"{value:.1f}" for value in (move.before, move.after))
    basis = f" ({move.call.basis})" if move.call and move.standing != "unknown" else ""
    return f"{before} → {after}, {move.standing}{basis}"


def change_words(change: Change) -> str:
    """`guest-checkout: pass → fail, known since 2026-01-05`, without the kind and the site."""
    what = f"{change.check}: " if change.check else ""
    moved = f"{short(change.before)} → {short(change.after)}" if change.after else short(change.reason)
    rival = f" ({change.direction})" if change.kind == "rival-moved" else ""
    why = f" ({short(change.reason)})" if change.kind == "newly-unclear" and change.reason else ""
    return f"{what}{moved}{rival}{why}{_since_when(change)}"


def _since_when(change: Change) -> str:
    if change.known_since is None or not change.check:
        return ""
    been = "had been known" if change.after.startswith(Verdict.PASS) else "known"
    return f", {been} since {change.known_since:%Y-%m-%d}"


def short(text: str) -> str:
    """Text of a shop, no longer than a line of a change report holds."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def change_lines(since: Since) -> Iterator[str]:
    """The report as plain text, one line a fact."""
    yield since_words(since)
    for move in since.scores:
        yield f"  {move.site}: {score_words(move)}"
    for change in since.changes if since.scores else ():
        yield f"  {KINDS[change.kind]}: {change.site}: {change_words(change)}"


def change_markdown(since: Since) -> Iterator[str]:
    """The report as Markdown, text of shops escaped."""
    yield escaped(since_words(since))
    if since.scores:
        yield ""
        yield "| Site | Score |"
        yield "| --- | --- |"
        yield from (f"| {escaped(move.site)} | {escaped(score_words(move))} |" for move in since.scores)
    if since.scores and since.changes:
        yield ""
        for change in since.changes:
            title = f" “{escaped(change.title)}”" if change.title else ""
            yield f"- **{KINDS[change.kind]}**, {escaped(change.site)}{title}: {escaped(change_words(change))}"


def budget_words(budget: Budget) -> str:
    """`score: 61.3, at least 70 was asked`."""
    why = f" ({short(budget.reason)})" if budget.reason else ""
    return f"{budget.name}: {budget.found}; asked for: {budget.limit}{why}"


def spread_words(result: AuditResult) -> Iterator[tuple[str, str]]:
    """Each site that was visited several times, with its scores in words."""
    for site in result.sites:
        if one := site.spread:
            yield site.name, f"{one.rounds} visits, {_scores(one)}; shown is the one nearest the median"


def _scores(one: Spread) -> str:
    early = f"; {one.unfinished} ended early" if one.unfinished else ""
    if one.median is None:
        return f"none with a score{early}"
    return f"median {one.median:.1f}, {one.least:.1f} to {one.most:.1f}{early}"

"""What of a run is news, and for whom. Pure.

What changed is said by the history, which tells each change in one run alone; a budget is news in the run that breaks it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from frictionaudit.config import AlertKind, AlertTable
from frictionaudit.result import AuditResult, Budget
from frictionaudit.telling import KINDS, budget_words, change_words

GATE_BROKEN: AlertKind = "gate-broken"
SEVERAL: tuple[AlertKind, ...] = (GATE_BROKEN, "recipe-drift")
"""Kinds of which one site may have several that no check tells apart."""
ORDER: tuple[AlertKind, ...] = get_args(AlertKind)


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is not as it was."""

    kind: AlertKind
    site: str
    family: str
    """Family of the check; empty where it is about the whole site."""
    check: str
    words: str
    """What happened, without the kind and the site; holds text of the shop."""

    @property
    def key(self) -> str:
        """Tells it from the other news of its run."""
        return "|".join((self.kind, self.site, self.check, self.words if self.kind in SEVERAL else ""))

    @property
    def line(self) -> str:
        """`Worse: Acme: guest-checkout: pass → fail`"""
        head = "Gate broken" if self.kind == "gate-broken" else KINDS[self.kind]
        return f"{head}: {self.site}: {self.words}"


def news(result: AuditResult, broken_before: Sequence[Budget]) -> tuple[News, ...]:
    """Everything that is news in a run, the worst first.

    Args:
        broken_before: budgets that were broken when they could last be told.
    """
    families = {check.id: check.family for check in result.checks}
    changes = result.since_last.changes if result.since_last else ()
    changed = [News(one.kind, one.site, families.get(one.check, ""), one.check, change_words(one)) for one in changes]
    old = {(one.name, one.limit) for one in broken_before}
    broken = [
        News(GATE_BROKEN, result.subject, _family(one, families), "", budget_words(one))
        for one in result.gate
        if one.verdict == "broken" and (one.name, one.limit) not in old
    ]
    return tuple(sorted((*changed, *broken), key=lambda one: ORDER.index(one.kind)))


def _family(budget: Budget, families: dict[str, str]) -> str:
    """`family checkout-steps` and `check guest-checkout` name theirs; a score or a gap is about the whole site."""
    _, _, name = budget.name.partition(" ")
    if budget.kind == "family":
        return name
    return families.get(name, "") if budget.kind == "check" else ""


def wanted(rule: AlertTable, found: Sequence[News]) -> tuple[News, ...]:
    """The news that a rule asks for. What is about a whole site belongs to each of its families."""
    return tuple(
        one
        for one in found
        if one.kind in rule.on
        and (not rule.sites or one.site in rule.sites)
        and (not rule.families or not one.family or one.family in rule.families)
    )

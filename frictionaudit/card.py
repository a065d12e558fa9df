"""The report card: five questions, each with what the walk saw and what the brand says. Pure.

The two are never mixed into one number: a yes does not make a site smoother. Where they disagree, the row says so.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from frictionaudit.check import Check
from frictionaudit.inputs import quiz
from frictionaudit.inputs.values import Answer, CardRow
from frictionaudit.result import SiteResult
from frictionaudit.score import score


def report_card(
    checks: Sequence[Check], site: SiteResult, said: Mapping[str, bool], kpi: Mapping[str, float]
) -> tuple[CardRow, ...]:
    """The rows, for the audited brand's site."""
    return tuple(_row(rule, checks, site, said, kpi) for rule in quiz.rules()["row"])


def _row(
    rule: Mapping[str, Any],
    checks: Sequence[Check],
    site: SiteResult,
    said: Mapping[str, bool],
    kpi: Mapping[str, float],
) -> CardRow:
    known = {check.id for check in checks}
    missing = tuple(id for id in rule.get("checks", ()) if id not in known)
    asked = [check for check in checks if _belongs(check, rule)]
    found = score(asked if site.status != "not-audited" else (), site.checks)
    enough = found.settled > 0 and found.coverage >= quiz.rules()["answer"]["least_coverage"]
    seen = found.value if enough else None
    seen_answer, said_answer = _seen_answer(seen), quiz.verdict(rule["said"], said)
    return CardRow(
        id=rule["id"],
        question=rule["question"],
        seen=seen,
        seen_answer=seen_answer,
        coverage=found.coverage,
        checks=tuple(check.id for check in asked),
        not_installed=missing,
        said=said_answer,
        answers=quiz.answers(rule["said"], said),
        figures=quiz.figures(rule["kpi"], kpi),
        disagree={seen_answer, said_answer} == {"yes", "no"},
        words=_words(seen_answer, said_answer, bool(asked), not missing),
    )


def _belongs(check: Check, rule: Mapping[str, Any]) -> bool:
    if "all_but" in rule:
        return check.family not in rule["all_but"]
    return check.id in rule.get("checks", ()) or check.family in rule.get("families", ())


def _seen_answer(seen: float | None) -> Answer:
    limits = quiz.rules()["answer"]
    if seen is None:
        return "unknown"
    return "yes" if seen >= limits["yes_from"] else "no" if seen < limits["no_below"] else "mixed"


def _words(seen: Answer, said: Answer, asked: bool, whole: bool) -> str:
    if seen == "unknown":
        why = "the walk could not see enough to tell" if asked else "no check for it is installed"
        return f"Only you can answer: {why}." if said == "unknown" else f"You say {said}; {why}."
    who = "the site" if whole else "the part that was seen"
    site = f"{who} is half way" if seen == "mixed" else f"{who} says {seen}"
    if said == "unknown":
        return f"{site[0].upper()}{site[1:]}; you have not said."
    return f"You say {said}, {'and ' if said == seen else ''}{site}."

# The modules of one plug-in may import each other; nobody else may import them.
# ruff: noqa: TID251
"""What to fix, as every part of the roadmap pack tells it: ranks, owners, sums that add up, and the mix of the work."""

from collections.abc import Sequence
from dataclasses import dataclass

from frictionaudit.api import AuditResult, CheckInfo, Combined, Opportunity, Tier

from .verdict import infos
from .wording import Wording, counted, label, plain, sentence

TOP = 10
"""The actions whose mix of basics and shiny things is measured."""
LEAST_BASICS = 0.8
"""Share of the effort that goes into basics; the rest may be shiny (the 80/20 rule)."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to fix, with its place in the roadmap."""

    rank: int
    one: Opportunity
    info: CheckInfo
    answer: Combined | None
    """Of the brand's own site."""
    lost: float
    """Points that it costs the score."""

    @property
    def measured(self) -> str:
        """What was found, in one sentence."""
        if self.answer is None:
            return "No answer is stored."
        return sentence(self.answer.reason or self.answer.measured, 300)

    @property
    def owner(self) -> str:
        """Its owner; where none is named, who usually has it."""
        return (
            plain(self.one.owner, 60) if self.one.owner_named else f"nobody yet (usually {plain(self.one.owner, 60)})"
        )


def actions(result: AuditResult) -> tuple[Action, ...]:
    """All of the roadmap, best first."""
    known, us = infos(result), result.site(result.subject)
    lost = {one.check: one.points for one in us.score.lost}
    kept = [one for one in result.roadmap if one.check in known]
    return tuple(
        Action(rank, one, known[one.check], us.checks.get(one.check), lost.get(one.check, 0.0))
        for rank, one in enumerate(kept, start=1)
    )


def unowned(found: Sequence[Action]) -> tuple[Action, ...]:
    """Those that have no owner."""
    return tuple(action for action in found if not action.one.owner_named)


def unowned_words(found: Sequence[Action]) -> str:
    """`5 of 16 findings have no owner`."""
    number = len(unowned(found))
    return f"{number} of {counted(len(found), 'finding')} {'has' if number == 1 else 'have'} no owner"


def meter(found: Sequence[Action]) -> float | None:
    """Share of the effort of the first actions that goes into basics, 0-1; None where there is nothing to do."""
    first = found[:TOP]
    whole = sum(action.one.effort for action in first)
    basics = sum(action.one.effort for action in first if action.one.tier is Tier.BASICS)
    return basics / whole if whole else None


def meter_words(found: Sequence[Action], wording: Wording) -> str:
    """The 80/20 rule against the first actions."""
    share = meter(found)
    if share is None:
        return "There is nothing to fix."
    rule = "as it should be" if share >= LEAST_BASICS else "too little: fix basics before anything shiny"
    return (
        f"{wording.share(share)} of the effort of the first {counted(min(len(found), TOP), 'action')} goes into basics "
        f"({wording.share(LEAST_BASICS)} or more is asked): {rule}."
    )


def impact_sum(one: Opportunity, wording: Wording) -> str:
    """`weight 3.92 × friction 1 × rival 1.5 = impact 5.88`; empty where an older result holds no parts."""
    f = wording.figure
    if not one.weight:
        return ""
    return f"weight {f(one.weight)} × friction {f(one.friction)} × rival {f(one.rival_boost)} = impact {f(one.impact)}"


def priority_sum(one: Opportunity, wording: Wording) -> str:
    """`impact 5.88 × reach 1 × confidence 0.8 ÷ effort 2 × stopper 1.5 × your figures 2.38 = 8.4`."""
    f = wording.figure
    stopper = f" × stopper {f(one.stopper_factor)}" if one.stopper_factor != 1 else ""
    figures = f" × your figures {f(one.inputs_factor)}" if one.funnel_step or one.voice_factor != 1 else ""
    return (
        f"impact {f(one.impact)} × reach {f(one.reach)} × confidence {f(one.confidence)} ÷ effort {f(one.effort)}"
        f"{stopper}{figures} = {f(one.priority)}"
    )


def figures_sum(one: Opportunity, wording: Wording) -> str:
    """Where the factor of the user's own figures comes from; empty where they brought none."""
    f = wording.figure
    parts = [
        *([f"funnel {f(one.funnel_factor)} (drop after {label(one.funnel_step).lower()})"] if one.funnel_step else []),
        *([f"voice of the customer {f(one.voice_factor)}"] if one.voice_factor != 1 else []),
    ]
    reach = f"reach: {plain(one.reach_basis, 120)}" if one.reach_basis else ""
    return "; ".join(filter(None, (f"your figures: {' × '.join(parts)}" if parts else "", reach)))

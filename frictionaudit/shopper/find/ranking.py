"""Candidates for a goal, best first, and those that led on the time before."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from frictionaudit.evidence import Control, Stage
from frictionaudit.recipe import Recipe, same_words
from frictionaudit.shopper.find.places import same_page
from frictionaudit.shopper.firewall.acts import Act


@dataclass(frozen=True, slots=True)
class Candidate:
    """A control that may lead to the goal."""

    control: Control
    score: float
    reasons: tuple[str, ...]


LED_ON = "led on last time"


def ranked(controls: Iterable[Control], score: Callable[[Control], tuple[float, list[str]]]) -> list[Candidate]:
    """Controls with a positive score, best first, in page order among equals."""
    found = [
        Candidate(control, points, tuple(reasons))
        for control in controls
        for points, reasons in [score(control)]
        if points > 0
    ]
    return sorted(found, key=lambda one: (-one.score, one.control.box.y, one.control.index))


def recalled(candidates: Sequence[Candidate], recipe: Recipe | None, act: Act, stage: Stage) -> list[Candidate]:
    """What led on last time first, by role and text, or by the list it led to; else in the order given. Adds nothing."""
    if recipe is None:
        return list(candidates)
    known = {(step.role, same_words(step.name)) for step in recipe.steps if step.act == act and step.stage is stage}

    def led_on(control: Control) -> bool:
        to_list = stage is Stage.LISTING and act is Act.FOLLOW and same_page(control.href, recipe.listing)
        return to_list or (control.role or control.tag, same_words(control.name or control.hints)) in known

    told = [replace(one, reasons=(*one.reasons, LED_ON)) if led_on(one.control) else one for one in candidates]
    return sorted(told, key=lambda one: LED_ON not in one.reasons)

"""What the walk saw against what customers say, family by family: the square of seen and heard. Pure.

Heard means: more than the family's own share of the scoring model. Heard but not seen is the walk's blind spot, never
good news; which kind of blind it is, the note says.
"""

from collections.abc import Sequence

from frictionaudit.check import Check, Verdict
from frictionaudit.inputs.values import FamilyVoice, Quadrant, SeenHeard, Voice
from frictionaudit.result import SiteResult


def seen_heard(checks: Sequence[Check], site: SiteResult, voice: Voice | None) -> tuple[SeenHeard, ...]:
    """Every family that has a check or was heard, what to do first on top; empty without a voice of the customer."""
    rows = [_row(checks, site, one) for one in voice.families] if voice else []
    shown = [row for row in rows if row.heard or any(check.family == row.family for check in checks)]
    return tuple(sorted(shown, key=lambda row: (_ORDER.index(row.quadrant), -row.heard, -row.seen, row.family)))


_ORDER: tuple[Quadrant, ...] = ("fix now", "look by hand", "silent friction", "leave")


def _row(checks: Sequence[Check], site: SiteResult, voice: FamilyVoice) -> SeenHeard:
    mine = [check.id for check in checks if check.family == voice.family]
    seen = sum((site.checks[id].friction or 0) > 0 for id in mine if id in site.checks)
    heard = voice.count > 0 and voice.share > voice.prior
    quadrant: Quadrant = ("fix now" if heard else "silent friction") if seen else "look by hand" if heard else "leave"
    return SeenHeard(
        family=voice.family, quadrant=quadrant, seen=seen, heard=voice.count, note=_note(quadrant, mine, site, voice)
    )


def _note(quadrant: Quadrant, mine: Sequence[str], site: SiteResult, voice: FamilyVoice) -> str:
    since = f" First heard on {voice.first}." if voice.first else ""
    if quadrant == "fix now":
        return f"Customers say it and the walk saw it.{since}"
    if quadrant == "silent friction":
        return (
            "The walk saw it; customers say little of it." if voice.count else "The walk saw it; no customer says it."
        )
    untold = sum(not site.checks[id].verdict.settled for id in mine if id in site.checks and _asked(site, id))
    blind = (
        "No check for it is installed."
        if not mine
        else f"{untold} of {len(mine)} checks could not tell."
        if untold
        else "Every check that could tell found it smooth."
    )
    return f"{blind}{since}" if quadrant == "look by hand" else blind


def _asked(site: SiteResult, check: str) -> bool:
    return site.checks[check].verdict is not Verdict.NOT_APPLICABLE

"""How fast the main pages opened in the speed pass, and how far the machine that measured can be trusted.

In: a journey. Out: a `Lab` with the loads that gave figures; pure, no thresholds.
"""

from dataclasses import dataclass

from frictionaudit.evidence import Journey, Load

HOPELESS = 0.5
"""Share of the speed needed under which a slow page cannot be told from a slow machine (our choice)."""


@dataclass(frozen=True, slots=True)
class Lab:
    """What the speed pass tells."""

    loads: tuple[Load, ...]
    """Loads with figures."""
    missing: tuple[Load, ...]
    """Loads that failed; each says why."""
    slow_machine: bool
    """The machine was too slow for the profile: pages look slower than they are."""
    hopeless_machine: bool
    """It was less than half as fast as needed: that a page looks slow says nothing of the page."""
    profile: str

    @property
    def circumstances(self) -> str:
        """How it was measured, for people."""
        said = f"one load each under the profile {self.profile}, a lab figure"
        return f"{said}; this machine was slower than the profile expects" if self.slow_machine else said


def lab(journey: Journey) -> Lab | None:
    """The speed pass of a journey; None when none was made."""
    told = journey.speed
    if told is None:
        return None
    speed, least = told.machine or 0, told.machine_least or 0
    return Lab(
        tuple(load for load in told.loads if not load.problem),
        tuple(load for load in told.loads if load.problem),
        speed < least,
        speed < least * HOPELESS,
        told.profile,
    )


def why_no_figures(journey: Journey) -> str:
    """Why a journey has no lab figures, for people."""
    told = lab(journey)
    if told is None:
        return "how fast the pages open was not measured ([speed] profile in audit.toml)"
    said = "; ".join(f"{load.stage}: {load.problem}" for load in told.missing)
    return f"no page could be measured: {said}" if said else "no page of the main line was seen, so none was measured"

"""How a trip behaves towards the shop, and how it tells its progress."""

from collections.abc import Callable
from dataclasses import dataclass

from frictionaudit.evidence import Stage, Trip

Tell = Callable[[Trip, Stage, str], None]
"""Progress: trip, stage, what it is doing."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a trip behaves: budgets in milliseconds, pace, robots, mail domain of the synthetic shopper."""

    pace_ms: int = 1000
    page_timeout_ms: int = 20_000
    trip_timeout_ms: int = 300_000
    arrival_watch_ms: int = 15_000
    respect_robots: bool = True
    user_agent_suffix: str = ""
    mail_domain: str = "example.com"
    wallet_pass: bool = True
    search_pass: bool = False
    speed: str = "none"
    """Profile of the speed pass; "none" leaves it out."""

"""How many trips this machine can walk side by side. `[walk] concurrency = "auto"`."""

import os
from contextlib import suppress
from pathlib import Path

import psutil

FIRST_TRIP_MB = 550
"""The program and a browser with its first trip; measured by `make bench-walk` on the demo stores."""
FURTHER_TRIP_MB = 130
"""Each further trip in the same browser; same source."""
MOST = 16
"""More trips than this wait for one another in one browser."""
_CGROUP = Path("/sys/fs/cgroup")


def trips_at_once(cores: int, free_mb: float) -> int:
    """Trips side by side, at least one: one a core, as far as memory goes. Pure.

    A trip waits for its shop most of the time, but what it does between waits (layout, screenshots) fills a core.
    """
    by_memory = 1 + int((free_mb - FIRST_TRIP_MB) // FURTHER_TRIP_MB)
    return max(1, min(cores, by_memory, MOST))


def here() -> int:
    """The same for this machine, or for the container that holds the program."""
    return trips_at_once(_cores(), _free_mb())


def _cores() -> int:
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota, _, period = _told("cpu.max").partition(" ")
    if quota.isdigit() and period.isdigit():
        return max(1, min(allowed, int(quota) // int(period)))
    return allowed


def _free_mb() -> float:
    free = float(psutil.virtual_memory().available)
    most, used = _told("memory.max"), _told("memory.current")
    if most.isdigit() and used.isdigit():
        free = min(free, int(most) - int(used))
    return free / 1e6


def _told(name: str) -> str:
    """What the container's limits say; empty where there are none, or no control groups."""
    with suppress(OSError):
        return (_CGROUP / name).read_text().strip()
    return ""

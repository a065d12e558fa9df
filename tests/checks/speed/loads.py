"""Journeys with a speed pass, for tests of the speed checks."""

from typing import Any

from frictionaudit.evidence import Journey, Load, SpeedPass, Stage
from tests.evidence import journey, page

PAGES = {Stage.HOME: page(), Stage.LISTING: page(), Stage.PRODUCT: page()}


def load(stage: Stage = Stage.HOME, **more: Any) -> Load:
    """A quick load unless told otherwise."""
    quick: dict[str, Any] = {"largest_paint_ms": 1500, "layout_shift": 0.0, "blocking_ms": 50, "status": 200}
    return Load(stage=stage, url=f"https://shop.test/{stage}", **(quick | more))


def speed(*loads: Load, machine: int | None = 1200) -> SpeedPass:
    return SpeedPass(
        profile="lighthouse-mobile",
        latency_ms=562.5,
        down_kbps=1475,
        up_kbps=675,
        slowdown=4,
        machine=machine,
        machine_least=600,
        loads=loads,
    )


def measured(*loads: Load, machine: int | None = 1200, **more: Any) -> Journey:
    """A journey whose three main pages were measured; the given loads replace those of their stage."""
    own = {one.stage: one for one in loads}
    every = [own.get(stage) or load(stage) for stage in PAGES]
    return journey(PAGES, speed=speed(*every, machine=machine), **more)

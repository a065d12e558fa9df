"""How many trips a machine walks side by side."""

from pathlib import Path

import pytest

from frictionaudit import capacity
from frictionaudit.config import parse

SITE = {"name": "Acme", "url": "https://acme.test/"}


@pytest.mark.parametrize(
    ("cores", "free_mb", "trips"),
    [
        (2, 8000, 2),
        (8, 8000, 8),
        (64, 64_000, capacity.MOST),
        (8, 550, 1),
        (8, 679, 1),
        (8, 680, 2),
        (8, 1000, 4),
        (1, 8000, 1),
        (4, 100, 1),
        (4, -50, 1),
    ],
)
def test_one_a_core_as_far_as_memory_goes(cores: int, free_mb: float, trips: int) -> None:
    assert capacity.trips_at_once(cores, free_mb) == trips


def test_the_limits_of_a_container_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capacity, "_CGROUP", tmp_path)
    unlimited = capacity.here()
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "cpu.max").write_text("max 100000\n")
    assert capacity.here() == unlimited
    (tmp_path / "memory.max").write_text("800000000\n")
    (tmp_path / "memory.current").write_text("200000000\n")
    assert capacity.here() == 1
    (tmp_path / "memory.max").write_text("64000000000\n")
    (tmp_path / "cpu.max").write_text("150000 100000\n")
    assert capacity.here() == 1


def test_auto_is_the_default_and_a_number_is_kept() -> None:
    assert parse({"site": SITE}, "audit.toml").walk.concurrency == "auto"
    assert parse({"site": SITE, "walk": {"concurrency": 3}}, "audit.toml").walk.concurrency == 3

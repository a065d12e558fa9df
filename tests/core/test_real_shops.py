"""What the shops of the benchmark rest on and can be tried without installing any of them."""

from pathlib import Path

import pytest

from tests.shops.real.install import CannotInstallError, folder_of, once, run
from tests.shops.real.systems import SYSTEMS


def test_a_folder_is_filled_once_and_again_when_its_recipe_changes(tmp_path: Path) -> None:
    seed = tmp_path / "seed.py"
    seed.write_text("one")
    builds: list[Path] = []

    def build(folder: Path) -> None:
        assert not any(folder.iterdir())
        (folder / "shop.txt").touch()
        builds.append(folder)

    for _ in range(2):
        once(tmp_path / "shop", ("package==1", seed), build)
    assert len(builds) == 1
    seed.write_text("two")
    once(tmp_path / "shop", ("package==1", seed), build)
    assert len(builds) == 2


def test_a_folder_that_failed_half_way_is_filled_again(tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "half").touch()
        raise CannotInstallError("no")

    with pytest.raises(CannotInstallError):
        once(tmp_path / "shop", ("package",), fail)
    again = once(tmp_path / "shop", ("package",), lambda folder: (folder / "whole").touch())
    assert {path.name for path in again.iterdir()} == {"whole", ".complete"}


def test_a_step_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(CannotInstallError, match="ended with 3:\nno such package"):
        run(("sh", "-c", "echo no such package; exit 3"), tmp_path)
    with pytest.raises(CannotInstallError, match="no-such-program"):
        run(("no-such-program",), tmp_path)


def test_systems_are_installed_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRICTIONAUDIT_BENCH", str(tmp_path))
    assert folder_of("shop") == tmp_path / "shop"


def test_each_system_has_a_name_of_its_own_and_says_its_licence() -> None:
    assert len({system.name for system in SYSTEMS}) == len(SYSTEMS)
    assert all(system.licence for system in SYSTEMS)

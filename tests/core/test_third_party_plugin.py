"""A package of somebody else adds a check: it is found, judged, scored and shown like the built-in ones."""

import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from frictionaudit import catalogue, plugins
from frictionaudit.check import Verdict
from frictionaudit.errors import UsageError
from frictionaudit.evidence import Stage
from frictionaudit.judge import judge_all
from tests.evidence import field, journey, page

PACKAGE = Path(__file__).resolve().parents[1] / "plugins" / "thirdparty_check"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package, put on the path as an installer would."""
    project = tomllib.loads((PACKAGE / "pyproject.toml").read_text())["project"]
    shutil.copy(PACKAGE / "thirdparty_check.py", tmp_path)
    info = tmp_path / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    groups = (
        f"[{group}]\n" + "".join(f"{name} = {target}\n" for name, target in points.items())
        for group, points in project["entry-points"].items()
    )
    (info / "entry_points.txt").write_text("\n".join(groups))
    monkeypatch.delitem(sys.modules, "thirdparty_check", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_it_is_found_beside_the_built_in_checks(installed: Path) -> None:
    found = {check.id: check for check in plugins.checks()}
    assert found["search-on-home"].module == "thirdparty_check"
    assert len(found) > 1


def test_without_the_package_there_is_no_such_check() -> None:
    assert "search-on-home" not in {check.id for check in plugins.checks()}


@pytest.mark.parametrize(("kind", "verdict"), [("search", Verdict.PASS), ("email", Verdict.FAIL)])
def test_it_is_judged(installed: Path, kind: str, verdict: Verdict) -> None:
    evidence = journey({Stage.HOME: page(fields=(field("Search", type=kind),))})
    assert judge_all(evidence, plugins.checks())["search-on-home"].verdict is verdict


def test_its_docstring_is_its_page_in_the_catalogue(installed: Path) -> None:
    text = catalogue.page(next(check for check in plugins.checks() if check.id == "search-on-home"))
    assert "Put a search field into the header" in text


def test_it_uses_the_public_interface_alone() -> None:
    imports = [line for line in (PACKAGE / "thirdparty_check.py").read_text().splitlines() if "import" in line]
    assert [line.split()[1] for line in imports] == ["frictionaudit.api"]


def test_a_package_that_cannot_be_imported_is_named_with_what_to_do(installed: Path) -> None:
    (installed / "thirdparty_check.py").write_text("import nothing_of_this_name\n")
    with pytest.raises(UsageError, match="thirdparty-check cannot be loaded: ModuleNotFoundError") as raised:
        plugins.checks()
    assert "pip uninstall thirdparty-check" in raised.value.advice


def test_a_package_that_takes_a_built_in_id_is_refused(installed: Path) -> None:
    source = installed / "thirdparty_check.py"
    taken = plugins.checks()[0].id
    source.write_text(source.read_text().replace('"search-on-home"', f'"{taken}"'))
    sys.modules.pop("thirdparty_check", None)
    with pytest.raises(UsageError, match=f"share the id '{taken}'"):
        plugins.checks()

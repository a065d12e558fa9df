"""House rules of the repository: what a reader may rely on without looking."""

import ast
import sys
import tomllib
from pathlib import Path

import pytest

from frictionaudit import catalogue, pipeline, plugins
from frictionaudit.check import Check
from frictionaudit.result import AuditResult
from frictionaudit.score import model
from frictionaudit.template import AUDIT_TOML

ROOT = Path(__file__).parents[2]
CHECKS = plugins.checks()
CHECK_FILES = sorted(path for path in (ROOT / "checks").glob("*/*.py") if not path.name.startswith("_"))
REPORT_FILES = sorted((ROOT / "reports").glob("*.py"))
REPORT_LIBRARIES = {"babel", "jinja2", "markupsafe", "PIL", "pptx", "segno", "frictionaudit"}


def imported(path: Path) -> set[str]:
    """Modules that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


CORE = {
    "cart": 2,
    "checkout-steps": 7,
    "delivery": 4,
    "findability": 2,
    "mobile-layout": 6,
    "mobile-payments": 3,
    "product-page": 3,
    "returns-policy": 3,
    "speed": 5,
    "support-contact": 2,
}
"""Core checks that each family has at least."""


@pytest.mark.parametrize("family", CORE)
def test_the_core_checks_of_each_family_are_there(family: str) -> None:
    assert sum(check.core for check in CHECKS if check.family == family) >= CORE[family]


@pytest.mark.parametrize("path", CHECK_FILES, ids=lambda path: path.stem)
def test_one_check_is_one_id_one_file_and_one_test_file(path: Path) -> None:
    mine = [check for check in CHECKS if check.module == f"frictionaudit.checks.{path.parent.name}.{path.stem}"]
    assert [check.id for check in mine] == [path.stem.replace("_", "-")]
    assert mine[0].family == path.parent.name.replace("_", "-")
    assert (ROOT / "tests" / "checks" / path.parent.name / f"test_{path.stem}.py").is_file()


def test_every_check_has_a_file_of_its_own() -> None:
    assert {check.id for check in CHECKS} == {path.stem.replace("_", "-") for path in CHECK_FILES}


@pytest.mark.parametrize("path", sorted((ROOT / "checks").glob("*/*.py")), ids=lambda path: path.stem)
def test_checks_import_the_public_interface_alone(path: Path) -> None:
    allowed = set(sys.stdlib_module_names) | {"frictionaudit"}
    assert {module.split(".")[0] for module in imported(path)} <= allowed
    assert {module for module in imported(path) if module.startswith("frictionaudit")} <= {"frictionaudit.api"}


@pytest.mark.parametrize("path", REPORT_FILES, ids=lambda path: path.stem)
def test_reports_import_the_public_interface_and_drawing_libraries_alone(path: Path) -> None:
    assert {module.split(".")[0] for module in imported(path)} <= set(sys.stdlib_module_names) | REPORT_LIBRARIES
    mine = {module for module in imported(path) if module.startswith("frictionaudit")}
    assert all(module == "frictionaudit.api" or module.startswith("frictionaudit.reports") for module in mine)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_check_names_its_sources_its_owner_and_a_family_with_a_weight(check: Check) -> None:
    assert check.sources
    assert check.owner
    assert 1 <= check.weight <= 10
    assert check.family in model()["family_weights"]
    assert check.needs or check.uses


def test_every_package_is_listed_for_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = set(settings["tool"]["setuptools"]["packages"])
    folders = {
        path.parent for top in ("frictionaudit", "checks", "reports") for path in (ROOT / top).rglob("__init__.py")
    }
    names = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert listed == {name if name.startswith("frictionaudit") else f"frictionaudit.{name}" for name in names}


def test_the_published_schema_and_catalogue_are_fresh() -> None:
    assert (ROOT / "docs" / "result.schema.json").read_bytes() == pipeline.schema_bytes(), "run: make docs"
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == catalogue.document(CHECKS), "run: make docs"


def test_the_example_audit_is_the_one_that_init_writes() -> None:
    assert (ROOT / "audit.example.toml").read_text(encoding="utf-8") == AUDIT_TOML


def test_the_result_schema_names_its_version() -> None:
    assert "schema_version" in AuditResult.model_json_schema()["properties"]

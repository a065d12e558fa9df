"""docs/demands.md: every demand once, and no check that does not exist."""

import re
from pathlib import Path

from frictionaudit import plugins
from frictionaudit.config import InputsTable
from frictionaudit.inputs import quiz

DEMANDS = Path(__file__).parents[2] / "docs" / "demands.md"
SETTINGS = {"device_mix", "aspirational", "[owners]"}


def rows() -> list[list[str]]:
    """The cells of the table's rows."""
    lines = DEMANDS.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| S\d-", line)]


def test_all_81_demands_stand_there_once() -> None:
    ids = [row[0] for row in rows()]
    assert len(ids) == len(set(ids)) == 81
    assert all(len(row) == 4 and all(row) for row in rows())


def test_every_check_and_key_that_is_named_exists() -> None:
    named = {name for row in rows() for name in re.findall(r"`([^`]+)`", row[3])}
    keys = {f"said.{key}" for key in quiz.said_keys()} | {f"kpi.{key}" for key in quiz.kpi_keys()}
    files = {f"inputs.{key}" for key in InputsTable.model_fields}
    assert named - SETTINGS <= {check.id for check in plugins.checks()} | keys | files
    assert keys & named


def test_what_only_the_shop_can_know_is_not_claimed_to_be_seen() -> None:
    unknowable = [row for row in rows() if row[2] in ("user data", "self-assessment")]
    assert all(re.search(r"not yet|`(said|kpi|inputs)\.|owner|report|score|fix", row[3]) for row in unknowable)

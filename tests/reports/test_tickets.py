"""Tickets: the columns that importers read, one a finding, and no cell that a spreadsheet takes for a formula."""

import csv
import io

import pytest

from frictionaudit.result import AuditResult
from tests.reports.pack import audit, bare, rendered

FORMATS = ("jira", "linear", "github")


def rows(name: str, result: AuditResult | None = None) -> list[list[str]]:
    return list(csv.reader(io.StringIO(rendered(name, result).decode(), newline=""), strict=True))


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("jira", ["Summary", "Issue Type", "Priority", "Description", "Labels", "Labels", "Labels"]),
        ("linear", ["Title", "Description", "Status", "Estimate", "Priority", "Assignee", "Labels"]),
        ("github", ["title", "body", "labels"]),
    ],
)
def test_there_is_one_ticket_a_finding_in_the_importers_columns(name: str, header: list[str]) -> None:
    found = rows(name)
    assert found[0] == header
    assert len(found) == 1 + len(audit()[0].roadmap)
    assert {len(row) for row in found} == {len(header)}
    assert rows(name, bare()) == [header]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|calc", "＝1", "%1"])
def test_no_cell_begins_a_formula(name: str, start: str) -> None:
    result = audit()[0]
    infos = tuple(info.model_copy(update={"summary": f"{start} evil"}) for info in result.checks)
    hostile = result.model_copy(update={"checks": infos, "subject": result.subject})
    for row in rows(name, hostile)[1:]:
        assert not row[0].startswith(tuple("=+-@\t\r|%＝"))
        assert "evil" in row[0]


@pytest.mark.parametrize("name", FORMATS)
def test_ordinary_cells_are_left_as_they_are(name: str) -> None:
    assert not any(cell.startswith("'") for row in rows(name) for cell in row)


def test_what_can_end_a_purchase_is_urgent_and_the_rest_follows_its_priority() -> None:
    by_title = {one.check: row for one, row in zip(audit()[0].roadmap, rows("jira")[1:], strict=True)}
    assert by_title["guest-checkout"][2] == "Highest"
    levels = [row[2] for one, row in zip(audit()[0].roadmap, rows("jira")[1:], strict=True) if one.stopper_factor == 1]
    assert levels == sorted(levels, key=["Highest", "High", "Medium", "Low"].index)
    assert {row[4] for row in rows("linear")[1:]} <= {"Urgent", "High", "Medium", "Low"}


def test_labels_are_such_as_each_importer_takes() -> None:
    assert all(" " not in label for row in rows("jira")[1:] for label in row[4:])
    assert all(part[0].isupper() for row in rows("linear")[1:] for part in row[6].split(", "))


def test_text_of_a_shop_is_no_markup_anywhere() -> None:
    for name in ("linear", "github"):
        assert not any("<script>" in cell for row in rows(name) for cell in row)
    bodies = [row[3] for row in rows("jira")[1:]]
    assert not any("!http" in body or "[~" in body for body in bodies)
    assert any("<script>" in body for body in bodies)  # Jira shows angle brackets as they are


def test_a_ticket_says_what_was_found_why_how_when_done_and_the_sum() -> None:
    body = rows("github")[1][1]
    for words in ("Found on ", "Why it matters: ", "How to fix it: ", "Done when the shopper can say: ", "Priority: "):
        assert words in body

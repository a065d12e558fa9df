"""Two runs side by side: what differs is called, what is level or untold is said, and what cannot be compared is refused."""

import json
from pathlib import Path

import pytest

from frictionaudit.check import unclear
from frictionaudit.errors import Exit
from frictionaudit.history import versus
from frictionaudit.history.versus import Versus
from frictionaudit.result import AuditResult
from tests.history.runs import STOPPED, blocked, on_disk, result, site
from tests.program import Program
from tests.scorecards import HOSTILE

OURS = result(0, site("Acme", {"guest-checkout": STOPPED}))


def theirs(**more: str) -> AuditResult:
    return result(1, site("Rival", {"tap-targets": unclear("not seen")}, own=True), **more)


def standings(told: Versus) -> dict[str, str]:
    return {row.check: row.standing for row in told.rows}


def test_two_brands_are_compared_on_what_both_settled() -> None:
    told = versus.versus(OURS, theirs())
    assert standings(told) == {
        "guest-checkout": "second smoother",
        "checkout-field-count": "level",
        "returns-window": "level",
        "tap-targets": "unknown",
    }
    assert told.gap is not None
    assert (told.gap.checks, told.gap.standing) == (3, "behind")


def test_the_other_way_round_everything_is_turned() -> None:
    there, back = versus.versus(OURS, theirs()), versus.versus(theirs(), OURS)
    assert there.gap is not None
    assert back.gap is not None
    assert there.gap.points == -(back.gap.points or 0)
    assert standings(back)["guest-checkout"] == "first smoother"


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (OURS, theirs(epoch="e2"), "other checks judged it"),
        (OURS, theirs(market="DE"), "the shopper lived in GB, now in DE"),
        (OURS, result(1, blocked("Rival")), "Rival was not audited: the shop blocked the visit"),
        (result(0, blocked("Acme")), theirs(), "Acme was not audited"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_the_reason(first: AuditResult, second: AuditResult, why: str) -> None:
    told = versus.versus(first, second)
    assert why in told.why_not
    assert (told.gap, told.rows) == (None, ())
    assert why in "\n".join(versus.lines(told))


def test_one_brand_is_known_by_name_or_host() -> None:
    moved = result(1, site("Acme", url="https://new.test/"))
    renamed = result(1, site("Acme 2", url="https://acme.test/", own=True))
    assert versus.one_brand(OURS, moved)
    assert versus.one_brand(OURS, renamed)
    assert not versus.one_brand(OURS, theirs())


def test_one_brand_is_told_from_the_older_to_the_newer_whichever_is_named_first() -> None:
    later = result(3)
    assert versus.then_and_now(OURS, later) == versus.then_and_now(later, OURS)
    assert [change.kind for change in versus.then_and_now(OURS, later).changes] == ["fixed"]


def test_text_of_a_shop_is_no_markup() -> None:
    told = versus.versus(OURS, theirs())
    evil = told.model_copy(update={"second": told.second.model_copy(update={"name": HOSTILE[6] + "|@all"})})
    text = "\n".join(versus.markdown(evil))
    assert "<h1>" not in text
    assert "@all" not in text


def test_the_command_says_it_as_text_markdown_and_json(tmp_path: Path, program: Program) -> None:
    first, second = on_disk(tmp_path, OURS).path, on_disk(tmp_path, theirs()).path
    answer = program("compare", first, second)
    assert answer.code == Exit.OK
    assert "points behind Rival on the 3 checks settled on both" in answer.text
    assert "Rival smoother (facts): guest-checkout" in answer.text
    assert program("compare", first, second, "--format", "markdown").out.startswith("# Acme and Rival")
    assert json.loads(program("compare", first, second, "--format", "json").out)["gap"]["rival"] == "Rival"
    later = on_disk(tmp_path, result(3)).path
    assert "Fixed: Acme: guest-checkout" in program("compare", first, later).text


def test_what_is_no_run_is_a_sentence(tmp_path: Path, program: Program) -> None:
    answer = program("compare", on_disk(tmp_path, OURS).path, "nowhere")
    assert answer.code == Exit.USAGE
    assert "nowhere is not a run" in answer.text

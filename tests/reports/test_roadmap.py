"""The roadmap in Markdown: sums that add up on the page, owners first, hostile text harmless, nothing claimed unseen."""

import re

from tests.reports.pack import audit, bare, rendered
from tests.scorecards import HOSTILE

TEXT = rendered("roadmap").decode()


def product(line: str) -> tuple[float, float]:
    """What a line of sums multiplies to, and what it says."""
    left, _, right = line.rpartition("=")
    value = 1.0
    for sign, number in re.findall(r"([×÷]|^)[^×÷\d]*?([\d.,]+)(?= |$)", left.strip().lstrip("- ")):
        value = value / float(number) if sign == "÷" else value * float(number)
    return value, float(re.findall(r"[\d.]+", right)[-1])


def test_every_sum_on_the_page_can_be_redone() -> None:
    sums = [line for line in TEXT.splitlines() if "÷" in line or "= impact" in line]
    assert len(sums) == 2 * len(audit()[0].roadmap)
    for line in sums:
        value, said = product(line)
        assert abs(value - said) <= 0.0051, line


def test_what_nobody_owns_comes_before_everything_else() -> None:
    assert TEXT.index("have no owner") < TEXT.index("## In this order")
    assert "nobody yet (usually Payments team)" in TEXT
    assert "Name one person or team" in TEXT


def test_the_mix_of_the_work_is_held_against_the_80_20_rule() -> None:
    assert re.search(r"100% of the effort of the first \d+ actions goes into basics", TEXT)


def test_seen_and_heard_funnel_and_card_are_there_with_their_assumptions() -> None:
    for words in ("look by hand", "Where orders are lost", "Orders at risk", "whatever the cause", "You say yes"):
        assert words in TEXT


def test_without_anything_brought_or_found_nothing_is_made_up() -> None:
    text = rendered("roadmap", bare()).decode()
    assert "The walk found nothing to fix." in text
    for words in ("Seen and heard", "Where orders are lost", "Report card", "your figures", "GBP"):
        assert words not in text


def test_a_result_from_before_the_parts_were_kept_shows_no_false_sum() -> None:
    old = tuple(one.model_copy(update={"weight": 0, "friction": 0}) for one in audit()[0].roadmap)
    text = rendered("roadmap", audit()[0].model_copy(update={"roadmap": old})).decode()
    assert "weight 0" not in text
    assert "÷ effort" in text


def test_hostile_text_is_text() -> None:
    assert "<script" not in TEXT
    assert HOSTILE[2] not in TEXT
    assert "\u202e" not in TEXT
    assert "@all" not in TEXT
    rows = [line.replace("\\\\|", "") for line in TEXT.splitlines() if line.startswith("|")]
    assert {line.count("|") for line in rows} <= {5, 6, 8}

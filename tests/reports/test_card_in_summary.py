"""The report card in the Markdown summary: seen and said apart, disagreement in bold; nothing without a card."""

from tests.reports.pack import bare, rendered


def test_seen_and_said_stand_apart_and_a_disagreement_is_bold() -> None:
    text = rendered("markdown").decode()
    row = next(line for line in text.splitlines() if line.startswith("| Is it easy to shop the site?"))
    assert row.count("|") == 5
    assert row.endswith("| yes | **You say yes, the site says no.** |")
    assert "Net Promoter Score: 24" in text


def test_without_a_card_there_is_no_section() -> None:
    assert "Report card" not in rendered("markdown", bare()).decode()

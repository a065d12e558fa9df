"""returns-plain: where the facts stand, how long the page is, how hard it reads."""

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from frictionaudit.reading.plain_words import prose
from tests.evidence import box, journey, judged, line, page

FACTS = ("Send anything back within 30 days of delivery.", "Returns are free with our prepaid label.")
MORE = "We like our boots and we hope that you do too. "


def outcome(*texts: str, y: float = 100) -> Outcome:
    head = line("Returns policy", heading=1)
    facts = tuple(line(text, index=n, at=box(y=y + 30 * n)) for n, text in enumerate(FACTS, 1))
    rest = tuple(line(text, index=n, heading=2 if len(text) < 30 else 0) for n, text in enumerate(texts, 3))
    return judged("returns-plain", journey({Stage.RETURNS: page(lines=(head, *facts, *rest))}))


def test_short_and_on_top_passes() -> None:
    assert outcome().verdict is Verdict.PASS


def test_facts_on_the_second_screen_warn_and_further_down_fail() -> None:
    assert outcome(y=900).verdict is Verdict.WARN
    assert outcome(y=2000).verdict is Verdict.FAIL


def test_many_words_warn_and_a_contract_fails() -> None:
    assert outcome("Returns " + MORE * 90).verdict is Verdict.WARN
    assert outcome("Returns " + MORE * 160).verdict is Verdict.FAIL


def test_hard_words_warn() -> None:
    hard = "Returning merchandise necessitates contacting representatives regarding authorisation procedures " * 8
    assert "hard to read" in outcome(hard).reason


def test_the_text_that_the_law_prescribes_is_left_out() -> None:
    assert outcome("Model withdrawal form", "Returns " + MORE * 160).verdict is Verdict.PASS


def test_a_page_without_the_facts_is_unclear() -> None:
    pages = {Stage.RETURNS: page(texts=("Sign in", "Enter your order number"))}
    assert judged("returns-plain", journey(pages)).verdict is Verdict.UNCLEAR


def test_lix_counts_words_a_sentence_and_long_words() -> None:
    told = prose(("The boots are warm. Waterproof leather lasts.",))
    assert (told.words, told.lix) == (7, round(7 / 2 + 100 * 2 / 7, 1))

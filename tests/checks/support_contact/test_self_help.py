"""self-help: the five questions, and a person at the end."""

from typing import Any

import pytest

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Problem, ProblemCode, Region, Stage
from tests.evidence import control, journey, judged, page

QUESTIONS = (
    "How long does delivery take?",
    "How do I return something?",
    "How can I pay?",
    "Can I cancel my order?",
    "Which size do I need?",
)
CONTACT = control("Contact us", href="https://shop.test/contact", region=Region.FOOTER)


def outcome(*questions: str, controls: tuple[Any, ...] = (CONTACT,), lang: str = "en") -> Outcome:
    pages = {Stage.HOME: page(), Stage.HELP: page(texts=questions, controls=controls, lang=lang)}
    return judged("self-help", journey(pages))


def test_four_topics_and_a_person_pass() -> None:
    assert outcome(*QUESTIONS[:4]).verdict is Verdict.PASS


def test_names_of_folded_parts_and_links_count() -> None:
    folded = tuple(control(text, index=n, expanded=False) for n, text in enumerate(QUESTIONS, 1))
    assert outcome("Help", controls=(CONTACT, *folded)).verdict is Verdict.PASS


def test_no_person_at_the_end_warns() -> None:
    assert outcome(*QUESTIONS, controls=()).verdict is Verdict.WARN


def test_fewer_topics_warn_by_their_number() -> None:
    three, two = outcome(*QUESTIONS[:3]), outcome(*QUESTIONS[:2])
    assert (three.verdict, two.verdict) == (Verdict.WARN, Verdict.WARN)
    assert (three.friction or 0) < (two.friction or 0)


def test_hardly_any_answer_fails() -> None:
    assert outcome(QUESTIONS[0]).verdict is Verdict.FAIL


def test_links_of_the_footer_are_no_answers() -> None:
    names = ("Delivery", "Returns", "Payment methods", "Size guide")
    links = tuple(control(name, index=n, region=Region.FOOTER) for n, name in enumerate(names, 1))
    assert outcome(controls=(CONTACT, *links)).verdict is Verdict.FAIL


@pytest.mark.parametrize(
    ("lang", "questions"),
    [
        (
            "de",
            (
                "Wie lange dauert die Lieferung?",
                "Wie kann ich zahlen?",
                "Kann ich meine Bestellung stornieren?",
                "Wie funktioniert die Rückgabe?",
            ),
        ),
        (
            "fr",
            (
                "Quels sont les délais de livraison ?",
                "Comment payer ?",
                "Puis-je annuler ma commande ?",
                "Comment faire un retour ?",
            ),
        ),
    ],
)
def test_other_languages_are_read(lang: str, questions: tuple[str, ...]) -> None:
    assert outcome(*questions, lang=lang).verdict is Verdict.PASS


def test_a_shop_that_links_no_help_fails_and_one_that_blocked_it_is_unclear() -> None:
    for code, verdict in ((ProblemCode.LOST, Verdict.FAIL), (ProblemCode.BLOCKED, Verdict.UNCLEAR)):
        assert judged("self-help", journey({Stage.HOME: page(), Stage.HELP: code})).verdict is verdict


def test_a_walk_that_ended_before_it_looked_for_help_says_nothing() -> None:
    lost = Problem(code=ProblemCode.LOST, message="no product page was found")
    outcome = judged("self-help", journey({Stage.HOME: page()}, ending=lost))
    assert outcome.verdict is Verdict.UNCLEAR

"""withdrawal-button: a control, a form to post, or nothing that anybody can see."""

from datetime import UTC, datetime
from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from tests.evidence import control, journey, judged, page, trip

AFTER = datetime(2026, 7, 1, tzinfo=UTC)


def outcome(market: str = "DE", started: datetime = AFTER, **returns: Any) -> Outcome:
    pages = {Stage.HOME: page(lang="de"), Stage.RETURNS: page(lang="de", **returns)}
    return judged("withdrawal-button", journey(pages, trip=trip(market=market), started=started))


def test_a_control_by_that_name_passes() -> None:
    assert outcome(controls=(control("Vertrag widerrufen", href="/widerruf"),)).verdict is Verdict.PASS


def test_only_a_form_to_post_warns_without_certainty() -> None:
    seen = outcome(texts=("Muster-Widerrufsformular: füllen Sie es aus und senden Sie es zurück.",))
    assert (seen.verdict, seen.confidence) == (Verdict.WARN, 0.4)


def test_the_rules_themselves_are_no_control() -> None:
    assert outcome(controls=(control("Widerrufsrecht", href="/agb"),)).verdict is Verdict.UNCLEAR


def test_nothing_found_is_no_fault_it_may_stand_behind_an_order() -> None:
    assert outcome().verdict is Verdict.UNCLEAR


def test_other_markets_and_earlier_visits_are_not_asked() -> None:
    assert outcome(market="GB").verdict is Verdict.NOT_APPLICABLE
    assert outcome(started=datetime(2026, 6, 1, tzinfo=UTC)).verdict is Verdict.NOT_APPLICABLE

"""reviews-answered: answers, low ratings, age."""

from typing import Any

from frictionaudit.check import Outcome, Verdict
from frictionaudit.evidence import Stage
from tests.evidence import journey, judged, page

ANSWER = "Response from Acme: sorry to hear that, we have sent you a new pair."


def product(count: int, *ratings: int, day: str = "2025-12-20") -> dict[str, Any]:
    """A product as structured data, with this many reviews and some of them singly; the visit is on 5 January 2026."""
    single = [
        {"@type": "Review", "datePublished": day, "reviewRating": {"@type": "Rating", "ratingValue": str(rating)}}
        for rating in ratings
    ]
    total = {"@type": "AggregateRating", "reviewCount": count, "ratingValue": "4.4"}
    return {"@type": "Product", "aggregateRating": total, "review": single}


def outcome(*texts: str, data: dict[str, Any] | None = None) -> Outcome:
    shown = page(texts=texts or ("Boots",), structured_data=(data,) if data else ())
    return judged("reviews-answered", journey({Stage.PRODUCT: shown}))


def test_answers_pass() -> None:
    assert outcome("Reviews", ANSWER, data=product(60, 5, 2)).verdict is Verdict.PASS


def test_low_reviews_without_an_answer_warn() -> None:
    assert outcome("Reviews", data=product(60, 5, 2)).verdict is Verdict.WARN


def test_no_low_review_among_those_shown_proves_nothing() -> None:
    assert outcome("Reviews", data=product(60, 5, 5)).verdict is Verdict.UNCLEAR


def test_old_reviews_warn_and_very_old_ones_fail() -> None:
    assert outcome("Reviews", ANSWER, data=product(60, 5, day="2025-07-01")).verdict is Verdict.WARN
    assert outcome("Reviews", ANSWER, data=product(60, 5, day="2024-07-01")).verdict is Verdict.FAIL


def test_few_reviews_are_too_few() -> None:
    assert outcome("Reviews", data=product(4, 5, 2)).verdict is Verdict.UNCLEAR


def test_without_reviews_the_question_does_not_arise() -> None:
    assert outcome("Boots").verdict is Verdict.NOT_APPLICABLE
